"""What the organisation's single sign-on says of somebody, what it leaves out, and what either means."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.core.database import db
from recruit.models import AuditLine, Deed, Letter, Role, SignInLink, User
from recruit.organisation import identity_claims as claims
from recruit.organisation.sign_on_problems import NotIn
from tests.recruit.organisation.test_single_sign_on import come_back, go, provider, settings, who
from tests.support.browser import Browser
from tests.support.factories import a_person
from tests.support.oidc_provider import SECRET, Provider
from tests.support.shared_data import shared

pytestmark = pytest.mark.one_database
__all__ = ["provider", "settings"]


def choose(app: Flask, **chosen: str) -> None:
    """Other settings from here on."""
    running = app.extensions["recruit"]
    running.settings = replace(running.settings, **chosen)


def says(provider: Provider, **said: object) -> None:
    """What the provider says now: `...` is left out."""
    provider.person = {name: value for name, value in (provider.person | said).items() if value is not ...}


def letters() -> list[str]:
    """What is on its way to administrators."""
    return [letter.content["text"] for letter in db.session.scalars(select(Letter).order_by(Letter.id))]


STATED = (
    *((True, True, True), ("true", True, True), (False, False, False), ("false", False, False), (1, False, False)),
    *(("yes", False, False), ([], False, False), (None, False, True), (..., False, True)),
)
"""What is said of the address; whether it counts; and whether it does where all of that provider's do."""


def test_an_address_counts_for_the_known_and_for_the_new_by_one_rule(app: Flask, provider: Provider) -> None:
    for emails, place in (("stated", 1), ("all", 2)):
        choose(app, oidc_emails=emails)
        for number, row in enumerate(STATED):
            counts = row[place]
            for known in (True, False):
                email = f"p{place}{number}{known}@example.org".lower()
                somebody = a_person(email=email) if known else None
                says(provider, sub=email, email=email, email_verified=row[0])
                browser = Browser(app)
                come_back(browser, provider, expect=303 if counts else 400)
                found = db.session.scalar(select(User).where(User.email == email))
                assert (who(browser) == found) if counts else who(browser) is None, (emails, row, known)
                assert bool(found) == (known or counts), "no account comes of an address that does not count"
                assert somebody is None or bool(somebody.subject) == counts


def test_who_does_not_come_in_reads_whether_the_address_was_refused_or_nothing_was_said(
    app: Flask, provider: Provider
) -> None:
    says(provider, email_verified=False)
    assert "says that it has not checked" in come_back(Browser(app), provider, expect=400).text
    says(provider, email_verified=...)
    page = come_back(Browser(app), provider, expect=400)
    assert "does not say whether" in page.text and "administrator" in page.text


def test_the_domain_that_entra_id_has_verified_counts_too(app: Flask, provider: Provider) -> None:
    said = {True: True, "1": True, "true": True, False: False, "0": False, ...: False}
    for number, (domain_verified, counts) in enumerate(said.items()):
        email = f"e{number}@example.org"
        says(provider, sub=email, email=email, email_verified=..., xms_edov=domain_verified)
        come_back(Browser(app), provider, expect=303 if counts else 400)


def test_the_claims_of_entra_id_as_they_were_seen(app: Flask, provider: Provider) -> None:
    seen: dict[str, Any] = json.loads(shared("data/faults/entra-claims.json").read_text())
    anna = a_person(email="anna@example.org", role=Role.RECRUITER)
    choose(app, oidc_emails="all")
    provider.person = {k: v for k, v in seen["known colleague, Entra ID v2"].items() if k != "iss"}
    come_back(browser := Browser(app), provider)
    assert who(browser) == anna and anna.role == Role.RECRUITER
    provider.person = seen["more than 200 groups"]
    come_back(Browser(app), provider)
    assert anna.role == Role.RECRUITER
    browser.get("/office/")


UNKNOWN_GROUPS: tuple[dict[str, object], ...] = (
    {"groups": ...},
    {"groups": None},
    {"groups": {"hr": True}},
    {"groups": 7},
    {"groups": ..., "_claim_names": {"groups": "src1"}, "_claim_sources": {"src1": {"endpoint": "https://g.example/"}}},
    {"groups": ["staff"], "_claim_names": {"groups": "src1"}},
    {"groups": ..., "hasgroups": True},
    {"groups": ..., "hasgroups": "true"},
)


def test_unknown_groups_leave_the_role_as_it_is_and_an_administrator_is_told(app: Flask, provider: Provider) -> None:
    a_person(role=Role.ADMINISTRATOR, email="boss@example.org")
    come_back(first := Browser(app), provider)
    anna = who(first)
    assert anna and anna.role == Role.RECRUITER
    for said in UNKNOWN_GROUPS:
        says(provider, **({"_claim_names": ..., "hasgroups": ..., "groups": ["hr"]} | said))
        come_back(Browser(app), provider)
        assert anna.role == Role.RECRUITER, said
    first.get("/office/")
    [letter] = letters()
    assert "Anna Bos" in letter and "recruiter" in letter
    [line] = db.session.scalars(select(AuditLine).where(AuditLine.deed == Deed.GROUPS_NOT_TOLD))
    assert (line.subject_id, line.note) == (anna.id, "recruiter")


def test_who_is_new_and_of_unknown_groups_is_an_employee_of_whom_an_administrator_reads(
    app: Flask, provider: Provider
) -> None:
    a_person(role=Role.ADMINISTRATOR, email="boss@example.org")
    says(provider, groups=..., _claim_names={"groups": "src1"})
    come_back(browser := Browser(app), provider)
    anna = who(browser)
    assert anna and anna.role == Role.EMPLOYEE
    assert len(letters()) == 1


def test_no_groups_are_none_where_the_administrator_says_so(app: Flask, provider: Provider) -> None:
    choose(app, oidc_no_groups="none")
    come_back(first := Browser(app), provider)
    anna = who(first)
    says(provider, groups=..., _claim_names={"groups": "src1"})
    come_back(Browser(app), provider)
    assert anna and anna.role == Role.RECRUITER, "too many to tell are not none"
    says(provider, groups=..., _claim_names=...)
    come_back(Browser(app), provider)
    assert anna.role == Role.EMPLOYEE
    first.get("/office/", expect=303)


def test_without_roles_of_groups_nobody_is_asked_about_groups(app: Flask, provider: Provider) -> None:
    a_person(role=Role.ADMINISTRATOR, email="boss@example.org")
    choose(app, oidc_roles="")
    says(provider, groups=...)
    come_back(Browser(app), provider)
    assert letters() == [] and "/me" not in provider.asked


@pytest.mark.parametrize(
    "left_to_it", [("email_verified",), ("groups",), ("email_verified", "groups", "name")], ids=str
)
def test_whatever_of_it_the_token_leaves_out_is_asked(
    visitor: Browser, provider: Provider, left_to_it: tuple[str, ...]
) -> None:
    provider.in_userinfo_alone = left_to_it
    come_back(visitor, provider)
    anna = who(visitor)
    assert anna and (anna.role, anna.name) == (Role.RECRUITER, "Anna Bos" if "name" not in left_to_it else anna.name)


def test_what_one_answer_says_of_its_address_says_nothing_of_the_others(visitor: Browser, provider: Provider) -> None:
    provider.in_userinfo_alone = ("email_verified",)
    provider.twist = lambda claims: claims | {"email": "boss@example.org"}
    come_back(visitor, provider, expect=400)
    assert who(visitor) is None


def test_a_token_that_is_enough_needs_no_other_answer(visitor: Browser, provider: Provider) -> None:
    provider.in_userinfo_alone = ("name",)
    provider.told = {"userinfo_endpoint": f"{provider.issuer}/gone"}
    come_back(visitor, provider)
    assert who(visitor)
    provider.person["email_verified"] = ...
    says(provider)
    come_back(Browser(visitor.app), provider)


def test_a_name_that_is_left_out_is_made_of_its_parts(app: Flask, provider: Provider) -> None:
    for number, (said, name) in enumerate(
        (
            ({"name": ..., "given_name": "Anna", "family_name": "Bos"}, "Anna Bos"),
            ({"name": "  ", "given_name": ..., "family_name": "Bos"}, "Bos"),
            ({"name": ["Anna"], "given_name": 7, "family_name": None}, ""),
            ({"name": "Anna\0\u202eBos", "family_name": ...}, "AnnaBos"),
        )
    ):
        says(provider, sub=f"n{number}", email=f"n{number}@example.org", **said)
        come_back(browser := Browser(app), provider)
        assert (who(browser) or a_person()).name == name, said
    assert claims.name({"name": "Anna\ud800 Bos"}) == "Anna Bos"


def test_somebody_known_by_number_needs_no_address(app: Flask, provider: Provider) -> None:
    come_back(first := Browser(app), provider)
    for email in (..., None, "", "anna", ["x@example.org"]):
        says(provider, email=email, email_verified=...)
        come_back(again := Browser(app), provider)
        assert who(again) == who(first)
    assert (who(first) or a_person()).email == "anna@example.org"


def test_a_new_address_that_counts_is_taken_over_and_the_old_mailbox_opens_nothing(
    app: Flask, provider: Provider
) -> None:
    come_back(first := Browser(app), provider)
    anna = who(first)
    assert anna
    link = SignInLink(digest="0" * 64, user=anna, expires_at=anna.created_at)
    db.session.add(link)
    db.session.commit()
    says(provider, email="anna.bos@example.org", email_verified=False)
    come_back(Browser(app), provider)
    assert anna.email == "anna@example.org", "an address that does not count changes nothing"
    says(provider, email_verified=True)
    come_back(Browser(app), provider)
    assert anna.email == "anna.bos@example.org"
    assert db.session.scalars(select(SignInLink)).all() == []
    assert Deed.ADDRESS_FOLLOWED_THE_ACCOUNT in db.session.scalars(select(AuditLine.deed)).all()
    says(provider, sub="another", email="anna@example.org", name="Anna Two")
    come_back(second := Browser(app), provider)
    assert who(second) not in (anna, None), "whoever has the old mailbox now is somebody else"


def test_an_address_that_a_colleague_has_is_not_taken_over_and_an_administrator_is_told(
    app: Flask, provider: Provider
) -> None:
    a_person(role=Role.ADMINISTRATOR, email="boss@example.org")
    come_back(first := Browser(app), provider)
    a_person(email="anna.bos@example.org")
    says(provider, email="Anna.Bos@example.org")
    for _ in range(2):
        come_back(Browser(app), provider)
    assert (who(first) or a_person()).email == "anna@example.org"
    [letter] = letters()
    assert "anna.bos@example.org" in letter.lower()


def test_numbers_and_addresses_in_disguise_are_refused(app: Flask, provider: Provider) -> None:
    a_person(email="anna@example.org")
    for sub in ("24\x008289", "24\n8289", "２４８２８９", ["248289"], {"a": 1}, True, None, ""):
        says(provider, sub=sub)
        come_back(browser := Browser(app), provider, expect=400)
        assert who(browser) is None, sub
    with pytest.raises(NotIn):
        claims.subject({"iss": provider.issuer, "sub": "24\ud8008289"})
    for email in (
        *(
            "ａnna@example.org",
            "anna@ｅxample.org",
            "anna＠example.org",
            "an\u200bna@example.org",
            "anna@exa\u00admple.org",
        ),
        *("anna@example。org", "anna\0@example.org", "anna\n@example.org", "anna@example.org\0", "ﬁona@example.org"),
    ):
        says(provider, sub="1", email=email)
        come_back(browser := Browser(app), provider, expect=400)
        assert who(browser) is None, email
    assert len(db.session.scalars(select(User)).all()) == 1


def test_no_secret_goes_to_an_address_in_the_clear(visitor: Browser, provider: Provider) -> None:
    for name in ("userinfo_endpoint", "token_endpoint", "jwks_uri"):
        for place in ("http://evil.example/me", "ftp://evil.example", "//evil.example", 7):
            provider.told = {name: place}
            visitor.get("/sso", expect=503)
    provider.told = {}
    provider.in_userinfo_alone = ("email",)
    back = provider.agree(go(visitor))
    provider.leads_on = {"/token": "http://evil.example/token", "/me": "http://evil.example/me"}
    visitor.get(back, expect=503)
    assert SECRET not in str(provider.asked)


def test_what_is_kept_of_attempts_does_not_grow(visitor: Browser, provider: Provider) -> None:
    for _ in range(12):
        state = dict(parse_qsl(urlsplit(go(visitor)).query))["state"]
        visitor.get(f"/sso/callback?error=access_denied&state={state}", expect=400)
    for _ in range(12):
        go(visitor)
    with visitor.client.session_transaction() as session:
        assert len([name for name in session if name.startswith("_state")]) <= 3
    come_back(visitor, provider)


def test_the_page_of_people_says_which_addresses_and_groups_count(app: Flask, provider: Provider) -> None:
    boss = Browser(app).sign_in(Role.ADMINISTRATOR)
    page = boss.get("/office/settings/people").text
    assert provider.issuer in page and "xms_edov" in page and "administrators get a letter" in page
    choose(app, oidc_emails="all", oidc_no_groups="none", oidc_hours="1")
    page = boss.get("/office/settings/people").text
    assert "also where it does not say" in page and "is an employee" in page and "After 1 hour " in page
