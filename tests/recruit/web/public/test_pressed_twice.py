"""A button that is pressed twice, at once or one time after the other, does once what it does."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from recruit.candidates import messages, private_links
from recruit.candidates.decision_letters import Words
from recruit.core.database import db
from recruit.models import Application, Consent, Decision, Letter, Message, Proposal, ScreeningLine, Writer
from recruit.referrals import proposals
from tests.support.browser import Browser
from tests.support.concurrency import at_once
from tests.support.factories import a_colleague, a_person
from tests.support.screening import found, somebody

FORMS = {
    "a message": ("/messages", {"text": "When do I hear?"}, {Message: 1, Letter: 1}),
    "not me": ("/findings/1", {"deed": "not me", "text": ""}, {ScreeningLine: 1, Letter: 1}),
    "an answer": ("/findings/1", {"deed": "answer", "text": "Long ago"}, {ScreeningLine: 1, Letter: 1}),
    "consent": ("/pool", {"yes": "y", "pool": "y"}, {Consent: 1}),
    "no consent": ("/pool", {"no": "y"}, {Consent: 1}),
    "withdrawing": ("/withdraw", {}, {Decision: 1}),
    "a correction": ("/correct", {"name": "Kim", "email": "kim@example.org", "motivation": "Nights"}, {}),
}


def counted() -> dict[type[Any], int]:
    """How many rows there are of what a press may write."""
    tables = (Message, ScreeningLine, Letter, Consent, Decision)
    return {table: db.session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def page_of(application: Application) -> str:
    """Where its own page is; somebody reads the mail about its vacancy."""
    application.vacancy.contact_email = "office@example.org"
    token = private_links.token_of(application)
    db.session.commit()
    return f"/applications/{token}"


@pytest.mark.parametrize("called", FORMS)
@pytest.mark.parametrize("together", [True, False])
def test_a_form_of_a_candidate_that_is_sent_twice_is_done_once_and_answered_alike(
    app: Flask, called: str, together: bool
) -> None:
    path, sent, more = FORMS[called]
    application = somebody(email="kim@example.org")
    found(application)
    place, before = page_of(application) + path, counted()

    def press() -> tuple[int, str]:
        answer = app.test_client().post(place, data=sent)
        return answer.status_code, answer.headers["Location"].replace("unchanged", "corrected")

    first, second = at_once(app, press, press) if together else (press(), press())
    assert first == second and first[0] == 303
    assert {table: many - before[table] for table, many in counted().items() if many != before[table]} == more


@pytest.mark.one_database
def test_what_was_said_before_may_be_said_again_after_something_else(app: Flask, visitor: Browser) -> None:
    application = somebody()
    found(application)
    place = page_of(application)
    for deed in ("not me", "answer", "not me"):
        visitor.post(f"{place}/findings/1", {"deed": deed, "text": "Long ago"}, 303)
    assert application.chain_length == 4
    visitor.post(f"{place}/messages", {"text": "Thank you"}, 303)
    messages.write(application, Words("Well", "Well done"), a_person())
    db.session.commit()
    visitor.post(f"{place}/messages", {"text": "Thank you"}, 303)
    assert [one.writer for one in messages.thread_of(application)] == [
        Writer.CANDIDATE,
        Writer.OFFICE,
        Writer.CANDIDATE,
    ]


def test_a_proposal_that_is_sent_twice_is_one_proposal(app: Flask) -> None:
    colleague = a_colleague()
    db.session.commit()
    number = colleague.id

    def press() -> None:
        proposals.propose(db.session.get_one(type(colleague), number), "A film about nights", None)

    at_once(app, press, press)
    press()
    db.session.commit()
    assert db.session.scalar(select(func.count()).select_from(Proposal)) == 1
