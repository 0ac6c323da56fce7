"""What people of the made-up organisation say about a vacancy and its candidates, in the language of the vacancy."""

from __future__ import annotations

WAYS: dict[str, tuple[tuple[tuple[int, str, str], ...], ...]] = {
    "nl": (
        ((3, "Ervaring", "Werkt zes jaar met deze doelgroep."),),
        ((6, "Ervaring", "Nog geen ervaring met nachtdiensten, en die is hier nodig."),),
        (
            (3, "Samenwerken", "Schrijft helder over een lastig rooster."),
            (4, "Gesprek", "Past bij het team, en wil dit."),
        ),
        ((3, "Opleiding", "Rondt dit jaar de opleiding af."), (6, "Gesprek", "Zocht toch een baan zonder weekenden.")),
        (
            (3, "Ervaring", "Deed dit werk al bij een andere instelling."),
            (4, "Gesprek", "Beide gesprekken waren goed."),
            (5, "Gesprek", "Neemt het aanbod aan."),
        ),
    ),
    "en": (
        ((3, "Experience", "Has built this kind of thing for six years."),),
        ((6, "Experience", "Has not worked with personal data yet, and that is needed here."),),
        (
            (3, "Working together", "Writes clearly about a difficult choice."),
            (4, "Interview", "Fits the team, and wants this."),
        ),
        ((3, "Training", "Finishes the course this year."), (6, "Interview", "Wants to work from abroad after all.")),
        (
            (3, "Experience", "Did this work at another organisation."),
            (4, "Interview", "Both interviews were good."),
            (5, "Interview", "Takes the offer."),
        ),
    ),
}
"""Stages with criterion and reason, after somebody has looked, in the language of the vacancy."""
SEARCHED_BY: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "nl": (
        {"searcher": "de recruiter", "criteria": "Ervaring\nSamenwerken"},
        {
            "searcher": "de recruiter en de teamleider",
            "criteria": "Ervaring met het werk\nOpleiding\nKennis delen",
        },
    ),
    "en": (
        {"searcher": "the recruiter", "criteria": "Experience\nWorking together"},
        {
            "searcher": "the recruiter and the team lead",
            "criteria": "Experience with the work\nTraining\nSharing knowledge",
        },
    ),
}
"""Who looks, and for what: where only the links are looked at, and where professional networks are too."""
FOUND = {
    "nl": (
        (
            "Geeft sinds 2021 elk jaar een les over plannen met kleine teams.",
            "Kennis delen",
            "In dit werk leer je nieuwe collega’s in.",
        ),
        (
            "Noemt zes jaar ervaring, een jaar meer dan in de brief.",
            "Ervaring met het werk",
            "De vacature vraagt vijf jaar.",
        ),
    ),
    "en": (
        (
            "Has given a class about planning with small teams each year since 2021.",
            "Sharing knowledge",
            "In this work you train new colleagues.",
        ),
        (
            "Names six years of experience, one more than in the letter.",
            "Experience with the work",
            "The vacancy asks for five.",
        ),
    ),
}
"""What was found, by which criterion, and how it matters."""
SAID = {
    "nl": {
        "answer": "Dat klopt, ik doe dit nog steeds.",
        "subject": "Je gesprek",
        "office": "Kom je donderdag om tien uur langs?",
        "candidate": "Graag! Mag het ook om half elf?",
        "hold": "Er loopt een klacht over de procedure",
        "flyer": "Open dag",
        "corrected": "Vertelde aan de telefoon wie de vacature stuurde",
    },
    "en": {
        "answer": "That is right, I still do.",
        "subject": "Your interview",
        "office": "Could you come by on Thursday at ten?",
        "candidate": "Gladly! Would half past ten do too?",
        "hold": "There is a complaint about the procedure",
        "flyer": "Open day",
        "corrected": "Told us on the telephone who sent the vacancy",
    },
}
"""What people say to each other, in the language of the vacancy."""
