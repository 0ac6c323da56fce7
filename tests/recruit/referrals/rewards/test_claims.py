"""Rewards for referrals: who has a claim, what holds it, what people decide, and that attribution stays as it is."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from recruit.candidates import decisions, origin_correction
from recruit.candidates.decision_letters import Words
from recruit.candidates.privacy import erasure
from recruit.core.database import db, now
from recruit.core.same_people import mailbox
from recruit.models import Application, AuditLine, Claim, ClaimState, Deed, DeletionReason, Letter, Role, Stage, User
from recruit.models.sharing import Sees
from recruit.models.stages import HIRED, INTERVIEW, REJECTED
from recruit.organisation import policies
from recruit.referrals import consent
from recruit.referrals.rewards import claim_search, claims
from tests.support.browser import Browser
from tests.support.factories import a_colleague, a_lead, a_link, a_person, a_vacancy, an_application, referred, rewarded

LATER = now() + timedelta(days=32)
"""When the month is over."""


def claimed(application: Application) -> Claim | None:
    """What came of considering it."""
    claim = claims.consider(application)
    db.session.commit()
    return claim


def moved(application: Application, stage: int) -> None:
    """A recruiter moves it."""
    decisions.decide(application, db.session.get_one(Stage, stage), "", "Past goed", a_person(), Words("x", "x"))
    db.session.commit()


def a_claim(**but: Any) -> Claim:
    """A claim on which nothing is to be said against."""
    rewarded()
    claim = claimed(referred(**but))
    assert claim
    return claim


def test_whoever_shared_the_link_gets_a_claim_and_without_rewards_nobody_does(app: Flask) -> None:
    colleague = a_colleague()
    application = referred(colleague)
    assert claimed(application) is None
    rewarded()
    claim = claimed(application)
    assert claim and (claim.user_id, claim.state, claim.settled, claim.points) == (colleague.id, "pending", True, 1)
    assert claimed(application) is claim


def test_somebody_who_applies_through_a_colleagues_link_opens_a_claim(visitor: Browser) -> None:
    rewarded()
    vacancy = a_vacancy()
    link = a_link(vacancy, sharer=a_colleague())
    landed = visitor.follow(visitor.get(f"/r/{link.token}", expect=302))
    path = str(landed.one(".offer a.button")["href"])
    filled = {"name": "Alex Vos", "email": "alex@example.com", "profile": "https://example.org/a", "sees": "applied"}
    visitor.submit(path, filled)
    assert db.session.scalar(select(Claim)) is None, "nobody agreed to a reward"
    other = {"name": "Kim Bos", "email": "kim@example.com", "sees": "reward"}
    visitor.submit(path, filled | other)
    claim = db.session.scalars(select(Claim)).one()
    assert claim.application.origin_id == link.id


@pytest.mark.parametrize("role", [Role.RECRUITER, Role.ADMINISTRATOR])
def test_recruiters_get_nothing_for_their_work(app: Flask, role: Role) -> None:
    rewarded()
    assert claimed(referred(a_colleague(role=role))) is None


def test_whoever_the_vacancy_names_gets_nothing_for_it(app: Flask) -> None:
    rewarded()
    chief = a_colleague(email="chief@example.org")
    assert claimed(referred(chief, vacancy=a_vacancy(contact_email="Chief@example.org"))) is None
    assert claimed(referred(chief, vacancy=a_vacancy(author=chief))) is None


def test_the_first_who_shares_has_the_claim_for_every_vacancy_until_its_days_are_over(app: Flask) -> None:
    rewarded(window_days=90, known_days=0)
    first, second = a_colleague(), a_colleague(name="Kim de Boer")
    claim = claimed(referred(first, email="alex@gmail.com"))
    other = referred(second, email="A.Lex+werk@googlemail.com")
    assert claimed(other) is None
    moved(other, HIRED)
    assert claim and claim.user_id == first.id and claim.hired_at
    later = referred(second, email="alex@gmail.com", created_at=now() + timedelta(days=91))
    mine = claimed(later)
    assert mine and mine.user_id == second.id


def test_a_refused_claim_keeps_nobody_out(app: Flask) -> None:
    claim = a_claim(email="alex@example.com")
    claims.refuse(claim, "Kende elkaar niet", a_person(role=Role.ADMINISTRATOR))
    assert claimed(referred(email="alex@example.com"))


SIGNS: dict[str, Any] = {
    "self": lambda: referred(a_colleague(email="bo@example.com"), email="bo+1@example.com"),
    "colleague": lambda: referred(email=a_person().email),
    "same host": lambda: referred(a_colleague(email="bo@delinde.example"), email="alex@delinde.example"),
    "denied": lambda: referred(confirms_sharer=False, email="alex@example.com"),
}


@pytest.mark.parametrize("sign", SIGNS)
def test_what_is_doubtful_waits_for_a_person_with_its_sign(app: Flask, sign: str) -> None:
    rewarded()
    claim = claimed(SIGNS[sign]())
    assert claim and sign in claim.signs and not claim.settled and claim.state == ClaimState.PENDING


def test_somebody_we_knew_already_is_a_sign(app: Flask) -> None:
    rewarded(known_days=100)
    an_application(email="alex@example.com", created_at=now() - timedelta(days=99))
    an_application(email="old@example.com", created_at=now() - timedelta(days=101))
    a_lead(email="Lead@example.com")
    found = [claimed(referred(email=f"{name}@example.com")) for name in ("alex", "old", "lead")]
    assert [claim and "known" in claim.signs for claim in found] == [True, False, True]


def test_who_is_public_mail_has_no_host_in_common(app: Flask) -> None:
    rewarded()
    claim = claimed(referred(a_colleague(email="bo@ziggo.nl"), email="alex@ziggo.nl"))
    assert claim and claim.signs == []


def test_a_corrected_origin_moves_the_claim_and_holds_it(app: Flask) -> None:
    claim = a_claim()
    other = a_colleague(name="Kim de Boer")
    link = a_link(claim.application.vacancy, sharer=other)
    origin_correction.correct(claim.application, link, "Zei de kandidaat", a_person())
    assert claim.user_id != other.id and "private" in claim.signs, "the candidate agreed about somebody else"
    consent.choose(claim.application, Sees.REWARD)
    db.session.commit()
    assert (claim.user_id, claim.signs, claim.settled) == (other.id, ["corrected"], False)


def test_steps_bring_points_once_and_a_hire_begins_the_wait(app: Flask) -> None:
    claim = a_claim()
    moved(claim.application, INTERVIEW)
    assert (claim.points, claim.due) == (6, None)
    moved(claim.application, HIRED)
    assert (claim.points, claim.bonus) == (31, 500_00)
    assert claim.due and claim.due - now() > timedelta(days=59)
    assert claims.ripen() == 0
    assert claims.ripen(claim.due.replace(day=28)) == 0, "the day of the letter would be that of the hire"
    assert claims.ripen(claim.due + timedelta(days=31)) == 1
    assert claim.state == ClaimState.ELIGIBLE
    letter = db.session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert letter and letter.content["to"] == claim.user.email and "500" in letter.content["text"]


def test_a_hire_that_is_taken_back_ends_the_wait(app: Flask) -> None:
    claim = a_claim()
    moved(claim.application, HIRED)
    moved(claim.application, REJECTED)
    assert (claim.bonus, claim.due, claim.hired_at) == (0, None, None)
    assert claims.ripen(now() + timedelta(days=400)) == 0


def test_a_claim_with_signs_never_ripens_by_itself_nor_is_it_refused(app: Flask) -> None:
    claim = a_claim(confirms_sharer=False)
    moved(claim.application, HIRED)
    assert claims.ripen(now() + timedelta(days=400)) == 0
    assert claim.state == ClaimState.PENDING
    claims.let_through(claim, "Ze kennen elkaar van school", a_person(role=Role.ADMINISTRATOR))
    assert claims.ripen(now() + timedelta(days=400)) == 1


def test_nobody_decides_on_a_claim_of_their_own(app: Flask) -> None:
    claim = a_claim(confirms_sharer=False)
    claim.user.role = Role.ADMINISTRATOR
    with pytest.raises(claims.NotNow):
        claims.let_through(claim, "Past goed", claim.user)
    claim.state, claim.settled = ClaimState.ELIGIBLE, True
    assert claims.pay([claim], claim.user) == 0


def test_a_decision_leaves_the_origin_alone_and_is_on_record(app: Flask) -> None:
    claim = a_claim()
    origin = claim.application.origin_id
    claims.refuse(claim, "Al bekend", a_person(role=Role.ADMINISTRATOR))
    db.session.commit()
    assert claim.application.origin_id == origin
    lines = db.session.scalars(select(AuditLine).where(AuditLine.subject_kind == "claims")).all()
    assert [(line.deed, line.note) for line in lines] == [(Deed.CLAIM_OPENED, ""), (Deed.CLAIM_REFUSED, "")]


def test_once_the_candidate_is_forgotten_the_claim_knows_nobody(app: Flask) -> None:
    claim = a_claim()
    moved(claim.application, HIRED)
    erasure.forget(claim.application, DeletionReason.TIME_OVER)
    db.session.commit()
    assert claim.person == "" and claims.ripen(now() + timedelta(days=92)) == 1
    assert claimed(referred(email="")) is not None  # an empty address is nobody's


@given(st.emails())
def test_an_address_stays_the_same_however_it_is_written(email: str) -> None:
    name, _, host = email.rpartition("@")
    once = mailbox(email)
    assert mailbox(once) == once == mailbox(f" {email.upper()} ".casefold())
    if "+" not in name:
        assert mailbox(f"{name}+jobs@{host}") == once


STEPS = st.lists(
    st.sampled_from(["interview", "hired", "rejected", "let through", "refuse", "reopen", "ripen", "pay", "doubt"]),
    max_size=9,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(steps=STEPS)
def test_whatever_happens_what_is_paid_was_hired_waited_for_and_settled(app: Flask, steps: list[str]) -> None:
    boss = a_person(role=Role.ADMINISTRATOR)
    claim, later = a_claim(), now()
    for step in steps:
        before, due, was_settled = claim.state, claim.due, claim.settled
        later += timedelta(days=40)
        with suppress(claims.NotNow, decisions.NotYet):
            do(step, claim, boss, later)
        if before == ClaimState.PAID:
            assert claim.state == ClaimState.PAID
        if claim.state == ClaimState.ELIGIBLE != before:
            assert step == "ripen" and due and due <= later and was_settled and claim.bonus
        if claim.state == ClaimState.PAID != before:
            assert before == ClaimState.ELIGIBLE
        if claim.state == ClaimState.REFUSED != before:
            assert step == "refuse" and claim.reason


def do(step: str, claim: Claim, boss: User, moment: datetime) -> None:
    """One thing that people or the clock do. Raises NotNow and NotYet."""
    stages = {"interview": INTERVIEW, "hired": HIRED, "rejected": REJECTED}
    verdicts = {"let through": claims.let_through, "refuse": claims.refuse, "reopen": claims.reopen}
    if step in stages:
        moved(claim.application, stages[step])
    elif step in verdicts:
        verdicts[step](claim, "Omdat het zo is", boss)
    elif step == "ripen":
        claims.ripen(moment)
    elif step == "pay":
        claims.pay([claim], boss)
    else:
        claim.application.confirms_sharer = False
        claims.consider(claim.application)
    db.session.commit()


def test_a_colleague_sees_own_claims_only_and_none_that_the_candidate_keeps_to_themselves(app: Flask) -> None:
    mine, other = a_colleague(), a_colleague(name="Kim de Boer")
    rewarded()
    shown = claimed(referred(mine, email="a@example.com"))
    hidden = claimed(referred(mine, email="b@example.com"))
    claimed(referred(other, email="c@example.com"))
    assert hidden and hidden.user_id == mine.id
    consent.choose(hidden.application, Sees.NOTHING)
    assert list(claim_search.mine(mine)) == [], "the month is not over"
    assert list(claim_search.mine(mine, LATER)) == [shown]


def test_the_ranking_holds_those_who_joined_under_the_name_they_chose(app: Flask) -> None:
    rewarded()
    joined: list[User] = [a_colleague(alias="Vogel"), a_colleague(alias="Eik")]
    for sharer, email in ((joined[1], "a"), (a_colleague(), "b"), (joined[0], "c")):
        claim = claimed(referred(sharer, email=f"{email}@example.com", tell_sharer=email != "c"))
        assert bool(claim) is (email != "c")
    assert {row.points for row in claim_search.ranking()} == {0}
    assert [(row.alias, row.points) for row in claim_search.ranking(LATER)] == [("Eik", 1), ("Vogel", 0)]


def test_candidates_read_that_a_reward_is_possible_before_they_apply(visitor: Browser) -> None:
    vacancy = a_vacancy()
    link = a_link(vacancy, sharer=a_colleague())

    def form() -> str:
        landed = visitor.follow(visitor.get(f"/r/{link.token}", expect=302))
        return visitor.get(str(landed.one(".offer a.button")["href"])).text

    assert "a reward" not in form()
    rewarded()
    assert "A reward tells Bo Kuipers more of what became of it" in form()


def test_candidates_read_what_the_scheme_really_gives_and_when(app: Flask, visitor: Browser) -> None:
    vacancy = a_vacancy()
    link = a_link(vacancy, sharer=a_colleague())
    steps = {
        "points_received": (1, "1 point when you apply"),
        "points_interview": (5, "5 points at an interview"),
        "points_hired": (25, "25 points if you are hired"),
        "bonus": (500_00, "500 if you are hired"),
    }
    rewarded()
    for size in range(len(steps) + 1):
        for chosen in combinations(steps, size):
            for name, (much, _said) in steps.items():
                setattr(policies.reward_rules(), name, much if name in chosen else 0)
            db.session.commit()
            landed = visitor.follow(visitor.get(f"/r/{link.token}", expect=302))
            form = visitor.get(str(landed.one(".offer a.button")["href"])).text
            for name, (_much, said) in steps.items():
                assert (said in form) == (name in chosen), (chosen, name)
            assert chosen or "would get nothing for it" in form


def test_who_has_it_from_a_third_hand_is_not_asked_about_a_stranger(visitor: Browser) -> None:
    vacancy = a_vacancy()
    link = a_link(vacancy, sharer=a_colleague())
    link.steps = 2
    db.session.commit()
    landed = visitor.follow(visitor.get(f"/r/{link.token}", expect=302))
    assert "Bo Kuipers" not in visitor.get(str(landed.one(".offer a.button")["href"])).text
