"""All channels side by side: what is shown is what goes out, and every state says what to do."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

import adapters
import jobs.publish_posts
from recruit.config import Settings
from recruit.core.database import db, now
from recruit.core.queue import connection
from recruit.models import Channel, CloseReason, Publication, PublicationState, Vacancy, VacancyState
from recruit.publishing import channels, outcomes, publications
from recruit.publishing.transitions import Step, become, make_all
from tests.support.browser import Browser
from tests.support.channel_cases import FILLED_IN
from tests.support.factories import a_channel, a_vacancy, drafted, places_of

pytestmark = pytest.mark.one_database


@pytest.fixture
def vacancy(app: Flask) -> Vacancy:
    """An open vacancy, and a notebook to publish in."""
    a_channel()
    return drafted(a_vacancy())


def only(vacancy: Vacancy) -> Publication:
    """Its one publication."""
    return db.session.scalars(select(Publication).filter_by(vacancy_id=vacancy.id)).one()


def test_every_kind_of_channel_has_a_card_with_its_own_words_link_and_count(recruiter: Browser) -> None:
    vacancy = a_vacancy()
    for kind in adapters.all():
        a_channel(kind=kind, name=f"Our {kind}", settings=FILLED_IN[kind])
    drafted(vacancy)
    page = recruiter.get(f"/office/vacancies/{vacancy.id}/posts")
    assert len(page.tree.select("section.card")) == len(adapters.all())
    links = set()
    for publication in db.session.scalars(select(Publication)):
        card = page.one(f"#post-{publication.id}")
        words = card.select_one(".post-words")
        assert words
        assert words.get_text() == publications.words(publication).text
        assert publication.link.token in words.get_text()
        left = adapters.get(publication.channel.kind).limit
        length = channels.adapter_of(publication.channel).length(words.get_text())
        assert f"{left - length} characters left" in card.get_text()
        links.add(publication.link.token)
    assert len(links) == len(adapters.all()), "each publication has a link of its own"


def test_publishing_sends_the_words_that_were_shown_and_the_card_says_so(
    recruiter: Browser, vacancy: Vacancy, settings: Settings
) -> None:
    shown = recruiter.get(f"/office/vacancies/{vacancy.id}/posts").one(".post-words").get_text()
    publication = only(vacancy)
    page = recruiter.get(f"/office/vacancies/{vacancy.id}/posts")
    fields = {"csrf_token": page.fields()["csrf_token"], "text": page.fields()["text"]}
    recruiter.post(f"/office/posts/{publication.id}/publish", fields, expect=303)
    assert publication.state == PublicationState.SCHEDULED
    assert connection().llen("rq:queue:default") == 1
    jobs.publish_posts.publish(publication.channel_id)
    [line] = [json.loads(line) for path in settings.folder.glob("*.jsonl") for line in path.read_text().splitlines()]
    assert line["text"] == shown
    assert "published" in recruiter.get(f"/office/vacancies/{vacancy.id}/posts").one(".state").get_text()


def press(browser: Browser, vacancy: Vacancy, verb: str, expect: int = 303, **typed: str) -> str:
    """Open the page, type, press a button of the one card; the words of the page that follows."""
    page = browser.get(f"/office/vacancies/{vacancy.id}/posts")
    publication = only(vacancy)
    fields = {"csrf_token": page.fields()["csrf_token"]}
    box = page.tree.select_one("textarea")
    if box:
        fields["text"] = box.get_text().removeprefix("\n")
        fields["as_read"] = str(page.tree.select("input[name=as_read]")[0]["value"])
    answer = browser.post(f"/office/posts/{publication.id}/{verb}", fields | typed, expect=expect)
    return browser.follow(answer).text if expect == 303 else answer.text


def test_words_changed_by_hand_are_kept_and_can_be_taken_back(recruiter: Browser, vacancy: Vacancy) -> None:
    recruiter.get(f"/office/vacancies/{vacancy.id}/posts")
    composed = publications.words(only(vacancy)).text
    press(recruiter, vacancy, "save", text=composed + "\r\n\r\nSee you!")
    assert publications.words(only(vacancy)).text == composed + "\n\nSee you!"
    vacancy.places = places_of("York")
    db.session.commit()
    assert "Out of date" in recruiter.get(f"/office/vacancies/{vacancy.id}/posts").text
    press(recruiter, vacancy, "keep")
    assert "Out of date" not in recruiter.get(f"/office/vacancies/{vacancy.id}/posts").text
    press(recruiter, vacancy, "reset")
    assert not only(vacancy).is_edited


def test_looking_and_saving_unchanged_words_is_no_change(recruiter: Browser, vacancy: Vacancy) -> None:
    press(recruiter, vacancy, "save")
    assert only(vacancy).text is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the post is empty"),
        ("x" * 3003, "3 characters too many"),
        ("No link", "Put the tracked link back"),
        ("\0", "invisible control character"),
    ],
)
def test_a_post_that_cannot_be_sent_says_why_and_keeps_what_was_typed(
    recruiter: Browser, vacancy: Vacancy, text: str, said: str
) -> None:
    page = press(recruiter, vacancy, "publish", expect=422, text=text)
    assert said in page
    assert only(vacancy).state == PublicationState.DRAFT
    assert text[:100].strip("\0") in page


def test_a_post_is_planned_by_the_offices_clock_and_cancelled(recruiter: Browser, vacancy: Vacancy) -> None:
    summer = now().replace(year=now().year + 1, month=7, day=1) if now().month > 7 else now().replace(month=7, day=1)
    assert "Planned" in press(recruiter, vacancy, "schedule", at=f"{summer:%Y}-07-01T09:00")
    due = only(vacancy).due
    assert due
    assert due.strftime("%m-%d %H:%M") == "07-01 07:00", "summer time is two hours ahead of UTC"
    assert "Cancelled" in press(recruiter, vacancy, "cancel")
    assert only(vacancy).state == PublicationState.DRAFT


@pytest.mark.parametrize("at", ["", "2020-01-01T09:00", "tomorrow", "9999-12-31T23:59", "2500-01-01T00:00"])
def test_a_moment_that_makes_no_sense_gets_a_sentence(recruiter: Browser, vacancy: Vacancy, at: str) -> None:
    press(recruiter, vacancy, "schedule", expect=422, at=at)
    assert only(vacancy).state == PublicationState.DRAFT


def test_the_count_is_made_by_the_channel_and_nothing_is_saved(recruiter: Browser, vacancy: Vacancy) -> None:
    page = recruiter.get(f"/office/vacancies/{vacancy.id}/posts")
    token = page.fields()["csrf_token"]
    counted = recruiter.post(f"/office/posts/{only(vacancy).id}/count", {"csrf_token": token, "text": "x" * 3004})
    assert "4 characters too many" in counted.text
    assert only(vacancy).text is None


def test_a_person_posts_on_an_assisted_channel_and_pastes_the_address(recruiter: Browser) -> None:
    vacancy = a_vacancy()
    a_channel(kind="linkedin_group", name="Nurses", settings=FILLED_IN["linkedin_group"])
    drafted(vacancy)
    page = recruiter.get(f"/office/vacancies/{vacancy.id}/posts")
    assert page.one("a[target=_blank]")["href"].startswith("https://www.linkedin.com/groups/")
    assert "Paste the address" in press(recruiter, vacancy, "posted", expect=422, url="")
    assert "https://" in press(recruiter, vacancy, "posted", expect=422, url="javascript:alert(1)")
    press(recruiter, vacancy, "posted", url="https://www.linkedin.com/feed/update/1")
    assert only(vacancy).state == PublicationState.PUBLISHED
    assert only(vacancy).url == "https://www.linkedin.com/feed/update/1"


def test_one_button_publishes_on_every_direct_channel(recruiter: Browser, vacancy: Vacancy) -> None:
    a_channel(name="Second")
    a_channel(kind="facebook_group", settings=FILLED_IN["facebook_group"])
    drafted(vacancy)
    recruiter.submit(f"/office/vacancies/{vacancy.id}/posts", {}, action=f"/vacancies/{vacancy.id}/publish")
    states = [(p.channel.name, p.state.value) for p in db.session.scalars(select(Publication).order_by(Publication.id))]
    assert states == [("Notebook", "scheduled"), ("Second", "scheduled"), ("Notebook", "draft")]


def test_a_draft_vacancy_is_not_published(recruiter: Browser, vacancy: Vacancy) -> None:
    vacancy.state = VacancyState.DRAFT
    db.session.commit()
    assert "Open the vacancy first" in press(recruiter, vacancy, "publish", expect=422)


def test_a_lost_answer_asks_the_person_who_can_look(recruiter: Browser, vacancy: Vacancy) -> None:
    recruiter.get(f"/office/vacancies/{vacancy.id}/posts")
    only(vacancy).state, only(vacancy).problem = PublicationState.UNSURE, "Notebook gave no answer."
    db.session.commit()
    assert "We do not send it twice" in recruiter.get(f"/office/vacancies/{vacancy.id}/posts").text
    assert "Notebook gave no answer" in recruiter.get("/office/").text
    press(recruiter, vacancy, "not-there")
    assert only(vacancy).state == PublicationState.DRAFT
    press(recruiter, vacancy, "not-there", expect=422)


def test_a_channel_that_was_switched_off_says_so(recruiter: Browser, administrator: Browser, vacancy: Vacancy) -> None:
    recruiter.get(f"/office/vacancies/{vacancy.id}/posts")
    publication = only(vacancy)
    publications.schedule(publication)
    become(publication, Step.CLAIM)
    make_all([outcomes.not_known(publication, "Notebook no longer knows us.")])
    db.session.commit()
    for browser, said in ((recruiter, "Ask an administrator"), (administrator, "Connect the channel again")):
        page = browser.get(f"/office/vacancies/{vacancy.id}/posts")
        assert "Notebook no longer knows us." in page.text
        assert said in page.text


def test_a_card_that_waits_looks_again_by_itself(recruiter: Browser, vacancy: Vacancy) -> None:
    recruiter.get(f"/office/vacancies/{vacancy.id}/posts")
    for soon, seconds in ((timedelta(hours=5), 60), (timedelta(seconds=1), 2)):
        only(vacancy).state = PublicationState.DRAFT
        publications.schedule(only(vacancy), now() + soon)
        db.session.commit()
        card = recruiter.get(f"/office/vacancies/{vacancy.id}/posts").one("section.card")
        assert card["hx-trigger"] == f"every {seconds}s"
    alone = recruiter.get(str(card["hx-get"]))
    assert alone.one("section.card")["id"] == card["id"]


def test_no_channel_yet_offers_the_first_step(recruiter: Browser, administrator: Browser) -> None:
    vacancy = a_vacancy()
    assert "An administrator connects channels" in recruiter.get(f"/office/vacancies/{vacancy.id}/posts").text
    page = administrator.get(f"/office/vacancies/{vacancy.id}/posts")
    assert page.one("main a.button")["href"] == "/office/settings/channels"


def test_a_channel_whose_settings_are_gone_breaks_no_page(recruiter: Browser) -> None:
    a_channel(kind="mastodon", name="Empty", settings={})
    vacancy = drafted(a_vacancy())
    assert "fill in" in recruiter.get(f"/office/vacancies/{vacancy.id}/posts").text
    assert db.session.scalars(select(Channel)).one().name == "Empty"


def test_a_post_reads_the_same_whoever_looks(recruiter: Browser, vacancy: Vacancy) -> None:
    read = set()
    for language in ("nl", "en"):
        recruiter.person.language = language
        db.session.commit()
        read.add(recruiter.get(f"/office/vacancies/{vacancy.id}/posts").one(".post-words").get_text())
    [words] = read
    assert words == publications.words(only(vacancy)).text


def test_looking_at_posts_makes_none_and_a_button_makes_those_that_are_missing(recruiter: Browser) -> None:
    vacancy = a_vacancy()
    a_channel()
    page = recruiter.get(f"/office/vacancies/{vacancy.id}/posts")
    assert db.session.scalars(select(Publication)).all() == [] and not page.tree.select(".post-words")
    assert "Write the post for 1 channel" in page.text
    page = recruiter.follow(recruiter.post(f"/office/vacancies/{vacancy.id}/posts", page.fields("/posts"), expect=303))
    assert len(page.tree.select(".post-words")) == 1 and "Write the post" not in page.text


def test_a_new_vacancy_its_copy_and_a_new_round_have_their_posts(recruiter: Browser, vacancy: Vacancy) -> None:
    from recruit.vacancies import lifecycle

    copy = lifecycle.duplicate(vacancy, recruiter.person)
    lifecycle.close(vacancy, CloseReason.FILLED, "", None)
    lifecycle.open_(vacancy, recruiter.person)
    db.session.commit()
    assert [len(publications.of_round(one)) for one in (copy, vacancy)] == [1, 1]


def test_a_channel_that_is_connected_or_switched_on_gets_a_post_for_every_vacancy_that_is_not_closed(
    administrator: Browser,
) -> None:
    opened, draft = a_vacancy(), a_vacancy(state=VacancyState.DRAFT)
    closed = a_vacancy(state=VacancyState.CLOSED)
    administrator.submit("/office/settings/channels/new/notebook", {"name": "Notebook"})
    assert [len(publications.of_round(one)) for one in (opened, draft, closed)] == [1, 1, 0]
    [channel] = db.session.scalars(select(Channel))
    address, later = f"/office/settings/channels/{channel.id}", None
    for _ in ("off", "on"):
        page = administrator.get(address)
        administrator.post(f"{address}/switch", page.fields("/switch"), expect=303)
        later = later or a_vacancy()
    assert channel.on and len(publications.of_round(later)) == 1
