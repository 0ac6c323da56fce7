"""Who came without a link of ours: what address and browser say, worth less than a link and kept apart from it."""

from __future__ import annotations

import json

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.attribution import default_sources, sources
from recruit.core.database import db
from recruit.models import Source
from tests.support.factories import saved
from tests.support.shared_data import shared

pytestmark = pytest.mark.one_database


def named(arguments: dict[str, str] | None = None, referer: str = "") -> str:
    """What the source is called."""
    found = sources.source_of(arguments or {}, referer)
    return found.name if found else ""


@pytest.mark.parametrize(
    ("referer", "name"),
    [
        ("https://www.linkedin.com/", "LinkedIn"),
        ("https://LinkedIn.com./feed/", "LinkedIn"),
        ("android-app://com.linkedin.android/", "LinkedIn"),
        ("https://t.co/x", "X"),
        ("https://nott.co/", ""),
        ("https://www.google.co.uk/", "Google"),
        ("https://google.nl/", "Google"),
        ("https://mail.google.com/", "Gmail"),
        ("https://google.evil.example/", ""),
        ("https://evilgoogle.com/", ""),
        ("https://nl.indeed.com/", "Indeed"),
        ("https://l.facebook.com/l.php?u=x", "Facebook"),
        ("https://careers.example/", ""),
        ("http://careers.example/vacancies/1-x?o=1", ""),
        ("https://unknown.example/", ""),
        ("https://127.0.0.1/", ""),
        ("ftp://linkedin.com/", ""),
        ("https://[linkedin.com/", ""),
        ("linkedin.com", ""),
        ("https://" + "a." * 900 + "com/", ""),
        ("", ""),
    ],
)
def test_a_host_is_known_with_all_that_belongs_to_it_and_nothing_that_only_looks_alike(
    app: Flask, referer: str, name: str
) -> None:
    assert named(referer=referer) == name


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ({"utm_source": "LinkedIn"}, "LinkedIn"),
        ({"utm_source": " lnkd.in "}, "LinkedIn"),
        ({"ref": "nvb"}, "Nationale Vacaturebank"),
        ({"source": "Google_Jobs_Apply"}, "Google"),
        ({"utm_source": "newsletter", "utm_campaign": "indeed"}, "Indeed"),
        ({"utm_source": "newsletter"}, ""),
        ({"utm_medium": "linkedin"}, ""),
    ],
)
def test_a_campaign_in_the_address_names_a_source(app: Flask, arguments: dict[str, str], name: str) -> None:
    assert named(arguments) == name


def test_a_campaign_beats_the_host_and_an_unknown_campaign_does_not(app: Flask) -> None:
    assert named({"utm_source": "indeed"}, "https://www.linkedin.com/") == "Indeed"
    assert named({"utm_source": "spring"}, "https://www.linkedin.com/") == "LinkedIn"


def test_the_longest_host_wins(app: Flask) -> None:
    saved(Source(name="LinkedIn Learning", hosts="learning.linkedin.com"))
    assert named(referer="https://www.learning.linkedin.com/") == "LinkedIn Learning"
    assert named(referer="https://business.linkedin.com/") == "LinkedIn"


def test_our_own_host_is_no_source_even_where_it_stands_on_the_list(app: Flask) -> None:
    saved(Source(name="Ourselves", hosts="careers.example"))
    assert named(referer="http://careers.example/") == ""
    assert named(referer="http://www.careers.example/") == "Ourselves"


def test_a_source_that_is_switched_off_is_looked_for_no_longer(app: Flask) -> None:
    row = db.session.scalars(select(Source).filter_by(name="LinkedIn")).one()
    sources.switch(row, None)
    db.session.commit()
    assert named(referer="https://www.linkedin.com/") == ""
    assert sources.known(row.id) is None


def test_an_empty_database_knows_the_places_that_vacancies_travel_through(app: Flask) -> None:
    rows = db.session.scalars(select(Source)).all()
    assert [row.name for row in rows] == [row["name"] for row in default_sources.rows()]
    assert len(rows) >= 45
    for column in ("hosts", "campaigns"):
        listed = [value for row in rows for value in getattr(row, column).splitlines()]
        assert len(listed) == len(set(listed)), f"one of the {column} stands there twice"


def came_from(host: str) -> str:
    """What a browser or an app says of it."""
    return f"{'android-app' if host.startswith('com.') else 'https'}://{host}/"


def test_the_list_knows_the_large_networks_and_search_engines_by_every_address_they_have(app: Flask) -> None:
    hosts = json.loads(shared("data/clicks/referrers.json").read_text())
    wanted = {
        "Google": "Google",
        "Bing": "Bing",
        "DuckDuckGo": "DuckDuckGo",
        "Ecosia": "Ecosia",
        "Qwant": "Qwant",
        "Baidu": "Baidu",
        "Facebook": "Facebook",
        "Instagram": "Instagram",
        "LinkedIn": "LinkedIn",
        "Twitter": "X",
        "Reddit": "Reddit",
        "Youtube": "YouTube",
        "Pinterest": "Pinterest",
        "WhatsApp": "WhatsApp",
        "Bluesky": "Bluesky",
        "XING": "XING",
        "Hacker News": "Hacker News",
    }
    theirs = {host: row["source"] for host, row in hosts.items() if row["medium"] in ("search", "social")}
    asked = {host: name for host, name in theirs.items() if name in wanted and "/" not in host}
    wrong = {host: (named(referer=came_from(host)), name) for host, name in asked.items()}
    wrong = {host: found for host, found in wrong.items() if found[0] != wanted[found[1]]}
    assert len(asked) > 400
    # What is left are portals that once showed the results of a large one under a name of their own.
    assert len(wrong) <= 0.07 * len(asked), wrong
