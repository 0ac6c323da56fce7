"""That somebody was looked up stays known when the row that told of it is deleted or has another address, and of an
address that somebody merely typed nothing follows."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.candidates import blind_review, leads, undelivered_letters
from recruit.candidates.privacy import corrections, erasure, export
from recruit.core.database import db
from recruit.models import Application, DeletionReason, EarlierSearch, Lead, LeadKind
from tests.recruit.candidates.screening.test_one_person import outcome
from tests.support.factories import a_lead, a_person, a_vacancy, an_application
from tests.support.screening import a_screened_vacancy, found, somebody

KIM = "kim@example.org"
NOTHING = "no text looked like a search"


def forget_lead(lead: Lead) -> None:
    """A recruiter presses *Delete*."""
    erasure.forget_lead(lead, DeletionReason.ASKED)
    db.session.commit()


@pytest.mark.parametrize("blind_look", [True, False])
def test_a_lead_that_is_deleted_after_its_person_applied_is_still_known_at_another_vacancy(
    app: Flask, blind_look: bool
) -> None:
    vacancy = a_vacancy(blind=blind_look)
    lead, elsewhere = a_lead(vacancy=vacancy, email=KIM), somebody(email=KIM)
    applied = an_application(vacancy=vacancy, email=KIM, origin=lead.link)
    leads.applied(applied)
    db.session.commit()
    assert lead.application_id == applied.id and outcome(elsewhere) == "Elsewhere"
    forget_lead(lead)
    assert outcome(elsewhere) == "Elsewhere"
    blind_review.reveal(applied)
    erasure.forget(applied, DeletionReason.TIME_OVER)
    db.session.commit()
    assert outcome(elsewhere) == "Elsewhere"


def test_a_lead_whose_address_the_office_corrects_is_still_known_to_whoever_has_the_former_one(app: Flask) -> None:
    lead, elsewhere, other = a_lead(email=KIM), somebody(email=KIM), somebody(email="bo@example.org")
    assert outcome(elsewhere) == "Elsewhere"
    undelivered_letters.correct(lead, "nobody@example.net", a_person())
    db.session.commit()
    assert outcome(elsewhere) == "Elsewhere" and NOTHING in outcome(other)


@pytest.mark.parametrize("first", ["searched", "other"])
def test_of_two_who_had_one_address_the_search_of_one_stays_known_to_the_other(app: Flask, first: str) -> None:
    searched, other = somebody(email=KIM), somebody(email=KIM)
    found(searched)
    both = [(searched, "kim.one@example.org"), (other, "kim.two@example.org")]
    for application, email in both if first == "searched" else reversed(both):
        corrections.correct(application, {"email": email}, proved=True)
        db.session.commit()
    assert outcome(other) == "Elsewhere"
    erasure.forget(searched, DeletionReason.TIME_OVER)
    db.session.commit()
    assert outcome(other) == "Elsewhere"


@pytest.mark.parametrize("deleted", [False, True])
def test_who_typed_somebodys_address_and_corrected_it_takes_no_statement_away(app: Flask, deleted: bool) -> None:
    kim, typed = somebody(email=KIM), somebody(email=KIM, name="Bo", mailbox_proved_at=None)
    corrections.correct(typed, {"email": "bo@example.org"})
    found(typed)
    assert NOTHING in outcome(kim)
    if deleted:
        erasure.forget(typed, DeletionReason.ASKED)
        db.session.commit()
    assert NOTHING in outcome(kim) and db.session.scalars(select(EarlierSearch)).all() == []


def test_who_typed_somebodys_address_and_corrected_it_does_not_read_that_they_were_looked_up(app: Flask) -> None:
    kim, typed = somebody(email=KIM), somebody(email=KIM, name="Bo", mailbox_proved_at=None)
    found(kim)
    erasure.forget(kim, DeletionReason.ASKED)
    corrections.correct(typed, {"email": "bo@example.org"})
    db.session.commit()
    assert "earlier_searches" not in export.everything(typed, proved=True)
    assert NOTHING in outcome(typed)


def came_by(lead: Lead, **facts: str) -> Application:
    """Somebody who follows a lead's link and applies from another mailbox."""
    return an_application(vacancy=lead.vacancy, origin=lead.link, email="other@example.org", **facts)


def test_a_statement_is_not_given_to_whoever_came_by_the_link_of_somebody_found_and_is_called_so(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    lead = a_lead(vacancy=vacancy, email=KIM)
    assert outcome(came_by(lead, name=lead.name, profile="")) == "Elsewhere"
    assert NOTHING in outcome(came_by(lead, name="Bo", profile=""))
    named = a_lead(vacancy=vacancy, kind=LeadKind.NAMED, email="named@example.org")
    assert NOTHING in outcome(came_by(named, name=named.name, profile=""))
