"""Made-up invitations, thanks, and what candidates say about who sent them. Nobody of them exists."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from recruit.candidates import letter_receipts
from recruit.core.database import db, now
from recruit.models import Application, Letter, TrackedLink, User, Vacancy, VacancyState
from recruit.models.stages import HIRED, INTERVIEW
from recruit.referrals import invitation_review, invitations, thanks
from recruit.referrals.invitations import Invitation

INVITED = (
    (
        "Hanna Vermeer",
        "hanna.vermeer@example.org",
        "Jij zoekt toch iets met meer rust? Dit team snapt dat.",
    ),
    ("Sjoerd Kuipers", "", "Dit is precies jouw werk, en je zou mijn collega zijn."),
    ("Milan de Groot", "milan.de.groot@example.org", "Bij ons kun je wél in de buurt van huis werken."),
)
THANKS = (
    "Zonder jou hadden we elkaar niet gevonden. Dank!",
    "Wat een goede tip. We hadden een mooi gesprek, dank je wel.",
)


def fill(people: list[User]) -> None:
    """Colleagues invited three people, two were thanked, and candidates said who sent them."""
    db.session.flush()
    open_ = select(Vacancy).where(Vacancy.state == VacancyState.OPEN, Vacancy.language == "nl")
    open_ = open_.order_by(Vacancy.id.desc())
    for vacancy, by, given in zip(db.session.scalars(open_).all(), people[3:], INVITED, strict=False):
        name, email, words = given
        lead, _text = invitations.invite(vacancy, Invitation(name, email, words, vacancy.language), by)
        if not email:
            continue
        list(invitation_review.weigh_one(lead, now()))
        letter = db.session.scalars(select(Letter).where(Letter.lead_id == lead.id)).one()
        letter_receipts.by(letter)  # as if it had left: nobody lives at these addresses
        db.session.delete(letter)
        lead.created_at, lead.reminded_at = now() - timedelta(days=9), now() - timedelta(days=2)
    came = select(Application).join(Application.origin).where(TrackedLink.sharer_id.is_not(None))
    for number, application in enumerate(db.session.scalars(came.order_by(Application.id)).all()):
        application.confirms_sharer = (True, None, True, False)[number % 4]
    wanted = came.where(Application.stage_id.in_((HIRED, INTERVIEW))).order_by(Application.id)
    for application, words in zip(db.session.scalars(wanted.limit(len(THANKS))).all(), THANKS, strict=False):
        if colleague := thanks.whom(application):
            db.session.delete(thanks.thank(application, colleague, words, people[1]))
    straight = select(Application).where(Application.origin_id.is_(None), Application.language == "nl")
    for application in db.session.scalars(straight.order_by(Application.id).limit(1)):
        application.referred_by = f"{people[6].name}, via de sportclub"
