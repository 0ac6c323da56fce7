"""One person, several applications: what suggests it, and a recruiter who says so or takes it back.

Only the two rows are tied together; nothing is merged. What was found online stays with the vacancy it was looked up
for, and is not shown with another: data collected for one purpose is not used for another (GDPR article 5.1 b).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import quote

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import joinedload

from recruit.candidates import blind_review
from recruit.core.database import db, now
from recruit.core.same_people import Alike, alike, phone, profile, words_of
from recruit.models import Application, Deed, SamePerson, Subject, User
from recruit.organisation import audit

MOST = 20


class Sign(StrEnum):
    """Why two applications may be of one person."""

    EMAIL = "email"
    PHONE = "phone"
    PROFILE = "profile"
    NAME = "name"
    """The name alone: only perhaps."""
    LINK = "link"
    """Of a lead: the link in the notice, which somebody may have passed on."""


@dataclass(frozen=True)
class Suggestion:
    """Another application, and what it has in common with this one."""

    application: Application
    signs: tuple[Sign, ...]

    @property
    def only_perhaps(self) -> bool:
        """Whether nothing but the name is the same."""
        return self.signs == (Sign.NAME,)


def suggestions(application: Application) -> list[Suggestion]:
    """Others that look like the same person, surest first. Nobody who is hidden, and nobody already tied to it."""
    if blind_review.hidden(application):
        return []
    known = {other.id for other in others(application)} | {application.id}
    wanted = select(Application).where(
        or_(*candidates(application)),
        Application.forgotten_at.is_(None),
        Application.id.not_in(known),
        blind_review.is_shown(),
    )
    wanted = wanted.options(joinedload(Application.vacancy), joinedload(Application.stage))
    latest = wanted.order_by(Application.created_at.desc(), Application.id.desc()).limit(5 * MOST)
    found = [Suggestion(other, signs(application, other)) for other in db.session.scalars(latest)]
    return sorted((one for one in found if one.signs), key=lambda one: (one.only_perhaps, -len(one.signs)))[:MOST]


def candidates(application: Application) -> list[ColumnElement[bool]]:
    """What the database looks for; `signs` then tells what it really is."""
    wanted: list[ColumnElement[bool]] = [Application.mailbox == application.mailbox]
    if digits := phone(application.phone):
        # Written in any way, the last digits are in this order.
        wanted.append(bare(Application.phone).endswith(digits[-9:], autoescape=True))
    if page := profile(application.profile):
        last = page.partition("?")[0].rpartition("/")[2]
        for written in {last, quote(last).lower()}:
            wanted.append(func.lower(Application.profile).contains(written, autoescape=True))
    if len(words_of(application.name)) > 2:
        wanted.append(Application.plain_name == application.plain_name)
    return wanted


def bare(column: Any) -> ColumnElement[str]:
    """A telephone number in the database without what people put between its digits."""
    for sign in " -.()/\u00a0":
        column = func.replace(column, sign, "")
    return column  # type: ignore[no-any-return]


def signs(one: Application, other: Application) -> tuple[Sign, ...]:
    """What two applications have in common. A name of two words, or one that is only perhaps the same, says nothing by
    itself."""
    found = []
    if one.mailbox == other.mailbox:
        found.append(Sign.EMAIL)
    if phone(one.phone) and phone(one.phone) == phone(other.phone):
        found.append(Sign.PHONE)
    if profile(one.profile) and profile(one.profile) == profile(other.profile):
        found.append(Sign.PROFILE)
    name = alike(one.name, other.name)
    if (found and name) or (name is Alike.SAME and len(words_of(one.name)) > 2):
        found.append(Sign.NAME)
    return tuple(found)


def ties(application: Application) -> Sequence[SamePerson]:
    """What was said of this application, taken back or not, the first first."""
    either = or_(SamePerson.one_id == application.id, SamePerson.other_id == application.id)
    return db.session.scalars(select(SamePerson).where(either).order_by(SamePerson.at, SamePerson.id)).all()


def others(application: Application) -> list[Application]:
    """The other applications of the same person, as far as somebody said so and nobody took it back. A blind first look
    hides that of this one, and this one of others."""
    if blind_review.hidden(application):
        return []
    found, left = {application.id: application}, [application]
    while left:
        for tie in ties(left.pop()):
            for row in (tie.one, tie.other):
                if tie.undone_at is None and row.id not in found and not blind_review.hidden(row):
                    found[row.id] = row
                    left.append(row)
    return [row for number, row in sorted(found.items()) if number != application.id]


def pair(one: Application, other: Application) -> SamePerson | None:
    """What was said of these two."""
    first, second = sorted((one.id, other.id))
    return db.session.scalar(select(SamePerson).where(SamePerson.one_id == first, SamePerson.other_id == second))


def say(one: Application, other: Application, reason: str, by: User) -> None:
    """These two are one person. Twice is once; after it was taken back it is said anew, and the trail keeps all."""
    tie = pair(one, other)
    if tie and tie.undone_at is None:
        return
    if tie is None:
        first, second = sorted((one.id, other.id))
        tie = SamePerson(one_id=first, other_id=second)
        db.session.add(tie)
    tie.by_id, tie.at, tie.reason = by.id, now(), reason
    tie.undone_by_id = tie.undone_at = None
    for row, its_other in ((one, other), (other, one)):
        audit.note(by, Deed.SAME_PERSON, row, other=audit.Other(Subject.APPLICATIONS, its_other.id))


def take_back(one: Application, other: Application, by: User) -> None:
    """They are two people after all. That it was said stays on record."""
    tie = pair(one, other)
    if tie and tie.undone_at is None:
        tie.undone_by_id, tie.undone_at = by.id, now()
        for row, its_other in ((one, other), (other, one)):
            audit.note(by, Deed.NOT_THE_SAME_PERSON, row, other=audit.Other(Subject.APPLICATIONS, its_other.id))
