"""Channels that are stricter than they say, that know a post by another name after a change, or cannot be posted on."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from adapters.channels.notebook import Notebook
from adapters.errors import TooLong, Unauthorised, Unavailable, Uncertain
from adapters.lengths import TOO_LONG
from adapters.translatable import Said
from adapters.types import Post, Receipt
from recruit.core.database import db, now
from recruit.models import Channel, Publication, PublicationState
from recruit.publishing import publications
from tests.support.browser import Browser
from tests.support.edits import State, ask, failing, move_to_york, put_out, work
from tests.support.factories import a_channel, a_vacancy, drafted
from tests.support.outgoing import due, publish

pytestmark = pytest.mark.one_database

STRICT = 120
"""Characters that the channel really takes, whatever it states."""
write, rewrite = Notebook.publish, Notebook.edit


def check(post: Post) -> None:
    if len(post.text) > STRICT:
        raise TooLong(Said(TOO_LONG, label=Said("Notebook"), words=Said("It said: {said}", said="no more than a few")))


@pytest.fixture
def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    """The notebook refuses for length by a rule of its own."""

    def publish(self: Notebook, post: Post) -> Receipt:
        check(post)
        return write(self, post)

    def edit(self: Notebook, receipt: Receipt, post: Post) -> Receipt:
        check(post)
        return rewrite(self, receipt, post)

    monkeypatch.setattr(Notebook, "publish", publish)
    monkeypatch.setattr(Notebook, "edit", edit)


def take(browser: Browser, publication: Publication, verb: str) -> str:
    """Take the shorter words that the card offers; those words."""
    page = browser.get(f"/office/vacancies/{publication.vacancy_id}/posts")
    offer = page.one("form.shorter")
    fields = {str(field["name"]): str(field["value"]) for field in offer.select("input")}
    browser.post(f"/office/posts/{publication.id}/{verb}", fields, expect=303)
    db.session.expire_all()
    return fields["text"]


def test_words_refused_for_length_are_offered_shorter_until_they_fit_and_never_shortened_silently(
    recruiter: Browser, strict: None
) -> None:
    a_channel()
    vacancy = drafted(a_vacancy())
    [publication] = publications.of_round(vacancy)
    whole = publications.words(publication).text
    words, offers = whole, 0
    while publication.state != State.PUBLISHED:
        due(publication)
        publish(publication.channel_id)
        db.session.expire_all()
        if publication.state == State.FAILED:
            page = recruiter.get(f"/office/vacancies/{vacancy.id}/posts")
            assert "too long" in page.text and "no more than a few" in page.text
            assert publications.words(publication).text == words, "what was refused stands there as it was"
            shorter = take(recruiter, publication, "save")
            assert len(shorter) < len(words) and publication.link.token in shorter
            assert not recruiter.get(f"/office/vacancies/{vacancy.id}/posts").tree.select("form.shorter")
            words, offers = shorter, offers + 1
            assert publications.words(publication).text == words
    assert offers >= 1 and len(publication.text or "") <= STRICT < len(whole)


def test_new_words_refused_for_length_are_offered_shorter_beneath_them(recruiter: Browser, strict: None) -> None:
    a_channel()
    [publication] = publications.of_round(drafted(a_vacancy()))
    publications.change(publication, f"Nurse wanted {publications.words(publication).link}")
    db.session.commit()
    due(publication)
    publish(publication.channel_id)
    db.session.expire_all()
    assert publication.state == State.PUBLISHED
    wanted = publications.composed(publication).text
    assert ask(publication, wanted) == []
    work(publication)
    for _ in range(9):
        page = recruiter.get(f"/office/vacancies/{publication.vacancy_id}/posts")
        assert page.one("textarea").get_text().strip() == wanted, "nothing of theirs is lost"
        wanted = take(recruiter, publication, "change")
        work(publication)
        if not publication.problem:
            break
    assert publication.text == wanted and len(wanted) <= STRICT


def test_a_channel_that_finds_words_too_long_is_offered_none_when_there_are_none(app: Flask) -> None:
    a_channel()
    [publication] = publications.of_round(drafted(a_vacancy()))
    assert publications.shorter(publication, "x" * 5000) == "", "nobody found them too long"
    publication.problem = Said(TOO_LONG, label=Said("Notebook"), words="")
    assert publications.shorter(publication, "x") == ""
    assert 0 < len(publications.shorter(publication, publications.words(publication).text))


def test_a_new_name_that_a_change_gives_the_post_is_stored(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    post = put_out()
    old_address = post.url
    move_to_york(post)
    ask(post)
    monkeypatch.setattr(Notebook, "edit", lambda self, receipt, post: Receipt("another-name"))
    work(post)
    assert (post.state, post.receipt_id, post.url) == (State.PUBLISHED, "another-name", old_address)


def test_what_did_not_leave_this_time_says_nothing_about_an_earlier_try(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = put_out()
    move_to_york(post)
    ask(post)
    for error in (Uncertain("Notebook gave no answer."), Unavailable("Notebook: nothing was changed.")):
        failing(monkeypatch, error)
        work(post)
        assert "The old or the new words are there" in post.problem and post.due
    monkeypatch.undo()

    def fail(self: Notebook, post: Post) -> Receipt:
        raise errors.pop(0)

    [new] = publications.of_round(drafted(a_vacancy()))
    errors = [Uncertain("Notebook gave no answer. It may be live."), Unavailable("Notebook: nothing was changed.")]
    monkeypatch.setattr(Notebook, "publish", fail)
    publications.schedule(new)
    for _ in range(2):
        new.due = now()
        db.session.commit()
        publish(new.channel_id)
        db.session.expire_all()
        assert new.state == PublicationState.SCHEDULED and new.doubt_since
        assert new.problem == "Notebook gave no answer. It may be live."
        new.channel.busy_until = None
        db.session.commit()
    assert errors == []


def test_publish_on_all_counts_and_uses_the_channels_that_can(
    recruiter: Browser, administrator: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, bad, off, _ = (a_channel(name=name) for name in ("Good", "Bad", "Off", "More"))
    vacancy = drafted(a_vacancy())

    def refuse(self: Notebook) -> str:
        raise Unauthorised("Notebook: this token may read and not post.")

    monkeypatch.setattr(Notebook, "verify", refuse)
    administrator.submit(f"/office/settings/channels/{bad.id}", {}, action="/verify")
    off.on = False
    db.session.commit()
    page = recruiter.get(f"/office/vacancies/{vacancy.id}/posts")
    assert "Publish on 2 channels now" in page.text and "may read and not post" in page.text
    answer = recruiter.post(
        f"/office/vacancies/{vacancy.id}/publish", page.fields(f"/{vacancy.id}/publish"), expect=303
    )
    said = recruiter.follow(answer).text
    assert "On its way to 2 channels." in said and "Not to Bad. Notebook: this token may read and not post." in said
    states = {p.channel.name: p.state for p in db.session.scalars(select(Publication))}
    planned, draft = PublicationState.SCHEDULED, PublicationState.DRAFT
    assert states == {"Good": planned, "Bad": draft, "Off": draft, "More": planned}

    [publication] = db.session.scalars(select(Publication).filter_by(channel_id=bad.id))
    due(publication)  # by itself it may be tried
    publish(bad.id)
    db.session.expire_all()
    assert db.session.get_one(Channel, bad.id).problem == "", "a post went out: it can after all"
