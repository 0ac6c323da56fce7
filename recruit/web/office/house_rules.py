"""House rules: the list, what the built-in rules do, and a box to try a text in."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy import func, select
from werkzeug.wrappers import Response
from wtforms.fields import SelectField

from recruit.core.database import db
from recruit.models import Channel, HouseRule
from recruit.models.house_rules import RuleKind, Severity
from recruit.organisation.employer import public_name
from recruit.publishing import rulebook
from recruit.publishing.house_rules.checking import About, check
from recruit.publishing.house_rules.rules import Remark
from recruit.web.forms.base import choices
from recruit.web.forms.editing import code, held
from recruit.web.forms.house_rules import HouseRuleForm, SwitchesForm, TryForm
from recruit.web.office.blueprint import administration


def with_channels(field: SelectField, everywhere: str) -> None:
    """All channels to choose from, or none in particular."""
    channels = db.session.scalars(select(Channel).order_by(func.lower(Channel.name)))
    field.choices = choices((0, everywhere), *((channel.id, channel.name) for channel in channels))


@administration.get("/house-rules")
def house_rules() -> str | tuple[str, int]:
    """The rules, and what they say about a text."""
    return rules_page()


def rules_page(switches: SwitchesForm | None = None, tried: TryForm | None = None, **facts: Any) -> tuple[str, int]:
    """The list, the switches, and the box."""
    switches = switches or SwitchesForm(formdata=None, obj=rulebook.rulebook(), prefix="switch")
    tried = tried or try_form(formdata=None)
    wanted = select(HouseRule).order_by(HouseRule.kind, func.lower(HouseRule.words), HouseRule.id)
    rows = db.session.scalars(wanted).all()
    shown = render_template("office/house_rules/house_rules.html", rows=rows, switches=switches, tried=tried, **facts)
    return shown, code(switches, tried)


def try_form(**given: Any) -> TryForm:
    """The box, with the channels to choose from."""
    form = TryForm(prefix="try", **given)
    with_channels(form.channel_id, _("No channel in particular"))
    return form


@administration.post("/house-rules/switches")
def house_rules_switches() -> Response | tuple[str, int]:
    """Let the rules that come with the program do nothing, ask, or stop."""
    form = SwitchesForm(obj=held(rulebook.rulebook()), prefix="switch")
    form.their_page = url_for("administration.house_rules")
    if not form.validate():
        return rules_page(switches=form)
    rulebook.switch({field.short_name: field.data for field in form}, current_user)
    db.session.commit()
    flash(_("Saved. From now on every text is checked like this."))
    return redirect(url_for("administration.house_rules"), 303)


@administration.post("/house-rules/try")
def house_rules_try() -> tuple[str, int]:
    """What the rules say about a text. Nothing is kept of it."""
    form = try_form()
    return rules_page(tried=form, remarks=remarks(form)) if form.validate() else rules_page(tried=form)


def remarks(form: TryForm) -> list[Remark]:
    """What they say."""
    about = About(channel=form.channel_id.data or None, own_name=public_name())
    return check(form.text.data, rulebook.rules(), about)


def rule_form(row: HouseRule | None = None) -> HouseRuleForm:
    """A rule's form, with the channels to choose from."""
    form = HouseRuleForm(obj=row, data={"channel_id": row.channel_id or 0} if row else None)
    with_channels(form.channel_id, _("All posts"))
    if row and not form.is_submitted():
        form.channel_id.data = row.channel_id or 0
    return form


def facts_of(form: HouseRuleForm) -> dict[str, Any]:
    """What was filled in, as the row has it."""
    return {
        "kind": RuleKind(form.kind.data),
        "words": form.words.data,
        "note": form.note.data,
        "severity": Severity(form.severity.data),
        "channel_id": form.channel_id.data or None,
    }


@administration.route("/house-rules/new", methods=["GET", "POST"])
def house_rule_new() -> str | Response | tuple[str, int]:
    """One more rule."""
    form = rule_form()
    if request.method == "POST" and form.validate():
        rulebook.add(facts_of(form), current_user)
        return saved(_("The rule is added."))
    return render_template("office/house_rules/house_rule.html", form=form, row=None), code(form)


@administration.route("/house-rules/<int:number>", methods=["GET", "POST"])
def house_rule(number: int) -> str | Response | tuple[str, int]:
    """Other words, or another weight."""
    row = held(db.get_or_404(HouseRule, number))
    form = rule_form(row)
    if request.method == "POST" and form.validate():
        rulebook.change(row, facts_of(form), current_user)
        return saved(_("The rule is changed."))
    return render_template("office/house_rules/house_rule.html", form=form, row=row), code(form)


@administration.route("/house-rules/<int:number>/remove", methods=["GET", "POST"])
def house_rule_remove(number: int) -> str | Response:
    """Removing asks first."""
    row = db.get_or_404(HouseRule, number)
    if request.method == "POST":
        rulebook.remove(row, current_user)
        return saved(_("The rule is removed."))
    return render_template("office/house_rules/remove.html", row=row)


def saved(said: str) -> Response:
    """Commit, say what happened, and back to the list."""
    db.session.commit()
    flash(said)
    return redirect(url_for("administration.house_rules"), 303)
