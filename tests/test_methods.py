"""Only a POST changes anything: every route with every method, and the whole database before and after."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from redis import Redis
from sqlalchemy import select, text

from recruit import leads, links, methods, private_addresses
from recruit.auth import mint_sign_in
from recruit.coming_in import joining
from recruit.db import Base, db
from recruit.integrity import same_file
from recruit.models import Application, Channel, CloseReason, Lead, Publication, TrackedLink, VacancyState
from recruit.posting import publishing
from recruit.sharing import personal_links
from recruit.sharing.policy import change
from recruit.vacancies import close
from tests import everything
from tests.browse import Browser
from tests.factories import a_person, a_vacancy, an_application

OTHERS = ("OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "CONJURE")
SIGNED_OUT = ("/sign-in", "/join", "/sso")
"""Pages that are for whoever has not come in yet."""


def whole_database() -> dict[str, list[tuple[str, ...]]]:
    """Every row of every table."""
    db.session.rollback()
    with db.engine.connect() as line:
        return {
            table.name: sorted(tuple(map(repr, row)) for row in line.execute(text(f'SELECT * FROM "{table.name}"')))
            for table in Base.metadata.sorted_tables
        }


def uploads(app: Flask) -> dict[str, str]:
    """Every file that candidates sent."""
    folder = Path(app.extensions["recruit"].settings.folder) / "uploads"
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("**/*") if path.is_file()}


def rung(app: Flask) -> set[bytes]:
    """What lies in the queue; what counts how often somebody knocks is no part of it."""
    with Redis.from_url(app.extensions["recruit"].settings.redis) as queue:
        return {key for key in queue.keys() if b"rq" in key.lower()}


class State:
    """All that lasts, as it was when somebody looked."""

    def __init__(self, app: Flask) -> None:
        self.rows, self.files, self.bells = whole_database(), uploads(app), rung(app)

    def differs(self, other: State) -> list[str]:
        """Where another look finds something else."""
        tables = [name for name in self.rows if self.rows[name] != other.rows[name]]
        return tables + ["uploads"] * (self.files != other.files) + ["queue"] * (self.bells != other.bells)


def a_token_for(rule: str, given: dict[str, str]) -> str:
    """The one that opens this address."""
    room = rule.split("/")[1]
    return given.get(room, "x")


@pytest.fixture
def routes(app: Flask, administrator: Browser) -> list[tuple[str, str, set[str]]]:
    """Endpoint, an address of something that is there, and what it takes: for every route, with real tokens."""
    vacancy = everything.fill()
    change({"domains": "delinde.example"}, None)
    renewed = an_application(vacancy=vacancy, seed="renewed", digest="e" * 64)
    renewed.digest = private_addresses.digest(private_addresses.token_from("renewed"))
    newer = private_addresses.renew(renewed)
    lead = db.session.scalars(select(Lead).where(Lead.seed != "", Lead.forgotten_at.is_(None)).limit(1)).one()
    given = {
        "applications": newer,
        "leads": leads.token_of(lead),
        "sign-in": mint_sign_in(a_person()),
        "join": joining.signer().dumps("new@delinde.example"),
        "r": db.session.scalars(select(TrackedLink).limit(1)).one().token,
    }
    db.session.commit()
    numbers, found, key = everything.numbers_of(vacancy), [], everything.key()
    for rule in app.url_map.iter_rules():
        room = next((part for part in rule.rule.split("/") if part in numbers), "")
        values: dict[str, object] = {"number": numbers.get(room, 1), "line": 1, "row": 1, "answer": 1, "message": 1}
        values |= {"other": 2, "network": "linkedin", "name": "mastodon", "words": "x", "slug": "ward-nurse-m-f-x"}
        values |= {"key": key, "filename": "recruit.css", "token": a_token_for(rule.rule, given)}
        with app.test_request_context():
            address = app.url_for(rule.endpoint, **{k: values.get(k, 1) for k in rule.arguments})
        found.append((rule.endpoint, address, set(rule.methods or ())))
    return found


def people(app: Flask, administrator: Browser, address: str) -> Iterator[Browser]:
    """Whoever may do most there."""
    yield Browser(app) if address.startswith(SIGNED_OUT) else administrator


def ask(browser: Browser, method: str, address: str) -> tuple[int, dict[str, str], bytes]:
    """What comes back."""
    with browser.app.app_context():
        answer = browser.client.open(address, method=method, headers={"Accept-Language": "en"})
        answered = answer.status_code, dict(answer.headers), answer.get_data()
        answer.close()
    return answered


def test_nothing_but_a_post_changes_anything(
    app: Flask, administrator: Browser, routes: list[tuple[str, str, set[str]]]
) -> None:
    before, changed = State(app), []
    for endpoint, address, known in routes:
        looks = ("HEAD",) if endpoint in methods.ACTING else ("GET", "HEAD")
        for method in (*looks, *OTHERS):
            [browser] = people(app, administrator, address)
            status, headers, _ = ask(browser, method, address)
            assert status < 500 or endpoint == "probes.check_health", (endpoint, method, status)
            if method not in known | {"OPTIONS", "HEAD", "GET"}:
                assert status == 405 and headers["Allow"], (endpoint, method, status)
            after = State(app)
            if where := before.differs(after):
                changed.append((endpoint, method, where))
                before = after
    assert changed == []
