"""The channels' ways of counting, and of finding links and hashtags in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unicodedata import normalize

import regex
from publicsuffixlist import PSLFILE

X_URL = 23
"""What any address weighs on X, and, unless the server says otherwise, on Mastodon."""
LONGEST_URL = 4096
"""A longer address is plain text to X and Mastodon."""


@dataclass(frozen=True)
class Span:
    """A part of a text that a channel makes clickable: offsets in characters, and what it leads to."""

    start: int
    end: int
    value: str


# --- graphemes: Unicode Standard Annex 29


_GRAPHEME = regex.compile(r"\X")
_FLAGS = regex.compile(r"((?:\p{RI}\p{RI}){16})(?=\p{RI})")
"""Where a long row of flags can be cut: at each sign of such a row the pattern looks back to its beginning."""


def clusters(text: str) -> list[str]:
    """What a person sees as single characters."""
    return [one for piece in _FLAGS.split(text) for one in _GRAPHEME.findall(piece)]


def graphemes(text: str) -> int:
    """How many characters a person sees: an emoji of seven code points is one."""
    if text.isascii() and "\r" not in text:
        return len(text)
    return len(clusters(text))


def bluesky(text: str) -> tuple[int, int]:
    """Graphemes and UTF-8 bytes; Bluesky limits both."""
    return graphemes(text), _bytes(text)


def mastodon(text: str, per_url: int = X_URL) -> int:
    """Graphemes, where an address counts `per_url` and of `@user@host` only `@user` counts."""
    total = 0
    for span in reversed(urls(text)):
        if span.value[:4].lower() == "http":
            text = text[: span.start] + " " + text[span.end :]
            total += per_url - 1
    return total + graphemes(_MENTION.sub(r"\1", text))


_MENTION = regex.compile(r"(?<![\w@/])(@[\w.-]+)@(?=[\w.-]{1,253}(?![\w.-]))[\w.-]*\w")


def threads(text: str) -> int:
    """Characters, where an emoji counts as many as it has UTF-8 bytes."""
    return sum(
        len(one.encode("utf-8", "surrogatepass")) if not one.isascii() and _EMOJI.search(one) else len(one)
        for one in clusters(text)
    )


def telegram(text: str) -> int:
    """UTF-16 units: an emoji is two or more."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


# --- X: twitter-text, configuration 3

_PICTURE = r"\p{Extended_Pictographic}[\uFE0F\U0001F3FB-\U0001F3FF]?"
_EMOJI = regex.compile(
    rf"\p{{RI}}{{2}}|[0-9#*]\uFE0F?\u20E3|{_PICTURE}(?:[\U000E0020-\U000E007E]+\U000E007F)?(?:\u200D{_PICTURE})*"
)
_HEAVY = regex.compile(r"[^\u0000-\u10FF\u2000-\u200D\u2010-\u201F\u2032-\u2037]")


def x_weight(text: str) -> int:
    """The weighted length on X: an address 23, an emoji 2, a letter outside the light ranges 2, the rest 1."""
    if not text.isascii():
        text = normalize("NFC", text)
    weight = 0
    for span in reversed(urls(text)):
        text = text[: span.start] + " " + text[span.end :]
        weight += X_URL - 1
    if text.isascii():
        return weight + len(text)
    text, emoji = _EMOJI.subn("", text)
    return weight + 2 * emoji + len(text) + len(_HEAVY.findall(text))


_DIRECTION = r"\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069"
_LATIN = r"A-Za-z0-9À-ÖØ-öø-ɏḀ-ỿ"
_LETTER = rf"[^\s\x00-\x2F\x3A-\x40\x5B-\x60\x7B-\x7F\u200B\uFEFF\uFFFE\uFFFF{_DIRECTION}]"
_IN_PATH = rf"[{_LATIN}\p{{Cyrillic}}!*';:=+,.$/%#\[\]\-–_~@|&]"
_ENDS_PATH = rf"[{_LATIN}\p{{Cyrillic}}+\-=_#/]"
_BRACKETS = rf"\({_IN_PATH}*+(?:\({_IN_PATH}*+\){_IN_PATH}*+)?\)"
_REST = regex.compile(
    rf"(?::[0-9]+)?(?:/(?:{_IN_PATH}*(?:{_BRACKETS}{_IN_PATH}*)*(?:{_ENDS_PATH}|{_BRACKETS}))?)?"
    r"(?:\?[A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[A-Za-z0-9_&=#/\-])?"
)
_HOST = regex.compile(
    rf"(?<![A-Za-z0-9@＠$#＃])https?://(?P<host>{_LETTER}(?:(?:{_LETTER}|[_-])*+(?<![_-]))?"
    rf"(?:\.{_LETTER}(?:(?:{_LETTER}|[_-])*+(?<![_-]))?)+)"
    rf"|(?<![{_LATIN}@＠$#＃_./\-])(?P<bare>(?:[{_LATIN}](?:[{_LATIN}\-]*+(?<!-))?\.)+{_LETTER}(?:{_LETTER}|-)*+)",
    regex.IGNORECASE,
)
_SHORTENED = regex.compile(
    r"https?://t\.co/(?P<slug>[a-z0-9]+)(?:\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9_&=#/\-])?", regex.IGNORECASE
)


def urls(text: str) -> list[Span]:
    """The addresses that X makes clickable, with or without a scheme, in the order of the text."""
    return list(_urls(text)) if "." in text else []


def _urls(text: str) -> Iterator[Span]:
    at = 0
    while found := _HOST.search(text, at):
        start, (begin, limit) = found.start(), found.span("host" if found["host"] else "bare")
        end = _end_of_host(text, begin, limit)
        if not end:
            at = limit if found["bare"] else max(begin, found.end())
            continue
        if rest := _REST.match(text, end):
            end = rest.end()
        if short := _SHORTENED.match(text, start):
            end = short.end()
        if end - start <= LONGEST_URL and not (short and len(short["slug"]) > 40):
            yield Span(start, end, text[start:end])
        at = end


def _end_of_host(text: str, begin: int, limit: int) -> int:
    """Where the host that starts at `begin` ends: at the last top-level domain before `limit`; 0 when there is none."""
    dot = text.rfind(".", begin, limit)
    while dot > begin:
        name = text[text.rfind(".", begin, dot) + 1 or begin : dot]
        for end in range(limit, dot + 2, -1):
            if text[end : end + 1] in _GLUE and end < len(text):
                continue  # the middle of a word
            if is_tld(text[dot + 1 : end]) and "_" not in name and _resolvable(text[begin:end]):
                return end
        limit, dot = dot, text.rfind(".", begin, dot)
    return 0


_GLUE = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@+-"


def _resolvable(host: str) -> bool:
    """Whether a host can stand in the domain name system: no label over 63 bytes once encoded."""
    try:
        return len(host.encode("idna")) <= 253
    except UnicodeError:
        return False


def is_tld(label: str) -> bool:
    """Whether `label` is a top-level domain, by the ICANN part of the Public Suffix List."""
    label = label.lower()
    if label.startswith("xn--"):
        try:
            label = label.encode().decode("idna")
        except UnicodeError:
            return False
    return label in _tlds()


@cache
def _tlds() -> frozenset[str]:
    rules, _, _ = Path(PSLFILE).read_text("utf-8").partition("// ===END ICANN DOMAINS===")
    return frozenset(rule.rpartition(".")[2] for rule in rules.split("\n") if rule and not rule.startswith("//"))


# --- Bluesky: what its own app would make clickable

_LINK = regex.compile(r"(?:^|(?<=[\s(]))(?:https?://\S+|(?P<host>[a-z][a-z0-9]*(?:\.[a-z0-9]+)+)\S*)", regex.IGNORECASE)
_UNSEEN = r"\u00AD\u2060\u200A-\u200D\u20E2"
_TAG = regex.compile(rf"(?:^|(?<=\s))[#＃](?!\uFE0F)(?P<tag>[^\s{_UNSEEN}]*[^\d\s\p{{P}}{_UNSEEN}]+[^\s{_UNSEEN}]*)")
_ENDING = regex.compile(r"(?<!\p{P})\p{P}+$")


def links(text: str) -> list[Span]:
    """The addresses in a text, each with the full address it leads to."""
    found = []
    for match in _LINK.finditer(text):
        if match["host"] and not is_tld(match["host"].rpartition(".")[2]):
            continue
        value = match[0].rstrip(".,;:!?")
        if value.endswith(")") and "(" not in value:
            value = value[:-1]
        uri = f"https://{value}" if match["host"] else value
        found.append(Span(match.start(), match.start() + len(value), uri))
    return found


def tags(text: str) -> list[Span]:
    """The hashtags in a text, without their number sign."""
    found = []
    for match in _TAG.finditer(text):
        tag = _ENDING.sub("", match["tag"])
        if tag and len(tag) <= 64:
            found.append(Span(match.start(), match.start("tag") + len(tag), tag))
    return found


def byte_offsets(text: str, span: Span) -> tuple[int, int]:
    """Where a span starts and ends, counted in UTF-8 bytes; the end is exclusive."""
    start = _bytes(text[: span.start])
    return start, start + _bytes(text[span.start : span.end])


def _bytes(text: str) -> int:
    """Half a pair is counted too: it is refused where it would leave, and not here."""
    return len(text.encode("utf-8", "surrogatepass"))


# --- what we write


def hashtag(words: str) -> str:
    """A hashtag that works on every channel, such as #DataEngineer; empty where none would keep the meaning."""
    words = normalize("NFC", words).replace("’", "'").strip()
    if regex.search(r"[^\p{L}\p{M}\p{Nd}\s'&.,/_\-–]", words):
        return ""  # C++, C# and F# would all read as another language
    parts = regex.findall(r"[\p{L}\p{M}\p{Nd}]+", words.replace("'", ""))
    joined = "".join(part[:1].upper() + part[1:] for part in parts)
    if not regex.match(r"\p{L}", joined) or len(joined) > 64:
        return ""
    return f"#{joined}"


_SIGNS_OF_LINKEDIN = regex.compile(r"([\\|{}@\[\]()<>#*_~])")


def linkedin_escape(text: str) -> str:
    """Plain words as LinkedIn's little text; an unescaped sign makes it cut the post there without any error."""
    return _SIGNS_OF_LINKEDIN.sub(r"\\\1", text)
