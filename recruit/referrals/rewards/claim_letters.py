"""What a colleague is told about a claim."""

from __future__ import annotations

from recruit.config import running
from recruit.core import urls
from recruit.models import About, Claim, Letter
from recruit.models.visibility import Reader, may_see
from recruit.organisation.employer import employer
from recruit.outbox import letters
from recruit.referrals.rewards.rules import money


def tell(claim: Claim) -> Letter | None:
    """A letter about where the claim is now; none if the candidate does not agree that the colleague knows, or is
    deleted: the page of rewards tells it, and nothing is written about them any more."""
    if claim.application.forgotten_at or not may_see(Reader.REWARD, claim.application):
        return None
    return letters.write(
        claim.user.email,
        "reward",
        claim.user.language or running().settings.language,
        about=About(claim.application_id),
        to_colleague=True,
        claim=claim,
        vacancy=claim.application.vacancy,
        organisation=employer().name,
        money=money,
        address=urls.absolute("/share/rewards"),
    )
