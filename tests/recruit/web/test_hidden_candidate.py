"""Whoever a blind first look hides: no page, file or letter of people who work here tells who it is or where from."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.candidates import applying, decisions, messages
from recruit.candidates.privacy import corrections, daily_summary
from recruit.core.database import db, now
from recruit.models import Letter, Stage
from recruit.models.candidates import RECOGNISED_BY
from recruit.models.stages import LOOKED_AT
from recruit.referrals import monthly_mail
from recruit.reports import weekly_mail
from tests.support import ROOT
from tests.support.browser import Browser
from tests.support.hidden_candidate import NOT_PAGES, PEOPLE, TELLS, World, a_world, letters_of_the_office, pages, read

OUTSIDE = {
    *("address_changed", "decided_hired", "decided_interview", "decided_looked_at", "decided_offer", "decided_other"),
    *("decided_rejected", "finding", "finding_corrected", "finish_later", "invitation", "lead_notice", "level_raised"),
    *("message", "new_address", "pool_ask", "pool_reminder", "pool_renew", "received"),
}
"""Letters to candidates, and to people who may become candidates."""
NOBODY = {
    "address_not_taken_over",
    "groups_not_told",
    "channel_ends",
    "channel_off",
    "join",
    "proposal_answered",
    "sign_in",
    "welcome",
}
"""Letters to people who work here about no candidate."""
LATER = {"finding_answered", "reward", "thanks"}
"""Letters that cannot be written while somebody is hidden: nobody is looked up, rewarded or thanked for."""
WALKED = {"monthly", "new_application", "new_message", "privacy_summary", "weekly"}


@pytest.fixture
def browsers(app: Flask) -> dict[str, Browser]:
    return {role: Browser(app).sign_in(role) for role in ("administrator", "recruiter", "employee")}


@pytest.fixture
def world(browsers: dict[str, Browser]) -> World:
    """The colleague who shares is the employee who looks."""
    return a_world(browsers["employee"].person)


def looked_at(world: World, browsers: dict[str, Browser]) -> None:
    """The candidate corrected who it is, somebody said only that it was looked at, and the switch of the vacancy went
    to and fro."""
    messages.receive(world.application, world.application.motivation)
    corrections.correct(world.application, {name: PEOPLE[1][name] for name in RECOGNISED_BY})
    decisions.decide(world.application, db.session.get_one(Stage, LOOKED_AT), "", "", browsers["recruiter"].person)
    for on in (False, True):
        world.application.vacancy.blind = on
        db.session.commit()
    world.application.vacancy.blind = False
    db.session.commit()


def test_every_page_is_walked_and_tells_nothing_whatever_is_done_without_a_reason(
    app: Flask, world: World, browsers: dict[str, Browser]
) -> None:
    world.be(PEOPLE[0])
    world.come("colleague")
    told, opened = list[str](), dict[str, int]()
    every = pages(app, world)

    def walk(when: str, roles: tuple[str, ...]) -> None:
        for role in roles:
            for endpoint, addresses in every.items():
                for address in addresses:
                    text = read(browsers[role], address)
                    opened[endpoint] = opened.get(endpoint, 0) + bool(text)
                    told.extend(f"{when}, {role}: {address} tells {word}" for word in TELLS if word in seen(text))

    walk("at first", ("administrator", "recruiter", "employee"))
    looked_at(world, browsers)
    walk("looked at, not blind any more", ("administrator",))
    decisions.withdraw(world.application)
    db.session.commit()
    walk("withdrawn", ("administrator",))
    assert told == []
    closed = [endpoint for endpoint, times in opened.items() if not times]
    assert closed == [], "a route that shows nothing is named with its reason"
    assert set(NOT_PAGES) <= {rule.endpoint for rule in app.url_map.iter_rules()}


def seen(text: str) -> str:
    """Without what was asked for by whoever looks: the address and the search field have it."""
    for who in PEOPLE:
        for asked in (who["name"].split()[1], who["email"], who["email"].replace("@", "%40")):
            for form in (f'value="{asked}"', f"q={asked}"):
                text = text.replace(form, "")
    return text


def test_the_office_reads_the_same_whoever_it_is_and_wherever_they_came_from(
    app: Flask, world: World, browsers: dict[str, Browser]
) -> None:
    office = browsers["administrator"]
    every = {
        address
        for endpoint, addresses in pages(app, world).items()
        if endpoint.startswith(("office", "administration", "public"))
        for address in addresses
    }

    def snapshot() -> dict[str, str]:
        return {address: read(office, address) for address in sorted(every)} | {"letters": letters_of_the_office()}

    world.be(PEOPLE[0])
    world.come("straight")
    before = snapshot()
    world.be(PEOPLE[1])
    for way in list(world.ways)[1:]:
        world.come(way)
        after = snapshot()
        different = {address: first_difference(before[address], after[address]) for address in before}
        assert {address: what for address, what in different.items() if what} == {}, way


def first_difference(one: str, other: str) -> str:
    """The first line that is not the same in both."""
    lines = zip([*one.splitlines(), ""], [*other.splitlines(), ""], strict=False)
    return next((f"{a.strip()[:300]} ≠ {b.strip()[:300]}" for a, b in lines if a != b), "") if one != other else ""


def test_no_letter_to_people_who_work_here_tells_who_it_is(world: World) -> None:
    named = {path.name for path in (ROOT / "templates" / "mail").iterdir()}
    assert named == OUTSIDE | NOBODY | LATER | WALKED, "a new letter is walked, or named with those that are not"
    world.be(PEOPLE[0])
    world.come("colleague")
    applying.letters(world.application)
    messages.receive(world.application, f"It is me, {PEOPLE[0]['name']}")
    monday = now() + timedelta(days=7 - now().weekday())
    daily_summary.write(monday.replace(hour=10))
    weekly_mail.write(monday.replace(hour=10))
    monthly_mail.write(now().replace(day=28, hour=10))
    letters = [row.content for row in db.session.scalars(select(Letter)) if row.application_id != world.application.id]
    assert len(letters) > 5
    for letter in letters:
        for word in TELLS:
            assert word not in letter["subject"] + letter["text"], letter["text"]
