"""What an adapter is: how to speak to one kind of channel.

Adapters know no database, queue, clock or web framework. They are given an `Opening`, a `Wire` and their settings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import ClassVar, Self

from adapters.channel_answers import Hearing
from adapters.errors import Unauthorised
from adapters.http import NO_SIGN, Wire, has_no_signs
from adapters.translatable import Said
from adapters.typed_settings import visible
from adapters.types import Audience, Connect, Opening, Post, Receipt
from adapters.wording import Layout, compose


class Adapter(Hearing):
    """How to speak to one kind of channel. The docstring of a subclass is the help on its *connect* page.

    This is what every channel has, and no more. What one can do besides it says by a class of `adapters.abilities`
    that it derives from.
    """

    kind: ClassVar[str]
    limit: int
    """The longest post, in the units of `length`; an instance may know better than its class."""
    layout: ClassVar[Layout]
    """Which facts, in what order, with what around them: see `adapters.wording`."""
    repeatable: ClassVar[bool] = False
    """The channel itself drops a second post with the same key."""
    shows_card: ClassVar[bool] = True
    """A picture of the page that the link leads to, with title and summary, stands under the words."""
    audience: ClassVar[Audience] = Audience.OPEN
    connect: ClassVar[Connect | None] = None
    """How it is connected by one press; None where its settings are all there is."""
    token_days: ClassVar[int] = 0
    """How many days a token lasts that only a person can renew; 0 when it does not end by itself."""

    def __init__(
        self,
        settings: Mapping[str, str],
        wire: Wire,
        keep: Callable[[Mapping[str, str]], None] = lambda changed: None,
        alone: Callable[[], AbstractContextManager[Mapping[str, str]]] = lambda: nullcontext({}),
    ) -> None:
        """`keep` stores settings that the channel gave us (tokens, limits); it has committed them when it returns.

        `alone` lets one worker at a time renew them, and gives the settings as they are stored then.
        """
        for needed in self.settings:
            if needed.required and not visible(settings.get(needed.name) or ""):
                raise Unauthorised(self.says("{label}: fill in “{setting}”.", setting=Said(needed.label)))
        self.given = dict(settings)
        self.wire = wire
        self._keep = keep
        self._alone = alone

    @classmethod
    def unconnected(cls) -> Self:
        """One that composes and counts but knows nobody: for the command line, and before there is an account."""
        return cls({setting.name: setting.default or "-" for setting in cls.settings}, Wire(cls.label))

    def keep(self, **changed: str) -> None:
        """Use settings the channel gave us in place of the old, once they are safely stored."""
        self._keep(changed)
        self.given.update(changed)

    def compose(self, opening: Opening) -> Post:
        """The words for this channel. Pure: the same opening gives the same post, and no network is touched."""
        return compose(opening, self.layout, self.limit, self.length)

    def length(self, text: str) -> int:
        """The length of `text` as this channel counts it."""
        return len(text)

    def problems(self, post: Post) -> list[str]:
        """Why this post cannot be sent, as sentences that say what to do; empty when it can."""
        found: list[str] = []
        if not post.text.strip():
            found.append(Said("Write something: the post is empty."))
        elif post.link not in post.text:
            found.append(Said("Put the tracked link back, so that applications are counted: {link}", link=post.link))
        if any(map(has_no_signs, (post.text, post.title, post.summary))):
            found.append(self.says(NO_SIGN))
        over = self.length(post.text) - self.limit
        if over > 0:
            found.append(
                self.says("1 character too many. {label} takes at most {limit}.", limit=self.limit)
                if over == 1
                else self.says(
                    "{over} characters too many. {label} takes at most {limit}.", over=over, limit=self.limit
                )
            )
        return found

    def place(self) -> str:
        """Where the account can be seen, or where a person goes to post by hand; empty when nobody knows."""
        return ""

    def verify(self) -> str:
        """Who we are there, in words for the recruiter, once it is certain that we may post."""
        raise NotImplementedError

    def publish(self, post: Post) -> Receipt:
        """Put the post out with one request, or raise one of the errors of `adapters.errors`."""
        raise NotImplementedError


def shorter(adapter: Adapter, opening: Opening, text: str) -> Post | None:
    """Words that are a good deal shorter than `text`, which the channel found too long; None when there are none.
    How it counts nobody knows then, so they are as much shorter as it takes to be worth another try."""
    length = adapter.length(text)
    post = compose(opening, adapter.layout, min(adapter.limit, length) * 4 // 5, adapter.length)
    return post if adapter.length(post.text) < length else None
