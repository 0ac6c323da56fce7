"""The office holds a deletion with a reason that the candidate reads, or deletes because the candidate asked."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from recruit.candidates.privacy import legal_holds
from recruit.core.database import db, now, today
from recruit.models import AuditLine, Deed, Deletion, DeletionReason
from tests.support.browser import Browser
from tests.support.factories import an_application


def test_a_hold_asks_for_a_reason_and_a_day(recruiter: Browser) -> None:
    application = an_application()
    path = f"/office/applications/{application.id}/hold"
    page = recruiter.submit(path, {"reason": "", "until": ""}, expect=422)
    assert "Write why it must be kept" in page.text and "Choose a day" in page.text
    for day, says in ((today() - timedelta(days=1), "has passed"), (today() + timedelta(days=400), "more than a year")):
        page = recruiter.submit(path, {"reason": "A complaint", "until": day.isoformat()}, expect=422)
        assert says in page.text
        assert page.fields("/hold")["reason"] == "A complaint"
    until = today() + timedelta(days=30)
    recruiter.submit(path, {"reason": "A complaint", "until": until.isoformat()})
    [row] = legal_holds.active(application)
    assert (row.reason, row.until) == ("A complaint", until)


def test_a_hold_ends_before_its_day_when_the_reason_is_gone(recruiter: Browser) -> None:
    application = an_application()
    row = legal_holds.hold(application, "A complaint", today(), recruiter.person)
    db.session.commit()
    path = f"/office/applications/{application.id}/hold"
    recruiter.submit(path, {}, action="/release")
    assert legal_holds.active(application) == []
    recruiter.post(
        f"/office/applications/{an_application().id}/holds/{row.id}/release",
        recruiter.get(path).fields("/hold"),
        expect=404,
    )
    deeds = db.session.scalars(select(AuditLine.deed).where(AuditLine.subject_id == application.id)).all()
    assert deeds == [Deed.DELETION_HELD, Deed.HOLD_ENDED]


def test_deleting_at_request_asks_first_and_is_refused_while_held(recruiter: Browser) -> None:
    application = an_application()
    path = f"/office/applications/{application.id}/delete"
    row = legal_holds.hold(application, "A complaint", today(), recruiter.person)
    db.session.commit()
    assert "The deletion is held until" in recruiter.get(path).text
    token = recruiter.get(f"/office/applications/{application.id}/hold").fields("/hold")
    recruiter.post(path, token, expect=409)
    assert application.name
    legal_holds.release(row, recruiter.person)
    db.session.commit()
    recruiter.submit(path, {})
    assert (application.name, application.email) == ("", "")
    assert db.session.scalars(select(Deletion.reason)).one() == DeletionReason.ASKED_US
    recruiter.get(path, expect=404)


def test_the_page_of_an_application_says_when_it_is_deleted_and_why_not_sooner(recruiter: Browser) -> None:
    application = an_application(ended_at=now(), pool_until=now() + timedelta(days=200))
    page = recruiter.get(f"/office/applications/{application.id}")
    assert "Deleted on" in page.text and "agreed to be kept" in page.text
    legal_holds.hold(application, "A complaint", today() + timedelta(days=300), recruiter.person)
    db.session.commit()
    assert "the deletion is held" in recruiter.get(f"/office/applications/{application.id}").text
    assert "Deleted on" not in recruiter.get(f"/office/applications/{an_application().id}").text
