"""QR codes of short addresses. Pure."""

from __future__ import annotations

from io import BytesIO

import segno

QUIET = 4
"""Modules of white around the code, as ISO 18004 asks."""


def code(address: str) -> segno.QRCode:
    """Readable with fifteen per cent of it gone: cards get coffee on them."""
    return segno.make_qr(address, error="m")


def png(address: str) -> bytes:
    """Black on white, about 700 pixels wide."""
    drawn = BytesIO()
    code(address).save(drawn, kind="png", scale=20, border=QUIET)
    return drawn.getvalue()


def svg(address: str) -> bytes:
    """Black on white, also on a dark page; as large as the page makes it."""
    drawn = BytesIO()
    code(address).save(drawn, kind="svg", scale=4, border=QUIET, dark="#000", light="#fff", xmldecl=False)
    return drawn.getvalue()
