"""Marks: what stands behind the question mark for whoever followed a tracked link, `v1.link.hour.signature`.

A mark names a link and an hour, the same for all who follow that link in that hour: an origin and not a person. It is
not taken out of the visible address by a redirect after arrival: without cookies and without storage in the browser it
must stand somewhere, and in the address and the links of the page it survives reloads, new tabs, bookmarks and being
sent to oneself. Search engines read the canonical address, which never has it.

Whoever holds a mark and follows another tracked link from one of our pages carries the earlier one along: the browser
tells the full address of that page to our own site and to no other. What cannot be known without storage: that a link
which was opened from elsewhere (a mail, another app, typed) belongs to somebody who followed another one before. Only
an address to which the form was sent (see `later`) ties such visits together.

Nothing here knows the web framework or the database: marks are made where nothing slow may be done.
"""

from __future__ import annotations

import hmac
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

HOUR = 3600
LIFE = timedelta(days=30)
"""Counted from the hour that a mark names."""
LAST, FIRST, SOURCE = "o", "f", "w"
"""What an address calls the mark of the link that was followed last, of an earlier one, and a source without a link."""
SHAPE = re.compile(r"v1\.([0-9a-z]{1,16})\.([0-9a-f]{1,12})\.([\w-]{12})", re.ASCII)


@dataclass(frozen=True)
class Mark:
    """What a mark says."""

    token: str
    """Of the link."""
    at: datetime
    """The beginning of the hour in which it was followed."""
    text: str


def mark(token: str, moment: datetime, secret: str) -> str:
    """The mark of a link that is followed at that moment."""
    claim = f"v1.{token}.{int(moment.timestamp()) // HOUR:x}"
    return f"{claim}.{signature(claim, secret)}"


def signature(claim: str, secret: str) -> str:
    """72 bits, enough against guessing within the thirty days a mark lives."""
    digest = hmac.digest(secret.encode(), b"origin " + claim.encode(), sha256)
    return urlsafe_b64encode(digest[:9]).decode()


def read_mark(text: str, moment: datetime, secrets: Iterable[str]) -> Mark | None:
    """What a mark of ours says, if one of these keys signed it and it is not too old; None for anything else."""
    found = SHAPE.fullmatch(text)
    if found is None:
        return None
    claim, signed = text.rpartition(".")[::2]
    if not any(hmac.compare_digest(signed, signature(claim, secret)) for secret in secrets):
        return None
    at = datetime.fromtimestamp(int(found[2], 16) * HOUR, UTC)
    return Mark(found[1], at, text) if moment - at <= LIFE else None


def before(referer: str, host: str, token: str) -> str:
    """The mark with which somebody stood on a page of `host`, our own, before following the link with that token:
    the earliest that this page knows. Empty when it knows none. Whether it is ours is asked where it is read."""
    if "?" not in referer:
        return ""
    try:
        page = urlsplit(referer)
        carried = parse_qs(page.query, max_num_fields=50)
    except ValueError:
        return ""
    if page.netloc.lower() != host.lower():
        return ""
    for name in (FIRST, LAST):
        found = SHAPE.fullmatch(carried.get(name, [""])[0])
        if found and found[1] != token:
            return found[0]
    return ""


def arrival(token: str, moment: datetime, secret: str, referer: str = "", host: str = "") -> dict[str, str]:
    """What the address carries that a tracked link leads to."""
    earlier = before(referer, host, token)
    return {LAST: mark(token, moment, secret)} | ({FIRST: earlier} if earlier else {})
