"""What happens in a procedure with searches, in one line, for the tests about screening."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

import jobs.send_letter
from recruit.candidates import private_links
from recruit.candidates.screening import findings, levels
from recruit.candidates.screening.findings import Finding, Search, Source
from recruit.core.database import db
from recruit.models import Application, Letter, Level, Proof, Screening, ScreeningLine, Vacancy
from tests.support.factories import a_vacancy, an_application

SEEN = date(2026, 11, 2)


def a_screened_vacancy(level: int = Level.PROFESSIONAL_NETWORKS, **but: Any) -> Vacancy:
    """A vacancy that says how far we go."""
    vacancy = a_vacancy()
    facts: dict[str, Any] = {
        "level": level,
        "criteria": "Night shifts\nTeaching new colleagues",
        "sources": "LinkedIn, GitHub" if level > Level.GIVEN_LINKS else "",
        "searcher": "the team lead",
        "agency": "Zoekwerk" if level == Level.AGENCY else "",
        "answer_days": 14,
        "wait_days": 7,
    }
    levels.change(vacancy, facts | but, "", None)
    db.session.commit()
    return vacancy


def somebody(vacancy: Vacancy | None = None, **but: Any) -> Application:
    """An application whose candidate read how far we go."""
    vacancy = vacancy or a_screened_vacancy()
    return an_application(vacancy=vacancy, screening=levels.ensure(vacancy), **but)


def go_to(vacancy: Vacancy, level: int, reason: str = "A new client asks for it", **but: Any) -> Screening:
    """Change how far we go."""
    version = levels.change(vacancy, levels.facts_of(levels.current(vacancy)) | {"level": level} | but, reason, None)
    db.session.commit()
    return version


def a_search(source: Source = Source.NETWORK, **but: Any) -> Search:
    """Somebody looked on LinkedIn."""
    return Search(**{"source": source, "seen": SEEN, "address": "https://www.linkedin.com/in/example"} | but)


def a_finding(**but: Any) -> Finding:
    """What stood there."""
    facts = {
        "what": "Leads the night team of a ward of twenty beds.",
        "criterion": "Night shifts",
        "relevance": "The work has night shifts.",
        "used": True,
    }
    return Finding(**facts | but)


def found(application: Application, **but: Any) -> ScreeningLine:
    """Something was noted."""
    line, _ = findings.note(application, a_search(), a_finding(**but), None)
    db.session.commit()
    return line


def letters(*proofs: Proof) -> list[Letter]:
    """What is on its way to candidates, perhaps only what proves this."""
    wanted = select(Letter).where(Letter.is_about_somebody).order_by(Letter.id)
    return list(db.session.scalars(wanted.where(Letter.proves.in_(proofs)) if proofs else wanted))


def mark_of(application: Application) -> dict[str, str]:
    """What the form for the statement sends of whoever came by the link in a letter."""
    mark = private_links.mailed(application).partition("?m=")[2]
    db.session.commit()
    return {"m": mark}


def deliver() -> None:
    """The post goes out."""
    for number in list(db.session.scalars(select(Letter.id))):
        jobs.send_letter.send(number)
    db.session.expire_all()


def noted(application: Application) -> ScreeningLine:
    """A finding in the log of somebody who knows how far we go."""
    if application.screening is None:
        application.screening = levels.ensure(application.vacancy)
    line, _ = findings.note(application, a_search(Source.LINK), a_finding(), None)
    findings.answer(application, line.number, findings.AnswerKind.NOT_ME, "")
    db.session.commit()
    return line
