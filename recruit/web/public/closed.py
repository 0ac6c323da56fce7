"""A vacancy that is no longer open, for whoever comes too late; and words as visitors type them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flask import g, make_response, render_template
from flask_babel import get_locale
from werkzeug.wrappers import Response

from recruit.candidates import applying
from recruit.core.database import today
from recruit.models import Vacancy
from recruit.vacancies import search
from recruit.web import outages
from recruit.web.pages import PAGE_LANGUAGES
from recruit.web.public.blueprint import keep_private


def clean(typed: str) -> str:
    """What can be looked for: no invisible characters, and no novels."""
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", " ", typed)[:120].strip()


def letters_in(vacancy: Vacancy) -> str:
    """The language of our letters to whoever reads this page: that of the page, which is the reader's; in a language
    that no page has, the vacancy's, unless another was asked for."""
    follows = g.get("wish") or vacancy.language in PAGE_LANGUAGES
    return str(get_locale()) if follows else vacancy.language


def gone(vacancy: Vacancy, typed: Sequence[tuple[str, str]] = ()) -> Response:
    """The page of a vacancy that is closed, with what is like it; for whoever was too late, with what they wrote."""
    alike = search.similar(vacancy, today())
    facts = {"vacancy": vacancy, "alike": alike}
    facts |= {"sent": outages.typed() if typed else [], "closed_at": applying.ended_at(vacancy)}
    answer = make_response(render_template("public/closed.html", typed=typed, **facts), 410)
    return keep_private(answer) if typed else answer
