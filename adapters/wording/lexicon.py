"""What posts say in Dutch, English, German and French: words as data, and nothing that decides.

A language that is not here is served in English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Wordings:
    """One language. Where there are several wordings of one thing, they go from long to short."""

    locale: str
    at: str
    """Stands before the organisation."""
    call: tuple[str, str]
    """Stands before the link."""
    ask: str
    """Begins a talk in a group."""
    tags: tuple[str, str]
    """The hashtags under which people look for vacancies in this language."""
    remote: str
    hybrid: str
    home_office: str
    flexible: str
    closes: tuple[str, str]
    """On a line of its own, and among other facts."""
    labels: Mapping[str, str]
    periods: Mapping[str, tuple[str, str]]
    up_to: str
    starting: str
    contracts: Mapping[str, str]
    vacancy: str
    """For an opening without a title."""
    hours: tuple[str, str]
    full: str
    part: str
    either: str
    joining: frozenset[str]
    """Words on which a text cannot end."""


_LABELS = ("place", "salary", "hours", "contract", "closes")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _labels(*said: str) -> Mapping[str, str]:
    return dict(zip(_LABELS, said, strict=True))


NL = Wordings(
    locale="nl_NL",
    at="bij ",
    call=("Lees meer en solliciteer:", "Solliciteer:"),
    ask="Wie kent iemand die hier past? Delen mag.",
    tags=("vacature", "werk"),
    remote="op afstand",
    hybrid="hybride",
    home_office="thuiswerken",
    flexible="flexibel of op afstand",
    closes=("Reageren kan tot en met {date}", "reageren t/m {date}"),
    labels=_labels("Standplaats", "Salaris", "Uren", "Contract", "Reageren"),
    periods={
        "hour": ("per uur", "p/u"),
        "day": ("per dag", "per dag"),
        "week": ("per week", "p/w"),
        "month": ("per maand", "p/m"),
        "year": ("per jaar", "p/j"),
    },
    up_to="tot",
    starting="vanaf",
    contracts={
        "permanent": "vast contract",
        "employed": "vaste baan",
        "temporary": "tijdelijk contract",
        "prospect": "tijdelijk met uitzicht op vast",
        "internship": "stage",
        "student": "bijbaan voor studenten",
        "freelance": "freelance",
        "agency": "uitzendwerk",
        "volunteer": "vrijwilligerswerk",
        "dual": "leer-werkplek",
        "apprentice": "leer-werkplek",
    },
    vacancy="Vacature",
    hours=("{hours} uur per week", "{hours} uur"),
    full="fulltime",
    part="parttime",
    either="fulltime of parttime",
    joining=_words(
        "de het een in te ten ter van voor met bij op aan naar en of om tot uit over onder door als zodat "
        "terwijl omdat waardoor zoals je jij wij ons "
        "onze "
        "uw jouw die dat waar zijn is per binnen tussen rond tegen zonder via"
    ),
)

EN = Wordings(
    locale="en_GB",
    at="at ",
    call=("Read more and apply:", "Apply:"),
    ask="Do you know someone for this role? Feel free to share.",
    tags=("hiring", "jobs"),
    remote="remote",
    hybrid="hybrid",
    home_office="working from home",
    flexible="flexible / remote",
    closes=("Apply by {date}", "apply by {date}"),
    labels=_labels("Location", "Salary", "Hours", "Contract", "Deadline"),
    periods={
        "hour": ("an hour", "/hour"),
        "day": ("a day", "/day"),
        "week": ("a week", "/week"),
        "month": ("a month", "/month"),
        "year": ("a year", "/year"),
    },
    up_to="up to",
    starting="from",
    contracts={
        "permanent": "permanent",
        "employed": "permanent position",
        "temporary": "fixed term",
        "prospect": "temporary, can become permanent",
        "internship": "internship",
        "student": "student job",
        "freelance": "freelance",
        "agency": "agency work",
        "volunteer": "voluntary work",
        "dual": "dual studies",
        "apprentice": "apprenticeship",
    },
    vacancy="Vacancy",
    hours=("{hours} hours a week", "{hours} hours"),
    full="full-time",
    part="part-time",
    either="full-time or part-time",
    joining=_words(
        "and or the a an in of for with at to on by from as into within our your his her their its this that "
        "these is "
        "are be we you will who which under over between per via than if but"
    ),
)

DE = Wordings(
    locale="de_DE",
    at="bei ",
    call=("Mehr lesen und bewerben:", "Jetzt bewerben:"),
    ask="Kennt ihr jemanden, der hier passt? Gern weitersagen.",
    tags=("Stellenangebot", "Jobs"),
    remote="remote",
    hybrid="hybrid",
    home_office="Homeoffice",
    flexible="flexibel oder remote",
    closes=("Bewerben bis {date}", "bewerben bis {date}"),
    labels=_labels("Standort", "Gehalt", "Arbeitszeit", "Vertrag", "Bewerbungsschluss"),
    periods={
        "hour": ("pro Stunde", "/Std."),
        "day": ("pro Tag", "/Tag"),
        "week": ("pro Woche", "/Woche"),
        "month": ("pro Monat", "/Monat"),
        "year": ("pro Jahr", "/Jahr"),
    },
    up_to="bis",
    starting="ab",
    contracts={
        "permanent": "unbefristet",
        "employed": "Festanstellung",
        "temporary": "befristet",
        "prospect": "befristet mit Aussicht auf Übernahme",
        "internship": "Praktikum",
        "student": "Werkstudierendenstelle",
        "freelance": "freiberuflich",
        "agency": "Zeitarbeit",
        "volunteer": "Ehrenamt",
        "dual": "duales Studium",
        "apprentice": "Ausbildung",
    },
    vacancy="Offene Stelle",
    hours=("{hours} Stunden pro Woche", "{hours} Std."),
    full="Vollzeit",
    part="Teilzeit",
    either="Voll- oder Teilzeit",
    joining=_words(
        "und oder der die das den dem des ein eine einen einem einer in im mit für bei beim von vom zu zum zur am an "
        "auf aus nach über unter durch als wir du sie ihr unser unsere unserem unseren dein deine ihre sowie bis "
        "per um"
    ),
)

FR = Wordings(
    locale="fr_FR",
    at="chez ",
    call=("Pour en savoir plus et postuler, suivez le lien", "Postulez ici"),
    ask="Connaissez-vous quelqu’un pour ce poste\u00a0? N’hésitez pas à partager.",
    tags=("emploi", "recrutement"),
    remote="télétravail",
    hybrid="hybride",
    home_office="télétravail",
    flexible="lieu flexible ou télétravail",
    closes=("Candidatures jusqu’au {date}", "candidatures jusqu’au {date}"),
    labels=_labels("Lieu", "Salaire", "Temps de travail", "Contrat", "Candidatures"),
    periods={
        "hour": ("par heure", "/h"),
        "day": ("par jour", "/jour"),
        "week": ("par semaine", "/sem."),
        "month": ("par mois", "/mois"),
        "year": ("/an", "/an"),
    },
    up_to="jusqu’à",
    starting="à partir de",
    contracts={
        "permanent": "CDI",
        "employed": "poste fixe",
        "temporary": "CDD",
        "prospect": "CDD, CDI possible",
        "internship": "stage",
        "student": "emploi étudiant",
        "freelance": "indépendant",
        "agency": "intérim",
        "volunteer": "bénévolat",
        "dual": "alternance",
        "apprentice": "apprentissage",
    },
    vacancy="Offre d’emploi",
    hours=("{hours} heures par semaine", "{hours} h"),
    full="temps plein",
    part="temps partiel",
    either="temps plein ou partiel",
    joining=_words(
        "et ou le la les un une des de du d l à au aux en pour avec chez par sur dans sous entre contre vers afin "
        "lors que qui dont nous "
        "vous "
        "notre nos votre vos son sa ses leur leurs ce cette ces est sont se"
    ),
)

LANGUAGES: Mapping[str, Wordings] = {"nl": NL, "en": EN, "de": DE, "fr": FR}


def wordings(language: str) -> Wordings:
    """The words of that language, in English when we do not speak it."""
    return LANGUAGES.get(language[:2].lower(), EN)


JOINING = NL.joining | EN.joining | DE.joining | FR.joining
"""For texts whose language is not the post's: an English title in a Dutch post."""
