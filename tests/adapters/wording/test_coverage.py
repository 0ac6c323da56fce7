"""What a text carries and what it leaves out: told exactly, whoever wrote it."""

from __future__ import annotations

from datetime import date

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters import wording
from adapters.types import Opening
from adapters.wording.coverage import carrying
from adapters.wording.facts import read_facts
from adapters.wording.reading import read_opening
from tests.adapters.wording.test_compose import LAYOUTS, LINK, NURSE, a_nurse

ALL = ("role", "mark", "organisation", "place", "pay", "hours", "contract", "closes", "openness", "link")
TITLES = (
    "Verpleegkundige oncologie (m/v/x)",
    "C++ developer",
    "Kok",
    "Ingénieur réseaux H/F",
    "Sachbearbeiter (m/w/d)",
    "Senior medewerker burgerzaken, bestuurlijke ondersteuning en publieksvragen – team Noord (m/v/x)",
)
OPENINGS = st.builds(
    read_opening,
    title=st.sampled_from(TITLES),
    organisation=st.sampled_from(("", "Ziekenhuis De Linde", "Acme B.V.", "GEMEENTE HOOGVEEN", "Vlot (regio Noord)")),
    place=st.sampled_from(("", "Zwolle", "Best", "Den Haag; Zwolle", "Papendorp, Utrecht", "Remote", "Leeds; remote")),
    link=st.just(LINK),
    language=st.sampled_from(("nl", "en", "de", "fr")),
    summary=st.sampled_from(("", "Je helpt mensen die iets zoeken. You will make things that people use every day.")),
    salary=st.sampled_from(("", "€ 3.200–€ 4.100 per maand", "EUR 52.000 per jaar", "14,50-18 p/u", "schaal 9"))
    | st.builds("€ {} - {} p.m. (schaal 11)".format, st.integers(1500, 3000), st.integers(3001, 6000)),
    hours=st.sampled_from(("", "24–36 uur per week", "36 uur", "0,8-1,0 fte", "fulltime", "part-time", "in overleg"))
    | st.sampled_from(("full-time of parttime",)),
    contract=st.sampled_from(("", "vast contract", "tijdelijk contract", "CDI", "stage", "leerbaan")),
    closes=st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    tags=st.sampled_from(((), ("zorg", "werken met mensen"))),
    openness=st.sampled_from(("", "We zoeken niet online naar je.")),
)


def told(text: str, opening: Opening = NURSE) -> tuple[str, ...]:
    """What a text carries."""
    return carrying(read_facts(opening), text).carries


@settings(max_examples=600)
@given(OPENINGS, st.sampled_from(list(LAYOUTS)))
def test_a_composed_post_carries_exactly_the_facts_that_were_chosen(opening: Opening, kind: str) -> None:
    layout, limit, length = LAYOUTS[kind]
    facts = read_facts(opening)
    choice = wording.best(facts, layout, limit, length)
    found = carrying(facts, choice.text)
    chosen = {"pay" if fact == "salary" else fact for fact in choice.said} & set(ALL)
    if facts.title.mark and facts.title.mark in choice.said["role"]:
        chosen.add("mark")
    if not facts.place.names:
        chosen.discard("place")
    assert set(found.carries) - {"remote", "places"} == chosen
    every = {name.split(", ")[0] for name in facts.place.names}
    assert ("places" in found.carries) == (len(every) > 1 and all(town in choice.text for town in every))
    away = regex.search("(?i)remote|afstand|télétravail", choice.said.get("place", ""))
    assert ("remote" in found.carries) == bool(away)
    assert not set(found.carries) & set(found.leaves_out)


@given(OPENINGS.filter(lambda opening: bool(opening.pay and opening.pay.amounts)), st.sampled_from(list(LAYOUTS)))
def test_without_its_digits_the_pay_is_left_out(opening: Opening, kind: str) -> None:
    layout, limit, length = LAYOUTS[kind]
    choice = wording.best(read_facts(opening), layout, limit, length)
    pay = choice.said.get("salary", "")
    assert ("pay" in told(choice.text, opening)) == bool(pay)
    without = regex.sub(r"\d", "", pay)
    assert "pay" not in told(choice.text.replace(pay, without) if pay else choice.text, opening)


@given(st.text(), st.text())
def test_any_text_beside_any_opening_gets_an_answer_in_which_every_fact_stands_once(text: str, other: str) -> None:
    opening = a_nurse(title=other, place=text, organisation=other, salary=other, hours=text, contract=other)
    found = carrying(read_facts(opening), f"{text} {other}")
    assert len({*found.carries, *found.leaves_out}) == len(found.carries) + len(found.leaves_out)


def test_what_an_opening_lacks_is_neither_carried_nor_left_out() -> None:
    bare = read_opening(title="Kok", organisation="", place="", link=LINK, language="nl")
    found = carrying(read_facts(bare), f"Wij zoeken een kok! {LINK}")
    assert (found.carries, found.leaves_out) == (("role", "link"), ())


def test_whoever_names_one_of_several_places_leaves_out_some() -> None:
    nurse = a_nurse(place="Zwolle; Ede; Best")
    for text, carried in (("bij ons in Zwolle", False), ("in Best, Zwolle en Ede", True), ("in Zwolle en Ede", False)):
        assert ("places" in told(text, nurse)) == carried and "place" in told(text, nurse)


def test_a_text_that_says_nothing_leaves_out_everything() -> None:
    assert carrying(read_facts(NURSE), "Kom bij ons werken!").leaves_out == ALL


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("role", "Ben jij verpleegkundige Oncologie?"),
        ("role", "#VerpleegkundigeOncologie gezocht"),
        ("mark", "Wij zoeken iemand (v/m/x) die"),
        ("mark", "verpleegkundige M/V/X"),
        ("organisation", "Werken bij #ZiekenhuisDeLinde"),
        ("organisation", "ziekenhuis de Linde groeit"),
        ("place", "Kom naar #Utrecht"),
        ("place", "Werken in UTRECHT"),
        ("pay", "Je krijgt € 3200 tot € 4100 per maand"),
        ("pay", "tussen 3.200 en 4.100 euro bruto"),
        ("pay", "€ 3,2k–4,1k"),
        ("pay", "3,2-4,1k p/m"),
        ("pay", "€ 3.200,- tot maximaal € 4.100,-"),
        ("pay", "salaris 3 200 – 4 100"),
        ("pay", "Verdien € 3200,00 en later € 4100,00!"),
        ("hours", "32 u? Nee: 24-36 uren"),
        ("hours", "24 tot 36 uur"),
        ("hours", "tussen 24 en 36 uur"),
        ("hours", "Je werkt 24 à 36 uur."),
        ("contract", "Met een vast contract."),
        ("contract", "Contract voor onbepaalde tijd"),
        ("closes", "Reageer uiterlijk 12 december"),
        ("closes", "Sluit op 12 dec."),
        ("closes", "t/m 12-12"),
        ("closes", "Reageren: 12/12/2026"),
        ("closes", "by December 12th, 2026"),
        ("closes", "2026-12-12"),
        ("openness", "En: we zoeken niet online naar je!"),
        ("link", f"Solliciteer: {LINK}."),
    ],
)
def test_another_way_of_writing_carries_the_fact(fact: str, text: str) -> None:
    assert fact in told(text)


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("role", "Ben jij verpleegkundige?"),
        ("role", "Verpleegkundigen oncologie krijgen hier"),
        ("mark", "Wij zoeken iemand (m/v) die"),
        ("organisation", "De linde bloeit"),
        ("place", "Utrechtse Heuvelrug"),
        ("pay", "€ 3.200 per maand"),
        ("pay", "$ 3.200–4.100 per maand"),
        ("pay", "€ 3.200–4.100 per jaar"),
        ("pay", "€ 3.300–4.100 per maand"),
        ("pay", "Wij helpen 3.200 tot 4.100 mensen"),
        ("pay", "€ 13.200–14.100"),
        ("pay", "een marktconform salaris"),
        ("hours", "36 uur"),
        ("hours", "24-40 uur"),
        ("hours", "24 tot 36 mensen"),
        ("hours", "24-36 uur per maand"),
        ("contract", "Geen vast contract"),
        ("contract", "tijdelijk contract met uitzicht op vast"),
        ("contract", "contract voor bepaalde tijd"),
        ("closes", "Reageer voor 2 december"),
        ("closes", "Reageer voor 12 december 2025"),
        ("closes", "ploegen van 12-12 mensen"),
        ("closes", "12 november"),
        ("openness", "We zoeken online naar je."),
        ("link", f"{LINK}abc"),
        ("link", "https://jobs.example.org/"),
    ],
)
def test_what_only_looks_like_the_fact_does_not_carry_it(fact: str, text: str) -> None:
    assert fact not in told(text)


@pytest.mark.parametrize(
    ("but", "fact", "text", "carried"),
    [
        ({"place": "Best"}, "place", "Wij zijn de best betaalde. Best wel!", False),
        ({"place": "Best"}, "place", "Best goed betaald", False),
        ({"place": "Best"}, "place", "Kok in Best", True),
        ({"place": "Den Haag"}, "place", "#DenHaag", True),
        ({"place": "Munich"}, "place", "Arbeiten in München", True),
        ({"place": "Utrecht; remote"}, "remote", "ook volledig thuiswerken", True),
        ({"place": "Utrecht; remote"}, "remote", "niet op afstand", False),
        ({"organisation": "Action"}, "organisation", "Kom in action!", False),
        ({"organisation": "Action"}, "organisation", "Werken bij ACTION", True),
        ({"title": "C++ developer"}, "role", "C# developer", False),
        ({"title": "C++ developer"}, "role", "Wij zoeken een c++ Developer", True),
        ({"salary": "schaal 9"}, "pay", "Je zit in Schaal 9.", True),
        ({"salary": "schaal 9"}, "pay", "schaal 9-10", False),
        ({"salary": "€ 14–18 per uur"}, "pay", "Voor jongeren van 14 tot 18 jaar", False),
        ({"salary": "€ 14–18 per uur"}, "pay", "€ 25 per uur, 14 tot 18 uur per week", False),
        ({"salary": "€ 3.200 per maand"}, "pay", "€ 3.200 per maand bij 36 uur per week", True),
        ({"salary": "€ 3.180 – 4.130 per maand"}, "pay", "€3,2–4,1k", True),
        ({"salary": "€ 3.180 – 4.130 per maand"}, "pay", "€3.200–4.100", False),
        ({"hours": "vanaf 32 uur"}, "hours", "werken vanaf 32 uur", True),
        ({"hours": "vanaf 32 uur"}, "hours", "werken tot 32 uur", False),
        ({"hours": "24–36 uur"}, "hours", "24u tot 36u", True),
        ({"hours": "24 uur"}, "hours", "Je hoort binnen 24 uur van ons", False),
        ({"hours": "40 uur"}, "hours", "en 40 uur vakantie", False),
        ({"hours": "36 uur"}, "hours", "136 uur", False),
        ({"hours": "1 fte"}, "hours", "1 uur", False),
        ({"hours": "fulltime"}, "hours", "Full-time, in de wijk", True),
        ({"hours": "fulltime"}, "hours", "fulltime of parttime", False),
        ({"hours": "fulltime"}, "hours", "niet fulltime", False),
        ({"contract": "zzp", "language": "fr"}, "contract", "Cuisinier en freelance", True),
        ({"contract": "vrijwilligerswerk", "language": "en"}, "contract", "Contract: Voluntary", True),
        ({"closes": date(2026, 12, 1)}, "closes", "groepen van 1-12 kinderen", False),
    ],
)
def test_words_that_mean_several_things_are_told_apart(
    but: dict[str, object], fact: str, text: str, carried: bool
) -> None:
    assert (fact in told(text, a_nurse(**but))) == carried
