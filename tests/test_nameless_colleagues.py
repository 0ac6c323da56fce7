"""A colleague without a name is “a colleague of the organisation” to everybody outside the office, and never an
address; who has no name is greeted without one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from recruit import leads, mail, private_addresses
from recruit.attribution import touches
from recruit.db import db, now
from recruit.models import LeadKind, Letter, Organisation, ProposalState, User
from recruit.sharing import inviting, proposals, thanking
from tests.browse import Browser
from tests.factories import a_colleague, a_lead, a_link, a_proposal, a_vacancy, an_application

pytestmark = pytest.mark.one_database

KLAAS = "klaas.dejong@acme.example"
TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


@pytest.fixture
def klaas(app: Flask) -> User:
    """Works here, and has not said what he is called."""
    db.session.add(Organisation(id=1, name="Acme"))
    person = a_colleague(name="", email=KLAAS)
    db.session.commit()
    return person


def test_candidates_read_no_address_in_the_place_of_a_name(klaas: User, visitor: Browser) -> None:
    vacancy = a_vacancy()
    link = a_link(vacancy, sharer=klaas)
    named = a_lead(vacancy=vacancy, kind=LeadKind.NAMED, named_by_id=klaas.id, address="", source="")
    invited, _text = inviting.invite(vacancy, inviting.Invitation("Veerle", "v@noorman.example", "Come", "en"), klaas)
    db.session.commit()
    form = visitor.get(f"/vacancies/{vacancy.id}-ward-nurse/apply?o={touches.mark_of(link)}")
    assert "Did a colleague of Acme send you this vacancy?" in form.text and KLAAS not in form.html
    dutch = {"Accept-Language": "nl", "User-Agent": "Mozilla/5.0 Firefox/140.0"}
    form = visitor.get(f"/vacancies/{vacancy.id}-ward-nurse/apply?o={touches.mark_of(link)}", headers=dutch)
    assert "Heeft een collega van Acme je deze vacature gestuurd?" in form.text
    for lead, begins in ((named, "A colleague of Acme"), (invited, "A colleague of Acme thinks of you")):
        page = visitor.get(f"/leads/{leads.token_of(lead)}")
        assert begins in page.text and KLAAS not in page.html
    application = an_application(vacancy=vacancy, origin=link, confirms_sharer=True)
    own = private_addresses.address(application).removeprefix("http://careers.example")
    db.session.commit()
    page = visitor.get(own)
    assert KLAAS not in page.html


def test_letters_to_candidates_name_no_address_of_a_colleague(klaas: User) -> None:
    vacancy = a_vacancy(contact_email="hr@acme.example")
    for language, called in (
        ("en", "A colleague of Acme"),
        ("nl", "Een collega van Acme"),
        ("de", "Jemand aus dem Kollegium von Acme"),
        ("fr", "Une personne qui travaille chez Acme"),
    ):
        given = inviting.Invitation("", "v@noorman.example", "Come", language)
        subject, text = inviting.letter(vacancy, given, klaas, "https://acme.example/leads/abc")
        assert subject.startswith(called) and KLAAS not in text and "Acme arbeitet bei Acme" not in text
        lead = a_lead(
            vacancy=vacancy,
            kind=LeadKind.NAMED,
            named_by_id=klaas.id,
            address="",
            source="",
            language=language,
            name="",
        )
        _subject, noticed = leads.notice(lead, "abc")
        assert KLAAS not in noticed and called.lower() in noticed.lower()
        for written in (text, noticed):
            assert re.search(r"^(Hello|Hallo|Guten Tag|Bonjour),$", written, re.MULTILINE), written


def test_colleagues_read_no_address_of_another_in_the_place_of_a_name(klaas: User, app: Flask) -> None:
    browser = Browser(app).sign_in("employee", name="")
    vacancy = a_vacancy()
    application = an_application(vacancy=vacancy, origin=a_link(vacancy, sharer=browser.person), tell_sharer=True)
    letter = thanking.thank(application, browser.person, "Well done", klaas)
    assert letter.content["subject"] == "Thank you from a colleague of Acme"
    assert "A colleague of Acme wrote to you" in letter.content["text"]
    db.session.commit()
    page = browser.get("/share/referrals")
    assert "A colleague of Acme, " in page.text and KLAAS not in page.html
    mine = a_proposal(user=browser.person, vacancy=None, text="A channel")
    mine.state, mine.decided_by, mine.decided_at, mine.answer = ProposalState.ACCEPTED, klaas, now(), "Good idea"
    a_proposal(user=klaas, vacancy=vacancy, state=ProposalState.ACCEPTED)
    db.session.commit()
    for path in ("/share/proposals", f"/share/vacancies/{vacancy.id}"):
        assert KLAAS not in browser.get(path).html
    proposals.write_to(mine)
    for written in db.session.scalars(select(Letter)):
        assert KLAAS not in written.content["text"]


def test_a_letter_to_nobody_in_particular_greets_without_a_name(klaas: User) -> None:
    for language, hello in (("en", "Hello,"), ("nl", "Hallo,")):
        text = mail.words("sign_in", language, user=klaas, address="https://acme.example")[1]
        assert f"{hello}\n" in text and KLAAS not in text
    greetings = re.compile(r"^.*\{\{ *_\(.(?:Hello|Dear) %\(name\)s", re.MULTILINE)
    for path in (TEMPLATES / "mail").glob("*.txt"):
        assert not greetings.search(path.read_text()), path.name
        assert not re.search(r"^(?:Guten Tag|Bonjour) \{\{", path.read_text(), re.MULTILINE), path.name


TO_THE_OFFICE = {"address_not_taken_over.txt", "groups_not_told.txt"}
"""Letters to administrators alone, about somebody whose account they look after."""


def test_no_page_or_letter_outside_the_office_calls_people_by_their_address() -> None:
    files = {"document", "one", "form.document", "answer.document"}
    for room in ("public", "share", "mail", "errors"):
        for path in {*(TEMPLATES / room).iterdir()} - {TEMPLATES / "mail" / name for name in TO_THE_OFFICE}:
            who = {found[1] for found in re.finditer(r"([\w.]+)\.called\b", path.read_text())}
            assert who <= files, path.name
