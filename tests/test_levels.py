"""How far we go: said beforehand, changed in the open, and no search before everybody knows."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, select

import jobs.sweep
from recruit import vacancies
from recruit.db import db, now
from recruit.models import Application, AuditLine, Letter, Level, Screening
from recruit.screening import levels, telling
from tests.applying import ALEX, form_of
from tests.browse import Browser
from tests.factories import a_person, a_vacancy, an_application
from tests.screening import a_screened_vacancy, deliver, found, go_to, letters, somebody

pytestmark = pytest.mark.one_database


def notes() -> list[str]:
    """What the audit log says of levels."""
    wanted = select(AuditLine.note).where(AuditLine.deed == "screening changed").order_by(AuditLine.id)
    return list(db.session.scalars(wanted))


def test_before_anybody_applied_the_version_is_changed_in_its_place(app: Flask) -> None:
    vacancy = a_screened_vacancy(Level.GIVEN_LINKS)
    go_to(vacancy, Level.PUBLIC_WEB, reason="")
    assert [(version.number, version.level) for version in vacancy.screenings] == [(1, 3)]
    assert letters() == []


def test_once_somebody_applied_a_change_is_a_new_version(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    application = somebody(vacancy)
    go_to(vacancy, Level.NOTHING, reason="")
    assert [(version.number, version.level) for version in vacancy.screenings] == [(1, 2), (2, 0)]
    assert application.screening.number == 1
    assert notes()[-1] == "2, 2 → 0"


def test_saving_what_stands_there_changes_nothing(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    somebody(vacancy)
    before = notes()
    go_to(vacancy, Level.PROFESSIONAL_NETWORKS)
    assert len(vacancy.screenings) == 1 and notes() == before


def test_going_further_needs_a_reason(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    somebody(vacancy)
    with pytest.raises(levels.Unsaid):
        go_to(vacancy, Level.PUBLIC_WEB, reason=" ")


def test_everybody_in_procedure_gets_a_letter_and_nobody_else(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    somebody(vacancy, name="Kim")
    somebody(vacancy, name="Gone", forgotten_at=now())
    somebody(vacancy, name="Ended", ended_at=now())
    somebody(name="Elsewhere")
    version = go_to(vacancy, Level.PUBLIC_WEB)
    [letter] = letters()
    assert letter.proves == f"level {version.id}"
    words = letter.content["text"]
    assert "Dear Kim" in words and "A new client asks for it" in words and "public about you on the web" in words
    assert re.search(r"http://careers\.example/applications/\S{32}", words)


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "openbaar op het web"), ("de", "öffentlich im Web"), ("fr", "public sur vous")]
)
def test_the_letter_is_in_the_candidates_language(app: Flask, language: str, words: str) -> None:
    vacancy = a_screened_vacancy()
    somebody(vacancy, language=language)
    go_to(vacancy, Level.PUBLIC_WEB)
    [letter] = letters()
    assert words in letter.content["text"]


@pytest.mark.parametrize(
    ("old", "new", "further"),
    [
        ({"level": 2}, {"level": 3}, True),
        ({"level": 3}, {"level": 2}, False),
        ({"level": 3}, {"level": 0}, False),
        ({"level": 2}, {"level": 2}, False),
        ({"level": 2, "sources": "LinkedIn"}, {"level": 2, "sources": "LinkedIn, GitHub"}, True),
        ({"level": 2, "sources": "LinkedIn, GitHub"}, {"level": 2, "sources": "github;  linkedin."}, False),
        ({"level": 2, "sources": "LinkedIn, GitHub"}, {"level": 2, "sources": "GitHub"}, False),
        ({"level": 1, "sources": ""}, {"level": 1, "sources": "LinkedIn"}, False),
        ({"level": 4, "agency": "Zoekwerk"}, {"level": 4, "agency": "Speurders"}, True),
        ({"level": 4, "agency": "Zoekwerk"}, {"level": 4, "agency": "zoekwerk "}, False),
        ({"level": 3, "agency": ""}, {"level": 3, "agency": "Speurders"}, False),
        ({"level": 3, "sources": ""}, {"level": 2, "sources": "GitHub"}, False),
    ],
)
def test_what_goes_further_is_a_higher_level_one_more_source_or_another_agency(
    old: dict[str, object], new: dict[str, object], further: bool
) -> None:
    plain: dict[str, object] = {"sources": "", "agency": ""}
    assert levels.goes_further(Screening(**plain | old), Screening(**plain | new)) is further


def test_nobody_is_searched_further_before_everybody_knows(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    one, other = somebody(vacancy), somebody(vacancy)
    assert levels.allowed(one, Level.PROFESSIONAL_NETWORKS)
    assert not levels.allowed(one, Level.PUBLIC_WEB)
    go_to(vacancy, Level.PUBLIC_WEB)
    assert levels.untold(vacancy, Level.PUBLIC_WEB) == [one, other]
    assert not levels.allowed(one, Level.PUBLIC_WEB)
    assert levels.allowed(one, Level.PROFESSIONAL_NETWORKS), "what everybody knows goes on"
    deliver()
    assert levels.untold(vacancy, Level.PUBLIC_WEB) == []
    assert levels.allowed(one, Level.PUBLIC_WEB)


def test_who_left_holds_up_nobody_and_is_searched_no_more(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    one, left = somebody(vacancy), somebody(vacancy)
    go_to(vacancy, Level.PUBLIC_WEB)
    one.screening, left.ended_at = levels.current(vacancy), now()
    assert levels.allowed(one, Level.PUBLIC_WEB)
    assert not levels.allowed(left, Level.GIVEN_LINKS)


def test_one_more_source_waits_too_but_not_for_the_links_that_were_given(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    application = somebody(vacancy)
    go_to(vacancy, Level.PROFESSIONAL_NETWORKS, sources="LinkedIn, GitHub, ORCID")
    assert not levels.allowed(application, Level.PROFESSIONAL_NETWORKS)
    assert levels.allowed(application, Level.GIVEN_LINKS)


def test_after_going_back_and_forth_everybody_is_told_anew(app: Flask) -> None:
    vacancy = a_screened_vacancy(Level.PUBLIC_WEB)
    application = somebody(vacancy)
    go_to(vacancy, Level.NOTHING)
    assert not levels.allowed(application, Level.GIVEN_LINKS)
    go_to(vacancy, Level.PUBLIC_WEB)
    assert not levels.allowed(application, Level.PUBLIC_WEB)
    deliver()
    assert levels.allowed(application, Level.PUBLIC_WEB)


def refuse_letters() -> None:
    """No mail server takes them."""
    for letter in db.session.scalars(select(Letter)):
        letter.due = None
    db.session.commit()


def test_whose_letter_is_refused_can_be_told_otherwise_on_record(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    application, by = somebody(vacancy), a_person()
    found(application)
    go_to(vacancy, Level.PUBLIC_WEB)
    refuse_letters()
    levels.told_otherwise(application, telling.How.TELEPHONE, by)
    db.session.commit()
    assert levels.allowed(application, Level.PUBLIC_WEB)
    assert letters() == []
    line = db.session.scalars(select(AuditLine).where(AuditLine.deed == "candidate told")).one()
    assert (line.note, line.by_id, line.subject_id) == ("telephone, 2", by.id, application.id)


def test_who_came_back_into_procedure_can_be_written_to_and_only_once(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    application = somebody(vacancy, ended_at=now())
    go_to(vacancy, Level.PUBLIC_WEB)
    assert letters() == []
    application.ended_at = None
    assert levels.tell(vacancy) == 1
    assert levels.tell(vacancy) == 0
    assert len(letters("level")) == 1


def test_a_copy_of_a_vacancy_goes_as_far_in_a_first_version_of_its_own(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    somebody(vacancy)
    go_to(vacancy, Level.PUBLIC_WEB)
    vacancy.blind = True
    copy = vacancies.duplicate(vacancy, None)
    db.session.commit()
    [version] = copy.screenings
    assert (version.number, version.level, version.reason) == (1, Level.PUBLIC_WEB, "")
    assert version.criteria == levels.current(vacancy).criteria
    assert copy.blind


def test_a_vacancy_that_nobody_thought_about_goes_as_far_as_the_organisation_says(app: Flask) -> None:
    vacancy = a_vacancy()
    assert levels.current(vacancy).level == Level.GIVEN_LINKS
    application = an_application(vacancy=vacancy)
    assert not levels.allowed(application, Level.GIVEN_LINKS), "nothing was said yet"


def test_who_was_filling_in_the_form_meanwhile_is_told_by_letter(visitor: Browser) -> None:
    vacancy = a_screened_vacancy()
    levels.current(vacancy).at = now() - timedelta(days=1)
    somebody(vacancy, name="Kim")
    page = visitor.get(form_of(vacancy))
    later = go_to(vacancy, Level.PUBLIC_WEB)
    later.at = now() + timedelta(seconds=5)
    db.session.execute(delete(Letter))
    db.session.commit()
    visitor.post(form_of(vacancy), page.fields() | ALEX, expect=303)
    application = db.session.scalars(select(Application).where(Application.name == ALEX["name"])).all()[-1]
    assert application.screening.number == 1
    assert [letter.proves for letter in letters("level")] == [f"level {later.id}"]
    assert not levels.allowed(application, Level.PUBLIC_WEB)


def test_who_had_the_form_open_when_the_first_version_was_changed_is_told_by_letter(visitor: Browser) -> None:
    vacancy = a_screened_vacancy(Level.GIVEN_LINKS)
    page = visitor.get(form_of(vacancy))
    changed = go_to(vacancy, Level.PUBLIC_WEB)
    assert changed.number == 1, "nobody had applied"
    changed.at = now() + timedelta(seconds=5)
    db.session.commit()
    visitor.post(form_of(vacancy), page.fields() | ALEX, expect=303)
    application = db.session.scalars(select(Application)).one()
    assert application.screening is None
    assert [letter.proves for letter in letters("level")] == [f"level {changed.id}"]
    assert not levels.allowed(application, Level.GIVEN_LINKS)
    deliver()
    assert levels.allowed(application, Level.PUBLIC_WEB)


def test_where_very_many_must_be_told_the_clock_writes_to_the_rest(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(levels.tell, "__defaults__", (2, True))
    vacancy = a_screened_vacancy()
    people = [somebody(vacancy) for _ in range(5)]
    go_to(vacancy, Level.PUBLIC_WEB)
    first = letters("level")
    assert len(first) == 2
    deliver()
    assert not levels.allowed(people[0], Level.PUBLIC_WEB), "three were not told yet"
    jobs.sweep.tidy()
    assert len(letters("level")) == 3
    refused = letters("level")[0]
    refused.due = None
    db.session.commit()
    jobs.sweep.tidy()
    assert len(letters("level")) == 3, "who had a letter that was refused gets no other from the clock"
    assert levels.tell(vacancy) == 1, "but from a person"
