"""Forms about rewards for referrals, and the ranking."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select
from wtforms.fields import SelectField
from wtforms.validators import ValidationError

from recruit.core.database import db
from recruit.models import User
from recruit.models.vacancies import CURRENCIES
from recruit.web.forms.about_people import AboutForm, AboutText
from recruit.web.forms.base import LongText, Needed, Reason, Text, choices
from recruit.web.forms.choosing import Choice, Days
from recruit.web.forms.editing import EditForm
from recruit.web.forms.numbers import Figure, Whole
from recruit.web.forms.publishing import Box


class Points(Whole):
    """A whole number of points."""

    def __init__(self, label: Any = None, **kwargs: Any) -> None:
        says = _l("Write a whole number of points, from 0 to 1000.")
        super().__init__(label, least=0, most=1000, says=says, **kwargs)


class RewardsForm(EditForm):
    """What a referral brings the colleague."""

    on = Box(_l("Referrals are rewarded"), hint=_l("Claims are opened from then on, not for what was before."))
    points_received = Points(_l("Points for an application"))
    points_interview = Points(_l("Points for an interview"))
    points_hired = Points(_l("Points for a hire"))
    bonus = Figure(_l("Bonus for a hire"), most=100_000, factor=100, hint=_l("Empty or 0 for none."))
    currency = SelectField(_l("Currency"), choices=choices(*((sign, sign) for sign in CURRENCIES)))
    waiting_days = Days(
        _l("Days between the hire and the bonus"), least=0, most=365, hint=_l("Usually the trial period.")
    )
    window_days = Days(
        _l("Days that a person is somebody’s referral"),
        least=1,
        most=730,
        hint=_l("For every vacancy. Who shares first counts."),
    )
    known_days = Days(
        _l("Days that we know somebody ourselves"),
        least=0,
        most=730,
        hint=_l("Who applied or was noted in that time was known already: a person decides."),
    )
    note = LongText(
        _l("In your own words"), most=3000, hint=_l("Stands under the rules. For example, when payroll pays.")
    )

    def facts(self) -> dict[str, Any]:
        """All that was filled in."""
        names = ("points_received", "points_interview", "points_hired", "waiting_days", "window_days", "known_days")
        facts: dict[str, Any] = {name: self[name].stored for name in names}
        own = {"on": self.on.data, "currency": self.currency.data, "note": self.note.data or ""}
        return facts | own | {"bonus": int(self.bonus.stored or 0)}


class ClaimForm(AboutForm):
    """What a person decides about a claim."""

    verdict = Choice(_l("What you decide"), says=_l("Choose what you decide."))
    reason = AboutText(
        _l("Reason"),
        [Reason(_l("Write the reason."))],
        most=500,
        column="claims.reason",
        hint=_l("The colleague reads why a claim is refused. Write nothing that only the candidate may know."),
    )

    def explain(self, heard: bool) -> None:
        """Say who reads the reason."""
        if not heard:
            self.reason.hint = _("It stays in the office: the colleague hears nothing of this claim.")


def claim_form(offered: list[tuple[str, Any]], **given: Any) -> ClaimForm:
    """The form with what can be decided now."""
    form = ClaimForm(**given)
    form.verdict.choices = choices(*offered)
    return form


class AliasForm(EditForm):
    """Joining the ranking."""

    alias = Text(
        _l("Your name in the ranking"),
        [Needed(_l("Choose a name."))],
        most=40,
        hint=_l("Any name you like. Only those who joined see the ranking."),
    )

    def __init__(self, user: User, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.user = user

    def validate_alias(self, field: Any) -> None:
        same = func.lower(User.alias) == (field.data or "").lower()
        if db.session.scalar(select(User.id).where(same, User.id != self.user.id).limit(1)):
            raise ValidationError(_("Somebody has this name already. Choose another."))
