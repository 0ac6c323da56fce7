"""Four eyes: on such a channel nothing leaves that two people did not agree on, by whatever route."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

import jobs.edit_post
from recruit.config import Settings
from recruit.core.database import db, now
from recruit.models import AuditLine, Channel, CloseReason, Deed, Publication, PublicationState, Role, User
from recruit.models.house_rules import Severity
from recruit.publishing import approval, edits, outdated, publications, rulebook
from recruit.vacancies import lifecycle
from tests.support import edits as changed
from tests.support.browser import Browser
from tests.support.factories import a_channel, a_person, a_rule, a_vacancy, drafted
from tests.support.outgoing import lines, publish

State = PublicationState


@pytest.fixture
def notebook(app: Flask) -> Channel:
    """A channel on which somebody else must approve."""
    return a_channel(four_eyes=True)


@pytest.fixture
def kim(app: Flask) -> User:
    """Who asks."""
    return a_person(name="Kim")


@pytest.fixture
def lou(app: Flask) -> User:
    """Who decides."""
    return a_person(name="Lou")


def ask(publication: Publication, by: User, hours: int = 0) -> None:
    """Somebody asks for approval."""
    assert approval.ask(publication, by, now() + timedelta(hours=hours) if hours else None) == []
    db.session.commit()


def seen(publication: Publication) -> str:
    """What somebody has before them on the card."""
    return rulebook.fingerprint(approval.asked_words(publication))


def approve(publication: Publication, by: User) -> list[str]:
    """Somebody reads and approves."""
    said = approval.approve(publication, by, seen(publication))
    db.session.commit()
    return said


def test_nobody_publishes_alone(publication: Publication) -> None:
    [said] = publications.schedule(publication)
    assert "somebody else approves" in said
    assert publication.state == State.DRAFT


def test_what_was_asked_waits_until_another_person_approves(
    publication: Publication, kim: User, lou: User, settings: Settings
) -> None:
    ask(publication, kim)
    publish(publication.channel_id)
    assert (publication.state, lines(settings)) == (State.APPROVAL, [])
    assert approve(publication, lou) == []
    publish(publication.channel_id)
    assert len(lines(settings)) == 1


def test_the_one_who_asked_cannot_approve(publication: Publication, kim: User) -> None:
    ask(publication, kim)
    assert approve(publication, kim) == ["Somebody else decides: you asked for this yourself."]
    assert publication.state == State.APPROVAL


def test_a_colleague_who_may_not_publish_cannot_approve(publication: Publication, kim: User) -> None:
    ask(publication, kim)
    assert approve(publication, a_person(role=Role.EMPLOYEE))
    assert publication.state == State.APPROVAL


def test_approved_words_go_out_at_the_moment_that_was_asked(publication: Publication, kim: User, lou: User) -> None:
    ask(publication, kim, hours=5)
    wished = publication.due
    approve(publication, lou)
    assert (publication.state, publication.due) == (State.SCHEDULED, wished)


def test_a_moment_that_has_passed_is_now(publication: Publication, kim: User, lou: User) -> None:
    ask(publication, kim, hours=1)
    publication.due = now() - timedelta(hours=1)
    db.session.commit()
    approve(publication, lou)
    assert publication.due and abs(publication.due - now()) < timedelta(minutes=1)


def test_exactly_the_words_that_were_seen_are_approved(publication: Publication, kim: User, lou: User) -> None:
    ask(publication, kim)
    before = seen(publication)
    publication.text = f"{publication.text} And more."
    db.session.commit()
    assert "Read them once more" in approval.approve(publication, lou, before)[0]
    assert publication.state == State.APPROVAL


def test_words_that_changed_after_the_approval_do_not_leave(
    publication: Publication, kim: User, lou: User, settings: Settings
) -> None:
    ask(publication, kim)
    approve(publication, lou)
    publication.text = f"{publication.text} And more."
    db.session.commit()
    publish(publication.channel_id)
    assert lines(settings) == []
    assert publication.state == State.FAILED
    assert "not the words that were approved" in publication.problem


def test_approved_words_do_not_follow_the_vacancy(
    publication: Publication, kim: User, lou: User, settings: Settings
) -> None:
    ask(publication, kim)
    text = publication.text
    changed.move_to_york(publication)
    assert publications.words(publication).text == text
    assert outdated.has_moved_on(publication)
    approve(publication, lou)
    publish(publication.channel_id)
    assert lines(settings)[0]["text"] == text


def test_sent_back_it_is_a_draft_again_with_the_reason(publication: Publication, kim: User, lou: User) -> None:
    ask(publication, kim)
    assert approval.send_back(publication, kim, "I say so.")
    assert approval.send_back(publication, lou, "Name the ward.") == []
    db.session.commit()
    assert (publication.state, publication.text, publication.asked_by_id) == (State.DRAFT, None, None)
    assert publication.problem == "Lou sent it back: Name the ward."


def test_what_was_asked_is_taken_back(publication: Publication, kim: User, lou: User) -> None:
    ask(publication, kim)
    assert publications.cancel(publication)
    assert publication.state == State.DRAFT
    assert approve(publication, lou) == ["This post does not wait for approval any more."]


def test_two_who_approve_at_once_approve_once(publication: Publication, kim: User, lou: User) -> None:
    ask(publication, kim)
    assert approve(publication, lou) == []
    assert approve(publication, a_person()) == ["This post does not wait for approval any more."]


def test_a_failed_post_is_approved_anew(publication: Publication, kim: User, lou: User) -> None:
    ask(publication, kim)
    approve(publication, lou)
    a_rule("quiet ward")
    db.session.refresh(publication)
    assert publication.state == State.FAILED
    assert publications.schedule(publication)


def test_a_stopped_post_that_was_approved_once_is_planned_by_one_where_one_may(
    publication: Publication, kim: User, lou: User, settings: Settings
) -> None:
    ask(publication, kim)
    approve(publication, lou)
    rule = a_rule("quiet ward")
    rulebook.remove(rule, None)
    publication.channel.four_eyes = False
    changed.move_to_york(publication)
    db.session.refresh(publication)
    assert publication.state == State.FAILED
    assert publications.schedule(publication) == []
    db.session.commit()
    publish(publication.channel_id)
    assert "York" in lines(settings)[0]["text"]


def test_a_blocking_rule_made_meanwhile_stops_the_approval(publication: Publication, kim: User, lou: User) -> None:
    ask(publication, kim)
    a_rule("quiet ward")
    assert "quiet ward" in approve(publication, lou)[0]
    assert publication.state == State.APPROVAL


def test_a_warning_is_answered_before_anybody_is_asked(publication: Publication, kim: User) -> None:
    a_rule("quiet ward", severity=Severity.WARN)
    assert "why it goes out all the same" in approval.ask(publication, kim)[0]


def test_closing_the_vacancy_calls_off_what_waits(publication: Publication, kim: User, lou: User) -> None:
    ask(publication, kim)
    lifecycle.close(publication.vacancy, CloseReason.FILLED, "", None)
    db.session.commit()
    assert publication.state == State.DRAFT
    assert approve(publication, lou)


def test_what_is_planned_when_the_switch_is_turned_on_goes_out_as_planned(app: Flask, settings: Settings) -> None:
    channel = a_channel()
    [draft] = publications.drafts(a_vacancy())
    assert publications.schedule(draft) == []
    channel.four_eyes = True
    db.session.commit()
    publish(channel.id)
    assert len(lines(settings)) == 1


@pytest.fixture
def out(app: Flask, kim: User) -> Publication:
    """A post that is out, of which other words are asked."""
    publication = changed.put_out()
    publication.channel.four_eyes = True
    changed.move_to_york(publication)
    assert edits.request(publication)
    assert edits.request(publication, None, kim) == []
    db.session.commit()
    return publication


def test_a_post_that_is_out_is_changed_when_another_person_approves(
    out: Publication, kim: User, lou: User, settings: Settings
) -> None:
    assert out.state == State.PUBLISHED
    jobs.edit_post.change(out.id)
    assert approve(out, kim) == ["Somebody else decides: you asked for this yourself."]
    assert len(lines(settings)) == 1 and "York" not in lines(settings)[0]["text"]
    assert approve(out, lou) == []
    assert out.state == State.CHANGING
    changed.work(out)
    assert out.state == State.PUBLISHED
    assert "York" in (out.text or "")
    assert out.asked_by_id is None


def test_other_words_for_a_post_that_is_out_are_sent_back_or_taken_back(out: Publication, kim: User, lou: User) -> None:
    assert approval.send_back(out, lou, "Not York.") == []
    db.session.commit()
    assert (out.state, out.asked_by_id, out.problem) == (State.PUBLISHED, None, "Lou sent it back: Not York.")
    edits.request(out, None, kim)
    approval.take_back(out)
    assert not approval.waits(out)


def test_a_post_that_two_agreed_on_is_changed_by_two_as_well(publication: Publication, kim: User, lou: User) -> None:
    ask(publication, kim)
    approve(publication, lou)
    publish(publication.channel_id)
    changed.move_to_york(publication)
    assert edits.request(publication, None, lou) == []
    db.session.commit()
    assert approve(publication, lou) == ["Somebody else decides: you asked for this yourself."]
    assert approve(publication, kim) == []
    assert publication.state == State.CHANGING


def test_what_was_posted_without_waiting_is_noted_and_waits_no_more(publication: Publication, kim: User) -> None:
    ask(publication, kim)
    publications.posted_by_hand(publication, "https://social.example/1")
    db.session.commit()
    assert publication.state == State.PUBLISHED
    assert not approval.waits(publication)
    assert db.session.scalars(select(Publication).where(approval.WAITS)).all() == []


def test_approved_words_are_not_put_aside_for_composed_ones(publication: Publication, kim: User, lou: User) -> None:
    publications.change(publication, f"{publications.current(publication).text} Come.")
    ask(publication, kim, hours=1)
    approve(publication, lou)
    changed.move_to_york(publication)
    assert not outdated.is_out_of_date(publication)
    with pytest.raises(publications.NotNow):
        outdated.reset(publication)
    assert publication.text and "Come." in publication.text


# The pages


def test_an_administrator_turns_the_switch_on(administrator: Browser) -> None:
    channel = a_channel()
    page = administrator.get(f"/office/settings/channels/{channel.id}")
    assert "you need two people" in page.text
    administrator.submit(f"/office/settings/channels/{channel.id}", {"four_eyes": "y"}, action=f"channels/{channel.id}")
    assert channel.four_eyes
    notes = db.session.scalars(select(AuditLine.note).filter_by(deed=Deed.CHANNEL_CHANGED)).all()
    assert notes == ["four_eyes: True"]


def test_one_asks_and_another_approves_on_the_pages(
    app: Flask, recruiter: Browser, administrator: Browser, publication: Publication, settings: Settings
) -> None:
    posts = f"/office/vacancies/{publication.vacancy_id}/posts"
    page = recruiter.get(posts)
    assert "Publish now" not in page.text
    number = publication.id
    recruiter.post(f"/office/posts/{number}/ask", page.fields(), expect=303)
    page = recruiter.get(posts)
    assert "so a colleague decides" in page.text
    assert page.tree.select("[formaction$=approve]") == []
    own = page.fields()
    recruiter.post(f"/office/posts/{number}/approve", own, expect=422)
    for address in ("publish", "schedule", "posted", "send-back"):
        recruiter.post(
            f"/office/posts/{number}/{address}", own | {"why": "Not now", "url": "https://x.example/1"}, expect=422
        )
    assert publication.state == State.APPROVAL
    assert "you asked" in recruiter.get("/office/").text
    assert "asks you to read it" in administrator.get("/office/").text
    administrator.post(f"/office/posts/{number}/approve", administrator.get(posts).fields(), expect=303)
    assert publication.state == State.SCHEDULED
    publish(publication.channel_id)
    assert len(lines(settings)) == 1
    history = administrator.get(f"/office/vacancies/{publication.vacancy_id}").text
    assert "asked for approval on Notebook" in history and "approved the words for Notebook" in history


def test_the_reason_of_sending_back_stands_on_the_card(
    recruiter: Browser, administrator: Browser, publication: Publication
) -> None:
    ask(publication, recruiter.person)
    posts = f"/office/vacancies/{publication.vacancy_id}/posts"
    fields = administrator.get(posts).fields()
    administrator.post(f"/office/posts/{publication.id}/send-back", fields, expect=422)
    administrator.post(f"/office/posts/{publication.id}/send-back", fields | {"why": "Name the ward."}, expect=303)
    assert "sent it back: Name the ward." in recruiter.get(posts).text


def test_publishing_all_asks_for_approval_where_it_is_needed_and_says_so(
    recruiter: Browser, publication: Publication
) -> None:
    a_channel(name="Free")
    drafted(publication.vacancy)
    address = f"/office/vacancies/{publication.vacancy_id}"
    page = recruiter.get(f"{address}/posts")
    answer = recruiter.post(f"{address}/publish", page.fields("/publish"), expect=303)
    assert publication.state == State.APPROVAL
    text = recruiter.follow(answer).text
    assert "Asked for approval: Notebook." in text and "On its way to 1 channel." in text


def test_in_a_group_the_words_are_offered_for_copying_once_they_are_approved(
    recruiter: Browser, administrator: Browser, app: Flask
) -> None:
    given = {"group": "https://www.facebook.com/groups/12345"}
    a_channel(kind="facebook_group", name="Group", settings=given, four_eyes=True)
    [draft] = publications.drafts(a_vacancy())
    db.session.commit()
    posts = f"/office/vacancies/{draft.vacancy_id}/posts"
    page = recruiter.get(posts)
    assert page.tree.select(".copy") == []
    there = {"url": "https://www.facebook.com/1"}
    recruiter.post(f"/office/posts/{draft.id}/posted", page.fields() | there, expect=422)
    recruiter.post(f"/office/posts/{draft.id}/ask", page.fields(), expect=303)
    administrator.post(f"/office/posts/{draft.id}/approve", administrator.get(posts).fields(), expect=303)
    assert draft.state == State.APPROVAL
    page = recruiter.get(posts)
    assert page.tree.select(".copy")
    assert "The words are approved" in recruiter.get("/office/").text
    recruiter.post(f"/office/posts/{draft.id}/posted", page.fields() | there, expect=303)
    assert draft.state == State.PUBLISHED


def test_a_change_is_asked_and_approved_on_the_pages(recruiter: Browser, administrator: Browser) -> None:
    publication = changed.put_out()
    publication.channel.four_eyes = True
    changed.move_to_york(publication)
    posts = f"/office/vacancies/{publication.vacancy_id}/posts"
    fields = {"csrf_token": recruiter.get(posts).fields()["csrf_token"]}
    recruiter.post(f"/office/posts/{publication.id}/change", fields, expect=303)
    assert publication.state == State.PUBLISHED
    recruiter.post(f"/office/posts/{publication.id}/approve", fields, expect=422)
    page = administrator.get(posts)
    assert "asks to change the post" in page.text
    seen = str(page.one("[name=seen]")["value"])
    administrator.post(f"/office/posts/{publication.id}/approve", page.fields() | {"seen": seen}, expect=303)
    assert publication.state == State.CHANGING
