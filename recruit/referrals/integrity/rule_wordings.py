"""What each flag rests on, in words: the rule with its numbers."""

from __future__ import annotations

from flask_babel import gettext as _

from recruit.attribution.clicks.deduplication import MOST
from recruit.models import FlagKind
from recruit.referrals.integrity.application_checks import AFTER_CLICK, ALONE, WHILE_OPEN
from recruit.referrals.integrity.link_checks import DAYS, LEAST_PEOPLE, STAFF, TIMES


def rule_in_words(kind: FlagKind) -> str:
    """The rule by which something of that kind is noticed."""
    hours = int(ALONE.total_seconds() / 3600)
    rules = {
        FlagKind.LIKE_REFERRER: _(
            "The candidate has the mailbox or the name of the colleague whose link it was, or an address at the same "
            "organisation. Public mail services do not count."
        ),
        FlagKind.DISPOSABLE_MAIL: _(
            "The address is at a service that gives out addresses for a short time, by a public list."
        ),
        FlagKind.SAME_DOCUMENT: _("Exactly the same file came with another name and from another mailbox."),
        FlagKind.TOO_SOON: _(
            "The application came at most %(seconds)s seconds after the click, and nobody else followed the link in "
            "the %(hours)s hours before.",
            seconds=AFTER_CLICK,
            hours=hours,
        ),
        FlagKind.FILLED_FAST: _("The form was open for less than %(seconds)s seconds.", seconds=WHILE_OPEN),
        FlagKind.BURST: _(
            "More than %(most)s visitors of one network followed the link within a minute. Figures do not count them "
            "as people.",
            most=MOST,
        ),
        FlagKind.MANY_CLICKS: _(
            "In %(days)s days at least %(people)s people followed the link, and more than %(times)s times as many for "
            "each application as on all links together.",
            days=DAYS,
            people=LEAST_PEOPLE,
            times=TIMES,
        ),
        FlagKind.STAFF_CLICKS: _(
            "People who were signed in here followed the link more than %(most)s times in one week.", most=STAFF
        ),
    }
    return str(rules[kind])
