"""A channel that knows a post by another name after a change, of which the answer was lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

import jobs.take_down_post
from recruit.core.database import db, now
from recruit.models import CloseReason, Publication
from recruit.publishing import publications
from recruit.vacancies.lifecycle import close
from tests.support.channel_server.accounts import Call, Held, Said
from tests.support.channel_server.protocols.mastodon import Mastodon
from tests.support.channel_server.server import ChannelServer, Fault, Kind
from tests.support.channel_server.wire import filled_in, speak_through, wire_to
from tests.support.edits import State, ask, move_to_york, put_out, work

pytestmark = pytest.mark.one_database

LOST = Fault(Kind.DROP, applies=True, on="edit")


class Renaming(Mastodon):
    """A relative that gives a post another id with each change; its address stays."""

    def edit(self, call: Call, id: str) -> Said:
        said = super().edit(call, id)
        if said.status == 200:
            held = self.by_id.pop(id)
            held.id = str(int(id) + 50)
            self.by_id[held.id] = held
            said = Said(200, self._status(held))
        return said

    def _status(self, held: Held) -> dict[str, Any]:
        address = f"https://social.example/@acme/{held.at:%H%M%S%f}"
        return super()._status(held) | {"url": address, "uri": address}


@pytest.fixture
def server(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[ChannelServer]:
    with ChannelServer() as server:
        server.channels["mastodon"] = Renaming(server.clock, server.channels["mastodon"].lag, remembers=False)
        speak_through(wire_to(server.url), monkeypatch)
        yield server


@pytest.fixture
def renamed(server: ChannelServer) -> Publication:
    """A post that was given another name by a change, and we do not know."""
    publication = put_out("mastodon", dict(filled_in(server.url)["mastodon"]))
    move_to_york(publication)
    ask(publication)
    server.will(LOST)
    work(publication)
    [held] = server.live()
    assert publication.state == State.CHANGING and publication.receipt_id != held.id
    return publication


def take_down(publication: Publication) -> None:
    """The vacancy closes, and a worker comes when it is time."""
    if publication.state != State.CLOSING:
        close(publication.vacancy, CloseReason.FILLED, "", None)
    publication.due = now()
    publication.channel.busy_until = None
    db.session.commit()
    jobs.take_down_post.close(publication.id)
    db.session.expire_all()


def test_a_post_is_followed_to_the_name_that_a_change_without_an_answer_gave_it(
    server: ChannelServer, renamed: Publication
) -> None:
    server.will(LOST)  # and once more
    for _ in range(2):
        work(renamed)
    [held] = server.live()
    assert (renamed.state, renamed.receipt_id, renamed.problem) == (State.PUBLISHED, held.id, "")
    assert renamed.text == held.text == publications.composed(renamed).text
    take_down(renamed)
    assert renamed.state == State.CLOSED and server.live() == []


def test_a_post_with_a_name_that_we_were_not_told_is_not_called_closed_while_it_is_up(
    server: ChannelServer, renamed: Publication
) -> None:
    take_down(renamed)
    assert renamed.state == State.CLOSED and server.live() == []


def test_where_the_timeline_cannot_be_looked_through_nothing_is_believed(
    server: ChannelServer, renamed: Publication
) -> None:
    server.will(Fault(Kind.ERROR, on="find"))
    work(renamed)
    assert renamed.state == State.CHANGING and renamed.due and "no longer there" not in renamed.problem
    server.will(Fault(Kind.ERROR, on="find"))
    take_down(renamed)
    assert renamed.state == State.CLOSING and renamed.due and len(server.live()) == 1
    take_down(renamed)
    assert renamed.state == State.CLOSED and server.live() == []


def test_a_post_that_is_nowhere_is_gone_and_of_one_that_was_being_changed_a_person_is_asked(
    server: ChannelServer, renamed: Publication
) -> None:
    server.live()[0].live = False
    work(renamed)
    assert renamed.state == State.CHANGING and renamed.due is None and "no longer there" in renamed.problem
    take_down(renamed)
    assert renamed.state == State.CLOSED


def test_a_post_of_which_every_answer_came_is_looked_for_nowhere_else(server: ChannelServer) -> None:
    publication = put_out("mastodon", dict(filled_in(server.url)["mastodon"]))
    server.live()[0].live = False
    move_to_york(publication)
    ask(publication)
    work(publication)
    assert publication.state == State.PUBLISHED and "no longer there" in publication.problem
    take_down(publication)
    assert publication.state == State.CLOSED and server.calls["mastodon", "find"] == 0
