"""Forms about the house rules."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.fields import SelectField

from recruit.models.house_rules import RuleKind, Severity
from recruit.web.forms.base import LongText, Needed, OfficeForm, Text, choices
from recruit.web.forms.editing import EditForm

WEIGHTS = choices((Severity.WARN, _l("Ask for a reason first")), (Severity.BLOCK, _l("Stop the text")))
SWITCHES = choices((Severity.OFF, _l("Do nothing")), *((weight.value, weight.label) for weight in WEIGHTS))


class HouseRuleForm(EditForm):
    """One rule of the office's own list."""

    kind = SelectField(
        _l("Kind of rule"),
        choices=choices(
            (RuleKind.BLOCKED, _l("Words we do not use: another brand, an old name")),
            (RuleKind.CONFIDENTIAL, _l("Confidential words: the name of a project")),
            (RuleKind.REQUIRED, _l("Words that must be in the text")),
        ),
    )
    words = Text(
        _l("Word or words"),
        [Needed(_l("Write the word or the words."))],
        most=200,
        hint=_l("Capitals, accents and spaces make no difference."),
    )
    note = Text(_l("Note"), most=300, hint=_l("Stands with the remark: what to write instead, or whom to ask."))
    severity = SelectField(_l("What the rule does"), choices=WEIGHTS, default=Severity.BLOCK)
    channel_id = SelectField(_l("For which posts"), coerce=int)


class SwitchesForm(EditForm):
    """What the rules that come with the program do."""

    age = SelectField(_l("Words that shut people out by age"), choices=SWITCHES)
    gender = SelectField(_l("Words that speak to one gender only"), choices=SWITCHES)
    origin = SelectField(_l("Words that shut people out by origin"), choices=SWITCHES)
    capitals = SelectField(_l("Words in capitals"), choices=SWITCHES)


class TryForm(OfficeForm):
    """A text to try the rules on."""

    text = LongText(_l("A text"), [Needed(_l("Paste a text, then see what the rules say about it."))], most=20_000)
    channel_id = SelectField(_l("As a post for"), coerce=int)
