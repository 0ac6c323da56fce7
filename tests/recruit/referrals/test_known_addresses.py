"""A colleague who asks about an address learns nothing: the same answer, the same work, the same list afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import event, select, update

from recruit.candidates import leads
from recruit.candidates.privacy import corrections
from recruit.core.database import db, now
from recruit.models import AuditLine, Deed, Deletion, DeletionReason, Lead, Letter, User, Vacancy
from recruit.models.stages import WITHDRAWN
from recruit.referrals import invitation_review, invitations
from recruit.referrals.invitations import Invitation
from tests.recruit.referrals.test_invitations import ENOUGH, QUIRINA, an_invitation, colleague, refused, way_to  # noqa: F401  a fixture
from tests.support.browser import Browser
from tests.support.concurrency import at_once
from tests.support.factories import a_colleague, a_lead, a_person, a_vacancy, an_application

pytestmark = pytest.mark.one_database

WAYS: dict[str, Callable[[Vacancy, str], object]] = {
    "nobody knows them": lambda vacancy, email: None,
    "works here": lambda vacancy, email: a_person(email=email),
    "is at a service for temporary addresses": lambda vacancy, email: None,
    "was deleted": lambda vacancy, email: an_application(vacancy=vacancy, forgotten_at=now()),
    "applied for another vacancy": lambda vacancy, email: an_application(email=email),
    "applied": lambda vacancy, email: an_application(vacancy=vacancy, email=email),
    "applied in disguise": lambda vacancy, email: an_application(vacancy=vacancy, email=email.replace("@", "+x@")),
    "withdrew": lambda vacancy, email: an_application(vacancy=vacancy, email=email, stage_id=WITHDRAWN),
    "applied blindly": lambda vacancy, email: an_application(vacancy=vacancy, email=email, blind=True),
    "corrected the address": lambda vacancy, email: corrections.correct(
        an_application(vacancy=vacancy, email=email), {"email": f"new-{email}"}
    ),
    "was found": lambda vacancy, email: a_lead(vacancy=vacancy, email=email.title()),
    "was invited": lambda vacancy, email: an_invitation(vacancy, email=email),
    "wants no invitations": lambda vacancy, email: invitations.never_again(email),
}
STRANGERS = [*WAYS][:5]
"""Who gets the letter."""


def address_of(way: str) -> str:
    """An address for whoever is known in that way, as long as any other's."""
    domain = "mailinator.com" if "temporary" in way else "example12.org"
    return f"person{[*WAYS].index(way):02}@{domain}"


def test_whoever_it_is_a_colleague_reads_the_same_and_the_same_work_is_done(
    colleague: Browser,  # noqa: F811
) -> None:
    asked: dict[str, tuple[object, ...]] = {}
    for way, known in WAYS.items():
        vacancy, email = a_vacancy(title="Ward nurse"), address_of(way)
        known(vacancy, email)
        db.session.commit()
        for letter in db.session.scalars(select(Letter)):
            db.session.delete(letter)
        db.session.commit()
        with statements() as look:
            shown = colleague.submit(way_to(vacancy), QUIRINA | {"email": email}, expect=200)
        with statements() as sent:
            colleague.post(way_to(vacancy), shown.fields() | {"send": "y"}, expect=303)
        page = colleague.get("/share/referrals")
        said = page.one('[role="status"]').get_text()
        assert "unless we know this person already" in said
        assert not db.session.scalars(select(Letter)).all(), "nothing leaves while they look"
        assert invitation_review.weigh() == (way in STRANGERS), way
        text = re.sub(r"\d+", "", shown.tree.get_text().replace(email, ""))
        asked[way] = text, said, look, sent
    first = asked.pop("nobody knows them")
    for way, found in asked.items():
        for mine, theirs in zip(first, found, strict=True):
            assert mine == theirs, way
    db.session.execute(update(Lead).values(informed_at=now()))
    assert invitation_review.repeat(now() + timedelta(days=8)) == len(STRANGERS) + 1
    db.session.commit()
    listed = {item.get_text() for item in colleague.get("/share/referrals").tree.select("ul.list:last-of-type li")}
    assert len(listed) == 1, "the list afterwards tells no more"


@contextmanager
def statements() -> Iterator[list[str]]:
    """What the database is asked meanwhile, without the values."""
    asked: list[str] = []

    def note(connection: object, cursor: object, statement: str, *more: object) -> None:
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def test_of_an_invitation_that_does_not_leave_nothing_is_left_of_the_person(app: Flask) -> None:
    vacancy = a_vacancy()
    an_application(vacancy=vacancy, name="Somebody Else", email="quirina@example.org")
    lead = an_invitation(vacancy)
    assert (lead.name, lead.email, lead.mailbox, lead.why, lead.seed) == ("", "", "", "", "")
    assert lead.weighed_at and not db.session.scalars(select(Letter)).all()
    assert leads.forget_due(now() + timedelta(days=31)) == 1
    assert db.session.scalars(select(Deletion.reason)).one() == DeletionReason.TIME_OVER, "as of any other"


def test_of_two_who_think_of_the_same_person_one_letter_leaves(app: Flask) -> None:
    vacancy = a_vacancy()
    for email in ("kim@gmail.com", "K.im+x@googlemail.com"):
        invitations.invite(vacancy, Invitation("Kim", email, "Come", "en"), a_colleague())
    db.session.commit()
    found = at_once(app, invitation_review.weigh, invitation_review.weigh)
    assert sum(one for one in found if isinstance(one, int)) == 1, found
    [letter] = db.session.scalars(select(Letter))
    assert letter.content["to"] == "kim@gmail.com"


def test_each_look_counts_and_is_on_record_without_whom_it_was_about(
    app: Flask,
    colleague: Browser,  # noqa: F811
) -> None:
    vacancy = a_vacancy()
    for number in range(invitations.DAILY - 1):
        colleague.submit(way_to(vacancy), QUIRINA | {"email": f"person{number}@example.org"}, expect=200)
    lines = db.session.scalars(select(AuditLine).where(AuditLine.deed == Deed.INVITATION_LOOKED_AT)).all()
    assert {(line.by_id, line.other_number, line.note) for line in lines} == {(colleague.person.id, vacancy.id, "")}
    vacancy_id, person = vacancy.id, colleague.person.id

    def look() -> object:
        given = Invitation("Kim", "kim@example.org", "Come", "en")
        vacancy, by = db.session.get_one(Vacancy, vacancy_id), db.session.get_one(User, person)
        return invitations.look(vacancy, given, by, "…")

    found = at_once(app, look, look)
    assert [type(one) for one in found].count(invitations.NotPossible) == 1, "the twentieth look is one of them"
    assert ENOUGH in refused(colleague, db.session.get_one(Vacancy, vacancy_id))
