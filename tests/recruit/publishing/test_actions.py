"""What a person may do with a post in each state."""

from __future__ import annotations

import pytest
from flask import Flask

from adapters.types import Editing
from recruit.core.database import db, now
from recruit.models import Publication, PublicationState
from recruit.publishing.actions import Action, Situation, offered
from recruit.web.office.post_buttons import BUTTONS

pytestmark = pytest.mark.one_database

State = PublicationState
WRITING = [Action.SAVE, Action.PUBLISH, Action.PLAN]


def names(publication: Publication, **but: object) -> list[Action]:
    """What is offered of a post with words, on a channel that takes and changes them, with nothing special about it."""
    facts: dict[str, object] = {"has_words": True, "by_hand": False, "is_blocked": False, "waits": False}
    facts |= {"is_mine": False, "out_of_date": False, "way": Editing.ALL}
    return offered(Situation(publication, **(facts | but)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "due", "expected"),
    [
        (State.DRAFT, False, WRITING),
        (State.FAILED, False, WRITING),
        (State.APPROVAL, False, [Action.WITHDRAW, Action.POST_APPROVED]),
        (State.SCHEDULED, True, [Action.CANCEL]),
        (State.SENDING, False, []),
        (State.UNSURE, True, [Action.FOUND, Action.MISS]),
        (State.PUBLISHED, False, [Action.REWORD]),
        (State.CHANGING, True, []),
        (State.CHANGING, False, [Action.CHANGED, Action.UNCHANGED]),
        (State.CLOSING, True, []),
        (State.CLOSING, False, [Action.GONE]),
        (State.CLOSED, False, []),
    ],
)
def test_each_state_offers_what_its_steps_allow(
    publication: Publication, state: PublicationState, due: bool, expected: list[Action]
) -> None:
    publication.state, publication.due = state, now() if due else None
    assert names(publication) == expected
    publication.state, publication.due = State.DRAFT, None


def test_where_two_people_decide_nobody_publishes_alone(publication: Publication) -> None:
    publication.channel.four_eyes = True
    assert names(publication) == [Action.SAVE, Action.ASK]
    assert names(publication, by_hand=True) == [Action.SAVE, Action.ASK, Action.REPORT]
    publication.state = State.APPROVAL
    assert names(publication, waits=True) == [Action.APPROVE, Action.SEND_BACK]
    assert names(publication, waits=True, is_mine=True) == [Action.WITHDRAW]
    db.session.rollback()


def test_words_that_a_rule_stops_are_not_offered_for_copying(publication: Publication) -> None:
    assert names(publication, by_hand=True) == [Action.SAVE, Action.POST]
    assert names(publication, by_hand=True, is_blocked=True) == [Action.SAVE, Action.REPORT]


def test_a_post_that_is_out_of_date_can_be_changed_or_left(publication: Publication) -> None:
    publication.state = State.PUBLISHED
    assert names(publication, out_of_date=True) == [Action.CHANGE, Action.LEAVE, Action.REWORD]
    assert names(publication, out_of_date=True, way=Editing.BY_HAND) == [Action.LEAVE, Action.REWORD_BY_HAND]
    assert names(publication, out_of_date=True, way=Editing.NEVER) == [Action.LEAVE]
    publication.channel.on = False
    assert names(publication, out_of_date=True) == [Action.LEAVE]
    db.session.rollback()


def test_everything_that_may_be_done_has_a_button_that_leads_somewhere(app: Flask) -> None:
    assert list(BUTTONS) == list(Action)
    assert {button.endpoint for button in BUTTONS.values()} <= app.view_functions.keys()


@pytest.mark.parametrize("state", PublicationState)
def test_every_state_has_its_words_on_the_card(app: Flask, state: PublicationState) -> None:
    assert app.jinja_env.get_template(f"office/posts/_when_{state}.html")
