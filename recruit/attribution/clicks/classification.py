"""What followed a link: a person, a robot, or something that looks ahead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from recruit.attribution.clicks.user_agents import LONGEST, judged
from recruit.models.clicks import ClickKind, Why

PURPOSES = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ")
LOOKING_AHEAD = ("prefetch", "prerender", "preview")
BACKGROUND = frozenset(("cors", "no-cors", "same-origin", "websocket"))
"""How a page fetches something by itself. Whoever follows a link navigates, also inside a frame."""
FETCHES = ("HTTP_SEC_FETCH_MODE", "HTTP_SEC_FETCH_SITE", "HTTP_SEC_FETCH_DEST", "HTTP_SEC_FETCH_USER")
BROWSERS = (
    # The whole agent must be that of the browser itself: an app that shows pages, or HarmonyOS's own browser, may begin
    # like it and tell nothing.
    (
        re.compile(
            r"Mozilla/5\.0 \((?!.*(?:; wv\)|Harmony))[^()]*\) AppleWebKit/537\.36 \(KHTML, like Gecko\) "
            r"Chrome/(\d{1,4})\.[\d.]{1,20}(?: Mobile)? Safari/537\.36(?: (?:Edg|EdgA|OPR)/[\d.]{1,20})?"
        ),
        (80,),
    ),
    (re.compile(r"Mozilla/5\.0 \([^()]*rv:[\d.]+\) Gecko/[\d.]+ Firefox/(\d{1,4})\.[\d.]{1,20}"), (90,)),
    (
        re.compile(
            r"Mozilla/5\.0 \((?:Macintosh|iPhone|iPad)[^()]*\) AppleWebKit/605\.1\.15 \(KHTML, like Gecko\) "
            r"Version/(\d{1,4})\.(\d{1,4})[\d.]{0,20}(?: Mobile/\w{1,20})? Safari/[\d.]{1,20}"
        ),
        (16, 4),
    ),
)
"""Chromium, Firefox and Safari, with the version since which they tell how they fetch wherever the address is https."""


def kind_of(environ: Mapping[str, Any]) -> tuple[ClickKind, Why]:
    """What made this request (WSGI), and why it is taken for that: a person unless something speaks against it."""
    if environ["REQUEST_METHOD"] == "HEAD":
        return ClickKind.PREVIEW, Why.HEAD
    if any(name in environ and looks_ahead(environ[name]) for name in PURPOSES):
        return ClickKind.PREVIEW, Why.PREFETCH
    agent = environ.get("HTTP_USER_AGENT", "")[:LONGEST]
    why = judged(agent)
    if why is Why.NO_AGENT or why is Why.LINK_PREVIEW:
        return ClickKind.PREVIEW, why
    if why is not Why.NOTHING:
        return ClickKind.ROBOT, why
    if environ.get("HTTP_SEC_FETCH_MODE", "").strip().lower() in BACKGROUND:
        return ClickKind.PREVIEW, Why.BACKGROUND
    if environ["wsgi.url_scheme"] == "https" and not any(name in environ for name in FETCHES) and always_tells(agent):
        return ClickKind.ROBOT, Why.NO_SEC_FETCH
    return ClickKind.PERSON, Why.NOTHING


def looks_ahead(purpose: str) -> bool:
    """Whether that is what the request is for."""
    return any(word in purpose.lower() for word in LOOKING_AHEAD)


@lru_cache(8192)
def always_tells(agent: str) -> bool:
    """Whether every copy of that browser tells how it fetches."""
    for browser, since in BROWSERS:
        if found := browser.fullmatch(agent):
            return tuple(map(int, found.groups())) >= since
    return False


def as_environ(method: str, headers: Mapping[str, str], secure: bool) -> dict[str, str]:
    """The request as WSGI tells it, for one that was written down; names of headers in whatever case."""
    told = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    return told | {"REQUEST_METHOD": method.upper(), "wsgi.url_scheme": "https" if secure else "http"}
