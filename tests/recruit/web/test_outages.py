"""The database full, read-only or gone: a sentence on the page, nothing lost, nothing double."""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from rq import Queue
from sqlalchemy import event, select, text
from sqlalchemy.exc import DBAPIError

import jobs.clock
import jobs.dispatch
import jobs.publish_posts
import jobs.settle_post
from recruit.attribution.clicks import ingestion
from recruit.candidates.documents import files
from recruit.core.database import db, now
from recruit.core.queue import bell
from recruit.models import Click, Publication, PublicationState, Vacancy, clock_lease
from recruit.publishing import channels, publications
from tests.recruit.vacancies.test_lifecycle import WRITTEN
from tests.support.apply_form import ALEX, PDF, cv, form_of, how_many, the_application, uploads
from tests.support.browser import Browser, Page
from tests.support.channel_server.protocols import ALL
from tests.support.channel_server.server import ChannelServer
from tests.support.channel_server.wire import filled_in, speak_through, wire_to
from tests.support.factories import a_channel, a_link, a_vacancy
from tests.support.fault_scripts import Clock
from tests.support.running import until

State = PublicationState


@contextmanager
def on_every_connection(*words: str) -> Iterator[None]:
    """Say this on each connection to the database that is made meanwhile, and on no other."""

    def say(connection: Any, entry: object) -> None:
        for statement in words:
            connection.execute(statement)
        connection.commit()

    db.session.remove()
    db.engine.dispose()
    event.listen(db.engine, "connect", say)
    try:
        yield
    finally:
        event.remove(db.engine, "connect", say)
        db.session.remove()
        db.engine.dispose()


@contextmanager
def full() -> Iterator[None]:
    """SQLite may not grow by a page; PostgreSQL has no room for what it must write down."""
    if db.engine.dialect.name != "sqlite":
        pytest.skip("a full PostgreSQL is tried on a small disk of its own")
    with db.engine.connect() as line:
        used = line.execute(text("PRAGMA page_count")).scalar()
    with on_every_connection(f"PRAGMA max_page_count={used}"):
        yield


@contextmanager
def read_only() -> Iterator[None]:
    """Everything can be read and nothing changed."""
    postgresql = db.engine.dialect.name == "postgresql"
    with on_every_connection("SET default_transaction_read_only = on" if postgresql else "PRAGMA query_only=ON"):
        yield


@contextmanager
def gone() -> Iterator[None]:
    """Nobody answers: the file, or the socket, is not there."""
    db.session.remove()
    before = db.engine.pool
    db.engine.dispose()
    url = db.engine.url

    def elsewhere(dialect: object, entry: object, args: list[Any], named: dict[str, Any]) -> None:
        if url.get_backend_name() == "sqlite":
            args[0] = "/nowhere/recruit.db"
        else:
            named["host"] = "/nowhere"

    event.listen(db.engine, "do_connect", elsewhere)
    try:
        yield
    finally:
        event.remove(db.engine, "do_connect", elsewhere)
        db.session.remove()
        before.dispose()  # another thread may have given a line back to it since


OUTAGES = [full, read_only, gone]
Outage = Callable[[], Any]


@pytest.fixture
def careful(app: Flask) -> Flask:
    """An application that answers as it does outside tests."""
    app.testing = False
    return app


def is_a_sentence(page: Page) -> None:
    """A page of ours that says what to do and nothing of how we are built."""
    assert page.headers["Retry-After"] == "30"
    assert page.headers["Cache-Control"] == "no-store"
    for word in ("Traceback", "sqlalchemy", "OperationalError", "INSERT", "psycopg", "sqlite"):
        assert word not in page.html


def resend(browser: Browser, page: Page, expect: int = 303) -> Page:
    """Press the button on that page."""
    return browser.post(str(page.form()["action"]), page.fields(), expect=expect)


@pytest.mark.parametrize("outage", OUTAGES)
def test_an_application_that_could_not_be_stored_is_sent_again_with_one_button(
    careful: Flask, visitor: Browser, outage: Outage
) -> None:
    vacancy = a_vacancy()
    address = form_of(vacancy)
    typed = ALEX | {"phone": "06 12345678", "motivation": "Because <b>you</b> & I\nfit.\n" + "é" * 3_900}
    form = visitor.get(address).fields()
    with outage():
        page = visitor.post(f"{address}?lang=en", form | typed | {"cv": cv()}, expect=503)
        is_a_sentence(page)
        assert page.fields().items() >= typed.items()
        is_a_sentence(visitor.post(address, page.fields(), expect=503))
        lost = page.tree.select("input[type=file]")
        assert bool(lost) is (outage is gone), "the document was put away before the database failed"
    assert how_many() == 0
    chosen = {"cv": cv()} if lost else {}
    visitor.post(str(page.form()["action"]), page.fields() | chosen, expect=303)
    chosen = {"cv": cv()} if lost else {}
    visitor.post(str(page.form()["action"]), page.fields() | chosen, expect=200)
    applied = the_application()
    assert (applied.name, applied.phone, applied.document_name) == ("Alex Vos", "06 12345678", "cv.pdf")
    assert applied.motivation == typed["motivation"].strip()
    assert (files.uploads() / applied.document).read_bytes() == PDF


@pytest.mark.parametrize("outage", OUTAGES)
def test_a_vacancy_that_could_not_be_saved_is_sent_again_with_one_button(
    careful: Flask, recruiter: Browser, outage: Outage
) -> None:
    form = recruiter.get("/office/vacancies/new").fields()
    typed = form | WRITTEN | {"body": "All about the work. " * 400}
    with outage():
        page = recruiter.post("/office/vacancies/new", typed, expect=503)
        is_a_sentence(page)
    assert how_many(Vacancy) == 0
    resend(recruiter, page)
    assert db.session.scalars(select(Vacancy)).one().body.strip() == typed["body"].strip()


@pytest.mark.parametrize(
    ("language", "words"), [("en", ("our data cannot", "Try again")), ("nl", ("onze gegevens", "Probeer het opnieuw"))]
)
def test_a_page_without_its_database_is_a_sentence_in_the_readers_language(
    careful: Flask, recruiter: Browser, language: str, words: tuple[str, ...]
) -> None:
    vacancy = a_vacancy()
    addresses = [
        "/",
        f"/vacancies/{vacancy.id}-ward-nurse",
        "/office/",
        "/office/vacancies",
        "/sign-in",
        "/sitemap.xml",
    ]
    headers = {"Accept-Language": language}
    with gone():
        for address in addresses:
            page = recruiter.get(address, expect=503, headers=headers)
            is_a_sentence(page)
            assert [word for word in words if word not in page.text] == [], address
            assert page.one("html")["lang"] == language
    assert recruiter.get("/office/", headers=headers).one("html")["lang"] == language


def test_what_can_be_read_is_still_shown_when_nothing_can_be_changed(careful: Flask, recruiter: Browser) -> None:
    form = form_of(a_vacancy())
    with read_only():
        for address in ("/", form, "/office/", "/office/vacancies"):
            assert recruiter.get(address).status == 200


def test_a_secret_is_not_repeated_on_the_page_that_asks_to_send_it_again(
    careful: Flask, administrator: Browser
) -> None:
    address = "/office/settings/channels/new/mastodon"
    given = {"name": "Our toots", "set_server": "social.example", "set_access_token": "secret-token"}
    form = administrator.get(address).fields()
    with read_only():
        page = administrator.post(address, form | given, expect=503)
    assert "secret-token" not in page.html
    again = resend(administrator, page, expect=422)
    assert again.fields()["set_server"] == "social.example", "only the secret is asked for again"


def test_a_click_counts_also_while_the_database_takes_nothing(careful: Flask, visitor: Browser) -> None:
    token = a_link().token
    with read_only():
        visitor.get(f"/r/{token}", expect=302)
    ingestion.take_over()
    assert how_many(Click) == 1


def test_a_disk_without_room_for_a_document_is_a_sentence_and_leaves_no_half_document(
    careful: Flask, visitor: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = form_of(a_vacancy())
    form = visitor.get(address).fields()

    def no_room(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full_disk:
        full_disk.setattr(os, "fsync", no_room)
        page = visitor.post(address, form | ALEX | {"cv": cv()}, expect=503)
    is_a_sentence(page)
    assert uploads(careful) == []
    assert "cv.pdf" in page.one("label").get_text()


def test_a_mistake_of_ours_is_not_called_an_outage(careful: Flask, visitor: Browser) -> None:
    careful.view_functions["public.privacy"] = lambda: db.session.execute(text("SELECT nothing FROM nowhere"))
    assert "on our side" in visitor.get("/privacy", expect=500).text


def test_connections_that_were_cut_while_nobody_used_them_are_not_noticed(careful: Flask, visitor: Browser) -> None:
    if db.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no connections to cut")
    visitor.get("/")
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid != "
    with db.engine.connect() as line:
        line.execute(text(f"{others} pg_backend_pid()"))
    visitor.get("/")


def break_the_line() -> None:
    """The database of this very session takes no changes any more; on PostgreSQL it hangs up."""
    line: Any = db.session.connection().connection.driver_connection
    if db.engine.dialect.name == "sqlite":
        line.execute("PRAGMA query_only=ON")
        return
    with db.engine.connect() as other:
        other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": line.info.backend_pid})


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ChannelServer]:
    """Channels, and a line to them; the database breaks as soon as one has said yes to a post."""
    with ChannelServer() as server:

        class Line(wire_to(server.url)):  # type: ignore[misc]
            def call(self, method: str, url: str, **said: Any) -> Any:
                answer = super().call(method, url, **said)
                if said.get("creates"):
                    break_the_line()
                return answer

        speak_through(Line, monkeypatch)
        yield server


def planned(kind: str, address: str) -> Publication:
    """A post that is due."""
    channel = a_channel(kind=kind, settings=dict(filled_in(address)[kind]))
    publication = publications.draft(a_vacancy(), channel)
    assert publications.schedule(publication) == []
    db.session.commit()
    return publication


def work_off(publication: Publication, clock: Clock, times: int) -> None:
    """The clock looks so often, six minutes apart, and a worker does what it rang for."""
    for _ in range(times):
        clock.step(timedelta(minutes=6))
        jobs.dispatch.sweep()
        jobs.publish_posts.publish(publication.channel_id)
        jobs.settle_post.settle(publication.id)
        db.session.rollback()


@pytest.mark.parametrize("kind", ALL)
def test_a_post_whose_outcome_could_not_be_written_is_out_once_and_known_to_be(
    app: Flask, server: ChannelServer, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    clock = Clock(now())
    clock.rule(monkeypatch)
    publication = planned(kind, server.url)
    # A line that broke is opened anew and the outcome written; a database that takes no changes stays as it is.
    monkeypatch.setattr(jobs.publish_posts, "PAUSES", (0, 0))
    only_hung_up = db.engine.dialect.name == "postgresql"
    with nullcontext() if only_hung_up else pytest.raises(DBAPIError):
        jobs.publish_posts.publish(publication.channel_id)
    db.session.rollback()
    db.engine.dispose()
    assert len(server.live()) == 1
    assert publication.state == (State.PUBLISHED if only_hung_up else State.SENDING), "the row says that it may be out"
    with monkeypatch.context() as mended:
        speak_through(wire_to(server.url), mended)
        mended.setattr(channels, "Wire", wire_to(server.url))
        work_off(publication, clock, 2)
    assert publication.state == State.PUBLISHED
    assert publication.receipt_id == server.live()[0].id
    assert len(server.live()) == 1


def test_a_worker_waits_with_what_it_knows_until_the_database_is_back(
    app: Flask, server: ChannelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = planned("x", server.url)
    slept = []

    def meanwhile(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            db.engine.dispose()  # the next line is a whole one

    monkeypatch.setattr(jobs.publish_posts, "time", SimpleNamespace(sleep=meanwhile, monotonic=time.monotonic))
    jobs.publish_posts.publish(publication.channel_id)
    db.session.rollback()
    assert publication.state == State.PUBLISHED
    assert slept[:1] == [0]


def test_the_clock_goes_on_looking_when_its_database_was_away(app: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    stop = threading.Event()
    clock = threading.Thread(target=run_clock, args=(app, stop))
    clock.start()
    try:
        assert until(ticked, 5)
        with gone():
            assert until(lambda: "did not answer" in capsys.readouterr().err, 5)
        before = now()
        assert until(lambda: (ticked() or before) > before, 5)
    finally:
        stop.set()
        clock.join()


def run_clock(app: Flask, stop: threading.Event) -> None:
    """A clock that looks often."""
    with app.app_context():
        jobs.clock.run(0.05, stop)


def ticked() -> datetime | None:
    """When it last looked."""
    db.session.rollback()
    return clock_lease.last_tick()


def test_a_post_that_is_published_while_the_queue_is_gone_is_found_by_the_clock(
    careful: Flask, recruiter: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = planned("x", "https://x.example")
    publications.cancel(publication)
    db.session.commit()
    settings = careful.extensions["recruit"].settings
    form = recruiter.get(f"/office/vacancies/{publication.vacancy_id}/posts").fields()
    with monkeypatch.context() as away:
        away.setattr(type(settings), "redis", "unix:///nowhere/queue.sock")
        recruiter.post(f"/office/posts/{publication.id}/publish", form, expect=303)
        assert jobs.dispatch.sweep() == 0, "nobody heard that bell"
    assert publication.state == State.SCHEDULED
    assert jobs.dispatch.sweep() == 1
    assert [job.args for job in Queue(connection=bell(settings.redis)).jobs] == [(publication.channel_id,)]
