"""People decide, with a reason that the candidate can read and a letter that is sent as it was shown."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

import jobs.send_letter
from recruit.candidates import decision_letters, decisions, messages, private_links
from recruit.candidates.decision_letters import Words
from recruit.candidates.screening import log
from recruit.core.database import db, now
from recruit.models import Application, AuditLine, Decision, Deed, Letter, LineKind, Message, Screening, Stage, Writer
from recruit.models.stages import HIRED, INTERVIEW, LOOKED_AT, OFFER, RECEIVED, REJECTED, WITHDRAWN
from recruit.web.pages import in_zone
from tests.support.browser import Browser, Page
from tests.support.factories import a_person, a_vacancy, an_application

REASON = "You have no driving licence yet."


def decide(browser: Browser, application: Application, to: int, expect: int = 303, **but: str) -> Page:
    """Choose a stage, fill in the form that comes, and send it."""
    changes = {f"decide-{name}": value for name, value in but.items()}
    query = f"to={to}"
    return browser.submit(f"/office/applications/{application.id}?{query}", changes, expect, action=f"/decide?{query}")


def the_decision() -> Decision:
    """The only one."""
    return db.session.scalars(select(Decision)).one()


def with_criteria(*criteria: str) -> Application:
    """An application for a vacancy that says what we look for."""
    vacancy = a_vacancy()
    vacancy.screenings.append(Screening(criteria="\n".join(criteria)))
    db.session.commit()
    return an_application(vacancy=vacancy)


def test_a_move_keeps_criterion_reason_who_and_letter(recruiter: Browser) -> None:
    application = with_criteria("Driving licence", "Night shifts")
    decide(recruiter, application, INTERVIEW, criterion="Night shifts", reason="You worked nights for years.")
    decision = the_decision()
    assert (decision.from_id, decision.to_id, application.stage_id) == (RECEIVED, INTERVIEW, INTERVIEW)
    assert (decision.criterion, decision.reason) == ("Night shifts", "You worked nights for years.")
    assert decision.by == recruiter.person
    assert decision.message
    assert decision.message.writer == Writer.OFFICE
    assert db.session.scalars(select(AuditLine.deed)).all() == [Deed.APPLICATION_MOVED, Deed.MESSAGE_WRITTEN]


def test_a_criterion_may_be_written_in_other_words(recruiter: Browser) -> None:
    application = with_criteria("Driving licence")
    decide(recruiter, application, INTERVIEW, expect=422, criterion="*", reason="Fits the team")
    decide(recruiter, application, INTERVIEW, criterion="*", other="Hands-on years", reason="Ten of them.")
    assert the_decision().criterion == "Hands-on years"


def test_every_move_but_to_looked_at_needs_a_reason(recruiter: Browser) -> None:
    application = an_application()
    page = decide(recruiter, application, INTERVIEW, expect=422)
    assert "Write the reason. The candidate can read it." in page.text
    assert application.stage_id == RECEIVED
    decide(recruiter, application, LOOKED_AT)
    assert application.stage_id == LOOKED_AT


def test_the_verb_too_wants_a_reason_and_a_letter_and_lets_nobody_withdraw_for_another(app: Flask) -> None:
    application, person = an_application(), a_person()
    letter = Words("About", "[your page]")
    for to, reason, words in ((INTERVIEW, "", letter), (REJECTED, "Past niet", None), (WITHDRAWN, "Past niet", letter)):
        with pytest.raises(decisions.NotYet):
            decisions.decide(application, db.session.get_one(Stage, to), "", reason, person, words)


def test_the_form_says_that_the_candidate_reads_the_reason(recruiter: Browser) -> None:
    page = recruiter.get(f"/office/applications/{an_application().id}?to={INTERVIEW}")
    assert page.one("#decide-reason-hint").get_text() == "The candidate can read this."


def test_the_letter_sent_is_the_letter_shown(recruiter: Browser) -> None:
    application = an_application(name="Noor Smit")
    text = "Dear Noor Smit,\n\nMonday at ten?\n\n[your page]"
    decide(recruiter, application, INTERVIEW, reason="Fits the team", subject="Come by", text=text)
    content = db.session.scalars(select(Letter)).one().content
    address = private_links.mailed(application)
    assert content["subject"] == "Come by"
    assert content["text"] == text.replace("[your page]", address) + "\n"
    assert content["to"] == application.email
    assert content["reply_to"] == "sam@example.org"


def test_nobody_in_the_office_reads_the_candidates_own_address(recruiter: Browser) -> None:
    application = an_application()
    token = private_links.token_of(application)
    assert token not in recruiter.get(f"/office/applications/{application.id}?to={REJECTED}").html
    decide(recruiter, application, INTERVIEW, reason="Fits the team")
    assert token not in recruiter.get(f"/office/applications/{application.id}").html


@pytest.mark.parametrize(
    ("language", "page", "reason"),
    [("nl", "[jouw pagina]", "[reden]"), ("de", "[Ihre Seite]", "[Grund]"), ("fr", "[votre page]", "[raison]")],
)
def test_a_rejection_is_proposed_in_the_candidates_language_with_a_place_for_the_reason(
    app: Flask, language: str, page: str, reason: str
) -> None:
    application = an_application(language=language, name="Ana Rey")
    words = decision_letters.proposed(application, db.session.get_one(Stage, REJECTED))
    assert "Ana Rey" in words.text
    assert page in words.text
    assert reason in words.text
    assert "28" in words.text
    assert application.vacancy.title in words.subject


@pytest.mark.parametrize("language", ["nl", "en", "de", "fr"])
def test_every_stage_has_a_letter_in_four_languages(app: Flask, language: str) -> None:
    application = an_application(language=language, answer_by=now() + timedelta(days=3))
    texts = [decision_letters.proposed(application, db.session.get_one(Stage, stage)).text for stage in range(1, 7)]
    assert all(decision_letters.MARKS[language].page in text for text in texts)
    assert len(set(texts)) == 6
    assert len({text.split("\n")[0] for text in texts}) == 1
    opening = {"nl": "Beste", "en": "Dear", "de": "Guten Tag", "fr": "Bonjour"}[language]
    assert texts[0].startswith(opening)


def test_a_rejection_goes_with_its_reason_and_only_with_a_letter(recruiter: Browser) -> None:
    application = with_criteria("Driving licence")
    decide(recruiter, application, REJECTED, expect=422, reason=REASON)
    decide(recruiter, application, REJECTED, expect=422, criterion="Driving licence", reason=REASON, send="")
    decide(recruiter, application, REJECTED, expect=422, criterion="Driving licence", reason=REASON, text="No.")
    assert application.stage_id == RECEIVED
    decide(recruiter, application, REJECTED, criterion="Driving licence", reason=REASON)
    assert f"Driving licence: {REASON}" in db.session.scalars(select(Letter)).one().content["text"]
    assert application.ended_at


@pytest.mark.parametrize("to", [RECEIVED, LOOKED_AT, INTERVIEW, REJECTED])
def test_whoever_withdrew_is_moved_on_only_by_a_decision_with_its_letter(recruiter: Browser, to: int) -> None:
    application = an_application()
    decisions.withdraw(application)
    db.session.commit()
    facts = {"criterion": "*", "other": "Hours", "reason": "Fits the team"}
    page = decide(recruiter, application, to, expect=422, **facts | {"send": ""})
    assert "This candidate withdrew" in page.text
    decide(recruiter, application, to, expect=422, **facts | {"reason": ""})
    stage, by = db.session.get_one(Stage, to), recruiter.person
    for reason, words in (("Fits the team", None), ("", Words("Come", "Come by"))):
        with pytest.raises(decisions.NotYet):
            decisions.decide(application, stage, "", reason, by, words)
    assert application.withdrawn
    decide(recruiter, application, to, **facts)
    assert application.stage_id == to and application.withdrew_at
    assert db.session.scalars(select(Message)).one().text


def test_a_rejection_can_be_taken_back_and_the_clock_with_it(recruiter: Browser) -> None:
    application = an_application()
    decide(recruiter, application, REJECTED, criterion="*", other="Hours", reason="Fits the team")
    first = application.decided_at
    decide(recruiter, application, INTERVIEW, reason="We were wrong.")
    assert application.ended_at is None
    assert application.decided_at == first


def test_a_decision_waits_for_the_answer_to_what_was_found_and_says_until_when(recruiter: Browser) -> None:
    application = an_application()
    line = log.write(application, LineKind.FINDING, {"used": True}, recruiter.person)
    db.session.commit()
    here = f"/office/applications/{application.id}"
    typed = recruiter.get(f"{here}?to={INTERVIEW}").fields(f"/decide?to={INTERVIEW}") | {"decide-reason": "Past goed"}
    page = recruiter.post(f"{here}/decide?to={OFFER}", typed, expect=422)
    assert "the letter is on its way" in page.text
    log.write(application, LineKind.SHOWN, {"by": "letter"}, about=line.number)
    db.session.commit()
    page = recruiter.post(f"{here}/decide?to={HIRED}", typed, expect=422)
    until = in_zone(now() + timedelta(days=7)).strftime("%-d %B %Y")
    assert f"The candidate may answer what was found until {until}" in page.text
    decide(recruiter, application, INTERVIEW, reason="Fits the team")


def test_nothing_typed_is_lost_when_a_decision_must_wait(recruiter: Browser) -> None:
    application = an_application()
    page = decide(recruiter, application, INTERVIEW, expect=422, text="My own words", subject="Mine")
    kept = page.fields(f"/decide?to={INTERVIEW}")
    assert (kept["decide-text"], kept["decide-subject"]) == ("My own words", "Mine")


def test_two_recruiters_at_once_do_not_decide_over_each_other(recruiter: Browser, administrator: Browser) -> None:
    application = an_application()
    address = f"/office/applications/{application.id}"
    fields = recruiter.get(f"{address}?to={INTERVIEW}").fields(f"/decide?to={INTERVIEW}")
    decide(administrator, application, LOOKED_AT)
    changed = fields | {"decide-reason": "Fits the team"}
    page = recruiter.post(f"{address}/decide?to={INTERVIEW}", changed, expect=422)
    assert "A colleague moved it meanwhile" in page.text
    assert application.stage_id == LOOKED_AT


def test_a_stage_that_is_not_there_or_is_this_one_is_not_found(recruiter: Browser) -> None:
    application = an_application()
    page = recruiter.get(f"/office/applications/{application.id}?to={INTERVIEW}")
    for to in (RECEIVED, WITHDRAWN, 999, "x", ""):
        fields = page.fields(f"/decide?to={INTERVIEW}") | {"decide-reason": "Fits the team"}
        recruiter.post(f"/office/applications/{application.id}/decide?to={to}", fields, expect=404)


def test_the_first_letter_of_a_person_is_the_answer_that_was_promised(recruiter: Browser) -> None:
    application = an_application()
    decide(recruiter, application, LOOKED_AT)
    assert application.answered_at is None, "“we are reading it” promises the answer and is not yet one"
    decide(recruiter, application, INTERVIEW, reason="Fits the team")
    answered = application.answered_at
    assert answered
    messages.write(application, Words("More", "Words"), recruiter.person)
    assert application.answered_at == answered


def test_a_move_without_a_letter_says_so_and_is_no_answer(recruiter: Browser) -> None:
    application = an_application()
    page = recruiter.follow(decide(recruiter, application, INTERVIEW, reason="Fits the team", send=""))
    assert "No letter was sent" in page.text
    assert application.answered_at is None
    assert db.session.scalars(select(Message)).all() == []


def test_a_letter_of_a_decision_is_noted_when_it_has_left(recruiter: Browser) -> None:
    decide(recruiter, an_application(), INTERVIEW, reason="Fits the team")
    jobs.send_letter.send(db.session.scalars(select(Letter.id)).one())
    assert db.session.scalars(select(Message)).one().sent_at


def ticked(vacancy_id: int, *numbers: int) -> dict[str, Any]:
    """What the list sends."""
    return {"application": [str(number) for number in numbers]}


def test_several_can_be_marked_as_looked_at_in_one_vacancy(recruiter: Browser) -> None:
    vacancy = a_vacancy()
    here, too, left = (an_application(vacancy=vacancy) for _ in range(3))
    elsewhere = an_application()
    later = an_application(vacancy=vacancy, stage_id=INTERVIEW)
    address = f"/office/applications?vacancy={vacancy.id}"
    page = recruiter.get(address)
    assert len(page.tree.select("input[name=application]")) == 3
    fields = page.fields(f"looked-at?vacancy={vacancy.id}") | ticked(
        vacancy.id, here.id, too.id, elsewhere.id, later.id
    )
    recruiter.post(f"/office/applications/looked-at?vacancy={vacancy.id}", fields, expect=303)
    stages = [application.stage_id for application in (here, too, left, elsewhere, later)]
    assert stages == [LOOKED_AT, LOOKED_AT, RECEIVED, RECEIVED, INTERVIEW]
    assert "2 applications are marked as looked at." in recruiter.get(address).text


def test_nobody_can_be_rejected_with_others_at_once(recruiter: Browser) -> None:
    vacancy = a_vacancy()
    an_application(vacancy=vacancy)
    page = recruiter.get(f"/office/applications?vacancy={vacancy.id}")
    assert "Nobody is rejected unread." in page.text
    buttons = [button.get_text() for button in page.tree.select("#found form button")]
    assert buttons == ["Mark as looked at"]
    assert recruiter.get("/office/applications").tree.select("#found form") == []


def test_no_page_of_the_office_knows_a_score(recruiter: Browser, visitor: Browser) -> None:
    an_application()
    said = "There is no score, no ranking and no automatic rejection."
    assert said in recruiter.get("/office/applications").text
    assert said in visitor.get("/privacy").text
