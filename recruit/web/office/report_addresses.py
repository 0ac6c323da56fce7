"""Where the names and numbers of a report lead."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from flask import url_for

from recruit.organisation.policies import sharing
from recruit.reports import funnel
from recruit.reports.dimensions import Key, Kind
from recruit.reports.periods import Period, end_of_month
from recruit.reports.query import Asked, By

HAS_A_LIST = (Kind.CHANNEL, Kind.LINK, Kind.LABEL, Kind.COLLEAGUE, Kind.COLLEAGUES, Kind.PASSED_ON, Kind.SOURCE)
"""Origins by which the list of applications can be filtered."""


def address_of(key: Key, asked: Asked) -> str:
    """Where the name of a row leads: to the posts behind it, or to the clicks on one."""

    def here(**changes: Any) -> str:
        return url_for("office.reports", **asked.but(sort="", **changes))

    if key.kind == Kind.CHANNEL:
        return here(by=By.POST, channel=key.number)
    if key.kind == Kind.COLLEAGUES and asked.by != By.COLLEAGUE and sharing().figures_per_person:
        return here(by=By.COLLEAGUE)
    if key.kind == Kind.COLLEAGUE:
        return here(by=By.POST, colleague=key.number)
    if key.kind == Kind.LABEL and key.label:
        return here(by=By.POST, label=key.label)
    if key.kind == Kind.LINK:
        period = asked.period
        days: dict[str, Any] = {"since": period.since.isoformat(), "until": period.until.isoformat()}
        return url_for("office.reports_clicks", number=key.number, **days)
    if key.kind == Kind.VACANCY:
        return here(by=By.POST, vacancy=key.number)
    if key.kind == Kind.UNIT and key.number:
        return here(by=By.VACANCY, unit=key.number)
    if key.kind == Kind.TIME:
        return url_for("office.reports", **within(key, asked).but(by="", sort=""))
    return ""


def within(key: Key, asked: Asked) -> Asked:
    """The same question about one month or week of the period."""
    begin = date.fromordinal(key.number)
    end = begin + timedelta(days=6) if funnel.is_weekly(asked.by, asked.period) else end_of_month(begin)
    period = asked.period
    return asked.during(Period(max(begin, period.since), min(end, period.until)))


def applications_of(asked: Asked, **more: Any) -> str:
    """The address of the list of applications that a figure counts."""
    only = asked.only
    given: dict[str, Any] = {"vacancy": only.vacancy, "unit": only.unit, "channel": only.channel}
    if only.colleague or only.label:
        given["origin"] = f"colleague-{only.colleague}" if only.colleague else f"label-{only.label}"
    given |= {"since": asked.period.since.isoformat(), "until": asked.period.until.isoformat()} | more
    return url_for("office.applications", **{name: value for name, value in given.items() if value})


def addresses_of(key: Key, asked: Asked) -> dict[str, str]:
    """Where the numbers of a row lead: applications to their list, clicks where the name leads."""
    if key.kind == Kind.TIME:
        return {"applications": applications_of(within(key, asked))}
    if key.kind in (Kind.VACANCY, Kind.UNIT) and key.number:
        return {"applications": applications_of(asked, **{key.kind.value: key.number})}
    if key.kind == Kind.UNKNOWN:
        return {"applications": applications_of(asked, origin="unknown")}
    if key.kind in HAS_A_LIST:
        name = key.kind.value.replace(" ", "-")
        value = key.label if key.kind == Kind.LABEL else key.number
        return {"applications": applications_of(asked, origin=f"{name}-{value}" if value else name)}
    return {}
