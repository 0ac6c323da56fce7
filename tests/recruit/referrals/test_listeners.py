"""What happens to an application reaches claims and signs of misuse in the same transaction, or does not happen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from blinker import Signal
from flask import Flask
from sqlalchemy import select

from recruit.attribution.resolution import Came
from recruit.candidates import applying, decisions, events, origin_correction
from recruit.candidates.privacy import corrections, erasure
from recruit.core.database import db, now
from recruit.models import Application, Claim, DeletionReason, Stage, User
from recruit.models.sharing import Sees
from recruit.models.stages import INTERVIEW, LOOKED_AT
from recruit.organisation import events as organisation_events
from recruit.referrals.rewards import claims
from tests.support.browser import Browser
from tests.support.factories import a_colleague, a_link, a_person, an_application, referred, rewarded


class BrokenListener(Exception):
    """What a listener may do that has a fault."""


def broken(*about: Any, **more: Any) -> None:
    """A listener with a fault."""
    raise BrokenListener


def interview(application: Application, by: User) -> object:
    """Move it on."""
    return decisions.decide(application, db.session.get_one(Stage, INTERVIEW), "", "Twelve nights", by)


DEEDS: dict[str, tuple[Signal, Callable[[Application, User], object]]] = {
    "moved": (events.moved, interview),
    "several moved": (events.about_to_move, lambda one, by: decisions.look_at([one], by)),
    "corrected": (events.compared_anew, lambda one, by: corrections.correct(one, {"name": "Kim"})),
    "another origin": (
        events.origin_corrected,
        lambda one, by: origin_correction.correct(one, a_link(one.vacancy), "Said so", by),
    ),
    "erased": (events.being_erased, lambda one, by: erasure.forget(one, DeletionReason.ASKED)),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_a_listener_that_fails_makes_the_deed_fail_and_nothing_is_half_done(app: Flask, deed: str) -> None:
    signal, act = DEEDS[deed]
    application, by = an_application(name="Alex"), a_person()
    db.session.commit()
    before = (application.stage_id, application.name, application.origin_id)
    with signal.connected_to(broken), pytest.raises(BrokenListener):
        act(application, by)
    db.session.rollback()
    assert (application.stage_id, application.name, application.origin_id) == before
    assert application.forgotten_at is None


def test_a_listener_that_fails_makes_the_request_fail(recruiter: Browser) -> None:
    application = an_application()
    path = f"/office/applications/{application.id}"
    sent = recruiter.get(f"{path}?to={LOOKED_AT}").fields("/decide")
    with events.moved.connected_to(broken), pytest.raises(BrokenListener):
        recruiter.client.post(f"{path}/decide?to={LOOKED_AT}", data=sent)
    db.session.rollback()
    assert application.stage_id != LOOKED_AT


def test_whoever_applies_by_a_colleagues_link_is_heard_of_in_the_same_transaction(app: Flask) -> None:
    rewarded()
    colleague = a_colleague()
    link = a_link(sharer=colleague)
    facts = applying.Facts(name="Alex", email="alex@example.org", sees=Sees.REWARD)
    applying.apply(link.vacancy, facts, came=Came(link, link, link))
    assert db.session.scalars(select(Claim.user_id)).all() == [colleague.id]
    db.session.rollback()
    assert db.session.scalars(select(Claim)).all() == db.session.scalars(select(Application)).all() == []


def test_a_claim_follows_its_application_in_one_transaction(app: Flask) -> None:
    rewarded()
    application = referred()
    claim = claims.consider(application)
    assert claim
    db.session.commit()
    before = claim.points
    interview(application, a_person())
    assert claim.points > before
    db.session.rollback()
    assert claim.points == before and application.stage_id != INTERVIEW


def test_what_others_are_compared_with_is_looked_at_anew(app: Flask) -> None:
    application = an_application(looked_into_at=now())
    corrections.correct(application, {"name": "Kim de Vries"})
    db.session.refresh(application)
    assert application.looked_into_at is None


def test_every_event_is_heard(app: Flask) -> None:
    signals = [value for room in (events, organisation_events) for value in vars(room).values()]
    for signal in signals:
        assert not isinstance(signal, Signal) or signal.receivers, signal.__doc__
