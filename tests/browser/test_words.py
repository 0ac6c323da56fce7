"""Changing a post's words: what they carry and what the house rules say while somebody types; two people who decide."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from recruit.attribution import links
from recruit.core.database import db
from recruit.publishing import publications
from tests.browser.house import House, follow, looks_well
from tests.support.factories import a_channel, a_vacancy
from tests.support.running import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.real


def test_the_page_says_what_the_words_carry_and_what_the_rules_say_while_somebody_types(
    house: House, window: Callable[..., Page]
) -> None:
    from playwright.sync_api import expect

    page = window(width=390)
    house.sign_in(page, "recruiter")
    vacancy, channel = a_vacancy(), a_channel(name="Words")
    [post] = [p for p in publications.drafts(vacancy) if p.channel_id == channel.id]
    db.session.commit()
    page.goto(f"{house.run.url}/office/vacancies/{vacancy.id}/posts")
    card = page.locator(f"#post-{post.id}")
    expect(card).to_contain_text("Everything is in it.")
    card.get_by_text("Change the words").press("Enter")  # the keyboard alone is enough
    card.locator("textarea").fill(f"Ward nurse (m/f/x) in Leeds, join our young team! {links.address(post.link)}")
    expect(card).to_contain_text("Pay and screening level are missing")
    expect(card).to_contain_text("“young team” may shut people out by age.")
    looks_well(page)

    follow(card.get_by_role("button", name="Publish now"))
    expect(card.get_by_role("alert")).to_contain_text("write why it goes out all the same")
    card.get_by_label("Send it all the same").fill("The team asked for it.")
    looks_well(page)
    follow(card.get_by_role("button", name="Publish now"))
    assert until(lambda: house.is_out(post))
    assert post.text and "young team" in post.text


def test_one_asks_and_another_one_lets_it_go(house: House, window: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    kim, lou = window(), window(width=390)
    house.sign_in(kim, "recruiter", name="Kim")
    house.sign_in(lou, "recruiter", name="Lou")
    vacancy, channel = a_vacancy(title="Night nurse"), a_channel(name="Two", four_eyes=True)
    [post] = [p for p in publications.drafts(vacancy) if p.channel_id == channel.id]
    db.session.commit()
    address = f"{house.run.url}/office/vacancies/{vacancy.id}/posts"
    kim.goto(address)
    mine = kim.locator(f"#post-{post.id}")
    follow(mine.get_by_role("button", name="Ask for approval"))
    expect(mine.locator(".state")).to_have_text("waits for approval")
    expect(mine.get_by_role("button", name="Approve")).to_have_count(0)

    lou.goto(f"{house.run.url}/office/")
    expect(lou.get_by_role("main")).to_contain_text("Kim")
    follow(lou.get_by_role("link", name="Night nurse").first)
    theirs = lou.locator(f"#post-{post.id}")
    looks_well(lou)
    follow(theirs.get_by_role("button", name="Approve"))
    assert until(lambda: house.is_out(post))
    lines = (house.run.folder / "posts.jsonl").read_text().splitlines()
    assert any(json.loads(line)["text"] == post.text for line in lines)
