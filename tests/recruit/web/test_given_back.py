"""What somebody who works here typed is given back when it cannot be taken: signed out, the row gone, or closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, update

from recruit.core.database import db, now
from recruit.models import CloseReason, Lead, UserSession, Vacancy, VacancyState
from recruit.organisation import personal_links, sessions
from tests.support.browser import Browser, Page
from tests.support.factories import a_lead, a_vacancy

pytestmark = pytest.mark.one_database

WORK = "All the work of an hour.\nAnd some <b>more</b> & more"
GIVEN_BACK = "This is what you wrote, so that you can copy it."


def idle(who: Browser) -> None:
    """Nobody used the session for a week."""
    old = now() - sessions.IDLE - timedelta(hours=2)
    db.session.execute(update(UserSession).where(UserSession.user_id == who.person.id).values(seen_at=old))
    db.session.commit()


def ended(who: Browser) -> None:
    """The session was ended elsewhere."""
    sessions.end_all(who.person)
    db.session.commit()


def close(vacancy: Vacancy) -> None:
    """A colleague closed it a minute ago."""
    vacancy.state, vacancy.closed_at = VacancyState.CLOSED, now() - timedelta(minutes=1)
    vacancy.close_reason = CloseReason.FILLED
    db.session.commit()


def gives_back(page: Page, *typed: str) -> None:
    """Each stands there to be copied, and nothing that protects a form."""
    assert GIVEN_BACK in page.text and page.headers["Cache-Control"] == "no-store"
    assert [one.get_text().strip() for one in page.tree.select("dd.words")] == [*typed]
    assert "csrf" not in page.html and "as_read" not in page.html


@pytest.mark.parametrize("ends", [idle, ended])
def test_who_was_signed_out_while_typing_gets_all_of_it_back_and_the_way_to_the_form(
    app: Flask, ends: Callable[[Browser], None]
) -> None:
    me, path = Browser(app).sign_in("recruiter"), f"/office/vacancies/{a_vacancy().id}/edit"
    form = me.get(path).fields()
    ends(me)
    page = me.post(path, form | {"body": WORK, "title": "Night nurse"}, expect=401)
    words = [one.get_text().strip() for one in page.tree.select("dd.words")]
    assert "signed out" in page.text and WORK in words and "Night nurse" in words
    assert form["csrf_token"] not in page.html and form["as_read"] not in page.html
    assert page.headers["Cache-Control"] == "no-store"
    assert page.one("main a.button")["href"] == f"/sign-in?next={path}"
    label = page.tree.find("dd", string=WORK)
    assert label and label.find_previous_sibling("dt")
    again = Browser(app).sign_in("recruiter")
    landed = again.get(str(page.one("main a.button")["href"]), expect=303)
    assert landed.headers["Location"] == path


def test_it_is_said_in_the_language_of_the_visitor(app: Flask) -> None:
    me = Browser(app).sign_in("recruiter")
    ended(me)
    dutch = {"Accept-Language": "nl", "User-Agent": "Mozilla/5.0 Firefox/140.0"}
    page = me.post(f"/office/vacancies/{a_vacancy().id}/edit", {"body": WORK}, expect=401, headers=dutch)
    assert page.tree.html and page.tree.html["lang"] == "nl" and "Dit schreef je" in page.text


def test_a_form_without_a_page_of_its_own_leads_to_sign_in(app: Flask) -> None:
    me, lead = Browser(app).sign_in("recruiter"), a_lead()
    ended(me)
    page = me.post(f"/office/leads/{lead.id}/told", {"how": "By telephone on Monday"}, expect=401)
    gives_back(page, "By telephone on Monday")
    assert page.one("main a.button")["href"] == "/sign-in"
    assert GIVEN_BACK not in me.post(f"/office/leads/{lead.id}/delete", {}, expect=401).text


def test_a_secret_is_never_given_back(app: Flask) -> None:
    me = Browser(app).sign_in("administrator")
    ended(me)
    sent = {
        "name": "Our Mastodon",
        "set_token": "s3cret token",
        "set_server": "https://example.org",
        "csrf_token": "a b",
    }
    page = me.post("/office/settings/channels/new/mastodon", sent, expect=401)
    assert "Our Mastodon" in page.text and "s3cret" not in page.html and "a b" not in page.text


def test_words_of_another_site_stand_on_no_page_of_ours(app: Flask) -> None:
    there = {"Accept-Language": "en", "Sec-Fetch-Site": "cross-site"}
    page = Browser(app).post(f"/office/vacancies/{a_vacancy().id}/edit", {"body": WORK}, expect=401, headers=there)
    assert GIVEN_BACK not in page.text and "hour" not in page.text


def test_who_signed_in_again_in_another_window_gets_the_words_of_the_old_form_back(app: Flask) -> None:
    me, path = Browser(app).sign_in("recruiter"), f"/office/vacancies/{a_vacancy().id}/edit"
    form = me.get(path).fields()
    page = me.post(path, form | {"body": WORK, "csrf_token": "of the former session"}, expect=400)
    assert WORK in [one.get_text().strip() for one in page.tree.select("dd.words")]
    assert page.one("main a.button")["href"] == path


def test_words_about_what_a_colleague_deleted_meanwhile_are_given_back(app: Flask) -> None:
    me, lead = Browser(app).sign_in("recruiter"), a_lead()
    path = f"/office/leads/{lead.id}"
    form = me.get(path).fields("/told")
    db.session.execute(delete(Lead))
    db.session.commit()
    gives_back(me.post(f"{path}/told", form | {"how": "By telephone"}, expect=404), "By telephone")


def test_an_invitation_to_what_was_closed_meanwhile_is_given_back(app: Flask) -> None:
    me, vacancy = Browser(app).sign_in("employee"), a_vacancy()
    path = f"/share/vacancies/{vacancy.id}/invite"
    form = me.get(path).fields() | {"name": "Veerle", "email": "v@noorman.example", "words": WORK}
    close(vacancy)
    page = me.post(path, form, expect=410)
    assert "was closed meanwhile, so nothing was done" in page.text
    assert {WORK, "Veerle", "v@noorman.example"} <= {one.get_text().strip() for one in page.tree.select("dd.words")}


def test_words_for_a_network_are_given_back_behind_either_door(app: Flask) -> None:
    me = Browser(app).sign_in("employee")
    personal = f"/s/{personal_links.token_of(me.person)}"
    for door in ("/share", personal):
        vacancy = a_vacancy()
        path = f"{door}/vacancies/{vacancy.id}"
        form = me.get(path).fields() | {"words": WORK}
        close(vacancy)
        page = me.post(path, form | {"network": "linkedin"}, expect=410)
        assert WORK in [one.get_text().strip() for one in page.tree.select("dd.words")]
    personal_links.renew(me.person)
    db.session.commit()
    page = me.post(path, form | {"network": "linkedin"}, expect=404)
    assert WORK in [one.get_text().strip() for one in page.tree.select("dd.words")]
