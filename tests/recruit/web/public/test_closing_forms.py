"""Who had the form of a vacancy before it closed is in time for another hour, and nobody's words are lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from recruit.core.database import db, now
from recruit.models import Vacancy, VacancyState
from recruit.web.forms.apply import read_stamp, stamp
from tests.support.apply_form import ALEX, form_of, the_application
from tests.support.browser import Browser
from tests.support.factories import a_vacancy

pytestmark = pytest.mark.one_database


def closed(vacancy: Vacancy, ago: timedelta) -> None:
    """It was closed by hand so long ago."""
    vacancy.state, vacancy.closed_at = VacancyState.CLOSED, now() - ago
    db.session.commit()


def had(visitor: Browser, vacancy: Vacancy, ago: timedelta, **but: Any) -> dict[str, Any]:
    """A form that somebody got so long ago, as it is sent."""
    form = visitor.get(form_of(vacancy)).fields("/apply") | ALEX | {"motivation": "Ten years of nights"} | but
    return form | {"stamp": stamp(vacancy.id, now() - ago)}


@pytest.mark.parametrize("times", [1, 3])
def test_a_form_that_somebody_had_in_time_is_taken_however_often_it_comes_back(visitor: Browser, times: int) -> None:
    vacancy = a_vacancy()
    form = had(visitor, vacancy, timedelta(hours=25))
    closed(vacancy, timedelta(minutes=5))
    page = visitor.post(form_of(vacancy), form, expect=422)
    assert "Nothing is lost" in page.text
    for _ in range(times - 1):
        page = visitor.post(form_of(vacancy), page.fields("/apply") | {"email": "x"}, expect=422)
    visitor.post(form_of(vacancy), page.fields("/apply") | {"email": "alex@example.org"}, expect=303)
    assert the_application().motivation == "Ten years of nights"


def test_a_form_that_comes_back_is_taken_no_longer_than_an_hour_after_closing(visitor: Browser) -> None:
    vacancy = a_vacancy()
    form = had(visitor, vacancy, timedelta(hours=25))
    closed(vacancy, timedelta(minutes=5))
    page = visitor.post(form_of(vacancy), form, expect=422)
    closed(vacancy, timedelta(minutes=61))
    page = visitor.post(form_of(vacancy), page.fields("/apply"), expect=410)
    assert "It was closed 1 hour ago" in page.text and "Ten years of nights" in page.text


def test_the_first_moment_of_a_form_is_what_we_signed_and_nothing_else(visitor: Browser) -> None:
    vacancy, other = a_vacancy(), a_vacancy()
    form = had(visitor, vacancy, timedelta(hours=2))
    closed(vacancy, timedelta(minutes=5))
    made_up = ("", "x", stamp(other.id, now() - timedelta(hours=2)), stamp(vacancy.id, now()))
    for one in made_up:
        page = visitor.post(form_of(vacancy), form | {"stamp": one}, expect=410)
        assert "It was closed 5 minutes ago" in page.text and "more than an hour" not in page.text
        assert "Ten years of nights" in page.text


def test_what_a_candidate_knows_of_searching_is_what_the_form_said_when_it_was_sent(visitor: Browser) -> None:
    vacancy = a_vacancy()
    page = visitor.post(form_of(vacancy), had(visitor, vacancy, timedelta(hours=25)), expect=422)
    known = read_stamp(page.fields("/apply")["stamp"], vacancy.id)
    assert known and known.at > (now() - timedelta(minutes=1)).timestamp()
    assert known.first <= (now() - timedelta(hours=25)).timestamp()
