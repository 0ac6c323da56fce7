"""What an insider with the whole database does to logs, versions and deletions is told by the file beside it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Flask
from sqlalchemy import event, select

from recruit.candidates.privacy import erasure
from recruit.candidates.screening import findings, hash_chain, heads, heads_file, log, verification
from recruit.core.database import db, now
from recruit.models import Application, Deletion, DeletionReason, EarlierSearch, LineKind, PendingHead, Screening
from tests.support.concurrency import at_once
from tests.support.factories import a_vacancy
from tests.support.screening import found, somebody
from tests.support.tampering import House, all_rows, before_and_after, cut, in_file, put_back, says

BY_NOW = ("vacancy", "created", "version", "deleted")
"""What earlier versions did not write down of a deletion."""
ATTACKS: dict[str, tuple[Callable[[House], object], str]] = {
    "older log and heads put back": (
        lambda h: put_back(h.earlier, "applications", "screening_lines"),
        "heads.jsonl knows another length, head, searched",
    ),
    "all tables put back": (lambda h: put_back(h.earlier), "heads.jsonl knows another length"),
    "log wiped with its counters": (lambda h: h.wipe(h.searched), "knows another length, head, searched"),
    "application removed": (lambda h: h.remove(h.searched), "it was removed"),
    "application without a log removed": (lambda h: h.remove(h.quiet), "it was removed"),
    "deletion made up": (lambda h: h.pretend(h.searched), "it was emptied, and heads.jsonl knows no deletion"),
    "version changed": (lambda h: h.change(Screening, h.version, criteria="Less"), "knows another hash"),
    "wait of a version shortened": (lambda h: h.change(Screening, h.version, wait_days=1), "knows another hash"),
    "version removed": (lambda h: h.remove(h.version, Screening), "what candidates were told was removed"),
    "told of another version": (House.tell_of_another, "knows another version"),
    "searches counted away": (lambda h: h.change(Application, h.searched, searched=1), "the log has 2 searches"),
    "late ones counted away": (lambda h: h.change(Application, h.searched, told_late=1), "shown late"),
    "shown ones of somebody deleted counted up": (lambda h: h.change(Application, h.gone, told=9), "knows another"),
    "fewer to be shown of somebody deleted": (lambda h: h.change(Application, h.gone, to_tell=9), "knows another"),
    "moved to another vacancy": (lambda h: h.change(Application, h.quiet, vacancy_id=7), "knows another vacancy"),
    "applied at another moment": (lambda h: h.change(Application, h.quiet, created_at=now()), "another created"),
    "application slipped in": (House.slip_in, "it was put there"),
    "deletion with another head": (lambda h: h.change(Deletion, h.of_deletion(), chain_head="0" * 64), "another head"),
    "record of a deletion removed": (
        lambda h: h.remove(h.of_deletion(), Deletion),
        "record of its deletion was removed",
    ),
    "reason of a deletion changed": (
        lambda h: h.change(Deletion, h.of_deletion(), reason=DeletionReason.OBJECTED),
        "record 1: heads.jsonl knows another hash",
    ),
    "late deletion made due later": (
        lambda h: h.change(Deletion, h.of_deletion(), due=now()),
        "record 1: heads",
    ),
    "one more record of a deletion": (
        lambda h: h.copy("deletions", h.of_deletion()),
        "record 99: heads",
    ),
    "search of somebody deleted removed": (
        lambda h: h.remove(h.known, EarlierSearch),
        "earlier search 1: it was removed",
    ),
    "search of somebody deleted changed": (
        lambda h: h.change(EarlierSearch, h.known, text=7),
        "search 1: heads",
    ),
    "search of somebody deleted made up": (
        lambda h: h.copy("earlier_searches", h.known),
        "search 99: heads",
    ),
    "deleted row removed": (lambda h: h.remove(h.gone), "it was deleted, and its row was removed"),
    "figures of who was deleted": (lambda h: h.change(Application, h.gone, searched=0), "knows another searched"),
    "deleted one moved to another vacancy": (lambda h: h.change(Application, h.gone, vacancy_id=7), "another vacancy"),
    "deleted one applied at another moment": (
        lambda h: h.change(Application, h.gone, created_at=now()),
        "knows another created",
    ),
    "deleted at another moment": (
        lambda h: h.change(Application, h.gone, forgotten_at=now()),
        "knows another deleted",
    ),
    "deleted one told of another version": (
        lambda h: h.change(Application, h.gone, screening_id=None),
        "knows another version",
    ),
    "deleted person put back": (lambda h: put_back(h.earlier, "applications", "deletions"), "does not know it like"),
    "note made up": (lambda h: h.note(b"{}"), "it was not written by this program"),
    "file cut off": (lambda h: cut(-1), "it was emptied, and heads.jsonl knows no deletion"),
    "file gone": (lambda h: heads_file.place().write_text(""), "heads.jsonl does not know it like this"),
    "line of the file changed": (lambda h: in_file('"length":1', '"length":0'), "it is not signed"),
    "line of the file taken out": (lambda h: cut(2, 3), "it is missing, or was changed"),
    "line of the file without a signature": (lambda h: in_file('"signature":"', '"signature":"0'), "it is not signed"),
}


WITH_NOTES: dict[str, tuple[Callable[[House], object], str, str]] = {
    "application slipped in": (House.slip_in, "application 99", "it was put there"),
    "deleted person slipped in": (lambda h: h.slip_in(h.gone), "application 99", "it was put there"),
    "version slipped in": (lambda h: h.copy("screenings", h.untold, number=9), "version 99", "it was put there"),
    "told of a version that is on its way": (
        lambda h: h.change(Application, h.quiet, screening_id=h.untold),
        "application {quiet}",
        "knows another version",
    ),
    "counted up": (
        lambda h: h.change(Application, h.quiet, told=3, to_tell=3),
        "application {quiet}",
        "knows another to_tell, told",
    ),
    "counted up of somebody deleted": (
        lambda h: h.change(Application, h.gone, told=3, to_tell=3),
        "application {gone}",
        "knows another to_tell, told",
    ),
    "deletion made up": (lambda h: h.pretend(h.searched), "application {searched}", "knows no deletion"),
}
"""What an insider changes, of which row, and what is said of it, although they ask for it to be written down."""


def test_whatever_an_insider_changes_is_found_and_what_is_put_right_is_right_again(app: Flask) -> None:
    house = House().furnish()
    whole, file = all_rows(), heads_file.place().read_bytes()
    assert says() == []
    missed = {}
    for name, (attack, word) in ATTACKS.items():
        attack(house)
        for when, told in before_and_after():
            if not any(word in said for said in told):
                missed[f"{name}, {when}"] = told
        put_back(whole)
        heads_file.place().write_bytes(file)
        assert says() == [], name
    assert missed == {}


def test_what_an_insider_wants_written_down_is_named_before_the_clock_and_after(app: Flask) -> None:
    house = House().furnish().go_further()
    whole, file = all_rows(), heads_file.place().read_bytes()
    missed = {}
    for name, (attack, subject, word) in WITH_NOTES.items():
        attack(house)
        where = subject.format(**vars(house))
        what, _, number = where.partition(" ")
        house.note(None, int(number), what)
        for when, told in before_and_after():
            said = [one for one in told if one.startswith(f"{where}: ") and word in one]
            if not said or not any("not written by this program" in one for one in told):
                missed[f"{name}, {when}"] = told
        put_back(whole)
        heads_file.place().write_bytes(file)
    assert missed == {}


def test_what_an_insider_changed_is_named_after_the_program_has_written_into_that_row(app: Flask) -> None:
    house, other = House().furnish().go_further(), a_vacancy().id
    db.session.commit()
    whole, file = all_rows(), heads_file.place().read_bytes()
    missed = {}
    attacks: dict[str, tuple[Callable[[], object], int, str]] = {
        "version": (lambda: house.change(Application, house.quiet, screening_id=house.untold), house.quiet, "version"),
        "vacancy": (lambda: house.change(Application, house.quiet, vacancy_id=other), house.quiet, "vacancy"),
        "created": (lambda: house.change(Application, house.quiet, created_at=now()), house.quiet, "created"),
        "slipped in": (house.slip_in, 99, "it was put there"),
    }
    for name, (attack, number, word) in attacks.items():
        for deed in ("log", "deletion"):
            attack()
            application = db.session.get_one(Application, number)
            if deed == "log":
                log.write(application, LineKind.LOOKED, {"level": 1})
            else:
                erasure.forget(application, DeletionReason.ASKED)
            db.session.commit()
            if not any(f"application {number}" in said and word in said for said in says()):
                missed[name, deed] = says()
            put_back(whole)
            heads_file.place().write_bytes(file)
    assert missed == {}


def test_a_line_that_was_forged_with_all_hashes_is_named_also_after_the_program_signed_what_follows(
    app: Flask,
) -> None:
    house = House().furnish()
    house.rewrite(house.searched, "Was fired for theft")
    assert any("application {searched}".format(**vars(house)) in said for said in says())
    findings.answer(db.session.get_one(Application, house.searched), 1, findings.AnswerKind.ANSWER, "Not true")
    db.session.commit()
    for when, told in before_and_after():
        assert any(f"application {house.searched}, line 1: heads.jsonl knew another line" in said for said in told), (
            when
        )


def test_a_note_that_was_kept_and_put_back_with_old_rows_counts_no_second_time(app: Flask) -> None:
    with heads_file.opened():  # as while somebody else writes
        house = House().furnish()
        notes = all_rows()["pending_heads"]
    heads.catch_up()
    assert says() == []
    put_back(house.earlier, "applications", "screening_lines")
    put_back({"pending_heads": notes[:4]}, "pending_heads")
    heads.catch_up()
    assert any("knows another length" in said for said in says())


def test_what_a_crash_left_between_commit_and_file_is_no_tampering_and_the_clock_writes_it(app: Flask) -> None:
    application = somebody()
    with heads_file.opened():
        found(application)
    one = verification.everything()
    assert (one.breaks, one.waiting > 0) == ([], True)
    heads.catch_up()
    two = verification.everything()
    assert (two.breaks, two.waiting) == ([], 0)


def test_what_is_taken_back_with_its_note_is_named_once_the_file_has_it_and_before_that_by_nobody(app: Flask) -> None:
    application, meant = somebody(), ("applications", "screening_lines", "pending_heads")
    number, before = application.id, all_rows()
    with heads_file.opened():
        found(application)
        put_back(before, *meant)
    heads.catch_up()
    assert says() == [], "the documents say so where they say what is not found"
    found(db.session.get_one(Application, number))
    put_back(before, *meant)
    assert any("knows another length" in said for said in says())


def test_what_a_crash_left_in_file_and_notes_is_written_twice_and_nothing_is_wrong(app: Flask) -> None:
    application = somebody()
    with heads_file.opened() as book:
        found(application)
        rows = db.session.scalars(select(PendingHead).order_by(PendingHead.id)).all()
        book.append([json.loads(row.entry["entry"]) for row in rows if row.entry], db.session)
        db.session.rollback()
    assert says() == []
    heads.catch_up()
    found(application)
    assert says() == []


def test_a_line_that_a_power_cut_left_half_written_spoils_no_other(app: Flask) -> None:
    application = somebody()
    with open(heads_file.place(), "a") as file:
        file.write('{"number":')
    found(application)
    assert says() == []


def test_nobody_holds_a_line_to_the_database_and_waits_for_a_second(app: Flask) -> None:
    held: list[int] = []

    def look(*given: Any) -> None:
        held.append(db.engine.pool.checkedout())  # type: ignore[attr-defined]

    application = somebody()
    db.session.commit()
    event.listen(db.engine, "before_cursor_execute", look)
    found(application)
    db.session.commit()
    event.remove(db.engine, "before_cursor_execute", look)
    assert set(held) == {1}
    assert not verification.everything().waiting, "and what was noted is written down"


def test_two_who_write_at_once_make_one_chain(app: Flask) -> None:
    people = [somebody().id for _ in range(3)]

    def note(number: int) -> None:
        application = db.session.get_one(Application, number)
        for _ in range(3):
            log.write(application, LineKind.LOOKED, {"level": 1})
            db.session.commit()

    assert at_once(app, *(partial(note, number) for number in people)) == [None] * 3
    heads.catch_up()
    known = verification.everything()
    assert (known.breaks, known.waiting) == ([], 0)


def test_nothing_is_put_behind_a_last_line_that_is_not_ours(app: Flask) -> None:
    somebody()
    in_file('"signature":"', '"signature":"0')
    cut(1)
    before = heads_file.place().read_text()
    somebody()
    assert heads_file.place().read_text() == before
    assert any("it is not signed" in said for said in says())


def test_a_signature_for_one_thing_holds_for_no_other(app: Flask) -> None:
    public = hash_chain.key().public
    for purpose in hash_chain.Purpose:
        signature = hash_chain.sign(purpose, "Said")
        assert [other for other in hash_chain.Purpose if hash_chain.is_signed(other, "Said", signature, public)] == [
            purpose
        ]


def test_the_note_of_a_restore_that_is_put_back_lets_nothing_begin_anew(app: Flask) -> None:
    house = House().furnish()
    with db.engine.begin() as line:
        heads.begin_anew(line)
    notes = all_rows()["pending_heads"]
    assert None not in [note["entry"] for note in notes], "what it brought is sealed at once"
    heads.catch_up()
    assert says() == []
    before = all_rows()
    found(db.session.get_one(Application, house.quiet))
    put_back(before)
    put_back({"pending_heads": notes}, "pending_heads")
    heads.catch_up()
    assert says()


def test_a_restore_by_an_earlier_version_which_sealed_no_rows_is_no_break(app: Flask) -> None:
    house = House().furnish()
    house.change(Application, house.quiet, told=3, to_tell=3)
    rows = [entry | {heads.TAKEN_OVER: True} for entry in heads.as_it_is(db.session)]
    with heads_file.opened() as book:
        book.append([heads.once({"what": heads.RESTORED, "number": 0}), *rows], db.session)
    assert [said for said in says() if "heads.jsonl" in said] == []


def test_what_an_earlier_version_wrote_down_of_a_deletion_still_holds(app: Flask) -> None:
    house = House().furnish()
    rows = [
        {name: said for name, said in entry.items() if entry["what"] != heads.DELETION or name not in BY_NOW}
        for entry in heads.as_it_is(db.session)
    ]
    with heads_file.opened() as book:
        book.append(map(heads.once, [{"what": heads.RESTORED, "number": 0}, *rows]), db.session)
    assert says() == []
    house.change(Application, house.gone, told=9)
    assert any("knows another told" in said for said in says()), "as far as it went"


def test_what_database_and_file_together_hide_a_line_kept_elsewhere_tells(app: Flask) -> None:
    application = somebody()
    rows, file = all_rows(), heads_file.place().read_bytes()
    found(application)
    with heads_file.opened() as book:
        last = book.last()
    assert last
    printed = [f"{last.number} {last.hash}"]
    assert list(verification.kept_elsewhere(printed)) == []
    put_back(rows)
    heads_file.place().write_bytes(file)
    assert says() == []
    [broken] = verification.kept_elsewhere(printed)
    assert broken.where == f"heads.jsonl, line {last.number}"
