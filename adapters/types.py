"""The words that every channel shares: what is published, what comes back, what can go wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True)
class Pay:
    """What is paid. `high` is 0 where one amount is named, `low` is 0 where only the top is."""

    low: float
    high: float
    currency: str = ""
    period: str = ""
    """hour, day, week, month or year; empty when the text does not say."""
    starting: bool = False
    """The one amount is where pay begins."""
    gross: bool | None = None
    """False for net; None when the text does not say."""
    basis: float = 0
    """The hours in the week that this is paid for; 0 when the text does not say."""
    scale: str = ""
    """The scale or the agreement, as it was written."""
    exact: bool = False
    """Somebody filled in these amounts: they are said to the cent."""


@dataclass(frozen=True)
class Hours:
    """How much work it is; 0 where an end is not said."""

    low: float
    high: float
    unit: str
    """"hours" in a week, or "fte"."""


class Remote(StrEnum):
    """Whether the work can be done from elsewhere."""

    NO = "no"
    HYBRID = "hybrid"
    FULL = "full"


@dataclass(frozen=True)
class Opening:
    """A vacancy as the outside may see it, with the tracked link to it. Plain text only, no HTML.

    `language` is one of nl, en, de, fr. `place`, `salary` and `hours` are texts as a feed or a page has them, and are
    read. What `places`, `remote`, `pay`, `week` and `contract_kind` say is what counts: no text is read for it.
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
    places: tuple[str, ...] | None = None
    """The names as somebody filled them in; None where there is only `place`."""
    remote: Remote | None = None
    pay: Pay | None = None
    week: Hours | None = None
    """How much work it is."""
    contract_kind: str = ""
    """What `contract` is a wording of, by its name in `Wordings.contracts`."""


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


class TooLong(Rejected):
    """Too long for a rule that is stricter than the one the channel states: a person takes shorter words."""


class NotThere(Rejected):
    """The post is not there, by the name that we have for it: deleted, or changed into another without our knowing."""


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
