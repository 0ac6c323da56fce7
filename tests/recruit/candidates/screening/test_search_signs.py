"""What came from a search is recognised in four languages, and what people write every day is let through."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from recruit.candidates.screening.sensitive import admits_search, signs
from recruit.candidates.screening.sensitive.as_read import as_read
from tests.support.data.sensitive_notes import HARMLESS
from tests.support.data.texts_from_searches import DISGUISED, LOOKED_UP
from tests.support.data.texts_of_every_day import ORDINARY


def noticed(text: str, *known: str) -> set[str]:
    """What of it is noticed."""
    return {sign.what for sign in signs(text, known)}


def test_what_came_from_a_search_is_recognised_however_it_is_written() -> None:
    missed = []
    for line in LOOKED_UP.strip().splitlines():
        whats, text = line.split(" | ", 1)
        for written in (
            text,
            text.upper(),
            unicodedata.normalize("NFD", text),
            f"\n {text}\t",
            f"Beste Kim,\n\n{text}\n",
        ):
            if not set(whats.split()) <= noticed(written) and not ("X" in text and written == text.upper()):
                missed.append((whats, written, noticed(written)))
    assert missed == []


def test_what_people_write_every_day_is_let_through() -> None:
    asked = {text: signs(text) for text in [*ORDINARY.strip().splitlines(), *HARMLESS.strip().splitlines()]}
    assert {text: found for text, found in asked.items() if found} == {}


def test_signs_that_only_look_so_or_cannot_be_seen_hide_nothing() -> None:
    missed = [
        (what, text, noticed(text)) for what, texts in DISGUISED.items() for text in texts if what not in noticed(text)
    ]
    assert missed == []


@given(st.sampled_from(["linkedin", "jandevries.nl", "ik heb gegoogeld"]), st.data())
def test_nothing_that_cannot_be_seen_hides_a_word(text: str, data: st.DataObject) -> None:
    for sign in data.draw(st.lists(st.sampled_from("\u200b\u00ad\u2060\u3164\ufe0f\u202e\U000e0041"), max_size=4)):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + sign + text[at:]
    assert noticed(text)


@given(st.text())
def test_what_is_read_plain_stays_so_and_plain_text_is_left_alone(text: str) -> None:
    ascii_only = text.encode("ascii", "ignore").decode()
    if not set(ascii_only) & set("&<[("):
        assert as_read(ascii_only) == ascii_only
    assert signs(text) == signs(text)


def test_words_that_belong_there_are_not_noticed_and_hide_nothing_else() -> None:
    assert noticed("Dear Xing Li, about Instagram manager", "Xing Li", "Instagram manager") == set()
    assert noticed("Dear Xing Li, on your Instagram", "Xing Li", "Instagram manager") == {"network"}
    assert noticed("Anna van Burn has a burn-out", "Anna van Burn") == {"health"}
    assert noticed("Knows GitHub and Go", "GitHub", "Go") == set()
    for text, word in (
        ("https://github.com/jandevries", "GitHub"),
        ("https://go.jandevries.nl", "Go"),
        ("https://jan.devries.nl", "Jan"),
        ("jan.devries.nl", "Jan"),
    ):
        assert noticed(text, word) == {"address"}, text
    assert noticed("See example.org here", "Editor of example.org") == set(), "a whole address"
    assert noticed("See kim.example.org here", "Editor of example.org") == {"address"}
    assert "search" in noticed("I looked Alex up", "Alex")


def test_an_answer_that_says_it_comes_from_a_search_is_told_from_one_that_says_where_else_from() -> None:
    for answer in (
        "I googled him",
        "Ik heb hem even opgezocht",
        "We found it on his Instagram",
        "Dit stond op haar LinkedIn",
        "Op LinkedIn gevonden",
        "We looked Kim up",
        "Es steht im Internet, gefunden auf Xing",
        "Nee, want we lazen dit op haar pagina",
        "Dit weten we van haar profiel zelf",
        "Dat stond op zijn site, die hij niet gaf",
        "Ik heb het nagekeken op het web",
        "Dit komt uit een zoekopdracht",
        "Haar profiel zegt dat",
        "His page says so",
        "Zijn naam ingetikt",
        "We know this from her profile itself",
        "This was the result of a search",
        "Dat staat in het KvK-register",
        "Een collega las het op zijn site",
        "We keken op de site van haar club",
        "Ik las het op Facebook, wat niet verboden is",
        "Van haar LinkedIn",
        "Ik zag op haar LinkedIn dat zij weggaat, en zij heeft daar nooit iets over gezegd",
    ):
        assert admits_search(answer), answer
    for answer in (
        "She told us so herself",
        "He told us that it says so on his LinkedIn",
        "Wij hebben niets opgezocht, dit zei hij aan de telefoon",
        "Nobody looked him up",
        "It stands in the CV",
        "She saw the vacancy on LinkedIn",
        "They wrote so",
        "Stond in de brief die zij stuurde",
        "Hij heeft ervaring met LinkedIn",
        "Dit komt niet uit een zoekopdracht",
        "Nobody looked her up, googled her, or opened LinkedIn",
        "Zij heeft zelf gezegd dat het op haar site staat",
        "Zij gaf het adres van haar site zelf",
        "Dit weten we van haar zelf",
        "Hij mailde ons dat hij in het BIG-register staat",
        "We lazen dit in haar brief",
        "Zij noemde zelf haar site in het gesprek",
        "We weten dit van haar referentie",
        "We zochten naar een collega",
        "Nee, geen zoekopdracht gedaan",
    ):
        assert not admits_search(answer), answer


def test_our_own_addresses_are_no_matter_and_free_nobody_elses() -> None:
    own = ("https://careers.example", "https://www.linkedin.com/company/linde", "https://sites.example/linde/")
    for ours in ("careers.example/r/abc", "https://www.CAREERS.example.", "linkedin.com/company/linde/jobs"):
        assert signs(f"See {ours}, please", own=own) == [], ours
    for theirs in (
        "careers.example.jandevries.nl",
        "https://jan.careers.example",
        "https://careers.example@jandevries.nl/x",
        "https://www.linkedin.com/in/jandevries",
        "https://www.linkedin.com/company/lindeboom",
        "https://sites.example/jandevries",
        "https://sites.example/linde/../jandevries",
    ):
        assert {sign.what for sign in signs(f"See {theirs}, please", own=own)} == {"address"}, theirs


def test_every_time_is_counted_with_its_words() -> None:
    found = [sign.words for sign in signs("Instagram and Facebook: a burn-out, epilepsy")]
    assert {"instagram", "facebook", "burn-out", "epilepsy"} <= set(found)
