"""A promised wait only ever grows, and nothing but a decision, or the candidate, ends a procedure."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from recruit.candidates import decisions, reply_deadlines, retention, undelivered_letters
from recruit.candidates.decision_letters import Words
from recruit.candidates.privacy import talent_pool
from recruit.candidates.screening import findings, levels, log, overview, waiting_period
from recruit.candidates.screening.notifications import How
from recruit.core.database import db, now
from recruit.models import Application, CloseReason, Decision, Letter, LineKind, Proof, Proven, Stage, VacancyState
from recruit.models.stages import HIRED, INTERVIEW, OFFER, REJECTED
from recruit.vacancies import lifecycle
from recruit.web.pages import in_zone
from tests.support import ROOT
from tests.support.browser import Browser
from tests.support.factories import a_person, a_vacancy, an_application
from tests.support.screening import a_finding, a_screened_vacancy, a_search, deliver, found, go_to, letters, somebody

DAYS = st.integers(min_value=1, max_value=30)
ACTS = st.one_of(
    st.tuples(st.just("find"), st.booleans()),
    st.tuples(st.just("correct"), st.booleans()),
    st.tuples(st.just("go to"), DAYS),
    st.tuples(st.sampled_from(["deliver", "answer", "close", "reopen", "tell"]), st.none()),
)


def act(application: Application, deed: str, value: bool | int | None) -> None:
    """One thing that somebody does."""
    vacancy = application.vacancy
    lines = [line for line in log.lines_of(application) if line.kind in findings.WRITTEN]
    current = [item for item in overview.overview_of(application).items if item.found and item.corrected_by is None]
    match deed:
        case "find":
            findings.note(application, a_search(), a_finding(used=bool(value)), None)
        case "correct" if current:
            findings.correct(application, current[-1].line, a_search(), a_finding(used=bool(value)), None)
        case "go to":
            levels.change(vacancy, levels.facts_of(levels.current(vacancy)) | {"wait_days": value}, "", None)
            application.screening = levels.current(vacancy)
        case "deliver":
            deliver()
        case "tell":
            for what in levels.to_be_told(application):
                levels.told_otherwise(application, what, How.TELEPHONE, None)
        case "answer" if lines:
            findings.answer(application, lines[-1].number, findings.AnswerKind.ANSWER, "Not quite so")
        case "close" if vacancy.state == VacancyState.OPEN:
            lifecycle.close(vacancy, CloseReason.FILLED, "", None)
        case "reopen" if vacancy.state == VacancyState.CLOSED:
            lifecycle.open_(vacancy, None)
    db.session.commit()


def ends(application: Application) -> dict[int, datetime | None]:
    """Until when a decision waits for the answer to each line."""
    return waiting_period.ends_of(application, log.lines_of(application))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, min_size=2, max_size=10))
def test_no_act_of_ours_lets_a_wait_end_earlier_and_none_ends_a_procedure(
    app: Flask, acts: list[tuple[str, bool | int | None]]
) -> None:
    application, by = somebody(), a_person()
    rejected, known = db.session.get_one(Stage, REJECTED), dict[int, datetime | None]()
    for deed, value in acts:
        act(application, deed, value)
        here = ends(application)
        for number, end in known.items():
            answered = number in waiting_period.answered(application, log.lines_of(application))
            assert answered or number in here, "a wait that began goes on"
            assert answered or end is None or (here[number] or end) >= end
        known = here
        assert application.ended_at is None
        if here:
            with pytest.raises(decisions.NotYet):
                decisions.decide(application, rejected, "", "Not now", by, Words("About you", "[your page]"))
            db.session.rollback()
    assert db.session.scalars(select(Decision.id).where(Decision.application_id == application.id)).all() == []
    db.session.execute(delete(Letter))
    db.session.commit()


def test_a_decision_waits_for_the_answer_to_every_finding_whether_it_counts_or_not(app: Flask) -> None:
    days = {"en": "7 days", "nl": "7 dagen", "de": "7 Tage", "fr": "7 jours"}
    vacancy, by = a_screened_vacancy(), a_person()
    for language, used in ((language, used) for language in days for used in (True, False)):
        application = somebody(vacancy, language=language)
        line = found(application, used=used)
        assert days[language] in letters(Proof.FINDING)[-1].content["text"], f"the letter in {language} says how long"
        findings.correct(application, line, a_search(), a_finding(used=used), None)
        assert days[language] in letters(Proof.FINDING)[-1].content["text"]
        db.session.commit()
        deliver()
        wait = waiting_period.wait(application)
        assert wait and wait.until and wait.until > now() + timedelta(days=6), (language, used)
        with pytest.raises(decisions.NotYet):
            decisions.decide(application, db.session.get_one(Stage, OFFER), "", "So be it", by)
        db.session.rollback()
        for number in (line.number, line.number + 1):
            findings.answer(application, number, findings.AnswerKind.NOT_ME, "")
        assert waiting_period.wait(application) is None


def test_a_correction_or_a_shorter_wait_lifts_none_that_was_promised(app: Flask) -> None:
    application = somebody()
    line = found(application)
    deliver()
    end = waiting_period.wait(application)
    assert end and end.until and end.until > now() + timedelta(days=6)
    findings.correct(application, line, a_search(), a_finding(used=False), None)
    go_to(application.vacancy, 2, wait_days=1)
    application.screening = levels.current(application.vacancy)
    db.session.commit()
    deliver()
    again = waiting_period.wait(application)
    assert again and again.until and again.until >= end.until, "the correction brings a wait of its own"
    findings.answer(application, 3, findings.AnswerKind.ANSWER, "It is as you say now")
    assert waiting_period.wait(application) is None, "who answers the correction has answered what it corrects"


def test_the_wait_is_that_of_the_letter_also_when_the_level_changes_while_it_is_on_its_way(app: Flask) -> None:
    application = somebody()
    found(application)
    assert "7 days" in letters(Proof.FINDING)[0].content["text"]
    go_to(application.vacancy, 2, wait_days=1)
    application.screening = levels.current(application.vacancy)
    db.session.commit()
    deliver()
    wait = waiting_period.wait(application)
    assert wait and wait.until and wait.until > now() + timedelta(days=6)


def test_a_wait_of_an_earlier_version_is_as_long_as_any_that_this_vacancy_promised(app: Flask) -> None:
    application = somebody(a_screened_vacancy(wait_days=10))
    for kind, about, content in (
        (LineKind.FINDING, None, {"level": 2, "version": 1, "used": True, "source": "network", "what": "Leads a team"}),
        (LineKind.SHOWN, 1, {"by": "letter"}),
    ):
        log.write(application, kind, content, about=about)
    go_to(application.vacancy, 2, wait_days=2)
    application.screening = levels.current(application.vacancy)
    wait = waiting_period.wait(application)
    assert wait and wait.until and wait.until > now() + timedelta(days=9)


def test_in_a_wait_no_form_is_offered_that_cannot_be_sent_but_until_when_why_and_what_can_be_done(
    recruiter: Browser,
) -> None:
    application = somebody()
    found(application, used=False)
    here = f"/office/applications/{application.id}"
    for stage in (OFFER, HIRED, REJECTED):
        page = recruiter.get(f"{here}?to={stage}")
        assert "has not been told yet what was found" in page.one("#wait").get_text()
        assert not page.tree.select("[name=decide-reason]")
    action = f"/decide?to={INTERVIEW}"
    typed = recruiter.get(f"{here}?to={INTERVIEW}").fields(action) | {"decide-reason": "Past niet"}
    deliver()
    until = waiting_period.wait(application)
    assert until and until.until
    page = recruiter.get(f"{here}?to={REJECTED}")
    said = " ".join(page.one("#wait").get_text(" ").split())
    assert str(in_zone(until.until).year) in said and "may answer what was found" in said
    others = [str(link["href"]) for link in page.one("#wait").select("a")]
    assert f"{here}?to={INTERVIEW}" in others and not any(f"to={REJECTED}" in link for link in others)
    page = recruiter.post(f"{here}/decide?to={REJECTED}", typed | {"decide-criterion": "Night shifts"}, 422)
    assert page.fields(f"/decide?to={REJECTED}")["decide-reason"] == "Past niet", "what was typed all the same stays"
    assert page.tree.select("#wait")
    findings.answer(application, 1, findings.AnswerKind.ANSWER, "It is as you say")
    db.session.commit()
    page = recruiter.get(f"{here}?to={REJECTED}")
    assert page.tree.select("[name=decide-reason]") and not page.tree.select("#wait")


def test_whom_no_letter_will_tell_a_person_tells(recruiter: Browser) -> None:
    application = somebody()
    found(application)
    db.session.execute(delete(Letter))  # as a restore without the keys leaves it
    db.session.commit()
    assert levels.to_be_told(application) == [Proven(Proof.FINDING, 1)]
    recruiter.submit(f"/office/applications/{application.id}", {"how": "telephone"}, action="/told")
    wait = waiting_period.wait(application)
    assert wait and wait.until


@pytest.mark.parametrize("reason", [CloseReason.FILLED, CloseReason.EXPIRED])
def test_closing_decides_about_nobody_and_each_is_still_due_an_answer(app: Flask, reason: CloseReason) -> None:
    vacancy = a_vacancy()
    late = an_application(vacancy=vacancy, answer_by=now() - timedelta(days=1))
    hired = an_application(vacancy=vacancy, stage_id=HIRED, ended_at=now() - timedelta(days=40))
    lifecycle.close(vacancy, reason, "", None)
    db.session.commit()
    assert late.ended_at is None and reply_deadlines.late(late)
    assert [reply_deadlines.how_many(when) for when in ("late", "undecided", "closed")] == [1, 1, 1]
    assert retention.delete_at(late), "and nobody is kept for ever"
    assert retention.delete_at(late) > retention.delete_at(hired)  # type: ignore[operator]


def test_who_closes_sees_whom_nobody_decided_about_and_comes_to_each(recruiter: Browser) -> None:
    vacancy = a_screened_vacancy()
    people = [somebody(vacancy, name=name, answer_by=now() + timedelta(days=3)) for name in ("Kim Bos", "Bo Ram")]
    page = recruiter.get(f"/office/vacancies/{vacancy.id}/close")
    assert "Kim Bos" in page.text and "Bo Ram" in page.text and "decides about nobody" in page.text
    assert recruiter.get(page.one(f'main a[href*="/applications/{people[0].id}?"]')["href"]).text
    page = recruiter.follow(recruiter.submit(f"/office/vacancies/{vacancy.id}/close", {"reason": "filled"}))
    assert "2 candidates still wait for a decision" in page.text
    assert "2 candidates of closed vacancies still wait" in recruiter.get("/office/").text
    rejection = {"decide-criterion": "Night shifts", "decide-reason": "Somebody with more nights came"}
    path = f"/office/applications/{people[0].id}?to={REJECTED}&vacancy={vacancy.id}&due=closed"
    action = str(recruiter.get(path).one('form:has([name="decide-before"])')["action"])
    answer = recruiter.submit(path, rejection, action=action)
    assert "Bo Ram" in recruiter.follow(answer).text, "whoever is left comes next"
    assert (people[0].ended_at is not None, people[1].ended_at) == (True, None)


def test_who_was_never_decided_about_reads_so_before_the_deletion(app: Flask) -> None:
    vacancy = a_vacancy(closed_at=now() - retention.UNDECIDED - timedelta(minutes=1), state=VacancyState.CLOSED)
    an_application(vacancy=vacancy)
    assert talent_pool.ask() == 1
    [letter] = db.session.scalars(select(Letter)).all()
    assert "nobody has decided about your application" in letter.content["text"]


@pytest.mark.parametrize("stage", [OFFER, HIRED, REJECTED])
def test_no_final_decision_is_taken_in_a_wait_for_a_closed_vacancy(app: Flask, stage: int) -> None:
    application, by = somebody(), a_person()
    found(application)
    deliver()
    lifecycle.close(application.vacancy, CloseReason.FILLED, "", None)
    db.session.commit()
    with pytest.raises(decisions.NotYet):
        decisions.decide(
            application, db.session.get_one(Stage, stage), "", "So be it", by, Words("About", "[your page]")
        )


def assigned() -> Iterator[str]:
    """Where the end of a procedure is written down."""
    for path in sorted((ROOT / "recruit").rglob("*.py")):
        if "migrations" in path.parts or "demo" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            targets = node.targets if isinstance(node, ast.Assign) else []
            names = [inner for target in targets for inner in ast.walk(target) if isinstance(inner, ast.Attribute)]
            given = node.keywords if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "values" else []
            if any(name.attr == "ended_at" for name in names) or any(word.arg == "ended_at" for word in given):
                yield str(path.relative_to(ROOT))


def test_nothing_but_a_decision_writes_down_that_a_procedure_ended() -> None:
    known = {
        "recruit/candidates/decisions.py": "a decision, or the candidate's own withdrawal",
        "recruit/candidates/privacy/legal_holds.py": "of a hold, not of a procedure",
        "recruit/vacancies/lifecycle.py": "that it goes on, when a vacancy is opened again",
    }
    assert set(assigned()) == set(known)


def test_an_answer_ends_no_wait_where_the_office_put_in_the_address_to_which_letters_go(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    application, recruiter = somebody(a_screened_vacancy(wait_days=7)), a_person()
    before, after = found(application), found(application)
    deliver()
    findings.answer(application, before.number, findings.AnswerKind.ANSWER, "Not quite so")
    db.session.commit()
    undelivered_letters.correct(application, "somebody@else.example", recruiter)
    db.session.commit()
    findings.answer(application, after.number, findings.AnswerKind.ANSWER, "ok")
    db.session.commit()
    assert [*ends(application)] == [after.number], "what was answered before stays answered"
    with pytest.raises(decisions.NotYet):
        decisions.decide(application, db.session.get_one(Stage, REJECTED), "", "No", recruiter, Words("No", "No"))
    later = now() + timedelta(days=8)
    monkeypatch.setattr(waiting_period, "now", lambda: later)
    assert waiting_period.wait(application) is None
