"""The words that every channel shares: what is published, and what comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from adapters.vacancy_facts import Contract, Hours, Pay, Remote


@dataclass(frozen=True)
class Opening:
    """A vacancy as the outside may see it, with the tracked link to it. Facts are typed; texts are plain, no HTML.

    What a text says of these facts is read where it comes in, by `adapters.wording.reading`.
    """

    title: str
    organisation: str
    link: str
    language: str
    """One of nl, en, de, fr."""
    places: tuple[str, ...] = ()
    country: str = ""
    """ISO 3166, of all places that name none of their own; empty where nobody said so."""
    remote: Remote = Remote.NO
    pay: Pay | None = None
    hours: Hours | None = None
    contract: Contract = Contract.UNSAID
    closes: date | None = None
    summary: str = ""
    """What the work is in a few sentences, of which the most telling are chosen."""
    body: str = ""
    """The whole text, in Markdown or HTML, in which the tasks are looked for."""
    tags: tuple[str, ...] = ()
    openness: str = ""
    video: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture that goes with a post."""

    media_type: str
    """Such as image/png."""
    alt: str
    """What it shows, for who cannot see it."""
    width: int
    """In pixels, like `height`."""
    height: int
    read: Callable[[], bytes]
    """Its bytes, fetched when they are sent."""


@dataclass(frozen=True)
class Post:
    """The exact words a channel will show. What is previewed is what is sent."""

    text: str
    link: str
    title: str = ""
    """For forums, blogs, mail and link cards."""
    summary: str = ""
    """For link cards that the channel does not make itself."""
    language: str = ""
    key: str = ""
    """The same key twice is the same post."""
    at: str = ""
    """When it was told to go out, ISO 8601 in UTC: adapters read no clock."""
    handle: str = ""
    """What `prepare` made beforehand, committed before `publish`."""
    pictures: tuple[Picture, ...] = ()
    answers: str = ""
    """The id of the reaction that this post answers; empty for a post of its own."""


@dataclass(frozen=True)
class Receipt:
    """What the channel answered: its own name for the post, and the public address."""

    id: str
    url: str = ""


class ReactionKind(StrEnum):
    """How a person reacted."""

    REPLY = "reply"
    COMMENT = "comment"
    MENTION = "mention"


@dataclass(frozen=True)
class Reaction:
    """What a person answered to a post, or said of us, as the channel shows it now."""

    id: str
    kind: ReactionKind
    author: str
    text: str
    at: datetime
    url: str = ""
    parent: str = ""
    """The id of what it answers."""
    edited_at: datetime | None = None
    deleted: bool = False


@dataclass(frozen=True)
class Setting:
    """One line on the page where a channel is connected."""

    name: str
    label: str
    hint: str = ""
    secret: bool = False
    required: bool = True
    default: str = ""


@dataclass(frozen=True)
class Connect:
    """How an account is connected by one press: OAuth 2, with a code that is exchanged for a token.

    What a program may do is asked for all at once, so that nobody must connect again for the next thing it does.
    """

    authorise: str
    """The provider's page where a person agrees; `{server}` stands for the setting of that name."""
    exchange: str
    """Where the code becomes a token."""
    publish: tuple[str, ...]
    """The permissions, as the provider calls them, for finding, changing and taking down too."""
    pictures: tuple[str, ...] = ()
    read_answers: tuple[str, ...] = ()
    answer: tuple[str, ...] = ()
    proves_itself: bool = True
    """Whether the code can be bound to who asked for it (PKCE with S256)."""

    @property
    def scopes(self) -> tuple[str, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys((*self.publish, *self.pictures, *self.read_answers, *self.answer)))


class Closing(StrEnum):
    """How a post can be taken down when the vacancy is filled."""

    DELETE = "delete"
    EDIT = "edit"
    LOCK = "lock"
    BY_HAND = "by hand"
    NEVER = "never"


class Editing(StrEnum):
    """What can be changed of a post that is out."""

    ALL = "words and card"
    WORDS = "words"
    BY_HAND = "by hand"
    NEVER = "never"


class Audience(StrEnum):
    """Who can read what is posted."""

    OPEN = "open"
    FOLLOWERS = "followers"
    CLOSED = "closed"
    INTERNAL = "internal"
