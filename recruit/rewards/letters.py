"""What a colleague is told about a claim."""

from __future__ import annotations

from recruit import mail
from recruit.config import running
from recruit.models import Claim, Letter
from recruit.organisations import employer
from recruit.rewards.rules import money


def tell(claim: Claim) -> Letter | None:
    """A letter about where the claim is now; none about an application that the candidate keeps to themselves."""
    if not claim.application.tell_sharer and not claim.bonus:
        return None
    return mail.write(
        claim.user.email,
        "reward",
        claim.user.language or running().settings.language,
        about=f"application {claim.application_id}",
        to_colleague=True,
        claim=claim,
        vacancy=claim.application.vacancy,
        organisation=employer().name,
        money=money,
        address=f"{running().settings.url.rstrip('/')}/share/rewards",
    )
