"""What follows for letters about candidates when something happens to somebody who works here."""

from __future__ import annotations

from recruit.candidates import undelivered_letters
from recruit.models import User
from recruit.organisation import events


def listen() -> None:
    """From now on, however often this is called."""
    events.moved_mailbox.connect(follow_mailbox)


def follow_mailbox(user: User, former: str, by: User | None) -> None:
    """What waited for the former address leaves for the new one."""
    undelivered_letters.follow(former, user, by)
