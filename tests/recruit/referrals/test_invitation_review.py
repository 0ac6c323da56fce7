"""The words of an invitation are a text about a person: the colleague is asked where they come from."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.candidates.privacy import erasure
from recruit.candidates.screening import hash_chain, older_texts, statements
from recruit.core.database import db
from recruit.models import Lead, LeadKind, PossibleFinding
from recruit.referrals import invitation_review
from tests.recruit.candidates.screening.test_one_person import outcome
from tests.recruit.referrals.test_invitations import colleague, refused, send, the_lead  # noqa: F401  a fixture
from tests.support.browser import Browser
from tests.support.factories import a_lead, a_vacancy, an_application
from tests.support.screening import somebody

SEARCHED = "I saw on your Instagram that you like nights, and googled your old job."
TOLD = "She told me so at the market"
pytestmark = pytest.mark.one_database


def test_words_that_look_like_a_search_go_only_with_an_answer_which_the_statement_repeats(
    colleague: Browser,  # noqa: F811
) -> None:
    vacancy = a_vacancy()
    assert "Or write why it stands here" in refused(colleague, vacancy, words=SEARCHED)
    admitted = {"words": SEARCHED, "words-because": "I googled her"}
    assert "it comes from a search" in refused(colleague, vacancy, **admitted)
    send(colleague, vacancy, words=SEARCHED, **{"words-because": TOLD})
    [kept] = db.session.scalars(select(PossibleFinding))
    assert (kept.lead_id, kept.reason, kept.column) == (the_lead().id, TOLD, "leads.why")
    stated = outcome(somebody(email="quirina@example.org"))
    assert "Texts that looked like a search: 1\n" in stated and TOLD not in stated
    applied = an_application(vacancy=vacancy, email="quirina@example.org")
    the_lead().application = applied
    db.session.commit()
    assert TOLD in outcome(applied) and statements.holds(outcome(applied), hash_chain.keys())
    erasure.forget(applied, erasure.DeletionReason.ASKED)
    db.session.commit()
    assert db.session.scalars(select(PossibleFinding)).all() == []


def test_of_an_invitation_that_may_not_leave_no_answer_is_left(colleague: Browser) -> None:  # noqa: F811
    vacancy = a_vacancy()
    an_application(vacancy=vacancy, email="quirina@example.org")
    send(colleague, vacancy, words=SEARCHED, **{"words-because": TOLD})
    assert invitation_review.weigh() == 0
    assert db.session.scalars(select(PossibleFinding)).all() == []


def test_of_words_to_copy_nothing_is_kept_or_asked(colleague: Browser) -> None:  # noqa: F811
    send(colleague, a_vacancy(), expect=200, way="by hand", words=SEARCHED)
    assert db.session.scalars(select(PossibleFinding)).all() == []


def test_while_words_of_before_stand_unanswered_nothing_is_stated(app: Flask) -> None:
    vacancy = a_vacancy()
    lead = a_lead(vacancy=vacancy, kind=LeadKind.INVITED, email="kim@example.org", address="", source="", why="")
    db.session.connection().execute(Lead.__table__.update().values(why=SEARCHED))
    db.session.commit()
    older_texts.read_row(Lead, lead.id)
    db.session.commit()
    assert outcome(an_application(email="kim@example.org")) == "Unanswered"
    lead.application = applied = an_application(vacancy=vacancy, email="kim@example.org")
    db.session.commit()
    assert outcome(applied) == "Unanswered"
