"""How far we go, in the four languages that vacancies are written in."""

from __future__ import annotations

from typing import NamedTuple

from recruit.models import Level, Screening

SHORT: dict[str, dict[Level, str]] = {
    "nl": {
        Level.NOTHING: "Wij zoeken niets over je op.",
        Level.GIVEN_LINKS: "Wij bekijken alleen de links die je zelf geeft.",
        Level.PROFESSIONAL_NETWORKS: "Wij kijken ook op professionele netwerken.",
        Level.PUBLIC_WEB: "Wij kijken ook op het openbare web.",
        Level.AGENCY: "Ook een extern bureau zoekt voor ons.",
    },
    "en": {
        Level.NOTHING: "We do not look you up.",
        Level.GIVEN_LINKS: "We only look at the links you give us.",
        Level.PROFESSIONAL_NETWORKS: "We also look at professional networks.",
        Level.PUBLIC_WEB: "We also look at the public web.",
        Level.AGENCY: "An outside agency also looks for us.",
    },
    "de": {
        Level.NOTHING: "Wir suchen nichts über Sie.",
        Level.GIVEN_LINKS: "Wir sehen nur die Links an, die Sie uns geben.",
        Level.PROFESSIONAL_NETWORKS: "Wir sehen auch in beruflichen Netzwerken nach.",
        Level.PUBLIC_WEB: "Wir sehen auch im öffentlichen Web nach.",
        Level.AGENCY: "Auch eine externe Agentur sucht für uns.",
    },
    "fr": {
        Level.NOTHING: "Nous ne cherchons rien sur vous.",
        Level.GIVEN_LINKS: "Nous ne regardons que les liens que vous nous donnez.",
        Level.PROFESSIONAL_NETWORKS: "Nous regardons aussi les réseaux professionnels.",
        Level.PUBLIC_WEB: "Nous regardons aussi le web public.",
        Level.AGENCY: "Une agence externe cherche aussi pour nous.",
    },
}
"""For a post: one short sentence."""

LONG: dict[str, dict[Level, str]] = {
    "nl": {
        Level.NOTHING: "Wij zoeken niets over je op, ook niet de links in je sollicitatie.",
        Level.GIVEN_LINKS: "Wij bekijken alleen de links die je zelf geeft, en zoeken verder niets op.",
        Level.PROFESSIONAL_NETWORKS: "Wij bekijken de links die je zelf geeft, en wat er op professionele netwerken "
        "zoals LinkedIn of GitHub over je staat.",
        Level.PUBLIC_WEB: "Wij bekijken de links die je zelf geeft, professionele netwerken zoals LinkedIn, en wat er "
        "verder openbaar op het web over je staat.",
        Level.AGENCY: "Wij bekijken de links die je zelf geeft, professionele netwerken en het openbare web, en laten "
        "een extern bureau zoeken.",
    },
    "en": {
        Level.NOTHING: "We look nothing up about you, not even the links in your application.",
        Level.GIVEN_LINKS: "We only look at the links you give us, and look up nothing else.",
        Level.PROFESSIONAL_NETWORKS: "We look at the links you give us, and at what professional networks such as "
        "LinkedIn or GitHub say about you.",
        Level.PUBLIC_WEB: "We look at the links you give us, at professional networks such as LinkedIn, and at what "
        "else is public about you on the web.",
        Level.AGENCY: "We look at the links you give us, at professional networks and the public web, and have an "
        "outside agency look.",
    },
    "de": {
        Level.NOTHING: "Wir suchen nichts über Sie, auch nicht über die Links in Ihrer Bewerbung.",
        Level.GIVEN_LINKS: "Wir sehen nur die Links an, die Sie uns geben, und suchen sonst nichts.",
        Level.PROFESSIONAL_NETWORKS: "Wir sehen die Links an, die Sie uns geben, und was in beruflichen Netzwerken wie "
        "LinkedIn oder GitHub über Sie steht.",
        Level.PUBLIC_WEB: "Wir sehen die Links an, die Sie uns geben, berufliche Netzwerke wie LinkedIn, und was sonst "
        "öffentlich im Web über Sie steht.",
        Level.AGENCY: "Wir sehen die Links an, die Sie uns geben, berufliche Netzwerke und das öffentliche Web, und "
        "lassen eine externe Agentur suchen.",
    },
    "fr": {
        Level.NOTHING: "Nous ne cherchons rien sur vous, pas même les liens de votre candidature.",
        Level.GIVEN_LINKS: "Nous ne regardons que les liens que vous nous donnez, et ne cherchons rien d’autre.",
        Level.PROFESSIONAL_NETWORKS: "Nous regardons les liens que vous nous donnez, et ce que des réseaux "
        "professionnels comme LinkedIn ou GitHub disent de vous.",
        Level.PUBLIC_WEB: "Nous regardons les liens que vous nous donnez, les réseaux professionnels comme LinkedIn, "
        "et ce qui est public sur vous sur le web.",
        Level.AGENCY: "Nous regardons les liens que vous nous donnez, les réseaux professionnels et le web public, et "
        "faisons chercher une agence externe.",
    },
}
"""For a page or a letter: what the level takes in."""

DETAILS: dict[str, dict[str, str]] = {
    "nl": {
        "agency": "Bureau: {}.",
        "sources": "Waar wij kijken: {}.",
        "searcher": "Wie kijkt: {}.",
        "criterion_list": "Waar wij op letten: {}.",
        "answer_days": "Je hoort binnen {} dagen van ons.",
    },
    "en": {
        "agency": "Agency: {}.",
        "sources": "Where we look: {}.",
        "searcher": "Who looks: {}.",
        "criterion_list": "What we look for: {}.",
        "answer_days": "You hear from us within {} days.",
    },
    "de": {
        "agency": "Agentur: {}.",
        "sources": "Wo wir nachsehen: {}.",
        "searcher": "Wer nachsieht: {}.",
        "criterion_list": "Worauf wir achten: {}.",
        "answer_days": "Sie hören innerhalb von {} Tagen von uns.",
    },
    "fr": {
        "agency": "Agence : {}.",
        "sources": "Où nous regardons : {}.",
        "searcher": "Qui regarde : {}.",
        "criterion_list": "Ce que nous cherchons : {}.",
        "answer_days": "Vous aurez de nos nouvelles sous {} jours.",
    },
}
RIGHT = {
    "nl": "Wat wij opzoeken krijg je te zien, en je kunt op alles antwoorden voordat wij beslissen.",
    "en": "You will see what we look up, and you may answer everything before we decide.",
    "de": "Sie bekommen zu sehen, was wir nachsehen, und können auf alles antworten, bevor wir entscheiden.",
    "fr": "Vous verrez ce que nous consultons, et pourrez répondre à tout avant que nous décidions.",
}


def short(version: Screening, language: str) -> str:
    """One short sentence, for a post."""
    return SHORT[language][Level(version.level)]


def long(version: Screening, language: str) -> str:
    """What the level takes in, in a sentence."""
    return LONG[language][Level(version.level)]


class HowFar(NamedTuple):
    """How far we go for one vacancy, as its pages show it; empty where a fact means nothing at that level."""

    short: str
    long: str
    agency: str
    sources: str
    searcher: str
    criteria: str
    answer_days: int
    right: str


def how_far(version: Screening, language: str) -> HowFar:
    """All of it in one language."""
    return HowFar(
        short=short(version, language),
        long=long(version, language),
        agency=as_shown(version, "agency"),
        sources=as_shown(version, "sources"),
        searcher=as_shown(version, "searcher"),
        criteria=as_shown(version, "criterion_list"),
        answer_days=version.answer_days,
        right=RIGHT[language] if version.level else "",
    )


def whole(version: Screening, language: str) -> list[str]:
    """All that candidates are told before they apply, sentence by sentence."""
    said = [long(version, language)]
    for name, sentence in DETAILS[language].items():
        if value := as_shown(version, name):
            said.append(sentence.format(value.rstrip(".")))
    return [*said, RIGHT[language]] if version.level else said


def as_shown(version: Screening, name: str) -> str:
    """A fact of a version, as far as it means something at its level."""
    if name == "answer_days":
        return str(version.answer_days)
    means = {"agency": Level.AGENCY, "sources": Level.PROFESSIONAL_NETWORKS}
    if version.level < means.get(name, Level.GIVEN_LINKS):
        return ""
    return "; ".join(version.criterion_list) if name == "criterion_list" else str(getattr(version, name))
