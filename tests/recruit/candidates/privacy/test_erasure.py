"""Data is deleted on its date, and nothing of the person is left: in no table, file, queue or log."""

from __future__ import annotations

import random
import shutil
from datetime import timedelta
from pathlib import Path
from typing import IO

import pytest
from flask import Flask
from redis import Redis
from sqlalchemy import func, select

import jobs.dispatch
import jobs.erase_expired
import jobs.read_documents
import jobs.send_letter
from recruit.candidates import correspondence, origin_correction
from recruit.candidates.documents import files as documents
from recruit.candidates.privacy import erasure, legal_holds, talent_pool
from recruit.candidates.screening import log
from recruit.config import Misconfigured, Settings
from recruit.core.database import Base, db, now, today
from recruit.core.tokens import digest
from recruit.models import (
    Answer,
    Application,
    CloseReason,
    Decision,
    Deletion,
    DeletionReason,
    DocumentText,
    Forgotten,
    Lead,
    Letter,
    LineKind,
    Message,
    Question,
    SamePerson,
    Vacancy,
    Writer,
)
from recruit.models.stages import WITHDRAWN
from recruit.ops import backup, restore
from recruit.reports import vacancy_results
from recruit.vacancies.lifecycle import close, open_
from tests.support.apply_form import apply, cv, the_application
from tests.support.browser import Browser
from tests.support.documents import a_pdf
from tests.support.factories import a_lead, a_link, a_person, a_vacancy, an_application, saved, the_version

pytestmark = pytest.mark.usefixtures("steps_taken_once")

PRIVATE = {
    "name": "Quirina Zandstra",
    "email": "quirina.zandstra@example.org",
    "phone": "0612345678",
    "motivation": "Because of the Zwaluwenberg",
    "profile": "https://quirina.example",
}
SAID = ("Zwaluwfinding", "Zwaluwanswer", "Zwaluwletter", "Zwaluwreason", "Zwaluwreply", "Zwaluworigin", "Zwaluwfile")
"""What others wrote about her, or she wrote later."""


def everything_about(application: Application) -> None:
    """Every table that can hold something of a person holds something."""
    by = a_person()
    question = saved(Question(vacancy=application.vacancy, words="Which ward?"))
    number = application.id
    db.session.add_all(
        [
            Answer(application_id=number, question=question, asked=question.words, text="Zwaluwanswer"),
            Message(application_id=number, writer=Writer.CANDIDATE, text="Zwaluwreply"),
            Decision(application_id=number, from_id=1, to_id=2, reason="Zwaluwreason", by_id=by.id),
            SamePerson(one_id=number, other_id=an_application().id, by_id=by.id, reason="Zwaluwreason"),
        ]
    )
    log.write(application, LineKind.FINDING, {"what": "Zwaluwfinding"}, by)
    origin_correction.correct(application, None, "Zwaluworigin", by)
    talent_pool.give(application)
    talent_pool.refuse(application)
    held = legal_holds.hold(application, "Zwaluwreason", today(), by)
    legal_holds.release(held, by)
    correspondence.send(application, "Come by", "Zwaluwletter")
    db.session.commit()


def post_letters() -> None:
    """What the worker does: without a mail server letters become files."""
    for number in db.session.scalars(select(Letter.id)).all():
        jobs.send_letter.send(number)


def forget() -> int:
    """What the clock does."""
    done = jobs.erase_expired.forget()
    db.session.expire_all()
    return done


def all_bytes(settings: Settings) -> bytes:
    """Every file there is, the database's own among them."""
    return b"".join(path.read_bytes() for path in settings.folder.rglob("*") if path.is_file())


def in_queue(settings: Settings) -> bytes:
    """Everything that the queue's server keeps."""
    client = Redis.from_url(settings.redis)
    found = b"".join(key + (client.dump(key) or b"") for key in client.scan_iter())
    client.close()
    return found


@pytest.mark.parametrize("way", ["by the clock", "by the candidate"])
def test_nothing_of_the_person_is_left_anywhere(
    visitor: Browser, recruiter: Browser, settings: Settings, capfd: pytest.CaptureFixture[str], way: str
) -> None:
    vacancy = a_vacancy()
    place = apply(visitor, vacancy=vacancy, **PRIVATE, cv=cv(a_pdf(["Zwaluwfile"]), "quirina.pdf"))
    token = place.headers["Location"].rpartition("/")[2]
    application = the_application()
    known = (application.digest, application.seed)
    everything_about(application)
    jobs.read_documents.read(application.id)
    assert db.session.scalars(select(DocumentText.words)).all() == ["Zwaluwfile"]
    post_letters()
    correspondence.send(application, "Once more", "Zwaluwletter")  # and one that has not left yet
    db.session.commit()
    values = [*PRIVATE.values(), *SAID, "Quirina", "quirina.pdf", token, *known]
    here = all_bytes(settings)
    tables = str([db.session.execute(select(table)).all() for table in Base.metadata.sorted_tables])
    assert all(value in tables or value.encode() in here for value in SAID), "the test looks where things are"
    if way == "by the clock":
        close(vacancy, CloseReason.FILLED, "", None)
        db.session.commit()
        assert forget() == 0
        application.ended_at = now() - timedelta(days=28, minutes=1)
        db.session.commit()
        assert forget() == 1
    else:
        visitor.post(f"/applications/{token}/delete", {}, expect=303)
    assert application.forgotten_at
    dumped = str([db.session.execute(select(table)).all() for table in Base.metadata.sorted_tables])
    here, queued = all_bytes(settings), in_queue(settings)
    said = "".join(capfd.readouterr())
    for value in values:
        assert value not in dumped, f"{value} in a table"
        assert value.encode() not in here, f"{value} in a file"
        assert value.encode() not in queued, f"{value} in the queue"
        assert value not in said, f"{value} in the log"
    visitor.get(f"/applications/{token}", expect=404)
    recruiter.get(f"/office/applications/{application.id}", expect=404)
    assert "Quirina" not in recruiter.get("/office/applications").text


def test_the_journal_of_many_changes_holds_nobody_who_was_deleted(app: Flask, settings: Settings) -> None:
    chance = random.Random(7)
    people = [an_application(motivation=f"MARK{n:03d}-" * chance.randint(1, 300)) for n in range(60)]
    for application in people:
        application.motivation += "x" * chance.randint(1, 900)
    db.session.commit()
    gone = chance.sample(range(60), 40)
    for n in gone:
        number, files = people[n].id, erasure.forget(people[n], DeletionReason.ASKED)
        db.session.commit()
        erasure.sweep_up(Forgotten.APPLICATION, number, files)
    if settings.database_url:
        return  # PostgreSQL cleans its own files when it vacuums
    here = all_bytes(settings)
    assert [n for n in gone if f"MARK{n:03d}".encode() in here] == []
    assert all(f"MARK{n:03d}".encode() in here for n in set(range(60)) - set(gone))


def test_that_somebody_was_deleted_stays_on_record_without_who(app: Flask) -> None:
    application = an_application(ended_at=now() - timedelta(days=30))
    log.write(application, LineKind.LOOKED, {"source": "public web"}, a_person())
    db.session.commit()
    head = application.chain_head
    forget()
    [line] = db.session.scalars(select(Deletion))
    assert (line.what, line.number, line.reason) == (Forgotten.APPLICATION, application.id, DeletionReason.TIME_OVER)
    assert line.due and line.due < line.at
    assert (line.chain_head, line.chain_length) == (head, 1)
    assert list(log.verify()) == []


def test_the_figures_keep_their_counts(app: Flask) -> None:
    vacancy = a_vacancy()
    flyer = a_link(vacancy, label="Flyer")
    an_application(vacancy=vacancy, origin=flyer, ended_at=now() - timedelta(days=30))
    forget()
    [row] = vacancy_results.by_links(vacancy)
    assert row.applications == 1


def test_28_days_after_withdrawing_too(app: Flask) -> None:
    application = an_application(stage_id=WITHDRAWN, ended_at=now() - timedelta(days=28, minutes=1))
    assert forget() == 1
    assert application.name == ""


def test_an_open_vacancy_that_was_closed_before_keeps_its_applications(app: Flask) -> None:
    an_application(vacancy=a_vacancy(closed_at=None))
    assert forget() == 0
    assert db.session.query(Vacancy).count() == 1


def test_past_the_closing_date_people_may_still_be_in_procedure_but_not_for_ever(app: Flask) -> None:
    vacancy = a_vacancy()
    application = an_application(vacancy=vacancy)
    close(vacancy, CloseReason.EXPIRED, "", None)
    db.session.commit()
    assert application.ended_at is None
    vacancy.closed_at = now() - timedelta(days=84 + 28) + timedelta(minutes=1)
    db.session.commit()
    assert forget() == 0
    vacancy.closed_at = now() - timedelta(days=84 + 28, minutes=1)
    db.session.commit()
    assert forget() == 1


def test_opening_a_vacancy_again_resumes_the_procedure_of_who_was_undecided(app: Flask) -> None:
    vacancy = a_vacancy()
    undecided, gone = an_application(vacancy=vacancy), an_application(vacancy=vacancy, stage_id=WITHDRAWN)
    gone.ended_at = now()
    db.session.commit()
    close(vacancy, CloseReason.CANCELLED, "", None)
    open_(vacancy, None)
    db.session.commit()
    assert undecided.ended_at is None
    assert gone.ended_at


@pytest.mark.parametrize("kept_by", ["hold", "consent"])
def test_a_hold_or_consent_keeps_it_and_not_a_day_longer(app: Flask, kept_by: str) -> None:
    application = an_application(ended_at=now() - timedelta(days=40))
    if kept_by == "hold":
        row = legal_holds.hold(application, "A complaint", today(), a_person())
    else:
        application.pool_until = now() + timedelta(minutes=1)
    db.session.commit()
    assert forget() == 0
    if kept_by == "hold":
        row.until = today() - timedelta(days=1)
    else:
        application.pool_until = now() - timedelta(minutes=1)
    db.session.commit()
    assert forget() == 1
    reason = db.session.scalars(select(Deletion.reason)).one()
    assert reason == (DeletionReason.TIME_OVER if kept_by == "hold" else DeletionReason.CONSENT_ENDED)


def test_deleted_people_stay_deleted_after_a_restore(app: Flask, settings: Settings, tmp_path: Path) -> None:
    (settings.folder / "uploads" / ("c" * 32)).write_bytes(a_pdf(["Quirina"]))
    gone = an_application(**PRIVATE, document="c" * 32, document_kind="pdf", digest=digest("her-token"))
    jobs.read_documents.read(gone.id)
    stays = an_application(name="Bo Stays").id
    the_version()
    backup.back_up(tmp_path / "backup.tar.gz", lambda said: None)
    number, files = gone.id, erasure.forget(gone, DeletionReason.ASKED)
    db.session.commit()
    erasure.sweep_up(Forgotten.APPLICATION, number, files)
    db.session.remove()
    restore.restore(tmp_path / "backup.tar.gz", lambda said: None)
    assert db.session.get_one(Application, number).name == ""
    assert db.session.get_one(Application, stays).name == "Bo Stays"
    assert db.session.scalar(select(func.count()).select_from(Deletion)) == 1
    assert db.session.scalar(select(func.count()).select_from(DocumentText)) == 0
    assert b"Quirina" not in all_bytes(settings)


def test_a_deletion_that_a_crash_cut_off_is_finished_the_next_time(
    app: Flask, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (settings.folder / "uploads" / ("c" * 32)).write_bytes(b"%PDF-1.7 Quirina")
    application = an_application(document="c" * 32, document_kind="pdf", ended_at=now() - timedelta(days=30))

    def power_cut(*names: str) -> None:
        raise OSError("the power went")

    with monkeypatch.context() as cut:
        cut.setattr("recruit.candidates.documents.files.discard", power_cut)
        with pytest.raises(OSError, match="power"):
            jobs.erase_expired.forget()
    db.session.rollback()
    assert application.forgotten_at, "the row is empty"
    documents.clear_drafts(now() + timedelta(days=2))
    assert b"Quirina" not in all_bytes(settings), "a file that nobody names is thrown away"


def gone(row: Application | Lead) -> None:
    """Deleted, and on the list."""
    what = Forgotten.LEAD if isinstance(row, Lead) else Forgotten.APPLICATION
    number, files = row.id, erasure.forget_row(row, DeletionReason.ASKED)
    db.session.commit()
    erasure.sweep_up(what, number, files)


def test_who_gets_the_number_of_somebody_deleted_is_not_deleted_after_the_next_restore(
    app: Flask, tmp_path: Path
) -> None:
    the_version()
    vacancy = a_vacancy().id
    backup.back_up(tmp_path / "early.tar.gz", lambda said: None)
    first = an_application(vacancy=db.session.get_one(Vacancy, vacancy), **PRIVATE)
    number = first.id
    gone(first)
    db.session.remove()
    restore.restore(tmp_path / "early.tar.gz", lambda said: None)
    second = an_application(vacancy=db.session.get_one(Vacancy, vacancy), name="Bo Stays")
    assert second.id == number, "the test stands on a number that is given twice"
    backup.back_up(tmp_path / "late.tar.gz", lambda said: None)
    db.session.remove()
    restore.restore(tmp_path / "late.tar.gz", lambda said: None)
    assert db.session.get_one(Application, number).name == "Bo Stays"


def test_a_lead_who_applied_stays_deleted_after_the_restore_of_a_backup_from_before(app: Flask, tmp_path: Path) -> None:
    the_version()
    lead = a_lead(name="Quirina Zandstra")
    number = lead.id
    backup.back_up(tmp_path / "backup.tar.gz", lambda said: None)
    lead.application = an_application(vacancy=lead.vacancy, **PRIVATE)
    db.session.commit()
    gone(lead.application)
    db.session.remove()
    restore.restore(tmp_path / "backup.tar.gz", lambda said: None)
    assert db.session.get_one(Lead, number).name == ""


def test_a_line_that_a_power_cut_left_half_written_keeps_nobody_else_in(app: Flask, tmp_path: Path) -> None:
    with open(erasure.list_of_the_deleted(), "a") as file:
        file.write('{"what": "application", "num')
    row = an_application()
    erasure.remember(Forgotten.APPLICATION, row.id)
    assert erasure.again() == 1


def test_whom_a_crash_kept_from_the_list_is_put_there_by_the_next_look(app: Flask, tmp_path: Path) -> None:
    the_version()
    person = an_application(**PRIVATE)
    number = person.id
    backup.back_up(tmp_path / "backup.tar.gz", lambda said: None)
    erasure.forget(person, DeletionReason.ASKED)
    db.session.commit()
    for _ in range(2):
        erasure.catch_up()
    assert len(list(erasure.remembered())) == 1
    db.session.remove()
    restore.restore(tmp_path / "backup.tar.gz", lambda said: None)
    assert db.session.get_one(Application, number).name == ""


def test_a_restore_that_was_cut_off_is_finished_by_the_clock(app: Flask, tmp_path: Path) -> None:
    gone = an_application(name="Quirina Zandstra")
    the_version()
    backup.back_up(tmp_path / "backup.tar.gz", lambda said: None)
    number, files = gone.id, erasure.forget(gone, DeletionReason.ASKED)
    db.session.commit()
    erasure.sweep_up(Forgotten.APPLICATION, number, files)
    db.session.remove()
    with restore.proven(tmp_path / "backup.tar.gz") as found:
        restore.fill(found, lambda said: None)
    assert db.session.get_one(Application, number).name == "Quirina Zandstra", "here it was cut off"
    db.session.remove()
    jobs.dispatch.tidy()
    assert db.session.get_one(Application, number).name == ""


def test_documents_that_do_not_fit_are_said_and_nothing_is_changed(
    app: Flask, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (settings.folder / "uploads" / ("d" * 32)).write_bytes(b"%PDF-1.7")
    gone = an_application(name="Quirina Zandstra")
    the_version()
    backup.back_up(tmp_path / "backup.tar.gz", lambda said: None)
    number, files = gone.id, erasure.forget(gone, DeletionReason.ASKED)
    db.session.commit()
    erasure.sweep_up(Forgotten.APPLICATION, number, files)
    db.session.remove()

    def full(document: IO[bytes], file: IO[bytes]) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(shutil, "copyfileobj", full)
        with pytest.raises(Misconfigured, match=r"no room .* Nothing was changed"):
            restore.restore(tmp_path / "backup.tar.gz", lambda said: None)
    assert db.session.get_one(Application, number).name == ""
