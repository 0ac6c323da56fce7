"""A post that was out before the upgrade still says what its vacancy gives: nobody is asked to change it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import update

from recruit.core import migration, urls
from recruit.core.database import db
from recruit.models import Publication
from recruit.publishing import edits
from tests.support import earlier_releases

WRITTEN = {
    **{"state": "open", "opened_at": datetime(2026, 11, 1, tzinfo=UTC), "closes": None, "round": 1},
    **{"title": "Verpleegkundige (m/v/x)", "places": "Utrecht; Gent, België", "country": "NL", "remote": "hybrid"},
    **{"hours_min": 24.0, "hours_max": 36.0, "contract": "permanent", "language": "nl", "summary": "", "body": ""},
    **{"pay_min": 2_900_00, "pay_max": 3_400_00, "pay_period": "month", "pay_currency": "EUR", "pay_scale": "FWG 45"},
    **{"tags": "zorg", "video": "", "unit_id": None},
}
SAID = """Verpleegkundige (m/v/x) bij 1

Standplaats: Utrecht / Gent, België, hybride
Salaris: €2.900–3.400 per maand (FWG 45)
Uren: 24–36 uur per week
Contract: Vast contract

Wij bekijken alleen de links die je zelf geeft.

Lees meer en solliciteer:
{link}

#Zorg #Vacature #Werk"""
"""What the version before wrote of that."""


@pytest.fixture
def published(empty: Flask) -> Publication:
    """A post of the version before places had rows and pay had qualifiers, in the database of today."""
    migration.upgrade(db.engine, "0009")
    earlier_releases.fill()
    tables = earlier_releases.tables().tables
    link = f"{urls.absolute('/')}r/abc234"
    with db.engine.begin() as line:
        line.execute(update(tables["vacancies"]).where(tables["vacancies"].c.id == 1).values(**WRITTEN))
        line.execute(update(tables["tracked_links"]).where(tables["tracked_links"].c.id == 1).values(token="abc234"))
        out = {"state": "published", "text": SAID.format(link=link), "composed": None, "vacancy_id": 1, "round": 1}
        line.execute(update(tables["publications"]).where(tables["publications"].c.id == 1).values(**out))
    migration.upgrade(db.engine)
    return db.session.get_one(Publication, 1)


def test_a_post_of_the_version_before_is_not_out_of_date(published: Publication) -> None:
    assert not edits.is_out_of_date(published)
    published.vacancy.title = "Wijkverpleegkundige (m/v/x)"
    assert edits.is_out_of_date(published)
