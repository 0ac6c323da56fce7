"""Small writers of documents, whole and hostile, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfReader, PdfWriter

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def a_pdf(*pages: Sequence[str], more: str = "") -> bytes:
    """A PDF with these lines on each page, and with anything more among its objects from number 900 on."""
    objects = {1: "<</Type/Catalog/Pages 2 0 R" + ("/OpenAction 900 0 R" if more else "") + ">>"}
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects[2] = f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"
    objects[3] = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    for number, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj 0 -16 Td " for line in lines)
        stream = f"BT /F1 12 Tf 50 800 Td {shown}ET"
        shape = "/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
        objects[4 + 2 * number] = f"<<{shape}/Contents {5 + 2 * number} 0 R>>"
        objects[5 + 2 * number] = f"<</Length {len(stream)}>>stream\n{stream}\nendstream"
    if more:
        objects[900] = more
    return a_pdf_of(objects)


def a_pdf_of(objects: dict[int, str]) -> bytes:
    """A PDF of these objects, of which the first is the catalogue."""
    body = "%PDF-1.7\n"
    places = {}
    for number, text in objects.items():
        places[number] = len(body)
        body += f"{number} 0 obj{text}endobj\n"
    table = "".join(f"{number} 1\n{place:010} 00000 n \n" for number, place in places.items())
    trailer = f"trailer<</Root 1 0 R/Size {max(objects) + 1}>>\nstartxref\n{len(body)}\n%%EOF"
    end = f"xref\n0 1\n0000000000 65535 f \n{table}{trailer}"
    return (body + end).encode("latin-1")


def a_box(**entries: str | bytes) -> bytes:
    """A zip with these entries; two underscores stand for a slash, and `.xml` is understood."""
    box = BytesIO()
    with ZipFile(box, "w", ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name.replace("__", "/") + ".xml", content)
    return box.getvalue()


def boxed(entries: dict[str, str]) -> bytes:
    """A zip with entries of exactly these names."""
    box = BytesIO()
    with ZipFile(box, "w", ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return box.getvalue()


def locked_pdf(password: str) -> bytes:
    """A PDF that is encrypted, and asks for that password; for none where it is empty."""
    writer, box = PdfWriter(PdfReader(BytesIO(a_pdf(["Kim"])))), BytesIO()
    writer.encrypt(password, "eigenaar", algorithm="AES-256")
    writer.write(box)
    return box.getvalue()


def locked_odt() -> bytes:
    """An ODT whose manifest says that its content is encrypted."""
    said = (
        "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return boxed({"mimetype": kind, "META-INF/manifest.xml": said, "content.xml": "\x01\x02\x03"})


def locked_doc() -> bytes:
    """An old Word document whose first words say that it is encrypted, with the one stream by which it is known."""
    name = "WordDocument".encode("utf-16-le") + bytes(2)
    directory = name.ljust(64, b"\0") + len(name).to_bytes(2, "little") + b"\x02"
    first = b"\xec\xa5\xc1\x00" + bytes(6) + b"\x00\x13"
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + first.ljust(512, b"\0") + directory.ljust(128, b"\0")


def a_docx(body: str, head: str = "", before: str = "") -> bytes:
    """A DOCX with this WordprocessingML as its body, and in the head of each page."""
    parts = {"word__document": f'{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'}
    if head:
        parts["word__header1"] = parts["word__header2"] = f'<w:hdr xmlns:w="{W}">{head}</w:hdr>'
    return a_box(**parts)


def paragraph(words: str, style: str = "", item: bool = False) -> str:
    """A paragraph of WordprocessingML."""
    shape = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:numPr/>" if item else "")
    return f"<w:p><w:pPr>{shape}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def an_odt(body: str, head: str = "") -> bytes:
    """An ODT with this OpenDocument as its text, and in the head of each page."""
    spaces = " ".join(f'xmlns:{name}="{OFFICE}:{name}:1.0"' for name in ("office", "text", "table", "style"))
    content = f"<office:document-content {spaces}><office:body>{body}</office:body></office:document-content>"
    styles = f"<office:document-styles {spaces}><style:header>{head}</style:header></office:document-styles>"
    return a_box(content=content, styles=styles)
