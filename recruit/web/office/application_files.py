"""What candidates sent as files: the CV, its words, and files that answer a question."""

from __future__ import annotations

from flask import abort, render_template, send_file
from flask_login import current_user
from werkzeug.wrappers import Response

from recruit.candidates.documents import files
from recruit.candidates.documents.text import store
from recruit.candidates.privacy import readings
from recruit.core.database import db
from recruit.models import Answer, Application, Opened
from recruit.web.methods import only_looks_ahead
from recruit.web.office.application_page import known, revealed
from recruit.web.office.blueprint import office


@office.get("/applications/<int:number>/document")
def application_document(number: int) -> Response:
    """The CV, only ever as a download."""
    application = revealed(number)
    return download(application, application)


@office.get("/applications/<int:number>/text")
def application_text(number: int) -> str:
    """The CV as text, as it was read before; for the page that waits for it, and a page of its own without script."""
    application = known(number)
    if not only_looks_ahead():
        readings.write_down(application, current_user, Opened.DOCUMENT)
    text = store.remembered(application)
    return render_template("office/application/text.html", application=application, text=text)


@office.get("/applications/<int:number>/answers/<int:answer>/document")
def application_answer_document(number: int, answer: int) -> Response:
    """A file that answers one of the vacancy's questions."""
    application = revealed(number)
    row = db.get_or_404(Answer, answer)
    return download(application, row if row.application_id == application.id else abort(404))


def download(application: Application, row: Application | Answer) -> Response:
    """Hand out a file; that somebody opened it is written down."""
    try:
        path = files.path_of(row.document)
    except FileNotFoundError:
        abort(404)
    readings.write_down(application, current_user, Opened.DOCUMENT)
    answer = send_file(
        path, mimetype="application/octet-stream", as_attachment=True, download_name=row.document_name or "cv"
    )
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
