"""Three years of one organisation, day by day, on PostgreSQL one: every promise is kept, or counted as broken."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Column, select

import jobs.send_letter
from jobs.errands import whole
from recruit.attribution.resolution import STRAIGHT, Came
from recruit.candidates import applying, decision_letters, decisions, messages, retention
from recruit.candidates.applying import Facts
from recruit.candidates.decision_letters import Words
from recruit.candidates.decisions import NotYet
from recruit.candidates.privacy import corrections, erasure, legal_holds, statistics, talent_pool
from recruit.candidates.privacy.statistics import FEWEST, PERIOD, Promises
from recruit.candidates.screening import findings, levels, verification
from recruit.candidates.screening.findings import AnswerKind, Refused
from recruit.config import Settings
from recruit.core.database import Base, db, today
from recruit.models import (
    Application,
    CloseReason,
    Decision,
    DeletionReason,
    Forgotten,
    Letter,
    LineKind,
    Role,
    ScreeningLine,
    Stage,
    Vacancy,
    VacancyState,
)
from recruit.models.stages import HIRED, INTERVIEW, LOOKED_AT, REJECTED
from recruit.outbox import letters as mail
from recruit.reports import recount
from recruit.vacancies import lifecycle
from recruit.vacancies.lifecycle import NotReady
from recruit.web.monitoring.timetable import ERRANDS
from tests.support.factories import a_colleague, a_link, a_person, a_policy, a_vacancy
from tests.support.fault_scripts import Clock
from tests.support.screening import a_finding, a_search

BEGAN = datetime(2027, 1, 4, 9, tzinfo=UTC)
DAYS, CANDIDATES, VACANCIES = 3 * 365, 200, 24
A_DAY = timedelta(days=1)
SEED = int(os.environ.get("RECRUIT_SEED", "20261130"))
"""Always the same years, unless somebody asks for others."""
DIFFERENT = random.Random()


@dataclass
class Story:
    """What was promised to one candidate and what happened, as a person would write it down who stands beside."""

    applied: datetime
    answer_by: datetime
    answered: datetime | None = None
    left: datetime | None = None
    """Withdrew, or deleted everything, by their own hand."""
    found: dict[int, datetime] = field(default_factory=dict)
    shown: dict[int, datetime] = field(default_factory=dict)
    waits: dict[int, datetime] = field(default_factory=dict)
    """Until when a decision must wait for the answer to each line."""
    gone: datetime | None = None
    due: datetime | None = None
    """The day of deletion that was promised when it was done."""


class Organisation:
    """Its people, and a book of what happened that knows nothing of the program's own figures."""

    def __init__(self, clock: Clock) -> None:
        self.clock, self.book, self.mail_works = clock, dict[int, Story](), True
        self.robin = a_person(role=Role.ADMINISTRATOR)
        self.colleague = a_colleague()
        a_policy(figures_public=True)
        self.said = 0

    def word(self) -> str:
        """Something that nobody else says, to be looked for afterwards."""
        self.said += 1
        return f"Zwaluw{self.said:05d}"

    def open_one(self) -> None:
        """A new vacancy, which goes as far as it goes."""
        vacancy = a_vacancy(title=f"Nurse {self.said}", blind=DIFFERENT.random() < 0.3)
        facts = {"level": DIFFERENT.choice([0, 1, 2, 2, 3]), "sources": "LinkedIn", "criteria": "Calm"}
        wait = {"wait_days": DIFFERENT.choice([3, 7, 14]), "searcher": "the team lead", "agency": ""}
        levels.change(vacancy, {**facts, **wait, "answer_days": DIFFERENT.choice([7, 14, 21])}, "", self.robin)

    def apply(self) -> None:
        """Somebody applies, perhaps through a colleague."""
        open_ = db.session.scalars(select(Vacancy).where(Vacancy.state == VacancyState.OPEN)).all()
        if not open_:
            return
        vacancy, word = DIFFERENT.choice(open_), self.word()
        link = a_link(vacancy, sharer=self.colleague) if DIFFERENT.random() < 0.4 else None
        facts = Facts(word, f"{word.lower()}@example.org", motivation=f"Because {word}")
        application, _ = applying.apply(vacancy, facts, came=Came(link, link, link) if link else STRAIGHT)
        applying.letters(application)
        assert application.answer_by
        self.book[application.id] = Story(self.clock(), application.answer_by)

    def pick(self) -> Application | None:
        """Somebody who is still here."""
        here = [number for number, story in self.book.items() if story.gone is None]
        return db.session.get(Application, DIFFERENT.choice(here)) if here else None

    def look(self, application: Application) -> None:
        """Something is found online, as far as that may be."""
        used = DIFFERENT.random() < 0.7
        line, _ = findings.note(application, a_search(), a_finding(what=self.word(), used=used), self.robin)
        self.book[application.id].found[line.number] = self.clock()

    def correct(self, application: Application) -> None:
        """A finding is said better, perhaps as one that does not count after all."""
        lines = select(ScreeningLine).filter_by(application_id=application.id, kind=LineKind.FINDING)
        for old in db.session.scalars(lines).all()[:1]:
            found = a_finding(what=self.word(), used=DIFFERENT.random() < 0.4)
            line, _ = findings.correct(application, old, a_search(), found, self.robin)
            self.book[application.id].found[line.number] = self.clock()

    def answer(self, application: Application) -> None:
        """The candidate says something to all that was shown."""
        story = self.book[application.id]
        for number in sorted(story.shown):
            findings.answer(application, number, AnswerKind.ANSWER, self.word())
            story.waits.pop(number, None)
            old = db.session.scalar(select(ScreeningLine.about).filter_by(application_id=application.id, number=number))
            story.waits.pop(old or 0, None)

    def decide(self, application: Application) -> None:
        """A decision with its reason and letter; a last one is refused while the candidate may answer."""
        story, number = self.book[application.id], DIFFERENT.choice([LOOKED_AT, INTERVIEW, REJECTED, REJECTED, HIRED])
        stage = db.session.get_one(Stage, number)
        words = decision_letters.proposed(application, stage)
        decisions.decide(application, stage, "Calm", self.word(), self.robin, words)
        if number in (REJECTED, HIRED):
            assert all(end <= self.clock() for end in story.waits.values()), "the promised wait is kept"
            assert set(story.found) - set(story.shown) <= self.unused(application), "and nothing used is untold"

    def unused(self, application: Application) -> set[int]:
        """Lines of which no decision waits for an answer: they do not count, or were answered."""
        lines = db.session.scalars(select(ScreeningLine).filter_by(application_id=application.id)).all()
        heard = {line.about for line in lines if line.kind == LineKind.ANSWER}
        return {line.number for line in lines if '"used":false' in line.content or line.number in heard}

    def write(self, application: Application) -> None:
        """A letter of the recruiter's own."""
        messages.write(application, Words("About you", self.word()), self.robin)

    def withdraw(self, application: Application) -> None:
        """The candidate wants it no more."""
        if not application.withdrawn:
            decisions.withdraw(application)
            self.book[application.id].left = self.book[application.id].left or self.clock()

    def delete(self, application: Application) -> None:
        """The candidate deletes everything."""
        if retention.held_until(application):
            return
        story = self.book[application.id]
        if not application.ended_at:
            decisions.withdraw(application)
        story.left, story.gone, story.due = story.left or self.clock(), self.clock(), retention.delete_at(application)
        files = erasure.forget(application, DeletionReason.ASKED)
        db.session.commit()
        erasure.sweep_up(Forgotten.APPLICATION, application.id, files)

    def stay(self, application: Application) -> None:
        """The candidate may be kept for other vacancies, or takes that back."""
        (talent_pool.refuse if application.pool_until else talent_pool.give)(application)

    def move_house(self, application: Application) -> None:
        """Another mail address."""
        corrections.correct(application, {"email": f"{self.word().lower()}@example.net"})

    def hold(self, application: Application) -> None:
        """A complaint keeps it for a while."""
        if not application.forgotten_at:
            legal_holds.hold(application, self.word(), today() + timedelta(days=DIFFERENT.randint(5, 90)), self.robin)

    def go_another_way(self, application: Application) -> None:
        """Further or less far, with a longer or a shorter wait."""
        vacancy = application.vacancy
        now_ = levels.facts_of(levels.current(vacancy))
        other = {"level": DIFFERENT.choice([0, 2, 3]), "wait_days": DIFFERENT.choice([1, 5, 20]), "sources": "LinkedIn"}
        levels.change(vacancy, now_ | other, "A client asks for it", self.robin)

    def close_or_open(self, application: Application) -> None:
        """The vacancy is filled, or was not after all."""
        vacancy = application.vacancy
        if vacancy.state == VacancyState.OPEN:
            lifecycle.close(vacancy, CloseReason.FILLED, self.word(), self.robin)
        elif DIFFERENT.random() < 0.3:
            lifecycle.open_(vacancy, self.robin)

    def post(self) -> None:
        """What is to be written leaves, when the mail server does its work."""
        waiting = db.session.scalars(select(Letter.id).where(Letter.due.is_not(None))).all()
        if not waiting:
            return
        about = select(Letter.application_id).where(Letter.id.in_(waiting), Letter.application_id.is_not(None))
        readers = db.session.scalars(about.distinct()).all()
        for number in waiting:
            jobs.send_letter.send(number)
        db.session.expire_all()
        for number in readers:
            if number and self.book[number].gone is None:
                self.note_what_arrived(db.session.get_one(Application, number), self.book[number])

    def note_what_arrived(self, application: Application, story: Story) -> None:
        """Read the letters over the candidate's shoulder."""
        lines = db.session.scalars(select(ScreeningLine).filter_by(application_id=application.id)).all()
        by_number = {line.number: line for line in lines}
        for line in lines:
            if line.kind == LineKind.SHOWN and line.about and line.about not in story.shown:
                story.shown[line.about] = line.at
                told = by_number[line.about]
                if '"used":true' in told.content:
                    days = int(told.content.partition('"wait_days":')[2].partition("}")[0].partition(",")[0])
                    story.waits[line.about] = line.at + timedelta(days=days)
        story.answered = application.answered_at

    def tick(self) -> None:
        """The clock does all its errands, and none fails."""
        due = db.session.scalars(select(Application).where(retention.is_due(self.clock()))).all()
        days = {application.id: retention.delete_at(application) for application in due}
        for errand in ERRANDS:
            if not errand.aside and not errand.function.startswith(("jobs.dispatch", "recruit.attribution.clicks")):
                whole(errand)()
        here = {number for number, story in self.book.items() if story.gone is None}
        gone = db.session.scalars(select(Application.id).where(Application.forgotten_at.is_not(None))).all()
        for number in here.intersection(gone):
            self.book[number].gone, self.book[number].due = self.clock(), days[number]

    def broken(self) -> Iterator[str]:
        """Which promises are broken and do not say so."""
        here = [number for number, story in self.book.items() if story.gone is None]
        decided = set(db.session.scalars(select(Decision.application_id)))
        for application in db.session.scalars(select(Application).where(Application.id.in_(here))).all():
            end = retention.delete_at(application)
            if end and end < self.clock() - A_DAY:
                yield f"{application.id} is kept too long"
            if application.ended_at and application.id not in decided:
                yield f"{application.id} ended without a decision"

    def recounted(self) -> tuple[Promises, int, Promises, Promises]:
        """The openness figures of the last year, from the book alone."""
        moment = self.clock()
        answers, gave_up, told, gone = [], 0, [], []
        for story in self.book.values():
            if story.gone and story.due and story.gone >= moment - PERIOD:
                gone.append("on time" if story.gone <= story.due + A_DAY else "late")
            if story.applied < moment - PERIOD:
                continue
            unanswered = story.left and (story.answered is None or story.answered > story.left)
            if story.answer_by < moment and not (unanswered and story.left and story.left <= story.answer_by):
                on_time = story.answered and story.answered <= story.answer_by
                answers.append("not at all" if story.answered is None else "on time" if on_time else "late")
                gave_up += bool(unanswered)
            for number, found in story.found.items():
                shown = story.shown.get(number)
                if shown or story.gone or found < moment - timedelta(days=28):
                    in_time = shown and shown <= found + timedelta(days=28)
                    told.append("not at all" if shown is None else "on time" if in_time else "late")
        counted = [Promises(len(some), some.count("on time"), some.count("late")) for some in (answers, told, gone)]
        return counted[0], gave_up, counted[1], counted[2]

    def compare(self) -> None:
        """Every figure is what the book says, every log is whole, and what is counted twice is the same."""
        db.session.commit()
        found = statistics.figures_of_last_year(self.clock())
        lately = [story for story in self.book.values() if story.applied >= self.clock() - PERIOD]
        assert (found is None) == (len(lately) < FEWEST)
        if found:
            assert (found.answers, found.gave_up, found.told, found.deletions) == self.recounted()
            assert found.applications == len(lately)
        assert verification.everything().breaks == []
        assert recount.everything() == 0, "figures by month are those of the rows"
        db.session.commit()


ACTS: dict[str, int] = {
    **{"look": 6, "correct": 2, "answer": 3, "decide": 9, "write": 3, "withdraw": 1, "delete": 1},
    **{"stay": 2, "move_house": 1, "hold": 1, "go_another_way": 2, "close_or_open": 1},
}
"""What may happen to somebody, and how often."""


@pytest.fixture
def clock(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    """The time, also for what rows are given when they are made."""
    clock = Clock(BEGAN)
    columns = [column for table in Base.metadata.sorted_tables for column in table.columns]
    for column in columns:
        made = getattr(column.default, "arg", None)
        if callable(made) and getattr(made, "__wrapped__", made).__name__ == "now":
            monkeypatch.setattr(column.default, "arg", lambda context: clock())
    forget_defaults(columns)
    clock.rule(monkeypatch)
    yield clock
    forget_defaults(columns)


def forget_defaults(columns: list[Column[Any]]) -> None:
    """A column that was written once remembers what it is given by itself; it shall look again."""
    for column in columns:
        vars(column).pop("_default_description_tuple", None)


def live(organisation: Organisation, act: Callable[[Application], None]) -> None:
    """One thing happens, or is refused; nothing half."""
    who = organisation.pick()
    if who is None:
        return
    try:
        act(who)
        db.session.commit()
    except (NotYet, Refused, NotReady, levels.Unsaid):
        db.session.rollback()


@pytest.mark.real
def test_three_years_keep_every_promise(
    app: Flask, clock: Clock, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    DIFFERENT.seed(SEED)
    organisation = Organisation(clock)
    deliver = mail.deliver

    def deliver_if_it_works(letter: Letter) -> None:
        if not organisation.mail_works:
            raise OSError("down")
        deliver(letter)

    monkeypatch.setattr(mail, "deliver", deliver_if_it_works)
    names, weights = list(ACTS), list(ACTS.values())
    days = DAYS if app.config["SQLALCHEMY_DATABASE_URI"].startswith("sqlite") else DAYS // 3
    for day in range(days):
        organisation.mail_works = day % 100 < 90  # and then for ten days it does not
        if day % (DAYS // VACANCIES) == 0:
            organisation.open_one()
        if DIFFERENT.random() < CANDIDATES / DAYS:
            organisation.apply()
        db.session.commit()
        for name in DIFFERENT.choices(names, weights, k=DIFFERENT.choice([0, 0, 1, 1, 2])):
            live(organisation, getattr(organisation, name))
        organisation.post()
        organisation.tick()
        assert [*organisation.broken()] == [], f"day {day}"
        if day % 91 == 90:
            organisation.compare()
        clock.step(A_DAY)
    assert len(organisation.book) > days / DAYS * CANDIDATES * 3 / 4
    for vacancy in db.session.scalars(select(Vacancy).where(Vacancy.state == VacancyState.OPEN)).all():
        lifecycle.close(vacancy, CloseReason.CANCELLED, "", organisation.robin)
    db.session.commit()
    organisation.mail_works = True
    for _ in range(800 // 7):
        clock.step(7 * A_DAY)
        organisation.post()
        organisation.tick()
    assert all(story.gone for story in organisation.book.values()), "everybody is deleted in the end"
    tables = str([db.session.execute(select(table)).all() for table in Base.metadata.sorted_tables])
    assert "waluw" not in tables, "and nothing that anybody said about them is left"
    assert "waluw" not in "".join(path.read_text(errors="replace") for path in settings.folder.rglob("*.eml"))
