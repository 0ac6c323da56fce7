"""What to say of a file that is not taken: what it is, and how to make one of it that is, on a telephone too."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from flask_babel import lazy_gettext as _l

HEAD = 4096
"""Bytes at the beginning that tell most kinds of file apart."""
PHOTOGRAPH = re.compile(
    rb"\xff\xd8\xff|\x89PNG|GIF8|BM.{4}\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP"
    rb"|.{4}ftyp(?:hei[cmsx]|hev[cx]|mif1|msf1|avi[fs])",
    re.DOTALL,
)
PAGES = re.compile(rb"Index/(?:Document|Tables)|Index\.zip|buildVersionHistory\.plist")
"""What stands in the directory of a document of Apple's, which is a zip."""
MACROS = b"word/vbaProject.bin"
LOCKED_WORD = "EncryptedPackage".encode("utf-16-le")
BEFORE = b"\xef\xbb\xbf \t\r\n\0"
"""What some programs write before the first word of a file."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How older Office files begin, and newer ones that are locked."""


LOCKED = _l(
    "This document asks for a password, so nobody here can read it. Save it without one and choose it again; on a "
    "telephone open it, share or print it as PDF, and choose that, or write in the letter field instead."
)
AS_PDF = _l(
    "Save it as PDF and choose that. On an iPhone: open it, then Share, Print, Share again, Save to Files. On Android: "
    "open it, then Print, Save as PDF."
)
"""What both telephones can do with whatever they can show."""
OTHER = _l("This is not really a PDF, Word or OpenDocument file.")
KINDS: tuple[tuple[Callable[[bytes, bytes], object], tuple[Any, ...]], ...] = (
    (lambda head, data: PHOTOGRAPH.match(head), (_l("This is a photograph."), AS_PDF)),
    (lambda head, data: head.lstrip(BEFORE).startswith(b"{\\rtf"), (_l("This is an RTF file."), AS_PDF)),
    (lambda head, data: head.startswith(OLE) and LOCKED_WORD in data, (LOCKED,)),
    (
        lambda head, data: head.startswith(b"PK") and MACROS in data,
        (
            _l(
                "This Word document holds macros, which nobody here opens. Save it as Word document (.docx) or as PDF; "
                "on a telephone open it, share or print it as PDF, and choose that, or write in the letter field "
                "instead."
            ),
        ),
    ),
    (
        lambda head, data: head.startswith(b"PK") and PAGES.search(data),
        (_l("This is a Pages document. In Pages choose Share or the three dots, then Export, then PDF; choose that."),),
    ),
)
"""What a file is, by its first bytes and all of them, and what helps, in this order."""


def why(data: bytes) -> str:
    """What to say to whoever chose it."""
    head = data[:HEAD]
    said = next((said for is_it, said in KINDS if is_it(head, data)), (OTHER, AS_PDF))
    return " ".join(map(str, said))
