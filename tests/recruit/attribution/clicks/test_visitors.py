"""Who comes again is recognised for a day, and nobody can say who it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from recruit.attribution.clicks import deduplication, ingestion, visitors
from recruit.attribution.clicks.visitors import DAY, Salts
from recruit.core.database import db, now
from recruit.models import Click, ClickKind, Visitor, Why
from tests.support.browser import Browser
from tests.support.clicks import FIREFOX, follow
from tests.support.factories import a_link

pytestmark = pytest.mark.one_database

NOON = 20_000 * DAY + DAY // 2


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", bytes([192, 0, 2])),
        ("::ffff:192.0.2.77", bytes([192, 0, 2])),
        ("2001:db8:1:2::5", bytes.fromhex("20010db80001")),
        ("fe80::1%eth0", bytes.fromhex("fe8000000000")),
        ("", b""),
        ("unknown", b""),
        ("1.2.3", b""),
        ("é", b""),
    ],
)
def test_of_an_address_only_the_network_is_looked_at(address: str, network: bytes) -> None:
    assert visitors.shortened(address) == network


@given(address=st.text() | st.ip_addresses().map(str), agent=st.text(), link=st.integers(1, 10**9))
def test_any_visitor_has_a_key_that_fits_the_table(address: str, agent: str, link: int) -> None:
    visitor, network = visitors.keys(b"salt", address, agent, link)
    assert 0 <= visitor < 2**63
    assert 0 <= network < 2**63


def test_a_key_differs_by_day_link_agent_and_network_and_by_nothing_else() -> None:
    same = visitors.keys(b"monday", "192.0.2.1", FIREFOX, 1)
    assert visitors.keys(b"monday", "192.0.2.254", FIREFOX, 1) == same
    others = [
        visitors.keys(b"tuesday", "192.0.2.1", FIREFOX, 1),
        visitors.keys(b"monday", "192.0.3.1", FIREFOX, 1),
        visitors.keys(b"monday", "192.0.2.1", FIREFOX, 2),
        visitors.keys(b"monday", "192.0.2.1", "Safari", 1),
    ]
    assert len({same, *others}) == 5


def test_all_processes_have_the_same_salt_and_another_every_day(tmp_path: Path) -> None:
    one, other = Salts(tmp_path), Salts(tmp_path)
    assert len(one.today(NOON)) == 32
    assert one.today(NOON) == other.today(NOON)
    assert one.today(NOON + DAY) != other.today(NOON)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_a_salt_is_destroyed_before_it_is_48_hours_old(tmp_path: Path) -> None:
    salts, made = Salts(tmp_path), 20_000 * DAY
    old = salts.today(made)
    visitors.destroy_salts(tmp_path, made + 2 * DAY - 1)
    assert Salts(tmp_path).today(made) == old
    visitors.destroy_salts(tmp_path, made + 2 * DAY)
    assert list(tmp_path.iterdir()) == []


def test_where_no_salt_can_be_kept_there_are_no_keys(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert Salts(tmp_path / "file").today(NOON) == b""
    assert visitors.keys(b"", "192.0.2.1", FIREFOX, 1) == (0, 0)


def test_visitors_are_forgotten_with_the_salt(app: Flask) -> None:
    link = a_link()
    for age in (0, 1, 2, 3):
        at = now().timestamp() - age * DAY
        db.session.add(Visitor(key=age, network=0, link_id=link.id, at=visited(at), number=0))
    db.session.commit()
    deduplication.forget_visitors()
    assert set(db.session.scalars(select(Visitor.key))) == {0, 1}


def visited(second: float) -> object:
    return deduplication.Taken(0, int(second), 0, ClickKind.PERSON, Why.NOTHING).moment


def test_whoever_comes_again_that_day_counts_once(visitor: Browser) -> None:
    link, other = a_link(), a_link()
    for _ in range(3):
        follow(visitor, link)
    follow(visitor, link, agent=FIREFOX.replace("140", "139"))
    follow(visitor, link, address="198.51.100.4")
    follow(visitor, other)
    ingestion.take_over()
    kinds = db.session.execute(select(Click.kind, Click.why).order_by(Click.number)).all()
    person, repeat = (ClickKind.PERSON, Why.NOTHING), (ClickKind.REPEAT, Why.SAME_DAY)
    assert [tuple(row) for row in kinds] == [person, repeat, repeat, person, person, person]


@pytest.mark.parametrize("wish", [{"Sec-GPC": "1"}, {"DNT": "1"}])
def test_whoever_asks_not_to_be_followed_is_not_recognised(visitor: Browser, wish: dict[str, str]) -> None:
    link = a_link()
    for _ in range(2):
        follow(visitor, link, **wish)
    ingestion.take_over()
    assert db.session.scalars(select(Visitor)).all() == []
    assert set(db.session.scalars(select(Click.kind))) == {ClickKind.PERSON}


def test_nothing_that_is_kept_of_a_click_tells_who_it_was(app: Flask, visitor: Browser) -> None:
    follow(visitor, a_link(), agent="Peculiar/7.0 (Mozilla Firefox/140.0)", address="203.0.113.77")
    ingestion.take_over()
    db.session.commit()
    for path in Path(app.extensions["recruit"].settings.folder).rglob("*"):
        kept = path.read_bytes() if path.is_file() else b""
        assert b"Peculiar" not in kept
        assert b"203.0.113" not in kept
