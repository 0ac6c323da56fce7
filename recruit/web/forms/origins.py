"""Forms about where candidates come from: what counts, and the places that send people without a link of ours."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields import BooleanField, RadioField, StringField
from wtforms.validators import InputRequired, ValidationError

from recruit.attribution.sources import APP
from recruit.core.row_numbers import whole
from recruit.models import Counts, Source
from recruit.web.forms.base import LongText, Needed, Text, choices
from recruit.web.forms.editing import EditForm

LABEL = r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
HOST = re.compile(rf"{LABEL}(\.{LABEL})*\.([a-z][a-z0-9-]{{0,61}}[a-z0-9]|\*)|\d+(\.\d+){{3}}|localhost", re.ASCII)
PACKAGE = re.compile(r"[a-z][\w]*(\.[\w]+)+", re.ASCII)


class OriginPolicyForm(EditForm):
    """What counts as an origin, and how long single clicks are kept."""

    counts = RadioField(
        _l("When somebody followed several links"),
        choices=choices((Counts.LAST, _l("The last one counts")), (Counts.FIRST, _l("The first one counts"))),
    )
    across = BooleanField(_l("A link to one vacancy counts for another"))
    thin_months = StringField(
        _l("Months for which single clicks are kept"), [InputRequired(_l("Write a number from 1 to 60."))]
    )

    def validate_thin_months(self, field: Any) -> None:
        months = whole(field.data.strip())
        if months is None or not 1 <= months <= 60:
            raise ValidationError(_("Write a number from 1 to 60."))
        field.data = months

    def facts(self) -> dict[str, Any]:
        """What was filled in, as the row has it."""
        return {
            "counts": Counts(self.counts.data),
            "across": self.across.data,
            "thin_months": self.thin_months.data,
        }


class SourceForm(EditForm):
    """One place on the web."""

    name = Text(_l("Name"), [Needed(_l("Write what this place is called."))], most=80)
    hosts = LongText(
        _l("Hosts"),
        most=2000,
        hint=_l(
            "One on each line, such as example.org; what stands before it counts too, such as www.example.org. "
            "With example.* every ending counts. A telephone’s app is android-app:// and its name."
        ),
    )
    campaigns = LongText(
        _l("Campaigns"),
        most=2000,
        hint=_l("What addresses call it, one on each line: the value of utm_source, utm_campaign, source or ref."),
    )

    def __init__(self, others: list[Source], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.others = others

    def validate_name(self, field: Any) -> None:
        if any(other.name.casefold() == field.data.casefold() for other in self.others):
            raise ValidationError(_("There is a source of this name already. Choose another."))

    def validate_hosts(self, field: Any) -> None:
        found = list(dict.fromkeys(as_host(line) for line in field.data.casefold().split()))
        for host in found:
            if not (PACKAGE.fullmatch(host.removeprefix(APP)) if host.startswith(APP) else HOST.fullmatch(host)):
                raise ValidationError(_("“%(host)s” is no host. Write it like example.org.", host=host[:80]))
            self.refuse_twice(host, {other.name: other.hosts.splitlines() for other in self.others})
        if not found and not self.campaigns.data:
            raise ValidationError(_("Write a host or a campaign: without both nobody is known to come from there."))
        field.data = "\n".join(found)

    def validate_campaigns(self, field: Any) -> None:
        found = list(dict.fromkeys(" ".join(line.split()) for line in field.data.casefold().splitlines()))
        for value in filter(None, found):
            self.refuse_twice(value, {other.name: other.campaigns.splitlines() for other in self.others})
        field.data = "\n".join(filter(None, found))

    def refuse_twice(self, value: str, taken: dict[str, list[str]]) -> None:
        """Nobody can come from two places at once."""
        for name, values in taken.items():
            if value in values:
                raise ValidationError(_("“%(value)s” belongs to %(name)s already.", value=value, name=name))

    def facts(self) -> dict[str, Any]:
        """What was filled in, as the row has it."""
        return {name: self[name].data for name in ("name", "hosts", "campaigns")}


def as_host(typed: str) -> str:
    """A host as it is compared, also out of an address that somebody pasted."""
    if typed.startswith(APP):
        return typed.rstrip("/")
    try:
        bare = urlsplit(typed if "//" in typed else f"//{typed}").hostname or typed
        return bare.removeprefix("www.").rstrip(".").encode("idna").decode()
    except ValueError:
        return typed
