"""Apply, and see at a private address how it stands."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

from flask import abort, current_app, make_response, render_template, request, send_file
from flask_babel import get_locale
from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.wrappers import Response

from recruit.attribution import links, resolution
from recruit.candidates import applying, decisions
from recruit.candidates.documents import drafts
from recruit.candidates.documents import files as documents
from recruit.candidates.documents.text import store
from recruit.candidates.privacy import erasure, legal_holds, notice
from recruit.candidates.screening import levels
from recruit.candidates.screening.wordings import how_far
from recruit.core.database import db, now
from recruit.core.queue import ring
from recruit.models import TrackedLink, Vacancy
from recruit.models.sharing import Sees
from recruit.organisation import policies
from recruit.outbox import letters as mail
from recruit.vacancies import questions, search
from recruit.web import limits, outages
from recruit.web.forms.apply import ApplyForm
from recruit.web.forms.later import LaterForm
from recruit.web.forms.questions import answers, apply_form
from recruit.web.public import elsewhere, proving
from recruit.web.public.blueprint import keep_private, public
from recruit.web.public.carrying import BARE, carried, way
from recruit.web.public.closed import gone, letters_in
from recruit.web.public.private_page import page_of, private, to_status, whole_page_of


@public.route("/vacancies/<int:number>-<slug>/apply", methods=["GET", "POST"])
@limits.limiter.limit(limits.APPLY, methods=["POST"])
def apply(number: int, slug: str) -> Response:
    """The form, and what becomes of it."""
    vacancy = search.find(number) or abort(404)
    form, proof = filled(vacancy), proof_of_sending()
    if proof and applying.is_repetition(proof):
        return had_before()
    if not applying.takes(vacancy, form.first):
        return gone(vacancy, form.typed())
    fine = bool(proof) and form.validate()
    if not fine:
        form.keep_files(limits.may_keep)
    form.remember(form.read())
    outages.keep(**form.drafts(), stamp=form.stamp.data)
    drafts.remember(form.submission, form.email.data or "", form.chosen())
    return received(vacancy, form, proof) if fine else form_page(vacancy, form)


def form_page(vacancy: Vacancy, form: ApplyForm) -> Response:
    """The form with the notice as it holds now, and what must be known of both when it is sent."""
    told = notice.shown(vacancy, keeping=not form.is_from_elsewhere)
    form.remember(told.digest)
    limit = current_app.config["UPLOAD_LIMIT"] // 1024 // 1024
    facts = {"limit": limit, "notice": told, "carried": carried(vacancy.id), "bare": BARE}
    facts["how_far"] = how_far(levels.current(vacancy), str(get_locale()))
    later = LaterForm(data={"email": form.email.data})
    page = render_template("public/apply.html", vacancy=vacancy, form=form, later=later, **facts)
    return make_response(page, 403 if form.is_from_elsewhere else 422 if form.errors else 200)


def received(vacancy: Vacancy, form: ApplyForm, proof: str) -> Response:
    """Store what was sent, and say so; or that the vacancy was closed at this very moment."""
    try:
        token = send(vacancy, form, proof)
    except applying.Closed:
        db.session.rollback()
        return gone(vacancy, form.typed())
    return to_status(token) if token else had_before()


def proof_of_sending() -> str:
    """Of everything that was sent, the content of files too; empty where nothing was, or from another site."""
    if request.method != "POST" or elsewhere.is_elsewhere():
        return ""
    sent = sha256(request.full_path.encode())
    for name, value in sorted(request.form.items(multi=True)):
        sent.update(repr((name, value)).encode())
    for name, file in sorted(request.files.items(multi=True), key=lambda item: item[0]):
        sent.update(repr((name, file.filename)).encode() + sha256(file.read()).digest())
        file.seek(0)
    return applying.proof_of(sent.hexdigest())


def had_before() -> Response:
    """The very same again, as when a button is pressed twice. It shows nothing of anybody and leads nowhere."""
    said = _("The address of your own page was mailed to the address that you gave. There you see how it stands.")
    return keep_private(make_response(render_template("public/done.html", heading=_("We have it already"), said=said)))


def filled(vacancy: Vacancy) -> ApplyForm:
    """The form with what was sent, or empty; it asks about the colleague whose link leads here."""
    sent: CombinedMultiDict[str, Any] = CombinedMultiDict([request.files, request.form])
    given = sent if request.method == "POST" else None
    form = apply_form(questions.questions_of(vacancy), given, vacancy=vacancy.id, at=now())
    if elsewhere.is_elsewhere():
        form.begin_anew(elsewhere.warning())
    link = resolution.came(vacancy, way().touches).origin
    form.origin = link if link and link.vacancy_id == vacancy.id else None
    form.ask_about(links.first_hand(form.origin))
    form.ask_what_shows(form.origin, policies.reward_rules().on)
    return form


def send(vacancy: Vacancy, form: ApplyForm, proof: str) -> str:
    """Store the application and wake the postman; the token of its private address, empty for a repetition. Raises
    Closed."""
    try:
        facts, read_at = form.facts(letters_in(vacancy)), form.handed_out()
        came = resolution.came(vacancy, way().touches, way().source, facts.email)
        if asked_about(came.origin) != asked_about(form.origin):
            # The form asked about somebody else, or about nobody: nothing was agreed to for this one.
            facts = replace(facts, confirms_sharer=None, sees=Sees.NOTHING)
        seconds = int(form.age().total_seconds())
        application, token = applying.apply(
            vacancy,
            facts,
            proof,
            form.document,
            came,
            answers(form),
            form.first,
            read_at,
            seconds,
            notice.record_as_read(form.read(), vacancy),
        )
        letters = mail.numbers(*applying.letters(application))
        left = drafts.finish(form.submission, form.chosen())
        db.session.commit()
    except IntegrityError:  # the very same, sent twice at once: the other one was first
        db.session.rollback()
        return "" if applying.is_repetition(proof) else abort(409)
    documents.discard(*left)
    for letter in letters:
        ring("jobs.send_letter.send", letter)
    if form.document:
        store.ring_for(application.id)
    return token


def asked_about(link: TrackedLink | None) -> tuple[int | None, bool]:
    """Whose link the form asks about, and whether by name."""
    return (link.sharer_id if link else None, links.first_hand(link) is not None)


@public.get("/applications/<token>")
@limits.limiter.limit(limits.GUESS)
def application(token: str) -> Response:
    """How it stands, and what we have. That somebody came by the link in a letter proves whose mailbox it is."""
    found = private(token)
    proved = proving.by_mail(found, token)
    db.session.commit()
    return keep_private(
        make_response(render_template("public/application.html", **whole_page_of(found, token, proved)))
    )


@public.post("/applications/<token>/older")
@limits.limiter.limit(limits.GUESS)
def end_older(token: str) -> Response:
    """This address is in the right hands: an older one leads nowhere any more."""
    private(token)
    db.session.commit()
    return to_status(token, "ended")


@public.get("/applications/<token>/cv")
@limits.limiter.limit(limits.GUESS)
def own_document(token: str) -> Response:
    """The CV, for the person who sent it."""
    found = private(token)
    try:
        answer = send_file(**documents.for_download(found))
    except FileNotFoundError:
        abort(404)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return keep_private(answer)


@public.route("/applications/<token>/withdraw", methods=["GET", "POST"])
@limits.limiter.limit(limits.GUESS)
def withdraw(token: str) -> Response:
    """Asks first; then it is done, and the files are gone unless a hold keeps them. After the end there is nothing to
    withdraw from: the page says how it ended."""
    found = private(token)
    if found.ended_at:
        db.session.commit()
        return to_status(token)
    if request.method == "POST":
        decisions.withdraw(found)
        files = [] if legal_holds.active(found) else erasure.drop_documents(found)
        db.session.commit()
        documents.discard(*files)
        erasure.empty_journal()
        return to_status(token)
    return keep_private(make_response(render_template("public/withdraw.html", **page_of(found, token))))
