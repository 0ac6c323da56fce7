"""A small made-up organisation, so that every screen has something to show. Nobody in it exists."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import insert, select, update

import adapters
from adapters.translatable import Said
from recruit.attribution import links
from recruit.attribution.clicks.counters import Sums
from recruit.candidates import origin_correction
from recruit.candidates.screening import levels
from recruit.core.database import db, now, today
from recruit.models import (
    Application,
    AuditLine,
    Channel,
    Click,
    ClickKind,
    CloseReason,
    Contract,
    Deed,
    Level,
    Period,
    Publication,
    PublicationState,
    Remote,
    Role,
    Subject,
    TrackedLink,
    Unit,
    User,
    Vacancy,
)
from recruit.models.house_rules import RuleKind
from recruit.models.places import in_text, rows
from recruit.ops.demo import came, candidates, colleagues, costs, integrity, referrals, rewards, sharing
from recruit.ops.demo.spoken import SAID, SEARCHED_BY
from recruit.ops.demo.texts import COLLEAGUES, ORGANISATION, UNITS, VACANCIES
from recruit.organisation import audit
from recruit.organisation.employer import employer
from recruit.publishing import publications, rulebook, takedown
from recruit.publishing.transitions import pretend
from recruit.reports import recount
from recruit.vacancies import lifecycle

WEEKS = 6
MADE_UP = "made-up"
CALLED = {
    "notebook": ("Kladblok", "posts.jsonl"),
    "x": ("X – @delindezorg", "@delindezorg"),
    "mastodon": ("Mastodon – @delinde", "@delinde@social.example"),
    "bluesky": ("Bluesky – @delinde", "@delinde.example"),
    "linkedin_group": ("LinkedIn-groep Zorg Utrecht", ""),
    "facebook_group": ("Facebook-groep Werken in de zorg", ""),
}
"""What the channels of some kinds are called, and who speaks there; any other has the name of its kind."""
FILLED_IN = {"server": "https://social.example", "group": "1234567", "organization": "1234567", "folder": ""}
"""What is filled in where a made-up word would be seen to be one."""
PULL = {"linkedin": 9, "mastodon": 2, "bluesky": 2, "x": 4, "linkedin_group": 5, "facebook_group": 6, "notebook": 0}
"""How much some kinds of channel bring, against the others: each of those brings 3."""


def how_far(vacancy: Vacancy, chance: random.Random) -> dict[str, Any]:
    """What candidates of one vacancy or another are told about searching, in the language of the vacancy."""
    links, networks = SEARCHED_BY[vacancy.language]
    level = chance.choice((Level.NOTHING, Level.GIVEN_LINKS, Level.PROFESSIONAL_NETWORKS))
    if level == Level.NOTHING:
        return {"level": level}
    return {"level": level} | (links if level == Level.GIVEN_LINKS else networks | {"sources": "LinkedIn, GitHub"})


def fill() -> None:
    """Fill an empty database; one that has vacancies is left alone."""
    if db.session.scalar(select(Vacancy.id).limit(1)):
        return
    chance = random.Random(20140101)  # noqa: S311  the same organisation every time
    people = introduce()
    channels = connect()
    opened = [write(facts, people[n % 3], chance) for n, facts in enumerate(VACANCIES)]
    for vacancy in opened:
        publish(vacancy, people, channels, chance)
        visit(vacancy, chance)
        candidates.apply(vacancy, chance)
    came.fill()
    candidates.look_up(people[1])
    show_trouble(opened, people[1])
    rulebook.add(
        {"kind": RuleKind.CONFIDENTIAL, "words": "Project Reiger", "note": "Vraag het aan Communicatie."}, people[0]
    )
    close_two(opened, people[0])
    candidates.decide(people[1], chance)
    candidates.write(people[1])
    candidates.find(people)
    colleagues.speak(opened, people)
    sharing.share(people, chance)
    costs.pay(people[1])
    rewards.reward(people)
    referrals.fill(people)
    integrity.notice(people)
    db.session.commit()
    recount.everything()


def introduce() -> list[User]:
    """The organisation and its people: an administrator, two recruiters, six colleagues."""
    organisation = employer()
    for name, value in ORGANISATION.items():
        setattr(organisation, name, value)
    db.session.add(organisation)
    roles = [Role.ADMINISTRATOR, Role.RECRUITER, Role.RECRUITER, *[Role.EMPLOYEE] * (len(COLLEAGUES) - 3)]
    people = [
        User(name=name, email=f"{name.split()[0].lower()}@delinde.example", role=role)
        for name, role in zip(COLLEAGUES, roles, strict=True)
    ]
    db.session.add_all([*people, *(Unit(name=name) for name in UNITS)])
    db.session.flush()
    return people


def connect() -> list[Channel]:
    """A channel of every kind; only the notebook really works."""
    then, channels = now() - timedelta(weeks=WEEKS), []
    for kind, adapter in adapters.all().items():
        name, account = CALLED.get(kind, (f"{adapter.label} – De Linde", "De Linde"))
        needed = [setting for setting in adapter.settings if setting.required]
        given = {setting.name: FILLED_IN.get(setting.name, MADE_UP) for setting in needed}
        channels.append(Channel(kind=kind, name=name, account=account, settings=given, verified_at=then))
    db.session.add_all(channels)
    db.session.flush()
    return channels


def write(facts: dict[str, object], author: User, chance: random.Random) -> Vacancy:
    """One vacancy, opened some weeks ago."""
    given = dict(facts)
    weeks, unit, days = float(str(given.pop("weeks"))), given.pop("unit"), given.pop("closes_in", None)
    where = rows(in_text(str(given.pop("places"))))
    vacancy = Vacancy(**given, places=where, unit=db.session.scalars(select(Unit).filter_by(name=unit)).one())
    vacancy.country = ORGANISATION["country"]
    vacancy.remote = Remote(str(given.get("remote", Remote.NO)))
    vacancy.contract = Contract(str(given.get("contract", Contract.PERMANENT)))
    vacancy.pay_period = Period.MONTH
    vacancy.closes = today() + timedelta(days=int(str(days))) if days else None
    vacancy.contact_name, vacancy.contact_email = author.name, author.email
    lifecycle.write(vacancy, {}, author)
    vacancy.blind = bool(given.get("blind"))  # before anybody applies, and whatever the rules say
    levels.change(vacancy, levels.facts_of(levels.current(vacancy)) | how_far(vacancy, chance), "", author)
    if weeks:
        lifecycle.open_(vacancy, author)
        then = now() - timedelta(weeks=weeks, hours=chance.randint(1, 30))
        vacancy.opened_at = vacancy.created_at = vacancy.changed_at = then
        # Made up, so that the history does not begin today; a session refuses to change what is on record.
        mine = (AuditLine.subject_kind == Subject.VACANCIES) & (AuditLine.subject_id == vacancy.id)
        db.session.execute(update(AuditLine).where(mine).values(at=then))
    db.session.flush()
    return vacancy


def publish(vacancy: Vacancy, people: list[User], channels: list[Channel], chance: random.Random) -> None:
    """Posts on most channels, and links of three colleagues."""
    if vacancy.opened_at is None:
        return
    for publication in publications.drafts(vacancy):
        if chance.random() < 0.85:
            put_out(publication, vacancy.opened_at + timedelta(hours=chance.randint(1, 20)))
    for colleague in chance.sample(people[3:], 3):
        links.mint(vacancy, sharer=colleague)
    if chance.random() < 0.4:
        links.mint(vacancy, label=SAID[vacancy.language]["flyer"])


def put_out(publication: Publication, at: datetime) -> None:
    """As if it had gone out then."""
    publications.freeze(publication)
    number = int(sha256(f"{publication.id}".encode()).hexdigest()[:12], 16)
    pretend(publication, PublicationState.PUBLISHED, published_at=at, attempts=1)
    publication.receipt_id, publication.url = (
        str(number),
        f"https://{publication.channel.kind.replace('_', '-')}.example/{number}",
    )
    if publication.channel.kind == "notebook":
        publication.url = ""


def visit(vacancy: Vacancy, chance: random.Random) -> None:
    """Clicks that begin with a rush and ebb away, fewer at night and in weekends."""
    if vacancy.opened_at is None:
        return
    rows: list[dict[str, Any]] = []
    span = max((now() - vacancy.opened_at).total_seconds() - 3600, 3600)
    for link in db.session.scalars(select(TrackedLink).filter_by(vacancy_id=vacancy.id)):
        pull = PULL.get(link.publication.channel.kind, 3) if link.publication else 4 if link.sharer else 2
        if link.publication and link.publication.state != PublicationState.PUBLISHED:
            continue
        for _ in range(int(pull * chance.uniform(3, 11))):
            at = vacancy.opened_at + timedelta(seconds=3600 + span * chance.random() ** 2.2)
            if at.hour < 6 and chance.random() < 0.8:
                at += timedelta(hours=9)
            kind = chance.choices([ClickKind.PERSON, ClickKind.ROBOT, ClickKind.PREVIEW], [78, 14, 8])[0]
            rows.append({"link_id": link.id, "at": min(at, now()), "kind": kind})
    sums = Sums()
    for row in rows:
        sums.count(row["link_id"], int(row["at"].timestamp()), row["kind"])
    if rows:
        db.session.execute(insert(Click), sorted(rows, key=lambda row: row["at"]))
        sums.keep()


def show_trouble(opened: list[Vacancy], by: User) -> None:
    """One post that failed, one that somebody must look after, one that is planned, one that waits for approval."""
    wanted = {
        "x": (
            PublicationState.FAILED,
            Said("{label} has this text already. Change a word and try again.", label=Said("X")),
        ),
        "mastodon": (
            PublicationState.UNSURE,
            Said("{label} gave no answer. The post may be live.", label=Said("Mastodon")),
        ),
        "notebook": (PublicationState.SCHEDULED, ""),
        "linkedin": (PublicationState.APPROVAL, ""),
    }
    for vacancy, (kind, (state, said)) in zip([v for v in opened if v.opened_at][-4:], wanted.items(), strict=False):
        mine = select(Publication).join(Channel).where(Publication.vacancy_id == vacancy.id, Channel.kind == kind)
        publication = db.session.scalars(mine).one()
        hours_ago = now() - timedelta(hours=3)
        pretend(publication, state, problem=said, url="", published_at=None, sent_at=hours_ago)
        if state == PublicationState.APPROVAL:
            publication.asked_by_id, publication.channel.four_eyes = by.id, True
        elif state != PublicationState.UNSURE:
            publication.text = None
        if state == PublicationState.SCHEDULED:
            publication.due = now() + timedelta(days=2)


def close_two(opened: list[Vacancy], by: User) -> None:
    """One that was filled, one that was cancelled; and an origin that a recruiter knew better."""
    lifecycle.close(opened[0], CloseReason.FILLED, "Begint in januari", by)
    lifecycle.close(opened[1], CloseReason.CANCELLED, "", by)
    # Their posts never existed: as if they had been taken down, so that nothing is asked of a real network.
    made_up = select(Publication).where(Publication.state == PublicationState.CLOSING, Publication.due.is_not(None))
    for publication in db.session.scalars(made_up):
        takedown.is_gone(publication)
    known = select(Application).where(Application.origin_id.is_(None)).order_by(Application.id).limit(1)
    application = db.session.scalar(known)
    if application:
        link = db.session.scalar(
            select(TrackedLink).where(
                TrackedLink.vacancy_id == application.vacancy_id, TrackedLink.sharer_id.is_not(None)
            )
        )
        if link:
            origin_correction.correct(application, link, SAID[application.language]["corrected"], by)
    audit.note(by, Deed.ORGANISATION_CHANGED, employer())
