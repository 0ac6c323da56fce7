"""Costs: what was paid for a channel or a post, and what an application and a hire came to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from operator import getitem
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy import select
from werkzeug.wrappers import Response

from recruit.core.database import db
from recruit.core.row_numbers import whole
from recruit.models import Channel, Cost, Publication
from recruit.referrals.rewards.rules import money
from recruit.reports import cost_per_hire, costs, labels
from recruit.reports.cost_per_hire import Spending, Spent
from recruit.reports.query import Asked, By
from recruit.web.forms.costs import CostForm, cost_form
from recruit.web.forms.editing import code, held
from recruit.web.office.blueprint import office
from recruit.web.office.report_addresses import address_of
from recruit.web.office.report_page import asked, report_page
from recruit.web.office.report_tables import first, in_order
from recruit.web.office.tables import Column, Pages, Row, Sort, Table, as_file, wanted_file
from recruit.web.url_converters import page_number


@office.get("/reports/costs")
def reports_spending() -> str | Response:
    """For each application and each hire."""
    wanted = asked()
    if wanted.by not in cost_per_hire.DIMENSIONS:
        wanted = replace(wanted, by=By.CHANNEL)
    spent = cost_per_hire.spending_of(wanted.by, wanted.period, wanted.only)
    table, pages = spending_table(spent, wanted, everything=bool(wanted_file()))
    if wanted_file():
        return as_file(table, wanted_file())
    return report_page("spending", wanted, table=table, pages=pages, spent=spent, dimensions=cost_per_hire.DIMENSIONS)


def spending_table(spent: Spending, wanted: Asked, everything: bool = False) -> tuple[Table, Pages]:
    """For each currency an amount, and what an application and a hire came to."""
    columns = [Column("applications", _("Applications")), Column("hires", _("Hires"))]
    for sign in spent.currencies:
        columns += [
            Column(f"spent-{sign}", _("Spent"), Sort.MONEY, bars=len(spent.currencies) == 1, currency=sign),
            Column(f"application-{sign}", _("Per application"), Sort.MONEY, currency=sign),
            Column(f"hire-{sign}", _("Per hire"), Sort.MONEY, currency=sign),
        ]
    numbers = {key: numbers_of(row, spent.currencies) for key, row in spent.rows.items()}
    dearest = f"-spent-{spent.currencies[0]}" if spent.currencies else ""
    keys = in_order(numbers, replace(wanted, sort=wanted.sort or dearest), columns, getitem)
    pages = Pages(len(keys))
    part = keys if everything else keys[pages.part]
    names = labels.names(part)
    rows = [Row(names[key], numbers[key], address=address_of(key, wanted)) for key in part]
    return Table(f"costs-{wanted.by}", first(wanted.by), columns, rows), pages


def numbers_of(row: Spent, currencies: Iterable[str]) -> dict[str, Any]:
    """The numbers of one row; nothing where nothing was spent, or nobody came."""
    found: dict[str, Any] = {"applications": row.figures.applications, "hires": row.figures.hires}
    for sign in currencies:
        found[f"spent-{sign}"] = float(row.amounts[sign]) if sign in row.amounts else None
        found[f"application-{sign}"] = row.each(sign, row.figures.applications)
        found[f"hire-{sign}"] = row.each(sign, row.figures.hires)
    return found


@office.get("/costs")
def cost_list() -> str:
    """Everything that was written down."""
    shown = db.paginate(costs.all_costs(), page=page_number(), per_page=50, error_out=False)
    return render_template("office/reports/costs.html", page=shown, money=money)


@office.route("/costs/new", methods=["GET", "POST"])
def cost_new() -> str | Response | tuple[str, int]:
    """One more; `post` is the post that it is for, else it is for a channel."""
    number = whole(request.args.get("post", ""))
    post = db.session.get(Publication, number) if number else None
    form = with_channels(None)
    if post:
        del form.channel_id
    if request.method == "POST" and form.validate():
        where = {"channel_id": post.channel_id if post else form.channel_id.data}
        costs.add(form.facts() | where | {"publication_id": post.id if post else None}, current_user)
        return saved(_("The cost is written down."))
    return render_template("office/reports/cost.html", form=form, row=None, post=post), code(form)


@office.route("/costs/<int:number>", methods=["GET", "POST"])
def cost(number: int) -> str | Response | tuple[str, int]:
    """Another amount, other days."""
    row = held(db.get_or_404(Cost, number))
    form = with_channels(row)
    if row.publication_id:
        del form.channel_id
    if request.method == "POST" and form.validate():
        where = {} if row.publication_id else {"channel_id": form.channel_id.data}
        costs.change(row, form.facts() | where, current_user)
        return saved(_("The cost is changed."))
    return render_template("office/reports/cost.html", form=form, row=row, post=row.publication), code(form)


@office.route("/costs/<int:number>/remove", methods=["GET", "POST"])
def cost_remove(number: int) -> str | Response:
    """Removing asks first."""
    row = db.get_or_404(Cost, number)
    if request.method == "POST":
        costs.remove(row, current_user)
        return saved(_("The cost is removed."))
    return render_template("office/reports/cost_remove.html", row=row, money=money)


def with_channels(row: Cost | None) -> CostForm:
    """The form with every channel, also those that are off."""
    return cost_form(list(db.session.scalars(select(Channel).order_by(Channel.name))), row)


def saved(said: str) -> Response:
    """Commit, say what happened, and back to the list."""
    db.session.commit()
    flash(said)
    return redirect(url_for("office.cost_list"), 303)
