"""Of somebody who was deleted no word is left, whoever wrote it and wherever; and none is copied to where it stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

import jobs.read_documents
from recruit.candidates import correspondence, leads, origin_correction, private_links
from recruit.candidates.privacy import erasure, legal_holds
from recruit.candidates.screening import log
from recruit.config import Settings
from recruit.core.database import Base, db, now, today
from recruit.models import (
    Answer,
    Application,
    AuditLine,
    Claim,
    Decision,
    Deed,
    Draft,
    FinishLater,
    Flag,
    FlagKind,
    Lead,
    LeadKind,
    LineKind,
    Message,
    PossibleFinding,
    Reading,
    Role,
    SamePerson,
    TrackedLink,
    User,
    Vacancy,
    Writer,
)
from recruit.organisation import audit
from recruit.referrals import flag_review, invitations, thanks
from recruit.referrals.integrity import flags
from recruit.referrals.invitations import Invitation
from recruit.referrals.rewards import claim_letters, claims
from tests.recruit.candidates.privacy.test_erasure import all_bytes, forget, in_queue, post_letters
from tests.recruit.candidates.test_finish_later import ask
from tests.support.apply_form import PDF, apply, cv, the_application
from tests.support.browser import Browser
from tests.support.concurrency import at_once
from tests.support.documents import a_pdf
from tests.support.factories import (
    a_channel,
    a_colleague,
    a_link,
    a_person,
    a_question,
    a_vacancy,
    an_application,
    rewarded,
)
from tests.support.text_columns import ABOUT, MADE_OF, NEVER, of_text, word

FILES = ("zwaluwdraftq", "zwaluwreplacedq", "zwaluwansweredq")
"""What is in files that no column names: forms that were begun, and an answer."""
OLD = f"{word('applications.email', 'old')}@example.org"
NEW = f"{word('applications.email')}@example.org"


def test_of_every_column_of_text_it_is_said_whether_it_is_about_people() -> None:
    assert len(set(ABOUT)) == len(ABOUT) and not set(ABOUT) & set(NEVER)
    assert set(ABOUT) >= set(MADE_OF.values())
    assert set(ABOUT) | set(NEVER) | set(MADE_OF) == of_text(), "say of a new column whether it is about a person"


def a_file(secret: str) -> bytes:
    """A PDF with a word in it that anybody can find."""
    return PDF + f"\n%{secret}".encode()


def she_applies(visitor: Browser, link: TrackedLink) -> None:
    """She begins a form twice, has it mailed, and sends it; then corrects her address."""
    ask(visitor, link, OLD)
    apply(visitor, 422, link.vacancy, email=f" {OLD.upper()}", name="", cv=cv(a_file("zwaluwdraftq")))
    own = {
        "name": word("applications.name"),
        "email": OLD,
        "phone": word("applications.phone"),
        "motivation": word("applications.motivation"),
        "profile": f"https://{word('applications.profile')}.example",
        "video": f"https://{word('applications.video')}.example",
    }
    first = apply(visitor, 422, link.vacancy, **own | {"name": ""}, cv=cv(a_file("zwaluwreplacedq")))
    name = f"{word('applications.document_name')}.pdf"
    fields = first.fields("/apply") | {"name": own["name"], "cv": cv(a_pdf([word("document_texts.words")]), name)}
    visitor.post(str(first.form("/apply")["action"]), fields, expect=303)
    mailed = private_links.mailed(the_application()).removeprefix("http://careers.example")
    sent = {"email": NEW, "referred_by": word("applications.referred_by")}
    visitor.submit(mailed.replace("?", "/correct?"), sent, expect=303)
    visitor.get(private_links.mailed(the_application()).removeprefix("http://careers.example"))
    ask(visitor, link, NEW)


def they_write_about(application: Application, sharer: User, settings: Settings) -> None:
    """Everybody who can writes about her, in every column that there is."""
    by, vacancy, number = a_person(role=Role.ADMINISTRATOR), application.vacancy, application.id
    question = a_question(vacancy)
    (settings.folder / "uploads" / ("a" * 32)).write_bytes(a_file("zwaluwansweredq"))
    answer = {"document": "a" * 32, "document_kind": "pdf", "document_name": f"{word('answers.document_name')}.pdf"}
    message = {"writer": Writer.OFFICE, "subject": word("messages.subject"), "text": word("messages.text")}
    decision = {"criterion": word("decisions.criterion"), "reason": word("decisions.reason")}
    db.session.add_all(
        [
            Answer(application_id=number, question=question, asked="?", text=word("answers.text"), **answer),
            Message(application_id=number, by_id=by.id, **message),
            Decision(application_id=number, from_id=1, to_id=2, by_id=by.id, **decision),
            SamePerson(one_id=number, other_id=an_application().id, reason=word("same_people.reason")),
        ]
    )
    explained = {"column": "holds.reason", "noticed": ["network"], "reason": word("possible_findings.reason")}
    db.session.add(PossibleFinding(application=application, row=999, **explained))
    log.write(application, LineKind.FINDING, {"what": word("screening_lines.content")}, by)
    origin_correction.correct(application, a_link(vacancy, sharer=sharer), word("origin_corrections.reason"), by)
    application.tell_sharer = application.reward_sharer = True
    application.known_as = {"name": word("applications.known_as")}
    claims.consider(application)
    legal_holds.release(legal_holds.hold(application, word("holds.reason"), today(), by), by)
    thanks.thank(application, sharer, word("thanks.text"), by)
    correspondence.send(application, "Come by", word("letters.content"))
    vacancy.close_note = word("vacancies.close_note")
    of_herself = flags.note(FlagKind.FILLED_FAST, {"said": word("flags.evidence")}, application_id=number)
    of_the_link = flags.note(FlagKind.BURST, {"clicks": 9, "last": "", "first": ""}, link_id=application.origin_id)
    for flag, more in ((of_herself, ""), (of_the_link, "link")):
        assert flag
        flag_review.settle(flag, True, word("flags.reason", more), by, flag_review.version(flag))
    [claim] = db.session.scalars(select(Claim))
    claims.refuse(claim, word("claims.reason"), by)
    claim_letters.tell(claim)
    db.session.commit()


def they_note_her(vacancy: Vacancy, sharer: User, application: Application) -> None:
    """She was found before she applied, and a colleague invited her at the address that she gave up."""
    facts = {name: word(f"leads.{name}") for name in ("name", "source", "why")}
    facts |= {"address": f"https://{word('leads.address')}.example", "email": f"{word('leads.email')}@example.org"}
    lead = leads.add(vacancy, facts | {"kind": LeadKind.FOUND, "place": facts["source"], "language": "en"}, a_person())
    leads.send_notice(lead, a_person())
    leads.told_otherwise(lead, word("leads.informed_how"), a_person())
    lead.application = application
    explained = {"noticed": ["health"], "reason": word("possible_findings.reason", "lead")}
    db.session.add(PossibleFinding(lead=lead, column="leads.why", row=lead.id, **explained))
    invited = Invitation(word("leads.name", "two"), "Kim@Example.org", word("leads.why", "two"), "en")
    other, _text = invitations.invite(vacancy, invited, sharer)
    other.email = OLD.title()
    db.session.commit()


def everywhere(settings: Settings) -> str:
    """All tables with what is sealed in them, all files and the queue."""
    db.session.expire_all()
    dumped = str([db.session.execute(select(table)).all() for table in Base.metadata.sorted_tables])
    return (dumped + (all_bytes(settings) + in_queue(settings)).decode("utf-8", "replace")).lower()


@pytest.mark.parametrize("way", ["by the clock", "by the candidate"])
def test_no_word_about_somebody_deleted_is_left_anywhere(
    visitor: Browser, settings: Settings, capfd: pytest.CaptureFixture[str], way: str
) -> None:
    rewarded()
    sharer, vacancy = a_colleague(), a_vacancy()
    she_applies(visitor, a_link(vacancy, label="Flyer"))
    application = the_application()
    they_write_about(application, sharer, settings)
    they_note_her(vacancy, sharer, application)
    jobs.read_documents.read(application.id)
    post_letters()
    correspondence.send(application, "Once more", word("letters.content", "late"))  # these have not left yet
    claim_letters.tell(db.session.scalars(select(Claim)).one())
    db.session.commit()
    words = [*map(word, ABOUT), word("applications.email", "old"), word("flags.reason", "link"), *FILES]
    words += [word("letters.content", "late"), word("leads.name", "two"), word("leads.why", "two")]
    words.append(word("possible_findings.reason", "lead"))
    before = everywhere(settings)
    assert [one for one in words if one not in before and one != "zwaluwreplacedq"] == [], "everything was planted"
    assert "zwaluwreplacedq" not in before, "what was replaced goes when the form is sent"
    if way == "by the clock":
        application.ended_at = now() - timedelta(days=28, minutes=1)
        db.session.commit()
        assert forget() == 1
    else:
        mailed = private_links.mailed(application).removeprefix("http://careers.example")
        visitor.submit(mailed.replace("?", "/delete?"), {}, expect=303)
    after, logged = everywhere(settings), "".join(capfd.readouterr()).lower()
    assert [one for one in words if one in after or one in logged] == []
    assert db.session.scalars(select(FinishLater)).all() == db.session.scalars(select(Draft)).all() == []
    assert db.session.scalars(select(Reading)).all() == []
    assert [lead.name for lead in db.session.scalars(select(Lead))] == ["", ""]


def test_a_line_on_record_holds_facts_and_no_words(app: Flask) -> None:
    vacancy = a_vacancy()
    for words in ("Quirina", ["Quirina"], b"Quirina", audit.Field("Quirina is ill"), audit.Change("ill", "well")):  # type: ignore[arg-type]
        with pytest.raises(TypeError):
            audit.note(None, Deed.VACANCY_CHANGED, vacancy, words)  # type: ignore[arg-type]
    facts = (3, today(), LeadKind.FOUND, audit.Field("blind", (True,)), a_channel(name="Square"))
    audit.note(None, Deed.VACANCY_CHANGED, vacancy, *facts, audit.Field("title", ("Quirina", "Nurse")))
    db.session.commit()
    [line] = db.session.scalars(select(AuditLine))
    assert line.note == f"3, {today()}, found, blind: True, Square, title"


def test_a_reason_that_comes_at_the_moment_of_the_deletion_is_not_kept(app: Flask, settings: Settings) -> None:
    rewarded()
    for _ in range(3):
        by, application = a_person(role=Role.ADMINISTRATOR), an_application()
        application.origin, application.reward_sharer = a_link(application.vacancy, sharer=a_colleague()), True
        claim = claims.consider(application)
        assert claim
        db.session.commit()
        claim_id, number, by_id = claim.id, application.id, by.id

        def refuse(claim_id: int = claim_id, by_id: int = by_id) -> None:
            claim = db.session.get_one(Claim, claim_id)
            assert claim.application.forgotten_at is None
            claims.refuse(claim, "zwaluwq", db.session.get_one(User, by_id))
            claim_letters.tell(claim)

        def delete(number: int = number) -> None:
            erasure.forget(db.session.get_one(Application, number), erasure.DeletionReason.ASKED)

        at_once(app, refuse, delete)
        erasure.sweep_up(erasure.Forgotten.APPLICATION, number, [])
        assert db.session.get_one(Application, number).forgotten_at
        assert "zwaluwq" not in everywhere(settings)


def test_flags_of_a_link_keep_their_verdict(app: Flask) -> None:
    link = a_link(sharer=a_colleague())
    application = an_application(vacancy=link.vacancy, origin=link)
    flag = flags.note(FlagKind.BURST, {"clicks": 9, "first": "", "last": ""}, link_id=link.id)
    assert flag
    flag_review.settle(flag, True, "zwaluwq", a_person(), flag_review.version(flag))
    erasure.forget(application, erasure.DeletionReason.ASKED)
    db.session.commit()
    [kept] = db.session.scalars(select(Flag))
    assert (kept.reason, kept.harmless, bool(kept.settled_at)) == ("", True, True)
