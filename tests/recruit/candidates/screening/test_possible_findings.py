"""A text that looks like a search stands in the way of the statement that no search is on record, until somebody says
what it is: those that were there before texts were read, too."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask_login import login_user
from sqlalchemy import insert, select

from recruit.candidates import decision_letters, decisions, messages, private_links, stages
from recruit.candidates.decision_letters import Words
from recruit.candidates.privacy import erasure, legal_holds
from recruit.candidates.screening import hash_chain, older_texts, one_person, possible_findings, statements
from recruit.candidates.screening.possible_findings import Unexplained
from recruit.candidates.screening.sensitive import signs
from recruit.core.database import db, now, today
from recruit.models import (
    Application,
    Decision,
    DeletionReason,
    Hold,
    Lead,
    LeadKind,
    Message,
    PossibleFinding,
    SamePerson,
    Stage,
    StageKind,
    TextsToRead,
    User,
    Writer,
)
from recruit.models.stages import INTERVIEW
from recruit.web.forms.deciding import decide_form, message_form
from recruit.web.office.explanations import refused
from tests.support.browser import Browser
from tests.support.concurrency import at_once
from tests.support.factories import a_lead, a_person, a_vacancy, an_application
from tests.support.screening import a_screened_vacancy, mark_of, somebody

pytestmark = pytest.mark.one_database

SENTENCE = "On his private Instagram he wrote that he has a burn-out"


def old(table: Any, **facts: Any) -> int:
    """A row as an earlier version wrote it: nobody read it."""
    number: int = db.session.execute(insert(table.__table__).values(**facts)).inserted_primary_key[0]  # type: ignore[index]
    db.session.merge(TextsToRead(name=table.__tablename__, read=0, last=number))
    db.session.commit()
    return number


def a_decision(application: Application, reason: str = SENTENCE) -> int:
    """A decision of before."""
    return old(Decision, application_id=application.id, from_id=1, to_id=2, criterion="", reason=reason, at=now())


def told(application: Application) -> list[tuple[str, bool]]:
    """What was noticed, and whether somebody answered."""
    db.session.expire_all()
    return [(one.column, one.answered_at is not None) for one in possible_findings.possible_findings_of(application)]


def page_of(application: Application) -> str:
    """The candidate's page."""
    address = private_links.address(application).removeprefix("http://localhost")
    db.session.commit()
    return address


def test_nothing_is_kept_that_nobody_was_asked_about_whoever_writes_it(app: Flask) -> None:
    application, by = an_application(), a_person()
    number, by_id = application.id, by.id
    writes = (
        lambda: messages.write(application, Words("About you", SENTENCE), by),
        lambda: legal_holds.hold(application, SENTENCE, today(), by),
        lambda: decisions.decide(application, db.session.get_one(Stage, INTERVIEW), "", SENTENCE, by),
    )
    for write in writes:
        with pytest.raises(Unexplained):
            write()
        db.session.rollback()
    possible_findings.explain([], "It does not cover this", by)
    with pytest.raises(Unexplained):
        legal_holds.hold(application, SENTENCE, today(), by)
    db.session.rollback()
    assert not db.session.scalars(select(Hold)).all() and not db.session.scalars(select(Message)).all()
    application, by = db.session.get_one(Application, number), db.session.get_one(User, by_id)
    messages.receive(application, SENTENCE)
    messages.write(application, Words("About you", f"Dear {application.name}, come on Monday"), by)
    db.session.commit()
    assert told(application) == [], "what candidates write is their own"


def test_a_page_that_forgets_to_ask_keeps_nothing_and_loses_nothing(app: Flask) -> None:
    typed = {"why": ["two words", "and Zwaluw"], "subject": "Instagram!", "csrf_token": "a b"}
    with app.test_request_context("/office/x", method="POST", data=typed):
        login_user(a_person())
        page, code = refused(Unexplained("holds.reason"))
        assert code == 422 and "a b" not in page
        assert all(words in page for words in ("two words", "and Zwaluw", "Instagram!"))


def test_a_reason_counts_for_the_letter_that_it_stands_in_and_for_nothing_later(app: Flask) -> None:
    application, by = somebody(), a_person()
    words = decision_letters.proposed(application, db.session.get_one(Stage, INTERVIEW))
    possible_findings.explain(signs(SENTENCE), "He told us", by)
    text = f"{words.text}\n{decision_letters.marks_of(application).reason}"
    decisions.decide(application, db.session.get_one(Stage, INTERVIEW), "", SENTENCE, by, Words(words.subject, text))
    db.session.commit()
    assert told(application) == [("decisions.reason", True), ("messages.text", True)]
    with pytest.raises(Unexplained):
        legal_holds.hold(application, SENTENCE, today(), by)
    db.session.rollback()


def test_no_letter_that_we_propose_is_asked_about(app: Flask) -> None:
    vacancy = a_vacancy(title="Social media manager (Instagram, TikTok)")
    for language in ("nl", "en", "de", "fr"):
        application = somebody(vacancy=vacancy, language=language, name="Xing Christian Li")
        for stage in [stage for stage in stages.in_order() if stage.kind != StageKind.WITHDRAWN]:
            with app.test_request_context(method="POST"):
                form = decide_form(application, stage, formdata=None)
                form.validate()
                assert form.asking == [], (language, stage.kind)
                assert not [field for field in form if "search" in str(field.errors)]
        with app.test_request_context(method="POST"):
            letter = message_form(application, formdata=None)
            letter.validate()
            assert letter.asking == []


def test_the_statement_is_refused_until_every_old_text_is_answered_and_says_what_it_rests_on(
    app: Flask, recruiter: Browser, visitor: Browser
) -> None:
    application = somebody()
    here, page = f"/office/applications/{application.id}", page_of(application)
    assert "Get a signed statement" in visitor.get(page).text
    decision = a_decision(application)
    hold = old(Hold, application_id=application.id, reason="Zie haar Facebook", until=today(), at=now())
    refused_ = visitor.post(f"{page}/statement", mark_of(application), expect=409)
    assert "We cannot state this yet" in refused_.text and "Instagram" not in refused_.text
    assert told(application) == [("decisions.reason", False), ("holds.reason", False)], "read then and there"
    assert "We still have to say where this comes from" in visitor.get(page).text
    assert "No search is on record" not in recruiter.get(here).text
    recruiter.post(f"{here}/state", recruiter.get(here).fields("/messages"), 303)
    listed = recruiter.get(here)
    assert "2 texts may come from a search" in listed.text and SENTENCE in listed.text
    first, second = possible_findings.possible_findings_of(application)
    empty = recruiter.submit(here, {f"text-{first.id}-reason": " "}, 422, f"/texts/{first.id}")
    assert "Write why it does not come from a search" in empty.text
    recruiter.submit(here, {f"text-{first.id}-reason": "He told us so himself"}, 303, f"/texts/{first.id}")
    again = recruiter.post(
        f"{here}/texts/{first.id}",
        recruiter.get(here).fields("/messages") | {f"text-{first.id}-reason": "Another"},
        303,
    )
    assert "A colleague answered this meanwhile" in recruiter.follow(again).text
    assert "because: He told us so himself" in visitor.get(page).text
    visitor.post(f"{page}/statement", mark_of(application), expect=409)
    recruiter.submit(here, {f"text-{second.id}-reason": "She sent us the link"}, 303, f"/texts/{second.id}")
    visitor.post(f"{page}/statement", mark_of(application), expect=303)
    stated = visitor.client.get(f"{page}/statement", query_string=mark_of(application)).get_data(as_text=True)
    assert (
        "no search is on record, but texts looked like one" in stated
        and "nobody searched" not in stated
        and decision
        and hold
    )
    assert "Texts that looked like a search: 2\n1. Reason of a decision" in stated
    assert "a network on the web" in stated and "answered no, because: He told us so himself\n2. " in stated
    assert statements.holds(stated, hash_chain.keys())
    for other in (
        stated.replace("himself", "herself"),
        stated.replace("\n2. ", "\nTwo. "),
        stated.replace("h: 2", "h: 3"),
    ):
        assert other != stated and not statements.holds(other, hash_chain.keys())
    assert "But 2 texts about you looked like one" in visitor.get(page).text
    assert "No search is on record" not in recruiter.get(here).text
    assert statements.stands(db.session.get_one(Application, application.id))
    a_decision(application, "Googled her")
    possible_findings.read_again(one_person.person_of(application))
    db.session.commit()
    assert not statements.stands(application), "another text stands open"
    third = possible_findings.still_open(application)[0]
    possible_findings.answer(third, "She called us", recruiter.person)
    db.session.commit()
    assert not statements.stands(application), "what was given out does not name it"
    visitor.post(f"{page}/statement", mark_of(application), expect=303)
    assert "\n3. Reason" in visitor.client.get(f"{page}/statement", query_string=mark_of(application)).get_data(
        as_text=True
    )
    office = recruiter.client.get(f"{here}/statement").get_data(as_text=True)
    assert "\n3. Reason" in office
    recruiter.get(f"/office/applications/{somebody().id}")
    recruiter.post(
        f"/office/applications/{somebody().id}/texts/{first.id}", recruiter.get(here).fields("/messages"), 404
    )


def test_an_old_text_that_was_a_search_is_noted_as_a_finding(app: Flask, recruiter: Browser, visitor: Browser) -> None:
    application = somebody()
    a_decision(application)
    older_texts.read_on()
    [one] = possible_findings.still_open(application)
    here = f"/office/applications/{application.id}"
    path = f"{here}/findings/new?text={one.id}"
    assert recruiter.get(path).fields()["what"] == SENTENCE
    filled = {"source": "network", "address": "https://www.linkedin.com/in/kim", "criterion": "Night shifts"}
    filled |= {"relevance": "Many nights", "used": "yes", "reason": "It matters", "public": "y"}
    recruiter.submit(path, filled, 303)
    assert told(application) == [("decisions.reason", True)]
    [line] = [line.number for line in statements.log.lines_of(application) if line.kind == "finding"]
    assert possible_findings.possible_findings_of(application)[0].line == line
    assert "We found this, and noted it" in visitor.get(page_of(application)).text
    recruiter.get(path, expect=404)
    with pytest.raises(statements.Searched):
        statements.issue(application)


def test_what_cannot_be_noted_at_this_level_leaves_the_text_open_and_the_words_in_the_form(
    app: Flask, recruiter: Browser
) -> None:
    application = an_application()
    a_decision(application)
    older_texts.read_on()
    [one] = possible_findings.still_open(application)
    filled = {"source": "web", "address": "https://example.org/kim", "other": "Calm", "criterion": ""}
    filled |= {"relevance": "Many nights", "used": "yes", "reason": "It matters", "public": "y"}
    page = recruiter.submit(f"/office/applications/{application.id}/findings/new?text={one.id}", filled, 422)
    assert "goes no further than level 1" in page.text and page.fields()["what"] == SENTENCE
    assert told(application) == [("decisions.reason", False)]


def test_the_clock_reads_what_was_there_once_and_in_batches(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(older_texts, "AT_ONCE", 2)
    one, other, gone = somebody(), somebody(), an_application(forgotten_at=now())
    for application in (one, gone, other):
        a_decision(application, "Fits the team")
        a_decision(application)
    tie = {"one_id": one.id, "other_id": other.id, "reason": "Same Instagram", "at": now()}
    old(SamePerson, **tie)
    old(Message, application_id=one.id, writer=Writer.CANDIDATE, subject="", text=SENTENCE, at=now())
    lead = a_lead(kind=LeadKind.NAMED)
    db.session.execute(Lead.__table__.update().values(why=SENTENCE))
    db.session.merge(TextsToRead(name="leads", read=0, last=lead.id))
    db.session.commit()
    looks = 0
    while db.session.scalars(select(TextsToRead)).all():
        older_texts.read_on()
        looks += 1
    assert looks == 4, "six decisions, two at each look, and one look to see that there are no more"
    assert sorted(told(one)) == sorted(told(other)) == [("decisions.reason", False), ("same_people.reason", False)]
    assert told(gone) == [] and len(possible_findings.of_lead(lead)) == 1
    before = db.session.scalars(select(PossibleFinding.id)).all()
    db.session.add(TextsToRead(name="decisions", read=0, last=10**6))
    db.session.commit()
    older_texts.read_on()
    older_texts.read_on()
    assert sorted(db.session.scalars(select(PossibleFinding.id))) == sorted(before), "once"
    erasure.forget(one, DeletionReason.ASKED)
    db.session.commit()
    assert told(one) == []
    assert sorted(told(other)) == [("decisions.reason", False), ("same_people.reason", False)], "the question stays"


def test_who_was_found_before_they_applied_was_searched_whatever_the_log_says(
    app: Flask, recruiter: Browser, visitor: Browser
) -> None:
    blind = an_application(vacancy=a_vacancy(blind=True))
    application = somebody()
    for one in (application, blind):
        a_lead(vacancy=one.vacancy, address="https://www.linkedin.com/in/kim").application = one
    a_lead(vacancy=application.vacancy, kind=LeadKind.NAMED, email="", address="").application = named = somebody()
    db.session.commit()
    with pytest.raises(statements.Searched):
        statements.issue(application)
    db.session.rollback()
    assert (
        "Before you applied we had found you ourselves: LinkedIn"
        in visitor.get(f"{page_of(application)}?m={mark_of(application)['m']}").text
    )
    assert "somebody found them on the web" in recruiter.get(f"/office/applications/{application.id}").text
    said = set()
    for one in (blind, an_application(vacancy=blind.vacancy)):
        with pytest.raises(statements.Searched) as error:
            statements.issue(one, recruiter.person)
        db.session.rollback()
        said.add(str(error.value))
    assert len(said) == 1 and "LinkedIn" not in recruiter.get(f"/office/applications/{blind.id}").text
    assert statements.issue(named), "a colleague named them, and nobody looked"


def test_of_somebody_hidden_the_text_is_read_as_it_was_written_and_nothing_says_where_they_came_from(
    app: Flask, recruiter: Browser
) -> None:
    vacancy = a_vacancy(blind=True)
    application = an_application(vacancy=vacancy, name="Wilhelmina Quist")
    lead = a_lead(vacancy=vacancy, kind=LeadKind.NAMED, name="Wilhelmina Quist", email="", address="")
    lead.application = application
    db.session.add(PossibleFinding(lead=lead, column="leads.why", row=lead.id, noticed=["health"]))
    reason = "Whoever it is has a burn-out, and is no Pieters"
    old(Hold, application_id=application.id, reason=reason, until=today(), at=now(), ended_at=now())
    older_texts.read_on()
    page = recruiter.get(f"/office/applications/{application.id}")
    assert "1 text may come from a search" in page.text and reason in page.text
    assert "Quist" not in page.text and not page.tree.select("a[href*='findings/new']")
    here = f"/office/applications/{application.id}"
    sent = {"message-subject": "About you", "message-text": SENTENCE}
    asked = recruiter.submit(here, sent, 422, "/messages")
    assert "during a blind first look nobody is looked up" in asked.text
    assert not asked.tree.select("button[formaction]") and "Quist" not in asked.text
    recruiter.submit(here, sent | {"message-text-because": "They wrote so"}, 303, "/messages")


def test_of_who_was_found_the_source_is_told_and_what_is_delicate_is_asked_about(
    app: Flask, recruiter: Browser
) -> None:
    a_vacancy()
    filled = {"kind": "found", "name": "Lou", "place": "LinkedIn", "address": "https://www.linkedin.com/in/lou"}
    recruiter.submit("/office/leads/new", filled | {"why": "Her LinkedIn says ten years of nights"})
    page = recruiter.submit(
        "/office/leads/new", filled | {"name": "Bo", "why": "Her LinkedIn says she is pregnant"}, 422
    )
    assert "Or write why it stands here" in page.text and page.fields()["why"] == "Her LinkedIn says she is pregnant"


def test_two_who_answer_at_once_answer_once_and_nobody_after_the_deletion(app: Flask) -> None:
    by = a_person().id
    for _ in range(3):
        application = somebody()
        number = application.id
        a_decision(application)
        older_texts.read_on()
        [text] = [one.id for one in possible_findings.still_open(application)]

        def answer(reason: str, text: int = text) -> None:
            one = db.session.get_one(PossibleFinding, text)
            possible_findings.answer(one, reason, db.session.get_one(User, by))

        brought = at_once(app, lambda: answer("He told us"), lambda: answer("She told us"))
        assert sorted(map(str, brought)) == ["A colleague answered this meanwhile.", "None"]
        decision = a_decision(application, "Googled him")
        assert decision

        def delete(number: int = number) -> None:
            erasure.forget(db.session.get_one(Application, number), DeletionReason.ASKED)

        at_once(app, older_texts.read_on, delete)
        assert db.session.scalars(select(PossibleFinding)).all() == []


def test_a_statement_and_the_clock_that_reads_at_once_agree(app: Flask) -> None:
    for _ in range(3):
        application = somebody()
        number = application.id
        a_decision(application)

        def state(number: int = number) -> object:
            try:
                return statements.issue(db.session.get_one(Application, number)).number
            except statements.Unanswered:
                return "refused"

        assert at_once(app, state, older_texts.read_on) == ["refused", None]
        assert told(db.session.get_one(Application, number)) == [("decisions.reason", False)]


def test_a_sentence_among_the_criteria_or_as_a_name_excuses_nothing(app: Flask) -> None:
    vacancy, by = a_screened_vacancy(criteria="GitHub\nOp LinkedIn staat dat zij al weg is"), a_person()
    application = somebody(vacancy)
    messages.write(application, Words("About you", "You know GitHub well"), by)
    db.session.commit()
    with pytest.raises(possible_findings.Unexplained):
        messages.write(application, Words("About you", "Op LinkedIn staat dat zij al weg is"), by)
        db.session.flush()
    db.session.rollback()
    with pytest.raises(possible_findings.Unexplained):
        a_lead(
            kind=LeadKind.NAMED, name="Op LinkedIn staat dat zij al weg is", why="Op LinkedIn staat dat zij al weg is"
        )
    db.session.rollback()
    for where in ({"source": "Her Instagram"}, {"address": "https://instagram.com/kim"}):
        with pytest.raises(possible_findings.Unexplained):
            a_lead(kind=LeadKind.NAMED, **where)
        db.session.rollback()
    with pytest.raises(possible_findings.FromSearch):
        possible_findings.explain([], "We googled her", by)
