"""The made-up organisation with something in every corner, and where a page refuses what was filled in."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select

from adapters.translatable import Said
from recruit.attribution import touches
from recruit.candidates import correspondence, decisions, leads, private_links
from recruit.core.database import db
from recruit.models import (
    Application,
    Claim,
    ClaimState,
    Lead,
    LeadKind,
    Letter,
    Proof,
    Proposal,
    ProposalState,
    Proven,
    QuestionKind,
    Screening,
    ScreeningLine,
    Stage,
    StageKind,
    TrackedLink,
    Vacancy,
    VacancyState,
)
from recruit.models.stages import REJECTED, WITHDRAWN
from recruit.organisation import self_registration
from recruit.organisation.policies import sharing
from recruit.vacancies import questions
from tests.support.factories import a_question


class Refused(NamedTuple):
    """A form that is sent with this filled in, by that button, and comes back with what is wrong."""

    path: str
    button: str
    filled: tuple[tuple[str, str], ...] = ()
    """What is typed, by the field's selector; `on` ticks it."""


def searched() -> Application:
    """Somebody about whom something was found, whom a decision does not reach yet."""
    line = db.session.scalars(select(ScreeningLine).order_by(ScreeningLine.id)).first()
    return db.session.get_one(Application, line.application_id if line else 1)


def undelivered() -> Letter:
    """A letter to somebody that no mail server takes, and one that a decision waits for."""
    for template, proves in (("finding", Proven(Proof.FINDING, 1)), ("received", None)):
        letter = correspondence.write(searched(), template, proves=proves, used=True, days=7)
        letter.due, letter.problem = None, Said("The mail server does not take this address.")
    db.session.commit()
    return letter


def asks_everything() -> Vacancy:
    """A vacancy whose form asks in all four ways, one of them with an answer that must be given."""
    vacancy = next(v for v in db.session.scalars(select(Vacancy).order_by(Vacancy.id)) if v.questions)
    kinds = {question.kind for question in questions.questions_of(vacancy)}
    for kind in QuestionKind:
        if kind not in kinds:
            a_question(vacancy, words=f"Nog een vraag: {kind}", kind=kind, options="Vroeg\nLaat", required=True)
    return vacancy


def withdrawn() -> Application:
    """Somebody who no longer wants to be considered."""
    there = db.session.scalars(select(Application).filter_by(stage_id=WITHDRAWN)).first()
    if there is None:
        running = select(Application).join(Stage, Application.stage_id == Stage.id).order_by(Application.id.desc())
        there = db.session.scalars(running.filter(Stage.kind == StageKind.RECEIVED)).first()
        assert there
        decisions.withdraw(there)
        db.session.commit()
    return there


def private(application: Application) -> str:
    """The path of a candidate's own page."""
    return f"/applications/{private_links.token_of(application)}"


def apply_path() -> str:
    """The form that asks everything."""
    return f"/vacancies/{asks_everything().id}-x/apply"


def open_vacancy() -> Vacancy:
    """One to share."""
    return db.session.scalars(select(Vacancy).filter_by(state=VacancyState.OPEN).order_by(Vacancy.id)).first() or (
        asks_everything()
    )


def through_a_colleague() -> Application:
    """Somebody who came through a colleague's link for work that is still there."""
    wanted = select(Application).where(Application.vacancy.has(state=VacancyState.OPEN), Application.tell_sharer)
    shared = Application.origin.has(TrackedLink.sharer_id.is_not(None))
    return db.session.scalars(wanted.where(shared)).first() or searched()


def of_colleagues() -> list[str]:
    """What colleagues, those whom they invite and those who come through them see at addresses of their own."""
    came, invited = through_a_colleague(), db.session.scalars(select(Lead).filter_by(kind=LeadKind.INVITED)).first()
    assert came.origin
    assert invited
    joins = f"/join/{self_registration.signer().dumps('nobody.yet@' + sharing().domains.split()[0])}"
    applies = f"/vacancies/{came.vacancy_id}-x/apply?o={touches.mark_of(came.origin)}"
    return [f"/leads/{leads.token_of(invited)}", joins, applies, private(came), f"/office/applications/{came.id}"]


def more_paths() -> list[str]:
    """Pages that no list of addresses knows: they are secret, or in a state of their own."""
    found = searched()
    rejected = db.session.scalars(select(Application).filter_by(stage_id=REJECTED)).first()
    lead = db.session.scalars(select(Lead).where(Lead.forgotten_at.is_(None))).first()
    assert rejected
    assert lead
    own = [private(one) for one in (found, rejected, withdrawn())]
    own += [f"{private(found)}/{deed}" for deed in ("correct", "delete", "withdraw")]
    decide = [f"/office/applications/{found.id}?to={REJECTED}", f"/office/applications/{rejected.id}"]
    return [*own, f"/leads/{leads.token_of(lead)}", apply_path(), *decide, *of_colleagues()]


def refusals() -> list[Refused]:
    """Every new form with something wrong on it: those of candidates first."""
    found = searched()
    own, office = private(found), f"/office/applications/{found.id}"
    level = select(Screening.vacancy_id).where(Screening.id == found.screening_id)
    vacancy = f"/office/vacancies/{db.session.scalar(level)}"
    lead = db.session.scalars(select(Lead).where(Lead.informed_at.is_(None))).first()
    assert lead
    told = [Refused(f"/office/leads/{lead.id}", 'form[action$="/told"] button')]
    return [
        Refused(apply_path(), 'form[action$="/apply"] button'),
        Refused(apply_path(), 'form[action$="/later"] button', (("#later-email", "nobody"),)),
        Refused("/applications/again", "main form button"),
        Refused(f"{own}/correct", "main form button", (("#name", ""), ("#email", "nobody"))),
        Refused(own, 'form[action$="/pool"] button[name=yes]'),
        Refused(own, 'form[action$="/messages"] button', (("#text", "  "),)),
        Refused(own, "#line-1 button[value=answer]", (("#line-1 summary", "on"),)),
        Refused(f"{office}/findings/new", "main form button", (("#source-1", "on"), ("#what", "Is zwanger."))),
        Refused(f"{office}/looked", "main form button"),
        Refused(f"{office}?to={REJECTED}", "#decide .actions button"),
        Refused(office, "#messages details form button", (("#messages summary", "on"),)),
        Refused(f"{vacancy}/screening", "main form .actions button", (("#level-4", "on"),)),
        Refused(
            f"/office/vacancies/{asks_everything().id}/questions",
            'form[action$="/questions"] button',
            (("#words", "Ben je zwanger?"),),
        ),
        Refused("/office/leads/new", "main form button"),
        *told,
        *refused_of_sharing(),
    ]


def refused_of_sharing() -> list[Refused]:
    """Forms of colleagues, and what the office says about sharing, with something wrong on them."""
    claim = db.session.scalars(select(Claim).where(Claim.state == ClaimState.PENDING, ~Claim.settled)).first()
    waits = db.session.scalars(select(Proposal).filter_by(state=ProposalState.WAITING)).first()
    assert claim
    assert waits
    settings = "/office/settings"
    return [
        Refused(f"/share/vacancies/{open_vacancy().id}/invite", "main form button"),
        Refused("/share/proposals", "main form button"),
        Refused("/share/me", "main form:has(#mastodon) button", (("#mastodon", "no address"),)),
        Refused("/share/ranking", "main form button", (("#alias", ""),)),
        Refused(f"{settings}/sharing", "main form button", (("#domains", "gmail.com"), ("#monthly_day", "31"))),
        Refused(f"{settings}/conduct", "main form button", (("#text", "x" * 10_001),)),
        Refused(f"{settings}/origins", 'form[action$="/origins"] button', (("#thin_months", "0"),)),
        Refused(f"{settings}/origins/sources/new", "main form button", (("#hosts", "no host"),)),
        Refused(f"{settings}/people/invite", "main form button"),
        Refused(f"{settings}/rewards/rules", "main form button", (("#points_hired", "many"),)),
        Refused(f"{settings}/rewards/{claim.id}", "main form button"),
        Refused(f"/office/proposals/{waits.id}", "button[value=decline]"),
    ]
