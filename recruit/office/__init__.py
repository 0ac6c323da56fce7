"""Door 3: recruiters and administrators. Each blueprint has one guard, so no view can forget it."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, Flask, g, request
from flask_login import current_user

from recruit import audit_words, auth, browsing, deeds, links, openings, sessions, unit_access
from recruit import origins as origin_names
from recruit.clicks import recognising
from recruit.deciding import blind, letters, promises
from recruit.deciding import same_lead as leads_alike
from recruit.deciding import same_person as people_alike
from recruit.deciding import stages as steps
from recruit.integrity import finding as noticed
from recruit.integrity import of_applications, of_links
from recruit.office import units
from recruit.posting import publishing
from recruit.privacy import clocks
from recruit.screening import levels, possible_findings, showing, statements, text_words, texts
from recruit.screening import words as screening_words
from recruit.sharing import thanking
from recruit.sharing.policy import sharing

door = Blueprint("door", __name__)
office = Blueprint("office", __name__, url_prefix="/office")
administration = Blueprint("administration", __name__, url_prefix="/office/settings")

office.before_request(auth.guard_office)
office.before_request(units.keep_to_own_unit)
administration.before_request(auth.guard_administration)


@door.before_request
def guard_sign_in() -> None:
    """Anybody may knock; a form must come from our own page."""
    if current_user.is_authenticated and not request.args.get("lang"):
        g.language = current_user.language
    auth.csrf.protect()


def words() -> dict[str, object]:
    """What the templates of the office say with."""
    return {
        "current_user": current_user,
        "unit_access": unit_access,
        "name_of": origin_names.name_of,
        "name_for": origin_names.name_for,
        "name_by": origin_names.name_by,
        "stage_kind": steps.called,
        "called": blind.called,
        "is_hidden": blind.hidden,
        "flags_of": noticed.of_application,
        "flag_hidden": noticed.is_hidden,
        "flag_others": noticed.many_others,
        "flag_rules": of_applications,
        "link_rules": of_links,
        "burst_of": recognising.MOST,
        "moment_of": datetime.fromisoformat,
        "after_closing": publishing.after_closing,
        "sessions_of": sessions.of,
        "this_session": auth.this_session,
        "is_late": promises.late,
        "marks_of": letters.marks_of,
        "shown": blind.shown,
        "lead_suggestions": leads_alike.suggestions,
        "others_of": people_alike.others,
        "sharing_policy": sharing,
        "suggestions_for": people_alike.suggestions,
        "thanked": thanking,
        "tie_of": people_alike.pair,
        "tied_leads": leads_alike.tied,
        "deed_said": deeds.said,
        "fact_said": audit_words.in_words,
        "deleted_on": clocks.delete_at,
        "held_until": clocks.held_until,
        "deed_called": deeds.called,
        "subject_called": deeds.subject,
        "link_address": links.address,
        "wording": openings,
        "slug": browsing.slug,
        "screening_of": showing.of,
        "screening_now": levels.current,
        "screening_words": screening_words,
        "statements": statements,
        "possible_findings": possible_findings,
        "text_of": texts.text_of,
        "text_words": text_words,
    }


def init_app(app: Flask) -> None:
    """Open the door."""
    # Importing the modules hangs their views on the blueprints.
    from recruit.office import (  # noqa: F401
        all_posts,
        application_files,
        applications,
        approvals,
        changes,
        channels,
        conduct,
        costs,
        decisions,
        explaining,
        findings,
        home,
        house_rules,
        integrity,
        leads,
        messages,
        origins,
        people,
        planned,
        posts,
        privacy,
        proposals,
        questions,
        reports,
        rewards,
        same_lead,
        same_person,
        screening,
        settings,
        sign_in,
        single_sign_on,
        stages,
        thanks,
        undelivered,
        vacancies,
        welcoming,
    )

    units.init_app(app)
    app.context_processor(words)
    app.jinja_env.filters["marked"] = posts.marked
    app.register_blueprint(door)
    app.register_blueprint(office)
    app.register_blueprint(administration)
