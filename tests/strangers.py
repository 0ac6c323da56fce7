"""Everything that reads what strangers write, and texts that are written to keep it busy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

import adapters
from adapters import lengths
from adapters import text as counting
from adapters.base import Opening
from adapters.words import plain, tags
from adapters.words.carrying import carrying, figures
from adapters.words.facts import read
from adapters.words.reading import (
    clauses,
    conditions,
    hooks,
    levels,
    organisations,
    pay_field,
    pay_reading,
    places,
    scales,
    titles,
    working_hours,
)
from recruit import composing, email_addresses, markdown, masking
from recruit.attribution import marks
from recruit.clicks import kinds
from recruit.coming_in import domains, welcoming
from recruit.delicate import signs
from recruit.delicate import words as delicate
from recruit.document_text import lines
from recruit.forms import numbers
from recruit.forms.base import tidy
from recruit.house_rules.checking import check
from recruit.house_rules.rules import Rules
from recruit.masking_lives import stretches
from recruit.reasons import says_something
from recruit.same_people import mailbox, plain_name, profile
from recruit.sharing import networks

LINK = "https://jobs.example.org/r/abcdefg"
NAME = " ".join("a" * size for size in range(3, 18))
"""Fifteen parts, each of which begins with all that are shorter."""
KNOWN = read(Opening("Kok (m/v/x)", "Linde", "Utrecht", LINK, "nl", salary="€ 3.200 - € 4.100", hours="24-36 uur"))
RULES = Rules()


@dataclass(frozen=True)
class Reader:
    """One way in for a text."""

    name: str
    read: Callable[[str], object]
    most: int
    """Characters that it looks at, or that can get as far as here."""
    modules: tuple[str, ...]
    """Where the patterns are that it uses."""
    caps: bool = False
    """It leaves out itself what is longer."""


def opening(text: str) -> Opening:
    return Opening("Kok", "Linde", "Utrecht", LINK, "nl", summary=text)


def an_address(text: str) -> str:
    """As forms read one, before our mail server is asked about signs beyond a to z."""
    local, at, domain = text.rpartition("@")
    with suppress(email_addresses.Unmailable):
        return email_addresses.checked(local.encode("ascii", "replace").decode() + at + domain)
    return ""


def in_table(text: str) -> object:
    return list(welcoming.lines("email,name\n" + text))


def a_number(text: str) -> object:
    try:
        return numbers.read_figure(text)
    except ValueError:
        return None


WORDS, READING = "adapters.words", "adapters.words.reading"
READERS = (
    Reader("masking", lambda text: masking.mask(text, "Anna van der Berg", "a@b.nl", "0612345678"), 100_000,
           ("recruit.masking", "recruit.masking_names", "recruit.masking_readings"), caps=True),
    Reader("masking a name of fifteen parts", lambda text: masking.mask(text, NAME), 100_000, (), caps=True),
    Reader("masking lives", stretches, 100_000, ("recruit.masking_lives",), caps=True),
    Reader("reasons", says_something, 20_000, ("recruit.reasons",)),
    Reader("delicate questions", delicate.asked, 20_000, 
           ("recruit.delicate.words", "recruit.delicate.places"), caps=True),
    Reader("delicate notes", delicate.mentioned, 20_000, (), caps=True),
    Reader("signs of searches", signs, 20_000,
           ("recruit.delicate.signs", "recruit.delicate.addresses", "recruit.delicate.as_read"), caps=True),
    Reader("what people are compared by", lambda text: (mailbox(text), plain_name(text), profile(text)), 5_000,
           ("recruit.same_people",)),
    Reader("house rules", lambda text: check(text, RULES), 50_000,
           ("recruit.house_rules.checking", "recruit.house_rules.terms", "recruit.house_rules.capitals")),
    Reader("plain text", plain.plain, 50_000, (f"{WORDS}.plain",)),
    Reader("HTML", plain.from_html, 10_000, (), caps=True),
    Reader("Markdown without signs", plain.from_markdown, 50_000, ()),
    Reader("tidying", plain.tidy, 50_000, ()),
    Reader("words twice", plain.without_doubles, 50_000, ()),
    Reader("shortening", lambda text: plain.shortened(text, 300), 50_000, ()),
    Reader("titles", lambda text: titles.read(text, "Linde", ("Utrecht",)), 400, (f"{READING}.titles",), caps=True),
    Reader("titles, remote", titles.is_remote, 400, (), caps=True),
    Reader("levels", levels.level, 400, (f"{READING}.levels",), caps=True),
    Reader("places", places.read, 2_000, (f"{READING}.places",), caps=True),
    Reader("organisations", organisations.wordings, 400, (f"{READING}.organisations",), caps=True),
    Reader("the field of pay", pay_field.read, 2_000, (f"{READING}.pay_field", f"{READING}.money")),
    Reader("pay in a description", pay_reading.find, 30_000, 
           (f"{READING}.pay_reading", f"{READING}.pay_cues"), caps=True),
    Reader("scales", scales.scale, 1_000, (f"{READING}.scales",)),
    Reader("scale in a description", pay_reading.find_scale, 30_000, (), caps=True),
    Reader("the field of hours", working_hours.read, 2_000, (f"{READING}.working_hours",), caps=True),
    Reader("hours in a description", working_hours.find, 30_000, (), caps=True),
    Reader("contracts", lambda text: conditions.contract(text, "nl"), 2_000, (f"{READING}.conditions",), caps=True),
    Reader("clauses", clauses.clauses, 30_000, (f"{READING}.clauses",), caps=True),
    Reader("sentences", lambda text: hooks.hooks(text, (3, 420), True), 3_000,
           (f"{READING}.hooks", f"{READING}.phrases"), caps=True),
    Reader("fields of work", lambda text: tags.fields(text, "nl"), 400, (f"{WORDS}.tags",)),
    Reader("what a text carries", lambda text: carrying(KNOWN, text), 20_000,
           (f"{WORDS}.carrying", f"{WORDS}.carrying.spans")),
    Reader("days", lambda text: figures.names_day(text, date(2027, 1, 31)), 20_000, (f"{WORDS}.carrying.figures",)),
    Reader("counting for X", counting.x_weight, 20_000, ("adapters.text",)),
    Reader("counting for Mastodon", counting.mastodon, 20_000, ()),
    Reader("counting clusters", counting.threads, 20_000, ()),
    Reader("links", counting.links, 20_000, ()),
    Reader("hashtags", counting.tags, 20_000, ()),
    Reader("a hashtag", counting.hashtag, 300, ()),
    Reader("Markdown", markdown.render, 50_000, ()),
    Reader("words of Markdown", markdown.plain, 50_000, ()),
    Reader("documents", lines.tidy, 200_000, ("recruit.document_text.lines",)),
    Reader("a list of colleagues", lambda text: list(welcoming.lines(text)), 200_000, ("recruit.coming_in.welcoming",)),
    Reader("a table of colleagues", in_table, 200_000, ()),
    Reader("what servers say", lengths.calls_it_too_long, 1_000, ("adapters.lengths",), caps=True),
    Reader("an address of mail", an_address, 254, (), caps=True),
    Reader("names of hosts", domains.NAME.fullmatch, 2_000, ("recruit.coming_in.domains",)),
    Reader("a server", networks._HOST.fullmatch, 300, ("recruit.sharing.networks",)),
    Reader("figures", a_number, 300, ("recruit.forms.numbers",)),
    Reader("what is typed", tidy, 200_000, ("recruit.forms.base",)),
    Reader("browsers", lambda text: kinds.kind_of({"HTTP_USER_AGENT": text, "REQUEST_METHOD": "GET"}), 8_000,
           ("recruit.clicks.agents", "recruit.clicks.kinds")),
    Reader("pages that led here", lambda text: marks.before(text, "jobs.example.org", "abcdefg"), 8_000,
           ("recruit.attribution.marks",)),
    Reader("a row of a file", lambda text: composing.opening({"id": "1", "title": text, "description": text}), 50_000,
           ("recruit.composing",)),
    Reader("a post", lambda text: adapters.get("linkedin").unconnected().compose(opening(text)).text, 50_000,
           (f"{WORDS}.saying",)),
)  # fmt: skip

SHORT = {
    "recruit.look_alikes": "single words, of at most 80 letters at a time",
    "recruit.sentences": "a day of our own, matched whole",
    "recruit.audit_words": "facts of our own, matched whole",
    "recruit.deeds": "a sentence of our own",
    "recruit.privacy.copying": "a letter of our own that waits",
    "adapters.entries": "fields of the form",
    "adapters.linkedin": "the message of an error",
    "adapters.assisted": "the address of a group, a field of the form",
    "recruit.posting.comparing": "the words of two posts, each sign of which is looked at once",
    "recruit.documents": "names that we made; the first bytes of a file",
    "recruit.browsing": "titles of vacancies, 200 characters",
    "recruit.public.careers": "what is looked for, of which 120 characters are kept",
    "recruit.deciding.same_person": "fields of the form, 300 characters",
    "recruit.colours": "a colour, matched whole",
    "recruit.forms.colleagues": "a field of the form, 1,000 characters",
    "recruit.forms.origins": "names of hosts, matched whole",
    "recruit.forms.vacancy": "fields of the form, 300 characters",
    "recruit.forms.people": "a colour, matched whole",
    "recruit.forms.refused_files": "plain words and fixed places in bytes, without repetition",
    "recruit.office.downloads": "single signs, without repetition",
    "recruit.forms.kept": "the path of an address, matched whole",
    "recruit.links": "seven signs at the beginning of an address",
    "recruit.addresses": "an address, matched whole, no sign of which fits two of its parts",
    "recruit.person_names": "single signs, without repetition",
    "recruit.given_back": "matched at the beginning of a field's name",
    "recruit.screening.levels": "sources and searchers as the office lists them, 500 characters, split",
    "recruit.mail_format": "lines of a head that we wrote",
    "recruit.undelivered": "links in letters that we wrote, each sign at most once",
    "recruit.auth": "an address, 500 characters, matched whole",
    "recruit.limits": "limits, as we write them",
    "recruit.logs": "the number of a request, matched whole",
    "recruit.clicks.journal": "a line of a journal, 200 bytes, matched whole",
    "recruit.migrating": "names of files that we made, matched whole",
    "recruit.screening.statements": "a statement, 4,000 characters, matched whole",
    "recruit.document_text.office": "names inside a document, matched whole",
}
"""Modules with patterns for what is short whenever it gets there."""

_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \n\t\u00a0a1Aé€…–•▮’«»“„"
_PIECES = (
    "€1 ,1.,1,,1-,12 ,a@,a.,a-,[a](,*a,**a,_a,<a,<a ,&#1;,&amp;,<!--,a b ,A ,Aa ,ref ,ref-1,(e), (e),▮▮▮ ,tot ,max "
    ",€ 1.000 tot ,€ 2.000 - € 3.000 ,06-,+31 ,rue ,straat ,www.,https://a,x: ,geboren op ,-=,- ,#a,![,> ,| ,((,)),()"
    ",(m/v),a/,/ , /,. ,A. ,en ,van ,CAO A ,schaal 9 ,FWG 45-,E 13 ,12 uur ,24-36 uur ,fte ,80 %,remote ,Utrecht;,NL "
    ",$1k ,bruto ,salaris € ,<p>,<div><p>,<br>,\\*,a.nl ,a.b.,@a@b,@a.b@,#\n,-\n,a\n,\n ,e\u0301,🙂,👩\u200d,🇳,van der "
    ",a.b ,man ,jong ,NN,ABCDEFGH ,aA,==,---,* * ,~~,```\n,|a|\n,|-|\n,[a]: ,tel: ,1234 AB ,1 rue ,x.nl/,bsn 1, - A"
    ",aaaa,L',« , »,(a),{a,Mozilla/5.0 (,;,a <a@b> ,a@b; ,  \x01"
).split(",")


def hostile(size: int) -> Iterator[tuple[str, str]]:
    """Texts of that length in which a sign, or a few, come again and again; with what each is made of."""
    for piece in (*_SIGNS, *(one for one in _PIECES if one), "@,", "a@b,", "1,"):
        yield piece, piece * (size // len(piece)) + "\x01!x."
