"""The office and a candidate write to each other, by mail and at the private address."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from recruit.candidates import messages, private_links
from recruit.candidates.decision_letters import Words
from recruit.core.database import db, now
from recruit.models import Application, AuditLine, Deed, Letter, Message, Writer
from tests.support.browser import Browser
from tests.support.factories import a_vacancy, an_application

pytestmark = pytest.mark.one_database


def here(application: Application) -> str:
    """The candidate's own address."""
    address = f"/applications/{private_links.token_of(application)}"
    db.session.commit()
    return address


def the_letter() -> dict[str, str]:
    """The only letter that waits."""
    return db.session.scalars(select(Letter)).one().content


def test_a_recruiter_writes_and_the_candidate_gets_it_by_mail_and_on_the_page(
    recruiter: Browser, visitor: Browser
) -> None:
    application = an_application(name="Noor Smit", answer_by=now())
    page = recruiter.get(f"/office/applications/{application.id}")
    fields = page.fields("/messages")
    assert "Dear Noor Smit," in fields["message-text"]
    text = fields["message-text"].replace("Dear Noor Smit,", "Dear Noor Smit,\n\nBring your certificate.")
    recruiter.submit(f"/office/applications/{application.id}", {"message-text": text}, action="/messages")
    letter = the_letter()
    assert "Bring your certificate." in letter["text"]
    assert private_links.address(application) in letter["text"]
    assert letter["reply_to"] == "sam@example.org"
    assert "Bring your certificate." in visitor.get(here(application)).text
    assert application.answered_at is None, "that is the letter of a decision"
    assert "not the answer that was promised" in page.text
    assert db.session.scalars(select(AuditLine.deed)).all() == [Deed.MESSAGE_WRITTEN]
    assert not any(db.session.scalars(select(AuditLine.note)))


def test_a_letter_without_words_of_ones_own_is_not_sent(recruiter: Browser) -> None:
    application = an_application()
    address = f"/office/applications/{application.id}"
    for but in ({}, {"message-text": ""}, {"message-subject": "", "message-text": "Hello"}):
        recruiter.submit(address, but, expect=422, action="/messages")
    assert db.session.scalars(select(Message)).all() == []


def test_a_candidate_writes_back_and_the_office_hears_that_somebody_did(recruiter: Browser, visitor: Browser) -> None:
    application = an_application(name="Noor Smit", email="noor@example.org")
    answer = visitor.submit(here(application), {"text": "I can come on Monday <b>"}, action="/messages")
    assert answer.headers["Location"].startswith(here(application))
    letter = the_letter()
    assert letter["to"] == "sam@example.org"
    assert f"/office/applications/{application.id}" in letter["text"]
    for told in ("Noor", "Smit", "noor@", "Monday"):
        assert told not in letter["text"] + letter["subject"]
    page = recruiter.get(f"/office/applications/{application.id}")
    assert "I can come on Monday <b>" in page.text
    assert "new" in page.one("#messages .theirs").get_text()
    assert "I can come on Monday <b>" in visitor.get(here(application)).text


def test_what_a_candidate_wrote_stays_new_until_somebody_saw_to_it(recruiter: Browser, visitor: Browser) -> None:
    application = an_application()
    visitor.submit(here(application), {"text": "Hello"}, action="/messages")
    address = f"/office/applications/{application.id}"
    recruiter.submit(address, {}, action="/seen-to")
    first = db.session.scalars(select(Message)).one().read_at
    assert first
    assert "Seen to" not in [button.get_text() for button in recruiter.get(address).tree.select("button")]
    assert "seen to" in visitor.get(here(application)).text
    messages.see_to(db.session.scalars(select(Message)).one(), recruiter.person)
    assert db.session.scalars(select(Message)).one().read_at == first
    assert db.session.scalars(select(AuditLine.deed)).all() == [Deed.MESSAGE_SEEN_TO]


def test_a_message_of_another_application_is_not_found(recruiter: Browser) -> None:
    one, other = an_application(), an_application()
    messages.write(one, Words("x", "y"), recruiter.person)
    db.session.commit()
    token = recruiter.get(f"/office/applications/{one.id}").fields("/messages")
    recruiter.post(f"/office/applications/{other.id}/messages/1/seen-to", token, expect=404)


@pytest.mark.parametrize("text", ["", "  ", "x" * 4001, "a\x00b"])
def test_what_cannot_be_kept_is_refused_and_nothing_typed_is_lost(visitor: Browser, text: str) -> None:
    application = an_application()
    page = visitor.post(here(application) + "/messages", {"text": text}, expect=422)
    assert page.one("#text").has_attr("aria-invalid")
    assert page.one("textarea").get_text().strip("\r\n") == text.strip()
    assert "no-store" in page.headers["Cache-Control"]
    assert "Set-Cookie" not in page.headers
    assert db.session.scalars(select(Message)).all() == []


def test_whoever_was_rejected_can_write_and_who_was_forgotten_cannot(visitor: Browser) -> None:
    application = an_application(ended_at=now(), stage_id=6)
    visitor.submit(here(application), {"text": "Why?"}, action="/messages")
    assert db.session.scalars(select(Message.writer)).all() == [Writer.CANDIDATE]
    visitor.post("/applications/nobody/messages", {"text": "x"}, expect=404)


def test_a_vacancy_that_nobody_answers_for_loses_no_message(visitor: Browser) -> None:
    application = an_application(vacancy=a_vacancy(contact_email=""))
    visitor.submit(here(application), {"text": "Hello"}, action="/messages")
    assert db.session.scalars(select(Letter)).all() == []
    assert db.session.scalars(select(Message.text)).all() == ["Hello"]
