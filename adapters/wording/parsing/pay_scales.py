"""Scales of collective agreements: "schaal 9", "FWG 45-50", "LB", "TV-L E13", "schaal 10 cao Gemeenten"."""

from __future__ import annotations

import re

_STEP = r"[A-Z]?\d{1,3}[a-fA-F]?"
_STEPS = rf"{_STEP}(?:\s?(?:-|–|/|of|or|en|and|und|tot|to|t/m|bis)\s?(?:(?i:schaal|scale|fwg)\s)?{_STEP})?"
_SECTORS = (
    "ziekenhuizen hbo vvt gemeenten rijk ggz po vo mbo umc gehandicaptenzorg universiteiten welzijn provincies metaal "
    "bouw kinderopvang jeugdzorg huisartsenzorg waterschappen"
).split()
_AGREEMENT = (
    r"\b(?i:cao)\s+(?:(?i:van de|van het|van|voor de)\s+)?"
    rf"(?:(?i:sociaal werk|{'|'.join(_SECTORS)})\b|[A-Z][\w&-]*(?:\s+(?:en\s+)?[A-Z][\w&-]*){{0,3}})"
)
_DUTCH = (
    rf"(?i:fwg|functiegroep)[-\s]?(?i:schaal\s|groep\s)?{_STEPS}"
    r"|(?i:(?:salaris|functie|loon)?schaal|schalen|salary scale|scale)(?i:\s?niveau)?:?\s?"
    rf"(?:(?i:fwg)[-\s]?)?(?:{_STEPS}|L[B-E]\b|OIO\b|AIO\b|[A-Z]\b)"
)
_GROUP = r"\d{1,2}[a-zA-Z]?"
_LAW = r"(?:TV-?L|TV[öÖ]D(?:[-\s](?:VKA|SuE|P|V|B|K|Bund)\b)?|TV-H|AVR|BBesO|LBesO)"
_GERMAN = (
    rf"(?:(?i:entgeltgruppe|besoldungsgruppe)\s)?\b(?:EG|E|A|W|S|P)\s?{_GROUP}(?:\s?(?:-|–|/|bis)\s?(?:EG|E|A|S|P)?\s?{_GROUP})?"
    rf",?\s?\(?(?:(?:nach|des|gemäß|im)\s)?(?:dem\s)?{_LAW}"
    rf"|\b{_LAW}[\s,:(-]{{0,3}}(?:(?i:entgeltgruppe)\s?(?:EG|E|S|P)?\s?|(?:EG|E|S|P)\s?){_GROUP}"
    rf"|\b(?i:entgeltgruppe|besoldungsgruppe)\s(?:EG\s?|E\s?|A\s?|S\s?|P\s?|W\s?)?{_GROUP}"
)
_BESIDE = r"[\s,(]{1,3}(?:(?i:van de|van het|conform de|conform|volgens de|volgens|uit de|in de|of the)\s)?"
_SCALE = re.compile(
    rf"(?:(?P<before>{_AGREEMENT})[\s,(:-]{{1,3}}(?:in\s)?)?"
    rf"(?<!\w)(?<!grote )(?<!ruime )(?<!large )(?<!at )(?P<scale>{_DUTCH}|{_GERMAN})(?!\w)"
    rf"(?:{_BESIDE}(?P<after>{_AGREEMENT}))?"
)
_ALONE = re.compile(_AGREEMENT)
_TEACHER = re.compile(r"(?<![\w-])L(?:[B-E]|1[0-4])(?:\s?/\s?L(?:[B-E]|1[0-4]))?(?![\w-])")
_SCHOOL = re.compile(r"schaal|docent|leraar|leraren|leerkracht|onderwijs|\bcao\b|functie", re.I)
_GOES_ON = re.compile(r"[.,]?\d")
_WORDS = ("fwg", "functiegroep", "schaal", "schalen", "scale", "entgeltgruppe", "besoldungsgruppe")
_STEP_SAID = re.compile(
    r"fwg|groep|gruppe|(?:schaal|schalen|scale)(?:\s?niveau)?\W{0,5}(?:nbsp;)?(?:fwg|[AO]IO|[A-Z]?\d|[A-Z]\b)", re.I
)
_SIGNS = re.compile(r"TV(?:-?[LH]|[öÖ&])|AVR|BesO|L(?:[B-E]|1[0-4])(?![\w-])")
"""Every scale has one of these signs, or a word with its step; most texts have none, and are not looked at further."""


def without(text: str) -> str:
    """The text without its scales: their steps are no amounts. Of "schaal 9 - 2.950" nothing goes."""
    return _SCALE.sub(lambda found: found[0] if _GOES_ON.match(text, found.end()) else " ", text)


def agreement(text: str) -> str:
    """The collective agreement that the text names without a scale: "CAO VVT"; empty for none."""
    found = _ALONE.search(text)
    return " ".join(found[0].split()) if found else ""


def may_name_scale(text: str) -> bool:
    """Whether it is worth looking for a scale in this text."""
    lowered = text.lower()
    named = any(word in lowered for word in _WORDS) and _STEP_SAID.search(text)
    return bool(named or _SIGNS.search(text))


def scale(text: str) -> str:
    """The first scale that the text names, with its agreement where that stands beside it; empty for none."""
    if not may_name_scale(text):
        return ""
    if found := _SCALE.search(text):
        parts = (found["before"], found["scale"], found["after"])
        return " ".join(" ".join(part.replace("(", "").split()) for part in parts if part)
    teacher = _TEACHER.search(text)
    return teacher[0] if teacher and (teacher[0] == text.strip() or _SCHOOL.search(text)) else ""
