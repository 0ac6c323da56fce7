"""Rewards for somebody who applied more than once: each application counts while its own candidate agrees."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.candidates import decisions, origin_correction
from recruit.candidates.decision_letters import Words
from recruit.candidates.privacy import corrections, erasure
from recruit.core.database import db, now
from recruit.models import Application, Claim, ClaimState, DeletionReason, Letter, Role, Stage, User
from recruit.models.locking import lock_candidates
from recruit.models.sharing import Sees
from recruit.models.stages import HIRED, INTERVIEW, REJECTED
from recruit.referrals import consent
from recruit.referrals.rewards import claim_search, claims
from tests.support.concurrency import at_once
from tests.support.factories import a_colleague, a_link, a_person, referred, rewarded

LONG_AFTER = now() + timedelta(days=120)
REWARD, NOTHING = {"tell_sharer": True}, {"tell_sharer": False}
ALEX = "alex@example.com"


def two(**second: bool) -> tuple[Claim, Application]:
    """The claim of a first application whose candidate wants a reward, and a second one of the same person."""
    rewarded(known_days=0)
    colleague = a_colleague()
    claim = claims.consider(referred(colleague, email=ALEX))
    other = referred(colleague, email=ALEX, **second)
    assert claim and claims.consider(other) is None
    db.session.commit()
    return claim, other


def moved(application: Application, stage: int) -> None:
    """A recruiter moves it."""
    decisions.decide(application, db.session.get_one(Stage, stage), "", "Past goed", a_person(), Words("x", "x"))
    db.session.commit()


def chosen(application: Application, sees: Sees) -> None:
    """The candidate chooses on the private page."""
    lock_candidates(application)
    consent.choose(application, sees)
    db.session.commit()


def letters() -> list[Letter]:
    """What colleagues are told of rewards."""
    return [one for one in db.session.scalars(select(Letter)) if "500" in one.content.get("text", "")]


def test_a_hire_of_which_the_candidate_wants_nothing_told_brings_nothing(app: Flask) -> None:
    claim, other = two(**NOTHING)
    moved(other, INTERVIEW)
    moved(other, HIRED)
    assert (claim.points, claim.bonus, claim.hired_at, claim.due) == (1, 0, None, None)
    assert claims.ripen(LONG_AFTER) == 0
    assert letters() == []


def test_the_first_of_which_nothing_may_be_told_opens_and_moves_no_claim(app: Flask) -> None:
    rewarded(known_days=0)
    colleague = a_colleague()
    first = referred(colleague, email=ALEX, **NOTHING)
    assert claims.consider(first) is None
    claim = claims.consider(referred(colleague, email=ALEX))
    db.session.commit()
    moved(first, HIRED)
    assert claim and (claim.points, claim.bonus, claim.hired_at) == (1, 0, None)
    assert claims.ripen(LONG_AFTER) == 0


def test_whoever_agrees_to_both_brings_the_colleague_what_either_did(app: Flask) -> None:
    claim, other = two(**REWARD)
    moved(other, HIRED)
    assert (claim.points, claim.bonus, claim.hired) == (31, 500_00, other)
    assert claims.ripen(LONG_AFTER) == 1


def test_agreeing_after_the_hire_brings_what_it_did(app: Flask) -> None:
    claim, other = two(**NOTHING)
    moved(other, HIRED)
    chosen(other, Sees.REWARD)
    assert (claim.points, claim.bonus) == (31, 500_00)
    assert claim.hired_at == other.hired_at


@pytest.mark.parametrize("sees", [Sees.NOTHING, Sees.APPLIED])
@pytest.mark.parametrize("ripe", [False, True])
def test_taking_the_choice_back_takes_back_what_is_not_yet_paid(app: Flask, sees: Sees, ripe: bool) -> None:
    claim, other = two(**REWARD)
    moved(claim.application, INTERVIEW)
    moved(other, HIRED)
    assert not ripe or claims.ripen(LONG_AFTER) == 1
    chosen(other, sees)
    assert (claim.points, claim.bonus, claim.hired_at, claim.due) == (6, 0, None, None)
    assert claim.state == ClaimState.PENDING
    assert claims.ripen(LONG_AFTER) == 0 and list(claim_search.eligible()) == []
    chosen(other, Sees.REWARD)
    assert (claim.points, claim.bonus) == (31, 500_00)
    assert claims.ripen(LONG_AFTER) == 1


def test_what_is_paid_stays_paid_though_the_choice_is_taken_back(app: Flask) -> None:
    claim, other = two(**REWARD)
    moved(other, HIRED)
    claims.ripen(LONG_AFTER)
    assert claims.pay([claim], a_person(role=Role.ADMINISTRATOR)) == 1
    db.session.commit()
    chosen(other, Sees.NOTHING)
    assert (claim.state, claim.points, claim.bonus) == (ClaimState.PAID, 31, 500_00)


def test_a_refused_claim_that_is_taken_up_again_brings_nothing_that_was_taken_back(app: Flask) -> None:
    claim, other = two(**REWARD)
    boss = a_person(role=Role.ADMINISTRATOR)
    moved(other, HIRED)
    claims.refuse(claim, "Een misverstand", boss)
    db.session.commit()
    chosen(other, Sees.NOTHING)
    claims.reopen(claim, "Toch niet", boss)
    db.session.commit()
    assert (claim.state, claim.points, claim.bonus) == (ClaimState.PENDING, 1, 0)


def test_where_both_were_hired_the_other_hire_counts_on(app: Flask) -> None:
    claim, other = two(**REWARD)
    moved(other, HIRED)
    moved(claim.application, HIRED)
    chosen(other, Sees.NOTHING)
    assert (claim.points, claim.bonus, claim.hired) == (31, 500_00, claim.application)


def test_a_hire_that_is_taken_back_leaves_that_of_the_other_application(app: Flask) -> None:
    claim, other = two(**REWARD)
    moved(other, HIRED)
    moved(claim.application, HIRED)
    moved(claim.application, REJECTED)
    assert (claim.bonus, claim.hired) == (500_00, other)
    moved(other, REJECTED)
    assert (claim.bonus, claim.hired) == (0, None)


def test_a_candidate_with_a_new_address_still_takes_the_choice_back(app: Flask) -> None:
    claim, other = two(**REWARD)
    moved(other, HIRED)
    corrections.correct(other, {"email": "new@example.com"})
    chosen(other, Sees.NOTHING)
    assert (claim.points, claim.bonus) == (1, 0)


def test_the_choice_is_taken_back_though_the_first_application_was_deleted(app: Flask) -> None:
    claim, other = two(**REWARD)
    moved(other, HIRED)
    erasure.forget(claim.application, DeletionReason.ASKED)
    db.session.commit()
    chosen(other, Sees.NOTHING)
    assert (claim.points, claim.bonus) == (1, 0)
    assert claims.ripen(LONG_AFTER) == 0


def test_a_claim_knows_no_hire_of_somebody_who_was_deleted(app: Flask) -> None:
    claim, other = two(**REWARD)
    moved(other, HIRED)
    erasure.forget(other, DeletionReason.ASKED)
    db.session.commit()
    assert (claim.hired, claim.points, claim.bonus) == (None, 31, 500_00)
    assert claims.ripen(LONG_AFTER) == 1, "as for who applied once"


def test_a_corrected_origin_takes_back_what_was_agreed_about_somebody_else(app: Flask) -> None:
    claim, other = two(**REWARD)
    moved(other, HIRED)
    link = a_link(other.vacancy, sharer=a_colleague(name="Kim de Boer"))
    origin_correction.correct(other, link, "Zei de kandidaat", a_person())
    db.session.commit()
    assert (claim.points, claim.bonus) == (1, 0)


def test_what_the_colleague_saw_last_month_is_no_more_than_what_is_left(app: Flask) -> None:
    claim, other = two(**REWARD)
    moved(other, HIRED)
    claim.points_before = 31
    chosen(other, Sees.NOTHING)
    assert claim_search.points_of(claim) <= 1


@pytest.mark.parametrize("before", [Sees.NOTHING, Sees.REWARD])
def test_a_choice_that_changes_while_the_hire_is_noted_decides(app: Flask, before: Sees) -> None:
    after = Sees.REWARD if before is Sees.NOTHING else Sees.NOTHING
    for _ in range(3):
        claim, other = two(tell_sharer=before.told)
        number, there, by = other.id, claim.id, a_person().id

        def hire(number: int = number, by: int = by) -> object:
            application, stage = db.session.get_one(Application, number), db.session.get_one(Stage, HIRED)
            return decisions.decide(application, stage, "", "Past goed", db.session.get_one(User, by), Words("x", "x"))

        def choose(number: int = number) -> None:
            chosen(db.session.get_one(Application, number), after)

        brought = at_once(app, hire, choose)
        assert not any(isinstance(one, Exception) for one in brought), brought
        claim = db.session.get_one(Claim, there)
        assert (claim.points, claim.bonus) == ((31, 500_00) if after is Sees.REWARD else (1, 0))
        for one in db.session.scalars(select(Application).where(Application.email == ALEX)).all():
            erasure.forget(one, DeletionReason.ASKED)
        db.session.commit()


def test_both_choices_that_change_at_once_leave_nothing_to_be_paid(app: Flask) -> None:
    claim, other = two(**REWARD)
    moved(other, HIRED)
    numbers = (claim.application_id, other.id)

    def choose(number: int) -> None:
        chosen(db.session.get_one(Application, number), Sees.NOTHING)

    brought = at_once(app, lambda: choose(numbers[0]), lambda: choose(numbers[1]))
    assert not any(isinstance(one, Exception) for one in brought), brought
    assert claims.ripen(LONG_AFTER) == 0 and claim.bonus == 0
