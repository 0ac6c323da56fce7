"""Counting, links and hashtags, against what the channels themselves publish and what others found out."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from adapters import counting
from tests.support.shared_data import lines, shared

WORDS = st.text(st.characters(exclude_categories=["Cs"]))
LIGHT = st.text("abcdefghijklmnopqrstuvwxyz ÀÉé–—“”0123456789,!")


@cache
def _suite(name: str) -> Any:
    return yaml.safe_load(shared(f"data/twitter-text/{name}.yml").read_text("utf-8"))["tests"]


def _code_points(words: str) -> str:
    return "".join(chr(int(word, 16)) for word in words.split())


@pytest.mark.parametrize(
    ("words", "x", "bluesky"),
    [
        ("👨‍👩‍👧‍👦", 2, (1, 25)),
        ("🇳🇱🇧🇪", 4, (2, 16)),
        ("👍🏽", 2, (1, 8)),
        ("Hello, world! 👋", 16, (15, 18)),
        ("Łódź €", 7, (6, 11)),
        ("ASP.NET", 23, (7, 7)),
        ("https://x.co.uk", 23, (15, 15)),
        ("© ® ™", 8, (5, 9)),
        ("– — “ ” … → •", 16, (13, 27)),
        ("a\r\nb", 4, (3, 4)),
        ("", 0, (0, 0)),
    ],
)
def test_the_values_of_the_contract_count_as_it_says(words: str, x: int, bluesky: tuple[int, int]) -> None:
    assert counting.x_weight(words) == x
    assert counting.bluesky(words) == bluesky


def test_x_accepts_what_its_own_suite_calls_a_tweet() -> None:
    for case in _suite("validate")["tweets"]:
        heavy = "double" in case["description"]  # the suite gives these the 280 of today, the rest the 140 of the house
        assert (0 < counting.x_weight(case["text"]) <= (280 if heavy else 140)) == case["expected"], case["description"]


@pytest.mark.parametrize("group", ["WeightedTweetsCounterTest", "WeightedTweetsWithDiscountedEmojiCounterTest"])
def test_x_weighs_as_its_own_suite_does(group: str) -> None:
    discounted = {c["description"]: c for c in _suite("validate")["WeightedTweetsWithDiscountedEmojiCounterTest"]}
    for case in _suite("validate")[group]:
        # Configuration 2 counts the parts of an emoji; where the suite knows both answers, configuration 3 rules.
        expected = discounted.get(case["description"], case)["expected"]
        assert counting.x_weight(case["text"]) == expected["weightedLength"], case["description"]


def test_x_weighs_writing_from_right_to_left() -> None:
    for case in _suite("validate")["UnicodeDirectionalMarkerCounterTest"]:
        assert counting.x_weight(case["text"]) == case["expected"]["weightedLength"], case["description"]


@pytest.mark.parametrize("group", ["urls", "tco_urls_with_params"])
def test_x_finds_the_addresses_of_its_own_suite(group: str) -> None:
    for case in _suite("extract")[group]:
        assert [span.value for span in counting.urls(case["text"])] == case["expected"], case["description"]


@pytest.mark.parametrize("group", ["urls_with_indices", "urls_with_directional_markers"])
def test_x_finds_them_where_the_suite_does(group: str) -> None:
    for case in _suite("extract")[group]:
        found = [{"url": span.value, "indices": [span.start, span.end]} for span in counting.urls(case["text"])]
        assert found == case["expected"], case["description"]


def test_the_top_level_domains_of_today_are_known() -> None:
    retired = {"an", "tp", "um", "bl", "mf", "eh", "bq"}  # never used, or gone since the suite was written
    for case in _suite("tlds")["country"]:
        name = case["text"].rpartition(".")[2]
        assert counting.is_tld(name) or name in retired
    generic = [case["text"].rpartition(".")[2] for case in _suite("tlds")["generic"]]
    assert sum(map(counting.is_tld, generic)) > 0.85 * len(generic)
    assert counting.is_tld("xn--p1ai")
    assert not counting.is_tld("xn--\u3042")


def test_every_emoji_is_one_for_a_person_and_two_for_x() -> None:
    for line in shared("data/posts/emoji-test.txt").read_text("utf-8").splitlines():
        if sequence := line.partition("#")[0].partition(";")[0]:
            assert counting.x_weight(_code_points(sequence)) == 2, line
            assert counting.graphemes(_code_points(sequence)) == 1, line


def test_graphemes_break_where_unicode_breaks_them() -> None:
    for line in shared("data/posts/GraphemeBreakTest.txt").read_text("utf-8").splitlines():
        rule = line.partition("#")[0].strip()
        if (
            rule and "2701" not in rule
        ):  # scissors stopped being a pictograph after Unicode 15.0, the version of the file
            expected = rule.count("÷") - 1
            assert counting.graphemes(_code_points(rule.replace("÷", "").replace("×", ""))) == expected, line


def test_bluesky_counts_graphemes_and_bytes() -> None:
    for case in lines("data/posts/bluesky-lengths.jsonl"):
        assert counting.bluesky(case["text"]) == (case["graphemes"], case["utf8_bytes"])


def test_mastodon_counts_addresses_and_mentions_short() -> None:
    for case in lines("data/posts/mastodon-length.jsonl"):
        count = counting.mastodon(case.get("spoiler_text", "") + case["text"])
        assert (count <= 500) == case["ok"], case["case"]
        assert count == case.get("count", count), case["case"]


def test_bluesky_links_and_tags_stand_where_its_own_app_puts_them() -> None:
    for case in lines("data/posts/bluesky-facets.jsonl"):
        words = case["text"]
        wanted = [facet for facet in case["facets"] if "mention" not in facet]
        if case["kind"] == "cashtag":  # a vacancy has no use for them, so they stay plain words
            continue
        spans = counting.tags(words) if case["kind"] == "tag" else counting.links(words)
        name = "tag" if case["kind"] == "tag" else "uri"
        found = []
        for span in spans:
            start, end = counting.byte_offsets(words, span)
            found.append({"byteStart": start, "byteEnd": end, name: span.value})
        assert found == wanted, words


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("data engineer", "#DataEngineer"),
        ("DevOps", "#DevOps"),
        ("hbo-verpleegkundige", "#HboVerpleegkundige"),
        ("Node.js", "#NodeJs"),
        ("café", "#Café"),
        ("cafe\u0301", "#Café"),
        ("Research & Development", "#ResearchDevelopment"),
        ("C++", ""),
        ("C#", ""),
        ("2026", ""),
        ("3D", ""),
        ("🐍", ""),
        ("x" * 65, ""),
        ("", ""),
    ],
)
def test_a_hashtag_keeps_its_meaning_or_is_not_made(words: str, tag: str) -> None:
    assert counting.hashtag(words) == tag


@given(WORDS)
def test_a_hashtag_is_one_hashtag_everywhere(words: str) -> None:
    if tag := counting.hashtag(words):
        assert [(span.start, span.end, span.value) for span in counting.tags(tag)] == [(0, len(tag), tag[1:])]
        assert counting.linkedin_escape(tag) == "\\" + tag
        assert not counting.urls(tag)


@given(WORDS)
def test_no_text_breaks_a_counter(words: str) -> None:
    assert counting.graphemes(words) <= len(words)
    assert counting.bluesky(words)[1] == len(words.encode())
    assert counting.mastodon(words) >= 0
    assert counting.x_weight(words) >= 0


@given(LIGHT, LIGHT)
def test_x_weights_of_light_words_add_up(one: str, other: str) -> None:
    assert counting.x_weight(f"{one} {other}") == counting.x_weight(one) + 1 + counting.x_weight(other)


@given(WORDS, WORDS)
def test_x_weights_of_any_two_lines_add_up(one: str, other: str) -> None:
    assert counting.x_weight(f"{one}\n\n{other}") == counting.x_weight(one) + 2 + counting.x_weight(other)


@given(LIGHT, st.text("abcdef0123456789/-_=&", max_size=40))
def test_a_link_weighs_23_whatever_its_length(words: str, path: str) -> None:
    assert counting.x_weight(f"{words}\nhttps://jobs.example.org/a{path}z") == counting.x_weight(words) + 1 + 23


@given(WORDS)
def test_facets_cut_the_bytes_where_the_words_are(words: str) -> None:
    words = f"{words} https://jobs.example.org/a/42 #Vacature {words}"
    for span in counting.links(words) + counting.tags(words):
        start, end = counting.byte_offsets(words, span)
        assert words.encode()[start:end].decode() == words[span.start : span.end]


@given(WORDS)
def test_linkedin_shows_what_was_written(words: str) -> None:
    shown, rest = "", iter(counting.linkedin_escape(words))
    for sign in rest:
        assert sign not in "|{}@[]()<>#*_~"
        shown += next(rest) if sign == "\\" else sign
    assert shown == words


def test_an_address_over_any_length_is_found_in_no_time() -> None:
    for nasty in (
        "http://a" + ".a" * 5000,
        "x.com/" + "(" * 5000,
        "a." * 5000,
        "http://x.com/" + "(a" * 2500,
        "-" * 9999,
    ):
        counting.x_weight(nasty)
        counting.mastodon(nasty)
