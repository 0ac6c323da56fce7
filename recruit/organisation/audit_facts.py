"""The facts of the audit log in words: columns, figures and choices, as their lines hold them."""

from __future__ import annotations

import re
from typing import Any

from flask_babel import format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from recruit.core.translatable import a_day_in_words
from recruit.models import Deed

ARROW = " → "
STAGES_NAMED = frozenset({Deed.STAGE_ADDED, Deed.STAGE_RENAMED})
"""Deeds whose lines hold what a stage is called: what somebody gave it, or what it is to all."""
NAMED = STAGES_NAMED | {
    *(Deed.POST_PUBLISHED, Deed.POST_PLANNED, Deed.POST_CANCELLED, Deed.POST_CHANGED, Deed.POST_REPORTED),
    *(Deed.POST_TAKEN_DOWN, Deed.POST_NOT_FOUND, Deed.POST_APPROVED, Deed.POST_SENT_BACK),
    *(Deed.APPROVAL_ASKED, Deed.APPROVAL_TAKEN_BACK, Deed.REMARK_ANSWERED, Deed.CHANNEL_CONNECTED),
    *(Deed.SOURCE_ADDED, Deed.SOURCE_SWITCHED_ON, Deed.SOURCE_SWITCHED_OFF),
}
"""Deeds whose lines hold what somebody gave a name."""
COLUMNS_FIRST = frozenset({Deed.APPLICATION_CORRECTED, Deed.VACANCY_CHANGED})
"""Deeds whose lines hold names of columns, and no choices."""
ONE_CHOICE = frozenset({Deed.BLIND_LOOK_CHANGED})
"""Deeds whose sentence says already what was chosen."""
AMOUNTS = ("bonus",)
"""Columns that hold cents."""
PAIR = re.compile(r"(\w+): (.*)", re.DOTALL)

CHOICES: dict[str, Any] = {
    "True": _l("yes"),
    "False": _l("no"),
    "None": _l("nothing"),
    "employee": _l("colleague who shares"),
    "recruiter": _l("recruiter"),
    "administrator": _l("administrator"),
    "filled": _l("the vacancy is filled"),
    "expired": _l("it has expired"),
    "cancelled": _l("it was cancelled"),
    "other": _l("another reason"),
    "time over": _l("the time was over"),
    "asked": _l("the candidate pressed the button"),
    "asked us": _l("the candidate asked us"),
    "consent ended": _l("consent ended"),
    "not informed": _l("not informed in time"),
    "objected": _l("the person objected"),
    "applied": _l("applied"),
    "telephone": _l("by telephone"),
    "in person": _l("in person"),
    "post": _l("by post"),
    "other mail": _l("at another e-mail address"),
    "finding": _l("finding"),
    "off": _l("does nothing"),
    "warn": _l("asks for a reason"),
    "block": _l("stops the text"),
    "blocked": _l("words that are blocked"),
    "confidential": _l("confidential words"),
    "required": _l("words that are required"),
    "first": _l("the first"),
    "last": _l("the last"),
    "received": _l("received"),
    "looked at": _l("looked at"),
    "interview": _l("interview"),
    "offer": _l("offer"),
    "hired": _l("hired"),
    "rejected": _l("rejected"),
    "withdrawn": _l("withdrawn"),
}
"""What can be chosen, as it is kept."""

COLUMNS: dict[str, Any] = {
    "state": _l("state"),
    "title": _l("title"),
    "unit_id": _l("unit"),
    "places": _l("places"),
    "country": _l("country"),
    "remote": _l("working from home"),
    "hours_min": _l("hours from"),
    "hours_max": _l("hours up to"),
    "hours_unit": _l("what hours are counted in"),
    "full_time": _l("full time"),
    "part_time": _l("part time"),
    "contract": _l("contract"),
    "pay_min": _l("pay from"),
    "pay_max": _l("pay up to"),
    "pay_period": _l("pay per"),
    "pay_currency": _l("currency of the pay"),
    "pay_scale": _l("pay scale"),
    "pay_basis_hours": _l("hours that the pay is for"),
    "pay_net": _l("pay after tax"),
    "pay_on_target": _l("pay on target"),
    "pay_pro_rata": _l("pay for a full week"),
    "pay_minimum": _l("lowest pay by law or agreement"),
    "closes": _l("last day"),
    "language": _l("language"),
    "summary": _l("summary"),
    "body": _l("text"),
    "tags": _l("tags"),
    "video": _l("video"),
    "contact_name": _l("contact"),
    "contact_email": _l("contact’s e-mail address"),
    "contact_phone": _l("contact’s telephone"),
    "blind": _l("blind first look"),
    "level": _l("level"),
    "criteria": _l("criteria"),
    "sources": _l("where we look"),
    "searcher": _l("who looks"),
    "agency": _l("agency"),
    "answer_days": _l("days until an answer"),
    "wait_days": _l("days that a decision waits"),
    "keep_days": _l("days until deletion"),
    "pool_days": _l("days that consent lasts"),
    "figures_public": _l("openness figures for everybody"),
    "by_unit": _l("recruiters see their own unit only"),
    "on": _l("switched on"),
    "window_days": _l("days between share and application"),
    "known_days": _l("days that somebody counts as known"),
    "points_received": _l("points for an application"),
    "points_interview": _l("points for an interview"),
    "points_hired": _l("points for a hire"),
    "bonus": _l("bonus"),
    "currency": _l("currency"),
    "waiting_days": _l("waiting days"),
    "note": _l("note"),
    "counts": _l("which link counts"),
    "across": _l("also other vacancies"),
    "thin_months": _l("months that single clicks are kept"),
    "domains": _l("domains"),
    "monthly_mail": _l("monthly mail"),
    "monthly_day": _l("day of the monthly mail"),
    "figures_per_person": _l("figures per person"),
    "invitations": _l("invitations"),
    "ranking": _l("ranking"),
    "channel_id": _l("channel number"),
    "publication_id": _l("post number"),
    "since": _l("from"),
    "until": _l("until"),
    "capitals": _l("capitals"),
    "age": _l("age"),
    "gender": _l("gender"),
    "origin": _l("origin"),
    "four_eyes": _l("a second pair of eyes"),
    "position": _l("place in the order"),
    "active": _l("may sign in"),
    "name": _l("name"),
    "email": _l("e-mail address"),
    "phone": _l("telephone"),
    "motivation": _l("why this work"),
    "profile": _l("profile"),
    "referred_by": _l("who sent the vacancy"),
    "confirms_sharer": _l("that a colleague sent the vacancy"),
    "hosts": _l("addresses"),
    "campaigns": _l("names in links"),
}
"""Columns that a line can name."""


def in_words(deed: Deed | str, note: str) -> str:
    """What a line of the log holds besides who, what and when, in the reader's language."""
    if deed in NAMED:
        return str(CHOICES.get(note, note)) if deed in STAGES_NAMED else note
    return ", ".join(fact(deed, part) for part in note.split(", ")) if note else ""


def fact(deed: Deed | str, part: str) -> str:
    """One fact: a column with what it holds or held, a choice, a figure or a day."""
    if pair := PAIR.fullmatch(part):
        read = amount if pair[1] in AMOUNTS else value
        said = ARROW.join(read(one) for one in pair[2].split(ARROW))
        return said if deed in ONE_CHOICE else f"{COLUMNS.get(pair[1], pair[1])}: {said}"
    if deed == Deed.SCREENING_CHANGED and ARROW in part:
        return f"{_('level')} {part}"
    if deed in COLUMNS_FIRST and part in COLUMNS:
        return str(COLUMNS[part])
    return ARROW.join(value(one) for one in part.split(ARROW))


def value(kept: str) -> str:
    """What stands there: a choice, a day, a column by name alone, or a figure as it is."""
    return a_day_in_words(kept) or str(CHOICES.get(kept) or COLUMNS.get(kept) or kept)


def amount(cents: str) -> str:
    """An amount that is kept in cents."""
    return str(format_decimal(int(cents) / 100, "#,##0.00")) if re.fullmatch("[0-9]{1,18}", cents) else value(cents)
