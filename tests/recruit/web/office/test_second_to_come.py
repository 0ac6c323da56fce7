"""Of two who do something at one moment the second is told what has become of it; nothing of the first is undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, func, select, update
from sqlalchemy.exc import IntegrityError

from recruit.candidates import applying, decisions, private_links
from recruit.candidates.privacy import erasure
from recruit.core.database import db, now
from recruit.models import (
    Application,
    AuditLine,
    Claim,
    ClaimState,
    Deed,
    DeletionReason,
    Lead,
    LeadKind,
    Letter,
    Message,
    Role,
    Stage,
    User,
    Vacancy,
    VacancyState,
)
from recruit.models.candidates import OF_THE_PERSON
from recruit.models.leads import OF_WHOM_WE_FOUND
from recruit.models.locking import lock_candidates
from recruit.models.sharing import Sees
from recruit.models.stages import HIRED, INTERVIEW
from recruit.referrals import consent, invitations
from recruit.referrals.invitations import DAILY, Invitation
from recruit.referrals.rewards import claims
from tests.support.apply_form import ALEX, apply, form_of, the_application
from tests.support.browser import Browser, Page
from tests.support.concurrency import at_once
from tests.support.factories import a_colleague, a_lead, a_person, a_vacancy, an_application, referred, rewarded

WORDS = ("name", "email", "phone", "motivation", "profile", "video", "referred_by", "chain_head")
CANDIDATE = {
    "correct": {"name": "Alex Nieuw", "email": "new@example.org", "motivation": "Other words", "referred_by": ""},
    "messages": {"text": "A question of mine"},
    "pool": {"yes": "1", "pool": "y"},
    "statement": {},
    "sharer": {"sees": "reward"},
    "withdraw": {},
    "delete": {},
}
"""What a candidate presses at the private address."""


def sender(who: Browser, path: str, sent: dict[str, str]) -> Callable[[], Page]:
    """A press of a button; the page that answers."""
    return lambda: Page(who.client.post(path, data=sent))


def signed_in(app: Flask, role: str = "administrator") -> tuple[Browser, str]:
    """Somebody of the office, and what their forms carry."""
    who = Browser(app).sign_in(role)
    return who, who.get("/office/vacancies/new").fields()["csrf_token"]


def statuses(brought: list[Page]) -> list[int]:
    """How both were answered; an exception is none."""
    assert not [one for one in brought if isinstance(one, Exception)], brought
    return sorted(page.status for page in brought)


def nothing_is_left() -> None:
    """Everything of the one who was deleted is gone."""
    application = the_application()
    assert application.forgotten_at
    assert [getattr(application, name) for name in WORDS] == [""] * len(WORDS)
    assert application.pool_until is None
    assert db.session.scalars(select(Message)).all() == []
    about = select(Letter).where(Letter.application_id == application.id)
    assert db.session.scalars(about).all() == []


@pytest.mark.parametrize("deed", CANDIDATE)
def test_who_deletes_everything_while_they_press_another_button_is_deleted(app: Flask, deed: str) -> None:
    for _ in range(3):
        db.session.query(Application).delete()
        db.session.commit()
        place = apply(Browser(app)).headers["Location"].removeprefix("http://localhost").partition("?")[0]
        mark = private_links.mailed(the_application()).partition("?m=")[2]
        browsers = [Browser(app), Browser(app)]
        presses = [
            sender(browsers[0], f"{place}/delete", {}),
            sender(browsers[1], f"{place}/{deed}", CANDIDATE[deed] | {"m": mark}),
        ]
        brought = at_once(app, *presses)
        assert all(status in (303, 404, 410) for status in statuses(brought)), statuses(brought)
        if (
            brought[0].status == 404
        ):  # another mailbox had just ended that address: who pressed is told, and has a newer
            assert deed == "correct" and "This address does not work" in brought[0].text
            newer = brought[1].headers["Location"].partition("?")[0]
            assert newer != place
            assert browsers[0].client.post(f"{newer}/delete").status_code == 303
        nothing_is_left()


def test_who_is_deleted_while_a_recruiter_writes_is_deleted(app: Flask) -> None:
    who, token = signed_in(app)
    place = apply(Browser(app)).headers["Location"].removeprefix("http://localhost").partition("?")[0]
    letter = {"message-subject": "About you", "message-text": "A few words", "csrf_token": token}
    office = f"/office/applications/{the_application().id}/messages"
    brought = at_once(app, sender(Browser(app), f"{place}/delete", {}), sender(who, office, letter))
    assert statuses(brought) in ([303, 303], [303, 404])
    nothing_is_left()


@contextmanager
def deleted_just_before_writing(number: int) -> Iterator[None]:
    """Everything of this candidate is deleted by somebody else between what a page reads and what it writes."""
    done: list[str] = []

    def delete(connection: Any, cursor: Any, statement: str, *more: Any) -> None:
        if statement.startswith(("INSERT", "UPDATE")) and not done:
            done.append(statement)
            gone = {"forgotten_at": now(), "digest": "gone"} | dict.fromkeys(OF_THE_PERSON, "")
            with db.engine.begin() as other:
                other.execute(update(Application.__table__).where(Application.id == number).values(gone))

    event.listen(db.engine, "before_cursor_execute", delete)
    try:
        yield
    finally:
        event.remove(db.engine, "before_cursor_execute", delete)
    assert done


def test_a_press_that_comes_too_late_says_that_all_is_deleted_and_changes_nothing(app: Flask) -> None:
    place = apply(Browser(app)).headers["Location"].removeprefix("http://localhost").partition("?")[0]
    application = the_application()
    db.session.rollback()
    with deleted_just_before_writing(application.id):
        page = Browser(app).post(f"{place}/messages", {"text": "A question of mine"}, expect=410)
    assert "was not kept" in page.text and page.headers["Cache-Control"] == "no-store"
    assert db.session.scalars(select(Message)).all() == []


@pytest.mark.parametrize(
    ("table", "name"),
    [(Application, name) for name in OF_THE_PERSON] + [(Lead, name) for name in OF_WHOM_WE_FOUND],
)
def test_the_database_takes_no_word_about_somebody_who_was_deleted(app: Flask, table: Any, name: str) -> None:
    row = an_application() if table is Application else a_lead()
    erasure.forget_row(row, DeletionReason.ASKED)
    db.session.commit()
    with pytest.raises(IntegrityError):
        db.session.execute(update(table.__table__).values({name: "Quist"}))


def test_for_the_office_there_is_nobody_any_more(app: Flask) -> None:
    who, token = signed_in(app)
    number = an_application().id
    letter = {"message-subject": "About you", "message-text": "A few words", "csrf_token": token}
    db.session.rollback()
    with deleted_just_before_writing(number):
        who.post(f"/office/applications/{number}/messages", letter, expect=404)
    assert db.session.scalars(select(Message)).all() == []


def test_a_refusal_stands_though_the_clock_ripens_the_reward(app: Flask) -> None:
    claim = a_claim()
    who, token = signed_in(app)
    no = {"verdict": "refuse", "reason": "Not now", "csrf_token": token}
    for _ in range(5):
        claim.state, claim.decided_at = ClaimState.PENDING, None
        db.session.commit()
        at_once(app, sender(who, f"/office/settings/rewards/{claim.id}", no), claims.ripen)
        assert claim.state == ClaimState.REFUSED


def test_whoever_says_no_at_that_moment_is_not_told_on_by_the_clock(app: Flask) -> None:
    """Either the clock was first, and the candidate takes it back, or nothing is to be paid: in no order both."""
    claim = a_claim()
    number = claim.application_id

    def say_no() -> None:
        application = db.session.get_one(Application, number)
        lock_candidates(application)
        consent.choose(application, Sees.NOTHING)
        db.session.commit()

    for _ in range(5):
        consent.choose(claim.application, Sees.REWARD)
        claim.state, claim.settled, claim.signs = ClaimState.PENDING, True, []
        db.session.commit()
        at_once(app, say_no, claims.ripen)
        assert claim.state == ClaimState.PENDING and not claim.settled


def test_what_is_paid_stays_paid_though_the_hire_is_taken_back(app: Flask) -> None:
    by = a_person(role=Role.ADMINISTRATOR).id
    for _ in range(5):
        claim = a_claim(state=ClaimState.ELIGIBLE)
        number, application = claim.id, claim.application_id

        def pay(number: int = number) -> int:
            return claims.pay([db.session.get_one(Claim, number)], db.session.get_one(User, by))

        def take_back(application: int = application) -> object:
            there = db.session.get_one(Stage, INTERVIEW)
            return decisions.decide(
                db.session.get_one(Application, application), there, "", "No", db.session.get_one(User, by)
            )

        paid, _moved = at_once(app, pay, take_back)
        assert (claim.state == ClaimState.PAID) == (paid == 1) == (claim.paid_at is not None)


def a_claim(state: ClaimState = ClaimState.PENDING) -> Claim:
    """A reward whose wait is over."""
    rewarded()
    application = referred()
    claim = claims.consider(application)
    assert claim
    application.stage_id = HIRED
    claim.state, claim.settled, claim.signs, claim.bonus = state, True, [], 500_00
    claim.hired_at, claim.due = now() - timedelta(days=92), now() - timedelta(days=32)
    db.session.commit()
    return claim


def test_of_two_administrators_who_demote_each_other_one_is_left(app: Flask) -> None:
    one = Browser(app).sign_in("administrator")
    for _ in range(3):
        other = Browser(app).sign_in("administrator")
        presses = []
        for who, whom in ((one, other), (other, one)):
            path = f"/office/settings/people/{whom.person.id}"
            presses.append(sender(who, path, who.get(path).fields() | {"role": "recruiter"}))
        at_once(app, *presses)
        left = select(func.count()).where(User.role == Role.ADMINISTRATOR, User.active)
        assert db.session.scalar(left) == 1
        one = next(who for who in (one, other) if db.session.get_one(User, who.person.id).role == Role.ADMINISTRATOR)


def test_the_database_lets_the_last_administrator_neither_go_nor_become_another(app: Flask) -> None:
    first, second = (a_person(role=Role.ADMINISTRATOR) for _ in range(2))
    db.session.execute(update(User).where(User.id == first.id).values(active=False))
    db.session.commit()
    for values in ({"active": False}, {"role": Role.RECRUITER}):
        with pytest.raises(IntegrityError):
            db.session.execute(update(User).where(User.id == second.id).values(values))
        db.session.rollback()
    db.session.execute(update(User).where(User.id == first.id).values(role=Role.EMPLOYEE, name="Ann"))


def test_who_was_writing_while_the_vacancy_closed_is_received_whoever_was_first(app: Flask) -> None:
    who, token = signed_in(app)
    for _ in range(4):
        vacancy, visitor = a_vacancy(), Browser(app)
        form = visitor.get(form_of(vacancy)).fields() | ALEX | {"motivation": "I have kept night watch for ten years"}
        shut = {"reason": "filled", "note": "", "csrf_token": token}
        closing = sender(who, f"/office/vacancies/{vacancy.id}/close", shut)
        applied, _closed = at_once(app, sender(visitor, form_of(vacancy), form), closing)
        wanted = select(Application).where(Application.vacancy_id == vacancy.id)
        assert (applied.status, len(db.session.scalars(wanted).all())) == (303, 1)


def test_words_for_a_vacancy_that_was_closed_meanwhile_are_shown(app: Flask, visitor: Browser) -> None:
    vacancy = a_vacancy()
    form = visitor.get(form_of(vacancy)).fields() | ALEX | {"motivation": "Ten years of nights"}
    vacancy.state, vacancy.closed_at = VacancyState.CLOSED, now() - applying.LATE
    db.session.commit()
    page = visitor.post(form_of(vacancy), form, expect=410)
    assert "Ten years of nights" in page.text and "alex@example.org" in page.text
    assert "not received" in page.text and page.headers["Cache-Control"] == "no-store"


def test_nobody_is_moved_to_a_stage_that_is_being_switched_off(app: Flask) -> None:
    (who, token), (other, its) = signed_in(app), signed_in(app)
    for _ in range(4):
        stage = db.session.get_one(Stage, INTERVIEW)
        stage.on = True
        db.session.query(Application).update({"stage_id": 1})
        application = an_application()
        db.session.commit()
        moves = {"decide-before": "1", "decide-criterion": "", "decide-reason": "So be it", "csrf_token": its}
        moved, switched = at_once(
            app,
            sender(other, f"/office/applications/{application.id}/decide?to={INTERVIEW}", moves),
            sender(who, f"/office/settings/stages/{INTERVIEW}/switch", {"csrf_token": token}),
        )
        assert statuses([moved, switched])[-1] < 500
        assert stage.on or application.stage_id != INTERVIEW, (moved.status, switched.status)


def test_one_colleague_is_added_once_however_the_address_is_written(app: Flask) -> None:
    people = [signed_in(app), signed_in(app)]
    for number in range(3):
        presses = []
        for (who, token), email in zip(people, (f"Kim{number}@example.org", f"kim{number}@example.org"), strict=True):
            sent = {
                "name": "Kim",
                "email": email,
                "role": "employee",
                "unit_id": "0",
                "active": "y",
                "csrf_token": token,
            }
            presses.append(sender(who, "/office/settings/people/new", sent))
        assert statuses(at_once(app, *presses)) == [303, 422]
        same = select(func.count()).where(func.lower(User.email) == f"kim{number}@example.org")
        assert db.session.scalar(same) == 1


def test_nobody_invites_more_in_a_day_than_may_be_however_many_are_sent_at_once(app: Flask) -> None:
    colleague = a_colleague().id
    vacancies = [a_vacancy().id for _ in range(5)]

    def invite(number: int, vacancy: int) -> object:
        given = Invitation("Kim", f"kim{number}@example.net", "For you", "en")
        return invitations.invite(db.session.get_one(Vacancy, vacancy), given, db.session.get_one(User, colleague))[
            0
        ].id

    for number in range(DAILY - 2):
        invite(number, vacancies[0])
    db.session.commit()
    at_once(app, *(partial(invite, DAILY + number, vacancy) for number, vacancy in enumerate(vacancies)))
    mine = select(func.count()).where(Lead.kind == LeadKind.INVITED, Lead.named_by_id == colleague)
    assert db.session.scalar(mine) == DAILY


def test_a_vacancy_that_two_close_is_closed_once(app: Flask) -> None:
    people = [signed_in(app), signed_in(app)]
    for _ in range(3):
        vacancy = a_vacancy()
        presses = [
            sender(who, f"/office/vacancies/{vacancy.id}/close", {"reason": "filled", "note": "", "csrf_token": token})
            for who, token in people
        ]
        assert statuses(at_once(app, *presses)) == [303, 422]
        said = select(func.count()).where(AuditLine.deed == Deed.VACANCY_CLOSED, AuditLine.subject_id == vacancy.id)
        assert db.session.scalar(said) == 1
