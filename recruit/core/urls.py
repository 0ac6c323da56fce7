"""Which site this is: what the settings say, whatever a visitor's browser or somebody with a terminal sends."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from recruit.config import Settings, running

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

TAIL = " \t\r\n\xa0.,:;!?…·。、，！？)]}>）」』》'\"’”»*`"
"""Signs with which none of our addresses ends, and which the programs of others leave on one that stood in a text."""


def site() -> str:
    """The site's own address, without a slash at its end."""
    return running().settings.url.rstrip("/")


def absolute(path: str) -> str:
    """The whole address of a path here, as it stands in letters and on other sites."""
    return f"{site()}{path}"


def host() -> str:
    """The site's name and, where it has one, its port."""
    return urlsplit(running().settings.url).netloc


def is_encrypted() -> bool:
    """Whether browsers reach the site by https."""
    return running().settings.url.startswith("https:")


class OwnAddress:
    """A WSGI application that sees every request at our own address. Behind a proxy that is `RECRUIT_URL`, for a proxy
    hands on what it does not know, such as `X-Forwarded-Host`; before one it is what the browser asked for."""

    def __init__(self, beyond: WSGIApplication, settings: Settings) -> None:
        place = urlsplit(settings.url)
        known = {"HTTP_HOST": place.netloc, "wsgi.url_scheme": place.scheme} if settings.number("proxies") else {}
        self.beyond, self.known = beyond, {"SCRIPT_NAME": os.environ.get("SCRIPT_NAME", ""), **known}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ.update(self.known)
        return self.beyond(environ, start_response)
