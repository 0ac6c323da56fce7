"""Finding out what became of a publication whose answer was lost."""

from __future__ import annotations

from datetime import datetime, timedelta

from recruit.db import now
from recruit.models import Publication, PublicationState, VacancyState
from recruit.posting.publishing import thaw
from recruit.posting.sending import LOOKS
from recruit.posting.turns import later

LOOK_AGAIN = 120
"""Seconds until another look when we could not look."""
GIVE_UP_LOOKING = timedelta(days=1)


def was_missed(publication: Publication) -> None:
    """We looked and it is not there. Only the third miss is believed, for indexes lag; then it is sent once more."""
    publication.looks += 1
    if publication.looks < len(LOOKS):
        publication.due = now() + timedelta(seconds=LOOKS[publication.looks])
    elif publication.vacancy.state == VacancyState.CLOSED:
        publication.state, publication.due, publication.doubt_since = PublicationState.DRAFT, None, None
        thaw(publication)
    elif not publication.resent:
        publication.state, publication.due, publication.resent = PublicationState.SCHEDULED, now(), True
        publication.doubt_since, publication.looks = None, 0
    else:
        publication.due = None


def could_not_look(publication: Publication, until: datetime | None, wait: float | None) -> None:
    """“Could not look” is not “not there”: look again later, and ask a person after a day."""
    tired = publication.doubt_since is None or publication.doubt_since < now() - GIVE_UP_LOOKING
    publication.due = None if tired else later(publication.channel, until, wait, LOOK_AGAIN)
