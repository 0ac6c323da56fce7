"""Everything that can happen to channels happens; then no secret lies in clear anywhere that we write to."""

from __future__ import annotations

import email
import gzip
import io
import logging
import traceback
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from email.policy import default
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from redis import Redis
from sqlalchemy import select

import adapters
import jobs.dispatch
import jobs.publish_posts
import jobs.settle_post
import jobs.take_down_post
from adapters.errors import ChannelError
from recruit.config import Settings, signing_secret
from recruit.core import logs, queue, schema
from recruit.core.database import Base, db, now
from recruit.models import Channel, CloseReason, Letter, Publication, PublicationState
from recruit.ops import backup as backing_up
from recruit.publishing import channels, publications
from recruit.vacancies import lifecycle
from tests.conftest import KEY
from tests.recruit.core.test_logs import work_through_the_queue
from tests.support.browser import Browser, Page
from tests.support.channel_cases import FILLED_IN
from tests.support.channel_server.protocols import ALL
from tests.support.channel_server.server import ChannelServer, Fault, Kind
from tests.support.channel_server.wire import filled_in, hurry, speak_through, wire_to
from tests.support.factories import a_vacancy, the_version
from tests.support.fault_scripts import Clock
from tests.support.full_organisation import addresses

State = PublicationState
TYPED = "hushhush"
"""Part of every secret that somebody fills in."""
GIVEN = "xxxxxxxxxxxxxxxx"
"""Part of every token that a channel gives us."""
METRICS = f"{TYPED}-metrics"
ONLINE = tuple(ALL)
LOST = (Kind.DROP, Kind.GARBLED, Kind.ERROR)
FAULTS = [
    *(Fault(kind, on="create") for kind in Kind if kind != Kind.DRIP),
    *(Fault(kind, on=door) for kind in (*LOST, Kind.EXPIRED) for door in ("find", "verify")),
    *(Fault(kind, on=door) for kind in (Kind.DROP, Kind.GARBLED, Kind.REJECT) for door in ("session", "refresh")),
]


def forms(secret: str) -> set[bytes]:
    """A secret as it is, in an address, and in base64 wherever it begins."""
    shifted = (b64encode(b"\0" * start + secret.encode())[4 if start else 0 : -4] for start in range(3))
    return {secret.encode(), quote(secret).encode(), *shifted}


KEYS = {KEY, signing_secret(KEY.encode())}
SECRETS = {form for secret in (TYPED, GIVEN, *KEYS) for form in forms(secret)}


def found_in(told: str | bytes) -> set[bytes]:
    """Which secrets it tells."""
    plain = told.encode() if isinstance(told, str) else told
    return {secret for secret in SECRETS if secret in plain}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """With a token of its own for those who measure."""
    return Settings(**vars(settings) | {"metrics_token": METRICS})


@pytest.fixture
def clock(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time of everything."""
    clock = Clock(now())
    clock.rule(monkeypatch)
    return clock


@pytest.fixture
def server(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[ChannelServer]:
    """The channels; they are not waited for."""
    with ChannelServer(clock=clock) as server:
        speak_through(wire_to(server.url), monkeypatch)
        hurry(monkeypatch, pause=0.1)
        yield server


class Watcher(Browser):
    """A browser that remembers all it was shown."""

    shown: list[str]

    def _seen(self, answer: Any, expect: int) -> Page:
        page = super()._seen(answer, expect)
        self.__dict__.setdefault("shown", []).append(f"{page.headers}{page.html}")
        return page


@pytest.fixture
def written(app: Flask) -> Iterator[list[io.StringIO]]:
    """All lines of all levels and libraries, in both forms."""
    root, streams = logging.getLogger(), []
    before = root.level, logging.getLogger("urllib3").level
    for form in (logs.Plain(), logs.Json()):
        handler = logging.StreamHandler(io.StringIO())
        handler.setFormatter(form)
        streams.append(handler.stream)
        root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield streams
    root.setLevel(before[0])
    for handler in root.handlers[-2:]:
        root.removeHandler(handler)


@pytest.fixture
def raised(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every error that an adapter raised, with its traceback and all that it came from."""
    told: list[str] = []
    make = channels.adapter_of

    def watched(channel: Channel) -> Any:
        adapter = make(channel)
        for name in ("prepare", "publish", "find", "close", "verify"):
            if verb := getattr(adapter, name, None):  # which verbs there are tells what a channel can
                setattr(adapter, name, watching(verb, told))
        return adapter

    monkeypatch.setattr(channels, "adapter_of", watched)
    return told


def watching(verb: Callable[..., Any], told: list[str]) -> Callable[..., Any]:
    """The verb, with its errors written down."""

    def watched(*given: Any) -> Any:
        try:
            return verb(*given)
        except ChannelError as error:
            inner: BaseException | None = error
            while inner:
                told.append("".join(traceback.format_exception(inner)) + repr(inner) + repr(vars(inner)))
                inner = inner.__context__
            raise

    return watched


def secrets_of(kind: str, address: str) -> dict[str, str]:
    """What is filled in to connect it: each secret tells whose account it is, and is easily found again."""
    given = FILLED_IN[kind] | (dict(filled_in(address)[kind]) if kind in ONLINE else {})
    hidden = {s.name: f"acme.{TYPED}-{kind}-{s.name}" for s in adapters.get(kind).settings if s.secret}
    return {f"set_{name}": value for name, value in (given | hidden).items()}


def connect(browser: Browser, kind: str, address: str) -> Channel:
    """Wrongly first, then well, then without changing the secret, then asked who we are."""
    page, given = f"/office/settings/channels/new/{kind}", secrets_of(kind, address)
    browser.submit(page, given | {"name": ""}, expect=422)
    browser.submit(page, given | {"name": kind})
    channel = db.session.scalars(select(Channel).order_by(Channel.id.desc())).first()
    assert channel
    page = f"/office/settings/channels/{channel.id}"
    fields = browser.get(page).fields(page)
    browser.post(page, fields | {"name": ""}, expect=422)
    browser.post(page, fields | {"name": f"Our {kind}"}, expect=303)
    browser.post(f"{page}/verify", fields, expect=303)
    return channel


def live_through(browser: Browser, server: ChannelServer, clock: Clock, channel: Channel) -> set[str]:
    """One post for each thing that can go wrong, looked for and taken down; the states they were in."""
    states = set()
    number, vacancy = channel.id, a_vacancy()
    for fault in FAULTS:
        channel = db.session.get_one(Channel, number)
        given = secrets_of(channel.kind, server.url)
        channel.settings = {name.removeprefix("set_"): value for name, value in given.items()}
        channel.on, channel.parked_until = True, None
        server.channels[channel.kind].revoked.clear()
        vacancy.round += 1
        publication = publications.draft(vacancy, channel)
        assert publications.schedule(publication, clock()) == []
        db.session.commit()
        server.will(fault)
        queue.ring("jobs.publish_posts.publish", number)  # for whoever reads the queue
        jobs.publish_posts.publish(number)
        db.session.expire_all()
        states.add(publication.state.value)
        clock.step(timedelta(seconds=31))
        jobs.settle_post.settle(publication.id)
        db.session.expire_all()
        browser.post(f"/office/settings/channels/{number}/verify", browser.get("/office/me").fields(), expect=303)
        server.behave()
        publications.cancel(publication)  # or it would meet what is meant for the next
        db.session.commit()
    return states


def raw_rows() -> str:
    """Every row as the database has it."""
    with db.engine.connect() as line:
        return repr([line.execute(select(schema.raw_table(table))).all() for table in Base.metadata.sorted_tables])


def in_the_queue(address: str) -> bytes:
    """Every key and value, also what is packed."""
    told = []
    with Redis.from_url(address) as client:
        for key in client.keys():
            told += [key, client.dump(key) or b""]
            if client.type(key) == b"hash":
                told += [part for pair in client.hgetall(key).items() for part in pair]
            if client.type(key) == b"stream":
                told += [part for _, entry in client.xrange(key) for pair in entry.items() for part in pair]
    return b"\n".join(map(unpacked, told))


def unpacked(value: bytes) -> bytes:
    """What was packed, also when it was made readable; anything else as it is."""
    for readable in (bytes, b64decode):
        with suppress(zlib.error, ValueError):
            return zlib.decompress(readable(value))
    return value


def letters(folder: Path) -> str:
    """The words of all letters, sent or not."""
    sent = [email.message_from_bytes(path.read_bytes(), policy=default) for path in folder.glob("*.eml")]
    assert any("switched off" in letter["Subject"] for letter in sent), "administrators are told"
    waiting = [letter.content for letter in db.session.scalars(select(Letter))]
    return "\n".join([*(f"{letter.items()}{letter.get_content()}" for letter in sent), repr(waiting)])


def test_no_secret_lies_in_clear_anywhere(
    app: Flask,
    settings: Settings,
    server: ChannelServer,
    clock: Clock,
    written: list[io.StringIO],
    raised: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    the_version()
    app.testing = False
    browsers = {role: Watcher(app).sign_in(role) for role in ("administrator", "recruiter")}
    administrator, places = browsers["administrator"], {"queue": b""}
    states: set[str] = set()
    for kind in ONLINE:
        channel = connect(administrator, kind, server.url)
        states |= live_through(administrator, server, clock, channel)
        places["queue"] += in_the_queue(settings.redis)
    assert states >= {State.PUBLISHED, State.SCHEDULED, State.FAILED, State.UNSURE}
    break_in_the_office(app, administrator, clock, server)
    jobs.dispatch.sweep()
    places["queue"] += in_the_queue(settings.redis)
    work_through_the_queue()
    places["queue"] += in_the_queue(settings.redis)
    numbers = {"vacancies": 1, "posts": 1, "applications": 1}
    for role, browser in (browsers | {"visitor": Watcher(app)}).items():
        look_everywhere(app, browser, numbers)
        places[f"pages of the {role}"] = "".join(browser.shown).encode()
    asked = administrator.client.get("/metrics", headers={"Authorization": f"Bearer {METRICS}"})
    places["probes"] = asked.data + administrator.client.get("/health").data
    assert asked.status_code == 200
    assert any(GIVEN in value for row in db.session.scalars(select(Channel)) for value in row.settings.values())
    backup = tmp_path / "backup.tar.gz"
    backing_up.back_up(backup, lambda said: None)
    told = {"letters": letters(settings.folder / "mail"), "rows": raw_rows(), "errors": "".join(raised)}
    files = [path for path in settings.folder.rglob("*") if path.is_file()]
    places |= {str(path.name): path.read_bytes() for path in files} | {"backup": gzip.decompress(backup.read_bytes())}
    places |= {name: words.encode() for name, words in told.items()}
    places |= {f"log {number}": stream.getvalue().encode() for number, stream in enumerate(written)}
    assert settings.database_url or {"recruit.db", "recruit.db-wal"} <= places.keys()
    assert all(places.values()), [name for name, words in places.items() if not words]
    assert {name: found for name, words in places.items() if (found := found_in(words))} == {}


def break_in_the_office(app: Flask, browser: Browser, clock: Clock, server: ChannelServer) -> None:
    """Taking down fails too, an adapter has a bug that quotes its settings, and a page has one."""
    server.will(*(Fault(kind, on="delete") for kind in (*LOST, Kind.REJECT, Kind.EXPIRED)))
    for publication in db.session.scalars(select(Publication)).all():
        publication.channel.on = True
    lifecycle.close(publication.vacancy, CloseReason.FILLED, "", None)
    db.session.commit()
    clock.step(timedelta(hours=2))
    for publication in db.session.scalars(select(Publication).where(Publication.state == State.CLOSING)).all():
        jobs.take_down_post.close(publication.id)
    kind, make = adapters.get("x"), adapters.get("x").publish
    vacancy = a_vacancy()
    for channel in db.session.scalars(select(Channel)).all():
        channel.on, channel.parked_until = True, None
        draft = publications.draft(vacancy, channel)
        publications.schedule(draft, clock())
        db.session.commit()
        if channel.kind == "x":
            queue.ring("jobs.publish_posts.publish", channel.id)
    try:
        kind.publish = lambda self, post: {}[repr(vars(self))]  # type: ignore[method-assign, index]
        work_through_the_queue()
    finally:
        kind.publish = make  # type: ignore[method-assign]
    app.view_functions["public.privacy"] = lambda: {}[repr(db.session.scalars(select(Channel)).first().settings)]


def look_everywhere(app: Flask, browser: Browser, numbers: dict[str, int]) -> None:
    """Open every page there is, as far as one may."""
    of_channels = [f"/office/settings/channels/{number}" for number in db.session.scalars(select(Channel.id))]
    for address in [address for _, address in addresses(app, numbers)] + of_channels:
        with app.app_context():
            answer = browser.client.get(address, headers={"Accept-Language": "en"}, follow_redirects=True)
        browser._seen(answer, answer.status_code)
