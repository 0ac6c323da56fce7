"""The form in which a vacancy is written once."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields import BooleanField, DateField, SelectField
from wtforms.validators import Optional, StopValidation, ValidationError

from adapters.vacancy_facts import Pay
from recruit.core.database import today
from recruit.core.email_addresses import Unmailable, checked
from recruit.core.translatable import say
from recruit.models import CloseReason, Contract, HoursUnit, Period, Remote, Unit, Vacancy
from recruit.models.vacancies import CURRENCIES
from recruit.organisation.employer import employer
from recruit.vacancies import plausible_pay
from recruit.vacancies.lifecycle import WRITTEN
from recruit.web.forms.about_people import AboutForm, AboutLine
from recruit.web.forms.base import LongText, Needed, Text, choices
from recruit.web.forms.countries import CountryField
from recruit.web.forms.editing import EditForm
from recruit.web.forms.numbers import Figure
from recruit.web.forms.places import SPOKEN, PlacesField

VIDEO_HOSTS = ("youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "vimeo.com", "player.vimeo.com")
LANGUAGES = choices(*SPOKEN)
REMOTE = choices(
    (Remote.NO, _l("At the place of work")),
    (Remote.HYBRID, _l("Partly from home")),
    (Remote.FULL, _l("Entirely remote")),
)
CONTRACTS = choices(
    (Contract.UNSAID, _l("Not said")),
    (Contract.PERMANENT, _l("Permanent")),
    (Contract.EMPLOYED, _l("Employed, term not said")),
    (Contract.FIXED, _l("Fixed-term")),
    (Contract.FIXED_TO_PERMANENT, _l("Fixed-term, with a view to permanent")),
    (Contract.TEMPORARY, _l("Agency work")),
    (Contract.INTERNSHIP, _l("Internship")),
    (Contract.STUDENT, _l("Student job")),
    (Contract.APPRENTICE, _l("Apprenticeship")),
    (Contract.DUAL, _l("Dual studies")),
    (Contract.FREELANCE, _l("Freelance")),
    (Contract.VOLUNTEER, _l("Voluntary work")),
)
UNITS = choices((HoursUnit.HOURS, _l("hours a week")), (HoursUnit.FTE, _l("fte")))
PERIODS = choices(
    (Period.HOUR, _l("hour")),
    (Period.DAY, _l("day")),
    (Period.SHIFT, _l("shift")),
    (Period.WEEK, _l("week")),
    (Period.FOUR_WEEKS, _l("four weeks")),
    (Period.MONTH, _l("month")),
    (Period.YEAR, _l("year")),
)
REASONS = choices(
    (CloseReason.FILLED, _l("Filled")),
    (CloseReason.CANCELLED, _l("Cancelled")),
    (CloseReason.EXPIRED, _l("The closing date has passed")),
    (CloseReason.OTHER, _l("Another reason")),
)


def an_email(form: Any, field: Any) -> None:
    """An e-mail address that our mail reaches."""
    if not field.data:
        return
    try:
        checked(field.data)
    except Unmailable as error:
        raise ValidationError(say(error)) from None


class Day(DateField):
    """A day from the browser's calendar; what is no day gets a sentence."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata([v.strip() for v in valuelist])
        except ValueError:
            raise ValueError(_("Write a day, such as 2027-01-31.")) from None


class VacancyForm(EditForm):
    """All that a recruiter writes about a vacancy."""

    title = Text(
        _l("Title"),
        [Needed(_l("Write a title, such as Ward nurse (m/f/x)."))],
        most=200,
        hint=_l("The role, as people search for it. A mark such as (m/f/x) is kept in every post."),
    )
    unit_id = SelectField(_l("Organisation unit"), coerce=int)
    language = SelectField(_l("Language of the vacancy"), choices=LANGUAGES)
    places = PlacesField(
        _l("Places"), hint=_l("Several? Put semicolons between them: Utrecht; Amersfoort. An emptied row goes.")
    )
    country = CountryField(_l("Country of the vacancy"), hint=_l("Of every place for which no other is chosen."))
    remote = SelectField(_l("Where the work is done"), choices=REMOTE)
    contract = SelectField(_l("Contract"), choices=CONTRACTS)
    full_time = BooleanField(_l("Full time"))
    part_time = BooleanField(_l("Part time"))
    hours_min = Figure(_l("Hours from"), most=80)
    hours_max = Figure(_l("Hours to"), most=80)
    hours_unit = SelectField(_l("Hours or fte"), choices=UNITS)
    pay_min = Figure(_l("Pay from"), most=10_000_000, factor=100)
    pay_max = Figure(_l("Pay to"), most=10_000_000, factor=100)
    pay_currency = SelectField(_l("Currency"), choices=choices(*((c, c) for c in CURRENCIES)))
    pay_period = SelectField(_l("Per"), choices=PERIODS, default=Period.MONTH)
    pay_net = BooleanField(_l("This is a net amount"))
    pay_pro_rata = BooleanField(_l("For a full week; part-timers get their part (pro rata)"))
    pay_on_target = BooleanField(_l("Including the bonus when targets are met (OTE)"))
    pay_minimum = BooleanField(_l("The minimum by law or agreement; more is possible"))
    pay_basis_hours = Figure(
        _l("Hours a week that the pay is for"),
        most=80,
        hint=_l("Only if it differs from the hours above, such as 36 or 40."),
    )
    pay_is_right = BooleanField(_l("The pay is right as it stands here"))
    pay_scale = Text(_l("Collective agreement and scale"), most=120, hint=_l("For example: CAO Gemeenten, schaal 9"))
    closes = Day(_l("Closing date"), [Optional()])
    summary = LongText(
        _l("Summary"), most=600, hint=_l("Two or three sentences on what the work is. They open the longer posts.")
    )
    body = LongText(_l("The vacancy"), most=50_000, hint=_l("Markdown: **bold**, - for a list, ## for a heading."))
    tags = Text(_l("Tags"), most=200, hint=_l("Separated by commas. They become hashtags: nursing, night shift"))
    video = Text(_l("Video"), most=300, hint=_l("Address of a film on YouTube or Vimeo."))
    contact_name = Text(_l("Contact"), most=120, hint=_l("Who answers questions. Shown on the vacancy page."))
    contact_email = Text(_l("E-mail of the contact"), [an_email], most=254)
    contact_phone = Text(_l("Telephone of the contact"), most=40)

    def __init__(self, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.unit_id.choices = choices((0, _("None")), *((unit.id, unit.name) for unit in units))

    has_other_buttons = True
    """Before the one that saves."""

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Whether it can be saved; never when one more row for a place was asked for."""
        return not self.places.wants_another and super().validate(*args, **kwargs)

    def validate_hours_max(self, field: Any) -> None:
        _in_order(self.hours_min, field, _("The highest number of hours is below the lowest. Swap them."))

    def validate_hours_unit(self, field: Any) -> None:
        ends = [figure.number for figure in (self.hours_min, self.hours_max) if figure.number]
        if field.data == HoursUnit.FTE and any(end > 1 for end in ends):
            raise ValidationError(_("One fte is a full week. Write a part of it, such as 0.8, or choose hours a week."))
        if field.data == HoursUnit.HOURS and any(end < 1 for end in ends):
            raise ValidationError(_("This is less than an hour a week. If it is a part of a full week, choose fte."))

    def validate_pay_max(self, field: Any) -> None:
        _in_order(self.pay_min, field, _("The highest pay is below the lowest. Swap them."))

    def validate_pay_is_right(self, field: Any) -> None:
        if not field.data and (doubt := self.doubt()):
            raise ValidationError(doubt)

    def validate_closes(self, field: Any) -> None:
        unchanged = field.object_data is not None and field.data == field.object_data
        if field.data and field.data < today() and not unchanged:
            raise ValidationError(_("This day has passed. Choose today or later."))
        if field.data and field.data.year > today().year + 5:
            raise ValidationError(_("This day is more than five years away. Check the year."))

    def validate_video(self, field: Any) -> None:
        if not field.data:
            return
        try:
            address = urlsplit(field.data)
            known = address.scheme == "https" and (address.hostname or "") in VIDEO_HOSTS
        except ValueError:
            known = False
        if not known or re.search(r"\s", field.data):
            raise ValidationError(
                _("Give the https:// address of a film on YouTube or Vimeo; films of other sites are not shown.")
            )

    def validate_tags(self, field: Any) -> None:
        if len([tag for tag in re.split("[,;]", field.data or "") if tag.strip()]) > 10:
            raise ValidationError(_("Use at most ten tags."))

    def doubt(self) -> str:
        """Why somebody may have mistyped the pay, which nobody said is right; empty for pay that stood there before."""
        if self.pay_period.errors or self.pay_currency.errors:
            return ""
        unchanged = all(self[name].stored == self[name].object_data for name in ("pay_min", "pay_max"))
        if unchanged and all(f.data == f.object_data for f in (self.pay_period, self.pay_currency)):
            return ""
        low, high = (Decimal(str(f.number)) if f.number else None for f in (self.pay_min, self.pay_max))
        asked = plausible_pay.doubt(Pay(low, high, self.pay_currency.data, Period(self.pay_period.data)))
        return say(asked) if asked else ""

    def facts(self) -> dict[str, Any]:
        """What was written, as the vacancy keeps it."""
        found = {name: self[name].data for name in ("places", *WRITTEN)}
        for name in ("hours_min", "hours_max", "pay_min", "pay_max", "pay_basis_hours"):
            found[name] = self[name].stored or None  # nothing is no pay, and no hours
        found["unit_id"] = self.unit_id.data or None
        kinds = {"remote": Remote, "contract": Contract, "pay_period": Period, "hours_unit": HoursUnit}
        found |= {name: kind(found[name]) for name, kind in kinds.items()}
        return found


def _in_order(low: Figure, high: Figure, says: str) -> None:
    if low.number is not None and high.number is not None and low.number > high.number:
        raise StopValidation(says)


def vacancy_form(units: list[Unit], vacancy: Vacancy | None = None) -> VacancyForm:
    """The form, filled in from a vacancy; a new one is where the organisation is."""
    return VacancyForm(units, obj=vacancy, data=None if vacancy else {"country": employer().country})


class CloseForm(AboutForm):
    """Why a vacancy is closed."""

    reason = SelectField(_l("Reason"), choices=REASONS)
    note = AboutLine(_l("Note for colleagues"), most=500, column="vacancies.close_note")
