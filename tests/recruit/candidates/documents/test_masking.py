"""What tells who somebody is goes from a CV or letter, and nothing else does."""

from __future__ import annotations

import re
import unicodedata
from time import process_time

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from recruit.candidates.documents import masking
from recruit.candidates.documents.masking import MARK, mask
from recruit.candidates.documents.masking_names import PARTICLES
from recruit.core.folding import fold
from tests.support.data.cvs import PAPERS, Paper

LETTERS = st.text(alphabet="abcdeghijklmnoprstuvzéëïöüß", min_size=3, max_size=9)
NAMES = st.lists(LETTERS, min_size=2, max_size=4).map(lambda parts: " ".join(part.title() for part in parts))
FORMS = st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"])
CASES = st.sampled_from([str, str.upper, str.lower, str.title])


def masked(paper: Paper) -> str:
    """The paper as it is read."""
    return mask(paper.text, paper.name, paper.email, paper.phone, paper.profile)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_paper_does_not_tell_who_wrote_it_and_still_says_what_they_can(paper: Paper) -> None:
    read = masked(paper)
    folded = fold(read).text
    assert [word for word in paper.gone.split() if fold(word.replace("_", " ")).text in folded] == [], read
    assert [words for words in paper.kept.split("|") if words not in read] == [], read
    assert read.count("\n") >= paper.text.count("\n") - 2


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_capitals_and_other_forms_of_writing_hide_no_name(paper: Paper) -> None:
    for text in (paper.text.upper(), unicodedata.normalize("NFD", paper.text), paper.text.lower()):
        folded = fold(masked(paper._replace(text=text))).text
        for part in re.split(r"[^\w]+", fold(paper.name).text):
            assert len(part) < 4 or not re.search(rf"\b{part}\b", folded), folded


@given(
    NAMES,
    CASES,
    FORMS,
    st.sampled_from(["{} schreef dit.", "Door: {}", "({})", "{}’s cv", "a\n{}\nb", "“{}”,"]),
    st.data(),
)
@example("Aaa Het", str, "NFC", "{} schreef dit.", None)
def test_no_part_of_a_name_survives(name: str, case: object, form: str, frame: str, data: st.DataObject | None) -> None:
    # What stands before surnames is a word too when it stands alone.
    alone = [part for part in name.split() if fold(part).text not in PARTICLES]
    part = data.draw(st.sampled_from([name, *alone])) if data else name
    assert callable(case)
    written = unicodedata.normalize(form, case(part))  # type: ignore[arg-type]
    words = re.split(r"[^\w]+", fold(mask(frame.format(written), name)).text)
    assert not {fold(it).text for it in name.split()} - {"door", "schreef", "dit"} & set(words)


@pytest.mark.parametrize("name", ["Anna Le", "Thi Van", "Thi Bich Van", "Ben Jan Visser", "Aaa Het Van", "Van Le"])
def test_a_name_may_begin_or_end_with_what_stands_before_other_names(name: str) -> None:
    read = mask(f"Cv van {name}, kok. {name} werkte van 2018 tot 2021 bij het hotel.", name)
    assert f", kok. {MARK} werkte van 2018 tot 2021 bij het hotel." in read


@given(st.text(max_size=120), NAMES)
def test_masking_twice_is_masking_once(text: str, name: str) -> None:
    for whole in (text, f"{text} {name} {text}", f"Adres: {text}\n{name}"):
        once = mask(whole, name)
        assert mask(once, name) == once


WORDS = st.sampled_from(
    "Wij werken sinds 2018 met Java 8 en 12 mensen; cijfer 7,5 (2019–2021) bij Voorbeeld BV. € 3.200 10% C++ 1e prijs "
    "ISO 9001 "
    "40 uur Node.js januari 24/7 A4 B2 HBO 1250000 09/2018 01-02-2019 3.11".split()
)


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_a_text_that_tells_nothing_of_it_stays_as_it_is(text: str) -> None:
    assume(not re.search(r"\d{4} (?:A4|B2|BV|HBO|ISO|[A-Z]{2}\b)|[a-z] 0\d", text))
    assert mask(text, "Kim van der Proef", "kim@proef.example", "0612345678") == text


@pytest.mark.parametrize(
    ("name", "text", "read"),
    [
        ("Jan de Vries", "de Vries, Vries; de klant en de Jan", f"{MARK}; de klant en de {MARK}"),
        ("Jan de Vries", "januari, Jansen, vriesvak", "januari, Jansen, vriesvak"),
        ("Jan de Vries", "J. de Vries en J.de Vries", f"{MARK} en {MARK}"),
        ("Jan de Vries", "jdevries88 jan_de_vries jan.devries", MARK),
        ("Jan de Vries", "Jan's werk en Vries' werk", f"{MARK} werk en {MARK} werk"),
        ("Bo Li", "Bo Li is Bo, of Li.", f"{MARK} is Bo, of Li."),
        ("Bo Li", "Ik ben Bo en woon op Li", "Ik ben Bo en woon op Li"),
        ("Kim Müller", "Mueller MÜLLER muller", MARK),
        ("Kim Müller", "K I M", MARK),
        ("José Proef", "Jose\u0301 was hier", f"{MARK} was hier"),
        ("Quirina Zandstra-de Boer", "Groet, Q.Z. of Q. Z. de B.", f"Groet, {MARK} of {MARK}"),
        ("Quirina Zandstra", "Quiri-\n  na leest verder", f"{MARK} leest verder"),
        ("Quirina Zandstra", "<b>Qui</b>rina, &#81;uirina", f"<b>{MARK}"),
        ("Quirina Zandstra", "Qu\u0456rina Zandstra", MARK),
        ("Quirina Zandstra", "aniriuQ", MARK),
        ("Quirina Zandstra", "quiri-", "quiri-"),
        ("Bas Vries", "De firma Q. B.V. bestaat", "De firma Q. B.V. bestaat"),
        ("", "Jan de Vries", "Jan de Vries"),
        ("!?", "Jan de Vries!", "Jan de Vries!"),
    ],
)
def test_a_name_is_known_however_it_is_written(name: str, text: str, read: str) -> None:
    assert re.sub(rf"{MARK}(?:[ ,]+{MARK}|, of {MARK})+", MARK, mask(text, name)) == read


def test_what_stands_before_the_at_sign_is_known_alone_where_it_is_no_word() -> None:
    former = {"email": ["oud.adres@example.org", "zorg@example.org"]}
    read = mask(
        "Eerst oud.adres, en ik werk in de zorg; kim1988 heet ik.", "Bo Proef", "kim1988@example.org", former=former
    )
    assert read == f"Eerst {MARK}, en ik werk in de zorg; {MARK} heet ik."


@pytest.mark.parametrize(
    "text",
    [
        "06-12345678",
        "06 1234 5678",
        "0612345678",
        "(020) 123 45 67",
        "+31 6 12345678",
        "0031 20 1234567",
        "+49 (0)30 123456",
        "someone@mail.example",
        "https://someone.example/x",
        "www.someone.example",
        "github.com/someone",
        "@someone",
        "@someone@social.example",
        "Verzinstraat 12",
        "Lange Verzinweg 3-B",
        "1234 AB",
        "1234AB Nergens",
        "SW1A 9ZZ",
    ],
)
def test_what_leads_to_somebody_goes(text: str) -> None:
    for whole in (text, f"Ik: {text}, en meer"):
        assert mask(whole, "Kim de Proef") == whole.replace(text, MARK)


@pytest.mark.parametrize(
    "text",
    [
        "2019 HR adviseur",
        "order 12341234567",
        "2015 BA Psychologie",
        "ISO 9001 DE norm",
        "Java 8",
        "10.000 + 2.500",
        "bij bol.com",
        "09/2018-12/2020",
        "01-02-2019 - 03-04-2020",
        "weg 2020",
        "versie 0.12.345",
        "€ 0,50 per 100000",
        "Node.js",
        "ASP.NET",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    for whole in (text, f"Ik: {text}, en meer"):
        assert mask(whole, "Kim de Proef") == whole


def test_a_long_text_is_masked_in_no_time() -> None:
    began = process_time()
    for text in (
        "a" * 50_000,
        "kim " * 12_000,
        "k " * 25_000,
        "0 " * 25_000,
        "A. " * 16_000,
        "▮▮▮ " * 12_000,
        "a.b-" * 12_000,
    ):
        mask(text, "Kim Aaa Aa de Proef", "kim@proef.example", "0612345678")
    assert process_time() - began < 20


def test_what_was_masked_is_remembered_without_what_was_taken_out_and_not_for_ever() -> None:
    text, name = "Ik ben Quirina Zandstra, en verpleegkundige", "Quirina Zandstra"
    shown = masking.mask(text, name)
    assert shown == masking.masked(text, [name], [], []) and masking.mask(text, name) is shown
    assert masking.mask(text, name, former={"name": ["Ik Ben"]}) != shown, "other names, another text"
    for number in range(2 * masking.REMEMBERED):
        masking.mask(f"{text} {number}", name)
    assert len(masking.LAST) == masking.REMEMBERED
    assert all("Quirina" not in kept for kept in masking.LAST.values())
    assert masking.mask(text, name) is not shown


@pytest.mark.parametrize(
    "profile",
    [
        "https://www.linkedin.com/in/minaquist",
        "https://nl.linkedin.com/in/minaquist/?trk=people",
        "https://github.com/minaquist",
        "https://mastodon.example/@minaquist",
    ],
)
@pytest.mark.parametrize("text", ["You find me as minaquist everywhere.", "MinaQuist on LinkedIn", "(minaquist)"])
def test_the_name_under_which_somebody_has_a_profile_is_masked_wherever_it_stands(profile: str, text: str) -> None:
    assert "minaquist" not in masking.mask(text, "Wilhelmina Quist", profile=profile).lower()
    assert masking.MARK in masking.mask(text, "Wilhelmina Quist", profile=profile)


def test_a_handle_with_a_sign_that_no_word_has_is_masked_and_a_word_is_not() -> None:
    for handle in ("night.owl", "night-owl-7", "nightowl88"):
        profile = f"https://www.linkedin.com/in/{handle}"
        assert masking.mask(f"Known as {handle}.", "Kim Bos", profile=profile) == f"Known as {masking.MARK}."
    words = "I am a manager and a painter."
    assert masking.mask(words, "Kim Bos", profile="https://example.org/manager") == words
