"""What a candidate writes at the private address."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from recruit.web.forms.base import LongText, Needed, PublicForm


class WriteForm(PublicForm):
    """A few words to us. No honeypot: no robot knows the address."""

    text = LongText(_l("Your message"), [Needed(_l("Write your message."))], most=4000)
