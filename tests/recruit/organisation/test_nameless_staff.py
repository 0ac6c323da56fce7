"""A colleague without a name is “a colleague of the organisation” to everybody outside the office, and never an
address; who has no name is greeted without one."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.attribution import touches
from recruit.candidates import leads, private_links
from recruit.core.database import db, now
from recruit.models import LeadKind, Letter, Organisation, ProposalState, User
from recruit.organisation import identity_claims, invitations
from recruit.organisation.employer import known_outside
from recruit.outbox import letters
from recruit.referrals import invitations as inviting
from recruit.referrals import proposals, thanks
from tests.support import ROOT
from tests.support.browser import Browser
from tests.support.factories import a_colleague, a_lead, a_link, a_proposal, a_vacancy, an_application

pytestmark = pytest.mark.one_database

KLAAS = "klaas.dejong@acme.example"
TEMPLATES = ROOT / "templates"


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
    own = private_links.address(application).removeprefix("http://careers.example")
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
    letter = thanks.thank(application, browser.person, "Well done", klaas)
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
        text = letters.words("sign_in", language, user=klaas, address="https://acme.example")[1]
        assert f"{hello}\n" in text and KLAAS not in text
    greetings = re.compile(r"^.*\{\{ *_\(.(?:Hello|Dear) %\(name\)s", re.MULTILINE)
    for path in (TEMPLATES / "mail").rglob("*.txt"):
        assert not greetings.search(path.read_text()), path
        assert not re.search(r"^(?:Guten Tag|Bonjour) \{\{", path.read_text(), re.MULTILINE), path


TO_THE_OFFICE = {"address_not_taken_over", "groups_not_told"}
"""Letters to administrators alone, about somebody whose account they look after."""


def test_no_page_or_letter_outside_the_office_calls_people_by_their_address() -> None:
    files = {"document", "one", "form.document", "answer.document"}
    for room in ("public", "share", "mail", "errors"):
        for path in [path for path in (TEMPLATES / room).rglob("*.*") if path.parent.name not in TO_THE_OFFICE]:
            who = {found[1] for found in re.finditer(r"([\w.]+)\.called\b", path.read_text())}
            assert who <= files, path.name


NO_NAMES = (
    KLAAS,
    "klaas@acme",
    "Klaas <klaas.dejong@acme.example>",
    "klaas＠acme.example",
    "ACME\\klaas",
    "\u200b",
    " \u2060 ",
    "1234",
    "–",
    "klaas(at)acme.example",
    "klaas (at) acme",
    "mailto:klaas",
    "acme/klaas",
    "kvaak01",
    "01kvaak",
)
"""What stands where nobody gave a name."""
NAMES = ("Klaas", "de Jong, K.", "王芳", "ज़ोया", "Ødegård", "X Æ A-12", "Jan de Vries 2e", "Jan de Vries III")


@pytest.mark.parametrize("said", NO_NAMES)
def test_an_account_or_nothing_to_be_seen_is_no_name(said: str, klaas: User) -> None:
    assert identity_claims.name({"name": said, "given_name": "Klaas", "family_name": "de Jong"}) == "Klaas de Jong"
    assert identity_claims.name({"name": said, "given_name": KLAAS}) == ""
    [user] = invitations.check_list(f'email;name\nx@acme.example;"{said}"\n').new
    assert user.name == ""
    klaas.name = said  # as it was stored before
    assert known_outside(klaas) == "a colleague of Acme" and klaas.called == KLAAS


@pytest.mark.parametrize("said", NAMES)
def test_a_name_in_any_script_is_a_name(said: str, klaas: User) -> None:
    klaas.name = said
    assert known_outside(klaas) == identity_claims.name({"name": said}) == said


def test_a_list_of_mail_programs_that_repeats_the_address_brings_no_name(app: Flask) -> None:
    listed = f'{KLAAS} <{KLAAS}>; "piet@acme.example" <piet@acme.example>; Kees <kees@acme.example>'
    assert [user.name for user in invitations.check_list(listed).new] == ["", "", "Kees"]


def test_an_address_that_was_stored_as_a_name_stands_on_no_page_outside(klaas: User, visitor: Browser) -> None:
    klaas.name = KLAAS
    vacancy = a_vacancy()
    link = a_link(vacancy, sharer=klaas)
    named = a_lead(vacancy=vacancy, kind=LeadKind.NAMED, named_by_id=klaas.id, address="", source="")
    application = an_application(vacancy=vacancy, origin=link, confirms_sharer=True)
    db.session.commit()
    own = private_links.address(application).removeprefix("http://careers.example")
    db.session.commit()
    form = visitor.get(f"/vacancies/{vacancy.id}-ward-nurse/apply?o={touches.mark_of(link)}")
    assert "Did a colleague of Acme send you this vacancy?" in form.text
    for page in (form, visitor.get(own), visitor.get(f"/leads/{leads.token_of(named)}")):
        assert KLAAS not in page.html
    for language in ("en", "nl", "de", "fr"):
        given = inviting.Invitation("V", "v@noorman.example", "Come", language)
        assert KLAAS not in "".join(inviting.letter(vacancy, given, klaas, "https://acme.example/leads/abc"))
        named.language = language
        assert KLAAS not in "".join(leads.notice(named, "abc"))


def test_whoever_types_an_address_as_a_name_is_told(administrator: Browser) -> None:
    for path in ("/office/me", f"/office/settings/people/{administrator.person.id}"):
        page = administrator.submit(path, {"name": KLAAS}, expect=422)
        assert "no address, and no account" in page.text


def test_no_page_or_letter_outside_the_office_takes_a_column_for_the_name_of_a_colleague() -> None:
    for room in ("public", "share", "mail", "errors"):
        for path in (TEMPLATES / room).rglob("*.*"):
            assert not re.search(r"\b(?:named_by|by|sharer|user|colleague|person)\.name\b", path.read_text()), path.name
