"""Colleagues of the made-up organisation: where they work, and what they proposed."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from recruit.core.database import db, now
from recruit.models import Deed, ProposalState, Role, Unit, User, Vacancy
from recruit.organisation import audit, policies
from recruit.referrals import proposals

WORDS = (
    "Ik werk hier nu zes jaar en ga nog steeds fluitend naar huis. Kom eens een ochtend meelopen, dan zet ik koffie.",
    "Een team dat je opvangt als het druk is, en een rooster dat je zelf mee maakt. Daarom blijf ik.",
)
CHANNEL = "De nieuwsbrief van de hogeschool: daar lezen alle laatstejaars verpleegkunde mee."


def speak(opened: list[Vacancy], people: list[User]) -> None:
    """Everybody has a unit; two proposed words, one a channel, and one of them has an answer."""
    policies.change(policies.sharing(), {"domains": "delinde.example"}, people[0])
    units = list(db.session.scalars(select(Unit).order_by(Unit.id)))
    colleagues = [user for user in people if user.role == Role.EMPLOYEE]
    for number, user in enumerate(colleagues):
        user.unit = units[number % len(units)]
    colleagues[0].mastodon = "mastodon.example"
    still_open = [v for v in opened if v.opened_at and not v.closed_at and v.language == "nl"]
    first, second = (
        proposals.propose(user, words, vacancy)
        for user, words, vacancy in zip(colleagues, WORDS, still_open[-2:], strict=False)
    )
    third = proposals.propose(colleagues[2], CHANNEL, None)
    for days, proposal in zip((9, 2, 1), (first, second, third), strict=True):
        proposal.at = now() - timedelta(days=days)
    db.session.flush()
    # As if it had been answered a week ago: deciding would write a letter, and nobody reads mail here.
    first.state, first.answer = ProposalState.ACCEPTED, "Mooi gezegd, dank je wel."
    first.decided_by, first.decided_at = people[1], now() - timedelta(days=7)
    audit.note(people[1], Deed.PROPOSAL_ACCEPTED, first)
