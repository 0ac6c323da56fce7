"""The words of a DOCX or ODT: its XML read piece by piece, never unpacked as a whole. For the child alone."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import ParseError, XMLParser
from zipfile import BadZipFile, ZipFile

from recruit.candidates.documents.text.layout import Layout
from recruit.candidates.documents.text.lines import LONGEST
from recruit.candidates.documents.text.problems import Problem, Unreadable

UNPACKED_LIMIT = 30_000_000
"""Bytes of XML that are read of one document: a long CV has some hundred thousand."""
MOST_ENTRIES = 5000
_PIECE = 65_536
_DOCX = re.compile(r"word/(?:(header)\d*|(document)|(footer)\d*)\.xml")


def words_of_docx(path: Path) -> tuple[str, int, bool]:
    """The words, with what stands at the head of the pages first; how many pages there are is not known."""

    def parts(names: list[str]) -> list[str]:
        found = [(match.lastindex or 0, name) for name in names if (match := _DOCX.fullmatch(name))]
        return [name for _, name in sorted(found)]

    return _words(path, parts, "word/document.xml")


def words_of_odt(path: Path) -> tuple[str, int, bool]:
    """The words, with what stands at the head and foot of the pages first."""
    open_odt(path)
    return _words(path, lambda names: [n for n in ("styles.xml", "content.xml") if n in names], "content.xml")


def open_odt(path: Path) -> None:
    """Raises Unreadable where it asks for a password: then its manifest says how its parts are encrypted."""
    try:
        with ZipFile(path) as box, box.open("META-INF/manifest.xml") as entry:
            if b"encryption-data" in entry.read(UNPACKED_LIMIT // 10):
                raise Unreadable(Problem.LOCKED)
    except (BadZipFile, EOFError, OSError, ValueError, KeyError, RuntimeError, NotImplementedError, zlib.error):
        return  # what is wrong with it shows when it is read


def _words(path: Path, parts: Callable[[list[str]], list[str]], main: str) -> tuple[str, int, bool]:
    try:
        with ZipFile(path) as box:
            names = box.namelist()
            if main not in names:
                raise Unreadable(Problem.DAMAGED)
            if len(names) > MOST_ENTRIES:
                raise Unreadable(Problem.TOO_LARGE)
            return _read(box, parts(names))
    except (BadZipFile, ParseError, EOFError, OSError, ValueError, KeyError, struct.error, zlib.error):
        raise Unreadable(Problem.DAMAGED) from None
    except (RuntimeError, NotImplementedError):  # what zipfile says of a password or an unknown way of packing
        raise Unreadable(Problem.LOCKED) from None


def _read(box: ZipFile, names: list[str]) -> tuple[str, int, bool]:
    found: list[str] = []
    left, cut = UNPACKED_LIMIT, False
    for name in names:
        layout = Layout()
        parser = XMLParser(target=layout)  # noqa: S314 - Layout refuses a DTD, without which nothing expands
        with box.open(name) as entry:
            while piece := entry.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise Unreadable(Problem.TOO_LARGE)
                parser.feed(piece)
                if layout.length > LONGEST:
                    cut = True
                    break
        if not cut:
            parser.close()
        if (words := layout.words()) not in found:  # the same head for first, odd and even pages
            found.append(words)
        if cut:
            break
    if not any(words.strip() for words in found):
        raise Unreadable(Problem.EMPTY)
    return "\n\n".join(found), 0, cut
