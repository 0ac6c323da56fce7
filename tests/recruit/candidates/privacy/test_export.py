"""The copy is the candidate's: all of it is in words, who acted is named, and nothing of others is in it."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask_babel import refresh
from sqlalchemy import Enum, select

from recruit.candidates import private_links
from recruit.candidates.privacy import corrections, erasure, export, legal_holds, readings
from recruit.candidates.privacy.export_wordings import FACTS, FOR_PROGRAMS, TABLES, VALUES
from recruit.candidates.screening import log
from recruit.candidates.screening.findings import Finding, Search
from recruit.config import Settings
from recruit.core.columns import Coded
from recruit.core.database import Base, db, today
from recruit.models import (
    Application,
    DeletionReason,
    FlagKind,
    FormerAddress,
    LeadKind,
    LineKind,
    Message,
    Opened,
    Reading,
    Role,
    User,
    Writer,
)
from recruit.referrals import thanks
from recruit.referrals.integrity import flags
from recruit.referrals.rewards import claims
from tests.support.apply_form import apply, cv, the_application
from tests.support.browser import Browser
from tests.support.concurrency import at_once
from tests.support.documents import a_pdf
from tests.support.factories import a_colleague, a_lead, a_link, a_person, a_vacancy, an_application, rewarded
from tests.support.screening import mark_of

THEIRS = ("noor@delinde.example", "robin@office.example", "81234", "Zwaluw refused", "Carla Other")
"""What is of others: their addresses, a bonus, why it was refused, another candidate."""


@pytest.fixture
def place(visitor: Browser) -> str:
    """Her page, after much has happened that others had a hand in."""
    rewarded(bonus=812_34)
    vacancy = a_vacancy()
    noor = a_colleague(name="Noor Bakker", email="noor@delinde.example")
    robin = a_person(name="Robin de Wit", email="robin@office.example", role=Role.ADMINISTRATOR)
    nameless = a_person(name="", email="nameless@office.example")
    apply(visitor, vacancy=vacancy, cv=cv(a_pdf(["Ten years"])))
    application = the_application()
    application.origin = a_link(vacancy, sharer=noor, network="linkedin")
    application.tell_sharer = application.reward_sharer = True
    claim = claims.consider(application)
    assert claim
    claim.bonus = 812_34
    claims.refuse(claim, "Zwaluw refused", robin)
    thanks.thank(application, noor, "Well found", robin)
    legal_holds.hold(application, "A complaint", today() + timedelta(days=3), robin)
    content = {"source": "network", "what": "Leads a team", "public": True, "seen": "2026-11-02", "criterion": "Calm"}
    log.write(application, LineKind.FINDING, content, robin)
    db.session.add(Message(application=application, writer=Writer.OFFICE, subject="Hello", text="Come by", by=nameless))
    a_lead(vacancy=vacancy, kind=LeadKind.NAMED, named_by_id=noor.id).application = application
    other = an_application(name="Carla Other")
    flags.note(FlagKind.SAME_DOCUMENT, {"applications": [other.id]}, application_id=application.id)
    corrections.correct(application, {"email": "alex.two@example.org"})
    readings.write_down(application, robin, Opened.APPLICATION)
    db.session.commit()
    return f"/applications/{private_links.token_of(application)}"


def taken(visitor: Browser, place: str, language: str = "en") -> ZipFile:
    """The copy, for whoever came by the link in a letter."""
    mark = mark_of(db.session.get_one(Application, 1))["m"]
    refresh()  # the letters above were written in a language of their own
    return ZipFile(BytesIO(visitor.client.get(f"{place}/copy?lang={language}&m={mark}").get_data()))


def test_of_every_column_it_is_said_what_the_copy_tells_of_it() -> None:
    for table in Base.metadata.sorted_tables:
        if any(map(export.refers, table.columns)):
            assert table.name in TABLES, f"{table.name} is about somebody and in no copy"
    for name, told in TABLES.items():
        columns = set(Base.metadata.tables[name].columns.keys()) | ({"to", "subject", "text"} & set(told.columns))
        named = set(told.columns) | set(told.left_out)
        assert not set(told.columns) & set(told.left_out), name
        assert named - {"*"} <= columns, name
        assert columns == named or "*" in named, f"{name}: {columns - named}"
        assert all(str(label).strip() for label in told.columns.values() if label is not None)


def test_whatever_is_chosen_from_a_list_has_words() -> None:
    for name, told in TABLES.items():
        for column, label in told.columns.items():
            kind = getattr(Base.metadata.tables[name].columns.get(column), "type", None)
            chosen = kind.enum_class if isinstance(kind, Enum) else kind.kinds if isinstance(kind, Coded) else None
            if label is not None and chosen:
                assert set(VALUES[chosen]) == {one.value for one in chosen}, f"{name}.{column}"
    said = {field.name for line in (Finding, Search) for field in fields(line)}
    assert said <= set(FACTS) | FOR_PROGRAMS


def test_nothing_of_others_is_in_the_copy_and_who_acted_is_named(visitor: Browser, place: str) -> None:
    link = db.session.get_one(Application, 1).origin
    assert link
    box = taken(visitor, place)
    page, kept = (box.read(name).decode() for name in ("read-me.html", "everything.json"))
    tables = json.loads(kept)["tables"]
    for text in (page, kept):
        assert [
            one for one in (*THEIRS, "nameless@", link.token, "by_id", "81234", "812.34", "812,34") if one in text
        ] == []
    assert tables["claims"][0].keys() == {"id", "application_id", "opened_at", "person"}
    assert tables["holds"][0]["by"] == {"name": "Robin de Wit", "role": "administrator"}
    assert tables["messages"][0]["by"] == {"name": "", "role": "recruiter"}
    assert "Robin de Wit (administrator)" in page and "Noor Bakker (employee)" in page
    assert tables["leads"][0]["named_by"]["name"] == "Noor Bakker"
    assert "flags" not in tables, "that the same file came twice tells of the other"
    assert len(tables["former_addresses"]) == 1
    token = place.rpartition("/")[2]
    assert token not in kept and token not in page, "the way in is in no copy that may lie about"
    assert db.session.scalars(select(FormerAddress.digest)).one() in kept


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_in_the_copy_is_for_people(visitor: Browser, place: str, language: str) -> None:
    page = BeautifulSoup(taken(visitor, place, language).read("read-me.html"), "html.parser")
    assert page.html and page.html["lang"] == language
    assert not page.select("form, button, textarea, script"), "nothing to press in a file"
    for name in page.select("h2, h3, dt"):
        assert "_" not in name.get_text() and name.get_text().strip()
    values = {value.get_text().strip() for value in page.select("dd")}
    assert not values & {"None", "True", "False", "{}", "[]", ""}
    assert ("Wie je sollicitatie heeft geopend" if language == "nl" else "Who opened your application") in page.text
    assert "Leads a team" in page.text and "Come by" in page.text


def read(colleague: Browser, *places: str) -> None:
    """Open these pages and files."""
    for one in places:
        answer = colleague.client.get(one)
        assert answer.status_code == 200, one
        answer.close()


def test_who_opens_an_application_or_reads_a_cv_is_written_down_once_a_day(
    recruiter: Browser, visitor: Browser, settings: Settings
) -> None:
    apply(visitor, cv=cv(a_pdf(["Ten years"])))
    application = the_application()
    here = f"/office/applications/{application.id}"
    read(recruiter, "/office/applications")
    assert readings.readings_of(application) == [], "a list opens nobody's application"
    for _ in range(2):
        read(recruiter, here)
    assert [(row.user_id, row.day, row.what) for row in readings.readings_of(application)] == [
        (recruiter.person.id, today(), Opened.APPLICATION)
    ]
    for way in ("text", "document"):
        db.session.execute(Reading.__table__.delete())
        db.session.commit()
        read(recruiter, f"{here}/{way}", f"{here}/{way}")
        assert Opened.DOCUMENT in {row.what for row in readings.readings_of(application)}, way
    db.session.execute(Reading.__table__.update().values(day=today() - timedelta(days=1)))
    db.session.commit()
    read(recruiter, f"{here}/hold")
    assert {row.day for row in readings.readings_of(application)} == {today(), today() - timedelta(days=1)}
    assert export.everything(application)["readings"][-1]["user"]["role"] == Role.RECRUITER
    erasure.forget(application, DeletionReason.ASKED)
    db.session.commit()
    assert db.session.scalars(select(Reading)).all() == []


def test_two_who_read_at_once_are_each_written_down_and_nobody_after_the_deletion(app: Flask) -> None:
    application, by, other = an_application(), a_person(), a_person()
    number, people = application.id, (by.id, by.id, other.id)

    def opens(who: int) -> None:
        application = db.session.get_one(Application, number)
        readings.write_down(application, db.session.get_one(User, who), Opened.DOCUMENT)

    def deletes() -> None:
        erasure.forget(db.session.get_one(Application, number), DeletionReason.ASKED)

    assert at_once(app, *(lambda who=who: opens(who) for who in people)) == [None] * 3
    assert len(readings.readings_of(db.session.get_one(Application, number))) == 2
    db.session.execute(Reading.__table__.delete())
    db.session.commit()
    assert at_once(app, lambda: opens(other.id), deletes) == [None] * 2
    erasure.catch_up()
    assert db.session.scalars(select(Reading)).all() == []
