"""The client that checks each page it opens finds what is wrong with one."""

from __future__ import annotations

from typing import Any, cast

import pytest
from bs4 import BeautifulSoup

from tests.support.browser import check

FINE = '<title>Here – us</title><h1>Here</h1><label for="a">A</label><input id="a"><h2>Below</h2>'
WRONG = {
    "no h1": FINE.replace("h1", "h2"),
    "two h1": FINE + "<h1>There</h1>",
    "another title": FINE.replace("Here –", "There –"),
    "an id twice": FINE + '<p id="a"></p>',
    "no label": FINE + '<select id="b"></select>',
    "a level skipped": FINE + "<h4>Deep</h4>",
    "inline style": FINE + '<p style="color:red"></p>',
    "an inline sheet": FINE + "<style>p {}</style>",
    "an inline handler": FINE + '<p onclick="x()"></p>',
    "an inline script": FINE + "<script>x()</script>",
}


class Bare:
    """A page that nobody served."""

    def __init__(self, html: str) -> None:
        self.tree = BeautifulSoup(html, "html.parser")


def test_a_page_that_is_fine_passes() -> None:
    check(cast(Any, Bare(FINE + '<input type="hidden"><script type="application/ld+json">{}</script>')))


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_found(what: str) -> None:
    with pytest.raises((AssertionError, ValueError)):
        check(cast(Any, Bare(WRONG[what])))
