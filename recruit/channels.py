"""A channel's own affairs: who speaks to it, whose turn it is to renew its tokens, and switching it off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy import or_, select, update

import adapters
from adapters.base import Adapter, Unavailable
from adapters.said import Said
from adapters.wire import Wire
from recruit import mail
from recruit.config import running
from recruit.db import db, now
from recruit.models import Channel, Role, User

RENEWAL = timedelta(minutes=3)
"""How long one worker may take to renew a channel's tokens before another may try."""


def adapter_of(channel: Channel) -> Adapter:
    """Who speaks to that channel. Raises Unauthorised when a setting is missing."""
    kind = adapters.get(channel.kind)

    def keep(changed: Mapping[str, str]) -> None:
        channel.settings = {**channel.settings, **changed}
        db.session.commit()

    filled = {name: value for name, value in channel.settings.items() if value}
    wire = Wire(kind.label, running().settings.allowed)
    return kind({"folder": str(running().settings.folder)} | filled, wire, keep, lambda: alone_with(channel))


@contextmanager
def alone_with(channel: Channel) -> Iterator[Mapping[str, str]]:
    """The stored settings, with no other worker renewing them meanwhile. Commits; raises Unavailable when it is not
    our turn. A lease and no lock: a lock held while we talk to a channel would hold up everybody else."""
    moment = now()
    free = or_(Channel.renewing_until.is_(None), Channel.renewing_until < moment)
    mine = update(Channel).where(Channel.id == channel.id, free).values(renewing_until=moment + RENEWAL)
    taken = db.session.execute(mine.returning(Channel.id)).scalar()
    db.session.commit()
    if taken is None:
        label = Said(adapters.get(channel.kind).label)
        raise Unavailable(Said("{label}: our sign-in is being renewed at this moment.", label=label), wait=5)
    try:
        db.session.refresh(channel)
        yield dict(channel.settings)
    finally:
        channel.renewing_until = None
        db.session.commit()


def switch_off(channel: Channel, said: str) -> None:
    """The channel no longer knows us: off, once, with one letter to each administrator. The clock posts the letters."""
    if channel.on:
        address = f"{running().settings.url.rstrip('/')}/office/settings/channels/{channel.id}"
        for person in db.session.scalars(select(User).where(User.role == Role.ADMINISTRATOR, User.active)):
            language = person.language or running().settings.language
            mail.write(person.email, "channel_off", language, channel=channel, said=said, address=address)
    channel.on, channel.problem = False, said
