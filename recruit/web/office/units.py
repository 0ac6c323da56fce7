"""Whoever may know the candidates of one unit finds no others, whatever is opened or pressed."""

from __future__ import annotations

from typing import Any

from flask import Flask, abort, before_render_template, request
from flask_login import current_user
from sqlalchemy import select

from recruit.candidates import unit_access
from recruit.core.database import db
from recruit.core.row_numbers import whole
from recruit.models import Application, Flag, Lead, Question, Vacancy

ADDRESSED: dict[str, Any] = {"applications": Application, "leads": Lead, "integrity": Flag}
"""Whose number stands in an address, by the part behind /office/."""
READS = ("GET", "HEAD", "OPTIONS")


def init_app(app: Flask) -> None:
    """What a press is answered with is read like any page."""
    before_render_template.connect(read_again, app)


def keep_to_own_unit() -> None:
    """Before every page: 404 for a press about anybody else, or about a vacancy of another unit. What it then does is
    done to all whom it concerns."""
    if not unit_access.is_limited(current_user):
        return
    unit_access.narrow(current_user)
    if request.method in READS:
        return
    room, given = request.path.split("/")[2], request.view_args or {}
    numbers = [given[name] for name in ("number", "other") if name in given]
    numbers += [whole(typed) or 0 for typed in request.form.getlist("application")[:100]]
    if row := ADDRESSED.get(room):
        for number in numbers:
            db.session.scalar(select(row.id).where(row.id == number)) or abort(404)
    if (vacancy := asked_of(room, given.get("number"))) is not None:
        unit_access.may_read(current_user, vacancy) or abort(404)
    unit_access.widen()


def asked_of(room: str, number: int | None) -> Vacancy | None:
    """The vacancy whose candidates a press concerns: of a vacancy, or of a question that they answer. A post knows no
    candidate."""
    if number is None or room not in ("vacancies", "questions"):
        return None
    return db.get_or_404(Vacancy, number) if room == "vacancies" else db.get_or_404(Question, number).vacancy


def read_again(app: Flask, template: Any, **facts: Any) -> None:
    """The page after a press. Letters are written meanwhile: those are to whom they are to."""
    if (template.name or "").startswith("office/") and request and request.blueprint == "office":
        narrow_again()


def narrow_again() -> None:
    """What a page tells after a press is read as for any page: by whoever asks before the template does."""
    if unit_access.is_limited(current_user):
        unit_access.narrow(current_user)
