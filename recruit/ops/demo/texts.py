"""The words of the made-up organisation."""

from __future__ import annotations

from recruit.models import QuestionKind

ORGANISATION = {
    "name": "De Linde",
    "website": "https://delinde.example",
    "about": "De Linde zorgt in Utrecht voor ouderen, thuis en in acht huizen. Wij zijn met 1.400 collega’s.",
    "accent": "#1f6f54",
    "street": "Lindelaan 12",
    "postcode": "3581 CK",
    "city": "Utrecht",
    "country": "NL",
    "privacy_email": "privacy@delinde.example",
}
UNITS = ("Wijkzorg", "Wonen met zorg", "Behandeling", "ICT en gegevens")
COLLEAGUES = (
    "Marit de Boer",
    "Youssef Amrani",
    "Femke Visser",
    "Ruben Smit",
    "Aylin Kaya",
    "Joost van Dam",
    "Noor Hendriks",
    "Tomasz Nowak",
    "Ilse Mulder",
)
CANDIDATES = (
    *("Lotte Jansen", "Daan Bakker", "Sanne Peters", "Bram Willems", "Fatima El Idrissi", "Kees van Leeuwen"),
    *(
        "Emma Vos",
        "Mehmet Yilmaz",
        "Julia Kowalska",
        "Pieter Dijkstra",
        "Amber Maas",
        "Stijn Verhoeven",
        "Priya Sharma",
    ),
    *("Hannah Weber", "Luuk Brouwer", "Sophie Laurent", "James Carter", "Olga Petrova", "Wouter Kok", "Nadia Benali"),
    *("Thijs Schouten", "Eva Martens", "Jeroen Post", "Zoë Huisman", "Niels de Graaf", "Maria Gomes"),
)
MOTIVATIONS = {
    "nl": (
        "Ik werk vijf jaar in de wijk en zoek een vast team waarin we elkaar kennen.",
        "Uw bericht kwam langs bij een collega. De diensten passen precies bij ons gezin.",
        "",
    ),
    "en": (
        "I have done this work for four years and would like to do it for people I can meet.",
        "Your team sounds like one that talks to its users.",
        "",
    ),
}
OFFER = "\n\n## Wat je krijgt\n\n- een vast team\n- een opleiding per jaar\n- reiskosten vergoed\n"
GIVE = "\n\n## What you get\n\n- a team that stays\n- a course each year\n- travel paid for\n"


def _nl(
    title: str, unit: str, place: str, pay: tuple[int, int], hours: tuple[int, int], summary: str, **more: object
) -> dict[str, object]:
    return {
        "title": title,
        "unit": unit,
        "places": place,
        "pay_min": pay[0] * 100,
        "pay_max": pay[1] * 100,
        "hours_min": float(hours[0]),
        "hours_max": float(hours[1]),
        "summary": summary,
        "body": "## Wat je doet\n\n- je kent je cliënten\n- je maakt je rooster met het team" + OFFER,
        "language": "nl",
        "pay_scale": "CAO VVT",
        "tags": "zorg",
        **more,
    }


def _en(
    title: str, place: str, pay: tuple[int, int], hours: tuple[int, int], summary: str, **more: object
) -> dict[str, object]:
    return {
        **_nl(title, "ICT en gegevens", place, pay, hours, summary),
        "body": "## What you do\n\n- you build with two colleagues\n- you visit who uses it" + GIVE,
        "language": "en",
        "pay_scale": "",
        "tags": "tech, health",
        **more,
    }


VACANCIES: tuple[dict[str, object], ...] = (
    _nl(
        "Teamleider wijkzorg (m/v/x)",
        "Wijkzorg",
        "Zeist",
        (3900, 5100),
        (32, 36),
        "Je leidt twee wijkteams van twaalf mensen, en je loopt elke week een dag mee.",
        weeks=6,
    ),
    _nl(
        "Kok woonzorghuis (m/v/x)",
        "Wonen met zorg",
        "Bunnik",
        (2500, 3300),
        (28, 36),
        "Je kookt vers voor tachtig bewoners, met twee leerlingen in je keuken.",
        weeks=5.5,
    ),
    _nl(
        "Wijkverpleegkundige (m/v/x)",
        "Wijkzorg",
        "Utrecht",
        (3200, 4500),
        (24, 36),
        "Je zorgt met acht collega’s voor zestig mensen in Lombok, op de fiets en zonder stopwatch.",
        weeks=5,
        closes_in=12,
        tags="wijkverpleging, zorg",
    ),
    _nl(
        "Verzorgende IG nachtdienst (m/v/x)",
        "Wonen met zorg",
        "Nieuwegein",
        (2600, 3500),
        (16, 28),
        "Je waakt met een collega over veertig bewoners. Zeven nachten op, zeven nachten vrij.",
        weeks=4.5,
        closes_in=20,
        tags="verzorging, nachtdienst",
    ),
    _nl(
        "Fysiotherapeut geriatrie (m/v/x)",
        "Behandeling",
        "Utrecht; Zeist",
        (3100, 4400),
        (20, 32),
        "Je helpt mensen na een breuk of beroerte weer naar huis, samen met ergo en logopedie.",
        weeks=4,
        closes_in=25,
        tags="fysiotherapie",
    ),
    _nl(
        "Specialist ouderengeneeskunde (m/v/x)",
        "Behandeling",
        "Utrecht",
        (6200, 8900),
        (24, 36),
        "Je bent arts voor drie huizen met een vaste verpleegkundig specialist naast je.",
        weeks=3.5,
        contract="permanent",
        tags="arts, ouderenzorg",
    ),
    _nl(
        "Leerling verzorgende IG (m/v/x)",
        "Wonen met zorg",
        "Houten",
        (1900, 2300),
        (28, 32),
        "Je leert het vak in twee jaar, vier dagen werken en een dag naar school.",
        weeks=3,
        contract="apprentice",
        tags="leerbaan, zorg",
    ),
    _nl(
        "Planner wijkzorg (m/v/x)",
        "Wijkzorg",
        "Utrecht",
        (2700, 3600),
        (24, 32),
        "Je maakt roosters waar acht teams op bouwen, half thuis en half aan de Croeselaan.",
        weeks=2.5,
        remote="hybrid",
        closes_in=30,
        tags="planning",
    ),
    _en(
        "Data engineer",
        "Utrecht",
        (4200, 5600),
        (32, 40),
        "You build the tables that tell our teams where help is needed, in Python and PostgreSQL.",
        weeks=2,
        remote="hybrid",
        closes_in=34,
        tags="python, data",
    ),
    _en(
        "Product designer for carers",
        "Utrecht",
        (3800, 5000),
        (28, 36),
        "You design what nurses use with gloves on, and you watch them use it every week.",
        weeks=1.5,
        remote="hybrid",
        tags="ux, design",
    ),
    _en(
        "Site reliability engineer",
        "",
        (4600, 6200),
        (32, 40),
        "You keep the systems that carers rely on at night running, and boring.",
        weeks=0.8,
        remote="full",
        tags="sre, linux",
        blind=True,
    ),
    _en(
        "Information security officer (m/f/x)",
        "Utrecht",
        (4800, 6400),
        (24, 36),
        "You help 1,400 colleagues handle private lives with care.",
        weeks=0,
        remote="hybrid",
        tags="security, privacy",
    ),
)

LEADS = (
    {
        "name": "Sanne Wolters",
        "address": "https://www.linkedin.com/in/example-sanne",
        "email": "sanne.wolters@example.org",
        "place": "LinkedIn",
        "why": "Schrijft over wondzorg in de wijk.",
        "language": "nl",
    },
    {
        "name": "Tom Hofman",
        "address": "",
        "email": "",
        "place": "",
        "why": "Werkte eerder met ons team.",
        "language": "nl",
    },
)
QUESTIONS = (
    {"words": "Wanneer kun je beginnen?", "kind": QuestionKind.TEXT, "hint": "", "options": "", "required": False},
    {"words": "Heb je een rijbewijs?", "kind": QuestionKind.YES_NO, "hint": "", "options": "", "required": True},
)
