"""A blind first look: until the first decision no page of the office tells who it is, to nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from jobs.read_documents import read
from recruit.candidates import blind_review, decisions, duplicates, leads, messages
from recruit.candidates.decision_letters import Words
from recruit.candidates.documents import fingerprints
from recruit.config import Settings
from recruit.core.database import db, now
from recruit.models import Answer, Application, Flag, FlagKind, Lead, Letter, Question, QuestionKind, Stage
from recruit.models.stages import INTERVIEW, LOOKED_AT, RECEIVED, REJECTED
from recruit.referrals.integrity import scan
from tests.support.browser import Browser
from tests.support.documents import a_pdf
from tests.support.factories import a_lead, a_link, a_vacancy, an_application
from tests.support.full_organisation import addresses

pytestmark = pytest.mark.one_database

TELLING = {
    "name": "Wilhelmina Quist",
    "email": "mina.quist@example.net",
    "phone": "+31 6 0000 4711",
    "profile": "https://www.linkedin.com/in/minaquist",
    "video": "https://video.example/mina-films",
    "document_name": "quist-cv.pdf",
}
MOTIVATION = "My name is Wilhelmina Quist. Call me on +31 6 0000 4711 or mail mina.quist@example.net. I repair lifts."


@pytest.fixture
def hidden(settings: Settings) -> Application:
    """Somebody who applied for a vacancy with a blind first look, through a link and with a CV."""
    vacancy = a_vacancy(blind=True)
    question = Question(words="Your certificate", kind=QuestionKind.FILE)
    vacancy.questions.append(question)
    db.session.commit()
    name = "d" * 32
    (settings.folder / "uploads" / name).write_bytes(a_pdf(["Wilhelmina Quist", "Lift engineer since 2014"]))
    application = an_application(
        **TELLING,
        motivation=MOTIVATION,
        document=name,
        document_kind="pdf",
        vacancy=vacancy,
        origin=a_link(vacancy, label="Fair in Leeds"),
        answer_by=now(),
    )
    answer = Answer(question=question, asked="Your certificate", document="e" * 32, document_name="quist-vca.pdf")
    application.answers.append(answer)
    messages.receive(application, "It is me, Wilhelmina Quist, again")
    an_application(**TELLING | {"name": "Somebody Open", "vacancy": a_vacancy(title="Open look")})
    db.session.commit()
    read(application.id)
    return application


@pytest.mark.parametrize("role", ["recruiter", "administrator"])
def test_no_page_of_the_office_tells_who_it_is(app: Flask, hidden: Application, role: str) -> None:
    browser = Browser(app).sign_in(role)
    numbers = {"applications": hidden.id, "vacancies": hidden.vacancy_id}
    extra = [f"/office/applications?vacancy={hidden.vacancy_id}", f"/office/applications/{hidden.id}?to={REJECTED}"]
    seen = 0
    listed = [address for endpoint, address in addresses(app, numbers) if endpoint.startswith(("office", "admin"))]
    for address in [*listed, *extra]:
        with app.app_context():
            answer = browser.client.get(address, follow_redirects=True)
        if answer.status_code != 200:
            continue
        seen += 1
        html = answer.get_data(as_text=True)
        if address in ("/office/applications", "/office/"):  # the other one, whom everybody may see, is listed here
            html = html.replace("Somebody Open", "")
        for told in ("Wilhelmina", "Quist", "quist", "0000 4711", "minaquist", "mina-films", hidden.digest):
            assert told not in html, f"{address} tells {told}"
        if "applications" in address:
            assert "Fair in Leeds" not in html, address
    assert seen > 15


def test_the_list_of_coming_deletions_tells_nothing(administrator: Browser, hidden: Application) -> None:
    hidden.ended_at = now() - timedelta(days=20)
    db.session.commit()
    page = administrator.get("/office/settings/privacy")
    assert f"Candidate {hidden.id}" in page.text
    assert "Quist" not in page.html


def test_what_was_written_is_read_without_what_tells(recruiter: Browser, hidden: Application) -> None:
    page = recruiter.get(f"/office/applications/{hidden.id}")
    assert page.one("h1").get_text() == f"Candidate {hidden.id}"
    assert "I repair lifts." in page.text
    words = recruiter.get(f"/office/applications/{hidden.id}/text")
    assert "Lift engineer since 2014" in words.text


def test_nothing_finds_a_hidden_candidate_by_what_would_tell(recruiter: Browser, hidden: Application) -> None:
    for query in ("q=Quist", "q=mina.quist", "q=linkedin", "channel=none", "q=Q"):
        page = recruiter.get(f"/office/applications?vacancy={hidden.vacancy_id}&{query}")
        assert page.tree.select("tbody th") == [], query
    listed = recruiter.get(f"/office/applications?vacancy={hidden.vacancy_id}")
    assert [row.get_text() for row in listed.tree.select("tbody th")] == [f"Candidate {hidden.id}"]


@pytest.mark.parametrize("which", ["document", "answers/1/document"])
def test_no_file_is_handed_out(administrator: Browser, hidden: Application, which: str) -> None:
    administrator.get(f"/office/applications/{hidden.id}/{which}", expect=404)


def test_the_origin_is_neither_shown_nor_corrected(recruiter: Browser, hidden: Application) -> None:
    page = recruiter.get(f"/office/applications/{hidden.id}")
    token = page.fields("/messages")
    recruiter.post(f"/office/applications/{hidden.id}/origin", token | {"link": "0", "reason": "Said so"}, expect=404)


def test_nobody_is_suggested_as_the_same_person(app: Flask, hidden: Application) -> None:
    assert duplicates.suggestions(hidden) == []


def test_the_first_decision_with_a_reason_reveals_and_nothing_hides_again(
    recruiter: Browser, hidden: Application
) -> None:
    address = f"/office/applications/{hidden.id}"
    page = recruiter.get(f"{address}?to={LOOKED_AT}")
    letter = page.fields(f"/decide?to={LOOKED_AT}")["decide-text"]
    assert letter.startswith("Dear [name],")
    recruiter.submit(f"{address}?to={LOOKED_AT}", {}, action=f"/decide?to={LOOKED_AT}")
    page = recruiter.get(address)
    assert page.one("h1").get_text() == f"Candidate {hidden.id}", "nothing was decided"
    assert "Quist" not in page.html
    because = {"decide-reason": "Ten years of lifts"}
    recruiter.submit(f"{address}?to={INTERVIEW}", because, action=f"/decide?to={INTERVIEW}")
    page = recruiter.get(address)
    assert page.one("h1").get_text() == "Wilhelmina Quist"
    assert "Fair in Leeds" in page.text
    assert "Dear Wilhelmina Quist," in page.text
    back = {"decide-reason": "Once more"}
    recruiter.submit(f"{address}?to={RECEIVED}", back, action=f"/decide?to={RECEIVED}")
    assert not blind_review.hidden(hidden)


def test_a_letter_before_the_first_decision_reveals_nothing(recruiter: Browser, hidden: Application) -> None:
    address = f"/office/applications/{hidden.id}"
    text = "Dear [name],\n\nWhen can you come?\n\n[your page]"
    recruiter.submit(address, {"message-text": text}, action="/messages")
    page = recruiter.get(address)
    assert "When can you come?" in page.text
    assert "Quist" not in page.html
    [message] = [row for row in messages.thread_of(hidden) if row.by]
    assert messages.as_read(message).text.startswith("Dear Wilhelmina Quist,")


def test_several_at_once_are_not_revealed(recruiter: Browser, hidden: Application) -> None:
    page = recruiter.get(f"/office/applications?vacancy={hidden.vacancy_id}")
    assert page.tree.select("input[name=application]") == []
    assert decisions.look_at([hidden], recruiter.person) == 0
    assert blind_review.hidden(hidden)


def test_whoever_applied_elsewhere_is_not_hidden_and_whoever_withdrew_stays_so(
    recruiter: Browser, hidden: Application
) -> None:
    assert not blind_review.hidden(an_application())
    decisions.withdraw(hidden)
    assert blind_review.hidden(hidden)
    decisions.decide(hidden, db.session.get_one(Stage, REJECTED), "", "Came back", recruiter.person, Words("No", "No"))
    assert not blind_review.hidden(hidden)


def test_the_switch_of_a_vacancy_counts_for_those_who_apply_later(recruiter: Browser, hidden: Application) -> None:
    vacancy = hidden.vacancy
    seen = an_application(vacancy=a_vacancy())
    for box in ({}, {"blind": "y"}):
        page = recruiter.get(f"/office/vacancies/{vacancy.id}/screening")
        sent = {name: value for name, value in page.fields().items() if name != "blind"}
        recruiter.post(f"/office/vacancies/{vacancy.id}/screening", sent | box, expect=303)
        db.session.expire_all()
        assert vacancy.blind is bool(box) and blind_review.hidden(hidden)
        assert "Quist" not in recruiter.get(f"/office/applications/{hidden.id}").html
        assert blind_review.hidden(an_application(vacancy=vacancy)) is bool(box)
    seen.vacancy.blind = True
    db.session.commit()
    assert not blind_review.hidden(seen), "who was seen is not hidden afterwards"


LEAD = {"kind": "found", "name": "Mina Q.", "place": "LinkedIn", "why": "Many lifts", "language": "en"}


def test_whoever_asks_about_a_hidden_person_gets_the_answer_as_for_a_stranger(
    recruiter: Browser, hidden: Application
) -> None:
    """By the form of a lead; what was noted meanwhile of the same mailbox, which is proved, is joined when a decision
    reveals who it is."""
    here = f"/office/leads/new?vacancy={hidden.vacancy_id}"
    elsewhere = {"address": "https://example.net/somebody"}
    asked = [{"email": "Mina.Quist@example.net"} | elsewhere, {"address": "https://www.linkedin.com/in/minaquist"}]
    for which in (*asked, {"email": "nobody@example.net", "address": "https://example.net/nobody"}):
        page = recruiter.submit(here, LEAD | {"vacancy": str(hidden.vacancy_id)} | which, action="")
        assert page.status == 303, page.text
    noted = db.session.scalars(select(Lead).order_by(Lead.id)).all()
    assert [lead.application_id for lead in noted] == [None, None, None]
    decisions.decide(hidden, db.session.get_one(Stage, INTERVIEW), "", "Many lifts", recruiter.person)
    db.session.commit()
    assert [lead.application_id for lead in noted] == [hidden.id, None, None]
    assert recruiter.get(f"/office/leads/{noted[0].id}").one(f'a[href="/office/applications/{hidden.id}"]')
    page = recruiter.submit(here, LEAD | {"vacancy": str(hidden.vacancy_id)} | asked[0], action="", expect=422)
    assert "applied" in page.text or "is a lead" in page.text


def test_a_lead_that_became_somebody_hidden_is_deleted_on_its_day_like_any_other(
    app: Flask, hidden: Application
) -> None:
    lead, other = (a_lead(vacancy=hidden.vacancy, email=f"{name}@example.net") for name in ("one", "other"))
    for row in (lead, other):
        row.informed_at = now() - timedelta(days=1)
    hidden.origin = lead.link
    leads.applied(hidden)
    db.session.commit()
    assert {lead.id, other.id} <= {row.id for row in db.session.scalars(leads.still_leads(None))}
    leads.forget_due(now() + timedelta(days=60))
    assert lead.forgotten_at and other.forgotten_at and hidden.forgotten_at is None


def test_the_same_cv_is_noticed_when_the_blind_look_is_over(recruiter: Browser, hidden: Application) -> None:
    other = an_application(name="Somebody Open", email="open@example.net", document=hidden.document)
    for row in (hidden, other):
        row.document_digest = fingerprints.trace(hidden.document)
        row.created_at = now() - timedelta(minutes=5)
    db.session.commit()
    scan.look()
    assert db.session.scalar(select(Flag.id).where(Flag.kind == FlagKind.SAME_DOCUMENT)) is None
    decisions.decide(hidden, db.session.get_one(Stage, INTERVIEW), "", "Many lifts", recruiter.person)
    db.session.commit()
    scan.look()
    flags = select(Flag.application_id).where(Flag.kind == FlagKind.SAME_DOCUMENT)
    assert set(db.session.scalars(flags)) == {hidden.id, other.id}


def test_a_reply_of_the_office_goes_out_with_the_name(recruiter: Browser, hidden: Application) -> None:
    messages.write(hidden, Words("About [name]", "Dear [name]"), recruiter.person)
    [letter] = [row for row in db.session.scalars(select(Letter)) if row.proves]
    assert (letter.content["subject"], letter.content["text"]) == ("About Wilhelmina Quist", "Dear Wilhelmina Quist")
