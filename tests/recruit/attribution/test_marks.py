"""A mark is an origin exactly when it is ours, untouched, younger than thirty days, and of this vacancy."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recruit.attribution import marks, touches
from recruit.attribution.marks import mark, read_mark
from recruit.core.database import db, now
from recruit.organisation import policies
from tests.support.factories import a_link, a_vacancy

MOMENT = datetime(2026, 11, 22, 10, 59, 30, tzinfo=UTC)
TOKENS = st.text("23456789abcdefghjkmnpqrstuvwxyz", min_size=7, max_size=7)
AGES = st.integers(-1, 32 * 24 * 3600).map(lambda seconds: timedelta(seconds=seconds))
ours = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_a_mark_is_the_same_for_everybody_who_follows_the_link_in_that_hour() -> None:
    assert mark("k7mq2xw", MOMENT, "key") == mark("k7mq2xw", MOMENT - timedelta(minutes=59), "key")
    assert mark("k7mq2xw", MOMENT, "key") != mark("k7mq2xw", MOMENT + timedelta(minutes=1), "key")


@ours
@given(token=TOKENS, age=AGES, changed=st.booleans(), place=st.integers(0, 40), sign=st.characters(), key=st.booleans())
def test_it_is_accepted_exactly_when_untouched_ours_and_younger_than_thirty_days(
    token: str, age: timedelta, changed: bool, place: int, sign: str, key: bool
) -> None:
    made = mark(token, MOMENT, "key" if key else "another")
    text = made[: place % len(made)] + sign + made[place % len(made) + 1 :] if changed else made
    found = read_mark(text, MOMENT + age, ["key", "older"])
    fresh = MOMENT + age - MOMENT.replace(minute=0, second=0) <= timedelta(days=30)
    assert bool(found) == (key and text == made and fresh)
    if found:
        assert (found.token, found.text) == (token, made)


@ours
@given(
    st.one_of(st.text(max_size=80), st.from_regex(r"v1\.[0-9a-z]{7}\.[0-9a-f]{5}\.[A-Za-z0-9_-]{12}", fullmatch=True))
)
def test_no_words_are_a_mark(text: str) -> None:
    assert read_mark(text, MOMENT, ["key"]) is None


@pytest.mark.parametrize("cut", range(0, 31, 3))
def test_a_mark_that_was_cut_off_is_none(cut: int) -> None:
    made = mark("k7mq2xw", MOMENT, "key")
    assert read_mark(made[: len(made) - 1 - cut], MOMENT, ["key"]) is None
    assert read_mark(made[1 + cut :], MOMENT, ["key"]) is None


def test_a_mark_lives_thirty_days_from_its_hour() -> None:
    made, hour = mark("k7mq2xw", MOMENT, "key"), MOMENT.replace(minute=0, second=0)
    assert read_mark(made, hour + timedelta(days=30), ["key"])
    assert read_mark(made, hour + timedelta(days=30, seconds=1), ["key"]) is None
    assert read_mark(made, hour - timedelta(hours=3), ["key"]), "the machine's time was set back"


def test_a_mark_outlives_a_change_of_keys(app: Flask) -> None:
    link = a_link()
    made = touches.mark_of(link)
    app.config["SECRET_KEY_FALLBACKS"] = [app.config["SECRET_KEY"]]
    app.config["SECRET_KEY"] = "new"
    assert touches.link_of(made, link.vacancy) is link


@ours
@given(across=st.booleans(), own=st.booleans(), age=AGES)
def test_it_counts_for_its_own_vacancy_and_for_others_only_where_that_was_chosen(
    app: Flask, monkeypatch: pytest.MonkeyPatch, across: bool, own: bool, age: timedelta
) -> None:
    if "link" not in app.extensions:
        app.extensions["link"], app.extensions["other"] = a_link(), a_vacancy()
    link, other = app.extensions["link"], app.extensions["other"]
    policies.change(policies.origin_policy(), {"across": across}, None)
    db.session.commit()
    made, then = touches.mark_of(link), now()
    with monkeypatch.context() as patch:
        patch.setattr(touches, "now", lambda: then + age)
        found = touches.link_of(made, link.vacancy if own else other)
    fresh = then + age - then.replace(minute=0, second=0, microsecond=0) <= timedelta(days=30)
    assert (found is link) == (fresh and (own or across))


def test_the_mark_of_a_link_that_is_gone_is_none(app: Flask) -> None:
    link = a_link()
    made, vacancy = touches.mark_of(link), link.vacancy
    db.session.delete(link)
    db.session.commit()
    assert touches.read_touch(made) is None
    assert touches.link_of(made, vacancy) is None


@pytest.mark.parametrize(
    ("referer", "token", "found"),
    [
        ("http://careers.example/vacancies/1-x?o={a}", "bbbbbbb", "{a}"),
        ("http://careers.example/vacancies/1-x?o={b}&f={a}", "ccccccc", "{a}"),
        ("http://careers.example/?f={a}", "bbbbbbb", "{a}"),
        ("http://careers.example/vacancies/1-x?o={a}", "aaaaaaa", ""),
        ("http://careers.example/vacancies/1-x?o={b}&f={a}", "aaaaaaa", "{b}"),
        ("http://careers.example:81/vacancies/1-x?o={a}", "bbbbbbb", ""),
        ("http://elsewhere.example/?o={a}", "bbbbbbb", ""),
        ("http://careers.example/?o=<script>", "bbbbbbb", ""),
        ("http://careers.example/?o=" + "x" * 3000, "bbbbbbb", ""),
        ("http://careers.example/?" + "o=1&" * 200, "bbbbbbb", ""),
        ("http://[careers.example/?o={a}", "bbbbbbb", ""),
        ("", "bbbbbbb", ""),
    ],
)
def test_a_page_of_ours_tells_the_link_by_which_somebody_came_before(referer: str, token: str, found: str) -> None:
    known = {"a": mark("aaaaaaa", MOMENT, "key"), "b": mark("bbbbbbb", MOMENT, "key")}
    for name, made in known.items():
        referer, found = referer.replace(f"{{{name}}}", made), found.replace(f"{{{name}}}", made)
    assert marks.before(referer, "careers.example", token) == found
