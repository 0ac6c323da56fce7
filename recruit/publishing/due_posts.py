"""What a worker takes up: the posts that a channel should get next; and what waits for the clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Date, Integer, and_, bindparam, exists, select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import set_committed_value

from recruit.core.database import Moment, db, now, today
from recruit.models import Channel, Publication, PublicationState, Vacancy
from recruit.publishing import approval, outcomes, rulebook
from recruit.publishing.channel_locks import STUCK, free, resting
from recruit.publishing.publications import freeze, voice, written
from recruit.publishing.transitions import Step, make_all, mark, statement

MOMENT, DAY = bindparam("moment", type_=Moment), bindparam("day", type_=Date)


def times() -> dict[str, Any]:
    """What the questions below mean by now."""
    return {"moment": now(), "day": today()}


# The questions are put together once: to do so for every post would take longer than to answer them.

RESTING = resting(MOMENT)

CAN_LEAVE = and_(
    Publication.state == PublicationState.SCHEDULED,
    Publication.due <= MOMENT,
    Publication.channel_id.not_in(RESTING),
    exists().where(Vacancy.id == Publication.vacancy_id, Vacancy.round == Publication.round, Vacancy.is_open(DAY)),
)
"""It is due, its channel is not resting, and its link leads to a vacancy that is open, in the round that it is for."""

WAITING = select(Channel.id).where(exists().where(Publication.channel_id == Channel.id, CAN_LEAVE).correlate(Channel))
"""Channels for which something waits."""

NEXT = (
    select(Publication)
    .where(Publication.channel_id == bindparam("channel"), CAN_LEAVE)
    .order_by(Publication.due, Publication.id)
    .limit(bindparam("most", type_=Integer))
    .options(joinedload(Publication.vacancy).selectinload(Vacancy.screenings), joinedload(Publication.link))
    .execution_options(populate_existing=True)
)
"""What a channel should get next, with all that the words are made of, the longest waiting first."""

CLAIM = (
    statement(Step.CLAIM)
    .where(Publication.id.in_(bindparam("numbers", expanding=True)), CAN_LEAVE)
    .values(sent_at=MOMENT, attempts=Publication.attempts + 1)
    .returning(Publication.id, Publication.attempts, Publication.revision)
)

BURST, MOST = 0.2, 40
"""Seconds for which, and posts that, one claim lasts where a channel answers that fast. A channel far away takes longer
for a single post: there each is claimed by itself, and a worker that dies leaves one in doubt."""


def fitting(sent: int, seconds: float) -> int:
    """How many posts the next claim should take, when so many took so long."""
    return max(1, min(MOST, int(BURST * sent / seconds) if seconds else MOST))


def claim(channel_id: int, most: int = 1) -> list[Publication]:
    """Take what is due on a channel and may leave; what the rules stop makes room for what waits behind it."""
    while taken := take_up(channel_id, most):
        leaving = [publication for publication in taken if publication.state == PublicationState.SENDING]
        if leaving:
            return leaving
    return []


def take_up(channel_id: int, most: int) -> list[Publication]:
    """Take what waits longest on a channel, for one worker only; commits, so that `sending` stands before anything
    leaves. The words are made anew where the vacancy, or the employer's name, has changed since. What breaks a
    house rule is taken back."""
    moment = times()
    # All are of this channel: read it once, and not with every post.
    channel = db.session.get(Channel, channel_id, populate_existing=True)
    found = db.session.scalars(NEXT, moment | {"channel": channel_id, "most": most}).all()
    numbers = [publication.id for publication in found]
    # Always as many numbers, so that the database need not prepare itself for each amount.
    padded = numbers + numbers[-1:] * (MOST - len(numbers) if most > 1 else 0)
    rows = db.session.execute(CLAIM, moment | {"numbers": padded}) if found else ()
    taken = {number: (attempts, revision) for number, attempts, revision in rows}
    claimed = [publication for publication in found if publication.id in taken]
    ours = voice() if claimed else None
    rules = rulebook.rules() if claimed else None
    stopped = []
    for publication in claimed:
        attempts, revision = taken[publication.id]
        if publication.revision != revision:  # a person gave it other words after it was read
            db.session.refresh(publication)
        set_committed_value(publication, "channel", channel)
        mark(publication, Step.CLAIM, sent_at=moment["moment"], attempts=attempts)
        made_anew = freeze(publication, ours=ours)
        post = written(publication)
        said = approval.stopped(publication, post) or (rules and rulebook.stopped(publication, post, rules, made_anew))
        if said:
            stopped.append(outcomes.was_refused(publication, said))
    make_all(stopped)
    db.session.commit()
    return claimed


@dataclass(frozen=True)
class Overdue:
    """What the clock found: channels with something to send; publications to look for, take down or change, and those
    that a worker left behind when it died."""

    channels: list[int]
    looks: list[int]
    closings: list[int]
    changes: list[int]
    stuck: list[int]


def overdue() -> Overdue:
    """What waits for a worker."""
    moment = times()

    def waiting(state: PublicationState) -> list[int]:
        wanted = select(Publication.id).where(
            Publication.state == state, Publication.due <= MOMENT, Publication.channel_id.not_in(RESTING)
        )
        return list(db.session.scalars(wanted.order_by(Publication.due), moment))

    # What began far ahead began before the machine's time was set back.
    long_ago = (Publication.sent_at < now() - STUCK) | (Publication.sent_at > now() + STUCK)
    lost = select(Publication.id).where(Publication.state == PublicationState.SENDING, long_ago)
    return Overdue(
        channels=list(db.session.scalars(WAITING.where(free(moment["moment"])).order_by(Channel.id), moment)),
        looks=waiting(PublicationState.UNSURE),
        closings=waiting(PublicationState.CLOSING),
        changes=waiting(PublicationState.CHANGING),
        stuck=list(db.session.scalars(lost)),
    )


def has_more(channel_id: int) -> bool:
    """Whether something waits for that channel, and nobody speaks to it."""
    moment = times()
    return db.session.scalar(WAITING.where(Channel.id == channel_id, free(moment["moment"])), moment) is not None
