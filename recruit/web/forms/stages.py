"""Forms about the stages of a procedure."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.fields import SelectField

from recruit.candidates.stages import OWN, called
from recruit.web.forms.base import Text, choices
from recruit.web.forms.editing import EditForm


class StageNameForm(EditForm):
    """What a stage is called here."""

    name = Text(_l("Name"), most=80, hint=_l("Leave empty for the usual name, in the reader’s language."))


class NewStageForm(StageNameForm):
    """A step of the organisation's own."""

    kind = SelectField(_l("What it means"))


def new_stage_form() -> NewStageForm:
    """The form with the kinds of step that there may be more of."""
    form = NewStageForm(prefix="new")
    form.kind.choices = choices(*((kind.value, called(kind)) for kind in OWN))
    return form
