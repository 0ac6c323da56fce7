"""A recruiter's own questions on the form of one vacancy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from recruit.candidates.screening.sensitive import Topic, asked, mentioned
from recruit.core.database import db
from recruit.models import Answer, Deed, Question, QuestionKind, User, Vacancy
from recruit.organisation import audit

MOST = 10
"""A form with more is not filled in within a minute."""
WRITTEN = ("kind", "words", "hint", "options", "required")


def questions_of(vacancy: Vacancy) -> list[Question]:
    """Those on the form, in their order."""
    return [question for question in vacancy.questions if question.on]


def forbidden(facts: dict[str, Any]) -> list[Topic]:
    """What this question asks for that may not be asked: in its words, its hint, or what can be chosen."""
    found = [*asked(facts["words"]), *asked(facts["hint"])]
    if facts["kind"] == QuestionKind.CHOICE:
        # “Married” alone asks nothing, but among what can be chosen it does.
        found += [topic for option in facts["options"].splitlines() for topic in mentioned(option)]
    return list(dict.fromkeys(found))


def add(vacancy: Vacancy, facts: dict[str, Any], by: User | None) -> Question:
    """One more, at the end."""
    last = max((question.position for question in vacancy.questions), default=0)
    question = Question(vacancy_id=vacancy.id, position=last + 1, **{name: facts[name] for name in WRITTEN})
    db.session.add(question)
    db.session.expire(vacancy, ["questions"])
    audit.note(by, Deed.QUESTION_ADDED, vacancy)
    return question


def change(question: Question, facts: dict[str, Any], by: User | None) -> Question:
    """Other words. What was asked and answered before stays as it was: then this is a new question in its place."""
    vacancy, new = question.vacancy, {name: facts[name] for name in WRITTEN}
    if answered(question):
        question.on = False
        question = Question(vacancy_id=vacancy.id, position=question.position, **new)
        db.session.add(question)
    else:
        for name, value in new.items():
            setattr(question, name, value)
    audit.note(by, Deed.QUESTION_CHANGED, vacancy)
    db.session.expire(vacancy, ["questions"])
    return question


def in_place_of(question: Question) -> Question | None:
    """The question itself, or the one with other words that took its place; None when it was taken off."""
    if question.on:
        return question
    after = select(Question).where(
        Question.vacancy_id == question.vacancy_id,
        Question.position == question.position,
        Question.id > question.id,
        Question.on,
    )
    return db.session.scalars(after.order_by(Question.id).limit(1)).first()


def remove(question: Question, by: User | None) -> None:
    """Off the form. Answers that were given stay with their applications, and whoever is answering may finish."""
    audit.note(by, Deed.QUESTION_REMOVED, question.vacancy)
    question.on = False
    db.session.expire(question.vacancy, ["questions"])


def answered(question: Question) -> bool:
    """Whether anybody answered it."""
    return db.session.scalar(select(Answer.id).where(Answer.question_id == question.id).limit(1)) is not None


def move_up(question: Question) -> None:
    """Before the one that stands above it."""
    shown: Sequence[Question] = questions_of(question.vacancy)
    at = shown.index(question)
    if at:
        above = shown[at - 1]
        above.position, question.position = question.position, above.position
        db.session.expire(question.vacancy, ["questions"])


def copy(old: Vacancy, new: Vacancy) -> None:
    """A duplicate asks the same."""
    for question in questions_of(old):
        facts = {name: getattr(question, name) for name in WRITTEN}
        db.session.add(Question(vacancy=new, position=question.position, **facts))
