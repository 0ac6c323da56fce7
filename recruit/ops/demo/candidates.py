"""Made-up candidates, and what became of them. Nobody of them exists."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from flask_babel import force_locale
from sqlalchemy import select

from recruit.candidates import decisions, leads, letter_receipts
from recruit.candidates.privacy import legal_holds, notice, talent_pool
from recruit.candidates.private_links import token_from
from recruit.candidates.screening import findings, levels
from recruit.candidates.screening.findings import Finding, Search, Source
from recruit.core.database import db, now, today
from recruit.core.tokens import digest
from recruit.models import (
    Answer,
    Application,
    Decision,
    LeadKind,
    Level,
    Message,
    Screening,
    Stage,
    User,
    Vacancy,
    VacancyState,
    Writer,
)
from recruit.models.stages import HIRED, INTERVIEW, LOOKED_AT, RECEIVED, REJECTED
from recruit.ops.demo.spoken import FOUND, SAID, WAYS
from recruit.ops.demo.texts import CANDIDATES, LEADS, MOTIVATIONS, QUESTIONS
from recruit.organisation.policies import policy
from recruit.reports import vacancy_results
from recruit.vacancies import questions


def apply(vacancy: Vacancy, chance: random.Random) -> None:
    """Applications, most of them through a link that was clicked."""
    if vacancy.opened_at is None:
        return
    clicked = vacancy_results.by_links(vacancy)
    with force_locale(vacancy.language):
        said = notice.shown(vacancy)
    weights, version = [row.people for row in clicked], levels.ensure(vacancy)
    for _ in range(chance.randint(3, 11)):
        link = chance.choices(clicked, weights)[0].TrackedLink if chance.random() < 0.88 and sum(weights) else None
        name = chance.choice(CANDIDATES)
        number = chance.getrandbits(64)
        at = vacancy.opened_at + (now() - vacancy.opened_at) * chance.random() ** 1.4
        given = name.lower().replace(" ", ".").replace("'", "").encode("ascii", "ignore").decode()
        db.session.add(
            Application(
                vacancy=vacancy,
                name=name,
                email=f"{given}.{number % 1000}@example.org",
                phone=f"06 0000 {number % 10_000:04d}",
                profile=f"https://www.linkedin.com/in/example-{number % 100_000}",
                motivation=chance.choice(MOTIVATIONS[vacancy.language]),
                language=vacancy.language,
                notice=said,
                digest=digest(token_from(f"demo-{number}")),
                seed=f"demo-{number}",
                origin=link,
                screening=version,
                answer_by=levels.answer_by(version, at),
                created_at=at,
            )
        )
    db.session.flush()


def look_up(by: User) -> None:
    """What was found about two candidates; the first has answered."""
    wanted = select(Application).join(Application.screening).where(Screening.level == Level.PROFESSIONAL_NETWORKS)
    for number, application in enumerate(db.session.scalars(wanted.order_by(Application.id).limit(2))):
        link = Search(Source.LINK, today() - timedelta(days=3), application.profile)
        what, criterion, relevance = FOUND[application.language][number]
        line, letter = findings.note(application, link, Finding(what, criterion, relevance, used=not number), by)
        letter_receipts.by(letter)  # as if it had left: nobody lives at these addresses
        db.session.delete(letter)
        if not number:
            findings.answer(application, line.number, findings.AnswerKind.ANSWER, SAID[application.language]["answer"])
            findings.looked(application, Search(Source.NETWORK, today(), "https://github.com/example"), by)


def decide(by: User, chance: random.Random) -> None:
    """Most of those who applied were answered, some late; nobody is decided about while they may still answer."""
    wanted = select(Application).where(Application.stage_id == RECEIVED, Application.searched == 0)
    for application in db.session.scalars(wanted.order_by(Application.id)).all():
        age = now() - application.created_at
        if age < timedelta(days=2) or application.vacancy.blind or chance.random() < 0.12:
            continue
        steps = [(LOOKED_AT, "", "")]
        if age > timedelta(days=6):
            steps += chance.choice(WAYS[application.language])
        at = application.created_at
        for number, criterion, reason in steps:
            at = min(at + age * chance.uniform(0.15, 0.3), now())
            move(application, number, criterion, reason, by, at)


def move(application: Application, number: int, criterion: str, reason: str, by: User, at: datetime) -> None:
    """As if it had been decided then."""
    facts = {"from_id": application.stage_id, "to_id": number, "criterion": criterion, "reason": reason}
    db.session.add(Decision(application_id=application.id, by_id=by.id, at=at, **facts))
    application.stage_id, application.decided_at = number, application.decided_at or at
    application.reached = decisions.reached(application, db.session.get_one(Stage, number))
    application.hired_at = at if number == HIRED else None
    if number != LOOKED_AT:
        application.answered_at = application.answered_at or at
    application.ended_at = at if number in (HIRED, REJECTED) else None


def write(by: User) -> None:
    """Somebody wrote back, somebody wants to be kept, somebody's deletion waits."""
    db.session.flush()
    running = select(Application).where(Application.stage_id == INTERVIEW).order_by(Application.id.desc())
    for application in db.session.scalars(running.limit(2)).all():
        said = SAID[application.language]
        for writer in (Writer.OFFICE, Writer.CANDIDATE):
            name = by.id if writer == Writer.OFFICE else None
            sent = now() - timedelta(days=1) if writer == Writer.OFFICE else None
            facts = {"application_id": application.id, "subject": said["subject"] if name else "", "text": said[writer]}
            db.session.add(Message(writer=writer, by_id=name, sent_at=sent, at=sent or now(), **facts))
    ended = db.session.scalars(select(Application).where(Application.stage_id == REJECTED).limit(3)).all()
    for application in ended[:2]:
        talent_pool.give(application)
    if ended[2:]:
        legal_holds.hold(ended[2], SAID[ended[2].language]["hold"], today() + timedelta(days=40), by)


def find(people: list[User]) -> None:
    """Leads, questions of one vacancy's own with answers, and figures that everybody may read."""
    rules = policy()
    rules.figures_public = True
    db.session.add(rules)
    open_ = select(Vacancy).where(Vacancy.state == VacancyState.OPEN).order_by(Vacancy.id)
    vacancies = db.session.scalars(open_).all()
    for facts in LEADS:
        named = {"named_by_id": people[5].id, "kind": LeadKind.NAMED} if not facts["address"] else {}
        leads.add(vacancies[0], {"kind": LeadKind.FOUND, "source": facts["place"], **facts, **named}, people[1])
    asked = [questions.add(vacancies[0], facts, people[1]) for facts in QUESTIONS]
    mine = db.session.scalars(select(Application).where(Application.vacancy_id == vacancies[0].id)).all()
    for application in mine:
        for question, text in zip(asked, ("Per de eerste van de maand", "Ja"), strict=True):
            given = {"question_id": question.id, "asked": question.words, "text": text}
            db.session.add(Answer(application_id=application.id, **given))
