"""From an opening to the exact words of a post: facts, their wordings, and the choice that fits.

Nothing is ever cut at the limit: what does not fit is said shorter or left out, the least telling first.
"""

from __future__ import annotations

from collections.abc import Callable

from adapters import facts as reading
from adapters.base import Opening, Post
from adapters.choosing import Choice, best_worth, choose
from adapters.plain import says
from adapters.shapes import BLUESKY, GROUP, LINKEDIN, MASTODON, NOTEBOOK, Shape, X

__all__ = ["BLUESKY", "GROUP", "LINKEDIN", "MASTODON", "NOTEBOOK", "Shape", "X", "compose"]


def compose(opening: Opening, shape: Shape, limit: int, length: Callable[[str], int]) -> Post:
    """The post for an opening: at most `limit` as `length` counts, the link whole and once. The same in, the same out."""
    facts = reading.read(opening)
    choice = best(facts, shape, limit, length)
    return Post(
        text=choice.text or opening.link,
        link=opening.link,
        title=facts.headline,
        summary=card(facts),
        language=facts.language,
    )


def best(facts: reading.Facts, shape: Shape, limit: int, length: Callable[[str], int]) -> Choice:
    """The best choice over all ways to say the role: what it says already is not said again."""
    found = Choice("", -1, {})
    for head, role in reading.heads(facts):
        town_in_name = bool(facts.place and facts.organisation and says(facts.organisation[-1], facts.place[-1]))
        for with_organisation in (True, False) if town_in_name else (True,):
            options = reading.options(facts, shape, head, role, with_organisation)
            if best_worth(options) <= found.worth:
                continue
            choice = choose(options, shape, limit, length)
            if choice.worth > found.worth:
                found = choice
    return found


def card(facts: reading.Facts) -> str:
    """One line for a link card: where, how much, how long."""
    told = [facts.organisation, facts.place, facts.salary, facts.hours]
    return " · ".join(wordings[0] for wordings in told if wordings)
