"""What a post says of pay, hours, contract, way of working, place and closing date is what the form holds.

The reading of posts here is the test's own: nothing of the program that reads texts is asked.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from babel.dates import get_month_names
from hypothesis import given
from hypothesis import strategies as st

import adapters
from adapters.share_links import NETWORKS
from adapters.wording.coverage import carrying
from adapters.wording.facts import read_facts
from adapters.wording.lexicon import wordings
from adapters.wording.parsing import pay_field
from recruit.models import Contract, HoursUnit, Period, Qualifier, Remote, Vacancy
from recruit.models.vacancies import CURRENCIES
from recruit.publishing import openings
from recruit.referrals.share_texts import ready
from recruit.vacancies import feeds
from recruit.vacancies.importing import openings as composing
from recruit.web.forms.vacancy import CONTRACTS, PERIODS, REMOTE
from tests.support.factories import places_of

pytestmark = pytest.mark.one_database

LINK = "https://acme.example/r/abcdefg"
LANGUAGES = ("nl", "en", "de", "fr")
ROOMY = ("linkedin", "notebook")
"""Kinds with room for everything, and a line for each fact."""
SUMMARY = {
    "nl": "Je kookt met een klein team voor de gasten van het huis.",
    "en": "You cook with a small team for the guests of the house.",
    "de": "Du kochst mit einem kleinen Team für die Gäste des Hauses.",
    "fr": "Vous cuisinez avec une petite équipe pour les clients de la maison.",
}
SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}
SIGN = r"(?:€|\$|£|CHF|PLN|SEK|NOK|DKK)"
NUMBER = r"\d[\d.,\u00a0\u202f ]*\d|\d"
MONEY = re.compile(
    rf"{SIGN}\s?(?P<a>{NUMBER})(?P<ak>k?)(?:–{SIGN}?\s?(?P<b>{NUMBER})(?P<bk>k?))?"
    rf"|(?P<c>{NUMBER})(?P<ck>k?)(?:–(?P<d>{NUMBER})(?P<dk>k?))?[ \u00a0]?{SIGN}"
)
PER = {
    Period.DAY: r"per dag|a day|/day|pro Tag|/Tag|par jour|/jour",
    Period.SHIFT: r"per dienst|a shift|/shift|pro Schicht|/Schicht|par vacation|/vacation",
    Period.WEEK: r"per week|p/w\b|a week|/week|pro Woche|/Woche|par semaine|/sem\.",
    Period.FOUR_WEEKS: r"per vier weken|every four weeks|/4 weeks|alle vier Wochen"
    r"|/4 Wochen|par quatre semaines|/4 sem\.",
    Period.HOUR: r"per uur|p/u\b|an hour|/hour|pro Stunde|/Std\.|par heure|/h\b",
    Period.MONTH: r"per maand|p/m\b|a month|/month|pro Monat|/Monat|par mois|/mois",
    Period.YEAR: r"per jaar|p/j\b|a year|/year|pro Jahr|/Jahr|par an|/an\b",
}
BESIDES = {
    Qualifier.NET: r"\bnet(?:to)?\b",
    Qualifier.ON_TARGET: r"bij gehaalde doelen|\bOTE\b|bei Zielerreichung|à objectifs atteints",
    Qualifier.PRO_RATA: r"naar rato|pro rata|anteilig|au prorata",
    Qualifier.MINIMUM: r"als [mM]inimum|as a minimum|au minimum",
}
PAID_FOR = re.compile(
    r" (?:bij|for|bei|pour) (?P<hours>\d+(?:[.,]\d+)?) "
    r"(?:uur per week|uur|hours a week|hours|Stunden pro Woche|Std\.|heures par semaine|h\b)"
)
FTE = re.compile(r"(?P<a>\d(?:[.,]\d+)?)(?:–(?P<b>\d(?:[.,]\d+)?))?\sfte\b")
FULL = r"\bfull-?time|\bVollzeit|\bVoll- oder|\btemps plein"
PART = r"\bpart-?time|\bTeilzeit|\btemps partiel|\bou partiel"
HOURS = re.compile(r"(?P<a>\d+(?:[.,]\d+)?)(?:–(?P<b>\d+(?:[.,]\d+)?))?\s(?:uur|hours|Stunden|Std\.|heures|h\b)")
HYBRID = re.compile(r"(?i)\bhybrid")
FAR = re.compile(r"(?i)\bremote|op afstand|télétravail|thuiswerk|home ?office")
LEAST = re.compile(r"(?:vanaf|from|ab|à partir de)\s\D{0,5}$", re.I)
MOST = re.compile(r"(?:tot|up to|bis|jusqu’à)\s\D{0,5}$", re.I)
PLACES = ("Utrecht", "Zwolle", "Den Haag", "Papendorp, Utrecht", "Area 51", "'s-Hertogenbosch", "Frankfurt (Oder)")
SCALES = (
    "",
    "CAO Gemeenten, schaal 9",
    "schaal 65",
    "FWG 45-50",
    "TV-L E13",
    "CAO VVT",
    "AO 2,400",
    "€ 3 extra",
    "12 k",
)


SAID = ("full_time", "part_time", "pay_net", "pay_on_target", "pay_pro_rata", "pay_minimum")


def a_role(**but: Any) -> Vacancy:
    given = {"title": "Kok", "language": "nl", "pay_period": Period.MONTH, "pay_currency": "EUR", "pay_scale": ""}
    empty = {"places": "", "remote": Remote.NO, "contract": Contract.UNSAID, "body": "", "tags": "", "video": ""}
    unsaid = {"hours_unit": HoursUnit.HOURS} | dict.fromkeys(SAID, False)
    facts = given | empty | unsaid | but
    made = Vacancy(**facts | {"places": places_of(facts["places"])})
    made.summary = SUMMARY[made.language]
    return made


def posted(vacancy: Vacancy, kind: str) -> str:
    return adapters.get(kind).unconnected().compose(openings.opening(vacancy, "Linde", LINK)).text


def value(figure: str, thousands: str, language: str) -> float:
    """A figure as that language writes it."""
    point = "." if language == "en" else ","
    whole, _, cents = figure.rstrip(" \u00a0").partition(point)
    return float(re.sub(r"\D", "", whole) + "." + (cents or "0")) * (1000 if thousands else 1)


def pay_said(text: str, language: str) -> list[tuple[str, list[float], str]]:
    """Every amount of money in a text: which end it is, its figures, and the words before and after."""
    found = []
    for match in MONEY.finditer(text):
        parts = [match["a"] or match["c"], match["b"] or match["d"]]
        more = match["bk"] or match["dk"] or match["ak"] or match["ck"] or ""
        figures = [value(part, more, language) for part in parts if part]
        before = text[max(0, match.start() - 14) : match.start()]
        end = "least" if LEAST.search(before) else "most" if MOST.search(before) else ""
        found.append((end, figures, text[match.end() : match.end() + 120]))
    return found


def ends(match: re.Match[str]) -> set[float]:
    """The figures of a range."""
    return {float(part.replace(",", ".")) for part in (match["a"], match["b"]) if part}


def is_qualified_as_in_the_form(vacancy: Vacancy, figures: list[float], after: str) -> None:
    """For what the amounts are paid, and what else is said of them; alone they are what everybody takes them for."""
    beside = re.split(r"[\n·(]", after)[0]
    said = {period for period, words in PER.items() if re.match(rf"\s?(?:net(?:to)? ?)?(?:{words})", beside)}
    usual = {Period.MONTH} if max(figures) < 15_000 else {Period.YEAR}
    assert (said or usual) == {vacancy.pay_period}, beside
    told = {qualifier for qualifier, words in BESIDES.items() if re.search(words, beside)}
    assert told == set(vacancy.pay_qualifiers), beside
    hours = PAID_FOR.search(beside)
    assert (float(hours["hours"].replace(",", ".")) if hours else None) == (vacancy.pay_basis_hours or None), beside


def is_what_the_form_holds(vacancy: Vacancy, text: str) -> None:
    """Nothing in the text but what the vacancy says."""
    text = text.replace(LINK, "")
    if vacancy.pay_scale:
        text = text.replace(vacancy.pay_scale, "").replace(vacancy.pay_scale[:1].upper() + vacancy.pay_scale[1:], "")
    low, high = ((cents or 0) / 100 for cents in (vacancy.pay_min, vacancy.pay_max))
    for end, figures, after in pay_said(text, vacancy.language):
        if low and high and low != high:
            assert (end, figures) == ("", [low, high])
        elif low and high:
            assert (end, figures) == ("", [low])
        else:
            assert (end, figures) == (("least", [low]) if low else ("most", [high]))
        is_qualified_as_in_the_form(vacancy, figures, after)
    assert bool(low or high) or not re.search(rf"{SIGN}", text)
    text = PAID_FOR.sub("", text)
    for match in FTE.finditer(text):
        assert vacancy.hours_unit == HoursUnit.FTE and ends(match) <= {vacancy.hours_min, vacancy.hours_max}
    assert vacancy.full_time or not re.search(FULL, text, re.I)
    assert vacancy.part_time or not re.search(PART, text, re.I)
    for match in HOURS.finditer(text):
        told = [float(part.replace(",", ".")) for part in (match["a"], match["b"]) if part]
        before = text[max(0, match.start() - 14) : match.start()]
        least, most = bool(LEAST.search(before)), bool(MOST.search(before))
        held = (vacancy.hours_min or None, vacancy.hours_max or None)
        if len(told) == 2:
            assert tuple(told) == held and vacancy.hours_unit == HoursUnit.HOURS
        else:
            assert held == ((told[0], None) if least else (None, told[0]) if most else (told[0], told[0]))
    assert not HYBRID.search(text) or vacancy.remote == Remote.HYBRID
    assert not FAR.search(text) or vacancy.remote == Remote.FULL
    own = openings.contract(vacancy, vacancy.language).casefold()
    for contract, words in wordings(vacancy.language).contracts.items():
        other = words.casefold()
        if other and other != own and other not in own:
            assert not re.search(rf"(?<!\w){re.escape(other)}(?!\w)", text.casefold()), (contract, text)
    months = get_month_names("wide", locale=vacancy.language)
    for number, name in months.items():
        for day in re.findall(rf"(\d{{1,2}})\.? {name}\b", text):
            assert vacancy.closes and (vacancy.closes.day, vacancy.closes.month) == (int(day), number)


def is_said_where_there_is_room(vacancy: Vacancy, text: str) -> None:
    """Everything that the vacancy says of these."""
    language = vacancy.language
    if vacancy.pay_min or vacancy.pay_max:
        assert pay_said(text.replace(vacancy.pay_scale or "\0", ""), language)
    if vacancy.pay_scale:
        assert vacancy.pay_scale.casefold() in text.casefold()
    if vacancy.hours_min or vacancy.hours_max:
        assert (FTE if vacancy.hours_unit == HoursUnit.FTE else HOURS).search(PAID_FOR.sub("", text))
    else:
        assert bool(re.search(FULL, text, re.I)) == vacancy.full_time
        assert bool(re.search(PART, text, re.I)) == vacancy.part_time
    assert bool(HYBRID.search(text)) == (vacancy.remote == Remote.HYBRID)
    assert bool(FAR.search(text)) == (vacancy.remote == Remote.FULL)
    assert openings.contract(vacancy, language).casefold() in text.casefold()
    for place in vacancy.place_list[:1]:
        assert place in text
    if vacancy.closes:
        assert (
            str(vacancy.closes.day) in text and get_month_names("wide", locale=language)[vacancy.closes.month] in text
        )


CENTS = st.none() | st.integers(1, 900).map(lambda euros: euros * 100) | st.integers(100, 90_000_00)
WEEK = st.none() | st.sampled_from((4.0, 7.5, 24.0, 36.0, 40.0, 32.25))
PARTS = st.none() | st.sampled_from((0.2, 0.5, 0.84, 1.0))


@st.composite
def vacancies(draw: st.DrawFn) -> Vacancy:
    """What the form lets through: the lower end is never above the higher."""
    low, high = draw(CENTS), draw(CENTS)
    unit = draw(st.sampled_from(HoursUnit))
    amounts = WEEK if unit == HoursUnit.HOURS else PARTS
    first, last = draw(amounts), draw(amounts)
    if low is not None and high is not None:
        low, high = sorted((low, high))
    if first is not None and last is not None:
        first, last = sorted((first, last))
    return a_role(
        title=draw(st.sampled_from(("Kok", "Kok (m/v/x)", "Chef de partie", "Ward cook with a good title"))),
        language=draw(st.sampled_from(LANGUAGES)),
        places=";".join(draw(st.lists(st.sampled_from(PLACES), max_size=3, unique=True))),
        remote=draw(st.sampled_from([Remote(one.value) for one in REMOTE])),
        contract=draw(st.sampled_from([Contract(one.value) for one in CONTRACTS])),
        hours_min=first,
        hours_max=last,
        hours_unit=unit,
        pay_basis_hours=draw(WEEK),
        **{name: draw(st.booleans()) for name in SAID},
        pay_min=low,
        pay_max=high,
        pay_period=draw(st.sampled_from([Period(one.value) for one in PERIODS])),
        pay_currency=draw(st.sampled_from(CURRENCIES)),
        pay_scale=draw(st.sampled_from(SCALES)),
        closes=draw(st.none() | st.dates(date(2027, 1, 1), date(2029, 12, 31))),
    )


@given(vacancies(), st.sampled_from(list(adapters.all())))
def test_a_post_says_what_the_form_holds_and_nothing_else(vacancy: Vacancy, kind: str) -> None:
    is_what_the_form_holds(vacancy, posted(vacancy, kind))


@given(vacancies(), st.sampled_from(ROOMY))
def test_a_post_with_room_says_all_that_the_form_holds(vacancy: Vacancy, kind: str) -> None:
    text = posted(vacancy, kind)
    is_what_the_form_holds(vacancy, text)
    is_said_where_there_is_room(vacancy, text)


@given(vacancies(), st.sampled_from(ROOMY))
def test_what_a_composed_post_says_counts_as_carried(vacancy: Vacancy, kind: str) -> None:
    opening = openings.opening(vacancy, "Linde", LINK)
    said = carrying(read_facts(opening), posted(vacancy, kind))
    assert set(said.leaves_out) <= {"openness"}
    assert ("pay" in said.carries) == bool(vacancy.pay_min or vacancy.pay_max or vacancy.pay_scale)
    assert ("remote" in said.carries) == (vacancy.remote != Remote.NO)


@given(vacancies())
def test_what_search_engines_read_is_what_the_form_holds(vacancy: Vacancy) -> None:
    paid = feeds.salary(vacancy)
    if paid:
        ends = {name: paid["value"].get(name) for name in ("value", "minValue", "maxValue")}
        low, high = (cents / 100 if cents is not None else None for cents in (vacancy.pay_min, vacancy.pay_max))
        both = {"value": low, "minValue": None, "maxValue": None} if low == high else None
        either = {"value": None, "minValue": low, "maxValue": high}
        floor = {"value": None, "minValue": low, "maxValue": None}
        assert ends == (floor if vacancy.pay_minimum and both else both or either)
        assert (paid["currency"], paid["value"]["unitText"]) == (vacancy.pay_currency, vacancy.pay_period.name)
        assert not (vacancy.pay_net or vacancy.pay_on_target or vacancy.pay_pro_rata)
        assert not vacancy.pay_basis_hours or {vacancy.hours_min, vacancy.hours_max} == {vacancy.pay_basis_hours}
    hours = [figure for figure in (vacancy.hours_min, vacancy.hours_max) if figure]
    full = 36 if vacancy.hours_unit == HoursUnit.HOURS else 1
    kinds = feeds.employment(vacancy)
    boxes = {"FULL_TIME": vacancy.full_time, "PART_TIME": vacancy.part_time}
    ticked = {kind for kind, is_ticked in boxes.items() if is_ticked}
    low, high = (
        float(end) if end else edge for end, edge in zip((vacancy.hours_min, vacancy.hours_max), (0, 80), strict=True)
    )
    by_hours = {"FULL_TIME" if end >= full else "PART_TIME" for end in (low, high)} if hours else ticked
    assert {"FULL_TIME", "PART_TIME"} & set(kinds) == (by_hours & ticked or by_hours)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_hourly_wage_is_mixed_up_with_its_scale(language: str) -> None:
    wrong = []
    for euros in range(11, 45):
        for number in {1, 8, 9, 10, 18, min(euros, 18)}:  # a wage may look like its scale
            for cents in (0, 50):
                scale = f"CAO Gemeenten, schaal {number}"
                wage = euros * 100 + cents
                vacancy = a_role(language=language, pay_min=wage, pay_max=wage, pay_period=Period.HOUR, pay_scale=scale)
                text = posted(vacancy, "linkedin")
                if [figures for _, figures, _ in pay_said(text.replace(scale, ""), language)] != [[wage / 100]]:
                    wrong.append((wage, scale))
    assert wrong == []


def test_fifteen_euros_an_hour_on_scale_nine_are_fifteen_euros() -> None:
    vacancy = a_role(pay_min=1500, pay_max=1500, pay_period=Period.HOUR, pay_scale="CAO Gemeenten, schaal 9")
    assert "€15 per uur (CAO Gemeenten, schaal 9)" in posted(vacancy, "linkedin")
    assert "€15 per uur" in posted(vacancy, "x") and "9–15" not in posted(vacancy, "x")


def test_partly_from_home_reaches_every_kind_that_has_room() -> None:
    vacancy = a_role(places="Utrecht", remote=Remote.HYBRID)
    assert all("hybride" in posted(vacancy, kind) for kind in adapters.all())


@given(vacancies(), st.sampled_from(sorted(NETWORKS)))
def test_the_words_that_colleagues_share_say_what_the_form_holds(vacancy: Vacancy, network: str) -> None:
    is_what_the_form_holds(vacancy, ready(openings.opening(vacancy, "Linde", LINK), network))


@pytest.mark.parametrize("scale", ["CAO Gemeenten, schaal 9", "schaal 65", "FWG 45-50", "schaal 10 cao Gemeenten"])
@pytest.mark.parametrize("text", ["€ 15 per uur ({})", "€ 15 per uur, {}", "{}: € 15 per uur", "15 per uur {}"])
def test_an_imported_wage_is_not_mixed_up_with_its_scale_either(text: str, scale: str) -> None:
    paid = pay_field.parse_pay(text.format(scale))
    assert paid and (paid.low, paid.high) == (15, 15)


@pytest.mark.parametrize("wage", ["€ 15,00", "€ 15,50 - € 18,50"])
def test_pay_that_a_description_names_is_not_written_down_and_read_again(wage: str) -> None:
    words = f"Je verdient een salaris van {wage} bruto per uur (schaal 9)."
    found = composing.opening({"id": "1", "title": "Kok", "language": "nl", "description_html_or_text": words})
    text = adapters.get("linkedin").unconnected().compose(found).text
    assert [figures for _, figures, _ in pay_said(text.replace("schaal 9", ""), "nl")] == [
        [value(figure, "", "nl") for figure in re.findall(r"[\d,]+", wage)]
    ]
