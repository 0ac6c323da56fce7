"""An installation from before screening is brought to this version with everybody in it, and back again."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import Engine, MetaData, insert, select, text

from recruit.candidates import blind_review as blindly
from recruit.candidates import decisions
from recruit.candidates.screening import older_texts, possible_findings, statements
from recruit.core.database import db, now
from recruit.models import Application, Claim, Stage, User
from recruit.models.visibility import Reader, may_see
from recruit.referrals.rewards import claim_search

MOMENT = now()
PEOPLE = {"received": None, "withdrawn": MOMENT, "forgotten": None}


def tables(engine: Engine) -> MetaData:
    """The tables as the database has them."""
    found = MetaData()
    found.reflect(engine)
    return found


def filled(column: Any) -> Any:
    """Something for a column that must hold something."""
    kinds = {int: 0, bool: False, bytes: b"", float: 0.0}
    try:
        return kinds.get(column.type.python_type, "")
    except NotImplementedError:
        return ""


def a_row(name: str, /, **facts: Any) -> None:
    """A row as the old version wrote it."""
    table = tables(db.engine).tables[name]
    must = {c.name: filled(c) for c in table.columns if not c.nullable and c.server_default is None and c.name != "id"}
    with db.engine.begin() as connection:
        connection.execute(insert(table).values(must | facts))


def rows(name: str) -> list[Any]:
    """All rows, the first first."""
    with db.engine.connect() as connection:
        table = tables(db.engine).tables[name]
        return list(connection.execute(select(table).order_by(table.c.id)).mappings())


def an_old_installation() -> None:
    """Vacancies that are open, filled and expired, each with somebody in every state."""
    upgrade(revision="0002")
    closed = {"open": (None, None), "filled": (MOMENT, "filled"), "expired": (MOMENT, "expired")}
    for vacancy, (at, why) in enumerate(closed.values(), 1):
        facts = {"state": "closed" if at else "open", "closed_at": at, "close_reason": why}
        a_row("vacancies", id=vacancy, title="Nurse", language="nl", created_at=MOMENT, changed_at=MOMENT, **facts)
        for n, (state, withdrawn) in enumerate(PEOPLE.items()):
            own = f"{vacancy}-{n}"
            facts = {"state": state, "withdrawn_at": withdrawn, "created_at": MOMENT, "name": f"Kim {own}"}
            a_row("applications", vacancy_id=vacancy, submission=own, digest=own, email="kim@example.org", **facts)


def test_everybody_is_carried_over_and_back(empty: Flask) -> None:
    an_old_installation()
    upgrade()
    now_there = rows("applications")
    names = [f"Kim {v}-{n}" if n < 2 else "" for v in (1, 2, 3) for n in range(3)]
    assert [row["name"] for row in now_there] == names, "of who was deleted nothing is carried over"
    assert [row["stage_id"] for row in now_there] == [1, 7, 1] * 3
    ended = [bool(row["ended_at"]) for row in now_there]
    assert ended == [False, True, False, True, True, True, False, True, False]
    assert [bool(row["forgotten_at"]) for row in now_there] == [False, False, True] * 3
    versions = {row["id"]: row for row in rows("screenings")}
    assert [(v["number"], v["level"]) for v in versions.values()] == [(1, 0)] * 3, "nothing was said, so nothing is"
    assert all(versions[row["screening_id"]]["vacancy_id"] == row["vacancy_id"] for row in now_there)
    assert {row["repetition"] for row in now_there} == {None}, "old forms prove nothing"
    assert {row["seed"] for row in now_there} == {f"{v}-{n}" for v in (1, 2, 3) for n in range(3)}
    downgrade(revision="0002")
    back = rows("applications")
    assert [row["state"] for row in back] == list(PEOPLE) * 3
    assert [bool(row["withdrawn_at"]) for row in back] == [False, True, False] * 3
    with db.engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0002"
    upgrade()
    assert [row["stage_id"] for row in rows("applications")] == [1, 7, 1] * 3


def test_what_was_copied_about_people_goes_and_facts_stay(empty: Flask) -> None:
    upgrade(revision="0007")
    a_row("users", id=1, email="bo@example.org", role="employee", language="nl", created_at=MOMENT)
    a_row("sources", id=900, name="LinkedOut", hosts="", campaigns="", on=True)
    for number in (1, 2):
        facts = {"state": "closed", "language": "nl", "created_at": MOMENT, "changed_at": MOMENT}
        a_row("vacancies", id=number, title="Nurse", close_note="Zwaluw got it", **facts)
        a_row("tracked_links", id=number, token=f"t{number}", vacancy_id=number, label="Flyer", created_at=MOMENT)
        gone = {"forgotten_at": MOMENT if number == 1 else None, "created_at": MOMENT, "reached": 0, "pool_asked": 0}
        own = {"seed": f"s{number}", "digest": f"d{number}", "stage_id": 1, "origin_id": number}
        a_row("applications", id=number, vacancy_id=number, **gone, **own)
        claim = {"application_id": number, "user_id": 1, "state": "refused", "signs": [], "settled": True}
        a_row("claims", reason="Zwaluw", currency="EUR", opened_at=MOMENT, **claim)
    for number, label in enumerate(("Lead: zwaluw.example", "Lead: LinkedOut", "Lead: named by a colleague"), 10):
        a_row("tracked_links", id=number, token=f"t{number}", vacancy_id=1, label=label, created_at=MOMENT)
        lead = {"kind": "found", "digest": f"d{number}", "seed": "", "created_at": MOMENT, "inform_by": MOMENT}
        a_row("leads", vacancy_id=1, link_id=number, **lead)
    lines = (
        ("claims", "claim refused", "Zwaluw was known"),
        ("flags", "flag harmless", "Called Zwaluw"),
        ("leads", "lead informed", "Zwaluw was told"),
        ("leads", "lead forgotten", "not informed"),
        ("applications", "origin corrected", "Zwaluw said so"),
        ("applications", "application corrected", "name, phone"),
        ("vacancies", "vacancy closed", "filled Zwaluw got it"),
        ("vacancies", "vacancy closed", "expired"),
        ("vacancies", "vacancy changed", "title"),
    )
    for kind, deed, note in lines:
        a_row("audit_lines", subject_kind=kind, subject_id=1, deed=deed, note=note, at=MOMENT)
    upgrade()
    kept = ["", "", "", "not informed", "", "name, phone", "filled", "expired", "title"]
    assert [row["note"] for row in rows("audit_lines")] == kept
    assert [row["close_note"] for row in rows("vacancies")] == ["", "Zwaluw got it"]
    assert [row["reason"] for row in rows("claims")] == ["", "Zwaluw"]
    labels = ["Flyer", "Flyer", "Lead", "Lead: LinkedOut", "Lead: named by a colleague"]
    assert [row["label"] for row in rows("tracked_links")] == labels


def test_who_was_hidden_stays_so_and_a_claim_that_is_there_stays(empty: Flask) -> None:
    """Only a decision of a person with a reason had revealed anybody; withdrawing and “looked at” had not."""
    upgrade(revision="0007")
    a_row("users", id=1, email="robin@example.org", name="Robin", role="recruiter", active=True, created_at=MOMENT)
    for number, blind in ((1, True), (2, False)):
        facts = {"state": "open", "language": "nl", "created_at": MOMENT, "changed_at": MOMENT, "blind": blind}
        a_row("vacancies", id=number, title="Nurse", **facts)
    decided: dict[str, tuple[int | None, str] | None] = {
        "nobody": None,
        "withdrew": (None, ""),
        "looked at": (1, ""),
        "decided": (1, "Ten years of nights"),
    }
    for place, (name, decision) in enumerate([*decided.items(), ("open look", None)], 1):
        own = {
            "seed": name,
            "digest": name,
            "email": "kim@example.org",
            "name": name,
            "stage_id": 2,
            "tell_sharer": True,
        }
        times = {"created_at": MOMENT, "decided_at": MOMENT if decision else None}
        a_row("applications", id=place, vacancy_id=2 if name == "open look" else 1, **own, **times)
        if decision:
            by, reason = decision
            facts = {"application_id": place, "from_id": 1, "to_id": 2, "by_id": by, "reason": reason, "at": MOMENT}
            a_row("decisions", **facts)
    a_row("claims", application_id=4, user_id=1, state="pending", points=6, signs=[], settled=True, opened_at=MOMENT)
    upgrade()
    with empty.app_context():
        hidden = {row.name for row in db.session.scalars(select(Application)) if blindly.hidden(row)}
        assert hidden == {"nobody", "withdrew", "looked at"}
        claim = db.session.scalars(select(Claim)).one()
        assert may_see(Reader.REWARD, claim.application) and claim_search.points_of(claim) == 6
        assert {row.reward_sharer for row in db.session.scalars(select(Application).where(Application.id != 4))} == {
            False
        }
        db.session.remove()
    downgrade(revision="0007")
    upgrade()


def test_texts_of_before_are_read_and_block_nothing_but_the_statement(empty: Flask) -> None:
    upgrade(revision="0007")
    a_row("users", id=1, email="bo@example.org", name="Bo", role="employee", language="nl", created_at=MOMENT)
    facts = {"state": "open", "language": "nl", "remote": "no", "pay_period": "month"}
    a_row("vacancies", id=1, title="Nurse", created_at=MOMENT, changed_at=MOMENT, **facts)
    for number in (1, 2):
        own = {
            "seed": f"s{number}",
            "digest": f"d{number}",
            "stage_id": 1,
            "name": f"Kim {number}",
            "created_at": MOMENT,
        }
        a_row("applications", id=number, vacancy_id=1, email="kim@example.org", reached=0, pool_asked=0, **own)
    sentence = "Op haar Facebook staat dat ze een burn-out heeft"
    about = {"application_id": 1, "by_id": 1, "at": MOMENT}
    a_row("decisions", id=7, from_id=1, to_id=2, criterion="", reason=sentence, **about)
    a_row("messages", writer="office", subject="Hallo", text=sentence, **about)
    a_row("messages", writer="candidate", subject="", text=sentence, **about)
    a_row("same_people", one_id=1, other_id=2, reason="Zelfde Instagram", by_id=1, at=MOMENT)
    a_row(
        "claims",
        application_id=2,
        user_id=1,
        state="refused",
        reason=sentence,
        signs=[],
        settled=True,
        opened_at=MOMENT,
    )
    upgrade()
    assert {row["name"]: (row["read"], row["last"]) for row in named("texts_to_read")} == {
        **{"decisions": (0, 7), "messages": (0, 2), "same_people": (0, 1), "claims": (0, 1)}
    }
    with empty.app_context():
        older_texts.read_on()
        db.session.remove()
        one, other = (db.session.get_one(Application, number) for number in (1, 2))
        open_ = {found.column for found in possible_findings.still_open(one)}
        assert open_ == {"decisions.reason", "messages.text", "same_people.reason"}
        assert {found.column for found in possible_findings.still_open(other)} == {
            "claims.reason",
            "same_people.reason",
        }
        stage = db.session.get_one(Stage, 3)
        decisions.decide(one, stage, "", "Past goed", db.session.get_one(User, 1))
        with pytest.raises(statements.Unanswered):
            statements.issue(one)
        db.session.rollback()
        db.session.remove()
    assert named("texts_to_read") == []
    downgrade(revision="0007")
    upgrade()
    assert [row["name"] for row in named("texts_to_read")] == ["claims", "decisions", "messages", "same_people"]


def named(name: str) -> list[Any]:
    """All rows of a table without numbers, by the alphabet."""
    with db.engine.connect() as connection:
        table = tables(db.engine).tables[name]
        return list(connection.execute(select(table).order_by(table.c.name)).mappings())


def test_the_version_that_somebody_read_is_carried_over_by_its_name(empty: Flask) -> None:
    with empty.app_context():
        upgrade(revision="0007")
        facts = {"created_at": MOMENT, "vacancy_id": 1, "stage_id": 1, "reached": 0, "pool_asked": 0}
        a_row("vacancies", id=1, title="Ward nurse", created_at=MOMENT, changed_at=MOMENT)
        for number, version in enumerate(("2026-11", "2026-11-29 f", "2026-11")):
            a_row("applications", consent=version, digest=f"{number}", seed=f"{number}", **facts)
        upgrade()
        named = {row["id"]: (row["version"], row["said"]) for row in rows("notices")}
        assert [named[row["notice_id"]] for row in rows("applications")] == [
            ("2026-11", {}),
            ("2026-11-29 f", {}),
            ("2026-11", {}),
        ]
        downgrade(revision="0007")
        assert [row["consent"] for row in rows("applications")] == ["2026-11", "2026-11-29 f", "2026-11"]
