"""What colleagues can reach: their own, and never another's, a candidate's or the office's."""

from __future__ import annotations

import pytest
from flask import Flask

from recruit.core.database import db
from recruit.models import Application, Role, User, Vacancy
from recruit.organisation import mailed_links, personal_links
from recruit.referrals import invitations, thanks
from recruit.referrals.invitations import Invitation
from tests.support.browser import Browser
from tests.support.factories import a_link, a_person, a_vacancy, an_application

pytestmark = pytest.mark.one_database

SECRETS = ("Quirina", "quirina@example.org", "Zwaluwmotivation", "0612345678", "Zwaluwinvited")
"""Of a candidate, or of somebody who was invited: whoever says no is deleted, and their name would be gone."""
OWN = ("Zwaluwthanks", "Zwaluwclosed")
"""Of one colleague, whom it is about: thanks, a closed vacancy that was shared."""


class House:
    """A colleague with something of everything, and a candidate who came through their link."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.owner: User = a_person(role=Role.EMPLOYEE, name="Noor Bakker")
        self.vacancy: Vacancy = a_vacancy()
        closed: Vacancy = a_vacancy(title="Zwaluwclosed", state="closed")
        facts = {"name": "Quirina Zandstra", "email": SECRETS[1], "motivation": SECRETS[2], "phone": SECRETS[3]}
        self.application: Application = an_application(
            vacancy=closed, origin=a_link(closed, sharer=self.owner), **facts
        )
        thanks.thank(self.application, self.owner, "Zwaluwthanks", a_person())
        given = Invitation("Zwaluwinvited", "invited@example.org", "Come", "en")
        invitations.invite(self.vacancy, given, self.owner)
        self.key = personal_links.renew(self.owner)
        db.session.commit()

    def addresses(self, door: str, key: str = "") -> list[tuple[str, str, str]]:
        """Endpoint, method and address of every route of a door, with every number that there is."""
        found = []
        for rule in self.app.url_map.iter_rules():
            if rule.endpoint.split(".")[0] != door:
                continue
            for number in (self.vacancy.id, self.application.vacancy_id, self.application.id, 999_999):
                values: dict[str, object] = {
                    name: number if f"<int:{name}>" in rule.rule else "x" for name in rule.arguments
                }
                values |= {"key": key or self.key} if "key" in rule.arguments else {}
                with self.app.test_request_context():
                    address = self.app.url_for(rule.endpoint, **values)
                methods = sorted((rule.methods or set()) & {"GET", "POST"})
                found += [(rule.endpoint, method, address) for method in methods]
        return list(dict.fromkeys(found))

    def ask(self, browser: Browser, method: str, address: str) -> tuple[int, str]:
        """What somebody gets there: the status, and everything that is in it."""
        with self.app.app_context():
            answer = browser.client.open(address, method=method, headers={"Accept-Language": "en"})
            body = answer.get_data()
            answer.close()
        return answer.status_code, body.decode("utf-8", "replace") + str(answer.headers)


@pytest.fixture
def house(app: Flask) -> House:
    """The one that all are in."""
    return House(app)


def employee(app: Flask, person: User | None = None) -> Browser:
    """Somebody signed in as an employee."""
    browser, person = Browser(app), person or a_person()
    person.role = Role.RECRUITER  # whoever became an employee while signed in
    token = mailed_links.mint_sign_in(person)
    db.session.commit()
    browser.post(f"/sign-in/{token}", browser.get(f"/sign-in/{token}").fields(), expect=303)
    person.role = Role.EMPLOYEE
    db.session.commit()
    return browser


@pytest.mark.parametrize("who", ["owner", "other employee", "recruiter"])
def test_no_page_of_this_door_holds_anything_of_a_candidate(app: Flask, house: House, who: str) -> None:
    browser = Browser(app).sign_in("recruiter") if who == "recruiter" else None
    browser = browser or employee(app, house.owner if who == "owner" else None)
    seen = ""
    for door in ("share", "personal"):
        for endpoint, method, address in house.addresses(door):
            status, body = house.ask(browser, method, address)
            assert status < 500, endpoint
            assert not [value for value in SECRETS if value in body], (endpoint, who)
            assert f"/applications/{house.application.id}" not in body, endpoint
            seen += body if door == "share" else ""
    assert all((value in seen) == (who == "owner") for value in OWN), who


def test_an_employee_finds_no_office(app: Flask, house: House) -> None:
    browser = employee(app, house.owner)
    for door in ("office", "administration"):
        for endpoint, method, address in house.addresses(door):
            assert house.ask(browser, method, address)[0] == 404, (endpoint, method)


def test_a_stranger_is_asked_who_it_is(app: Flask, house: House, visitor: Browser) -> None:
    for endpoint, method, address in house.addresses("share"):
        assert house.ask(visitor, method, address)[0] == (401 if method == "POST" else 303), endpoint


def test_the_personal_link_shows_no_figures_no_invitations_and_no_thanks(
    app: Flask, house: House, visitor: Browser
) -> None:
    assert {endpoint for endpoint, *_ in house.addresses("personal")} >= {"personal.first", "personal.stop"}
    for endpoint, method, address in house.addresses("personal"):
        _status, body = house.ask(visitor, method, address)
        assert not [value for value in (*SECRETS, *OWN[:2]) if value in body], endpoint
        assert "Set-Cookie" not in body, endpoint
    for path in ("referrals", f"vacancies/{house.vacancy.id}/invite"):
        visitor.get(f"/s/{house.key}/{path}", expect=404)


@pytest.mark.parametrize("why", ["guessed", "renewed", "left"])
def test_a_key_that_is_not_somebodys_opens_nothing(app: Flask, house: House, visitor: Browser, why: str) -> None:
    key = house.key
    if why == "guessed":
        key = key[:-1] + ("A" if key[-1] != "A" else "B")
    elif why == "renewed":
        personal_links.renew(house.owner)
    else:
        house.owner.active = False
    db.session.commit()
    for browser in (visitor, Browser(app).sign_in("administrator")):
        for endpoint, method, address in house.addresses("personal", key):
            assert house.ask(browser, method, address)[0] == 404, endpoint


def test_only_the_owner_stops_the_mail(app: Flask, house: House, visitor: Browser) -> None:
    other = a_person(role=Role.EMPLOYEE)
    visitor.post(f"/s/{house.key}/stop", {})
    assert not db.session.get_one(User, house.owner.id).monthly_mail
    assert db.session.get_one(User, other.id).monthly_mail
