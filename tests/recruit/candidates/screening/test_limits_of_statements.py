"""The statement about searches says what is on record now and no more, and names what it does not speak of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from recruit.candidates import leads
from recruit.candidates.privacy import corrections, erasure
from recruit.candidates.screening import hash_chain, statements
from recruit.core.database import db
from recruit.models import Application, DeletionReason, LeadKind
from tests.recruit.candidates.screening.test_one_person import outcome, page_of
from tests.support.browser import Browser
from tests.support.factories import a_lead, a_vacancy, an_application
from tests.support.screening import found, mark_of, somebody

KIM = "kim@example.org"
NAME = {"name": "Quirina Zandstra", "profile": "https://www.linkedin.com/in/quirina"}
CLAIMS = ("nobody searched", "nothing was searched", "nothing was looked up", "nobody noted")
LIMITS = ("what was deleted before", "another e-mail address", "the same profile address", "first look is blind")


def deleted_as_a_lead(visitor: Browser) -> Application:
    """Found and told, she deletes everything at her own page, and applies."""
    vacancy = a_vacancy()
    lead = a_lead(vacancy=vacancy, email=KIM)
    visitor.post(f"{leads.address(lead).removeprefix('http://careers.example')}/delete", {}, expect=303)
    assert lead.forgotten_at
    return an_application(vacancy=vacancy, email=KIM)


def deleted_as_a_candidate(visitor: Browser) -> Application:
    """She was looked up, is deleted, and applies once more."""
    earlier = somebody(email=KIM)
    found(earlier)
    erasure.forget(earlier, DeletionReason.ASKED)
    db.session.commit()
    return somebody(email=KIM)


@pytest.mark.one_database
@pytest.mark.parametrize("way", [deleted_as_a_lead, deleted_as_a_candidate])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_of_what_was_deleted_the_statement_says_that_it_does_not_speak_of_it(
    app: Flask, visitor: Browser, way: Callable[[Browser], Application], language: str
) -> None:
    application = way(visitor)
    application.language = language
    db.session.commit()
    stated = outcome(application)
    assert statements.holds(stated, hash_chain.keys())
    if language == "en":
        assert not [claim for claim in CLAIMS if claim in stated.lower()]
        limits = [line for line in stated.splitlines() if line.startswith("- ")]
        assert "does not speak of:\n- " in stated and all(any(one in line for line in limits) for one in LIMITS)
    else:
        assert "Niemand" not in stated and "\n- wat " in stated and "deleted" not in stated


@pytest.mark.one_database
def test_an_address_that_was_proved_before_it_was_corrected_counts_and_one_that_was_only_typed_does_not(
    app: Flask,
) -> None:
    a_lead(email="Kim+x@example.org", address="")
    proved, typed = somebody(email=KIM), somebody(email=KIM, mailbox_proved_at=None)
    corrections.correct(proved, {"email": "new@example.org"}, proved=True)
    corrections.correct(typed, {"email": "other@example.org"})
    db.session.commit()
    assert outcome(proved) == "Elsewhere"
    assert "no text looked like a search" in outcome(typed)


@pytest.mark.one_database
def test_what_is_deleted_at_an_address_that_was_proved_once_stays_known(app: Flask) -> None:
    lead = a_lead(email=KIM, address="")
    application = somebody(email=KIM)
    corrections.correct(application, {"email": "new@example.org"}, proved=True)
    erasure.forget_lead(lead, DeletionReason.TIME_OVER)
    db.session.commit()
    assert outcome(application) == "Elsewhere"


@pytest.mark.one_database
def test_whoever_was_found_for_the_vacancy_with_the_same_name_and_profile_stands_in_the_way(
    app: Flask, visitor: Browser
) -> None:
    vacancy = a_vacancy()
    lead = a_lead(vacancy=vacancy, name="Zandstra, Quirina", email="", address="https://nl.linkedin.com/in/quirina/")
    application = an_application(vacancy=vacancy, **NAME)
    given = page_of(application).partition("?")[0]
    assert outcome(application) == "Elsewhere"
    page = visitor.post(f"{given}/statement", mark_of(application), expect=409)
    assert "with your name and your profile" in page.text
    assert "with your name and your profile" not in visitor.post(f"{given}/statement", {}, expect=409).text
    for other in (
        an_application(vacancy=vacancy, **NAME | {"name": "Robin Zandstra"}),
        an_application(vacancy=vacancy, **NAME | {"profile": ""}),
        an_application(**NAME),
    ):
        assert "no text looked like a search" in outcome(other)
    lead.kind = LeadKind.NAMED
    db.session.commit()
    assert "no text looked like a search" in outcome(application), "of whom a colleague named nobody searched"
    statements.issue(application)
    lead.kind = LeadKind.FOUND
    db.session.commit()
    assert not statements.stands(application)


def test_a_statement_in_the_form_of_an_earlier_version_still_holds(app: Flask) -> None:
    text = (
        "Statement: nothing was searched\nUntil this moment nobody searched.\n\nOrganisation: Linde\n"
        f"Vacancy: Nurse (3)\nApplication: 7, 2026-10-01\nStated on: 2026-10-02 10:00 UTC\nLog: 1: {'0' * 64}"
    )
    file = f"{text}\n{statements.RULE}\nEd25519 {hash_chain.sign(hash_chain.Purpose.STATEMENT, text)}\n"
    assert statements.holds(file, hash_chain.keys())
    assert not statements.holds(file.replace("\n\nOrg", "\n\nNot:\n- a\n\nOrg"), hash_chain.keys())
