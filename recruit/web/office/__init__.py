"""Door 3: recruiters and administrators."""

from __future__ import annotations

from datetime import datetime

from flask import Flask
from flask_login import current_user

from recruit.attribution import links, origin_names
from recruit.attribution.clicks import deduplication
from recruit.candidates import blind_review, decision_letters, reply_deadlines, retention, unit_access
from recruit.candidates import duplicates as people_alike
from recruit.candidates import lead_matches as leads_alike
from recruit.candidates import stages as steps
from recruit.candidates.screening import levels, overview, possible_findings, statements, text_wordings, texts
from recruit.candidates.screening import wordings as screening_words
from recruit.organisation import audit_facts, audit_wordings, sessions
from recruit.organisation.policies import sharing
from recruit.publishing import openings, publications
from recruit.referrals import thanks as thanking
from recruit.referrals.integrity import application_checks, link_checks
from recruit.referrals.integrity import search as noticed
from recruit.web import auth
from recruit.web.office import audit_links, units
from recruit.web.office.blueprint import administration, door, office


def words() -> dict[str, object]:
    """What the templates of the office say with."""
    return {
        "current_user": current_user,
        "unit_access": unit_access,
        "name_of": origin_names.name_of,
        "name_for": origin_names.name_for,
        "name_by": origin_names.name_by,
        "stage_kind": steps.called,
        "called": blind_review.called,
        "is_hidden": blind_review.hidden,
        "flags_of": noticed.of_application,
        "flag_hidden": noticed.is_hidden,
        "flag_others": noticed.many_others,
        "flag_rules": application_checks,
        "link_rules": link_checks,
        "burst_of": deduplication.MOST,
        "moment_of": datetime.fromisoformat,
        "after_closing": publications.after_closing,
        "sessions_of": sessions.sessions_of,
        "this_session": auth.this_session,
        "is_late": reply_deadlines.late,
        "marks_of": decision_letters.marks_of,
        "shown": blind_review.shown,
        "lead_suggestions": leads_alike.suggestions,
        "others_of": people_alike.others,
        "sharing_policy": sharing,
        "suggestions_for": people_alike.suggestions,
        "thanked": thanking,
        "tie_of": people_alike.pair,
        "tied_leads": leads_alike.tied,
        "deed_said": audit_links.deed_in_words,
        "fact_said": audit_facts.in_words,
        "deleted_on": retention.delete_at,
        "held_until": retention.held_until,
        "deed_called": audit_wordings.called,
        "subject_called": audit_wordings.subject,
        "link_address": links.address,
        "wording": openings,
        "screening_of": overview.overview_of,
        "screening_now": levels.current,
        "screening_words": screening_words,
        "statements": statements,
        "possible_findings": possible_findings,
        "text_of": texts.text_of,
        "text_words": text_wordings,
    }


def init_app(app: Flask) -> None:
    """Open the door."""
    # Importing the modules hangs their views on the blueprints.
    from recruit.web.office import (  # noqa: F401
        all_posts,
        application_files,
        applications,
        approvals,
        changes,
        channels,
        conduct,
        costs,
        decisions,
        explanations,
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
