"""A candidate came another way than we thought: the origin is corrected, and what it was stays on record."""

from __future__ import annotations

from sqlalchemy import select

from recruit.attribution import links
from recruit.candidates import events
from recruit.core.database import db
from recruit.models import Application, Deed, OriginCorrection, TrackedLink, User, Vacancy
from recruit.organisation import audit


def correct(application: Application, link: TrackedLink | None, reason: str, by: User) -> None:
    """Put another origin in the place of the known one; the old one stays on record, with who, when and why."""
    correction = OriginCorrection(application=application, old=application.origin, new=link, reason=reason, by_id=by.id)
    db.session.add(correction)
    another = (link.sharer_id if link else None) != (application.origin.sharer_id if application.origin else None)
    if another:  # what the candidate agreed to was for somebody else
        application.tell_sharer = application.reward_sharer = False
    application.origin = link
    audit.note(by, Deed.ORIGIN_CORRECTED, application)
    events.origin_corrected.send(application, another_sharer=another)


def link_of(vacancy: Vacancy, sharer: User) -> TrackedLink:
    """The colleague's own link that belongs to no network; made if there is none yet."""
    mine = (TrackedLink.vacancy_id == vacancy.id, TrackedLink.sharer_id == sharer.id)
    plain = select(TrackedLink).where(*mine, TrackedLink.network == "", TrackedLink.steps == 0)
    return db.session.scalar(plain.order_by(TrackedLink.id).limit(1)) or links.mint(vacancy, sharer=sharer)
