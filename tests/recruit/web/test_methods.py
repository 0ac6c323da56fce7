"""Only a POST changes anything: every route with every method, and the whole database before and after."""

from __future__ import annotations

import hashlib
from itertools import product
from pathlib import Path

import pytest
from flask import Flask
from redis import Redis
from sqlalchemy import func, select, text

from recruit.candidates import leads, private_links
from recruit.core.database import Base, db
from recruit.models import Lead, Reading, TrackedLink, Vacancy
from recruit.organisation import policies, self_registration
from recruit.organisation.mailed_links import mint_sign_in
from recruit.web import methods
from tests.support import full_organisation
from tests.support.browser import Browser
from tests.support.factories import a_lead, a_person, a_vacancy, an_application

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


def readings() -> int:
    """How many lines say that somebody looked at an application."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Reading)) or 0


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


@pytest.fixture
def routes(app: Flask, administrator: Browser) -> list[tuple[str, str, set[str]]]:
    """Endpoint, an address of something that is there, and what it takes: for every route, with real tokens. Of rows
    with a number the last one stands there too, of which nothing was made yet."""
    vacancy = full_organisation.fill()
    policies.change(policies.sharing(), {"domains": "delinde.example"}, None)
    given, key = real_tokens(vacancy), full_organisation.key()
    before_the_key_was_lost = a_lead(vacancy=vacancy)
    before_the_key_was_lost.digest = "f" * 64
    bare = a_vacancy()
    db.session.commit()
    known = full_organisation.numbers_of(vacancy)
    last = known | {"vacancies": bare.id, "leads": before_the_key_was_lost.id}
    found: dict[tuple[str, str], set[str]] = {}
    for rule, numbers in product(app.url_map.iter_rules(), (known, last)):
        room = next((part for part in rule.rule.split("/") if part in numbers), "")
        values: dict[str, object] = {"number": numbers.get(room, 1), "network": "linkedin", "name": "mastodon"}
        values |= {"other": 2, "words": "x", "slug": "ward-nurse-m-f-x", "key": key, "filename": "recruit.css"}
        values |= {"token": given.get(rule.rule.split("/")[1], "x")}
        with app.test_request_context():
            address = app.url_for(rule.endpoint, **{k: values.get(k, 1) for k in rule.arguments})
        found.setdefault((rule.endpoint, address), set()).update(rule.methods or ())
    return [(endpoint, address, known) for (endpoint, address), known in found.items()]


def real_tokens(vacancy: Vacancy) -> dict[str, str]:
    """By the first part of an address: what opens it. Of a private address it is the newer of two."""
    renewed = an_application(vacancy=vacancy, seed="renewed")
    renewed.digest = private_links.digest(private_links.token_from("renewed"))
    lead = db.session.scalars(select(Lead).where(Lead.seed != "", Lead.forgotten_at.is_(None)).limit(1)).one()
    return {
        "applications": private_links.renew(renewed),
        "leads": leads.token_of(lead),
        "sign-in": mint_sign_in(a_person()),
        "join": self_registration.signer().dumps("new@delinde.example"),
        "r": db.session.scalars(select(TrackedLink).limit(1)).one().token,
    }


def ask(browser: Browser, method: str, address: str) -> tuple[int, dict[str, str], bytes]:
    """What comes back."""
    with browser.app.app_context():
        answer = browser.client.open(address, method=method, headers={"Accept-Language": "en"})
        answered = answer.status_code, dict(answer.headers), answer.get_data()
        answer.close()
    return answered


WRITTEN_DOWN = ("readings", "notices")
"""Whoever looks at an application is written down, once a day; and so is a version of the notice that is shown for the
first time, or nobody could say later what a candidate read."""


def test_nothing_but_a_post_changes_anything(
    app: Flask, administrator: Browser, routes: list[tuple[str, str, set[str]]]
) -> None:
    before, changed = State(app), []
    for endpoint, address, known in routes:
        looks = ("HEAD",) if endpoint in methods.ACTING else ("GET", "HEAD")
        for method in (*looks, *OTHERS):
            browser = Browser(app) if address.startswith(SIGNED_OUT) else administrator
            status, headers, _ = ask(browser, method, address)
            assert status < 500 or endpoint == "probes.check_health", (endpoint, method, status)
            if method not in known | {"OPTIONS", "HEAD", "GET"}:
                assert status == 405 and headers["Allow"], (endpoint, method, status)
        after = State(app)  # once for each address: what one method did, no other takes back
        if where := [table for table in before.differs(after) if table not in WRITTEN_DOWN]:
            changed.append((endpoint, address, where))
            before = after
    assert not changed, "\n".join(map(str, changed))


def test_a_head_is_answered_like_a_get_without_its_body(
    administrator: Browser, routes: list[tuple[str, str, set[str]]]
) -> None:
    for endpoint, address, known in routes:
        if "GET" not in known or endpoint in methods.ACTING or endpoint.startswith("probes."):
            continue
        before = readings()
        again, same, nothing = ask(administrator, "HEAD", address)
        assert readings() == before, f"nobody saw anything: {endpoint}"
        status, headers, _body = ask(administrator, "GET", address)
        assert (again, nothing) == (status, b""), endpoint
        named = ("Content-Type", "Location", "Cache-Control")
        assert [same.get(name) for name in named] == [headers.get(name) for name in named], endpoint


@pytest.mark.parametrize("endpoint", sorted(methods.ACTING))
def test_what_acts_on_a_get_is_a_route_has_a_reason_and_answers_no_head(app: Flask, endpoint: str) -> None:
    [*rules] = app.url_map.iter_rules(endpoint)
    assert rules and len(methods.ACTING[endpoint].split()) > 4
    with app.test_request_context():
        values = {"number": 1, "token": "x", "network": "x", "key": "x", "answer": 1}
        address = app.url_for(endpoint, **{name: values[name] for name in rules[0].arguments})
    status, headers, _ = ask(Browser(app), "HEAD", address)
    if endpoint not in methods.LOOKED_AHEAD:
        assert (status, headers["Allow"]) == (405, "GET, OPTIONS")


def test_routes_take_get_and_post_and_nothing_else(app: Flask) -> None:
    taken = {method for rule in app.url_map.iter_rules() for method in rule.methods or ()}
    assert taken == {"GET", "HEAD", "OPTIONS", "POST"}
