"""The words that every channel shares: what is published, what comes back, what can go wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True)
class Opening:
    """A vacancy as the outside may see it, with the tracked link to it. Plain text only, no HTML.

    `language` is one of nl, en, de, fr. `places` are names as a person writes them; `remote` says that the work can be
    done from anywhere. `salary`, `hours` and `contract` are wordings in the vacancy's language.
    """

    title: str
    organisation: str
    place: str
    link: str
    language: str
    summary: str = ""
    salary: str = ""
    hours: str = ""
    contract: str = ""
    closes: date | None = None
    tags: tuple[str, ...] = ()
    openness: str = ""
    video: str = ""


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


@dataclass(frozen=True)
class Receipt:
    """What the channel answered: its own name for the post, and the public address."""

    id: str
    url: str = ""


@dataclass(frozen=True)
class Reaction:
    """What a person answered to a post."""

    id: str
    author: str
    text: str
    at: datetime
    url: str = ""
    parent: str = ""


@dataclass(frozen=True)
class Setting:
    """One line on the page where a channel is connected."""

    name: str
    label: str
    hint: str = ""
    secret: bool = False
    required: bool = True
    default: str = ""


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


class ChannelError(Exception):
    """Something a recruiter should read. The words start with the channel's label and never hold a secret."""

    @property
    def said(self) -> str:
        """The words, as whoever knows the reader's language can say them; `str` of the error is always English."""
        return str(self) if not self.args else self.args[0]


class Rejected(ChannelError):
    """The channel will not take this post: a person changes the words."""


class Unauthorised(ChannelError):
    """The channel no longer knows us: a person connects it again."""


class Unavailable(ChannelError):
    """It certainly did not go out; try again, at `until` when the channel named a moment (aware, UTC)."""

    def __init__(self, message: str, until: datetime | None = None, wait: float | None = None) -> None:
        super().__init__(message)
        self.until = until
        self.wait = wait
        """Seconds to wait, for channels that answer with a span instead of a moment."""


class Uncertain(ChannelError):
    """It left and no answer came: it may be live."""
