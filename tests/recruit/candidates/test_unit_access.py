"""With the rule on, recruiters know the candidates of their own unit, and of vacancies without one, and no others."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select, update

from recruit.candidates import correspondence, messages, unit_access
from recruit.candidates.screening import findings, levels
from recruit.candidates.screening.findings import Source
from recruit.core.database import Base, db, now
from recruit.models import (
    Application,
    AuditLine,
    Decision,
    FlagKind,
    Lead,
    Level,
    Message,
    Role,
    SamePerson,
    Unit,
    User,
    Vacancy,
)
from recruit.referrals.integrity import flags
from tests.support import full_organisation
from tests.support.browser import Browser
from tests.support.factories import a_channel, a_lead, a_person, a_policy, a_question, a_unit, a_vacancy, an_application
from tests.support.screening import a_finding, a_search

THEIRS = ("Zwaluwcandidate", "zwaluw@other.example", "Zwaluwmotivation", "Zwaluwmessage", "Zwaluwlead", "Zwaluwfound")
"""Of people who applied, or may, for a vacancy of another unit."""


class Two:
    """A recruiter's own unit and another, with people in both and in none."""

    def __init__(self) -> None:
        a_channel()
        self.own, self.other = a_unit(name="Care"), a_unit(name="Cure")
        self.mine = self.people_of(self.own, "Mine")
        self.nobodys = self.people_of(None, "Nobodys")
        self.theirs = self.people_of(self.other, "Zwaluwcandidate")
        application = self.theirs
        application.email, application.motivation = THEIRS[1], THEIRS[2]
        messages.receive(application, THEIRS[3])
        application.screening = levels.ensure(application.vacancy)
        findings.note(application, a_search(Source.LINK), a_finding(what=THEIRS[5]), None)
        flags.note(FlagKind.TOO_SOON, {"seconds": 2}, application_id=application.id)
        self.lead = a_lead(vacancy=application.vacancy, name=THEIRS[4])
        db.session.add(SamePerson(one_id=self.mine.id, other_id=application.id))
        db.session.commit()

    @staticmethod
    def people_of(unit: Unit | None, name: str) -> Application:
        """Somebody who applied for a vacancy of that unit."""
        vacancy = a_vacancy(unit=unit, title="Nurse", contact_email="")
        return an_application(vacancy=vacancy, name=name, email=f"{name}@example.org".lower())


@pytest.fixture
def two(app: Flask) -> Two:
    a_policy(by_unit=True)
    return Two()


def recruiter_of(app: Flask, unit: Unit | None) -> Browser:
    """Somebody of that unit, signed in."""
    return Browser(app).sign_in("recruiter", unit_id=unit.id if unit else None)


def seen(app: Flask, browser: Browser, two: Two) -> str:
    """Everything that this person can open, pages and files."""
    found = []
    for room in (two.mine, two.theirs):
        numbers = {"vacancies": room.vacancy_id, "posts": 1, "applications": room.id, "leads": two.lead.id}
        with app.app_context():
            places = dict.fromkeys(address for _, address in full_organisation.addresses(app, numbers))
        for address in [*places, "/office/applications?q=Zwaluw", "/office/leads"]:
            if address.startswith("/office"):
                with app.app_context():
                    answer = browser.client.get(address, follow_redirects=True)
                assert answer.status_code in (200, 404), address
                found.append(f"{address}\n{answer.get_data().decode(errors='replace')}")
    return "\n".join(found)


def test_no_page_list_count_search_or_file_shows_anybody_of_another_unit(app: Flask, two: Two) -> None:
    told = seen(app, recruiter_of(app, two.own), two)
    for words in THEIRS:
        place = told.find(words)
        assert place < 0, told[max(0, place - 300) : place + 60]
    assert "Mine" in told and "Nobodys" in told
    page = recruiter_of(app, two.own).get("/office/applications")
    assert "2 applications" in page.text
    everybody = seen(app, Browser(app).sign_in("administrator"), two)
    assert all(words in everybody for words in THEIRS)
    a_policy(by_unit=False)
    assert THEIRS[0] in recruiter_of(app, two.own).get("/office/applications").text


def test_whoever_has_no_unit_knows_those_without_one(app: Flask, two: Two) -> None:
    page = recruiter_of(app, None).get("/office/applications")
    assert "Nobodys" in page.text and "Mine" not in page.text and THEIRS[0] not in page.text


def test_every_address_about_somebody_of_another_unit_is_no_address(app: Flask, two: Two) -> None:
    browser, question = recruiter_of(app, two.own), a_question(two.theirs.vacancy)
    db.session.commit()
    before = db.session.scalar(select(AuditLine.id).order_by(AuditLine.id.desc()).limit(1))
    tried = 0
    for rule in app.url_map.iter_rules():
        parts = rule.rule.split("/")
        of = {"applications": two.theirs.id, "leads": two.lead.id, "integrity": 1}.get(
            parts[2] if len(parts) > 2 else ""
        )
        if not rule.endpoint.startswith("office.") or of is None or "number" not in rule.arguments:
            continue
        values = {name: 1 for name in rule.arguments} | {"number": of}
        if "other" in values:
            values["other"] = two.mine.id
        with app.test_request_context():
            address = app.url_for(rule.endpoint, **values)
        for method in sorted((rule.methods or set()) - {"OPTIONS", "HEAD"}):
            token = browser.get("/office/me").fields()["csrf_token"]
            with app.app_context():
                answer = browser.client.open(address, method=method, data={"csrf_token": token})
            assert answer.status_code == 404, (method, address)
            tried += 1
    assert tried > 25
    token = browser.get("/office/me").fields()["csrf_token"]
    ticked = {"csrf_token": token, "application": str(two.theirs.id)}
    browser.post(f"/office/applications/looked-at?vacancy={two.theirs.vacancy_id}", ticked, expect=404)
    browser.post(f"/office/applications/{two.mine.id}/same-person/{two.theirs.id}", ticked, expect=404)
    browser.post(f"/office/vacancies/{two.theirs.vacancy_id}/close", ticked, expect=404)
    for press in ("", "/up", "/remove"):
        browser.post(f"/office/questions/{question.id}{press}", ticked | {"words": "Other words?"}, expect=404)
    browser.post(f"/office/vacancies/{two.theirs.vacancy_id}/edit", ticked | {"unit_id": two.own.id}, expect=404)
    assert db.session.scalars(select(Decision)).all() == []
    assert db.session.scalar(select(AuditLine.id).order_by(AuditLine.id.desc()).limit(1)) == before


def test_a_page_that_answers_a_press_shows_nobody_of_another_unit_either(app: Flask, two: Two) -> None:
    likely = an_application(vacancy=two.theirs.vacancy, name=THEIRS[0], email=two.mine.email)
    db.session.commit()
    for browser, told in ((recruiter_of(app, two.own), False), (Browser(app).sign_in("administrator"), True)):
        path = f"/office/applications/{two.mine.id}"
        fields = browser.get(path).fields(f"{path}/messages")
        page = browser.post(f"{path}/messages", fields | {"text": ""}, expect=422)
        assert (f"/office/applications/{likely.id}" in page.html) is told
        assert (f"/office/applications/{two.theirs.id}" in page.html) is told
        assert (THEIRS[0] in page.html) is told


def test_what_a_recruiter_does_reaches_everybody_whom_it_concerns(app: Flask, two: Two) -> None:
    """A second candidate of the same vacancy, in the hands of the recruiter of that unit."""
    vacancy = two.theirs.vacancy
    levels.ensure(vacancy)
    db.session.commit()
    facts = {"level": Level.PUBLIC_WEB, "criteria": "", "sources": "", "searcher": "", "agency": ""}
    sent = facts | {"answer_days": "14", "wait_days": "7", "reason": "We need more"}
    browser = recruiter_of(app, two.other)
    page = f"/office/vacancies/{vacancy.id}/screening"
    browser.post(f"{page}/raise", browser.get(page).fields() | sent, expect=303)
    assert levels.current(vacancy).level == Level.PUBLIC_WEB
    assert db.session.scalars(select(Lead)).all() and db.session.scalars(select(Message)).all()


def test_nobody_chooses_a_unit_for_themselves_while_it_says_whom_they_know(app: Flask, two: Two) -> None:
    browser = recruiter_of(app, two.own)
    page = browser.get("/share/me")
    assert not page.tree.select("#unit_id")
    browser.post("/share/me", page.fields() | {"unit_id": str(two.other.id)}, expect=303)
    assert browser.person.unit_id == two.own.id


def test_letters_about_candidates_go_to_nobody_of_another_unit(app: Flask, two: Two) -> None:
    author = a_person(unit_id=two.own.id)
    for application, reads in ((two.mine, True), (two.nobodys, True), (two.theirs, False)):
        application.vacancy.author = author
        db.session.commit()
        assert (correspondence.reply_to(application.vacancy) == author.email) is reads
    author.role = Role.ADMINISTRATOR
    db.session.commit()
    assert correspondence.reply_to(two.theirs.vacancy) == author.email


def test_a_new_table_about_applications_is_narrowed_by_itself(app: Flask) -> None:
    narrowed = {row.__tablename__ for row in unit_access.hanging_on_applications()}
    narrowed |= {"applications", "leads", "same_people"}
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if any(key.column.table.name == "applications" for key in column.foreign_keys):
                assert table.name in narrowed, table.name


def test_the_notice_says_which_of_the_two_holds(app: Flask, visitor: Browser, two: Two, administrator: Browser) -> None:
    form = f"/vacancies/{two.mine.vacancy_id}-nurse/apply"
    assert "the part of the organisation that the vacancy belongs to" in visitor.get(form).text
    fields = administrator.get("/office/settings/openness").fields()
    fields.pop("by_unit")
    administrator.post("/office/settings/openness", fields, expect=303)
    page = visitor.get(form).text
    assert "Every recruiter and every administrator" in page and "the part of the organisation" not in page
    assert db.session.get_one(Vacancy, two.mine.vacancy_id).created_at <= now()


def test_the_contact_of_a_vacancy_may_open_what_the_letters_about_it_lead_to(app: Flask, two: Two) -> None:
    vacancy = two.theirs.vacancy
    contact = recruiter_of(app, two.own)
    vacancy.contact_email = contact.person.email.replace("@", "+nurses@").upper()
    db.session.commit()
    letter = correspondence.tell_office(two.theirs, "new_application")
    db.session.commit()
    assert letter and letter.content["to"] == vacancy.contact_email
    place = letter.content["text"].split("http://careers.example")[1].split()[0]
    assert THEIRS[0] in contact.get(place).text and THEIRS[0] in contact.get("/office/applications").text
    contact.submit(place, {"message-subject": "About you", "message-text": "Words"}, action="/messages", expect=303)
    recruiter_of(app, two.own).get(place, expect=404)
    for other in (a_person(role=Role.EMPLOYEE), a_person(role=Role.RECRUITER, active=False)):
        vacancy.contact_email, vacancy.author = other.email, a_person(role=Role.ADMINISTRATOR)
        db.session.commit()
        told = correspondence.tell_office(two.theirs, "new_application")
        assert told and told.content["to"] == vacancy.author.email, "no letter leads to a closed door"
        assert correspondence.reply_to(vacancy) == other.email, "candidates are answered by the contact all the same"


def test_nobody_becomes_the_contact_of_another_unit_by_an_address_of_their_own(app: Flask, two: Two) -> None:
    two.theirs.vacancy.contact_email = "ward@example.org"
    db.session.commit()
    browser = recruiter_of(app, two.own)
    page = browser.submit("/office/me", {"email": "Ward@example.org"}, expect=422)
    assert "Ask an administrator" in page.one(".errors").get_text()
    browser.submit("/office/me", {"email": "mine@example.org"}, expect=303)


def test_whoever_and_whatever_has_no_unit_is_named_before_the_rule_hides_it(
    app: Flask, two: Two, administrator: Browser
) -> None:
    db.session.execute(update(User).values(unit_id=two.own.id))
    db.session.commit()
    lost = recruiter_of(app, None)
    warned = administrator.get("/office/settings/openness").one("#without-unit")
    led = {str(link["href"]) for link in warned.select("a")}
    assert led == {
        f"/office/settings/people/{lost.person.id}",
        f"/office/vacancies/{two.nobodys.vacancy_id}/edit",
    }
    assert "1 recruiter has no unit" in warned.get_text() and "1 vacancy has no unit" in warned.get_text()
    for place in (
        "/office/applications",
        "/office/leads",
        "/office/pool",
        f"/office/vacancies/{two.theirs.vacancy_id}",
    ):
        told = lost.get(place).one("#own-unit")
        assert "You have no unit yet" in told.get_text() and administrator.person.called in told.get_text()
    assert "You see nobody who applied" in lost.get(f"/office/vacancies/{two.theirs.vacancy_id}").text
    assert "You see candidates of Care" in recruiter_of(app, two.own).get("/office/applications").one("#own-unit").text
    lost.person.unit_id, two.nobodys.vacancy.unit = two.own.id, two.own
    db.session.commit()
    assert not administrator.get("/office/settings/openness").tree.select("#without-unit")
    a_policy(by_unit=False)
    assert not lost.get("/office/applications").tree.select("#own-unit")
