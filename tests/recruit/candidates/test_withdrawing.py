"""Who withdraws reads what becomes of what was sent, and that is what becomes of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from recruit.candidates import private_links
from recruit.candidates.privacy import erasure, legal_holds, talent_pool
from recruit.core.database import db, now, today
from recruit.models import Application, Hold
from recruit.models.stages import REJECTED
from tests.support.apply_form import apply, cv, the_application, uploads
from tests.support.browser import Browser
from tests.support.factories import a_person, a_vacancy, an_application

pytestmark = pytest.mark.one_database


def held(application: Application) -> Hold:
    """It must be kept for another ten days."""
    row = legal_holds.hold(application, "A complaint", today() + timedelta(days=10), a_person())
    db.session.commit()
    return row


def page_of(application: Application) -> str:
    """Where its own page is."""
    token = private_links.token_of(application)
    db.session.commit()
    return f"/applications/{token}"


def test_a_hold_keeps_the_files_of_who_withdraws_and_the_pages_say_until_when(app: Flask, visitor: Browser) -> None:
    place = apply(visitor, cv=cv()).headers["Location"]
    row = held(the_application())
    asks = visitor.get(f"{place}/withdraw").text
    assert "A complaint" in asks and "your files stay until that day" in asks and "delete your files" not in asks
    page = visitor.follow(visitor.submit(f"{place}/withdraw", {}))
    assert "Your files stay as long as we must keep everything" in page.text and "A complaint" in page.text
    assert the_application().document and len(uploads(app)) == 1
    assert erasure.drop_after_holds() == 0
    legal_holds.release(row, a_person())
    db.session.commit()
    assert erasure.drop_after_holds() == 1 and erasure.drop_after_holds() == 0
    assert uploads(app) == [] and not the_application().document
    assert "We have no CV and no other files of yours" in visitor.get(place).text


def test_files_of_others_stay_when_holds_are_over(app: Flask, visitor: Browser) -> None:
    apply(visitor, cv=cv())
    assert erasure.drop_after_holds() == 0 and len(uploads(app)) == 1


def test_without_a_file_no_page_speaks_of_deleting_one(app: Flask, visitor: Browser) -> None:
    place = apply(visitor).headers["Location"]
    assert "files" not in visitor.get(f"{place}/withdraw").text
    page = visitor.follow(visitor.submit(f"{place}/withdraw", {}))
    assert "was deleted" not in page.text and "We have no CV and no other files of yours" in page.text


def test_who_let_us_keep_it_for_other_vacancies_reads_that_withdrawing_leaves_that_as_it_is(
    app: Flask, visitor: Browser
) -> None:
    application = an_application()
    talent_pool.give(application)
    place = page_of(application)
    asks = visitor.get(f"{place}/withdraw").text
    assert "You let us keep your application for other vacancies until" in asks and "That stays so" in asks
    talent_pool.refuse(application)
    db.session.commit()
    assert "other vacancies" not in visitor.get(f"{place}/withdraw").text


def test_after_the_end_nothing_is_withdrawn_by_button_or_by_address(app: Flask, visitor: Browser) -> None:
    application = an_application(stage_id=REJECTED, ended_at=now(), vacancy=a_vacancy())
    place = page_of(application)
    assert not visitor.get(place).tree.select("a[href*='/withdraw']")
    assert visitor.get(f"{place}/withdraw", 303).headers["Location"].endswith(place)
    assert visitor.post(f"{place}/withdraw", {}, 303).headers["Location"].endswith(place)
    db.session.refresh(application)
    assert application.stage_id == REJECTED and application.withdrew_at is None


def test_a_hold_whose_day_has_passed_keeps_nobody_from_deleting(
    app: Flask, visitor: Browser, recruiter: Browser
) -> None:
    for by_office in (False, True):
        application = an_application(ended_at=now())
        row = held(application)
        row.until = today() - timedelta(days=1)
        place = page_of(application)
        if by_office:
            recruiter.submit(f"/office/applications/{application.id}/delete", {})
        else:
            visitor.submit(f"{place}/delete", {})
        db.session.refresh(application)
        assert application.forgotten_at
