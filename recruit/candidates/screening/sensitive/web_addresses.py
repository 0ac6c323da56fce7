"""Addresses on the web in a text, however little of them is written, but for those that only look like one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from recruit.candidates.screening.sensitive.places import is_host, is_number, network
from recruit.candidates.screening.sensitive.words import HOLE
from recruit.core.same_people import domain

REST = r"(?::\d{2,5})?(?:[/?#][^\s<>\"']*)?"
LINK = re.compile(
    r"(?<![\w@.])(?:[a-z][a-z\d+-]{1,15}:)?//[^\s<>\"'/][^\s<>\"']*|(?<![\w@.])www\.[^\s<>\"']+"
    r"|(?<![\w.+-])(?P<mail>[\w.+-]{1,64}@(?=\w)[\w.-]{1,255})"
    rf"|(?<![\w.@/-])(?:[\w-]{{1,63}}\.){{1,9}}(?:xn--[a-z\d-]{{2,59}}|[^\W\d_]{{2,24}})(?![\w@-]){REST}"
    rf"|(?<![\w.@/-])(?:\d{{1,3}}\.){{3}}\d{{1,3}}(?![\w.@-]){REST}"
    r"|(?<![\w.@/])(?P<handle>@[^\W\d][\w.]{2,29})",
    re.IGNORECASE,
)
"""Of the first that fits: with what stands before two slashes, www, an address of mail, the name of a host, its number,
and what somebody is called on a network."""
MEETING = re.compile(
    r"(?!.*(?:\.\.|[?&](?:next|url|u|to|continue|redirect)=))"
    r"(?:https?://)?(?:[\w-]{1,63}\.){0,5}(?:zoom\.us|teams\.(?:microsoft|live)\.com|meet\.google\.com|whereby\.com"
    r"|meet\.jit\.si|webex\.com|calendly\.com(?=/[^/?#]+/[^/?#])|doodle\.com|datumprikker\.nl|9292\.nl|ns\.nl"
    r"|maps\.google\.\w+"
    r"|maps\.app\.goo\.gl|google\.\w+/maps|openstreetmap\.org)(?:[/?].*)?",
    re.IGNORECASE,
)
"""Where people meet, and how they get there; no page of one person, and nothing that leads on to one."""
WORK_OR_WAY = re.compile(
    r"\b(?:(?:ge|be)?(?:werk|work|arbeit)\w*|gearbeitet|travail\w*|stage|baan|functie|job|role|klant|client|customer"
    r"|account|project\w*|\w*vacature\w*|vacanc\w+|sollicit\w+|gesolliciteerd|appl(?:y|ied|ication)|reage\w+"
    r"|gereageerd"
    r"|beworben|postul\w+)\b[^.?!;\n]{0,30}\b(?:bij|at|for|voor|bei|für|chez|pour|via|through|über|op|on|sur|van"
    r"|of)\s"
    r"(?:[\w.-]{2,40}(?:,|\sen|\sand|\sund|\set|\sof|\sor)\s){0,5}$",
    re.IGNORECASE,
)
"""Where somebody worked, or saw the vacancy: there the bare name of a host is what an organisation is called."""
CALLED_SO = frozenset(
    "asp.net vb.net ado.net ml.net paint.net socket.io draw.io power.bi make.com monday.com bol.com booking.com "
    "werk.nl"
    " salesforce.com nationalevacaturebank.nl indeed.nl indeed.com jobbird.com stepstone.nl intermediair.nl "
    "zorgbaan.nl"
    " monsterboard.nl randstad.nl".split()
)
"""Tools, organisations and job boards that are called like a host."""
OPENINGS = re.compile(r"(?:werken(?:bij|voor|in|met)|jobs?at|workat)[\w-]{2,60}\.\w{2,10}", re.IGNORECASE)
"""Where an organisation has its vacancies."""
SHORTENED = frozenset(
    "art bijv bld blz bv ca dipl dhr dr drs enz etc evt excl fa gem incl ing ir jl jr max min mevr mln mr mrd mrs "
    "ms mw"
    " mvg nl no nr nv ong pag par prof resp sr st str tel temp vgl vr vs zgn".split()
)
"""What stands before a point without being the name of a host: the blank after it was forgotten."""
NO_HOSTS = frozenset("ai md mov pl ps py rs sh zip es in ne re".split())
"""Endings of hosts that stand more often behind the names of files, or speak to everybody: candidat.es."""
NO_WORDS = frozenset("com nl org eu io dev fr uk biz ru pl cv".split())
"""Endings that begin no sentence. Of others `.Is` is one after a forgotten blank."""


def without_addresses(text: str) -> tuple[str, list[str]]:
    """A text made plain by `as_read` with holes for the addresses in it, and these, but for where people meet. What
    somebody is called on a network is one too."""
    found = []

    def hole(link: re.Match[str]) -> str:
        words = link[0].rstrip(".,;:!?)]}’”")
        before = text[max(0, link.start() - 120) : link.start()]
        if link["mail"] or not (link["handle"] or leads_somewhere(words, before)):
            return link[0]
        if not MEETING.fullmatch(words):
            found.append(words)
        return HOLE + link[0][len(words) :]

    return LINK.sub(hole, text), found


def leads_somewhere(address: str, before: str) -> bool:
    """Whether it leads anywhere on the web. What stands before it tells names of organisations from addresses."""
    if re.match(r"[a-z][a-z\d+-]*://|www\.", address, re.IGNORECASE):
        return True
    host = re.split(r"[/?#:]", address.removeprefix("//"))[0].rstrip(".")
    if is_number(host):
        return host != address  # alone it is the number of a section, or of a version
    return is_host(host) and (host != address or is_at_a_network(host) or not is_a_name(host, before))


def is_a_name(host: str, before: str) -> bool:
    """Whether what looks like a host is what something is called, or two sentences."""
    *names, ending = host.split(".")
    is_word = ending.casefold() not in NO_WORDS
    begins = is_word and ending[0].isupper() and not ending.isupper()
    is_short = (is_word and len(names[-1]) < 2) or names[-1].casefold() in SHORTENED
    is_known = host.casefold() in CALLED_SO or ending.casefold() in NO_HOSTS or OPENINGS.fullmatch(host) is not None
    return begins or is_short or is_known or WORK_OR_WAY.search(before) is not None


def is_ours(address: str, own: Iterable[str]) -> bool:
    """Whether it is one of our own addresses or stands below one: the whole host, and the path that ours has. Of a "
    "host
    where everybody has a page ours is no more than our page."""
    host, path = parts(address)
    for our_host, ours in map(parts, own):
        below = path[: len(ours)] == ours and ".." not in path
        if host and host == our_host and below and (ours or not is_at_a_network(host)):
            return True
    return False


def is_at_a_network(host: str) -> bool:
    """Whether many people have a page there."""
    place = network(host)
    return place is not None and place.name != place.domain


def parts(address: str) -> tuple[str, list[str]]:
    """The host as machines ask for it, and the steps of the path."""
    try:
        split = urlsplit(address if "//" in address else f"//{address}")
        host = domain(split.hostname or "").removeprefix("www.")
    except ValueError:
        return "", []
    return host, [step for step in split.path.split("/") if step]
