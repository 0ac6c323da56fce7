"""What people do in a running Recruit, and how a page must look to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import Flask

from recruit.core.database import db
from recruit.models import Channel, Publication, PublicationState, User, Vacancy
from recruit.organisation import mailed_links
from recruit.publishing import publications
from tests.support.factories import a_channel, a_person
from tests.support.running import Run, until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


COMPLAINTS = {"preload": False, "resultTypes": ["violations"]}
"""What axe is asked for. Naming what is right as well takes it most of its time."""
WIDTHS = (1280, 390)
"""Of a desk and of a telephone, in pixels."""


@dataclass
class House:
    """A running Recruit, and the same application in this process."""

    run: Run
    app: Flask

    def sign_in(self, page: Page, role: str = "administrator", **but: Any) -> User:
        """Come in as a new person, by a link as it is mailed."""
        person = a_person(role=role, **{"language": "en"} | but)
        token = mailed_links.mint_sign_in(person)
        db.session.commit()
        page.goto(f"{self.run.url}/sign-in/{token}")
        page.locator("main form button").click()
        page.wait_for_url("**/office/**")
        return person

    def published(self, vacancy: Vacancy, channel: Channel | None = None) -> Publication:
        """A post that the worker has sent."""
        channel = channel or a_channel(name=f"Notebook {vacancy.id}")
        [publication] = [p for p in publications.drafts(vacancy) if p.channel_id == channel.id]
        assert publications.schedule(publication) == []
        db.session.commit()
        assert until(lambda: self.is_out(publication)), publication.state
        return publication

    def is_out(self, publication: Publication) -> bool:
        """Whether the worker has written down that it went out."""
        db.session.rollback()
        return publication.state == PublicationState.PUBLISHED


def follow(leads_on: Locator) -> None:
    """Click what leads to another page, and wait until that page and its style sheet are there."""
    with leads_on.page.expect_navigation():
        leads_on.click()


def looks_well(page: Page) -> None:
    """Axe finds nothing, and nothing sticks out to the right."""
    from axe_playwright_python.sync_playwright import Axe

    said_nothing(page, Axe().run(page, options=COMPLAINTS).response)
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert over <= 0, f"{page.url} is {over} pixels too wide"


def looks_well_in_the_dark(page: Page) -> None:
    """The page that was just looked at, in dark colours. Of these alone axe is asked: nothing else is another."""
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    said_nothing(page, page.evaluate("asked => axe.run(document, asked)", COMPLAINTS | {"runOnly": ["color-contrast"]}))
    page.emulate_media(color_scheme="light", reduced_motion="reduce")


def looks_well_everywhere(page: Page, widths: tuple[int, ...]) -> None:
    """The same at each width, and in dark colours at the last: what has a colour there has it at the others."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        looks_well(page)
    looks_well_in_the_dark(page)


def said_nothing(page: Page, answer: dict[str, Any]) -> None:
    """No complaint in what axe answered."""
    found = [(v["id"], [n["html"][:200] for n in v["nodes"]][:3]) for v in answer["violations"]]
    assert found == [], page.url
