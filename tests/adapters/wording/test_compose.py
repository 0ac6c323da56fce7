"""A post says what matters most, fits, and is never ugly: in four languages, for every layout."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

import adapters
from adapters import wording as words
from adapters.counting import graphemes, x_weight
from adapters.types import Opening, Post
from adapters.vacancy_facts import Contract, Period
from adapters.wording import hashtags
from adapters.wording.knapsack import Wording, choose
from adapters.wording.layouts import Layout, Slot
from adapters.wording.lexicon import LANGUAGES
from adapters.wording.parsing import contract
from adapters.wording.reading import read_opening
from tests.support.shared_data import shared

pytestmark = pytest.mark.one_database

LINK = "https://jobs.example.org/r/k7mq2xw"
LAYOUTS: dict[str, tuple[Layout, int, Callable[[str], int]]] = {
    kind: (adapter.layout, adapter.limit, adapter.unconnected().length) for kind, adapter in adapters.all().items()
}
"""How each kind of channel likes its posts, how long they may be, and how it counts."""
GIVEN: dict[str, Any] = dict(
    title="Verpleegkundige oncologie (m/v/x)",
    organisation="Ziekenhuis De Linde",
    place="Utrecht",
    link=LINK,
    language="nl",
    summary="Je verpleegt mensen die een chemokuur krijgen. Je werkt in een team van twaalf. Wij zijn warm.",
    salary="€ 3.200–€ 4.100 per maand",
    hours="24–36 uur per week",
    contract="vast contract",
    closes=date(2026, 12, 12),
    tags=("verpleegkunde", "zorg voor mensen"),
    openness="We zoeken niet online naar je.",
)


def a_nurse(**but: Any) -> Opening:
    return read_opening(**GIVEN | but)


NURSE = a_nurse()


def composed(opening: Opening, kind: str = "x") -> Post:
    layout, limit, length = LAYOUTS[kind]
    return words.compose(opening, layout, limit, length)


def test_the_tweet_carries_role_mark_organisation_town_pay_link_and_hashtags() -> None:
    assert composed(NURSE).text == (
        "Verpleegkundige oncologie (m/v/x) bij Ziekenhuis De Linde, #Utrecht\n"
        f"€3.200–4.100 p/m · 24–36 uur\n{LINK}\n#Verpleegkunde"
    )


def test_the_linkedin_post_has_a_hook_a_fact_a_line_and_a_call_to_act() -> None:
    assert composed(NURSE, "linkedin").text == (
        "Verpleegkundige oncologie (m/v/x) bij Ziekenhuis De Linde\n\n"
        "Je verpleegt mensen die een chemokuur krijgen. Je werkt in een team van twaalf.\n\n"
        "Standplaats: Utrecht\nSalaris: €3.200–4.100 per maand\nUren: 24–36 uur per week\nContract: Vast contract\n"
        "Reageren kan tot en met 12 december\n\n"
        "We zoeken niet online naar je.\n\n"
        f"Lees meer en solliciteer:\n{LINK}\n\n"
        "#Verpleegkunde #ZorgVoorMensen #Vacature"
    )


def test_a_town_of_one_word_is_tagged_where_it_stands_and_a_role_of_several_words_at_the_end() -> None:
    engineer = read_opening("Senior Data Engineer", "heroes", "Breda", LINK, "nl")
    assert (
        composed(engineer).text
        == f"Senior Data Engineer bij heroes, #Breda\nLees meer en solliciteer: {LINK}\n#Vacature"
    )
    hague = composed(replace(engineer, places=("Den Haag",))).text
    assert "heroes, Den Haag" in hague and hague.endswith("#Vacature #Werk")
    assert composed(engineer, "mastodon").text.endswith("#DataEngineer #Vacature")
    assert composed(engineer, "linkedin").text.endswith("#DataEngineer #ICT #Vacature")
    assert "#Breda" not in composed(engineer, "linkedin").text


def test_what_brackets_before_the_role_hold_is_kept_where_there_is_room() -> None:
    opening = read_opening("(Senior) onderzoeker econometrie", "Significant", "Utrecht", LINK, "nl")
    assert composed(opening).text.startswith("(Senior) onderzoeker econometrie bij Significant, #Utrecht\n")


def test_remote_is_told_once_wherever_the_source_says_it() -> None:
    beside = read_opening("Tax Associate (remote)", "Skalar", "Köln", LINK, "de")
    assert composed(beside).text.startswith("Tax Associate bei Skalar, #Köln, remote\n")
    inside = read_opening("Remote SPS Programmierer", "Skalar", "Remote", LINK, "de")
    assert composed(inside).text.startswith("Remote SPS Programmierer bei Skalar\n")


def test_the_town_is_said_beside_an_organisation_that_only_bears_its_name() -> None:
    collective = read_opening("Consultant", "Amsterdam Data Collective", "Amsterdam", LINK, "en")
    assert composed(collective).text.startswith("Consultant at Amsterdam Data Collective, #Amsterdam\n")
    district = read_opening("Onderzoeker", "Gemeente Utrecht", "Utrecht Binnenstad", LINK, "nl")
    assert composed(district).text.startswith("Onderzoeker bij Gemeente Utrecht, Binnenstad\n")


def test_hours_that_the_title_names_are_not_said_again() -> None:
    teacher = read_opening("Leerkracht groep 6 0,4 fte", "De Linde", "Breda", LINK, "nl", hours="0,4 fte")
    assert composed(teacher).text.count("fte") == 1
    picker = read_opening("Order Picker Part Time", "", "Midland, ON", LINK, "en", hours="part-time")
    assert composed(picker).text.casefold().replace("-", " ").count("part time") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_period_and_every_contract_has_words(language: str) -> None:
    assert all(LANGUAGES[language].periods[period] for period in Period)
    assert all(LANGUAGES[language].contracts[kind] for kind in Contract if kind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_for_a_contract_are_read_as_that_contract(language: str) -> None:
    read = {kind: contract.kind(words) for kind, words in LANGUAGES[language].contracts.items()}
    same = {Contract.DUAL: Contract.APPRENTICE} if language == "nl" else {}  # both learn where they work
    assert read == {kind: same.get(kind, kind) for kind in read}


def test_a_group_is_asked_something_and_gets_no_hashtags() -> None:
    text = composed(NURSE, "linkedin_group").text
    assert text.startswith("Wie kent iemand die hier past?") and "#" not in text


@pytest.mark.parametrize(
    ("language", "head", "terms"),
    [
        ("nl", "Kok (m/v/x) bij Sligro, #Veghel", "€45.000–52.000 per jaar · 24–36 uur per week"),
        ("en", "Kok (m/v/x) at Sligro, #Veghel", "€45,000–52,000 a year · 24–36 hours a week"),
        ("de", "Kok (m/v/x) bei Sligro, #Veghel", "45.000–52.000 € pro Jahr · 24–36 Std."),
        ("fr", "Kok (m/v/x) chez Sligro, #Veghel", "45 000–52 000 €/an · 24–36 heures par semaine"),
        ("fi", "Kok (m/v/x) at Sligro, #Veghel", "€45,000–52,000 a year · 24–36 hours a week"),
    ],
)
def test_each_language_has_its_own_words(language: str, head: str, terms: str) -> None:
    opening = read_opening(
        "Kok (m/v/x)", "Sligro", "Veghel", LINK, language, salary="EUR 45000-52000 per year", hours="24-36 uur"
    )
    assert composed(opening).text.replace("\xa0", " ").split("\n")[:2] == [head, terms]


def test_what_the_title_says_already_is_not_said_again() -> None:
    opening = read_opening("Begeleider Utrecht bij Sligro", "Sligro", "Utrecht, UT, NL", LINK, "nl")
    assert composed(opening).text.split("\n")[0] == "Begeleider Utrecht bij Sligro"
    named = read_opening("Onderzoeker", "Gemeente Utrecht", "Utrecht", LINK, "nl")
    assert composed(named).text.split("\n")[0] == "Onderzoeker bij Gemeente Utrecht"


def test_when_room_is_short_the_least_telling_goes_first() -> None:
    role = "Technisch onderhoudsmonteur gebouwgebonden installaties buitendienst noord"
    opening = a_nurse(title=f"{role} (m/v/x)", organisation="Verenigde Installatiebedrijven")
    text = composed(opening).text
    assert role in text and "(m/v/x)" in text and "Utrecht" in text
    assert "Verenigde" not in text and "vast contract" not in text


def test_a_title_that_alone_is_too_long_ends_on_a_whole_word_that_does_not_join() -> None:
    title = (
        "Wetenschappelijk medewerker voor het onderzoek naar de gevolgen van de stijging van de zeespiegel voor " * 3
    )
    first = composed(a_nurse(title=title + "(m/v/x)")).text.split("\n")[0]
    assert first.startswith("Wetenschappelijk medewerker voor het onderzoek") and "(m/v/x)" in first
    role = first.split(" (m/v/x)")[0]
    assert role in " ".join(title.split()) and role.split()[-1] not in {"de", "het", "van", "voor", "naar"}


def test_a_title_of_up_to_80_characters_is_not_shortened_for_other_facts() -> None:
    title = "Beleidsmedewerker duurzame energie en circulaire economie gemeentelijk vastgoed"
    opening = a_nurse(title=f"{title} (m/v/x)", place="Nieuwerkerk aan den IJssel, Zuidplas")
    assert composed(opening).text.startswith(f"{title} (m/v/x)")


def test_a_limit_too_small_for_anything_leaves_the_link() -> None:
    assert words.compose(NURSE, words.X, 10, x_weight).text == LINK


def test_a_mastodon_post_fits_on_servers_that_count_addresses_in_full() -> None:
    summary = "In deze functie begeleid je mensen die na een operatie weer leren lopen en thuis verder oefenen. " * 2
    for extra in range(60):
        opening = a_nurse(title="Verpleegkundige " + "x" * extra, summary=summary + "Je werkt in een team van twaalf.")
        assert graphemes(composed(opening, "mastodon").text) <= 500


def test_a_hashtag_never_repeats_a_word_of_the_post() -> None:
    text = composed(a_nurse(title="Data engineer", tags=("data", "Utrecht", "zorg", "Zorg")), "linkedin").text
    assert regex.findall(r"#\w+", text) == ["#Zorg", "#Vacature", "#ICT"]


def test_a_film_that_is_the_tracked_link_is_not_said_twice() -> None:
    assert composed(a_nurse(video=LINK), "linkedin").text.count(LINK) == 1


def test_an_address_that_comes_about_where_two_words_meet_is_counted() -> None:
    layout = Layout(paragraphs=((Slot("a"), Slot("b")),), gap="\n")
    offered = {"a": [Wording("post.", 9), Wording("mail", 8)], "b": [Wording("nl", 5)]}
    assert choose(offered, layout, 8, x_weight).text == "mailnl"


def test_the_pay_keeps_its_figures_in_the_shortest_wording() -> None:
    long = a_nurse(title="Senior beleidsadviseur duurzaamheid en circulaire economie (m/v/x)", hours="")
    assert "€3.200–4.100" in composed(long).text


def test_pay_without_figures_is_left_out() -> None:
    assert "Schaal" not in composed(a_nurse(salary="Schaal afhankelijk van ervaring, zie de cao " * 4), "linkedin").text


def test_the_scale_stands_beside_the_figures_or_in_their_place() -> None:
    text = composed(a_nurse(salary="€ 3.200–€ 4.100 per maand (schaal 9)"), "linkedin").text
    assert "Salaris: €3.200–4.100 per maand (schaal 9)" in text
    text = composed(a_nurse(salary="€ 3.200–€ 4.100 per maand (CAO VVT)"), "linkedin").text
    assert "Salaris: €3.200–4.100 per maand (CAO VVT)" in text
    assert "Salaris: Schaal 9" in composed(a_nurse(salary="schaal 9"), "linkedin").text


def test_the_kind_of_contract_is_told_and_not_beside_a_title_that_says_it() -> None:
    given = a_nurse(contract="jaarcontract met uitzicht op vast")
    assert "tijdelijk met uitzicht op vast" in composed(given, "mastodon").text
    assert "stage" not in composed(a_nurse(title="Stage verpleegkunde", contract="stage"), "mastodon").text


def test_a_contract_that_only_the_noise_of_a_title_names_is_told() -> None:
    for title, name in (("Controller (m/w/d) Festanstellung,", "Linde"), ("Controller (m/w/d) Festanstellung", "")):
        assert "\nFestanstellung" in composed(read_opening(title, name, "Köln", LINK, "de")).text
    named = read_opening("Technicien – LR Intérim", "LR Intérim", "Lyon", LINK, "fr")
    assert composed(named).text.casefold().count("intérim") == 1
    freelance = composed(read_opening("Freelance: UX designer", "", "Leeds", LINK, "en")).text
    assert freelance.casefold().count("freelance") == 1


def test_an_opening_without_a_title_still_makes_a_post() -> None:
    assert (
        composed(read_opening("", "", "", LINK, "de")).text
        == f"Offene Stelle\nMehr lesen und bewerben: {LINK}\n#Stellenangebot #Jobs"
    )


def test_no_address_but_the_tracked_link_and_the_film_is_in_a_post() -> None:
    film = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    opening = a_nurse(title="Kok https://spam.example/x", summary="Zie www.spam.example. Je kookt.", video=film)
    text = composed(opening, "linkedin").text
    assert regex.findall(r"https?://\S+|www\.\S+", text) == [LINK, film]


def test_the_card_has_the_title_and_the_plain_facts() -> None:
    post = composed(NURSE)
    assert post.title == "Verpleegkundige oncologie (m/v/x)"
    assert post.summary == "Ziekenhuis De Linde · Utrecht · €3.200–4.100 per maand · 24–36 uur per week"
    assert (post.link, post.language) == (LINK, "nl")


def test_the_choice_is_the_best_there_is() -> None:
    """Compared with trying every combination: a greedy choice would take the long wording first."""
    layout = Layout(paragraphs=((Slot("a"), Slot("b", ", ")), (Slot("c"), Slot("d", " · "))), gap="\n")
    offered = {
        "a": [Wording("a" * 30, 100), Wording("a" * 12, 90)],
        "b": [Wording("b" * 18, 60), Wording("b" * 9, 40)],
        "c": [Wording("c" * 14, 50)],
        "d": [Wording("d" * 11, 45), Wording("d" * 4, 20)],
    }
    for limit in range(0, 90, 3):
        best = 0
        for taken in product(*([None, *wordings] for wordings in offered.values())):
            a, b, c, d = (wording.text if wording else "" for wording in taken)
            text = "\n".join(filter(None, [", ".join(filter(None, [a, b])), " · ".join(filter(None, [c, d]))]))
            if len(text) <= limit:
                best = max(best, sum(wording.worth for wording in taken if wording))
        choice = choose(offered, layout, limit, len)
        assert choice.worth == best and len(choice.text) <= limit


_TEXT = st.text(max_size=60) | st.sampled_from(
    [
        "Kok (m/v/x)",
        "DATA ANALYST",
        "Kok - ",
        "(",
        "&amp;",
        "<b>",
        "**",
        "Utrecht, UT, NL",
        "NL",
        "€",
        "#",
        "example.com",
        "👩‍🍳",
        "\ud800",
    ]
)
_OPENINGS = st.builds(
    read_opening,
    title=_TEXT,
    organisation=_TEXT,
    place=_TEXT,
    link=st.just(LINK),
    language=st.sampled_from(["nl", "en", "de", "fr", "", "xx"]),
    summary=_TEXT | st.text(max_size=500),
    salary=_TEXT,
    hours=_TEXT,
    contract=_TEXT,
    closes=st.none() | st.dates(),
    tags=st.lists(_TEXT, max_size=4).map(tuple),
    openness=_TEXT,
    video=_TEXT,
)


def check(opening: Opening, kind: str) -> None:
    """What is true of every post."""
    layout, limit, length = LAYOUTS[kind]
    post = words.compose(opening, layout, limit, length)
    assert length(post.text) <= limit
    assert post.text.count(LINK) == 1 and regex.search(regex.escape(LINK) + r"(?!\S)", post.text)
    assert not regex.search(r"[^\S\n]{2}|\n{3}|^\s|\s$", post.text), post.text
    assert not regex.search(r"[\p{Cs}\x00]", post.text + post.title + post.summary)
    assert post == words.compose(opening, layout, limit, length)


@settings(max_examples=120)
@given(_OPENINGS, st.sampled_from(list(LAYOUTS)))
def test_any_opening_makes_a_post_that_fits_and_has_the_link_once(opening: Opening, kind: str) -> None:
    check(opening, kind)


@settings(max_examples=60)
@given(_OPENINGS, st.integers(0, 160))
def test_any_limit_is_kept_as_long_as_the_link_fits(opening: Opening, limit: int) -> None:
    post = words.compose(opening, words.X, limit, x_weight)
    assert x_weight(post.text) <= max(limit, 23)


@pytest.mark.parametrize("kind", LAYOUTS)
def test_naughty_strings_do_no_harm_in_any_field(kind: str) -> None:
    naughty = json.loads(gzip.decompress(shared("data/uploads/naughty-strings.json.gz").read_bytes()))
    for text in naughty:
        check(read_opening(text, text, text, LINK, "en", text, text, text, text, None, (text,), text, text), kind)


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Stamgroepleider middenbouw", "onderwijs"),
        ("Intern begeleider", "onderwijs"),
        ("Chef de Partie", "horeca"),
        ("Werkvoorbereider bouw", "techniek"),
        ("Active Directory beheerder", "ICT"),
        ("Internet Ads Assessor", ""),
    ],
)
def test_the_field_of_work_is_read_from_the_role(title: str, field: str) -> None:
    assert next(iter(hashtags.fields(title, "nl")), "") == field


@pytest.mark.parametrize(
    ("role", "tag"),
    [("Senior Data Engineer", "#DataEngineer"), ("Kok", ""), ("C++ developer", ""), ("Hoofd van de afdeling", "")],
)
def test_a_role_becomes_a_hashtag_where_people_look_for_it(role: str, tag: str) -> None:
    assert hashtags.role_tag(role) == tag
