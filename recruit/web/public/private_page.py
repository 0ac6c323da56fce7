"""What stands at a candidate's private address, and the way back to it."""

from __future__ import annotations

from typing import Any

from flask import abort, make_response, redirect, render_template, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response

import adapters
from recruit.attribution import touches
from recruit.candidates import decisions, messages, private_links, retention
from recruit.candidates.documents import files as documents
from recruit.candidates.privacy import legal_holds, talent_pool
from recruit.candidates.screening import overview, possible_findings, wordings
from recruit.core.database import today
from recruit.models import Application, TrackedLink, Vacancy
from recruit.models.locking import lock_candidates
from recruit.organisation import policies
from recruit.organisation.policies import policy
from recruit.referrals import consent
from recruit.referrals.integrity import search as flags
from recruit.web import outages
from recruit.web.forms.own_data import SharerForm
from recruit.web.public import afterwards, proving
from recruit.web.public.blueprint import keep_private, who_reads

TYPED = ("name", "email", "phone", "profile", "video", "motivation", "referred_by", "text")
"""Fields of a private page in which somebody writes."""


def to_status(token: str, done: str = "") -> Response:
    """The page that is confirmation and status in one; `done` says what changed, where it did."""
    page = url_for("public.application", token=token, done=done or None, _anchor=afterwards.place(done))
    return keep_private(redirect(page, 303))


def private(token: str) -> Application:
    """The application of that token. A press takes it, so that nobody deletes it meanwhile, and at the newer of two
    addresses ends the older, with whatever else it does. Raises Gone."""
    found = private_links.by_token(token) or abort(ended())
    proving.look(found, token)
    if request.method == "POST":
        lock_candidates(found)
        if private_links.is_newer(found, token):
            private_links.settle(found)
        elif not private_links.is_current(found, token):
            abort(ended())
    return found


def ended() -> Response:
    """No private address, or one no longer: how to get the one that works, and what was typed here."""
    typed = [(name, value) for name, value in outages.typed() if name in TYPED and value]
    return keep_private(make_response(render_template("public/ended.html", typed=typed), 404))


def page_of(found: Application, token: str = "", proved: bool = False) -> dict[str, Any]:
    """What the candidate's page shows; without a token, what a copy of it shows. What we know by the mail address alone
    only where it is `proved` that whoever looks reads what is mailed there."""
    way = proving.way_here(found, proved)
    return {
        "application": found,
        "token": token,
        "proved": proved,
        "is_newer": bool(token) and private_links.is_newer(found, token),
        "is_open": found.vacancy.is_open(today()),
        "way": way,
        "came": came_by(found) if proved else "",
        "pass_on": passing_on(found.vacancy, way),
        "decisions": decisions.decisions_of(found),
        "delete_at": retention.delete_at(found),
        "holds": legal_holds.active(found),
        "files": documents.files_of(found),
        "consents": talent_pool.consents_of(found),
        "sharer_form": sharer_form(found) if way and way.sharer else None,
        "pool_days": policy().pool_days,
        "keep_days": policy().keep_days,
    }


def whole_page_of(found: Application, token: str = "", proved: bool = False) -> dict[str, Any]:
    """The same, with what was looked up, written and noticed."""
    screening = overview.overview_of(found)
    looked_twice = possible_findings.possible_findings_of(found, before_too=proved)
    told = screening.told
    return page_of(found, token, proved) | {
        "screening": screening,
        "told_level": wordings.long(told, str(get_locale())) if told else "",
        "looked_twice": looked_twice,
        "unsaid": any(one.answered_at is None for one in looked_twice),
        "denied": sum(bool(one.answered_at) and one.line is None for one in looked_twice),
        "flags": flags.read_by_candidate(found, proved),
        "thread": [(message, messages.as_read(message)) for message in messages.thread_of(found)] if token else [],
        "who_reads": who_reads(),
        "just_done": afterwards.just_done(found) if token else {},
    }


def sharer_form(found: Application) -> SharerForm:
    """What the colleague may see, as the candidate last chose."""
    form = SharerForm(data={"sees": consent.chosen(found)})
    form.ask_about(found.origin, policies.reward_rules().on)
    return form


def passing_on(vacancy: Vacancy, origin: TrackedLink | None) -> str:
    """Where the vacancy is passed on: an address that is the same for all who came by that link in that hour."""
    mark = touches.mark_of(origin) if origin else None
    return url_for("public.pass_on", number=vacancy.id, slug=vacancy.slug, o=mark)


def came_by(application: Application) -> str:
    """Where an application came from, in words for the candidate."""
    said: str
    link = application.origin
    if link is None and application.source:
        said = _("From %(source)s, as your browser or the address said", source=application.source.name)
    elif link is None:
        said = _("Straight to our site, or in a way we do not know")
    elif link.vacancy_id != application.vacancy_id:
        said = _("%(way)s, for another vacancy: %(title)s", way=came_through(link), title=link.vacancy.title)
    else:
        said = came_through(link)
    return said


def came_through(link: TrackedLink) -> str:
    """A link in words for the candidate."""
    said: str
    if link.publication:
        kind = link.publication.channel.kind
        label = _(adapters.all()[kind].label) if kind in adapters.all() else link.publication.channel.name
        said = _("Through our post on %(channel)s", channel=label)
    elif link.steps:
        said = _("Through a link that somebody passed on")
    elif link.sharer:
        said = _("Through a link that a colleague shared")
    else:
        said = _("Through our link “%(name)s”", name=link.label)
    return said
