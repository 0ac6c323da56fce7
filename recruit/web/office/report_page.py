"""A report, with what it can be limited to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import render_template, request
from flask_babel import gettext as _
from sqlalchemy import select

from recruit.core.database import db
from recruit.models import Channel, User, Vacancy
from recruit.organisation.employer import all_units
from recruit.organisation.policies import sharing
from recruit.reports import charts
from recruit.reports.query import Asked, Only
from recruit.web.office.report_addresses import applications_of
from recruit.web.office.tables import compared, shown


def asked() -> Asked:
    """What the address asks for."""
    wanted = Asked.of(request.args)
    if wanted.only.colleague and not sharing().figures_per_person:
        return replace(wanted, only=replace(wanted.only, colleague=None))
    return wanted


def report_page(template: str, wanted: Asked, **facts: Any) -> str:
    """A report, with what it can be limited to."""
    return render_template(
        f"office/reports/{template}.html",
        asked=wanted,
        period=wanted.period,
        compared_with=wanted.compared,
        units=all_units(),
        channels=db.session.scalars(select(Channel).order_by(Channel.name)).all(),
        limits=limits(wanted.only),
        shown=shown,
        compared=compared,
        bar=charts.bar,
        applications_of=applications_of,
        **facts,
    )


def limits(only: Only) -> list[tuple[str, str]]:
    """What a report is limited to and no list offers: the name in the address, and in words."""
    found = []
    for name, table, title in (("vacancy", Vacancy, "title"), ("colleague", User, "called")):
        if number := getattr(only, name):
            row: Any = db.session.get(table, number)
            found.append((name, getattr(row, title) if row else str(_("No longer here"))))
    return found + ([("label", only.label)] if only.label else [])
