"""Who did what, when, to what: readable, to be searched, to be taken along, and never changed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import force_locale
from sqlalchemy import select

from recruit.candidates.privacy import corrections, erasure
from recruit.candidates.screening import findings, statements
from recruit.candidates.screening.notifications import How
from recruit.config import ROOT
from recruit.core.database import db, now
from recruit.models import (
    AuditLine,
    CloseReason,
    DeletionReason,
    OriginPolicy,
    Policy,
    RewardRules,
    Role,
    SharingPolicy,
    StageKind,
)
from recruit.models.house_rules import RuleKind, Severity, Subject
from recruit.organisation import audit, audit_facts, audit_wordings
from recruit.vacancies import lifecycle
from tests.support.browser import Browser
from tests.support.factories import a_channel, a_lead, a_person, a_vacancy, an_application
from tests.support.screening import a_finding, a_search, found, somebody

pytestmark = pytest.mark.one_database


def lines(page: str) -> list[list[str]]:
    """A downloaded table."""
    return list(csv.reader(io.StringIO(page.lstrip("\ufeff"))))


def test_the_log_is_searched_by_who_deed_subject_and_day(administrator: Browser) -> None:
    robin, sam = a_person(name="Robin Rood"), a_person(name="Sam Smit")
    vacancy, application = a_vacancy(), an_application()
    audit.note(robin, "vacancy opened", vacancy)
    audit.note(sam, "document opened", application)
    audit.note(None, "copy taken", application)
    db.session.commit()
    old = db.session.scalars(select(AuditLine).where(AuditLine.by_id == robin.id)).one()
    db.session.execute(AuditLine.__table__.update().where(AuditLine.id == old.id).values(at=now() - timedelta(days=9)))
    db.session.commit()

    def found(query: str) -> str:
        page = administrator.get(f"/office/settings/audit?{query}")
        return " ".join(cell.get_text() for cell in page.tree.select("tbody td:nth-of-type(1)"))

    assert found(f"who={robin.id}") == "Robin Rood opened the vacancy"
    assert found("who=0") == "The candidate downloaded everything"
    assert found("deed=document+opened") == "Sam Smit opened the document"
    assert "Robin" not in found(f"what=applications+{application.id}")
    assert "Robin" not in found(f"since={now().date() - timedelta(days=2)}")
    assert found(f"until={now().date() - timedelta(days=2)}") == "Robin Rood opened the vacancy"


@pytest.mark.parametrize(
    "query",
    [
        "who=x",
        "who=99999999999999999999",
        "since=tomorrow",
        "since=0001-01-01",
        "until=9999-12-31",
        "since=0001-01-01&until=9999-12-31",
        "what=%00",
        "page=-1",
        "deed=é",
    ],
)
def test_a_filter_that_makes_no_sense_is_no_error(administrator: Browser, query: str) -> None:
    administrator.get(f"/office/settings/audit?{query}")


def test_the_log_is_taken_along_as_a_table_in_which_nothing_is_computed(administrator: Browser) -> None:
    audit.note(a_person(name="=HYPERLINK(1)"), "post planned", a_vacancy(), a_channel(name="@SUM(A1)"))
    db.session.commit()
    answer = administrator.client.get("/office/settings/audit.csv?deed=post+planned")
    head, row = lines(answer.get_data(as_text=True))
    assert head == ["at", "who", "deed", "what", "number", "note"]
    assert (row[1], row[5]) == ("'=HYPERLINK(1)", "'@SUM(A1)")
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_a_line_is_never_changed_or_removed(app: Flask) -> None:
    audit.note(None, "vacancy opened", a_vacancy())
    db.session.commit()
    line = db.session.scalars(select(AuditLine)).one()
    line.note = "something else"
    with pytest.raises(audit.Unchangeable):
        db.session.commit()
    db.session.rollback()
    db.session.delete(line)
    with pytest.raises(audit.Unchangeable):
        db.session.commit()
    db.session.rollback()


def noted() -> set[str]:
    """Every deed that stands in the code as it is."""
    found: set[str] = set()
    for path in [*Path(ROOT / "recruit").rglob("*.py"), *Path(ROOT / "jobs").rglob("*.py")]:
        plain = re.sub(r"audit\.Field\([^)]*\)", "", path.read_text())
        for call in re.findall(r"audit\.note\(([^\n]*)", plain):
            found |= set(re.findall(r'(?<!f)"([a-z ]+)"', call.split(", ", 1)[-1])[:2])
    return found


def test_every_deed_has_words() -> None:
    assert len(noted()) > 20
    assert noted() - set(audit_wordings.DEEDS) == set()


def test_recruiters_see_no_audit_log(recruiter: Browser) -> None:
    recruiter.get("/office/settings/audit", expect=404)
    recruiter.get("/office/settings/audit.csv", expect=404)


def facts() -> Iterator[tuple[str, str]]:
    """Every deed with everything that its line may hold: columns, with what they hold, and choices."""
    rules = {"rule": Policy, "origin rule": OriginPolicy, "reward rule": RewardRules, "sharing rule": SharingPolicy}
    for deed, model in {f"{name} changed": model for name, model in rules.items()}.items():
        for name in {column.name for column in model.__table__.columns} - {"id"}:
            kind = model.__table__.columns[name].type.python_type
            values = (True, False) if kind is bool else (None, 7) if kind is int else ("typed",)
            yield deed, str(audit.Field(name, (values[0], values[-1])))
    yield from (("vacancy changed", name) for name in lifecycle.WRITTEN)
    yield from (("application corrected", name) for name in corrections.CORRECTABLE)
    yield from (
        ("source changed", str(audit.Field(name, (True, False)))) for name in ("name", "hosts", "campaigns", "on")
    )
    for name, subject in product(Subject, Severity):
        yield "house rules switched", str(audit.Field(name.value, (subject,)))
    for deed, choices in {
        "person added": Role,
        "vacancy closed": CloseReason,
        "application forgotten": DeletionReason,
        "lead forgotten": DeletionReason,
        "candidate told": How,
        "house rule added": (*RuleKind, *Severity),
        "stage added": StageKind,
    }.items():
        yield from ((deed, str(choice.value)) for choice in choices)
    for name, value in (("four_eyes", True), ("active", False), ("position", 3), ("blind", True), ("until", None)):
        yield "person changed", str(audit.Field(name, (value,)))
    yield from (("blind look changed", "blind: True"), ("deletion held", "2026-12-24"), ("cost added", "until: None"))


def test_every_fact_that_is_shown_goes_through_words_in_both_languages(app: Flask) -> None:
    every = list(facts())
    assert len(every) > 100
    for language in ("en", "nl"):
        with force_locale(language):
            for deed, note in every:
                said = audit_wordings.sentence(deed, "Robin", note).removeprefix("Robin")
                raw = re.search(r"True|False|None|\w_\w|\d{4}-\d\d-\d\d", said)
                assert raw is None, (language, deed, note, said)
                told = audit_facts.in_words(deed, note)
                english = {"post", "other", "asked", "filled", "warn", "block", "interview"}
                assert language == "en" or told not in english - {"interview"}, (deed, note, told)
    assert {*map(str, (*Role, *CloseReason, *DeletionReason, *How, *Severity, *RuleKind, *StageKind))} <= set(
        audit_facts.CHOICES
    )
    with force_locale("nl"):
        assert audit_wordings.sentence("rule changed", "Robin", "by_unit: False → True").endswith("nee → ja")
        assert audit_wordings.sentence("rule changed", "Robin", "bonus: 0 → 75000").endswith("bonus: 0,00 → 750,00")
        assert audit_wordings.sentence("post published", "Robin", "other").endswith("other"), (
            "what somebody gave a name stays"
        )


def test_no_choice_of_the_filter_ends_in_the_air(app: Flask) -> None:
    for language in ("en", "nl"):
        with force_locale(language):
            for deed, words in audit_wordings.DEEDS.items():
                choice = audit_wordings.called(deed)
                inside = re.sub(r":\s*%\(what\)s$|\(%\(what\)s\)", "", str(words))
                assert ("…" in choice) == ("%(what)s" in inside), choice
                assert not choice.endswith((":", " the", " de", "(")), choice
                assert "%" not in choice


def test_findings_and_statements_are_on_the_log_and_who_did_what_themselves_is_named(
    app: Flask, administrator: Browser, visitor: Browser
) -> None:
    application, searched = somebody(), somebody()
    statements.issue(application)
    line = found(searched)
    findings.correct(searched, line, a_search(), a_finding(), administrator.person)
    findings.looked(searched, a_search(), administrator.person)
    findings.answer(searched, 1, findings.Deed.NOT_ME, "")
    erasure.forget(application, DeletionReason.ASKED)
    erasure.forget_lead(a_lead(), DeletionReason.OBJECTED)
    erasure.forget(an_application(), DeletionReason.TIME_OVER)
    db.session.commit()
    page = administrator.get("/office/settings/audit")
    for words in (
        "The candidate had the statement about searches signed",
        "noted a finding: line 1",
        f"{administrator.person.called} corrected a finding",
        f"{administrator.person.called} noted a search that found nothing",
        "The candidate answered line 1",
        "The candidate deleted the person: the candidate pressed the button",
        "The person deleted the lead: the person objected",
        "Recruit deleted the person: the time was over",
    ):
        assert words in page.text, words
    table = administrator.client.get("/office/settings/audit.csv?deed=application+forgotten").get_data(as_text=True)
    assert {row[1] for row in lines(table)[1:]} == {"The candidate", "Recruit"}
