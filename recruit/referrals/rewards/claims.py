"""Claims: that a colleague brought somebody, what it is worth by now, and what a person decided about it.

A claim never changes where an application came from. It is opened for the first colleague who brought a person; for as
long as the rules say, whatever that person applies for here belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import and_, or_, select

from adapters.translatable import Said
from recruit.core import address_digests, same_people
from recruit.core.database import db, lock, now
from recruit.core.one_by_one import one_by_one
from recruit.models import Application, Claim, ClaimState, Decision, Deed, RewardRules, Role, Stage, StageKind, User
from recruit.models.visibility import Reader, is_seen, may_see
from recruit.organisation import audit
from recruit.organisation.policies import reward_rules
from recruit.referrals.integrity import holds
from recruit.referrals.results import month_of
from recruit.referrals.rewards import claim_letters, warning_signs

PURPOSE = "claim"
WAITS = (ClaimState.PENDING, ClaimState.ELIGIBLE)
"""Claims that are neither paid nor refused."""
INVITES = frozenset({StageKind.INTERVIEW, StageKind.OTHER, StageKind.OFFER, StageKind.HIRED})
"""Stages that somebody reaches who was asked to come."""


class NotNow(Exception):
    """The claim is not in a state for this. The words are for the administrator."""


def consider(application: Application) -> Claim | None:
    """Open a claim if a colleague brought this person first and the candidate agrees to a reward; if there is one
    already, look at the signs anew."""
    sharer = application.origin.sharer if application.origin else None
    mine = db.session.scalar(select(Claim).where(Claim.application_id == application.id))
    agreed = may_see(Reader.REWARD, application)
    if application.forgotten_at:
        return None
    if mine is not None:
        lock(mine)
    elif agreed and sharer and may_claim(sharer, application):
        mine = opened(application, sharer)
    if (
        mine
        and agreed
        and sharer
        and sharer.id != mine.user_id
        and mine.state == ClaimState.PENDING
        and may_claim(sharer, application)
    ):
        mine.user_id = sharer.id  # a person corrected the origin; that is a sign, so a person decides on the claim too
        audit.note(None, Deed.CLAIM_MOVED, mine)
    if mine:
        look_again(mine)
    follow(application)
    return mine


def lock_claims_of(applications: Iterable[Application]) -> None:
    """Nobody else decides about what these count for until we commit."""
    lock(*filter(None, map(claim_of, applications)))


def opened(application: Application, sharer: User | None) -> Claim | None:
    """A new claim, unless there are no rewards or the person belongs to an earlier one. Two at once make one."""
    rulebook = reward_rules()
    if not rulebook.on or sharer is None:
        return None
    lock(rulebook)
    if earlier(application, rulebook):
        return None
    claim = Claim(
        user_id=sharer.id,
        application=application,
        person=address_digests.digest(application.email, PURPOSE),
        state=ClaimState.PENDING,
        signs=[],
        settled=True,
        opened_at=now(),
    )
    db.session.add(claim)
    audit.note(None, Deed.CLAIM_OPENED, claim)
    return claim


def may_claim(sharer: User, application: Application) -> bool:
    """Nobody is rewarded for their work as a recruiter, nor for the vacancy that they hire for."""
    vacancy = application.vacancy
    hires = vacancy.author_id == sharer.id or same_people.mailbox(vacancy.contact_email) == sharer.mailbox
    return sharer.active and sharer.role == Role.EMPLOYEE and not hires


def earlier(application: Application, rulebook: RewardRules) -> Claim | None:
    """The claim that this person belongs to, whoever brought them now."""
    known = address_digests.digests(application.email, PURPOSE)
    since = application.created_at - timedelta(days=rulebook.window_days)
    wanted = select(Claim).where(
        Claim.person.in_(known),
        Claim.application_id != application.id,
        Claim.state != ClaimState.REFUSED,
        Claim.opened_at >= since,
        Claim.opened_at <= application.created_at,
    )
    return db.session.scalar(wanted.order_by(Claim.opened_at, Claim.id).limit(1))


def claim_of(application: Application) -> Claim | None:
    """The claim that an application counts for: its own, the one that has its hire, or the person's."""
    either = or_(Claim.application_id == application.id, Claim.hired_id == application.id)
    its = select(Claim).where(either).order_by(Claim.application_id != application.id)
    known = db.session.scalars(its.limit(1)).first()
    return known or (earlier(application, reward_rules()) if application.email else None)


def look_again(claim: Claim) -> None:
    """Note the signs. A new one holds the claim again, if it is not paid or refused."""
    sharer = db.session.get_one(User, claim.user_id)
    found = [str(sign) for sign in warning_signs.signs_of(claim.application, sharer, reward_rules())]
    if claim.state in WAITS and set(found) - set(claim.signs):
        claim.settled, claim.state = False, ClaimState.PENDING
    claim.signs = found
    claim.settled = claim.settled or not found


def follow(application: Application) -> None:
    """An application moved, or its candidate agrees to a reward now: its claim gets what it did. Without that consent
    it does nothing."""
    claim = claim_of(application)
    if claim is None:
        return
    lock(claim)  # it may be paid, or a person may decide, at this very moment
    if claim.state in WAITS and may_see(Reader.REWARD, application):
        bring(application, claim)


def bring(application: Application, claim: Claim) -> None:
    """Count the points of the steps that it reached, and begin or end the wait for the bonus."""
    rulebook = reward_rules()
    count_points(claim, points(application, rulebook))
    hired = application.stage.kind == StageKind.HIRED
    if hired and claim.hired_at is None:
        claim.hired, claim.hired_at = application, application.hired_at or now()
        claim.bonus, claim.currency = rulebook.bonus, rulebook.currency
        claim.due = claim.hired_at + timedelta(days=rulebook.waiting_days)
    elif claim.hired_id == application.id and not hired:
        end_wait(claim)
        for other in others(claim, application):
            bring(other, claim)


def end_wait(claim: Claim) -> None:
    """There is no hire any more for which there would be a bonus."""
    claim.hired = claim.hired_at = claim.due = None
    claim.bonus = 0
    if claim.state in WAITS:
        claim.state = ClaimState.PENDING
    db.session.flush()


def take_back(application: Application) -> None:
    """The candidate agrees to a reward no more: what is not yet paid is without what this application did. Of its own
    claim nobody hears then, and nothing is paid; in another's only what the others did is left."""
    claim = claim_of(application)
    if claim is None or claim.application_id == application.id:
        return
    lock(claim)
    if claim.state == ClaimState.PAID:
        return
    if claim.hired_id == application.id:
        end_wait(claim)
    left = others(claim, application)
    claim.points = min(claim.points, max((points(other, reward_rules()) for other in left), default=0))
    claim.points_before = min(claim.points_before, claim.points)
    for other in left:
        bring(other, claim)


def others(claim: Claim, application: Application) -> list[Application]:
    """Besides this one, those that count for a claim too: the one that opened it, and what else the person applied for
    and agrees to a reward for."""
    same_person = and_(Application.mailbox == application.mailbox, Application.mailbox != "", is_seen(Reader.REWARD))
    wanted = select(Application).where(
        Application.id != application.id, or_(Application.id == claim.application_id, same_person)
    )
    every = db.session.scalars(wanted.order_by(Application.id)).all()
    return [one for one in every if (counts_for := claim_of(one)) and counts_for.id == claim.id]


def count_points(claim: Claim, reached: int) -> None:
    """They only become more; what they were when the month began stays known, for the colleague sees that until it is
    over."""
    if reached <= claim.points:
        return
    if claim.points_at is None or claim.points_at < month_of(now()):
        claim.points_before = claim.points
    claim.points, claim.points_at = reached, now()


def points(application: Application, rulebook: RewardRules) -> int:
    """What the steps that it reached are worth together."""
    reached = select(Stage.kind).join(Decision, Decision.to_id == Stage.id)
    kinds = {application.stage.kind, *db.session.scalars(reached.where(Decision.application_id == application.id))}
    return (
        rulebook.points_received
        + rulebook.points_interview * bool(kinds & INVITES)
        + rulebook.points_hired * (StageKind.HIRED in kinds)
    )


def ripen(moment: datetime | None = None) -> int:
    """Claims whose wait was over when this month began can be paid, unless a person must look first, at the claim or at
    what was noticed of its application or link, or the candidate does not want it; how many became so. Commits each.
    All of a month at once: the day of a letter would tell the day of the hire."""
    due = select(Claim).where(
        Claim.state == ClaimState.PENDING, Claim.settled, Claim.bonus > 0, Claim.due < month_of(moment or now())
    )
    ready = due.join(Claim.application).where(~holds.is_held(), is_seen(Reader.REWARD), is_seen(Reader.OFFICE))
    return one_by_one(db.session.scalars(ready.order_by(Claim.id).limit(500)).all(), become_payable)


def become_payable(claim: Claim) -> None:
    """Its wait is over; unless somebody decided about it, or something was noticed, at this very moment."""
    lock(claim.application, claim)
    if claim.state == ClaimState.PENDING and claim.settled and may_be_paid(claim):
        claim.state = ClaimState.ELIGIBLE
        audit.note(None, Deed.CLAIM_ELIGIBLE, claim)
        claim_letters.tell(claim)


def may_be_paid(claim: Claim) -> bool:
    """Whether nobody has to look first, and the candidate agrees."""
    return may_see(Reader.REWARD, claim.application) and not holds.holds(claim)


def let_through(claim: Claim, reason: str, by: User) -> None:
    """A person looked at the signs and sees no objection. The colleague hears nothing of that. Raises NotNow."""
    lock_to_decide(claim)
    if not may_see(Reader.REWARD, claim.application):
        raise NotNow(Said("The candidate wants the colleague not to know of it, so there is no reward."))
    if claim.state not in WAITS or (claim.settled and not holds.holds(claim)):
        raise NotNow(Said("This claim does not wait for anybody."))
    if any(flag.settled_at is None for flag in holds.flags_of(claim)):
        raise NotNow(Said("There is something to look at with this claim. Look at that first."))
    claim.settled = True
    decide(claim, claim.state, reason, by, Deed.CLAIM_LET_THROUGH)


def refuse(claim: Claim, reason: str, by: User) -> None:
    """A person says no; the colleague reads why, if the candidate agreed to a reward. Raises NotNow."""
    lock_to_decide(claim)
    if claim.state not in WAITS:
        raise NotNow(Said("This claim has been paid or refused already."))
    decide(claim, ClaimState.REFUSED, reason, by, Deed.CLAIM_REFUSED)
    claim_letters.tell(claim)


def reopen(claim: Claim, reason: str, by: User) -> None:
    """A refusal was wrong; whoever read of it reads this too. Raises NotNow."""
    lock_to_decide(claim)
    if claim.state != ClaimState.REFUSED:
        raise NotNow(Said("Only a refused claim can be taken up again."))
    claim.settled = True
    decide(claim, ClaimState.PENDING, reason, by, Deed.CLAIM_REOPENED)
    claim_letters.tell(claim)
    follow(claim.application)
    for other in others(claim, claim.application):  # while it was refused they counted for nothing
        bring(other, claim)


def lock_to_decide(claim: Claim) -> None:
    """Nobody else decides meanwhile. Raises NotNow for a candidate who is deleted at this very moment: the reason may
    name somebody whom nobody here knows any more."""
    known = claim.application.forgotten_at
    lock(claim.application, claim)  # a statement about that person waits for what is written here
    if claim.application.forgotten_at != known:
        raise NotNow(Said("The candidate was deleted at this moment. Decide once more, and name nobody."))


def decide(claim: Claim, state: ClaimState, reason: str, by: User, deed: Deed) -> None:
    """Put a person's decision on the claim and on record. Raises NotNow when that person gains by it."""
    if by.id == claim.user_id:
        raise NotNow(Said("This is your own claim: a colleague decides about it."))
    claim.state, claim.reason, claim.decided_by_id, claim.decided_at = state, reason, by.id, now()
    audit.note(by, deed, claim)


def pay(claims: Iterable[Claim], by: User) -> int:
    """They were handed to payroll; how many. What is not to be paid stays as it is."""
    count, handed = 0, list(claims)
    lock(*(claim.application for claim in handed), *handed)
    for claim in handed:
        if claim.state == ClaimState.ELIGIBLE and claim.user_id != by.id and may_be_paid(claim):
            claim.state, claim.paid_at = ClaimState.PAID, now()
            audit.note(by, Deed.CLAIM_PAID, claim)
            count += 1
    return count


def forget(application: Application) -> None:
    """The candidate is forgotten: the claim stays, and knows nobody any more, nor what was said of anybody. So does one
    that only had the hire."""
    either = or_(Claim.application_id == application.id, Claim.hired_id == application.id)
    for claim in db.session.scalars(select(Claim).where(either).order_by(Claim.id)).all():
        lock(claim)
        if claim.application_id == application.id:
            claim.person = claim.reason = ""
        if claim.hired_id == application.id:
            claim.hired = None
