"""Send what is due on a channel: the only place where a post leaves the house."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from adapters.base import Rejected, Unauthorised, Unavailable, Uncertain
from adapters.said import Said
from jobs import errand, job
from recruit import channels, claiming, closing, publishing, sending, turns
from recruit.db import db
from recruit.models import Publication, PublicationState
from recruit.queue import ring

SHIFT = 2.0
"""Seconds for which a worker goes on with one channel before another channel may have its turn."""

ANSWERED = (PublicationState.PUBLISHED, PublicationState.FAILED, PublicationState.CLOSING)


@job
def publish(channel_id: int) -> bool:
    """Send what is due, one post after another; whether there was anything. Ringing twice publishes once."""
    with turns.line_to(channel_id) as is_ours:
        sent = work(channel_id) if is_ours else 0
    if sent and claiming.has_more(channel_id):
        ring("jobs.publish.publish", channel_id)
    return sent > 0


def work(channel_id: int) -> int:
    """Send until nothing is due, the shift is over or the channel gives no answer; how many posts that were."""
    # What was claimed is ours alone until its outcome is written: nobody else changes the row.
    db.session().expire_on_commit = False
    end, sent, most, answers = time.monotonic() + SHIFT, 0, 1, True
    while answers and time.monotonic() < end and (claimed := claiming.claim(channel_id, most)):
        began = time.monotonic()
        answers = send(claimed)
        most = claiming.fitting(len(claimed), time.monotonic() - began)
        sent += len(claimed)
    return sent


def send(claimed: list[Publication]) -> bool:
    """Send each once, and write down what became of it; whether the channel answers. If not, the others go back."""
    waiting, answers = list(claimed), True
    try:
        for publication in claimed:
            if not is_prepared(publication):
                waiting.remove(publication)
        db.session.commit()
        while waiting and answers:
            publication = waiting.pop(0)
            with errand(publication=publication.id), outcome_of(publication):
                receipt = channels.adapter_of(publication.channel).publish(publishing.written(publication))
                sending.went_out(publication, receipt)
            answers = publication.state in ANSWERED and publication.channel.on
    finally:
        firmly(lambda: sending.put_back(waiting))
    closing.catch_up(publication.id for publication in claimed)
    db.session.commit()
    return answers


def firmly(write: Callable[[], object]) -> None:
    """Write it down; once more when the database was in the middle of something else, which is then forgotten."""
    try:
        write()
        db.session.commit()
    except SQLAlchemyError:
        db.session.rollback()
        write()
        db.session.commit()


def is_prepared(publication: Publication) -> bool:
    """Do what shows nothing to anybody yet; whether it can go on."""
    ready = False
    with outcome_of(publication):
        publication.handle = channels.adapter_of(publication.channel).prepare(publishing.written(publication)).handle
        ready = True
    return ready


@contextmanager
def outcome_of(publication: Publication) -> Iterator[None]:
    """Write down what an error means for this post. What nobody foresaw is raised again."""
    try:
        yield
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
        said = Said("Something unexpected happened while this post was being sent.")
        firmly(lambda: sending.nobody_knows(publication, said))
        raise
