"""Whoever has an address in a domain of the organisation's own lets themselves in; nobody else does."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import select

from recruit.core import domains
from recruit.core.database import db
from recruit.models import AuditLine, Deed, Letter, Role, User
from recruit.organisation import policies, self_registration
from tests.support.browser import Browser
from tests.support.factories import a_person

pytestmark = pytest.mark.one_database


@pytest.fixture
def ours(app: Flask) -> None:
    """Two domains of our own."""
    policies.change(
        policies.sharing(), {"domains": "acme.example acme-care.example"}, a_person(role=Role.ADMINISTRATOR)
    )
    db.session.commit()


def ask(visitor: Browser, email: str) -> str:
    """Ask for a link on the sign-in page: the path in the letter, if there is one."""
    before = set(db.session.scalars(select(Letter.id)))
    visitor.submit("/sign-in", {"email": email})
    letters = [letter for letter in db.session.scalars(select(Letter)) if letter.id not in before]
    found = re.search(r"/(join|sign-in)/\S+", letters[0].content["text"]) if letters else None
    return found[0] if found else ""


def test_somebody_with_an_address_of_ours_becomes_an_employee(visitor: Browser, ours: None) -> None:
    link = ask(visitor, "New.Person@Acme.example")
    assert link.startswith("/join/")
    page = visitor.get(link)
    assert "New.Person@" in page.text
    assert db.session.scalar(select(User).where(User.email.ilike("new.person@%"))) is None
    assert visitor.post(link, page.fields(), expect=303).headers["Location"] == "/share/"
    user = db.session.scalars(select(User).where(User.email.ilike("new.person@acme.example"))).one()
    assert (user.role, user.active) == (Role.EMPLOYEE, True)
    assert db.session.scalars(select(AuditLine.deed).order_by(AuditLine.id.desc())).first() == Deed.PERSON_JOINED
    visitor.get("/share/")


def test_the_link_works_once(app: Flask, visitor: Browser, ours: None) -> None:
    link = ask(visitor, "new@acme.example")
    visitor.post(link, visitor.get(link).fields(), expect=303)
    stranger = Browser(app)
    assert "Ask for a new one" in stranger.get(link, expect=410).text
    stranger.get("/share/", expect=303)


def test_the_link_lives_half_an_hour_and_cannot_be_made_up(
    visitor: Browser, ours: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = ask(visitor, "new@acme.example")
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: __import__("time").time_ns() / 1e9 + 1801)
    visitor.get(link, expect=410)
    monkeypatch.undo()
    visitor.get(link)
    visitor.get(link[:-2] + "xx", expect=410)
    forged = URLSafeTimedSerializer("another key", salt="join").dumps("new@acme.example")
    visitor.get(f"/join/{forged}", expect=410)


def test_a_link_ends_when_the_domain_is_no_longer_ours(visitor: Browser, ours: None) -> None:
    link = ask(visitor, "new@acme.example")
    policies.change(policies.sharing(), {"domains": "acme-care.example"}, None)
    db.session.commit()
    visitor.get(link, expect=410)


@pytest.mark.parametrize(
    "email",
    [
        "a@other.example",
        "a@sub.acme.example",
        "a@notacme.example",
        "a@acme.example.evil.example",
        "acme.example@b.example",
    ],
)
def test_an_address_elsewhere_gets_no_letter(visitor: Browser, ours: None, email: str) -> None:
    assert ask(visitor, email) == ""
    assert db.session.scalars(select(Letter)).all() == []


def test_capitals_and_a_dot_at_the_end_make_no_difference(app: Flask, ours: None) -> None:
    assert self_registration.may_join("a@ACME.Example")
    assert self_registration.may_join("a@acme.example.")
    assert not self_registration.may_join("a@")
    assert not self_registration.may_join("acme.example")


def test_without_domains_nobody_lets_themselves_in(visitor: Browser) -> None:
    assert ask(visitor, "a@acme.example") == ""
    assert not self_registration.may_join("")


def test_the_answer_is_the_same_for_everybody(visitor: Browser, ours: None) -> None:
    a_person(email="here@acme.example")
    said = set()
    for email in ("here@acme.example", "new@acme.example", "stranger@other.example"):
        page = visitor.follow(visitor.submit("/sign-in", {"email": email}))
        said.add(page.text.replace(email, "x"))
    assert len(said) == 1


def test_somebody_who_was_kept_out_does_not_come_back_by_the_domain(visitor: Browser, ours: None) -> None:
    a_person(email="gone@acme.example", active=False)
    assert ask(visitor, "gone@acme.example") == ""
    token = self_registration.signer().dumps("gone@acme.example")
    visitor.get(f"/join/{token}", expect=410)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("gmail.com", "Everybody can have an address at gmail.com"),
        ("acme.example, Outlook.COM.", "Everybody can have an address at outlook.com"),
        ("@kpnmail.nl", "Everybody can have an address at kpnmail.nl"),
        ("acme", "is no mail domain"),
        ("http://acme.example", "is no mail domain"),
        ("127.0.0.1", "is no mail domain"),
        ("-acme.example", "is no mail domain"),
    ],
)
def test_what_is_no_domain_of_ours_is_refused_with_a_sentence(administrator: Browser, written: str, said: str) -> None:
    page = administrator.submit("/office/settings/sharing", {"domains": written}, expect=422)
    assert said in page.text
    assert policies.sharing().domains == ""


def test_the_rules_for_colleagues_are_set_on_one_page_and_stand_on_record(administrator: Browser) -> None:
    page = administrator.get("/office/settings/")
    assert page.tree.select('a[href="/office/settings/sharing"]')
    wanted = {"domains": "@Acme.Example;\nacme-care.example. acme.example", "monthly_day": "15", "ranking": "y"}
    administrator.submit("/office/settings/sharing", wanted)
    rules = policies.sharing()
    assert (rules.domains, rules.monthly_day, rules.ranking) == ("acme.example acme-care.example", 15, True)
    assert rules.figures_per_person
    notes = " ".join(db.session.scalars(select(AuditLine.note).where(AuditLine.deed == Deed.SHARING_RULE_CHANGED)))
    assert "monthly_day: 1 → 15" in notes
    for day in ("0", "29", "", "x", "9" * 400):
        administrator.submit("/office/settings/sharing", {"monthly_day": day}, expect=422)


def test_a_server_on_mastodon_is_known_however_it_is_typed() -> None:
    for typed in (
        "mastodon.nl",
        "@anna@mastodon.nl",
        "anna@Mastodon.NL",
        "https://mastodon.nl",
        "https://mastodon.nl/@anna",
        "HTTP://mastodon.nl/",
        " mastodon.nl. ",
    ):
        assert domains.mastodon_server(typed) == "mastodon.nl", typed
    assert domains.mastodon_server("@anna@münchen.social") == "xn--mnchen-3ya.social"
    for wrong in ("anna", "@anna", "http://", "10.0.0.1", "a b.nl", "javascript:alert(1)", "-x.nl", "x" * 130 + ".nl"):
        assert domains.mastodon_server(wrong) == "", wrong
