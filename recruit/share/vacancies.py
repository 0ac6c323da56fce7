"""What is open, for colleagues to share."""

from __future__ import annotations

from flask import render_template
from sqlalchemy import case

from recruit import browsing
from recruit.addresses import page_number
from recruit.db import db, today
from recruit.models import Vacancy
from recruit.share import both, sharer

PER_PAGE = 20


@both("/")
def first() -> str:
    """Open vacancies, those of the colleague's own unit first."""
    wanted = browsing.open_vacancies(today())
    if unit := sharer().unit_id:
        wanted = wanted.order_by(None).order_by(case((Vacancy.unit_id == unit, 0), else_=1), *browsing.NEWEST)
    page = db.paginate(wanted, page=page_number(), per_page=PER_PAGE, error_out=False)
    return render_template("share/first.html", page=page)
