"""Every night a backup, which counts once it was restored into a scratch folder; and whoever watches reads of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

import jobs.errands
from recruit.candidates.privacy import erasure
from recruit.config import Misconfigured, Settings, running
from recruit.core.database import db
from recruit.models import ErrandState
from recruit.ops import backup, nightly_backup, restore
from recruit.web.monitoring import health, timetable
from recruit.web.monitoring.timetable import ERRANDS, NIGHTLY
from tests.support.factories import a_channel, a_vacancy, the_version

pytestmark = pytest.mark.usefixtures("steps_taken_once")

NIGHT = datetime(2026, 11, 21, 3, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def folder(app: Flask, tmp_path: Path) -> Path:
    """Where the backups go."""
    the_version()
    a_vacancy()
    a_channel(settings={"access_token": "secret-token"})
    db.session.remove()
    given = running().settings
    more = {"backups": str(tmp_path / "backups"), "backups_kept": "3"}
    app.extensions["recruit"].settings = Settings(**(vars(given) | more))
    return tmp_path / "backups"


def made(folder: Path) -> list[str]:
    """All that lies there."""
    return sorted(path.name for path in folder.iterdir())


def test_without_the_setting_there_is_none(app: Flask) -> None:
    assert not nightly_backup.back_up(NIGHT)


def test_one_is_made_each_night_for_its_owner_alone(folder: Path) -> None:
    assert not nightly_backup.back_up(NIGHT - timedelta(hours=2, minutes=30)), "it is half past one in the office"
    assert nightly_backup.back_up(NIGHT)
    assert not nightly_backup.back_up(NIGHT + timedelta(hours=12))
    assert made(folder) == ["recruit-2026-11-21.tar.gz"]
    assert (folder / "recruit-2026-11-21.tar.gz").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    with restore.proven(folder / "recruit-2026-11-21.tar.gz") as found:
        assert (found.counts["vacancies"], found.counts["channels"], found.lost) == (1, 1, {})
    assert list(running().settings.folder.glob(f"{restore.PREFIX}*")) == []


def test_as_many_are_kept_as_was_chosen(folder: Path) -> None:
    for night in range(5):
        assert nightly_backup.back_up(NIGHT + night * DAY)
    (folder / ".recruit-2026-11-20.tar.gz.part").write_text("of one that was cut off")
    assert nightly_backup.back_up(NIGHT + 5 * DAY)
    assert made(folder) == [f"recruit-2026-11-{day}.tar.gz" for day in (24, 25, 26)]


def test_the_list_of_the_deleted_lies_beside_them(folder: Path) -> None:
    erasure.list_of_the_deleted().write_text('\n{"what": "lead"}')
    nightly_backup.back_up(NIGHT)
    assert (folder / "deleted.jsonl").read_text() == '\n{"what": "lead"}'


def test_of_two_clocks_one_makes_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nightly_backup, "make", lambda target: None)
    assert nightly_backup.back_up(NIGHT)
    assert not nightly_backup.back_up(NIGHT + timedelta(minutes=59))
    assert nightly_backup.back_up(NIGHT + timedelta(hours=1)), "it is not there, so it is tried again"


def damage(kind: str, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Something that keeps tonight's backup from being one."""
    write = backup.write

    def on_a_full_disk(*given: Any) -> dict[str, int]:
        raise OSError(28, "No space left on device")

    def with_a_row_too_few(*given: Any) -> dict[str, int]:
        return {name: count + (name == "vacancies") for name, count in write(*given).items()}

    def with_a_damaged_end(file: Any, *given: Any) -> dict[str, int]:
        counts = write(file, *given)
        file.seek(-1, 2)
        file.write(b"\x7f")
        return counts

    match kind:
        case "a full disk":
            monkeypatch.setattr(backup, "write", on_a_full_disk)
        case "a row too few":
            monkeypatch.setattr(backup, "write", with_a_row_too_few)
        case "a damaged end":
            monkeypatch.setattr(backup, "write", with_a_damaged_end)
        case "no folder":
            folder.rename(folder.with_name("elsewhere"))
            folder.write_text("a file")
        case "another key":
            monkeypatch.setattr("recruit.ops.lost_secrets.opens", lambda token: False)


WHY = {
    "a full disk": "No space left on device",
    "a row too few": "did not come back whole: vacancies",
    "a damaged end": "could not be restored",
    "no folder": "cannot be used",
    "another key": "RECRUIT_KEYS",
}


@pytest.mark.parametrize("kind", WHY)
def test_one_that_cannot_be_proven_is_none_and_the_others_stay(
    folder: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    for night in range(3):
        nightly_backup.back_up(NIGHT + night * DAY)
    before = made(folder)
    with monkeypatch.context() as patch:
        damage(kind, patch, folder)
        with pytest.raises(Misconfigured, match=WHY[kind]) as error:
            nightly_backup.back_up(NIGHT + 3 * DAY)
    assert str(folder) not in str(error.value)
    if kind == "no folder":
        folder.unlink()
        folder.with_name("elsewhere").rename(folder)
    assert made(folder) == before
    assert nightly_backup.back_up(NIGHT + 3 * DAY + timedelta(hours=1))


def told(app: Flask) -> dict[str, Any]:
    """What whoever watches reads."""
    db.session.remove()
    answer: dict[str, Any] = health.look().told()
    return answer


def test_whoever_watches_reads_when_it_was_made_or_why_not(
    app: Flask, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [errand] = [errand for errand in ERRANDS if errand.name == NIGHTLY]
    moment = NIGHT
    monkeypatch.setattr(nightly_backup, "now", lambda: moment)
    monkeypatch.setattr(jobs.errands, "now", lambda: moment)
    monkeypatch.setattr(health, "now", lambda: moment)

    def do() -> None:
        jobs.errands.do([errand])
        jobs.errands.running[NIGHTLY].join()

    do()
    assert told(app)["errands"][NIGHTLY]["succeeded_at"] == NIGHT.isoformat()
    moment = NIGHT + DAY
    with monkeypatch.context() as patch:
        damage("a row too few", patch, folder)
        do()
    state = told(app)["errands"][NIGHTLY]
    assert state["succeeded_at"] == NIGHT.isoformat(), "the one before"
    assert "did not come back whole" in state["problem"]
    assert any("did not come back whole" in said for said in told(app)["problems"])
    moment += timedelta(hours=2)
    do()
    assert told(app)["errands"][NIGHTLY] == {
        "succeeded_at": moment.isoformat(),
        "failed_at": (NIGHT + DAY).isoformat(),
        "problem": "",
    }


def test_two_nights_without_one_are_told_of(app: Flask, folder: Path) -> None:
    timetable.note({NIGHTLY: None}, NIGHT)
    db.session.commit()
    rows = timetable.states()
    assert not timetable.is_missed(rows, NIGHT + DAY)
    assert timetable.is_missed(rows, NIGHT + 3 * DAY)
    assert any("two nights" in said for said in told(app)["problems"])


def test_who_takes_the_setting_out_is_not_told_of_it_any_more(app: Flask, folder: Path) -> None:
    timetable.note({NIGHTLY: Misconfigured("No room")}, NIGHT)
    db.session.commit()
    given = running().settings
    app.extensions["recruit"].settings = Settings(**(vars(given) | {"backups": ""}))
    nightly_backup.back_up(NIGHT)
    db.session.commit()
    assert db.session.get(ErrandState, NIGHTLY) is None
