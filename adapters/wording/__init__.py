"""From an opening to the exact words of a post: facts, their wordings, and the choice that fits.

Nothing is ever cut at the limit: what does not fit is said shorter or left out, the least telling first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from adapters.counting import graphemes
from adapters.types import Opening, Post
from adapters.wording.facts import Facts, read_facts
from adapters.wording.knapsack import Choice, Wording, best_worth, choose
from adapters.wording.layouts import BLUESKY, GROUP, LINE, LINKEDIN, MASTODON, MESSAGE, NOTEBOOK, Layout, X
from adapters.wording.options import beginning, heads, number, options

__all__ = ["BLUESKY", "GROUP", "LINE", "LINKEDIN", "MASTODON", "MESSAGE", "NOTEBOOK", "Layout", "X", "best", "compose"]


def compose(opening: Opening, layout: Layout, limit: int, length: Callable[[str], int]) -> Post:
    """The post for an opening: at most `limit` as `length` counts, the link whole and once. Pure."""
    facts = read_facts(opening)
    layout = layout.turned(number(opening) // 7, facts.pay is not None)
    if layout.whole_addresses:
        length = _the_longer_of(length, graphemes)
    choice = best(facts, layout, limit, length)
    return Post(
        text=choice.text if "link" in choice.said or not opening.link else opening.link,
        link=opening.link,
        title=facts.headline,
        summary=facts.card,
        language=facts.language,
    )


def best(
    facts: Facts,
    layout: Layout,
    limit: int,
    length: Callable[[str], int],
    also: Mapping[str, Sequence[Wording]] | None = None,
) -> Choice:
    """The choice that is worth most over all ways to begin; `also` holds words that are no fact of the opening."""
    found = Choice("", -1, {})
    always = options(facts, layout) | dict(also or {})
    for head in heads(facts):
        offered = always | beginning(facts, layout, head)
        if best_worth(offered) <= found.worth:
            continue
        choice = choose(offered, layout, limit, length)
        if choice.worth > found.worth:
            found = choice
    return found


def _the_longer_of(one: Callable[[str], int], other: Callable[[str], int]) -> Callable[[str], int]:
    return lambda text: max(one(text), other(text))
