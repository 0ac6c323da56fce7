"""Every candidate was promised an answer by a day; the office sees which promise is broken, or soon will be."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

import jobs.send_letter
from recruit.candidates import decisions, messages, reply_deadlines
from recruit.candidates.decision_letters import Words
from recruit.candidates.privacy import erasure
from recruit.core.database import db, now
from recruit.core.smtp import Refused
from recruit.models import Application, DeletionReason, Letter, Proof, Stage
from recruit.models.stages import INTERVIEW, LOOKED_AT
from recruit.outbox import letters
from tests.support.browser import Browser
from tests.support.factories import a_vacancy, an_application


def due_in(days: float, **but: object) -> Application:
    """An application whose answer is due in so many days."""
    return an_application(answer_by=now() + timedelta(days=days), **but)


def answer(application: Application, recruiter: Browser) -> None:
    """A decision on the way, with its letter."""
    stage = db.session.get_one(Stage, INTERVIEW)
    decisions.decide(application, stage, "", "Fits the team", recruiter.person, Words("About", "Come by"))


def names(browser: Browser, query: str) -> list[str]:
    """Who is on the list."""
    return [row.get_text() for row in browser.get(f"/office/applications?{query}").tree.select("tbody th")]


def test_the_first_page_shows_late_answers_first_and_then_those_due_soon(recruiter: Browser) -> None:
    due_in(2, name="Soon Enough")
    due_in(-1, name="A Day Late")
    due_in(-5, name="Five Days Late")
    due_in(4, name="Still Time")
    page = recruiter.get("/office/")
    heading = page.tree.find("h2", string="Answers due")
    assert heading
    rows = [row.get_text(" ", strip=True) for row in heading.find_next("ul").select("li")]  # type: ignore[union-attr]
    assert [row.split(" for ")[0] for row in rows] == ["Five Days Late", "A Day Late", "Soon Enough"]
    assert "late: due 5 days ago" in rows[0]
    assert "late" not in rows[2]


def test_the_first_page_links_to_the_late_ones(recruiter: Browser) -> None:
    due_in(-1, name="A Day Late")
    due_in(2, name="Soon Enough")
    page = recruiter.get("/office/")
    assert page.one('a[href="/office/applications?due=late"]').get_text() == "1 late answer"
    assert names(recruiter, "due=late") == ["A Day Late"]
    assert names(recruiter, "due=soon") == ["Soon Enough"]


def test_without_anything_due_the_first_page_says_nothing_of_it(recruiter: Browser) -> None:
    due_in(10)
    an_application()
    assert "Answers due" not in recruiter.get("/office/").text


def test_whoever_was_answered_withdrew_or_was_forgotten_waits_for_nothing(recruiter: Browser) -> None:
    answered, left = due_in(-1), due_in(-1)
    due_in(-1, forgotten_at=now())
    answer(answered, recruiter)
    decisions.withdraw(left)
    db.session.commit()
    assert reply_deadlines.due() == []
    assert reply_deadlines.how_many("late") == 0
    assert not reply_deadlines.late(answered)


def test_a_closed_vacancy_does_not_end_the_promise(recruiter: Browser) -> None:
    vacancy = a_vacancy(closed_at=now(), state="closed")
    due_in(-1, vacancy=vacancy, name="Still Waiting")
    assert names(recruiter, "due=late") == ["Still Waiting"]


def test_the_page_of_a_late_one_says_so(recruiter: Browser) -> None:
    assert "late:" in recruiter.get(f"/office/applications/{due_in(-1).id}").text
    assert "late:" not in recruiter.get(f"/office/applications/{due_in(1).id}").text


def test_a_letter_that_no_mail_server_takes_is_no_answer(recruiter: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(letter: Letter) -> None:
        raise Refused("no such mailbox")

    asked = due_in(-1)
    answer(asked, recruiter)
    db.session.commit()
    assert reply_deadlines.due() == []
    [letter] = db.session.scalars(select(Letter).where(Letter.proves == Proof.MESSAGE))
    with monkeypatch.context() as patch:
        patch.setattr(letters, "deliver", refuse)
        jobs.send_letter.send(letter.id)
    db.session.expire_all()
    assert reply_deadlines.due() == [asked], "the candidate has not heard from us"
    letter.due = now()
    db.session.commit()
    jobs.send_letter.send(letter.id)
    db.session.expire_all()
    assert reply_deadlines.due() == [] and asked.answered_at, "and now has"


def test_whoever_deletes_everything_before_our_letter_leaves_had_no_answer(recruiter: Browser) -> None:
    heard, unheard = due_in(1), due_in(1)
    for application in (heard, unheard):
        answer(application, recruiter)
        db.session.commit()
        if application is heard:
            for number in db.session.scalars(select(Letter.id)).all():
                jobs.send_letter.send(number)
        erasure.forget(application, DeletionReason.ASKED)
        db.session.commit()
    assert heard.answered_at and not unheard.answered_at


def test_that_somebody_reads_it_is_not_the_answer_that_was_promised(recruiter: Browser) -> None:
    asked = due_in(1)
    decisions.decide(
        asked, db.session.get_one(Stage, LOOKED_AT), "", "", recruiter.person, Words("Hello", "We read it")
    )
    db.session.commit()
    for number in db.session.scalars(select(Letter.id)).all():
        jobs.send_letter.send(number)
    db.session.expire_all()
    assert reply_deadlines.due() == [asked]


@pytest.mark.parametrize("said", [".", "We are reading it.", "Come by on Monday at ten."])
def test_whatever_is_written_without_a_decision_is_not_the_answer_that_was_promised(
    recruiter: Browser, said: str
) -> None:
    asked = due_in(-1)
    messages.write(asked, Words("About", said), recruiter.person)
    db.session.commit()
    for number in db.session.scalars(select(Letter.id)).all():
        jobs.send_letter.send(number)
    db.session.expire_all()
    assert reply_deadlines.due() == [asked] and reply_deadlines.how_many("late") == 1
    answer(asked, recruiter)
    db.session.commit()
    assert reply_deadlines.due() == []
