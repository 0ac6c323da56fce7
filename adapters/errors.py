"""What can go wrong with a channel: an error class for each thing that happens next."""

from __future__ import annotations

from datetime import datetime


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
