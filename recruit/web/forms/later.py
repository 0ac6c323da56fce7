"""Where the form of a vacancy should be mailed to."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.fields import EmailField

from recruit.web.forms.apply import EmailAddress
from recruit.web.forms.base import Needed, Plain, PublicForm, tidy


class LaterForm(PublicForm):
    """Nothing but the address. Its field is called otherwise than that of the form beside which it stands."""

    email = EmailField(
        _l("Where should we mail it?"),
        [Needed(_l("Fill in the e-mail address to which we send the form.")), Plain(254), EmailAddress()],
        id="later-email",
        filters=[tidy],
        render_kw={"autocomplete": "email", "spellcheck": "false"},
    )
