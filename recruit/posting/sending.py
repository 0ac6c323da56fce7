"""What became of a publication that a worker sent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import adapters
from adapters.base import Receipt
from adapters.said import Said
from recruit.channels import switch_off
from recruit.db import db, now
from recruit.models import Publication, PublicationState
from recruit.posting.publishing import thaw
from recruit.posting.turns import STUCK, later, leave_alone, pause_after

LOOKS = (30, 90, 480)
"""Seconds before each look for a post whose answer was lost: 30 seconds, 2 and 10 minutes after it left."""
REPEATS = 5
"""How often a post with the same key is sent again before a person is asked."""


def went_out(publication: Publication, receipt: Receipt) -> None:
    """The channel has it."""
    publication.state, publication.due, publication.problem = PublicationState.PUBLISHED, None, ""
    publication.receipt_id, publication.url = storable(receipt.id, 300), storable(receipt.url, 600)
    publication.published_at, publication.doubt_since = now(), None


def storable(answered: str, most: int) -> str:
    """What a channel answered, as every database can hold it."""
    return "".join(character for character in answered if character.isprintable())[:most]


def was_refused(publication: Publication, said: str) -> None:
    """The channel will not take it: a person changes the words. An earlier attempt may be live all the same."""
    if publication.doubt_since:
        look_or_ask(publication, said)
        return
    publication.state, publication.due, publication.problem = PublicationState.FAILED, None, said
    thaw(publication)


def not_known(publication: Publication, said: str) -> None:
    """The channel does not know us: it is switched off until a person connects it again."""
    switch_off(publication.channel, said)
    was_refused(publication, said)


def comes_later(publication: Publication, said: str, until: datetime | None, wait: float | None) -> None:
    """It did not go out: due again. A moment that the channel named parks the whole channel."""
    publication.due = later(publication.channel, until, wait, pause_after(publication.attempts))
    publication.state, publication.problem = PublicationState.SCHEDULED, said


def put_back(claimed: Iterable[Publication]) -> None:
    """They were claimed and certainly have not left: they are due as before."""
    for publication in claimed:
        if publication.state == PublicationState.SENDING:
            publication.state, publication.attempts = PublicationState.SCHEDULED, publication.attempts - 1


def nobody_knows(publication: Publication, said: str) -> None:
    """No answer came: the same key again where the channel drops a second one; otherwise look, or ask a person."""
    publication.doubt_since = publication.doubt_since or min(publication.sent_at or now(), now())
    if adapters.get(publication.channel.kind).repeatable and publication.attempts < REPEATS:
        publication.state, publication.due = PublicationState.SCHEDULED, now() + timedelta(seconds=pause_after(1))
        publication.problem = said
    else:
        look_or_ask(publication, said)


def gave_no_answer(publication: Publication, said: str) -> None:
    """Nobody knows what became of it; and the channel is left alone for a while."""
    nobody_knows(publication, said)
    leave_alone(publication.channel)


def look_or_ask(publication: Publication, said: str) -> None:
    """It may be live: look ourselves where the channel can be searched, otherwise ask a person."""
    can_look = adapters.get(publication.channel.kind).findable and publication.channel.on
    publication.state, publication.problem, publication.looks = PublicationState.UNSURE, said, 0
    publication.due = now() + timedelta(seconds=LOOKS[0]) if can_look else None


def rescue(publication_id: int) -> None:
    """A worker died while sending: nobody knows whether it left."""
    publication = db.session.get_one(Publication, publication_id, with_for_update=True)
    began = publication.sent_at
    if publication.state == PublicationState.SENDING and began and abs(now() - began) > STUCK:
        nobody_knows(publication, Said("The work was interrupted while this post was being sent."))
