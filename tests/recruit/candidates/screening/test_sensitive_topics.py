"""What may not be asked of a candidate is recognised in four languages, and what may be asked is let through."""

from __future__ import annotations

import unicodedata

import pytest
from flask import Flask
from flask_babel import force_locale
from hypothesis import given
from hypothesis import strategies as st

from recruit.candidates.screening.sensitive import Topic, asked, explain, mentioned
from recruit.core.translatable import say
from tests.support.data.sensitive_allowed import ALLOWED
from tests.support.data.sensitive_notes import HARMLESS, MENTIONING
from tests.support.data.sensitive_refused import REFUSED


def told(corpus: str) -> list[tuple[list[str], str]]:
    """Topics and words of each line."""
    pairs = (line.split(" | ", 1) for line in corpus.strip().splitlines())
    return [(topics.split(), words) for topics, words in pairs]


@pytest.mark.parametrize(("topics", "question"), told(REFUSED))
def test_a_question_about_a_private_topic_is_recognised(topics: list[str], question: str) -> None:
    assert asked(question) == topics


@pytest.mark.parametrize("question", ALLOWED.strip().splitlines())
def test_a_question_about_the_work_may_be_asked(question: str) -> None:
    assert asked(question) == []


@pytest.mark.parametrize(("topics", "note"), told(MENTIONING))
def test_a_note_about_a_private_topic_is_recognised(topics: list[str], note: str) -> None:
    assert set(topics) <= set(mentioned(note))


@pytest.mark.parametrize("note", HARMLESS.strip().splitlines())
def test_a_note_about_the_work_is_no_matter(note: str) -> None:
    assert mentioned(note) == []


def test_every_topic_is_tried_in_both_corpora() -> None:
    for corpus in (REFUSED, MENTIONING):
        assert {topic for topics, _ in told(corpus) for topic in topics} == set(Topic)


@pytest.mark.parametrize(("topics", "question"), told(REFUSED))
def test_capitals_and_accents_make_no_difference(topics: list[str], question: str) -> None:
    assert asked(question.upper()) == asked(unicodedata.normalize("NFD", question)) == topics
    assert asked(f"  {question}\n") == topics


def test_each_line_of_a_question_is_read() -> None:
    assert asked("Wanneer kun je beginnen?\nGeboortedatum") == [Topic.AGE]
    assert asked("Reiskosten\n\nReligie (optioneel)\n") == [Topic.BELIEF]


def test_an_allowed_question_does_not_hide_another() -> None:
    assert asked("Are you 18 or older? How old are you exactly?") == [Topic.AGE]
    assert asked("Wat wil je verdienen en wat verdien je nu?") == [Topic.PAY_HISTORY]
    assert asked("Heb je ervaring met zorg en hoe oud ben je?") == [Topic.AGE]


def test_ones_own_experience_of_an_illness_is_no_work_experience() -> None:
    assert asked("Heb je zelf ervaring met een burn-out?") == [Topic.HEALTH]
    assert asked("Heb je ervaring met het begeleiden van een burn-out?") == []


@given(st.text(max_size=300))
def test_no_text_makes_it_stumble(text: str) -> None:
    assert set(asked(text)) | set(mentioned(text)) <= set(Topic)


def test_a_long_text_is_read_in_no_time() -> None:
    from time import process_time

    began = process_time()
    for text in ("heb je ervaring met " * 1000, "a " * 10_000, "what is your current " * 1000, "(" * 20_000):
        asked(text), mentioned(text)
    assert process_time() - began < 5


def test_each_topic_is_explained_in_either_language(app: Flask) -> None:
    assert len({explain(topic) for topic in Topic}) == len(Topic)
    with app.test_request_context(), force_locale("nl"):
        assert say(explain(Topic.PAY_HISTORY)).startswith("Wat iemand verdient")
        for topic in Topic:
            assert say(explain(topic)) != explain(topic)
