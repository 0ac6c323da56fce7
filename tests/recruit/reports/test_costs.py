"""What a channel or a post cost: written down by recruiters, on record, and shared out over its days."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from recruit.core.database import db, now, today
from recruit.models import AuditLine, Cost, Deed, Publication, Reach
from recruit.reports import cost_per_hire
from recruit.reports.periods import DAY, Period
from recruit.reports.query import By, Only
from tests.recruit.web.office.test_reports import table
from tests.support import plain_recount
from tests.support.browser import Browser
from tests.support.factories import a_channel, a_cost, a_link, a_unit, a_vacancy, an_application, saved

DAYS = st.dates(date(2024, 1, 1), date(2027, 1, 1))


@given(DAYS, st.integers(0, 400), st.integers(1, 10**9), DAYS)
def test_the_shares_of_all_periods_are_the_whole_amount(since: date, length: int, cents: int, between: date) -> None:
    cost = Cost(cents=cents, since=since, until=since + timedelta(days=length))
    parts = [
        cost_per_hire.share(cost, period) for period in (Period(date.min, between), Period(between + DAY, date.max))
    ]
    assert sum(parts, Fraction()) == cents


def test_a_cost_is_entered_changed_and_removed_and_each_is_on_record(recruiter: Browser, app: Flask) -> None:
    channel = a_channel(name="Town square")
    given = {"amount": "1.250,50", "currency": "EUR", "since": "2026-01-01", "until": "2026-03-31", "note": "F-17"}
    recruiter.submit("/office/costs/new", given | {"channel_id": str(channel.id)})
    [cost] = db.session.scalars(select(Cost)).all()
    assert (cost.cents, cost.since, cost.by_id) == (125_050, date(2026, 1, 1), recruiter.person.id)
    assert "Town square" in recruiter.get("/office/costs").text and "F-17" in recruiter.get("/office/costs").text
    assert recruiter.get(f"/office/costs/{cost.id}").fields()["amount"] == "1250.50"
    recruiter.submit(f"/office/costs/{cost.id}", {"amount": "99"})
    assert cost.cents == 99_00
    recruiter.get(f"/office/costs/{cost.id}/remove")
    assert db.session.scalars(select(Cost)).all(), "looking at it removes nothing"
    recruiter.submit(f"/office/costs/{cost.id}/remove", {})
    assert not db.session.scalars(select(Cost)).all()
    lines = db.session.scalars(select(AuditLine).where(AuditLine.subject_kind == "costs").order_by(AuditLine.id)).all()
    assert [line.deed for line in lines] == [Deed.COST_ADDED, Deed.COST_CHANGED, Deed.COST_REMOVED]
    assert "EUR 1250.50" in lines[1].note and "EUR 99.00" in lines[1].note


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"amount": ""}, "Write an amount"),
        ({"amount": "0"}, "Write an amount"),
        ({"amount": "much"}, "Write a number"),
        ({"since": ""}, "Write a day"),
        ({"until": "soon"}, "Write a day"),
        ({"until": "2025-12-31"}, "The last day comes before the first."),
        ({"until": "2099-12-31"}, "more than ten years"),
        ({"channel_id": "77"}, "Not a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    recruiter: Browser, app: Flask, wrong: dict[str, str], said: str
) -> None:
    a_channel()
    right = {"amount": "10", "since": "2026-01-01", "until": "2026-01-31", "note": "kept"}
    page = recruiter.submit("/office/costs/new", right | wrong, expect=422)
    assert said in page.text and page.fields()["note"] == "kept"
    assert not db.session.scalars(select(Cost)).all()


def test_an_application_and_a_hire_cost_their_share_of_the_period(recruiter: Browser, app: Flask) -> None:
    vacancy, channel = a_vacancy(), a_channel(name="Town square")
    post = saved(Publication(vacancy=vacancy, channel=channel, published_at=now()))
    link = a_link(vacancy, publication=post)
    for reached in (Reach.RECEIVED, Reach.HIRED):
        an_application(vacancy=vacancy, origin=link, reached=reached)
    an_application(vacancy=vacancy)
    plain_recount.rebuild()
    a_cost(channel=channel, cents=600_00, since=today() - timedelta(days=59), until=today())
    rows = table(recruiter.get("/office/reports/costs"))
    assert rows["Town square"] == ["2", "1", "€300.00", "€150.00", "€300.00"]
    assert rows["Direct or unknown"] == ["1", "0", "–", "–", "–"]


def test_several_currencies_are_never_added_up(app: Flask) -> None:
    channel, period = a_channel(), Period(today(), today())
    for currency, cents in (("EUR", 100), ("EUR", 50), ("GBP", 70)):
        a_cost(channel=channel, currency=currency, cents=cents, since=today(), until=today())
    found = cost_per_hire.spending_of(By.CHANNEL, period, Only())
    [row] = found.rows.values()
    assert found.currencies == ["EUR", "GBP"] and row.amounts == {"EUR": 150, "GBP": 70}


def test_a_cost_of_one_post_stands_by_its_post_and_in_its_channel(recruiter: Browser, app: Flask) -> None:
    vacancy = a_vacancy(unit=a_unit())
    post = saved(Publication(vacancy=vacancy, channel=a_channel(name="Town square"), published_at=now()))
    link = a_link(vacancy, publication=post)
    page = recruiter.get(f"/office/reports/clicks/{link.id}")
    [there] = [str(tag["href"]) for tag in page.tree.select("a.button") if "costs/new" in str(tag["href"])]
    given = {"amount": "30", "since": today().isoformat(), "until": today().isoformat()}
    recruiter.submit(there, given)
    [cost] = db.session.scalars(select(Cost)).all()
    assert (cost.publication_id, cost.channel_id) == (post.id, post.channel_id)
    recruiter.submit(f"/office/costs/{cost.id}", {"amount": "40"})
    assert (cost.publication_id, cost.channel_id, cost.cents) == (post.id, post.channel_id, 40_00)
    notes = db.session.scalars(select(AuditLine.note).where(AuditLine.deed.startswith("cost "))).all()
    assert len(notes) == 2 and all("Town square" in note and "_id" not in note for note in notes)
    a_cost(channel=post.channel, cents=1_000_00, since=today(), until=today())
    by_post = table(recruiter.get("/office/reports/costs?by=post"))
    assert by_post[f"Town square: {vacancy.title}"][2] == "€40.00"
    assert table(recruiter.get("/office/reports/costs"))["Town square"][2] == "€1,040.00"
    of_unit = recruiter.get(f"/office/reports/costs?unit={vacancy.unit_id}")
    assert table(of_unit)["Town square"][2] == "€40.00" and "Costs of whole channels are left out" in of_unit.text
