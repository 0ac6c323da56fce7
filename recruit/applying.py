"""Apply for a vacancy, come back to it at a private address, withdraw."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from email_validator import validate_email
from flask import current_app
from sqlalchemy import select

from recruit import audit, mail
from recruit.auth import digest
from recruit.config import running
from recruit.db import db, now
from recruit.models import Application, Letter, TrackedLink, Vacancy

NOTICE = "2026-11"
"""The version of the notice on the form. Raise it when `_notice.html` or the privacy page says something else."""


KEPT = timedelta(days=28)
"""How long an application is kept after its procedure ended."""


@dataclass(frozen=True)
class Facts:
    """What a candidate filled in."""

    name: str
    email: str
    phone: str = ""
    motivation: str = ""
    profile: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Document:
    """A CV that was put away: its name in the uploads folder, its kind, and the name it came with."""

    name: str
    kind: str
    called: str


def apply(
    vacancy: Vacancy, facts: Facts, submission: str, document: Document | None = None, origin: TrackedLink | None = None
) -> tuple[Application, str]:
    """Store an application; the token of its private address comes with it. Raises IntegrityError when the same form
    was sent twice at once: then roll back and look it up with `sent_before`."""
    token = token_of(submission, current_app.config["SECRET_KEY"])
    application = Application(
        vacancy=vacancy,
        name=facts.name,
        email=facts.email,
        phone=facts.phone,
        motivation=facts.motivation,
        profile=facts.profile,
        language=facts.language,
        document=document.name if document else "",
        document_kind=document.kind if document else "",
        document_name=document.called if document else "",
        consent=NOTICE,
        digest=digest(token),
        submission=remembered(submission),
        origin=origin,
    )
    db.session.add(application)
    db.session.flush()
    return application, token


def token_of(submission: str, secret: str) -> str:
    """192 bits that whoever sent the form may have again, and that the database alone does not give away."""
    return urlsafe_b64encode(hmac.digest(secret.encode(), b"application " + submission.encode(), sha256)[:24]).decode()


def remembered(submission: str) -> str:
    """What is kept of a form's own number."""
    return sha256(submission.encode()).hexdigest()[:40]


def sent_before(submission: str) -> str | None:
    """The token of the application that this very form became, if it was sent already."""
    wanted = select(Application.digest).where(Application.submission == remembered(submission))
    known = db.session.scalar(wanted)
    if known is None:
        return None
    # A key may have been rotated between the two clicks.
    secrets = [current_app.config["SECRET_KEY"], *current_app.config["SECRET_KEY_FALLBACKS"]]
    tokens = (token_of(submission, secret) for secret in secrets)
    return next((token for token in tokens if digest(token) == known), None)


def by_token(token: str) -> Application | None:
    """The application at a private address."""
    return (
        db.session.scalar(select(Application).where(Application.digest == digest(token))) if token.isascii() else None
    )


def private_address(token: str) -> str:
    """Where a candidate sees how the application stands."""
    return f"{running().settings.url.rstrip('/')}/applications/{token}"


def letters(application: Application, token: str, organisation: str) -> list[Letter]:
    """What to post: to the candidate where to look, and to the office that somebody applied, without saying who."""
    vacancy, base = application.vacancy, running().settings.url.rstrip("/")
    translated = f".{application.language}" if application.language in ("de", "fr") else ""
    facts = {"vacancy": vacancy, "organisation": organisation}
    written = [
        mail.write(
            on_the_wire(application.email),
            f"received{translated}",
            application.language,
            name=application.name,
            address=private_address(token),
            **facts,
        )
    ]
    author = vacancy.author if vacancy.author and vacancy.author.active else None
    if reader := vacancy.contact_email or (author.email if author else ""):
        language = (author.language if author else "") or running().settings.language
        address = f"{base}/office/applications/{application.id}"
        written.append(mail.write(reader, "new_application", language, address=address, **facts))
    return written


def on_the_wire(email: str) -> str:
    """An address as mail servers want it: münchen.example becomes xn--mnchen-3ya.example."""
    return validate_email(email, check_deliverability=False).ascii_email or email


def to_forget(moment: datetime) -> Sequence[Application]:
    """Applications whose procedure ended 28 days ago: the vacancy was closed, or the candidate withdrew.

    The period is that of the NVP recruitment code and of the Dutch data protection authority.
    """
    before = moment - KEPT
    ended = Application.vacancy.has(Vacancy.closed_at < before) | (Application.withdrawn_at < before)
    wanted = select(Application).where(ended, Application.state != ApplicationState.FORGOTTEN)
    return db.session.scalars(wanted.order_by(Application.id).limit(500)).all()


def forget(application: Application) -> str:
    """Remove everything of the person; the name of the CV to discard after the commit. The origin keeps its count."""
    forgotten = application.document
    for name in ("name", "email", "phone", "motivation", "profile", "document", "document_name", "document_kind"):
        setattr(application, name, "")
    application.corrections.clear()
    # Neither the private address nor the form that was sent leads here any more.
    application.digest = application.submission = f"forgotten-{application.id}"
    application.state = ApplicationState.FORGOTTEN
    audit.note(None, "application forgotten", application)
    return forgotten


def withdraw(application: Application) -> str:
    """The candidate no longer wants to be considered; the name of the CV to discard after the commit. Twice is once."""
    forgotten = application.document
    if application.state != ApplicationState.WITHDRAWN:
        application.state = ApplicationState.WITHDRAWN
        application.withdrawn_at = now()
    application.document = application.document_name = application.document_kind = ""
    return forgotten
