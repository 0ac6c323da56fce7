"""Pass a vacancy on: anybody makes a link of their own, and nothing is kept of who did."""

from __future__ import annotations

from flask import abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from adapters import share_links
from recruit.attribution import links, resolution
from recruit.core.database import db, today
from recruit.models import TrackedLink, Vacancy
from recruit.referrals import forwarding, qr_codes
from recruit.referrals.share_preview import telling
from recruit.vacancies import search
from recruit.web import limits
from recruit.web.public import carrying
from recruit.web.public.blueprint import public
from recruit.web.public.closed import gone

OFFERED = ("whatsapp", "linkedin", "x", "email", "telegram")


@public.route("/vacancies/<int:number>-<slug>/pass-on", methods=["GET", "POST"])
@limits.limiter.limit(limits.HAND_ON, methods=["POST"])
def pass_on(number: int, slug: str) -> Response:
    """What it is for, a button, and after that the link with words for those who get it."""
    vacancy = search.find(number) or abort(404)
    if not vacancy.is_open(today()):
        return gone(vacancy)
    if request.method == "POST":
        return make(vacancy)
    made = made_for(vacancy, request.args.get("link", ""))
    shown = render_template(
        "public/pass_on.html",
        vacancy=vacancy,
        carried=carrying.carried(vacancy.id),
        bare=carrying.BARE,
        made=made,
        address=links.address(made) if made else "",
        words=telling(vacancy).ready("whatsapp", works_here=False),
        offered=offered(made) if made else [],
    )
    return make_response(shown, {"X-Robots-Tag": "noindex, nofollow"})


def make(vacancy: Vacancy) -> Response:
    """A new link, and to the page that shows it."""
    link = forwarding.pass_on(vacancy, resolution.came(vacancy, carrying.way().touches).last)
    db.session.commit()
    return redirect(url_for("public.pass_on", number=vacancy.id, slug=vacancy.slug, link=link.token), 303)


def made_for(vacancy: Vacancy, token: str) -> TrackedLink | None:
    """The link that was made a moment ago; None for any that was made in another way."""
    link = links.by_token(token)
    return link if link and link.vacancy_id == vacancy.id and link.steps else None


def offered(link: TrackedLink) -> list[tuple[share_links.Network, str]]:
    """The networks, each with the address that opens it."""
    address, told = links.address(link), telling(link.vacancy)
    found = [share_links.NETWORKS[name] for name in OFFERED]
    return [(n, share_links.address(n, told.ready(n.name, works_here=False), address)) for n in found]


@public.get("/r/<token>/code.svg")
@limits.limiter.limit(limits.CODE)
def link_code(token: str) -> Response:
    """A short address as a code to scan."""
    link = links.by_token(token) or abort(404)
    return make_response(qr_codes.svg(links.address(link)), {"Content-Type": "image/svg+xml"})
