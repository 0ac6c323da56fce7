"""Whatever letters an address has: a letter goes there, or a sentence says why not."""

from __future__ import annotations

import email
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

import jobs.send_letter
from recruit import create_app
from recruit.candidates import correspondence
from recruit.candidates.privacy import daily_summary
from recruit.config import Misconfigured, Settings, running
from recruit.core import email_addresses
from recruit.core.database import db, now
from recruit.models import Letter, Role, User
from recruit.outbox import letters as mail
from recruit.outbox import mail_format
from recruit.referrals import monthly_mail
from recruit.reports import weekly_mail
from tests.support import full_organisation
from tests.support.browser import Browser
from tests.support.factories import a_person, a_vacancy, an_application
from tests.support.mail_server import Taken, mail_server

pytestmark = pytest.mark.one_database

HOSTS = (
    "jobs.example",
    "jobs.a-company-of-some-length.example.org",
    "jobs." + "d" * 46 + ".example",
    ".".join(["n" * 63, "o" * 63, "p" * 63, "example"]),
    "vacatures.bücher-und-mehr.example",
    "127.0.0.1:8000",
)
LONG = "a" * 64 + "@" + ".".join(["b" * 63, "c" * 63, "d" * 50, "example"])


def send_all() -> None:
    """What a worker does with all that waits."""
    for number in db.session.scalars(select(Letter.id).where(Letter.due.is_not(None))).all():
        jobs.send_letter.send(number)
    db.session.expire_all()


def given_up() -> list[str]:
    """Why letters will never leave."""
    return [str(problem) for problem in db.session.scalars(select(Letter.problem).where(Letter.due.is_(None)))]


def be(**but: str) -> None:
    """Other settings from here on."""
    there = running()
    there.settings = Settings(**(vars(there.settings) | but))


def test_what_machines_read_is_whole_however_long_host_and_addresses_are(app: Flask) -> None:
    with mail_server(beyond_ascii=False) as server:
        for host in HOSTS:
            be(url=f"https://{host}", mail_from=f"Wervingsbüro “{'Zuid-Oost ' * 6}” <{LONG}>")
            stop = f"{running().settings.url}/s/{'k' * 43}/stop"
            mail.put(LONG, "Nieuw bij ons: " + "één, " * 30, "Hallo\n", reply_to=LONG, unsubscribe=stop)
            db.session.commit()
            send_all()
            lines = server.last().lines
            assert lines["To"] == lines["Reply-To"] == LONG
            assert lines["From"].endswith(f" <{LONG}>")
            assert lines["List-Unsubscribe"].endswith(f"/s/{'k' * 43}/stop>")
            assert lines["List-Unsubscribe"].isascii() and lines["Message-ID"].isascii()
            assert len(lines["Message-ID"]) <= 120  # as much as the row keeps
            assert server.last().read.subject == ("Nieuw bij ons: " + "één, " * 30).strip()
            assert "Wervingsbüro “Zuid-Oost " in server.last().read.from_.display_name
            assert email.message_from_bytes(server.last().raw)["List-Unsubscribe"] == lines["List-Unsubscribe"]
        assert len(server.taken) == len(HOSTS) and not given_up()


@pytest.mark.parametrize("host", [HOSTS[3], HOSTS[4]])
def test_every_kind_of_letter_has_a_head_that_others_read(app: Flask, host: str) -> None:
    be(url=f"https://{host}", mail_from=f"Werken bij <{LONG}>")
    full_organisation.fill()
    monday = now() + timedelta(days=7 - now().weekday())
    for user in db.session.scalars(select(User)):
        user.weekly_mail = user.monthly_mail = True
    db.session.commit()
    weekly_mail.write(monday.replace(hour=10))
    monthly_mail.write(now().replace(day=28, hour=10))
    daily_summary.write(monday.replace(hour=10))
    letters = db.session.scalars(select(Letter)).all()
    lines = set[str]()
    for letter in letters:
        to, sender = (email_addresses.on_the_wire(address) for address in (letter.content["to"], LONG))
        taken = Taken(sender, to, (), mail_format.written(letter)).check()
        assert taken.read.subject == letter.content["subject"]
        lines |= taken.lines.keys()
    assert len(letters) > 8 and lines >= {"Reply-To", "List-Unsubscribe", "List-Unsubscribe-Post"}


@given(st.text(max_size=200), st.text(max_size=90))
def test_any_subject_and_any_name_of_the_sender_make_a_letter_that_can_be_read(subject: str, name: str) -> None:
    words = " ".join("".join(sign for sign in name if sign.isprintable() and sign not in '<>"').split())
    lines = " ".join("".join(sign for sign in subject if sign.isprintable()).split())
    made = mail_format.EmailMessage(policy=mail_format.POLICY)
    made["From"] = mail_format.named(words, "a@example.org")
    made["To"] = "b@example.org"
    made["Subject"] = lines
    made["Date"] = mail_format.format_datetime(datetime(2026, 11, 2, tzinfo=UTC))
    made.set_content("Hello\n")
    taken = Taken("a@example.org", "b@example.org", (), made.as_bytes()).check()
    assert (taken.read.from_.display_name or "") == words
    assert taken.read.subject == lines


@pytest.mark.parametrize("beyond_ascii", [True, False])
def test_every_kind_of_address_is_put_as_mail_servers_want_it(app: Flask, beyond_ascii: bool) -> None:
    koen = a_person(name="Koen", email="koen@bücher.example")
    bjorn = a_person(name="Björn", email="björn@firma.example")
    with mail_server(beyond_ascii) as server:
        for person in (koen, bjorn):
            mail.write(person.email, "sign_in", "nl", user=person, address="https://jobs.example/sign-in/abc")
        db.session.commit()
        send_all()
        assert server.taken[0].check().to == "koen@xn--bcher-kva.example"
        if beyond_ascii:
            assert server.last().to == server.last().lines["To"] == "björn@firma.example"
            assert "SMTPUTF8" in server.last().options
        else:
            assert len(server.taken) == 1
            [why] = given_up()
            assert "writes to no address with signs beyond a to z" in why


@pytest.mark.parametrize("beyond_ascii", [True, False])
@pytest.mark.parametrize(
    "contact", ["björn@firma.example", "kim@bücher.example", "no address", "a\r\nBcc: b@c.example"]
)
def test_whom_to_answer_never_stops_a_letter(app: Flask, contact: str, beyond_ascii: bool) -> None:
    with mail_server(beyond_ascii) as server:
        vacancy = a_vacancy(contact_email=contact)
        application = an_application(vacancy=vacancy, email="alex@münchen.example")
        correspondence.write(application, "received", day=None)
        db.session.commit()
        send_all()
        assert server.last().to == "alex@xn--mnchen-3ya.example"
        kept = {"kim@bücher.example": "kim@xn--bcher-kva.example"}
        assert server.last().lines.get("Reply-To") == kept.get(contact)
        assert "Bcc" not in server.last().lines
        assert "/applications/" in server.last().read.text_plain[0]


COLLEAGUES = "name;email;unit\nKoen;koen@bücher.example;\nBjörn;björn@firma.example;\n"


def test_a_list_of_colleagues_says_by_line_whom_no_mail_of_ours_reaches(app: Flask, administrator: Browser) -> None:
    with mail_server(beyond_ascii=False) as server:
        page = administrator.submit("/office/settings/people/invite", {"people": COLLEAGUES}, expect=200)
        assert "björn@firma.example" in page.text and "cannot reach an address with “ö”" in page.text
        administrator.post("/office/settings/people/invite/send", page.fields("/send"), expect=303)
        send_all()
        assert [taken.check().to for taken in server.taken] == ["koen@xn--bcher-kva.example"]
    assert db.session.scalars(select(User.email).where(User.role == Role.EMPLOYEE)).all() == ["koen@bücher.example"]
    with mail_server(beyond_ascii=True) as server:
        page = administrator.submit("/office/settings/people/invite", {"people": COLLEAGUES}, expect=200)
        administrator.post("/office/settings/people/invite/send", page.fields("/send"), expect=303)
        send_all()
        assert server.last().to == "björn@firma.example"


@pytest.mark.parametrize("beyond_ascii", [True, False])
def test_a_form_takes_an_address_that_mail_reaches_and_no_other(
    app: Flask, administrator: Browser, visitor: Browser, beyond_ascii: bool
) -> None:
    vacancy = a_vacancy()
    anna = a_person(name="Anna")
    db.session.commit()
    them = f"/office/settings/people/{anna.id}"
    forms = (
        (administrator, f"/office/vacancies/{vacancy.id}/edit", "contact_email"),
        (administrator, "/office/settings/organisation", "privacy_email"),
        (administrator, them, "email"),
        (administrator, "/office/me", "email"),
    )
    with mail_server(beyond_ascii):
        for browser, path, name in forms:
            for local, fine in (("bjørn", beyond_ascii), ("kim", True)):
                typed = f"{local}.{name}{len(path)}@bücher.example"
                page = browser.get(path)
                sent = page.fields(path) if page.tree.select(f'form[action="{path}"]') else page.fields()
                answer = browser.post(path, sent | {name: typed}, expect=303 if fine else 422)
                assert fine or "Our mail cannot reach an address with “ø” before the @." in answer.text
        expect = 200 if beyond_ascii else 422
        answer = visitor.post("/applications/again", {"email": "bjørn@bücher.example"}, expect)
        assert ("cannot reach an address with “ø”" in answer.text) is not beyond_ascii


def test_while_the_mail_server_is_silent_no_form_promises_to_reach_such_an_address(
    app: Flask, visitor: Browser
) -> None:
    be(smtp_url="smtp://127.0.0.1:1")
    answer = visitor.post("/applications/again", {"email": "bjørn@example.org"}, expect=422)
    assert "cannot reach an address with “ø”" in answer.text


def test_a_sender_that_no_letter_can_have_is_said_at_the_start(settings: Settings) -> None:
    for wrong in ("", "Recruit", "Recruit <recruit>", "Büro <büro@example.org>", "a@b@example.org", "a b@example.org"):
        with pytest.raises(Misconfigured, match="MAIL_FROM"):
            create_app(Settings(**(vars(settings) | {"mail_from": wrong})))
    assert email_addresses.sender('"Recruit, Büro" <hr@bücher.example>') == (
        "Recruit, Büro",
        "hr@xn--bcher-kva.example",
    )
    assert email_addresses.sender("Recruit, Utrecht <hr@example.org>") == ("Recruit, Utrecht", "hr@example.org")
    assert email_addresses.sender("recruit@localhost") == ("", "recruit@localhost")
