"""Follow tracked links in tests, as browsers and others do."""

from __future__ import annotations

from typing import Any

from recruit.models import TrackedLink
from tests.support.browser import Browser

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
ADDRESS = "192.0.2.1"


def follow(visitor: Browser, link: TrackedLink, agent: str = FIREFOX, address: str = ADDRESS, **headers: str) -> Any:
    """Follow a link; the answer."""
    given = {"User-Agent": agent, **headers}
    return visitor.client.get(f"/r/{link.token}", headers=given, environ_overrides={"REMOTE_ADDR": address})
