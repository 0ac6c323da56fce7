"""A version of how far we go of which somebody was told is never changed in its place without a check naming it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from flask import Flask

from recruit.candidates import applying
from recruit.candidates.privacy import erasure
from recruit.candidates.screening import heads, heads_file, levels
from recruit.core.database import db
from recruit.models import Application, DeletionReason, Level, Screening, Vacancy
from tests.support.concurrency import at_once
from tests.support.factories import a_vacancy
from tests.support.screening import a_screened_vacancy, somebody
from tests.support.tampering import House, all_rows, before_and_after, put_back, says


def test_a_version_of_which_somebody_was_told_is_never_changed_in_its_place_without_being_named(app: Flask) -> None:
    house, other = House().furnish(), a_vacancy()
    vacancy = db.session.get_one(Application, house.quiet).vacancy
    untold = levels.ensure(other).id
    forgotten, sole = somebody(told := a_screened_vacancy()), levels.current(told).id
    erasure.forget(forgotten, DeletionReason.ASKED)
    db.session.commit()
    here, there, alone = vacancy.id, other.id, told.id
    everybody = [house.searched, house.quiet, house.gone, forgotten.id]
    whole, file = all_rows(), heads_file.place().read_bytes()

    def move(to: int) -> None:
        for number in everybody:
            house.change(Application, number, vacancy_id=to)

    def take_out() -> None:
        house.remove(sole, Screening)
        db.session.add(Screening(id=sole, vacancy_id=alone, level=Level.PUBLIC_WEB, sources="Facebook"))
        db.session.commit()

    ways: dict[str, tuple[Callable[[], object], int, int]] = {
        "who was told stands elsewhere": (lambda: move(there), here, house.version),
        "who was told and is deleted stands elsewhere": (lambda: move(there), alone, sole),
        "the version stands elsewhere": (
            lambda: house.change(Screening, house.version, vacancy_id=there, number=7),
            there,
            house.version,
        ),
        "another has its number": (take_out, 0, sole),
    }
    missed = {}
    for name, (attack, number, version) in ways.items():
        attack()
        if number:
            changed = db.session.get_one(Vacancy, number)
            facts = levels.facts_of(levels.current(changed)) | {"level": Level.PUBLIC_WEB, "sources": "Facebook"}
            assert levels.change(changed, facts, "", None).id == version, f"{name}: it is changed in its place"
            db.session.commit()
        put_back({table: rows for table, rows in whole.items() if table == "applications"}, "applications")
        for when, found_out in before_and_after():
            if f"version {version}: it was changed after somebody had been told of it" not in found_out:
                missed[f"{name}, {when}"] = found_out
        put_back(whole)
        heads_file.place().write_bytes(file)
        assert says() == [], name
    free = db.session.get_one(Vacancy, there)
    levels.change(free, levels.facts_of(levels.current(free)) | {"criteria": "Calm"}, "", None)
    db.session.commit()
    assert levels.current(free).id == untold
    assert (missed, says()) == ({}, []), "one of which nobody was told is changed, and that is fine"


def test_whoever_applies_while_a_version_is_changed_in_its_place_makes_no_break(app: Flask) -> None:
    def change(number: int) -> None:
        vacancy = db.session.get_one(Vacancy, number)
        levels.change(vacancy, levels.facts_of(levels.current(vacancy)) | {"criteria": "Calm"}, "", None)
        db.session.commit()

    def apply(number: int) -> None:
        applying.apply(db.session.get_one(Vacancy, number), applying.Facts("Kim", "kim@example.org"))
        db.session.commit()

    for _ in range(3):
        number = a_screened_vacancy().id
        assert at_once(app, partial(change, number), partial(apply, number)) == [None] * 2
    heads.catch_up()
    assert says() == []
