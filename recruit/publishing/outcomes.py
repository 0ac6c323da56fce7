"""What follows from what a channel said about a publication that a worker sent."""

from __future__ import annotations

from datetime import timedelta

import adapters
from adapters.abilities import Findable
from adapters.errors import ChannelError, Unavailable
from adapters.translatable import Said
from adapters.types import Receipt
from recruit.core.database import db, lock, now
from recruit.models import Publication, PublicationState
from recruit.publishing.channel_locks import STUCK, later, leave_alone, pause_after
from recruit.publishing.channels import switch_off
from recruit.publishing.publications import thawed
from recruit.publishing.transitions import Move, Step, make, move

LOOKS = (30, 90, 480)
"""Seconds before each look for a post whose answer was lost: 30 seconds, 2 and 10 minutes after it left."""
REPEATS = 5
"""How often a post with the same key is sent again before a person is asked."""


def was_prepared(publication: Publication, handle: str) -> Move | None:
    """Steps before the post itself; what it is then known by, if anything."""
    return move(publication, Step.PREPARE, handle=handle) if handle != publication.handle else None


def went_out(publication: Publication, receipt: Receipt) -> Move:
    """The channel has it, so that nothing is wrong with our connection either."""
    if publication.channel.on and publication.channel.problem:
        publication.channel.problem = ""
    named = {"receipt_id": storable(receipt.id, 300), "url": storable(receipt.url, 600)}
    return move(publication, Step.GO_OUT, due=None, problem="", published_at=now(), doubt_since=None, **named)


def storable(answered: str, most: int) -> str:
    """What a channel answered, as every database can hold it."""
    return "".join(character for character in answered if character.isprintable())[:most]


def was_refused(publication: Publication, said: str) -> Move:
    """The channel will not take it: a person changes the words. An earlier attempt may be live all the same."""
    if publication.doubt_since:
        return look_or_ask(publication, said)
    return move(publication, Step.REFUSE, due=None, problem=said, **thawed(publication))


def not_known(publication: Publication, said: str) -> Move:
    """The channel does not know us: it is switched off until a person connects it again."""
    switch_off(publication.channel, said)
    return was_refused(publication, said)


def comes_later(publication: Publication, error: Unavailable) -> Move:
    """It did not go out this time: due again. A moment that the channel named parks the whole channel."""
    due = later(publication.channel, error.until, error.wait, pause_after(publication.attempts))
    said = publication.problem if publication.doubt_since and publication.problem else error.said
    return move(publication, Step.WAIT, due=due, problem=said)


def put_back(publication: Publication) -> Move:
    """It was claimed and has certainly not left: it is due as before."""
    return move(publication, Step.WAIT, attempts=publication.attempts - 1)


def gave_no_answer(publication: Publication, error: ChannelError) -> Move:
    """Nobody knows what became of it; and the channel is left alone for a while."""
    leave_alone(publication.channel)
    return nobody_knows(publication, error.said)


def broke(publication: Publication) -> Move:
    """A mistake of ours, or a worker that was stopped: it may have left."""
    return nobody_knows(publication, Said("Something unexpected happened while this post was being sent."))


def nobody_knows(publication: Publication, said: str) -> Move:
    """No answer came: the same key again where the channel drops a second one; otherwise look, or ask a person."""
    since = publication.doubt_since or min(publication.sent_at or now(), now())
    if adapters.get(publication.channel.kind).repeatable and publication.attempts < REPEATS:
        due = now() + timedelta(seconds=pause_after(1))
        return move(publication, Step.REPEAT, due=due, problem=said, doubt_since=since)
    return look_or_ask(publication, said, since)


def look_or_ask(publication: Publication, said: str, since: object = None) -> Move:
    """It may be live: look ourselves where the channel can be searched, otherwise ask a person."""
    can_look = issubclass(adapters.get(publication.channel.kind), Findable) and publication.channel.on
    due = now() + timedelta(seconds=LOOKS[0]) if can_look else None
    since = since or publication.doubt_since
    return move(publication, Step.DOUBT, due=due, problem=said, looks=0, doubt_since=since)


def rescue(publication_id: int) -> None:
    """A worker died while sending: nobody knows whether it left."""
    publication = db.session.get_one(Publication, publication_id)
    lock(publication)
    began = publication.sent_at
    if publication.state == PublicationState.SENDING and began and abs(now() - began) > STUCK:
        make(nobody_knows(publication, Said("The work was interrupted while this post was being sent.")))
