"""A publication's state is written in one place, by one table, and who comes second changes nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from recruit.config import ROOT
from recruit.core.database import db
from recruit.models import Publication, PublicationState
from recruit.publishing import publications
from recruit.publishing.transitions import Hand, Step, become, make_all, move
from tests.support.factories import a_channel, a_vacancy

HOME = ROOT / "recruit" / "publishing" / "transitions.py"
OTHERS_STATES = {"vacancy", "claim", "proposal", "first", "flag"}
"""Rows that have a state of another kind."""


def a_post() -> Publication:
    """A draft."""
    publication = publications.draft(a_vacancy(), a_channel())
    db.session.commit()
    return publication


def files() -> Iterator[Path]:
    """Every file of the program, but for the one that may."""
    for room in ("recruit", "jobs", "adapters"):
        yield from (path for path in (ROOT / room).rglob("*.py") if path != HOME and "migrations" not in path.parts)


def assignments(path: Path) -> Iterator[int]:
    """The lines on which something gives a publication a state."""
    for node in ast.walk(ast.parse(path.read_text())):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in targets:
            for part in target.elts if isinstance(target, ast.Tuple) else [target]:
                if isinstance(part, ast.Attribute) and part.attr == "state":
                    if not (isinstance(part.value, ast.Name) and part.value.id in OTHERS_STATES):
                        yield node.lineno
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            names = {keyword.arg for keyword in node.keywords}
            texts = {argument.value for argument in node.args if isinstance(argument, ast.Constant)}
            if (called in ("values", "Publication", "become", "move", "mark") and "state" in names) or (
                called in ("setattr", "set_committed_value") and "state" in texts
            ):
                yield node.lineno
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                of_a_post = isinstance(value, ast.Attribute) and getattr(value.value, "id", "") == "PublicationState"
                if isinstance(key, ast.Constant) and key.value == "state" and of_a_post:
                    yield node.lineno


def test_no_other_place_writes_a_publications_state() -> None:
    found = [f"{path.relative_to(ROOT)}:{line}" for path in files() for line in assignments(path)]
    assert found == []


def test_only_a_made_up_past_pretends() -> None:
    users = {path.relative_to(ROOT).parts[:3] for path in files() if "pretend(" in path.read_text()}
    assert users == {("recruit", "ops", "demo")}


def test_every_step_is_taken_somewhere() -> None:
    words = "".join(path.read_text() for path in files())
    assert [step.name for step in Step if f"Step.{step.name}" not in words] == []


def test_every_state_can_be_reached_from_a_draft_and_only_closed_is_an_end() -> None:
    reached, waiting = {PublicationState.DRAFT}, [PublicationState.DRAFT]
    while waiting:
        state = waiting.pop()
        for step in Step:
            if state in step.sources and step.target not in reached:
                reached.add(step.target)
                waiting.append(step.target)
    assert reached == set(PublicationState)
    assert {s for s in PublicationState if not any(s in step.sources for step in Step)} == {PublicationState.CLOSED}


def test_what_may_be_live_becomes_a_draft_only_when_somebody_looked() -> None:
    looked = {Step.MISS, Step.GIVE_UP, Step.CANCEL, Step.SEND_BACK}
    assert {step for step in Step if step.target == PublicationState.DRAFT} == looked
    assert all(PublicationState.SENDING not in step.sources for step in Step if step.hand != Hand.WORKER)


@pytest.mark.parametrize("step", Step, ids=[step.name for step in Step])
def test_a_step_is_taken_from_where_it_begins_and_from_nowhere_else(app: Flask, step: Step) -> None:
    publication = a_post()
    for state in PublicationState:
        for doubt in (None, publication.created_at):
            publication.state, publication.doubt_since, publication.due = state, doubt, None
            db.session.commit()
            became = become(publication, step)
            assert publication.state == (step.target if became else state)
            assert not became or state in step.sources
            if state in step.sources and step.also is None:
                assert became


@pytest.mark.parametrize("together", [False, True])
def test_a_worker_that_was_given_up_changes_nothing_but_that_it_is_out(app: Flask, together: bool) -> None:
    publication = a_post()
    for step, counts in ((Step.REFUSE, False), (Step.GO_OUT, True)):
        publication.state, publication.attempts = PublicationState.SENDING, 1
        db.session.commit()
        held = move(publication, step)
        with db.engine.begin() as other:  # it was taken for dead, and another worker has it
            other.exec_driver_sql("UPDATE publications SET attempts = 2")
        make_all([held] * (2 if together else 1))
        db.session.commit()
        db.session.expire_all()
        assert (publication.state == step.target) == counts
