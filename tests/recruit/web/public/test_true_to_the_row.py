"""The candidate's page says only what is so: no address, stage or click makes it say anything else."""

from __future__ import annotations

import pytest
from flask import Flask

from recruit.candidates import decision_letters, private_links
from recruit.core.database import db, now
from recruit.models import Application, Stage
from recruit.models.stages import INTERVIEW, OFFER, RECEIVED, REJECTED, WITHDRAWN
from recruit.web.public.afterwards import SENTENCES
from tests.support.browser import Browser
from tests.support.factories import a_vacancy, an_application

pytestmark = pytest.mark.one_database


def page_of(application: Application) -> str:
    """Where its own page is."""
    token = private_links.token_of(application)
    db.session.commit()
    return f"/applications/{token}"


@pytest.mark.parametrize("done", sorted(set(SENTENCES) - {"unchanged", "chosen"}))
def test_an_address_that_somebody_made_up_says_of_nothing_that_it_was_done(
    app: Flask, visitor: Browser, done: str
) -> None:
    place = page_of(an_application())
    assert not visitor.get(f"{place}?done={done}").tree.select(".flash")


def test_what_is_promised_fits_the_stage(app: Flask, visitor: Browser) -> None:
    for stage, reads in ((RECEIVED, True), (INTERVIEW, False), (OFFER, False)):
        later = now().replace(year=now().year + 1)
        text = visitor.get(page_of(an_application(stage_id=stage, answer_by=later))).text
        assert ("A person reads your application" in text) == reads and "You hear from us by" in text
    for stage in (REJECTED, WITHDRAWN):
        text = visitor.get(page_of(an_application(stage_id=stage, answer_by=now(), ended_at=now()))).text
        assert "ou hear from us" not in text and "should have heard" not in text


def test_passing_on_says_that_clicks_are_counted(app: Flask, visitor: Browser) -> None:
    vacancy = a_vacancy()
    assert "we count that click" in visitor.get(f"/vacancies/{vacancy.id}-ward-nurse/pass-on").text


def test_no_letter_of_a_decision_sends_its_reader_to_an_address_that_is_not_there(app: Flask) -> None:
    application = an_application()
    for stage in (INTERVIEW, OFFER, REJECTED):
        said = decision_letters.proposed(application, db.session.get_one(Stage, stage)).text
        assert "address below" not in said and "on your own page" in said
