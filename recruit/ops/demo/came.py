"""How made-up candidates came: most by one link, some by two, and a few from elsewhere on the web."""

from __future__ import annotations

import random

from sqlalchemy import select

from recruit.attribution import sources
from recruit.core.database import db
from recruit.models import Application, TrackedLink

FROM = ("LinkedIn", "Google", "Indeed", "Nationale Vacaturebank", "Bing")


def fill() -> None:
    """Say of everybody who applied what is known."""
    chance = random.Random(19991231)  # noqa: S311  the same ways every time
    places = {source.name: source for source in sources.all_sources()}
    for application in db.session.scalars(select(Application).order_by(Application.id)):
        if application.origin:
            application.first = earlier(application, chance) if chance.random() < 0.15 else application.origin
            application.last = application.origin
        elif chance.random() < 0.7:
            application.source = places[chance.choice(FROM)]
    db.session.flush()


def earlier(application: Application, chance: random.Random) -> TrackedLink:
    """Another link to the same vacancy, which this candidate followed before."""
    there = select(TrackedLink).filter_by(vacancy_id=application.vacancy_id, steps=0).order_by(TrackedLink.id)
    return chance.choice(list(db.session.scalars(there)))
