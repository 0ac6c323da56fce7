"""Who did what, when, to what: readable, to be searched, to be taken along, and never changed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest
from flask import Flask
from flask_babel import force_locale
from sqlalchemy import select

from recruit.candidates.privacy import corrections, erasure
from recruit.candidates.screening import findings, statements
from recruit.candidates.screening.notifications import How
from recruit.core.database import Base, db, now
from recruit.models import (
    AuditLine,
    CloseReason,
    Deed,
    DeletionReason,
    OriginPolicy,
    Policy,
    Proof,
    RewardRules,
    Role,
    SharingPolicy,
    StageKind,
    Subject,
)
from recruit.models.house_rules import RuleKind, Severity
from recruit.models.house_rules import Subject as Checked
from recruit.organisation import audit, audit_facts, audit_wordings
from recruit.vacancies import lifecycle
from tests.support.browser import Browser, Page
from tests.support.factories import a_channel, a_lead, a_person, a_policy, a_unit, a_vacancy, an_application
from tests.support.screening import a_finding, a_search, found, somebody

pytestmark = pytest.mark.one_database


def lines(page: str) -> list[list[str]]:
    """A downloaded table."""
    return list(csv.reader(io.StringIO(page.lstrip("\ufeff"))))


def test_the_log_is_searched_by_who_deed_subject_and_day(administrator: Browser) -> None:
    robin, sam = a_person(name="Robin Rood"), a_person(name="Sam Smit")
    vacancy, application = a_vacancy(), an_application()
    audit.note(robin, Deed.VACANCY_OPENED, vacancy)
    audit.note(sam, Deed.DOCUMENT_OPENED, application)
    audit.note(None, Deed.COPY_TAKEN, application)
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
    audit.note(a_person(name="=HYPERLINK(1)"), Deed.POST_PLANNED, a_vacancy(), a_channel(name="@SUM(A1)"))
    db.session.commit()
    answer = administrator.client.get("/office/settings/audit.csv?deed=post+planned")
    head, row = lines(answer.get_data(as_text=True))
    assert head == ["at", "who", "deed", "what", "number", "note"]
    assert (row[1], row[5]) == ("'=HYPERLINK(1)", "'@SUM(A1)")
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_a_line_is_never_changed_or_removed(app: Flask) -> None:
    audit.note(None, Deed.VACANCY_OPENED, a_vacancy())
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


def test_every_deed_and_subject_has_words_in_both_languages(app: Flask) -> None:
    assert set(audit_wordings.DEEDS) == set(Deed)
    own_rows = set(Subject) - {Subject.POSSIBLE_FINDINGS, Subject.SCREENING_LINES, Subject.SCREENINGS}
    assert set(audit_wordings.SUBJECTS) == own_rows, "of the others a line speaks beside its own row"
    said = {}
    for language in ("en", "nl"):
        with force_locale(language):
            said[language] = {deed: str(words) for deed, words in audit_wordings.DEEDS.items()}
    assert [deed for deed in Deed if said["en"][deed] == said["nl"][deed]] == []


def test_every_subject_is_a_table() -> None:
    assert {subject.value for subject in Subject} <= set(Base.metadata.tables)


def test_what_another_release_noted_is_shown_as_it_stands_there(administrator: Browser) -> None:
    vacancy = a_vacancy()
    audit.note(administrator.person, Deed.VACANCY_OPENED, vacancy)
    db.session.commit()
    strange = {"deed": "100% <new> deed", "subject_kind": "rockets", "subject_id": 7, "note": "a: b"}
    db.session.execute(
        AuditLine.__table__.insert(), [strange | {"at": now(), "other_kind": "moons", "other_number": 3}]
    )
    known = {"deed": "vacancy levitated", "subject_kind": "vacancies", "subject_id": vacancy.id, "note": ""}
    db.session.execute(AuditLine.__table__.insert(), [known | {"at": now(), "by_id": administrator.person.id}])
    db.session.commit()
    lines_ = db.session.scalars(select(AuditLine).order_by(AuditLine.id)).all()
    assert [line.deed for line in lines_] == [Deed.VACANCY_OPENED, strange["deed"], known["deed"]]
    assert isinstance(lines_[0].deed, Deed) and isinstance(lines_[0].subject_kind, Subject)
    page = administrator.get("/office/settings/audit")
    for words in ("Recruit: 100% <new> deed", "rockets 7", f"{administrator.person.called}: vacancy levitated"):
        assert words in page.text, words
    assert "vacancy levitated" in administrator.get(f"/office/vacancies/{vacancy.id}").text
    found = administrator.get("/office/settings/audit?deed=100%25+%3Cnew%3E+deed&what=rockets+7")
    assert [cell.get_text() for cell in found.tree.select("tbody td:nth-of-type(1)")] == ["Recruit: 100% <new> deed"]
    table = administrator.client.get("/office/settings/audit.csv?what=rockets").get_data(as_text=True)
    assert lines(table)[1][3:] == ["rockets", "7", "3, a: b"]


def test_the_second_row_of_a_line_is_a_link_for_whoever_may_see_it(administrator: Browser, recruiter: Browser) -> None:
    vacancy = a_vacancy(title="Nurse", unit=a_unit())
    one, other = an_application(vacancy=vacancy), an_application(vacancy=a_vacancy(unit=a_unit()))
    audit.note(recruiter.person, Deed.SAME_PERSON, one, other=audit.Other(Subject.APPLICATIONS, other.id))
    recruiter.person.unit = vacancy.unit
    a_policy(by_unit=True)
    db.session.commit()
    path, there = f"/office/applications/{one.id}", f"/office/applications/{other.id}"
    assert f"the same person as application {other.id}" in " ".join(recruiter.get(path).text.split())

    def links(page: Page) -> list[str]:
        return [link.get_text() for link in page.tree.select(f'a[href="{there}"]') if link.get_text().isdecimal()]

    assert links(recruiter.get(path)) == [], "of another unit"
    for page in (path, "/office/settings/audit"):
        assert links(administrator.get(page)) == [str(other.id)]
    erasure.forget(other, DeletionReason.ASKED)
    db.session.commit()
    assert links(administrator.get("/office/settings/audit")) == []


def test_a_second_row_stands_in_the_sentence_as_it_always_did(app: Flask, administrator: Browser) -> None:
    application = somebody()
    line, vacancy = found(application), application.vacancy
    by = a_person(name="Robin & Co")
    for deed, row, facts, other in (
        (Deed.SCREENING_CHANGED, vacancy, (audit.Change(0, 1),), audit.Other(Subject.SCREENINGS, 2)),
        (Deed.CANDIDATE_TOLD, application, (How.TELEPHONE, Proof.FINDING), audit.Other(Subject.SCREENING_LINES, 1)),
        (Deed.INVITATION_LOOKED_AT, by, (), audit.Other(Subject.VACANCIES, vacancy.id)),
        (Deed.FINDING_ANSWERED, application, (), audit.Other(Subject.SCREENING_LINES, line.number)),
    ):
        audit.note(by, deed, row, *facts, other=other)
    db.session.commit()
    page = administrator.get(f"/office/settings/audit?who={by.id}")
    assert [cell.get_text() for cell in page.tree.select("tbody td:nth-of-type(1)")] == [
        "Robin & Co answered line 1 of the log of searches",
        f"Robin & Co read an invitation for vacancy {vacancy.id} before sending it",
        "Robin & Co told the candidate in another way: by telephone, finding, 1",
        "Robin & Co changed how far we go: version 2, level 0 → 1",
    ]
    assert [link["href"] for link in page.tree.select("tbody td:nth-of-type(1) a")] == [
        f"/office/applications/{application.id}#line-1",
        f"/office/vacancies/{vacancy.id}",
        f"/office/applications/{application.id}#line-1",
        f"/office/vacancies/{vacancy.id}/screening",
    ]


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
    yield from ((Deed.VACANCY_CHANGED, name) for name in ("places", *lifecycle.WRITTEN))
    yield from ((Deed.APPLICATION_CORRECTED, name) for name in corrections.CORRECTABLE)
    yield from (
        (Deed.SOURCE_CHANGED, str(audit.Field(name, (True, False)))) for name in ("name", "hosts", "campaigns", "on")
    )
    for name, severity in product(Checked, Severity):
        yield Deed.HOUSE_RULES_SWITCHED, str(audit.Field(name.value, (severity,)))
    for deed, choices in {
        Deed.PERSON_ADDED: Role,
        Deed.VACANCY_CLOSED: CloseReason,
        Deed.APPLICATION_FORGOTTEN: DeletionReason,
        Deed.LEAD_FORGOTTEN: DeletionReason,
        Deed.CANDIDATE_TOLD: How,
        Deed.HOUSE_RULE_ADDED: (*RuleKind, *Severity),
        Deed.STAGE_ADDED: StageKind,
    }.items():
        yield from ((deed, str(choice.value)) for choice in choices)
    for name, value in (("four_eyes", True), ("active", False), ("position", 3), ("blind", True), ("until", None)):
        yield Deed.PERSON_CHANGED, str(audit.Field(name, (value,)))
    yield from (
        (Deed.BLIND_LOOK_CHANGED, "blind: True"),
        (Deed.DELETION_HELD, "2026-12-24"),
        (Deed.COST_ADDED, "until: None"),
    )


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
        assert audit_wordings.sentence(Deed.RULE_CHANGED, "Robin", "by_unit: False → True").endswith("nee → ja")
        assert audit_wordings.sentence(Deed.RULE_CHANGED, "Robin", "bonus: 0 → 75000").endswith("bonus: 0,00 → 750,00")
        assert audit_wordings.sentence(Deed.POST_PUBLISHED, "Robin", "other").endswith("other"), (
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
    findings.answer(searched, 1, findings.AnswerKind.NOT_ME, "")
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
