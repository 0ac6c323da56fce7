"""Send what is due on a channel: the only place where a post leaves the house."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy.exc import SQLAlchemyError

from adapters.base import Rejected, Unauthorised, Unavailable, Uncertain
from adapters.said import Said
from jobs import errand, job
from recruit import channels, claiming, closing, publishing, sending, turns
from recruit.db import db
from recruit.models import Publication, PublicationState
from recruit.queue import ring

SHIFT = 0.5
"""Seconds for which a worker goes on with one channel before another channel may have its turn."""

PATIENCE = 5.0
"""Seconds after which what was claimed together and has not left is claimed anew: the channel has become slow."""

PAUSES = (0, 1, 2, 5, 10, 20, 30)
"""Seconds before each try to write down what we know, when the database is away: more than a minute in all."""

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
    end, sent, most, answers = time.monotonic() + SHIFT, list[int](), 1, True
    while answers and time.monotonic() < end and (claimed := claiming.claim(channel_id, most)):
        began = time.monotonic()
        answers = send(claimed)
        most = claiming.fitting(len(claimed), time.monotonic() - began)
        sent += [publication.id for publication in claimed]
    closing.catch_up(sent)
    db.session.commit()
    return len(sent)


def send(claimed: list[Publication]) -> bool:
    """Send each once, and write down what became of it; whether the channel answers. If not, the others go back."""
    burst = Burst(list(claimed))
    try:
        burst.prepare()
        answers = burst.publish()
        burst.put_back()
    except BaseException as error:  # a bug, the worker being stopped, or the database away
        burst.write_again()
        if not isinstance(error, SQLAlchemyError):
            raise
        answers = False
    return answers


@dataclass
class Burst:
    """Posts that were claimed together: those that still wait, and how to write down what became of the others."""

    waiting: list[Publication]
    outcomes: dict[int, Callable[[], None]] = field(default_factory=dict)

    def prepare(self) -> None:
        """Do what shows nothing to anybody yet; what cannot go on no longer waits."""
        for publication in list(self.waiting):
            if not self.speak(publication, prepared):
                self.waiting.remove(publication)
        db.session.commit()

    def publish(self) -> bool:
        """Send what waits, for as long as the channel answers, and quickly; whether it answers."""
        # What leaves late would leave while the clock takes its worker for dead, and looks for it in vain.
        end = time.monotonic() + PATIENCE
        while self.waiting and time.monotonic() < end:
            publication = self.waiting.pop(0)
            with errand(publication=publication.id):
                self.speak(publication, published)
            if publication.state not in ANSWERED or not publication.channel.on:
                return False
        return True

    def speak(self, publication: Publication, act: Callable[[Publication], Callable[[], None]]) -> bool:
        """Speak to the channel about a post, and note what came of it; whether that was what we wanted."""
        # Until we know better: it may have left.
        said = Said("Something unexpected happened while this post was being sent.")
        self.outcomes[publication.id] = partial(sending.nobody_knows, publication, said)
        well = False
        try:
            outcome = act(publication)
            well = True
        except Rejected as error:
            outcome = partial(sending.was_refused, publication, error.said)
        except Unauthorised as error:
            outcome = partial(sending.not_known, publication, error.said)
        except Unavailable as error:
            outcome = partial(sending.comes_later, publication, error.said, error.until, error.wait)
        except Uncertain as error:
            outcome = partial(sending.gave_no_answer, publication, error.said)
        self.outcomes[publication.id] = outcome
        outcome()
        return well

    def put_back(self) -> None:
        """What waits has certainly not left: it is due as before."""
        sending.put_back(self.waiting)
        db.session.commit()

    def write_again(self) -> None:
        """Write down what became of each as soon as the database takes it. Without it a worker can do nothing better
        than wait, for nobody else knows what we know."""
        for pause in PAUSES:
            time.sleep(pause)
            try:
                db.session.rollback()
                for outcome in self.outcomes.values():
                    outcome()
                self.put_back()
                return
            except SQLAlchemyError as error:
                lost = error
        raise lost


def prepared(publication: Publication) -> Callable[[], None]:
    """Steps before the post itself; what they made is stored before it leaves."""
    post = channels.adapter_of(publication.channel).prepare(publishing.written(publication))
    return partial(setattr, publication, "handle", post.handle)


def published(publication: Publication) -> Callable[[], None]:
    """The post itself."""
    receipt = channels.adapter_of(publication.channel).publish(publishing.written(publication))
    return partial(sending.went_out, publication, receipt)
