"""What hangs on a mail address alone belongs to whoever reads the mail there, not to whoever typed it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from jobs.erase_expired import forget
from recruit.candidates import leads
from recruit.candidates.documents import drafts
from recruit.candidates.privacy import corrections
from recruit.core.database import db, now
from recruit.models import Draft, FinishLater, FormerAddress, Lead, Letter, Vacancy
from tests.recruit.web.public.test_what_an_address_tells import VICTIM, asks_for_later, copy_at, mailed, plain
from tests.support.apply_form import ALEX, apply, form_of, how_many, the_application
from tests.support.browser import Browser
from tests.support.factories import a_lead, a_link, a_vacancy

OWN = "own@example.net"


def of_the_victim(app: Flask, vacancy: Vacancy) -> Lead:
    """All that hangs on an address: a lead, a form that was mailed, its letter, and a file on an unfinished form."""
    lead = a_lead(vacancy=vacancy, email=VICTIM)
    way = Browser(app).get(f"/r/{a_link(vacancy).token}", 302).headers["Location"]
    asks_for_later(app, vacancy, way.removeprefix("http://localhost"))
    drafts.remember("form", VICTIM, ["f" * 32])
    db.session.commit()
    return lead


def left(lead: Lead) -> tuple[bool, int, int, int]:
    """What is there still: the lead, the form for later, its letter, the file."""
    db.session.expire_all()
    letters = db.session.scalars(select(Letter).where(Letter.finish_later_digest != "")).all()
    return lead.forgotten_at is None, how_many(FinishLater), len(letters), how_many(Draft)


ALL = (True, 1, 1, 1)
NOTHING = (False, 0, 0, 0)


@pytest.mark.parametrize("way", ["pressed", "corrected first", "opened by a scanner", "by the clock"])
def test_whoever_typed_an_address_deletes_the_application_and_nothing_that_hangs_on_the_address(
    app: Flask, way: str
) -> None:
    vacancy, stranger = a_vacancy(), Browser(app)
    lead = of_the_victim(app, vacancy)
    stranger.submit(form_of(vacancy), ALEX | {"email": VICTIM})
    application = the_application()
    if way == "corrected first":
        corrections.correct(application, {"email": OWN})
        db.session.commit()
        stranger.get(mailed(application))
    if way == "opened by a scanner":
        Browser(app).get(mailed(application))
    if way == "by the clock":
        application.ended_at = now() - timedelta(days=30)
        db.session.commit()
        assert forget() == 1
    else:
        stranger.post(f"{plain(application)}/delete", {}, 303)
    assert left(lead) == ALL
    assert application.forgotten_at and not application.name and not how_many(FormerAddress)
    Browser(app).get(f"/leads/{leads.token_of(lead)}")


@pytest.mark.parametrize("corrected", [False, True])
def test_whoever_proved_a_mailbox_takes_along_what_hangs_on_it(app: Flask, corrected: bool) -> None:
    vacancy, own = a_vacancy(), Browser(app)
    lead = of_the_victim(app, vacancy)
    own.submit(form_of(vacancy), ALEX | {"email": VICTIM})
    application = the_application()
    if corrected:
        own.submit(mailed(application).replace("?", "/correct?"), {"email": OWN})
        db.session.refresh(application)
    own.submit(mailed(application).replace("?", "/delete?"), {}, 303)
    assert left(lead) == NOTHING


def test_the_office_deletes_what_hangs_on_the_present_address_when_the_person_asks(
    app: Flask, administrator: Browser
) -> None:
    vacancy = a_vacancy()
    lead = of_the_victim(app, vacancy)
    apply(Browser(app), vacancy=vacancy, email=VICTIM)
    administrator.submit(f"/office/applications/{the_application().id}/delete", {}, 303)
    assert left(lead) == NOTHING


def test_a_page_says_before_a_deletion_what_stays_with_an_address_that_is_not_proved(app: Flask) -> None:
    visitor = Browser(app)
    apply(visitor, email=OWN)
    assert "until its own day" in visitor.get(f"{plain(the_application())}/delete").text


def test_correcting_an_address_there_and_back_copies_nothing_that_hangs_on_it(app: Flask) -> None:
    vacancy, stranger = a_vacancy(), Browser(app)
    of_the_victim(app, vacancy)
    apply(stranger, vacancy=vacancy, email=OWN)
    application = the_application()
    for email in (VICTIM, OWN):
        corrections.correct(application, {"email": email})
    db.session.commit()
    copied = copy_at(stranger, mailed(application))
    assert "finish_later" not in copied and len(copied["former_addresses"]) == 2


def test_a_copy_has_what_hangs_on_a_former_address_that_was_proved(app: Flask) -> None:
    vacancy, own = a_vacancy(), Browser(app)
    of_the_victim(app, vacancy)
    apply(own, vacancy=vacancy, email=VICTIM)
    application = the_application()
    own.submit(mailed(application).replace("?", "/correct?"), {"email": OWN})
    db.session.refresh(application)
    assert len(copy_at(own, mailed(application))["finish_later"]) == 1
