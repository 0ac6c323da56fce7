"""The card of a post that is out: what is out of date, what one can do about it, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from adapters.errors import Rejected, Uncertain
from recruit.models import Publication
from recruit.publishing import edits, publications
from tests.support.browser import Browser
from tests.support.channel_cases import FILLED_IN
from tests.support.channel_server.server import ChannelServer
from tests.support.channel_server.wire import filled_in, speak_through, wire_to
from tests.support.edits import State, failing, move_to_york, put_out, work
from tests.support.factories import a_channel, a_vacancy


@pytest.fixture
def published(app: Flask) -> Publication:
    """A post that is out in the notebook."""
    return put_out()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ChannelServer]:
    """All channels, as strict as their contracts."""
    with ChannelServer() as server:
        speak_through(wire_to(server.url), monkeypatch)
        yield server


def card_of(browser: Browser, publication: Publication) -> str:
    """The words of the one card."""
    return " ".join(
        browser.get(f"/office/vacancies/{publication.vacancy_id}/posts").one("section.card").get_text(" ").split()
    )


def press(browser: Browser, publication: Publication, verb: str, expect: int = 303, **typed: str) -> str:
    """Press a button of the one card."""
    fields = {"csrf_token": browser.get("/office/vacancies/new").fields()["csrf_token"], **typed}
    page = browser.get(f"/office/vacancies/{publication.vacancy_id}/posts")
    if read := page.tree.select(f"#post-{publication.id} input[name=as_read]"):
        fields["as_read"] = str(read[0]["value"])
    answer = browser.post(f"/office/posts/{publication.id}/{verb}", fields, expect=expect)
    return browser.follow(answer).text if expect == 303 else answer.text


def test_the_card_shows_old_and_new_and_one_button_changes_the_post(recruiter: Browser, published: Publication) -> None:
    assert "Out of date" not in card_of(recruiter, published)
    move_to_york(published)
    page = recruiter.get(f"/office/vacancies/{published.vacancy_id}/posts")
    gone = [tag.get_text().removeprefix("old: ").strip() for tag in page.tree.select(".changes del")]
    come = [tag.get_text().removeprefix("new: ").strip() for tag in page.tree.select(".changes ins")]
    assert ("Leeds" in gone[0], "York" in come[0]) == (True, True)
    assert "Leeds" in page.one(".post .post-words").get_text(), "the preview shows what is out"
    assert "is being changed" in press(recruiter, published, "change")
    assert published.state == State.CHANGING
    assert "being changed" in card_of(recruiter, published)
    assert "being changed already" in press(recruiter, published, "change", expect=422)
    work(published)
    assert "Out of date" not in card_of(recruiter, published)


def test_the_vacancy_says_which_posts_are_out_of_date(recruiter: Browser, published: Publication) -> None:
    page = f"/office/vacancies/{published.vacancy_id}"
    assert "old words" not in recruiter.get(page).text
    move_to_york(published)
    a_channel(kind="mastodon", name="Empty", settings={})
    [_, broken] = publications.drafts(published.vacancy)
    broken.state, broken.text = State.PUBLISHED, "Old words"
    assert "1 post that is out still has the old words. See what changed" in recruiter.get(page).text


def test_words_typed_for_a_post_that_is_out_are_checked_and_not_lost(
    recruiter: Browser, published: Publication
) -> None:
    page = press(recruiter, published, "change", expect=422, text="My words without a link")
    assert "Put the tracked link back" in page
    assert "My words without a link" in page
    assert published.state == State.PUBLISHED
    counted = recruiter.post(
        f"/office/posts/{published.id}/count",
        {"csrf_token": recruiter.get("/office/vacancies/new").fields()["csrf_token"], "text": "x" * 3004},
    )
    assert "4 characters too many" in counted.text


def test_leaving_it_is_a_choice(recruiter: Browser, published: Publication) -> None:
    old = published.text
    move_to_york(published)
    assert "stays as it is" in press(recruiter, published, "keep")
    assert "Out of date" not in card_of(recruiter, published)
    assert published.text == old


def test_a_refusal_is_on_the_first_page_and_the_card_says_what_is_out(
    recruiter: Browser, published: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, Rejected("Notebook: no."))
    move_to_york(published)
    press(recruiter, published, "change")
    work(published)
    assert "Notebook: no." in recruiter.get("/office/").text
    assert "Notebook: no. The old words are still out." in card_of(recruiter, published)
    press(recruiter, published, "keep")
    assert "Notebook: no." not in recruiter.get("/office/").text


def test_a_person_who_is_asked_says_which_words_are_there(
    recruiter: Browser, published: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = published.text
    failing(monkeypatch, Uncertain("Notebook gave no answer."))
    for verb, words in (("unchanged", "Leeds"), ("changed", "York")):
        move_to_york(published)
        press(recruiter, published, "change")
        published.attempts = edits.TRIES
        work(published)
        assert "tell us which words are there" in card_of(recruiter, published)
        assert "gave no clear answer" in recruiter.get("/office/").text
        press(recruiter, published, verb)
        assert published.state == State.PUBLISHED
        assert published.text and words in published.text
    assert published.text != old
    press(recruiter, published, "unchanged", expect=422)
    press(recruiter, published, "changed", expect=422)


def test_x_lets_nobody_change_a_post_and_the_card_says_what_one_can_do(
    recruiter: Browser, server: ChannelServer
) -> None:
    post = put_out("x", dict(filled_in(server.url)["x"]))
    move_to_york(post)
    page = card_of(recruiter, post)
    assert "X lets nobody change a post;" in page
    assert "say in a reply" in page
    assert "Change the post" not in page
    assert "cannot be changed from here" in press(recruiter, post, "change", expect=422)
    press(recruiter, post, "keep")
    assert "Out of date" not in card_of(recruiter, post)


def test_in_a_group_a_person_changes_the_post_and_says_so(recruiter: Browser, app: Flask) -> None:
    a_channel(kind="linkedin_group", name="Nurses", settings=FILLED_IN["linkedin_group"])
    [post] = publications.drafts(a_vacancy())
    publications.posted_by_hand(post, "https://www.linkedin.com/feed/update/1")
    move_to_york(post)
    page = recruiter.get(f"/office/vacancies/{post.vacancy_id}/posts")
    assert "York" in page.one("textarea").get_text(), "the words to copy are the new ones"
    assert page.one(".steps a")["href"] == post.url
    press(recruiter, post, "changed", text=page.one("textarea").get_text().removeprefix("\n"))
    assert post.text and "York" in post.text
    assert not edits.is_out_of_date(post)
