"""What is open, one vacancy, and the way to it from a post."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import abort, make_response, redirect, render_template, request, url_for
from flask_babel import get_locale
from flask_sqlalchemy.pagination import Pagination
from werkzeug.wrappers import Response

from recruit.attribution import links, marks
from recruit.candidates.privacy import notice, statistics
from recruit.candidates.screening import levels
from recruit.candidates.screening.wordings import how_far
from recruit.core import tokens, urls
from recruit.core.database import db, now, today
from recruit.core.row_numbers import whole
from recruit.models import Vacancy
from recruit.organisation.employer import employer
from recruit.organisation.policies import policy
from recruit.vacancies import feeds, search
from recruit.web.public import carrying
from recruit.web.public.blueprint import keep_private, notice_in_short, public
from recruit.web.public.closed import clean, gone

PER_PAGE = 20
LAST_PAGE = 10_000


@public.get("/")
def careers() -> str:
    """Open vacancies, newest first; search and filters stand in the address."""
    asked = {"q": clean(request.args.get("q", "")), "place": clean(request.args.get("place", ""))}
    unit, language = whole(request.args.get("unit", "")), str(get_locale())
    return render_template(
        "public/careers.html",
        page=found(asked["q"], asked["place"], unit),
        asked=asked | {"unit": unit},
        places=search.places(today(), language),
        place_asked=search.place_called(asked["place"], today(), language) if asked["place"] else "",
        units=search.units(today()),
        home=urls.absolute("/"),
        carried=carrying.carried(),
        bare=carrying.BARE,
    )


def found(words: str, place: str, unit: int | None) -> Pagination:
    """The page that was asked for, or the last one when there are not so many."""
    wanted = search.search(today(), words, place, unit)
    number = min(whole(request.args.get("page", "1")) or 1, LAST_PAGE)
    page = db.paginate(wanted, page=number, per_page=PER_PAGE, error_out=False)
    return page if page.items or not page.pages else db.paginate(wanted, page=page.pages, per_page=PER_PAGE)


@public.get("/vacancies/<int:number>", defaults={"slug": ""})
@public.get("/vacancies/<int:number>-<slug>")
def vacancy(number: int, slug: str) -> Response:
    """One vacancy."""
    found = search.find(number) or abort(404)
    if slug != found.slug:
        return moved(found)
    if not found.is_open(today()):
        return gone(found)
    return make_response(
        render_template(
            "public/vacancy.html",
            vacancy=found,
            how_far=how_far(levels.current(found), str(get_locale())),
            notice_lines=notice_in_short()[:5],
            video_host=(urlsplit(found.video).hostname or "").removeprefix("www."),
            address=found.address,
            posting=feeds.as_script(feeds.job_posting(found, employer())),
        )
    )


def moved(vacancy: Vacancy) -> Response:
    """To the address with the title as it is now; nobody keeps that, for a title may change back."""
    answer = redirect(url_for("public.vacancy", number=vacancy.id, slug=vacancy.slug), 301)
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@public.get("/r/<path:token>")
def follow(token: str) -> Response:
    """What `clicks.redirect` did not answer itself: a link that leads nowhere, or to what is closed."""
    link = links.by_token(token)
    vacancy = search.find(link.vacancy_id) if link else None
    if link is None or vacancy is None:
        return keep_private(unknown_link())
    if not vacancy.is_open(today()):
        carrying.begin_with(link)
        return keep_private(gone(vacancy))
    arrival = marks.arrival(link.token, now(), tokens.keys()[0], request.referrer or "", request.host)
    values: dict[str, Any] = {"number": vacancy.id, "slug": vacancy.slug, **arrival}
    return keep_private(redirect(url_for("public.vacancy", **values), 307))


def unknown_link() -> Response:
    """Mistyped, or cut off in a message: what is open is the next best thing."""
    newest = list(db.session.scalars(search.open_vacancies(today()).limit(5)))
    page = render_template("public/unknown_link.html", newest=newest)
    return make_response(page, 404)


@public.get("/privacy")
def privacy() -> str:
    """What is kept of candidates, why, and for how long."""
    return render_template("public/privacy.html", notice=notice.shown(), figures_public=policy().figures_public)


@public.get("/openness")
def openness() -> str:
    """Our figures, where the organisation wants everybody to read them."""
    if not policy().figures_public:
        abort(404)
    return render_template("public/openness.html", figures=statistics.figures_of_last_year())
