"""Made-up rewards: rules, claims in every state, and a ranking of three."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from recruit.core.database import db
from recruit.models import Application, Claim, Decision, Letter, TrackedLink, User
from recruit.models.stages import HIRED
from recruit.organisation import policies
from recruit.referrals.rewards import claims

NOTE = "De bonus staat op het loonstrookje van de maand erna."
ALIASES = ("Zilvermeeuw", "Eik", "Koekoek")


def reward(people: list[User]) -> None:
    """As if rewards had been on from the beginning."""
    policies.change(policies.reward_rules(), {"on": True, "bonus": 750_00, "waiting_days": 14, "note": NOTE}, people[0])
    policies.change(policies.sharing(), {"ranking": True}, people[0])
    for colleague, alias in zip(people[3:], ALIASES, strict=False):
        colleague.alias = alias
    db.session.flush()
    shared = select(Application).join(Application.origin).where(TrackedLink.sharer_id.is_not(None))
    opened = []
    for number, application in enumerate(db.session.scalars(shared.order_by(Application.id)).all()):
        application.confirms_sharer = number % 3 == 0 or None
        application.reward_sharer = application.tell_sharer
        if claim := claims.consider(application):
            date_back(claim)
            opened.append(claim)
    doubt(opened[0])
    claims.ripen()
    refusable = select(Claim).where(Claim.settled).order_by(Claim.id.desc()).limit(1)
    for claim in db.session.scalars(refusable).all():
        claims.refuse(claim, "We spraken deze kandidaat al op de open dag in mei.", people[0])
    db.session.flush()
    for letter in db.session.scalars(select(Letter).where(Letter.to_colleague | ~Letter.is_about_somebody)):
        db.session.delete(letter)  # as if it had left: nobody lives at these addresses


def doubt(claim: Claim) -> None:
    """The candidate says that somebody else sent the vacancy: a person must look at it."""
    claim.application.confirms_sharer = False
    claims.look_again(claim)


def date_back(claim: Claim) -> None:
    """As if it had been opened when somebody applied, and followed since."""
    claim.opened_at = claim.application.created_at
    claim.points_at = None  # all of it is past
    hired = select(Decision.at).where(Decision.application_id == claim.application_id, Decision.to_id == HIRED)
    if at := db.session.scalar(hired.limit(1)):
        claim.hired_at, claim.due = at, at + timedelta(days=policies.reward_rules().waiting_days)
