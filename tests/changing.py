"""What the tests of changed posts share: a post that is out, and what happens to it."""

from __future__ import annotations

import pytest

import jobs.change
import jobs.publish
from adapters.base import Post, Receipt
from adapters.notebook import Notebook
from recruit.db import db, now
from recruit.models import Publication, PublicationState
from recruit.posting import changing, publishing, turns
from tests.factories import a_channel, a_vacancy

State = PublicationState


def put_out(kind: str = "notebook", settings: dict[str, str] | None = None) -> Publication:
    """A post that is out."""
    a_channel(kind=kind, name=kind.title(), settings=settings or {})
    [draft] = publishing.drafts(a_vacancy())
    assert publishing.schedule(draft) == []
    db.session.commit()
    jobs.publish.publish(draft.channel_id)
    db.session.expire_all()
    assert draft.state == State.PUBLISHED
    return draft


def move_to_york(publication: Publication) -> None:
    """The vacancy changes."""
    publication.vacancy.places = "York"
    db.session.commit()


def ask(publication: Publication, text: str | None = None) -> list[str]:
    """A person asks for other words."""
    said = changing.request(publication, text)
    db.session.commit()
    return said


def work(publication: Publication) -> None:
    """What a worker does when it is time: so much later that no lease on the channel is left."""
    if publication.due:
        publication.due = now()
    if publication.channel.busy_until:
        publication.channel.busy_until -= turns.SLOW
    db.session.commit()
    jobs.change.change(publication.id)
    db.session.expire_all()


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """The channel answers a change with this."""

    def fail(self: Notebook, receipt: Receipt, post: Post) -> Receipt:
        raise error

    monkeypatch.setattr(Notebook, "edit", fail)
