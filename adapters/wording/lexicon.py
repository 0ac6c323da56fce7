"""What posts say in Dutch, English, German and French: words as data, and nothing that decides.

A language that is not here is served in English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from adapters.vacancy_facts import Contract, Period, Qualifier, Remote


@dataclass(frozen=True)
class Wordings:
    """One language. Where there are several wordings of one thing, they go from long to short."""

    locale: str
    at: str
    """Stands before the organisation."""
    calls: tuple[str, ...]
    """One of them stands before the link."""
    call_until: str
    """Stands there where the closing date is known."""
    asks: tuple[str, ...]
    """Questions to the members of a group, one of which begins a post: to those in a town."""
    asks_anywhere: tuple[str, ...]
    """The same, where no town is known."""
    tags: tuple[str, str]
    """The hashtags under which people look for vacancies in this language."""
    elsewhere: Mapping[Remote, str]
    """That the work, or a part of it, can be done from elsewhere."""
    others: tuple[str, str]
    """Stands behind a place that one other, or more, are not named beside."""
    closes: tuple[str, str]
    """On a line of its own, and among other facts."""
    salary: str
    """Stands before amounts of which no currency says that they are pay."""
    periods: Mapping[Period, tuple[str, str]]
    up_to: str
    starting: str
    net: str
    paid_for: tuple[str, str]
    """The hours in the week that pay is for."""
    besides: Mapping[Qualifier, str]
    """What is said behind the pay."""
    contracts: Mapping[Contract, str]
    vacancy: str
    """For an opening without a title."""
    hours: tuple[str, str]
    full: str
    part: str
    either: str
    joining: frozenset[str]
    """Words on which a text cannot end."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NL = Wordings(
    locale="nl_NL",
    at="bij ",
    calls=("Solliciteer:", "Reageer hier:", "Meer weten of solliciteren:"),
    call_until="Solliciteer t/m {date}:",
    asks=(
        "Wie in {town} wil aan de slag als {role}?",
        "Wie kent iemand in {town} die wil werken als {role}?",
        "Is werken als {role} in {town} iets voor jou?",
        "Iemand in {town} op zoek naar werk als {role}?",
        "Ken je iemand in {town} voor deze baan: {role}?",
        "In {town} aan het werk als {role}: iets voor jou?",
        "Wie wil in {town} werken als {role}?",
    ),
    asks_anywhere=(
        "Wie wil aan de slag als {role}?",
        "Wie kent iemand die wil werken als {role}?",
        "Is werken als {role} iets voor jou?",
        "Iemand op zoek naar werk als {role}?",
        "Ken je iemand voor deze baan: {role}?",
        "Aan het werk als {role}: iets voor jou?",
    ),
    tags=("vacature", "werk"),
    elsewhere={
        Remote.NO: "",
        Remote.HYBRID: "hybride",
        Remote.FULL: "op afstand",
        Remote.AT_HOME: "thuiswerken",
        Remote.FLEXIBLE: "flexibel of op afstand",
    },
    others=("en 1 andere plaats", "en {count} andere plaatsen"),
    closes=("Reageren kan tot en met {date}", "reageren t/m {date}"),
    salary="salaris",
    periods={
        Period.HOUR: ("per uur", "p/u"),
        Period.DAY: ("per dag", "per dag"),
        Period.SHIFT: ("per dienst", "per dienst"),
        Period.WEEK: ("per week", "p/w"),
        Period.FOUR_WEEKS: ("per vier weken", "per vier weken"),
        Period.MONTH: ("per maand", "p/m"),
        Period.YEAR: ("per jaar", "p/j"),
    },
    up_to="tot",
    starting="vanaf",
    net="netto",
    paid_for=("bij {hours} uur per week", "bij {hours} uur"),
    besides={
        Qualifier.ON_TARGET: "bij gehaalde doelen",
        Qualifier.PRO_RATA: "naar rato",
        Qualifier.MINIMUM: "als minimum",
    },
    contracts={
        Contract.UNSAID: "",
        Contract.PERMANENT: "vast contract",
        Contract.EMPLOYED: "in loondienst",
        Contract.FIXED: "tijdelijk contract",
        Contract.FIXED_TO_PERMANENT: "tijdelijk met uitzicht op vast",
        Contract.INTERNSHIP: "stage",
        Contract.STUDENT: "bijbaan voor studenten",
        Contract.FREELANCE: "freelance",
        Contract.TEMPORARY: "uitzendwerk",
        Contract.VOLUNTEER: "vrijwilligerswerk",
        Contract.DUAL: "leer-werkplek",
        Contract.APPRENTICE: "leer-werkplek",
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
    calls=("Apply:", "Apply here:", "Find out more and apply:"),
    call_until="Apply by {date}:",
    asks=(
        "Who in {town} would fit the role of {role}?",
        "Do you know someone in {town} for the role of {role}?",
        "Looking for work in {town}? How about {role}?",
        "Anyone in {town} looking for a job like this: {role}?",
        "Who do you know in {town} for this job: {role}?",
        "Would the role of {role} in {town} suit you?",
        "Is this your next job in {town}: {role}?",
    ),
    asks_anywhere=(
        "Who would fit the role of {role}?",
        "Do you know someone for the role of {role}?",
        "Looking for work? How about {role}?",
        "Anyone looking for a job like this: {role}?",
        "Who do you know for this job: {role}?",
        "Would the role of {role} suit you?",
    ),
    tags=("hiring", "jobs"),
    elsewhere={
        Remote.NO: "",
        Remote.HYBRID: "hybrid",
        Remote.FULL: "remote",
        Remote.AT_HOME: "working from home",
        Remote.FLEXIBLE: "flexible / remote",
    },
    others=("and 1 other place", "and {count} other places"),
    closes=("Apply by {date}", "apply by {date}"),
    salary="salary",
    periods={
        Period.HOUR: ("an hour", "/hour"),
        Period.DAY: ("a day", "/day"),
        Period.SHIFT: ("a shift", "/shift"),
        Period.WEEK: ("a week", "/week"),
        Period.FOUR_WEEKS: ("every four weeks", "/4 weeks"),
        Period.MONTH: ("a month", "/month"),
        Period.YEAR: ("a year", "/year"),
    },
    up_to="up to",
    starting="from",
    net="net",
    paid_for=("for {hours} hours a week", "for {hours} hours"),
    besides={Qualifier.ON_TARGET: "OTE", Qualifier.PRO_RATA: "pro rata", Qualifier.MINIMUM: "as a minimum"},
    contracts={
        Contract.UNSAID: "",
        Contract.PERMANENT: "permanent",
        Contract.EMPLOYED: "employment contract",
        Contract.FIXED: "fixed term",
        Contract.FIXED_TO_PERMANENT: "temporary, can become permanent",
        Contract.INTERNSHIP: "internship",
        Contract.STUDENT: "student job",
        Contract.FREELANCE: "freelance",
        Contract.TEMPORARY: "agency work",
        Contract.VOLUNTEER: "voluntary work",
        Contract.DUAL: "dual studies",
        Contract.APPRENTICE: "apprenticeship",
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
    calls=("Jetzt bewerben:", "Hier bewerben:", "Mehr dazu und Bewerbung:"),
    call_until="Bewerben bis {date}:",
    asks=(
        "Wer möchte in {town} arbeiten als {role}?",
        "Kennt ihr jemanden in {town} für diese Stelle: {role}?",
        "Wer sucht in {town} eine Stelle als {role}?",
        "Arbeiten in {town} als {role}: Wer hat Lust?",
        "Wen kennt ihr in {town} für diese Aufgabe: {role}?",
        "In {town} auf Stellensuche? Wie wäre es mit: {role}?",
    ),
    asks_anywhere=(
        "Wer möchte arbeiten als {role}?",
        "Kennt ihr jemanden für diese Stelle: {role}?",
        "Wer sucht eine Stelle als {role}?",
        "Arbeiten als {role}: Wer hat Lust?",
        "Wen kennt ihr für diese Aufgabe: {role}?",
        "Auf Stellensuche? Wie wäre es mit: {role}?",
    ),
    tags=("Stellenangebot", "Jobs"),
    elsewhere={
        Remote.NO: "",
        Remote.HYBRID: "hybrid",
        Remote.FULL: "remote",
        Remote.AT_HOME: "Homeoffice",
        Remote.FLEXIBLE: "flexibel oder remote",
    },
    others=("und 1 weiterer Ort", "und {count} weitere Orte"),
    closes=("Bewerben bis {date}", "bewerben bis {date}"),
    salary="Gehalt",
    periods={
        Period.HOUR: ("pro Stunde", "/Std."),
        Period.DAY: ("pro Tag", "/Tag"),
        Period.SHIFT: ("pro Schicht", "/Schicht"),
        Period.WEEK: ("pro Woche", "/Woche"),
        Period.FOUR_WEEKS: ("alle vier Wochen", "/4 Wochen"),
        Period.MONTH: ("pro Monat", "/Monat"),
        Period.YEAR: ("pro Jahr", "/Jahr"),
    },
    up_to="bis",
    starting="ab",
    net="netto",
    paid_for=("bei {hours} Stunden pro Woche", "bei {hours} Std."),
    besides={
        Qualifier.ON_TARGET: "bei Zielerreichung",
        Qualifier.PRO_RATA: "anteilig",
        Qualifier.MINIMUM: "als Minimum",
    },
    contracts={
        Contract.UNSAID: "",
        Contract.PERMANENT: "unbefristet",
        Contract.EMPLOYED: "Festanstellung",
        Contract.FIXED: "befristet",
        Contract.FIXED_TO_PERMANENT: "befristet mit Aussicht auf Übernahme",
        Contract.INTERNSHIP: "Praktikum",
        Contract.STUDENT: "Werkstudierendenstelle",
        Contract.FREELANCE: "freiberuflich",
        Contract.TEMPORARY: "Zeitarbeit",
        Contract.VOLUNTEER: "Ehrenamt",
        Contract.DUAL: "duales Studium",
        Contract.APPRENTICE: "Ausbildung",
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
    calls=("Postulez ici\u00a0:", "Pour postuler\u00a0:", "En savoir plus et postuler\u00a0:"),
    call_until="Postulez jusqu’au {date}\u00a0:",
    asks=(
        "Connaissez-vous quelqu’un pour ce poste ({town})\u00a0: {role}\u00a0?",
        "Qui cherche un poste comme celui-ci, {town}\u00a0: {role}\u00a0?",
        "{town}, poste à pourvoir\u00a0: {role}. Qui est partant\u00a0?",
        "Ce poste vous tente, {town}\u00a0: {role}\u00a0?",
        "{role}, {town}\u00a0: est-ce pour vous\u00a0?",
        "Un nouveau poste vous attend ({town})\u00a0: {role}. Cela vous tente\u00a0?",
    ),
    asks_anywhere=(
        "Connaissez-vous quelqu’un pour ce poste\u00a0: {role}\u00a0?",
        "Qui cherche un poste comme celui-ci\u00a0: {role}\u00a0?",
        "Poste à pourvoir\u00a0: {role}. Qui est partant\u00a0?",
        "Ce poste vous tente\u00a0: {role}\u00a0?",
        "{role}\u00a0: est-ce pour vous\u00a0?",
        "Un nouveau poste vous attend\u00a0: {role}. Cela vous tente\u00a0?",
    ),
    tags=("emploi", "recrutement"),
    elsewhere={
        Remote.NO: "",
        Remote.HYBRID: "hybride",
        Remote.FULL: "télétravail",
        Remote.AT_HOME: "télétravail",
        Remote.FLEXIBLE: "lieu flexible ou télétravail",
    },
    others=("et 1 autre lieu", "et {count} autres lieux"),
    closes=("Candidatures jusqu’au {date}", "candidatures jusqu’au {date}"),
    salary="salaire",
    periods={
        Period.HOUR: ("par heure", "/h"),
        Period.DAY: ("par jour", "/jour"),
        Period.SHIFT: ("par vacation", "/vacation"),
        Period.WEEK: ("par semaine", "/sem."),
        Period.FOUR_WEEKS: ("par quatre semaines", "/4 sem."),
        Period.MONTH: ("par mois", "/mois"),
        Period.YEAR: ("/an", "/an"),
    },
    up_to="jusqu’à",
    starting="à partir de",
    net="net",
    paid_for=("pour {hours} heures par semaine", "pour {hours} h"),
    besides={
        Qualifier.ON_TARGET: "à objectifs atteints",
        Qualifier.PRO_RATA: "au prorata",
        Qualifier.MINIMUM: "au minimum",
    },
    contracts={
        Contract.UNSAID: "",
        Contract.PERMANENT: "CDI",
        Contract.EMPLOYED: "contrat de salarié",
        Contract.FIXED: "CDD",
        Contract.FIXED_TO_PERMANENT: "CDD, CDI possible",
        Contract.INTERNSHIP: "stage",
        Contract.STUDENT: "emploi étudiant",
        Contract.FREELANCE: "indépendant",
        Contract.TEMPORARY: "intérim",
        Contract.VOLUNTEER: "bénévolat",
        Contract.DUAL: "alternance",
        Contract.APPRENTICE: "apprentissage",
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
