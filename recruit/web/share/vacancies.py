"""What is open, for colleagues to share, and the kit of one vacancy."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import case, func, select
from werkzeug.wrappers import Response

from adapters.share_links import Network
from recruit.core.database import db, today
from recruit.models import Vacancy
from recruit.models.vacancies import NEWEST
from recruit.referrals import share_kit
from recruit.vacancies import search
from recruit.web.forms.sharing import WordsForm
from recruit.web.public.closed import clean
from recruit.web.share.blueprint import both, share, sharer
from recruit.web.share.kit import kit_page, known, network_of
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
