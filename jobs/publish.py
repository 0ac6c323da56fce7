"""Send what is due on a channel: the only place where a post leaves the house."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial

from sqlalchemy.exc import SQLAlchemyError

from adapters.base import Adapter, Rejected, Unauthorised, Unavailable, Uncertain
from adapters.said import Said
from jobs import errand, job
from recruit import channels
from recruit.db import db
from recruit.models import Channel, Publication
from recruit.posting import claiming, closing, publishing, sending, turns
from recruit.queue import ring

SHIFT = 0.5
"""Seconds for which a worker goes on with one channel before another channel may have its turn."""

PATIENCE = 5.0
"""Seconds after which what was claimed together and has not left is claimed anew: the channel has become slow."""

PAUSES = (0, 1, 2, 5, 10, 20, 30)
"""Seconds before each try to write down what we know, when the database is away: more than a minute in all."""


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
    if sent:
        closing.catch_up(sent)
        db.session.commit()
    return len(sent)


def send(claimed: list[Publication]) -> bool:
    """Send each once, and write down what became of it; whether the channel answers. If not, the others go back."""
    burst = Burst(claimed[0].channel, list(claimed))
    try:
        burst.prepare()
        burst.publish()
        burst.put_back()
    except BaseException as error:  # a bug, the worker being stopped, or the database away
        burst.write_again()
        if not isinstance(error, SQLAlchemyError):
            raise
        return False
    return burst.answers


@dataclass
class Burst:
    """Posts that were claimed together: those that still wait, and how to write down what became of the others."""

    channel: Channel
    waiting: list[Publication]
    outcomes: dict[int, Callable[[], None]] = field(default_factory=dict)
    answers: bool = True
    """Whether the channel still does."""

    @cached_property
    def adapter(self) -> Adapter:
        """Who speaks to the channel of all these. Raises Unauthorised when a setting is missing."""
        return channels.adapter_of(self.channel)

    def prepare(self) -> None:
        """Do what shows nothing to anybody yet; it is stored before the first post leaves."""
        for publication in list(self.waiting):
            if self.answers and not self.speak(publication, self.prepared):
                self.waiting.remove(publication)
        db.session.commit()

    def publish(self) -> None:
        """Send what waits, for as long as the channel answers, and quickly."""
        # What leaves late would leave while the clock takes its worker for dead, and looks for it in vain.
        end = time.monotonic() + PATIENCE
        while self.waiting and self.answers and time.monotonic() < end:
            publication = self.waiting.pop(0)
            with errand(publication=publication.id):
                self.speak(publication, self.published)

    def prepared(self, publication: Publication) -> Callable[[], None]:
        """Steps before the post itself."""
        post = self.adapter.prepare(publishing.written(publication))
        return partial(setattr, publication, "handle", post.handle)

    def published(self, publication: Publication) -> Callable[[], None]:
        """The post itself."""
        receipt = self.adapter.publish(publishing.written(publication))
        return partial(sending.went_out, publication, receipt)

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
            self.answers, outcome = False, partial(sending.not_known, publication, error.said)
        except Unavailable as error:
            self.answers = False
            outcome = partial(sending.comes_later, publication, error.said, error.until, error.wait)
        except Uncertain as error:
            self.answers, outcome = False, partial(sending.gave_no_answer, publication, error.said)
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
