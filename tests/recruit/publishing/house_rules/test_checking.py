"""What the house rules say about a text: every way of writing a word is seen, and innocent words are let through."""

from __future__ import annotations

import json
import unicodedata

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from recruit.models.house_rules import RuleKind, Severity, Subject
from recruit.ops.cli import main
from recruit.publishing.house_rules import dutch, english
from recruit.publishing.house_rules.checking import About, check
from recruit.publishing.house_rules.rules import Rule, Rules
from tests.support.shared_data import naughty_strings

pytestmark = pytest.mark.one_database

BUILT_IN = Rules()
QUIET = dict.fromkeys(Subject, Severity.OFF)

SHUT_OUT = [
    ("Kom in ons jonge team werken", "jonge team", "“team”"),
    ("Een jong, fris en dynamisch team", "jong, fris en dynamisch team", "“team”"),
    ("Wij zijn een studentikoos bureau", "studentikoos", "“informeel”"),
    ("Voor starters tot 27 jaar", "starters tot 27 jaar", "“starter”"),
    ("Je bent max. 30 jaar oud", "max. 30 jaar oud", "Leave it out"),
    ("Je hebt maximaal 3 jaar ervaring", "maximaal 3 jaar ervaring", "niet nodig"),
    ("Secretaresse gezocht", "Secretaresse", "secretarieel medewerker"),
    ("Een ervaren vakvrouw", "vakvrouw", "“vakmens”"),
    ("Vakman in de bouw", "Vakman", "“vakmens”"),
    ("Tandartsassistente in Tiel", "Tandartsassistente", "“assistent”"),
    ("Nederlands is je moedertaal", "Nederlands is je moedertaal", "“uitstekend Nederlands”"),
    ("Moedertaal Nederlands", "Moedertaal Nederlands", "“uitstekend Nederlands”"),
    ("Je spreekt accentloos Nederlands", "accentloos", "“goed verstaanbaar”"),
    ("Bij voorkeur autochtoon", "autochtoon", "Leave it out"),
    ("A young and dynamic team", "young and dynamic team", "“team”"),
    ("Native speaker of Dutch", "Native speaker", "“excellent command"),
    ("A salesman with drive", "salesman", "“salesperson”"),
    ("No older than 35", "No older than 35", "Leave it out"),
    ("Recent graduates welcome", "Recent graduates", "little experience"),
]

INNOCENT = [
    "Jongerenwerker in Leiden, voor jonge kinderen en jongvolwassenen",
    "Vragen? Bel Jan de Jong. Team HR helpt je verder",
    "Stuur je brief naar Piet de Jong, teamleider",
    "Kraamverzorgende, verpleegkundige, verzorgende, groepsbegeleider",
    "Jeugdzorg, jeugdhulp, jongerencoach, jeugd en gezin, juffershondje",
    "Familie Blanke, blanke vla en Blankenberg",
    "Wij bouwen native apps met React Native, cloud native",
    "Geen 9-tot-5 mentaliteit",
    "Begeleiding van jongeren tot 27 jaar en kinderen jonger dan 12 jaar",
    "Een hypotheek van maximaal 30 jaar looptijd; minimaal 2 jaar ervaring",
    "Vakman/vakvrouw, medewerker of medewerkster, gastheer/gastvrouw",
    "Secretaresse (m/v/x), kapster m/v, salesman/-woman, waiter or waitress",
    "Vakmanschap, manager, manual, maandag, mannequin, ontmanteling",
    "Craftsmanship, workmanship, management, human, woman, Germany",
    "Youth worker, young people, Young Street, a younger sister company",
    "Een jong bedrijf sinds 2019 met een volwassen product",
    "HBO WO MBO BIG EHBO SQL AWS, NS, KLM",
    "Ward nurse (m/f/x) in Leeds, EUR 3,200 to 4,100 a month",
]


@pytest.mark.parametrize(("text", "found", "advice"), SHUT_OUT)
def test_words_that_shut_people_out_are_found_with_the_better_one(text: str, found: str, advice: str) -> None:
    [remark] = check(text, BUILT_IN)
    assert remark.found == found
    assert advice in remark.said
    assert not remark.blocks


@pytest.mark.parametrize("text", INNOCENT)
def test_innocent_words_get_no_remark(text: str) -> None:
    assert [remark.said for remark in check(text, BUILT_IN)] == []


def test_there_are_at_least_sixty_terms_in_each_language_and_every_subject() -> None:
    for language in (dutch, english):
        assert len(language.TERMS) >= 60
        assert {term.subject for term in language.TERMS} == {Subject.AGE, Subject.GENDER, Subject.ORIGIN}


def test_the_better_words_get_no_remark_themselves() -> None:
    for term in (*dutch.TERMS, *english.TERMS):
        assert check(f"We zoeken: {term.instead}.", BUILT_IN) == [], term.instead


def test_dutch_terms_are_not_looked_for_in_french() -> None:
    text = "Rattaché à la directrice infrastructure"
    assert check(text, BUILT_IN, About(language="fr")) == []
    assert check(text, BUILT_IN, About(language="nl"))


@pytest.mark.parametrize("text", ["WIJ ZOEKEN JOU", "Direct NIEUWE COLLEGA nodig", "VERPLEEGKUNDIGE in Zwolle"])
def test_words_in_capitals_get_a_remark(text: str) -> None:
    [remark] = check(text, BUILT_IN)
    assert "capitals" in remark.said


def test_the_name_of_the_house_may_be_in_capitals() -> None:
    assert check("ABOUT LINDEN ZORG zoekt", BUILT_IN)
    assert check("ABOUT LINDEN ZORG zoekt", BUILT_IN, About(own_name="ABOUT LINDEN ZORG")) == []


def test_each_category_can_be_switched_off_or_made_to_block() -> None:
    texts = {Subject.AGE: "jong team", Subject.GENDER: "vakvrouw", Subject.ORIGIN: "native speaker"}
    texts[Subject.CAPITALS] = "WIJ ZOEKEN JOU"
    for subject, text in texts.items():
        for severity, blocks in ((Severity.OFF, []), (Severity.WARN, [False]), (Severity.BLOCK, [True])):
            found = check(text, Rules(switches={subject: severity}))
            assert [remark.blocks for remark in found] == blocks, (subject, severity)


def own(words: str, kind: RuleKind = RuleKind.BLOCKED, **but: object) -> Rules:
    """One rule and nothing built in."""
    return Rules((Rule(kind, words, key="rule 1", **but),), QUIET)  # type: ignore[arg-type]


def test_a_blocked_word_is_found_with_its_note_as_a_whole_word() -> None:
    rules = own("Acme", note="Say Linden.")
    [remark] = check("Formerly Acme's, now ours", rules)
    assert remark.said == "“Acme's” is a word we do not use: take it out. Say Linden."
    assert check("Acmeology", rules) == []


def test_what_is_required_must_stand_in_the_text_itself() -> None:
    rules = own("Iedereen is welcome", RuleKind.REQUIRED)
    assert check("iedereen is WELCOME hier", rules) == []
    [remark] = check("Kom werken", rules, About(card="Iedereen is welcome"))
    assert "must contain" in remark.said


def test_a_rule_for_one_channel_leaves_the_others_alone() -> None:
    rules = own("Acme", channel=2)
    assert check("Acme", rules, About(channel=2))
    assert check("Acme", rules, About(channel=3)) == check("Acme", rules) == []


def test_the_tracked_link_holds_no_words_and_another_link_does() -> None:
    rules, link = own("jobs"), "https://jobs.example.org/r/abc"
    assert check(f"Kijk op {link}", rules, About(link=link)) == []
    assert check("Kijk op https://jobs.example.com", rules, About(link=link))


def test_what_blocks_stands_before_what_warns() -> None:
    rules = Rules((Rule(RuleKind.BLOCKED, "Acme", key="rule 1"),))
    assert [remark.blocks for remark in check("Een jong team bij Acme", rules)] == [True, False]


WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyzéëöñç", min_size=2, max_size=9), min_size=1, max_size=3)


@hypothesis_settings(max_examples=200)
@given(WORDS, st.data())
def test_a_word_is_found_whatever_its_case_accents_and_spaces(words: list[str], data: st.DataObject) -> None:
    drawn = ""
    for number, word in enumerate(words):
        drawn += data.draw(st.sampled_from([" ", "  ", "\n", "\u00a0", "-", ""])) if number else ""
        for letter in word:
            form = data.draw(st.sampled_from([str.upper, str.lower, lambda s: unicodedata.normalize("NFD", s)]))
            drawn += form(letter) + data.draw(st.sampled_from(["", "", "", "\u0301", "\u00ad", "\u200b"]))
    assert check(f"Kom bij ({drawn}), nu!", own(" ".join(words))), drawn


def test_a_rule_may_be_written_with_capitals_and_accents_too() -> None:
    assert check("bij acme zorg", own("ÁCME-Zorg"))


@pytest.mark.parametrize("written", ["A c m e", "A.C.M.E", "𝗔𝗰𝗺𝗲", "ＡＣＭＥ", "#acme", "@Acme", "ac\u200bme", "Åçmé"])
def test_tricks_do_not_hide_a_word(written: str) -> None:
    assert check(f"Werk bij {written} in Ede", own("Acme"))


@hypothesis_settings(max_examples=300)
@given(st.text(), st.text(max_size=30), st.sampled_from(RuleKind), st.text(max_size=20))
def test_the_checker_never_raises(text: str, words: str, kind: RuleKind, link: str) -> None:
    rules = Rules((Rule(kind, words, key="rule 1"),))
    for remark in check(text, rules, About(link=link, own_name=words, card=link)):
        assert remark.said and remark.key


def test_strings_that_broken_programs_choke_on_are_checked_too() -> None:
    for text in naughty_strings():
        check(text, own(text))


SAFE = st.sampled_from(
    "wij zoeken een collega voor de nacht in Ede met goede zorg the care we offer work hours".split()
)


@given(st.lists(SAFE, max_size=30))
def test_a_text_without_any_listed_term_gets_no_remark(words: list[str]) -> None:
    assert check(" ".join(words), BUILT_IN) == []


def test_the_command_line_prints_the_remarks_of_the_built_in_rules(tmp_path: object) -> None:
    file = f"{tmp_path}/vacancies.jsonl"
    with open(file, "w") as written:
        written.write(json.dumps({"id": "1", "title": "Salesman", "organisation": "Acme", "location": "Leeds"}))
    said = CliRunner().invoke(main, ["compose", file, "--kind", "x", "--json"])
    [remark] = json.loads(said.output)["remarks"]
    assert "“Salesman” speaks to one gender only" in remark
