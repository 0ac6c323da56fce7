"""Everything that reads what strangers write, and texts that are written to keep it busy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

import adapters
from adapters import counting, lengths, share_links
from adapters.types import Opening
from adapters.wording import hashtags, plain_text
from adapters.wording.coverage import carrying, figures
from adapters.wording.facts import read_facts
from adapters.wording.parsing import (
    clauses,
    contract,
    lead_sentence,
    organisations,
    pay_field,
    pay_in_text,
    pay_scales,
    places,
    seniority,
    titles,
    working_hours,
)
from adapters.wording.reading import read_opening
from recruit.attribution import marks
from recruit.attribution.clicks import classification
from recruit.candidates.documents import masking
from recruit.candidates.documents.masking_lives import stretches
from recruit.candidates.documents.text import lines
from recruit.candidates.screening.sensitive import signs
from recruit.candidates.screening.sensitive import words as delicate
from recruit.core import domains, email_addresses, markdown
from recruit.core.reasons import says_something
from recruit.core.same_people import mailbox, plain_name, profile
from recruit.organisation import invitations
from recruit.publishing.house_rules.checking import check
from recruit.publishing.house_rules.rules import Rules
from recruit.vacancies.importing import openings
from recruit.web.forms import numbers
from recruit.web.forms.base import tidy

LINK = "https://jobs.example.org/r/abcdefg"
NAME = " ".join("a" * size for size in range(3, 18))
"""Fifteen parts, each of which begins with all that are shorter."""
KNOWN = read_facts(
    read_opening("Kok (m/v/x)", "Linde", "Utrecht", LINK, "nl", salary="€ 3.200 - € 4.100", hours="24-36 uur")
)
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
    return Opening("Kok", "Linde", LINK, "nl", places=("Utrecht",), summary=text)


def an_address(text: str) -> str:
    """As forms read one, before our mail server is asked about signs beyond a to z."""
    local, at, domain = text.rpartition("@")
    with suppress(email_addresses.Unmailable):
        return email_addresses.checked(local.encode("ascii", "replace").decode() + at + domain)
    return ""


def in_table(text: str) -> object:
    return list(invitations.lines("email,name\n" + text))


def a_number(text: str) -> object:
    try:
        return numbers.read_figure(text)
    except ValueError:
        return None


WORDS, READING = "adapters.wording", "adapters.wording.parsing"
DOCUMENTS, SENSITIVE = "recruit.candidates.documents", "recruit.candidates.screening.sensitive"
RULES_AT = "recruit.publishing.house_rules"
READERS = (
    Reader("masking", lambda text: masking.mask(text, "Anna van der Berg", "a@b.nl", "0612345678"), 100_000,
           (f"{DOCUMENTS}.masking", f"{DOCUMENTS}.masking_names", f"{DOCUMENTS}.masking_readings"), caps=True),
    Reader("masking a name of fifteen parts", lambda text: masking.mask(text, NAME), 100_000, (), caps=True),
    Reader("masking lives", stretches, 100_000, (f"{DOCUMENTS}.masking_lives",), caps=True),
    Reader("reasons", says_something, 20_000, ("recruit.core.reasons",)),
    Reader("delicate questions", delicate.asked, 20_000, 
           (f"{SENSITIVE}.words", f"{SENSITIVE}.places"), caps=True),
    Reader("delicate notes", delicate.mentioned, 20_000, (), caps=True),
    Reader("signs of searches", signs, 20_000,
           (f"{SENSITIVE}.signs", f"{SENSITIVE}.web_addresses", f"{SENSITIVE}.as_read"), caps=True),
    Reader("what people are compared by", lambda text: (mailbox(text), plain_name(text), profile(text)), 5_000,
           ("recruit.core.same_people",)),
    Reader("house rules", lambda text: check(text, RULES), 50_000,
           (f"{RULES_AT}.checking", f"{RULES_AT}.terms", f"{RULES_AT}.capitals")),
    Reader("plain text", plain_text.plain, 50_000, (f"{WORDS}.plain_text",)),
    Reader("HTML", plain_text.from_html, 10_000, (), caps=True),
    Reader("Markdown without signs", plain_text.from_markdown, 50_000, ()),
    Reader("tidying", plain_text.tidy, 50_000, ()),
    Reader("words twice", plain_text.without_doubles, 50_000, ()),
    Reader("shortening", lambda text: plain_text.shortened(text, 300), 50_000, ()),
    Reader(
        "titles",
        lambda text: titles.parse_title(text, "Linde", ("Utrecht",)),
        400,
        (f"{READING}.titles",),
        caps=True,
    ),
    Reader("titles, remote", titles.is_remote, 400, (), caps=True),
    Reader("levels", seniority.level, 400, (f"{READING}.seniority",), caps=True),
    Reader("places", places.parse_places, 2_000, (f"{READING}.places",), caps=True),
    Reader("organisations", organisations.wordings, 400, (f"{READING}.organisations",), caps=True),
    Reader("the field of pay", pay_field.parse_pay, 2_000, (f"{READING}.pay_field", f"{READING}.money")),
    Reader("pay in a description", pay_in_text.find, 30_000, 
           (f"{READING}.pay_in_text", f"{READING}.pay_cues"), caps=True),
    Reader("scales", pay_scales.scale, 1_000, (f"{READING}.pay_scales",)),
    Reader("scale in a description", pay_in_text.find_scale, 30_000, (), caps=True),
    Reader("the field of hours", working_hours.parse_working_hours, 2_000, (f"{READING}.working_hours",), caps=True),
    Reader("hours in a description", working_hours.find, 30_000, (), caps=True),
    Reader("contracts", lambda text: contract.contract(text, "nl"), 2_000, (f"{READING}.contract",), caps=True),
    Reader("clauses", clauses.clauses, 30_000, (f"{READING}.clauses",), caps=True),
    Reader("sentences", lambda text: lead_sentence.hooks(text, (3, 420), True), 3_000,
           (f"{READING}.lead_sentence", f"{READING}.phrases"), caps=True),
    Reader("fields of work", lambda text: hashtags.fields(text, "nl"), 400, (f"{WORDS}.hashtags",)),
    Reader("what a text carries", lambda text: carrying(KNOWN, text), 20_000,
           (f"{WORDS}.coverage", f"{WORDS}.coverage.hours")),
    Reader("days", lambda text: figures.names_day(text, date(2027, 1, 31)), 20_000, (f"{WORDS}.coverage.figures",)),
    Reader("counting for X", counting.x_weight, 20_000, ("adapters.counting",)),
    Reader("counting for Mastodon", counting.mastodon, 20_000, ()),
    Reader("counting clusters", counting.threads, 20_000, ()),
    Reader("links", counting.links, 20_000, ()),
    Reader("hashtags", counting.tags, 20_000, ()),
    Reader("a hashtag", counting.hashtag, 300, ()),
    Reader("Markdown", markdown.render, 50_000, ()),
    Reader("words of Markdown", markdown.plain, 50_000, ()),
    Reader("documents", lines.tidy, 200_000, (f"{DOCUMENTS}.text.lines",)),
    Reader(
        "a list of colleagues",
        lambda text: list(invitations.lines(text)),
        200_000,
        ("recruit.organisation.invitations",),
    ),
    Reader("a table of colleagues", in_table, 200_000, ()),
    Reader("what servers say", lengths.calls_it_too_long, 1_000, ("adapters.lengths",), caps=True),
    Reader("an address of mail", an_address, 254, (), caps=True),
    Reader("names of hosts", domains.NAME.fullmatch, 2_000, ("recruit.core.domains",)),
    Reader("a server", share_links._HOST.fullmatch, 300, ("adapters.share_links",)),
    Reader("figures", a_number, 300, ("recruit.web.forms.numbers",)),
    Reader("what is typed", tidy, 200_000, ("recruit.web.forms.base",)),
    Reader("browsers", lambda text: classification.kind_of({"HTTP_USER_AGENT": text, "REQUEST_METHOD": "GET"}), 8_000,
           ("recruit.attribution.clicks.user_agents", "recruit.attribution.clicks.classification")),
    Reader("pages that led here", lambda text: marks.before(text, "jobs.example.org", "abcdefg"), 8_000,
           ("recruit.attribution.marks",)),
    Reader("a row of a file", lambda text: openings.opening({"id": "1", "title": text, "description": text}), 50_000,
           ("recruit.vacancies.importing.openings",)),
    Reader("a post", lambda text: adapters.get("linkedin").unconnected().compose(opening(text)).text, 50_000,
           (f"{WORDS}.options",)),
)  # fmt: skip

SHORT = {
    "recruit.core.look_alikes": "single words, of at most 80 letters at a time",
    "recruit.core.translatable": "a day of our own, matched whole",
    "recruit.organisation.audit_facts": "facts of our own, matched whole",
    "recruit.organisation.audit_wordings": "a sentence of our own",
    "recruit.candidates.privacy.export": "a letter of our own that waits",
    "adapters.typed_settings": "fields of the form",
    "adapters.channels.linkedin": "the message of an error",
    "adapters.channels.assisted": "the address of a group, a field of the form",
    "recruit.publishing.diff": "the words of two posts, each sign of which is looked at once",
    "recruit.candidates.documents.files": "names that we made; the first bytes of a file",
    "recruit.web.forms.places": "names of fields, matched whole",
    "recruit.core.slugs": "titles of vacancies, 200 characters",
    "recruit.web.public.closed": "what is looked for, of which 120 characters are kept",
    "recruit.candidates.duplicates": "fields of the form, 300 characters",
    "recruit.core.colours": "a colour, matched whole",
    "recruit.web.forms.colleagues": "a field of the form, 1,000 characters",
    "recruit.web.forms.origins": "names of hosts, matched whole",
    "recruit.web.forms.vacancy": "fields of the form, 300 characters",
    "recruit.web.forms.people": "a colour, matched whole",
    "recruit.web.forms.refused_files": "plain words and fixed places in bytes, without repetition",
    "recruit.web.office.downloads": "single signs, without repetition",
    "recruit.web.forms.kept": "the path of an address, matched whole",
    "recruit.attribution.links": "seven signs at the beginning of an address",
    "recruit.web.url_converters": "an address, matched whole, no sign of which fits two of its parts",
    "recruit.core.person_names": "single signs, without repetition",
    "recruit.web.given_back": "matched at the beginning of a field's name",
    "recruit.candidates.screening.levels": "sources and searchers as the office lists them, 500 characters, split",
    "recruit.outbox.mail_format": "lines of a head that we wrote",
    "recruit.candidates.undelivered_letters": "links in letters that we wrote, each sign at most once",
    "recruit.web.auth": "an address, 500 characters, matched whole",
    "recruit.web.limits": "limits, as we write them",
    "recruit.core.logs": "the number of a request, matched whole",
    "recruit.attribution.clicks.journal": "a line of a journal, 200 bytes, matched whole",
    "recruit.core.migration": "names of files that we made, matched whole",
    "recruit.candidates.screening.statements": "a statement, 4,000 characters, matched whole",
    "recruit.candidates.documents.text.docx_odt": "names inside a document, matched whole",
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
