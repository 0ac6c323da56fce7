"""A new vacancy whose button is pressed twice is one vacancy; two that are meant are two."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from recruit.core.database import db
from recruit.models import AuditLine, Deed, Publication, Vacancy
from recruit.vacancies import lifecycle
from tests.support.browser import Browser
from tests.support.concurrency import at_once
from tests.support.factories import a_channel

TYPED = {
    "title": "Wijkverpleegkundige (m/v/x)",
    "places-0-name": "Utrecht",
    "places-1-name": "Gent",
    "places-1-country": "BE",
    "hours_min": "37.125",
    "pay_min": "€ 3.200",
    "pay_max": "€ 4.100,50",
    "tags": "zorg, wijk",
    "body": "**Zorg**\n\n- op de fiets",
    "part_time": "y",
}


def many(table: type[Any]) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.parametrize("presses", [2, 4])
def test_pressed_several_times_at_once_it_is_written_once(app: Flask, recruiter: Browser, presses: int) -> None:
    a_channel()
    sent = recruiter.get("/office/vacancies/new").fields() | TYPED

    def press() -> tuple[int, str]:
        answer = recruiter.client.post("/office/vacancies/new", data=sent)
        return answer.status_code, answer.headers["Location"]

    answers = at_once(app, *[press] * presses)
    assert len(set(answers)) == 1 and answers[0][0] == 303, "and each press leads to the one that was written"
    assert (many(Vacancy), many(Publication)) == (1, 1)
    lines = db.session.scalars(select(AuditLine).filter_by(deed=Deed.VACANCY_WRITTEN)).all()
    assert len(lines) == 1


@pytest.mark.one_database
@pytest.mark.parametrize(
    "other", [{"title": "Nachtzuster"}, {"places-1-name": "Zeist"}, {"hours_min": "24"}, {"tags": ""}]
)
def test_another_one_with_a_difference_is_another_vacancy(recruiter: Browser, other: dict[str, str]) -> None:
    recruiter.submit("/office/vacancies/new", TYPED)
    recruiter.submit("/office/vacancies/new", TYPED)
    assert many(Vacancy) == 1
    recruiter.submit("/office/vacancies/new", TYPED | other)
    assert many(Vacancy) == 2


@pytest.mark.one_database
def test_after_a_moment_or_by_a_colleague_or_once_it_is_open_the_same_words_are_another(
    recruiter: Browser, administrator: Browser
) -> None:
    first = "/office/vacancies/1"
    recruiter.submit("/office/vacancies/new", TYPED)
    administrator.submit("/office/vacancies/new", TYPED)
    assert many(Vacancy) == 2
    recruiter.submit(first, {}, action="/open")
    recruiter.submit("/office/vacancies/new", TYPED)
    assert many(Vacancy) == 3
    for vacancy in db.session.scalars(select(Vacancy)):
        vacancy.created_at -= lifecycle.A_MOMENT + timedelta(seconds=1)
    db.session.commit()
    recruiter.submit("/office/vacancies/new", TYPED)
    assert many(Vacancy) == 4
