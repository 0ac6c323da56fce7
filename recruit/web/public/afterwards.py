"""What a candidate's form did, said on the page that comes after it.

There is no session to keep a sentence in: the address carries which sentence it is, and no words. Anybody can write
such an address, so a sentence stands there only if what is kept of the application bears it out.
"""

from __future__ import annotations

from flask import request
from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, exists

from recruit.candidates.privacy import talent_pool
from recruit.core.database import db
from recruit.models import (
    Application,
    AuditLine,
    Deed,
    FormerAddress,
    LineKind,
    Message,
    ScreeningLine,
    Subject,
    Writer,
)

SENTENCES = {
    "ended": ("stands", _l("Done: the older address no longer works.")),
    "answered": ("screening", _l("Your answer is saved. It stands beside what we found, and the office reads it.")),
    "not_me": ("screening", _l("Saved: you say that this is not you, so it does not count. The office reads it.")),
    "sent": ("messages", _l("Your message is sent.")),
    "corrected": ("corrected", _l("Saved. This is what we have from you now.")),
    "unchanged": ("corrected", _l("You changed nothing, so everything is as it was.")),
    "moved": (
        "corrected",
        _l(
            "Saved. From now on we write to the new e-mail address. This page has a new address too, which we mailed "
            "there; the old one no longer works."
        ),
    ),
    "chosen": ("origin", _l("This is what holds now.")),
    "kept": ("pool", _l("Saved: we may keep your application for other vacancies.")),
    "not_kept": ("pool", _l("Saved: we do not keep your application for other vacancies, and do not ask again.")),
}
"""What can have been done, with the part of the page that it changed."""


def place(done: str) -> str | None:
    """The part of the page where this is said."""
    return SENTENCES[done][0] if done in SENTENCES else None


def just_done(application: Application) -> dict[str, str]:
    """What was done a moment ago, by the part of the page that it changed; nothing where that is not so."""
    done = request.args.get("done", "")
    return dict([SENTENCES[done]]) if done in SENTENCES and is_so(done, application) else {}


def is_so(done: str, application: Application) -> bool:
    """Whether it was ever done, and still is."""
    if done == "ended":
        return application.generation > 1 and application.next_digest is None
    if done == "kept":
        return application.pool_until is not None
    if done == "not_kept":
        return talent_pool.is_refused(application)
    mark = trace(done, application)
    return mark is None or bool(db.session.scalar(exists().where(mark).select()))


def trace(done: str, application: Application) -> ColumnElement[bool] | None:
    """The row that is there if it was done; None where the words hold in any case."""
    line, own = ScreeningLine, application.id
    answered = (line.application_id == own) & (line.kind == LineKind.ANSWER)
    corrected = (AuditLine.subject_kind == Subject.APPLICATIONS) & (AuditLine.subject_id == own)
    return {
        "answered": answered,
        "not_me": answered & line.content.contains('"deed":"not me"', autoescape=True),
        "sent": (Message.application_id == own) & (Message.writer == Writer.CANDIDATE),
        "corrected": corrected & (AuditLine.deed == Deed.APPLICATION_CORRECTED),
        "moved": FormerAddress.application_id == own,
    }.get(done)
