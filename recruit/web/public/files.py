"""Small files that are made from what the organisation filled in."""

from __future__ import annotations

from flask import Response, render_template
from markupsafe import escape

from recruit.core import urls
from recruit.core.colours import DEFAULT, on_dark, on_light
from recruit.core.database import today
from recruit.organisation.employer import employer
from recruit.vacancies import feeds
from recruit.web.public.blueprint import public
from recruit.web.public.plain_files import file


@public.get("/brand.css")
def brand() -> Response:
    """The organisation's colour, dark enough for white words, and light enough for the dark scheme."""
    accent = employer().accent or DEFAULT
    return file(f":root{{--accent:{on_light(accent)};--accent-dark:{on_dark(accent)}}}\n", "text/css; charset=utf-8")


@public.get("/icon.svg")
def icon() -> Response:
    """The organisation's first letter on its colour."""
    organisation = employer()
    letter = next((char for char in organisation.name if char.isalnum()), "•").upper()[:1]
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" '
        f'fill="{on_light(organisation.accent or DEFAULT)}"/><text x="16" y="22.5" text-anchor="middle" fill="#fff" '
        f'font-family="system-ui,sans-serif" font-size="19" font-weight="700">{escape(letter)}</text></svg>\n'
    )
    return file(drawn, "image/svg+xml")


@public.get("/sitemap.xml")
def sitemap() -> Response:
    """The open vacancies, for search engines."""
    return file(render_template("public/sitemap.xml", **feeds.sitemap(today())), "application/xml")


@public.get("/robots.txt")
def robots() -> Response:
    """What search engines need not read. Tracked links stay open: networks ask here before they make a card of the page
    behind one, and its answer itself says that it is not to be found."""
    closed = "".join(f"Disallow: {path}\n" for path in ("/applications/", "/leads/", "/office/", "/sign-in"))
    return file(f"User-agent: *\n{closed}\nSitemap: {urls.absolute('/sitemap.xml')}\n", "text/plain; charset=utf-8")
