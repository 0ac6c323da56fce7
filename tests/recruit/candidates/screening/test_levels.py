"""How far we go: said beforehand, changed in the open, and no search before everybody knows."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

import jobs.dispatch
from recruit.candidates.screening import findings, levels, notifications
from recruit.core.database import db, now
from recruit.models import Application, AuditLine, Deed, Letter, Level, Proof, Proven, Screening, Subject
from recruit.vacancies import lifecycle
from tests.support.apply_form import ALEX, form_of
from tests.support.browser import Browser
from tests.support.factories import a_person, a_vacancy, an_application
from tests.support.screening import a_finding, a_screened_vacancy, a_search, deliver, found, go_to, letters, somebody

pytestmark = pytest.mark.one_database


def notes() -> list[str]:
    """What the audit log says of levels."""
    wanted = select(AuditLine).where(AuditLine.deed == Deed.SCREENING_CHANGED).order_by(AuditLine.id)
    return [line.facts for line in db.session.scalars(wanted)]


def test_before_anybody_applied_the_version_is_changed_in_its_place(app: Flask) -> None:
    vacancy = a_screened_vacancy(Level.GIVEN_LINKS)
    go_to(vacancy, Level.PUBLIC_WEB, reason="")
    assert [(version.number, version.level) for version in vacancy.screenings] == [(1, 3)]
    assert letters() == []


def test_once_somebody_applied_a_change_is_a_new_version(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    application = somebody(vacancy)
    go_to(vacancy, Level.NOTHING, reason="")
    assert [(version.number, version.level) for version in vacancy.screenings] == [(1, 2), (2, 0)]
    assert application.screening.number == 1
    assert notes()[-1] == "2, 2 → 0"


def test_saving_what_stands_there_changes_nothing(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    somebody(vacancy)
    before = notes()
    go_to(vacancy, Level.PROFESSIONAL_NETWORKS)
    assert len(vacancy.screenings) == 1 and notes() == before


def test_going_further_needs_a_reason(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    somebody(vacancy)
    with pytest.raises(levels.Unsaid):
        go_to(vacancy, Level.PUBLIC_WEB, reason=" ")


def test_everybody_in_procedure_gets_a_letter_and_nobody_else(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    somebody(vacancy, name="Kim")
    somebody(vacancy, name="Gone", forgotten_at=now())
    somebody(vacancy, name="Ended", ended_at=now())
    somebody(name="Elsewhere")
    version = go_to(vacancy, Level.PUBLIC_WEB)
    [letter] = letters()
    assert letter.proven == Proven(Proof.LEVEL, version.id)
    words = letter.content["text"]
    assert "Dear Kim" in words and "A new client asks for it" in words and "public about you on the web" in words
    assert re.search(r"http://careers\.example/applications/\S{32}", words)


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "openbaar op het web"), ("de", "öffentlich im Web"), ("fr", "public sur vous")]
)
def test_the_letter_is_in_the_candidates_language(app: Flask, language: str, words: str) -> None:
    vacancy = a_screened_vacancy()
    somebody(vacancy, language=language)
    go_to(vacancy, Level.PUBLIC_WEB)
    [letter] = letters()
    assert words in letter.content["text"]


STEPS: list[tuple[dict[str, object], dict[str, object], bool]] = [
    ({"level": 2}, {"level": 3}, True),
    ({"level": 3}, {"level": 2}, False),
    ({"level": 3}, {"level": 0}, False),
    ({"level": 2}, {"level": 2}, False),
    ({"level": 2, "sources": "LinkedIn"}, {"level": 2, "sources": "LinkedIn, GitHub"}, True),
    ({"level": 2, "sources": "LinkedIn, GitHub"}, {"level": 2, "sources": "github;  linkedin."}, False),
    ({"level": 2, "sources": "LinkedIn, GitHub"}, {"level": 2, "sources": "GitHub en LinkedIn"}, False),
    ({"level": 2, "sources": "LinkedIn, GitHub"}, {"level": 2, "sources": "GitHub"}, False),
    ({"level": 2, "sources": "LinkedIn"}, {"level": 2, "sources": ""}, True),
    ({"level": 2, "sources": "LinkedIn"}, {"level": 1, "sources": ""}, False),
    ({"level": 1, "sources": ""}, {"level": 1, "sources": "LinkedIn"}, False),
    ({"level": 4, "agency": "Zoekwerk"}, {"level": 4, "agency": "Speurders"}, True),
    ({"level": 4, "agency": "Zoekwerk"}, {"level": 4, "agency": "zoekwerk "}, False),
    ({"level": 3, "agency": ""}, {"level": 3, "agency": "Speurders"}, False),
    ({"level": 3, "sources": ""}, {"level": 2, "sources": "GitHub"}, True),
    ({"level": 3, "sources": "LinkedIn"}, {"level": 2, "sources": "LinkedIn, Xing, GitHub"}, True),
    ({"level": 4, "sources": "LinkedIn"}, {"level": 3, "sources": "LinkedIn"}, False),
    ({"level": 1, "searcher": "the team lead"}, {"level": 1, "searcher": "the team lead and the director"}, True),
    ({"level": 3, "searcher": "Kim, Bo"}, {"level": 2, "searcher": "Bo"}, False),
    ({"level": 3, "searcher": "Kim"}, {"level": 2, "searcher": "Bo"}, True),
    ({"level": 3, "searcher": "Kim"}, {"level": 0, "searcher": "Bo"}, False),
]


def test_what_goes_further_is_a_higher_level_or_one_more_source_searcher_or_agency_whatever_else_changes() -> None:
    plain: dict[str, object] = {"sources": "", "searcher": "", "agency": ""}
    for old, new, further in STEPS:
        assert levels.goes_further(Screening(**plain | old), Screening(**plain | new)) is further, (old, new)


ANY_VERSION = st.fixed_dictionaries(
    {
        "level": st.sampled_from(Level),
        "sources": st.sampled_from(["", "LinkedIn", "LinkedIn, Xing", "Xing", "LinkedIn, Xing, GitHub"]),
        "searcher": st.sampled_from(["", "Kim", "Kim and Bo"]),
        "agency": st.sampled_from(["Zoekwerk", "Speurders"]),
    }
)


@given(st.lists(st.one_of(ANY_VERSION, st.just("deliver")), max_size=6))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_however_it_is_changed_nobody_is_searched_otherwise_than_that_person_was_told(
    app: Flask, acts: list[dict[str, Any] | str]
) -> None:
    vacancy = a_screened_vacancy()
    people = [somebody(vacancy), somebody(vacancy, ended_at=now())]
    for act in acts:
        if isinstance(act, str):
            deliver()
        else:
            go_to(vacancy, **act)
        current, one = levels.current(vacancy), people[0]
        told = one.screening
        for level in (level for level in Level if level and levels.allowed(one, level)):
            assert level <= told.level, "the level"
            assert levels.listed(current.searcher) <= levels.listed(told.searcher) or not told.searcher, "by whom"
            if level >= Level.PROFESSIONAL_NETWORKS:
                assert levels.listed(current.sources) <= levels.listed(told.sources), "where"
                assert current.sources or not told.sources, "and not anywhere"
            assert level < Level.AGENCY or current.agency == told.agency, "by which agency"
    db.session.execute(delete(Letter))
    db.session.commit()


def test_while_a_letter_of_more_sources_waits_nothing_is_noted_there_whatever_happens_to_the_level(app: Flask) -> None:
    for before, after in ((2, 3), (3, 2)):
        vacancy = a_screened_vacancy(before, sources="LinkedIn")
        application = somebody(vacancy)
        with pytest.raises(levels.Unsaid):
            go_to(vacancy, after, reason="", sources="LinkedIn, Xing")
        go_to(vacancy, after, sources="LinkedIn, Xing")
        on_xing = a_search(address="https://www.xing.com/profile/x")
        with pytest.raises(findings.Refused):
            findings.note(application, on_xing, a_finding(), None)
        db.session.rollback()
        deliver()
        findings.note(application, on_xing, a_finding(), None)
        db.session.commit()
        deliver()


def test_where_networks_are_named_others_are_none_that_a_candidate_was_told_of(app: Flask) -> None:
    vacancy = a_screened_vacancy(Level.PROFESSIONAL_NETWORKS, sources="LinkedIn and GitHub")
    application = somebody(vacancy)
    elsewhere = a_search(address="https://www.xing.com/profile/x")
    line = found(application)
    for look in (
        lambda: findings.note(application, elsewhere, a_finding(), None),
        lambda: findings.looked(application, elsewhere, None),
        lambda: findings.correct(application, line, elsewhere, a_finding(), None),
    ):
        with pytest.raises(findings.Refused, match="LinkedIn and GitHub"):
            look()
    findings.correct(application, line, a_search(address="https://linkedin.com/in/other"), a_finding(), None)
    db.session.commit()
    go_to(application.vacancy, Level.PUBLIC_WEB)
    with pytest.raises(findings.Refused, match="LinkedIn and GitHub"):
        findings.note(application, elsewhere, a_finding(), None)
    db.session.rollback()
    go_to(application.vacancy, Level.PROFESSIONAL_NETWORKS, sources="LinkedIn")
    with pytest.raises(findings.Refused, match=r"look at: LinkedIn\. Name GitHub"):
        findings.note(application, a_search(address="https://github.com/example"), a_finding(), None)


LISTS = {
    "LinkedIn": {"LinkedIn"},
    "linkedin.com; GITHUB.": {"LinkedIn", "GitHub"},
    "LinkedIn, GitHub en Stack Overflow": {"LinkedIn", "GitHub", "Stack Overflow"},
    "Xing und LinkedIn": {"Xing", "LinkedIn"},
    "https://www.linkedin.com & Viadeo": {"LinkedIn", "Viadeo"},
    "LinkedIn et Academia.edu": {"LinkedIn", "Academia.edu"},
}
EXAMPLES = (
    *("", "LinkedIn en andere netwerken", "o.a. LinkedIn", "onder andere LinkedIn, GitHub", "LinkedIn e.d."),
    *("professional networks such as LinkedIn", "LinkedIn, GitHub, etc.", "LinkedIn, GitHub and the like"),
    *("e.g. LinkedIn, Xing", "LinkedIn, ...", "LinkedIn, GitHub …", "LinkedIn..", "LinkedIn (among others)"),
    *("LinkedIn und andere Netzwerke", "z. B. Xing, LinkedIn", "u.a. LinkedIn", "Xing, LinkedIn usw."),
    *("LinkedIn et d'autres réseaux", "les réseaux professionnels, par exemple LinkedIn", "LinkedIn, Viadeo etc."),
    *("vaknetwerken voor verpleegkundigen", "LinkedIn, het register", "the networks of nurses", "LinkedIn, BIG"),
)


def test_names_of_networks_alone_are_a_list_and_with_any_other_word_examples(app: Flask) -> None:
    for sources, named in LISTS.items():
        assert findings.only_networks(sources) == named, sources
    for sources in EXAMPLES:
        assert findings.only_networks(sources) == set(), sources
        one = somebody(a_screened_vacancy(Level.PROFESSIONAL_NETWORKS, sources=sources))
        findings.note(one, a_search(address="https://www.xing.com/profile/x"), a_finding(), None)


def test_nobody_is_searched_further_before_everybody_knows(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    one, other = somebody(vacancy), somebody(vacancy)
    assert levels.allowed(one, Level.PROFESSIONAL_NETWORKS)
    assert not levels.allowed(one, Level.PUBLIC_WEB)
    go_to(vacancy, Level.PUBLIC_WEB)
    assert levels.untold(vacancy, Level.PUBLIC_WEB) == [one, other]
    assert not levels.allowed(one, Level.PUBLIC_WEB)
    assert levels.allowed(one, Level.PROFESSIONAL_NETWORKS), "what everybody knows goes on"
    deliver()
    assert levels.untold(vacancy, Level.PUBLIC_WEB) == []
    assert levels.allowed(one, Level.PUBLIC_WEB)


def test_who_left_holds_up_nobody_and_is_searched_no_more(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    one, left = somebody(vacancy), somebody(vacancy)
    go_to(vacancy, Level.PUBLIC_WEB)
    one.screening, left.ended_at = levels.current(vacancy), now()
    assert levels.allowed(one, Level.PUBLIC_WEB)
    assert not levels.allowed(left, Level.GIVEN_LINKS)


def test_one_more_source_waits_too_but_not_for_the_links_that_were_given(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    application = somebody(vacancy)
    go_to(vacancy, Level.PROFESSIONAL_NETWORKS, sources="LinkedIn, GitHub, ORCID")
    assert not levels.allowed(application, Level.PROFESSIONAL_NETWORKS)
    assert levels.allowed(application, Level.GIVEN_LINKS)


def test_after_going_back_and_forth_everybody_is_told_anew(app: Flask) -> None:
    vacancy = a_screened_vacancy(Level.PUBLIC_WEB)
    application = somebody(vacancy)
    go_to(vacancy, Level.NOTHING)
    assert not levels.allowed(application, Level.GIVEN_LINKS)
    go_to(vacancy, Level.PUBLIC_WEB)
    assert not levels.allowed(application, Level.PUBLIC_WEB)
    deliver()
    assert levels.allowed(application, Level.PUBLIC_WEB)


def refuse_letters() -> None:
    """No mail server takes them."""
    for letter in db.session.scalars(select(Letter)):
        letter.due = None
    db.session.commit()


def test_whose_letter_is_refused_can_be_told_otherwise_on_record_one_thing_at_a_time(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    application, by = somebody(vacancy), a_person()
    line = found(application)
    version = go_to(vacancy, Level.PUBLIC_WEB)
    refuse_letters()
    for what in (Proven(Proof.FINDING, line.number), Proven(Proof.LEVEL, version.id)):
        assert what in levels.to_be_told(application)
        assert not levels.allowed(application, Level.PUBLIC_WEB), "who knows of a finding knows no more than that"
        levels.told_otherwise(application, what, notifications.How.TELEPHONE, by)
        db.session.commit()
    assert levels.allowed(application, Level.PUBLIC_WEB)
    assert letters() == [] and levels.to_be_told(application) == []
    lines = db.session.scalars(select(AuditLine).where(AuditLine.deed == Deed.CANDIDATE_TOLD).order_by(AuditLine.id))
    assert [(line.note, line.other_kind, line.other_number, line.by_id, line.subject_id) for line in lines] == [
        ("telephone, finding", Subject.SCREENING_LINES, 1, by.id, application.id),
        ("telephone, level", Subject.SCREENINGS, 2, by.id, application.id),
    ]


def test_what_a_letter_still_tells_nobody_tells_otherwise(recruiter: Browser) -> None:
    vacancy = a_screened_vacancy(Level.GIVEN_LINKS)
    application = somebody(vacancy)
    findings.note(application, a_search(findings.Source.LINK), a_finding(), None)
    db.session.commit()
    refuse_letters()
    version = go_to(vacancy, Level.PUBLIC_WEB)
    path = f"/office/applications/{application.id}"
    fields = recruiter.get(path).fields("/told")
    assert fields["what"] == "finding 1"
    for what in (f"level {version.id}", "level 1", "finding 9", "finding x", "", "message 1"):
        recruiter.post(f"{path}/told", fields | {"what": what}, expect=303)
    assert "changed meanwhile" in recruiter.get(path).text
    recruiter.post(f"{path}/told", fields, expect=303)
    db.session.expire_all()
    assert application.screening.level == Level.GIVEN_LINKS
    assert not levels.allowed(application, Level.PUBLIC_WEB)
    assert [letter.proven for letter in letters()] == [Proven(Proof.LEVEL, version.id)]


def test_who_came_back_into_procedure_can_be_written_to_and_only_once(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    application = somebody(vacancy, ended_at=now())
    go_to(vacancy, Level.PUBLIC_WEB)
    assert letters() == []
    application.ended_at = None
    assert levels.tell(vacancy) == 1
    assert levels.tell(vacancy) == 0
    assert len(letters(Proof.LEVEL)) == 1


def test_a_copy_of_a_vacancy_goes_as_far_in_a_first_version_of_its_own(app: Flask) -> None:
    vacancy = a_screened_vacancy()
    somebody(vacancy)
    go_to(vacancy, Level.PUBLIC_WEB)
    vacancy.blind = True
    copy = lifecycle.duplicate(vacancy, None)
    db.session.commit()
    [version] = copy.screenings
    assert (version.number, version.level, version.reason) == (1, Level.PUBLIC_WEB, "")
    assert version.criteria == levels.current(vacancy).criteria
    assert copy.blind


def test_a_vacancy_that_nobody_thought_about_goes_as_far_as_the_organisation_says(app: Flask) -> None:
    vacancy = a_vacancy()
    assert levels.current(vacancy).level == Level.GIVEN_LINKS
    application = an_application(vacancy=vacancy)
    assert not levels.allowed(application, Level.GIVEN_LINKS), "nothing was said yet"


def test_who_was_filling_in_the_form_meanwhile_is_told_by_letter(visitor: Browser) -> None:
    vacancy = a_screened_vacancy()
    levels.current(vacancy).at = now() - timedelta(days=1)
    somebody(vacancy, name="Kim")
    page = visitor.get(form_of(vacancy))
    later = go_to(vacancy, Level.PUBLIC_WEB)
    later.at = now() + timedelta(seconds=5)
    db.session.execute(delete(Letter))
    db.session.commit()
    visitor.post(form_of(vacancy), page.fields() | ALEX, expect=303)
    application = db.session.scalars(select(Application).where(Application.name == ALEX["name"])).all()[-1]
    assert application.screening.number == 1
    assert [letter.screening_id for letter in letters(Proof.LEVEL)] == [later.id]
    assert not levels.allowed(application, Level.PUBLIC_WEB)


def test_who_had_the_form_open_when_the_first_version_was_changed_is_told_by_letter(visitor: Browser) -> None:
    vacancy = a_screened_vacancy(Level.GIVEN_LINKS)
    page = visitor.get(form_of(vacancy))
    changed = go_to(vacancy, Level.PUBLIC_WEB)
    assert changed.number == 1, "nobody had applied"
    changed.at = now() + timedelta(seconds=5)
    db.session.commit()
    visitor.post(form_of(vacancy), page.fields() | ALEX, expect=303)
    application = db.session.scalars(select(Application)).one()
    assert application.screening is None
    assert [letter.screening_id for letter in letters(Proof.LEVEL)] == [changed.id]
    assert not levels.allowed(application, Level.GIVEN_LINKS)
    deliver()
    assert levels.allowed(application, Level.PUBLIC_WEB)


def test_where_very_many_must_be_told_the_clock_writes_to_the_rest(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(levels.tell, "__defaults__", (2, True))
    vacancy = a_screened_vacancy()
    people = [somebody(vacancy) for _ in range(5)]
    go_to(vacancy, Level.PUBLIC_WEB)
    first = letters(Proof.LEVEL)
    assert len(first) == 2
    deliver()
    assert not levels.allowed(people[0], Level.PUBLIC_WEB), "three were not told yet"
    jobs.dispatch.tidy()
    assert len(letters(Proof.LEVEL)) == 3
    refused = letters(Proof.LEVEL)[0]
    refused.due = None
    db.session.commit()
    jobs.dispatch.tidy()
    assert len(letters(Proof.LEVEL)) == 3, "who had a letter that was refused gets no other from the clock"
    assert levels.tell(vacancy) == 1, "but from a person"
