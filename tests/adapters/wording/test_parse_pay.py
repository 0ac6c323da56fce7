"""Pay is read out of a whole description, and nothing else that costs money is taken for it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from adapters.vacancy_facts import Pay, Period, Qualifier
from adapters.wording import facts, pay
from adapters.wording.parsing import pay_field, pay_in_text
from adapters.wording.parsing.pay_scales import scale
from adapters.wording.reading import read_opening
from tests.support.shared_data import lines


def pay_of(low: float | None, high: float | None, period: Period | None, currency: str = "EUR") -> Pay:
    ends = (None if end is None else Decimal(str(end)) for end in (low, high))
    return Pay(*ends, currency, period)


def told(text: str) -> tuple[Decimal | None, Decimal | None, str, Period | None] | None:
    found = pay_in_text.find(text)
    return found and (found.low, found.high, found.currency, found.period)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Je salaris ligt tussen € 2.950,- en € 3.870,- bruto per maand.", (2950, 3870, "EUR", "month")),
        ("Wij bieden minimaal €2.950,00 en maximaal €3.870,00 (schaal 8) bruto.", (2950, 3870, "EUR", "month")),
        ("Maandsalaris Min €2.950 – Max. €3.870 (bruto)", (2950, 3870, "EUR", "month")),
        ("* Salaris: € 2\\.950,\\- \\- € 3\\.870,\\- per maand;\n* 8% vakantiegeld", (2950, 3870, "EUR", "month")),
        ("<h3>Salaris</h3><p>€ 2.950 - € 3.870</p>", (2950, 3870, "EUR", "month")),
        ("Salaris €2.950 - €3.870 Uren per week 32 - 40 uur Opleiding mbo", (2950, 3870, "EUR", "month")),
        ("Je verdient € 16,50 per uur, inclusief vakantiegeld.", (16.5, 16.5, "EUR", "hour")),
        ("Een uurloon van €15 - €19, afhankelijk van je ervaring", (15, 19, "EUR", "hour")),
        ("Het salaris bedraagt maximaal € 4.310 bruto per maand (schaal 9).", (None, 4310, "EUR", "month")),
        ("Een max. salaris van € 5.200, bonusregeling en leaseauto", (None, 5200, "EUR", "month")),
        ("Salaris: Vanaf €2.700,00 per maand", (2700, None, "EUR", "month")),
        ("Een stagevergoeding van € 475 per maand", (475, 475, "EUR", "month")),
        ("Een salaris van €3.000 tot €4.000 per maandEen laptop van de zaak", (3000, 4000, "EUR", "month")),
        ("Vergoeding: min. 2900 - max. 3700 euro bruto per maand", (2900, 3700, "EUR", "month")),
        ("Gross monthly salary between EUR 3,110 and EUR 4,420 for a 36 hour week", (3110, 4420, "EUR", "month")),
        ("Salary: £28,500 - £34,000 per annum", (28500, 34000, "GBP", "year")),
        ("The base salary range is $60k - $75k, plus a bonus of $5,000", (60000, 75000, "USD", "year")),
        (
            "A salary of €2,850 gross per month, which increases to €3,650 in the fourth year",
            (2850, 3650, "EUR", "month"),
        ),
        ("Gehalt zwischen 48.000 und 56.000 € brutto im Jahr", (48000, 56000, "EUR", "year")),
        ("Stundenlohn ab 15,50 € brutto, 20 Std./Woche", (15.5, None, "EUR", "hour")),
        ("Einstiegsgehalt: bis zu 62.000 EUR", (None, 62000, "EUR", "year")),
        ("Rémunération : 38 000,00€ à 45 000,00€ par an", (38000, 45000, "EUR", "year")),
        ("Salaire : 1 900 à 2 200 € brut mensuel sur 13 mois, 35h", (1900, 2200, "EUR", "month")),
        ("Rémunération: 32K€ - 38K€ selon profil", (32000, 38000, "EUR", "year")),
    ],
)
def test_pay_is_read_out_of_a_sentence(text: str, expected: tuple[float | None, float | None, str, str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Onze omzet is € 5 miljoen en groeit met € 200.000 per jaar.",
        "Je krijgt een bonus van € 1.500 tot € 3.000 bruto per jaar.",
        "Reiskostenvergoeding van € 0,23 per km en € 1.150 netto per jaar.",
        "Bovenop je salaris krijg je een opleidingsbudget van € 2.500.",
        "Bovenop je salaris ontvang je € 1.200 per maand voor studie.",
        "Een eindejaarsuitkering van minimaal € 1.800 bruto per jaar.",
        "Je beheert budgetten tussen € 20.000 en € 50.000 per jaar.",
        "Vakantiegeld: 8% over je salaris, gemiddeld € 3.000 per jaar.",
        "Je kunt € 1.000,- per jaar sparen, tot € 3.000,-.",
        "Wie wacht heeft krijgt een vergoeding tussen € 1.319 en € 1.367 bruto per volle wachtweek.",
        "Een huurwoning vanaf € 1.100 per maand.",
        "Our customers pay between $2,000 and $5,000 per month.",
        "A sign-on bonus of $5,000, and $2,500 gross for each referral.",
        "Salary range $90,000 - $110,000 CAD",
        "A travel allowance of €1,250 per month on top of your salary.",
        "Jahresumsatz von 45.000 € bis 80.000 € pro Kunde.",
        "1.200 € Urlaubsgeld brutto und 500 € Bonus im Jahr.",
        "Prime annuelle de 1 500 € brut et tickets restaurant de 9 € par jour.",
        "Een salaris van max € 4000,- per periode van 4 weken",
        "Loon volgens barema: startloon €18,191",
        "Wij zoeken 3 collega's voor 2.000 tot 2.500 klanten.",
        "",
    ],
)
def test_other_money_is_not_taken_for_pay(text: str) -> None:
    assert told(text) is None


def test_pay_that_is_named_many_times_differently_is_not_certain() -> None:
    states = "".join(f"<p>Salary range: ${low},000 - ${low + 20},000</p>" for low in (90, 100, 110))
    assert told(states) is None


@pytest.mark.parametrize(
    ("text", "qualifiers", "basis"),
    [
        ("Salaris: € 2.950 - € 3.870 bruto o.b.v. 36 uur", {Qualifier.GROSS}, 36),
        ("Een salaris van € 2.950 tot € 3.870 op basis van een 40-urige werkweek", set(), 40),
        ("A gross salary of € 2,950 to € 3,870 based on 38 hours", {Qualifier.GROSS}, 38),
        ("Op basis van een 38-urige werkweek een salaris van € 2.950 tot € 3.870 per maand", set(), 38),
        ("Salaire de 1 900 € net pour 39h", {Qualifier.NET}, 39),
        ("Gehalt 3.000 € bis 3.500 € brutto bei 38,5 Stunden", {Qualifier.GROSS}, 38.5),
    ],
)
def test_gross_or_net_and_the_hours_that_are_paid_for_are_read(
    text: str, qualifiers: set[Qualifier], basis: float
) -> None:
    found = pay_in_text.find(text)
    assert found and (found.qualifiers, found.basis_hours) == (qualifiers, basis)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("ingedeeld in schaal 9 van het functiehuis", "schaal 9"),
        ("Inschaling in FWG 45-50, afhankelijk van ervaring", "FWG 45-50"),
        ("volgens CAO VVT schaal 35", "CAO VVT schaal 35"),
        ("schaal 10 cao Gemeenten", "schaal 10 cao Gemeenten"),
        ("FWG 60 conform cao ziekenhuizen", "FWG 60 cao ziekenhuizen"),
        ("leerkracht LB", "LB"),
        ("Vergütung nach TV-L E13", "TV-L E13"),
        ("Entgeltgruppe 9b", "Entgeltgruppe 9b"),
        ("scale 11 or 12", "scale 11 or 12"),
        ("wij werken op grote schaal A", ""),
        ("schaalvergroting, conform de cao Rijk", ""),
    ],
)
def test_the_scale_of_an_agreement_is_read(text: str, named: str) -> None:
    assert scale(text) == named


def test_the_scale_beside_the_pay_is_meant() -> None:
    text = "Schaal 7 is onze laagste.\nSalaris: € 3.300 - € 4.500 bruto (schaal 9)"
    assert pay_in_text.find_scale(text) == "schaal 9"


@pytest.mark.parametrize(
    ("paid", "language", "short"),
    [
        (pay_of(3200, 4100, Period.MONTH), "nl", "€3,2–4,1k"),
        (pay_of(3200, 4100, Period.MONTH), "en", "€3.2–4.1k"),
        (pay_of(45000, 52000, Period.YEAR), "de", "45–52k €"),
        (pay_of(None, 4691, Period.MONTH), "nl", "tot €4,7k"),
        (pay_of(3240, None, Period.MONTH), "en", ""),
        (pay_of(1040, 1060, Period.MONTH), "nl", ""),
        (pay_of(16.5, 16.5, Period.HOUR), "nl", ""),
    ],
)
def test_thousands_are_written_where_they_do_not_lie(paid: Pay, language: str, short: str) -> None:
    assert pay.in_thousands(paid, language).replace("\xa0", " ") == short


def test_the_facts_hold_the_shortest_wording_apart_from_the_others() -> None:
    told = facts.read_facts(
        read_opening("Kok", "", "", "https://jobs.example.org/r/x", "nl", salary="€ 3.200 - € 4.100")
    )
    assert told.shortest_salary == "€3,2–4,1k" and "€3,2–4,1k" not in told.salary


_AMOUNTS = {Period.HOUR: (10, 200), Period.MONTH: (1_000, 14_000), Period.YEAR: (25_000, 150_000)}


@st.composite
def pays(draw: st.DrawFn) -> Pay:
    """Pay as people earn it: one amount, from or up to one, or a range."""
    period = draw(st.sampled_from(list(_AMOUNTS)))
    least, most = _AMOUNTS[period]
    low, high = sorted(draw(st.lists(st.integers(least, most), min_size=2, max_size=2, unique=True)))
    paid = pay_of(low, high, period, draw(st.sampled_from(["EUR", "USD", "GBP"])))
    assume(high <= 4 * low)
    kind = draw(st.sampled_from(["range", "one", "from", "to"]))
    if kind == "range":
        return paid
    if kind == "to":
        return replace(paid, low=None)
    return replace(paid, high=None if kind == "from" else paid.low)


@given(pays(), st.sampled_from(["nl", "en", "de", "fr"]))
def test_what_is_written_is_read_back_the_same(paid: Pay, language: str) -> None:
    long, *_, bare = pay.write(paid, language)
    assert pay_field.parse_pay(long) == paid
    if paid.period != Period.HOUR:  # so small a figure may be anything
        assert pay_field.parse_pay(bare) == replace(paid, period=None)
    cue = {"nl": "Salaris: ", "en": "Salary: ", "de": "Gehalt: ", "fr": "Salaire : "}[language]
    assert pay_in_text.find(cue + long) == paid


@given(pays(), st.sampled_from(["nl", "en", "de", "fr"]))
def test_thousands_are_read_back_within_one_per_cent(paid: Pay, language: str) -> None:
    short = pay.in_thousands(paid, language)
    assume(short)
    found = pay_field.parse_pay(short)
    assert found and len(found.amounts) == len(paid.amounts)
    assert [float(one) for one in found.amounts] == pytest.approx([float(one) for one in paid.amounts], rel=0.01)


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from([*"€$ .,-–k0123456789\n(", "salaris", "tot", "per maand"])).map("".join)
)
def test_reading_never_raises(text: str) -> None:
    pay_in_text.find(text)
    pay_in_text.find_scale(text)
    pay_field.parse_pay(text)


@given(st.integers(1_000, 9_000), st.integers(10, 3_000))
def test_the_figures_read_are_those_that_were_written(low: int, more: int) -> None:
    assume(low + more < 15_000 and low + more <= 4 * low)
    dotted = [f"{amount:,}".replace(",", ".") for amount in (low, low + more)]
    text = (
        f"Wij zijn met 1.250 mensen.\nSalaris: € {dotted[0]},- tot € {dotted[1]},- bruto per maand, 25 vakantiedagen."
    )
    assert told(text) == (low, low + more, "EUR", "month")


def test_dutch_excerpts_are_read_as_they_are_meant() -> None:
    rows = lines("data/dutch-conventions.jsonl")
    ranges = [row for row in rows if row["category"] == "salaris_range"]
    right = 0
    for row in ranges:
        meant = row["expected"]
        right += told(row["text"]) == (meant["min"], meant["max"], meant["currency"], meant["period"])
    assert right >= 0.95 * len(ranges)


def test_no_trap_in_dutch_excerpts_is_taken_for_pay() -> None:
    for row in lines("data/dutch-conventions.jsonl"):
        if row.get("trap") in ("savings scheme, not salary", "travel money, not salary"):
            assert told(row["text"]) is None, row
        elif "cut by a markdown escape" in row.get("trap", ""):
            found = told(row["text"])
            assert found and min(filter(None, found[:2])) > 1000, row
        elif row["category"] in ("toeslag", "sluitingsdatum", "plaats", "gender_suffix"):
            assert told(row["text"]) is None, row


def test_a_lower_end_of_nothing_is_no_lower_end() -> None:
    assert pay_field.parse_pay("EUR 0-3033 monthly") == pay_of(None, 3033, Period.MONTH)


def test_the_same_pay_with_its_extras_counted_in_is_no_upper_end() -> None:
    text = "Een startsalaris van € 2.600,- bruto per maand. (€ 2.820,- inclusief vakantiegeld)."
    found = pay_in_text.find(text)
    assert found and (found.low, found.high) == (2600, 2600)


def test_up_to_one_amount_or_another_has_no_lower_end_and_no_scale() -> None:
    text = "We offer a salary up to € 5.600 gross per month (scale 9) or € 6.700 (scale 10), depending on experience."
    found = pay_in_text.find(text)
    assert found and (found.low, found.high) == (None, 6700)
    assert pay_in_text.find_scale(text) == ""
