"""Working hours are read, and leave, opening hours and lengths of a day are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.vacancy_facts import Hours, HoursUnit
from adapters.wording.parsing import contract, seniority, working_hours
from tests.support.shared_data import lines


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("32-40 uur", 32, 40, "hours"),
        ("24/32 uur", 24, 32, "hours"),
        ("minimaal 24 uur", 24, None, "hours"),
        ("tot 20 uur per week", None, 20, "hours"),
        ("24, 32, 36 of 40 uur per week", 24, 40, "hours"),
        ("32u tot 40u", 32, 40, "hours"),
        ("37,5 uur", 37.5, 37.5, "hours"),
        ("36-urige werkweek", 36, 36, "hours"),
        ("ca. 20 Std./Woche", 20, 20, "hours"),
        ("38h hebdo", 38, 38, "hours"),
        ("36 uur (1,0 fte)", 36, 36, "hours"),
        ("0,8-1,0 fte", 0.8, 1, "fte"),
        ("wtf 0.6-1.0", 0.6, 1, "fte"),
        ("Pflegekraft 80-100%", 0.8, 1, "fte"),
    ],
)
def test_hours_are_read_from_a_field(text: str, low: float | None, high: float | None, unit: str) -> None:
    assert working_hours.parse_working_hours(text) == Hours(low, high, HoursUnit(unit))


@pytest.mark.parametrize("text", ["24 uur per dag", "2,6 fte", "100% remote", "8 uur verlof", "9:00 uur", "0 uur", ""])
def test_what_is_no_week_of_work_is_not_read_from_a_field(text: str) -> None:
    assert working_hours.parse_working_hours(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Een contract voor onbepaalde tijd voor 24 – 36 uur per week, na een proeftijd.", 24, 36, "hours"),
        ("<li>Je bent minimaal 32 uur per week beschikbaar</li>", 32, None, "hours"),
        ("Een dienstverband voor 36 uur (waarbij 4 x 9 uur kan).", 36, 36, "hours"),
        ("Kok in de Oude Haven (28-36 uur)", 28, 36, "hours"),
        ("Mogelijkheid om 32 of 36 uur te werken i.p.v. 40 uur.", 32, 36, "hours"),
        ("De taakomvang bedraagt 0,8 tot 1,0 fte.", 0.8, 1, "fte"),
        ("A position for 32 to 38 hours a week", 32, 38, "hours"),
        ("Eine Stelle mit einem Stellenanteil von 20 Stunden pro Woche", 20, 20, "hours"),
        ("Poste à temps partiel, 24h par semaine", 24, 24, "hours"),
        ("FTE min: 0,8 FTE max: 1,0", 0.8, 1, "fte"),
    ],
)
def test_hours_are_found_in_a_description(text: str, low: float | None, high: float | None, unit: str) -> None:
    assert working_hours.find(text) == Hours(low, high, HoursUnit(unit))


@pytest.mark.parametrize(
    "text",
    [
        "144 vakantie-uren en 57 uur verlof bij een dienstverband",
        "Je werkt 4 dagen van 8,5 uur in deze functie.",
        "Wij zijn 24 uur per dag bereikbaar voor deze functie.",
        "Een salaris van € 3.000 tot € 4.000 op basis van een fulltime dienstverband (36 uur per week)",
        "Een functie met een training van 16 uur.",
        "Je werkt van 08.00 uur tot 17.00 uur in deze functie.",
        "Wij reageren binnen 48 uur op je beschikbaarheid.",
        "Wij zoeken 1 fte voor het team dat dit jaar gaat groeien in de regio.",
        "Parttime (24 uur) of fulltime (40 uur) contract; een contract van 32 uur.",
    ],
)
def test_other_hours_are_not_those_of_the_work(text: str) -> None:
    assert working_hours.find(text) is None


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("minimaal 24 uur", "nl", ("vanaf 24 uur per week", "vanaf 24 uur")),
        ("up to 20 hours", "en", ("up to 20 hours a week", "up to 20 hours")),
        ("80-100%", "de", ("0,8–1 fte",)),
        ("Voll- und Teilzeit: Vollzeit", "de", ("Voll- oder Teilzeit",)),
        ("temps plein, temps partiel", "fr", ("temps plein ou partiel",)),
    ],
)
def test_the_ends_that_are_named_are_written(text: str, language: str, words: tuple[str, ...]) -> None:
    hours = contract.hours(text)
    assert hours and working_hours.write(hours, language) == words


@given(st.integers(4, 40), st.integers(0, 20), st.sampled_from(["nl", "en", "de", "fr"]))
def test_hours_that_are_written_are_read_back_the_same(low: int, more: int, language: str) -> None:
    for hours in (Hours(low, low + more), Hours(low, None), Hours(None, low)):
        for wording in working_hours.write(hours, language):
            assert working_hours.parse_working_hours(wording) == hours


@given(st.text(max_size=200) | st.lists(st.sampled_from([*"0123456789 -–,./%(", "uur", "fte", "h"])).map("".join))
def test_reading_hours_never_raises(text: str) -> None:
    working_hours.parse_working_hours(text)
    working_hours.find(text)


def test_no_trap_in_dutch_excerpts_is_taken_for_hours() -> None:
    for row in lines("data/dutch-conventions.jsonl"):
        if row["category"] in ("uur", "fte") and "trap" in row:
            found = working_hours.find(row["text"])
            figure = float(row["match"].split()[0].replace(",", "."))
            assert found is None or figure not in (found.low, found.high), row


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Junior Data Analist", "junior"),
        ("Medior/Senior developer", "medior"),
        ("Senior Team Lead Support", "lead"),
        ("Head of Finance", "head"),
        ("Werkstudent (m/w/d) Marketing", "working student"),
        ("Meewerkstage HR", "intern"),
        ("Stage communicatie", "intern"),
        ("Principal Engineer", "principal"),
        ("Traineeship Techniek", "trainee"),
        ("Leadgeneratie medewerker", ""),
        ("Verpleegkundige", ""),
    ],
)
def test_the_level_is_the_one_that_the_title_names(title: str, level: str) -> None:
    assert seniority.level(title) == level
