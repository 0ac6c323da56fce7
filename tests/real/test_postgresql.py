"""PostgreSQL and Redis in the place of what we bring along: the same journey, many people at once, moving house."""

from __future__ import annotations

import threading
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from recruit import create_app
from recruit.attribution import links
from recruit.attribution.clicks import ingestion
from recruit.config import Settings
from recruit.core import schema
from recruit.core.database import db
from recruit.models import Application, Channel, Click, Publication, PublicationState, Vacancy
from recruit.ops import backup, restore
from recruit.publishing import publications
from tests.conftest import KEY
from tests.real.postgresql import Cluster
from tests.recruit.vacancies.test_lifecycle import WRITTEN
from tests.support import full_organisation
from tests.support.apply_form import ALEX, PDF
from tests.support.browser import Browser, check
from tests.support.factories import a_channel, a_link, a_unit, a_vacancy, an_application
from tests.support.running import Run, a_free_port, until

pytestmark = pytest.mark.real
MANY = 20


def at_once(work: Callable[[int], object], times: int = MANY) -> list[object]:
    """Do it in so many threads, all released at the same moment; what each brought."""
    ready, brought = threading.Barrier(times), []

    def one(number: int) -> None:
        ready.wait()
        try:
            brought.append(work(number))
        except BaseException as error:  # a thread that dies must not go unseen
            brought.append(error)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return brought


def test_the_journey_is_the_same_with_two_settings_changed(
    tmp_path: Path, postgresql: Cluster, redis_over_tcp: str
) -> None:
    with postgresql.database() as address:
        port = a_free_port()
        given = {"database_url": address, "redis_url": redis_over_tcp, "keys": KEY, "url": f"http://127.0.0.1:{port}"}
        settings = Settings(data=str(tmp_path / "data"), **given)
        run = Run(settings.folder, port, sweep="60", **given)
        try:
            run.wait_for("Recruit runs at")
            app = create_app(settings)
            app.testing = True
            with app.app_context():
                walk_the_journey(app, settings)
                db.session.remove()
                db.engine.dispose()
            assert not list(settings.folder.glob("*.db*")) and not list(settings.folder.glob("*.sock"))
        finally:
            assert run.stop() == 0
        assert "Traceback" not in run.said


def walk_the_journey(app: Flask, settings: Settings) -> None:
    """Write, open, publish through the real worker, click, apply, see the origin."""
    recruiter = Browser(app).sign_in("administrator")
    recruiter.submit("/office/settings/channels/new/notebook", {"name": "Notebook"})
    recruiter.submit("/office/vacancies/new", WRITTEN)
    vacancy = db.session.scalars(select(Vacancy)).one()
    recruiter.submit(f"/office/vacancies/{vacancy.id}", {}, action="/open")
    posts = recruiter.get(f"/office/vacancies/{vacancy.id}/posts")
    publication = db.session.scalars(select(Publication)).one()
    recruiter.post(f"/office/posts/{publication.id}/publish", posts.fields(), expect=303)

    def is_out() -> bool:
        db.session.rollback()
        return publication.state == PublicationState.PUBLISHED

    assert until(is_out), publication.state
    assert publication.text == posts.one(".post-words").get_text()
    candidate = Browser(app)
    page = candidate.follow(candidate.get(f"/r/{publication.link.token}", expect=302))
    form = str(page.tree.select(".button")[0]["href"])
    candidate.submit(form, {**ALEX, "cv": (BytesIO(PDF), "cv.pdf")})
    application = db.session.scalars(select(Application)).one()
    assert application.origin == publication.link
    assert "Notebook" in recruiter.get(f"/office/applications/{application.id}").text
    ingestion.take_over()
    assert db.session.scalar(select(func.count()).select_from(Click)) == 1


def test_twenty_people_who_click_and_apply_at_once_are_all_there(app: Flask) -> None:
    link = a_link(a_vacancy(), label="Flyer")
    token = link.token

    def come(number: int) -> int:
        with app.app_context():
            candidate = Browser(app)
            page = candidate.follow(candidate.get(f"/r/{token}", expect=302))
            form = str(page.tree.select(".button")[0]["href"])
            own = {"email": f"alex{number}@example.org", "cv": (BytesIO(PDF), f"cv{number}.pdf")}
            return candidate.submit(form, {**ALEX, **own}).status

    assert at_once(come) == [303] * MANY
    ingestion.take_over()
    db.session.expire_all()
    assert db.session.scalar(select(func.count()).select_from(Click).filter_by(link_id=link.id)) == MANY
    applied = db.session.scalars(select(Application)).all()
    assert {(a.email, a.document_name) for a in applied} == {
        (f"alex{number}@example.org", f"cv{number}.pdf") for number in range(MANY)
    }
    assert {a.origin_id for a in applied} == {link.id}


def test_twenty_people_who_look_at_once_draft_each_post_once(app: Flask) -> None:
    for name in ("Here", "There"):
        a_channel(name=name)
    number = a_vacancy().id

    def look(_: int) -> int:
        with app.app_context():
            found = len(publications.drafts(db.session.get_one(Vacancy, number)))
            db.session.commit()
            return found

    assert at_once(look) == [2] * MANY
    assert db.session.scalar(select(func.count(Publication.id))) == 2


def test_nothing_that_is_typed_is_too_long_for_the_database(app: Flask, administrator: Browser) -> None:
    vacancy = full_organisation.fill()
    shared = [f"/share/vacancies/{vacancy.id}{tail}" for tail in ("", "/invite")]
    inside = ["/share/me", "/share/proposals", "/share/ranking", *shared]
    inside += [
        where
        for _, where in full_organisation.addresses(app, full_organisation.numbers_of(vacancy))
        if "/office" in where
    ]
    sent = 0
    for address in inside:
        page = administrator.get(address)
        for form in page.tree.select("main form[method=post]"):
            action = str(form.get("action") or address)
            ends = ("sign-out", "/sessions/", "/letters/")  # the visit, or that a letter waits for somebody
            if any(word in action for word in ends) or action.endswith(("/delete", "/remove")):
                continue
            for size in (30, 100, 250, 400, 1_000, 5_000):
                fields = page.fields(str(form.get("action", "")))
                long = {name: "9" * size for name in fields if name not in ("csrf_token", "language", "role", "stamp")}
                with app.app_context():  # of its own: what an answer leaves open ends with it
                    answer = administrator.client.post(action, data={**fields, **long})
                assert answer.status_code < 500, (action, size)
                sent += 1
    assert sent > 60


@pytest.mark.parametrize("way", ["there", "and back"])
def test_an_installation_moves_between_the_two_databases(tmp_path: Path, postgresql: Cluster, way: str) -> None:
    with postgresql.database() as address:
        small = Settings(data=str(tmp_path / "small"), keys=KEY)
        large = Settings(data=str(tmp_path / "large"), keys=KEY, database_url=address)
        old, new = (small, large) if way == "there" else (large, small)
        before = filled(old, tmp_path / "backup.tar.gz")
        app = create_app(new)
        with app.app_context():
            schema.migrate()
            restore.restore(tmp_path / "backup.tar.gz", lambda said: None)
            assert all_rows() == before
            assert db.session.scalars(select(Channel)).one().settings == {"access_token": "secret-token"}
            token = db.session.scalars(select(Publication)).one().link.token
            assert links.by_token(token)
            check(Browser(app).get("/"))
            a_vacancy(), a_channel(), an_application(), a_link()  # numbers go on where they were
            db.session.remove()
            db.engine.dispose()
        assert (new.folder / "uploads" / "cv1").read_bytes() == PDF


def filled(settings: Settings, target: Path) -> dict[str, list[tuple[object, ...]]]:
    """An installation with something of everything, and a backup of it; all its rows."""
    app = create_app(settings)
    with app.app_context():
        schema.migrate()
        a_channel(settings={"access_token": "secret-token"})
        vacancy = a_vacancy(title="Nurse “é” 護士 🩺", unit=a_unit())
        [draft] = publications.drafts(vacancy)
        db.session.commit()
        (settings.folder / "uploads" / "cv1").write_bytes(PDF)
        an_application(vacancy=vacancy, origin=draft.link, document="cv1", document_name="cv.pdf")
        app.test_client().get(f"/r/{draft.link.token}", headers={"User-Agent": "Mozilla/5.0 Firefox/140.0"})
        ingestion.take_over()
        rows = all_rows()
        backup.back_up(target, lambda said: None)
        db.session.remove()
        db.engine.dispose()
        return rows


def all_rows() -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, as Python sees them."""
    return {
        table.name: sorted((tuple(row) for row in db.session.execute(select(table))), key=str)
        for table in backup.kept_tables()
    }
