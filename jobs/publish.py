"""Send one publication: the only place where a post leaves the house."""

from __future__ import annotations

from dataclasses import replace

from adapters.base import Rejected, Unauthorised, Unavailable, Uncertain
from adapters.said import Said
from jobs import job
from recruit import channels, publishing, sending
from recruit.db import db


@job
def publish(publication_id: int) -> None:
    """Claim it, send it once, and write down what became of it. Ringing twice publishes once."""
    publication = sending.claim(publication_id)
    if publication is None:
        return
    try:
        adapter = channels.adapter_of(publication.channel)
        post = adapter.prepare(publishing.words(publication))
        if post.handle != publication.handle:
            publication.handle = post.handle
            db.session.commit()
        receipt = adapter.publish(replace(post, handle=publication.handle))
    except Rejected as error:
        sending.was_refused(publication, error.said)
    except Unauthorised as error:
        sending.not_known(publication, error.said)
    except Unavailable as error:
        sending.comes_later(publication, error.said, error.until, error.wait)
    except Uncertain as error:
        sending.nobody_knows(publication, error.said)
    except BaseException:  # a bug, or the worker being stopped: it may have left
        db.session.rollback()
        sending.nobody_knows(publication, Said("Something unexpected happened while this post was being sent."))
        db.session.commit()
        raise
    else:
        sending.went_out(publication, receipt)
    db.session.commit()
