"""Somebody found or named is told within a month, with the source, or deleted; and applies only by their own act."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import product

import pytest
from flask import Flask
from sqlalchemy import select

import jobs.send_letter
from recruit.attribution import origin_names
from recruit.candidates import leads
from recruit.candidates.privacy import erasure, export
from recruit.candidates.privacy.erasure import DeletionReason
from recruit.config import Settings
from recruit.core.database import Base, db, now
from recruit.models import CloseReason, Deletion, Lead, LeadKind, Letter
from recruit.vacancies.lifecycle import close
from tests.support.apply_form import ALEX, form_of, mailed, the_application
from tests.support.browser import Browser
from tests.support.factories import a_lead, a_person, a_vacancy, an_application

FOUND = {
    "kind": "found",
    "name": "Quirina Zandstra",
    "address": "https://www.linkedin.com/in/quirina",
    "email": "quirina@example.org",
    "place": "LinkedIn",
    "why": "Ten years on a children's ward",
    "language": "en",
}


def place_of(lead: Lead) -> str:
    """Where the person's own page is."""
    return leads.address(lead).removeprefix("http://careers.example")


def test_a_recruiter_notes_somebody_and_the_month_begins(recruiter: Browser) -> None:
    vacancy = a_vacancy()
    recruiter.submit(f"/office/leads/new?vacancy={vacancy.id}", FOUND | {"vacancy": str(vacancy.id)})
    lead = db.session.scalars(select(Lead)).one()
    assert (lead.name, lead.source, lead.by_id) == ("Quirina Zandstra", "LinkedIn", recruiter.person.id)
    assert timedelta(days=29, hours=23) < lead.inform_by - now() <= timedelta(days=30)
    page = recruiter.get(f"/office/leads/{lead.id}")
    assert "not told yet" in page.text and "https://www.linkedin.com/in/quirina" in page.text


@pytest.mark.parametrize(
    ("but", "says"),
    [
        ({"name": ""}, "Fill in the name"),
        ({"why": ""}, "the person reads this"),
        ({"place": ""}, "the law asks for the source"),
        ({"address": ""}, "nobody can check the source"),
        ({"kind": "named"}, "Write which colleague"),
        ({"address": "not an address"}, "whole web address"),
        ({"email": "x"}, "e-mail address"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(recruiter: Browser, but: dict[str, str], says: str) -> None:
    vacancy = a_vacancy()
    page = recruiter.submit("/office/leads/new", FOUND | {"vacancy": str(vacancy.id)} | but, expect=422)
    assert says in page.text
    assert page.fields("")["name"] == (FOUND | but)["name"]


def test_the_same_person_is_noted_once_and_not_after_applying(recruiter: Browser) -> None:
    vacancy = a_vacancy()
    a_lead(vacancy=vacancy)
    fields = FOUND | {"vacancy": str(vacancy.id)}
    assert "lead for this vacancy already" in recruiter.submit("/office/leads/new", fields, expect=422).text
    an_application(vacancy=vacancy, email="sam@example.org")
    fields |= {"email": "Sam@example.org", "address": "https://example.org/sam"}
    assert "has applied for this vacancy already" in recruiter.submit("/office/leads/new", fields, expect=422).text


@pytest.mark.parametrize("language", ["nl", "en", "de", "fr"])
@pytest.mark.parametrize("kind", list(LeadKind))
def test_the_notice_says_what_the_law_asks_with_the_source(app: Flask, language: str, kind: LeadKind) -> None:
    named = a_person(name="Noor Bakker") if kind == LeadKind.NAMED else None
    but = {"named_by_id": named.id, "address": "", "source": ""} if named else {}
    lead = a_lead(language=language, kind=kind, **but)
    subject, text = leads.notice(lead, leads.token_of(lead))
    assert lead.vacancy.title in subject
    source = "Noor Bakker" if named else "https://www.linkedin.com/in/quirina"
    for words in ("Quirina Zandstra", leads.address(lead), source, "28", "14", "autoriteitpersoonsgegevens.nl"):
        assert words in text, words
    assert re.search(r"6\.1 f|6 Absatz 1 f", text)


@pytest.mark.parametrize("language", ["nl", "en", "de", "fr"])
def test_what_the_law_asks_stands_in_one_list(app: Flask, language: str) -> None:
    lead = a_lead(language=language)
    _subject, text = leads.notice(lead, leads.token_of(lead))
    block = next(part for part in text.split("\n\n") if "\n- " in part)
    assert block.count("\n- ") == text.count("\n- ") == 7


def test_a_mailed_notice_counts_once_it_has_left(recruiter: Browser, settings: Settings) -> None:
    lead = a_lead()
    recruiter.submit(f"/office/leads/{lead.id}", {}, action="/notice")
    assert lead.informed_at is None
    assert "notice on its way" in recruiter.get(f"/office/leads/{lead.id}").text
    [letter] = db.session.scalars(select(Letter))
    jobs.send_letter.send(letter.id)
    db.session.expire_all()
    assert lead.informed_at


def test_a_notice_sent_by_hand_is_noted_with_how(recruiter: Browser) -> None:
    lead = a_lead(email="")
    path = f"/office/leads/{lead.id}"
    assert "Say how" in recruiter.submit(path, {"how": ""}, expect=422, action="/told").text
    recruiter.submit(path, {"how": "A message on LinkedIn"}, action="/told")
    assert lead.informed_at and lead.informed_how == "A message on LinkedIn"


def test_the_person_sees_everything_and_can_have_it_deleted_at_once(visitor: Browser, settings: Settings) -> None:
    lead = a_lead()
    page = visitor.get(place_of(lead))
    for words in (FOUND["name"], FOUND["why"], FOUND["email"], FOUND["address"], "LinkedIn"):
        assert words in page.text
    assert page.headers["Referrer-Policy"] == "no-referrer" and page.headers["Cache-Control"] == "no-store"
    place = place_of(lead)
    visitor.post(f"{place}/delete", {}, expect=303)
    visitor.get(place, expect=404)
    nothing_is_left(settings)
    assert db.session.scalars(select(Deletion.reason)).one() == DeletionReason.OBJECTED


def nothing_is_left(settings: Settings) -> None:
    """No table and no file knows the person."""
    dumped = str([db.session.execute(select(table)).all() for table in Base.metadata.sorted_tables])
    here = b"".join(path.read_bytes() for path in settings.folder.rglob("*") if path.is_file())
    for value in ("Quirina", "quirina", "children's ward"):
        assert value not in dumped
        assert value.encode() not in here


def test_whoever_was_not_told_is_deleted_on_day_thirty(app: Flask, settings: Settings) -> None:
    lead = a_lead()
    assert leads.forget_due(lead.inform_by - timedelta(minutes=1)) == 0
    assert leads.forget_due(lead.inform_by + timedelta(minutes=1)) == 1
    assert db.session.scalars(select(Deletion.reason)).one() == DeletionReason.NOT_INFORMED
    nothing_is_left(settings)


def test_whoever_was_told_and_does_not_answer_is_deleted_too(app: Flask) -> None:
    lead = a_lead()
    leads.told_otherwise(lead, "by telephone", a_person())
    db.session.commit()
    assert leads.forget_due(now() + timedelta(days=27)) == 0
    assert leads.forget_due(now() + timedelta(days=29)) == 1


def test_a_closed_vacancy_needs_no_leads(app: Flask) -> None:
    lead = a_lead()
    close(lead.vacancy, CloseReason.FILLED, "", None)
    db.session.commit()
    assert leads.forget_due() == 1


def test_a_lead_becomes_an_application_only_by_the_persons_own_act(visitor: Browser, recruiter: Browser) -> None:
    lead = a_lead()
    page = visitor.get(place_of(lead))
    way = str(page.one("a.button:not(.danger)[href*='o=']")["href"])
    apply_at = str(visitor.get(way).one(".offer a.button")["href"])
    fields = visitor.get(apply_at).fields("/apply") | ALEX | {"email": lead.email}
    visitor.post(form_of(lead.vacancy), fields, expect=303)
    application = the_application()
    db.session.refresh(lead)
    assert lead.application_id is None, "anybody may have typed the address"
    visitor.get(mailed(application))
    assert lead.application_id == application.id
    assert origin_names.name_of(application.origin) == "Lead: LinkedIn"
    assert leads.forget_due(now() + timedelta(days=60)) == 0, "it goes with the application"
    assert export.everything(application)["leads"][0]["why"] == FOUND["why"]
    assert "Application" in recruiter.get(f"/office/leads/{lead.id}").text
    erasure.forget(application, DeletionReason.ASKED)
    db.session.commit()
    assert lead.name == ""


def test_the_figures_of_an_origin_name_no_lead(app: Flask) -> None:
    lead = a_lead()
    assert lead.link and "Quirina" not in lead.link.label


def test_leads_to_tell_come_first_and_the_pool_shows_who_agreed(recruiter: Browser) -> None:
    told, fresh = a_lead(name="Told"), a_lead(name="Fresh", address="https://example.org/f", email="")
    leads.told_otherwise(told, "by telephone", a_person())
    db.session.commit()
    rows = [row.get_text() for row in recruiter.get("/office/leads").tree.select("tbody th")]
    assert rows == ["Fresh", "Told"]
    assert fresh.id
    assert "Nobody yet" in recruiter.get("/office/pool").text
    an_application(name="Bo Pool", ended_at=now(), pool_until=now() + timedelta(days=9))
    assert "Bo Pool" in recruiter.get("/office/pool").text
    recruiter.submit("/office/pool", {}, action="/pool")
    assert "Bo Pool" not in recruiter.get("/office/pool").text


def test_the_colleague_who_named_somebody_is_written_and_not_chosen_from_thousands(recruiter: Browser) -> None:
    vacancy, colleague = a_vacancy(), a_person(name="Kim de Boer")
    given = {"vacancy": str(vacancy.id), "kind": "named", "name": "Alex Vos", "why": "Past goed"}
    wrong = recruiter.submit("/office/leads/new", given, expect=422)
    assert "Write which colleague named this person." in wrong.text
    recruiter.submit("/office/leads/new", given | {"named_by": "kim de boer"})
    assert db.session.scalars(select(Lead)).one().named_by == colleague


def test_a_notice_whose_key_is_gone_gets_its_address_by_a_press_and_not_by_a_look(
    recruiter: Browser,
) -> None:
    lead = a_lead()
    lead.digest = "f" * 64  # as made with a key that is gone
    db.session.commit()
    before = lead.digest
    page = recruiter.get(f"/office/leads/{lead.id}")
    assert lead.digest == before and "/leads/…" in page.one("#notice").get_text()
    recruiter.post(f"/office/leads/{lead.id}/address", page.fields("/address"), expect=303)
    assert lead.digest != before
    assert leads.address(lead) in recruiter.get(f"/office/leads/{lead.id}").one("#notice").get_text()


def test_every_letter_about_a_lead_speaks_of_an_address_and_of_no_page_that_is_not_there(app: Flask) -> None:
    noor = a_person(name="Noor Bakker")
    for kind, language in product((LeadKind.FOUND, LeadKind.NAMED), ("nl", "en", "de", "fr")):
        facts = {} if kind == LeadKind.FOUND else {"address": "", "place": "", "source": "", "named_by_id": noor.id}
        lead = a_lead(kind=kind, language=language, **facts)
        _subject, text = leads.notice(lead, leads.token_of(lead))
        for words in (
            "that page",
            "this page",
            "die pagina",
            "deze pagina",
            "jener Seite",
            "dieser Seite",
            "cette page",
        ):
            assert words not in text, (kind, language, words)
        assert leads.address(lead) in text and "None" not in text and ": ." not in text


def test_the_form_says_beforehand_what_is_needed_and_who_reads_it_and_asks_about_a_pregnancy(
    recruiter: Browser,
) -> None:
    a_vacancy()
    page = recruiter.get("/office/leads/new")
    for name in ("address", "place", "named_by"):
        field = page.one(f"#{name}")
        told = page.one(f"[id='{str(field['aria-describedby']).split()[0]}']").get_text()
        assert "Needed if" in told, name
        assert "optional" not in page.one(f"label[for={name}]").get_text()
    assert "The person reads all of it too, from the moment you tell them" in page.text
    filled = {"kind": "found", "name": "Lou", "place": "LinkedIn", "address": "https://www.linkedin.com/in/lou"}
    asked = recruiter.submit("/office/leads/new", filled | {"why": "Good cook, and a mother-to-be"}, 422)
    assert "mother-to-be" in asked.one("#why-error").get_text()
    assert "once told" in asked.one(".asks").get_text() and "The candidate reads this" not in asked.text


@pytest.mark.parametrize("kind", [LeadKind.FOUND, LeadKind.INVITED])
@pytest.mark.parametrize("blind", [False, True])
def test_the_page_of_a_lead_is_the_same_before_and_after_applying(app: Flask, kind: LeadKind, blind: bool) -> None:
    by = a_person(name="Noor Bakker") if kind == LeadKind.INVITED else None
    lead = a_lead(kind=kind, vacancy=a_vacancy(blind=blind), **({"named_by_id": by.id} if by else {}))
    leads.told_otherwise(lead, "by telephone", a_person())
    db.session.commit()
    place = place_of(lead)
    before = Browser(app).get(place).html
    lead.application = an_application(vacancy=lead.vacancy, name=lead.name, blind=blind)
    db.session.commit()
    assert Browser(app).get(place).html == before
    lead.informed_at = lead.inform_by = now() - timedelta(days=40)  # whoever did not apply is deleted by now
    db.session.commit()
    Browser(app).get(place, expect=404)


def test_what_was_noted_is_deleted_and_the_application_stays(app: Flask, recruiter: Browser) -> None:
    lead = a_lead()
    apart = a_lead(address="https://example.org/apart")
    lead.application = an_application(vacancy=lead.vacancy, name=lead.name, email=lead.email)
    db.session.commit()
    visitor, ends = Browser(app), []
    for one in (lead, apart):
        gone = visitor.post(f"{place_of(one)}/delete", {"never": "y"}, expect=303)
        ends.append(visitor.get(str(gone.headers["Location"])).html)
    assert ends[0] == ends[1] and "your application stays" in ends[0]
    assert (lead.name, lead.application.forgotten_at) == ("", None) and lead.application.name == FOUND["name"]
    page = recruiter.get(f"/office/applications/{lead.application_id}")
    assert "somebody found them on the web" in page.text and f"/office/leads/{lead.id}" not in page.html
