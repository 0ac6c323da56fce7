"""Send what is due on a channel: the only place where a post leaves the house."""

from __future__ import annotations

from dataclasses import replace

from adapters.base import Rejected, Unauthorised, Unavailable, Uncertain
from adapters.said import Said
from jobs import errand, job
from recruit import channels, claiming, publishing, sending, turns
from recruit.db import db
from recruit.models import Publication
from recruit.queue import ring

SHIFT = 2.0
"""Seconds for which a worker goes on with one channel before another channel may have its turn."""


@job
def publish(channel_id: int) -> bool:
    """Send what is due, one post after another; whether there was anything. Ringing twice publishes once."""
    sent = False
    with turns.line_to(channel_id) as is_ours:
        for publication in claiming.due_on(channel_id, SHIFT) if is_ours else ():
            sent = True
            with errand(publication=publication.id):
                send(publication)
    if sent and claiming.has_more(channel_id):
        ring("jobs.publish.publish", channel_id)
    return sent


def send(publication: Publication) -> None:
    """Send it once, and write what became of it into the row. The claim of the next one commits it."""
    try:
        adapter = channels.adapter_of(publication.channel)
        post = adapter.prepare(publishing.written(publication))
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
        turns.leave_alone(publication.channel)
    except BaseException:  # a bug, or the worker being stopped: it may have left
        db.session.rollback()
        sending.nobody_knows(publication, Said("Something unexpected happened while this post was being sent."))
        db.session.commit()
        raise
    else:
        sending.went_out(publication, receipt)
