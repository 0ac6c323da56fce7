"""The level that a title names, as one English word."""

from __future__ import annotations

import regex

LEVELS = {
    "trainee": r"trainee(?:ship)?|volontär(?:in)?",
    "working student": r"working student|werkstudent\w*|studentische hilfskraft|student(?:en)?baan"
    r"|studentassistent|bijbaan",
    "apprentice": r"apprenti\w*|auszubildende\w*|ausbildung\w*|azubi|alternan\w+|bbl(?:-\w+)?|leerling",
    "intern": r"intern|interns|internship|(?:meewerk|meeloop|afstudeer)?stage|stagiair(?:e|es)?"
    r"|afstudeer\w*|praktik\w+|\w+praktikum",
    "graduate": r"graduate",
    "junior": r"junior|jr|débutant\w*|berufseinsteiger\w*",
    "medior": r"medior|mid-?level|intermediate|confirmé\w*",
    "principal": r"principal|staff engineer",
    "lead": r"lead(?!\s*gener)|teamlead|team lead|teamleider|teamleiter\w*|tech lead|leidinggevende|chef d.équipe",
    "head": r"head of|head|hoofd|leiter\w*|leitung|director|directeur\w*|direktor\w*|chief \w+ officer|c[etfo]o",
    "senior": r"senior|sr|expérimenté\w*",
}
"""Every level, with the words for it."""
_LEVEL = {level: regex.compile(rf"(?<![\p{{L}}-])(?:{words})(?![\p{{L}}])", regex.I) for level, words in LEVELS.items()}

_LONGEST = 400


def level(title: str) -> str:
    """junior, medior, senior, lead, head … as the title names it; of "medior/senior" the lower; empty for none."""
    named = [level for level, pattern in _LEVEL.items() if pattern.search(title[:_LONGEST])]
    if "senior" in named and len(named) > 1:  # a senior team lead leads; a medior or senior may be a medior
        return next(level for level in named if level != "senior")
    return named[0] if named else ""
