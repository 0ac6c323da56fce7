"""Data is deleted on its date, and nothing of the person is left."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from sqlalchemy import select

import jobs.forget
from recruit import origins
from recruit.auth import digest
from recruit.config import Settings
from recruit.db import Base, db, now
from recruit.models import Application, CloseReason, Vacancy
from recruit.models.stages import WITHDRAWN
from recruit.vacancies import close
from tests.browse import Browser
from tests.factories import a_link, a_person, a_vacancy, an_application

PRIVATE = {
    "name": "Quirina Zandstra",
    "email": "quirina.zandstra@example.org",
    "phone": "0612345678",
    "motivation": "Because of the Zwaluwenberg",
    "profile": "https://quirina.example",
    "document_name": "cv-quirina.pdf",
}


def applied(settings: Settings, **but: object) -> Application:
    """Somebody who gave us everything."""
    name = "c" * 32
    (settings.folder / "uploads" / name).write_bytes(b"%PDF-1.7 Quirina")
    facts: dict[str, object] = {**PRIVATE, "document": name, "document_kind": "pdf", "digest": digest("her-token")}
    return an_application(**facts | but)


def forget() -> int:
    """What the clock does."""
    done = jobs.forget.forget()
    db.session.expire_all()
    return done


def test_28_days_after_the_vacancy_closed_nothing_of_the_person_is_left(
    app: Flask, visitor: Browser, recruiter: Browser, settings: Settings
) -> None:
    vacancy = a_vacancy()
    application = applied(settings, vacancy=vacancy, origin=a_link(vacancy, label="Flyer"))
    origins.correct(application, None, "Quirina said so", a_person())
    close(vacancy, CloseReason.FILLED, "", None)
    db.session.commit()
    assert forget() == 0
    application.ended_at = now() - timedelta(days=28, minutes=1)
    db.session.commit()
    assert forget() == 1
    assert application.forgotten_at
    everything = b"".join(path.read_bytes() for path in settings.folder.rglob("*") if path.is_file())
    dumped = str([db.session.execute(select(table)).all() for table in Base.metadata.sorted_tables])
    for value in (*PRIVATE.values(), "Quirina", digest("her-token")):
        assert value not in dumped, value
    assert b"%PDF-1.7 Quirina" not in everything
    visitor.get("/applications/her-token", expect=404)
    recruiter.get(f"/office/applications/{application.id}", expect=404)
    assert "1 application" not in recruiter.get("/office/applications").text


def test_the_origin_keeps_its_count(app: Flask, settings: Settings) -> None:
    vacancy = a_vacancy()
    flyer = a_link(vacancy, label="Flyer")
    applied(settings, vacancy=vacancy, origin=flyer, ended_at=now() - timedelta(days=30))
    forget()
    [row] = origins.links_of(vacancy)
    assert row.applications == 1


def test_28_days_after_withdrawing_too(app: Flask, settings: Settings) -> None:
    application = applied(settings, stage_id=WITHDRAWN, ended_at=now() - timedelta(days=28, minutes=1))
    assert forget() == 1
    assert application.name == ""


def test_an_open_vacancy_that_was_closed_before_keeps_its_applications(app: Flask, settings: Settings) -> None:
    applied(settings, vacancy=a_vacancy(closed_at=None))
    assert forget() == 0
    assert db.session.query(Vacancy).count() == 1
