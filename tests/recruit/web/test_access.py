"""Every route as every role. A route that is not in this table fails the test, so that nobody forgets one."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.candidates import correspondence
from recruit.core.database import db
from recruit.models import Role, Vacancy
from recruit.organisation import personal_links, policies
from recruit.publishing import publications
from recruit.referrals import share_kit
from recruit.referrals.rewards import claims
from tests.support.browser import Browser
from tests.support.factories import (
    a_channel,
    a_colleague,
    a_cost,
    a_lead,
    a_link,
    a_proposal,
    a_question,
    a_rule,
    a_vacancy,
    an_application,
    referred,
    rewarded,
)
from tests.support.integrity import a_flag
from tests.support.screening import noted

EVERYBODY, EMPLOYEES, OFFICE, ADMINISTRATION = "everybody", "employees", "office", "administration"

DOORS = {
    "static": EVERYBODY,
    "public": EVERYBODY,
    "door": EVERYBODY,
    "probes": EVERYBODY,
    "personal": EVERYBODY,  # who has a personal link; for any other key there is no page
    "share": EMPLOYEES,
    "office": OFFICE,
    "administration": ADMINISTRATION,
}


def door_of(endpoint: str) -> str:
    """Which people a route is for. Raises KeyError for a door that nobody thought about."""
    return DOORS[endpoint.split(".")[0]]


@pytest.fixture
def addresses(app: Flask) -> list[tuple[str, str, str]]:
    """Endpoint, method and an existing address for every route."""
    a_channel()
    a_rule("Voorheen")
    vacancy = a_vacancy()
    [publication] = publications.drafts(vacancy)
    application = an_application(vacancy=vacancy, origin=a_link(vacancy))
    a_lead(vacancy=vacancy)
    a_question(vacancy)
    noted(application)
    a_flag(application)
    colleague = a_colleague()
    number = {"posts": publication.id, "applications": application.id}
    personal_links.renew(colleague)
    a_proposal(vacancy=vacancy)
    a_cost()
    rewarded()
    policies.change(policies.sharing(), {"ranking": True}, None)
    claims.consider(referred(colleague, vacancy=vacancy))
    undelivered = correspondence.write(application, "received")
    undelivered.due = None
    db.session.commit()
    number["letters"] = undelivered.id
    found = []
    for rule in app.url_map.iter_rules():
        values: dict[str, object] = {}
        for argument in rule.arguments:
            values[argument] = {
                "number": 1,
                "row": 1,
                "line": 1,
                "text": 1,
                "answer": 1,
                "message": 1,
                "other": 1,
                "lead": 1,
                "filename": "recruit.css",
                "name": "notebook",
                "key": personal_links.token_of(colleague),
            }.get(argument, "x")
        part = rule.rule.split("/")[2] if rule.rule.startswith("/office/") else ""
        if "number" in values:
            values["number"] = number.get(part, vacancy.id if part == "vacancies" or not part else 1)
        with app.test_request_context():
            address = app.url_for(rule.endpoint, **values)
        found += [(rule.endpoint, method, address) for method in sorted((rule.methods or set()) - {"OPTIONS", "HEAD"})]
    return found


def status(browser: Browser, method: str, address: str) -> int:
    """What somebody gets there."""
    with browser.app.app_context():
        answer = browser.client.open(address, method=method, headers={"Accept-Language": "en"})
        answer.close()
        return answer.status_code


def with_a_code(browser: Browser) -> None:
    """Whose browser this is has asked for a code to scan, of each vacancy."""
    for vacancy in db.session.scalars(select(Vacancy)):
        share_kit.share_of(browser.person, vacancy, "code")
    db.session.commit()


def test_strangers_see_the_public_door_and_are_asked_who_they_are_elsewhere(
    visitor: Browser, addresses: list[tuple[str, str, str]]
) -> None:
    for endpoint, method, address in addresses:
        got = status(visitor, method, address)
        if door_of(endpoint) == EVERYBODY:
            # No clock runs here, so that /health finds something the matter.
            assert got in (200, 301, 302, 303, 400, 404, 405, 410, 422, 503), (endpoint, method, got)
        else:
            assert got == (401 if method == "POST" else 303), (endpoint, method, got)


def test_employees_find_no_office(app: Flask, addresses: list[tuple[str, str, str]]) -> None:
    browser = Browser(app).sign_in("recruiter")
    browser.person.role = Role.EMPLOYEE  # the session is that of a recruiter who became an employee
    db.session.commit()
    with_a_code(browser)
    for endpoint, method, address in addresses:
        if door_of(endpoint) in (OFFICE, ADMINISTRATION):
            assert status(browser, method, address) == 404, (endpoint, method)
        elif door_of(endpoint) == EMPLOYEES:
            assert status(browser, method, address) in (200, 302, 400), (endpoint, method)


def test_recruiters_find_the_office_and_no_administration(
    recruiter: Browser, addresses: list[tuple[str, str, str]]
) -> None:
    for endpoint, method, address in addresses:
        got = status(recruiter, method, address)
        if door_of(endpoint) == ADMINISTRATION:
            assert got == 404, (endpoint, method, got)
        elif door_of(endpoint) == OFFICE:
            # A form without its token is refused before anything else happens.
            assert got == (400 if method == "POST" else 404 if endpoint.endswith("document") else 200), (endpoint, got)


def test_administrators_find_everything(administrator: Browser, addresses: list[tuple[str, str, str]]) -> None:
    with_a_code(administrator)
    for endpoint, method, address in addresses:
        if door_of(endpoint) != EVERYBODY:
            expected = 400 if method == "POST" else 404 if endpoint.endswith("document") else 200
            expected = 302 if (endpoint, method) == ("share.go", "GET") else expected  # to the network
            assert status(administrator, method, address) == expected, (endpoint, method)


def test_what_is_not_there_is_not_found(administrator: Browser, addresses: list[tuple[str, str, str]]) -> None:
    for endpoint, method, address in addresses:
        if door_of(endpoint) != EVERYBODY and method == "GET" and "/1" in address:
            for number in ("/999999", "/99999999999999999999999"):
                assert status(administrator, "GET", address.replace("/1", number, 1)) == 404, endpoint


def test_a_post_without_the_token_changes_nothing_for_anybody(
    administrator: Browser, addresses: list[tuple[str, str, str]]
) -> None:
    for endpoint, method, address in addresses:
        if method == "POST" and door_of(endpoint) in (OFFICE, ADMINISTRATION):
            assert status(administrator, "POST", address) == 400, endpoint
