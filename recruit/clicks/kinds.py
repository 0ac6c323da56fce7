"""What followed a link."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recruit.models import ClickKind, Why


def kind_of(environ: Mapping[str, Any]) -> tuple[ClickKind, Why]:
    """STAND-IN until helper A."""
    from crawlerdetect import CrawlerDetect

    agent = environ.get("HTTP_USER_AGENT", "")
    if environ["REQUEST_METHOD"] == "HEAD":
        return ClickKind.PREVIEW, Why.HEAD
    purpose = environ.get("HTTP_SEC_PURPOSE", "") + environ.get("HTTP_PURPOSE", "") + environ.get("HTTP_X_MOZ", "")
    if "prefetch" in purpose:
        return ClickKind.PREVIEW, Why.PREFETCH
    if not agent.strip():
        return ClickKind.PREVIEW, Why.NO_AGENT
    if agent not in seen:
        seen[agent] = CrawlerDetect().isCrawler(agent)
    if seen[agent]:
        return ClickKind.ROBOT, Why.DECLARED
    return ClickKind.PERSON, Why.NOTHING


seen: dict[str, Any] = {}
