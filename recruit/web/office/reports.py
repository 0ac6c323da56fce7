"""Reports: from posts to hires, how long it takes, what words did, when people click, and what nobody knows."""

from __future__ import annotations

from dataclasses import replace

from flask import abort, render_template, request
from sqlalchemy import select
from werkzeug.wrappers import Response

from recruit.core.database import db
from recruit.models import Channel, ClickKind, TrackedLink
from recruit.reports import click_log, exclusions, hours, labels, post_wording, time_to_hire, unknown_origins
from recruit.reports.query import Asked, By
from recruit.web.office.blueprint import office
from recruit.web.office.report_page import asked, report_page
from recruit.web.office.report_tables import (
    funnel_table,
    hours_table,
    other_clicks,
    speed_table,
    unknown_table,
    words_table,
)
from recruit.web.office.tables import as_file, wanted_file


@office.get("/reports")
def reports() -> str | Response:
    """From posts to hires."""
    wanted = asked()
    table, pages, weekly = funnel_table(wanted, everything=bool(wanted_file()))
    if wanted_file():
        return as_file(table, wanted_file())
    return report_page(
        "funnel",
        wanted,
        table=table,
        pages=pages,
        weekly=weekly,
        dimensions=list(By),
        left_out=exclusions.left_out_of(wanted.period, wanted.only),
        other_clicks=other_clicks(),
    )


@office.get("/reports/time")
def reports_time() -> str | Response:
    """To the first application, and to a hire."""
    wanted = asked()
    if wanted.by not in time_to_hire.DIMENSIONS:
        wanted = replace(wanted, by=By.CHANNEL)
    table, pages = speed_table(wanted, everything=bool(wanted_file()))
    if wanted_file():
        return as_file(table, wanted_file())
    return report_page("time", wanted, table=table, pages=pages, dimensions=time_to_hire.DIMENSIONS)


@office.get("/reports/words")
def reports_words() -> str | Response:
    """Posts with a fact beside posts without it."""
    wanted = asked()
    facts = post_wording.facts_of_posts(wanted.period, wanted.only)
    table = words_table(facts)
    if wanted_file():
        return as_file(table, wanted_file())
    few = any(side.is_small for fact in facts for side in (fact.with_it, fact.without) if side.posts)
    told = any(row.cells["posts"] for row in table.rows)
    return report_page("words", wanted, table=table, few=few, most=post_wording.FEW, told=told)


@office.get("/reports/hours")
def reports_hours() -> str | Response:
    """Hours of the week, by channel."""
    wanted = asked()
    weeks = hours.weeks_of_channels(wanted.period)
    channels = db.session.scalars(select(Channel).where(Channel.id.in_(weeks)))
    names = {channel.id: channel.name for channel in channels}
    one = wanted.only.channel
    week = (weeks.get(one) or hours.Week()) if one else hours.together(list(weeks.values()))
    if wanted_file():
        return as_file(hours_table(week), wanted_file())
    return report_page(
        "hours",
        wanted,
        week=week,
        best={number: labels.best(*one.best) for number, one in weeks.items() if one.best},
        names=names,
        weekdays=labels.weekdays(),
        hours=[labels.hour(number) for number in range(24)],
    )


@office.get("/reports/unknown")
def reports_unknown() -> str | Response:
    """Applications of which nobody knows where they came from, by month."""
    wanted = replace(asked(), only=replace(asked().only, channel=None, colleague=None, label=""))
    table = unknown_table(unknown_origins.months_of(wanted.period, wanted.only), wanted)
    if wanted_file():
        return as_file(table, wanted_file())
    return report_page("unknown", wanted, table=table)


@office.get("/reports/clicks/<int:number>")
def reports_clicks(number: int) -> str:
    """Each click on one link: when, of what kind, and why."""
    link, wanted = db.get_or_404(TrackedLink, number), Asked.of(request.args)
    if not click_log.may_be_seen(link):
        abort(404)
    kind = next((kind for kind in ClickKind if kind == request.args.get("kind")), None)
    begin = click_log.Place.read(request.args.get("before", ""))
    found = click_log.clicks_page(link, wanted.period, kind, begin)
    return render_template(
        "office/reports/clicks.html",
        link=link,
        asked=wanted,
        period=wanted.period,
        kind=kind,
        kinds=ClickKind,
        found=found,
        begun=begin is not None,
        hidden=click_log.is_hidden(link),
    )
