"""A text is asked about as the candidate will read it: with what is filled in, and with what stands just before it."""

from __future__ import annotations

import pytest
from flask import Flask

from recruit.candidates.screening import levels, possible_findings
from recruit.core.database import db
from recruit.models import Application
from tests.support.browser import Browser
from tests.support.factories import a_vacancy, an_application
from tests.support.screening import somebody

pytestmark = pytest.mark.one_database


def asked_about(application: Application) -> list[str]:
    """The columns of what was noticed and answered."""
    db.session.expire_all()
    return [found.column for found in possible_findings.possible_findings_of(application) if found.answered_at]


def test_what_stands_half_in_one_field_and_half_in_the_next_is_asked_about_as_it_will_be_written(
    app: Flask, recruiter: Browser
) -> None:
    vacancy = a_vacancy()
    levels.change(vacancy, levels.facts_of(levels.current(vacancy)) | {"criteria": "Linked\nNight shifts"}, "", None)
    application = somebody(vacancy=vacancy, name="In Li", email="kim@example.org")
    here = f"/office/applications/{application.id}"
    decide = {"decide-reason": "in profile says so", "decide-criterion": "Night shifts"}
    letter = "Dear, your Linked[reason], see [your page]"
    why = "She told us so herself"
    for action, asked, typed in (
        ("/messages", "message-text", {"message-subject": "Seen on Linked", "message-text": "In we saw it"}),
        ("/messages", "message-text", {"message-subject": "See jandevries", "message-text": ".nl we saw it"}),
        ("/messages", "message-text", {"message-subject": "About you", "message-text": "Your Linked[name] says so"}),
        ("decide?to=3", "decide-reason", decide | {"decide-criterion": "Linked", "decide-reason": "in says so"}),
        ("decide?to=3", "decide-text", decide | {"decide-send": "y", "decide-criterion": "", "decide-text": letter}),
    ):
        path = here if action == "/messages" else f"{here}?to=3"
        page = recruiter.submit(path, typed, 422, action)
        assert "Does this come from a search" in page.one(f"[id='{asked}-error']").get_text(), typed
        assert page.fields(action).items() >= typed.items(), "nothing typed is lost"
        assert len(page.tree.select(".asks")) == 1, "it is asked once"
        assert asked_about(application) == []
        if asked == "decide-text":
            recruiter.post(f"{here}/decide?to=3", page.fields(action) | {f"{asked}-because": why}, 303)
            assert asked_about(application) == ["messages.text"]


def test_what_is_asked_during_a_blind_first_look_names_nobody(app: Flask, recruiter: Browser) -> None:
    hidden = an_application(vacancy=a_vacancy(blind=True), name="Zwaluw Kim", email="kim@example.org")
    typed = {
        "message-subject": "About you",
        "message-text": "Wij hebben [naam] opgezocht. I looked [name] up.",
    }
    page = recruiter.submit(f"/office/applications/{hidden.id}", typed, 422, "/messages")
    assert "Does this come from a search" in page.one("[id='message-text-error']").get_text()
    assert "zwaluw" not in page.html.casefold()
