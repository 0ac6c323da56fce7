"""What the candidate reads of what was looked up, and says to it; and the statement that nothing was."""

from __future__ import annotations

import json

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.candidates.privacy import erasure
from recruit.candidates.screening import findings, log, overview, statements, waiting_period
from recruit.candidates.screening.findings import AnswerKind
from recruit.core.database import db, now
from recruit.models import Application, DeletionReason, Letter, LineKind, ScreeningLine
from tests.support.browser import Browser
from tests.support.factories import a_person
from tests.support.screening import a_finding, a_search, deliver, found, letters, mark_of, somebody

pytestmark = pytest.mark.one_database


@pytest.fixture
def application(app: Flask) -> Application:
    """Somebody whose vacancy goes as far as professional networks."""
    return somebody(profile="https://www.linkedin.com/in/example")


def form(application: Application, what: str = "findings/new") -> str:
    """Where a form is."""
    return f"/office/applications/{application.id}/{what}"


def lines(application: Application, kind: LineKind = LineKind.FINDING) -> list[ScreeningLine]:
    """The lines of one kind."""
    return [line for line in log.lines_of(application) if line.kind == kind]


def address_of(letter: Letter) -> str:
    """The private address in it, without our own."""
    words = letter.content["text"].split()
    return next(word for word in words if "/applications/" in word).partition("example")[2].partition("?")[0]


def own_page(visitor: Browser) -> str:
    """Opens the private address from the last letter; the address."""
    address = address_of(letters()[-1])
    visitor.get(address)
    return address


def test_the_candidate_reads_all_that_was_noted(visitor: Browser, application: Application) -> None:
    person = a_person(name="Robin de Wit")
    findings.note(application, a_search(), a_finding(delicate=("health",), reason="You wrote of it yourself"), person)
    db.session.commit()
    page = visitor.get(own_page(visitor))
    section = page.one("#screening")
    words = " ".join(section.get_text(" ").split())
    for said in ("Leads the night team", "Night shifts", "The work has night shifts.", "Robin de Wit", "It counts"):
        assert said in words
    assert "You wrote of it yourself" in words and "November 2, 2026" in words.replace(
        "2 November 2026", "November 2, 2026"
    )
    assert section.select('a[href="https://www.linkedin.com/in/example"]')
    assert "Set-Cookie" not in page.headers and page.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("deed", AnswerKind)
def test_the_candidate_answers_corrects_or_says_that_it_is_somebody_else(
    visitor: Browser, application: Application, deed: AnswerKind
) -> None:
    found(application)
    address = own_page(visitor)
    visitor.post(f"{address}/findings/1", {"deed": deed.value, "text": "I did that until May."}, expect=303)
    visitor.post(f"{address}/findings/1", {"deed": deed.value, "text": "And in June."}, expect=303)
    first, second = lines(application, LineKind.ANSWER)
    assert (first.about, first.by_id) == (1, None)
    assert json.loads(first.content) == {"deed": deed.value, "text": "I did that until May."}
    assert json.loads(second.content)["text"] == "And in June."
    assert "I did that until May." in visitor.get(address).text


def test_the_office_hears_that_somebody_answered_and_not_who(visitor: Browser, application: Application) -> None:
    found(application)
    address = own_page(visitor)
    visitor.post(f"{address}/findings/1", {"deed": "answer", "text": "Quite so."}, expect=303)
    letter = db.session.scalars(select(Letter).where(Letter.to_colleague)).one()
    assert letter.content["to"] == "sam@example.org"
    words = letter.content["subject"] + letter.content["text"]
    assert application.name not in words and "Quite so" not in words
    assert f"/office/applications/{application.id}" in words


def test_who_says_this_is_not_me_is_believed_until_somebody_knows_better(
    recruiter: Browser, visitor: Browser, application: Application
) -> None:
    found(application)
    deliver()
    address = address_of(letters()[-1]) if letters() else ""
    findings.answer(application, 1, AnswerKind.NOT_ME, "")
    db.session.commit()
    assert address == ""
    assert waiting_period.wait(application) is None
    assert not overview.overview_of(application).items[0].counts
    page = recruiter.get(f"/office/applications/{application.id}")
    assert "this is not me. It does not count." in page.one("#screening .error").get_text()


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"deed": "answer", "text": " "}, "Write what you want to say."),
        ({"deed": "correct", "text": "x" * 4001}, "1 character too long"),
        ({"deed": "praise", "text": "Good"}, ""),
        ({"deed": "answer", "text": "a\0b"}, "control character"),
    ],
)
def test_an_answer_that_cannot_be_kept_is_not_lost(
    visitor: Browser, application: Application, sent: dict[str, str], says: str
) -> None:
    found(application)
    address = own_page(visitor)
    page = visitor.post(f"{address}/findings/1", sent, expect=422)
    assert says in page.one(".errors").get_text()
    assert page.one("textarea").get_text().strip() == sent["text"].strip()
    assert lines(application, LineKind.ANSWER) == []
    assert "Set-Cookie" not in page.headers and page.headers["Cache-Control"] == "no-store"


def test_only_lines_that_say_what_was_looked_up_can_be_answered(visitor: Browser, application: Application) -> None:
    found(application)
    address = own_page(visitor)
    deliver()
    for number in (2, 3):  # shown; not there
        visitor.post(f"{address}/findings/{number}", {"deed": "not me"}, expect=404)
    visitor.post("/applications/somebody-elses/findings/1", {"deed": "not me"}, expect=404)


def test_who_withdrew_can_still_answer_and_who_is_forgotten_has_no_page(
    visitor: Browser, application: Application
) -> None:
    found(application)
    address = own_page(visitor)
    application.ended_at = now()
    db.session.commit()
    visitor.post(f"{address}/findings/1", {"deed": "not me"}, expect=303)
    erasure.forget(application, DeletionReason.ASKED)
    db.session.commit()
    visitor.post(f"{address}/findings/1", {"deed": "not me"}, expect=404)


def test_a_refused_letter_shows_the_finding_once_a_person_told_the_candidate(
    recruiter: Browser, application: Application
) -> None:
    found(application)
    letters()[0].due = None
    db.session.commit()
    page = recruiter.get(f"/office/applications/{application.id}")
    assert "did not arrive" in page.text
    recruiter.post(form(application, "told"), page.fields("/told") | {"how": "telephone"}, expect=303)
    [shown] = lines(application, LineKind.SHOWN)
    assert json.loads(shown.content) == {"by": "telephone", "wait_days": 7}
    wait = waiting_period.wait(application)
    assert wait and wait.until
    assert "did not arrive" not in recruiter.get(f"/office/applications/{application.id}").text


def test_nobody_is_noted_as_told_while_a_letter_is_on_its_way(recruiter: Browser, application: Application) -> None:
    found(application)
    token = recruiter.get(form(application)).fields()["csrf_token"]
    recruiter.post(form(application, "told"), {"csrf_token": token, "how": "post"}, expect=303)
    assert lines(application, LineKind.SHOWN) == []


def test_the_office_states_that_nothing_was_searched_and_the_candidate_keeps_it(
    recruiter: Browser, application: Application
) -> None:
    page = recruiter.get(f"/office/applications/{application.id}")
    recruiter.post(form(application, "state"), page.fields("/state"), expect=303)
    [line] = lines(application, LineKind.NOTHING)
    answer = recruiter.client.get(form(application, "statement"))
    assert answer.get_data(as_text=True) == statements.file(line)
    assert "attachment" in answer.headers["Content-Disposition"]


def test_the_candidate_asks_for_the_statement_and_gets_the_same_when_asking_again(
    visitor: Browser, application: Application
) -> None:
    from recruit.candidates import private_links

    application.digest = private_links.digest(private_links.token_from(application.seed))
    db.session.commit()
    address = private_links.address(application).partition("example")[2]
    for _ in range(2):
        gone = visitor.post(f"{address}/statement", mark_of(application), expect=303)
        with visitor.app.app_context():
            answer = visitor.client.get(gone.headers["Location"])
        assert "no text looked like a search" in answer.get_data(as_text=True)
        assert answer.headers["Cache-Control"] == "no-store"
    assert len(lines(application, LineKind.NOTHING)) == 1


def test_who_was_searched_finds_no_statement(visitor: Browser, application: Application) -> None:
    found(application)
    address = own_page(visitor)
    visitor.post(f"{address}/statement", mark_of(application), expect=404)
    visitor.get(f"{address}/statement", expect=404)


def test_the_public_key_is_published_and_checks_a_statement(visitor: Browser, application: Application) -> None:
    line = statements.issue(application)
    db.session.commit()
    answer = visitor.client.get("/openness/key")
    assert answer.mimetype == "text/plain" and "Set-Cookie" not in answer.headers
    keys = [key for key in answer.get_data(as_text=True).split("\n") if key and not key.startswith("#")]
    assert statements.holds(statements.file(line), keys)
