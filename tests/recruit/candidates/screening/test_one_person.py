"""A statement that no search is on record is about a person: it looks at all that is known to be of the same one, over
vacancies and after deletions, and what was once asked about a text stays with the person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.candidates import duplicates, leads, private_links
from recruit.candidates.privacy import corrections, erasure
from recruit.candidates.screening import findings, hash_chain, one_person, possible_findings, statements
from recruit.candidates.screening.sensitive import signs
from recruit.candidates.screening.statements import Elsewhere, Searched
from recruit.core.database import db, now
from recruit.models import (
    Application,
    DeletionReason,
    EarlierSearch,
    Lead,
    LeadKind,
    Message,
    PossibleFinding,
    SamePerson,
    User,
    Writer,
)
from recruit.referrals.rewards import claims
from tests.support.browser import Browser
from tests.support.concurrency import at_once
from tests.support.factories import a_colleague, a_lead, a_person, a_vacancy, an_application, referred, rewarded
from tests.support.screening import a_finding, a_screened_vacancy, a_search, found, mark_of, somebody

TOLD = "She told us so herself, zwaluwansweredq"
TEXT = "On her Instagram it says so"
PAGE = "https://www.linkedin.com/in/andr%C3%A9-q"


def outcome(application: Application) -> str:
    """What the candidate would get now, without keeping it."""
    try:
        return statements.file(statements.issue(db.session.get_one(Application, application.id)))
    except Searched as error:
        return type(error).__name__
    finally:
        db.session.rollback()


def explained(write: Callable[[], object], by: User) -> None:
    """Somebody writes a text that looks like a search, and says that it is none."""
    possible_findings.explain(signs(TEXT), TOLD, by)
    write()
    db.session.commit()


def page_of(application: Application) -> str:
    """The candidate's page, as a letter leads to it."""
    address = private_links.mailed(application).removeprefix("http://localhost")
    db.session.commit()
    return address


@pytest.mark.one_database
def test_a_search_about_the_same_person_anywhere_stands_in_the_way_and_about_another_does_not(app: Flask) -> None:
    mine = {"name": "Q Z", "email": "quirina@example.org", "profile": PAGE}
    by = a_person()

    def tied() -> Application:
        one, other = somebody(email="a@example.org"), somebody(email="b@example.org")
        found(one)
        duplicates.say(one, other, "", by)
        return other

    def corrected() -> Application:
        one = somebody(email="old@example.org")
        found(one)
        corrections.correct(one, {"email": "new@example.org"}, proved=True)
        return somebody(email="Old+tag@example.org")

    def corrected_since() -> Application:
        found(somebody(email="then@example.org"))
        one = somebody(email="then@example.org", mailbox_proved_at=None)
        corrections.correct(one, {"email": "later@example.org"})
        return one

    def two_steps() -> Application:
        one, other = somebody(email="step@example.org"), somebody(email="other.step@example.org")
        found(other)
        duplicates.say(one, other, "", by)
        return somebody(email="step@example.org")

    def at_first_sight_of_nobody() -> Application:
        vacancy = a_vacancy()
        a_lead(vacancy=vacancy, email="seen@example.org", address="")
        return an_application(vacancy=vacancy, email="seen@example.org")

    ways: dict[str, Callable[[], Application]] = {
        "a lead of the same vacancy": at_first_sight_of_nobody,
        "a tie": tied,
        "a mailbox of before": corrected,
        "over two rows": two_steps,
    }
    for name, way in ways.items():
        application = way()
        db.session.commit()
        assert outcome(application) == "Elsewhere", name
    lead = a_lead(email="Quirina@EXAMPLE.org", address="")
    assert outcome(somebody(**mine)) == "Elsewhere", "a lead for another vacancy"
    lead.email, lead.address = "", "https://nl.linkedin.com/in/Andr%c3%a9-q/?trk=x"
    db.session.commit()
    for innocent in (
        somebody(**mine | {"email": "x@example.org"}),  # of the profile anybody may say that it is theirs
        corrected_since(),  # and of a mailbox that one does not have any more
        somebody(email="namesake@example.org"),
    ):
        assert "no text looked like a search" in outcome(innocent)
    one, other = somebody(email="c@example.org"), somebody(email="d@example.org")
    found(one)
    duplicates.say(one, other, "", by)
    duplicates.take_back(one, other, by)
    db.session.commit()
    assert "no text looked like a search" in outcome(other), "a colleague took it back"


@pytest.mark.one_database
def test_the_candidate_reads_that_it_cannot_be_stated_and_nothing_of_another_vacancy(
    app: Flask, recruiter: Browser, visitor: Browser
) -> None:
    application = somebody(email="kim@example.org")
    place, here = page_of(application).partition("?")[0], f"/office/applications/{application.id}"
    visitor.post(f"{place}/statement", mark_of(application), expect=303)
    secret = a_screened_vacancy()
    secret.title = "Zwaluwgeheim"
    found(somebody(vacancy=secret, email="kim@example.org"))
    page = visitor.post(f"{place}/statement", mark_of(application), expect=409)
    assert "We cannot state this" in page.one("h1").get_text() and "for this application" in page.text.lower()
    assert "Zwaluwgeheim" not in page.text and "LinkedIn" not in page.text
    told = recruiter.follow(recruiter.post(f"{here}/state", recruiter.get(here).fields("/messages"), 303))
    assert "This cannot be stated now." in told.text and "searched, so" not in told.text


@pytest.mark.one_database
def test_what_a_blind_first_look_hides_is_passed_over_and_the_statement_says_so(app: Flask, recruiter: Browser) -> None:
    seen = somebody(email="kim@example.org")
    hidden = an_application(vacancy=a_vacancy(blind=True), email="kim@example.org")
    explained(lambda: db.session.add(a_message(hidden)), recruiter.person)
    stated = outcome(seen)
    assert "no text looked like a search" in stated and "because the first look is blind" in stated
    lead = a_lead(email="kim@example.org")
    assert outcome(seen) == outcome(hidden) == "Elsewhere", "the office knows the lead, and not who applied"
    erasure.forget_lead(lead, DeletionReason.TIME_OVER)
    db.session.commit()
    assert outcome(hidden) == "Elsewhere"


def a_message(application: Application) -> object:
    """A letter of ours that looks like a search."""
    return Message(application_id=application.id, writer=Writer.OFFICE, subject="About you", text=TEXT)


@pytest.mark.one_database
def test_a_search_stays_known_when_the_row_that_told_of_it_is_deleted(app: Flask) -> None:
    by, vacancy = a_person(), a_vacancy()
    lead = a_lead(vacancy=vacancy, email="kim@example.org")
    same, elsewhere = (an_application(vacancy=one, email="kim@example.org") for one in (vacancy, a_vacancy()))
    leads.told_otherwise(lead, "A letter by post", by)
    lead.informed_at = now() - timedelta(days=40)
    db.session.commit()
    assert leads.forget_due() == 1
    assert outcome(same) == outcome(elsewhere) == "Elsewhere"
    other = somebody(email="bo@example.org")
    searched = somebody(email="bo@example.org")
    found(searched)
    erasure.forget(searched, DeletionReason.ASKED)
    erasure.forget(same, DeletionReason.ASKED)
    db.session.commit()
    assert outcome(other) == outcome(elsewhere) == "Elsewhere"
    rows = [row.application_id for row in db.session.scalars(select(EarlierSearch)) if row.text is None]
    assert sorted(rows) == sorted([other.id, elsewhere.id]), "once each, and nothing of whoever is gone"
    erasure.forget(other, DeletionReason.ASKED)
    db.session.commit()
    assert [row.application_id for row in db.session.scalars(select(EarlierSearch))] == [elsewhere.id]
    assert "no text looked like a search" in outcome(somebody(email="bo@example.org")), "deleted, and nobody came after"


@pytest.mark.one_database
def test_what_was_asked_and_denied_outlives_the_text_and_is_stated(
    app: Flask, recruiter: Browser, visitor: Browser
) -> None:
    by, vacancy = recruiter.person, a_vacancy()
    lead = a_lead(vacancy=vacancy, kind=LeadKind.NAMED, email="lou@example.org", address="")
    explained(lambda: setattr(lead, "why", TEXT), by)
    applied = an_application(vacancy=vacancy, email="lou@example.org", origin=lead.link)
    leads.applied(applied)
    db.session.commit()
    token = recruiter.get(f"/office/applications/{applied.id}").fields("/messages")
    told = recruiter.follow(recruiter.post(f"/office/leads/{lead.id}/delete", token, 303))
    assert "what was noted goes with the application" in told.text and not lead.forgotten_at
    erasure.forget_lead(lead, DeletionReason.ASKED_US)
    db.session.commit()

    rewarded()
    claimed = referred(a_colleague(), vacancy=vacancy, email="kim@example.org")
    claim = claims.consider(claimed)
    assert claim
    db.session.commit()
    explained(lambda: claims.refuse(claim, TEXT, by), by)
    claims.reopen(claim, "We look at it once more", by)
    db.session.commit()

    one, other, third = (somebody(email=f"{name}@example.org") for name in ("a", "b", "c"))
    for tied in (other, third):
        explained(lambda tied=tied: duplicates.say(one, tied, TEXT, by), by)  # type: ignore[misc]
    duplicates.take_back(one, other, by)
    duplicates.say(one, other, "", by)
    duplicates.take_back(one, third, by)
    db.session.commit()
    for application in (applied, claimed, one, other, third):
        stated = outcome(application)
        assert "but texts looked like one" in stated and TOLD in stated, application.email
        assert statements.holds(stated, hash_chain.keys())
        assert TOLD in visitor.get(page_of(application)).text
        assert "Instagram" not in visitor.get(page_of(application)).text
    assert "do not stand there any more" in recruiter.get(f"/office/applications/{other.id}").text
    erasure.forget(one, DeletionReason.ASKED)
    db.session.commit()
    for left in map(outcome, (other, third)):
        assert TOLD not in left and "but texts looked like one" in left, "that it was asked stays, and no word"
        assert "the answer was deleted together with another application" in left
    assert db.session.scalars(select(SamePerson)).all() == []
    for application in (applied, claimed, other, third):
        erasure.forget(application, DeletionReason.ASKED)
    db.session.commit()
    assert db.session.scalars(select(PossibleFinding)).all() == []
    assert db.session.scalars(select(Lead.why)).all() == [""]


@pytest.mark.one_database
def test_what_was_denied_of_who_is_deleted_stays_counted_with_whoever_has_the_mailbox(
    app: Flask, recruiter: Browser, visitor: Browser
) -> None:
    by, here, there = recruiter.person, a_vacancy(), a_vacancy()
    lead = a_lead(vacancy=here, kind=LeadKind.NAMED, email="lou@example.org", address="")
    explained(lambda: setattr(lead, "why", TEXT), by)
    same, elsewhere = (an_application(vacancy=one, email="Lou+a@example.org") for one in (here, there))
    third, other = an_application(email="lou@example.org"), an_application(email="bo@example.org")
    explained(lambda: db.session.add(a_message(third)), by)
    before = outcome(same)
    assert "Texts that looked like a search: 2\n" in before
    token = recruiter.get(f"/office/leads/{lead.id}").fields("/delete")
    recruiter.post(f"/office/leads/{lead.id}/delete", token, 303)
    erasure.forget(third, DeletionReason.ASKED_US)
    db.session.commit()
    for application in (same, elsewhere):
        stated = outcome(application)
        assert "but texts looked like one" in stated and "Texts that looked like a search: 2\n" in stated
        assert stated.count("A text that was deleted since") == 2 and TOLD not in stated
        assert statements.holds(stated, hash_chain.keys())
        assert "looked at twice" not in visitor.get(page_of(application)).text, (
            "whoever typed the address learns nothing"
        )
    erasure.forget(same, DeletionReason.ASKED)
    db.session.commit()
    assert "Texts that looked like a search: 2\n" in outcome(elsewhere), "once each"
    assert "no text looked like a search" in outcome(other)
    elsewhere.mailbox_proved_at = None
    corrections.correct(elsewhere, {"email": "else@example.org"})
    assert "no text looked like a search" in outcome(elsewhere), "it belongs to the mailbox"


@pytest.mark.one_database
def test_what_is_known_by_a_former_address_outlives_the_row_that_had_it(app: Flask) -> None:
    by, another = a_person(), "kim.new@example.org"
    ways: dict[str, tuple[Callable[[Application], object], str]] = {
        "a search": (found, "Elsewhere"),
        "a text": (lambda one: explained(lambda: db.session.add(a_message(one)), by), "but texts looked like one"),
        "a search about somebody who is deleted": (lambda one: forget(searched(one.email)), "Elsewhere"),
    }
    for name, (happens, says) in ways.items():
        had_it = somebody(email="kim@example.org")
        happens(had_it)
        has_it = somebody(email="Kim+work@example.org")
        at_the_new_one, other = somebody(email=another), somebody(email="bo@example.org")
        corrections.correct(had_it, {"email": another}, proved=True)
        db.session.commit()
        assert says in outcome(has_it), f"{name}, before the deletion"
        assert ("no text looked like a search" in outcome(at_the_new_one)) is ("deleted" in name), name
        forget(had_it)
        assert says in outcome(has_it), f"{name}, after it"
        assert ("no text looked like a search" in outcome(at_the_new_one)) is ("deleted" in name), (
            f"{name}: of the former mailbox whoever has the present one alone learns nothing"
        )
        assert "no text looked like a search" in outcome(other), name
        forget(has_it, at_the_new_one, other)
        assert db.session.scalars(select(EarlierSearch)).all() == []


def searched(email: str) -> Application:
    """Somebody else with that address, who was looked up."""
    application = somebody(email=email)
    found(application)
    return application


def forget(*applications: Application) -> None:
    """They are deleted, one after another."""
    for application in applications:
        erasure.forget(application, DeletionReason.ASKED)
    db.session.commit()


@pytest.mark.one_database
def test_a_text_with_another_application_is_stated_without_its_words_until_it_is_answered_not_at_all(
    app: Flask, recruiter: Browser
) -> None:
    application, other = somebody(email="kim@example.org"), somebody(email="kim@example.org")
    explained(lambda: db.session.add(a_message(other)), recruiter.person)
    stated = outcome(application)
    assert "Texts that looked like a search: 1\n1. A text that does not belong" in stated and TOLD not in stated
    assert statements.holds(stated, hash_chain.keys())
    db.session.add(PossibleFinding(application=other, column="holds.reason", row=None, noticed=["network"]))
    db.session.commit()
    assert outcome(application) == "Unanswered"


def test_whoever_signs_waits_for_whoever_notes_a_search_about_the_same_person_elsewhere(app: Flask) -> None:
    for _ in range(3):
        one, other = somebody(email="kim@example.org").id, somebody(email="kim@example.org").id

        def look(other: int = other) -> object:
            return findings.note(db.session.get_one(Application, other), a_search(), a_finding(), None)[0].number

        def state(one: int = one) -> object:
            return statements.issue(db.session.get_one(Application, one)).number

        brought = at_once(app, look, state)
        line = statements.last(db.session.get_one(Application, one))
        assert brought[0] == 1 and (isinstance(brought[1], Elsewhere) or line), brought
        if line:
            first = next(found.at for found in statements.log.lines_of(db.session.get_one(Application, other)))
            assert line.at <= first, "it was signed before anybody looked"
        for number in (one, other):
            erasure.forget(db.session.get_one(Application, number), DeletionReason.ASKED)
        db.session.commit()


def test_two_rows_of_one_person_deleted_at_once_are_both_gone_and_point_to_a_third(app: Flask) -> None:
    for _ in range(3):
        rows = [somebody(email="kim@example.org") for _ in range(3)]
        found(rows[0])
        found(rows[1])
        numbers = [row.id for row in rows]

        def forget(number: int) -> Callable[[], object]:
            return lambda: erasure.forget(db.session.get_one(Application, number), DeletionReason.ASKED)

        assert at_once(app, *map(forget, numbers[:2])) == [[], []]
        erasure.catch_up()
        left = set(db.session.scalars(select(EarlierSearch.application_id)))
        assert left == {numbers[2]}, "and of whoever is gone nothing is left"
        assert one_person.person_of(db.session.get_one(Application, numbers[2])).is_searched
        forget(numbers[2])()
        db.session.commit()
