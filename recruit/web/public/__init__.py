"""Door 1: candidates."""

from __future__ import annotations

from flask import Flask

from recruit.candidates import messages as thread
from recruit.candidates.screening import levels, overview, possible_findings, text_wordings
from recruit.candidates.screening import wordings as screening_words
from recruit.referrals.integrity import search as noticed
from recruit.web.public import afterwards, carrying
from recruit.web.public.blueprint import (
    OfficeSessions,
    in_language,
    keep_days,
    notice_in_short,
    public,
    same_form_in,
    vary,
    what_stays,
    who_reads,
)


def init_app(app: Flask) -> None:
    """Open the door."""
    from recruit.web.public import applications, careers, files, findings, finishing, leads, messages, own_data, passing  # noqa: F401

    app.session_interface = OfficeSessions()
    app.context_processor(shared)
    app.after_request(vary)
    app.after_request(carrying.keep_apart)
    app.register_blueprint(public)


def shared() -> dict[str, object]:
    """What the templates of this door need."""
    return {
        "bare": carrying.BARE,
        "carried": carrying.carried,
        "just_done": afterwards.just_done,
        "in_language": in_language,
        "same_form_in": same_form_in,
        "thread_of": thread.thread_of,
        "flags_to_read": noticed.read_by_candidate,
        "as_read": thread.as_read,
        "keep_days": keep_days,
        "notice_in_short": notice_in_short,
        "who_reads": who_reads,
        "what_stays": what_stays,
        "screening_of": overview.overview_of,
        "screening_now": levels.current,
        "screening_words": screening_words,
        "possible_findings": possible_findings,
        "text_words": text_wordings,
    }
