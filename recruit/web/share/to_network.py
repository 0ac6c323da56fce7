"""From the kit to a network: one tap. And what the words count while somebody types."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from recruit.attribution.clicks import classification
from recruit.core.database import db
from recruit.models import ClickKind, Share
from recruit.referrals import code_of_conduct, share_kit
from recruit.referrals.share_preview import telling
from recruit.web.forms.sharing import LONGEST, WordsForm
from recruit.web.share.blueprint import both, sharer
from recruit.web.share.kit import kit_page, known, network_of


@both("/vacancies/<int:number>/<network>")
def go(number: int, network: str) -> Response:
    """Open a network with the words ready. What only looks ahead makes no share and no link."""
    vacancy, where, user = known(number), network_of(network), sharer()
    is_person = classification.kind_of(request.environ)[0] is not ClickKind.PREVIEW
    if is_person and code_of_conduct.hear(user, request.args.get("keeps", "")):
        db.session.commit()
    if code_of_conduct.asked_of(user):
        return kit_page(vacancy)
    if share_kit.look_at(telling(vacancy), where.name, share_kit.find(user, vacancy, where.name)).is_blocked:
        return kit_page(vacancy, stopped=where.name, status=422)
    share = share_kit.find(user, vacancy, where.name)
    if is_person:
        is_shown_first = share is None and where.name == "copy"  # a link that was never seen is not copied yet
        share = share or share_kit.share_of(user, vacancy, where.name)
        if not is_shown_first:
            share_kit.opened(share)
        db.session.commit()
    return redirect(address(share), 302) if share else kit_page(vacancy)


def address(share: Share) -> str:
    """Where a tap leads: the network, the card with the code, or the place on the page with the words to copy."""
    if share.network == "code":
        return url_for(".card", number=share.vacancy_id)
    if share.network == "copy":
        return url_for(".vacancy", number=share.vacancy_id, _anchor="copy")
    return share_kit.composer(share)


@both("/vacancies/<int:number>/count", methods=["POST"])
def count(number: int) -> str:
    """How long words are on a network and what the house rules say about them. Nothing is kept."""
    vacancy, where = known(number), network_of(request.form.get("network", ""))
    typed = (WordsForm(request.form).words.data or "")[:LONGEST]
    return render_template("share/_count.html", look=telling(vacancy).look(where, typed))
