"""Rows that are fine as they are; `but` says what is special in a test."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count
from typing import Any

from sqlalchemy import select, text

from recruit.attribution import links
from recruit.attribution.clicks.counters import Sums
from recruit.candidates import leads
from recruit.core import schema
from recruit.core.database import db, now
from recruit.models import (
    Application,
    Channel,
    Click,
    ClickKind,
    Contract,
    Cost,
    HouseRule,
    Lead,
    LeadKind,
    Period,
    Policy,
    Proposal,
    Question,
    QuestionKind,
    RewardRules,
    Role,
    TrackedLink,
    Unit,
    User,
    Vacancy,
    VacancyPlace,
    VacancyState,
    places,
)
from recruit.models.candidates import OF_THE_PERSON
from recruit.models.house_rules import RuleKind, Severity
from recruit.organisation import policies
from recruit.organisation.policies import policy
from recruit.publishing import publications, rulebook
from recruit.referrals import proposals
from recruit.vacancies import questions

numbers = count(1)


def saved(row: Any) -> Any:
    """Put a row in the database."""
    db.session.add(row)
    db.session.commit()
    return row


def a_person(**but: Any) -> User:
    """A recruiter."""
    facts = {"email": f"person{next(numbers)}@example.org", "name": "Robin de Wit", "role": Role.RECRUITER}
    return saved(User(**facts | but))


def a_vacancy(**but: Any) -> Vacancy:
    """An open vacancy with all that a careful recruiter fills in."""
    facts = {
        "title": "Ward nurse (m/f/x)",
        "state": VacancyState.OPEN,
        "opened_at": now(),
        "unit": None,
        "places": "Leeds",
        "hours_min": 24.0,
        "hours_max": 36.0,
        "contract": Contract.PERMANENT,
        "pay_min": 3_200_00,
        "pay_max": 4_100_00,
        "pay_period": Period.MONTH,
        "pay_currency": "EUR",
        "language": "en",
        "summary": "Look after twelve beds on a quiet ward, with a second nurse on every shift.",
        "body": "You will **care** for twelve beds.\n\n- early shifts\n- late shifts",
        "tags": "nursing, care",
        "contact_name": "Sam Jansen",
        "contact_email": "sam@example.org",
    }
    facts |= but
    return saved(Vacancy(**facts | {"places": places_of(facts["places"])}))


def places_of(text: str) -> list[VacancyPlace]:
    """The places that a text names, as rows."""
    return places.rows(places.in_text(text))


def drafted(vacancy: Vacancy) -> Vacancy:
    """The vacancy, with a post for each channel that is there by now."""
    publications.drafts(vacancy)
    db.session.commit()
    return vacancy


def a_unit(**but: Any) -> Unit:
    """A part of the organisation."""
    return saved(Unit(**{"name": f"Unit {next(numbers)}"} | but))


def a_channel(**but: Any) -> Channel:
    """A notebook channel; its file lies in the folder that `settings` names."""
    facts: dict[str, Any] = {"kind": "notebook", "name": "Notebook", "settings": {}}
    return saved(Channel(**facts | but))


def a_rule(words: str, **but: Any) -> HouseRule:
    """A word that stops every text, for all channels."""
    facts = {"kind": RuleKind.BLOCKED, "words": words, "severity": Severity.BLOCK}
    row = rulebook.add(facts | but, None)
    db.session.commit()
    return row


def a_policy(**but: Any) -> Policy:
    """The organisation's rules, saved."""
    row = policy()
    for name, value in but.items():
        setattr(row, name, value)
    return saved(row)


def a_cost(**but: Any) -> Cost:
    """What a channel cost this year."""
    facts: dict[str, Any] = {"cents": 365_00, "since": date(2026, 1, 1), "until": date(2026, 12, 31), "note": ""}
    if "channel" not in but and "channel_id" not in but:
        known = db.session.scalars(select(Channel).order_by(Channel.id).limit(1)).first()
        facts["channel"] = known or a_channel()
    return saved(Cost(**facts | but))


def clicked(link: TrackedLink, kind: ClickKind = ClickKind.PERSON, at: datetime | None = None, times: int = 1) -> None:
    """A link was followed: the clicks, and the figures that are made of them."""
    at = at or now()
    db.session.add_all([Click(link_id=link.id, kind=kind, at=at) for _ in range(times)])
    sums = Sums()
    sums.count(link.id, int(at.timestamp()), kind, times)
    sums.keep()
    db.session.commit()


def a_link(vacancy: Vacancy | None = None, **but: Any) -> TrackedLink:
    """A tracked link to a vacancy."""
    link = links.mint(vacancy or a_vacancy(), **but)
    db.session.commit()
    return link


def an_application(**but: Any) -> Application:
    """Somebody applied."""
    number = next(numbers)
    facts: dict[str, Any] = {
        "name": "Alex Vos",
        "email": f"alex{number}@example.org",
        "digest": f"{number:064x}",
        "seed": f"s{number}",
        "language": "en",
        "mailbox_proved_at": now(),
    }
    if "vacancy" not in but:
        facts["vacancy"] = a_vacancy()
    if but.get("forgotten_at"):  # nothing of the person is left
        but |= dict.fromkeys(OF_THE_PERSON, "")
    return saved(Application(**facts | but))


def a_question(vacancy: Vacancy | None = None, **but: Any) -> Question:
    """A question of the recruiter's own, on the form of a vacancy."""
    facts = {"words": "When can you start?", "kind": QuestionKind.TEXT, "hint": "", "options": "", "required": False}
    row = questions.add(vacancy or a_vacancy(), facts | but, None)
    db.session.commit()
    return row


def a_lead(**but: Any) -> Lead:
    """Somebody found on a network."""
    facts: dict[str, Any] = {
        "kind": LeadKind.FOUND,
        "name": "Quirina Zandstra",
        "address": "https://www.linkedin.com/in/quirina",
        "email": "quirina@example.org",
        "place": "LinkedIn",
        "source": "LinkedIn",
        "why": "Ten years on a children's ward",
        "language": "en",
    }
    if but.get("kind") == LeadKind.NAMED:  # by a colleague, and found nowhere
        facts |= dict.fromkeys(("address", "place", "source"), "")
    facts |= but
    lead = leads.add(facts.pop("vacancy", None) or a_vacancy(), facts, a_person())
    db.session.commit()
    return lead


def a_proposal(**but: Any) -> Proposal:
    """A colleague proposes other words for a vacancy."""
    facts = {"user": None, "text": "Twelve beds, and never alone on a shift.", "vacancy": None} | but
    row = proposals.propose(facts["user"] or a_person(role=Role.EMPLOYEE), facts["text"], facts["vacancy"])
    return saved(row)


def the_version() -> None:
    """The database says of itself that it is of this version, as after a migration."""
    db.session.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
    db.session.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": schema.head()})
    db.session.commit()


def a_colleague(**but: Any) -> User:
    """Somebody who works here and shares."""
    email = f"colleague{next(numbers)}@delinde.example"
    return a_person(**{"name": "Bo Kuipers", "role": Role.EMPLOYEE, "email": email} | but)


def rewarded(**but: Any) -> RewardRules:
    """Rules under which a hire brings a bonus."""
    row = policies.reward_rules()
    for name, value in ({"on": True, "bonus": 500_00, "waiting_days": 60} | but).items():
        setattr(row, name, value)
    return saved(row)


def referred(sharer: User | None = None, **but: Any) -> Application:
    """Somebody who applied through a colleague's link; whoever lets that be told agrees to a reward too."""
    but = {"reward_sharer": but.get("tell_sharer", True)} | but
    vacancy = but.pop("vacancy", None) or a_vacancy()
    origin = a_link(vacancy, sharer=sharer or a_colleague())
    return an_application(vacancy=vacancy, origin=origin, **but)
