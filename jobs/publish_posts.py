"""Send what is due on a channel: the only place where a post leaves the house."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from adapters.abilities import prepared
from adapters.base import Adapter
from adapters.types import Receipt
from jobs import errand, job
from recruit.core.database import db
from recruit.core.queue import ring
from recruit.models import Channel, Publication
from recruit.publishing import channel_locks, channels, due_posts, outcomes, publications, takedown
from recruit.publishing.answers import PREPARE, SEND, Follows, Heard, hear
from recruit.publishing.transitions import Move, make_all

SHIFT = 0.5
"""Seconds for which a worker goes on with one channel before another channel may have its turn."""

PATIENCE = 5.0
"""Seconds after which what was claimed together and has not left is claimed anew: the channel has become slow."""

PAUSES = (0, 1, 2, 5, 10, 20, 30)
"""Seconds before each try to write down what we know, when the database is away: more than a minute in all."""


@job
def publish(channel_id: int) -> bool:
    """Send what is due, one post after another; whether there was anything. Ringing twice publishes once."""
    with channel_locks.line_to(channel_id) as is_ours:
        sent = work(channel_id) if is_ours else 0
    if sent and due_posts.has_more(channel_id):
        ring("jobs.publish_posts.publish", channel_id)
    return sent > 0


def work(channel_id: int) -> int:
    """Send until nothing is due, the shift is over or the channel gives no answer; how many posts that were."""
    # What was claimed is ours alone until its outcome is written: nobody else changes the row.
    db.session().expire_on_commit = False
    end, sent, most, answers = time.monotonic() + SHIFT, list[int](), 1, True
    while answers and time.monotonic() < end and (claimed := due_posts.claim(channel_id, most)):
        began = time.monotonic()
        answers = send(claimed)
        most = due_posts.fitting(len(claimed), time.monotonic() - began)
        sent += [publication.id for publication in claimed]
    if sent:
        takedown.catch_up(sent)
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
    """Posts that were claimed together: those that still wait, and what the channel said about the others."""

    channel: Channel
    waiting: list[Publication]
    heard: list[Heard] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    """The steps that follow from it, which are not written down yet."""
    at_work: Publication | None = None
    """What is being sent: until its answer comes, it may have left."""
    answers: bool = True
    """Whether the channel still does."""

    @cached_property
    def adapter(self) -> Adapter:
        """Who speaks to the channel of all these. Raises Unauthorised when a setting is missing."""
        return channels.adapter_of(self.channel)

    def prepare(self) -> None:
        """Do what shows nothing to anybody yet; it is stored before the first post leaves."""
        for publication in list(self.waiting):
            if self.answers and not self.speak(publication, PREPARE, self.prepared).is_well:
                self.waiting.remove(publication)
        self.write()
        self.heard.clear()

    def publish(self) -> None:
        """Send what waits, for as long as the channel answers, and quickly."""
        # What leaves late would leave while the clock takes its worker for dead, and looks for it in vain.
        end = time.monotonic() + PATIENCE
        while self.waiting and self.answers and time.monotonic() < end:
            publication = self.waiting.pop(0)
            with errand(publication=publication.id):
                self.speak(publication, SEND, self.published)

    def prepared(self, publication: Publication) -> str:
        """Steps before the post itself; what it is then known by."""
        return prepared(self.adapter, publications.written(publication)).handle

    def published(self, publication: Publication) -> Receipt:
        """The post itself."""
        return self.adapter.publish(publications.written(publication))

    def speak(self, publication: Publication, follows: Follows, ask: Callable[[Publication], Any]) -> Heard:
        """Speak to the channel about a post, and keep what it answered."""
        self.at_work = publication
        heard = hear(publication, follows, lambda: ask(publication))
        self.at_work = None
        self.heard.append(heard)
        self.moves += heard.moves()
        self.answers = heard.is_heard
        return heard

    def write(self) -> None:
        """Write down what became of each."""
        make_all(self.moves)
        db.session.commit()
        self.moves.clear()

    def put_back(self) -> None:
        """Write down what was heard. What waits has certainly not left: it is due as before."""
        self.moves += [outcomes.put_back(publication) for publication in self.waiting]
        self.write()

    def write_again(self) -> None:
        """Write down what became of each as soon as the database takes it. Without it a worker can do nothing better
        than wait, for nobody else knows what we know."""
        for pause in PAUSES:
            time.sleep(pause)
            try:
                db.session.rollback()
                self.moves = [move for heard in self.heard for move in heard.moves()]
                if self.at_work:
                    self.moves.append(outcomes.broke(self.at_work))
                self.put_back()
                return
            except SQLAlchemyError as error:
                lost = error
        raise lost
