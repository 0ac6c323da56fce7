"""Whether two addresses, names, telephone numbers or profiles are of one person, however they are written.

Everything here that compares people does it by these; nothing is mailed to, or shown, as they leave it. What is not
certain is no rule: of a provider stands here what it says itself, or what others who keep such lists agree on.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from urllib.parse import unquote

import idna
import regex

from recruit.core.look_alikes import are_mixed, as_latin

INVISIBLE = regex.compile(r"[\p{Default_Ignorable_Code_Point}\p{Cf}]")
"""Signs of no width, and those that turn the direction of writing."""
MOST = 500
"""Signs of what is compared that a column keeps."""

SAME_DOMAINS = {
    **dict.fromkeys(("googlemail.com",), "gmail.com"),
    **dict.fromkeys(("me.com", "mac.com"), "icloud.com"),
    **dict.fromkeys(("protonmail.com", "protonmail.ch", "pm.me"), "proton.me"),
    **dict.fromkeys(("yandex.com", "yandex.by", "yandex.kz", "yandex.ua", "ya.ru"), "yandex.ru"),
}
"""One account has its name at each of these: support.google.com/mail/answer/10313, support.apple.com/en-us/104911,
proton.me/support/addresses-and-aliases, and for Yandex `normalizeEmail` of validator.js."""
NOTHING_BETWEEN = {"gmail.com": ".", "proton.me": ".-_"}
"""Signs that make no difference there: support.google.com/mail/answer/7436150; `removeEmailAlias` in ProtonMail's
WebClients."""
DASHED = re.compile(r"(?:yahoo\.(?:[a-z]{2,3}|com?\.[a-z]{2})|ymail\.com|rocketmail\.com)")
"""At Yahoo a tag comes after a dash, and no name has one: MaxMind's minFraud and validator.js read it so. Elsewhere a
dash is part of a name."""
BELOW = re.compile(r"^([^.]{1,63})\.(fastmail\.(?:com|fm))")
"""Fastmail takes anything@kim.fastmail.com for kim: fastmail.help, “Plus addressing and subdomain addressing”."""


def fold(text: str) -> str:
    """Small letters in their plain form, without what cannot be seen."""
    for _ in range(2):  # what comes of a fold may be folded once more: Unicode 3.13, NFKC_Casefold
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", INVISIBLE.sub("", text)).casefold())
    return INVISIBLE.sub("", text)


def domain(name: str) -> str:
    """A domain as machines ask for it (UTS 46): München.example. becomes xn--mnchen-3ya.example."""
    plain = "".join(INVISIBLE.sub("", unicodedata.normalize("NFKC", name)).split()).replace("。", ".").strip(".")
    folded = "".join(fold(plain).split())
    for tried in (plain, folded):
        try:
            return tried.lower() if tried.isascii() else idna.encode(tried, uts46=True).decode().strip(".")
        except (idna.IDNAError, UnicodeError):
            continue
    return folded


def mailbox(email: str) -> str:
    """The address as its mailbox is known: without capitals, a +tag, and what its provider reads as nothing."""
    local, _, name = unicodedata.normalize("NFKC", email).rpartition("@")
    local, name = "".join(fold(local).split()), domain(name)
    if below := BELOW.fullmatch(name):
        local, name = below[1], below[2]
    name = SAME_DOMAINS.get(name, name)
    for sign in "+-" if DASHED.fullmatch(name) else "+":
        local = local.partition(sign)[0] or local
    meant = fold(local.translate(dict.fromkeys(map(ord, NOTHING_BETWEEN.get(name, "")))))
    return f"{meant or local}@{name}" if local else name


def is_disguised(email: str) -> bool:
    """Whether an address is written in signs that stand for others, such as full-width letters or the sign for Kelvin,
    or cannot be seen, or in letters of two scripts that look alike: it reads like another one, and some programs take
    it for that. A letter and its accent may be two signs or one."""
    if any(map(are_mixed, re.split(r"[@.]", email))):
        return True
    plain = unicodedata.normalize("NFKC", email).replace("。", ".")
    alone = ((sign, unicodedata.normalize("NFC", sign)) for sign in email)
    stands_for_another = any(len(same) == 1 and same != sign for sign, same in alone)
    return stands_for_another or plain != unicodedata.normalize("NFC", email) or bool(INVISIBLE.search(email))


def host(email: str) -> str:
    """Where its mail goes."""
    return mailbox(email).rpartition("@")[2]


def phone(typed: str, country: str = "31") -> str:
    """The digits, as they are dialled from abroad; empty when they are too few to tell people apart."""
    plain = re.sub(r"(?:ext|x|tst|toestel)\.?\s{0,9}\d{1,5}$", "", fold(typed[:100]).strip()).strip()
    digits = "".join(str(unicodedata.digit(sign)) for sign in plain.replace("(0)", "") if sign.isdecimal())
    if not plain.startswith(("+", "00")) and digits.startswith("0"):
        digits = country + digits[1:]
    elif country == "31" and re.fullmatch(r"6\d{8}", digits) and not plain.startswith(("+", "00")):
        digits = country + digits  # a Dutch mobile number without its 0
    digits = re.sub(rf"^{country}0(?=\d{{9}}$)", country, digits.lstrip("0"))
    return digits if len(digits) >= 9 else ""


SAME_SITES = {
    "twitter.com": "x.com",
    "mobile.twitter.com": "x.com",
    "mobile.x.com": "x.com",
    "fb.com": "facebook.com",
    "linkedin.cn": "linkedin.com",
}
"""One page is at each of these."""
OF_A_PERSON = re.compile(r"^(linkedin\.com)/(?:mwlite/|m/|comm/)?(in|pub)/([^/?]+).*")
"""A profile at LinkedIn, whatever part or language of it."""
NO_OTHER_PAGE = re.compile(r"(?:^|&)(?:tab|lang|locale|hl|trk|ref|s|utm_\w+|fbclid|igshid?)=[^&]*")
"""What may stand behind the question mark of one and the same page."""


def profile(address: str) -> str:
    """An address without what may differ: https or http, www, the port, what a server shows by itself, a slash too
    many; at networks the country, the language, and the part of the page."""
    bare = "".join(fold(unquote(address)).split()).partition("#")[0]
    bare, _, asked = re.sub(r"^(?:https?:)?//", "", bare).partition("?")
    host, _, path = bare.partition("/")
    host = host.rpartition("@")[2]
    host = re.sub(r"^(?:www\.|m\.)", "", host.removesuffix(":443").removesuffix(":80").rstrip("."))
    host = re.sub(r"^[a-z]{2}\.(?=linkedin\.com$)", "", SAME_SITES.get(host, host))
    steps = [step for step in path.split("/") if step and step != "."]
    if steps and re.fullmatch(r"(?:index|default)\.\w{3,5}", steps[-1]):
        steps.pop()
    page = OF_A_PERSON.sub(r"\1/\2/\3", "/".join([host, *steps]))
    rest = "" if host == "linkedin.com" else NO_OTHER_PAGE.sub("", asked).strip("&")
    return f"{page}?{rest}" if rest else page


WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
ACCENTS = re.compile("[\u0300-\u036f]")
"""Of Latin, Greek and Cyrillic letters; in other scripts such signs are letters."""
APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´"))
PLAIN = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe"})
BETWEEN = frozenset(
    "van de der den het t ter ten te v d vd vdr vande vander vanden in op aan bij uit over onder voor tot s von zu zum"
    " zur vom af av du des del della di da do dos la le lo el y e".split()
)
"""Words between first and last name. They are often left out, or shortened, and"""
SHORT = frozenset("v d vd vdr t".split())
"""of these nobody can tell for which they stand."""


class Alike(IntEnum):
    """How much two names say of being one person's."""

    NO = 0
    PERHAPS = 1
    """An initial for a first name, a name or a word in between left out."""
    SAME = 2


def words_of(name: str) -> tuple[str, ...]:
    """A name without accents and capitals, word by word; what stands before a comma comes last: “Vries, Anna de”."""
    last, comma, first = fold(as_latin(fold(name.translate(APOSTROPHES)))).partition(",")
    plain = unicodedata.normalize("NFKD", f"{first} {last}" if comma else last)
    return tuple(WORD.findall(ACCENTS.sub("", plain).translate(PLAIN)))


def plain_name(name: str) -> str:
    """The same in one order for all: whoever writes the last name first is found too."""
    return " ".join(sorted(words_of(name)))


def alike(one: str, other: str) -> Alike:
    """Whether two names may be one person's. Part of a name of one word says nothing, nor does a name without words."""
    first, second = words_of(one), words_of(other)
    if first and sorted(first) == sorted(second):
        return Alike.SAME
    if min(len(first), len(second)) < 2:
        return Alike.NO
    between = [{*words[1:]} & BETWEEN for words in (first, second)]
    if all(between) and between[0] != between[1] and not any(words & SHORT for words in between):
        return Alike.NO
    shorter, longer = sorted((core_of(first), core_of(second)), key=len)
    return Alike.PERHAPS if is_short_for(shorter, longer) else Alike.NO


def core_of(words: tuple[str, ...]) -> list[str]:
    """First and last names, without the words between them."""
    return [*words[:1], *(word for word in words[1:] if word not in BETWEEN)]


def is_short_for(short: list[str], whole: list[str]) -> bool:
    """Whether each word stands in the other name too, in that order, written out or as an initial; one is written out
    in both."""
    left, written_out = iter(whole), False
    for mine in short:
        theirs = next((word for word in left if word == mine or is_initial(word, mine)), "")
        if not theirs:
            return False
        written_out |= mine == theirs and len(mine) > 1
    return written_out and len(short) > 1


def is_initial(one: str, other: str) -> bool:
    """Whether one of them is the first letter of the other."""
    return 1 in (len(one), len(other)) and one[0] == other[0]
