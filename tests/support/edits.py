"""What the tests of changed posts share: a post that is out, and what happens to it."""

from __future__ import annotations

import pytest

import jobs.edit_post
import jobs.publish_posts
from adapters.channels.notebook import Notebook
from adapters.types import Post, Receipt
from recruit.core.database import db, now
from recruit.models import Publication, PublicationState
from recruit.publishing import channel_locks, edits, publications
from tests.support.factories import a_channel, a_vacancy, places_of

State = PublicationState


def put_out(kind: str = "notebook", settings: dict[str, str] | None = None) -> Publication:
    """A post that is out."""
    a_channel(kind=kind, name=kind.title(), settings=settings or {})
    [draft] = publications.drafts(a_vacancy())
    assert publications.schedule(draft) == []
    db.session.commit()
    jobs.publish_posts.publish(draft.channel_id)
    db.session.expire_all()
    assert draft.state == State.PUBLISHED
    return draft


def move_to_york(publication: Publication) -> None:
    """The vacancy changes."""
    publication.vacancy.places = places_of("York")
    db.session.commit()


def ask(publication: Publication, text: str | None = None) -> list[str]:
    """A person asks for other words."""
    said = edits.request(publication, text)
    db.session.commit()
    return said


def work(publication: Publication) -> None:
    """What a worker does when it is time: so much later that no lease on the channel is left."""
    if publication.due:
        publication.due = now()
    if publication.channel.busy_until:
        publication.channel.busy_until -= channel_locks.SLOW
    db.session.commit()
    jobs.edit_post.change(publication.id)
    db.session.expire_all()


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """The channel answers a change with this."""

    def fail(self: Notebook, receipt: Receipt, post: Post) -> Receipt:
        raise error

    monkeypatch.setattr(Notebook, "edit", fail)
