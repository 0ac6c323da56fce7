"""A recruiter thanks the colleague whose link brought somebody, without saying who that is."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select

from recruit.config import running
from recruit.core import urls
from recruit.core.database import db
from recruit.models import About, Application, Deed, Letter, Thanks, User
from recruit.models.visibility import Reader, may_see
from recruit.organisation import audit
from recruit.organisation.employer import employer
from recruit.outbox import letters


def whom(application: Application) -> User | None:
    """The colleague to thank: whose link it was, who works here still, and whom the candidate lets hear of it."""
    sharer = application.origin.sharer if application.origin else None
    return sharer if sharer and sharer.active and may_see(Reader.COLLEAGUE, application) else None


def proposed(colleague: User) -> str:
    """Words to begin with, in the colleague's language."""
    with force_locale(language_of(colleague)):
        return str(_("Through your link somebody applied who was worth meeting. Thank you for sharing!"))


def language_of(colleague: User) -> str:
    """In which somebody who works here is written to."""
    return colleague.language or running().settings.language


def thank(application: Application, colleague: User, text: str, by: User) -> Letter:
    """Put it on the colleague's page, and mail it. It goes when the candidate is forgotten."""
    db.session.add(Thanks(user_id=colleague.id, application_id=application.id, text=text, by_id=by.id))
    audit.note(by, Deed.COLLEAGUE_THANKED, application)
    return letters.write(
        colleague.email,
        "thanks",
        language_of(colleague),
        about=About(application.id),
        to_colleague=True,
        name=colleague.own_name,
        by=by,
        text=text,
        organisation=employer().name,
        address=urls.absolute("/share/referrals"),
    )


def thanks_for(application: Application) -> Sequence[Thanks]:
    """What was written about this one, the first first."""
    return db.session.scalars(select(Thanks).where(Thanks.application_id == application.id).order_by(Thanks.id)).all()
