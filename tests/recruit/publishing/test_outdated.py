"""Words changed by hand stay when the vacancy changes; a person sees what differs and takes the new words or not."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

import pytest
from flask import Flask

from recruit.config import Settings
from recruit.core.database import db, now
from recruit.models import Publication, PublicationState
from recruit.publishing import due_posts, edits, outdated, publications
from tests.support.browser import Browser
from tests.support.edits import ask, move_to_york, put_out, work
from tests.support.factories import a_channel, a_vacancy, places_of
from tests.support.outgoing import lines, publish

pytestmark = pytest.mark.one_database


@pytest.fixture
def edited(app: Flask) -> Publication:
    """A draft with a person's own words."""
    a_channel()
    [publication] = publications.drafts(a_vacancy())
    publications.change(publication, f"Come to Leeds! {publications.words(publication).link}")
    db.session.commit()
    return publication


@pytest.fixture
def planned(edited: Publication) -> Publication:
    """The same, planned for tomorrow."""
    assert publications.schedule(edited, now() + timedelta(days=1)) == []
    db.session.commit()
    return edited


def press(browser: Browser, publication: Publication, verb: str, expect: int = 303) -> str:
    """Press a button of the card."""
    fields = {"csrf_token": browser.get("/office/vacancies/new").fields()["csrf_token"]}
    return browser.post(f"/office/posts/{publication.id}/{verb}", fields, expect=expect).text


def test_what_words_are_made_of_is_written_down_as_whole_as_a_copy_of_it_would_be(app: Flask) -> None:
    a_channel()
    facts = {"pay_min": 320_000, "pay_max": 410_050, "pay_net": True, "hours_min": 24.0, "closes": now().date()}
    [publication] = publications.drafts(a_vacancy(places="Utrecht; Gent, België", **facts))
    opening = publications.seen_by(publication, publications.voice())
    assert publications._fields(opening) == asdict(opening)
    assert publications.fingerprint(publication) != publications.fingerprint(in_hours(publication, 25.0))


def in_hours(publication: Publication, hours: float) -> Publication:
    """The same with other hours."""
    publication.vacancy.hours_min = hours
    return publication


def test_a_draft_shows_what_the_vacancy_changed_word_for_word(recruiter: Browser, edited: Publication) -> None:
    assert recruiter.get(f"/office/posts/{edited.id}").tree.select(".changes") == []
    move_to_york(edited)
    page = recruiter.get(f"/office/posts/{edited.id}")
    [gone], [come] = page.tree.select(".changes del"), page.tree.select(".changes ins")
    assert ("Leeds" in gone.get_text(), "York" in come.get_text()) == (True, True)
    assert "Come to Leeds!" in page.one(".post .post-words").get_text()


def test_a_planned_post_with_own_words_is_out_of_date_wherever_it_is_shown(
    recruiter: Browser, planned: Publication
) -> None:
    places = ("/office/", "/office/planned", f"/office/posts/{planned.id}")
    assert ["Out of date" in recruiter.get(place).text for place in places] == [False] * 3
    move_to_york(planned)
    assert ["Out of date" in recruiter.get(place).text for place in places] == [True] * 3
    assert "unless you choose otherwise" in recruiter.get(places[-1]).text
    press(recruiter, planned, "keep")
    assert ["Out of date" in recruiter.get(place).text for place in places] == [False] * 3
    assert (planned.state, planned.text and planned.text[:14]) == (PublicationState.SCHEDULED, "Come to Leeds!")


def test_a_planned_post_takes_the_new_words_and_keeps_its_time(
    recruiter: Browser, planned: Publication, settings: Settings
) -> None:
    due = planned.due
    move_to_york(planned)
    press(recruiter, planned, "reset")
    assert (planned.state, planned.due, planned.is_edited) == (PublicationState.SCHEDULED, due, False)
    planned.due = now()
    db.session.commit()
    publish(planned.channel_id)
    [line] = lines(settings)
    assert "York" in line["text"] and line["text"] == planned.text


def test_after_taking_the_new_words_a_planned_post_follows_the_vacancy_again(planned: Publication) -> None:
    outdated.reset(planned)
    move_to_york(planned)
    assert "York" in publications.words(planned).text


def test_what_may_be_live_takes_no_new_words(recruiter: Browser, planned: Publication) -> None:
    planned.doubt_since = now()
    db.session.commit()
    press(recruiter, planned, "reset", expect=422)
    assert planned.is_edited


def test_a_worker_that_has_just_read_a_post_sends_the_words_it_was_given_meanwhile(
    planned: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned.due = now()
    db.session.commit()
    meanwhile = due_posts.CLAIM.values(text="The new words", composed=None, revision=Publication.revision + 1)
    monkeypatch.setattr(due_posts, "CLAIM", meanwhile)
    db.session().expire_on_commit = False  # as a worker does
    [claimed] = due_posts.claim(planned.channel_id)
    assert (publications.written(claimed).text, claimed.composed) == ("The new words", None)


def test_the_vacancy_says_how_many_posts_wait_with_words_of_before(recruiter: Browser, planned: Publication) -> None:
    page = f"/office/vacancies/{planned.vacancy_id}"
    assert "words of your own" not in recruiter.get(page).text
    move_to_york(planned)
    assert "1 post has words of your own, from before the vacancy changed." in recruiter.get(page).text


def test_a_channel_whose_settings_are_gone_breaks_no_list(recruiter: Browser, planned: Publication) -> None:
    planned.channel.kind, planned.channel.settings = "mastodon", {}
    db.session.commit()
    for page in ("/office/", "/office/planned", f"/office/vacancies/{planned.vacancy_id}"):
        recruiter.get(page)


def test_a_changed_post_is_compared_with_what_it_was_changed_to(app: Flask) -> None:
    published = put_out()
    move_to_york(published)
    assert ask(published) == []
    work(published)
    assert not edits.is_out_of_date(published)
    published.vacancy.places = places_of("Leeds")
    db.session.commit()
    assert edits.is_out_of_date(published), "as it was first published is not as it is now"
