"""Vacancy titles as people would write them, from the titles that feeds and boards hold.

What goes: reference codes, job-board noise, hours and contract, the employer's and the town's name behind a dash.
What stays: the role, unbroken, and the gender mark in its own form.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from adapters.wording.lexicon import JOINING
from adapters.wording.parsing.vocabulary import ACRONYMS, NAMES, UNUSED_TITLE_WORDS
from adapters.wording.plain_text import (
    balanced,
    clear_of_links,
    fold,
    plain,
    shortened,
    tidy,
    without_doubles,
    without_joining_end,
)

_SEX = r"(?:[mvwfhdxig]|div(?:ers?)?|gn|non-?binary)"
MARK = regex.compile(
    rf"[(\[]\s*(?:{_SEX}(?:\s?[/|,.*]\s?{_SEX}\*?){{1,3}}|all genders?|alle geschlechter|gn|ag)\s*[)\]]\*?"
    rf"|(?<![\w/|])(?:[mvwfhdx]\s?[/|]\s?[mvwfhdx](?:\s?[/|]\s?(?:[mvwfhdx]\b|div\w*)\*?)?)(?![\w/|])"
    r"|\b[mw],\s?[mw],\s?[dx]\b|\ball genders\b",
    regex.I,
)
_SPLIT = regex.compile(
    r"(?:\s+(?:[|–—•·]|-|//|::)\s+|\s*\|\s*|\s+–|(?<=\w)\s+-(?=\p{Lu})|(?<=\p{L}{3})-\s+(?=\p{Lu}))(?![^()]*\))"
)
_LOOSE_ENDING = regex.compile(r"(?<=\p{L})\s+(?=\((?:e|ne|le|se|te|fe|rice|trice|euse|in|ster)\))")
_CODE = regex.compile(
    r"\b(?:ref(?:erence|erentie|erenz|nr|no)?\b\.?[\s:.-]*(?:nr|no|id|code)?\.?\s*[:#.]?\s*[\w/.-]*\d[\w/.-]*"
    r"|(?:job|req|vac|vacature|kenn)-?\s?(?:id|nr|nummer|code|ziffer)\.?\s*[:#]?\s*[\w/.-]*\d[\w/.-]*"
    r"|[A-Z]{2,5}-?\d{4,}\w*|[A-Z]{2,4}-\d{2,}\w*|(?:NOC|FSN|FP)[ -][\dA-Z]+\*?|R-?\d{5,}|\d{5,}|\d{2}-\d{3})(?!\w)"
    r"|(?<=\s)#\d+"
)
_LEADING = regex.compile(
    r"^(?:\W*\d{3,}\s*[-:.)]\s*|(?:vacature|vacancy|gezocht|wanted|stellenangebot|job|topbaan|bijbaan|offre d.emploi"
    r"|urgent requirement"
    r"|per direct|spoed)\s*[:!]\s*|vacature\s+(?=\p{Lu})|#[\w]+\s*:\s*)++",
    regex.I,
)
_FROM = r"(?:mindestens|mind\.?|ab|bis zu|vanaf|minimaal|tot|from|up to|à partir de|jusqu.à)"
_PAY = regex.compile(
    rf"(?:\b{_FROM}\s+)?"
    r"(?:[€$]\s?\d[\d.,]*\s?k?(?:\s?[-–]\s?[€$]?\s?\d[\d.,]*\s?k?)?(?:\s?(?:/|per\b)\s?\w+)?|\d[\d.,]*\s?(?:€|eur\b|euro\b))",
    regex.I,
)
_HOURS = regex.compile(
    r"(?:\d{1,2}\s?(?:-|–|tot|à|/|bis)\s?)?\d{1,2}\s?(?:uur|uren|hours?|std\.?|stunden|heures|h)"
    r"(?:\s?(?:per|p\.?/?|pro|/)\s?(?:week|w|woche))?\b"
    r"|(?:wtf|fte)\s?[\d.,]+(?:\s?-\s?[\d.,]+)?|[\d.,]+(?:\s?-\s?[\d.,]+)?\s?(?:fte|wtf)\b"
    r"|\d{2,3}\s?(?:-\s?\d{2,3}\s?)?%",
    regex.I,
)
_END_NOISE = regex.compile(
    r"[\s,;:!–-]+(?:festanstellung|vollzeit|teilzeit|urgent)\s*[,;!.]*$|\s+(?:TOPBAAN|TOP)!*$"
    r"|\s+(?:per direct|per sofort|ab sofort|asap)!*$",
    regex.I,
)
_CUT = regex.compile(r"\s*(\S*?)(?:\.\.\.|…)\s*$")
_BRACKETED = regex.compile(r"(?<!\p{L})[(\[][^()\[\]]*[)\]]")
"""Not what is part of a word: "Administrateur(rice)"."""
_CONDITIONS = [
    regex.compile(rf"\s*\((?:{_HOURS.pattern})\)", regex.I),
    regex.compile(rf"\s*\((?:{_PAY.pattern})\)|[\s,]+(?:{_PAY.pattern})\s*$", regex.I),
    regex.compile(
        r"\s*\((?:remote|hybride?|voltijds|vollzeit|teilzeit|full-?time|part-?time|full time|part time)\)", regex.I
    ),
]
_ENDS_IN_HOURS = regex.compile(rf"[\s,]+(?:{_HOURS.pattern})\s*$", regex.I)
_DOUBLET = regex.compile(r"(?<=\p{L})\s?\((?:e|ne|le|fe|se|te|rice|trice|euse|ère|ière|in|ster|st|es|s)\)(?=\W|er\b|$)")
_SHORT_FORM = regex.compile(r"\s*\((\p{Lu}{2,6})\)")
_COUNTRY = regex.compile(r"\s*\((?:NL|DE|BE|FR|UK|US|EU)\)")
_REMOTE = regex.compile(
    r"(?:^|[(\[|–-]\s*)(?:100 ?% |fully )?(?:remote|home ?office|télétravail|thuiswerken)\s*(?:[)\]|–-]|$)"
    r"|\b(?:100 ?%|fully|volledig) remote\b",
    regex.I,
)
_REGION = regex.compile(r"^(?:regio|region|raum|omgeving|standort|standplaats|location|lieu)\b", regex.I)
_EMPTY = regex.compile(r"[(\[]\s*[)\]]")
_SHOUTED = regex.compile(r"(?<![\p{L}\p{N}])\p{Lu}{7,}(?![\p{L}\p{N}])")
_JOINT = regex.compile(rf"[,/–(:]|\s(?=(?:{'|'.join(sorted(JOINING))}|[&+|-])\s)", regex.I)
_SIZES = (90, 70, 52, 36, 20)
_LONGEST = 400
"""Characters of a title that are read: ours have at most 200, and what is longer is a text."""


@dataclass(frozen=True)
class Title:
    """A role in wordings from long to short, and its gender mark."""

    wordings: tuple[str, ...]
    mark: str = ""
    role: str = ""
    """The role with its additions, without hours."""
    core: str = ""
    """The role alone, whole: without additions and what stands in brackets."""

    @property
    def is_named(self) -> bool:
        """Whether there is a role at all."""
        return bool(self.wordings)


def is_remote(text: str) -> bool:
    """Whether a title says beside the role that the work is remote: "(remote)", "| 100% Remote"."""
    return bool(_REMOTE.search(text[:_LONGEST]))


def names_hours(role: str) -> bool:
    """Whether a role ends in its hours: "Groepsleerkracht 0,4 fte"."""
    return bool(_ENDS_IN_HOURS.search(role))


def parse_title(
    text: str, organisation: str = "", places: Iterable[str] = (), language: str = "nl", body: str = ""
) -> Title:
    """The title in `text`, cleaned; the shorter wordings leave out additions first and words at the end last.

    `body` is what the vacancy says besides: a word there tells that the last one of a broken-off title is whole.
    """
    text = clear_of_links(plain(text[:_LONGEST])).replace("“", '"').replace("”", '"')
    mark, text = _marked(text)
    text = _LOOSE_ENDING.sub("", _LEADING.sub("", text))
    text = _DOUBLET.sub("", text) if mark else text  # the mark says that everybody is meant
    text, cut = _without_broken_end(text, body)
    text = _EMPTY.sub(" ", _CODE.sub(" ", text))
    employer, towns = fold(organisation), {fold(name) for name in places}
    segments = [tidy(part) for part in _SPLIT.split(tidy(text)) if part]
    kept = [
        _without_end_noise(part)
        for at, part in enumerate(segments)
        if part and not _is_noise(part, employer, towns, at > 0)
    ]
    kept = kept or [part for part in segments[:1] if part] or [tidy(text)]
    if cut:
        kept[-1] = without_joining_end(kept[-1])
    kept = [sentence_case(balanced(_without_conditions(part)), language) for part in kept if part]
    kept = [part for part in kept if regex.search(r"[\p{L}\p{N}]", part)]
    if not kept:
        return Title((), mark)
    without = [without_joining_end(_ENDS_IN_HOURS.sub("", part)) for part in kept]
    *whole, core = _wordings(without if without[0] else kept)
    told = [*(_wordings(kept)[:-1] if without != kept and without[0] else ()), *whole, core, *_curtailed(core)]
    return Title(tuple(dict.fromkeys(wording for wording in told if wording)), mark, whole[0], core)


def _curtailed(role: str) -> list[str]:
    """A long role without its end: at the joints between its phrases, and at any word where it has none."""
    told = [without_joining_end(role[: joint.start()]) for joint in reversed(list(_JOINT.finditer(role)))]
    told = [part for part in told if len(part) >= _SIZES[-1]]
    shortest = told[-1] if told else role
    told += [shortened(shortest, size) for size in _SIZES if size < len(shortest)]
    return [_finished(part) for part in told]


def _wordings(segments: list[str]) -> list[str]:
    """A role with its additions, with fewer, alone, and without what stands in brackets."""
    role = segments[0]
    bare = tidy(_BRACKETED.sub(" ", role))
    told = [" – ".join(segments[:3]), " – ".join(segments[:2]), role, bare if len(fold(bare)) > 2 else role]
    return [_finished(wording) for wording in told]


def _without_broken_end(text: str, body: str) -> tuple[str, bool]:
    """A title without its dots at the end and the word that may be broken off there, and whether there were any."""
    found = _CUT.search(text)
    if not found:
        return text, False
    last = fold(found[1])
    whole = not last or not found[1][-1:].isalnum() or f" {last} " in f" {fold(body)} "
    return text[: found.end(1) if whole else found.start()], True


def _finished(text: str) -> str:
    text = tidy(without_doubles(text))
    if text.endswith((".", "!")) and "." not in text.rpartition(" ")[2][:-1]:
        text = text.rstrip(".!")
    return text[:1].upper() + text[1:] if text[1:2].islower() or len(text) == 1 else text


def _marked(text: str) -> tuple[str, str]:
    """The gender mark in its short form, and the text without any."""
    found = [match[0] for match in MARK.finditer(text)]
    if not found:
        return "", text
    first = found[0].strip("()[]* ").replace(" / ", "/").replace("| ", "|").replace(" |", "|")
    if first.isupper() and regex.search("[WV]", first):
        first = first.lower()
    if regex.fullmatch(r"[fh]\s?/\s?[fh](?:/x)?", first):
        first = first.upper()
    return f"({first})", tidy_spaces(MARK.sub(" ", text))


def tidy_spaces(text: str) -> str:
    """Single spaces, and no empty brackets."""
    return " ".join(_EMPTY.sub(" ", text).split())


def _without_end_noise(part: str) -> str:
    bare = _END_NOISE.sub("", part)
    return part if bare.rpartition(" ")[2].casefold() in JOINING else bare


def _is_noise(part: str, employer: str, places: set[str], later: bool) -> bool:
    """Whether a part of a title says nothing about the role; the first part gets the benefit of the doubt."""
    said = " ".join(word for word in fold(part).split() if word not in UNUSED_TITLE_WORDS)
    known = {word for name in (employer, *places) for word in name.split()}
    if all(word in known for word in said.split()):
        return True
    if later and (_REGION.match(part) or f" {said} " in f" {employer} "):
        return True
    if later and len(employer) > 3 and f" {employer} " in f" {said} " and len(said) < 30:
        return True
    rest = _PAY.sub("", _HOURS.sub("", part))
    words = [word.strip("!.,()*").casefold() for word in rest.split()]
    return all(not word or word in UNUSED_TITLE_WORDS or word in JOINING for word in words)


def _without_conditions(part: str) -> str:
    """A part without hours in brackets, without pay, and without a short form of the words before it."""
    for pattern in (*_CONDITIONS, _COUNTRY):
        part = pattern.sub("", part)
    return tidy(_SHORT_FORM.sub(lambda found: "" if _abbreviates(found[1], part[: found.start()]) else found[0], part))


def _abbreviates(letters: str, words: str) -> bool:
    """Whether `letters` are a short form of the last words, the first letter of each among them: (BI), (NLP), (FVZ)."""
    pattern = r"(?:\w*|\w* )".join(letters.casefold()) + r"\w*"
    said = [word for word in fold(words).split() if word not in JOINING]
    return any(regex.fullmatch(pattern, " ".join(said[-count:])) for count in range(2, len(letters) + 1))


def sentence_case(text: str, language: str = "nl") -> str:
    """A title in capitals as people write it: a sentence in Dutch and French, with more capitals in German and English.

    Acronyms and names of products keep their capitals; a title that is not in capitals stays as it is.
    """
    letters = regex.findall(r"\p{L}", text)
    if len(letters) < 5 or any(letter.islower() for letter in letters):
        return _SHOUTED.sub(lambda found: found[0] if found[0] in ACRONYMS else found[0].capitalize(), text)
    words = regex.sub(r"\p{L}[\p{L}\p{M}\p{N}]*", lambda found: _cased(found[0], language in ("de", "en")), text)
    words = regex.sub(r"\b([DL])(['’])", lambda found: found[1].lower() + found[2], words)
    first = regex.search(r"\p{L}", words)
    return words[: first.start()] + first[0].upper() + words[first.end() :] if first else words


def _cased(word: str, capital: bool) -> str:
    if word.casefold() in JOINING and word != "IT":
        return word.lower()
    if word in ACRONYMS or len(word) <= 3 or any(character.isdigit() for character in word):
        return word
    lower = word.lower()
    return NAMES.get(lower) or (lower.capitalize() if capital else lower)
