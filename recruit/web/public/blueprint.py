"""Door 1 with what keeps it apart: no session, no cookie, no script, nobody else's server."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Flask, Request, Response, g, make_response, render_template, request, url_for
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_babel import gettext as _
from itsdangerous import SignatureExpired, TimestampSigner, URLSafeTimedSerializer
from werkzeug.wrappers import Response as BaseResponse

from recruit.candidates.privacy import notice_wordings
from recruit.candidates.privacy.notice_facts import facts
from recruit.core.database import Gone, db, now
from recruit.web.pages import PAGE_LANGUAGES
from recruit.web.public import carrying, elsewhere, proving

public = Blueprint("public", __name__)

SAME_IN_EVERY_LANGUAGE = tuple(
    f"public.{name}" for name in ("brand", "icon", "sitemap", "robots", "follow", "link_code")
)


def is_public(asked: Request) -> bool:
    """Whether this is for visitors, machines or a personal link: pages without a session, or none at all."""
    return asked.blueprint in (None, "public", "probes", "personal")


class Signer(TimestampSigner):
    """What was signed ahead of now was signed before the machine's time was set back: it counts."""

    def unsign(self, signed_value: str | bytes, max_age: int | None = None, return_timestamp: bool = False) -> Any:
        """As ever, but for that. Raises BadSignature."""
        try:
            return super().unsign(signed_value, max_age, return_timestamp)  # type: ignore[call-overload]
        except SignatureExpired as error:
            if error.date_signed and error.date_signed > now():
                return super().unsign(signed_value, None, return_timestamp)  # type: ignore[call-overload]
            raise


class OfficeSessions(SecureCookieSessionInterface):
    """Sessions for those who sign in. A visitor's page sends no cookie, not even to a recruiter who looks at it."""

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        found = super().get_signing_serializer(app)
        if found:
            found.signer = Signer
        return found

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if not is_public(request):
            super().save_session(app, session, response)


@public.before_request
def hear_wish() -> None:
    """A language that was asked for stays chosen: without a cookie, each link must say it again."""
    wish = request.args.get("lang", "")
    g.wish = wish if wish in PAGE_LANGUAGES else ""


@public.url_defaults
def repeat_wish(endpoint: str, values: dict[str, Any]) -> None:
    """Put the wish in the links of this door; `lang=None` keeps it out."""
    if g.get("wish") and endpoint not in SAME_IN_EVERY_LANGUAGE:
        values.setdefault("lang", g.wish)


public.before_request(elsewhere.refuse)
public.before_request(carrying.look)
public.url_defaults(carrying.carry)
public.url_defaults(proving.carry)


def notice_in_short() -> list[str]:
    """The first layer of the notice, where nothing is asked of anybody yet."""
    return notice_wordings.short(facts())


def who_reads() -> str:
    """Whom the rules let read an application, in a sentence."""
    return notice_wordings.who_reads(facts())


def what_stays() -> list[str]:
    """What is left of somebody after everything was deleted."""
    return [*notice_wordings.what_stays(facts())]


def in_language(language: str) -> str:
    """This very address in another language, with all that it carries, and how somebody came here; where an address
    takes forms alone, the page from which they come."""
    token = (request.view_args or {}).get("token")
    if token and request.blueprint == "public" and takes_forms_alone():
        page = "public.lead" if request.endpoint == "public.lead_delete" else "public.application"
        return url_for(page, token=token, lang=language)
    said = [(k, v) for k, v in request.args.items(multi=True) if k != "lang"]
    came = carrying.way().onward(None).items()
    found = [(k, v) for k, v in came if k not in request.args]
    return "?" + urlencode([*said, *found, ("lang", language)])


def same_form_in(language: str) -> str:
    """Where a form that came back is sent for the same in another language: its fields say how somebody came."""
    if takes_forms_alone():
        return url_for(request.endpoint or "", **{**(request.view_args or {}), **carrying.BARE}, lang=language)
    return in_language(language)


def takes_forms_alone() -> bool:
    """Whether a link to this address would lead nowhere."""
    return request.url_rule is not None and "GET" not in (request.url_rule.methods or ())


def vary(response: Response) -> Response:
    """The same address answers in the browser's language."""
    if is_public(request) and response.mimetype == "text/html":
        response.vary.add("Accept-Language")
    return response


@public.errorhandler(Gone)
def deleted_meanwhile(error: Gone) -> BaseResponse:
    """Whoever this was about was deleted at the moment of the press: there is nobody to write it to."""
    db.session.rollback()
    said = _("Everything of this person was deleted at this very moment, so what you sent was not kept either.")
    page = render_template("public/done.html", heading=_("This is deleted"), said=said)
    return keep_private(make_response(page, 410))


@public.after_request
def keep_no_form(response: Response) -> Response:
    """A form is handed out to one person, and Back asks for another: no cache gives somebody's form to the next."""
    if request.url_rule and "POST" in (request.url_rule.methods or ()) and response.mimetype == "text/html":
        response.headers["Cache-Control"] = "no-store"
    return response


def keep_private(response: BaseResponse) -> BaseResponse:
    """Headers of an address that is a secret: not kept, not found, not told to the next site."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
