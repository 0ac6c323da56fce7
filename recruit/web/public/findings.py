"""What was looked up about a candidate, and what the candidate says to it."""

from __future__ import annotations

from flask import abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from recruit.candidates import correspondence
from recruit.candidates.screening import findings, hash_chain, overview, statements
from recruit.candidates.screening.findings import AnswerKind
from recruit.core.database import db
from recruit.core.queue import ring
from recruit.models import Application
from recruit.outbox import letters as mail
from recruit.web import limits
from recruit.web.forms.findings import AnswerForm
from recruit.web.public import proving
from recruit.web.public.blueprint import keep_private, public
from recruit.web.public.plain_files import file
from recruit.web.public.private_page import private, to_status


@public.post("/applications/<token>/findings/<int:number>")
@limits.limiter.limit(limits.GUESS)
def finding(token: str, number: int) -> Response:
    """Answer something that was found, say that it is somebody else, or say what it should be."""
    application = private(token)
    if findings.by_number(application, number) is None:
        abort(404)
    form = AnswerForm(request.form)
    if not form.validate():
        screening = overview.overview_of(application)
        item = next(one for one in screening.items if one.number == number)
        page = render_template("public/finding.html", screening=screening, token=token, item=item, form=form)
        return keep_private(make_response(page, 422))
    said = findings.answer(application, number, AnswerKind(form.deed.data), form.text.data or "")
    letters = mail.numbers(correspondence.tell_office(application, "finding_answered") if said else None)
    db.session.commit()
    for letter in letters:
        ring("jobs.send_letter.send", letter)
    return to_status(token, "not_me" if form.deed.data == AnswerKind.NOT_ME else "answered")


@public.post("/applications/<token>/statement")
@limits.limiter.limit(limits.GUESS)
def ask_statement(token: str) -> Response:
    """The candidate asks for the statement that nothing was searched; asked again, the same log gives the same."""
    application = private(token)
    if not proving.by_mail(application, token):
        return not_yet(application, token, "by_mail")
    if not statements.stands(application):
        try:
            statements.issue(application)
        except (statements.Unanswered, statements.Elsewhere) as error:
            db.session.commit()  # what was noticed in the texts stands on the office's page
            return not_yet(application, token, "searched" if isinstance(error, statements.Elsewhere) else "open")
        except statements.Searched:
            abort(404)
        db.session.commit()
    return keep_private(redirect(url_for("public.own_statement", token=token), 303))


def not_yet(application: Application, token: str, why: str) -> Response:
    """Why there is no statement, and what to do."""
    contact = correspondence.reply_to(application.vacancy)
    page = render_template("public/statement_not_yet.html", token=token, why=why, contact=contact)
    return keep_private(make_response(page, 409))


@public.get("/applications/<token>/statement")
@limits.limiter.limit(limits.GUESS)
def own_statement(token: str) -> Response:
    """The statement as a file to keep: it tells of whoever reads the mail, and of texts that stand elsewhere."""
    application = private(token)
    line = statements.last(application) or abort(404)
    if not proving.by_mail(application, token):
        return not_yet(application, token, "by_mail")
    db.session.commit()
    answer = make_response(statements.file(line))
    answer.headers["Content-Type"] = "text/plain; charset=utf-8"
    answer.headers["Content-Disposition"] = 'attachment; filename="statement.txt"'
    return keep_private(answer)


@public.get("/openness/key")
def key() -> Response:
    """The public halves of the keys with which statements are signed."""
    words = "# Ed25519, hexadecimal, the newest first. They check what this organisation signed.\n"
    return file(words + "".join(f"{one}\n" for one in hash_chain.keys()), "text/plain; charset=utf-8")
