"""Ready words for sharing: what a colleague would say, not the company, in the vacancy's language. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from adapters import wording
from adapters.share_links import NETWORKS, Network
from adapters.types import Opening
from adapters.wording.facts import Facts, read_facts
from adapters.wording.knapsack import Choice, Wording

SHORT = 140
"""What a message on X keeps to where the title fits in it."""
OPENER, CLOSER = 250, 35
"""What these are worth beside the facts: the voice more than the pay, the question less than the hours."""


class Voice(StrEnum):
    """Who speaks, and to whom."""

    PUBLIC = "public"
    """A colleague, to everybody who follows them."""
    FRIEND = "friend"
    """A colleague, to somebody they know."""
    PASSING = "passing"
    """Somebody who does not work here, and passes a vacancy on."""


@dataclass(frozen=True)
class Phrases:
    """One language. Closers go from long to short."""

    openers: dict[Voice, str]
    closers: dict[Voice, tuple[str, ...]]
    subjects: dict[bool, str]
    """Before the role in the subject of a mail: of a colleague, and of somebody else."""
    greeting: str
    below: str
    """Stands above the link in a mail."""
    mail: str
    """Begins a mail of a colleague."""


def _closers(public: str, friend: str, short: str) -> dict[Voice, tuple[str, ...]]:
    return {Voice.PUBLIC: (public, short), Voice.FRIEND: (friend, short), Voice.PASSING: (short,)}


SAID = {
    "nl": Phrases(
        openers={
            Voice.PUBLIC: "Wij zoeken een collega:",
            Voice.FRIEND: "Hoi! Bij mij op het werk zoeken we een collega:",
            Voice.PASSING: "Deze vacature kwam ik tegen:",
        },
        closers=_closers(
            "Iets voor jou? Vraag me gerust hoe het hier is.",
            "Iets voor jou, of ken je iemand? Ik vertel er graag over.",
            "Iets voor jou, of voor iemand die je kent?",
        ),
        subjects={True: "Vacature bij mij op het werk:", False: "Vacature:"},
        greeting="Hoi,",
        below="Hier lees je er meer over:",
        mail="Bij mij op het werk zoeken we een collega:",
    ),
    "en": Phrases(
        openers={
            Voice.PUBLIC: "We are looking for a colleague:",
            Voice.FRIEND: "Hi! We are looking for a colleague where I work:",
            Voice.PASSING: "I came across this vacancy:",
        },
        closers=_closers(
            "Something for you? Ask me what it is like to work here.",
            "Something for you, or do you know somebody? Happy to tell you more.",
            "Something for you, or for somebody you know?",
        ),
        subjects={True: "Vacancy where I work:", False: "Vacancy:"},
        greeting="Hi,",
        below="You can read more here:",
        mail="We are looking for a colleague where I work:",
    ),
    "de": Phrases(
        openers={
            Voice.PUBLIC: "Bei uns ist eine Stelle frei:",
            Voice.FRIEND: "Hallo! Bei uns auf der Arbeit ist eine Stelle frei:",
            Voice.PASSING: "Ich habe diese Stelle gesehen:",
        },
        closers=_closers(
            "Etwas für dich? Frag mich gern, wie es hier ist.",
            "Etwas für dich, oder kennst du jemanden? Ich erzähle gern mehr.",
            "Etwas für dich oder für jemanden, den du kennst?",
        ),
        subjects={True: "Stelle bei uns:", False: "Stelle:"},
        greeting="Hallo,",
        below="Hier steht mehr dazu:",
        mail="bei uns auf der Arbeit ist eine Stelle frei:",
    ),
    "fr": Phrases(
        openers={
            Voice.PUBLIC: "Nous cherchons un ou une collègue\u00a0:",
            Voice.FRIEND: "Bonjour\u00a0! On cherche un ou une collègue là où je travaille\u00a0:",
            Voice.PASSING: "J’ai vu cette offre d’emploi\u00a0:",
        },
        closers=_closers(
            "Ça vous intéresse\u00a0? Demandez-moi comment on travaille ici.",
            "Ça t’intéresse, ou tu connais quelqu’un\u00a0? Je t’en dirai plus avec plaisir.",
            "Pour vous, ou pour quelqu’un que vous connaissez\u00a0?",
        ),
        subjects={True: "Un poste là où je travaille\u00a0:", False: "Offre d’emploi\u00a0:"},
        greeting="Bonjour,",
        below="Tout est expliqué ici\u00a0:",
        mail="On cherche un ou une collègue là où je travaille\u00a0:",
    ),
}
TO_FRIENDS = ("whatsapp", "telegram", "email")
ONE_LINE = ("reddit",)


@lru_cache(maxsize=4096)  # a page shows the words of ten networks, to colleague after colleague; of 300 vacancies
def ready(opening: Opening, network: str, works_here: bool = True) -> str:
    """The words for one network, without the link; at most as long as that network takes. Of a mail the first line
    is the subject."""
    facts, where = read_facts(opening), NETWORKS[network]
    said = SAID.get(facts.language, SAID["en"])
    if not works_here:
        voice = Voice.PASSING
    else:
        voice = Voice.FRIEND if network in TO_FRIENDS else Voice.PUBLIC
    if network == "email":
        return _mail(facts, said, voice)
    layout = wording.LINE if network in ONE_LINE else wording.MESSAGE
    also = {"opener": _opener(said.openers[voice]), "closer": _closer(said.closers[voice])}
    found = _fitting(facts, layout, where, where.limit, also)
    if network == "x":
        short = _fitting(facts, layout, where, SHORT, also)
        found = short if short.said.get("role") == found.said.get("role") else found
    return found.text or said.openers[voice].rstrip(":\u00a0 ") + "."


def _opener(text: str) -> Sequence[Wording]:
    return (Wording(text, OPENER),)


def _closer(texts: Sequence[str]) -> Sequence[Wording]:
    return tuple(Wording(text, CLOSER - at) for at, text in enumerate(texts))


def _fitting(
    facts: Facts, layout: wording.Layout, where: Network, limit: int, also: dict[str, Sequence[Wording]]
) -> Choice:
    """The best words that leave room for the link."""
    link = where.used("a", facts.opening.link) - where.length("a")
    return wording.best(facts, layout, limit - link, where.length, also)


def _mail(facts: Facts, said: Phrases, voice: Voice) -> str:
    """A subject and a few lines."""
    works_here = voice != Voice.PASSING
    opener = said.mail if works_here else said.openers[voice]
    also = {"opener": _opener(opener), "closer": _closer(said.closers[voice])}
    body = wording.best(facts, wording.MESSAGE, NETWORKS["email"].limit, len, also).text
    subject = f"{said.subjects[works_here]} {facts.headline}"
    return "\n\n".join((subject, said.greeting, body, said.below))
