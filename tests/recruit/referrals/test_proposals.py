"""Colleagues have a voice: they propose words and channels, and get an answer."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.core.database import db
from recruit.models import AuditLine, Deed, Letter, Proposal, ProposalKind, ProposalState, VacancyState
from recruit.models.house_rules import Severity
from recruit.referrals import proposals
from tests.support.browser import Browser
from tests.support.factories import a_person, a_proposal, a_rule, a_vacancy

pytestmark = pytest.mark.one_database


@pytest.fixture
def employee(app: Flask) -> Browser:
    """A signed-in employee."""
    return Browser(app).sign_in("employee")


def test_a_colleague_proposes_words_and_sees_what_became_of_them(employee: Browser, recruiter: Browser) -> None:
    vacancy = a_vacancy()
    employee.submit(f"/share/proposals?vacancy={vacancy.id}", {"text": "Twelve beds, never alone."})
    [proposal] = db.session.scalars(select(Proposal))
    assert (proposal.kind, proposal.vacancy, proposal.user) == (ProposalKind.WORDS, vacancy, employee.person)
    assert "waits for an answer" in employee.get("/share/proposals").text
    assert "1 waits for an answer" in recruiter.get("/office/").text
    page = recruiter.get(f"/office/proposals/{proposal.id}")
    assert "Twelve beds, never alone." in page.text
    recruiter.post(f"/office/proposals/{proposal.id}", page.fields() | {"decision": "accept"}, expect=303)
    assert proposals.accepted(vacancy) == [proposal]
    assert "accepted" in employee.get("/share/proposals").text
    letter = db.session.scalars(select(Letter)).one()
    assert letter.content["to"] == employee.person.email
    assert "with your name beside them" in letter.content["text"]
    assert "waits for an answer." not in recruiter.get("/office/").text


def test_a_colleague_proposes_a_channel(employee: Browser) -> None:
    employee.submit("/share/proposals", {"vacancy_id": "0", "text": "The nurses' forum at https://nurses.example"})
    [proposal] = db.session.scalars(select(Proposal))
    assert (proposal.kind, proposal.vacancy) == (ProposalKind.CHANNEL, None)


def test_declining_takes_a_few_words_which_the_colleague_reads(employee: Browser, recruiter: Browser) -> None:
    proposal = a_proposal(user=employee.person, vacancy=a_vacancy())
    address = f"/office/proposals/{proposal.id}"
    page = recruiter.submit(address, {"decision": "decline"}, expect=422)
    assert "why not?" in page.text
    recruiter.submit(address, {"decision": "decline", "answer": "We never promise twelve beds."})
    assert proposal.state == ProposalState.DECLINED
    assert "We never promise twelve beds." in employee.get("/share/proposals").text
    assert "We never promise twelve beds." in db.session.scalars(select(Letter)).one().content["text"]
    assert proposals.accepted(proposal.vacancy) == []
    assert db.session.scalars(select(AuditLine.deed)).all()[-1] == Deed.PROPOSAL_DECLINED


def test_what_the_house_rules_say_is_shown_and_what_they_stop_is_not_accepted(recruiter: Browser) -> None:
    proposal = a_proposal(vacancy=a_vacancy(), text="A young team on Project Heron.")
    address = f"/office/proposals/{proposal.id}"
    assert "by age" in recruiter.get(address).text
    rule = a_rule("Project Heron")
    page = recruiter.submit(address, {"decision": "accept"}, expect=422)
    assert "A house rule stops these words" in page.text
    assert proposal.state == ProposalState.WAITING
    rule.severity = Severity.OFF
    db.session.commit()


def test_a_proposal_is_answered_once(app: Flask, recruiter: Browser) -> None:
    proposal = a_proposal(vacancy=a_vacancy())
    address = f"/office/proposals/{proposal.id}"
    fields = recruiter.get(address).fields()
    recruiter.post(address, fields | {"decision": "accept"}, expect=303)
    again = recruiter.post(address, fields | {"decision": "decline", "answer": "No."}, expect=303)
    assert "Somebody else has answered" in recruiter.follow(again).text
    assert proposal.state == ProposalState.ACCEPTED
    assert len(db.session.scalars(select(Letter)).all()) == 1


def test_words_hold_no_link_for_everybody_gets_their_own(employee: Browser) -> None:
    vacancy = a_vacancy()
    for text in ("Look: https://elsewhere.example", "www.elsewhere.example", ""):
        employee.submit("/share/proposals", {"vacancy_id": str(vacancy.id), "text": text}, expect=422)
    assert db.session.scalars(select(Proposal)).all() == []


def test_nothing_is_proposed_for_a_vacancy_that_is_not_open(employee: Browser) -> None:
    draft = a_vacancy(state=VacancyState.DRAFT)
    employee.submit("/share/proposals", {"vacancy_id": str(draft.id), "text": "Words"}, expect=422)


def test_colleagues_see_their_own_proposals_alone(employee: Browser) -> None:
    a_proposal(vacancy=a_vacancy(), text="Of somebody else")
    assert "Of somebody else" not in employee.get("/share/proposals").text


def test_what_waits_comes_first_and_can_be_filtered(recruiter: Browser) -> None:
    vacancy = a_vacancy()
    for text in ("First", "Second", "Third", "Fourth"):
        a_proposal(vacancy=vacancy, text=text)
    done = db.session.scalars(select(Proposal).where(Proposal.text.in_(["First", "Third"])).order_by(Proposal.id)).all()
    for proposal in done:
        proposals.decide(proposal, True, "", recruiter.person)
    db.session.commit()

    def listed(query: str = "") -> list[str]:
        return [cell.get_text() for cell in recruiter.get(f"/office/proposals{query}").tree.select("tbody th")]

    assert listed() == ["Second", "Fourth", "Third", "First"]
    assert listed("?state=accepted") == ["Third", "First"]
    assert listed("?state=nonsense") == listed()


def test_somebody_who_left_gets_no_letter(recruiter: Browser) -> None:
    proposal = a_proposal(user=a_person(role="employee", active=False), vacancy=a_vacancy())
    recruiter.submit(f"/office/proposals/{proposal.id}", {"decision": "accept"})
    assert db.session.scalars(select(Letter)).all() == []
