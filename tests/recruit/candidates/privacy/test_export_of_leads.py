"""What a deletion takes as the candidate's own before it was tied to them, the copy shows to whoever reads the mail."""

from __future__ import annotations

import pytest
from flask import Flask

from recruit.candidates.privacy import corrections, erasure, export
from recruit.core.database import db
from recruit.models import Application, Lead, PossibleFinding
from tests.support.factories import a_lead, a_vacancy, an_application

pytestmark = pytest.mark.one_database


def shown(application: Application, proved: bool = True) -> list[int]:
    """The leads in the copy."""
    return [row["id"] for row in export.everything(application, proved).get("leads", [])]


def test_a_lead_at_the_same_mailbox_is_in_the_copy_and_goes_with_the_deletion(app: Flask) -> None:
    vacancy = a_vacancy()
    lead = a_lead(vacancy=vacancy, email="Kim+x@example.org")
    a_lead(vacancy=vacancy, email="bo@example.org")
    db.session.add(PossibleFinding(lead=lead, column="leads.why", row=lead.id, noticed=["network"]))
    application = an_application(vacancy=vacancy, email="kim@example.org")
    assert shown(application) == [lead.id] and shown(application, proved=False) == []
    assert "possible_findings" in export.everything(application)
    erasure.forget(application, erasure.DeletionReason.ASKED, proved=True)
    db.session.commit()
    assert db.session.get_one(Lead, lead.id).forgotten_at


def test_of_a_former_address_the_copy_shows_a_lead_only_if_it_was_proved(app: Flask) -> None:
    vacancy = a_vacancy()
    lead = a_lead(vacancy=vacancy, email="kim@example.org")
    proved = an_application(vacancy=vacancy, email="kim@example.org")
    typed = an_application(vacancy=vacancy, email="kim@example.org", mailbox_proved_at=None)
    for number, application in enumerate((proved, typed)):
        corrections.correct(application, {"email": f"new{number}@example.org"}, proved=application is proved)
    db.session.commit()
    assert shown(proved) == [lead.id] and shown(typed) == []
