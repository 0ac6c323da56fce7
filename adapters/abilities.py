"""What a channel can do besides publishing: a class for each, which its adapter derives from.

Whoever asks for an ability asks for the class: `isinstance(adapter, Findable)`. Nothing else says what a channel can.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, ClassVar

from adapters.base import Adapter
from adapters.errors import NotThere, Rejected, Unavailable, Uncertain
from adapters.http import get
from adapters.timeline_pages import PAGES, Page
from adapters.types import Closing, Editing, Post, Reaction, Receipt


class Prepares(Adapter, ABC):
    """Has steps before the post that show nothing to anybody yet: an upload, a container, a name for it."""

    @abstractmethod
    def prepare(self, post: Post) -> Post:
        """The post with its `handle`, which is stored before `publish`. Doing so twice does no harm."""


class Findable(Adapter, ABC):
    """Can tell whether a post is there, so that nobody needs to look when no answer came."""

    @abstractmethod
    def find(self, post: Post, since: datetime) -> Receipt | None:
        """The receipt of a post that may be live, or None when it is not there. Raises when it could not look."""

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


class Editable(Adapter, ABC):
    """Can put other words in the place of those that are out."""

    editing: ClassVar[Editing] = Editing.ALL
    editing_remark: ClassVar[str] = ""
    """What a recruiter should know before a post is changed here."""

    @abstractmethod
    def edit(self, receipt: Receipt, post: Post) -> Receipt:
        """Put these words in the place of those that are out, or raise one of the errors of `adapters.errors`.

        Doing so twice is as good as once. `Uncertain`: the old or the new words are there.
        """


class Closable(Adapter, ABC):
    """Can take a post down when the vacancy is filled."""

    closing: ClassVar[Closing] = Closing.DELETE
    closing_pause: ClassVar[float] = 2
    """Seconds between two posts taken down, so that closing many vacancies at once stays under the channel's limits."""

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

    @abstractmethod
    def take_down(self, receipt: Receipt, farewell: str) -> None:
        """Ask for it, once. `NotThere`: we looked, and there was nothing to take down. `Uncertain`: a look tells."""

    @abstractmethod
    def is_up(self, receipt: Receipt) -> bool:
        """Whether the post is there. Raises when it could not look."""


class Renewing(Adapter, ABC):
    """Has tokens, or sessions, that end and that we renew ourselves."""

    @abstractmethod
    def renew(self) -> None:
        """Renew our sign-in and keep it. Raises `Unavailable`, or `Unauthorised` where a person must connect again."""

    @property
    def can_renew(self) -> bool:
        """Whether what was filled in suffices for it."""
        return True

    def renews(self) -> bool:
        """Renew what has run out, where that can be done; whether it was."""
        if self.can_renew:
            self.renew()
        return self.can_renew

    def renew_alone(self, name: str, renewal: Callable[[], None]) -> None:
        """Renew, unless another worker renewed the setting `name` meanwhile: a channel may forget the older token."""
        with self._alone() as stored:
            if stored.get(name, self.given.get(name)) != self.given.get(name):
                self.given.update(stored)
            else:
                renewal()


class Reacting(Adapter, ABC):
    """Shows what people answer to a post."""

    @abstractmethod
    def reactions(self, receipt: Receipt, cursor: str) -> tuple[list[Reaction], str]:
        """What was answered, edited or deleted after `cursor`, and the new cursor; "" asks from the beginning.

        Asked again with an older cursor it gives the same again: a reaction is known by its id.
        """


class Answering(Reacting, ABC):
    """Lets us answer a reaction, in public."""

    @abstractmethod
    def answer(self, reaction: Reaction, post: Post) -> Receipt:
        """Put the answer out with one request, like `publish`; `post.answers` names the reaction."""


class Listening(Adapter, ABC):
    """Can be searched for what people say of us where it is no answer to a post."""

    @abstractmethod
    def mentions(self, words: str, cursor: str) -> tuple[list[Reaction], str]:
        """Who used these words after `cursor`, and the new cursor."""


class Assisted(Adapter, ABC):
    """A person does the posting: words to copy, a place to open, an address to paste back."""

    @abstractmethod
    def place(self) -> str:
        """Where a person posts by hand; empty while what was filled in names no place."""


def unable(adapter: Adapter) -> Rejected:
    """The error where something is asked of a channel that its kind cannot do."""
    return Rejected(adapter.says("{label}: this cannot be done from here. Do it there yourself."))


def prepared(adapter: Adapter, post: Post) -> Post:
    """The post as it is sent."""
    return adapter.prepare(post) if isinstance(adapter, Prepares) else post


def way_to_close(kind: type[Adapter]) -> Closing:
    """How a post of this kind of channel can be taken down."""
    if issubclass(kind, Closable):
        return kind.closing
    return Closing.BY_HAND if issubclass(kind, Assisted) else Closing.NEVER


def way_to_edit(kind: type[Adapter]) -> Editing:
    """What can be changed of a post of this kind that is out."""
    if issubclass(kind, Editable):
        return kind.editing
    return Editing.BY_HAND if issubclass(kind, Assisted) else Editing.NEVER
