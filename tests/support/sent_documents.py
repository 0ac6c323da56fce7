"""CVs that somebody sent, and what is remembered of them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from recruit.candidates.documents import files
from recruit.core.database import db
from recruit.models import Application, DocumentText
from tests.support.documents import a_pdf
from tests.support.factories import an_application

KIM = a_pdf(["Kim de Proef"])


def with_cv(data: bytes = KIM, kind: str = "pdf", **but: Any) -> Application:
    """Somebody sent a CV that nobody has read yet."""
    return an_application(document=files.keep(data), document_kind=kind, document_name=f"cv.{kind}", **but)


def rows() -> list[DocumentText]:
    """All that is remembered, as it is now."""
    db.session.rollback()
    db.session.expire_all()
    return list(db.session.scalars(select(DocumentText).order_by(DocumentText.id)))


def text_of(application: Application) -> str:
    """Where the words of a CV are."""
    return f"/office/applications/{application.id}/text"
