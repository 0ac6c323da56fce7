"""What a house rule is, and what it says about a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from adapters.translatable import Said
from recruit.models.house_rules import RuleKind, Severity, Subject


@dataclass(frozen=True)
class Rule:
    """One rule of the office's own list."""

    kind: RuleKind
    words: str
    note: str = ""
    blocks: bool = True
    channel: int | None = None
    """The channel that it is about; None for every text."""
    key: str = ""
    """What an answer to its remarks refers to."""


@dataclass(frozen=True, eq=False)
class Rules:
    """All rules of the house; without any list, those that come with the program. Two are never the same, so that
    what was checked against one can be remembered for that one."""

    own: tuple[Rule, ...] = ()
    switches: Mapping[Subject, Severity] = field(default_factory=lambda: dict.fromkeys(Subject, Severity.WARN))
    version: str = ""


@dataclass(frozen=True)
class Remark:
    """What one rule says about one place in a text."""

    key: str
    """The rule and the words it is about: an answer counts for these."""
    found: str
    """The words as they stand in the text; for words that are missing, as they should."""
    said: Said
    blocks: bool
