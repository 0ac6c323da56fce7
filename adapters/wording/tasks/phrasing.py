"""A line of a list of tasks, or a sentence about the work, as it is said to the reader: "Je bouwt dashboards."

A form that is not certain is never made: then the line stays as it is behind a word that says what it is.
"""

from __future__ import annotations

from functools import cache

import regex

from adapters.wording.tasks import verbs

_ADVERB = (
    r"(?:(?:pro)?actively |independently |continuously |closely |regularly |directly |daily |effectively "
    r"|efficiently |accurately |timely |successfully )?"
)
_ENGLISH = regex.compile(
    rf"^(?:you(?:'ll|’ll| will)? (?:be )?|to |will )?(?P<adverb>{_ADVERB})(?P<verb>[\p{{L}}-]+)(?P<rest>[ ,].+)$",
    regex.I,
)
_ENGLISH_AND = regex.compile(r"(?P<before>(?:, | and |, and | or |/|& )+)(?P<verb>[a-z-]+)(?=[ ,])")
_RESPONSIBLE = regex.compile(r"^(?:you (?:are|will be) )?responsible for (?P<rest>.+)$", regex.I)
_DUTCH_OF = regex.compile(
    r"^(?:het )?(?P<verb>\p{L}+?en)(?P<and>(?:, \p{L}+?en)*(?:,? en \p{L}+?en)?) (?P<of>van |aan |met "
    r"|voor |op |bij |over |in |naar )?(?P<rest>.+)$",
    regex.I,
)
_DUTCH_LAST = regex.compile(
    r"^(?P<object>\p{L}[^,;:]{2,70}?) (?P<verb>\p{L}+?en)(?P<rest>(?: (?:voor|met|in|op|bij|van|aan|naar"
    r"|binnen|tijdens|door|uit|tussen|over) [^,;:]+)?)$"
)
_DUTCH_RESPONSIBLE = regex.compile(r"^(?:je bent |jij bent )?(?P<what>(?:mede-?)?verantwoordelijk voor .+)$", regex.I)
_DUTCH_TURNED = regex.compile(
    r"^(?:als |in (?:deze|jouw|je|de) (?:functie|rol|baan|positie)|binnen deze |samen met |dagelijks"
    r"|vanuit deze )[^.:;?]{0,90}?,? ?"
    r"\b(?P<verb>\p{Ll}+) (?:je|jij) (?P<rest>.+)$",
    regex.I,
)
_DUTCH_MORE = regex.compile(r",? (?:en|maar) \p{Ll}+ (?:je|jij)\b")
_DUTCH_FINITE = regex.compile(
    r"\b(?:zal|zul|kun|ben|heb|ga|moet|wil|mag|word|jullie|wordt|worden) ?(?:je|jij|een|we)?\b(?! gemaakt)"
)
_FRENCH = regex.compile(
    r"^(?P<se>s['’]|se )?(?P<verb>\p{L}+(?:er|ir|re))(?P<more>(?:, (?!\bet\b)\p{L}+(?:er|ir"
    r"|re))*(?: et \p{L}+(?:er|ir|re))?) (?P<rest>.+)$",
    regex.I,
)
_FRENCH_TURNED = regex.compile(
    r"^(?:en tant qu[e’'] ?|au sein |dans (?:ce|le|cette) |rattachée?|sous |en lien |en collaboration "
    r"|intégrée? |à ce titre|en qualité |directement |basée? )[^.;?]{0,140}?, (?P<rest>(?:vous|tu) .+)$",
    regex.I,
)
_MISSION = regex.compile(
    r"^(?:votre|ta|la|le|vos|tes) (?:mission|missions|rôle|objectif)s?(?: principale?s?)?,? (?:est|sera"
    r"|consiste(?:ra)?|seront|sont)(?: notamment)? (?:de |d['’]|à )(?P<rest>\p{L}+(?:er|ir|re) .+)$"
    r"|^vous (?:êtes|serez) (?:notamment |principalement |en charge |chargée?(?:\(e\))? |chargé\(e\) "
    r"|responsable |amenée?(?:\(e\))? )?(?:de |d['’]|à )(?P<rest>\p{L}+(?:er|ir|re) .+)$",
    regex.I,
)
_ENGLISH_TURNED = regex.compile(
    r"^(?:as (?:a|an|our|the|part of)|in this (?:role|position|job)|reporting to|working (?:with|closely"
    r"|within|in|as)|in close|together with|within) ?[^.;?]{0,110}?, (?P<rest>you .+)$",
    regex.I,
)
_YOUR_TASK = regex.compile(
    r"^(?:your (?:\p{L}+ )?(?:task|role|job|mission|goal|responsibility|responsibilities|focus"
    r"|work) (?:is|are|will be|includes?|will include)"
    r"|(?:key |main |primary )?(?:responsibilities|duties) include)(?: to)?:? (?P<rest>\p{L}+ .+)$",
    regex.I,
)
_THIRD = regex.compile(
    r"^the (?:[\p{L} -]{3,45}?) (?:will(?: be)?|is|shall) (?P<rest>(?:(?!be\b|have|need|report"
    r"|receive)\p{L}+|responsible for) .+)$",
    regex.I,
)
_GERMAN_TURNED = regex.compile(
    r"^(?:als |in (?:dieser|deiner|ihrer) (?:rolle|funktion|position)|gemeinsam mit |zusammen mit |dabei "
    r"|hier |im team |mit deine[rm] )[^.;?]{0,90}?,? ?\b(?P<verb>\p{Ll}+(?:st|en)) (?P<who>du"
    r"|Sie) (?P<rest>.+)$",
    regex.I,
)
_GERMAN_NOUN = regex.compile(
    r"^(?!(?:ein|eine|einen|dein|deine|ihre|ein\w+|du|sie|wir|der|das"
    r"|dich)\b)(?:(?:\p{Ll}\w+e[nrs]? )?\p{Lu}[\p{L}-]*(?:ung|ion|ik|ieren|eln|sign|port|ring|ling|nahme"
    r"|bau|kauf|trieb|suche|analyse|pflege|service|arbeit|führung|management|aufbau|entwurf|einsatz|test"
    r"|tests|support|verkauf|abschluss|kontrolle|planung|reparatur|inbetriebnahme)(?:en)?(?: (?:und|&"
    r"|sowie|bei|von|der|des|unserer|unseres|neuer|aller|im|in|für|mit|zur|zum|an)|, )|\p{Lu}\p{Ll}+(?:en"
    r"|ern) (?:und \p{Lu}\p{L}+(?:en|ern) )?(?:von|der|des|neuer|unserer)|.{8,80} (?:\p{Ll}+(?:en|ern"
    r"|eln))$)"
)
_FRENCH_NOUN = regex.compile(
    r"^(?:la |le |l['’])?\p{L}+(?:tion|ment|age|ance|ise|ien|vente|suivi|gestion|mise|accueil|contrôle"
    r"|analyse|veille|conseil|recherche|étude|pose|soins?|service|prise|animation|préparation|conduite"
    r"|tenue|appui|aide|entretien)\b(?: et (?:la |le |l['’])?\p{L}+)? (?:de|du|des|d['’]|en|à|aux?"
    r"|sur) ?.+$",
    regex.I,
)


def said_to_you(line: str, language: str, to_friends: bool) -> str:
    """A line or a sentence as a clause to the reader, without its full stop; empty where no form is certain."""
    line = line.strip().rstrip(".;,: ")
    return {"nl": _dutch, "en": _english, "de": _german, "fr": _french}[language](line, to_friends)


def _lower(text: str) -> str:
    """The same, as it goes on in a sentence: of a name or an abbreviation the capital stays."""
    first = text.split(" ", 1)[0]
    return text if sum(letter.isupper() for letter in first) > 1 else text[:1].lower() + text[1:]


def _english(line: str, to_friends: bool) -> str:
    for turned in (_ENGLISH_TURNED, _THIRD, _YOUR_TASK):
        if found := turned.match(line):
            line = found["rest"]
            break
    if found := _RESPONSIBLE.match(line):
        return f"You are responsible for {_lower(found['rest'])}"
    if not (found := _ENGLISH.match(line)):
        return ""
    word = found["verb"].lower()
    forms = verbs.english_forms()
    if word in verbs.ENGLISH:
        rest = found["rest"]
        third = False
    elif word in forms:
        rest, third = found["rest"], True
    else:
        return ""
    if third:
        rest = _ENGLISH_AND.sub(lambda more: more["before"] + forms.get(more["verb"], more["verb"]), rest)
    return f"You {found['adverb'].lower()}{forms.get(word, word)}{rest}"


def _dutch(line: str, to_friends: bool) -> str:
    if found := _DUTCH_RESPONSIBLE.match(line):
        return f"Je bent {_lower(found['what'])}"
    if regex.match(r"(?:je|jij) \p{L}+t\b", line, regex.I):
        return regex.sub(r"^(?:je|jij)\b", "Je", line, flags=regex.I)
    if found := _DUTCH_TURNED.match(line):
        return _dutch_turned(found["verb"], found["rest"])
    if found := _DUTCH_OF.match(line):
        return _dutch_infinitives(found)
    if (found := _DUTCH_LAST.match(line)) and (form := verbs.dutch(found["verb"])):
        return _closed(f"Je {form[0]} {_lower(found['object'])}{found['rest']}", form[1])
    return ""


def _dutch_infinitives(found: regex.Match[str]) -> str:
    """ "Het bouwen en onderhouden van dashboards": what each verb is to *je*, if each is known and none is in two parts
    beside another."""
    first = verbs.dutch(found["verb"].lower())
    others = [verbs.dutch(one) for one in regex.findall(r"\p{L}{3,}", found["and"])]
    if not first or not all(others):
        return ""
    if others and (first[1] or any(one and one[1] for one in others)):
        return ""
    rest = found["rest"] if found["of"] in (None, "van ", "Van ") else f"{found['of']}{found['rest']}"
    forms = [first[0], *(one[0] for one in others if one)]
    told = " en ".join([", ".join(forms[:-1]), forms[-1]]) if len(forms) > 1 else forms[0]
    return _closed(f"Je {told} {_lower(rest)}", first[1])


def _dutch_turned(verb: str, rest: str) -> str:
    """ "Als kok bereid je maaltijden" is *je bereidt maaltijden*, if that is a form of a verb that is known."""
    rest = _DUTCH_MORE.split(rest)[0]
    if _DUTCH_FINITE.search(rest):
        return ""
    known = _dutch_forms()
    if verb in ("ben", "bent"):
        return (
            f"Je bent {rest}"
            if rest.startswith(("verantwoordelijk", "medeverantwoordelijk", "mede-verantwoordelijk"))
            else ""
        )
    if verb in ("ga", "gaat"):
        return f"Je gaat {rest}"
    form = known.get(verb)
    return f"Je {form} {rest}" if form else ""


@cache
def _dutch_forms() -> dict[str, str]:
    """What stands before *je*, and what stands behind it."""
    found = {}
    for one in verbs.DUTCH.values():
        verb = one.partition("_")[0]
        if verb.endswith("dt") or (verb.endswith("t") and not verb.endswith("tt")):
            found[verb[:-1]] = verb
        found[verb] = verb
    for kept in ("test", "start", "laat", "moet", "meet", "sluit", "last", "toetst"):
        found[kept] = kept if kept != "toets" else "toetst"
    return found


def _closed(clause: str, end: str) -> str:
    """The clause with what the verb sends to its end; empty where another clause follows."""
    if not end:
        return clause
    if regex.search(r"[,;:(]| (?:die|dat|zodat|waarbij|waardoor|om|en|of|als|voor|zoals|tot)\b", clause):
        return ""
    return f"{clause} {end}"


def _french(line: str, to_friends: bool) -> str:
    if found := _FRENCH_TURNED.match(line):
        line = found["rest"]
    if found := _MISSION.match(line):
        line = found["rest"]
    if found := regex.match(r"^(vous|tu) (?=\p{L}+(?:z|s)\b)", line, regex.I):
        return f"{found[1].capitalize()} {line[found.end() :]}"
    if not (found := _FRENCH.match(line)):
        return ""
    infinitives = [found["verb"].lower(), *regex.findall(r"\p{L}+(?:er|ir|re)\b", found["more"])]
    forms = [verbs.french(one, to_friends) for one in infinitives]
    if not all(forms) or (found["se"] and len(forms) > 1):
        return ""
    who = "Tu" if to_friends else "Vous"
    if found["se"]:
        itself = ("t’" if forms[0][0] in "aeéiou" else "te ") if to_friends else "vous "
        return f"{who} {itself}{forms[0]} {found['rest']}"
    told = " et ".join([", ".join(forms[:-1]), forms[-1]]) if len(forms) > 1 else forms[0]
    return f"{who} {told} {found['rest']}"


def _german(line: str, to_friends: bool) -> str:
    if regex.match(r"(?:du \p{Ll}+st|du (?:bist|hilfst|hältst|führst)|Sie \p{Ll}+en)\b", line) or regex.match(
        r"Du \p{Ll}+s?t\b", line
    ):
        return line[:1].upper() + line[1:]
    if found := _GERMAN_TURNED.match(line):
        if found["verb"] in ("kannst", "können", "hast", "haben", "sind", "bist", "möchten"):
            return ""
        who = "Du" if found["who"].lower() == "du" else "Sie"
        return f"{who} {found['verb']} {found['rest']}"
    return ""


LABELS = {
    ("nl", True): ("Je werk:", "Je taak:"),
    ("nl", False): ("Uw werk:", "Uw taak:"),
    ("en", True): ("Your work:", "Your task:"),
    ("de", True): ("Deine Aufgabe:", "Das machst du:"),
    ("de", False): ("Ihre Aufgabe:", "Das machen Sie:"),
    ("fr", True): ("Ta mission\u00a0:", "Ton quotidien\u00a0:"),
    ("fr", False): ("Votre mission\u00a0:", "Votre quotidien\u00a0:"),
}


def behind_a_word(line: str, language: str, to_friends: bool, which: int = 0) -> str:
    """A line as it stands behind "Je werk:"; empty for one that is no task by its shape."""
    line = line.strip().rstrip(".;,: ")
    fits = False
    if language == "nl" and regex.search(r"\b(?:je|jij|jouw)\b", line, regex.I):
        return ""
    if language == "de":
        fits = bool(_GERMAN_NOUN.match(line))
    elif language == "fr":
        fits = bool(_FRENCH_NOUN.match(line))
    elif language == "nl":
        fits = any(word in verbs.DUTCH for word in (line.rsplit(" ", 1)[-1], *line.lower().split(" ")[:2]))
    if not fits:
        return ""
    labels = LABELS[language, to_friends if (language, to_friends) in LABELS else True]
    said = line if language == "de" and not line[:1].islower() else _lower(line)
    return f"{labels[which % len(labels)]} {said}"
