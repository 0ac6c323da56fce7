"""Text as found (HTML, Markdown, entities, odd spaces) to plain text that can stand in a post."""

from __future__ import annotations

import html
import re
import unicodedata
import warnings
from functools import lru_cache

import regex
from bs4 import BeautifulSoup, UnusualUsageWarning

from adapters.counting import clusters
from adapters.wording.lexicon import JOINING

URL = re.compile(r"(?:https?://|www\.)\S+", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,8});")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufe00\ufeff"
    "\ufff0-\uffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
"""Controls, soft hyphens, marks of direction, halves of pairs, private use: nothing that a reader would miss."""
_NO_WORD = regex.compile(r"[^\p{L}\p{N}]+")
_ANY_BRACKET = re.compile(r"[()\[\]{}«»“”]")
_AFTER_OPENING = re.compile(r"([(\[«]) ")
_BEFORE_CLOSING = re.compile(r" ([)\]])")
_BEFORE_COMMA = re.compile(r" ([,.;:!?](?: |$))")
_LOOSE_SLASH = re.compile(r"(?<=\S)/\s+(?=\S)|(?<=\S)\s+/(?=\S)")
_REPEATED = re.compile(r"([,;:])(?:\s*[,;:])+")
_LONGEST_HTML = 10_000
_ROUNDS = 12
"""How often a text is gone over until nothing in it is loose any more; what people write takes three."""
_BLOCK = ["address", "article", "blockquote", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5", "h6"]
_BLOCK += ["header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "tr", "ul"]
_SIGNS = regex.compile(r"\*\*+|__+|`+|~~+|\]\(")
_SPACE = regex.compile(r"[^\S\n]+")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|&>~<$=:,/\"'@^%;?])")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)?\)")
_EMPHASIS = re.compile(
    r"(?=[*_`~])(?:\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|_{2,}|`+|~~+)"
)
_LINE_MARK = re.compile(r"^[ \t]*(?:#{1,6}\s+|>+\s*|[*+•·▪●◦‣➢➤✓✔✅–—-]+\s+|\d{1,2}[.)]\s+)", re.M)
_RULE = re.compile(r"^[ \t]*[-=_*]{3,}[ \t]*$|[-=]{3,}", re.M)


def without_remarks(text: str, instead: str = "") -> str:
    """HTML without its remarks, "<!-- … -->"; one that never ends stays as it is."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept += [text[at:start], instead]
        at = end + 3
    return "".join([*kept, text[at:]])


def from_html(text: str) -> str:
    """The text of an HTML fragment, one line per block; text that holds no tag is only unescaped.

    Of tags inside each other without end a parser makes a tree without end: 10,000 characters are read.
    """
    text = without_remarks(text[:_LONGEST_HTML])
    if not _TAG.search(text) and "&lt;" in text:
        text = html.unescape(text)
    if _TAG.search(text):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UnusualUsageWarning)
            soup = BeautifulSoup(text, "html.parser")
        for hidden in soup(["script", "style", "template", "noscript"]):
            hidden.decompose()
        for line in soup.find_all("br"):
            line.replace_with("\n")
        for block in soup.find_all(_BLOCK):
            block.insert_before("\n")
            block.insert_after("\n")
        text = soup.get_text()
    return lines(html.unescape(text))


def from_markdown(text: str) -> str:
    """The text of a Markdown document: headings, lists and emphasis lose their signs, links keep their words."""
    text = _LINK.sub(r"\1", text.replace("\r", "\n"))
    text = _RULE.sub(" ", _ESCAPE.sub(r"\1", _LINE_MARK.sub("", text)))
    return lines(_EMPHASIS.sub("", text))


def plain(text: str) -> str:
    """One line of clean text: no tags, entities, Markdown, invisible characters or doubled spaces.

    `<` is only taken for a tag when a letter follows and it is closed, so "ervaring < 2 jaar" stays as it is.
    """
    for _ in range(3):  # feeds escape twice: &amp;amp;
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    text = _LINK.sub(r"\1", text)
    text = _ESCAPE.sub(r"\1", text)
    text = _SIGNS.sub(" ", text)
    text = _ENTITY.sub(" ", _RULE.sub(" ", text))
    return " ".join(lines(_TAG.sub(" ", without_remarks(text, " "))).split())


def lines(text: str) -> str:
    """The same text in NFC, without invisible characters, with single spaces and at most one empty line in a row."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    text = "\n".join(line.strip() for line in _SPACE.sub(" ", text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Only what is said: lower case, no accents, words apart by one space. For comparing, never for showing."""
    text = text.casefold()
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return _NO_WORD.sub(" ", text).strip()


def says(text: str, part: str) -> bool:
    """Whether `part` already stands in `text`, as whole words."""
    wanted = fold(part)
    return bool(wanted) and f" {wanted} " in f" {fold(text)} "


_DOUBLED = regex.compile(r"\b(\p{L}{2,})\b((?:[ ,.:–-]+\1\b)+)", regex.I)
_MAY_DOUBLE = frozenset("nous vous dat die der das that had zijn you".split())
_BRACKETS = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”"}


def without_doubles(text: str) -> str:
    """The same text without words that stand twice in a row."""
    return _DOUBLED.sub(lambda m: m[0] if m[1].casefold() in _MAY_DOUBLE else m[1], text)


def balanced(text: str) -> str:
    """The same text without brackets and quotation marks that miss the other half, and without empty ones."""
    if not _ANY_BRACKET.search(text):
        return text
    drop: set[int] = set()
    opened: list[tuple[str, int]] = []
    for at, character in enumerate(text):
        if character in _BRACKETS:
            opened.append((_BRACKETS[character], at))
        elif character in _BRACKETS.values():
            if opened and opened[-1][0] == character:
                opened.pop()
            elif character == "”":  # „Deutsch” closes what no bracket opened
                drop.add(at)
            else:
                drop.add(at)
    drop.update(at for _, at in opened)
    text = "".join(character for at, character in enumerate(text) if at not in drop)
    return re.sub(r"[(\[{«]\s*[)\]}»]", "", text)


def tidy(text: str) -> str:
    """The same text with its punctuation in order: no spaces before commas, no loose signs at the ends."""
    for _ in range(_ROUNDS):  # what goes may leave something else loose
        before, text = text, " ".join(text.split())
        text = balanced(text if text.count('"') % 2 == 0 else text.replace('"', ""))
        text = _AFTER_OPENING.sub(r"\1", _BEFORE_CLOSING.sub(r"\1", text))
        text = _REPEATED.sub(r"\1", _BEFORE_COMMA.sub(r"\1", _LOOSE_SLASH.sub("/", text)))
        text = " ".join(text.split()).strip(" ,;:|/–—-+&•·_*\\=~<>")
        if text == before:
            break
    return text


def without_joining_end(text: str) -> str:
    """The same text without the joining words and signs that would be left hanging at its end."""
    words = text.split()
    while words:
        bare = words[-1].strip("\"'’‘()[]{}“”„«»,;:|/&+–—-").casefold()
        if bare and bare not in JOINING:
            break
        words.pop()
    return tidy(" ".join(words)).rstrip("“„‘'")


def shortened(text: str, size: int) -> str:
    """At most `size` characters of `text`, whole words only, never ending on a joining word.

    A first word longer than that is cut with an ellipsis: there is no better boundary.
    """
    if len(text) <= size:
        return text
    words: list[str] = []
    for word in text.split():
        if len(" ".join([*words, word])) > size:
            break
        words.append(word)
    kept = without_joining_end(" ".join(words))
    if kept:
        return kept
    return "".join(clusters(text)[: max(0, size - 1)]).rstrip() + "…"


def clear_of_links(text: str) -> str:
    """The same text without addresses: the tracked link must be the only one."""
    return URL.sub(" ", text)
