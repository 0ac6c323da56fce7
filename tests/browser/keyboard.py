"""A person without a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

SKIP = ("To the content", "Naar de inhoud")
"""The first stop of every page: it is seen because it appears, not by a line around it."""


def focused(page: Page) -> str:
    """The name of what has the focus, which must be seen to have it."""
    name, is_seen = page.evaluate(
        """() => {
            const e = document.activeElement, s = getComputedStyle(e);
            const name = e.labels?.[0]?.innerText || e.innerText || e.name || e.tagName;
            return [name.trim(), (s.outlineStyle !== "none" && s.outlineWidth !== "0px") || s.boxShadow !== "none"];
        }"""
    )
    assert is_seen or name.startswith(SKIP), f"the focus on {name!r} cannot be seen at {page.url}"
    return str(name)


def go_to(page: Page, name: str) -> None:
    """Press Tab until it is reached."""
    passed = []
    for _ in range(60):
        page.keyboard.press("Tab")
        passed.append(focused(page))
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"Tab never reached {name!r}: {passed}")
