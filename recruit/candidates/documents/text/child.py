"""The program that reads one document: `python -I child.py PATH KIND`, or looks whether it opens: `python -I child.py
PATH KIND open`. It ties its own hands before it looks.

It is started by its path and never imports the rest of the program, whose start would take longer than the reading.
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from types import ModuleType

MEMORY = 512 * 1024 * 1024
SECONDS = 10


def confine() -> None:
    """Take away what reading needs none of; where a system has no such limit, the parent's clock is left."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for name, most in (
        ("RLIMIT_AS", MEMORY),
        ("RLIMIT_CPU", SECONDS),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NOFILE", 32),
        ("RLIMIT_NPROC", 0),
    ):
        try:
            resource.setrlimit(getattr(resource, name), (most, most))
        except (AttributeError, ValueError, OSError):
            continue  # macOS knows some of them by name only; a lower limit may be set already


def find_our_room() -> None:
    """Let `recruit.candidates.documents.text` be imported without `recruit`, which would begin with the whole web."""
    package = ModuleType("recruit")
    package.__path__ = [str(Path(__file__).resolve().parents[3])]
    sys.modules["recruit"] = package


def read_document(path: Path, kind: str, only_open: bool) -> dict[str, object]:
    """What the document says, as the parent is told it, or that it opens."""
    from recruit.candidates.documents.text.lines import LONGEST, tidy
    from recruit.candidates.documents.text.problems import Problem, Unreadable

    try:
        words, pages, cut = opens(path, kind) if only_open else words_of(path, kind)
        words = tidy(words)
        return {"words": words[:LONGEST], "pages": pages, "cut": cut or len(words) > LONGEST, "problem": ""}
    except Unreadable as error:
        problem = error.problem
    except (MemoryError, RecursionError):
        problem = Problem.TOO_LARGE
    except Exception:  # whatever a hostile document does, the answer is a sentence
        problem = Problem.DAMAGED
    return {"words": "", "pages": 0, "cut": False, "problem": problem}


def opens(path: Path, kind: str) -> tuple[str, int, bool]:
    """Something to say in the place of its words."""
    from recruit.candidates.documents.text import docx_odt, pdf

    (pdf.open_only if kind == "pdf" else docx_odt.open_odt)(path)
    return "It opens.", 0, False


def words_of(path: Path, kind: str) -> tuple[str, int, bool]:
    """The words, the number of pages, and whether some were left out."""
    from recruit.candidates.documents.text import docx_odt

    if kind == "docx":
        return docx_odt.words_of_docx(path)
    if kind == "odt":
        return docx_odt.words_of_odt(path)
    from recruit.candidates.documents.text import pdf

    return pdf.words_of(path)


if __name__ == "__main__":
    confine()
    logging.disable()
    find_our_room()
    answer = read_document(Path(sys.argv[1]), sys.argv[2], sys.argv[3:] == ["open"])
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode())
