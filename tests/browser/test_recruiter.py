"""The recruiter: comes in, says who we are, writes a vacancy once, publishes it, and sees it go out."""

from __future__ import annotations

import fcntl
import gzip
import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser.house import House, follow, looks_well
from tests.support.shared_data import SHARED

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.real


def a_real_vacancy() -> dict[str, str]:
    """One that somebody has published, where such are at hand."""
    path = SHARED / "data" / "vacancies.jsonl.gz"
    if not path.exists():
        return {
            "title": "Ward nurse (m/f/x)",
            "location": "Leeds",
            "description_html_or_text": "You will **care** for twelve beds.\n\n- early shifts",
        }
    with gzip.open(path) as lines:
        rows = (json.loads(line) for line in lines)
        return next(row for row in rows if row["location"] and "\n* " in row["description_html_or_text"])


def test_from_the_printed_link_to_a_published_post(first_day: House, window: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    house, page, row = first_day, window(), a_real_vacancy()

    page.goto(house.run.wait_for(r"http://127\.0\.0\.1:\d+/sign-in/\S+"))
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Today")
    looks_well(page)

    page.get_by_role("link", name="Say who you are").click()
    page.get_by_label("Name").first.fill("Acme Care")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_be_visible()

    page.get_by_role("link", name="Settings").first.click()
    page.get_by_role("link", name="Channels").first.click()
    page.locator("a[href$='/channels/new/notebook']").first.click()
    page.get_by_role("button", name="Connect").click()
    expect(page.get_by_role("status")).to_contain_text("posts.jsonl")

    page.goto(f"{house.run.url}/office/vacancies/new")
    page.get_by_label("Title").fill(row["title"])
    page.get_by_role("textbox", name="Place 1", exact=False).first.fill(row["location"])
    page.locator("#body").fill(row["description_html_or_text"])
    expect(page.locator("#body-preview li").first).to_be_visible()  # htmx has asked the server
    looks_well(page)
    page.get_by_role("button", name="Save as a draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(" ".join(row["title"].split()))

    follow(page.get_by_role("link", name="Posts on all channels"))
    follow(page.get_by_role("button", name="Open the vacancy"))
    card = page.locator("section.card").first
    words, left = card.locator(".post-words"), card.locator(".count")
    shown, before = words.inner_text(), left.inner_text()
    card.get_by_text("Change the words").click()
    card.locator("textarea").press("Control+End")
    card.locator("textarea").press_sequentially(" Come!")
    expect(words).to_contain_text("Come!")
    expect(left).not_to_have_text(before)
    numbers = [int(re.sub(r"\D", "", found.partition("character")[0])) for found in (before, left.inner_text())]
    assert numbers[0] - numbers[1] == len(" Come!")
    looks_well(page)

    # The channel keeps us waiting, so that the page that is open must tell by itself how it ended.
    with (house.run.folder / "posts.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        card.get_by_role("button", name="Publish now").click()
        expect(page.get_by_role("status")).to_contain_text("On its way")
        expect(card.locator(".state")).not_to_have_text("published")
        page.evaluate("window.still = true")
    expect(card.locator(".state")).to_have_text("published")
    assert page.evaluate("window.still"), "the page was loaded again"
    [line] = (house.run.folder / "posts.jsonl").read_text().splitlines()
    assert json.loads(line)["text"] == shown + " Come!"
    assert words.inner_text() == shown + " Come!"
