"""The words of a PDF, through pypdf: it runs no script and opens no attachment. For the child alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError, WrongPasswordError

from recruit.candidates.documents.text.lines import LONGEST
from recruit.candidates.documents.text.problems import Problem, Unreadable

MOST_PAGES = 300


def words_of(path: Path) -> tuple[str, int, bool]:
    """The words, how many pages there are, and whether some were left out."""
    with _in_our_words():
        return _read(_opened(path))


def open_only(path: Path) -> None:
    """Raises Unreadable where it asks for a password, or is none."""
    with _in_our_words():
        _opened(path)


def _opened(path: Path) -> PdfReader:
    reader = PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable(Problem.LOCKED)
    return reader


@contextmanager
def _in_our_words() -> Iterator[None]:
    """What pypdf says is wrong, as what stands in the way."""
    try:
        yield
    except (FileNotDecryptedError, WrongPasswordError, DependencyError):
        raise Unreadable(Problem.LOCKED) from None
    except LimitReachedError:
        raise Unreadable(Problem.TOO_LARGE) from None
    except PyPdfError:
        raise Unreadable(Problem.DAMAGED) from None


def _read(reader: PdfReader) -> tuple[str, int, bool]:
    found: list[str] = []
    count, length, broken = len(reader.pages), 0, 0
    for number in range(min(count, MOST_PAGES)):
        if length > LONGEST:
            return "\n\n".join(found), count, True
        words = _words_on(reader.pages[number])
        broken += words is None
        found.append(words or "")
        length += len(found[-1]) + 2
    if not any(words.strip() for words in found):
        raise Unreadable(Problem.DAMAGED if broken or not count else Problem.PICTURES)
    return "\n\n".join(found), count, count > MOST_PAGES or bool(broken)


def _words_on(page: PageObject) -> str | None:
    """The words on a page; None where it is broken, for the other pages may be whole."""
    try:
        return page.extract_text()
    except (MemoryError, LimitReachedError, FileNotDecryptedError, DependencyError):
        raise
    except Exception:  # each program that writes PDF breaks it in a way of its own
        return None
