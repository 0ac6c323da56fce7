"""Files with one JSON object a line, plain or gzip, for the command line."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast


class BadLine(ValueError):
    """A line that cannot be used; the words say which line and what is wrong."""


def rows(source: Path | str | IO[bytes], what: str = "an object") -> Iterator[tuple[int, dict[str, Any]]]:
    """The object of every line, with its number; empty lines are passed over. Raises `BadLine` and `OSError`."""
    number = 0
    with _opened(source) as file:
        try:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, _row(line, number, what)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            raise BadLine(f"The file is broken off after line {number}.") from None


@contextmanager
def _opened(source: Path | str | IO[bytes]) -> Iterator[IO[bytes]]:
    with open(source, "rb") if isinstance(source, Path | str) else source as raw:
        file = io.BufferedReader(cast(io.RawIOBase, raw))  # its beginning can be looked at, whatever it is
        if file.peek(2)[:2] != b"\x1f\x8b":
            yield file
            return
        with gzip.open(file) as unzipped:
            yield cast(IO[bytes], unzipped)


def _row(line: bytes, number: int, what: str) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
        if b"\\ud" in line.lower():  # half of a sign, as is left where a program cut one in two, is no text
            row = json.loads(json.dumps(row, ensure_ascii=False).encode("utf-8", "ignore"))
    except UnicodeDecodeError:
        raise BadLine(f"Line {number} is not UTF-8 text.") from None
    except (ValueError, RecursionError) as error:
        raise BadLine(f"Line {number} is not JSON: {error}.") from None
    if not isinstance(row, dict):
        raise BadLine(f"Line {number} is not {what}.")
    return row
