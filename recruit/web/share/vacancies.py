"""What is open, for colleagues to share, and the kit of one vacancy."""

from __future__ import annotations

from flask import abort, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import case, func, select
from werkzeug.wrappers import Response

from adapters.share_links import NETWORKS, Network
from recruit.core.database import db, today
from recruit.models import Vacancy
from recruit.models.vacancies import NEWEST
from recruit.referrals import code_of_conduct, share_kit
from recruit.referrals.share_preview import telling
from recruit.vacancies import search
from recruit.web.forms.sharing import WordsForm
from recruit.web.pages import with_words
from recruit.web.public.careers import clean
from recruit.web.share.blueprint import both, share, sharer
from recruit.web.url_converters import page_number

PER_PAGE = 20
MANY = 10
"""Where there are more vacancies, words can be looked for."""


@both("/")
def first() -> str:
    """Open vacancies, those of the colleague's own unit first."""
    words = clean(request.args.get("q", ""))
    wanted = search.search(today(), words)
    if unit := sharer().unit_id:
        wanted = wanted.order_by(None).order_by(case((Vacancy.unit_id == unit, 0), else_=1), *NEWEST)
    page = db.paginate(wanted, page=page_number(), per_page=PER_PAGE, error_out=False)
    is_many = (db.session.scalar(select(func.count()).where(Vacancy.is_open(today()))) or 0) > MANY
    return render_template("share/first.html", page=page, words=words, is_many=is_many)


def known(number: int) -> Vacancy:
    """A vacancy that is open; 404 for any other. Who had a form about it open when it was closed reads that, and what
    they typed."""
    found = search.find(number) or abort(404)
    if not found.is_open(today()):
        said = _("This vacancy was closed meanwhile, so nothing was done.")
        abort(make_response(*with_words(410, said)) if request.method == "POST" else 404)
    return found


def network_of(name: str) -> Network:
    """A network by its name; 404 for one that we do not know."""
    return NETWORKS.get(name) or abort(404)


@both("/vacancies/<int:number>", methods=["GET", "POST"])
def vacancy(number: int) -> Response:
    """The kit: one button for each network, and the words that go along."""
    found = known(number)
    if request.method == "POST":
        return change_words(found, network_of(request.form.get("network", "")))
    return kit_page(found)


def change_words(vacancy: Vacancy, network: Network) -> Response:
    """Keep what somebody wrote for one network."""
    form = WordsForm(request.form)
    if not form.validate():
        return kit_page(vacancy, refused=(network.name, form), status=422)
    words = share_kit.borrowed(vacancy, network.name, request.form.get("use", "")) or form.words.data or ""
    share_kit.change_words(share_kit.share_of(sharer(), vacancy, network.name), words)
    db.session.commit()
    if request.blueprint == share.name:  # a personal link has no session to say it with
        flash(_("Your words are saved. Nothing has been shared yet."))
    return redirect(url_for(".vacancy", number=vacancy.id, _anchor=network.name), 303)


def kit_page(
    vacancy: Vacancy, refused: tuple[str, WordsForm] | None = None, stopped: str = "", status: int = 200
) -> Response:
    """The kit with all its networks; the link to copy is there once it was asked for."""
    user, told = sharer(), telling(vacancy)
    rules = code_of_conduct.asked_of(user)
    shares = share_kit.all_of(user, vacancy)
    shown = render_template(
        "share/vacancy.html",
        vacancy=vacancy,
        looks=share_kit.looks(user, told, shares),
        refused=refused,
        stopped=stopped,
        rules=rules,
        mark=code_of_conduct.mark(user, rules) if rules else None,
        copied=share_kit.whole_words(shares["copy"], told) if "copy" in shares and not rules else "",
        is_first=share_kit.is_first(user),
        proposed=share_kit.proposed(vacancy, told),
    )
    return make_response(shown, status)
