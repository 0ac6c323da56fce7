"""Signing in at a certified OpenID Connect provider, through its own pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
import requests
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import select

from recruit.config import Settings
from recruit.db import db
from recruit.models import Role, User
from tests.browse import Browser
from tests.real.servers import Account, CannotRun, oidc_provider

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
