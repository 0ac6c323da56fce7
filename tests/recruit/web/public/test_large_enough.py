"""What is pressed on a public page is at least 24 pixels high, unless it stands within a sentence: WCAG 2.2, 2.5.8."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import Tag
from flask import Flask

from recruit.config import ROOT
from tests.support.apply_form import apply, form_of
from tests.support.browser import Browser
from tests.support.screening import a_screened_vacancy

pytestmark = pytest.mark.one_database
SHEET = Path(ROOT / "recruit" / "static" / "recruit.css").read_text()


def stands_alone(link: Tag) -> bool:
    """Whether its paragraph says nothing else."""
    beside = link.parent
    return beside is not None and beside.name == "p" and beside.get_text(strip=True) == link.get_text(strip=True)


def is_large(link: Tag) -> bool:
    """Whether the sheet makes it so."""
    classes = {*link.get("class", [])} | {*(link.parent.get("class", []) if link.parent else [])}
    return bool(classes & {"button", "alone", "kicker", "actions"}) or link.find_parent(class_="foot") is not None


def test_links_that_stand_alone_are_made_large_enough_by_the_sheet(app: Flask, visitor: Browser) -> None:
    vacancy = a_screened_vacancy()
    own = apply(visitor, vacancy=vacancy).headers["Location"].removeprefix("http://localhost")
    about = form_of(vacancy).removesuffix("/apply")
    pages = [about, f"{about}/apply", f"{about}/pass-on", "/privacy", "/applications/again", own]
    pages += [f"{own}/{more}" for more in ("correct", "withdraw", "delete", "notice")]
    for path in pages:
        for link in visitor.get(path).tree.select("main a, footer a"):
            assert is_large(link) or not stands_alone(link), f"{path}: {link}"


def test_the_sheet_gives_what_is_pressed_24_pixels() -> None:
    assert re.search(r"\.foot a, \.kicker a, [^{]*a\.alone \{[^}]*inline-block[^}]*min-height: 24px", SHEET)
    boxes = re.search(r"input\[type=checkbox\], input\[type=radio\] \{ width: ([\d.]+)rem; height: ([\d.]+)rem", SHEET)
    assert boxes and all(float(size) * 16 >= 24 for size in boxes.groups())
