"""A statement speaks of all that is known of a person: whoever reads one unit alone learns nothing by it of others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from recruit.candidates import private_links
from recruit.candidates.privacy import erasure
from recruit.candidates.screening import possible_findings
from recruit.candidates.screening.sensitive import signs
from recruit.core.database import db, now
from recruit.models import Application, DeletionReason, Hold, LeadKind, Unit, Vacancy
from tests.support.browser import Browser
from tests.support.factories import a_lead, a_person, a_policy, a_unit, a_vacancy, an_application
from tests.support.screening import a_screened_vacancy, found, mark_of, somebody

KIM = "kim@example.org"
TEXT = "On her LinkedIn it says so"


class Kim:
    """Somebody who applied at two units, and the recruiter of one of them."""

    def __init__(self, app: Flask) -> None:
        a_policy(by_unit=True)
        self.own, self.other = a_unit(name="Care"), a_unit(name="Cure")
        self.mine = an_application(vacancy=a_vacancy(unit=self.own, contact_email=""), email=KIM)
        self.theirs = somebody(self.placed(self.other), email=KIM)
        self.recruiter = Browser(app).sign_in("recruiter", unit_id=self.own.id)

    @staticmethod
    def placed(unit: Unit) -> Vacancy:
        """A vacancy of that unit where candidates may be looked up."""
        vacancy = a_screened_vacancy()
        vacancy.unit, vacancy.contact_email = unit, ""
        db.session.commit()
        return vacancy

    @property
    def here(self) -> str:
        """The page of the application that the recruiter may read."""
        return f"/office/applications/{self.mine.id}"

    def reads(self, browser: Browser | None = None) -> tuple[str, str, int]:
        """What a press on State says, the page afterwards, and whether there is a file to download."""
        browser = browser or self.recruiter
        token = browser.get(self.here).fields("/messages")
        said = browser.follow(browser.post(f"{self.here}/state", token, 303)).one(".flash").get_text()
        with browser.app.app_context():
            status = browser.client.get(f"{self.here}/statement").status_code
        return said, browser.get(self.here).one("main").get_text(" ", strip=True), status

    def asks(self, visitor: Browser) -> str:
        """The candidate presses at the private address; what there is to read then."""
        application = db.session.get_one(Application, self.mine.id)
        place = f"/applications/{private_links.token_of(application)}"
        db.session.commit()
        answer = visitor.client.post(f"{place}/statement", data=mark_of(application), follow_redirects=True)
        return answer.get_data(as_text=True)


@pytest.fixture
def kim(app: Flask) -> Kim:
    return Kim(app)


def explained(kim: Kim) -> None:
    """Of a text at the other unit somebody said that it comes from no search."""
    by = a_person()
    possible_findings.explain(signs(TEXT), "She told us so at the desk herself", by)
    db.session.add(Hold(application_id=kim.theirs.id, reason=TEXT, by_id=by.id, until=now()))
    db.session.commit()


def forgotten(kim: Kim) -> None:
    """Somebody who had been looked up at the other unit is deleted."""
    found(kim.theirs)
    erasure.forget(kim.theirs, DeletionReason.ASKED)
    db.session.commit()


ELSEWHERE: dict[str, Callable[[Kim], object]] = {
    "a text that was answered": explained,
    "a search": lambda kim: found(kim.theirs),
    "somebody found on the web": lambda kim: a_lead(vacancy=kim.theirs.vacancy, email=KIM, kind=LeadKind.FOUND),
    "a search about who is deleted": forgotten,
}


@pytest.mark.parametrize("what", ELSEWHERE)
def test_a_recruiter_of_one_unit_reads_the_same_of_a_statement_whatever_another_unit_does(kim: Kim, what: str) -> None:
    before = kim.reads()
    assert "only the candidate can ask" in before[0] and "only the candidate can ask" in before[1]
    assert before[2] == 404
    ELSEWHERE[what](kim)
    assert kim.reads() == before


def test_what_the_candidate_gets_is_complete_and_the_recruiter_of_one_unit_sees_nothing_of_it(
    kim: Kim, visitor: Browser, administrator: Browser
) -> None:
    before = kim.reads()
    assert "Statement: no search is on record\n" in kim.asks(visitor)
    assert kim.reads() == before, "neither that there is one nor from when"
    explained(kim)
    assert "A text that does not belong to this application" in kim.asks(visitor)
    assert kim.reads() == before
    said, page, status = kim.reads(administrator)
    assert "Stated." in said and "Stated to the candidate" in page and status == 200
    assert kim.reads() == before
    found(kim.theirs)
    assert "We cannot state this" in kim.asks(visitor)
    assert kim.reads() == before


def test_whoever_reads_all_units_states_as_before(kim: Kim, administrator: Browser, visitor: Browser) -> None:
    kim.asks(visitor)
    assert "Stated." in kim.reads(administrator)[0]
    found(kim.theirs)
    assert "This cannot be stated now." in kim.reads(administrator)[0]
    a_policy(by_unit=False)
    assert "This cannot be stated now." in kim.reads()[0]
