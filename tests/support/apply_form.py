"""What a candidate does, in one line, for the tests about applying."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import func, select

import jobs.lost_addresses
from recruit.candidates import lost_links, private_links
from recruit.core.database import db
from recruit.models import Application, Vacancy
from tests.support.browser import Browser, Page
from tests.support.factories import a_vacancy

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
ALEX = {"name": "Alex Vos", "email": "alex@example.org", "profile": "https://example.org/alex"}


def form_of(vacancy: Vacancy) -> str:
    """Where the form of a vacancy is."""
    return f"/vacancies/{vacancy.id}-ward-nurse/apply"


def cv(data: bytes = PDF, name: str = "cv.pdf") -> tuple[BytesIO, str]:
    """A file as a form sends it."""
    return BytesIO(data), name


def the_application() -> Application:
    """The only one."""
    return db.session.scalars(select(Application)).one()


def the_latest_application() -> Application:
    """The one that was sent last."""
    return db.session.scalars(select(Application).order_by(Application.id.desc()).limit(1)).one()


def how_many(table: type[Any] = Application) -> int:
    """How many rows a table has."""
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def uploads(app: Flask) -> list[Path]:
    """What lies in the uploads folder."""
    return list((Path(app.extensions["recruit"].settings.folder) / "uploads").iterdir())


def apply(visitor: Browser, expect: int = 303, vacancy: Vacancy | None = None, **but: Any) -> Page:
    """Fill in the form and send it."""
    return visitor.submit(form_of(vacancy or a_vacancy()), ALEX | but, expect=expect)


def ask_again(visitor: Browser, email: str = "alex@example.org") -> Page:
    """Ask for the way to one's own page, and what a worker does then."""
    page = visitor.submit("/applications/again", {"email": email}, expect=200)
    for wish in lost_links.overdue(10):
        jobs.lost_addresses.answer(wish)
    return page


def plain(application: Application) -> str:
    """The address to which the browser is sent after applying."""
    token = private_links.token_of(application)
    db.session.commit()
    return f"/applications/{token}"


def mailed(application: Application) -> str:
    """The same as it stands in letters."""
    address = private_links.mailed(application).partition("http://careers.example")[2]
    db.session.commit()
    return address
