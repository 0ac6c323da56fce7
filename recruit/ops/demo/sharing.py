"""What colleagues of the made-up organisation shared, and what was passed on. Nobody in it exists."""

from __future__ import annotations

import random
from datetime import timedelta

from sqlalchemy import insert, select

from recruit.core.database import db, now
from recruit.models import (
    Agreement,
    Application,
    Click,
    Proposal,
    ProposalKind,
    ProposalState,
    Role,
    TrackedLink,
    User,
    Vacancy,
    VacancyState,
)
from recruit.referrals import code_of_conduct, forwarding, share_kit

RULES = """We delen wat klopt, en wat we zelf zouden willen lezen.

- Zeg erbij dat je hier werkt.
- Noem geen patiënten, bewoners of collega's.
- Krijg je een vraag die je niet kunt beantwoorden? Verwijs naar de recruiter op de pagina van de vacature."""
OWN_WORDS = "Al vier jaar mijn werkplek: hard werken, veel lachen. We kunnen er iemand bij gebruiken!"
NETWORKS = ("linkedin", "whatsapp", "linkedin", "facebook", "whatsapp", "email")


def share(people: list[User], chance: random.Random) -> None:
    """Colleagues agreed to the house rules and shared; some of what they shared was passed on."""
    version = code_of_conduct.write(RULES, people[0])
    colleagues = [person for person in people if person.role == Role.EMPLOYEE]
    opened = db.session.scalars(select(Vacancy).filter_by(state=VacancyState.OPEN).order_by(Vacancy.id)).all()
    for colleague, network in zip(colleagues[:-1], NETWORKS, strict=False):  # the last one never shared anything
        if version:
            version.at = now() - timedelta(days=10)
            db.session.add(Agreement(user_id=colleague.id, conduct_id=version.id, at=now() - timedelta(days=9)))
        for vacancy in chance.sample(list(opened), min(2, len(opened))):
            row = share_kit.share_of(colleague, vacancy, network)
            row.shared_at = now() - timedelta(days=chance.randint(1, 9), minutes=chance.randint(0, 600))
            visit(row.link, chance.randint(3, 18), chance)
    pass_on(chance)
    propose(opened[-1], colleagues[0])
    db.session.flush()


def visit(link: TrackedLink, times: int, chance: random.Random) -> None:
    """People who followed it this week."""
    db.session.flush()
    rows = [{"link_id": link.id, "at": now() - timedelta(minutes=chance.randint(5, 9_000))} for _ in range(times)]
    db.session.execute(insert(Click), rows)


def pass_on(chance: random.Random) -> None:
    """A chain of two hands after a colleague's, by which somebody applied."""
    link = db.session.scalars(select(TrackedLink).filter_by(network="whatsapp").order_by(TrackedLink.id)).first()
    if link is None:
        return
    for _ in range(2):
        link = forwarding.pass_on(link.vacancy, link)
        visit(link, chance.randint(2, 6), chance)
    here = select(Application).filter_by(vacancy_id=link.vacancy_id).order_by(Application.id.desc())
    if application := db.session.scalars(here).first():
        application.origin = link


def propose(vacancy: Vacancy, by: User) -> None:
    """Words of a colleague that the office took over."""
    accepted = {"kind": ProposalKind.WORDS, "state": ProposalState.ACCEPTED, "decided_at": now()}
    db.session.add(Proposal(user=by, vacancy=vacancy, text=OWN_WORDS, **accepted))
