"""Forms about channels, posts, links and origins."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields import BooleanField, DateTimeLocalField, PasswordField, SelectField
from wtforms.validators import StopValidation, ValidationError

from adapters.base import Adapter
from adapters.types import Setting
from recruit.config import running
from recruit.core.database import now
from recruit.models import Channel
from recruit.web.forms.about_people import AboutForm, AboutLine, AboutNobody
from recruit.web.forms.base import LongText, Needed, OfficeForm, Plain, Reason, Text, WebAddress
from recruit.web.forms.editing import EditForm
from recruit.web.forms.whom import Colleague


class Secret(PasswordField):
    """A secret is typed and never shown again."""

    def __init__(self, label: Any = None, validators: Any = None, *, hint: Any = "", **kwargs: Any) -> None:
        super().__init__(label, [*(validators or []), Plain(4000)], **kwargs)
        self.hint = hint


class Box(BooleanField):
    """A box to tick, with a hint."""

    def __init__(self, label: Any = None, *, hint: Any = "", **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.hint = hint


class ChannelForm(EditForm):
    """What every channel has; `channel_form` adds the adapter's own settings."""

    name = Text(
        _l("Name in this office"), [Needed(_l("Write a name, so that colleagues know which account this is."))], most=80
    )

    four_eyes = Box(
        _l("Somebody else approves every text first"),
        hint=_l(
            "The one who asks never approves, so you need two people who may publish. What is planned already goes out "
            "as planned."
        ),
    )

    def given(self, kind: type[Adapter], channel: Channel | None) -> dict[str, str]:
        """The settings as filled in; a secret left empty keeps the one that was stored."""
        stored = dict(channel.settings) if channel else {}
        for setting in kind.settings:
            typed = (self[f"set_{setting.name}"].data or "").strip()
            if typed or not setting.secret:
                stored[setting.name] = typed
        return stored


def channel_form(kind: type[Adapter], channel: Channel | None = None) -> ChannelForm:
    """A form made from the adapter's settings."""
    fields = {f"set_{s.name}": _field(s, channel) for s in kind.settings}
    filled = (
        {}
        if channel is None
        else {f"set_{s.name}": channel.settings.get(s.name, "") for s in kind.settings if not s.secret}
    )
    made: ChannelForm = type("Filled", (ChannelForm,), fields)(
        obj=channel,
        data={"name": channel.name if channel else _(kind.label), "four_eyes": bool(channel and channel.four_eyes)}
        | filled,
    )
    return made


def _field(setting: Setting, channel: Channel | None) -> Any:
    stored = bool(setting.secret and channel and channel.settings.get(setting.name))
    hint = _("Stored. Leave empty to keep it.") if stored else _(setting.hint) if setting.hint else ""
    needed = (
        [Needed(_("Fill this in; the channel cannot be used without it."))] if setting.required and not stored else []
    )
    if setting.secret:
        return Secret(_(setting.label), needed, hint=hint)
    return Text(_(setting.label), needed, most=1000, hint=hint, default=setting.default)


class WordsForm(OfficeForm):
    """The words of one post."""

    text = LongText(_l("Words"), most=100_000)


class Instant(DateTimeLocalField):
    """A day and a time from the browser's calendar; what is none gets a sentence."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_("Choose a day and a time.")) from None


class WhenForm(OfficeForm):
    """When a post goes out, by the office's clock."""

    at = Instant(_l("Day and time"), format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"])

    def validate_at(self, field: Any) -> None:
        if field.data is None:
            raise StopValidation(_("Choose a day and a time."))
        if field.data.year > 2200 or self.moment < now() - timedelta(minutes=1):
            raise ValidationError(_("This moment has passed. Choose a later one."))
        if self.moment > now() + timedelta(days=366):
            raise ValidationError(_("This is more than a year away. Check the date."))
        if self.is_skipped:
            raise ValidationError(_("The clock skips this hour on that day. Choose an earlier or a later moment."))

    @property
    def moment(self) -> datetime:
        """The moment, aware."""
        typed: datetime = self.at.data
        return typed.replace(tzinfo=running().settings.zone)

    @property
    def is_skipped(self) -> bool:
        """Whether the office's clock never shows it: on a night in spring it goes from two to three."""
        zone = running().settings.zone
        shown = self.moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
        return bool(shown != self.at.data)


class ReasonForm(OfficeForm):
    """Why a text goes out although a house rule warns."""

    reason = Text(_l("Why it goes out all the same"), [Reason(_l("Write why it goes out all the same."))], most=500)


class BacklogForm(OfficeForm):
    """What becomes of the posts that were due while their channel was off."""

    send = BooleanField()
    """Whether they go out; else they become drafts."""


class SendBackForm(OfficeForm):
    """Why words are not approved."""

    why = Text(_l("What should be different"), [Reason(_l("Write what should be different."))], most=500)


class PostedForm(OfficeForm):
    """Where a post is that a person put there."""

    url = Text(_l("Address of the post"), [Needed(_l("Paste the address of the post.")), WebAddress()], most=600)


class LinkForm(OfficeForm):
    """A tracked link for a colleague or for a place that is no channel."""

    sharer = Colleague(_l("For a colleague"))
    label = Text(_l("Or for"), [AboutNobody()], most=80, hint=_l("A flyer, a newsletter, a fair."))

    def validate_label(self, field: Any) -> None:
        if not field.data and not self.sharer.data:
            raise ValidationError(_("Choose a colleague, or write what the link is for."))
        if field.data and self.sharer.data:
            raise ValidationError(_("Choose a colleague or write what it is for, not both."))


class OriginForm(AboutForm):
    """Correcting where an application came from."""

    link = SelectField(_l("Where they came from"), coerce=int)
    colleague = Colleague(_l("Or through a colleague"))
    reason = AboutLine(
        _l("Why"),
        [Reason(_l("Write how you know. The old origin stays on record."))],
        most=500,
        column="origin_corrections.reason",
    )
