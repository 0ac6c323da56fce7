"""Every text that people who work here write about a candidate is asked about, wherever it is written and whoever does
it: does it come from a search? Whoever goes on says why, and the candidate reads that."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from typing import Any
from urllib.parse import quote
from zipfile import ZipFile

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.candidates import leads, private_links
from recruit.candidates.privacy import erasure
from recruit.candidates.screening import levels
from recruit.candidates.screening.texts import COLUMNS
from recruit.core.database import db, today
from recruit.models import (
    Application,
    Claim,
    DeletionReason,
    FlagKind,
    Lead,
    LeadKind,
    PossibleFinding,
    ScreeningLine,
    TrackedLink,
)
from recruit.referrals.integrity import flags
from recruit.referrals.rewards import claims
from tests.support.browser import Browser, Page
from tests.support.factories import (
    a_channel,
    a_colleague,
    a_lead,
    a_link,
    a_vacancy,
    an_application,
    referred,
    rewarded,
)
from tests.support.text_columns import ABOUT

pytestmark = pytest.mark.one_database

SENTENCE = "On his private Instagram he wrote that he has a burn-out"
REASON = "He told us so himself on the telephone, zwaluwreason{}"

OWN = "the candidate's own words"
WHERE = "says who it is and where from, which is what the person is told"
NEVER = {
    **dict.fromkeys(("applications.name", "applications.email", "applications.phone", "applications.motivation"), OWN),
    **dict.fromkeys(
        ("applications.profile", "applications.video", "applications.referred_by", "applications.known_as"), OWN
    ),
    **dict.fromkeys(
        ("applications.document_name", "answers.text", "answers.document_name", "document_texts.words"), OWN
    ),
    **dict.fromkeys(("leads.name", "leads.email"), WHERE),
    "flags.evidence": "facts that the program counts",
    "letters.content": "made of words that were read where somebody wrote them",
    "possible_findings.reason": "the answer itself, which the candidate reads",
    "screening_lines.content": "the log of searches: what stands there is noted as a search",
}
"""Columns about people that are not asked about, and why."""


def test_of_every_column_about_people_it_is_said_whether_it_is_asked_about() -> None:
    assert not set(NEVER) & set(COLUMNS)
    assert set(NEVER) | set(COLUMNS) == set(ABOUT), "say of a new column whether its text is asked about"


@dataclass
class World:
    """Somebody about whom everything can be written, and somebody who was named."""

    application: Application
    other: Application
    claim: Claim
    flag: int
    lead: Lead


@dataclass
class Form:
    """Where a text is written: the page, the form on it, the field, and what else must be filled in."""

    column: str
    page: str
    action: str
    name: str
    rest: dict[str, str] = field(default_factory=dict)
    words: str = SENTENCE


@pytest.fixture
def world(app: Flask) -> World:
    rewarded()
    application = referred(a_colleague(email="noor@delinde.example"), vacancy=a_vacancy(), email="kim@example.org")
    a_link(application.vacancy, label="Flyer")
    other = an_application(email="kim@example.org", vacancy=a_vacancy(title="Porter"))
    claim = claims.consider(application)
    flag = flags.note(FlagKind.FILLED_FAST, {"seconds": 1}, application_id=application.id)
    assert claim and flag
    db.session.commit()
    lead = a_lead(vacancy=application.vacancy, kind=LeadKind.NAMED, named_by_id=claim.user_id, email="", address="")
    return World(application, other, claim, flag.id, lead)


def forms(world: World) -> list[Form]:
    """Every form of the office with such a text."""
    here = f"/office/applications/{world.application.id}"
    decide, letter = f"{here}?to=3", f"{here}/messages"
    flyer = str(db.session.scalars(select(TrackedLink.id).where(TrackedLink.label == "Flyer")).one())
    same, soon = f"{here}/same-person/{world.other.id}", str(today() + timedelta(days=3))
    noor = {
        "kind": "named",
        "named_by": "noor@delinde.example",
        "name": "Lou Bakker",
        "vacancy": str(world.lead.vacancy_id),
    }
    return [
        Form("messages.subject", here, letter, "message-subject", {"message-text": "A few words"}),
        Form("messages.text", here, letter, "message-text", {"message-subject": "About you"}),
        Form(
            "decisions.criterion",
            decide,
            "decide?to=3",
            "decide-other",
            {"decide-criterion": "*", "decide-reason": "So we think"},
        ),
        Form("decisions.reason", f"{here}?to=2", "decide?to=2", "decide-reason"),
        Form(
            "messages.text",
            decide,
            "decide?to=3",
            "decide-text",
            {"decide-reason": "Fits us", "decide-send": "y"},
        ),
        Form("flags.reason", f"/office/integrity/{world.flag}", "", "reason", {"verdict": "harmless"}),
        Form("holds.reason", f"{here}/hold", "/hold", "reason", {"until": soon}),
        Form("claims.reason", f"/office/settings/rewards/{world.claim.id}", "", "reason", {"verdict": "refuse"}),
        Form("thanks.text", here, "/thank", "thank-text"),
        Form("origin_corrections.reason", here, "/origin", "reason", {"link": flyer}),
        Form("same_people.reason", here, same, f"same-{world.other.id}-reason"),
        Form("leads.why", "/office/leads/new", "", "why", noor),
        Form("leads.source", "/office/leads/new", "", "place", noor | {"why": "Ten years of nights"}),
        Form(
            "leads.address",
            "/office/leads/new",
            "",
            "address",
            noor | {"why": "Ten years of nights"},
            "https://instagram.com/kim/burn-out",
        ),
        Form("leads.informed_how", f"/office/leads/{world.lead.id}", "/told", "how"),
        Form("vacancies.close_note", f"/office/vacancies/{world.application.vacancy_id}/close", "", "note"),
    ]


def text_in(column: str) -> list[str]:
    """What stands in that column, of all rows."""
    db.session.rollback()
    model, name = COLUMNS[column].model, COLUMNS[column].name
    return [getattr(row, name) for row in db.session.scalars(select(model))]


def sent(browser: Browser, form: Form, words: str, expect: int, **more: str) -> tuple[Page, dict[str, Any]]:
    """Fill the form in as somebody would."""
    page = browser.get(form.page)
    filled = page.fields(form.action) | form.rest | {form.name: words} | more
    where = str(page.form(form.action).get("action") or form.page)
    return browser.post(where, filled, expect=expect), filled


def what_was_typed(page: Page, form: Form) -> dict[str, str]:
    """What stands in the form, without the token, which is another each time."""
    return {name: value for name, value in page.fields(form.action).items() if name != "csrf_token"}


def test_every_form_asks_loses_nothing_and_keeps_the_reason_for_the_candidate(
    app: Flask, world: World, administrator: Browser, visitor: Browser
) -> None:
    every = forms(world)
    assert {form.column for form in every} == set(COLUMNS), "a column that is asked about has a form in this walk"
    place, others, led = (
        address.removeprefix("http://localhost")
        for address in (
            private_links.address(world.application),
            private_links.address(world.other),
            leads.address(world.lead),
        )
    )
    db.session.commit()
    number, title = world.application.id, world.application.vacancy.title
    for count, form in enumerate(every):
        before = text_in(form.column)
        page, filled = sent(administrator, form, form.words, 422)
        assert text_in(form.column) == before, f"{form.column}: nothing is kept before it is answered"
        kept = page.fields(form.action)
        assert {name: kept.get(name) for name in filled if name != "csrf_token"} == {
            name: value for name, value in filled.items() if name != "csrf_token"
        }, f"{form.column}: what was typed stands there still"
        assert "burn-out" in page.one(f"[id='{form.name}-error']").get_text(), form.column
        because = {f"{form.name}-because": REASON.format(count)}
        if form.column == "vacancies.close_note":
            sent(administrator, form, form.words, 422, **because)
            assert text_in(form.column) == before, "nobody would read why, so it is left out"
            assert not because.keys() & kept.keys()
            continue
        assert because.keys() <= kept.keys(), form.column
        can_be_noted = f"/office/applications/{number}/findings/new?words={form.name}"
        buttons = [
            str(button["formaction"]).partition("&back=")[0] for button in page.tree.select("button[formaction]")
        ]
        assert buttons == ([] if form.column.startswith("leads.") else [can_be_noted]), form.column
        if buttons:
            finding = administrator.post(str(buttons[0]), kept)
            assert finding.fields()["what"] == SENTENCE, f"{form.column}: the words go along"
            assert text_in(form.column) == before
        if form.column == "decisions.reason":
            wrong, _filled = sent(
                administrator, form, form.words, 422, **because, **{"decide-subject": "", "decide-send": "y"}
            )
            assert wrong.fields(form.action) | because == wrong.fields(form.action), "an answer is not asked for twice"
        searched, _filled = sent(administrator, form, form.words, 422, **{f"{form.name}-because": "I googled it"})
        assert "Then note it as a finding" in searched.one(f"[id='{form.name}-error']").get_text(), form.column
        sent(administrator, form, form.words, 303, **because)
        assert sum(form.words in text for text in text_in(form.column)) > sum(form.words in text for text in before)
        if form.page == "/office/leads/new":
            continue
        if form.column == "leads.informed_how":
            assert REASON.format(count) in visitor.get(led).text
        else:
            assert REASON.format(count) in visitor.get(place).text, f"{form.column}: the candidate reads why"
    reasons = [
        REASON.format(count)
        for count, form in enumerate(every)
        if form.column.split(".")[0] not in ("leads", "vacancies")
    ]
    box = ZipFile(BytesIO(visitor.client.get(f"{place}/copy").get_data()))
    for name in ("everything.json", "read-me.html"):
        copied = box.read(name).decode()
        assert [reason for reason in reasons if reason not in copied] == [], name
    rows = json.loads(box.read("everything.json"))["tables"]["possible_findings"]
    assert all("network" in row["noticed"] and row["answered_by"]["name"] for row in rows)
    assert title and "Instagram" not in str(rows), "what was noticed is named, and not copied"
    both = visitor.get(others).text
    assert "zwaluwreason10" in both, "of two who may be one both read it"
    erasure.forget(db.session.get_one(Application, number), DeletionReason.ASKED)
    for lead in db.session.scalars(select(Lead)):
        erasure.forget_lead(lead, DeletionReason.OBJECTED)
    db.session.commit()
    [left] = db.session.scalars(select(PossibleFinding))
    assert (left.application, left.column, left.row) == (world.other, "same_people.reason", None), "the other's own"


def test_a_letter_dots_or_figures_are_no_reason_on_any_form(app: Flask, world: World, administrator: Browser) -> None:
    reasons = [form for form in forms(world) if form.name.endswith(("reason", "why", "how"))]
    assert len(reasons) == 8
    for form in reasons:
        before = text_in(form.column)
        for nothing in ("x", "...", "nee", "1234"):
            page, filled = sent(administrator, form, nothing, 422)
            assert page.fields(form.action)[form.name] == filled[form.name] == nothing, "nothing typed is lost"
        assert "Write a few words" in page.one(f"[id='{form.name}-error']").get_text(), form.column
        page, _filled = sent(administrator, form, SENTENCE, 422, **{f"{form.name}-because": "x"})
        assert "Write a few words" in page.one(f"[id='{form.name}-error']").get_text(), form.column
        assert text_in(form.column) == before, form.column


def test_whoever_notes_a_finding_comes_back_to_all_that_was_typed(
    app: Flask, world: World, administrator: Browser
) -> None:
    facts = {"level": 2, "criteria": "Calm\nNight shifts", "sources": "LinkedIn", "searcher": "the team lead"}
    vacancy = world.application.vacancy
    levels.change(vacancy, levels.facts_of(levels.current(vacancy)) | facts, "A client asks", None)
    world.application.screening = levels.current(vacancy)
    db.session.commit()
    number, walked = world.application.id, 0
    for form in forms(world):
        if form.column.startswith(("leads.", "vacancies.")):
            continue
        more = {"decide-criterion": "Night shifts"} if form.column == "decisions.reason" else {}
        before = text_in(form.column)
        page, _filled = sent(administrator, form, SENTENCE, 422, **more)
        typed = what_was_typed(page, form)
        button = next(button for button in page.tree.select("button[formaction]"))
        finding = administrator.post(str(button["formaction"]), page.fields(form.action))
        if more:
            assert finding.fields()["criterion"] == "Night shifts", "what was chosen goes along"
        out = str(finding.one("main form button[formaction]")["formaction"])
        back = administrator.post(out, finding.fields(), 422)
        assert what_was_typed(back, form) == typed, f"{form.column}: back without noting"
        note = {"source": "network", "address": "https://www.linkedin.com/in/kim", "relevance": "Many nights"}
        note |= {"used": "no", "reason": "He wrote of it himself", "criterion": "Calm"}
        where = str(finding.form().get("action"))
        wrong = administrator.post(where, finding.fields() | note | {"relevance": ""}, 422)
        noted = wrong.fields() | note
        there = administrator.post(where, noted, 307)
        back = administrator.post(there.headers["Location"].removeprefix("http://localhost"), noted, 422)
        assert what_was_typed(back, form) == typed, f"{form.column}: back after noting"
        assert "Noted. The candidate gets a letter" in back.text and "Nothing of it is kept yet" in back.text
        assert text_in(form.column) == before, f"{form.column}: coming back decides nothing"
        walked += 1
    lines = db.session.scalars(select(ScreeningLine.number).where(ScreeningLine.application_id == number)).all()
    assert len(lines) == walked == 11
    ours = f"office/applications/{number}/decide"
    elsewhere = (
        f"//{ours}",
        ours,
        f"/\\{ours}",
        f"/%2f{ours}",
        "https://evil.example/",
        "//evil.example",
        "/nowhere",
        "\\",
    )
    for path in ("/office/applications/1/delete", *elsewhere):
        page = administrator.get(f"/office/applications/{number}/findings/new?back={quote(path)}")
        assert "formaction" not in page.html, path


def test_where_nobody_is_looked_up_a_finding_cannot_be_noted_and_the_page_says_what_can_be_done(
    app: Flask, world: World, recruiter: Browser
) -> None:
    vacancy = world.application.vacancy
    levels.change(vacancy, levels.facts_of(levels.current(vacancy)) | {"level": 0}, "", None)
    db.session.commit()
    form = next(form for form in forms(world) if form.column == "decisions.reason")
    page, _filled = sent(recruiter, form, SENTENCE, 422)
    assert "for this vacancy nobody is looked up" in page.text
    typed, button = what_was_typed(page, form), str(page.one("button[formaction]")["formaction"])
    explained = recruiter.post(button, page.fields(form.action))
    assert "nothing can be noted as a finding" in explained.text and "legitimate interest" not in explained.text
    assert not explained.tree.select("[name=source]")
    assert explained.tree.select(f'main a[href="/office/vacancies/{vacancy.id}/screening"]')
    back = recruiter.post(str(explained.form().get("action")), explained.fields(), 422)
    assert what_was_typed(back, form) == typed, "nothing typed is lost"
    for page in ("findings/new", "looked"):
        shown = recruiter.get(f"/office/applications/{world.application.id}/{page}")
        assert "nobody is looked up (level 0)" in shown.text and not shown.tree.select("[name=source]")


OF_NOBODY = ("Flyer mosque", "LinkedIn, bill 2026-11", "Poster in church", "FNV Vakbondsblad", "Facebook group Leeds")
OF_SOMEBODY = (
    *("Alex Vos: op Instagram burn-out", "For the candidate from Instagram", "Kim de Boer is zwanger"),
    *("Gevonden via haar Facebook", "Looked Alex Vos up online", "Kandidaat met burn-out"),
)


def test_where_no_candidate_reads_it_nothing_is_written_about_one(recruiter: Browser) -> None:
    vacancy, channel = a_vacancy(), a_channel()
    cost = {"amount": "10", "since": "2026-01-01", "until": "2026-02-01", "channel_id": str(channel.id)}
    for words in OF_SOMEBODY:
        refused = (
            recruiter.submit(f"/office/vacancies/{vacancy.id}", {"label": words}, expect=422, action="/links"),
            recruiter.submit("/office/costs/new", cost | {"note": words}, expect=422),
        )
        for page in refused:
            assert "Write nothing about a candidate here" in page.text, words
    for words in OF_NOBODY:
        recruiter.submit(f"/office/vacancies/{vacancy.id}", {"label": words}, action="/links")
        recruiter.submit("/office/costs/new", cost | {"note": words})
