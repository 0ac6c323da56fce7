"""A colleague who is typed: there may be thousands, too many for a list to choose from."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import and_, or_, select
from wtforms.validators import StopValidation

from recruit.core.database import db
from recruit.core.same_people import mailbox, plain_name
from recruit.models import User
from recruit.web.forms.base import Text


class Colleague(Text):
    """The e-mail address of somebody who works here, or a name that only one of them has."""

    def __init__(self, label: Any = None, **kwargs: Any) -> None:
        super().__init__(label, [self.find], most=254, hint=_l("E-mail address or whole name."), **kwargs)
        self.person: User | None = None

    def find(self, form: Any, field: Any) -> None:
        """Look who it is."""
        self.person = None
        typed = (self.data or "").strip()
        if not typed:
            return
        name = plain_name(typed)
        same = or_(User.mailbox == mailbox(typed), and_(User.plain_name == name, User.plain_name != ""))
        found = db.session.scalars(select(User).where(same, User.active).limit(2)).all()
        if not found:
            raise StopValidation(_("Nobody here is called that. Look under People how the name is written."))
        if len(found) > 1:
            raise StopValidation(_("Several colleagues are called that. Write the e-mail address."))
        self.person = found[0]
