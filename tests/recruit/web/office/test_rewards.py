"""Pages about rewards: rules that everybody reads first, claims that people decide, a list for payroll."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.candidates import decisions
from recruit.core.database import db, now
from recruit.models import AuditLine, Claim, ClaimState, Deed, FlagKind, Letter, RewardRules, Stage
from recruit.models.sharing import Sees
from recruit.models.stages import HIRED, INTERVIEW
from recruit.organisation import policies
from recruit.referrals import consent
from recruit.referrals.integrity import flags
from recruit.referrals.rewards import claim_search, claims
from tests.support.browser import Browser
from tests.support.factories import a_colleague, a_vacancy, referred, rewarded

pytestmark = pytest.mark.one_database

HERE = "/office/settings/rewards"


def a_month_ago() -> None:
    """Whatever happened to claims was in a month that is over."""
    for claim in db.session.scalars(select(Claim)):
        claim.opened_at, claim.points_at = claim.opened_at - timedelta(days=32), now() - timedelta(days=32)
    db.session.commit()


def a_claim(**but: object) -> Claim:
    """A claim that an administrator sees."""
    rewarded()
    claim = claims.consider(referred(**{"email": "alex@example.com"} | but))
    assert claim
    db.session.commit()
    return claim


def test_an_administrator_sets_the_rules_and_each_change_is_on_record(administrator: Browser) -> None:
    administrator.submit(f"{HERE}/rules", {"on": "y", "bonus": "1.250,50", "waiting_days": "30", "note": "In **mei**"})
    rules = db.session.scalars(select(RewardRules)).one()
    assert (rules.on, rules.bonus, rules.waiting_days) == (True, 1250_50, 30)
    notes = db.session.scalars(select(AuditLine.note).where(AuditLine.deed == Deed.REWARD_RULE_CHANGED)).all()
    assert "bonus: 0 → 125050" in notes and len(notes) == 4


def test_what_makes_no_sense_is_said_and_nothing_is_changed(administrator: Browser) -> None:
    page = administrator.submit(f"{HERE}/rules", {"points_hired": "many", "waiting_days": "400"}, expect=422)
    assert "Write a whole number of points" in page.text and "from 0 to 365" in page.text
    assert db.session.scalar(select(RewardRules)) is None


def test_colleagues_read_the_rules_and_their_own_claims(app: Flask) -> None:
    browser = Browser(app).sign_in("employee")
    browser.get("/share/rewards", expect=404)
    rewarded(note="Uitbetaald in *mei*.")
    claims.consider(referred(browser.person, email="alex@example.com", name="Alexandra Vos"))
    a_month_ago()
    page = browser.get("/share/rewards")
    assert "A bonus of €500" in page.text and "Clicks are never rewarded." in page.text and page.tree.select("em")
    assert "You have 1 point." in page.text
    assert "Alexandra" not in page.text and "alex@example.com" not in page.html


def test_points_in_doubt_count_neither_on_the_page_nor_in_the_ranking(app: Flask) -> None:
    browser = Browser(app).sign_in("employee")
    rewarded()
    policies.change(policies.sharing(), {"ranking": True}, None)
    browser.person.alias = "Koekoek"
    claims.consider(referred(browser.person, email="alex@example.com", name="Alexandra Vos"))
    claims.consider(referred(browser.person, email="bo@example.com", name="Bo Maas", confirms_sharer=False))
    a_month_ago()
    assert "You have 1 point." in browser.get("/share/rewards").text
    assert browser.get("/share/ranking").one("td.number").get_text() == "1"


def test_a_doubtful_claim_is_let_through_and_the_colleague_hears_nothing_of_it(
    administrator: Browser,
) -> None:
    claim = a_claim(confirms_sharer=False)
    assert "did not send the vacancy" in administrator.get(f"{HERE}/{claim.id}").text
    administrator.submit(f"{HERE}/{claim.id}", {"verdict": "let through"}, expect=422)
    administrator.submit(f"{HERE}/{claim.id}", {"verdict": "let through", "reason": "Gebeld: het klopt"})
    assert claim.settled
    assert db.session.scalars(select(Letter)).all() == [], "that somebody looks never shows"


def test_a_refusal_can_be_taken_back(administrator: Browser) -> None:
    claim = a_claim()
    administrator.submit(f"{HERE}/{claim.id}", {"verdict": "refuse", "reason": "Al bekend"})
    assert claim.state == ClaimState.REFUSED
    letter = db.session.scalars(select(Letter)).one()
    assert letter.content["to"] == claim.user.email and "Al bekend" in letter.content["text"]
    administrator.submit(f"{HERE}/{claim.id}", {"verdict": "reopen", "reason": "Toch niet"})
    assert claim.state == ClaimState.PENDING and claim.settled


def test_each_claim_is_in_one_list_and_one_choice_is_a_button(administrator: Browser) -> None:
    plain, doubtful, held, payable = (a_claim(email=f"{name}@example.com") for name in "abcd")
    doubtful.settled, doubtful.signs = False, ["known"]
    payable.state = ClaimState.ELIGIBLE
    flags.note(FlagKind.FILLED_FAST, {"seconds": 3}, application_id=held.application_id)
    db.session.commit()
    assert claim_search.counts() == {"ask": 2, "pending": 1, "eligible": 1, "paid": 0, "refused": 0}
    listed = {
        name: {claim.id for claim in db.session.scalars(claim_search.claims_in(name))} for name in claim_search.counts()
    }
    assert listed["ask"] == {doubtful.id, held.id} and listed["pending"] == {plain.id}
    assert sum(map(len, listed.values())) == 4
    page = administrator.get(f"{HERE}/{plain.id}")
    assert not page.tree.select("main input[type=radio]")
    assert page.one("main form button").get_text() == "Refuse it"
    assert administrator.submit(f"{HERE}/{plain.id}", {"reason": ""}, expect=422).one("main form button")
    administrator.submit(f"{HERE}/{plain.id}", {"reason": "Not a referral"}, expect=303)
    assert claim_search.counts()["refused"] == 1
    assert len(administrator.get(f"{HERE}/{doubtful.id}").tree.select("main input[type=radio]")) == 2


def test_a_verdict_that_is_not_offered_is_none(administrator: Browser) -> None:
    claim = a_claim()
    administrator.submit(f"{HERE}/{claim.id}", {"verdict": "reopen", "reason": "He said so"}, expect=422)
    assert claim.state == ClaimState.PENDING


def test_payroll_gets_who_and_how_much_and_nothing_of_the_candidate(administrator: Browser) -> None:
    claim = a_claim()
    claim.user.name, claim.state, claim.bonus, claim.hired_at = '=HYPERLINK("x")', ClaimState.ELIGIBLE, 500_00, now()
    db.session.commit()
    sheet = administrator.get(f"{HERE}/payroll.csv").answer.get_data(as_text=True)
    assert "500.00,EUR" in sheet and "'=HYPERLINK" in sheet
    assert "alex" not in sheet.casefold()
    administrator.submit(f"{HERE}/pay", {})
    assert claim.state == ClaimState.PAID
    assert "Nothing to pay" in administrator.get(f"{HERE}/pay").text


def test_only_those_who_joined_see_the_ranking(app: Flask) -> None:
    rewarded()
    policies.change(policies.sharing(), {"ranking": True}, None)
    a_colleague(alias="Vogel", name="Robin de Wit")
    browser = Browser(app).sign_in("employee")
    assert "Vogel" not in browser.get("/share/ranking").text
    browser.submit("/share/ranking", {"alias": "vogel"}, expect=422)
    page = browser.follow(browser.submit("/share/ranking", {"alias": "Eik"}))
    assert "Vogel" in page.text and "Eik (you)" in page.text and "Robin" not in page.text
    page = browser.follow(browser.submit("/share/ranking", {}, action="/leave"))
    assert "Vogel" not in page.text and browser.person.alias == ""


def test_without_a_ranking_there_is_no_page_of_it(app: Flask) -> None:
    rewarded()
    Browser(app).sign_in("employee").get("/share/ranking", expect=404)


def test_the_rules_stand_on_the_kit_before_anything_is_shared(app: Flask) -> None:
    browser, vacancy = Browser(app).sign_in("employee"), a_vacancy()
    assert "Clicks are never rewarded." not in browser.get(f"/share/vacancies/{vacancy.id}").text
    rewarded()
    assert "Clicks are never rewarded." in browser.get(f"/share/vacancies/{vacancy.id}").text


def test_whoever_chose_that_a_colleague_sees_nothing_is_not_told_on(app: Flask, administrator: Browser) -> None:
    """Whatever state the claim is in, and whatever an administrator presses: no mail, no row, no points, no step."""
    employee = Browser(app).sign_in("employee", alias="Koekoek")
    policies.change(policies.sharing(), {"ranking": True}, None)
    rewarded()
    claim = claims.consider(referred(employee.person, email="alex@example.com"))
    assert claim
    claim.bonus, claim.hired_at, claim.due = 500_00, now() - timedelta(days=90), now() - timedelta(days=40)
    a_month_ago()
    token = administrator.get(f"{HERE}/{claim.id}").fields()["csrf_token"]
    shown = employee.get("/share/rewards").text
    assert "Ward nurse" in shown and "500" in shown
    for state in ClaimState:
        claim.state, claim.settled, claim.reason = state, True, "Omdat het zo is"
        consent.choose(claim.application, Sees.NOTHING)
        claim.state = state if state in (ClaimState.PAID, ClaimState.REFUSED) else claim.state
        db.session.commit()
        page = administrator.get(f"{HERE}/{claim.id}")
        assert "wants the colleague not to know" in page.text or state == ClaimState.PAID
        assert "let it through" not in page.text and claims.ripen() == 0
        assert claim_search.eligible() == [] and claims.pay([claim], administrator.person) == 0
        for verdict in ("let through", "refuse", "reopen"):
            said = {"verdict": verdict, "reason": "Nee, toch niet", "csrf_token": token}
            administrator.client.post(f"{HERE}/{claim.id}", data=said)
        assert db.session.scalars(select(Letter)).all() == [], state
        for path in ("rewards", "referrals", "ranking"):
            seen = employee.get(f"/share/{path}").text
            assert "Nee" not in seen and "Omdat het zo is" not in seen and "bonus of €500, from" not in seen
            assert path != "rewards" or "Ward nurse" not in seen
        assert [row.points for row in claim_search.ranking()] == [0]
        consent.choose(claim.application, Sees.REWARD)
        claim.state = ClaimState.PENDING
        db.session.commit()


def test_a_colleague_sees_months_and_no_days_and_points_when_a_month_is_over(app: Flask) -> None:
    """What the page says is the same on each day of a month, whatever happens in it."""
    employee = Browser(app).sign_in("employee")
    rewarded()
    claim = claims.consider(referred(employee.person, email="alex@example.com"))
    assert claim
    db.session.commit()
    empty = employee.get("/share/rewards").text
    assert "Nothing yet" in empty
    a_month_ago()
    before = employee.get("/share/rewards")
    assert "You have 1 point." in before.text
    for stage in (INTERVIEW, HIRED):
        decisions.move(claim.application, db.session.get_one(Stage, stage), "", "Ja hoor", employee.person)
        db.session.commit()
        assert claim.points > 5
        assert employee.get("/share/rewards").text == before.text, "neither points nor a bonus of this month"
    assert [claim_search.points_of(claim, at) for at in (now(), now() + timedelta(days=32))] == [1, 31]
    assert claim_search.bonus_from(claim) is None and claim_search.bonus_from(claim, now() + timedelta(days=32))
    claim.settled = False
    db.session.commit()
    assert employee.get("/share/rewards").text == empty, "like one to which the candidate does not agree"
