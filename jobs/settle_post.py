"""Find out what became of a publication whose answer was lost."""

from __future__ import annotations

from datetime import datetime

import adapters
from adapters.abilities import Findable, unable
from adapters.types import Receipt
from jobs import job
from recruit.core.database import db
from recruit.models import Publication, PublicationState
from recruit.publishing import answers, channel_locks, channels, lost_answers, publications, takedown


@job
def settle(publication_id: int) -> None:
    """Look for the post once. There: published. Not there: believed at the third look."""
    with channel_locks.held(publication_id, PublicationState.UNSURE) as publication:
        if publication is None or publication.doubt_since is None:
            return
        if not issubclass(adapters.get(publication.channel.kind), Findable):
            lost_answers.ask_a_person(publication)
            db.session.commit()
            return
        since = publication.doubt_since
        answers.settle(publication, answers.FIND, lambda: look(publication, since))
        takedown.catch_up([publication_id])
        db.session.commit()


def look(publication: Publication, since: datetime) -> Receipt | None:
    """Ask the channel for it."""
    adapter = channels.adapter_of(publication.channel)
    if not isinstance(adapter, Findable):
        raise unable(adapter)
    return adapter.find(publications.words(publication), since)
