"""Pages about what was noticed: who sees what, what a blind first look hides, and what the candidate reads."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.candidates import private_links
from recruit.candidates.privacy import erasure
from recruit.core.database import db
from recruit.models import Application, AuditLine, Deed, DeletionReason, Flag, FlagKind, Stage
from recruit.models.stages import LOOKED_AT
from recruit.organisation import policies
from tests.support.browser import Browser
from tests.support.factories import a_channel, a_colleague, a_link, a_vacancy, an_application, referred
from tests.support.integrity import EVIDENCE, a_flag, settle

pytestmark = pytest.mark.one_database

HERE = "/office/integrity"
OF_LINKS = (FlagKind.BURST, FlagKind.MANY_CLICKS, FlagKind.STAFF_CLICKS)


def own_page(**but: Any) -> tuple[Application, str]:
    """An application, and where its candidate's page is."""
    token = private_links.token_from("seed")
    application = an_application(seed="seed", digest=private_links.digest(token), **but)
    return application, f"/applications/{token}"


def test_the_list_shows_first_what_nobody_has_looked_at(administrator: Browser) -> None:
    assert "Nothing was noticed" in administrator.get(HERE).text
    first, second = a_flag(an_application()), a_flag(an_application(), FlagKind.DISPOSABLE_MAIL)
    settle(second)
    page = administrator.get(HERE)
    assert [row.get_text() for row in page.tree.select("tbody th")] == [
        "Form filled in within seconds",
        "Temporary e-mail address",
    ]
    assert "9 seconds" in page.text and "mailinator.com" in page.text
    assert "To look at (1)" in page.text and "Looked at (1)" in page.text
    for state, flag in (("open", first), ("settled", second)):
        [row] = administrator.get(f"{HERE}?state={state}").tree.select("tbody th a")
        assert row["href"] == f"{HERE}/{flag.id}"


def test_reports_lead_there(recruiter: Browser) -> None:
    assert recruiter.get("/office/reports").one(f'nav.rooms a[href="{HERE}"]')


def test_lists_are_turned_fifty_at_a_time(administrator: Browser) -> None:
    vacancy = a_vacancy()
    for _ in range(51):
        db.session.add(
            Flag(kind=FlagKind.FILLED_FAST, application_id=an_application(vacancy=vacancy).id, evidence={"seconds": 3})
        )
    db.session.commit()
    assert len(administrator.get(HERE).tree.select("tbody tr")) == 50
    assert len(administrator.get(f"{HERE}?page=2").tree.select("tbody tr")) == 1


def test_the_first_page_counts_what_there_is_to_look_at(recruiter: Browser) -> None:
    assert "to look at." not in recruiter.get("/office/").text
    a_flag(an_application())
    settle(a_flag(an_application()))
    a_flag(a_link(sharer=a_colleague()), FlagKind.BURST)
    assert "1 thing to look at." in recruiter.get("/office/").text


@pytest.mark.parametrize(
    ("role", "of_colleague", "of_post", "of_application"),
    [("recruiter", 404, 200, 200), ("administrator", 200, 200, 200), ("employee", 404, 404, 404)],
)
def test_what_tells_of_a_colleague_is_for_administrators(
    app: Flask, role: str, of_colleague: int, of_post: int, of_application: int
) -> None:
    browser, vacancy = Browser(app).sign_in(role), a_vacancy()
    a_channel()
    flags = (
        a_flag(a_link(vacancy, sharer=a_colleague(name="Noor Bakker")), FlagKind.BURST),
        a_flag(a_link(vacancy, label="Post"), FlagKind.BURST),
        a_flag(an_application(vacancy=vacancy)),
    )
    for flag, expected in zip(flags, (of_colleague, of_post, of_application), strict=True):
        browser.get(f"{HERE}/{flag.id}", expect=expected)
    if role == "recruiter":
        assert "Noor" not in browser.get(HERE).text and len(browser.get(HERE).tree.select("tbody tr")) == 2


def test_where_figures_name_no_colleague_neither_do_these_pages(administrator: Browser) -> None:
    colleague = a_colleague(name="Noor Bakker")
    application = referred(colleague, email="alex@gmail.com")
    link = application.origin
    assert link
    flags = [a_flag(link, kind) for kind in OF_LINKS] + [a_flag(application, FlagKind.LIKE_REFERRER)]
    assert "Noor Bakker" in administrator.get(f"{HERE}/{flags[0].id}").text
    policies.change(policies.sharing(), {"figures_per_person": False}, None)
    db.session.commit()
    for address in (HERE, *(f"{HERE}/{flag.id}" for flag in flags)):
        assert "Noor" not in administrator.get(address).text, address
    assert "Shared by a colleague" in administrator.get(HERE).text


def test_a_person_settles_it_with_a_reason_on_record(recruiter: Browser) -> None:
    flag = a_flag(an_application())
    page = recruiter.submit(f"{HERE}/{flag.id}", {}, expect=422)
    assert "Choose what you make of it." in page.text and "Write the reason" in page.text
    said = recruiter.submit(f"{HERE}/{flag.id}", {"verdict": "harmful", "reason": "Called: it was a test"})
    assert "stay as they are" in recruiter.follow(said).text
    assert (flag.harmless, flag.reason, flag.settled_by_id) == (False, "Called: it was a test", recruiter.person.id)
    line = db.session.scalars(select(AuditLine).where(AuditLine.deed == Deed.FLAG_NOT_HARMLESS)).one()
    assert (line.subject_kind, line.subject_id, line.note) == ("flags", flag.id, "")
    page = recruiter.get(f"{HERE}/{flag.id}")
    assert "Called: it was a test" in page.text and not page.tree.select("textarea")


def test_who_was_slower_reads_that_somebody_has_looked_already(app: Flask, recruiter: Browser) -> None:
    flag = a_flag(an_application())
    fields = recruiter.get(f"{HERE}/{flag.id}").fields() | {"verdict": "harmful", "reason": "It is mine"}
    settle(flag)
    page = recruiter.post(f"{HERE}/{flag.id}", fields, expect=422)
    assert "Somebody has looked at this already." in page.text and flag.harmless


def test_evidence_that_changed_while_the_page_was_open_is_read_again(recruiter: Browser) -> None:
    link = a_link(label="Post")
    flag = a_flag(link, FlagKind.STAFF_CLICKS)
    fields = recruiter.get(f"{HERE}/{flag.id}").fields() | {"verdict": "harmless", "reason": "It is fine"}
    flag.evidence = EVIDENCE[FlagKind.STAFF_CLICKS] | {"clicks": 40}
    db.session.commit()
    page = recruiter.post(f"{HERE}/{flag.id}", fields, expect=422)
    assert "changed meanwhile" in page.text and "40 clicks" in page.text and flag.settled_at is None
    recruiter.post(f"{HERE}/{flag.id}", page.fields() | {"verdict": "harmless", "reason": "It is fine"}, expect=303)
    assert flag.harmless


def test_who_is_concerned_reads_that_a_colleague_looks(administrator: Browser) -> None:
    flag = a_flag(a_link(sharer=administrator.person), FlagKind.STAFF_CLICKS)
    page = administrator.get(f"{HERE}/{flag.id}")
    assert "a colleague looks at it" in page.text and not page.tree.select("textarea")


def test_every_kind_says_its_rule_with_its_numbers(administrator: Browser) -> None:
    application = referred(email="alex@gmail.com")
    said = {
        FlagKind.TOO_SOON: "20 seconds after the click, and nobody else followed the link in the 2 hours before",
        FlagKind.FILLED_FAST: "open for less than 20 seconds",
        FlagKind.BURST: "More than 8 visitors of one network followed the link within a minute",
        FlagKind.MANY_CLICKS: "In 90 days at least 100 people followed the link, and more than 10 times as many",
        FlagKind.STAFF_CLICKS: "more than 10 times in one week",
    }
    assert application.origin
    for kind, words in said.items():
        flag = a_flag(application.origin if kind in OF_LINKS else application, kind)
        assert words in administrator.get(f"{HERE}/{flag.id}").text


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_word_accuses_anybody(app: Flask, administrator: Browser, language: str) -> None:
    administrator.person.language = language
    application = referred(email="alex@gmail.com")
    assert application.origin
    for kind in FlagKind:
        flag = a_flag(application.origin if kind in OF_LINKS else application, kind)
        text = administrator.get(f"{HERE}/{flag.id}").text.casefold()
        assert not any(word in text for word in ("fraud", "fraude", "cheat", "suspic", "verdacht", "bedrog"))


def test_the_same_cv_leads_to_the_other_application_where_one_may_see_it(recruiter: Browser) -> None:
    other, gone = an_application(name="Kim de Boer"), an_application(name="Gone")
    blind = an_application(name="Wilhelmina Quist", vacancy=a_vacancy(blind=True))
    erasure.forget(gone, DeletionReason.ASKED)
    flag = a_flag(an_application(), FlagKind.SAME_DOCUMENT, applications=[other.id, gone.id, blind.id])
    page = recruiter.get(f"{HERE}/{flag.id}")
    assert "2 other applications" in page.text and "Kim de Boer" in page.text
    assert [a["href"] for a in page.tree.select("dd a")][1:] == [f"/office/applications/{other.id}"]
    assert "Quist" not in page.html and f"Candidate {blind.id}" not in page.text


def test_the_page_of_an_application_says_shortly_what_there_is(recruiter: Browser) -> None:
    application = an_application()
    address = f"/office/applications/{application.id}"
    assert "Something to look at" not in recruiter.get(address).text
    flag = a_flag(application)
    page = recruiter.get(address)
    assert "9 seconds" in page.text and page.one(f'a[href="{HERE}/{flag.id}"]')


@pytest.mark.parametrize("role", ["recruiter", "administrator"])
def test_a_blind_first_look_tells_only_that_there_is_something(app: Flask, role: str) -> None:
    browser = Browser(app).sign_in(role)
    other = an_application(name="Kim de Boer")
    hidden = an_application(name="Wilhelmina Quist", vacancy=a_vacancy(blind=True))
    told = {FlagKind.SAME_DOCUMENT: {"applications": [other.id]}}
    flags = [a_flag(hidden, kind, **told.get(kind, {})) for kind in FlagKind if kind not in OF_LINKS]
    for address in (HERE, f"/office/applications/{hidden.id}", *(f"{HERE}/{flag.id}" for flag in flags)):
        page = browser.get(address)
        main = page.one("main").get_text(" ")
        assert "omething to look at" in main, address
        words = ("Quist", "Kim de Boer", "colleague look", "Temporary", "Same CV", "click", "mailinator", "same file")
        assert not [word for word in words if word in main], address
    fields = browser.get("/office/me").fields()
    sent = {"csrf_token": fields["csrf_token"], "verdict": "harmless", "reason": "He said so", "seen": ""}
    assert "decide first" in browser.post(f"{HERE}/{flags[0].id}", sent, expect=422).text
    hidden.stage, hidden.revealed_at = db.session.get_one(Stage, LOOKED_AT), hidden.created_at
    db.session.commit()
    assert "Kim de Boer" in browser.get(f"{HERE}/{flags[2].id}").text


def test_the_candidate_reads_it_and_may_answer(visitor: Browser) -> None:
    application, place = own_page()
    assert "What we look at again" not in visitor.get(place).text
    flag = a_flag(application)
    page = visitor.get(place)
    assert "The form was sent within seconds of being opened." in page.text and "a person looks at it" in page.text
    assert page.one('#looked-into ~ p a[href="#messages"]') and page.one("#messages")
    settle(flag, reason="Asked: a saved letter")
    page = visitor.get(place)
    assert "sees nothing wrong: Asked: a saved letter" in page.text


def test_the_candidate_reads_nothing_of_anybody_else(visitor: Browser) -> None:
    other = an_application(name="Kim de Boer", email="kim@gmail.com")
    application, place = own_page()
    a_flag(application, FlagKind.SAME_DOCUMENT, applications=[other.id])
    a_flag(application, FlagKind.DISPOSABLE_MAIL)
    page = visitor.get(place)
    assert "Your e-mail address is at a service" in page.text
    assert "once more" not in page.text, "that the same file came with another application tells of whoever sent that"
    assert "Kim" not in page.html and "other application" not in page.text and "another name" not in page.text
    mark = private_links.mailed(application).partition("?")[2]
    db.session.commit()
    box = ZipFile(BytesIO(visitor.client.get(f"{place}/copy?{mark}").get_data()))
    kept = {row["kind"]: row for row in json.loads(box.read("everything.json"))["tables"]["flags"]}
    assert "same document" not in kept
    assert kept["disposable mail"]["evidence"] == {"service": "mailinator.com"}


def test_whoever_is_forgotten_takes_everything_that_was_noticed_along(app: Flask) -> None:
    application = an_application(document_digest="d" * 32, seconds_open=4)
    a_flag(application)
    other = a_flag(an_application(), FlagKind.SAME_DOCUMENT, applications=[application.id])
    erasure.forget(application, DeletionReason.ASKED)
    db.session.commit()
    assert db.session.scalars(select(Flag)).all() == [other]
    assert (application.document_digest, application.seconds_open) == ("", None)


def test_whoever_withdraws_takes_the_trace_of_the_cv_along(app: Flask) -> None:
    application = an_application(document="d" * 32, document_digest="d" * 32)
    assert erasure.drop_documents(application) == ["d" * 32]
    assert application.document_digest == ""


def test_the_form_and_the_privacy_page_say_that_we_look_and_that_a_person_decides(visitor: Browser) -> None:
    form = visitor.get(f"/vacancies/{a_vacancy().id}-ward-nurse/apply")
    assert "a person looks at what is noticed and decides" in form.text
    page = visitor.get("/privacy")
    assert "We check for signs of misuse" in page.text and "Version " in page.text
