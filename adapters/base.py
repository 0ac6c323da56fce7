"""What an adapter is: how to speak to one kind of channel.

Adapters know no database, queue, clock or web framework. They are given an `Opening`, a `Wire` and their settings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Self

from adapters.said import Said
from adapters.terms import (
    Audience,
    ChannelError,
    Closing,
    Editing,
    Opening,
    Post,
    Reaction,
    Receipt,
    Rejected,
    Setting,
    Unauthorised,
    Unavailable,
    Uncertain,
)
from adapters.wire import Answer, Wire, get
from adapters.words import Shape, compose

__all__ = [
    "Adapter",
    "Audience",
    "ChannelError",
    "Closing",
    "Editing",
    "Opening",
    "Page",
    "Post",
    "Reaction",
    "Receipt",
    "Rejected",
    "Setting",
    "Unauthorised",
    "Unavailable",
    "Uncertain",
]

GONE = (404, 410)
"""What a server answers about what is not there; also, alas, about what it does not know how to do."""
PAGES = 30
"""How many pages of a timeline are looked through for one post."""


@dataclass(frozen=True)
class Page:
    """One page of an account's timeline, newest first."""

    posts: list[Any]
    oldest: str
    """When the last of them was made, in ISO 8601."""
    next: str | None
    """What the page after it is asked for with; None when there is none."""

    def reaches_back(self, since: datetime) -> bool:
        """Whether it ends with a post from before `since`."""
        try:
            return datetime.fromisoformat(self.oldest) <= since
        except (ValueError, TypeError):
            return False


class Adapter:
    """How to speak to one kind of channel. The docstring of a subclass is the help on its *connect* page."""

    kind: ClassVar[str]
    label: ClassVar[str]
    limit: int
    """The longest post, in the units of `length`; an instance may know better than its class."""
    shape: ClassVar[Shape]
    """Which facts, in what order, with what around them: see `adapters.words`."""
    settings: ClassVar[tuple[Setting, ...]] = ()
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
            if needed.required and not settings.get(needed.name):
                raise Unauthorised(self.says("{label}: fill in “{setting}”.", setting=Said(needed.label)))
        self.given = dict(settings)
        self.wire = wire
        self._keep = keep
        self._alone = alone

    @classmethod
    def unconnected(cls) -> Self:
        """One that composes and counts but knows nobody: for the command line, and before there is an account."""
        return cls({setting.name: setting.default or "-" for setting in cls.settings}, Wire(cls.label))

    def setting(self, name: str) -> str:
        """What was filled in, or the default."""
        default = next((s.default for s in self.settings if s.name == name), "")
        return self.given.get(name) or default

    def says(self, template: str, **values: object) -> Said:
        """A sentence with this channel's label in it, to be said in the reader's language."""
        return Said(template, label=Said(self.label), **values)

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

    def error(self, answer: Answer, said: str = "") -> ChannelError:
        """What a refusal means where the channel has no rule of its own. `said`: the channel's words, if it had any."""
        words = self.quote(said)
        if answer.status == 401:
            return Unauthorised(self.says("{label} no longer accepts our sign-in. {words}", words=words))
        if answer.status == 429:
            until, wait = answer.limit()
            return Unavailable(self.says("{label} wants us to wait. {words}", words=words), until, wait)
        if 400 <= answer.status < 500:
            words = words or Said("It answered {status}.", status=answer.status)
            return Rejected(self.says("{label} refused. {words}", words=words))
        if 300 <= answer.status < 400 and not answer.creates:
            return Unauthorised(self.says("{label}: the server has moved. Fill in its new address."))
        if answer.creates:
            return Uncertain(
                self.says("{label} gave no clear answer ({status}). The post may be live.", status=answer.status)
            )
        return Unavailable(
            self.says("{label} is out of order ({status}). Nothing was changed there.", status=answer.status)
        )

    def is_there(self, look: Answer, *id: str | int) -> bool:
        """Whether a post is there, by the answer to a look at it; `id`: where a yes holds the post's name.

        Only 404 and 410 are a no, and only a yes with a name is a yes. Anything else is no answer: `Unauthorised` where
        the channel does not let us look, and otherwise `Unavailable`.
        """
        if look.status in GONE:
            return False
        if look.ok and look.get(*id):
            return True
        if look.status in (401, 403):
            raise Unauthorised(self.says("{label} does not let us look whether the post is there. Connect it again."))
        raise self.could_not_look(look)

    def could_not_look(self, look: Answer) -> ChannelError:
        """The error when an answer tells nothing about what is there."""
        if look.status == 429:
            return self.error(look)
        return Unavailable(self.says("{label} did not say whether the post is there ({status}).", status=look.status))

    def quote(self, said: str) -> str:
        """The channel's words for a recruiter: one line, not too long, and without our secrets."""
        declared = {setting.name: setting.secret for setting in self.settings}
        for name, value in self.given.items():
            # What the channel gave us afterwards is not declared, and is a token when it is long.
            if value and declared.get(name, len(value) > 15):
                said = said.replace(value, "***")
        said = " ".join("".join(sign if sign.isprintable() else " " for sign in said).split())
        return Said("It said: {said}", said=said[:300]) if said else ""

    def compose(self, opening: Opening) -> Post:
        """The words for this channel. Pure: the same opening gives the same post, and no network is touched."""
        return compose(opening, self.shape, self.limit, self.length)

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

    def is_gone(self, receipt: Receipt) -> Rejected:
        """The error when the post to be changed is not there any more."""
        return Rejected(self.says("{label}: the post is no longer there. {address}", address=receipt.url))

    def close(self, receipt: Receipt, farewell: str) -> None:
        """Take the post down, or change it to `farewell`. Doing so twice is as good as once."""
        raise Rejected(self.says("{label}: posts cannot be taken down from here."))

    def reactions(self, receipt: Receipt, cursor: str) -> tuple[list[Reaction], str]:
        """What was answered after `cursor`, and the new cursor."""
        return [], cursor
