"""What a post looks like on each kind of channel: data only.

A layout is a row of paragraphs, a paragraph a row of slots. A slot that stays empty takes its punctuation with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Slot:
    """The place of one fact."""

    fact: str
    before: str = ""
    """Stands between this fact and what precedes it in the same paragraph."""
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
    hook: int = 0
    """Characters of the sentence that says what the work is."""
    points: int = 0
    """How many points of a list of tasks are shown besides."""
    asks: bool = False
    """The role and the town are named in a question."""
    turns: tuple[tuple[tuple[Slot, ...], ...], ...] = ()
    """Other orders of the paragraphs: a vacancy always has the same one, and its neighbours have others."""
    whole_addresses: bool = False
    """Some servers of this kind count an address as it is written: a post must fit there as well."""

    def turned(self, which: int, has_pay: bool) -> Layout:
        """The same layout in the order that a vacancy with this number gets. Terms without pay never come first."""
        orders = [order for order in (self.paragraphs, *self.turns) if has_pay or order[0] != _TERMS]
        return replace(self, paragraphs=orders[which % len(orders)], turns=())

    def has(self, fact: str) -> bool:
        """Whether posts of this layout have room for this fact."""
        return any(slot.fact == fact for paragraph in self.paragraphs for slot in paragraph)


_HEAD = (Slot("role"), Slot("organisation"), Slot("place", ", "))
_HOOK = (Slot("hook"),)
_TERMS = tuple(Slot(fact, " · ", capital=True) for fact in ("salary", "hours", "contract"))
_EMPLOYER_AND_TERMS = (Slot("organisation", capital=True), *(Slot(slot.fact, " · ", capital=True) for slot in _TERMS))
_LAST = (Slot("call"), Slot("link", " "), Slot("tags", "\n"))
_CALL = (Slot("call"), Slot("link", "\n"))

X = Layout(
    paragraphs=(_HEAD, _TERMS, _HOOK, _LAST),
    turns=((_HOOK, _HEAD, _TERMS, _LAST), (_HEAD, _HOOK, _TERMS, _LAST), (_TERMS, _HEAD, _HOOK, _LAST)),
    gap="\n",
    tags=2,
    tags_town=True,
    hook=110,
)
"""A headline, a line of figures, a line that says what the work is; the link and the hashtags close it."""

_LINKEDIN = ((Slot("points"),), _TERMS, (Slot("openness"),), _CALL, (Slot("video"),), (Slot("tags"),))
LINKEDIN = Layout(
    paragraphs=(_HOOK, _HEAD, *_LINKEDIN),
    turns=((_HEAD, _HOOK, *_LINKEDIN),),
    gap="\n\n",
    tags=3,
    tags_role=True,
    hook=170,
    points=3,
)
"""Above the fold what the work is, the role and the town; then more of it, the terms in a line, and what to do."""

GROUP = Layout(
    paragraphs=((Slot("role"),), _HOOK, (Slot("points"),), _EMPLOYER_AND_TERMS, (Slot("openness"),), _CALL),
    gap="\n\n",
    hook=170,
    points=2,
    asks=True,
)
"""A group is a conversation: it begins with a question to its members, and has no hashtags."""

MASTODON = Layout(
    paragraphs=(_HEAD, _HOOK, _TERMS, (Slot("openness"),), _CALL, (Slot("tags"),)),
    turns=((_HOOK, _HEAD, _TERMS, (Slot("openness"),), _CALL, (Slot("tags"),)),),
    gap="\n\n",
    tags=3,
    tags_town=True,
    tags_role=True,
    hook=200,
    whole_addresses=True,
)
"""Room for a long sentence; the hashtags matter, for there is no other search."""

BLUESKY = Layout(
    paragraphs=((Slot("role"),), _HOOK, _EMPLOYER_AND_TERMS, _LAST),
    gap="\n\n",
    tags=1,
    hook=130,
    asks=True,
)
"""A line as in a conversation, and one hashtag; addresses count in full."""

NOTEBOOK = LINKEDIN
"""A file to try things out with: all there is to say."""

_SAID = (Slot("opener"), Slot("role", " "), Slot("organisation"), Slot("place", ", "))

MESSAGE = Layout(paragraphs=(_SAID, (*_TERMS, Slot("closes", " · ", capital=True)), (Slot("closer"),)), gap="\n\n")
"""What one person writes to others: who is looked for, what it offers, and a question. No hashtags."""

LINE = Layout(paragraphs=((*_SAID, Slot("salary", " · ")),), gap="")
"""The same in one line, for a title."""
