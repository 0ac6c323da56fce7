"""How much work it is: hours in a week, or a part of a full week (fte), read from a field or out of a description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from adapters.vacancy_facts import Hours, HoursUnit
from adapters.wording.lexicon import wordings
from adapters.wording.parsing.clauses import clauses

_MOST = 60
_NUMBER = r"\d{1,2}(?:(?:[.,](?:5|25|75)|,00?|\.0)(?!\d))?"
"""A clock says 8.00; nobody works 8.00 hours."""
_TO = r"\s?(?:-|–|—|/|à|tot(?: en met)?|t/m|to|bis|of|or|oder|ou|en|and|und|et|,)\s?(?:max\w*\.? )?"
_HOURS = re.compile(
    rf"(?<![\w.,:€$£])(?<![€$£]\s)(?P<low>{_NUMBER})(?:(?:\s?,\s?{_NUMBER})*{_TO}(?P<high>{_NUMBER}))?"
    r"\s?[-–]?\s?(?P<unit>uur|uren|urige?|u|hours?|hrs?|std|stunden|heures?|h)(?![\w:])(?!\s?\d)",
    re.I,
)
_MAY_BE = re.compile(r"\d\s?[-–]?\s?(?:u|h|st)|fte|wtf|etp|vzä|%", re.I)
"""Few pieces of a description hold such a thing; the others are not looked at any further."""
_TWICE = re.compile(r"(\d)\s?(?:u|uur|h|std\.?|hours?|stunden)\s?(tot|-|–|à|bis|to)\s?(?=\d)", re.I)
"""The unit said twice: "32u tot 40u"."""
_PART = r"[01][.,]\d{1,4}|1"
_FTE = re.compile(
    rf"(?<![\w.,])(?P<low>\d{{1,2}}[.,]\d{{1,4}}|\d{{1,2}})(?:{_TO}(?P<high>\d{{1,2}}[.,]\d{{1,4}}"
    rf"|\d{{1,2}}))?\s*(?:fte|wtf|etp|vzä)\b"
    rf"|\b(?:fte|wtf|etp|vzä|werktijdfactor)\b:?\s?(?P<low2>{_PART})(?!\d)(?:{_TO}(?P<high2>{_PART})(?!\d))?",
    re.I,
)
_LEAST_AND_MOST = re.compile(rf"fte\s*min\.?:?\s*({_PART})\s*fte\s*max\.?:?\s*({_PART})(?!\d)", re.I)
_SHARE = re.compile(r"(?<![\w.,+-])(?P<low>\d{2,3})(?:\s?%?\s?(?:-|–|bis|à|tot|to)\s?(?P<high>\d{2,3}))?\s?%", re.I)
_OF_A_POST = re.compile(
    r"pensum|stellen(?:prozent|anteil|umfang)|workload|beschäftigungsgrad|taux d.(?:activité|occupation)|aanstelling"
    r"|dienstverband|tewerkstelling",
    re.I,
)
_LEAST = re.compile(
    r"(?:minimaal|minstens|minimum|min\.?|vanaf|at least|from|mindestens|ab|au moins|à partir de)\s(?:een |of )?$", re.I
)
_MOST_SAID = re.compile(r"(?:maximaal|maximum|max\.?|hoogstens|up to|bis(?: zu)?|jusqu.à|tot)\s(?:van |of )?$", re.I)
_WEEK = re.compile(
    r"^\.?[\s-]*\(?(?:(?:per|a|/|p\.?/?|in de|in the|pro|par|die|each|je|werken per)?\s?"
    r"(?:week|weken|w\b|wk\b|woche|semaine|werkweek|work\s?week|working\s?week|workweek|hebdo))",
    re.I,
)
_WORK = re.compile(
    r"contract|dienstverband|aanstelling|arbeidsovereenkomst|beschikbaar|functie|vacature|\bbaan\b"
    r"|\brol\b|werkzaam|te werken"
    r"|werktijd|taakomvang|omvang|aantal uren|\buren\b\s?[:(]|available|availability|position|employment"
    r"|appointment|\brole\b"
    r"|\bhours\s?(?:per week)?\s?:|working (?:hours|time)|arbeitszeit|wochenstunden|stellenanteil"
    r"|stellenumfang|umfang|poste|contrat"
    r"|temps (?:de travail|plein|partiel)|durée|full-?time|part-?time|fulltime|parttime|deeltijd|voltijd"
    r"|vollzeit|teilzeit",
    re.I,
)
_NOT_WORK = re.compile(
    r"verlof|leave|vakantie|holiday|vacation|urlaub|congé|\badv\b|\batv\b|\bikb\b|levensfase|overwerk"
    r"|overtime|überstunden|pau[sz]e"
    r"|training|cursus|opleiding|course|schulung|formation|studie|\bbinnen\b|within|innerhalb|reactie"
    r"|response|bereikbaar|\breach"
    r"|\bopen(?:ing\w*)?\b|geopend|geöffnet|ouvert|24/7|dagen van|days of|\d\s?x\s?$|tussen de middag"
    r"|\breis|travel|commut|\bvrij\b|opvang"
    r"|\bsport|lunch|conference|task|i\.p\.v|in plaats van|instead",
    re.I,
)
_OTHER_SPAN = re.compile(
    r"^\s*(?:per|a|/|pro|par|je|p\.?)\s?(?:dag|day|tag|jour|maand|month|monat|mois|jaar|year|jahr|an)\b"
    r"|^[\s-]*(?:\w+\s)?(?:verlof|vakantie|extra|leave|holiday|vrij\b|cursus|training|overwerk|urlaub|congé)",
    re.I,
)
_PAID_FOR = re.compile(
    r"(?:o\.?\s?b\.?\s?v\.?|op basis van|gebaseerd op|based on|(?:on the )?basis of|auf basis|sur la base"
    r"|bij een|uitgaande van"
    r"|for a|bij)(?:\s(?:een|a|an|full-?time|volledige?|voltijds?|dienstverband|aanstelling|werkweek|van"
    r"|of|working|week|=)|[\s(=])*$",
    re.I,
)
"""Then these are the hours that the pay is for, not those of this work."""
_SHORT = 45
_HEADING = 16
_BACK = 70
_AHEAD = 80
_LONGEST = 2_000
"""Characters of a field that are read."""


@lru_cache(maxsize=1024)
def parse_working_hours(text: str) -> Hours | None:
    """The working hours in a field that is about them, or in a title; None where there are none."""
    text = _TWICE.sub(r"\1 \2 ", text[:_LONGEST])
    for found in _HOURS.finditer(text):
        hours = _ends(text, found)
        if hours and not _OTHER_SPAN.match(text[found.end() : found.end() + _AHEAD]):
            return hours
    return next(filter(None, (_part(found) for found in _FTE.finditer(text))), None) or _share(text)


@lru_cache(maxsize=256)
def find(text: str) -> Hours | None:
    """The working hours that a description names; None where it names none, or hours that contradict each other."""
    if not _MAY_BE.search(text):
        return None
    told = [one for piece in clauses(text) for one in _in(piece)]
    told = [one for one in told if one.unit == HoursUnit.HOURS] or told
    ranges = [one for one in told if one.low and one.high and one.low < one.high]
    if ranges:
        return ranges[0] if len(set(ranges)) <= 2 else None
    return told[0] if len(set(told)) == 1 else None


def write(hours: Hours, language: str) -> tuple[str, ...]:
    """The hours from long to short: "24–36 uur per week", "24–36 uur"; or "0,8–1 fte"; or "fulltime"."""
    words = wordings(language)
    if not hours.ends:
        return (words.either if hours.full_time and hours.part_time else words.full if hours.full_time else words.part,)
    ends = [f"{end:g}" for end in hours.ends]
    span = "–".join(ends) if words.locale == "en_GB" else "–".join(ends).replace(".", ",")
    if not hours.low or not hours.high:
        span = f"{words.starting if hours.low else words.up_to} {span}"
    if hours.unit == HoursUnit.FTE:
        return (f"{span} fte",)
    return tuple(wording.format(hours=span) for wording in words.hours)


def _in(piece: str) -> Iterator[Hours]:
    """The working hours that one piece of a description names."""
    if not _MAY_BE.search(piece):
        return
    piece = _TWICE.sub(r"\1 \2 ", piece)
    for found in _HOURS.finditer(piece):
        before, after = piece[max(0, found.start() - _BACK) : found.start()], piece[found.end() : found.end() + _AHEAD]
        hours = _ends(piece, found)
        if not hours or _OTHER_SPAN.match(after) or _NOT_WORK.search(before):
            continue
        a_week = bool(_WEEK.match(after)) or found["unit"].casefold().startswith("urig")
        spoken_of = bool(_WORK.search(before) or _WORK.search(after[:50]))
        likely = len(piece) <= _HEADING or a_week or hours.low != hours.high or "(" in before[-2:] or spoken_of
        if likely and (spoken_of or len(piece) <= _SHORT) and not _PAID_FOR.search(before):
            yield hours
    for found in _FTE.finditer(_LEAST_AND_MOST.sub(r"\1-\2 fte", piece)):
        part = _part(found)
        counts_people = found["low"] == "1" and not found["high"] and len(piece) > _SHORT
        if part and not counts_people and not _NOT_WORK.search(piece[max(0, found.start() - 30) : found.start()]):
            yield part
    if _OF_A_POST.search(piece) and (share := _share(piece)):
        yield share


def _ends(text: str, found: re.Match[str]) -> Hours | None:
    """The hours of a match, if they can be those of a week's work."""
    low, high = _value(found["low"]), _value(found["high"] or found["low"])
    if not 1 <= low <= high <= _MOST:
        return None
    before = text[max(0, found.start() - 20) : found.start()]
    if not found["high"] and _LEAST.search(before):
        return Hours(low, None)
    if not found["high"] and _MOST_SAID.search(before):
        return Hours(None, high)
    return Hours(low, high)


def _part(found: re.Match[str]) -> Hours | None:
    """A part of one full week; more than one fte is more than one person."""
    low = _value(found["low"] or found["low2"])
    high = _value(found["high"] or found["high2"] or "0") or low
    return Hours(low, high, HoursUnit.FTE) if 0 < low <= high <= 1 else None


def _share(text: str) -> Hours | None:
    of_a_post = bool(_OF_A_POST.search(text))
    for found in _SHARE.finditer(text):
        low, high = float(found["low"]), float(found["high"] or found["low"])
        if 10 <= low <= high <= 100 and (found["high"] or of_a_post):
            return Hours(low / 100, high / 100, HoursUnit.FTE)
    return None


def _value(number: str) -> float:
    return float(number.replace(",", "."))
