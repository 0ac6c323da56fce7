"""Whatever a candidate types, in any form: no 500, nothing of it is interpreted, and nothing is lost."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pytest

from recruit.candidates import leads
from recruit.core.database import db
from recruit.models import Application, QuestionKind
from recruit.vacancies import questions
from tests.recruit.web.test_hostile_input_office import WORSE, buttons, encoded
from tests.support.apply_form import ALEX, apply, form_of, the_application
from tests.support.browser import Browser, Page
from tests.support.factories import a_lead, a_question, a_vacancy

pytestmark = pytest.mark.one_database

ENDS = ("/withdraw", "/delete")
"""Forms that end the application."""


@pytest.fixture
def place(visitor: Browser) -> str:
    """Where the candidate's own page is."""
    return apply(visitor).headers["Location"].removeprefix("http://localhost")


def post(visitor: Browser, address: str, fields: dict[str, str]) -> Page:
    """Send a form as bytes, also when it holds what is no text at all."""
    kind = "application/x-www-form-urlencoded"
    with visitor.app.app_context():
        answer = visitor.client.post(address, data=encoded(fields), content_type=kind)
    page = Page(answer)
    answer.close()
    return page


def test_no_form_at_a_private_address_breaks_on_anything(visitor: Browser, place: str, naughty: list[str]) -> None:
    own = leads.address(a_lead()).removeprefix("http://careers.example")
    pages = [place, f"{place}/correct", "/applications/again", own]
    nasty = [*naughty, *WORSE]
    sent = 0
    for address in pages:
        for target, fields in buttons(visitor.get(address)):
            if target.endswith(ENDS):
                continue
            for word in nasty:
                page = post(visitor, target, dict.fromkeys(fields, word))
                assert page.status < 500, (target, word)
                nothing_is_interpreted(page, word)
                sent += 1
    assert sent >= 3 * len(nasty)


def test_a_file_in_the_place_of_words_is_as_good_as_nothing(visitor: Browser, place: str) -> None:
    own = leads.address(a_lead()).removeprefix("http://careers.example")
    for address in (form_of(a_vacancy()), place, f"{place}/correct", "/applications/again", own):
        for target, fields in buttons(visitor.get(address)):
            if not target.endswith(ENDS):
                with visitor.app.app_context():
                    files = {name: (BytesIO(b"abc"), "a.txt") for name in fields}
                    answer = visitor.client.post(target or address, data=files)
                    answer.close()
                assert answer.status_code < 500, target or address


def nothing_is_interpreted(page: Page, word: str) -> None:
    """No tag of what was typed has become one of the page."""
    allowed = {"application/ld+json"}
    assert not [tag for tag in page.tree.select("script") if tag.get("type") not in allowed], word
    assert not page.tree.select("main img, main iframe, main svg, main object, main embed"), word
    assert not [tag for tag in page.tree.select("*") if any(name.startswith("on") for name in tag.attrs)], word


def test_what_is_typed_into_a_correction_stands_there_again_or_is_kept(
    visitor: Browser, place: str, naughty: list[str]
) -> None:
    for word in naughty:
        typed = {"name": "Alex Vos", "email": "alex@example.org", "motivation": word}
        page = post(visitor, f"{place}/correct", typed)
        assert page.status in (303, 422), word
        wanted = word.replace("\r\n", "\n").replace("\r", "\n").strip()
        if page.status == 422:
            assert page.fields("/correct")["motivation"].strip() == wanted, word
        else:
            db.session.expire_all()
            assert the_application().motivation == wanted, word


def test_answers_to_own_questions_stand_there_as_they_were_typed(visitor: Browser, naughty: list[str]) -> None:
    vacancy = a_vacancy()
    field = f"q{a_question(vacancy).id}"
    a_question(vacancy, words="Shift?", kind=QuestionKind.CHOICE, options="Early\nLate")
    assert len(questions.questions_of(vacancy)) == 2
    for number, word in enumerate(naughty):
        blank: dict[str, Any] = visitor.get(form_of(vacancy)).fields("/apply") | ALEX
        page = post(visitor, form_of(vacancy), blank | {field: word, "name": f"Alex {number}"})
        assert page.status in (303, 422), word
        wanted = word.replace("\r\n", "\n").replace("\r", "\n").strip()
        if page.status == 422:
            assert page.fields("/apply")[field].strip() == wanted, word
        elif wanted:
            kept = db.session.query(Application).order_by(Application.id.desc()).first()
            assert kept and [answer.text for answer in kept.answers] == [wanted], word


def test_the_page_shows_what_was_typed_and_runs_none_of_it(visitor: Browser, place: str, naughty: list[str]) -> None:
    application = the_application()
    for word in naughty:
        if word.strip() and not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", word):
            application.motivation = word
            db.session.commit()
            page = visitor.get(place)
            nothing_is_interpreted(page, word)
            assert page.one("dd.words").get_text().split() == word.split(), word
