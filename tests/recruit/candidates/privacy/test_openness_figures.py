"""How open we are is counted from what was promised: who is kept waiting counts, and of a few nothing is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil
from statistics import median

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from recruit.candidates import decisions
from recruit.candidates.decision_letters import Words
from recruit.candidates.privacy import erasure, statistics
from recruit.candidates.privacy.coarse_figures import at_least
from recruit.candidates.privacy.statistics import FEWEST, Promises
from recruit.candidates.screening import hash_chain, log
from recruit.core.database import db, now
from recruit.models import Application, Deletion, DeletionReason, Forgotten, LeadKind, LineKind, Stage
from recruit.models.stages import INTERVIEW, RECEIVED, REJECTED, WITHDRAWN
from tests.support.browser import Browser
from tests.support.factories import a_lead, a_person, a_policy, an_application

TODAY = datetime(2027, 3, 1, 12, tzinfo=UTC)
PROMISED = 14
DAYS = st.none() | st.integers(0, 60)


@dataclass(frozen=True)
class Story:
    """What happened to one candidate, each on which day after applying; None for what did not happen."""

    applied: int
    """So many days ago."""
    answered: int | None
    withdrew: int | None
    deleted: int | None
    how: DeletionReason
    found: int | None
    shown: int | None
    """So many days after it was found."""
    day_of_deletion: int | None
    """On which it was promised."""

    def moment(self, day: int | None) -> datetime | None:
        """That day, as far as it has come."""
        then = None if day is None else TODAY - timedelta(days=self.applied) + timedelta(days=day)
        return then if then and then < TODAY else None


STORIES = st.lists(
    st.builds(
        Story,
        *(st.integers(0, 90), DAYS, DAYS, DAYS),
        st.sampled_from([DeletionReason.ASKED, DeletionReason.ASKED_US, DeletionReason.TIME_OVER]),
        *(DAYS, DAYS, DAYS),
    ),
    min_size=FEWEST,
    max_size=12,
)


def live(story: Story) -> None:
    """The rows that such a story leaves."""
    applied = TODAY - timedelta(days=story.applied)
    answered, withdrew, deleted = (story.moment(day) for day in (story.answered, story.withdrew, story.deleted))
    application = an_application(
        created_at=applied,
        answer_by=applied + timedelta(days=PROMISED),
        answered_at=answered,
        stage_id=WITHDRAWN if withdrew else RECEIVED,
        ended_at=withdrew,
        withdrew_at=withdrew,
    )
    if found := story.moment(story.found):
        line = log.write(application, LineKind.FINDING, {"what": "x"}, None)
        db.session.execute(update(type(line)).where(type(line).id == line.id).values(at=found))
        shown = found + timedelta(days=story.shown) if story.shown is not None else None
        if shown and shown < TODAY:
            log.write(application, LineKind.SHOWN, {"by": "letter"}, about=line.number)
            application.told_late = int(shown > found + hash_chain.IN_TIME)
    if deleted:
        erasure.forget(application, story.how)
        application.forgotten_at, application.ended_at = deleted, withdrew or deleted
        row = db.session.query(Deletion).filter_by(number=application.id, what=Forgotten.APPLICATION)
        row.update({"at": deleted, "due": story.moment(story.day_of_deletion)})


def recount(stories: list[Story]) -> tuple[Promises, Promises, Promises]:
    """The same figures of answers, findings and deletions, story by story, as a person would count them."""
    answers, told, gone = [], [], []
    for story in stories:
        answered, withdrew, deleted, found = (
            story.moment(day) for day in (story.answered, story.withdrew, story.deleted, story.found)
        )
        by = TODAY - timedelta(days=story.applied) + timedelta(days=PROMISED)
        left = withdrew or (deleted if story.how == DeletionReason.ASKED else None)
        if by < TODAY and not (left and left <= by and (answered is None or answered > left)):
            answers.append("not at all" if answered is None else "on time" if answered <= by else "late")
        if found:
            shown = found + timedelta(days=story.shown) if story.shown is not None else TODAY
            was = shown < TODAY
            if was or deleted or found < TODAY - timedelta(days=28):
                told.append("not at all" if not was else "on time" if shown <= found + timedelta(days=28) else "late")
        due = story.moment(story.day_of_deletion)
        if not deleted and withdrew and withdrew < TODAY - timedelta(days=29):
            gone.append("not at all")
        if deleted and due:
            gone.append("on time" if deleted <= due + timedelta(days=1) else "late")
    return tuple(  # type: ignore[return-value]
        Promises(len(some), some.count("on time"), some.count("late")) for some in (answers, told, gone)
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(stories=STORIES)
def test_figures_are_those_of_a_count_by_hand(app: Flask, stories: list[Story]) -> None:
    for table in (Deletion, log.ScreeningLine, Application):
        db.session.execute(table.__table__.delete())
    for story in stories:
        live(story)
    db.session.flush()
    found = statistics.figures_of_last_year(TODAY)
    assert found
    assert (found.answers, found.told, found.deletions) == recount(stories)
    days = [story.answered for story in stories if story.moment(story.answered)]
    assert found.reply_days == (max(1, ceil(median(days))) if len(days) >= FEWEST else None)  # type: ignore[type-var]
    db.session.rollback()


def test_who_withdraws_after_waiting_too_long_makes_no_figure_better(app: Flask) -> None:
    then = now()
    waiting = [
        an_application(created_at=then - timedelta(days=20), answer_by=then - timedelta(days=6)) for _ in range(8)
    ]
    waiting[0].answered_at = then - timedelta(days=7)
    db.session.commit()
    before = statistics.figures_of_last_year(then)
    for application in waiting[1:]:
        decisions.withdraw(application)
        application.withdrew_at = then - timedelta(days=1)
    db.session.commit()
    after = statistics.figures_of_last_year(then)
    assert before and after
    assert before.answers == after.answers == Promises(8, 1, 0)
    assert (before.gave_up, after.gave_up) == (0, 7)
    stage, by = db.session.get_one(Stage, INTERVIEW), a_person()
    for application in waiting[1:]:
        decisions.decide(application, stage, "", "Come all the same", by, Words("Come", "Come"))
    db.session.commit()
    moved_on = statistics.figures_of_last_year(then)
    assert moved_on and moved_on.gave_up == 7, "whoever withdrew once stays counted"
    for application in waiting:
        erasure.forget(application, DeletionReason.TIME_OVER)
    db.session.commit()
    again = statistics.figures_of_last_year(then)
    assert again and again.answers == after.answers and again.gave_up == 7, "and they stay when all are deleted"


def test_what_was_never_told_is_not_on_time(app: Flask) -> None:
    then = now()
    people = [an_application(created_at=then - timedelta(days=60)) for _ in range(6)]
    for application in people:
        application.to_tell = application.searched = 1
    people[0].told = people[1].told = people[1].told_late = 1
    db.session.commit()
    found = statistics.figures_of_last_year(then)
    assert found and found.told == Promises(6, 1, 1)
    assert found.told.broken == 4


def test_who_was_found_before_applying_or_searched_in_what_is_deleted_counts_as_looked_up(app: Flask) -> None:
    plain = [an_application() for _ in range(5)]
    grown, named, earlier = an_application(), an_application(), an_application(email="kim@example.org")
    typed = an_application(email="kim@example.org", mailbox_proved_at=None)
    for kind, application in ((LeadKind.FOUND, grown), (LeadKind.NAMED, named)):
        a_lead(kind=kind, email="", address="").application = application
    plain[0].searched = 2
    erasure.forget_lead(a_lead(email="Kim@example.org", address=""), DeletionReason.TIME_OVER)
    db.session.commit()
    found = statistics.figures_of_last_year()
    assert found and (found.searched, found.searches) == (3, 2), "one noted, one found before, one known of before"
    assert earlier.id and typed.id
    erasure.forget(grown, DeletionReason.ASKED)
    db.session.commit()
    again = statistics.figures_of_last_year()
    assert again and again.searched == 3, "it stays when the person is deleted"


def test_a_late_deletion_shows_and_one_that_is_overdue_too(app: Flask) -> None:
    for days in (28, 31):
        application = an_application(stage_id=REJECTED, ended_at=now() - timedelta(days=days, minutes=5))
        erasure.forget(application, DeletionReason.TIME_OVER)
    an_application(stage_id=REJECTED, ended_at=now() - timedelta(days=40))
    erasure.forget(an_application(), DeletionReason.ASKED)  # no day was promised for this one
    an_application()
    db.session.commit()
    found = statistics.figures_of_last_year()
    assert found and (found.deleted, found.deletions) == (3, Promises(3, 1, 1))


def test_too_few_applications_give_no_figures(app: Flask, visitor: Browser) -> None:
    a_policy(figures_public=True)
    for _ in range(4):
        an_application()
    assert statistics.figures_of_last_year() is None
    assert "too few applications" in visitor.get("/openness").text
    an_application()
    assert "Applications in the last year" in visitor.get("/openness").text


def test_the_figures_are_public_only_where_the_organisation_wants_it(visitor: Browser) -> None:
    visitor.get("/openness", expect=404)
    assert not visitor.get("/privacy").tree.select("a[href='/openness']")
    a_policy(figures_public=True)
    visitor.get("/openness")
    assert visitor.get("/privacy").tree.select("a[href='/openness']")


def test_of_a_few_nothing_is_said_but_that_they_are_few(app: Flask, visitor: Browser) -> None:
    a_policy(figures_public=True)
    then = now()
    for number in range(20):
        application = an_application(created_at=then - timedelta(days=30), answer_by=then - timedelta(days=16))
        application.answered_at = then - timedelta(days=29 if number > 2 else 3)
        application.searched = int(number < 4)
        application.to_tell = application.told = int(number < 4)
    db.session.commit()
    page = visitor.get("/openness")
    words = " ".join(page.one("dl.figures").get_text(" ").split())
    assert "Applications in the last year 20 or more" in words
    assert "Searched online for fewer than five" in words
    assert "Told what was found Too few to say." in words
    assert "On time: 75% or more On time or late: 75% or more." in words
    assert "Deleted by the promised day Too few to say." in words
    for exact in ("85%", "fewer than five. Not", " 3 ", " 4 ", "17", ": 0", "Nothing was due"):
        assert exact not in words, exact


SPLIT = st.tuples(*[st.integers(0, 60)] * 3)


def shown(parts: tuple[int, ...]) -> tuple[object, ...]:
    """All that the page says of promises of which so many were kept, late, and broken."""
    promises = Promises(sum(parts), parts[0], parts[1])
    return promises.in_time, promises.kept


@settings(max_examples=60)
@given(parts=SPLIT)
def test_whatever_is_shown_of_promises_five_other_numbers_would_have_shown_too(parts: tuple[int, int, int]) -> None:
    due, said = sum(parts), shown(parts)
    if said == (None, None):
        return
    same = [
        (kept, late, due - kept - late)
        for kept in range(due + 1)
        for late in range(due + 1 - kept)
        if shown((kept, late, due - kept - late)) == said
    ]
    assert parts in same
    for place in range(3):
        assert len({one[place] for one in same}) >= FEWEST, (place, said)


@given(count=st.integers(0, 500))
def test_a_number_of_people_is_told_as_five_others_would_be(count: int) -> None:
    assert [at_least(other) for other in range(count // FEWEST * FEWEST, count // FEWEST * FEWEST + FEWEST)] == [
        at_least(count)
    ] * FEWEST
    assert 0 <= count - at_least(count) < FEWEST
