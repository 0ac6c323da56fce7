"""One vacancy by form and by file gives the same posts, to the byte, where the form can say all that the file says.

One thing differs on purpose: what a file says of pay may be shortened to thousands within a hundredth, what somebody
filled in only where that is the same. So amounts here are whole hundreds.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import adapters
from recruit.models import Contract, Period, Remote
from recruit.publishing import openings
from recruit.vacancies.importing.openings import opening
from tests.recruit.vacancies.importing.test_form_and_posts import LINK, SUMMARY, a_role

pytestmark = pytest.mark.one_database

PER = {
    "nl": {Period.HOUR: "per uur", Period.MONTH: "per maand", Period.YEAR: "per jaar"},
    "en": {Period.HOUR: "per hour", Period.MONTH: "per month", Period.YEAR: "per year"},
    "de": {Period.HOUR: "pro Stunde", Period.MONTH: "pro Monat", Period.YEAR: "pro Jahr"},
    "fr": {Period.HOUR: "par heure", Period.MONTH: "par mois", Period.YEAR: "par an"},
}
HOURS = {"nl": "uur per week", "en": "hours per week", "de": "Stunden pro Woche", "fr": "heures par semaine"}
KINDS = {
    "nl": {Contract.UNSAID: "", Contract.PERMANENT: "vast", Contract.FIXED: "tijdelijk", Contract.INTERNSHIP: "stage"},
    "en": {
        Contract.UNSAID: "",
        Contract.PERMANENT: "permanent",
        Contract.FIXED: "fixed-term",
        Contract.INTERNSHIP: "internship",
    },
    "de": {
        Contract.UNSAID: "",
        Contract.PERMANENT: "unbefristet",
        Contract.FIXED: "befristet",
        Contract.INTERNSHIP: "Praktikum",
    },
    "fr": {Contract.UNSAID: "", Contract.PERMANENT: "CDI", Contract.FIXED: "CDD", Contract.INTERNSHIP: "stage"},
}
COUNTRIES = {"nl": "NL", "en": "IE", "de": "DE", "fr": "FR"}
AMOUNTS = {
    Period.HOUR: st.integers(12, 60),
    Period.MONTH: st.integers(15, 90).map(lambda hundreds: hundreds * 100),
    Period.YEAR: st.integers(260, 900).map(lambda hundreds: hundreds * 100),
}


@st.composite
def both(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, str]]:
    """The same facts, as the form keeps them and as a file writes them."""
    language = draw(st.sampled_from(("nl", "en", "de", "fr")))
    period = draw(st.sampled_from(tuple(AMOUNTS)))
    low, high = sorted((draw(AMOUNTS[period]), draw(AMOUNTS[period])))
    least, most = sorted((draw(st.sampled_from((16, 24, 32))), draw(st.sampled_from((24, 36, 40)))))
    contract = draw(st.sampled_from(tuple(KINDS[language])))
    places = draw(st.lists(st.sampled_from(("Utrecht", "Zwolle", "Amersfoort")), min_size=1, max_size=2, unique=True))
    closes = draw(st.none() | st.dates(date(2027, 1, 1), date(2029, 12, 31)))
    kept = {
        **{"title": "Kok (m/v/x)", "language": language, "places": ";".join(places), "contract": contract},
        **{"pay_min": low * 100, "pay_max": high * 100, "pay_period": period, "closes": closes},
        **{"hours_min": float(least), "hours_max": float(most), "remote": Remote.NO},
    }
    range_, hours = (f"{a}" if a == b else f"{a} - {b}" for a, b in ((low, high), (least, most)))
    written = {
        **{"id": "1", "title": "Kok (m/v/x)", "organisation": "Linde", "link": LINK, "language": language},
        **{"location": "; ".join(places), "country": COUNTRIES[language], "summary": SUMMARY[language]},
        **{"salary_text": f"€ {range_} {PER[language][period]}", "hours": f"{hours} {HOURS[language]}"},
        **{"employment_type": KINDS[language][contract], "closing_date": closes.isoformat() if closes else ""},
    }
    return kept, written


@given(both())
def test_form_and_file_give_the_same_posts(facts: tuple[dict[str, Any], dict[str, str]]) -> None:
    kept, written = facts
    by_form = openings.opening(a_role(**kept), "Linde", LINK)
    by_file = opening(written)
    for kind in adapters.all():
        channel = adapters.get(kind).unconnected()
        one, other = channel.compose(by_form), channel.compose(by_file)
        assert (one.text, one.title, one.summary) == (other.text, other.title, other.summary), kind
