"""The notice that candidates read where they give us something: put together from what holds here today, and each
version kept, so that everybody finds again what it said.

GDPR articles 12 to 14, line by line in docs/administrators/privacy-notice.md.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from recruit.candidates.correspondence import reply_to
from recruit.candidates.privacy.notice_facts import Facts, facts
from recruit.candidates.privacy.notice_wordings import parts, short
from recruit.candidates.screening import levels
from recruit.core.database import db, now
from recruit.core.outage_errors import is_outage
from recruit.models import Application, Notice, Vacancy
from recruit.organisation.employer import PRIVACY, employer


def shown(vacancy: Vacancy | None = None, keeping: bool = True, applying: bool = True) -> Notice:
    """The notice as it holds now, in the page's language, on record; for whoever applies it says how far the vacancy
    goes. Commits, where it says something new. Where nothing can be changed at this moment it is shown all the same,
    and kept when an application is sent from it."""
    made = version(vacancy, applying)
    known = by_digest(made.digest)
    if known or not keeping:
        return known or made
    try:
        keep(made)
        db.session.commit()
    except SQLAlchemyError as error:
        if not is_outage(error):
            raise
        db.session.rollback()
    return by_digest(made.digest) or made


def record_as_read(digest: str, vacancy: Vacancy) -> Notice | None:
    """What somebody was shown, on record from now on; None for what was never shown, or is not known any more."""
    known, now_said = by_digest(digest), version(vacancy)
    if known is None and digest == now_said.digest:
        keep(now_said)
        known = by_digest(digest)
    return known


def version(vacancy: Vacancy | None, applying: bool = True) -> Notice:
    """What is to be said at this moment; no row yet."""
    screening = levels.current(vacancy) if vacancy and applying else None
    language, said, at = str(get_locale()), written(facts(contact(vacancy), screening)), now()
    digest = hashlib.sha256(json.dumps([language, said], sort_keys=True).encode()).hexdigest()
    return Notice(digest=digest, version=f"{at:%Y-%m-%d} {letters(digest)}", language=language, said=said, at=at)


def keep(made: Notice) -> None:
    """Put it on record, unless somebody did a moment ago."""
    facts = {column.name: getattr(made, column.name) for column in Notice.__table__.columns if column.name != "id"}
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    db.session.execute(insert(Notice).values(facts).on_conflict_do_nothing())


def letters(digest: str) -> str:
    """Six letters that tell two versions of one day apart."""
    return "".join("bcdfghjklmnpqrst"[int(sign, 16)] for sign in digest[:6])


def written(holds: Facts) -> dict[str, Any]:
    """All that it says, as it is kept."""
    whole = [{"key": part.key, "heading": part.heading, "says": list(part.says)} for part in parts(holds)]
    return {"short": short(holds), "parts": whole}


def by_digest(digest: str) -> Notice | None:
    """A version that somebody was shown."""
    return db.session.scalar(select(Notice).filter_by(digest=digest))


def notice_of(application: Application) -> Notice | None:
    """What stood on the form of this candidate, with its text; None where that was not kept."""
    return application.notice if application.notice and application.notice.said else None


def contact(vacancy: Vacancy | None = None) -> str:
    """Where questions can be sent if nobody chose an address for them: to whoever reads mail about the vacancy."""
    return "" if has_address() or vacancy is None else reply_to(vacancy)


def has_address() -> bool:
    """Whether the organisation said where questions about data go."""
    own = employer()
    return bool(own.privacy_email or own.privacy_post or own.privacy_officer)


def meanwhile(name: str) -> str:
    """What candidates read as long as that is not filled in."""
    said: str
    if name == "name":
        said = _("Until then pages call you “%(name)s”.", name=employer().name)
    elif name == "processors":
        said = _("Until then candidates read that they may ask you which companies these are.")
    elif has_address():
        said = _("Candidates read how else they reach you: %(contact)s.", contact=facts().reach)
    else:
        said = _(
            "Until then candidates read who answers questions about the vacancy, or that they may reply to a mail."
        )
    return said


def missing() -> list[str]:
    """What the organisation has not said yet of what the law asks to be in it, by the name of the column."""
    own = employer()
    named = [name for name in PRIVACY if name != "privacy_officer" and not getattr(own, name)]
    return named if own.name and db.session.scalar(select(type(own).id).limit(1)) else ["name", *named]
