"""Channels: connect an account, ask who we are there, switch it off."""

from __future__ import annotations

import inspect

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy import select
from werkzeug.wrappers import Response

import adapters
from adapters.abilities import Assisted
from adapters.base import Adapter
from adapters.errors import ChannelError
from recruit.core.database import db, now
from recruit.core.queue import ring
from recruit.core.translatable import say
from recruit.models import Channel, Deed
from recruit.organisation import audit
from recruit.publishing import backlog, channels, publications
from recruit.web.forms.editing import code, held
from recruit.web.forms.publishing import BacklogForm, ChannelForm, channel_form
from recruit.web.office.blueprint import administration


def help_of(kind: type[Adapter]) -> str:
    """How to connect it, in the reader's language."""
    return str(_(inspect.cleandoc(kind.__doc__ or "")))


@administration.get("/channels")
def channel_list() -> str:
    """What is connected, and what can be."""
    channels = db.session.scalars(select(Channel).order_by(Channel.name)).all()
    kinds = adapters.all()
    by_hand = [kind for kind in kinds.values() if issubclass(kind, Assisted)]
    return render_template("office/channels/channels.html", channels=channels, kinds=kinds, by_hand=by_hand)


def kind_of(name: str) -> type[Adapter]:
    """An adapter, or 404."""
    return adapters.get(name) if name in adapters.all() else abort(404)


@administration.route("/channels/new/<name>", methods=["GET", "POST"])
def channel_new(name: str) -> str | Response | tuple[str, int]:
    """Connect an account; who we are there is asked at once."""
    kind = kind_of(name)
    form = channel_form(kind)
    if request.method == "POST" and form.validate():
        channel = Channel(kind=name, name=form.name.data, settings=form.given(kind, None))
        channel.four_eyes = form.four_eyes.data
        db.session.add(channel)
        audit.note(current_user, Deed.CHANNEL_CONNECTED, channel, channel)
        return verified(channel)
    return form_page(kind, form, None)


def form_page(kind: type[Adapter], form: ChannelForm, channel: Channel | None) -> tuple[str, int]:
    """The page made from the adapter's settings."""
    facts = {"help": help_of(kind), "ends": channels.ends_on(channel) if channel else None}
    shown = render_template("office/channels/form.html", kind=kind, form=form, channel=channel, **facts)
    return shown, code(form)


@administration.route("/channels/<int:number>", methods=["GET", "POST"])
def channel(number: int) -> str | Response | tuple[str, int]:
    """Change what was filled in; a secret is never shown again."""
    channel = held(db.get_or_404(Channel, number))
    kind = adapters.get(channel.kind)
    form = channel_form(kind, channel)
    if request.method == "POST" and form.validate():
        given = form.given(kind, channel)
        if given != channel.settings:
            channel.signed_in_at = now()
        channel.name, channel.settings, channel.on = form.name.data, given, not backlog.overdue_of(channel)
        switched = channel.four_eyes != form.four_eyes.data
        channel.four_eyes = form.four_eyes.data
        facts = [audit.Field("four_eyes", (channel.four_eyes,))] if switched else []
        audit.note(current_user, Deed.CHANNEL_CHANGED, channel, *facts)
        return verified(channel)
    return form_page(kind, form, channel)


def verified(channel: Channel) -> Response:
    """Save, ask the channel who we are, and say what it said. What was filled in is kept either way."""
    db.session.flush()
    publications.draft_for(channel)
    db.session.commit()
    try:
        channel.account = channels.adapter_of(channel).verify()[:200]
        channel.problem, channel.verified_at, channel.parked_until = "", now(), None
        flash(_("Connected. This is who we are there: %(who)s", who=channel.account))
    except ChannelError as error:
        channel.problem = error.said
        flash(_("Saved, but it does not work yet. %(said)s", said=say(error.said)), "problem")
    db.session.commit()
    page = "channel_on" if backlog.overdue_of(channel) else "channel"
    return redirect(url_for(f"administration.{page}", number=channel.id), 303)


@administration.post("/channels/<int:number>/verify")
def channel_verify(number: int) -> Response:
    """Ask the channel again who we are."""
    return verified(db.get_or_404(Channel, number))


@administration.post("/channels/<int:number>/switch")
def channel_switch(number: int) -> Response:
    """On or off. Off: nothing is sent; what is planned waits. On with posts that were due meanwhile: asks first."""
    channel = held(db.get_or_404(Channel, number))
    if backlog.overdue_of(channel):
        return redirect(url_for("administration.channel_on", number=number), 303)
    if channel.on:
        channel.on = False
        said = _("The channel is off. What is planned waits until it is on again.")
    else:
        backlog.switch_on(channel, send=True)
        said = _("The channel is on.")
    audit.note(current_user, Deed.CHANNEL_SWITCHED_ON if channel.on else Deed.CHANNEL_SWITCHED_OFF, channel)
    db.session.commit()
    flash(said)
    return redirect(url_for("administration.channel", number=number), 303)


@administration.route("/channels/<int:number>/on", methods=["GET", "POST"])
def channel_on(number: int) -> str | Response | tuple[str, int]:
    """What becomes of the posts that were due while it was off."""
    channel = db.get_or_404(Channel, number)
    form, late = BacklogForm(), backlog.overdue_of(channel)
    if request.method == "POST" and form.validate():
        backlog.switch_on(channel, form.send.data)
        audit.note(current_user, Deed.CHANNEL_SWITCHED_ON, channel)
        db.session.commit()
        ring("jobs.publish_posts.publish", number)
        flash(_("The channel is on."))
        return redirect(url_for("administration.channel", number=number), 303)
    return render_template("office/channels/on.html", channel=channel, form=form, late=late), code(form)
