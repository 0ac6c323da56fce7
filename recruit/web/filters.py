"""Filters and tests that say one value of ours in words: all that the templates of several doors share.

None stands behind a constant: Jinja would say that once, in the language of whoever asks first.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import Flask

from recruit.attribution import links, origin_names
from recruit.candidates import blind_review, reply_deadlines, stages
from recruit.candidates.screening import text_wordings
from recruit.models import Application, Deed, Publication
from recruit.organisation import audit_facts, audit_wordings
from recruit.publishing import openings, publications


def init_app(app: Flask) -> None:
    """Let every template say them."""
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.tests.update(TESTS)


def comes_too_late(post: Publication) -> bool:
    """Whether a post is planned for when its vacancy has closed."""
    return bool(post.due and publications.after_closing(post, post.due))


def readable(text: str, application: Application) -> str:
    """What a candidate wrote, as the office may read it."""
    return blind_review.shown(application, text)


FILTERS: dict[str, Callable[..., Any]] = {
    "answer_in_words": text_wordings.answer,
    "called": blind_review.called,
    "came": origin_names.name_for,
    "came_by": origin_names.name_by,
    "deed_kind": audit_wordings.called,
    "deletion_reason": lambda reason: audit_facts.in_words(Deed.APPLICATION_FORGOTTEN, reason),
    "from_iso": datetime.fromisoformat,
    "in_words": openings.facts_in_words,
    "link_address": links.address,
    "noticed": text_wordings.listed,
    "origin": origin_names.name_of,
    "readable": readable,
    "stage_kind": stages.called,
    "subject": audit_wordings.subject,
    "text_place": text_wordings.CALLED.__getitem__,
}
TESTS: dict[str, Callable[..., bool]] = {
    "after_closing": comes_too_late,
    "hidden": blind_review.hidden,
    "late": reply_deadlines.late,
}
