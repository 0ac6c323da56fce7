"""Documents are known by their content, kept for their owner, and cleared away when nobody wants them."""

from __future__ import annotations

import json
import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from recruit.candidates.documents import files
from recruit.candidates.documents.files import Kind, kind_of
from recruit.core.database import db, now
from recruit.models import Draft
from tests.support.apply_form import apply, cv, how_many, the_application, uploads
from tests.support.browser import Browser
from tests.support.factories import a_vacancy, an_application
from tests.support.shared_data import shared

pytestmark = pytest.mark.one_database

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
EXPECTED = {
    "docx-as-cv.pdf": Kind.DOCX,
    **dict.fromkeys(("zip-as.pdf", "plain-text.txt", "text-as.pdf", "empty.pdf", "svg-xss-1.svg", "page.html")),
    "png-with-php.png": None,
}


def a_zip(**entries: bytes | str) -> bytes:
    box = BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return box.getvalue()


def a_docx(kind: str = "wordprocessingml.document.main+xml") -> bytes:
    box = BytesIO()
    with zipfile.ZipFile(box, "w") as file:
        file.writestr("[Content_Types].xml", f"<Types>application/vnd.openxmlformats-officedocument.{kind}</Types>")
        file.writestr("word/document.xml", "<w/>")
    return box.getvalue()


def test_every_shared_upload_gets_the_answer_expected_of_it() -> None:
    folder = shared("data/uploads")
    seen = 0
    for entry in json.loads((folder / "index.json").read_text("utf-8")):
        name, path = entry["file"], folder / entry["file"]
        ending = name.rsplit(".", 1)[1]
        expected = EXPECTED.get(name, Kind(ending) if ending in set(Kind) else None)
        assert kind_of(path.read_bytes()) == expected, name
        seen += 1
    assert seen >= 19


def test_an_open_document_text_is_taken_and_a_spreadsheet_is_not() -> None:
    assert kind_of(a_zip(mimetype="application/vnd.oasis.opendocument.text")) == Kind.ODT
    assert kind_of(a_zip(mimetype="application/vnd.oasis.opendocument.spreadsheet")) is None
    assert kind_of(a_zip(mimetype="application/vnd.oasis.opendocument.text-master")) is None


def test_a_word_document_is_taken_and_one_with_macros_or_a_sheet_is_not() -> None:
    assert kind_of(a_docx()) == Kind.DOCX
    assert kind_of(a_docx("spreadsheetml.sheet.main+xml")) is None
    macros = a_docx().replace(
        b"openxmlformats-officedocument.wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"
    )
    assert kind_of(macros) is None


def test_a_zip_with_a_pdf_inside_is_no_pdf() -> None:
    assert kind_of(a_zip(cv=PDF)) is None


def test_a_word_file_of_another_office_program_is_no_doc() -> None:
    head, entry = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "WordDocument".encode("utf-16-le").ljust(64, b"\0")
    assert kind_of(head + bytes(504) + entry + b"\x1a\0\x02") == Kind.DOC
    assert kind_of(head + bytes(504) + entry + b"\x1a\0\x01") is None  # a folder of that name
    assert kind_of(head + bytes(500) + entry + b"\x1a\0\x02") is None  # words in the middle of something else


def test_words_before_the_header_make_it_no_pdf() -> None:
    assert kind_of(PDF) == Kind.PDF
    assert kind_of(b"\xef\xbb\xbf\r\n" + PDF) == Kind.PDF
    assert kind_of(b"<script>alert(1)</script>" + PDF) is None
    assert kind_of(b"%PDF-1.4 is how such a file begins") is None


def test_a_zip_that_would_unpack_to_gigabytes_is_refused_without_unpacking() -> None:
    box = BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("content.xml", bytes(1024))
    data = bytearray(box.getvalue())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (0xFFFFFFF0).to_bytes(4, "little")
    assert kind_of(bytes(data)) is None


def test_a_box_with_thousands_of_files_is_not_looked_through() -> None:
    box = BytesIO()
    with zipfile.ZipFile(box, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for number in range(5000):
            file.writestr(f"{number:0250}", "")
    assert kind_of(box.getvalue()) is None


@given(
    st.sampled_from([b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1", b""]),
    st.binary(max_size=400),
)
def test_no_bytes_make_it_stumble(head: bytes, rest: bytes) -> None:
    assert kind_of(head + rest) in (None, Kind.PDF)


@given(st.integers(0, 600), st.binary(min_size=1, max_size=6))
def test_no_damage_to_a_real_document_makes_it_stumble(at: int, patch: bytes) -> None:
    data = bytearray(a_docx() if at % 2 else a_zip(mimetype="application/vnd.oasis.opendocument.text"))
    at %= len(data)
    data[at : at + len(patch)] = patch
    assert kind_of(bytes(data)) in (None, Kind.DOCX, Kind.ODT)


@pytest.mark.parametrize(
    ("called", "kind", "kept"),
    [
        ("cv.pdf", Kind.PDF, "cv.pdf"),
        ("CV.PDF", Kind.PDF, "CV.pdf"),
        ("../../etc/passwd", Kind.PDF, "passwd.pdf"),
        ("C:\\Users\\me\\cv.doc", Kind.DOC, "cv.doc"),
        ("cv.pdf", Kind.DOCX, "cv.pdf.docx"),
        ("a\r\nb\x00\u202ecv.pdf", Kind.PDF, "abcv.pdf"),
        ("", Kind.ODT, "cv.odt"),
        ("é" * 300 + ".pdf", Kind.PDF, "é" * 150 + ".pdf"),
    ],
)
def test_a_name_keeps_its_words_and_gets_the_ending_of_its_content(called: str, kind: Kind, kept: str) -> None:
    assert files.tidy_name(called, kind) == kept


def test_a_document_is_kept_for_its_owner_only(app: Flask) -> None:
    name = files.keep(PDF)
    path = files.path_of(name)
    assert path.read_bytes() == PDF
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent == Path(app.extensions["recruit"].settings.folder) / "uploads"


@pytest.mark.parametrize("name", ["", ".", "../recruit.db", "x" * 32, "0" * 32, "\0"])
def test_a_name_that_we_never_gave_leads_to_no_file(app: Flask, name: str) -> None:
    with pytest.raises(FileNotFoundError):
        files.path_of(name)
    files.discard(name)


def test_uploads_that_no_application_names_go_after_a_day(app: Flask) -> None:
    sent, forgotten = files.keep(PDF), files.keep(PDF)
    an_application(document=sent, document_kind="pdf", document_name="cv.pdf")
    assert files.clear_drafts(now() + timedelta(hours=23)) == 0
    assert files.clear_drafts(now() + timedelta(hours=25)) == 1
    assert files.still_there(sent)
    assert not files.still_there(forgotten)
    db.session.rollback()


def test_a_draft_that_is_asked_for_again_stays_another_day(app: Flask) -> None:
    name = files.keep(PDF)
    import os

    os.utime(files.path_of(name), (0, 0))
    assert files.still_there(name)
    assert files.clear_drafts() == 0


def test_a_file_of_a_form_that_was_refused_and_opened_anew_goes_after_a_day(app: Flask, visitor: Browser) -> None:
    """Nothing ties it to whoever sent it: neither the address, which was none, nor the form that comes after."""
    vacancy = a_vacancy()
    apply(visitor, 422, vacancy, email="no address", cv=cv())
    [file] = uploads(app)
    apply(visitor, 303, vacancy)
    assert the_application().document != file.name
    assert files.clear_drafts(now() + timedelta(hours=23)) == 0
    assert files.clear_drafts(now() + timedelta(hours=25)) == 1
    assert uploads(app) == [] and how_many(Draft) == 0
