"""Whoever types somebody else's mail address or profile learns nothing of that person: a mailbox is proved by the link
that was mailed there, and a profile proves nothing."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.candidates import blind_review, correspondence, leads, private_links
from recruit.candidates.privacy import corrections, erasure
from recruit.candidates.screening import statements
from recruit.core.database import db
from recruit.models import Application, DeletionReason, Letter
from tests.support.apply_form import apply
from tests.support.browser import Browser, Page
from tests.support.factories import a_lead, a_vacancy, an_application
from tests.support.screening import found, somebody

PROFILE = "https://www.linkedin.com/in/quirina"
VICTIM = "quirina@example.org"


def asked(visitor: Browser, page: str) -> tuple[int, str]:
    """What somebody gets who asks for the statement on that page as it stands."""
    form = visitor.get(page).form("/statement")
    answer = visitor.client.post(str(form["action"]), data=Page.fields_of(form))
    return answer.status_code, re.sub(r"/applications/[\w-]{32}|nonce=\S+", "", answer.get_data(as_text=True))


def page_of(application: Application) -> str:
    """Where the browser is sent after applying: the private page, without what only a mail has."""
    token = private_links.token_of(application)
    db.session.commit()
    return f"/applications/{token}"


def mailed_to(application: Application) -> str:
    """The same, as a letter to the candidate has it."""
    letter = correspondence.write(application, "new_address", replaced=False)
    db.session.commit()
    written = re.search(r"/applications/\S+", letter.content["text"])
    assert written
    return written[0]


@pytest.mark.one_database
def test_a_stranger_learns_by_no_mailbox_and_no_profile_whether_somebody_was_looked_up(
    app: Flask, visitor: Browser
) -> None:
    a_lead(email=VICTIM, address=PROFILE)
    found(somebody(email="known@example.org", profile="https://github.com/known"))
    answers = {}
    for name, email, profile in (
        ("looked up, by mailbox", VICTIM, ""),
        ("looked up, by a log", "known@example.org", ""),
        ("nobody", "nobody@example.org", ""),
        ("looked up, by profile", "throwaway@example.net", PROFILE),
        ("by profile, in a log", "throwaway2@example.net", "https://github.com/known/"),
        ("a profile of nobody", "throwaway3@example.net", "https://www.linkedin.com/in/nobody"),
    ):
        application = somebody(email=email, profile=profile, mailbox_proved_at=None)
        answers[name] = asked(visitor, page_of(application))
        assert "open this page by the link" in answers[name][1].lower(), name
        if "throwaway" in email:  # their own mailbox, so that they have its letters
            code, _said = asked(visitor, mailed_to(application))
            assert code == 303, name
            stated = statements.file(statements.last(db.session.get_one(Application, application.id)))  # type: ignore[arg-type]
            assert "somebody with the same name or the same profile address" in stated
    assert len(set(answers.values())) == 1, "alike for everybody"


@pytest.mark.one_database
def test_correcting_the_address_there_and_back_tells_nothing(app: Flask, visitor: Browser) -> None:
    lead = a_lead(email=VICTIM, address="")
    mine = somebody(email="mine@example.net", mailbox_proved_at=None)
    corrections.correct(mine, {"email": VICTIM})
    scanned = mailed_to(mine)
    visitor.get(scanned)  # by a scanner where that mailbox is
    assert db.session.get_one(Application, mine.id).mailbox_proved_at
    assert asked(visitor, page_of(mine))[0] == 409, "whoever was sent there after applying has no letter"
    erasure.forget_lead(lead, DeletionReason.TIME_OVER)
    db.session.commit()
    other = somebody(email="mine@example.net")
    assert asked(visitor, mailed_to(other))[0] == 303, "nor by another application that had one's mailbox before"
    old = mailed_to(mine)
    corrections.correct(mine, {"email": "mine@example.net"})
    assert mine.mailbox_proved_at is None
    db.session.commit()
    visitor.get(old, expect=404)
    assert asked(visitor, page_of(mine))[0] == 409
    assert asked(visitor, mailed_to(mine))[0] == 303, "what was known of the other mailbox stays with that one"


@pytest.mark.one_database
def test_only_the_mailed_link_proves_the_mailbox_and_no_copy_or_page_hands_it_out(app: Flask, visitor: Browser) -> None:
    vacancy = a_vacancy()
    sent = apply(visitor, vacancy=vacancy, email=VICTIM)
    page = sent.headers["Location"]
    application = db.session.scalars(select(Application)).one()
    letter = db.session.scalars(select(Letter)).first()
    assert letter
    [mark] = re.findall(r"\?m=([\w-]+)", letter.content["text"])
    packed = zipfile.ZipFile(io.BytesIO(visitor.client.get(f"{page.partition('?')[0]}/copy").data))
    everywhere = [visitor.client.get(page).data, *(packed.read(name) for name in packed.namelist())]
    assert mark not in sent.headers["Location"] and not any(mark.encode() in one for one in everywhere)
    for wrong in ("", "x", "é", mark[:-1], mark + "x", "a" * 5000):
        visitor.get(page.partition("?")[0], query_string={"m": wrong})
        assert application.mailbox_proved_at is None
    visitor.get(f"{page.partition('?')[0]}?m={mark}")
    db.session.expire_all()
    assert application.mailbox_proved_at


@pytest.mark.one_database
def test_who_was_looked_up_is_not_told_by_a_copy_to_whoever_typed_the_address(app: Flask, visitor: Browser) -> None:
    application = somebody(email=VICTIM, mailbox_proved_at=None)
    erasure.forget_lead(a_lead(email=VICTIM, address=""), DeletionReason.TIME_OVER)
    db.session.commit()

    def copied(page: str) -> str:
        link = str(visitor.get(page).one("a[href*='/copy']")["href"])
        packed = zipfile.ZipFile(io.BytesIO(visitor.client.get(link).data))
        return packed.read("everything.json").decode()

    assert "earlier_searches" not in copied(page_of(application))
    assert "earlier_searches" in copied(mailed_to(application)), "who has the mailbox gets all"


@pytest.mark.one_database
def test_what_was_noted_of_somebody_joins_an_application_by_no_profile_and_no_unproved_mailbox(
    app: Flask, recruiter: Browser
) -> None:
    vacancy = a_vacancy(blind=True)
    ways = {
        "by an unproved mailbox": (VICTIM, "", None),
        "by a profile": ("x@example.net", PROFILE, None),
    }
    for name, (email, profile, proved) in ways.items():
        lead = a_lead(vacancy=vacancy, email=VICTIM, address=PROFILE)
        application = an_application(vacancy=vacancy, email=email, profile=profile, mailbox_proved_at=proved)
        blind_review.reveal(application)
        leads.join(application)
        db.session.commit()
        assert lead.application_id is None, name
        here = f"/office/applications/{application.id}"
        assert f"/office/leads/{lead.id}" in str(recruiter.get(here).tree), name
        recruiter.submit(here, {}, 303, f"/same-lead/{lead.id}")
        assert lead.application_id == application.id, "a colleague says so"
        assert statements.found_before(application)
        recruiter.submit(here, {}, 303, f"/same-lead/{lead.id}/undo")
        db.session.expire_all()
        assert lead.application_id is None, "and takes it back"
        erasure.forget(application, DeletionReason.ASKED)
        erasure.forget_lead(lead, DeletionReason.ASKED_US)
        db.session.commit()


@pytest.mark.one_database
def test_a_recruiter_who_states_is_refused_in_the_same_words_whatever_is_elsewhere(
    app: Flask, recruiter: Browser
) -> None:
    found(somebody(email="kim@example.org"))
    said = set()
    for email, proved in (("kim@example.org", True), ("bo@example.org", None)):
        application = somebody(email=email, **({} if proved else {"mailbox_proved_at": None}))
        here = f"/office/applications/{application.id}"
        token = recruiter.get(here).fields("/messages")
        said.add(recruiter.follow(recruiter.post(f"{here}/state", token, 303)).one(".flash").get_text())
    assert len(said) == 1 and "searched" not in said.pop()
