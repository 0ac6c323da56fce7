"""All get the same: who was searched less or more than the others stands there in words."""

from __future__ import annotations

import pytest
from flask import Flask

from recruit.candidates.screening import fairness, findings
from recruit.candidates.screening.findings import Source
from recruit.core.database import db, now
from recruit.models import Application, Level, Vacancy
from recruit.models.stages import INTERVIEW
from tests.support.browser import Browser
from tests.support.screening import a_screened_vacancy, a_search, somebody

pytestmark = pytest.mark.one_database


@pytest.fixture
def vacancy(app: Flask) -> Vacancy:
    """A vacancy that goes as far as the public web."""
    return a_screened_vacancy(Level.PUBLIC_WEB)


def invited(vacancy: Vacancy, *sources: Source, **but: object) -> Application:
    """Somebody at the interview who was looked up there."""
    application = somebody(vacancy, stage_id=INTERVIEW, **but)
    for source in sources:
        findings.looked(application, a_search(source), None)
    db.session.commit()
    return application


def marks(vacancy: Vacancy, everybody: bool = False) -> list[tuple[str, list[Source], list[Source]]]:
    """Who, where less, where more."""
    return [(row.application.name, row.less, row.more) for row in fairness.table(vacancy, everybody).rows]


def test_who_was_not_looked_up_where_most_were_got_less(vacancy: Vacancy) -> None:
    invited(vacancy, Source.NETWORK, name="Ada")
    invited(vacancy, Source.NETWORK, Source.NETWORK, name="Bo")
    invited(vacancy, name="Cas")
    assert marks(vacancy) == [("Ada", [], []), ("Bo", [], []), ("Cas", [Source.NETWORK], [])]


def test_who_was_looked_up_where_most_were_not_got_more(vacancy: Vacancy) -> None:
    invited(vacancy, Source.NETWORK, name="Ada")
    invited(vacancy, Source.NETWORK, Source.WEB, name="Bo")
    assert marks(vacancy) == [("Ada", [], []), ("Bo", [], [Source.WEB])]


def test_where_all_got_the_same_nobody_is_marked(recruiter: Browser, vacancy: Vacancy) -> None:
    invited(vacancy, Source.LINK, Source.WEB)
    invited(vacancy, Source.WEB, Source.LINK)
    assert fairness.table(vacancy).uneven == 0
    assert "All got the same." in recruiter.get(f"/office/vacancies/{vacancy.id}/symmetry").text


def test_those_beyond_the_first_stage_are_compared_and_everybody_when_asked(vacancy: Vacancy) -> None:
    invited(vacancy, Source.LINK, name="Ada")
    somebody(vacancy, name="New")
    invited(vacancy, name="Left", ended_at=now())
    invited(vacancy, name="Forgotten", forgotten_at=now(), ended_at=now())
    assert [name for name, _, _ in marks(vacancy)] == ["Ada"]
    assert [name for name, _, _ in marks(vacancy, everybody=True)] == ["Ada", "New", "Left"]


def test_the_page_says_it_in_words_and_has_a_switch(recruiter: Browser, vacancy: Vacancy) -> None:
    invited(vacancy, Source.NETWORK, name="Ada")
    invited(vacancy, Source.NETWORK, name="Bo")
    invited(vacancy, name="Cas")
    somebody(vacancy, name="New")
    page = recruiter.get(f"/office/vacancies/{vacancy.id}/symmetry")
    rows = [" ".join(row.get_text(" ").split()) for row in page.tree.select("tbody tr")]
    assert rows == ["Ada 1 time the same", "Bo 1 time the same", "Cas no Less : A professional network"]
    assert "1 candidate got less or more" in page.text
    everybody = recruiter.get(f"/office/vacancies/{vacancy.id}/symmetry?who=all")
    assert len(everybody.tree.select("tbody tr")) == 4


def test_a_blind_first_look_hides_names_here_too(recruiter: Browser, vacancy: Vacancy) -> None:
    application = invited(vacancy, Source.LINK, name="Sanne Visser")
    application.blind = True
    db.session.commit()
    page = recruiter.get(f"/office/vacancies/{vacancy.id}/symmetry")
    assert "Sanne" not in page.html and f"Candidate {application.id}" in page.text


def test_an_empty_table_says_what_will_be_here(recruiter: Browser, vacancy: Vacancy) -> None:
    assert recruiter.get(f"/office/vacancies/{vacancy.id}/symmetry").tree.select(".empty h2")
    invited(vacancy)
    assert "Nobody was searched" in recruiter.get(f"/office/vacancies/{vacancy.id}/symmetry").text
