"""What an adapter is: how to speak to one kind of channel.

Adapters know no database, queue, clock or web framework. They are given an `Opening`, a `Wire` and their settings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import Any, ClassVar, Self

from adapters.lengths import TOO_LONG, calls_it_too_long, is_about_length
from adapters.pages import PAGES, Page
from adapters.said import Said
from adapters.terms import (
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
from adapters.wire import NO_SIGN, Answer, Wire, get, has_no_signs
from adapters.words import Shape, compose

__all__ = [
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

GONE = (404, 410)
"""What a server answers about what is not there; also, alas, about what it does not know how to do."""


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
        """What was filled in, as it was meant, or the default."""
        declared = next((s for s in self.settings if s.name == name), None)
        given = self.given.get(name) or (declared.default if declared else "")
        return _bare(given) if declared and declared.secret else given

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

    def ask(self, call: Callable[[], Answer]) -> Answer:
        """What the channel answers to us, for every call that needs our sign-in: the one place where trouble with it is
        seen. Where it has run out it is renewed and the call made a second time. Raises `Unauthorised`."""
        answer = call()
        if self.has_run_out(answer) and self.renews():
            answer = call()
        if trouble := self.sign_in_trouble(answer):
            raise trouble
        return answer

    def has_run_out(self, answer: Answer) -> bool:
        """Whether our token, or session, may count no more."""
        return answer.status == 401

    def renews(self) -> bool:
        """Renew what has run out, for channels that let us; whether it was done."""
        return False

    def sign_in_trouble(self, answer: Answer) -> Unauthorised | None:
        """What a person must mend about our sign-in before any call can be answered; None when it is not that."""
        if self.has_run_out(answer):
            return self.unknown(self.words_of(answer))
        return None

    def words_of(self, answer: Answer) -> str:
        """The channel's own words for what it refused."""
        return answer.get("error")

    def unknown(self, said: str = "") -> Unauthorised:
        """The error when the channel does not know us."""
        words = self.quote(said) or Said("Connect the channel again.")
        return Unauthorised(self.says("{label} no longer accepts our sign-in. {words}", words=words))

    def exchange(self, call: Callable[[], Answer], ends: Callable[[Answer], bool], *names: str) -> Answer:
        """What a channel gives in exchange for an older token or a password, with a value under each of these `names`.

        Only what the channel itself says in its own form, by which `ends` goes, means that a person must connect it
        again; all else passes. Raises `Unavailable` and `Unauthorised`, for the post has certainly not left.
        """
        try:
            answer = call()
        except Uncertain:
            answer = None
        if answer is None:
            raise Unavailable(
                self.says(
                    "{label} gave no answer when our sign-in was renewed; nobody knows whether it is. We try again."
                )
            )
        if answer.ok and all(answer.get(name) for name in names):
            return answer
        if answer.status == 429:
            raise self.refusal(answer)
        if ends(answer):
            raise self.sign_in_trouble(answer) or self.unknown(self.words_of(answer))
        raise Unavailable(
            self.says(
                "{label} did not renew our sign-in ({status}). We try again. {words}",
                status=answer.status,
                words=self.quote(self.words_of(answer)),
            )
        )

    def refusal(self, answer: Answer) -> ChannelError:
        """What an answer means that is not what was asked for."""
        return self.error(answer, self.words_of(answer))

    def error(self, answer: Answer, said: str = "") -> ChannelError:
        """What a refusal means where the channel has no rule of its own. `said`: the channel's words, if it had any."""
        words = self.quote(said)
        if answer.status == 401:
            return self.unknown(said)
        if answer.status == 429:
            until, wait = answer.limit()
            return Unavailable(self.says("{label} wants us to wait. {words}", words=words), until, wait)
        if answer.creates and 400 <= answer.status < 500 and self.is_too_long(answer, said):
            return TooLong(Said(TOO_LONG, label=Said(self.label), words=words))
        if 400 <= answer.status < 500:
            words = words or Said("It answered {status}.", status=answer.status)
            return Rejected(self.says("{label} refused. {words}", words=words))
        if 300 <= answer.status < 400 and not answer.creates:
            return Unauthorised(self.says("{label}: the server has moved. Fill in its new address."))
        if answer.creates:
            return Uncertain(
                self.says(
                    "{label} gave no clear answer ({status}). The post may be live. {words}",
                    status=answer.status,
                    words=words,
                )
            )
        if answer.changes:
            return Uncertain(
                self.says(
                    "{label} gave no clear answer ({status}). Nobody knows whether it did what was asked.",
                    status=answer.status,
                )
            )
        return Unavailable(self.says("{label} is out of order ({status}). {words}", status=answer.status, words=words))

    def is_too_long(self, answer: Answer, said: str) -> bool:
        """Whether a refusal is about the length of the words."""
        return answer.status == 413 or calls_it_too_long(said)

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

    def shorter(self, opening: Opening, text: str) -> Post | None:
        """Words that are a good deal shorter than `text`, which the channel found too long; None when there are none.
        How it counts nobody knows then, so they are as much shorter as it takes to be worth another try."""
        length = self.length(text)
        post = compose(opening, self.shape, min(self.limit, length) * 4 // 5, self.length)
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
        """Ask for it, once. `NotThere`: there was nothing to take down. `Uncertain`: nobody knows what became of it."""
        raise Rejected(self.says("{label}: posts cannot be taken down from here."))

    def is_up(self, receipt: Receipt) -> bool:
        """Whether the post is there. Raises when it could not look."""
        raise Unavailable(self.says("{label} cannot be searched."))

    def reactions(self, receipt: Receipt, cursor: str) -> tuple[list[Reaction], str]:
        """What was answered after `cursor`, and the new cursor."""
        return [], cursor


def _bare(secret: str) -> str:
    """A token as it is meant, from what people copy: with its header, in quotes, or with the end of its line."""
    bare = secret.strip().strip("\"'`").strip()
    return bare[7:].strip() if bare[:7].casefold() == "bearer " else bare
