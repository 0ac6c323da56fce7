"""Which refusals are about the length of the words, whatever language the server speaks."""

from __future__ import annotations

import pytest

from adapters import lengths
from adapters.abilities import prepared
from adapters.base import shorter
from adapters.errors import Rejected, TooLong
from adapters.lengths import calls_it_too_long
from tests.adapters.test_answers import ask
from tests.adapters.test_contract import LONG, scripted
from tests.support.channel_cases import CASES
from tests.support.channel_cases.case import LINK, POST, SECRET
from tests.support.scripted_replies import Reply

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize("kind", CASES)
def test_words_that_a_channel_finds_too_long_are_too_long_and_shorter_ones_are_offered(kind: str) -> None:
    said = {"error": f"Text character limit of 50 exceeded, {SECRET}"}
    said |= {"message": said["error"], "detail": said["error"]}
    known = CASES[kind].knows_us
    for status in (400, 413):
        came = ask(kind, lambda adapter: adapter.publish(prepared(adapter, POST)), Reply(status, said), *known)
        assert came is TooLong
    adapter, _, _ = scripted(kind)
    words = adapter.compose(LONG).text
    for _ in range(3):
        offered = shorter(adapter, LONG, words)
        assert offered and adapter.length(offered.text) < adapter.length(words) and offered.text.count(LINK) == 1
        words = offered.text
    assert shorter(adapter, LONG, LINK) is None


SAID_OF_LENGTH = (
    "Validation failed: Text character limit of 400 exceeded",
    "Validatie mislukt: Tekst limiet van 400 tekens overschreden",
    "De tekst is te lang",
    "Gültigkeitsprüfung gescheitert: Text Begrenzung von 400 Zeichen überschritten",
    "Der Text darf höchstens 400 Zeichen lang sein",
    "La validation a échoué : La limite de 400 caractères est dépassée",
    "Texte trop long",
    "The text exceeds the maximum number of characters",
    "Text length is over the limit",
    "Status is longer than allowed",
    "status_too_long",
    "Record/text must not be longer than 300 graphemes",
    "Your Tweet needs to be a bit shorter.",
)
SAID_OF_SOMETHING_ELSE = (
    "Posting limit is reached for today",
    "You have exceeded the maximum number of posts",
    "Text is too short (minimum is 1 character)",
    "The text holds characters that are not known in this language",
    "De limiet is bereikt voor vandaag",
)


@pytest.mark.parametrize("kind", CASES)
def test_length_is_recognised_in_the_languages_that_servers_speak_and_no_other_limit_is(kind: str) -> None:
    known = CASES[kind].knows_us
    for sentences, error in ((SAID_OF_LENGTH, TooLong), (SAID_OF_SOMETHING_ELSE, Rejected)):
        for sentence in sentences:
            said = {"error": sentence, "message": sentence, "detail": sentence}
            came = ask(kind, lambda adapter: adapter.publish(prepared(adapter, POST)), Reply(400, said), *known)
            assert came is error, sentence
    if kind == "linkedin":
        code = {"message": "x", "errorDetails": {"inputErrors": [{"code": "FIELD_LENGTH_TOO_LONG"}]}, "status": 422}
        assert ask(kind, lambda adapter: adapter.publish(POST), Reply(422, code)) is TooLong


def test_of_a_sentence_without_end_the_beginning_is_read() -> None:
    assert calls_it_too_long("Too long. " + "max character " * 70_000)
    assert not calls_it_too_long("No. " * lengths.LONGEST + "Too long")
