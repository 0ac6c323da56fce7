"""Forms about how far we go, for one vacancy and for all."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields import HiddenField, SelectField
from wtforms.validators import ValidationError

from recruit.candidates.screening.notifications import WHAT, How
from recruit.core.row_numbers import whole
from recruit.models import Level, Proven
from recruit.web.forms.base import LongText, OfficeForm, Reason, Text, choices
from recruit.web.forms.choosing import Choice, Days
from recruit.web.forms.editing import EditForm
from recruit.web.forms.publishing import Box

LEVELS = choices(
    (Level.NOTHING, _l("Nothing is looked up")),
    (Level.GIVEN_LINKS, _l("Only the links that candidates give")),
    (Level.PROFESSIONAL_NETWORKS, _l("Professional networks too")),
    (Level.PUBLIC_WEB, _l("The public web too")),
    (Level.AGENCY, _l("An outside agency too")),
)
HOW = choices(
    (How.TELEPHONE, _l("By telephone")),
    (How.IN_PERSON, _l("In person")),
    (How.POST, _l("By post")),
    (How.OTHER_MAIL, _l("At another e-mail address")),
)


class HowFarForm(EditForm):
    """What a vacancy and the organisation's rules both say."""

    level = Choice(_l("How far we go"), choices=LEVELS, coerce=int, says=_l("Choose how far you go."))
    agency = Text(_l("Name of the agency"), most=200, hint=_l("Only when an outside agency looks too."))
    criteria = LongText(_l("What we look for"), most=2000, hint=_l("One a line. Findings and decisions name one."))
    sources = Text(
        _l("Where we look"),
        most=500,
        hint=_l(
            "Names of networks and nothing else (“LinkedIn, GitHub”) are the whole list. With other words "
            "(“networks such as LinkedIn”) they are examples."
        ),
    )
    searcher = Text(_l("Who looks"), most=200, hint=_l("For example: the recruiter and the team lead"))
    answer_days = Days(
        _l("Days until candidates hear from us"),
        least=1,
        most=60,
        hint=_l("At most. What is late stands on the first page."),
    )
    wait_days = Days(
        _l("Days that a decision waits"),
        least=1,
        most=30,
        hint=_l("For the candidate’s answer to what was found."),
    )
    blind = Box(
        _l("Blind first look"),
        hint=_l("Of who applies from now on, names, addresses and origins are hidden until a decision with a reason."),
    )

    def validate_agency(self, field: Any) -> None:
        if self.level.data == Level.AGENCY and not field.data:
            raise ValidationError(_("Write which agency looks: candidates read its name."))

    def facts(self) -> dict[str, Any]:
        """What was filled in about searching, as a version keeps it."""
        found = {name: self[name].data or "" for name in ("criteria", "sources", "searcher", "agency")}
        days = {"answer_days": self.answer_days.stored, "wait_days": self.wait_days.stored}
        return {"level": self.level.data} | found | days


class LevelForm(HowFarForm):
    """How far we go for one vacancy."""

    reason = Text(
        _l("Why we go further"),
        [Reason()],
        most=500,
        hint=_l("Only needed when you go further than before. Candidates read it."),
    )


class PolicyForm(HowFarForm):
    """The organisation's own rules."""

    keep_days = Days(
        _l("Days after the procedure until deletion"),
        least=1,
        most=28,
        hint=_l("At most four weeks, says the Dutch data protection authority."),
    )
    pool_days = Days(
        _l("Days that consent to be kept lasts"),
        least=30,
        most=365,
        hint=_l("After that the candidate is asked again."),
    )
    figures_public = Box(
        _l("Everybody may read the openness figures"),
        hint=_l("How often was searched, and how soon candidates heard of it. They name nobody."),
    )

    by_unit = Box(
        _l("Recruiters see candidates of their own unit only"),
        hint=_l(
            "And those of vacancies without a unit, or whose contact they are. Administrators see all. What candidates "
            "read follows by itself."
        ),
    )

    def rules(self) -> dict[str, Any]:
        """All that was filled in."""
        days = {"keep_days": self.keep_days.stored, "pool_days": self.pool_days.stored}
        return (
            self.facts()
            | days
            | {"blind": self.blind.data, "figures_public": self.figures_public.data}
            | {"by_unit": self.by_unit.data}
        )


class ToldForm(OfficeForm):
    """How a candidate was told something when no letter arrived."""

    what = HiddenField()
    """Which of the things that the candidate does not know: its kind and its number."""
    how = SelectField(_l("How you told the candidate"), choices=HOW)

    def told(self) -> Proven | None:
        """What the candidate knows now; None for what is nothing of the kind."""
        kind, _, number = (self.what.data or "").partition(" ")
        proof = next((proof for proof in WHAT if proof.value == kind), None)
        return Proven(proof, whole(number)) if proof else None
