"""Finding out what became of a publication whose answer was lost."""

from __future__ import annotations

from datetime import timedelta

from adapters.errors import ChannelError, Unavailable
from adapters.types import Receipt
from recruit.core.database import now
from recruit.models import Publication
from recruit.publishing import outcomes
from recruit.publishing.channel_locks import later
from recruit.publishing.outcomes import LOOKS
from recruit.publishing.publications import thawed
from recruit.publishing.transitions import Move, Step, become, move

LOOK_AGAIN = 120
"""Seconds until another look when we could not look."""
GIVE_UP_LOOKING = timedelta(days=1)


def looked(publication: Publication, receipt: Receipt | None) -> Move:
    """The channel said whether it is there."""
    return outcomes.went_out(publication, receipt) if receipt else was_missed(publication)


def was_missed(publication: Publication) -> Move:
    """We looked and it is not there. Only the third miss is believed, for indexes lag; then it is sent once more."""
    looks = publication.looks + 1
    if looks < len(LOOKS):
        return move(publication, Step.LOOK_AGAIN, looks=looks, due=now() + timedelta(seconds=LOOKS[looks]))
    if publication.is_over:
        return move(publication, Step.GIVE_UP, looks=looks, due=None, doubt_since=None, **thawed(publication))
    if not publication.resent:
        return move(publication, Step.SEND_AGAIN, looks=0, due=now(), resent=True, doubt_since=None)
    return move(publication, Step.LOOK_AGAIN, looks=looks, due=None)


def was_not_told(publication: Publication, said: str) -> Move:
    """The channel will not say whether it is there."""
    return could_not_look(publication)


def ask_a_person(publication: Publication) -> None:
    """Where no program can look: a kind may have lost the ability, or a row come from before."""
    become(publication, Step.LOOK_AGAIN, due=None)


def could_not_look(publication: Publication, error: ChannelError | None = None) -> Move:
    """“Could not look” is not “not there”: look again later, and ask a person after a day."""
    until, wait = (error.until, error.wait) if isinstance(error, Unavailable) else (None, None)
    tired = publication.doubt_since is None or publication.doubt_since < now() - GIVE_UP_LOOKING
    due = None if tired else later(publication.channel, until, wait, LOOK_AGAIN)
    return move(publication, Step.LOOK_AGAIN, due=due)
