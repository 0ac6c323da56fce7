"""A reason says something, wherever one is asked for and whoever writes it."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from adapters.types import Post
from recruit.candidates import leads
from recruit.candidates.screening import findings, possible_findings
from recruit.core import reasons
from recruit.core.database import Base, db
from recruit.models import LeadKind, Publication
from recruit.publishing import approval, rulebook
from tests.support.factories import a_lead, a_person, a_vacancy
from tests.support.screening import a_finding, a_search, somebody

NOTHING = (
    "x",
    "...",
    "-",
    "?!",
    "1234",
    "n.v.t.",
    "ok",
    "nee",
    "nee nee",
    "aaaaaaaaaaaa",
    "\u3164\u115f \u115f\u3164\uffa0",
    "x y z",
    "x\n\nx",
    "___",
)
SOMETHING = (
    *("Afgewezen op eis 2", "Past niet bij de nachtdienst", "Verhuizing", "Duplicate", "He told us", "Zei het zelf"),
    *("Zu wenig Erfahrung", "Déjà pourvu", "Přišel pozdě", "Слишком далеко", "Ze belde 3x"),
)


def test_some_words_are_a_reason_and_a_letter_dots_or_figures_are_none() -> None:
    assert [one for one in NOTHING if reasons.says_something(one)] == []
    assert [one for one in SOMETHING if not reasons.says_something(one)] == []


@given(st.text(alphabet=st.characters(exclude_categories=["L"])), st.characters(categories=["L"]))
def test_whatever_stands_around_one_letter_it_is_no_reason(around: str, letter: str) -> None:
    assert not reasons.says_something(f"{around} {letter} {around}")


def test_every_column_with_a_reason_refuses_one_that_says_nothing() -> None:
    found = [mapper.class_ for mapper in Base.registry.mappers if "reason" in mapper.columns]
    found = [model for model in found if model.__tablename__ != "deletions"]  # one of a few that we have words for
    assert len(found) == 8
    for model in found:
        with pytest.raises(reasons.TooLittle):
            model(reason="x")
        assert model(reason="").reason == "" and model(reason="Past goed").reason == "Past goed"


def test_no_verb_that_keeps_a_reason_elsewhere_takes_one_that_says_nothing(app: Flask) -> None:
    application, by = somebody(), a_person()
    facts: dict[str, Any] = {"kind": LeadKind.NAMED, "name": "Lou", "why": "x", "language": "nl"}
    draft = Publication()
    verbs = (
        lambda: possible_findings.explain([], "x", by),
        lambda: findings.note(application, a_search(), a_finding(relevance="x"), by),
        lambda: findings.note(application, a_search(), a_finding(reason="x"), by),
        lambda: leads.add(a_vacancy(), facts, by),
        lambda: leads.told_otherwise(a_lead(), "x", by),
        lambda: approval.send_back(draft, by, "x"),
        lambda: rulebook.answer(draft, Post("x", ""), "x", by),
    )
    for verb in verbs:
        with pytest.raises(reasons.TooLittle):
            verb()
        db.session.rollback()
    assert leads.add(a_vacancy(), facts | {"kind": LeadKind.INVITED}, by), "a colleague's few words are no reason"
