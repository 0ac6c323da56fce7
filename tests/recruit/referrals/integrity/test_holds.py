"""What was noticed holds a reward until a person has looked, and changes nothing else."""

from __future__ import annotations

import ast
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

import jobs.dispatch
import recruit.referrals.rewards
from recruit.core.database import db, now
from recruit.models import Application, Claim, ClaimState, ClickKind, Flag, FlagKind, Role
from recruit.referrals import flag_review
from recruit.referrals.rewards import claim_search, claims
from tests.support.browser import Browser
from tests.support.factories import a_colleague, a_link, a_person, referred, rewarded
from tests.support.integrity import a_flag, clicked, settle

HERE = "/office/settings/rewards"


def a_claim(**but: Any) -> Claim:
    """A bonus whose wait is over, on which nothing is to be said against."""
    rewarded()
    claim = claims.consider(referred(email="alex@gmail.com", **but))
    assert claim
    claim.bonus, claim.hired_at, claim.due = 500_00, now() - timedelta(days=90), now() - timedelta(days=32)
    db.session.commit()
    return claim


def flag_of(claim: Claim, where: str) -> Flag:
    """Something to look at, with the application or with its link."""
    link = claim.application.origin
    assert link
    return a_flag(link, FlagKind.BURST) if where == "link" else a_flag(claim.application)


def ripe(claim: Claim) -> bool:
    """Whether the clock lets it be paid."""
    claims.ripen()
    db.session.commit()
    return claim.state == ClaimState.ELIGIBLE


@pytest.mark.parametrize("where", ["application", "link"])
def test_a_reward_waits_until_somebody_has_looked_and_sees_no_harm(app: Flask, where: str) -> None:
    claim = a_claim()
    flag = flag_of(claim, where)
    assert not ripe(claim)
    settle(flag)
    assert ripe(claim)


def test_a_flag_on_something_else_holds_nothing(app: Flask) -> None:
    claim = a_claim()
    a_flag(referred())
    a_flag(a_link(claim.application.vacancy, sharer=a_colleague()), FlagKind.BURST)
    assert ripe(claim)


@pytest.mark.parametrize("where", ["application", "link"])
def test_where_somebody_sees_harm_the_reward_waits_for_a_decision_about_the_claim(
    administrator: Browser, where: str
) -> None:
    claim = a_claim()
    settle(flag_of(claim, where), harmless=False, reason="They say themselves that it was a colleague's phone")
    assert not ripe(claim)
    page = administrator.get(f"{HERE}/{claim.id}")
    assert "Held" in page.text and "let it through" in page.text
    administrator.submit(f"{HERE}/{claim.id}", {"verdict": "let through", "reason": "Called them"})
    assert ripe(claim)


def test_a_claim_is_not_let_through_while_there_is_something_to_look_at(administrator: Browser) -> None:
    claim = a_claim()
    a_flag(claim.application)
    page = administrator.submit(f"{HERE}/{claim.id}", {"verdict": "let through", "reason": "It is fine"}, expect=422)
    assert "Look at that first" in page.text
    administrator.submit(f"{HERE}/{claim.id}", {"verdict": "refuse", "reason": "Known already"})
    assert claim.state == ClaimState.REFUSED


def test_what_is_noticed_after_the_wait_still_keeps_it_from_payroll(administrator: Browser) -> None:
    claim = a_claim()
    assert ripe(claim) and claim_search.eligible() == [claim]
    flag = a_flag(claim.application)
    assert claim_search.eligible() == []
    assert claims.pay([claim], administrator.person) == 0
    sheet = administrator.get(f"{HERE}/payroll.csv").answer.get_data(as_text=True)
    assert "500.00" not in sheet
    assert "Held" in administrator.get(HERE).one("tbody tr").get_text()
    settle(flag)
    assert claim_search.eligible() == [claim] and "Held" not in administrator.get(HERE).text


def test_points_that_are_held_count_neither_on_the_colleagues_page_nor_in_the_ranking(app: Flask) -> None:
    browser = Browser(app).sign_in("employee", alias="Koekoek", email="bo@delinde.example", name="Bo Kuipers")
    claim = claims.consider(referred(browser.person, email="alex@gmail.com")) if rewarded() else None
    assert claim
    claim.opened_at, claim.points_at = claim.opened_at - timedelta(days=32), now() - timedelta(days=32)
    db.session.commit()
    assert "You have 1 point." in browser.get("/share/rewards").text
    a_flag(claim.application)
    page = browser.get("/share/rewards")
    assert "point." not in page.text and "looks" not in page.text, "that somebody looks never shows"
    assert [row.points for row in claim_search.ranking()] == [0]


def test_the_claims_page_shows_what_was_noticed_with_its_evidence(administrator: Browser) -> None:
    claim = a_claim()
    flag = flag_of(claim, "link")
    page = administrator.get(f"{HERE}/{claim.id}")
    assert "Many clicks at once" in page.text and "14 clicks" in page.text
    assert page.one(f'a[href="/office/integrity/{flag.id}"]')


def test_looking_comes_before_rewards_ripen(app: Flask) -> None:
    claim = a_claim(created_at=now() - timedelta(minutes=5), seconds_open=3)
    jobs.dispatch.tidy()
    db.session.expire_all()
    assert claim.state == ClaimState.PENDING


def test_settling_changes_no_application_no_stage_and_no_origin(app: Flask) -> None:
    claim = a_claim()
    before = facts_of(claim.application)
    for harmless in (True, False):
        flag = a_flag(claim.application, seconds=5 + harmless)
        settle(flag, harmless)
        assert facts_of(claim.application) == before
    assert (claim.state, claim.settled, claim.reason) == (ClaimState.PENDING, True, "")


def facts_of(application: Application) -> dict[str, Any]:
    """Every column."""
    db.session.expire_all()
    return {column.name: getattr(application, column.name) for column in Application.__table__.columns}


def test_whose_link_or_reward_it_is_does_not_settle_it(app: Flask) -> None:
    colleague = a_colleague()
    claim = a_claim(sharer=colleague)
    colleague.role = Role.ADMINISTRATOR
    for flag in (a_flag(claim.application), flag_of(claim, "link")):
        with pytest.raises(flag_review.NotNow, match="about yourself"):
            settle(flag, by=colleague)
        assert flag.settled_at is None
        settle(flag, by=a_person())


def test_whoever_has_the_claim_on_a_person_does_not_settle_a_later_application_of_theirs(app: Flask) -> None:
    first = a_colleague()
    a_claim(sharer=first)
    later = referred(a_colleague(name="Kim"), email="alex@gmail.com")
    flag = a_flag(later)
    with pytest.raises(flag_review.NotNow):
        settle(flag, by=first)


def test_what_was_settled_is_not_settled_twice_nor_unseen(app: Flask) -> None:
    flag = a_flag(referred())
    with pytest.raises(flag_review.NotNow, match="changed meanwhile"):
        flag_review.settle(flag, True, "It is fine", a_person(), "another")
    settle(flag)
    with pytest.raises(flag_review.NotNow, match="already"):
        settle(flag, harmless=False)
    assert flag.harmless


def test_no_click_enters_points_or_bonus(app: Flask) -> None:
    claim = a_claim()
    worth = (claim.points, claim.bonus)
    for second in range(20):
        clicked(claim.application.origin, now() + timedelta(seconds=second), ClickKind.PERSON)  # type: ignore[arg-type]
    claims.consider(claim.application)
    assert (claim.points, claim.bonus) == worth


def test_the_rules_for_rewards_read_no_count_of_clicks() -> None:
    [room] = recruit.referrals.rewards.__path__
    read = {
        node.id if isinstance(node, ast.Name) else node.attr
        for path in Path(room).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Name | ast.Attribute)
    }
    assert "Claim" in read
    assert not read & {"Click", "ClickKind", "LinkDay", "LinkMonth", "HourOfWeek", "Visitor", "brought", "people"}
