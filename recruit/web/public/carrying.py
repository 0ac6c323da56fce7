"""How somebody came here travels in the links of this door, for nothing else may remember it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Response, g, request
from werkzeug.exceptions import RequestEntityTooLarge

from recruit.attribution import sources, touches
from recruit.attribution.marks import FIRST, LAST, SOURCE
from recruit.attribution.touches import Touch
from recruit.core.row_numbers import whole
from recruit.models import TrackedLink
from recruit.organisation.policies import origin_policy

CARRY = frozenset(
    f"public.{name}" for name in ("careers", "vacancy", "apply", "finish_later", "pass_on", "privacy", "openness")
)
"""Pages between a link and an application."""
BARE = dict.fromkeys((FIRST, LAST, SOURCE))
"""For the address of a form, whose fields say it."""


@dataclass(frozen=True)
class Way:
    """The links that somebody is known to have followed, or else the source that the browser names."""

    first: Touch | None = None
    last: Touch | None = None
    source: int | None = None
    across: bool = False
    """Whether a link to one vacancy counts for another."""

    @property
    def touches(self) -> list[Touch]:
        """The links, the earliest first."""
        return [touch for touch in (self.first, self.last) if touch]

    def onward(self, vacancy: int | None) -> dict[str, str]:
        """What an address takes along: to a list all of it, to a vacancy what may count there."""
        named = {FIRST: self.first, LAST: self.last}
        may = {n: t.mark for n, t in named.items() if t and (self.across or vacancy in (None, t.vacancy))}
        return may | ({SOURCE: str(self.source)} if self.source else {})


def look() -> None:
    """See how this visitor came."""
    if request.endpoint not in CARRY:
        return
    try:
        first, last = touches.read_touch(carried_value(FIRST)), touches.read_touch(carried_value(LAST))
        is_linked = bool(first or last)
        g.way = Way(first, last, source(asks=not is_linked), is_linked and origin_policy().across)
    except RequestEntityTooLarge:
        pass  # the page says so itself


def carried_value(name: str) -> str:
    """What the form says, or else the address."""
    return request.form.get(name) or request.args.get(name, "")


def source(asks: bool) -> int | None:
    """The source that was found before, or where no link is known the one that address and browser name now."""
    found = sources.known(whole(carried_value(SOURCE)))
    if found is None and asks and request.method == "GET":
        ours = request.referrer and request.referrer.startswith(request.host_url)
        found = sources.source_of(request.args, "" if ours else request.referrer or "")
    return found.id if found else None


def way() -> Way:
    """How this visitor came; nothing where the page does not lead to an application."""
    found: Way = g.get("way") or Way()
    return found


def begin_with(link: TrackedLink) -> None:
    """This page is what a tracked link led to."""
    g.way = Way(last=touches.read_touch(touches.mark_of(link)), across=origin_policy().across)


def carried(vacancy: int | None = None) -> dict[str, str]:
    """What a form or an address on this page takes along."""
    return way().onward(vacancy)


def carry(endpoint: str, values: dict[str, Any]) -> None:
    """Put it into every link to such a page; a value of None keeps it out."""
    if endpoint in CARRY:
        for name, value in way().onward(values.get("number")).items():
            values.setdefault(name, value)


def keep_apart(response: Response) -> Response:
    """No cache hands the page of one visitor to another who came by another way. It stays one page to search engines:
    they read its canonical address."""
    if request.endpoint in CARRY and response.mimetype == "text/html":
        response.vary.add("Referer")
        if way() != Way():
            response.headers.setdefault("Cache-Control", "private")
    return response
