"""What the office calls where candidates came from."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import joinedload

from adapters.share_links import NETWORKS
from recruit.attribution import links
from recruit.models import Application, Publication, TrackedLink, User
from recruit.organisation.policies import sharing

INVITATION = "invitation"
"""The network of a link that stands in a colleague's letter to one person."""


def name_of(link: TrackedLink | None) -> str:
    """What the office calls an origin."""
    if link is None:
        return str(_("Direct or unknown"))
    if link.publication:
        name, round_ = link.publication.channel.name, link.publication.round
        return name if round_ == 1 else str(_("%(channel)s, round %(round)s", channel=name, round=round_))
    if link.steps:
        return passed_on(link)
    if link.sharer:
        return shared_by(link.sharer, link.network)
    return link.label


def name_for(application: Application) -> str:
    """What the office calls the origin of an application: the link, else the source, else nothing that is known."""
    return name_by(application, application.origin)


def name_by(application: Application, link: TrackedLink | None) -> str:
    """What it is called that somebody applied by this link, or without any."""
    if link is None and application.source:
        return str(_("%(source)s, without a link of ours", source=application.source.name))
    if link is None or link.vacancy_id == application.vacancy_id:
        return name_of(link)
    return str(_("%(origin)s, by the link to “%(vacancy)s”", origin=name_of(link), vacancy=link.vacancy.title))


def shared_by(sharer: User, network: str) -> str:
    """The colleague by name and the network, unless the organisation keeps figures of single people from the office."""
    if not sharing().figures_per_person:
        return str(_("Shared by a colleague"))
    name = sharer.called
    if network == "email":
        return str(_("Shared by %(name)s by e-mail", name=name))
    if network == "copy":
        return str(_("Shared by %(name)s as a link", name=name))
    if network == "code":
        return str(_("Shared by %(name)s as a QR code", name=name))
    if known := NETWORKS.get(network):
        return str(_("Shared by %(name)s on %(network)s", name=name, network=known.label))
    return str(_("Shared by %(name)s", name=name))


def passed_on(link: TrackedLink) -> str:
    """The path of a link that was passed on: how far it is from the first hand, and whose that was."""
    steps = ngettext("Passed on (%(num)s step)", "Passed on (%(num)s steps)", link.steps)
    first = links.first_of_chain(link)
    return str(_("%(passed_on)s from %(origin)s", passed_on=steps, origin=name_of(first)) if first else steps)


def with_names() -> Any:
    """Options that load what `name_of` reads, in the same query."""
    return (
        joinedload(TrackedLink.publication).joinedload(Publication.channel),
        joinedload(TrackedLink.sharer),
    )


def with_origins() -> Any:
    """Options that load what `name_for` reads, in the same query."""
    return joinedload(Application.origin).options(*with_names()), joinedload(Application.source)
