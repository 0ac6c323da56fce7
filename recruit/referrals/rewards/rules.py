"""What a referral brings the colleague, and the same in sentences that everybody reads before sharing."""

from __future__ import annotations

from flask_babel import get_locale, ngettext
from flask_babel import gettext as _

from recruit.models import RewardRules
from recruit.publishing.openings import amount


def money(cents: int, currency: str) -> str:
    """An amount in the reader's language."""
    return amount(cents, currency, get_locale().language)


def to_candidate(row: RewardRules, name: str) -> str:
    """What somebody whose link it was may get, and when, for the candidate who is asked to agree."""
    found = [
        ngettext("%(num)s point when you apply", "%(num)s points when you apply", row.points_received),
        ngettext("%(num)s point at an interview", "%(num)s points at an interview", row.points_interview),
        ngettext("%(num)s point if you are hired", "%(num)s points if you are hired", row.points_hired),
        _("%(bonus)s if you are hired", bonus=money(row.bonus, row.currency)),
    ]
    given = (row.points_received, row.points_interview, row.points_hired, row.bonus)
    steps = ", ".join(step for step, much in zip(found, given, strict=True) if much)
    if not steps:
        return str(_("At this moment %(name)s would get nothing for it.", name=name))
    return str(_("%(name)s may get: %(steps)s.", name=name, steps=steps))


def rules_in_words(row: RewardRules) -> list[str]:
    """The rules as sentences."""
    points = {"received": row.points_received, "interview": row.points_interview, "hired": row.points_hired}
    found = []
    if any(points.values()):
        found.append(
            _(
                "Points: %(received)s when somebody applies, %(interview)s at an interview, %(hired)s when hired.",
                **points,
            )
        )
    if row.bonus:
        found.append(
            ngettext(
                "A bonus of %(bonus)s when somebody is hired: %(num)s day later, from the next month on.",
                "A bonus of %(bonus)s when somebody is hired: %(num)s days later, from the next month on.",
                row.waiting_days,
                bonus=money(row.bonus, row.currency),
            )
        )
    return [
        *found,
        ngettext(
            "Who shares first counts: for %(num)s day a person is your referral, for every vacancy.",
            "Who shares first counts: for %(num)s days a person is your referral, for every vacancy.",
            row.window_days,
        ),
        ngettext(
            "Somebody who applied or was noted by us less than %(num)s day before was known already.",
            "Somebody who applied or was noted by us less than %(num)s days before was known already.",
            row.known_days,
        ),
        _("Recruiters, administrators and whoever the vacancy names as its contact get nothing for it."),
        _("Clicks are never rewarded."),
        _("Only if the candidate agrees, for a reward tells you of them. Points appear when the month is over."),
        _("Nothing is refused by itself: a person decides, and you read the reason."),
    ]
