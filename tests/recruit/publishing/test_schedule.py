"""Planned posts: by day of the office's clock, moved and cancelled, never early."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

import jobs.publish_posts
from recruit.core.database import db, now
from recruit.models import Publication, PublicationState
from recruit.publishing import publications
from tests.support.browser import Browser
from tests.support.factories import a_channel, a_vacancy


def planned(due: datetime, **but: str) -> Publication:
    """A post that goes out then."""
    vacancy = a_vacancy(**but)
    [post] = [p for p in publications.drafts(vacancy)]
    assert publications.schedule(post, due) == []
    db.session.commit()
    return post


@pytest.fixture(autouse=True)
def notebook(app: object) -> None:
    """Somewhere to publish."""
    a_channel()


def test_posts_stand_under_the_day_of_the_offices_clock(recruiter: Browser) -> None:
    year = now().year + 1
    planned(datetime(year, 1, 10, 23, 30, tzinfo=UTC), title="After midnight")
    planned(datetime(year, 1, 10, 9, 0, tzinfo=UTC), title="In the morning")
    page = recruiter.get("/office/planned")
    assert [h.get_text().strip() for h in page.tree.select("main h2")] == [f"10 January {year}", f"11 January {year}"]
    assert [p.get_text().strip()[:5] for p in page.tree.select(".planned strong")] == ["10:00", "00:30"]


def test_a_post_is_moved_and_does_not_go_out_at_its_old_time(recruiter: Browser) -> None:
    post = planned(now() + timedelta(hours=1))
    year = now().year + 1
    recruiter.submit("/office/planned", {"at": f"{year}-07-01T09:00"}, action="/move")
    assert post.due == datetime(year, 7, 1, 7, 0, tzinfo=UTC)
    assert post.at == f"{year}-07-01T07:00:00.000Z"
    jobs.publish_posts.publish(post.channel_id)
    db.session.expire_all()
    assert post.state == PublicationState.SCHEDULED


@pytest.mark.parametrize("at", ["", "2020-01-01T09:00", "x"])
def test_a_moment_that_makes_no_sense_is_answered_on_its_row(recruiter: Browser, at: str) -> None:
    post = planned(now() + timedelta(hours=1))
    before = post.due
    page = recruiter.submit("/office/planned", {"at": at}, action="/move", expect=422)
    assert page.one(f"#error-{post.id}").get_text()
    assert post.due == before


@pytest.mark.parametrize("but", [{"state": PublicationState.SENDING}, {"doubt_since": now()}])
def test_what_is_on_its_way_or_may_be_live_is_not_moved(recruiter: Browser, but: dict[str, object]) -> None:
    post = planned(now() + timedelta(hours=1))
    fields = recruiter.get("/office/planned").fields()
    for name, value in but.items():
        setattr(post, name, value)
    db.session.commit()
    before = post.due
    recruiter.post(f"/office/posts/{post.id}/move", fields | {"at": f"{now().year + 1}-01-01T10:00"}, expect=422)
    assert post.due == before


def test_a_post_is_cancelled_from_the_list(recruiter: Browser) -> None:
    post = planned(now() + timedelta(hours=1))
    recruiter.post(f"/office/posts/{post.id}/cancel", recruiter.get("/office/planned").fields(), expect=303)
    assert post.state == PublicationState.DRAFT
    assert "Nothing is planned" in recruiter.get("/office/planned").text


def test_a_post_that_a_colleague_cancelled_meanwhile_says_so_when_it_is_moved(recruiter: Browser) -> None:
    publication = planned(now() + timedelta(hours=1))
    page = recruiter.get("/office/planned")
    publications.cancel(publication)
    db.session.commit()
    token = page.fields("/move")["csrf_token"]
    sent = {"csrf_token": token, "at": f"{now().year + 1}-07-01T09:00"}
    page = recruiter.post(f"/office/posts/{publication.id}/move", sent, expect=422)
    assert "not planned any more" in page.text
