"""The lines of a vacancy in which its tasks stand: points of a list, and paragraphs, below a heading that says so."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from adapters.wording.plain_text import from_markdown, without_remarks
from adapters.wording.tasks.headings import ASKED, LEADS_IN, OTHER, TASKS

READ = 6_000
"""Characters of a text: what comes later is about terms and the employer."""
_LONGEST_HEADING = 70
_LONGEST_POINT = 220
"""Below a heading about tasks a line of its own is a point, with or without a sign before it."""
_POINT, _HEADING = "⁂", "⁑"
"""Signs for what begins a point and a heading, which no vacancy holds."""
_OURS = re.compile(f"[{_POINT}{_HEADING}]")
_ITEM = re.compile(r"^[ \t]*(?:(?:[-–—*+·>]|\d{1,2}[.)])[ \t]+|[•▪●○◦‣➢➤✓✔✅■→►][ \t]*)", re.M)
_STRONG = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+(?=\S)|(?=\*\*[^*\n]{3,70}\*\*:?[ \t]*$)|(?=[^\n]{3,70}\n[ \t]*[-=]{4,}[ \t]*$))", re.M
)
_RULE = re.compile(r"^[ \t]*[-=_*]{3,}[ \t]*$", re.M)
_LI = re.compile(r"<li\b[^<>]*>", re.I)
_H = re.compile(r"<h[1-6]\b[^<>]*>", re.I)
_BLOCK = re.compile(r"</?(?:p|br|li|ul|ol|div|h[1-6]|tr|td|table|section|article)\b[^<>]*>", re.I)
_HIDDEN = re.compile(r"<(script|style)\b.{0,5000}?</\1\s*>", re.I | re.S)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ENTITY = re.compile(r"&(?:#\w{1,8}|\w{2,8});")
_IN_A_ROW = re.compile(r"\s[•▪●◦➢➤✓■]\s|(?<=[.;])\s*[•▪●◦]\s?")
"""Points that were glued into one line."""
_ENDS = (".", "!", "?", ";", ",")


class About(Enum):
    """What stands below a heading."""

    TASKS = "tasks"
    UNKNOWN = "unknown"
    OTHER = "other"
    """Who the employer is, and how one applies."""
    ASKED = "asked"
    """What is asked or offered."""


@dataclass(frozen=True)
class Line:
    """One line of a text, clean; whether it is a point of a list, and what is told there."""

    text: str
    is_point: bool
    about: About


@lru_cache(maxsize=64)
def told(body: str) -> tuple[Line, ...]:
    """The lines of a text, in their order."""
    found: list[Line] = []
    about = About.UNKNOWN
    for raw in _whole(_marked(body)):
        is_point, is_heading = raw[:1] == _POINT, raw[:1] == _HEADING
        text = _OURS.sub(" ", raw).strip()
        if not text:
            continue
        if not is_point and (is_heading or _is_heading(text)):
            about = _about(text, about)
            continue
        if text[-1] == ":" and LEADS_IN.search(text) and not ASKED.search(text):
            about = About.TASKS
        for part in _IN_A_ROW.split(text):
            if part.strip():
                short = about == About.TASKS and len(part) <= _LONGEST_POINT and ". " not in part
                found.append(Line(part.strip(), is_point or short or part != text, about))
    return tuple(found)


def _is_heading(text: str) -> bool:
    """A short line that ends as no sentence does."""
    return (
        len(text) <= _LONGEST_HEADING
        and (text.endswith((":", "?")) or not text.endswith(_ENDS))
        and bool(TASKS.match(text) or OTHER.search(text))
    )


def _about(heading: str, before: About) -> About:
    """What stands below this heading; below one that says nothing stands the same as before."""
    if ASKED.search(heading):
        return About.ASKED
    if TASKS.match(heading):
        return About.TASKS
    return About.OTHER if OTHER.search(heading) else before


def _marked(body: str) -> str:
    """The text without tags and Markdown, with our sign before each point and each heading."""
    text = _OURS.sub(" ", without_remarks(body[:READ]))
    for _ in range(3):  # feeds escape twice
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    if "<" in text:
        text = _HIDDEN.sub(" ", text)
        text = _BLOCK.sub("\n", _LI.sub(f"\n{_POINT}", _H.sub(f"\n{_HEADING}", text)))
        text = _TAG.sub(" ", text)
    text = _STRONG.sub(_HEADING, _ITEM.sub(_POINT, text.replace("\r\n", "\n").replace("\r", "\n")))
    return from_markdown(_RULE.sub("", text))


def _whole(text: str) -> list[str]:
    """The lines, with those made whole that were broken only because the page was narrow."""
    whole: list[str] = []
    for line in text.split("\n"):
        if whole and line[:1].islower() and len(whole[-1]) >= 55 and whole[-1][-1] not in ".:;":
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole
