"""What recruiters do with vacancies: save, open, close, reopen, duplicate, look them up."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import ColumnElement, Select, func, or_, select, update

from adapters.translatable import Said
from recruit.candidates.screening import levels
from recruit.core.database import db, lock, lock_all, now, today
from recruit.core.one_by_one import one_by_one
from recruit.models import (
    Application,
    CloseReason,
    Deed,
    LinkMonth,
    Organisation,
    Stage,
    Subject,
    TrackedLink,
    Unit,
    User,
    Vacancy,
    VacancyState,
    places,
)
from recruit.models.stages import ENDS
from recruit.organisation import audit
from recruit.organisation.policies import policy
from recruit.publishing import publications, takedown
from recruit.vacancies import questions
from recruit.vacancies.search import somewhere_near

WRITTEN = (
    *("title", "unit_id", "country", "remote", "contract", "closes", "language", "summary", "body", "tags"),
    *("video", "hours_min", "hours_max", "hours_unit", "full_time", "part_time"),
    *("pay_min", "pay_max", "pay_period", "pay_currency", "pay_scale", "pay_basis_hours"),
    *("pay_net", "pay_on_target", "pay_pro_rata", "pay_minimum"),
    *("contact_name", "contact_email", "contact_phone"),
)
"""What a recruiter writes besides its places, and what a duplicate takes over."""

A_MOMENT = timedelta(minutes=1)
"""Who writes the same vacancy twice within it pressed twice."""


class NotReady(Exception):
    """The vacancy cannot go there from where it is. The words are for the recruiter."""


def write_new(facts: dict[str, Any], by: User) -> Vacancy:
    """A new vacancy. The very same of a moment ago is that one: a button that is pressed twice writes once."""
    lock(by)
    recent = select(Vacancy).filter_by(author_id=by.id, state=VacancyState.DRAFT, title=facts["title"])
    for twin in db.session.scalars(recent.where(Vacancy.created_at > now() - A_MOMENT)):
        places_are_same = [place.written for place in twin.places] == facts["places"]
        if places_are_same and all(getattr(twin, name) == facts[name] for name in WRITTEN):
            return twin
    return write(Vacancy(), facts, by)


def write(vacancy: Vacancy, facts: dict[str, Any], by: User | None) -> Vacancy:
    """Save what was written."""
    changed = [name for name in WRITTEN if name in facts and getattr(vacancy, name) != facts[name]]
    for name in changed:
        setattr(vacancy, name, facts[name])
    if "places" in facts and [place.written for place in vacancy.places] != facts["places"]:
        vacancy.places = places.rows(facts["places"])
        changed.append("places")
    vacancy.changed_at = now()
    if vacancy not in db.session:
        vacancy.author, vacancy.blind = by, policy().blind
        db.session.add(vacancy)
        levels.ensure(vacancy, by)
        db.session.flush()
        publications.drafts(vacancy)
        audit.note(by, Deed.VACANCY_WRITTEN, vacancy)
    elif changed:
        audit.note(by, Deed.VACANCY_CHANGED, vacancy, *map(audit.Field, changed))
    return vacancy


def without_country() -> int:
    """How many do not say in which country they are."""
    return db.session.scalar(select(func.count()).select_from(Vacancy).where(Vacancy.country == "")) or 0


def settle_country(organisation: Organisation, by: User | None) -> None:
    """All that do not say in which country they are, are in the organisation's: an administrator said so."""
    lock_all(select(Vacancy.id).where(Vacancy.country == "").order_by(Vacancy.id))
    countryless = update(Vacancy).where(Vacancy.country == "")
    settled = db.session.execute(countryless.values(country=organisation.country).returning(Vacancy.id)).all()
    audit.note(by, Deed.COUNTRIES_SETTLED, organisation, len(settled))


def duplicate(vacancy: Vacancy, by: User | None) -> Vacancy:
    """A new draft with the same words, going as far; without the closing date, which belongs to the old one."""
    copy = Vacancy(**{name: getattr(vacancy, name) for name in WRITTEN if name != "closes"}, author=by)
    copy.blind, copy.places = vacancy.blind, places.rows(place.written for place in vacancy.places)
    db.session.add(copy)
    questions.copy(vacancy, copy)
    levels.take_over(copy, vacancy, by)
    db.session.flush()
    publications.drafts(copy)
    audit.note(by, Deed.VACANCY_DUPLICATED, copy, other=audit.Other(Subject.VACANCIES, vacancy.id))
    return copy


def open_(vacancy: Vacancy, by: User | None) -> None:
    """Let people see it and apply. Opening a closed one again begins a new round of posts."""
    lock(vacancy)
    if vacancy.state == VacancyState.OPEN:
        return
    if vacancy.closes and vacancy.closes < today():
        raise NotReady(Said("The closing date has passed. Change it first."))
    again = vacancy.state == VacancyState.CLOSED
    if again:
        publications.call_off(vacancy)  # what a worker put back after the vacancy was closed
        vacancy.round += 1
    vacancy.state, vacancy.opened_at = VacancyState.OPEN, now()
    vacancy.closed_at, vacancy.close_reason, vacancy.close_note = None, None, ""
    resume(vacancy)
    publications.drafts(vacancy)
    audit.note(by, Deed.VACANCY_REOPENED if again else Deed.VACANCY_OPENED, vacancy)


def resume(vacancy: Vacancy) -> None:
    """The procedure goes on for those about whom nothing was decided: earlier versions ended it with the vacancy."""
    ends = select(Stage.id).where(Stage.kind.in_(ENDS))
    undecided = (
        Application.vacancy_id == vacancy.id,
        Application.forgotten_at.is_(None),
        Application.stage_id.not_in(ends),
    )
    lock_all(select(Application.id).where(*undecided).order_by(Application.id))
    db.session.execute(update(Application).where(*undecided).values(ended_at=None))


def close(vacancy: Vacancy, reason: CloseReason, note: str, by: User | None) -> None:
    """Nobody can apply any more. What was published stays counted. It ends no procedure: whoever is in it is decided
    about like anybody else, each with a reason and a letter, and is due the answer that was promised."""
    lock(vacancy)
    if vacancy.state != VacancyState.OPEN:
        raise NotReady(Said("Only an open vacancy can be closed."))
    vacancy.state, vacancy.closed_at = VacancyState.CLOSED, now()
    vacancy.close_reason, vacancy.close_note = reason, note
    publications.call_off(vacancy)
    takedown.close_posts(vacancy)
    audit.note(by, Deed.VACANCY_CLOSED, vacancy, reason)


def close_expired() -> None:
    """Close what is past its closing date. Commits each."""
    past = select(Vacancy).where(Vacancy.state == VacancyState.OPEN, Vacancy.closes < today())

    def close_one(vacancy: Vacancy) -> None:
        lock(vacancy)
        if db.session.scalar(past.where(Vacancy.id == vacancy.id)):  # nobody closed it or wrote a later day meanwhile
            close(vacancy, CloseReason.EXPIRED, "", None)

    one_by_one(db.session.scalars(past.order_by(Vacancy.id)).all(), close_one)


def containing(words: str) -> ColumnElement[bool]:
    """Which vacancies hold every one of these words, somewhere."""
    found: ColumnElement[bool] = Vacancy.id.is_not(None)
    for word in words.split()[:8]:
        fields = (Vacancy.title, Vacancy.tags, Vacancy.summary)
        unit = Vacancy.unit.has(Unit.name.icontains(word, autoescape=True))
        found &= or_(*(field.icontains(word, autoescape=True) for field in fields), somewhere_near(word), unit)
    return found


def vacancies_page(words: str, state: str, unit: int | None, page: int) -> Pagination:
    """A page of vacancies for the office with their clicks and applications, last changed first."""
    wanted: Select[Any] = select(Vacancy, clicks_of().label("clicks"), applications_of().label("applications"))
    if words:
        wanted = wanted.where(containing(words))
    if state in tuple(VacancyState):
        wanted = wanted.where(Vacancy.state == VacancyState(state))
    if unit is not None:
        wanted = wanted.where(Vacancy.unit_id == unit)
    return RowPages(
        select=wanted.order_by(Vacancy.changed_at.desc(), Vacancy.id.desc()), page=page, per_page=25, error_out=False
    )


class RowPages(Pagination):
    """Pages of whole rows, not only of their first column."""

    def _query_items(self) -> list[Any]:
        wanted = self._query_args["select"].limit(self.per_page).offset(self._query_offset)
        return list(db.session.execute(wanted))

    def _query_count(self) -> int:
        counted = self._query_args["select"].order_by(None)
        return (
            db.session.scalar(select(func.count()).select_from(counted.with_only_columns(Vacancy.id).subquery())) or 0
        )


def clicks_of() -> Any:
    """The clicks of people on all links of a vacancy, as a column."""
    people = select(func.coalesce(func.sum(LinkMonth.people), 0))
    of_links = people.join(TrackedLink, LinkMonth.link_id == TrackedLink.id)
    return of_links.where(TrackedLink.vacancy_id == Vacancy.id).scalar_subquery()


def applications_of() -> Any:
    """The applications for a vacancy, as a column."""
    counted = select(func.count()).select_from(Application).where(Application.vacancy_id == Vacancy.id)
    return counted.scalar_subquery()
