"""Coming in without a password, and going out everywhere."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urljoin

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

import jobs.send_letter
from recruit.config import Settings
from recruit.core.database import db, now
from recruit.models import Letter, Role, SignInLink
from recruit.organisation import invitations, mailed_links
from recruit.web import auth
from tests.support.browser import Browser
from tests.support.factories import a_person

pytestmark = pytest.mark.one_database

STRANGE = (
    *("/office/\r\nSet-Cookie: a=b", "/office/\n", "/office/\0", "/office/\x7f", "/office/\u2028"),
    *(
        "/office\\@evil.example",
        "\\\\evil.example/office",
        "/\t/evil.example",
        "/office/é",
        "/office/ x",
        "office/",
        "",
    ),
    *("javascript:alert(1)//office", "/office/" + "x" * 2000, "/office/../sign-out", "/office/%2e%2e/sign-out"),
    *("/office//evil.example", "/office;@evil.example", "/%6fffice/"),
)
"""Addresses to which nobody is led."""


def mailed_link(settings: Settings) -> str:
    """The address in the one mail that was sent."""
    [number] = db.session.scalars(select(Letter.id))
    jobs.send_letter.send(number)
    [mail] = (settings.folder / "mail").glob("*.eml")
    text = mail.read_text()
    return next(line for line in text.splitlines() if "/sign-in/" in line).removeprefix(settings.url)


def test_a_recruiter_asks_for_a_link_and_comes_in_with_it(app: Flask, visitor: Browser, settings: Settings) -> None:
    person = a_person(email="Robin@Example.org")
    visitor.submit("/sign-in", {"email": " robin@example.org "})
    link = mailed_link(settings)
    page = visitor.get(link)
    assert "a week" in page.text
    landed = visitor.follow(visitor.post(link, page.fields(), expect=303))
    assert person.name in landed.text


def test_opening_the_link_does_not_use_it_up_and_pressing_the_button_does(app: Flask, visitor: Browser) -> None:
    token = mailed_links.mint_sign_in(a_person())
    db.session.commit()
    for _ in range(3):
        page = visitor.get(f"/sign-in/{token}")
    visitor.post(f"/sign-in/{token}", page.fields(), expect=303)
    stranger = Browser(app)
    again = stranger.get(f"/sign-in/{token}")
    assert "Ask for a new one" in stranger.post(f"/sign-in/{token}", again.fields(), expect=410).text


def test_a_link_lives_half_an_hour(app: Flask) -> None:
    token = mailed_links.mint_sign_in(a_person())
    db.session.commit()
    db.session.scalars(select(SignInLink)).one().expires_at = now() - timedelta(seconds=1)
    db.session.commit()
    assert mailed_links.redeem(token) is None


def test_only_a_digest_of_the_link_is_kept(app: Flask) -> None:
    token = mailed_links.mint_sign_in(a_person())
    db.session.commit()
    assert token not in str([tuple(row) for row in db.session.execute(select(SignInLink.digest))])


def test_nobody_learns_from_the_answer_who_works_here(app: Flask, visitor: Browser) -> None:
    a_person(email="known@example.org")
    known = visitor.follow(visitor.submit("/sign-in", {"email": "known@example.org"}))
    unknown = visitor.follow(visitor.submit("/sign-in", {"email": "other@example.org"}))
    assert known.text.replace("known@example.org", "x") == unknown.text.replace("other@example.org", "x")
    assert len(db.session.scalars(select(Letter)).all()) == 1


def test_people_who_left_get_no_link(app: Flask, visitor: Browser) -> None:
    a_person(email="gone@example.org", active=False)
    visitor.submit("/sign-in", {"email": "gone@example.org"})
    assert db.session.scalars(select(Letter)).all() == []


def test_an_employee_comes_in_with_a_mailed_link_and_lands_where_vacancies_are_shared(
    app: Flask, visitor: Browser, settings: Settings
) -> None:
    a_person(email="e@example.org", role=Role.EMPLOYEE)
    visitor.submit("/sign-in", {"email": "e@example.org"})
    link = mailed_link(settings)
    landed = visitor.post(link, visitor.get(link).fields(), expect=303).headers["Location"]
    assert landed == "/share/"
    assert visitor.get("/sign-in", expect=303).headers["Location"] == "/share/"
    visitor.get("/office/", expect=404)


def test_an_employee_goes_out_of_one_browser_and_out_of_all(app: Flask) -> None:
    employee = Browser(app).sign_in("employee")
    employee.post("/sign-out", employee.get("/share/me").fields("/sign-out"), expect=303)
    employee.get("/share/", expect=303)


def test_what_is_no_address_gets_a_sentence(visitor: Browser) -> None:
    page = visitor.submit("/sign-in", {"email": "robin"}, expect=422)
    assert "Write an e-mail address" in page.text
    assert page.one("input[name=email]")["value"] == "robin"


def test_an_address_in_letters_that_stand_for_others_gets_a_sentence(visitor: Browser) -> None:
    for typed in ("robin@ｅxample.org", "ｒobin@example.org", "robin@example。org", "ro\u200bbin@example.org"):
        assert "name@example.org" in visitor.submit("/sign-in", {"email": typed}, expect=422).text
        assert invitations.check_list(typed).new == [] or "\u200b" in typed, (
            "of a copied cell what cannot be seen falls away"
        )


def test_signing_out_everywhere_ends_every_session(app: Flask) -> None:
    desk, train = Browser(app).sign_in("recruiter"), Browser(app)
    token = mailed_links.mint_sign_in(desk.person)
    db.session.commit()
    train.post(f"/sign-in/{token}", train.get(f"/sign-in/{token}").fields(), expect=303)
    train.get("/office/")
    desk.submit("/office/me", {}, action="/sign-out-everywhere")
    for browser in (desk, train):
        browser.get("/office/", expect=303)


def test_signing_in_leads_back_to_the_page_that_was_asked_for_but_never_to_another_site(app: Flask) -> None:
    for role, asked, landed in (
        ("recruiter", "/office/applications?q=a", "/office/applications?q=a"),
        ("recruiter", "/share/?page=2", "/share/?page=2"),
        ("employee", "/share/?page=2", "/share/?page=2"),
        ("employee", "/office/applications", "/share/"),
        ("recruiter", "https://evil.example/office", "/office/"),
        ("recruiter", "//evil.example/office", "/office/"),
        ("recruiter", "/officer", "/office/"),
        ("recruiter", "/office/applications?q=a%0D%0Ab", "/office/applications?q=a%0D%0Ab"),
        ("employee", "//[share", "/share/"),
        *(("recruiter", asked, "/office/") for asked in STRANGE),
    ):
        browser = Browser(app)
        browser.get("/sign-in", query_string={"next": asked})
        token = mailed_links.mint_sign_in(a_person(role=role))
        db.session.commit()
        page = browser.get(f"/sign-in/{token}")
        assert browser.post(f"/sign-in/{token}", page.fields(), expect=303).headers["Location"] == landed


@given(st.text(max_size=30).map("/office/".__add__) | st.text())
def test_what_was_asked_for_is_a_path_behind_our_doors_or_nothing(asked: str) -> None:
    read = auth.behind_a_door(asked)
    assert read in ("", asked)
    if read:
        assert read.split("?")[0].split("/")[1] in ("office", "share")
        assert read.isascii() and read.isprintable() and "\\" not in read and len(read) <= 500
        assert urljoin("https://careers.example/sign-in", read).startswith("https://careers.example/")


def test_signing_out_ends_the_session_for_whoever_has_a_copy_of_it(app: Flask) -> None:
    desk, thief = Browser(app).sign_in("recruiter"), Browser(app)
    desk.get("/office/")
    with desk.client.session_transaction("/office/") as mine, thief.client.session_transaction("/office/") as copy:
        copy.update(mine)
    thief.get("/office/")
    desk.post("/sign-out", desk.get("/office/").fields("/sign-out"), expect=303)
    thief.get("/office/", expect=303)


def test_a_form_without_the_token_of_its_page_is_refused(recruiter: Browser) -> None:
    page = recruiter.post("/office/me", {"name": "Eve", "email": "eve@example.org"}, expect=400)
    assert "reload the page" in page.text
    assert recruiter.person.name == "Robin de Wit"


def test_the_session_cookie_is_for_the_browser_alone(app: Flask, visitor: Browser) -> None:
    token = mailed_links.mint_sign_in(a_person())
    db.session.commit()
    page = visitor.get(f"/sign-in/{token}")
    cookie = visitor.post(f"/sign-in/{token}", page.fields(), expect=303).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Expires" in cookie


def test_whoever_is_signed_in_for_a_test_has_what_a_real_link_gives(app: Flask) -> None:
    made, came = Browser(app).sign_in("recruiter"), Browser(app)
    token = mailed_links.mint_sign_in(made.person)
    db.session.commit()
    came.post(f"/sign-in/{token}", came.get(f"/sign-in/{token}").fields(), expect=303)
    sessions = []
    for browser in (made, came):
        with browser.client.session_transaction("/office/") as session:
            sessions.append({name: value for name, value in session.items() if name != "csrf_token"})
    assert sessions[0].keys() == sessions[1].keys()
    assert sessions[0]["_user_id"] != sessions[1]["_user_id"]
