"""What a candidate lets the colleague see whose link it was: nothing, that somebody applied, or a reward too."""

from __future__ import annotations

from recruit.models import Application, Deed
from recruit.models.sharing import Sees
from recruit.organisation import audit
from recruit.referrals.rewards import claims


def chosen(application: Application) -> Sees:
    """What the candidate lets the colleague see now."""
    if not application.tell_sharer:
        return Sees.NOTHING
    return Sees.REWARD if application.reward_sharer else Sees.APPLIED


def choose(application: Application, sees: Sees) -> None:
    """The candidate decides, at any time; whoever calls has taken the application. A claim follows at once."""
    before = chosen(application)
    application.tell_sharer, application.reward_sharer = sees.told, sees is Sees.REWARD
    if sees.told is not before.told:
        audit.note(None, Deed.SHARER_TOLD if sees.told else Deed.SHARER_NOT_TOLD, application)
    if (sees is Sees.REWARD) is not (before is Sees.REWARD):
        audit.note(None, Deed.SHARER_REWARDED if sees is Sees.REWARD else Deed.SHARER_NOT_REWARDED, application)
    if before is Sees.REWARD and sees is not before:
        claims.take_back(application)
    claims.consider(application)
