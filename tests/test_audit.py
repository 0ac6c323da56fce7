"""Who did what, when, to what: readable, to be searched, to be taken along, and never changed."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from recruit import audit, deeds
from recruit.config import ROOT
from recruit.db import db, now
from recruit.models import AuditLine
from tests.browse import Browser
from tests.factories import a_channel, a_person, a_vacancy, an_application

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
    "query", ["who=x", "who=99999999999999999999", "since=tomorrow", "what=%00", "page=-1", "deed=é"]
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
    assert noted() - set(deeds.DEEDS) == set()


def test_recruiters_see_no_audit_log(recruiter: Browser) -> None:
    recruiter.get("/office/settings/audit", expect=404)
    recruiter.get("/office/settings/audit.csv", expect=404)
