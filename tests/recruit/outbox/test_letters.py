"""A letter is a row until a mail server, or a file, has it."""

from __future__ import annotations

import email
import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from email.policy import default

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

import jobs.dispatch
import jobs.send_letter
from recruit.candidates import correspondence, messages
from recruit.candidates.decision_letters import Words
from recruit.candidates.privacy import erasure
from recruit.candidates.screening import levels
from recruit.config import Settings, running
from recruit.core.database import db, now
from recruit.core.queue import connection
from recruit.core.smtp import Refused
from recruit.models import About, Application, DeletionReason, Forgotten, Letter, Message, Proof, Proven, Writer
from recruit.outbox import letters, mail_format
from tests.support.factories import a_lead, a_person, an_application

pytestmark = pytest.mark.one_database


@pytest.fixture
def letter(app: Flask) -> Letter:
    """A letter on its way."""
    person = a_person(name="Zoë O’Neil", email="zoe@example.org")
    written = letters.write(person.email, "sign_in", "nl", user=person, address="http://careers.example/sign-in/abc")
    db.session.commit()
    return written


def send(number: int) -> None:
    """What a worker does."""
    jobs.send_letter.send(number)
    db.session.expire_all()


class Post(threading.Thread):
    """A mail server of a few lines, which answers as it is told."""

    def __init__(self, answers: dict[str, str]) -> None:
        super().__init__(daemon=True)
        self.answers = answers
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.letters: list[str] = []

    def run(self) -> None:
        while True:
            try:
                caller, _ = self.socket.accept()
            except OSError:
                return
            with caller, caller.makefile("rwb") as line:
                self.talk(line)

    def talk(self, line: socket.SocketIO) -> None:  # type: ignore[override]
        """One conversation."""

        def say(words: str) -> None:
            line.write(words.encode() + b"\r\n")
            line.flush()

        say("220 here")
        while heard := line.readline().decode().strip():
            verb = heard.split()[0].upper()
            if verb == "DATA" and verb not in self.answers:
                say("354 go on")
                body = b""
                while not body.endswith(b"\r\n.\r\n"):
                    body += line.readline()
                self.letters.append(body.decode())
                say("250 taken")
                continue
            say(self.answers.get(verb, "250 fine"))
            if verb == "QUIT":
                return


def mail_goes_to(app: Flask, port: int) -> None:
    """The application uses the mail server on that port; nobody listens on port 1."""
    app.extensions["recruit"].settings = Settings(
        **(vars(running().settings) | {"smtp_url": f"smtp://127.0.0.1:{port}"})
    )


@pytest.fixture
def post(app: Flask, request: pytest.FixtureRequest) -> Iterator[Post]:
    """A mail server, and the application knows it."""
    server = Post(getattr(request, "param", {}))
    server.start()
    mail_goes_to(app, server.port)
    yield server
    server.socket.close()


def test_without_a_mail_server_a_letter_becomes_a_file(letter: Letter, settings: Settings) -> None:
    send(letter.id)
    [file] = (settings.folder / "mail").glob("*.eml")
    message = email.message_from_bytes(file.read_bytes(), policy=default)
    assert message["To"] == "zoe@example.org"
    assert "http://careers.example/sign-in/abc" in message.get_content()
    assert file.stat().st_mode & 0o077 == 0


def test_a_letter_that_was_taken_is_thrown_away_here(letter: Letter, post: Post) -> None:
    send(letter.id)
    assert len(post.letters) == 1
    assert db.session.scalars(select(Letter)).all() == []


def test_ringing_twice_sends_once(letter: Letter, post: Post) -> None:
    number = letter.id
    send(number)
    send(number)
    assert len(post.letters) == 1


@pytest.mark.parametrize("post", [{"RCPT": "550 no such person"}], indirect=True)
def test_an_address_that_is_refused_for_good_is_given_up(letter: Letter, post: Post) -> None:
    send(letter.id)
    assert letter.due is None
    assert "zoe" not in letter.problem


@pytest.mark.parametrize(
    "post",
    [{"RCPT": "451 later"}, {"DATA": "451 later"}, {"MAIL": "421 busy"}, {"EHLO": "500", "HELO": "500"}],
    indirect=True,
)
def test_what_may_work_later_is_tried_later(letter: Letter, post: Post) -> None:
    send(letter.id)
    assert letter.due
    assert letter.due > now()
    assert letter.attempts == 1


def test_a_server_that_is_not_there_is_tried_ever_later_and_then_given_up(app: Flask, letter: Letter) -> None:
    mail_goes_to(app, 1)
    waits = []
    for _ in range(len(jobs.send_letter.RETRIES)):
        send(letter.id)
        assert letter.due
        waits.append(letter.due - now())
        letter.due = now()
        db.session.commit()
    send(letter.id)
    assert waits == sorted(waits)
    assert letter.due is None


def test_a_worker_that_dies_with_a_letter_loses_nothing(letter: Letter, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(letter: Letter) -> None:
        raise SystemExit

    monkeypatch.setattr(letters, "deliver", die)
    with pytest.raises(SystemExit):
        send(letter.id)
    db.session.expire_all()
    letter.due = now() - timedelta(seconds=1)
    db.session.commit()
    assert jobs.dispatch.sweep() == 1
    assert connection().llen("rq:queue:default") == 1


def test_a_letter_lies_encrypted(letter: Letter) -> None:
    raw = str(db.session.execute(text("SELECT * FROM letters")).all())
    assert "zoe@example.org" not in raw
    assert "sign-in" not in raw


def test_a_name_cannot_smuggle_a_header(app: Flask) -> None:
    person = a_person(name="Eve\nBcc: all@example.org", email="eve@example.org")
    letter = letters.write(person.email, "sign_in", "en", user=person, address="x")
    assert mail_format.message(letter)["Bcc"] is None


def test_a_dutch_reader_gets_a_dutch_letter(letter: Letter) -> None:
    assert letter.content["subject"] != ""


def a_letter_to_a_candidate() -> tuple[int, int]:
    """A letter with a decision's words on its way: the candidate's number and its own."""
    application = an_application(ended_at=now())
    messages.write(application, Words("Come by", "Zwaluwletter\n"), a_person())
    db.session.commit()
    return application.id, db.session.scalars(select(Letter.id)).one()


def deleted(number: int) -> None:
    """The candidate is deleted by another process."""
    with Session(db.engine) as theirs, pytest.MonkeyPatch.context() as patch:
        patch.setattr(db, "session", theirs)
        files = erasure.forget(theirs.get_one(Application, number), DeletionReason.ASKED)
        theirs.commit()
        erasure.sweep_up(Forgotten.APPLICATION, number, files)


@pytest.mark.parametrize("error", [None, Refused("no"), OSError("later")])
def test_of_somebody_deleted_while_a_letter_leaves_nothing_comes_back(
    settings: Settings, app: Flask, monkeypatch: pytest.MonkeyPatch, error: Exception | None
) -> None:
    number, letter = a_letter_to_a_candidate()
    deliver = letters.deliver

    def slowly(mine: Letter) -> None:
        deleted(number)
        if error:
            raise error
        deliver(mine)

    monkeypatch.setattr(letters, "deliver", slowly)
    send(letter)
    assert not list((settings.folder / "mail").iterdir())
    assert [db.session.scalar(select(func.count(table.id))) for table in (Letter, Message)] == [0, 0]
    assert db.session.get_one(Application, number).forgotten_at


def test_a_letter_deleted_before_a_worker_opens_it_is_left(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    number, letter = a_letter_to_a_candidate()
    get, gone = db.session.get, []

    def slowly(*args: object) -> object:
        deleted(number) if not gone else None
        gone.append(number)
        return get(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(db.session, "get", slowly)
    send(letter)
    assert gone


def test_a_letter_that_can_never_be_written_is_given_up_and_not_tried_for_ever(letter: Letter) -> None:
    letter.content = letter.content | {"to": "two@at@example.org"}
    db.session.commit()
    send(letter.id)
    assert letter.due is None
    assert "cannot be put into a mail" in letter.problem


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\x1c", "\r\nBcc: all@example.org"])
def test_every_sign_that_ends_a_line_becomes_a_space_in_a_subject(settings: Settings, app: Flask, end: str) -> None:
    letters.put("kim@example.org", f"About{end}you", "Hello\n")
    db.session.commit()
    send(db.session.scalars(select(Letter.id)).one())
    [file] = (settings.folder / "mail").iterdir()
    sent = email.message_from_bytes(file.read_bytes(), policy=default)
    assert sent["Subject"].startswith("About ") and sent["Bcc"] is None


def test_a_look_rings_for_so_many_letters_and_the_next_look_for_more(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs.dispatch, "BELLS", 2)
    for n in range(3):
        letters.put(f"person{n}@example.org", "Hello", "Hello\n")
    db.session.commit()
    assert jobs.dispatch.sweep() == 2
    for number in db.session.scalars(select(Letter.id).order_by(Letter.id).limit(2)).all():
        send(number)
    assert jobs.dispatch.sweep() == 1


def test_a_letter_goes_with_its_person_by_the_database_even_where_nobody_asked(app: Flask) -> None:
    application, lead, by = an_application(), a_lead(), a_person()
    message = messages.write(application, Words("Hello", "A letter"), by)
    correspondence.write(application, "received")
    letters.put("kim@example.org", "Hello", "A notice", About(lead_id=lead.id), Proven(Proof.NOTICE))
    letters.put(by.email, "Hello", "To a colleague")
    db.session.commit()

    def left(table: str, number: int) -> list[int | None]:
        db.session.execute(text(f"DELETE FROM {table} WHERE id = :number"), {"number": number})
        return list(db.session.scalars(select(Letter.application_id).order_by(Letter.id)))

    assert left("messages", message.id) == [application.id, None, None], "what carries a message goes with it"
    assert left("leads", lead.id) == [application.id, None]
    assert left("applications", application.id) == [None], "a letter about nobody stays"


def test_a_letter_says_what_is_true_once_it_has_left(app: Flask) -> None:
    application = an_application()
    version = levels.ensure(application.vacancy)
    message = Message(application_id=application.id, writer=Writer.OFFICE, text="Hello")
    db.session.add(message)
    db.session.flush()
    for proven in (
        None,
        Proven(Proof.LEVEL, version.id),
        Proven(Proof.FINDING, 3),
        Proven(Proof.MESSAGE, message.id),
        Proven(Proof.NOTICE),
        Proven(Proof.FORMER_ADDRESS),
    ):
        letter = letters.put("kim@example.org", "Hello", "Hello", About(application.id), proven)
        db.session.commit()
        assert letter.proven == proven
        assert letter.about == About(application.id) and letter.is_about_somebody


@pytest.mark.parametrize(
    ("about", "called"),
    [
        (About(12), "-application-12.eml"),
        (About(lead_id=3), "-lead-3.eml"),
        (About(finish_later_digest="abc_D-1"), "-later-abc_D-1.eml"),
    ],
    ids=["application", "lead", "later"],
)
def test_the_file_of_a_letter_is_called_after_whom_it_is_about_and_goes_with_nobody_else(
    app: Flask, settings: Settings, about: About, called: str
) -> None:
    (settings.folder / "mail").mkdir(exist_ok=True)
    others = [About(2), About(112), About(lead_id=13), About(finish_later_digest="1"), About()]
    for number, one in enumerate((about, *others)):
        letter = Letter(content={}, message_id=f"<{number}@x>", created_at=now(), **vars(one))
        letters.to_file(settings.folder / "mail", letter, b"")
    names = {path.name for path in (settings.folder / "mail").iterdir()}
    letters.forget(about)
    [gone] = names - {path.name for path in (settings.folder / "mail").iterdir()}
    assert gone.endswith(called)
