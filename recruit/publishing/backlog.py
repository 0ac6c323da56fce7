"""What was due on a channel while it was off. It goes out when the channel is on again only if a person says so: nobody
wants last month's posts all at once."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from recruit.core.database import db, lock, now
from recruit.models import Channel, Publication, PublicationState
from recruit.publishing import publications


def overdue_of(channel: Channel) -> Sequence[Publication]:
    """Its planned posts whose moment has passed, the oldest first; none while it is on, for then they leave."""
    if channel.on:
        return []
    late = select(Publication).where(
        Publication.channel_id == channel.id,
        Publication.state == PublicationState.SCHEDULED,
        Publication.due <= now(),
    )
    return db.session.scalars(
        late.options(joinedload(Publication.vacancy)).order_by(Publication.due, Publication.id)
    ).all()


def switch_on(channel: Channel, send: bool) -> None:
    """On again: what was due meanwhile goes out now, or becomes drafts. Ring `jobs.publish_posts.publish` after the
    commit."""
    late = overdue_of(channel)
    if not send:
        for publication in late:
            publications.hold(publication)
            publications.cancel(publication)
    lock(channel)
    channel.on = True
    publications.draft_for(channel)
