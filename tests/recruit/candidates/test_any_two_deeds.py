"""Whatever two people or the clock do about one row at one moment: both get an answer, and the rows are true."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from itertools import combinations_with_replacement
from zlib import crc32

import pytest
from flask import Flask
from sqlalchemy import func, insert, or_, select, update

from jobs.errands import whole
from recruit.candidates import correspondence, leads, messages, private_links
from recruit.candidates.applying import LATE
from recruit.candidates.privacy import legal_holds
from recruit.candidates.screening import findings, levels
from recruit.core.database import Base, db, now, today
from recruit.core.tokens import digest
from recruit.models import (
    Application,
    Claim,
    ClaimState,
    FlagKind,
    Hold,
    Lead,
    PossibleFinding,
    Reach,
    Role,
    SharingPolicy,
    Stage,
    TextsToRead,
    User,
    Vacancy,
    VacancyState,
)
from recruit.models.candidates import OF_THE_PERSON
from recruit.models.leads import OF_WHOM_WE_FOUND
from recruit.models.stages import HIRED, INTERVIEW
from recruit.models.visibility import Reader, may_see
from recruit.organisation import mailed_links, personal_links, self_registration, sessions
from recruit.referrals import flag_review, invitations
from recruit.referrals.integrity.flags import note
from recruit.referrals.invitations import Invitation
from recruit.referrals.rewards import claims
from recruit.web.monitoring.timetable import ERRANDS
from tests.support.browser import Browser
from tests.support.concurrency import at_once
from tests.support.concurrent_deeds import ABOUT_SOMETHING_ELSE, DEEDS, OF_POSTS, UNSEARCHED, WITHOUT_THEM, About, Deed
from tests.support.factories import a_colleague, a_lead, a_link, a_person, a_question, an_application, numbers, rewarded
from tests.support.screening import a_finding, a_screened_vacancy, a_search

Held = dict[str, str]
EVERY_NTH, A_THIRD = 9, 3
"""Of the pairs, in the tests that are done often: all are done with the slow ones."""


class House:
    """Two administrators, a colleague, and one row of each kind, anew for each pair."""

    def __init__(self, app: Flask, about: About) -> None:
        self.app, self.about = app, about
        self.rules = rewarded()
        db.session.add(SharingPolicy(id=1, domains="joins.example"))
        db.session.commit()
        self.enter()

    def enter(self) -> None:
        """Both come in, as new people."""
        self.people = [Browser(self.app).sign_in(Role.ADMINISTRATOR) for _ in range(2)]
        self.tokens = [who.get("/office/vacancies/new").fields()["csrf_token"] for who in self.people]

    def furnish(self, pair: tuple[str, ...], state: ClaimState | None) -> Held:
        """Rows that are fine as they are, and what the forms need to know of them."""
        kinds = {DEEDS[name].errand for name in pair}
        colleague, number = a_colleague(monthly_mail=True), next(numbers)
        vacancy, seed = a_screened_vacancy(), private_links.new_seed()
        link, known = a_link(vacancy, sharer=colleague), levels.ensure(vacancy)
        application, other = (
            an_application(
                vacancy=vacancy,
                seed=own,
                digest=digest(private_links.token_from(own)),
                screening=known,
                origin=origin,
                reward_sharer=origin is not None,
                created_at=now() - timedelta(hours=1),
                email=f"alex{number}{own[:3]}@example.org",
            )
            for own, origin in ((seed, link), (private_links.new_seed(), None))
        )
        is_searched = not UNSEARCHED & {*pair}
        line = findings.note(application, a_search(), a_finding(), None)[0].number if is_searched else 0
        messages.receive(application, "A question of mine")
        letter = correspondence.write(application, "received")
        letter.due = None
        flag = note(FlagKind.FILLED_FAST, {"seconds": 3}, application_id=application.id)
        db.session.flush()
        message = db.session.scalars(select(messages.Message).filter_by(application_id=application.id)).one()
        claim = claims.consider(application)
        hold = legal_holds.hold(application, "A complaint", today(), a_person()) if holds_it(pair) else None
        if "over" in kinds:
            application.ended_at, application.created_at = now() - timedelta(days=40), now() - timedelta(days=90)
        lead, token = self.a_lead(vacancy, colleague, kinds)
        if any("same_lead" in name for name in pair):
            lead.email = application.email
        question, _more = a_question(vacancy), a_question(vacancy)
        if state and claim:
            claim.state, claim.bonus, claim.due, claim.settled = state, 500_00, now() - timedelta(days=32), True
            claim.hired_at, claim.signs = now() - timedelta(days=92), []
            application.stage_id, application.reached = HIRED, Reach.HIRED
        key, sign_in = personal_links.token_of(colleague), mailed_links.mint_sign_in(self.people[1].person)
        text = older_text(application) if not UNSEARCHED & {*pair} else 0
        db.session.commit()
        assert flag and claim
        self.application, self.vacancy, self.claim, self.lead = application, vacancy, claim, lead
        self.was = claim.state
        return (
            {
                "token": private_links.token_from(seed),
                "mark": private_links.mailed(application).partition("?m=")[2],
                "candidate": application.email,
                "personal": key,
                "sign_in": sign_in,
                "join": self_registration.signer().dumps(f"Kim{number}@joins.example"),
                "form": f"/vacancies/{vacancy.id}-ward-nurse/apply",
                "later": f"/vacancies/{vacancy.id}-ward-nurse/later",
                "email": f"Kim{number}@example.org",
                "invited": f"kim{number}@example.net",
                "soon": str(today() + timedelta(days=9)),
                "lead_token": token,
                "seen": flag_review.version(flag),
                "stage": str(INTERVIEW),
                "before": str(application.stage_id),
                "hold": str(hold.id if hold else 0),
            }
            | {
                name: str(row.id)
                for name, row in {
                    **{"application": application, "other": other, "vacancy": vacancy, "claim": claim, "lead": lead},
                    **{"session": sessions.sessions_of(self.people[1].person)[0], "letter": letter},
                    **{"flag": flag, "question": question, "message": message},
                }.items()
            }
            | {"line": str(line), "text": str(text)}
        )

    def let_time_pass(self, pair: tuple[str, ...]) -> None:
        """The forms have been read; then the closing date passes, where one of them is about that."""
        if "expired" in {DEEDS[name].errand for name in pair}:
            self.vacancy.closes = today() - timedelta(days=1)
            db.session.commit()

    def a_lead(self, vacancy: Vacancy, colleague: User, kinds: set[str]) -> tuple[Lead, str]:
        """Somebody found, or whom a colleague invited, and the token of their address."""
        if not kinds & {"invited", "fresh"}:
            lead = a_lead(vacancy=vacancy)
            if "late" in kinds:
                lead.inform_by = now() - timedelta(days=1)
        else:
            given = Invitation("Kim", f"invited{next(numbers)}@example.org", "For you", "en")
            lead, _ = invitations.invite(vacancy, given, colleague)
            if "invited" in kinds:
                lead.created_at = lead.informed_at = lead.weighed_at = now() - timedelta(days=8)
        return lead, leads.token_of(lead)

    def deed(self, name: str, who: int, held: Held) -> Callable[[], object]:
        """Something that one of them does."""
        deed: Deed = DEEDS[name]
        if deed.errand:
            return whole(next(errand for errand in ERRANDS if errand.name == name))
        held = held | {"them": str(self.people[1 - who].person.id), "csrf": self.tokens[who]}
        sent = {"csrf_token": self.tokens[who]} if not name.startswith(("public", "personal")) else {}
        if deed.reads:
            sent |= self.people[who].get(deed.reads.format(**held)).fields(self.action(name, deed, held))
        sent |= {field.format(**held): text.format(**held) for field, text in deed.sent.items()}
        return partial(self.press, who, deed.path.format(**held), sent)

    def action(self, name: str, deed: Deed, held: Held) -> str:
        """Which form on that page."""
        return ""

    def press(self, who: int, path: str, sent: dict[str, str]) -> int:
        """Send a form; the status of the answer."""
        return self.people[who].client.post(path, data=sent).status_code

    def untrue(self) -> Iterator[str]:
        """What of all that must hold whatever happened does not."""
        db.session.expire_all()
        for table, names in ((Application, OF_THE_PERSON), (Lead, OF_WHOM_WE_FOUND)):
            words = or_(*(getattr(table, name) != "" for name in names))
            if db.session.scalar(select(func.count()).where(table.forgotten_at.is_not(None), words)):
                yield f"a deleted {table.__name__} has words"
        gone = select(Application.id).where(Application.forgotten_at.is_not(None))
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                mine = [key for key in column.foreign_keys if key.column.table.name == "applications"]
                if (
                    mine
                    and mine[0].ondelete == "CASCADE"
                    and db.session.scalar(select(func.count()).where(column.in_(gone)))
                ):
                    yield f"{table.name} of somebody deleted"
        if db.session.scalar(select(func.count()).where(Claim.person != "", Claim.application_id.in_(gone))):
            yield "a claim knows somebody deleted"
        if self.was in (ClaimState.PAID, ClaimState.REFUSED) and self.claim.state != self.was:
            yield f"what was {self.was} is {self.claim.state}"
        if self.claim.state == ClaimState.ELIGIBLE and self.claim.decided_at and self.claim.reason == "No":
            yield "what was refused is to be paid"
        if self.claim.state == ClaimState.ELIGIBLE and not may_see(Reader.REWARD, self.application):
            yield "to be paid is what the candidate does not want"
        if self.claim.state != ClaimState.PAID and self.claim.paid_at:
            yield "what was paid is not"
        if not db.session.scalar(select(func.count()).where(User.role == Role.ADMINISTRATOR, User.active)):
            yield "nobody looks after the settings"
        same = select(func.lower(User.email)).group_by(func.lower(User.email)).having(func.count() > 1)
        if db.session.scalars(same).all():
            yield "two have one mailbox"
        closed = select(Application.created_at, Application.seconds_open, Vacancy.closed_at).where(
            Application.vacancy_id == Vacancy.id, Vacancy.state == VacancyState.CLOSED
        )
        for received, seconds, ended in db.session.execute(closed):
            handed_out = received - timedelta(seconds=(seconds or 0) + 1)  # forms are stamped by the second
            if handed_out > ended or received > ended + LATE:
                yield "received although its form was handed out after it was closed, or an hour later"
        off = select(func.count()).where(
            Application.stage_id == Stage.id, ~Stage.on, Application.forgotten_at.is_(None)
        )
        if db.session.scalar(off):
            yield "at a stage that is off"

    def put_back(self) -> None:
        """What the next pair begins with: both look after the settings, and every stage is on."""
        db.session.execute(update(Stage).values(on=True))
        db.session.commit()
        if self.about is About.PERSON:
            self.enter()


def holds_it(pair: tuple[str, ...]) -> bool:
    """Whether one of them ends a hold, which then there must be."""
    return "office.application_release" in pair


def older_text(application: Application) -> int:
    """Two texts that look like a search, of before texts were read: one that stands open, and one to read."""
    open_, unread = (
        db.session.execute(
            insert(Hold.__table__).values(  # type: ignore[arg-type]
                application_id=application.id, reason="His Instagram", until=today(), at=now(), ended_at=now()
            )
        ).inserted_primary_key[0]  # type: ignore[index]
        for _ in range(2)
    )
    found = PossibleFinding(application=application, column="holds.reason", row=open_, noticed=["network"])
    db.session.merge(TextsToRead(name="holds", read=unread - 1, last=unread))
    db.session.add(found)
    db.session.flush()
    return found.id


@pytest.fixture
def some(database_url: str) -> Callable[[tuple[str, ...]], bool]:
    """Which pairs are tried: always the same few of them, and all when RECRUIT_PAIRS is `all`, which takes minutes."""
    nth = 1 if os.environ.get("RECRUIT_PAIRS") == "all" else A_THIRD if database_url else EVERY_NTH
    return lambda pair: crc32(" ".join(pair).encode()) % nth == 0


def try_all(app: Flask, about: About, some: Callable[[tuple[str, ...]], bool], state: ClaimState | None = None) -> None:
    """Every two deeds that are about this kind of row, at once; afterwards all is true, and everybody has an answer."""
    house, troubles = House(app, about), []
    names = [name for name, deed in DEEDS.items() if about in deed.about]
    for pair in filter(some, combinations_with_replacement(names, 2)):
        held = house.furnish(pair, state)
        deeds = [house.deed(name, who, held) for who, name in enumerate(pair)]
        house.let_time_pass(pair)
        brought = at_once(app, *deeds)
        faults = [repr(one) for one in brought if isinstance(one, Exception) or (isinstance(one, int) and one >= 500)]
        troubles += [f"{' and '.join(pair)}: {fault} {brought}" for fault in [*faults, *house.untrue()]]
        house.put_back()
    assert troubles == []


@pytest.mark.parametrize("about", [about for about in About if about is not About.CLAIM])
def test_two_deeds_at_once_leave_true_rows(app: Flask, about: About, some: Callable[[tuple[str, ...]], bool]) -> None:
    try_all(app, about, some)


@pytest.mark.parametrize("state", ClaimState)
def test_two_deeds_at_once_about_a_reward_leave_true_rows(
    app: Flask, state: ClaimState, some: Callable[[tuple[str, ...]], bool]
) -> None:
    try_all(app, About.CLAIM, some, state)


def test_every_form_that_changes_something_is_tried_or_is_about_something_else(app: Flask) -> None:
    endpoints = {str(rule.endpoint) for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    forms = {name for name in endpoints if not name.startswith(OF_POSTS)}
    tried = {name for name, deed in DEEDS.items() if not deed.errand}
    assert forms == tried | ABOUT_SOMETHING_ELSE.keys()
    assert not tried & ABOUT_SOMETHING_ELSE.keys()


def test_every_errand_of_the_clock_is_tried_or_writes_about_something_else() -> None:
    tried = {name for name, deed in DEEDS.items() if deed.errand}
    assert {errand.name for errand in ERRANDS} == tried | WITHOUT_THEM.keys()
    assert not tried & WITHOUT_THEM.keys()


DONE = (200, 302, 303)


@pytest.mark.parametrize("about", About)
def test_each_deed_is_done_where_nobody_else_does_anything(app: Flask, about: About) -> None:
    house, undone = House(app, about), {}
    for name in (name for name, deed in DEEDS.items() if about is deed.about[0]):
        [status] = at_once(app, house.deed(name, 0, house.furnish((name,), None)))
        if isinstance(status, Exception) or (status not in DONE and not DEEDS[name].errand):
            undone[name] = status
        house.put_back()
    assert undone == {}
