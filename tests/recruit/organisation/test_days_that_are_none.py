"""Words that look like a day or a number, and are none, are words wherever somebody types them."""

from __future__ import annotations

import pytest
from flask import Flask
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from adapters.translatable import Said
from recruit.candidates.screening import verification
from recruit.core.database import db
from recruit.core.translatable import DAY, a_day_in_words, say
from recruit.models import Publication
from recruit.models.house_rules import Severity
from recruit.organisation import audit_facts
from recruit.publishing import publications
from tests.support.browser import Browser
from tests.support.factories import a_rule

pytestmark = pytest.mark.one_database

NO_DAYS = ("0000-00-00", "2026-02-30", "2026-13-45", "２０２６-11-30", "٢٠٢٦-١١-٣٠", "9999-99-99", "2026-11-30\n")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.one_of(st.from_regex(DAY, fullmatch=True), st.from_regex(r"\d{4}-\d\d-\d\d\n?", fullmatch=True)))
@example(words="0000-00-00")
@example(words="2026-02-30")
def test_a_sentence_is_said_whatever_stands_in_it(app: Flask, words: str) -> None:
    with app.test_request_context():
        assert a_day_in_words(words) or words in say(Said("“{words}” is a word.", words=words))
        assert audit_facts.value(words)


@pytest.mark.parametrize("words", NO_DAYS)
def test_a_list_of_colleagues_with_a_day_that_does_not_exist_is_read(administrator: Browser, words: str) -> None:
    here = "/office/settings/people/invite"
    for text in (words, f"email;unit\nbo@delinde.example;{words}", f"email;language\nbo@delinde.example;{words}"):
        fields = administrator.get(here).fields() | {"people": text}
        with administrator.app.app_context():
            answer = administrator.client.post(here, data=fields)
        assert answer.status_code in (200, 422) and words.strip() in answer.get_data(as_text=True)


@pytest.mark.parametrize("words", [words for words in NO_DAYS if "\n" not in words])
def test_a_house_rule_about_a_day_that_does_not_exist_is_said(
    recruiter: Browser, publication: Publication, words: str
) -> None:
    a_rule(words, severity=Severity.WARN)
    publications.change(publication, f"{publications.current(publication).text}\nFrom {words} on.")
    db.session.commit()
    assert words in recruiter.get(f"/office/vacancies/{publication.vacancy_id}/posts").text


@pytest.mark.parametrize("digits", ["9" * 5000, "٩" * 5000, "２０２６", "²", "-1", ""])
def test_a_number_of_thousands_of_digits_is_none(app: Flask, digits: str) -> None:
    assert isinstance(verification.whole(digits), int)
    with app.test_request_context():
        assert audit_facts.amount(digits) == digits
