"""A letter or CV without what tells who wrote it, so that it is read for what it says."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from secrets import token_bytes
from threading import Lock
from types import MappingProxyType
from urllib.parse import unquote

import regex

from recruit.candidates.documents import masking_lives
from recruit.candidates.documents.masking_names import stretches
from recruit.core.same_people import BETWEEN, words_of

LONGEST = 100_000
"""Characters that are shown of a text that has to be masked; a CV has ten thousand."""
SHORTEST = 3
"""Letters of a part of a name that tells whose a handle is."""
REMEMBERED = 100
"""Texts that a process has masked last, each at most as long."""
LAST: OrderedDict[bytes, str] = OrderedDict()
_LOCK, _KEY = Lock(), token_bytes(32)
MARK = "▮▮▮"
"""What stands in the place of what was taken out."""

_TOWN = r"\p{Lu}[\p{L}'’\-]+(?: (?:aan|den|de|der|op|am|an|der|sur|upon|[\p{Lu}][\p{L}'’\-]+)(?![\p{L}])){0,3}"
_NO_YEAR = r"(?!(?:19|20)\d\d(?!\d))"
_NUMBER = (
    rf"{_NO_YEAR}\d{{1,4}}(?: ?[a-zA-Z](?![\p{{L}}]))?(?: ?[-/] ?(?:\d{{1,4}}[a-zA-Z]?|[a-zA-Z])(?![\p{{L}}\d]))?(?!\d)"
)
_DUTCH_STREET = (
    r"straat|laan|weg|plein|kade|gracht|singel|dijk|steeg|hof|pad|dreef|plantsoen|boulevard|wal|burgwal|veld"
)
_GERMAN_STREET = r"straße|strasse|str\.|platz|gasse|allee|damm|ufer|ring"
_STREET = r"rue|avenue|av\.|boulevard|bd\.?|place|chemin|impasse|allée|quai|route|square"
_ROAD = r"Street|St\.?|Road|Rd\.?|Lane|Avenue|Ave\.?|Drive|Close|Court|Gardens|Terrace|Crescent|Mews"
_BIRTH = (
    r"geboortedatum(?: en -?plaats)?|geboorteplaats|geboren(?: op| te| in| am)?|geb\. ?(?:datum|dat\.)?"
    r"|date (?:and place )?of"
    r" birth|place of birth|birth ?(?:date|place|day)|d\.?o\.?b\.?|born(?: on| in)?|geburtsdatum|geburtsort|geburtstag"
    r"|date de"
    r" naissance|lieu de naissance|date et lieu de naissance|née?(?:\(e\))? (?:le|à|en)"
)
_NUMBERED = (
    r"bsn|burgerservicenummer|sofi-?nummer|rijksregisternummer|paspoort(?:nummer)?|ID-?nummer|rijbewijsnummer"
    r"|passport (?:no|number)"
    r"|social security(?: number| no)?|ssn|national insurance(?: number| no)?|steuer-?id(?:entifikationsnummer)?"
    r"|sozialversicherungsnummer|personalausweis(?:nummer)?|(?:numéro|n°) de sécurité sociale|big-?(?:nummer"
    r"|registratienummer)"
)
_HOME = (
    r"(?:woon|post)?adres|address|home address|anschrift|adresse|postcode|post ?code|plz|code postal|woonplaats"
    r"|wohnort|domicile"
)
_NETWORKS = (
    r"linked-?in|github|gitlab|twitter|x|instagram|facebook|skype|telegram|xing|signal|mastodon|bluesky|website|web"
    r"|portfolio|blog"
)
_PHONE = r"tel(?:efoon|efon|ephone|éphone)?|mobiel|mobile?|mob|phone|cell|handy|portable|gsm|fax|whatsapp"
_GAP = r"[ \t\xa0.\-/()]{0,3}"

_KEPT_LABELS = tuple(
    regex.compile(pattern, regex.IGNORECASE | regex.MULTILINE)
    for pattern in (
        rf"^([^\p{{L}}\n]*(?:{_BIRTH})(?:[ \t]*+:|(?=[ \t]++\d)|[ \t]*+[–-])[ \t]*+)[^\n]*\S",
        rf"^([^\p{{L}}\n]*(?:{_HOME})[ \t]*+:[ \t]*+)[^\n]*\S",
        r"(?<![\p{L}])((?:geboren|born|née?(?:\(e\))?)[ ](?:op|te|in|am|on|at|le|à)[ ])(?:(?!▮)[^\n.;,|])+",
        rf"(?<![\p{{L}}])((?:{_NUMBERED})[ \t.:#-]{{0,4}})[A-Z]{{0,3}} ?\d[\d .\-]{{4,20}}\d(?: ?[A-Z])?"
        rf"(?![\p{{L}}\d])",
        rf"(?<![\p{{L}}])((?:{_NETWORKS})[ \t]*:[ \t]*)[^\s,;|]+",
        rf"(?<![\p{{L}}])("
        rf"(?:{_PHONE})\.?[ \t]*+(?:nr\.?|nummer|number)?[ \t]*+[:.]?[ \t]*+)\(?[+\d][\d \t().\-/]{{5,20}}\d",
    )
)
_TAKEN_OUT = (
    regex.compile(r"(?<![\w.+%\-])@?[\w.+%\-]+@[\w\-]+(?:\.[\w\-]+)+"),
    regex.compile(r"(?:https?://|www\.)[^\s<>|▮]+(?<![.,;:)!?])", regex.IGNORECASE),
    regex.compile(r"(?<![\w.@▮\-])(?:[a-z0-9\-]+\.)++[a-z]{2,}/[^\s<>|▮]*(?<![.,;:)!?])", regex.IGNORECASE),
    regex.compile(
        r"(?m:^[ \t]*)\K(?:[a-z0-9\-]+\.)+(?:nl|com|be|de|fr|eu|org|net|io|dev|me|info|uk)(?=[ \t]*$)", regex.M
    ),
    regex.compile(r"(?<![\w@./])@[\w][\w.\-]*\w(?:@[\w\-]+(?:\.[\w\-]+)+)?"),
    regex.compile(rf"(?<![\w+.,/\-▮])(?:\+|00)[1-9](?:{_GAP}\d){{7,13}}(?!\w)"),
    regex.compile(
        rf"(?<![\w+.,/\-▮])(?!\d{{1,2}}[-/.](?:\d{{1,2}}[-/.])?(?:19|20)\d\d(?!\d))\(?0[1-9]"
        rf"(?:{_GAP}\d){{7,9}}(?![\w%])"
    ),
    regex.compile(
        rf"(?<![\p{{L}}'’.\-])(?:\p{{Lu}}[\p{{L}}'’.\-]{{0,30}} ){{0,3}}\p{{L}}[\p{{L}}'’.\-]{{0,30}}"
        rf"(?:{_DUTCH_STREET}) {_NUMBER}"
    ),
    regex.compile(
        rf"(?<![\p{{L}}'’.\-])(?:\p{{Lu}}[\p{{L}}'’.\-]{{0,30}} ){{0,3}}\p{{L}}[\p{{L}}'’.\-]{{0,30}}[ \-]?"
        rf"(?:{_GERMAN_STREET}) ?{_NUMBER}",
        regex.IGNORECASE,
    ),
    regex.compile(
        rf"{_NUMBER}(?: ?(?:bis|ter))?,? (?:{_STREET})(?: (?:d[eu]s?|la|le|les|l['’]|d['’]|\p{{Lu}})[\p{{L}}'’\-]*)+",
        regex.IGNORECASE,
    ),
    regex.compile(rf"{_NUMBER} (?:\p{{Lu}}[\p{{L}}'’\-]* ){{1,3}}(?:{_ROAD})(?![\p{{L}}])"),
    regex.compile(
        rf"(?<![\w▮\-.,/+€]){_NO_YEAR}[1-9]\d{{3}} ?(?!SA|SD|SS)[A-Z]{{2}}"
        rf"(?![\w])(?:,? {_TOWN}|(?=[ \t]*(?:[,;|)\n]|\Z)))"
    ),
    regex.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?!\w)"),
    regex.compile(rf"▮▮▮[, \t]*+\n?[ \t]*+[1-9]\d{{3}} ?[A-Z]{{2}}(?!\w)(?:,? {_TOWN})?"),
    regex.compile(rf"▮▮▮[, \t]*+\n?[ \t]*+(?:[A-Z]{{1,2}}-)?\d{{4,5}} (?:{_TOWN})"),
    regex.compile(r"▮▮▮(?:[ \t,]*▮▮▮)+"),
)


def mask(
    text: str,
    name: str,
    email: str = "",
    phone: str = "",
    profile: str = "",
    former: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> str:
    """The text with a mark for the name, its parts, addresses, numbers, birth, and words that tell age, family,
    nationality or belief; all else is left as it stands. `former`: names, addresses and numbers that were given before,
    by what they are.

    A page masks the same words again and again, and a long text takes a second. So the last few are remembered in this
    process, by a digest that nobody else can make, without what was taken out.
    """
    names = (name, *former.get("name", ()))
    addresses = (email, profile, *former.get("email", ()), *former.get("profile", ()))
    phones = (phone, *former.get("phone", ()))
    words = repr((text, names, addresses, phones))
    digest = blake2b(words.encode("utf-8", "surrogatepass"), key=_KEY).digest()
    with _LOCK:
        known = LAST.pop(digest, None)
    shown = masked(text, names, addresses, phones) if known is None else known
    with _LOCK:
        LAST[digest] = shown
        while len(LAST) > REMEMBERED:
            LAST.popitem(last=False)
    return shown


def masked(text: str, names: Sequence[str], addresses: Sequence[str], phones: Sequence[str]) -> str:
    """The same, worked out anew. What is longer than `LONGEST` ends there: nothing is shown that was not looked at."""
    text = text[:LONGEST]
    given = _given(names, addresses, phones)
    for turn in range(6):  # what stands beside a mark may turn out to be an address too
        # The name is looked for twice: it takes longest, and a row of addresses must not make it six times.
        rest = _once(text, names if turn < 2 else (), given)
        rest = _without(rest, masking_lives.stretches(rest)) if turn < 2 else rest
        if rest == text:
            break
        text = rest
    return text


def _once(text: str, names: Sequence[str], given: list[regex.Pattern[str]]) -> str:
    for pattern in given:
        text = pattern.sub(MARK, text)
    for pattern in _KEPT_LABELS:
        text = pattern.sub(lambda found: found[1] + MARK, text)
    for pattern in _TAKEN_OUT[:5]:
        text = pattern.sub(MARK, text)
    text = _without(text, [place for name in names for place in stretches(text, name)])
    for pattern in _TAKEN_OUT[5:]:
        text = pattern.sub(MARK, text)
    return text


def _given(names: Sequence[str], addresses: Sequence[str], phones: Sequence[str]) -> list[regex.Pattern[str]]:
    """What finds that which the person filled in on the form, and the longest first: one may begin another."""
    written = {form.strip() for address in addresses for form in (address, address.rpartition("://")[2])}
    # What stands before the @ is looked for alone where it cannot be a word.
    written |= {own for address in addresses if (own := address.partition("@")[0]) and not own.isalpha()}
    written |= {own for address in addresses if (own := _handle(address, names))}
    found = [regex.escape(words) for words in sorted(written, key=lambda words: (-len(words), words)) if len(words) > 4]
    for phone in phones:
        digits = [sign for sign in phone if sign.isdecimal()][-8:]
        if len(digits) >= 6:
            found.append(r"(?<!\w)(?:[+(\d][\d \t().\-/]{0,9})?" + _GAP.join(digits) + r"(?!\d)")
    return [regex.compile(pattern, regex.IGNORECASE) for pattern in found]


def _handle(address: str, names: Sequence[str]) -> str:
    """What somebody is called where their profile is: the last part of its path. Empty where that may be a word such as
    others use: it has no sign that no word has, and nothing of the name."""
    _, _, path = address.partition("://")[2].partition("/")
    steps = [step.lstrip("@") for step in unquote(path).partition("?")[0].partition("#")[0].split("/") if step]
    handle = steps[-1] if steps else ""
    parts = {word for name in names for word in words_of(name) if len(word) >= SHORTEST and word not in BETWEEN}
    plain = "".join(words_of(handle))
    return handle if not handle.isalpha() or any(part in plain for part in parts) else ""


def _without(text: str, places: list[tuple[int, int]]) -> str:
    end, kept = 0, []
    for start, stop in sorted(places):
        if start >= end:
            kept += [text[end:start], MARK]
        end = max(end, stop)
    return "".join([*kept, text[end:]])
