"""Pages about rewards: rules that everybody reads first, claims that people decide, a list for payroll."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select

from recruit.db import db, now
from recruit.models import AuditLine, Claim, ClaimState, Letter, RewardRules
from recruit.rewards import claims
from recruit.sharing import policy
from tests.browse import Browser
from tests.factories import a_colleague, a_vacancy, referred, rewarded

HERE = "/office/settings/rewards"


def a_claim(**but: object) -> Claim:
    """A claim that an administrator sees."""
    rewarded()
    claim = claims.consider(referred(email="alex@example.com", **but))
    assert claim
    db.session.commit()
    return claim


def test_an_administrator_sets_the_rules_and_each_change_is_on_record(administrator: Browser) -> None:
    administrator.submit(f"{HERE}/rules", {"on": "y", "bonus": "1.250,50", "waiting_days": "30", "note": "In **mei**"})
    rules = db.session.scalars(select(RewardRules)).one()
    assert (rules.on, rules.bonus, rules.waiting_days) == (True, 1250_50, 30)
    notes = db.session.scalars(select(AuditLine.note).where(AuditLine.deed == "reward rule changed")).all()
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
    db.session.commit()
    page = browser.get("/share/rewards")
    assert "A bonus of €500" in page.text and "Clicks are never rewarded." in page.text and page.tree.select("em")
    assert "You have 1 point." in page.text
    assert "Alexandra" not in page.text and "alex@example.com" not in page.html


def test_points_in_doubt_count_neither_on_the_page_nor_in_the_ranking(app: Flask) -> None:
    browser = Browser(app).sign_in("employee")
    rewarded()
    policy.change({"ranking": True}, None)
    browser.person.alias = "Koekoek"
    claims.consider(referred(browser.person, email="alex@example.com", name="Alexandra Vos"))
    claims.consider(referred(browser.person, email="bo@example.com", name="Bo Maas", confirms_sharer=False))
    db.session.commit()
    assert "You have 1 point." in browser.get("/share/rewards").text
    assert browser.get("/share/ranking").one("td.number").get_text() == "1"


def test_a_doubtful_claim_is_let_through_with_a_reason_that_the_colleague_reads(administrator: Browser) -> None:
    claim = a_claim(confirms_sharer=False)
    assert "did not send the vacancy" in administrator.get(f"{HERE}/{claim.id}").text
    administrator.submit(f"{HERE}/{claim.id}", {"verdict": "let through"}, expect=422)
    administrator.submit(f"{HERE}/{claim.id}", {"verdict": "let through", "reason": "Gebeld: het klopt"})
    assert claim.settled
    letter = db.session.scalars(select(Letter)).one()
    assert letter.content["to"] == claim.user.email and "Gebeld: het klopt" in letter.content["text"]


def test_a_refusal_can_be_taken_back(administrator: Browser) -> None:
    claim = a_claim()
    administrator.submit(f"{HERE}/{claim.id}", {"verdict": "refuse", "reason": "Al bekend"})
    assert claim.state == ClaimState.REFUSED
    administrator.submit(f"{HERE}/{claim.id}", {"verdict": "reopen", "reason": "Toch niet"})
    assert claim.state == ClaimState.PENDING and claim.settled


def test_a_verdict_that_is_not_offered_is_none(administrator: Browser) -> None:
    claim = a_claim()
    administrator.submit(f"{HERE}/{claim.id}", {"verdict": "reopen", "reason": "x"}, expect=422)
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
    policy.change({"ranking": True}, None)
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
