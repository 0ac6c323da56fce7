"""Applications of one person are suggested with the reason why, tied by a person, and never merged."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.candidates import duplicates
from recruit.candidates.duplicates import Sign
from recruit.candidates.screening import log
from recruit.core.database import db
from recruit.models import Application, AuditLine, Deed, LineKind, SamePerson, Subject
from tests.support.browser import Browser
from tests.support.factories import a_person, a_vacancy, an_application

ALEX = {"name": "Alexandra de Vries", "email": "alex@example.org", "phone": "+31 6 0000 1234"}


def alex(**but: object) -> Application:
    """One of her applications."""
    return an_application(**ALEX | but)


def found(application: Application) -> list[tuple[int, tuple[Sign, ...]]]:
    """Whom we suggest, and why."""
    return [(one.application.id, one.signs) for one in duplicates.suggestions(application)]


@pytest.mark.parametrize(
    ("but", "signs"),
    [
        ({"email": "ALEX@Example.org"}, (Sign.EMAIL,)),
        ({"phone": "06-0000 1234"}, (Sign.PHONE,)),
        ({"phone": "0031 (0)6 00001234"}, (Sign.PHONE,)),
        ({"profile": "http://www.linkedin.com/in/alexdv/"}, (Sign.PROFILE,)),
        ({"email": "alex@example.org", "name": "ALEXANDRA de vries"}, (Sign.EMAIL, Sign.NAME)),
        ({"name": "Alexandra de Vries"}, (Sign.NAME,)),
        ({"name": "Alexandra Bakker"}, ()),
        ({"phone": "0612"}, ()),
        ({"phone": "06 0000 1235"}, ()),
    ],
)
def test_a_suggestion_says_what_is_the_same(app: Flask, but: dict[str, str], signs: tuple[Sign, ...]) -> None:
    one = alex(profile="https://linkedin.com/in/alexdv")
    other = an_application(**{"name": "Somebody Else"} | but)
    assert found(one) == ([(other.id, signs)] if signs else [])
    assert found(other) == ([(one.id, signs)] if signs else [])


def test_a_common_name_of_two_words_alone_suggests_nothing(app: Flask) -> None:
    one, other = an_application(name="Jan Jansen"), an_application(name="Jan Jansen")
    assert found(one) == []
    assert duplicates.signs(one, other) == ()


def test_it_is_suggested_within_a_vacancy_and_across(app: Flask) -> None:
    one = alex()
    here, elsewhere = alex(vacancy=one.vacancy), alex()
    assert {number for number, _ in found(one)} == {here.id, elsewhere.id}


def test_saying_so_shows_each_on_the_page_of_the_other_and_is_on_record(recruiter: Browser) -> None:
    one, other = alex(), alex(vacancy=a_vacancy(title="Gardener"))
    address = f"/office/applications/{one.id}"
    page = recruiter.get(address)
    assert "same e-mail address, same telephone number, same name" in page.text
    recruiter.submit(address, {f"same-{other.id}-reason": "Said so"}, action=f"/same-person/{other.id}")
    assert found(one) == []
    assert "Gardener" in recruiter.get(address).one('section[aria-labelledby="same-title"]').get_text()
    assert one.vacancy.title in recruiter.get(f"/office/applications/{other.id}").text
    tie = db.session.scalars(select(SamePerson)).one()
    assert (tie.by, tie.reason) == (recruiter.person, "Said so")
    lines = [(line.deed, line.subject_id, line.other_number) for line in db.session.scalars(select(AuditLine))]
    assert lines == [(Deed.SAME_PERSON, one.id, other.id), (Deed.SAME_PERSON, other.id, one.id)]
    assert set(db.session.scalars(select(AuditLine.other_kind))) == {Subject.APPLICATIONS}


def test_taking_it_back_leaves_a_trail(recruiter: Browser) -> None:
    one, other = alex(), alex()
    duplicates.say(one, other, "", recruiter.person)
    db.session.commit()
    recruiter.submit(f"/office/applications/{other.id}", {}, action=f"/same-person/{one.id}/undo")
    assert duplicates.others(one) == []
    tie = db.session.scalars(select(SamePerson)).one()
    assert tie.undone_by == recruiter.person
    assert tie.undone_at
    assert Deed.NOT_THE_SAME_PERSON in db.session.scalars(select(AuditLine.deed)).all()
    duplicates.say(other, one, "", recruiter.person)
    assert duplicates.others(one) == [other]


def test_saying_it_twice_is_saying_it_once_and_three_are_one_person(app: Flask) -> None:
    by, first, second, third = a_person(), alex(), alex(), alex()
    for one, other in ((first, second), (second, first), (third, second)):
        duplicates.say(one, other, "", by)
    assert len(db.session.scalars(select(SamePerson)).all()) == 2
    assert duplicates.others(first) == [second, third]


def test_nothing_is_merged_and_findings_stay_with_their_vacancy(recruiter: Browser) -> None:
    one, other = alex(), alex()
    log.write(one, LineKind.FINDING, {"what": "Speaks at conferences", "used": True}, recruiter.person)
    duplicates.say(one, other, "", recruiter.person)
    db.session.commit()
    assert list(log.lines_of(other)) == []
    assert "Speaks at conferences" not in recruiter.get(f"/office/applications/{other.id}").text


def test_an_application_is_not_its_own_other_and_a_hidden_one_is_nobodys(recruiter: Browser) -> None:
    one, hidden = alex(), alex(vacancy=a_vacancy(blind=True))
    assert found(one) == found(hidden) == []
    token = recruiter.get(f"/office/applications/{one.id}").fields("/messages")
    for number, other in ((one.id, one.id), (one.id, hidden.id), (hidden.id, one.id), (one.id, 999)):
        recruiter.post(f"/office/applications/{number}/same-person/{other}", token, expect=404)
