"""A channel's own affairs: who speaks to it, whose turn it is to renew its tokens, and switching it off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update

import adapters
from adapters.base import Adapter
from adapters.errors import Unavailable
from adapters.http import Wire
from adapters.translatable import Said
from recruit.config import running
from recruit.core import urls
from recruit.core.database import db, now
from recruit.core.one_by_one import one_by_one
from recruit.models import Channel
from recruit.outbox import letters

REMINDER = timedelta(days=10)
"""How long before a sign-in ends the administrators are told."""
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
    # A lease that ends far ahead was written before the machine's time was set back.
    ahead = moment + 2 * RENEWAL
    free = or_(Channel.renewing_until.is_(None), Channel.renewing_until < moment, Channel.renewing_until > ahead)
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


def tell_administrators(channel: Channel, template: str, **facts: Any) -> None:
    """One letter to each administrator about a channel."""
    address = urls.absolute(f"/office/settings/channels/{channel.id}")
    letters.to_administrators(template, channel=channel, address=address, **facts)


def switch_off(channel: Channel, said: str) -> None:
    """The channel no longer knows us: off, once, and the administrators are told."""
    if channel.on:
        tell_administrators(channel, "channel_off", said=said)
    channel.on, channel.problem = False, said


def ends_on(channel: Channel) -> datetime | None:
    """When our sign-in ends by itself, where a person must renew it."""
    days = adapters.get(channel.kind).token_days
    return channel.signed_in_at + timedelta(days=days) if days else None


def remind() -> None:
    """Tell the administrators, once, which sign-ins end within ten days. Commits each."""
    one_by_one(db.session.scalars(select(Channel).where(Channel.on).order_by(Channel.id)).all(), remind_of)


def remind_of(channel: Channel) -> None:
    """Tell them of this one, if it is time and they were not told."""
    ends = ends_on(channel)
    told = channel.reminded_at and channel.reminded_at >= channel.signed_in_at
    if ends and not told and ends - REMINDER <= now():
        tell_administrators(channel, "channel_ends", ends=ends)
        channel.reminded_at = now()
