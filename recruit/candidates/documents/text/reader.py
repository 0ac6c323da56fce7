"""A document's words, asked of a child process that is not trusted either."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from adapters.translatable import Said
from recruit.candidates.documents.files import Kind
from recruit.candidates.documents.text.lines import LONGEST, tidy
from recruit.candidates.documents.text.problems import Problem

SECONDS = 15
"""How long a child may take by the clock on the wall."""
SECONDS_TO_OPEN = 5
MOST_BYTES = 6 * LONGEST
"""What a child may say: a character takes at most four bytes of UTF-8, or six of JSON."""
CHILD = Path(__file__).with_name("child.py")
_NEEDED = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")
"""What Python needs of the environment; the rest holds secrets."""

WORD_BEGINS = b"\xec\xa5"
"""An old Word document, behind the 512 bytes of its box. A bit ten bytes on says whether it is encrypted: MS-DOC,
2.5.2, FibBase.fEncrypted."""

SENTENCES = {
    Problem.PICTURES: Said("This document holds pictures of text; download it to read it."),
    Problem.EMPTY: Said("This document holds no text; download it to see what is in it."),
    Problem.LOCKED: Said("This document is locked with a password; ask the candidate for one without."),
    Problem.DAMAGED: Said("This document is damaged and cannot be shown as text; download it, or ask for a new one."),
    Problem.TOO_LARGE: Said("This document is too large or too intricate to be shown as text; download it to read it."),
    Problem.OLD: Said("This is an old Word document, which is not shown as text; download it to read it."),
    Problem.GONE: Said("This document is no longer there; ask the candidate to send it again."),
    Problem.OTHER: Said("This document cannot be shown as text now; download it to read it."),
}
FINAL = frozenset(SENTENCES[problem] for problem in (Problem.PICTURES, Problem.EMPTY, Problem.LOCKED, Problem.OLD))


@dataclass(frozen=True)
class Text:
    """What a document says: lines of plain text, or a sentence why there are none."""

    words: str = ""
    pages: int = 0
    """How many there are; 0 where the document does not tell."""
    cut: bool = False
    """Whether there is more than is shown."""
    problem: str = ""

    @property
    def is_final(self) -> bool:
        """Whether the same would be found at another time. A machine may have been too busy, or out of memory."""
        return not self.problem or self.problem in FINAL


def text_of(path: Path, kind: Kind) -> Text:
    """The words of a document. Never raises, never logs what it says, and takes 15 seconds at the most."""
    if kind == Kind.DOC:
        return _no_words(Problem.OLD)
    if not path.is_file():
        return _no_words(Problem.GONE)
    try:
        said, status = ask(command(path, kind), SECONDS)
    except OSError:  # no process or no memory to be had
        return _no_words(Problem.OTHER)
    return _heard(said) or _no_words(_why(status))


def asks_for_password(path: Path, kind: Kind) -> bool:
    """Whether nobody can read it who has no password. Only what says that it is encrypted is looked at, for five
    seconds at the most: many a PDF is encrypted and opens all the same."""
    if kind == Kind.DOC:
        head = path.read_bytes()[512:524]
        return head.startswith(WORD_BEGINS) and bool(head[-1] & 1)
    if kind == Kind.PDF and b"/Encrypt" not in path.read_bytes():
        return False
    if kind not in (Kind.PDF, Kind.ODT):
        return False
    try:
        said, _ = ask([*command(path, kind), "open"], SECONDS_TO_OPEN)
    except OSError:
        return False
    found = _heard(said)
    return found is not None and found.problem == SENTENCES[Problem.LOCKED]


def command(path: Path, kind: Kind) -> list[str]:
    """What starts the child: Python alone, without what the environment or the folder would add."""
    return [sys.executable, "-I", "-B", "-X", "utf8", str(CHILD), str(path.absolute()), str(kind)]


def ask(command: list[str], seconds: float) -> tuple[bytes, int | None]:
    """What a child says, and its exit status; None where its time ran out. No process of it is left behind."""
    child = subprocess.Popen(  # noqa: S603 - our own program; of the outside it gets a path that we made
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _NEEDED if name in os.environ},
        start_new_session=True,
        bufsize=0,
    )
    heard: list[bytes] = []
    listener = Thread(target=_listen, args=(child, heard), daemon=True)
    listener.start()
    listener.join(seconds)
    late = listener.is_alive()
    _end(child)
    listener.join(1)
    if child.stdout and not listener.is_alive():
        child.stdout.close()
    return b"".join(heard), None if late else child.returncode


def _listen(child: subprocess.Popen[bytes], heard: list[bytes]) -> None:
    """Until the child has no more to say, or has said too much."""
    left = MOST_BYTES
    while child.stdout and left > 0 and (piece := child.stdout.read(min(left, 65_536))):
        heard.append(piece)
        left -= len(piece)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kill what is left of the child and whatever it started; its number is ours until we have waited for it."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
    except (ProcessLookupError, PermissionError):
        pass  # it has ended by itself
    child.wait()


def _heard(said: bytes) -> Text | None:
    """The child's answer, taken apart as if a stranger had sent it; None where it is none."""
    try:
        answer = json.loads(said)
        words, pages, cut, problem = (answer[name] for name in ("words", "pages", "cut", "problem"))
        if problem:
            return _no_words(Problem(problem))
        if not (isinstance(words, str) and isinstance(pages, int) and isinstance(cut, bool)) or not words:
            return None
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return Text(tidy(words)[:LONGEST], max(0, pages), cut)


def _why(status: int | None) -> Problem:
    """What became of a child that gave no answer."""
    too_much = {-int(getattr(signal, name, 0)) for name in ("SIGXCPU", "SIGKILL")}
    return Problem.TOO_LARGE if status is None or status in too_much else Problem.DAMAGED


def _no_words(problem: Problem) -> Text:
    return Text(problem=SENTENCES[problem])
