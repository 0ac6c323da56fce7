"""What is written down: one line for an event, and nothing of a person in it."""

from __future__ import annotations

import json
import logging
import re
import signal
import sys
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from gunicorn.config import Config
from rq import Queue
from rq.job import Job
from sqlalchemy.exc import OperationalError

import jobs.dispatch
import jobs.publish_posts
from adapters.channels.notebook import Notebook
from adapters.errors import Rejected, Unauthorised, Unavailable, Uncertain
from adapters.types import Post, Receipt
from recruit import create_app
from recruit.config import Settings
from recruit.core import logs, queue
from recruit.core.database import db
from recruit.models import Channel, Publication
from recruit.ops import workers
from recruit.ops.gunicorn import GunicornLogger
from recruit.organisation import mailed_links
from recruit.outbox import letters
from recruit.publishing import publications
from tests.support.apply_form import apply, cv
from tests.support.browser import Browser
from tests.support.factories import a_channel, a_person, a_vacancy, drafted

pytestmark = pytest.mark.one_database

Said = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def said(app: Flask, capsys: pytest.CaptureFixture[str]) -> Said:
    """The lines that were written since they were last asked for."""
    logs.set_up("json")
    return lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_every_request_is_a_line_with_its_endpoint_and_without_its_address(visitor: Browser, said: Said) -> None:
    vacancy = a_vacancy()
    said()
    page = visitor.get(f"/vacancies/{vacancy.id}-ward-nurse?o=x&lang=en")
    [line] = said()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", line.pop("time"))
    assert line.pop("milliseconds") >= 0
    assert re.fullmatch(r"[0-9a-f]{16}", line["request"])
    assert line.pop("request") == page.headers["X-Request-Id"]
    expected = {"level": "INFO", "logger": "recruit.core.logs", "message": "answered"}
    assert line == expected | {"endpoint": "public.vacancy", "method": "GET", "status": 200}


def test_what_is_not_there_and_what_is_no_method_is_not_repeated(app: Flask, said: Said) -> None:
    app.test_client().open("/alex@example.org", method="ALEX")
    [line] = said()
    assert (line["endpoint"], line["method"]) == ("none", "OTHER")


@pytest.mark.parametrize(
    ("proxies", "given", "kept"),
    [
        (1, "0af7651916cd43dd8448eb211c80319c", True),
        (1, "1-67891233-abcdef012345678912345678", True),
        (0, "0af7651916cd43dd8448eb211c80319c", False),
        (1, "alex@example.org", False),
        (1, 'x"} {"level": "CRITICAL"', False),
        (1, "a" * 65, False),
        (1, "", False),
    ],
)
def test_a_trusted_proxy_may_name_a_request_harmlessly(
    settings: Settings, proxies: int, given: str, kept: bool
) -> None:
    app = create_app(Settings(**(vars(settings) | {"proxies": str(proxies), "log": "quiet"})))
    answer = app.test_client().get("/static/recruit.css", headers={"X-Request-Id": given})
    assert (answer.headers["X-Request-Id"] == given) is kept
    answer.close()
    with app.app_context():
        db.engine.dispose()


@pytest.mark.parametrize(("form", "lines"), [("text", 1), ("json", 1), ("quiet", 0)])
def test_lines_are_text_or_json_or_for_warnings_alone(
    visitor: Browser, capsys: pytest.CaptureFixture[str], form: str, lines: int
) -> None:
    logs.set_up(form)
    capsys.readouterr()
    visitor.get("/")
    said = capsys.readouterr().err.splitlines()
    assert len(said) == lines
    assert not lines or said[0].startswith("{") is (form == "json")
    logging.getLogger("jobs").warning("the database did not answer")
    assert "did not answer" in capsys.readouterr().err


def a_due_publication(app: Flask, **channel: Any) -> Publication:
    """One that is due."""
    a_channel(**channel)
    [draft] = publications.drafts(a_vacancy())
    assert publications.schedule(draft) == []
    db.session.commit()
    return draft


def test_every_job_is_a_line_with_what_became_of_it(app: Flask, said: Said) -> None:
    publication = a_due_publication(app)
    jobs.publish_posts.publish(publication.channel_id)
    [line] = said()
    assert (line["job"], line["publication"], line["outcome"]) == ("publish", publication.id, "published")
    assert (line["logger"], line["level"], line["message"]) == ("jobs", "INFO", "sent")
    assert line["milliseconds"] >= 0


def test_a_click_can_be_followed_from_the_page_to_the_post(recruiter: Browser, said: Said) -> None:
    a_channel()
    page = recruiter.get(f"/office/vacancies/{drafted(a_vacancy()).id}/posts")
    sent = recruiter.post("/office/posts/1/publish", page.fields(), expect=303)
    work_through_the_queue()
    [line] = [line for line in said() if line.get("job") == "publish"]
    assert (line["request"], line["outcome"]) == (sent.headers["X-Request-Id"], "published")


FAILURES = [
    (Rejected("Notebook: Alex Vos may not."), "failed"),
    (Unavailable("Notebook: later, Alex."), "scheduled"),
    (Unauthorised("Notebook: who is Alex?"), "failed"),
]


@pytest.mark.parametrize(("error", "outcome"), FAILURES)
def test_a_job_that_failed_says_so(
    app: Flask, said: Said, monkeypatch: pytest.MonkeyPatch, error: Exception, outcome: str
) -> None:
    answer_with(monkeypatch, error)
    jobs.publish_posts.publish(a_due_publication(app).channel_id)
    assert [line["outcome"] for line in said() if line.get("job") == "publish"] == [outcome]


def answer_with(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """What the channel does from now on."""

    def fail(self: Notebook, post: Post) -> Receipt:
        raise error

    monkeypatch.setattr(Notebook, "publish", fail)


def test_a_clock_that_finds_nothing_says_nothing(app: Flask, said: Said) -> None:
    jobs.dispatch.sweep()
    assert said() == []
    a_due_publication(app)
    jobs.dispatch.sweep()
    [line] = said()
    assert (line["job"], line["outcome"]) == ("sweep", "1")


def test_of_an_exception_the_places_are_told_and_not_the_words(said: Said) -> None:
    try:
        try:
            int("alex@example.org")
        except ValueError as error:
            raise KeyError("Alex Vos") from error
    except KeyError:
        logging.getLogger("recruit").exception("a page failed")
    [line] = said()
    assert "ValueError" in line["exception"] and line["exception"].endswith("KeyError")
    assert "test_logs.py" in line["exception"]
    assert "alex" not in line["exception"].lower().replace('int("alex@example.org")', "").replace("alex vos", "")


def test_a_page_that_fails_past_helping_does_not_tell_its_address(app: Flask, said: Said) -> None:
    with app.test_request_context("/applications/the-token-of-alex"):
        try:
            raise RuntimeError
        except RuntimeError:
            app.log_exception(sys.exc_info())
    [line] = said()
    assert line["exception"].endswith("RuntimeError")
    assert "the-token" not in json.dumps(line)


def test_the_web_server_tells_no_address_either(capsys: pytest.CaptureFixture[str]) -> None:
    server = GunicornLogger(Config())
    server.error("Error handling request %s", "/applications/the-token-of-alex")
    server.exception(ValueError("Alex"))
    server.critical("WORKER TIMEOUT (pid:%s)", 42)
    told = capsys.readouterr().err
    assert "Error handling request …" in told
    assert "WORKER TIMEOUT (pid:42)" in told
    assert "alex" not in told.lower()


def without_pushing_signals_about(work: Callable[[], object]) -> None:
    """A worker takes Ctrl-C for itself; give it back."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    work()
    for number, handler in before.items():
        signal.signal(number, handler)


def work_through_the_queue() -> None:
    """What `recruit worker` does, until nothing is left to do."""
    with queue.connection() as connection:
        worker = workers.Worker([Queue(connection=connection)], connection=connection)
        without_pushing_signals_about(lambda: worker.work(burst=True))


def test_an_unforeseen_failure_is_a_line_with_its_places_and_the_queue_keeps_no_words(
    app: Flask, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, RuntimeError("Alex Vos"))
    queue.ring("jobs.publish_posts.publish", a_due_publication(app).channel_id)
    work_through_the_queue()
    sent, done, failed = said()
    assert (sent["outcome"], done["channel"]) == ("failed", sent["channel"])
    assert (done["level"], done["outcome"], done["error"]) == ("ERROR", "failed", "RuntimeError")
    assert failed["exception"].endswith("RuntimeError")
    with queue.connection() as connection:
        [number] = Queue(connection=connection).failed_job_registry.get_job_ids()
        kept = Job.fetch(number, connection=connection).latest_result()
    assert kept and kept.exc_string and "Alex" not in kept.exc_string


PRIVATE = {"Alex", "alex@example.org", "Robin", "robin@office.example", "curriculum", "06 12345678", "secret-token"}


def test_nothing_of_anybody_is_ever_written_down(
    app: Flask, said: Said, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setattr(logging.getLogger(), "level", logging.INFO)  # as if somebody wanted to know more
    app.testing = False
    robin = a_person(email="robin@office.example", role="administrator")
    private = PRIVATE | sign_in(app, robin.email) | apply_and_look(app)
    channel = a_channel(settings={"access_token": "secret-token"})
    publish_in_every_way(monkeypatch, channel)
    work_through_the_queue()
    monkeypatch.setattr(letters, "deliver", lambda letter: 1 / 0)
    sign_in(app, robin.email)
    work_through_the_queue()
    private |= {name for path in (settings.folder / "mail").iterdir() for name in secret_paths(path.read_text())}
    take_the_database_away(monkeypatch, private)
    for path in [path for path in private if path.startswith("/")]:
        assert app.test_client().get(path).status_code in (200, 503)
    app.view_functions["public.privacy"] = lambda: [][str(private)]  # type: ignore[call-overload]
    assert app.test_client().get("/privacy").status_code == 500
    lines = said()
    assert {line.get("job") for line in lines} >= {"publish", "send"}
    assert {line.get("status") for line in lines} >= {200, 303, 422, 500, 503}
    assert {line.get("error") for line in lines} >= {"RuntimeError", "ZeroDivisionError"}
    told = "\n".join(map(json.dumps, lines))
    assert [word for word in private if word.rpartition("/")[2] in told] == []


def secret_paths(text: str) -> set[str]:
    """Addresses in a letter that let somebody in."""
    return set(re.findall(r"/(?:sign-in|applications)/[\w-]{20,}", text))


def sign_in(app: Flask, email: str) -> set[str]:
    """Ask for a link; then come in by another, which is all that is secret here."""
    browser = Browser(app)
    browser.submit("/sign-in", {"email": "Alex"}, expect=422)
    browser.submit("/sign-in", {"email": email})
    user = mailed_links.find_user(email)
    assert user
    token = mailed_links.mint_sign_in(user)
    db.session.commit()
    page = browser.get(f"/sign-in/{token}")
    browser.post(f"/sign-in/{token}", page.fields(), expect=303)
    browser.get(f"/office/applications?q={email}")
    return {f"/sign-in/{token}"}


def apply_and_look(app: Flask) -> set[str]:
    """Apply, wrongly first, and look at one's own page."""
    candidate, vacancy = Browser(app), a_vacancy()
    apply(candidate, 422, vacancy, email="alex@example.org, Alex", phone="06 12345678")
    sent = apply(candidate, vacancy=vacancy, phone="06 12345678", cv=cv(name="curriculum.pdf"))
    path = sent.headers["Location"].removeprefix("http://localhost")
    candidate.get(path)
    candidate.get(f"{path}/withdraw")
    candidate.get(f"{path}x", expect=404)
    return {path}


def publish_in_every_way(monkeypatch: pytest.MonkeyPatch, channel: Channel) -> None:
    """Let publishing fail in every way there is, in words that quote everybody."""
    words = "secret-token of Alex, alex@example.org"
    for error in (Rejected(words), Unavailable(words), Uncertain(words), Unauthorised(words), RuntimeError(words)):
        answer_with(monkeypatch, error)
        channel.on, channel.parked_until, channel.busy_until = True, None, None
        [draft] = publications.drafts(a_vacancy())
        assert publications.schedule(draft) == []
        db.session.commit()
        queue.ring("jobs.publish_posts.publish", draft.channel_id)
        work_through_the_queue()
        db.session.expire_all()


def take_the_database_away(monkeypatch: pytest.MonkeyPatch, private: set[str]) -> None:
    """From now on nothing answers, with an error that quotes all there is."""

    def gone() -> None:
        raise OperationalError(f"SELECT {private}", private, Exception(str(private)))

    db.session.remove()
    monkeypatch.setattr(db.engine.pool, "connect", gone)
