"""What an adapter is: how to speak to one kind of channel.

Adapters know no database, queue, clock or web framework. They are given an `Opening`, a `Wire` and their settings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import Any, ClassVar, Self

from adapters.channel_answers import GONE, Hearing
from adapters.http import NO_SIGN, Wire, get, has_no_signs
from adapters.lengths import TOO_LONG, is_about_length
from adapters.timeline_pages import PAGES, Page
from adapters.translatable import Said
from adapters.typed_settings import visible
from adapters.types import (
    Audience,
    ChannelError,
    Closing,
    Editing,
    NotThere,
    Opening,
    Post,
    Reaction,
    Receipt,
    Rejected,
    Setting,
    TooLong,
    Unauthorised,
    Unavailable,
    Uncertain,
)
from adapters.wording import Layout, compose

__all__ = [
    "GONE",
    "PAGES",
    "TOO_LONG",
    "Adapter",
    "Audience",
    "ChannelError",
    "Closing",
    "Editing",
    "NotThere",
    "Opening",
    "Page",
    "Post",
    "Reaction",
    "Receipt",
    "Rejected",
    "Setting",
    "TooLong",
    "Unauthorised",
    "Unavailable",
    "Uncertain",
    "is_about_length",
]


class Adapter(Hearing):
    """How to speak to one kind of channel. The docstring of a subclass is the help on its *connect* page."""

    kind: ClassVar[str]
    limit: int
    """The longest post, in the units of `length`; an instance may know better than its class."""
    layout: ClassVar[Layout]
    """Which facts, in what order, with what around them: see `adapters.wording`."""
    repeatable: ClassVar[bool] = False
    """The channel itself drops a second post with the same key."""
    findable: ClassVar[bool] = False
    """`find` can tell whether a post is there."""
    assisted: ClassVar[bool] = False
    """A person does the posting: words to copy, a place to open, an address to paste back."""
    shows_card: ClassVar[bool] = True
    """A picture of the page that the link leads to, with title and summary, stands under the words."""
    closing: ClassVar[Closing] = Closing.NEVER
    closing_pause: ClassVar[float] = 2
    """Seconds between two posts taken down, so that closing many vacancies at once stays under the channel's limits."""
    editing: ClassVar[Editing] = Editing.NEVER
    editing_remark: ClassVar[str] = ""
    """What a recruiter should know before a post is changed here."""
    token_days: ClassVar[int] = 0
    """How many days a token lasts that only a person can renew; 0 when it does not end by itself."""
    audience: ClassVar[Audience] = Audience.OPEN

    def __init__(
        self,
        settings: Mapping[str, str],
        wire: Wire,
        keep: Callable[[Mapping[str, str]], None] = lambda changed: None,
        alone: Callable[[], AbstractContextManager[Mapping[str, str]]] = lambda: nullcontext({}),
    ) -> None:
        """`keep` stores settings that the channel renewed (tokens); it has committed them when it returns.

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

    def renew(self, **changed: str) -> None:
        """Use settings the channel gave us in place of the old, once they are safely stored."""
        self._keep(changed)
        self.given.update(changed)

    def renew_alone(self, name: str, renewal: Callable[[], None]) -> None:
        """Renew, unless another worker renewed the setting `name` meanwhile: a channel may forget the older token."""
        with self._alone() as stored:
            if stored.get(name, self.given.get(name)) != self.given.get(name):
                self.given.update(stored)
            else:
                renewal()

    def compose(self, opening: Opening) -> Post:
        """The words for this channel. Pure: the same opening gives the same post, and no network is touched."""
        return compose(opening, self.layout, self.limit, self.length)

    def shorter(self, opening: Opening, text: str) -> Post | None:
        """Words that are a good deal shorter than `text`, which the channel found too long; None when there are none.
        How it counts nobody knows then, so they are as much shorter as it takes to be worth another try."""
        length = self.length(text)
        post = compose(opening, self.layout, min(self.limit, length) * 4 // 5, self.length)
        return post if self.length(post.text) < length else None

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

    def verify(self) -> str:
        """Who we are there, in words for the recruiter."""
        raise NotImplementedError

    def place(self) -> str:
        """Where a person goes to post by hand, or where the account can be seen; empty when nobody knows."""
        return ""

    def prepare(self, post: Post) -> Post:
        """Do the steps that show nothing to anybody yet; the answer is stored before `publish`."""
        return post

    def publish(self, post: Post) -> Receipt:
        """Put the post out with one request, or raise one of the four errors."""
        raise NotImplementedError

    def find(self, post: Post, since: datetime) -> Receipt | None:
        """The receipt of a post that may be live, or None when it is not there. Raises when it could not look."""
        raise Uncertain(self.says("{label} cannot be searched."))

    def timeline(self, since: datetime, turn_to: Callable[[str], Page]) -> Iterator[Any]:
        """The account's posts back to `since`, newest first; `turn_to` asks for a page, and for the first with "".

        Raises `Unavailable` when it cannot get that far: then nothing can be said about what was not seen.
        """
        place, seen = "", set[str]()
        for _ in range(PAGES):
            page = turn_to(place)
            yield from page.posts
            if page.next is None or page.reaches_back(since):
                return
            ids = {get(post, "id") for post in page.posts}
            if ids and ids <= seen:  # the same page again
                break
            place, seen = page.next, seen | ids
        raise Unavailable(self.says("{label} has too many new posts to be sure. Look there yourself."))

    def edit(self, receipt: Receipt, post: Post) -> Receipt:
        """Put these words in the place of those that are out, or raise one of the four errors.

        Doing so twice is as good as once. `Uncertain`: the old or the new words are there.
        """
        raise Rejected(self.says("{label}: a post that is out cannot be changed from here."))

    def is_gone(self, receipt: Receipt) -> NotThere:
        """The error when the post to be changed or taken down is not there any more."""
        return NotThere(self.says("{label}: the post is no longer there. {address}", address=receipt.url))

    def close(self, receipt: Receipt, farewell: str) -> bool:
        """Take the post down, or change it to `farewell`: whether it was there. Doing so twice is as good as once.

        Where no clear answer comes it looks, and then says. Raises any of the errors but `Uncertain`.
        """
        try:
            self.take_down(receipt, farewell)
            return True
        except NotThere:
            return False
        except Uncertain:
            pass
        try:
            is_up = self.is_up(receipt)
        except Unavailable as error:
            until, wait = error.until, error.wait
        else:
            if not is_up:
                return False
            raise Unavailable(self.says("{label} did not take the post down: it is still there. We try again."))
        raise Unavailable(
            self.says("{label} gave no clear answer. Nobody knows whether the post is still there; we try again."),
            until,
            wait,
        )

    def take_down(self, receipt: Receipt, farewell: str) -> None:
        """Ask for it, once. `NotThere`: we looked, and there was nothing to take down. `Uncertain`: a look tells."""
        raise Rejected(self.says("{label}: posts cannot be taken down from here."))

    def is_up(self, receipt: Receipt) -> bool:
        """Whether the post is there. Raises when it could not look."""
        raise Unavailable(self.says("{label} cannot be searched."))

    def reactions(self, receipt: Receipt, cursor: str) -> tuple[list[Reaction], str]:
        """What was answered after `cursor`, and the new cursor."""
        return [], cursor
