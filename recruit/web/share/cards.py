"""A code to scan, and a card that carries it to the canteen."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from flask import make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response

from recruit.attribution import links
from recruit.models import Share, Vacancy
from recruit.referrals import code_of_conduct, qr_codes, share_kit
from recruit.web.share.blueprint import both, sharer
from recruit.web.share.kit import known


def with_share(view: Callable[[Vacancy, Share], Response | str]) -> Callable[[int], Response | str]:
    """Hand the view the vacancy and the share whose link the code holds. Who has none yet, or must agree to rules
    first, does so at the kit."""

    @wraps(view)
    def shown(number: int) -> Response | str:
        vacancy, user = known(number), sharer()
        share = share_kit.find(user, vacancy, "code")
        if share is None or code_of_conduct.asked_of(user):
            return redirect(url_for(".vacancy", number=number, _anchor="code"), 303)
        return view(vacancy, share)

    return shown


@both("/vacancies/<int:number>/code.png")
@with_share
def code_png(vacancy: Vacancy, share: Share) -> Response:
    """The code as a picture, to paste anywhere."""
    answer = make_response(qr_codes.png(links.address(share.link)), {"Content-Type": "image/png"})
    answer.headers["Content-Disposition"] = f'inline; filename="vacancy-{vacancy.id}.png"'
    return answer


@both("/vacancies/<int:number>/code.svg")
@with_share
def code_svg(vacancy: Vacancy, share: Share) -> Response:
    """The code as a drawing, sharp at any size."""
    return make_response(qr_codes.svg(links.address(share.link)), {"Content-Type": "image/svg+xml"})


@both("/vacancies/<int:number>/card")
@with_share
def card(vacancy: Vacancy, share: Share) -> str:
    """A card of A6 to print."""
    address = links.address(share.link)
    return render_template(
        "share/card.html", vacancy=vacancy, address=address.partition("://")[2], line=share_kit.in_a_sentence(vacancy)
    )
