"""What the page of a candidate says of who may be the same person: applications and leads, said or only suggested."""

from __future__ import annotations

from dataclasses import dataclass

from recruit.candidates import blind_review, duplicates, lead_matches
from recruit.candidates.duplicates import Suggestion
from recruit.candidates.lead_matches import LikeLead
from recruit.models import Application, Lead


@dataclass(frozen=True)
class Likeness:
    """Nothing at all while a blind first look hides the candidate."""

    same: list[tuple[Application, bool]]
    """Other applications of the same person, and whether somebody said so of these very two."""
    alike: list[Suggestion]
    leads: list[Lead]
    like_leads: list[LikeLead]

    def __bool__(self) -> bool:
        return bool(self.same or self.alike or self.leads or self.like_leads)


def likeness_of(application: Application) -> Likeness:
    """Of one candidate."""
    if blind_review.hidden(application):
        return Likeness([], [], [], [])
    tied = {number for tie in duplicates.ties(application) for number in (tie.one_id, tie.other_id)}
    return Likeness(
        [(row, row.id in tied) for row in duplicates.others(application)],
        duplicates.suggestions(application),
        lead_matches.tied(application),
        lead_matches.suggestions(application),
    )
