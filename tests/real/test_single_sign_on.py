"""Signing in at a certified OpenID Connect provider, through its own pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
import requests
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import select, update

from recruit.config import Settings
from recruit.core.database import db, now
from recruit.models import Role, User, UserSession
from tests.real.servers import Account, CannotRun, oidc_provider
from tests.support.browser import Browser

pytestmark = pytest.mark.real
SITE = "http://careers.example"


@pytest.fixture(scope="module")
def provider() -> Iterator[Account]:
    try:
        with oidc_provider(SITE) as provider:
            yield provider
    except CannotRun as why:
        pytest.skip(str(why))


@pytest.fixture
def settings(settings: Settings, provider: Account) -> Settings:
    """Settings with single sign-on there."""
    return replace(
        settings,
        oidc_issuer=provider.address,
        oidc_client_id=provider.name,
        oidc_client_secret=provider.secret,
        oidc_roles="hr=recruiter",
        allowed_hosts=provider.host,
    )


class Person:
    """Somebody with a browser, who fills in the pages of the provider until they lead back to us."""

    def __init__(self, app: Flask, name: str) -> None:
        self.name, self.ours, self.theirs = name, Browser(app), requests.Session()

    def walk(self, address: str) -> str:
        """The path at which the provider's pages lead back to us."""
        answer = self.theirs.get(address, allow_redirects=False, timeout=10)
        for _ in range(20):
            if answer.is_redirect:
                there = urljoin(answer.url, answer.headers["Location"])
                if there.startswith(SITE):
                    return there.removeprefix(SITE)
                answer = self.theirs.get(there, allow_redirects=False, timeout=10)
                continue
            page = BeautifulSoup(answer.text, "html.parser")
            form = page.select_one("form")
            assert form, answer.text[:2000]
            sent = {str(field["name"]): str(field.get("value", "")) for field in form.select("input[name]")}
            sent |= {"login": self.name, "password": "any"} if "login" in sent else {}
            sent |= {str(button["name"]): str(button["value"]) for button in page.select("button[name]")[:1]}
            place = urljoin(answer.url, str(form["action"]))
            answer = self.theirs.post(place, data=sent, allow_redirects=False, timeout=10)
        raise AssertionError("the provider leads nowhere")

    def sign_in(self, expect: int = 303) -> str:
        """Come in; the path with the code."""
        back = self.walk(self.ours.get("/sso", expect=302).headers["Location"])
        self.ours.get(back, expect=expect)
        return back


def test_anna_of_hr_becomes_a_recruiter_and_bob_an_employee(app: Flask) -> None:
    for name, called, role in (("anna", "Anna Bos", Role.RECRUITER), ("bob", "Bob Visser", Role.EMPLOYEE)):
        person = Person(app, name)
        person.sign_in()
        user = db.session.scalars(select(User).where(User.email == f"{name}@example.org")).one()
        assert (user.name, user.role) == (called, role)
        person.ours.get("/office/", expect=200 if role == Role.RECRUITER else 404)
        person.ours.get("/share/")


def test_who_comes_again_is_the_same_person(app: Flask) -> None:
    for _ in range(2):
        Person(app, "anna").sign_in()
    assert len(db.session.scalars(select(User)).all()) == 1


def test_a_code_that_was_used_is_refused(app: Flask) -> None:
    anna, thief = Person(app, "anna"), Person(app, "anna")
    used = dict(parse_qsl(urlsplit(anna.sign_in()).query))["code"]
    state = dict(parse_qsl(urlsplit(thief.ours.get("/sso", expect=302).headers["Location"]).query))["state"]
    page = thief.ours.get(f"/sso/callback?code={used}&state={state}", expect=400)
    assert "used already" in page.text
    thief.ours.get("/office/", expect=303)


def test_an_account_without_an_address_reads_what_to_do(app: Flask) -> None:
    carl = Person(app, "carl")
    carl.sign_in(expect=400)
    assert db.session.scalars(select(User)).all() == []


def test_what_is_not_said_of_an_address_says_nothing_unless_all_of_that_provider_count(app: Flask) -> None:
    running = app.extensions["recruit"]
    for name, emails, comes_in in (
        *(("dora", "stated", False), ("finn", "stated", False)),
        *(("finn", "all", False), ("dora", "all", True)),
    ):
        running.settings = replace(running.settings, oidc_emails=emails)
        Person(app, name).sign_in(expect=303 if comes_in else 400)
        users = db.session.scalars(select(User.email)).all()
        assert users == ([f"{name}@example.org"] if comes_in else [])


def test_groups_that_are_not_told_leave_the_role(app: Flask) -> None:
    eva = Person(app, "eva")
    eva.sign_in()
    user = db.session.scalars(select(User)).one()
    assert user.role == Role.EMPLOYEE
    user.role = Role.RECRUITER
    db.session.commit()
    Person(app, "eva").sign_in()
    assert user.role == Role.RECRUITER


def test_it_is_asked_again_without_a_page_and_after_signing_out_there_with_one(app: Flask) -> None:
    anna = Person(app, "anna")
    anna.sign_in()
    for ago, signed_out in ((7, False), (7, True), (12, True)):
        if signed_out:
            anna.theirs.cookies.clear()
        moments = {"confirmed_at": now() - timedelta(hours=ago), "ask_at": now() - timedelta(minutes=1)}
        db.session.execute(update(UserSession).values(**moments))
        db.session.commit()
        asks = anna.ours.get("/office/leads", expect=303).headers["Location"]
        there = anna.ours.get(asks, expect=302).headers["Location"]
        answer = anna.theirs.get(there, allow_redirects=False, timeout=10)
        back = answer.headers["Location"].removeprefix(SITE)
        assert ("error=login_required" in back) == signed_out
        came = anna.ours.get(back, expect=302 if (ago, signed_out) == (12, True) else 303).headers["Location"]
        if ago == 12:
            came = anna.ours.get(anna.walk(came), expect=303).headers["Location"]
        assert came == "/office/leads"
        anna.ours.get(came)


def test_a_wrong_secret_is_a_sentence(app: Flask) -> None:
    app.extensions["single_sign_on"].client_secret = "another"
    Person(app, "anna").sign_in(expect=400)


def test_signing_out_ends_the_session_there_too(app: Flask) -> None:
    anna = Person(app, "anna")
    anna.sign_in()
    leaves = anna.ours.post("/sign-out", anna.ours.get("/office/").fields("/sign-out"), expect=303)
    farewell = anna.ours.follow(leaves).headers["Refresh"].removeprefix("0; url=")
    assert urlsplit(anna.walk(farewell)).path == "/"
    asked = anna.theirs.get(anna.ours.get("/sso", expect=302).headers["Location"], timeout=10)
    assert BeautifulSoup(asked.text, "html.parser").select("input[name=login]"), "it still knows who this is"
