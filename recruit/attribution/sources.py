"""Sources: what an address and a browser say of where somebody came from who followed no tracked link.

It is worth less than a mark: a browser may say nothing, an app strips it, and anybody can write it into an address.
So it never takes the place of a link, and figures keep it apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList
from sqlalchemy import func, select

from recruit.attribution import default_sources  # noqa: F401  with it an empty database gets its rows
from recruit.core import urls
from recruit.core.database import db
from recruit.models import Deed, Source, User
from recruit.organisation import audit

CAMPAIGNS = ("utm_source", "utm_campaign", "source", "ref")
"""Where addresses say what a campaign is called, the most telling first."""
APP = "android-app://"


def source_of(arguments: Mapping[str, str], referer: str) -> Source | None:
    """The source that an address or else the browser names."""
    said = [" ".join(arguments.get(name, "").split()).casefold() for name in CAMPAIGNS]
    came = host_of(referer)
    if not any(said) and not came:
        return None
    listed = all_on()
    by_campaign = {value: source for source in listed for value in source.campaigns.casefold().splitlines()}
    by_host = {host: source for source in listed for host in source.hosts.splitlines()}
    named = [by_campaign.get(value) or at(value, by_host) for value in said if value]
    return next(filter(None, [*named, at(came, by_host)]), None)


def at(host: str, by_host: Mapping[str, Source]) -> Source | None:
    """The source of a host or of what it belongs to, the longest first."""
    return next((by_host[name] for name in names(host) if name in by_host), None)


def names(host: str) -> Iterator[str]:
    """What a host is known by: www.google.co.uk itself, google.co.uk, and google under every ending there is."""
    if host.startswith(APP) or "." not in host:
        yield host
        return
    registered, parts = endings().privatesuffix(host) or "", host.split(".")
    for start in range(len(parts)):
        name = ".".join(parts[start:])
        yield name
        if name == registered:
            yield f"{parts[start]}.*"


@lru_cache(1)
def endings() -> PublicSuffixList:
    """What stands behind a name that somebody registered, such as .nl and .co.uk."""
    return PublicSuffixList(only_icann=True)


def host_of(referer: str) -> str:
    """The host that sent somebody here, or the app of a telephone; empty for none and for our own."""
    try:
        page = urlsplit(referer[:2000])
        host = (page.hostname or "").rstrip(".")
    except ValueError:
        return ""
    if page.scheme == "android-app" and host:
        return f"{APP}{page.netloc.lower()}"
    ours = urls.host()
    return host if page.scheme in ("http", "https") and page.netloc.lower() != ours.lower() else ""


def all_on() -> list[Source]:
    """Those that are looked for."""
    return list(db.session.scalars(select(Source).where(Source.on).order_by(Source.id)))


def all_sources() -> list[Source]:
    """All of them, by the alphabet; those that are switched off come last."""
    return list(db.session.scalars(select(Source).order_by(Source.on.desc(), func.lower(Source.name))))


def known(number: int | None) -> Source | None:
    """The source with that number, if it is looked for."""
    found = db.session.get(Source, number) if number else None
    return found if found and found.on else None


def add(facts: dict[str, Any], by: User | None) -> Source:
    """One more place."""
    source = Source(**facts)
    db.session.add(source)
    audit.note(by, Deed.SOURCE_ADDED, source, source)
    return source


def change(source: Source, facts: dict[str, Any], by: User | None) -> None:
    """Another name, other hosts or campaigns."""
    audit.change(source, facts, by, Deed.SOURCE_CHANGED)


def switch(source: Source, by: User | None) -> None:
    """Look for it, or no longer; candidates who came from there keep it."""
    source.on = not source.on
    audit.note(by, Deed.SOURCE_SWITCHED_ON if source.on else Deed.SOURCE_SWITCHED_OFF, source, source)
