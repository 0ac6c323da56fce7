"""Somebody whom a blind first look hides, where they may have come from, and every page that could tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from flask import Flask
from sqlalchemy import select

from recruit.candidates import correspondence, leads, messages
from recruit.candidates.privacy import daily_summary
from recruit.core.database import db, now, today
from recruit.models import (
    Answer,
    Application,
    ClickKind,
    Deed,
    Flag,
    FlagKind,
    Hold,
    Lead,
    Letter,
    Source,
    TrackedLink,
    User,
)
from recruit.organisation import audit
from recruit.referrals import invitations, thanks
from recruit.referrals.integrity import flags as noting
from recruit.referrals.rewards import claims
from recruit.reports import weekly_mail
from recruit.reports.query import By
from tests.support import full_organisation, plain_recount
from tests.support.browser import Browser
from tests.support.factories import a_lead, a_link, a_person, a_question, a_vacancy, an_application, clicked, referred

PEOPLE = (
    {
        "name": "Wilhelmina Quist",
        "email": "mina.quist@example.net",
        "phone": "+31 6 0000 4711",
        "profile": "https://www.linkedin.com/in/minaquist",
        "video": "https://video.example/mina-films",
        "document_name": "quist-cv.pdf",
        "referred_by": "Aunt Sanderijn",
    },
    {
        "name": "Teunis Obbema",
        "email": "teun.obbema@example.net",
        "phone": "+31 6 0000 1234",
        "profile": "https://github.com/teunobbema",
        "video": "https://video.example/teun-films",
        "document_name": "obbema-cv.pdf",
        "referred_by": "Uncle Bartelomeus",
    },
)
TELLS = ("Wilhelmina", "Quist", "4711", "mina-films", "Sanderijn", "Obbema", "obbema", "1234", "teun-films", "Bartelo")
"""What no page, file or letter may have in it."""
NOT_PAGES = {
    "administration.channel_new": "asks how to connect, and knows nobody",
    "door.enter": "a link in a mail signs in",
    "door.join": "a link in a mail signs in",
    "door.sso": "leads elsewhere",
    "door.sso_callback": "leads elsewhere",
    "door.sso_farewell": "leads elsewhere",
    "door.sign_in": "leads on whoever is signed in",
    "office.application_answer_document": "handed out to nobody while somebody is hidden",
    "office.application_document": "handed out to nobody while somebody is hidden",
    "office.application_correct": "leads back while somebody is hidden",
    "office.application_finding": "leads back while somebody is hidden",
    "office.application_looked": "leads back while somebody is hidden",
    "office.application_statement_document": "names nobody; not there before it is stated",
    "office.posts_card": "one card of the page with all posts",
    "share.go": "leads to a network",
    "personal.go": "leads to a network",
    "share.code_png": "a picture of a link",
    "personal.code_png": "a picture of a link",
}
"""Routes of people who work here that show no page, with the reason. A new route is walked, or stands here."""
TABLES = ("csv", "xlsx")
TURNS = re.compile(r'\d+ (?:second|minute)s? ago|(?:name="csrf_token" value=|"X-CSRFToken": |as_read" value=)"[^"]*"')


@dataclass
class World:
    """An organisation in which one person is hidden, and every way by which that person may have come."""

    application: Application
    sharer: User
    ways: dict[str, TrackedLink | None]
    lead: Lead
    invited: Lead

    def be(self, who: dict[str, str]) -> None:
        """Be another person, with other words."""
        for name, value in who.items():
            setattr(self.application, name, value)
        self.application.motivation = f"My name is {who['name']}. Call {who['phone']}. I repair lifts."
        self.application.answers[0].text = f"Ask {who['name']}"
        for letter in db.session.scalars(select(Letter).where(Letter.application_id == self.application.id)):
            if not letter.to_colleague:
                subject = f"About you, {who['name']}"
                letter.content, letter.due = letter.content | {"to": who["email"], "subject": subject}, None
        db.session.commit()

    def come(self, way: str) -> None:
        """Have come that way, with all that follows from it."""
        application, link = self.application, self.ways[way]
        application.origin = application.first = application.last = link
        application.source = db.session.get(Source, 1) if way == "source" else None
        application.tell_sharer = True
        if hasattr(application, "reward_sharer"):
            application.reward_sharer = True
        db.session.commit()
        leads.applied(application)
        if way in ("lead", "invitation"):  # whoever it is under another name is tied by a person
            (self.lead if way == "lead" else self.invited).application = application
        claims.consider(application)
        if way == "colleague":
            audit.note(None, Deed.SHARER_NOT_TOLD, application)
            audit.note(None, Deed.SHARER_TOLD, application)
            thanks.thank(application, self.sharer, "Thank you", self.sharer).due = None
        plain_recount.rebuild()
        db.session.commit()


def a_world(sharer: User) -> World:
    """Something of everything, and somebody who is hidden."""
    full_organisation.fill()
    open_look = a_vacancy(title="Open look")
    claims.consider(referred(sharer, vacancy=open_look, name="Somebody Open"))
    vacancy = a_vacancy(title="Blind look", blind=True)
    question = a_question(vacancy)
    lead = a_lead(vacancy=vacancy, name="Quirina Zandstra")
    lead.informed_at = now() - timedelta(days=1)
    invited, _text = invitations.invite(
        vacancy, invitations.Invitation("Veerle Noorman", "veerle@noorman.example", "Come", "en"), sharer
    )
    own = a_link(vacancy, sharer=sharer)
    ways: dict[str, TrackedLink | None] = {
        "straight": None,
        "colleague": own,
        "lead": lead.link,
        "invitation": invited.link,
        "flyer": a_link(vacancy, label="Fair in Leeds"),
        "elsewhere": a_link(open_look, label="Fair in York"),
        "source": None,
    }
    for link in filter(None, ways.values()):
        clicked(link, ClickKind.PERSON, times=1)
    application = an_application(vacancy=vacancy, name="", email="x@example.net", answer_by=now())
    application.answers.append(Answer(question=question, asked=question.words, text=""))
    application.looked_into_at = now()
    application.pool_until = now() + timedelta(days=90)
    until = today() + timedelta(days=9)
    db.session.add(Hold(application_id=application.id, reason="A complaint", until=until, by_id=a_person().id))
    messages.receive(application, "When will I hear from you?")
    correspondence.write(application, "received").due = None
    facts = {"people": 240, "applications": 0, "all_people": 900, "all_applications": 60}
    noting.note(FlagKind.MANY_CLICKS, facts, link_id=own.id)
    noting.note(FlagKind.FILLED_FAST, {"seconds": 9}, application_id=application.id)
    db.session.commit()
    return World(application, sharer, ways, lead, invited)


def pages(app: Flask, world: World) -> dict[str, set[str]]:
    """Every address of every page that people who work here open, by route; and those of people who were noted, which
    the office and the colleague can copy from a letter."""
    vacancy = world.application.vacancy
    letters = list(db.session.scalars(select(Letter.id).where(Letter.due.is_(None))))
    flags = [flag.id for flag in db.session.query(Flag).order_by(Flag.id)]
    links = [link.id for link in world.ways.values() if link]
    rooms: dict[str, list[int]] = {
        "vacancies": [vacancy.id, world.ways["elsewhere"].vacancy_id],  # type: ignore[union-attr]
        "applications": [world.application.id],
        "leads": [world.lead.id],
        "rewards": list(range(1, 5)),
        "integrity": flags,
        "clicks": links,
        "letters": letters,
    }
    full_organisation.codes_to_scan()
    key, found = full_organisation.key(), dict[str, set[str]]()
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint in NOT_PAGES:
            continue
        if rule.endpoint.split(".")[0] not in ("office", "administration", "share", "personal"):
            continue
        room = next((part for part in reversed(rule.rule.split("/")) if part in rooms), "")
        for number in rooms.get(room, [1]) if "number" in rule.arguments else [1]:
            given: dict[str, Any] = {"number": number, "key": key, "network": "linkedin"}
            with app.test_request_context():
                address = app.url_for(rule.endpoint, **{name: given[name] for name in rule.arguments})
            found.setdefault(rule.endpoint, set()).add(address)
    for lead in (world.lead, world.invited):
        found.setdefault("public.lead", set()).add(leads.address(lead).removeprefix("http://careers.example"))
    asked = found["office.applications"]
    asked |= {f"/office/applications?vacancy={vacancy.id}&{more}" for more in ("", "channel=none", "channel=sources")}
    asked |= {f"/office/applications?origin=link-{number}" for number in links}
    asked |= {f"/office/applications?q={who['name'].split()[1]}" for who in PEOPLE}
    asked |= {f"/office/applications?q={who['email']}" for who in PEOPLE}
    found["office.application"].add(f"/office/applications/{world.application.id}?to=6")
    found["administration.audit_log"] |= {
        f"/office/settings/audit?{more}"
        for more in (f"what=leads+{world.lead.id}", "who=0", "deed=lead+applied", "what=claims", "deed=sharer+told")
    }
    for by in By:
        found["office.reports"] |= {f"/office/reports?by={by.value}&range=12m&as={kind}" for kind in ("", *TABLES)}
    found["office.reports"].add(f"/office/reports?by=post&vacancy={vacancy.id}&range=12m&as=csv")
    return found


def read(browser: Browser, address: str) -> str:
    """What stands there, without what is another at each look; empty where there is no page."""
    with browser.app.app_context():
        answer = browser.client.get(address, headers={"Accept-Language": "en"})
        data = answer.get_data()
        answer.close()
    if answer.status_code != 200:
        return ""
    if str(answer.mimetype).endswith("sheet"):
        with ZipFile(BytesIO(data)) as book:
            return "".join(book.read(name).decode() for name in sorted(book.namelist()) if name.startswith("xl/"))
    return TURNS.sub("", data.decode(errors="replace"))


def letters_of_the_office() -> str:
    """The figures of the letters that the office gets by the clock."""
    weeks = weekly_mail.weeks_before(today() + timedelta(days=7))
    return f"{weeks.lines()} {weeks.now} {daily_summary.summary_at()}"
