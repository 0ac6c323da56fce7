"""A candidate applies once, loses nothing on the way, and comes back to it at an address of their own."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from recruit import mail_format, vacancies
from recruit.attribution import touches
from recruit.db import db, now
from recruit.forms.apply import stamp
from recruit.models import Application, Letter
from recruit.models.stages import RECEIVED, WITHDRAWN
from tests.applying import ALEX, apply, cv, form_of, how_many, mailed, the_application, uploads
from tests.browse import Browser
from tests.factories import a_channel, a_link, a_person, a_vacancy, saved
from tests.mishaps import Clock


def test_a_person_applies_and_comes_to_a_private_page(visitor: Browser) -> None:
    answer = apply(visitor, phone="06 12", motivation="I like it.\nReally.", cv=cv())
    page = visitor.follow(answer)
    for words in (
        "We have your application",
        "Alex Vos",
        "alex@example.org",
        "06 12",
        "I like it.",
        "cv.pdf",
        "Ward nurse",
    ):
        assert words in page.text
    kept = the_application()
    assert (kept.stage_id, kept.language) == (RECEIVED, "en")
    assert kept.motivation == "I like it.\nReally."


def test_the_private_page_is_not_kept_found_or_told_to_others(visitor: Browser) -> None:
    answer = apply(visitor, cv=cv())
    token = answer.headers["Location"].rpartition("/")[2]
    for path in ("", "/withdraw", "/cv"):
        answer = visitor.client.get(f"/applications/{token}{path}")
        headers = answer.headers
        answer.close()
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Robots-Tag"] == "noindex, nofollow"


def test_the_private_address_is_long_and_only_its_digest_is_kept(visitor: Browser) -> None:
    token = apply(visitor).headers["Location"].rpartition("/")[2]
    assert len(token) == 32  # 192 bits
    values = [str(getattr(the_application(), column.key)) for column in Application.__table__.columns]
    assert not any(token in value for value in values)


@pytest.mark.parametrize("token", ["x", "x" * 32, "%00", "é", "x" * 3000, "%ff"])
def test_an_address_that_nobody_has_shows_nothing(visitor: Browser, token: str) -> None:
    apply(visitor)
    for path in ("", "/withdraw", "/cv"):
        assert "Alex" not in visitor.get(f"/applications/{token}{path}", expect=404).text


def test_the_candidate_gets_a_letter_with_the_private_address_and_the_office_one_without_a_name(
    visitor: Browser,
) -> None:
    answer = apply(visitor)
    to_candidate, to_office = (letter.content for letter in db.session.scalars(select(Letter).order_by(Letter.id)))
    assert to_candidate["to"] == "alex@example.org"
    assert "http://careers.example" + answer.headers["Location"] in to_candidate["text"]
    assert to_office["to"] == "sam@example.org"
    assert f"http://careers.example/office/applications/{the_application().id}" in to_office["text"]
    assert "Alex" not in str(to_office)
    assert "alex@" not in str(to_office)


@pytest.mark.parametrize(
    ("language", "words"), [("de", "Ihre Bewerbung"), ("fr", "Votre candidature"), ("en", "your application")]
)
def test_the_letter_is_in_the_vacancys_language(visitor: Browser, language: str, words: str) -> None:
    apply(visitor, vacancy=a_vacancy(language=language))
    assert words in db.session.scalars(select(Letter).order_by(Letter.id)).first().content["subject"]  # type: ignore[union-attr]


def test_the_author_hears_of_it_where_no_contact_is_given(visitor: Browser) -> None:
    author = a_person(email="author@example.org")
    apply(visitor, vacancy=a_vacancy(contact_email="", author=author))
    assert [letter.content["to"] for letter in db.session.scalars(select(Letter))] == [
        "alex@example.org",
        "author@example.org",
    ]


def test_a_letter_to_an_address_abroad_can_be_sent(visitor: Browser) -> None:
    apply(visitor, email="alex@münchen.example")
    assert the_application().email == "alex@münchen.example"
    letter = db.session.scalars(select(Letter).order_by(Letter.id)).first()
    assert letter and mail_format.message(letter)["To"] == "alex@xn--mnchen-3ya.example"


def test_the_origin_travels_from_the_link_to_the_application(visitor: Browser) -> None:
    link = a_link(label="Flyer")
    vacancy = visitor.follow(visitor.get(f"/r/{link.token}", expect=302))
    button = str(vacancy.tree.select("a.button")[0]["href"])
    visitor.submit(button, ALEX)
    assert the_application().origin_id == link.id
    assert "Through our link “Flyer”" in visitor.get(mailed(the_application())).text


def test_the_page_says_which_channel_brought_the_candidate(visitor: Browser) -> None:
    from recruit.models import Publication

    vacancy = a_vacancy()
    publication = saved(Publication(vacancy=vacancy, channel=a_channel(kind="mastodon")))
    mark = touches.mark_of(a_link(vacancy, publication=publication))
    visitor.submit(f"{form_of(vacancy)}?o={mark}", ALEX)
    assert "Through our post on Mastodon" in visitor.get(mailed(the_application())).text


@pytest.mark.parametrize("mark", ["v1.x.y.z", "", "\0", "é", "x" * 5000])
def test_a_forged_origin_is_no_origin_and_no_obstacle(visitor: Browser, mark: str) -> None:
    apply(visitor, o=mark)
    assert the_application().origin_id is None


def test_two_people_are_two_applications(visitor: Browser) -> None:
    vacancy = a_vacancy()
    apply(visitor, vacancy=vacancy)
    apply(visitor, vacancy=vacancy)
    assert how_many() == 2


def test_a_form_of_another_vacancy_is_not_taken_over(visitor: Browser) -> None:
    stamp = visitor.get(form_of(a_vacancy())).fields("/apply")["stamp"]
    apply(visitor, stamp=stamp, expect=422)
    assert how_many() == 0


def test_nobody_applies_for_what_is_closed(visitor: Browser) -> None:
    vacancy = a_vacancy()
    fields = visitor.get(form_of(vacancy)).fields("/apply") | ALEX
    vacancy.state = "closed"  # type: ignore[assignment]
    db.session.commit()
    visitor.get(form_of(vacancy), expect=410)
    visitor.post(form_of(vacancy), fields, expect=410)
    assert how_many() == 0


def test_who_was_writing_when_the_last_day_ended_has_another_hour(
    visitor: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(datetime(2026, 11, 30, 22, 50, tzinfo=UTC))  # ten minutes before midnight in Amsterdam
    clock.rule(monkeypatch)
    vacancy = a_vacancy(closes=date(2026, 11, 30))
    path = form_of(vacancy)
    fields = visitor.get(path).fields("/apply") | ALEX
    clock.step(timedelta(minutes=30))
    visitor.get(path, expect=410)
    again = visitor.post(path, fields | {"email": "wrong"}, expect=422)
    vacancies.close_expired()
    clock.step(timedelta(minutes=30))
    visitor.post(path, again.fields("/apply") | ALEX, expect=303)
    assert how_many() == 1
    clock.step(timedelta(minutes=10))
    page = visitor.post(path, fields | {"motivation": "Ten years of nights"}, expect=410)
    assert "Ten years of nights" in page.text
    visitor.post(path, fields | {"stamp": "made up"}, expect=410)
    assert how_many() == 1


def test_a_form_that_was_handed_out_after_closing_opens_nothing(
    visitor: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(datetime(2026, 11, 30, 12, tzinfo=UTC))
    clock.rule(monkeypatch)
    vacancy = a_vacancy(state="closed", closed_at=clock())
    clock.step(timedelta(minutes=1))
    for made in (stamp(vacancy.id, clock()), ""):
        visitor.client.post(form_of(vacancy), data=ALEX | {"stamp": made})
    visitor.client.post(form_of(vacancy), data=ALEX | {"stamp": stamp(vacancy.id, clock() - timedelta(minutes=2))})
    assert how_many() == 1, "only the one that was handed out before"


def test_withdrawing_asks_first_and_deletes_the_cv(visitor: Browser, app: Flask) -> None:
    place = apply(visitor, cv=cv()).headers["Location"]
    assert "Withdraw your application?" in visitor.get(f"{place}/withdraw").text
    assert len(uploads(app)) == 1
    page = visitor.follow(visitor.submit(f"{place}/withdraw", {}))
    assert "You withdrew your application" in page.text
    kept = the_application()
    assert (kept.stage_id, kept.document, kept.document_name) == (WITHDRAWN, "", "")
    assert uploads(app) == []
    visitor.get(f"{place}/cv", expect=404)


def test_withdrawing_twice_is_withdrawing_once(visitor: Browser) -> None:
    place = apply(visitor).headers["Location"]
    visitor.post(f"{place}/withdraw", {}, expect=303)
    first = the_application().ended_at
    visitor.post(f"{place}/withdraw", {}, expect=303)
    assert the_application().ended_at == first


def test_only_what_can_be_mended_is_said_of_a_form_that_was_open_for_a_day_and_is_wrong(visitor: Browser) -> None:
    vacancy = a_vacancy()
    old = stamp(vacancy.id, now() - timedelta(hours=25))
    page = apply(visitor, vacancy=vacancy, expect=422, stamp=old, name="")
    assert [item.get_text() for item in page.tree.select(".errors li")] == ["Name: Fill in your name."]
