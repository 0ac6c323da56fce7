"""What colleagues write for a network, and the house rules for sharing."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from recruit.web.forms.base import LongText, PublicForm
from recruit.web.forms.editing import EditForm

LONGEST = 5_000
"""Characters of somebody's own words. What a network takes is said, and never in the way of typing."""


class WordsForm(PublicForm):
    """Words for one network. The door checks against forged requests."""

    words = LongText(_l("Your words"), most=LONGEST)


class ConductForm(EditForm):
    """What colleagues agree to before they share."""

    text = LongText(
        _l("House rules for sharing"),
        most=10_000,
        hint=_l("A few lines work best. **Bold**, lists and links work. Leave it empty and nothing is asked."),
    )
