"""An organisation with something of everything, and the address of every page there is."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select

from recruit.candidates import correspondence
from recruit.core.database import db, now
from recruit.models import (
    Application,
    ClickKind,
    CloseReason,
    FlagKind,
    Letter,
    Role,
    Source,
    TrackedLink,
    User,
    Vacancy,
    VacancyState,
)
from recruit.organisation import personal_links, policies
from recruit.publishing import publications
from recruit.referrals import invitations, share_kit, thanks
from recruit.referrals.integrity import flags
from recruit.referrals.rewards import claims
from recruit.vacancies.lifecycle import close
from tests.support import plain_recount
from tests.support.channel_cases import FILLED_IN
from tests.support.factories import (
    a_channel,
    a_colleague,
    a_cost,
    a_lead,
    a_link,
    a_person,
    a_policy,
    a_proposal,
    a_question,
    a_rule,
    a_unit,
    a_vacancy,
    an_application,
    clicked,
    referred,
    rewarded,
)
from tests.support.integrity import EVIDENCE
from tests.support.screening import noted

FILES = (
    "brand",
    "icon",
    "sitemap",
    "robots",
    "static",
    "follow",
    "application_document",
    "go",
    "code_png",
    "code_svg",
    "posts_card",
    "application_answer_document",
    "application_statement_document",
    "audit_export",
    "rewards_export",
    "key",
    "sso",
    "sso_callback",
    "sso_farewell",
)
"""Endpoints, by their own name, that answer with something other than a page."""
PROBES = ("check_health", "show_measures")
"""Those that answer machines."""


WORDS = {
    "en": {
        "unit": "Care",
        "title": "Ward nurse (m/f/x)",
        "porter": "Porter",
        "why": "Fits the team",
        "asked": "When can you start?",
    },
    "nl": {
        "unit": "Zorg",
        "title": "Verpleegkundige",
        "porter": "Portier",
        "why": "Past goed",
        "asked": "Wanneer kun je?",
    },
}


def fill(language: str = "en") -> Vacancy:
    """Rows for every page, whose words are all in one language; the vacancy that has the most."""
    said = WORDS[language]
    for kind, given in FILLED_IN.items():
        a_channel(kind=kind, name=kind, settings=given)
    a_rule("Voorheen")
    a_cost(note="…")
    porter = {"title": said["porter"], "language": language, "summary": "", "body": "…"}
    a_lead(vacancy=a_vacancy(**porter), language=language, why=said["why"])
    a_policy(figures_public=True)
    vacancy = a_vacancy(unit=a_unit(name=said["unit"]), language=language, title=said["title"], summary="", body="…")
    publications.drafts(vacancy)
    a_question(vacancy, words=said["asked"])
    flyer, earlier = a_link(vacancy, label="Flyer"), a_link(vacancy)
    known = an_application(language=language, vacancy=vacancy, origin=flyer, first=earlier, last=flyer)
    noted(known)
    undelivered = correspondence.write(known, "received")
    undelivered.due, undelivered.problem = None, "The mail server does not take this address."
    thanked_and_invited(vacancy, language)
    came_in_other_ways(vacancy, language)
    close(a_vacancy(**porter), CloseReason.FILLED, "", None)
    colleague = a_colleague()
    personal_links.renew(colleague)
    a_proposal(user=colleague, vacancy=vacancy, text="…")
    rewarded()
    policies.change(policies.sharing(), {"ranking": True}, None)
    application = referred(colleague, vacancy=vacancy, confirms_sharer=False)
    claims.consider(application)
    noticed(application)
    for kind in ClickKind:
        clicked(db.session.get_one(TrackedLink, 1), kind, times=12)
    for number, publication in enumerate(publications.drafts(vacancy)):
        publication.published_at, publication.carried = now(), ["role", "pay"][: 1 + number % 2]
    plain_recount.rebuild()
    db.session.commit()
    return vacancy


def came_in_other_ways(vacancy: Vacancy, language: str) -> None:
    """Somebody came from elsewhere, and somebody by two links, one of them to another vacancy."""
    facts = {"language": language, "vacancy": vacancy}
    an_application(**facts, source=db.session.get(Source, 1))
    first, last = a_link(vacancy, label="Flyer"), a_link(a_vacancy(title=WORDS[language]["porter"]), label="Flyer")
    an_application(**facts, origin=last, first=first, last=last)


def noticed(application: Application) -> None:
    """Something to look at, of every kind."""
    for kind, evidence in EVIDENCE.items():
        of_link = kind in (FlagKind.BURST, FlagKind.MANY_CLICKS, FlagKind.STAFF_CLICKS)
        about = {"link_id": application.origin_id} if of_link else {"application_id": application.id}
        flags.note(kind, evidence, **about)


def thanked_and_invited(vacancy: Vacancy, language: str) -> None:
    """Somebody came through an administrator's link, for which a recruiter said thank you; and an invitation."""
    sharer = db.session.scalars(select(User).where(User.role == Role.ADMINISTRATOR).limit(1)).first() or a_person()
    link = a_link(vacancy, sharer=sharer)
    link.network = "linkedin"
    facts = {"language": language, "name": "Bo Maas", "confirms_sharer": True}
    application = an_application(vacancy=vacancy, origin=link, **facts)
    thanks.thank(application, sharer, WORDS[language]["why"], a_person(name="Robin Maas"))
    given = invitations.Invitation("Quirina Maas", "quirina@maas.example", WORDS[language]["why"], language)
    invitations.invite(vacancy, given, sharer)


def numbers_of(vacancy: Vacancy) -> dict[str, int]:
    """Which row each room of the office shows."""
    return {"vacancies": vacancy.id, "posts": publications.drafts(vacancy)[0].id, "applications": 1} | {
        "letters": db.session.scalars(select(Letter.id).where(Letter.due.is_(None)).order_by(Letter.id)).first() or 1
    }


def key() -> str:
    """Of the personal link of somebody who works here."""
    somebody = db.session.scalars(select(User).where(User.active).order_by(User.id.desc()).limit(1)).one()
    token = personal_links.token_of(somebody)
    db.session.commit()
    return token


def codes_to_scan() -> None:
    """Everybody who works here has asked for a card of each open vacancy."""
    for user in db.session.scalars(select(User).where(User.active)):
        for vacancy in db.session.scalars(select(Vacancy).where(Vacancy.state == VacancyState.OPEN)):
            share_kit.share_of(user, vacancy, "code")
    db.session.commit()


def addresses(app: Flask, numbers: dict[str, int]) -> list[tuple[str, str]]:
    """Endpoint and address of every page that a GET opens."""
    codes_to_scan()
    found, words, opens = [], "ward-nurse-m-f-x", key()
    for rule in app.url_map.iter_rules():
        last = rule.endpoint.split(".")[-1]
        if "GET" not in (rule.methods or ()) or last in FILES + PROBES or "token" in rule.arguments:
            continue
        room = next((part for part in rule.rule.split("/") if part in numbers), "")
        values: dict[str, object] = {"number": numbers.get(room, 1), "line": 1}
        values |= {"network": "linkedin", "name": "mastodon", "words": words, "slug": words, "key": opens}
        with app.test_request_context():
            found.append((rule.endpoint, app.url_for(rule.endpoint, **{k: values[k] for k in rule.arguments})))
    return found
