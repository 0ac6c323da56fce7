"""A colleague invites one person: read before it goes, repeated once, gone after a month, and unseen by the office."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

import jobs.send_letter
from recruit.attribution import origin_names
from recruit.candidates import leads
from recruit.candidates.privacy import daily_summary, erasure
from recruit.candidates.privacy import export as copying
from recruit.config import Settings
from recruit.core.database import Base, db, now, today
from recruit.models import Deletion, DeletionReason, Lead, LeadKind, Letter, SharingPolicy, Uninvited, User, Vacancy
from recruit.referrals import invitation_review, invitations
from recruit.referrals.invitations import Invitation, Standing
from tests.support import full_organisation
from tests.support.apply_form import ALEX, apply, form_of, mailed, the_application
from tests.support.browser import Browser, Page
from tests.support.factories import a_colleague, a_link, a_person, a_vacancy, an_application, saved

QUIRINA = {
    "name": "Quirina Zandstra",
    "way": "mail",
    "email": "quirina@example.org",
    "words": "You would love the night shift, like at the Zwaluwenberg.",
    "language": "en",
}
ENOUGH = "You have written 20 invitations today, sent or not. Go on tomorrow."


@pytest.fixture
def colleague(app: Flask) -> Browser:
    """An employee."""
    browser = Browser(app).sign_in("recruiter", name="Noor Bakker")
    browser.person.role = "employee"
    db.session.commit()
    return browser


def way_to(vacancy: Vacancy) -> str:
    """Where somebody is invited for it."""
    return f"/share/vacancies/{vacancy.id}/invite"


def send(colleague: Browser, vacancy: Vacancy, expect: int = 303, **but: str) -> Page:
    """Fill in the form, read the letter, send it."""
    shown = colleague.submit(way_to(vacancy), QUIRINA | but, expect=200)
    return colleague.post(way_to(vacancy), shown.fields() | {"send": "y"}, expect=expect)


def refused(colleague: Browser, vacancy: Vacancy, **but: str) -> str:
    """What is said at once of somebody who cannot be invited."""
    return colleague.submit(way_to(vacancy), QUIRINA | but, expect=422).text


def the_lead() -> Lead:
    """The only one."""
    return db.session.scalars(select(Lead)).one()


def deliver() -> list[str]:
    """Weigh invitations, and send what waits; the texts."""
    invitation_review.weigh()
    waiting = db.session.scalars(select(Letter).order_by(Letter.id)).all()
    texts = [str(letter.content["text"]) for letter in waiting]
    for number in [letter.id for letter in waiting]:
        jobs.send_letter.send(number)
    db.session.expire_all()
    return texts


def an_invitation(vacancy: Vacancy | None = None, by: User | None = None, **but: str) -> Lead:
    """One that has left."""
    given = {name: QUIRINA[name] for name in ("name", "email", "words", "language")} | but
    lead, _text = invitations.invite(vacancy or a_vacancy(), Invitation(**given), by or a_person(name="Noor Bakker"))
    db.session.commit()
    deliver()
    return lead


def place_of(lead: Lead) -> str:
    """Where the person's own page is."""
    return leads.address(lead).removeprefix("http://careers.example")


def test_the_letter_is_shown_word_for_word_before_it_goes(colleague: Browser) -> None:
    vacancy = a_vacancy()
    shown = colleague.submit(way_to(vacancy), QUIRINA, expect=200)
    assert not db.session.scalars(select(Letter)).all(), "nothing goes before it was read"
    text = shown.one(".post-words").get_text()
    colleague.post(way_to(vacancy), shown.fields() | {"send": "y"}, expect=303)
    assert invitation_review.weigh() == 1
    [letter] = db.session.scalars(select(Letter))
    assert letter.content["to"] == "quirina@example.org"
    assert re.sub(r"/leads/\S+", "/leads/…", letter.content["text"]).split() == text.split()


@pytest.mark.parametrize("language", ["nl", "en", "de", "fr"])
def test_the_letter_says_what_the_law_asks(app: Flask, language: str) -> None:
    lead = an_invitation(language=language)
    given = Invitation(lead.name, lead.email, lead.why, language)
    _subject, text = invitations.letter(lead.vacancy, given, a_person(name="Noor Bakker"), leads.address(lead))
    for words in (*(QUIRINA[name] for name in ("name", "words")), "Noor Bakker", leads.address(lead), "30", "14"):
        assert words in text, words
    block = next(part for part in text.split("\n\n") if "\n- " in part)
    assert block.count("\n- ") == 7
    assert "autoriteitpersoonsgegevens.nl" in text and re.search(r"6\.1 f|6 Absatz 1 f", text)


@pytest.mark.parametrize(
    ("but", "says"),
    [
        ({"name": ""}, "Fill in the name"),
        ({"words": ""}, "a letter from nobody"),
        ({"email": ""}, "or send the letter yourself"),
        ({"email": "x"}, "name@example.org"),
    ],
)
def test_what_is_missing_is_said(colleague: Browser, but: dict[str, str], says: str) -> None:
    assert says in refused(colleague, a_vacancy(), **but)


def test_of_a_letter_to_copy_nothing_is_kept_but_the_name(colleague: Browser, visitor: Browser) -> None:
    page = send(colleague, a_vacancy(), expect=200, way="by hand")
    lead = the_lead()
    assert (lead.name, lead.email, lead.why, lead.seed) == ("Quirina Zandstra", "", "", "")
    assert not db.session.scalars(select(Letter)).all()
    text = page.one("textarea").get_text()
    found = re.search(r"/leads/\S+", text)
    assert found and QUIRINA["words"] in text
    assert "Noor Bakker thinks of you for" in visitor.get(found[0]).text
    dumped = str([db.session.execute(select(table)).all() for table in Base.metadata.sorted_tables])
    assert "Zwaluwenberg" not in dumped and found[0].rpartition("/")[2] not in dumped


def test_the_person_reads_who_thinks_of_them_and_applies_with_a_known_origin(visitor: Browser) -> None:
    lead = an_invitation()
    page = visitor.get(place_of(lead))
    assert "Noor Bakker thinks of you for Ward nurse" in page.text and QUIRINA["words"] in page.text
    way = str(page.one("a.button:not(.danger)[href*='o=']")["href"])
    form = visitor.get(str(visitor.get(way).one(".offer a.button")["href"]))
    assert "That you applied, and in a word how far it came" in form.text
    visitor.post(
        form_of(lead.vacancy), form.fields("/apply") | ALEX | {"email": QUIRINA["email"], "sees": "applied"}, expect=303
    )
    visitor.get(mailed(the_application()))
    origin = the_application().origin
    assert origin and origin.sharer == lead.named_by and origin.network == origin_names.INVITATION
    assert copying.everything(the_application())["leads"][0]["name"] == "Quirina Zandstra"
    assert leads.forget_due(now() + timedelta(days=60)) == 0, "it goes with the application"


def test_whoever_says_no_is_deleted_at_once(visitor: Browser, settings: Settings) -> None:
    lead = an_invitation()
    visitor.post(f"{place_of(lead)}/delete", {}, expect=303)
    dumped = str([db.session.execute(select(table)).all() for table in Base.metadata.sorted_tables])
    here = b"".join(path.read_bytes() for path in settings.folder.rglob("*") if path.is_file())
    for value in ("Quirina", "quirina@", "Zwaluwenberg"):
        assert value not in dumped and value.encode() not in here, value
    assert db.session.scalars(select(Deletion.reason)).one() == DeletionReason.OBJECTED
    assert not db.session.scalars(select(Uninvited)).all()


def test_whoever_says_never_again_is_invited_by_nobody(visitor: Browser, colleague: Browser) -> None:
    lead = an_invitation(email="quirina.zandstra@gmail.com")
    visitor.post(f"{place_of(lead)}/delete", {"never": "y"}, expect=303)
    [row] = db.session.scalars(select(Uninvited))
    assert "quirina" not in row.digest
    send(colleague, a_vacancy(), email="QuirinaZandstra+work@googlemail.com")
    assert invitation_review.weigh() == 0 and not db.session.scalars(select(Letter)).all()


def test_at_most_twenty_are_invited_a_day(colleague: Browser) -> None:
    vacancy = a_vacancy()
    for number in range(invitations.DAILY):
        given = Invitation("Bo", f"bo{number}@example.org", "Come", "en")
        invitations.invite(vacancy, given, colleague.person)
    db.session.commit()
    assert ENOUGH in refused(colleague, vacancy)
    for lead in db.session.scalars(select(Lead)):
        lead.created_at = now() - timedelta(days=1, minutes=1)
    db.session.commit()
    send(colleague, vacancy)


def test_it_is_repeated_once_after_a_week(app: Flask) -> None:
    lead = an_invitation()
    assert invitation_review.repeat(now() + timedelta(days=6)) == 0
    assert invitation_review.repeat(later := now() + timedelta(days=7, minutes=1)) == 1
    assert invitation_review.repeat(later) == 0
    db.session.commit()
    [text] = deliver()
    assert "We repeat it once" in text and leads.address(lead) in text


@pytest.mark.parametrize("why", ["applied otherwise", "never", "closed", "no invitations", "not out yet"])
def test_it_is_not_repeated_when_there_is_a_reason_not_to(app: Flask, why: str) -> None:
    lead = an_invitation()
    if why == "applied otherwise":
        an_application(vacancy=lead.vacancy, email=lead.email)
    elif why == "never":
        invitations.never_again(lead.email)
    elif why == "closed":
        lead.vacancy.closes = today() - timedelta(days=1)
    elif why == "no invitations":
        saved(SharingPolicy(invitations=False))
    else:
        lead.informed_at = None
    db.session.commit()
    assert invitation_review.repeat(now() + timedelta(days=8)) == 0
    assert not db.session.scalars(select(Letter)).all()


@pytest.mark.parametrize("email", ["quirina@example.org", ""])
def test_it_is_deleted_thirty_days_after_it_was_sent(app: Flask, email: str) -> None:
    an_invitation(email=email)
    assert leads.forget_due(now() + timedelta(days=29, hours=23)) == 0
    assert leads.forget_due(now() + timedelta(days=30, minutes=1)) == 1
    assert the_lead().name == the_lead().email == ""
    assert db.session.scalars(select(Deletion)).one()


def test_the_office_sees_nothing_of_it_before_the_person_applies(
    app: Flask, administrator: Browser, visitor: Browser
) -> None:
    vacancy = full_organisation.fill()
    given = Invitation("Xantippe Zwaluw", "xantippe@example.org", "Zwaluwwords", "en")
    lead, _text = invitations.invite(vacancy, given, a_person(name="Noor Bakker"))
    db.session.commit()
    secrets = ("Xantippe", "Zwaluwwords")
    for endpoint, address in full_organisation.addresses(app, full_organisation.numbers_of(vacancy)):
        if endpoint.startswith(("office.", "administration.")):
            with app.app_context():
                page = administrator.client.get(address, follow_redirects=True).get_data(as_text=True)
            assert not [word for word in secrets if word in page], endpoint
    for part in ("", "/notice", "/told", "/delete"):
        token = administrator.get("/office/leads/new").fields()["csrf_token"]
        if part:
            administrator.post(f"/office/leads/{lead.id}{part}", {"csrf_token": token}, expect=404)
        else:
            administrator.get(f"/office/leads/{lead.id}", expect=404)
    shared = "Shared by Noor Bakker"
    assert shared not in administrator.get(f"/office/vacancies/{vacancy.id}").text, "nor that there is a link"
    assert shared not in administrator.get("/office/applications/1").text
    export = administrator.client.get("/office/settings/audit.csv").get_data(as_text=True)
    assert "Xantippe" not in export


def test_no_count_of_the_office_has_it(recruiter: Browser) -> None:
    lead = an_invitation()
    lead.informed_at = None
    db.session.commit()
    assert daily_summary.summary_at(lead.inform_by + timedelta(days=1)).leads_late == 0
    assert (
        daily_summary.summary_at().leads_soon
        == daily_summary.summary_at(lead.inform_by - timedelta(days=1)).leads_soon
        == 0
    )
    facts = {"name": "Q", "address": "https://example.org/q", "email": lead.email, "place": "A fair", "why": "Why not"}
    facts |= {"kind": "found", "language": "en", "vacancy": str(lead.vacancy_id)}
    recruiter.submit("/office/leads/new", facts)
    assert db.session.scalars(select(Lead).where(Lead.kind == LeadKind.FOUND)).one(), "no warning gives it away"


def test_once_the_person_applied_the_office_sees_through_whom(recruiter: Browser, visitor: Browser) -> None:
    lead = an_invitation()
    assert "Noor Bakker" not in recruiter.get(f"/office/vacancies/{lead.vacancy_id}").text
    page = visitor.get(place_of(lead))
    way = str(page.one("a.button:not(.danger)[href*='o=']")["href"])
    apply_at = str(visitor.get(way).one(".offer a.button")["href"])
    visitor.post(form_of(lead.vacancy), visitor.get(apply_at).fields("/apply") | ALEX | {"sees": "applied"}, expect=303)
    assert "Links of Noor Bakker" in recruiter.get(f"/office/vacancies/{lead.vacancy_id}").text


def test_a_colleague_sees_what_a_candidate_lets_them_and_never_a_refusal(colleague: Browser, visitor: Browser) -> None:
    vacancy, sharer = a_vacancy(), colleague.person
    kinds = ("silent", "said-no", "told", "untold", "through-other")
    found = {what: an_invitation(vacancy, sharer, email=f"{what}@example.org") for what in kinds}
    for what in ("told", "untold", "through-other"):
        origin = a_link(vacancy, sharer=a_colleague()) if what == "through-other" else found[what].link
        found[what].application = an_application(vacancy=vacancy, origin=origin, tell_sharer=what != "untold")
    db.session.commit()
    visitor.post(f"{place_of(found['said-no'])}/delete", {}, expect=303)
    for moment in (now(), now() + timedelta(days=8)):
        invitation_review.repeat(moment)
        db.session.commit()
        shown = {what: invitations.standing(lead, moment, today()) for what, lead in found.items()}
        assert shown.pop("told") == Standing.APPLIED
        assert {*shown.values()} == {Standing.ACCEPTED}
    assert invitations.standing(found["silent"], now() + timedelta(days=31), today()) == Standing.OVER
    page = colleague.get("/share/referrals").text
    assert "Quirina" not in page and "said-no" not in page
    for what in ("told", "through-other"):
        application = found[what].application
        assert application
        erasure.forget(application, DeletionReason.ASKED)
    db.session.commit()
    stands = [invitations.standing(found[what], now(), today()) for what in ("told", "through-other", "said-no")]
    assert stands == [Standing.OVER, Standing.ACCEPTED, Standing.ACCEPTED]


def test_without_invitations_there_is_no_such_page(colleague: Browser) -> None:
    vacancy = a_vacancy()
    colleague.get(way_to(vacancy))
    saved(SharingPolicy(invitations=False))
    colleague.get(way_to(vacancy), expect=404)


def test_for_a_closed_vacancy_nobody_is_invited(colleague: Browser) -> None:
    colleague.get(way_to(a_vacancy(closes=today() - timedelta(days=1))), expect=404)


def test_who_applied_in_another_way_is_not_the_invited_one(visitor: Browser) -> None:
    lead = an_invitation()
    apply(visitor, vacancy=lead.vacancy)
    db.session.refresh(lead)
    assert lead.application_id is None
