"""The form for candidates: what is wrong is said, and nothing typed or chosen is lost."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.core.database import db, now
from recruit.models import Application, Vacancy
from recruit.web.forms import apply as form
from recruit.web.forms.refused_files import OLE
from recruit.web.limits import limiter
from tests.support.apply_form import ALEX, PDF, apply, cv, form_of, how_many, the_application, uploads
from tests.support.browser import Browser, Page
from tests.support.documents import boxed, locked_doc, locked_odt, locked_pdf
from tests.support.factories import a_vacancy
from tests.support.shared_data import shared

pytestmark = pytest.mark.one_database


def test_an_empty_form_says_what_is_missing_and_keeps_status_422(visitor: Browser) -> None:
    page = visitor.submit(form_of(a_vacancy()), {}, expect=422)
    for words in ("Fill in your name.", "Fill in your e-mail address", "one of the two is enough"):
        assert words in page.text
    assert [a["href"] for a in page.tree.select(".errors a")] == ["#name", "#email", "#cv"]
    assert how_many() == 0


def test_an_error_keeps_what_was_typed_and_the_chosen_file(visitor: Browser, app: Flask) -> None:
    typed = {"name": " Alex “<b>” ", "phone": "06", "motivation": "One\n\n\nTwo", "profile": "", "email": "wrong"}
    page = apply(visitor, expect=422, cv=cv(name="My CV.pdf"), **typed)
    assert "My CV.pdf" in page.one(".kept").text
    fields = page.fields("/apply")
    assert (fields["name"], fields["phone"], fields["motivation"]) == ("Alex “<b>”", "06", "One\n\n\nTwo")
    visitor.post(
        form_of(db.session.scalars(select(Vacancy)).one()), fields | {"email": "right@example.org"}, expect=303
    )
    kept = the_application()
    assert (kept.document_name, kept.document_kind) == ("My CV.pdf", "pdf")
    assert [file.read_bytes() for file in uploads(app)] == [PDF]


def test_of_forms_that_go_back_a_network_keeps_so_many_megabytes_an_hour_and_no_words_are_lost(
    visitor: Browser, app: Flask
) -> None:
    limiter.enabled = True
    try:
        vacancy, large = a_vacancy(), PDF + bytes(9 * 1024 * 1024)
        for number in range(6):
            page = apply(visitor, vacancy=vacancy, expect=422, cv=cv(large), email="wrong", motivation="I like it")
            assert ("This file is not kept" in page.text) == (number >= 4)
            assert page.fields("/apply")["motivation"] == "I like it"
        assert len(uploads(app)) == 4
        apply(visitor, vacancy=vacancy, cv=cv(large))
    finally:
        limiter.enabled = False
        limiter.reset()


def test_a_file_chosen_anew_takes_the_place_of_the_kept_one(visitor: Browser) -> None:
    page = apply(visitor, expect=422, cv=cv(name="old.pdf"), email="")
    path = str(page.form("/apply")["action"])
    visitor.post(path, page.fields("/apply") | {"email": "a@example.org", "cv": cv(name="new.pdf")}, expect=303)
    assert the_application().document_name == "new.pdf"


def test_a_kept_file_cannot_be_taken_to_another_form(visitor: Browser) -> None:
    page = apply(visitor, expect=422, cv=cv(), email="")
    apply(visitor, expect=422, draft=page.fields("/apply")["draft"], profile="")
    assert how_many() == 0


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "cv.pdf", "This file is empty."),
        (PDF + bytes(10 * 1024 * 1024), "cv.pdf", "larger than 10 MB"),
        (b"PK\x03\x04" + bytes(200), "cv.pdf", "not really a PDF, Word or OpenDocument file"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "cv.jpg", "This is a photograph."),
        (b"\0\0\0\x24ftypheic" + bytes(200), "cv.heic", "This is a photograph."),
        (b"\0\0\0\x1cftypmif1" + bytes(200), "cv.pdf", "On an iPhone: open it, then Share, Print"),
        (b"\x89PNG\r\n" + bytes(200), "cv.png", "On Android: open it, then Print"),
        (rb"{\rtf1\ansi Dear madam}", "cv.rtf", "This is an RTF file."),
        (boxed({"[Content_Types].xml": "macroEnabled.main+xml", "word/vbaProject.bin": "x"}), "cv.docm", "macros"),
        (boxed({"Index/Document.iwa": "x", "preview.jpg": "x"}), "cv.pages", "In Pages choose Share"),
        (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(200), "cv.docx", "asks for a password"),
        (locked_pdf("geheim"), "cv.pdf", "asks for a password"),
        (locked_odt(), "cv.odt", "asks for a password"),
        (locked_doc(), "cv.doc", "asks for a password"),
        (locked_odt(), "cv.odt", "on a telephone open it, share or print it as PDF"),
        (
            boxed({"[Content_Types].xml": "macroEnabled.main+xml", "word/vbaProject.bin": "x"}),
            "cv.docm",
            "or write in the letter field instead",
        ),
        (b"\xef\xbb\xbf{\\rtf1 x}", "cv.rtf", "This is an RTF file."),
        (b"Dear madam", "cv.pdf", "not really a PDF, Word or OpenDocument file"),
        (b"MZ\x90", "cv.docx", "not really a PDF, Word or OpenDocument file"),
    ],
)
def test_a_file_that_cannot_be_taken_says_what_to_do(
    visitor: Browser, app: Flask, data: bytes, name: str, words: str
) -> None:
    page = apply(visitor, expect=422, cv=cv(data, name))
    assert words in page.text
    assert page.fields("/apply")["name"] == "Alex Vos"
    assert uploads(app) == []


def test_a_document_that_is_encrypted_and_opens_without_a_password_is_taken(visitor: Browser, app: Flask) -> None:
    apply(visitor, cv=cv(locked_pdf(""), "cv.pdf"))
    assert len(uploads(app)) == 1


def test_the_locked_document_that_was_seen_is_refused(visitor: Browser) -> None:
    seen = shared("data/faults/password.pdf").read_bytes()
    assert "asks for a password" in apply(visitor, expect=422, cv=cv(seen, "cv.pdf")).text


def test_eleven_megabytes_are_answered_and_forty_are_refused(visitor: Browser) -> None:
    apply(visitor, expect=422, cv=cv(PDF + bytes(11 * 1024 * 1024)))
    page = apply(visitor, expect=413, cv=cv(PDF + bytes(41 * 1024 * 1024)))
    assert "at most 10 MB" in page.text


def test_the_shared_uploads_get_the_answers_expected_of_them(visitor: Browser) -> None:
    folder = shared("data/uploads")
    vacancy = a_vacancy()
    taken = set()
    for entry in json.loads((folder / "index.json").read_text("utf-8")):
        file = cv((folder / entry["file"]).read_bytes(), entry["file"])
        page = visitor.get(form_of(vacancy))
        answer = visitor.client.post(form_of(vacancy), data=page.fields("/apply") | ALEX | {"cv": file})
        assert answer.status_code in (303, 422), entry["file"]
        if answer.status_code == 303:
            taken.add(entry["file"])
            sent = visitor.client.get(answer.headers["Location"] + "/cv")
            assert sent.headers["Content-Disposition"].startswith("attachment;")
            assert sent.headers["X-Content-Type-Options"] == "nosniff"
            assert "sandbox" in sent.headers["Content-Security-Policy"]
            assert sent.data == (folder / entry["file"]).read_bytes()
            sent.close()
        refused = entry["expect"].startswith("refuse") or entry["file"] == "png-with-php.png"
        assert (entry["file"] in taken) != refused or "or " in entry["expect"], entry
    assert len(taken) == 11
    assert "pdf-password.pdf" not in taken


def test_a_profile_without_https_is_understood(visitor: Browser) -> None:
    apply(visitor, profile="linkedin.com/in/alex")
    assert the_application().profile == "https://linkedin.com/in/alex"


@pytest.mark.parametrize(
    "profile", ["javascript:alert(1)", "data:text/html,x", "ftp://example.org", "me", "http://[", "https://a b.nl"]
)
def test_a_profile_that_is_no_web_address_is_answered(visitor: Browser, profile: str) -> None:
    page = apply(visitor, expect=422, profile=profile)
    assert "Give a whole web address" in page.text
    assert page.fields("/apply")["profile"] == profile


@pytest.mark.parametrize(
    "email", ["a", "a@", "@b.nl", "a@b", "a b@c.nl", "a@b.nl\n", "a@b.nl,c@d.nl", "é@b.nl", "a" * 300 + "@b.nl"]
)
def test_an_address_that_no_mail_reaches_is_answered(visitor: Browser, email: str) -> None:
    apply(visitor, expect=303 if email == "a@b.nl\n" else 422, email=email)


@pytest.mark.parametrize("field", ["name", "email", "phone", "motivation", "profile"])
@pytest.mark.parametrize("value", ["a\0b", "x" * 10_000, "\x1b[2J", "\udcff".encode("utf-8", "surrogatepass")])
def test_what_a_database_cannot_hold_is_answered_and_never_an_error(visitor: Browser, field: str, value: Any) -> None:
    vacancy = a_vacancy()
    fields: dict[str, Any] = visitor.get(form_of(vacancy)).fields("/apply") | ALEX | {field: value}
    answer = visitor.client.post(form_of(vacancy), data=fields)
    assert answer.status_code in (303, 422)
    if isinstance(value, str):
        assert answer.status_code == 422


def test_right_to_left_words_stay_as_they_are(visitor: Browser) -> None:
    answer = apply(visitor, name="علي \u202eصالح", motivation="שלום\u200f")
    assert the_application().name == "علي \u202eصالح"
    assert "علي \u202eصالح" in visitor.follow(answer).html


def test_naughty_strings_in_every_field_are_stored_and_shown_as_they_are(visitor: Browser, naughty: list[str]) -> None:
    vacancy = a_vacancy()
    blank = visitor.get(form_of(vacancy)).fields("/apply")
    stored = 0
    for words in naughty:
        stamp = form.stamp(vacancy.id, now())
        sent = blank | ALEX | {"stamp": stamp, "name": words, "phone": words[:40], "motivation": words}
        answer = visitor.client.post(form_of(vacancy), data=sent)
        page = Page(answer)
        assert answer.status_code in (303, 422), words
        if answer.status_code == 422:
            assert not words.strip() or "control character" in page.text or "too long" in page.text, words
            continue
        stored += 1
        kept = db.session.scalars(select(Application).order_by(Application.id.desc()).limit(1)).one()
        typed = words.replace("\r\n", "\n").strip()
        assert kept.motivation == typed
        assert kept.name == " ".join(typed.split("\n"))
        if stored % 5 == 0 or "<" in words:
            seen = Page(visitor.client.get(answer.headers["Location"]))
            assert seen.one("dd.words").get_text().strip() == typed.strip(), words
            assert not seen.tree.select("script, iframe, img, dd b")
    assert stored > 0.87 * len(naughty)


def test_naughty_strings_in_the_strict_fields_are_shown_again(visitor: Browser, naughty: list[str]) -> None:
    vacancy = a_vacancy()
    blank = visitor.get(form_of(vacancy)).fields("/apply")
    for words in naughty:
        sent = (
            blank
            | ALEX
            | {"email": words, "profile": words, "stamp": words, "draft": words, "o": words, "notice": words}
        )
        answer = visitor.client.post(form_of(vacancy), data=sent)
        assert answer.status_code == 422, words
        assert Page(answer).fields("/apply")["email"] == words.replace("\r\n", "\n").strip(), words


def test_a_form_that_a_browser_filled_in_at_once_is_taken_and_says_how_fast_it_was(visitor: Browser) -> None:
    apply(visitor, cv=cv())
    kept = the_application()
    assert kept.document_name == "cv.pdf"
    assert kept.seconds_open in (0, 1, 2)


def test_a_form_that_was_open_for_a_day_is_asked_once_more_and_nothing_is_lost(visitor: Browser) -> None:
    vacancy = a_vacancy()
    old = form.stamp(vacancy.id, now() - timedelta(hours=25))
    page = apply(visitor, vacancy=vacancy, expect=422, stamp=old, motivation="Long thoughts", cv=cv())
    assert "Nothing is lost" in page.text
    visitor.post(form_of(vacancy), page.fields("/apply"), expect=303)
    assert (the_application().motivation, the_application().document_name) == ("Long thoughts", "cv.pdf")


def test_a_robot_that_fills_in_everything_is_asked_once_more(visitor: Browser) -> None:
    page = apply(visitor, expect=422, nickname="x")
    assert page.fields("/apply")["nickname"] == ""
    assert how_many() == 0


@pytest.mark.parametrize("stamp", ["", "x", "é", "x" * 5000])
def test_a_form_without_our_stamp_is_asked_once_more(visitor: Browser, stamp: str) -> None:
    page = apply(visitor, expect=422, stamp=stamp)
    visitor.post(str(page.form("/apply")["action"]), page.fields("/apply"), expect=303)
