"""What a candidate fills in at the private address. The address itself is the proof of who it is."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.fields import BooleanField, EmailField

from recruit.attribution.links import first_hand
from recruit.models import TrackedLink
from recruit.web.forms.apply import EmailAddress, ReferredForm, WebText
from recruit.web.forms.base import LongText, Needed, Plain, PublicForm, WebAddress, tidy
from recruit.web.forms.sees import ShownRadio


class CorrectForm(ReferredForm):
    """What was sent, to be mended."""

    profile = WebText(_l("Link to your profile"), [WebAddress()], most=500, render_kw={"inputmode": "url"})
    video = WebText(_l("Link to a short film about you"), [WebAddress()], most=300, render_kw={"inputmode": "url"})
    motivation = LongText(_l("Why would you like this work?"), most=4000, hint=_l("At most 4,000 characters."))

    def facts(self) -> dict[str, Any]:
        """What was filled in."""
        return {name: field.data or "" for name, field in self._fields.items()} | self.referral()


class SharerForm(PublicForm):
    """What the colleague may see whose link it was."""

    sees = ShownRadio()

    def ask_about(self, link: TrackedLink | None, rewarded: bool) -> None:
        """In the words of the form: who has the link from others learns no name here either."""
        known = first_hand(link)
        self.sees.ask(link, known.own_name if known else "", rewarded)


class AgainForm(PublicForm):
    """Where the private address should be mailed to."""

    email = EmailField(
        _l("E-mail address"),
        [Needed(_l("Fill in the e-mail address that you applied with.")), Plain(254), EmailAddress()],
        filters=[tidy],
        render_kw={"autocomplete": "email", "spellcheck": "false"},
    )


class PoolForm(PublicForm):
    """Consent, asked by itself and never ticked beforehand."""

    pool = BooleanField(
        _l("Other vacancies"),
        [Needed(_l("Tick the box if we may keep your application; leave it, and nothing changes."))],
        id="pool-yes",
    )
