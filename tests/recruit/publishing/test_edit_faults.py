"""Whatever ends a worker while it changes a post: the row tells the truth, or a person is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

import jobs.edit_post
import jobs.take_down_post
from adapters.abilities import Editable
from recruit.core.database import db, now
from recruit.models import CloseReason, Publication
from recruit.publishing import edits, publications
from recruit.vacancies.lifecycle import close
from tests.support.channel_cases import CASES, able
from tests.support.channel_server.protocols import ALL
from tests.support.channel_server.server import ChannelServer, Fault, Kind
from tests.support.channel_server.wire import filled_in, speak_through, wire_to
from tests.support.edits import State, ask, move_to_york, put_out, work
from tests.support.factories import places_of
from tests.support.fault_scripts import End, Worker

pytestmark = pytest.mark.one_database

KINDS = able(Editable)
STEPS = 31
"""More than there are in changing one post."""
TURNS = 5
"""After so many, each when it is time, a change has come to its end."""


@pytest.fixture
def worker(app: Flask) -> Iterator[Worker]:
    """A worker that can be ended at any step."""
    worker = Worker()
    with worker.on(db.engine):
        yield worker


@pytest.fixture
def server(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> Iterator[ChannelServer]:
    """All channels, spoken to by that worker."""
    with ChannelServer() as server:

        class Watched(wire_to(server.url)):  # type: ignore[misc]
            def call(self, *given: Any, **named: Any) -> Any:
                worker.call()
                answer = super().call(*given, **named)
                worker.answered()
                return answer

        speak_through(Watched, monkeypatch)
        yield server


def shown(server: ChannelServer, publication: Publication) -> str:
    """What people read there."""
    [held] = server.live()
    read = CASES[publication.channel.kind].new_words
    return read({"patch": {"$set": {"commentary": held.text}}}) if read else held.text


def out(kind: str, server: ChannelServer) -> Publication:
    """A post that is out, of which the vacancy has changed."""
    server.reset()
    publication = put_out(kind, dict(filled_in(server.url)[kind]))
    move_to_york(publication)
    return publication


@pytest.mark.parametrize("end", End)
@pytest.mark.parametrize("kind", KINDS)
def test_a_worker_may_end_at_any_step(app: Flask, server: ChannelServer, worker: Worker, kind: str, end: End) -> None:
    publication = out(kind, server)
    for step in range(STEPS):
        publication.vacancy.places = places_of(f"Town {step}")
        db.session.commit()
        assert ask(publication) == []
        with worker.working((end, step)):
            jobs.edit_post.change(publication.id)
        db.session.rollback()
        db.session.expire_all()
        if worker.ended:
            db.engine.dispose()  # a worker's connections end with it
        if publication.state == State.PUBLISHED:
            assert publication.text == shown(server, publication), f"after step {step}"
        for _ in range(TURNS):
            if publication.state == State.CHANGING and publication.due:
                work(publication)
        assert publication.state != State.CHANGING or not publication.due, f"never ends after step {step}"
        if publication.state == State.CHANGING:
            assert end == End.OUT_OF_TIME and publication.problem, "a person is asked, and knows why"
            old = shown(server, publication) == publication.text
            edits.not_changed(publication) if old else edits.changed_by_hand(publication)
            db.session.commit()
        else:
            assert shown(server, publication) == publications.composed(publication).text
        assert (publication.state, publication.text) == (State.PUBLISHED, shown(server, publication))
    assert not worker.ended, "there are more steps than these"


@pytest.mark.parametrize("faults", [(), (Fault(Kind.DROP, True),), (Fault(Kind.ERROR),)])
@pytest.mark.parametrize("kind", KINDS)
def test_a_vacancy_that_closes_while_its_post_is_being_changed_takes_it_down(
    app: Flask, server: ChannelServer, worker: Worker, kind: str, faults: tuple[Fault, ...]
) -> None:
    publication = out(kind, server)

    def closes() -> None:
        with app.app_context():
            close(db.session.get_one(Publication, publication.id).vacancy, CloseReason.FILLED, "", None)
            db.session.commit()
            db.session.remove()

    ask(publication)
    worker.meanwhile = closes
    server.will(*(Fault(f.kind, f.applies, on=ALL[kind].edits_at) for f in faults))
    jobs.edit_post.change(publication.id)
    if worker.meanwhile:  # the answer never came, so that nothing happened before it
        worker.meanwhile = None
        closes()
    db.session.expire_all()
    assert publication.state == State.CLOSING
    publication.due = now()
    db.session.commit()
    jobs.take_down_post.close(publication.id)
    db.session.expire_all()
    assert publication.state == State.CLOSED
    assert server.live() == []
