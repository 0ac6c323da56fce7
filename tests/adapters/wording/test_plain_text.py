"""Text as found becomes text that can stand in a post."""

from __future__ import annotations

import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from adapters.wording import pay
from adapters.wording.parsing import contract, organisations, pay_field, places, titles, working_hours
from adapters.wording.parsing.lead_sentence import sentences, telling
from adapters.wording.plain_text import (
    balanced,
    fold,
    from_html,
    from_markdown,
    plain,
    says,
    shortened,
    tidy,
    without_doubles,
    without_joining_end,
)


@pytest.mark.parametrize(
    ("found", "clean"),
    [
        ("Kok &amp; bediening", "Kok & bediening"),
        ("R&amp;amp;D engineer", "R&D engineer"),
        ("&lt;b&gt;Kok&lt;/b&gt;", "Kok"),
        ("Data\\-analist \\(Python\\)", "Data-analist (Python)"),
        ("**Kok** in `Utrecht`", "Kok in Utrecht"),
        ("Credit\xad Analyst", "Credit Analyst"),
        ("\u200bProduct Manager", "Product Manager"),
        ("Kok\r\n  in\tUtrecht", "Kok in Utrecht"),
        ("Lees [hier](https://example.org/x) meer", "Lees hier meer"),
        ("ervaring < 2 jaar en > 1 jaar", "ervaring < 2 jaar en > 1 jaar"),
        ("C# en C++", "C# en C++"),
    ],
)
def test_one_line_of_text_loses_what_is_not_text(found: str, clean: str) -> None:
    assert plain(found) == clean


def test_html_becomes_a_line_per_block_without_its_scripts() -> None:
    page = "<h2>Wat</h2><p>Je bouwt <b>apps</b>.<br>Elke dag.</p><ul><li>Java</li></ul><script>alert(1)</script>"
    page += "<style>p {}</style>"
    assert from_html(page).split() == ["Wat", "Je", "bouwt", "apps.", "Elke", "dag.", "Java"]
    assert "Je bouwt apps.\nElke dag." in from_html(page)


def test_escaped_html_is_html_too() -> None:
    assert from_html("&lt;p&gt;Je kookt &amp;amp; bakt.&lt;/p&gt;") == "Je kookt & bakt."


def test_markdown_keeps_its_words_and_loses_its_signs() -> None:
    text = "# Kok\n\n* **Koken** en _bakken_\n* [Menu](https://example.org) maken\n\n---\n1. snake_case blijft"
    assert from_markdown(text).split("\n") == ["Kok", "", "Koken en bakken", "Menu maken", "", "snake_case blijft"]


@given(st.text(max_size=80))
def test_cleaning_twice_is_as_good_as_once(text: str) -> None:
    once = tidy(plain(text))
    assert tidy(once) == once
    assert not regex.search(r"\s{2}|[\p{Cs}\x00]", once)


@given(st.text(alphabet="()[]{}«»“”ab ", max_size=40))
def test_no_bracket_is_left_without_its_other_half(text: str) -> None:
    kept = balanced(text)
    for opens, closes in ("()", "[]", "{}", "«»", "“”"):
        assert kept.count(opens) == kept.count(closes)


def test_a_word_that_stands_twice_in_a_row_stands_once() -> None:
    assert without_doubles("Utrecht, Utrecht en en nu") == "Utrecht en nu"
    assert without_doubles("ce que vous vous demandez") == "ce que vous vous demandez"


@pytest.mark.parametrize(
    ("text", "size", "short"),
    [
        ("Medewerker voor de afdeling inkoop", 26, "Medewerker"),
        ("Medewerker voor de afdeling inkoop", 28, "Medewerker voor de afdeling"),
        ("Engineer for the future of work", 27, "Engineer for the future"),
        ("Donaudampfschifffahrtsgesellschaft", 10, "Donaudamp…"),
        ("kort", 10, "kort"),
    ],
)
def test_shortening_keeps_whole_words_and_ends_on_none_that_joins(text: str, size: int, short: str) -> None:
    assert shortened(text, size) == short


@given(st.text(max_size=60), st.integers(1, 40))
def test_what_is_shortened_fits(text: str, size: int) -> None:
    assert len(regex.findall(r"\X", shortened(text, size))) <= max(size, 1)


def test_joining_words_at_the_end_are_left_out() -> None:
    assert without_joining_end("Leiter der Abteilung für die") == "Leiter der Abteilung"


def test_comparing_looks_at_whole_words_and_not_at_accents() -> None:
    assert says("Chef de projet à Saint-Étienne", "saint etienne")
    assert not says("Medewerker Utrechtse Heuvelrug", "Utrecht")
    assert not says("Medewerker", "")


@pytest.mark.parametrize(
    ("found", "role", "mark"),
    [
        ("Data Engineer (m/v/x) - regio Utrecht", "Data Engineer", "(m/v/x)"),
        ("Backend Entwickler (m/w/d) PHP", "Backend Entwickler PHP", "(m/w/d)"),
        ("SOFTWARE-ENTWICKLER (M/W/D)", "Software-entwickler", "(m/w/d)"),
        ("Data analyst H/F (H/F)", "Data analyst", "(H/F)"),
        ("Kassamedewerker - V/M", "Kassamedewerker", "(v/m)"),
        ("Cloud Engineer (m|f|d)", "Cloud Engineer", "(m|f|d)"),
        ("Senior DevOps Engineer (all genders)", "Senior DevOps Engineer", "(all genders)"),
        ("Google Platform Engineer | Veghel | Sligro | Hybride", "Google Platform Engineer", ""),
        ("ICT BEHEERDER", "ICT beheerder", ""),
        ("ADMINISTRATEUR SYSTÈMES LINUX", "Administrateur systèmes Linux", ""),
        ("AGENT D'ENTRETIEN (H/F)", "Agent d'entretien", "(H/F)"),
        ("TOPBAAN! Verkoper per direct", "Verkoper", ""),
        ("7294 - Painters", "Painters", ""),
        ("agent entretien H/F - EC20911", "Agent entretien", "(H/F)"),
        ("Reportagemaker (32 - 40 uur) m/v", "Reportagemaker", "(m/v)"),
        ("Java Engineer – Hybrid Utrecht – €70,000–€80,000", "Java Engineer", ""),
        ("Agent (e) polyvalent (e)", "Agent(e) polyvalent(e)", ""),
        ("Agent (e) polyvalent (e) (H/F)", "Agent polyvalent", "(H/F)"),
        ("Administrateur(trice) système réseaux F/H", "Administrateur système réseaux", "(F/H)"),
        ("Business Intelligence (BI) Developer", "Business Intelligence Developer", ""),
        ("Communicatie- en Informatiecentrum (CIC) Oost", "Communicatie- en Informatiecentrum Oost", ""),
        ("Senior Back-End (Python) Developer", "Senior Back-End (Python) Developer", ""),
        ("Leerkracht voor groep 6 voor 0,4 fte", "Leerkracht voor groep 6 voor 0,4 fte", ""),
        ("Steuerberater (m/w/d), gesucht - mindestens 90.000€", "Steuerberater, gesucht", "(m/w/d)"),
        ("ADMINISTRATIVE STAFF ANALYST (", "Administrative staff analyst", ""),
        ("iOS developer", "iOS developer", ""),
        ("C++ / C# developer", "C++ / C# developer", ""),
        ("Beheerder Noord-Brabant 's-Hertogenbosch", "Beheerder Noord-Brabant 's-Hertogenbosch", ""),
    ],
)
def test_a_title_is_cleaned_as_a_person_would(found: str, role: str, mark: str) -> None:
    title = titles.parse_title(found, "Sligro", ("Utrecht", "Veghel"))
    assert (title.wordings[0], title.mark) == (role, mark)


def test_hours_at_the_end_of_a_title_are_not_part_of_the_role() -> None:
    title = titles.parse_title("Leerkracht voor groep 6 voor 0,4 fte")
    assert title.core == "Leerkracht voor groep 6"
    assert titles.names_hours(title.wordings[0])
    assert not titles.names_hours(title.core)


@pytest.mark.parametrize(
    ("found", "body", "role"),
    [
        ("Opdracht in data: Software engineering...", "Je leert alles van engineering.", "software engineering"),
        ("Opdracht in data: Software engin...", "Je leert alles van engineering.", "software"),
        ("Opdracht in Software Development:...", "", "software development"),
        ("Opdracht in data: sturing van een...", "Een plan.", "sturing"),
    ],
)
def test_a_broken_off_title_ends_with_the_last_word_that_is_whole(found: str, body: str, role: str) -> None:
    assert fold(titles.parse_title(found, body=body).core).endswith(role)


def test_a_long_title_is_cut_at_a_joint_of_its_phrases() -> None:
    title = titles.parse_title(
        "Junior Elektroplanungs-Ingenieur für gewerbliche Photovoltaik & New Energy Systeme", language="de"
    )
    assert title.wordings[1] == "Junior Elektroplanungs-Ingenieur für gewerbliche Photovoltaik"
    assert title.wordings[2] == "Junior Elektroplanungs-Ingenieur"


def test_capitals_become_nouns_in_german_and_english() -> None:
    assert titles.sentence_case("LEITER DER BUCHHALTUNG", "de") == "Leiter der Buchhaltung"
    assert titles.sentence_case("FRONT OFFICE MANAGER", "en") == "Front Office Manager"


def test_a_title_is_said_shorter_without_its_additions_first() -> None:
    title = titles.parse_title("(Senior) Product Owner (Payments) | Fintech | Growth")
    assert title.wordings[0] == "(Senior) Product Owner (Payments) – Fintech – Growth"
    assert title.wordings[-1] == "Product Owner"
    assert [len(wording) for wording in title.wordings] == sorted(map(len, title.wordings), reverse=True)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ("Utrecht, UT, NL", "Utrecht"),
        ("Utrecht, Utrecht, Netherlands", "Utrecht"),
        ("76 - Bois-Guillaume", "Bois-Guillaume"),
        ("94 - LE KREMLIN BICETRE", "Le Kremlin Bicetre"),
        ("75 - PARIS 02", "Paris 02"),
        ("13 - Marseille 2e Arrondissement", "Marseille 2e Arrondissement"),
        ("75", "Paris (75)"),
        ("Berlin, Remote, Hamburg, München", "Berlin, Hamburg, München, op afstand"),
        ("Werk van thuis, NL", "thuiswerken (NL)"),
        ("7655 Bramalea Road, ON L6T4Y5", "7655 Bramalea Road, ON"),
        ("1000 Brussel", "Brussel"),
        ("NL", "NL"),
        ("67 - Rhin (Bas)", "Bas-Rhin"),
        ("974 - ST DENIS", "St Denis"),
        ("'s-Hertogenbosch, NB, NL", "'s-Hertogenbosch"),
        ("Flexible / Remote; Woodbridge, Canada", "Woodbridge, Canada, flexibel of op afstand"),
        ("Regio Noord-Brabant", "Noord-Brabant"),
        ("NB, NL", "Noord-Brabant"),
        ("US, TX, Houston", "Houston, TX, US"),
        ("Barrie, ON L4N 9A5", "Barrie, ON"),
        ("Papendorp, Utrecht", "Papendorp, Utrecht"),
        ("Binnenstad, Amsterdam", "Amsterdam (Binnenstad)"),
        ("Zwolle, Overijssel", "Zwolle"),
        ("Hamburg / München", "Hamburg, München"),
        ("Hannover / remote", "Hannover, op afstand"),
        ("Rotterdam/Dordrecht", "Rotterdam, Dordrecht"),
        ("Deli (m/w/d)📍Vollzeit | Standort: Köln | Zukunft", "Köln"),
        ("NIEUWPOORT", "Nieuwpoort"),
    ],
)
def test_a_place_is_told_as_people_write_it(found: str, told: str) -> None:
    assert places.place_wordings(places.parse_places(found), "nl")[0] == told


SEVEN = "Breda; Utrecht; Zeist; Amersfoort; Houten; Ede; Veghel"


@pytest.mark.parametrize(
    ("written", "language", "told"),
    [
        ("Breda; Utrecht; Zeist; Ede", "nl", ("Breda, Utrecht, Zeist, Ede", "Breda en 3 andere plaatsen", "Breda")),
        ("Breda; Zeist", "nl", ("Breda, Zeist", "Breda en 1 andere plaats", "Breda")),
        ("Leeds; remote; York", "en", ("Leeds, York, remote", "Leeds and 1 other place, remote", "Leeds, remote")),
        (
            SEVEN,
            "de",
            ("Breda, Utrecht, Zeist, Amersfoort, Houten, Ede und 1 weiterer Ort", "Breda und 6 weitere Orte"),
        ),
        ("Lyon; Nantes; Paris", "fr", ("Lyon, Nantes, Paris", "Lyon et 2 autres lieux", "Lyon")),
    ],
)
def test_where_not_all_places_are_named_a_reader_hears_of_the_others(
    written: str, language: str, told: tuple[str, ...]
) -> None:
    assert places.place_wordings(places.parse_places(written), language)[: len(told)] == told


@pytest.mark.parametrize("nowhere", ["", "Ingelogd", "The location is in Tashkent in the Republic of", "99"])
def test_no_place_is_better_than_a_strange_one(nowhere: str) -> None:
    assert places.place_wordings(places.parse_places(nowhere), "nl") == ()


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ("RANDSTAD", "Randstad"),
        ("Ville de BOIS COLOMBES", "Ville de Bois Colombes"),
        ("ABN AMRO", "ABN AMRO"),
        ("Wolt - English", "Wolt"),
        ("3M", "3M"),
        ("GROUPE SEB", "Groupe SEB"),
        ("Wavestone Germany AG", "Wavestone Germany"),
        ("Fest GmbH & Co. KG", "Fest"),
        ("American Embassy\nANNOUNCEMENT NUMBER: 04-04", "American Embassy"),
        ('Click" Web Design', "Click Web Design"),
    ],
)
def test_an_organisation_goes_by_its_usual_name(found: str, told: str) -> None:
    assert organisations.wordings(found)[0] == told


@pytest.mark.parametrize("nobody", ["", "Gebruikersnaam", "n/a", "None", "-", "02100"])
def test_a_placeholder_is_no_organisation(nobody: str) -> None:
    assert organisations.wordings(nobody) == ()


@pytest.mark.parametrize(
    ("found", "language", "long", "short"),
    [
        ("€ 3.200–€ 4.100 per maand", "nl", "€3.200–4.100 per maand", "€3.200–4.100"),
        ("€ 2532,-\n    / € 4478,- bruto p.m.", "nl", "€2.532–4.478 per maand", "€2.532–4.478"),
        ("€ 568,-\n    / € 6569,- bruto p.m.", "nl", "tot €6.569 per maand", "tot €6.569"),
        ("€ ,-\n    € 10722,- bruto p.m.", "nl", "tot €10.722 per maand", "tot €10.722"),
        ("EUR 36400-49400 per jaar", "nl", "€36.400–49.400 per jaar", "€36.400–49.400"),
        ("Annuel de 37000.0 Euros à 42000.0 Euros sur 12.0 mois", "fr", "37 000–42 000 €/an", "37 000–42 000 €"),
        ("Horaire de 11.88 Euros à 16.0 Euros", "fr", "11,88–16 € par heure", "11,88–16 €"),
        ("30 - 35 k€ brut annuel", "fr", "30 000–35 000 €/an", "30 000–35 000 €"),
        ("EUR 5000-8000 monthly", "en", "€5,000–8,000 a month", "€5,000–8,000"),
        ("45.000 € pro Jahr", "de", "45.000 € pro Jahr", "45.000 €"),
        ("vanaf € 3.200 per maand", "nl", "vanaf €3.200 per maand", "vanaf €3.200"),
        ("up to €60k a year", "en", "up to €60,000 a year", "up to €60,000"),
    ],
)
def test_pay_is_read_and_written_in_the_manner_of_a_language(found: str, language: str, long: str, short: str) -> None:
    paid = pay_field.parse_pay(found)
    assert paid is not None
    told = [wording.replace("\xa0", " ") for wording in pay.write(paid, language)]
    assert told[0] == long and short in told


@pytest.mark.parametrize(
    "words", ["", "volgens CAO PO", "Schaal 10", "A négocier", ",", "Selon profil", "100% bonus", "$800 bonus"]
)
def test_words_without_a_figure_are_not_pay(words: str) -> None:
    assert pay_field.parse_pay(words) is None


@pytest.mark.parametrize(
    ("found", "language", "told"),
    [
        ("32–40 uur per week", "nl", ("32–40 uur per week", "32–40 uur")),
        ("Tijdelijk · 0,4 tot 0,6 FTE", "nl", ("0,4–0,6 fte",)),
        ("CDI / 35H\nTravail en journée", "fr", ("35 heures par semaine", "35 h")),
        ("parttime, fulltime", "nl", ("fulltime of parttime",)),
        ("FULL_TIME", "de", ("Vollzeit",)),
        ("berufserfahren", "de", ()),
    ],
)
def test_hours_are_read_from_what_a_feed_says(found: str, language: str, told: tuple[str, ...]) -> None:
    hours = contract.hours(found)
    assert (working_hours.write(hours, language) if hours else ()) == told


@pytest.mark.parametrize(
    ("found", "language", "told"),
    [
        ("Contrat à durée indéterminée / Temps plein", "fr", "CDI"),
        ("Contrat à durée déterminée - 12 Mois", "fr", "CDD"),
        ("Tijdelijk met uitzicht op vast · 1 fte", "nl", "tijdelijk met uitzicht op vast"),
        ("unbefristet", "de", "unbefristet"),
        ("befristet", "de", "befristet"),
        ("CDD avec perspective de CDI", "fr", "CDD, CDI possible"),
        ("Internal", "en", ""),
        ("external", "en", ""),
    ],
)
def test_contracts_are_told_in_the_words_of_the_post(found: str, language: str, told: str) -> None:
    assert contract.contract(found, language) == told


def test_a_sentence_says_what_the_work_is_and_not_who_we_are() -> None:
    summary = (
        "Wij zijn een dynamisch bedrijf met een hart voor mensen. Ben jij die topper? "
        "In deze functie ontwikkel je modellen die het energieverbruik van fabrieken voorspellen. "
        "Solliciteer via jobs@example.org."
    )
    assert [one.text for one in telling(summary, 200)] == [
        "In deze functie ontwikkel je modellen die het energieverbruik van fabrieken voorspellen."
    ]


def test_headings_are_no_sentences() -> None:
    assert sentences("Wat ga je doen\nJe bouwt bruggen. Je werkt m.b.v. staal.\nFuncties:") == [
        "Je bouwt bruggen.",
        "Je werkt m.b.v. staal.",
    ]


@given(st.text(max_size=400))
def test_whatever_a_summary_holds_its_sentences_are_clean(summary: str) -> None:
    for sentence in telling(summary):
        assert sentence.text == unicodedata.normalize("NFC", " ".join(sentence.text.split()))
