"""At the private address a candidate sees everything, mends it, takes it along, and has it removed."""

from __future__ import annotations

import io
import json
import re
from datetime import timedelta
from zipfile import ZipFile

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.candidates import lost_links, private_links
from recruit.candidates.privacy import export, legal_holds, talent_pool
from recruit.candidates.screening import findings, log
from recruit.config import running
from recruit.core.database import Base, db, now, today
from recruit.models import (
    Answer,
    Application,
    Decision,
    Deed,
    Deletion,
    DocumentText,
    Letter,
    LineKind,
    Message,
    Question,
    SamePerson,
    Stage,
    Writer,
)
from recruit.models.stages import LOOKED_AT, WITHDRAWN
from recruit.organisation import audit
from tests.support.apply_form import apply, ask_again, cv, mailed, the_application, uploads
from tests.support.browser import Browser
from tests.support.factories import a_link, a_person, a_vacancy, an_application, saved
from tests.support.report_queries import asked
from tests.support.screening import a_finding, a_screened_vacancy, a_search

pytestmark = pytest.mark.one_database

PLACE = r"/applications/[\w-]{32}"


@pytest.fixture
def place(visitor: Browser) -> str:
    """Where the candidate's own page is."""
    found = re.search(PLACE, apply(visitor, cv=cv(), motivation="I like it").headers["Location"])
    assert found
    return found[0]


def letters() -> list[Letter]:
    """What is on its way, the first first."""
    return list(db.session.scalars(select(Letter).order_by(Letter.id)))


def address_in(letter: Letter) -> str:
    """The private address that a letter gives."""
    found = re.search(PLACE, letter.content["text"])
    assert found, letter.content["text"]
    return found[0]


def test_the_page_says_where_the_application_stands_and_when_an_answer_comes(visitor: Browser, place: str) -> None:
    page = visitor.get(place)
    assert page.one("#stands + p").get_text() == "Received"
    day = the_application().answer_by
    assert day and str(day.astimezone(running().settings.zone).day) in page.text
    assert "You hear from us by" in page.text


def test_a_late_answer_is_admitted(visitor: Browser, place: str) -> None:
    the_application().answer_by = now() - timedelta(days=1)
    db.session.commit()
    assert "We are late" in visitor.get(place).text


def test_each_decision_is_shown_with_its_reason(visitor: Browser, place: str) -> None:
    application = the_application()
    stage = db.session.get_one(Stage, LOOKED_AT)
    facts = {"from_id": 1, "to_id": stage.id, "criterion": "Experience", "reason": "Two years on a ward"}
    saved(Decision(application=application, by=a_person(), **facts))
    assert "Experience: Two years on a ward" in visitor.get(place).text


def test_what_was_sent_can_be_mended(visitor: Browser, place: str) -> None:
    visitor.submit(f"{place}/correct", {"name": "Alex de Vos", "phone": "06 34"}, expect=303)
    kept = the_application()
    assert (kept.name, kept.phone, kept.motivation) == ("Alex de Vos", "06 34", "I like it")
    [line] = [line for line in audit.history(kept) if line.deed == Deed.APPLICATION_CORRECTED]
    assert line.note == "name, phone", "the record names the fields and not what stands in them"


def test_a_mistake_in_a_correction_loses_nothing(visitor: Browser, place: str) -> None:
    page = visitor.submit(f"{place}/correct", {"name": "", "phone": "06 56"}, expect=422)
    assert page.fields("/correct")["phone"] == "06 56"
    assert the_application().name == "Alex Vos"


def test_another_mail_address_is_told_to_the_old_one_and_proved_at_the_new_one(visitor: Browser, place: str) -> None:
    visitor.submit(f"{place}/correct", {"email": "new@example.org"}, expect=303)
    to_old, to_new = letters()[-2:]
    assert (to_old.content["to"], to_new.content["to"]) == ("alex@example.org", "new@example.org")
    assert not re.search(PLACE, to_old.content["text"]), "who had the old address need not have the way in"
    newer = address_in(to_new)
    assert newer != place
    for text in (to_old.content["text"], to_new.content["text"]):
        assert "no longer works" in text
    ended = visitor.get(place, expect=404)
    assert (
        "This address does not work" in ended.text
        and ended.one("a.button:not(.quiet)")["href"] == "/applications/again"
    )
    assert "A question of mine" in visitor.post(f"{place}/messages", {"text": "A question of mine"}, expect=404).text
    assert "new@example.org" in visitor.get(newer).text


def test_another_mailbox_ends_a_newer_address_that_lies_in_the_old_one_too(visitor: Browser, place: str) -> None:
    ask_again(visitor)
    lies_there = address_in(letters()[-1])
    visitor.submit(f"{place}/correct", {"email": "new@example.org"}, expect=303)
    for gone in (place, lies_there):
        visitor.get(gone, expect=404)


def test_every_form_of_a_candidate_says_what_it_did(app: Flask, visitor: Browser) -> None:
    vacancy = a_screened_vacancy()
    db.session.commit()
    apply(visitor, vacancy=vacancy)
    application = the_application()
    application.origin = a_link(application.vacancy, sharer=a_person())
    number = findings.note(application, a_search(), a_finding(), None)[0].number
    db.session.commit()
    ask_again(visitor)
    newer, mark = address_in(letters()[-1]), mailed(application).partition("?m=")[2]
    pressed = [
        ("/older", {}, "#stands", "older address no longer works"),
        ("/correct", {"name": "Alex Nieuw"}, "#corrected", "Saved."),
        ("/correct", {}, "#corrected", "You changed nothing"),
        ("/sharer", {"sees": "nothing", "m": mark}, "#origin", "This is what holds now."),
        ("/pool", {"yes": "y", "pool": "y"}, "#pool", "we may keep"),
        ("/pool", {"no": "y"}, "#pool", "we do not keep"),
        ("/messages", {"text": "A question"}, "#messages", "Your message is sent."),
        (f"/findings/{number}", {"deed": "answer", "text": "Not quite"}, "#screening", "Your answer is saved."),
        (f"/findings/{number}", {"deed": "not me"}, "#screening", "you say that this is not you"),
        ("/correct", {"email": "new@example.org"}, "#corrected", "new address"),
    ]
    for path, sent, where, said in pressed:
        if path == "/correct":
            answer = visitor.submit(f"{newer}{path}", sent, action=path, expect=303)
        else:
            answer = visitor.post(f"{newer}{path}", sent, expect=303)
        assert answer.headers["Location"].endswith(where), path
        page = visitor.get(answer.headers["Location"])
        assert said in page.one("[role=status]").get_text(), path
    assert not visitor.get(answer.headers["Location"].partition("?")[0]).tree.select("[role=status]")


def test_a_lost_address_is_mailed_again_and_the_old_one_ends_by_a_press_at_the_new_one(
    visitor: Browser, place: str
) -> None:
    ask_again(visitor, " Alex@example.org")
    newer = address_in(letters()[-1])
    assert newer != place
    assert "Alex Vos" in visitor.get(place).text, "asking alone takes nothing away from anybody"
    page = visitor.get(newer)
    assert "Alex Vos" in page.text
    assert "Alex Vos" in visitor.get(place).text, "a mail scanner that opens the new one ends nothing"
    assert "newer address" in page.text and "newer address" not in visitor.get(place).text
    visitor.post(f"{newer}/older", {}, expect=303)
    visitor.get(place, expect=404)
    assert "Alex Vos" in visitor.get(newer).text


def test_asking_for_an_address_answers_the_same_to_everybody(visitor: Browser, place: str) -> None:
    before = len(letters())
    known = ask_again(visitor)
    assert len(letters()) == before + 1
    unknown = ask_again(visitor, "nobody@example.org")
    assert known.text == unknown.text
    assert len(letters()) == before + 1


def test_asking_does_the_same_work_for_everybody_while_they_wait(visitor: Browser, place: str) -> None:
    done = []
    for email in ("alex@example.org", "nobody@example.org"):
        with asked() as statements:
            visitor.submit("/applications/again", {"email": email}, expect=200)
        done.append(statements)
    assert done[0] == done[1]
    first, second = lost_links.overdue(10)
    assert len(lost_links.answer(first)) == 1
    assert lost_links.answer(second) == lost_links.answer(first) == []
    assert lost_links.overdue(10) == []


def test_asking_again_and_again_fills_nobodys_mailbox(visitor: Browser, place: str) -> None:
    for _ in range(3):
        ask_again(visitor)
    assert len([letter for letter in letters() if "The way back" in letter.content["subject"]]) == 1


def test_every_letter_leads_to_the_same_page_also_after_the_key_was_changed(
    app: Flask, visitor: Browser, place: str
) -> None:
    application = the_application()
    assert private_links.address(application).endswith(place)
    app.config["SECRET_KEY_FALLBACKS"] = [app.config["SECRET_KEY"]]
    app.config["SECRET_KEY"] = "another"
    assert private_links.address(application).endswith(place)
    app.config["SECRET_KEY_FALLBACKS"] = []
    newer = private_links.address(application)
    db.session.commit()
    assert not newer.endswith(place)
    assert "Alex Vos" in visitor.get(newer.removeprefix("http://careers.example")).text


def test_the_colleague_whose_link_it_was_is_named_and_can_be_kept_out(visitor: Browser) -> None:
    vacancy = a_vacancy()
    sharer = a_person(name="Noor Bakker")
    link = a_link(vacancy, sharer=sharer)
    token = private_links.token_from("seed")
    application = an_application(vacancy=vacancy, origin=link, seed="seed", digest=private_links.digest(token))
    assert "Noor Bakker" not in visitor.get(f"/applications/{token}").text, "by the letter alone"
    letter = mailed(application)
    mark = {"m": letter.partition("?m=")[2]}
    assert "What may Noor Bakker see?" in visitor.get(letter).text
    for sees, kept in {"nothing": (False, False), "reward": (True, True), "applied": (True, False)}.items():
        visitor.post(f"/applications/{token}/sharer", mark | {"sees": sees}, expect=303)
        application = the_application()
        assert (application.tell_sharer, application.reward_sharer) == kept
    for wrong in ({"sees": "what"}, {}):
        assert (
            "Choose what Noor Bakker may see"
            in visitor.post(f"/applications/{token}/sharer", mark | wrong, expect=422).text
        )
    assert visitor.get(letter).fields("/sharer")["sees"] == "applied"


def test_consent_for_other_vacancies_is_separate_and_never_ticked_beforehand(visitor: Browser, place: str) -> None:
    page = visitor.get(place)
    assert not page.one("#pool-yes").has_attr("checked")
    answer = visitor.post(f"{place}/pool", {"yes": "y"}, expect=422)
    assert "Tick the box if we may keep" in answer.text
    assert the_application().pool_until is None
    visitor.post(f"{place}/pool", {"yes": "y", "pool": "y"}, expect=303)
    until = the_application().pool_until
    assert until and timedelta(days=364) < until - now() <= timedelta(days=365)
    visitor.post(f"{place}/pool", {"no": "y"}, expect=303)
    assert the_application().pool_until is None
    assert [row.deed for row in talent_pool.consents_of(the_application())] == ["given", "withdrawn"]


def test_deleting_asks_first_and_leaves_nothing(app: Flask, visitor: Browser, place: str) -> None:
    assert "Delete everything now?" in visitor.get(f"{place}/delete").text
    page = visitor.follow(visitor.submit(f"{place}/delete", {}, expect=303))
    assert "Your application is deleted" in page.text
    assert "Nothing of you is left" not in page.text
    for true in ("This application and everything in it", "other vacancies too", "a code of your address stays"):
        assert true in page.text, true
    visitor.get(place, expect=404)
    kept = the_application()
    assert (kept.name, kept.email, kept.stage_id) == ("", "", WITHDRAWN)
    assert uploads(app) == []
    assert db.session.scalars(select(Deletion.reason)).all() == ["asked"]


def test_a_hold_keeps_it_and_says_why(visitor: Browser, place: str) -> None:
    application = the_application()
    legal_holds.hold(application, "A complaint is being looked into", today() + timedelta(days=10), a_person())
    db.session.commit()
    assert "A complaint is being looked into" in visitor.get(place).text
    page = visitor.post(f"{place}/delete", {}, expect=409)
    assert "A complaint is being looked into" in page.text
    assert the_application().name == "Alex Vos"


def taken(visitor: Browser, place: str) -> ZipFile:
    """The copy that the candidate downloads."""
    path, _, mark = place.partition("?")
    answer = visitor.client.get(f"{path}/copy?{mark}")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    return ZipFile(io.BytesIO(answer.get_data()))


def test_the_copy_is_a_page_to_read_the_same_for_programs_and_the_files(visitor: Browser, place: str) -> None:
    box = taken(visitor, place)
    assert box.testzip() is None
    assert "Alex Vos" in box.read("read-me.html").decode()
    assert b"--ink" in box.read("style.css")
    kept = json.loads(box.read("everything.json"))
    assert kept["tables"]["applications"][0]["email"] == "alex@example.org"
    [file] = [name for name in box.namelist() if name.startswith("files/")]
    assert file.endswith("cv.pdf")
    assert b"%PDF" in box.read(file)


def test_the_copy_holds_all_that_any_table_knows_of_the_person(visitor: Browser, place: str) -> None:
    application = the_application()
    by = a_person()
    question = saved(Question(vacancy=application.vacancy, words="Can you work nights?"))
    rows = [
        Answer(application_id=application.id, question=question, asked=question.words, text="Only on Fridays"),
        Message(application=application, writer=Writer.OFFICE, subject="Tomorrow", text="Come at ten", by=by),
        Decision(application=application, from_id=1, to_id=2, criterion="Nights", reason="Wants Fridays", by=by),
        SamePerson(one=application, other=an_application(), by=by, reason="Told us so"),
        DocumentText(application_id=application.id, document=application.document, words="Ten years of nights"),
    ]
    db.session.add_all(rows)
    log.write(application, LineKind.FINDING, {"what": "A talk about wards", "used": True}, by)
    talent_pool.give(application)
    legal_holds.hold(application, "A complaint", today() + timedelta(days=3), by)
    db.session.commit()
    mailed = private_links.mailed(application).removeprefix("http://careers.example")
    db.session.commit()
    kept = json.loads(taken(visitor, mailed).read("everything.json"))["tables"]
    for table in Base.metadata.sorted_tables:
        own = [column for column in table.columns if export.refers(column)]
        if table.name == "applications":
            own = [table.c.id]
        for column in own:
            theirs = select(table).where(column == application.id)
            if table.name == "letters":  # what goes to a colleague is not the candidate's
                theirs = theirs.where(~table.c.to_colleague)
            many = len(db.session.execute(theirs).all())
            assert len(kept.get(table.name, [])) >= many, f"a row of {table.name} is not in the copy"
    assert len(kept) >= 12
    assert {"letters", "screenings", "vacancies", "audit_lines"} <= set(kept)


def test_no_address_of_a_candidate_is_guessed_quickly(app: Flask, visitor: Browser) -> None:
    from recruit.web.limits import limiter

    limiter.enabled = True
    limiter.reset()
    try:
        got = [visitor.client.get(f"/applications/{'x' * 31}{n % 10}").status_code for n in range(40)]
    finally:
        limiter.reset()
        limiter.enabled = False
    assert got.count(404) == 30
    assert got[-1] == 429


def test_two_people_with_one_mail_address_each_get_their_own_page(visitor: Browser) -> None:
    for number in ("1", "2"):
        an_application(name=f"Kim {number}", email="home@example.org", seed=f"{number}" * 40)
    ask_again(visitor, "home@example.org")
    names = {
        row.name: visitor.get(address_in(letter)).text
        for letter in letters()
        if (row := db.session.get_one(Application, letter.application_id))
    }
    assert set(names) == {"Kim 1", "Kim 2"}
    for name, text in names.items():
        assert name in text
