"""Shorter ways to say a clause: it ends where a sentence may end, and what is left still says the same."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from adapters.wording.lexicon import wordings
from adapters.wording.plain_text import balanced

_SIDE = {
    "nl": (
        r", (?:die|dat|waar\w*|zodat|om|omdat|als|zoals|bijvoorbeeld|inclusief|terwijl|met|van|in|binnen|voor"
        r"|zowel|denk aan|waaronder|onder andere|je|jij|en je|en jij|maar|samen|door|bij|op|aan|gericht)\b"
        r"| (?:zodat|waarbij|waardoor|waarmee|zoals|door middel van|om (?:zo |te )|en (?=(?:je |jij )?(?:bent"
        r"|hebt|zorgt|werkt|helpt|bewaakt|maakt|geeft|adviseert|stelt|voert|houdt|denkt|legt|neemt|draagt"
        r"|bouwt|ontwikkelt|begeleidt|beheert|ondersteunt|vertaalt|signaleert|analyseert|coördineert|stuurt"
        r"|lost|bent|stemt|regelt|organiseert)\b))"
    ),
    "en": (
        r", (?:which|that|who|where|so|including|such as|for example|while|ensuring|as well as|you|and you"
        r"|with|to|from|by|using|working|making|helping|providing|based on|across|both|e\.g\.)\b| (?:so that"
        r"|which|in order to|such as|including|while|ensuring that|as well as|to ensure|in accordance with"
        r"|according to)\b"
    ),
    "de": (
        r", (?:die|der|das|welche\w*|um|damit|sodass|indem|wie|insbesondere|sowie|inklusive|z\.\s?B\."
        r"|zum Beispiel|wobei|du|Sie)\b| (?:sowie|inklusive|gemäß|um (?=[^,]+ zu )|und (?=(?:bist|hast|sorgst"
        r"|unterstützt|stellst|führst|übernimmst|entwickelst|arbeitest|koordinierst|berätst|betreust|planst"
        r"|begleitest|optimierst|gestaltest|steuerst)\b))"
    ),
    "fr": (
        r", (?:qui|que|dont|où|afin|pour|tout en|notamment|ainsi que|vous|tu|et vous|selon|y compris|tels"
        r"|comme)\b| (?:afin de|afin d['’]|ainsi que|tout en|conformément|notamment|dans le respect|selon les"
        r"|en respectant|en veillant|et (?=(?:assurez|participez|veillez|gérez|réalisez|contribuez|êtes"
        r"|garantissez|accompagnez|contrôlez|effectuez|proposez)\b))"
    ),
}
_PREPOSITION = {
    "nl": (
        r" (?:met|in|binnen|tijdens|voor|bij|op|tussen|door|vanuit|conform|volgens|richting|rondom"
        r"|ten behoeve van|naar|over|via|aan)\b"
    ),
    "en": (
        r" (?:with|in|within|during|for|at|across|by|on|through|throughout|between|under|from|into|using|via"
        r"|per|following|to)\b"
    ),
    "de": (
        r" (?:mit|in|im|innerhalb|während|für|bei|beim|auf|zwischen|durch|unter|nach|zur|zum|über|vor|an|am"
        r"|anhand)\b"
    ),
    "fr": r" (?:avec|dans|au sein|lors|pour|chez|sur|entre|par|sous|selon|auprès|auprès de|via|grâce|en)\b",
}
_NEVER = regex.compile(
    r"\b(?:zonder|niet|geen|behalve|alleen|without|not|no|only|except|ohne|nicht|kein\w*|nur|sans|ne|pas"
    r"|seulement|hors)\b",
    regex.I,
)
_LEANS_ON = {
    "nl": (
        r"(?:zorgt|werkt|bent|draagt|helpt|denkt|sluit|past|voldoet|richt|houdt|kijkt|let|bouwt mee"
        r"|verantwoordelijk|betrokken|bezig|geeft leiding|leiding|contact|onderdeel|zicht|inzicht|toezicht"
        r"|werk|werkt samen|samen|samenwerkt|rapporteert|beschikt|communiceert|overlegt|spart|onderhandelt"
        r"|meewerkt|participeert|assisteert|bijdraagt|advies|gaat)"
    ),
    "en": (
        r"(?:responsible|work|works|working|collaborate|participate|partner|liaise|report|contribute|assist"
        r"|help|engage|communicate|interact|respond|lead|act|serve|coordinate|adhere|deal|focus|interface"
        r"|consult|support|involved|experiment|input|insight|advocate|look|ensure|negotiate|answer|access"
        r"|team|sit|play|role|keep|care|part|liaison|attend|use|leverage)"
    ),
    "de": (
        r"(?:arbeitest|arbeiten|bist|sind|sorgst|sorgen|verantwortlich|trägst|tragen|hilfst|helfen|wirkst"
        r"|kümmerst|achtest|stehst|beteiligst|bringst|nimmst|hältst|führst|setzt|stellst|legst|gehst"
        r"|zuständig|Ansprechpartner\w*|unterstützt|unterstützen|Verantwortung|Unterstützung|Mitarbeit"
        r"|Zusammenarbeit|Mitwirkung|Teilnahme)"
    ),
    "fr": (
        r"(?:participez|participes|travaillez|travailles|êtes|es|veillez|veilles|contribuez|contribues"
        r"|intervenez|interviens|responsable|collaborez|collabores|répondez|assistez|en charge|charge|agissez"
        r"|communiquez|prenez|rendez|mettez|mets|garant|faites|participation|contribution|assurez-vous|tenez"
        r"|vous assurez|apportez|prise|mise|référez|échangez|soutenez)"
    ),
}


def shorter(clause: str, language: str) -> Iterator[str]:
    """The clause, and what is left of it when what stands at its end goes, from long to short."""
    yield clause
    if _NEVER.search(clause):
        return
    light = bool(regex.search(_LIGHT[language], clause[:40]))
    ends = sorted(
        {found.start() for found in regex.finditer(_SIDE[language], clause)}
        | {
            found.start()
            for found in regex.finditer(_PREPOSITION[language], clause)
            if not light and not _is_leant_on(clause, found, language)
        },
        reverse=True,
    )
    for at in ends:
        kept = clause[:at].rstrip(" ,")
        if _stands(kept, clause, language):
            yield kept


_LIGHT = {
    "nl": (
        r"\b(?:brengt|houdt|stelt|zet|neemt|legt|heeft|komt|haalt|pakt|doet|staat|speelt|geeft|maakt (?:deel"
        r"|gebruik)|gaat|trekt|vormt|levert een|draagt)\b"
    ),
    "en": r"\b(?:take|bring|keep|put|set|play|make|give|ensure|act|serve|carry|have|turn|hold)\b",
    "de": (
        r"\b(?:nimmst|nehmen|stellst|stellen|setzt|setzen|bringst|bringen|hältst|halten|gibst|geben|legst"
        r"|führst|trägst|verbindest|machst|gehst|stehst|kommst|sorgst|behältst|treibst)\b"
    ),
    "fr": r"\b(?:mettez|mets|prenez|prends|tenez|tiens|faites|fais|rendez|rends|apportez|portez|êtes|donnez|veillez)\b",
}
"""Verbs that say little without what follows: of them only a clause at the side is taken away."""
_PARTICLE = regex.compile(
    r" (op|uit|aan|af|in|mee|toe|voor|bij|door|over|samen|vast|klaar|om|na|terug|schoon|voor|an|auf|aus"
    r"|ein|mit|vor|zu|zusammen|um|sicher|teil|durch|weiter|dar|her|nach|ab)(?=[,.;)]|$| (?:en|und|met"
    r"|mit) )"
)


def _is_leant_on(clause: str, found: regex.Match[str], language: str) -> bool:
    """Whether the word before needs what follows: "verantwoordelijk voor", "work with"."""
    before = clause[: found.start()]
    return bool(
        regex.search(
            rf"\b{_LEANS_ON[language]}(?: (?:je|jij|mee|bij|actief|nauw|intensief|samen|closely|actively"
            rf"|directly|eng|aktiv|activement|étroitement|dagelijks|ook|daily|alongside))*$",
            before,
            regex.I,
        )
    )


def _stands(kept: str, whole: str, language: str) -> bool:
    """Whether the beginning of a clause is one: long enough, its brackets closed, ending in a word that may end one."""
    words = regex.findall(r"[\p{L}\p{N}’'-]+", kept)
    if len(words) < 3 or balanced(kept) != kept or kept.count('"') % 2:
        return False
    last = words[-1].casefold()
    if last in wordings(language).joining or last in _ENDS_NOTHING[language]:
        return False
    if kept != whole and _ADJECTIVE[language].search(last):
        return False
    particle = _PARTICLE.search(whole)
    return language in ("en", "fr") or not particle or particle.end() <= len(kept)


_ADJECTIVE = {
    "nl": regex.compile(r"(?:ische|ige|elijke|ende|bare|iële|ieve|euze)$"),
    "en": regex.compile(
        r"(?:able|ible|ful|ous|moderate|appropriate|accurate|ual|nal|ical|based|related|ing"
        r"|(?<!object)(?<!initiat)(?<!execut)(?<!arch)ive)$"
    ),
    "de": regex.compile(r"(?:ische[nrms]?|liche[nrms]?|ige[nrms]?|bare[nrms]?|ende[nrms]?)$"),
    "fr": regex.compile(r"(?:aux|iques|elles|ifs|ives)$"),
}
"""How words end that wait for another; some nouns end so too, and only lose a shorter wording."""
_ENDS_NOTHING = {
    "nl": frozenset(
        "zowel ook zoals alle elke iedere diverse verschillende nieuwe onze jouw je hun haar zijn meer "
        "veel bent zorgt verantwoordelijk dagelijkse goede juiste complexe technische onder andere "
        "leiding ervoor erop eraan nadruk focus rol bijvoorbeeld beste".split()
    ),
    "en": frozenset(
        "all any each every new other various different both more most multiple the our your its their "
        "responsible daily such key highly technical internal external other strong emphasis focus "
        "regard respect view based coming related required needed line accordance order addition role "
        "part".split()
    ),
    "de": frozenset(
        "alle aller neue neuer neuen verschiedene verschiedenen unsere unserer deine ihre sowohl auch "
        "mehr viele verantwortlich zuständig technische dafür darauf dass daran rolle teil".split()
    ),
    "fr": frozenset(
        "tous toutes tout toute différents différentes nouveaux nouvelles nos vos leurs plus autres "
        "divers diverses garant responsable charge ainsi est sont".split()
    ),
}
