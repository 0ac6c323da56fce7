"""Test material that nobody here wrote, kept next to the checkout and never in it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT

SHARED = ROOT.parent / "shared"


def shared(path: str) -> Path:
    """A file or folder of the shared material; the test is skipped where it is absent."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"needs ../shared/{path} next to the checkout", allow_module_level=True)
    return found


def lines(path: str) -> list[Any]:
    """The objects of a file with one JSON document a line."""
    return [json.loads(line) for line in shared(path).read_text("utf-8").splitlines() if line]


def naughty_strings() -> list[str]:
    """Strings that have broken programs before."""
    found: list[str] = json.loads(gzip.decompress(shared("data/uploads/naughty-strings.json.gz").read_bytes()))
    return found
