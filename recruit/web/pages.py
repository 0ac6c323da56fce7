"""What every page shares: its language, its headers, its error pages, and how times and text are shown."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

from babel.dates import format_datetime, format_timedelta
from flask import Flask, Response, current_app, g, has_request_context, make_response, render_template, request
from flask_babel import Babel, get_locale
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from markupsafe import Markup
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm.exc import ObjectDeletedError, StaleDataError
from werkzeug.exceptions import HTTPException, NotFound

from recruit.candidates import stages
from recruit.config import running
from recruit.core import logs, markdown, outage_errors, urls
from recruit.core.database import Gone, db, now, today
from recruit.core.translatable import day_in_words, say
from recruit.organisation.employer import employer, known_outside
from recruit.web import auth, given_back, outages

PAGE_LANGUAGES = ("nl", "en")
NO_SCRIPT = (
    "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""Whoever reviews a page with a browser's tools reads our robots.txt from within it: that is all that may connect."""
WITH_SCRIPT = NO_SCRIPT.replace("img-src 'self'", "img-src 'self'; script-src 'self'")

babel = Babel()


def init_app(app: Flask) -> None:
    """Give the application its language, headers, filters and error pages."""
    babel.init_app(app, locale_selector=choose_language)
    app.before_request(start)
    app.after_request(secure)
    app.context_processor(shared)
    app.add_template_filter(moment)
    app.add_template_filter(day)
    app.add_template_filter(plain_day)
    app.add_template_filter(ago)
    app.add_template_filter(say)
    app.add_template_filter(known_outside)
    app.add_template_filter(markdown.render, "markdown")
    app.register_error_handler(HTTPException, error_page)
    app.register_error_handler(Exception, failure_page)
    for error in (Gone, StaleDataError, ObjectDeletedError):
        app.register_error_handler(error, gone_page)


def start() -> None:
    """Nothing is known of the visitor yet, but an explicit wish for a language is heard."""
    wish = request.args.get("lang", "")
    g.language = wish if wish in PAGE_LANGUAGES else ""
    g.wrong = False


def choose_language() -> str:
    """The person's own choice, then the browser's, then the organisation's."""
    if not has_request_context():
        return running().settings.language
    chosen = g.get("language") or request.accept_languages.best_match(PAGE_LANGUAGES)
    return chosen or running().settings.language


def shared() -> dict[str, object]:
    """What every template may use."""
    return {
        "organisation": employer,
        "language": get_locale(),
        "now": now,
        "today": today,
        "timedelta": timedelta,
        "stage_name": stages.name_of,
        "something_is_wrong": something_is_wrong,
        "wrong_here": wrong_here,
    }


def something_is_wrong() -> bool:
    """Whether something on this page must be mended before it can go on."""
    return bool(g.get("wrong"))


def wrong_here() -> Markup:
    """The attributes of what says so: the first on a page takes the focus, without any script. A browser does that for
    `autofocus` on whatever can have the focus, as the HTML standard says since 2021; in older ones it is the first
    thing of the content."""
    first, g.wrong = not g.get("wrong"), True
    return Markup('tabindex="-1" autofocus') if first else Markup('tabindex="-1"')


def secure(response: Response) -> Response:
    """Headers that keep a page to itself. Pages of those who work here have a script of our own, others none."""
    inside = request.blueprint in ("office", "administration", "door", "share", "personal")
    response.headers.setdefault("Content-Security-Policy", WITH_SCRIPT if inside else NO_SCRIPT)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
    if urls.is_encrypted():
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if inside:
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def in_zone(value: datetime) -> datetime:
    """A moment as the office's clock shows it."""
    return value.astimezone(running().settings.zone)


def moment(value: datetime | None) -> Markup | str:
    """Day and time in the office's zone, readable by machines too."""
    if value is None:
        return ""
    shown = format_datetime(in_zone(value), "d MMM y HH:mm", locale=get_locale())
    return Markup('<time datetime="{}">{}</time>').format(value.astimezone(UTC).isoformat(timespec="seconds"), shown)


def day(value: date | None) -> Markup | str:
    """A day without a time."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = in_zone(value).date()
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), day_in_words(value))


def plain_day(value: date) -> str:
    """A day in words alone, for letters."""
    return day_in_words(in_zone(value) if isinstance(value, datetime) else value)


def plain_moment(value: datetime) -> str:
    """Day and time in words alone."""
    return str(format_datetime(in_zone(value), "d MMMM y HH:mm", locale=get_locale()))


def ago(value: datetime | None) -> Markup | str:
    """How long ago, with the moment itself as its title."""
    if value is None:
        return ""
    spoken = format_timedelta(value - now(), add_direction=True, locale=get_locale())
    return Markup('<time datetime="{}" title="{}">{}</time>').format(
        value.astimezone(UTC).isoformat(timespec="seconds"),
        format_datetime(in_zone(value), "d MMM y HH:mm", locale=get_locale()),
        spoken,
    )


def error_page(error: HTTPException) -> HTTPException | Response:
    """A sentence that says what to do, whatever went wrong. Redirects pass."""
    if error.code is None or error.code < 400:
        return error
    back = auth.here()
    said = {
        401: _("You were signed out, so nothing was saved."),
        400: _("The page could not read what was sent. Go back, reload the page and try again."),
        403: _("This is not allowed."),
        404: _("There is no page at this address."),
        405: _("This address cannot be used that way. Go back and use the button on the page."),
        413: _(
            "What you sent is too large. A document may be at most %(size)s MB.", size=running().settings.upload_limit
        ),
        429: _("Too many attempts. Wait a while and try again."),
    }.get(error.code, _("This did not work. Go back and try again."))
    if isinstance(error, CSRFError):
        said = _("This form was open for too long or in another session. Go back, reload the page and send it again.")
    answer = make_response(*with_words(error.code, said, back or ""))
    for name, value in error.get_headers():
        answer.headers.setdefault(name, value)  # what may be asked here, or when to come again
    return answer


def gone_page(error: Exception) -> HTTPException | Response:
    """Somebody else deleted this row at the very moment of the press: from here on there is none."""
    db.session.rollback()
    return error_page(NotFound())


def failure_page(error: Exception) -> tuple[str, int] | Response:
    """A bug: the traceback goes to the log, the visitor gets a sentence, and nothing half done is kept."""
    if current_app.testing or current_app.debug:
        raise error
    with suppress(SQLAlchemyError):  # a database that has gone has rolled back already
        db.session.rollback()
    if outage_errors.is_outage(error):
        logs.say(current_app.logger, logging.ERROR, "a page could not be answered", error=outage_errors.name_of(error))
        return outages.outage_page()
    current_app.logger.exception("a page failed")  # the path may name a private address, so it is not written
    said = _("Something went wrong on our side. What you sent was not saved; try again in a moment.")
    return with_words(500, said)


def with_words(code: int, said: str, back: str = "") -> tuple[str, int]:
    """A page with that sentence, and with what was typed; `back` is the page with the form. It comes also when the
    database is gone, and with it our name and colour."""
    try:
        page = render_template("errors/error.html", code=code, said=said, back=back, typed=given_back.words())
        return page, code
    except SQLAlchemyError:
        bare = Markup('<!doctype html><html lang="{}"><title>{}</title><h1>{}</h1></html>\n')
        return bare.format(get_locale(), said, said), code
