"""Forms by keyboard and ear: every form of the product, sent empty and sent wrong, says what to mend, and where.

What is checked stands in `tests.support.browser.check_what_is_wrong`, for every page of every test.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest
from bs4 import Tag
from flask import Flask
from sqlalchemy import select

from recruit.candidates import leads, private_links
from recruit.core.database import db, now
from recruit.models import Application, Lead, PublicationState, QuestionKind
from recruit.publishing import publications
from tests.support import full_organisation
from tests.support.apply_form import apply
from tests.support.browser import Browser, Page
from tests.support.factories import a_question, a_vacancy, drafted
from tests.support.screening import noted

pytestmark = pytest.mark.one_database

SENT_AS_THEY_ARE = ("hidden", "submit", "button")
WRONG: dict[str, str] = {"": "\x07" + "x" * 5000, "checkbox": "", "radio": "?", "select": "?", "number": "many"}
"""What no field of that kind takes; a control character and far too many letters where words are typed."""


def forms(page: Page) -> Iterator[Tag]:
    """Those of a page in which something is filled in, and that are sent to us."""
    for form in page.tree.select("form[method=post]"):
        if any(field.get("type") not in SENT_AS_THEY_ARE for field in form.select("input, select, textarea")):
            yield form


def filled(form: Tag, wrong: bool) -> dict[str, str]:
    """The form without anything, or with what cannot be; what is hidden in it stays as it is."""
    found: dict[str, str] = {}
    for field in form.select("input[name], select[name], textarea[name]"):
        kind = str(field.get("type", "")) if field.name == "input" else field.name.replace("textarea", "")
        if kind == "hidden":
            found[str(field["name"])] = str(field.get("value", ""))
        elif kind != "file" and (value := WRONG.get(kind, WRONG[""]) if wrong else ""):
            found[str(field["name"])] = value
    button = form.select_one("button[name]:not([formaction])")
    return found | ({str(button["name"]): str(button.get("value", ""))} if button else {})


@pytest.fixture
def places(app: Flask, administrator: Browser, visitor: Browser) -> list[str]:
    """Every page there is, and those at private addresses."""
    vacancy = full_organisation.fill()
    for kind in QuestionKind:
        a_question(vacancy, kind=kind, required=True, options="One\nTwo")
    own = apply(visitor, vacancy=a_vacancy()).headers["Location"].removeprefix("http://localhost")
    noted(private_links.by_token(own.rpartition("/")[2]))
    lead = db.session.scalars(select(Lead)).first()
    assert lead
    words, waiting = drafted(a_vacancy()), drafted(a_vacancy())
    for publication in publications.of_round(waiting):
        publications.schedule(publication, now() + timedelta(days=1))
    unsure = publications.of_round(drafted(a_vacancy()))[0]
    unsure.state = PublicationState.UNSURE
    thanked = db.session.scalars(select(Application).where(Application.confirms_sharer)).first()
    db.session.commit()
    named = [address for _, address in full_organisation.addresses(app, full_organisation.numbers_of(vacancy))]
    secret = [f"{own}{more}" for more in ("", "/correct", "/delete", "/withdraw")]
    here = [1, thanked.id] if thanked else []
    more = [f"/office/applications/{number}?to={stage}" for number in here for stage in (2, 3, 6)]
    more += [f"/office/vacancies/{one.id}/posts" for one in (words, waiting, unsure.vacancy)]
    return [*named, *more, *secret, leads.address(lead).removeprefix("http://careers.example")]


def test_every_form_that_is_sent_empty_or_wrong_says_where_to_mend_it(
    app: Flask, administrator: Browser, places: list[str]
) -> None:
    """A form that takes it changes something: then all is put back as it was."""
    database = str(db.engine.url.database)
    if db.engine.dialect.name != "sqlite":
        pytest.skip("what stands on a page is the same on both, and a file is put back sooner")
    db.session.remove()
    with closing(sqlite3.connect(database)) as kept:
        kept.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(database, f"{database}.kept")
    seen, refused = set[tuple[str, bool]](), set[str]()
    for browser, address in [(administrator, place) for place in places] + [(Browser(app), "/sign-in")]:
        page = browser.get(address, follow_redirects=True)
        for form, target, wrong in tries(page, address):
            if (shape := shape_of(target, form, wrong)) in seen:
                continue
            seen.add(shape)
            if send(browser, target, filled(form, wrong)) == 422:
                refused.add(shape[0])
            else:
                put_back(database)
    assert len(seen) > 100 and len(refused) > 50, (len(seen), len(refused))


def tries(page: Page, address: str) -> Iterator[tuple[Tag, str, bool]]:
    """Each form, each place to which a button of it sends, without anything and with what is wrong."""
    for form in list(forms(page)):
        own = [str(form.get("action") or address)] if form.select("button:not([formaction])") else []
        for target in [*own, *(str(button["formaction"]) for button in form.select("button[formaction]"))]:
            for wrong in (False, True):
                yield form, target, wrong


ENGLISH = {"Accept-Language": "en", "User-Agent": "Mozilla/5.0 Firefox/140.0"}


def shape_of(target: str, form: Tag, wrong: bool) -> tuple[str, bool]:
    """Which form it is: of two posts or channels of a kind one will do."""
    names = sorted({str(field["name"]) for field in form.select("[name]") if field.get("type") != "hidden"})
    return " ".join([target.split("?")[0].translate(DIGITS), *names]), wrong


DIGITS = str.maketrans("", "", "0123456789")


def send(browser: Browser, target: str, fields: dict[str, str]) -> int:
    """What comes back: a page is looked at as every page is."""
    with browser.app.app_context():
        answer = browser.client.post(target, data=fields, headers=ENGLISH)
    assert answer.status_code < 500, target
    if answer.status_code == 422:
        browser._seen(answer, 422)
    return answer.status_code


def put_back(database: str) -> None:
    """Everything as it was before the form was sent."""
    db.session.remove()
    db.engine.dispose()
    with closing(sqlite3.connect(f"{database}.kept")) as kept, closing(sqlite3.connect(database)) as there:
        kept.backup(there)
