"""Each network is opened at its own address, with the words and the link whole, whatever somebody wrote."""

from __future__ import annotations

from urllib.parse import parse_qs, parse_qsl, unquote, urlsplit

import pytest

from adapters.share_links import NETWORKS, address, letter

LINK = "https://jobs.example.org/r/k7mq2xw"
COMPOSERS = [name for name, network in NETWORKS.items() if network.composer]
OWN = [
    "Kom je bij ons? 100% & meer + #hart; \"quotes\" 'enkel'",
    "https://elders.example/?a=b&c=d#e",
    "naïef · 日本語 · 👩‍👩‍👧‍👦 · \u202eomgekeerd",
    "\0\x07\t",
    "regel een\nregel twee\r\nregel drie",
    "%0A%20%",
    "half \ud83d teken \udc00",
]


def carried(name: str, opened: str) -> tuple[str, str]:
    """The words and the link that a composer would read; the link is empty where it stands in the words."""
    parts = urlsplit(opened)
    if opened.startswith("https://share.joinmastodon.org/#text="):
        return unquote(parts.fragment.removeprefix("text=")), ""
    found = {key: values[0] for key, values in parse_qs(parts.query, keep_blank_values=True).items()}
    if name == "email":
        return f"{found['subject']}\n{found['body']}", ""
    return found.get("text", found.get("title", "")), found.get("url", found.get("u", ""))


def whole(text: str) -> str:
    """The text as an address can hold it."""
    return text.encode("utf-8", "replace").decode()


def check(text: str) -> None:
    """Every network hands back what it was given."""
    for name in COMPOSERS:
        network, opened = NETWORKS[name], address(NETWORKS[name], text, LINK, "social.example")
        assert opened.isascii() and not set(opened) & set(" \n\r\t<>\"'"), (name, opened)
        words, link = carried(name, opened)
        if not network.presets:
            assert link == LINK
        elif name == "email":
            subject, body = letter(network.joined(whole(text), LINK))
            assert words.replace("\r\n", "\n") == f"{subject}\n{body}"
            assert LINK in words
        elif network.apart or network.between is None:
            assert (words, link) == (whole(text), LINK)
        else:
            assert words == network.joined(whole(text), LINK)
            assert words.endswith(LINK)


@pytest.mark.parametrize("text", OWN, ids=range(len(OWN)))
def test_words_and_link_come_back_whole_from_every_address(text: str) -> None:
    check(text)


def test_what_has_broken_programs_before_comes_back_whole(naughty: list[str]) -> None:
    for text in naughty:
        check(text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("x", "https://x.com/intent/tweet?text=Kom%20je%3F&url=https%3A%2F%2Fjobs.example.org%2Fr%2Fk7mq2xw"),
        (
            "linkedin",
            "https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fjobs.example.org%2Fr%2Fk7mq2xw",
        ),
        ("facebook", "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fjobs.example.org%2Fr%2Fk7mq2xw"),
        ("whatsapp", "https://wa.me/?text=Kom%20je%3F%20https%3A%2F%2Fjobs.example.org%2Fr%2Fk7mq2xw"),
        ("telegram", "https://t.me/share/url?url=https%3A%2F%2Fjobs.example.org%2Fr%2Fk7mq2xw&text=Kom%20je%3F"),
        (
            "bluesky",
            "https://bsky.app/intent/compose?text=Kom%20je%3F%0Ahttps%3A%2F%2Fjobs.example.org%2Fr%2Fk7mq2xw",
        ),
        ("mastodon", "https://social.example/share?text=Kom%20je%3F%0Ahttps%3A%2F%2Fjobs.example.org%2Fr%2Fk7mq2xw"),
        (
            "threads",
            "https://www.threads.net/intent/post?text=Kom%20je%3F%20https%3A%2F%2Fjobs.example.org%2Fr%2Fk7mq2xw",
        ),
        ("reddit", "https://www.reddit.com/submit?url=https%3A%2F%2Fjobs.example.org%2Fr%2Fk7mq2xw&title=Kom%20je%3F"),
    ],
)
def test_each_network_has_its_own_address(name: str, expected: str) -> None:
    assert address(NETWORKS[name], "Kom je?", LINK, "social.example") == expected


def test_a_mail_has_a_subject_and_breaks_its_lines_as_mail_does() -> None:
    opened = address(NETWORKS["email"], "Iets voor jou?\n\nHoi,\nkijk eens.", LINK)
    assert opened == (
        "mailto:?subject=Iets%20voor%20jou%3F&body=Hoi%2C%0D%0Akijk%20eens.%0D%0A%0D%0A"
        "https%3A%2F%2Fjobs.example.org%2Fr%2Fk7mq2xw"
    )


@pytest.mark.parametrize("host", ["", "evil.example/../?x=", "javascript:alert(1)", "a b", "example.org#", "@x@y"])
def test_a_host_that_is_none_leads_to_the_page_that_asks_for_it(host: str) -> None:
    assert address(NETWORKS["mastodon"], "Hoi", LINK, host).startswith("https://share.joinmastodon.org/#text=Hoi%0A")


def test_the_link_stands_in_the_words_once() -> None:
    words = f"Kijk op {LINK} voor meer"
    for name in ("whatsapp", "bluesky", "threads"):
        assert unquote(address(NETWORKS[name], words, LINK)).count(LINK) == 1


@pytest.mark.parametrize(
    ("name", "text", "length"),
    [
        ("x", "👨‍👩‍👧‍👦", 2),
        ("x", "ASP.NET", 23),
        ("bluesky", "👨‍👩‍👧‍👦", 3),
        ("bluesky", "Hello, world! 👋", 15),
        ("threads", "🇳🇱🇧🇪", 16),
        ("threads", "Łódź €", 6),
        ("telegram", "👍🏽", 4),
        ("telegram", "Hello, world! 👋", 16),
        ("mastodon", "https://example.org/" + "a" * 200, 23),
    ],
)
def test_each_network_counts_in_its_own_way(name: str, text: str, length: int) -> None:
    assert NETWORKS[name].length(text) == length


def test_every_value_in_an_address_is_its_own() -> None:
    for name in ("x", "telegram", "reddit"):
        opened = address(NETWORKS[name], "a&url=https://elders.example&text=b", LINK)
        assert len(parse_qsl(urlsplit(opened).query)) == 2
