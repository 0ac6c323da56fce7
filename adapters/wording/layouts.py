"""What a post looks like on each kind of channel: data only.

A layout is a row of paragraphs, a paragraph a row of slots. A slot that stays empty takes its punctuation with it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Slot:
    """The place of one fact."""

    fact: str
    before: str = ""
    """Stands between this fact and what precedes it in the same paragraph."""
    labelled: bool = False
    """"Salaris: € 3.200 per maand" instead of the pay alone."""
    capital: bool = False
    """Begins with a capital where it begins a paragraph: "Fulltime · vast contract"."""


@dataclass(frozen=True)
class Layout:
    """How one kind of channel likes its posts."""

    paragraphs: tuple[tuple[Slot, ...], ...]
    gap: str
    """Stands between two paragraphs."""
    tags: int = 0
    """How many hashtags at most."""
    tags_town: bool = False
    """A town of one word becomes a hashtag where it stands: "#Utrecht"."""
    tags_role: bool = False
    """A role of two or three words gets a hashtag of its own: "#DataEngineer"."""
    hook: tuple[int, int] = (0, 0)
    """How many sentences from the summary at most, and how many characters together."""
    whole_addresses: bool = False
    """Some servers of this kind count an address as it is written: a post must fit there as well."""

    def has(self, fact: str) -> bool:
        """Whether posts of this layout have room for this fact."""
        return any(slot.fact == fact for paragraph in self.paragraphs for slot in paragraph)

    def labels(self, fact: str) -> bool:
        """Whether this fact stands behind a label: "Salaris: …"."""
        return any(slot.labelled for paragraph in self.paragraphs for slot in paragraph if slot.fact == fact)

    def gives_a_line_to(self, fact: str) -> bool:
        """Whether this fact has a line of its own."""
        return any(slot.before == "\n" for paragraph in self.paragraphs for slot in paragraph if slot.fact == fact)


_HEAD = (Slot("role"), Slot("organisation"), Slot("place", ", "))
_FACTS = (
    Slot("place", labelled=True),
    Slot("salary", "\n", labelled=True),
    Slot("hours", "\n", labelled=True),
    Slot("contract", "\n", labelled=True),
    Slot("closes", "\n"),
)
_TERMS = tuple(Slot(fact, " · ", capital=True) for fact in ("salary", "hours", "contract", "closes"))

X = Layout(
    paragraphs=(_HEAD, _TERMS, (Slot("hook"),), (Slot("call"), Slot("link", " "), Slot("tags", "\n"))),
    gap="\n",
    tags=2,
    tags_town=True,
    hook=(1, 110),
)
"""A headline, a line of figures, a line that says what the work is; the link and the hashtags close it."""

LINKEDIN = Layout(
    paragraphs=(
        (Slot("role"), Slot("organisation")),
        (Slot("hook"),),
        _FACTS,
        (Slot("openness"),),
        (Slot("call"), Slot("link", "\n")),
        (Slot("video"),),
        (Slot("tags"),),
    ),
    gap="\n\n",
    tags=3,
    tags_role=True,
    hook=(3, 420),
)
"""Above the fold the role and what the work is; then the facts, one a line; then what to do."""

GROUP = Layout(
    paragraphs=(
        (Slot("ask"),),
        (Slot("role"), Slot("organisation"), Slot("place", ", ")),
        (Slot("hook"),),
        (
            Slot("salary", labelled=True),
            Slot("hours", "\n", labelled=True),
            Slot("contract", "\n", labelled=True),
            Slot("closes", "\n"),
        ),
        (Slot("openness"),),
        (Slot("call"), Slot("link", "\n")),
    ),
    gap="\n\n",
    hook=(2, 320),
)
"""A group is a conversation: it begins with a question to its members, and has no hashtags."""

MASTODON = Layout(
    paragraphs=(
        _HEAD,
        (Slot("hook"),),
        _TERMS,
        (Slot("openness"),),
        (Slot("call"), Slot("link", "\n")),
        (Slot("tags"),),
    ),
    gap="\n\n",
    tags=3,
    tags_town=True,
    tags_role=True,
    hook=(2, 260),
    whole_addresses=True,
)
"""Room for two sentences; the hashtags matter, for there is no other search."""

BLUESKY = Layout(
    paragraphs=(_HEAD, (Slot("hook"),), _TERMS, (Slot("call"), Slot("link", " "), Slot("tags", "\n"))),
    gap="\n\n",
    tags=2,
    hook=(1, 160),
)
"""Like X with more room; addresses count in full."""

NOTEBOOK = LINKEDIN
"""A file to try things out with: all there is to say."""

_SAID = (Slot("opener"), Slot("role", " "), Slot("organisation"), Slot("place", ", "))

MESSAGE = Layout(paragraphs=(_SAID, _TERMS, (Slot("closer"),)), gap="\n\n")
"""What one person writes to others: who is looked for, what it offers, and a question. No hashtags."""

LINE = Layout(paragraphs=((*_SAID, Slot("salary", " · ")),), gap="")
"""The same in one line, for a title."""
