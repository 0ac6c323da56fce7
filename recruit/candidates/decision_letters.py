"""The letters that go with decisions: proposed in the candidate's language, changed by a person, sent as shown.

Three things stand in them as marks until the letter leaves: the candidate's private address, which is nobody else's to
see, the reason, which is written once, and, during a blind first look, the name. That one stays a mark in what is kept
until the look is over: the office reads its own words as it wrote them, and a guess among them is not told from the
name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from recruit.candidates import blind_review
from recruit.core.database import now
from recruit.models import Application, Stage, StageKind
from recruit.organisation.employer import employer
from recruit.organisation.policies import policy
from recruit.outbox import letters

TEMPLATES = {
    StageKind.RECEIVED: "decided_other",
    StageKind.LOOKED_AT: "decided_looked_at",
    StageKind.INTERVIEW: "decided_interview",
    StageKind.OTHER: "decided_other",
    StageKind.OFFER: "decided_offer",
    StageKind.HIRED: "decided_hired",
    StageKind.REJECTED: "decided_rejected",
}


@dataclass(frozen=True)
class Words:
    """A letter's subject and text."""

    subject: str
    text: str


@dataclass(frozen=True)
class Marks:
    """What stands in a letter for that which is filled in when it leaves."""

    page: str
    here: str
    """What stands there on the very page."""
    name: str
    reason: str


MARKS = {
    "nl": Marks("[jouw pagina]", "deze pagina", "[naam]", "[reden]"),
    "en": Marks("[your page]", "this page", "[name]", "[reason]"),
    "de": Marks("[Ihre Seite]", "diese Seite", "[Name]", "[Grund]"),
    "fr": Marks("[votre page]", "cette page", "[nom]", "[raison]"),
}


def marks_of(application: Application) -> Marks:
    """The marks in the candidate's language."""
    return MARKS.get(application.language, MARKS["en"])


def proposed(application: Application, stage: Stage) -> Words:
    """The words we propose for a move to that stage; for a blind first look without the name."""
    due = application.answer_by
    facts = {"day": due if due and due > now() else None, "days": policy().keep_days, "stage": stage}
    return _worded(application, TEMPLATES[stage.kind], **facts)


def empty(application: Application) -> Words:
    """A letter with a beginning and an end, for words of one's own."""
    return _worded(application, "message", words="")


def _worded(application: Application, template: str, **facts: Any) -> Words:
    marks = marks_of(application)
    subject, text = letters.words(
        template,
        application.language,
        name=marks.name if blind_review.hidden(application) else application.name,
        vacancy=application.vacancy,
        organisation=employer().name,
        address=marks.page,
        reason=marks.reason,
        **facts,
    )
    return Words(subject, text)


def filled(words: Words, application: Application, criterion: str = "", reason: str = "") -> Words:
    """The letter as it is kept, with reason, and with the name once the office may know it; the private address is
    still a mark, for the office reads this too."""
    why = f"{criterion}: {reason}" if criterion and reason else criterion or reason
    told = Words(words.subject, words.text.replace(marks_of(application).reason, why))
    return told if blind_review.hidden(application) else named(told, application)


def named(words: Words, application: Application) -> Words:
    """The letter with the name, as whoever bears it gets it."""
    mark = marks_of(application).name
    return Words(*(part.replace(mark, application.name) for part in (words.subject, words.text)))


def addressed(text: str, application: Application, address: str) -> str:
    """The letter as the candidate gets it."""
    return text.replace(marks_of(application).page, address)
