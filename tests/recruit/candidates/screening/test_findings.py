"""What was looked up: noted in the open, told at once, answered by the candidate, and never rewritten."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from recruit.candidates import letter_receipts
from recruit.candidates.privacy import corrections, erasure
from recruit.candidates.screening import findings, levels, log, waiting_period
from recruit.candidates.screening.findings import Refused, Source
from recruit.core.database import db, now
from recruit.models import Application, DeletionReason, Letter, Level, LineKind, Proof, Proven, ScreeningLine
from tests.support.browser import Browser
from tests.support.screening import (
    SEEN,
    a_finding,
    a_screened_vacancy,
    a_search,
    deliver,
    found,
    go_to,
    letters,
    somebody,
)

KEYS = {"level", "version", "purpose", "ground", "source", "address", "public", "seen", "what", "criterion"} | {
    *("relevance", "used", "delicate", "reason", "wait_days", "version_hash")
}
TYPED: dict[str, Any] = {
    "source": "network",
    "address": "https://www.linkedin.com/in/example",
    "public": "y",
    "seen": SEEN.isoformat(),
    "what": "Leads the night team of a ward of twenty beds.",
    "criterion": "Night shifts",
    "relevance": "The work has night shifts.",
    "used": "yes",
}


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


def facts(line: ScreeningLine) -> dict[str, Any]:
    """What a line says."""
    said: dict[str, Any] = json.loads(line.content)
    return said


def test_a_finding_keeps_every_fact_that_makes_it_right(recruiter: Browser, application: Application) -> None:
    recruiter.submit(form(application), TYPED)
    [line] = lines(application)
    kept = json.loads(line.content)
    assert set(kept) == KEYS
    assert (kept["level"], kept["version"], kept["used"], kept["delicate"]) == (2, 1, True, [])
    assert line.by_id == recruiter.person.id
    assert application.searched == 1


def test_the_candidate_gets_a_letter_at_once_that_does_not_repeat_it(
    recruiter: Browser, application: Application
) -> None:
    recruiter.submit(form(application), TYPED)
    [letter] = letters(Proof.FINDING)
    assert letter.proven == Proven(Proof.FINDING, 1)
    words = letter.content["subject"] + letter.content["text"]
    assert "waits 7 days" in words
    assert "night" not in words.casefold() and "linkedin" not in words.casefold()


@pytest.mark.parametrize("language", ["nl", "en", "de", "fr"])
@pytest.mark.parametrize("used", [True, False])
def test_the_letter_says_in_four_languages_whether_it_counts(app: Flask, language: str, used: bool) -> None:
    application = somebody(language=language)
    found(application, used=used)
    [letter] = letters(Proof.FINDING)
    text = letter.content["text"].replace(address_of(letter), "")
    assert "7" in text, "a decision waits, whether it counts or not"
    assert any(no in text for no in ("not count", "niet mee", "zählt nicht", "ne compte pas")) is not used
    assert "{" not in letter.content["text"] and "\n\n\n" not in letter.content["text"]


@pytest.mark.parametrize(("source", "level"), findings.LEVEL_OF.items())
def test_nothing_is_noted_above_the_level(app: Flask, source: Source, level: Level) -> None:
    application = somebody(a_screened_vacancy(level - 1))
    with pytest.raises(Refused, match=f"no further than level {level - 1}"):
        findings.note(application, a_search(source), a_finding(), None)
    with pytest.raises(Refused):
        findings.looked(application, a_search(source), None)
    findings.note(somebody(a_screened_vacancy(level)), a_search(source), a_finding(), None)


def test_the_page_names_the_level_and_leads_to_going_further(recruiter: Browser, application: Application) -> None:
    page = recruiter.submit(form(application), TYPED | {"source": "web"}, expect=422)
    assert "goes no further than level 2" in page.one(".errors").get_text()
    assert page.tree.select(f'main a[href="/office/vacancies/{application.vacancy_id}/screening"]')
    assert "Leads the night team" in page.one("#what").get_text(), "nothing typed is lost"
    assert lines(application) == []


def test_nothing_is_noted_before_every_candidate_knows(recruiter: Browser, application: Application) -> None:
    somebody(application.vacancy)
    go_to(application.vacancy, Level.PUBLIC_WEB)
    page = recruiter.submit(form(application), TYPED | {"source": "web"}, expect=422)
    assert "Not all candidates have been told yet" in page.text
    deliver()
    recruiter.submit(form(application), TYPED | {"source": "web"})
    assert len(lines(application)) == 1


def test_nothing_is_looked_up_once_the_procedure_has_ended(app: Flask, application: Application) -> None:
    application.ended_at = now()
    with pytest.raises(Refused, match="has ended"):
        findings.looked(application, a_search(), None)


def test_while_the_first_look_is_blind_nobody_is_looked_up(recruiter: Browser, application: Application) -> None:
    application.blind = True
    db.session.commit()
    page = recruiter.get(form(application), expect=303)
    assert "The first look is blind" in recruiter.follow(page).text


@pytest.mark.parametrize(
    ("but", "explained"),
    [
        ({"what": "She is pregnant."}, "Family, pregnancy"),
        ({"relevance": "He is a member of a trade union."}, "trade union"),
        ({"source": "web", "address": "https://www.facebook.com/example"}, "private network"),
        ({"public": ""}, "Not everybody can see this"),
    ],
)
def test_what_is_delicate_stops_the_form_until_there_is_a_reason_that_is_kept(
    recruiter: Browser, but: dict[str, str], explained: str
) -> None:
    application = somebody(a_screened_vacancy(Level.PUBLIC_WEB))
    typed = {name: value for name, value in (TYPED | but).items() if value}
    if "public" not in typed:
        typed |= {"public": ""}
    token = recruiter.get(form(application)).fields()["csrf_token"]
    sent = {"csrf_token": token, "link": ""} | {name: value for name, value in typed.items() if value}
    page = recruiter.post(form(application), sent, expect=422)
    assert explained in page.one("#delicate").get_text()
    assert "The candidate reads this." in page.one("#delicate").get_text()
    assert lines(application) == []
    recruiter.post(form(application), sent | {"reason": "The candidate wrote of it in the letter"}, expect=303)
    kept = json.loads(lines(application)[0].content)
    assert kept["reason"] == "The candidate wrote of it in the letter"
    assert kept["delicate"]


@pytest.mark.parametrize(
    ("but", "says"),
    [
        ({"source": ""}, "Choose where you looked."),
        ({"source": "link"}, "Choose which of the candidate’s links it was."),
        ({"address": ""}, "Write the address of the page"),
        ({"address": "https://www.example.org/blog"}, "no professional network that we know"),
        ({"address": "linkedin"}, "whole web address"),
        ({"seen": "2999-01-01"}, "still to come"),
        ({"seen": "yesterday"}, "Write a day"),
        ({"what": ""}, "Write what you found."),
        ({"relevance": " "}, "Write why it matters"),
        ({"criterion": ""}, "Choose a criterion"),
        ({"used": ""}, "Say whether it counts."),
        ({"what": "x" * 4001}, "1 character too long"),
    ],
)
def test_what_is_missing_or_does_not_agree_is_asked(
    recruiter: Browser, application: Application, but: dict[str, str], says: str
) -> None:
    page = recruiter.submit(form(application), TYPED | but, expect=422)
    assert says in page.one(".errors").get_text()
    assert lines(application) == []


def test_a_given_link_is_chosen_and_becomes_the_address(recruiter: Browser, application: Application) -> None:
    recruiter.submit(form(application), TYPED | {"source": "link", "link": application.profile, "address": ""})
    assert json.loads(lines(application)[0].content)["address"] == application.profile


def test_a_search_in_vain_is_on_record_too(recruiter: Browser, application: Application) -> None:
    recruiter.submit(form(application, "looked"), {"source": "network", "seen": SEEN.isoformat()})
    [line] = lines(application, LineKind.LOOKED)
    assert json.loads(line.content)["seen"] == SEEN.isoformat()
    assert application.searched == 1
    assert letters() == []
    assert "nothing of use" in recruiter.get(f"/office/applications/{application.id}").text


def test_a_letter_that_has_left_is_what_shows_it(application: Application) -> None:
    found(application)
    assert waiting_period.wait(application) == waiting_period.Wait(None)
    deliver()
    [shown] = lines(application, LineKind.SHOWN)
    assert (shown.about, json.loads(shown.content)) == (1, {"by": "letter", "wait_days": 7})
    assert application.told_late == 0
    wait = waiting_period.wait(application)
    assert wait and wait.until and wait.until > now() + timedelta(days=6)


def test_shown_later_than_four_weeks_is_counted(application: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    found(application)
    later = now() + timedelta(days=28, minutes=1)
    monkeypatch.setattr(log, "now", lambda: later)
    letter_receipts.by(letters(Proof.FINDING)[0])
    assert application.told_late == 1


def test_a_letter_that_arrives_after_the_person_was_forgotten_writes_nothing(application: Application) -> None:
    found(application)
    [letter] = letters(Proof.FINDING)
    letter_facts = Letter(
        application_id=letter.application_id, proves=letter.proves, finding_number=letter.finding_number
    )
    erasure.forget(application, DeletionReason.ASKED)
    letter_receipts.by(letter_facts)
    assert log.lines_of(application) == []


def test_a_correction_names_the_old_line_which_stays_readable(recruiter: Browser, application: Application) -> None:
    found(application)
    recruiter.submit(form(application, "findings/1/correct"), {"what": "Led a night team.", "used": "no"})
    [line] = lines(application, LineKind.CORRECTION)
    assert (line.about, json.loads(line.content)["what"]) == (1, "Led a night team.")
    assert application.searched == 1, "no second search"
    assert Proven(Proof.FINDING, 2) in [letter.proven for letter in letters()]
    page = recruiter.get(f"/office/applications/{application.id}").text
    assert "Led a night team." in page and "Leads the night team" in page
    recruiter.get(form(application, "findings/1/correct"), expect=404)
    recruiter.get(form(application, "findings/9/correct"), expect=404)


def test_a_correction_is_filled_in_with_what_stands_there(recruiter: Browser, application: Application) -> None:
    found(application, criterion="Patience", used=False)
    fields = recruiter.get(form(application, "findings/1/correct")).fields()
    assert (fields["criterion"], fields["other"], fields["used"]) == ("", "Patience", "no")
    assert (fields["source"], fields["seen"]) == ("network", SEEN.isoformat())


def test_after_the_level_went_down_a_finding_can_still_be_corrected_but_look_no_further(
    recruiter: Browser, application: Application
) -> None:
    found(application)
    go_to(application.vacancy, Level.NOTHING)
    web = {"source": "web", "address": "https://example.org/blog"}
    recruiter.submit(form(application, "findings/1/correct"), web, expect=422)
    recruiter.submit(form(application, "findings/1/correct"), {"used": "no"})


@pytest.mark.one_database
def test_a_correction_says_better_what_was_seen_and_looks_nowhere_else(
    recruiter: Browser, application: Application
) -> None:
    line = found(application)
    told_of = facts(line)
    reached = "http://nl.linkedin.com/in/Example/?trk=people"
    searches = {
        "another page of the network": a_search(address="https://www.linkedin.com/in/other"),
        "another network": a_search(address="https://www.xing.com/profile/x"),
        "another source": a_search(Source.WEB),
        "a source that reaches less far": a_search(Source.LINK),
        "the same page on a later day": a_search(seen=line.at.date() + timedelta(days=1)),
    }
    moments: dict[str, Callable[[], object]] = {
        "the level went down": lambda: levels.change(
            application.vacancy, levels.facts_of(levels.current(application.vacancy)) | {"level": 0}, "", None
        ),
        "the procedure has ended": lambda: setattr(application, "ended_at", now()),
    }
    for moment, comes in moments.items():
        comes()
        db.session.commit()
        for name, search in searches.items():
            with pytest.raises(Refused):
                findings.correct(application, line, search, a_finding(what="Marched against us."), None)
                pytest.fail(f"{name}, when {moment}")
            db.session.rollback()
        better = a_search(address=reached, seen=SEEN - timedelta(days=1))
        line, _ = findings.correct(application, line, better, a_finding(what="Led a team.", used=False), None)
        db.session.commit()
        assert (facts(line)["address"], facts(line)["what"]) == (reached, "Led a team."), "written differently"
    assert {name: facts(line)[name] for name in findings.ALLOWED_BY} == {
        name: told_of[name] for name in findings.ALLOWED_BY
    }, "it was right by the version of then"
    said = recruiter.submit(
        form(application, f"findings/{line.number}/correct"), {"address": "https://www.xing.com/profile/x"}, expect=422
    )
    assert "The procedure has ended" in said.text and "https://www.xing.com/profile/x" in str(said.tree)


@pytest.mark.one_database
def test_a_link_that_the_candidate_took_back_can_still_be_corrected(
    recruiter: Browser, application: Application
) -> None:
    findings.note(application, a_search(Source.LINK, address=application.profile), a_finding(), None)
    corrections.correct(application, {"profile": "https://www.linkedin.com/in/another"})
    db.session.commit()
    recruiter.submit(form(application, "findings/1/correct"), {"what": "Led a night team."})
    [line] = lines(application, LineKind.CORRECTION)
    assert facts(line)["address"] == "https://www.linkedin.com/in/example"
