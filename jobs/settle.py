"""Find out what became of a publication whose answer was lost."""

from __future__ import annotations

from adapters.base import ChannelError, Unauthorised, Unavailable
from jobs import job
from recruit import channels
from recruit.db import db
from recruit.models import PublicationState
from recruit.posting import closing, publishing, sending, settling, turns


@job
def settle(publication_id: int) -> None:
    """Look for the post once. There: published. Not there: believed at the third look."""
    with turns.held(publication_id, PublicationState.UNSURE) as publication:
        if publication is None or publication.doubt_since is None:
            return
        try:
            adapter = channels.adapter_of(publication.channel)
            receipt = adapter.find(publishing.words(publication), publication.doubt_since)
        except Unauthorised as error:
            sending.not_known(publication, error.said)
        except Unavailable as error:
            settling.could_not_look(publication, error.until, error.wait)
        except ChannelError:
            settling.could_not_look(publication, None, None)
        else:
            if receipt:
                sending.went_out(publication, receipt)
            else:
                settling.was_missed(publication)
        db.session.commit()
        closing.catch_up([publication_id])
        db.session.commit()
