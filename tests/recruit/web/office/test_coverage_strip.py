"""Beside every post stands what it carries and what it leaves out, also while somebody types."""

from __future__ import annotations

import pytest
from flask import Flask

import adapters
from adapters.base import Adapter
from adapters.types import Opening, Post
from recruit.candidates.screening import levels
from recruit.core.database import db
from recruit.models import Publication
from recruit.publishing import publications
from tests.support.browser import Browser
from tests.support.channel_cases import FILLED_IN
from tests.support.edits import move_to_york, put_out
from tests.support.factories import a_channel, a_vacancy


@pytest.fixture
def draft(app: Flask) -> Publication:
    """A draft for the notebook."""
    a_channel()
    [publication] = publications.drafts(a_vacancy())
    db.session.commit()
    return publication


def strip(browser: Browser, publication: Publication) -> str:
    """What stands beside the one post."""
    tag = browser.get(f"/office/vacancies/{publication.vacancy_id}/posts").one(".carries")
    return " ".join(tag.get_text(" ").split())


def typing(browser: Browser, publication: Publication, text: str) -> str:
    """What stands there while somebody types."""
    token = browser.get("/office/vacancies/new").fields()["csrf_token"]
    page = browser.post(f"/office/posts/{publication.id}/count", {"csrf_token": token, "text": text})
    return " ".join(page.one(".carries").get_text(" ").split())


def test_a_composed_post_with_all_facts_says_just_that(recruiter: Browser, draft: Publication) -> None:
    assert strip(recruiter, draft) == "Everything is in it."


def test_the_strip_follows_what_is_typed_and_what_is_saved(recruiter: Browser, draft: Publication) -> None:
    text = f"Ward nurse in Leeds, 24-36 hours {publications.words(draft).link}"
    said = (
        "Carries: role, town, hours, link. Leaves out: gender mark, contract. "
        "Pay and screening level are missing or differ from the vacancy."
    )
    assert typing(recruiter, draft, text) == said
    publications.change(draft, text)
    db.session.commit()
    assert strip(recruiter, draft) == said


def test_a_post_that_is_out_tells_it_of_the_words_that_are_out_and_of_those_in_the_box(
    recruiter: Browser, app: Flask
) -> None:
    published = put_out()
    page = recruiter.get(f"/office/vacancies/{published.vacancy_id}/posts")
    assert [tag.get_text(" ").strip() for tag in page.tree.select(".carries")] == ["Everything is in it."] * 2
    assert "Pay and screening level are missing" in typing(recruiter, published, "Ward nurse")
    move_to_york(published)
    assert "Leaves out: town" in strip(recruiter, published), "what is out is shown by its difference"


def test_the_screening_level_cannot_be_lost_unseen(recruiter: Browser, draft: Publication) -> None:
    levels.change(draft.vacancy, levels.facts_of(levels.current(draft.vacancy)) | {"level": 0}, "", None)
    db.session.commit()
    assert typing(recruiter, draft, publications.words(draft).text) == "Everything is in it."
    without = publications.words(draft).text.replace("We do not look you up.", "")
    assert typing(recruiter, draft, without).endswith("The screening level is missing.")
    assert typing(recruiter, draft, "Nurse").endswith("Pay and screening level are missing or differ from the vacancy.")


def test_where_posts_have_no_room_for_the_level_it_is_left_out_and_no_alarm(recruiter: Browser, app: Flask) -> None:
    a_channel(kind="bluesky", settings=FILLED_IN["bluesky"])
    [publication] = publications.drafts(a_vacancy())
    db.session.commit()
    assert strip(recruiter, publication).endswith("Leaves out: screening level.")


def test_a_channel_whose_settings_are_gone_has_no_strip(recruiter: Browser, app: Flask) -> None:
    a_channel(kind="mastodon", settings={})
    page = recruiter.get(f"/office/vacancies/{a_vacancy().id}/posts")
    assert page.tree.select(".carries") == []


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """For every time that words are composed, the place in them."""
    kind, found = adapters.get("notebook"), list[str]()

    def compose(self: Adapter, opening: Opening) -> Post:
        found.append(", ".join(opening.places))
        return Adapter.compose(self, opening)

    monkeypatch.setattr(kind, "compose", compose)
    return found


def test_the_words_of_a_draft_that_is_out_of_date_are_made_once_for_its_card(
    recruiter: Browser, draft: Publication, made: list[str]
) -> None:
    publications.change(draft, "Mine")
    move_to_york(draft)
    made.clear()
    assert "Out of date" in recruiter.get(f"/office/vacancies/{draft.vacancy_id}/posts").text
    assert made == ["York"]
    made.clear()
    typing(recruiter, draft, "Mine too")
    assert made == ["York"]


def test_the_words_of_a_post_that_is_out_are_made_anew_only_when_the_vacancy_changed(
    recruiter: Browser, app: Flask, made: list[str]
) -> None:
    published = put_out()
    made.clear()
    recruiter.get(f"/office/posts/{published.id}")
    assert made == []
    move_to_york(published)
    recruiter.get(f"/office/posts/{published.id}")
    assert made == ["York"]
