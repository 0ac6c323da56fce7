"""What a colleague would say: in four languages, for every network, short enough, and with the title."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.share_links import NETWORKS, letter
from adapters.types import Opening
from adapters.wording.facts import read_facts
from adapters.wording.reading import read_opening
from recruit.referrals.share_texts import SAID, Voice, ready

LINK = "https://jobs.example.org/r/k7mq2xw"
NURSE = read_opening(
    title="Verpleegkundige oncologie (m/v/x)",
    organisation="Ziekenhuis De Linde",
    place="Utrecht",
    link=LINK,
    language="nl",
    summary="Je verpleegt mensen die een chemokuur krijgen. Je werkt in een team van twaalf.",
    salary="€ 3.200–€ 4.100 per maand",
    hours="24–36 uur per week",
    contract="vast contract",
    closes=date(2026, 12, 12),
    tags=("verpleegkunde",),
)
WITH_WORDS = [name for name in NETWORKS if name != "code"]


def used(opening: Opening, network: str) -> int:
    return NETWORKS[network].used(ready(opening, network), opening.link)


def test_on_whatsapp_it_is_a_message_to_a_friend() -> None:
    assert ready(NURSE, "whatsapp") == (
        "Hoi! Bij mij op het werk zoeken we een collega: Verpleegkundige oncologie (m/v/x) bij Ziekenhuis De Linde, "
        "Utrecht\n\n€3.200–4.100 per maand · 24–36 uur per week · vast contract · reageren t/m 12 december\n\n"
        "Iets voor jou, of ken je iemand? Ik vertel er graag over."
    )


def test_on_x_it_keeps_to_140_where_the_title_fits() -> None:
    assert ready(NURSE, "x").startswith("Wij zoeken een collega: Verpleegkundige oncologie (m/v/x) bij")
    assert used(NURSE, "x") <= 140


def test_on_x_a_title_that_does_not_fit_140_gets_280() -> None:
    title = "Verpleegkundig specialist geestelijke gezondheidszorg voor jongeren, kinderen, ouders en hun hele netwerk"
    long = replace(NURSE, title=title)
    assert title in ready(long, "x")
    assert 140 < used(long, "x") <= 280


def test_on_reddit_it_is_a_title() -> None:
    assert "\n" not in ready(NURSE, "reddit")


def test_a_mail_has_a_subject_a_greeting_and_a_line_above_the_link() -> None:
    subject, body = letter(ready(NURSE, "email"))
    assert subject == "Vacature bij mij op het werk: Verpleegkundige oncologie (m/v/x)"
    assert body.startswith("Hoi,\n\n") and body.endswith("Hier lees je er meer over:")


def test_who_does_not_work_here_does_not_speak_as_if() -> None:
    for network in WITH_WORDS:
        words = ready(NURSE, network, works_here=False)
        assert "we een collega" not in words and "Wij zoeken" not in words and "Ik vertel" not in words, network


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("network", WITH_WORDS)
def test_the_words_are_a_persons_in_the_language_of_the_vacancy(network: str, language: str) -> None:
    opening = replace(NURSE, language=language)
    words = ready(opening, network)
    phrases = SAID[language]
    assert any(voice in words for voice in (*phrases.openers.values(), phrases.mail))
    assert "#" not in words and LINK not in words
    assert NURSE.title in words and NURSE.organisation in words
    assert words == ready(opening, network)


@settings(max_examples=150)
@given(
    title=st.text(st.characters(codec="utf-8"), min_size=1, max_size=200),
    place=st.text(st.characters(codec="utf-8"), max_size=120),
    pay=st.text(st.characters(codec="utf-8"), max_size=120),
    organisation=st.text(st.characters(codec="utf-8"), max_size=120),
    language=st.sampled_from(("nl", "en", "de", "fr")),
    network=st.sampled_from(WITH_WORDS),
)
def test_whatever_the_vacancy_says_it_fits_and_holds_the_title(
    title: str, place: str, pay: str, organisation: str, language: str, network: str
) -> None:
    opening = read_opening(title, organisation, place, LINK, language, salary=pay)
    words, where = ready(opening, network), NETWORKS[network]
    assert words
    assert where.used(words, LINK) <= where.limit
    roles = read_facts(opening).title.wordings
    assert not roles or where.limit < 400 or any(role in words for role in roles)


@settings(max_examples=150)
@given(
    title=st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz éü-"), min_size=3, max_size=120),
    place=st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz '-"), max_size=60),
    language=st.sampled_from(("nl", "en", "de", "fr")),
    network=st.sampled_from(WITH_WORDS),
)
def test_a_title_in_letters_stands_there_on_every_network(title: str, place: str, language: str, network: str) -> None:
    opening = read_opening(title, "De Linde", place, LINK, language, salary="€ 3.200 per maand")
    words, roles = ready(opening, network), read_facts(opening).title.wordings
    assert not roles or any(role in words for role in roles)
    assert used(opening, network) <= NETWORKS[network].limit


def test_every_language_has_words_for_every_voice() -> None:
    for phrases in SAID.values():
        assert set(phrases.openers) == set(phrases.closers) == set(Voice)
