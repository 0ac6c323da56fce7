"""One mailer: letters are rows until a mail server, or a file, has them."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from secrets import token_hex
from typing import Any
from urllib.parse import urlsplit

from flask import render_template
from flask_babel import force_locale
from flask_babel import gettext as _
from jinja2 import Template
from sqlalchemy import select

from recruit.config import running
from recruit.core import email_addresses, smtp
from recruit.core.database import db, now
from recruit.models import About, Letter, Proven, Role, User
from recruit.models.letters import columns_of
from recruit.outbox import mail_format

PACE = timedelta(seconds=0.2)
"""Between two of many letters that are written at once, so that no sign-in link stands in line behind thousands."""
NOBODY = About()
"""Whom a letter to somebody who works here, or wants to, is about."""
LANGUAGES = ("nl", "en", "de", "fr")
"""In which letters to candidates are written. Days in a letter are said in its language."""


def write(
    to: str,
    template: str,
    language: str,
    about: About = NOBODY,
    proves: Proven | None = None,
    reply_to: str = "",
    to_colleague: bool = False,
    **facts: Any,
) -> Letter:
    """A letter from `mail/<template>/`, whose first line is the subject. Ring `jobs.send_letter.send` after the
    commit, or leave that to the clock. A language with a file of its own goes before `default.txt`."""
    subject, text = words(template, language, **facts)
    return put(to, subject, text, about, proves, reply_to, to_colleague=to_colleague)


def to_administrators(template: str, **facts: Any) -> int:
    """The same letter to each administrator, in their own language; how many. The clock posts them."""
    everybody = db.session.scalars(select(User).where(User.role == Role.ADMINISTRATOR, User.active)).all()
    for person in everybody:
        write(person.email, template, person.language or running().settings.language, **facts)
    return len(everybody)


def words(template: str, language: str, **facts: Any) -> tuple[str, str]:
    """Subject and text of a letter, in the reader's language."""
    names: list[str | Template] = [f"mail/{template}/{language}.txt", f"mail/{template}/default.txt"]
    with force_locale(language if language in LANGUAGES else "en"):
        written = render_template(names, hello=hello, dear=dear, **facts)
    subject, _, text = written.strip().partition("\n")
    return " ".join(subject.split()), text.strip() + "\n"


def hello(name: str) -> str:
    """How a letter to somebody who works here begins."""
    return str(_("Hello %(name)s,", name=name) if name else _("Hello,"))


def dear(name: str) -> str:
    """How any other letter begins."""
    return str(_("Dear %(name)s,", name=name) if name else _("Hello,"))


def put(
    to: str,
    subject: str,
    text: str,
    about: About = NOBODY,
    proves: Proven | None = None,
    reply_to: str = "",
    unsubscribe: str = "",
    place: int = 0,
    to_colleague: bool = False,
) -> Letter:
    """A letter in these words on its way. `unsubscribe` is the address at which the reader wants no more of them;
    `place` is how many letters of the same kind leave before it. Whoever it is about is `about`, whoever it is to."""
    line = " ".join(subject.split())  # also where a sign ends a line in Unicode alone
    more = {"reply_to": reply_to, "unsubscribe": unsubscribe}
    letter = Letter(
        content={"to": to, "subject": line, "text": text} | {name: value for name, value in more.items() if value},
        message_id=mail_format.message_id(token_hex(12)),
        to_colleague=to_colleague,
        due=now() + place * PACE,
        **vars(about),
        **columns_of(proves),
    )
    db.session.add(letter)
    db.session.flush()
    return letter


def numbers(*letters: Letter | None) -> list[int]:
    """The numbers of those that there are, to ring for after the commit: by then a worker whom the clock told may have
    sent a letter, and with that its row is gone."""
    db.session.flush()
    return [letter.id for letter in letters if letter]


def deliver(letter: Letter) -> None:
    """Hand the letter over. Raises Refused when it never will be taken, OSError or SMTPException when later."""
    settings, mail = running().settings, mail_format.written(letter)
    if settings.smtp_url:
        to = email_addresses.on_the_wire(letter.content["to"])
        smtp.send(urlsplit(settings.smtp_url), email_addresses.sender(settings.mail_from)[1], to, mail)
    else:
        to_file(settings.folder / "mail", letter, mail)


def to_file(folder: Path, letter: Letter, mail: bytes) -> None:
    """Write the letter as one .eml file; writing it twice is one file."""
    path = folder / f"{letter.created_at:%Y%m%d-%H%M%S}-{letter.message_id[1:25]}{tail(letter.about)}.eml"
    draft = path.with_suffix(".part")
    with open(draft, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(mail)
    draft.replace(path)


def tail(about: About) -> str:
    """What the file of a letter about a candidate is called after, so that it can go with the candidate."""
    if about.application_id:
        return f"-application-{about.application_id}"
    if about.lead_id:
        return f"-lead-{about.lead_id}"
    return f"-later-{about.finish_later_digest}" if about.finish_later_digest else ""


def forget(about: About) -> None:
    """Remove what was written about somebody and lies in the mail folder. Letters that wait are rows."""
    for path in (running().settings.folder / "mail").glob(f"*{tail(about)}.eml"):
        path.unlink(missing_ok=True)
