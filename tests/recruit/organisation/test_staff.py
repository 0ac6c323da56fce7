"""Administrators say who may come in, and what the organisation is called."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select

from recruit.core.database import db
from recruit.models import Role, Unit, User
from recruit.organisation import mailed_links, personal_links
from recruit.organisation.employer import employer
from tests.support.browser import Browser
from tests.support.factories import a_person


def test_somebody_new_may_sign_in(administrator: Browser) -> None:
    administrator.submit(
        "/office/settings/people/new", {"name": "Aylin", "email": "aylin@example.org", "role": "recruiter"}
    )
    person = db.session.scalars(select(User).filter_by(email="aylin@example.org")).one()
    assert person.role == Role.RECRUITER
    assert person.active


def test_two_people_never_share_an_address(administrator: Browser) -> None:
    a_person(email="Taken@example.org")
    page = administrator.submit(
        "/office/settings/people/new", {"name": "B", "email": "taken@Example.org", "role": "recruiter"}, expect=422
    )
    assert "has this address already" in page.text


def test_another_role_ends_the_sessions_of_the_old_one(administrator: Browser, recruiter: Browser) -> None:
    administrator.submit(f"/office/settings/people/{recruiter.person.id}", {"role": "employee"})
    recruiter.get("/office/", expect=303)


def test_another_mailbox_ends_what_lies_in_the_old_one(app: Flask, administrator: Browser, visitor: Browser) -> None:
    person = a_person(role=Role.RECRUITER)
    shared, signs_in = personal_links.token_of(person), mailed_links.mint_sign_in(person)
    db.session.commit()
    place = f"/office/settings/people/{person.id}"
    administrator.submit(place, {"name": "Another name"}, expect=303)
    visitor.get(f"/s/{shared}/")
    administrator.submit(place, {"email": "other@example.org"}, expect=303)
    visitor.get(f"/s/{shared}/", expect=404)
    assert mailed_links.redeem(signs_in) is None


def test_the_last_administrator_stays(administrator: Browser) -> None:
    page = administrator.submit(f"/office/settings/people/{administrator.person.id}", {"role": "recruiter"}, expect=422)
    assert "only administrator" in page.text


def test_the_organisation_gets_its_name_colour_and_units(administrator: Browser) -> None:
    administrator.submit(
        "/office/settings/organisation", {"name": "Acme", "accent": "#aa0000", "privacy_email": "p@example.org"}
    )
    assert (employer().name, employer().accent) == ("Acme", "#aa0000")
    administrator.submit("/office/settings/organisation", {"unit-name": "Night shift"}, action="/units")
    page = administrator.submit(
        "/office/settings/organisation", {"unit-name": "Night shift"}, action="/units", expect=422
    )
    assert "There is a unit of that name already" in page.text
    assert len(db.session.scalars(select(Unit)).all()) == 1
    for wrong in ("red", "#12345", "#12345g", "}body{"):
        administrator.submit("/office/settings/organisation", {"accent": wrong}, expect=422)


def test_everybody_says_who_they_are_and_in_which_language(recruiter: Browser) -> None:
    recruiter.submit("/office/me", {"name": "Jo", "email": recruiter.person.email, "language": "nl"})
    assert (recruiter.person.name, recruiter.person.language) == ("Jo", "nl")
    assert recruiter.get("/office/me").tree.html["lang"] == "nl"
