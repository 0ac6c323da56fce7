"""What a candidate corrects during a blind first look tells nobody who it is, however often, and is kept no longer."""

from __future__ import annotations

from typing import Any

from flask import Flask
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from jobs.read_documents import read
from recruit.candidates import blind_review, decisions, messages
from recruit.candidates.decision_letters import Words
from recruit.candidates.privacy import corrections, erasure, export, export_page
from recruit.config import Settings
from recruit.core.database import Base, db
from recruit.core.schema import raw_table
from recruit.models import Answer, Application, DeletionReason, Forgotten, PossibleFinding, Stage
from recruit.models.candidates import KEPT_OF_EACH, RECOGNISED_BY
from recruit.models.stages import INTERVIEW
from tests.recruit.web.office.test_second_to_come import sender, signed_in, statuses
from tests.support.apply_form import apply
from tests.support.browser import Browser
from tests.support.concurrency import at_once
from tests.support.documents import a_pdf
from tests.support.factories import a_person, a_question, a_vacancy, an_application

ONE = {
    "name": "Wilhelmina Quist",
    "email": "mina.quist@example.net",
    "phone": "+31 6 0000 4711",
    "profile": "linkedin.com/in/minaquist",
}
OTHER = {"name": "Teunis Obbema", "email": "teun@obbema.example", "phone": "", "profile": "teunobbema"}
TELLS = ("wilhelmina", "quist", "4711", "teunis", "obbema")
WORDS = "My name is {name}. Call {phone} or mail {email}. More at {profile} and {email}. I repair lifts."


def somebody(vacancy: Any = None, **but: Any) -> Application:
    """Somebody whom a blind first look hides."""
    facts = ONE | {"motivation": WORDS.format(**ONE)} | but
    return an_application(vacancy=vacancy or a_vacancy(blind=True), **facts)


def test_whoever_corrects_name_addresses_and_number_stays_hidden_in_all_that_was_sent_before(
    recruiter: Browser, settings: Settings
) -> None:
    (settings.folder / "uploads" / ("d" * 32)).write_bytes(a_pdf([ONE["name"], "Lift engineer", "Tel 06 0000 4711"]))
    application = somebody(document="d" * 32, document_kind="pdf", document_name="quist-cv.pdf")
    question = a_question(application.vacancy)
    said = WORDS.format(**ONE)
    application.answers.append(Answer(question=question, asked=question.words, text=said, document_name="quist.pdf"))
    messages.receive(application, said)
    messages.write(application, Words("About [name]", "Dear [name],"), recruiter.person)
    explained = {"noticed": ["network"], "reason": "She said so", "answered_at": application.created_at}
    db.session.add(PossibleFinding(application=application, column="messages.text", row=2, **explained))
    db.session.commit()
    read(application.id)
    assert corrections.correct(application, OTHER) == list(OTHER)
    db.session.commit()
    messages.receive(application, WORDS.format(**OTHER))
    db.session.commit()
    address = f"/office/applications/{application.id}"
    for path in (address, f"{address}/text", f"{address}?to={INTERVIEW}", "/office/"):
        html = recruiter.get(path).html.lower()
        assert [word for word in TELLS if word in html] == [], path
    assert "I repair lifts." in recruiter.get(address).text
    assert "Lift engineer" in recruiter.get(f"{address}/text").text
    decisions.decide(application, db.session.get_one(Stage, INTERVIEW), "", "Many lifts", recruiter.person)
    db.session.commit()
    assert application.known_as is None
    page = recruiter.get(address).text
    assert "Teunis Obbema" in page and "Wilhelmina Quist" in page, "and everything is read as it was sent"
    corrections.correct(application, {"name": "Teunis Quist"})
    assert application.known_as is None, "from then on nothing is kept"


NAMES = st.lists(st.sampled_from("Anna Zwaluw Boreas Okke Fenna Brasem Jikke".split()), min_size=2, max_size=3)
ACTS = st.one_of(
    NAMES.map(lambda parts: {"name": " ".join(parts)}),
    st.integers(10_000_000, 99_999_999).map(lambda number: {"phone": f"06{number}"}),
    st.sampled_from(["a", "b", "c"]).map(lambda name: {"email": f"zwaluw-{name}@brasem.example"}),
    st.sampled_from(["", "zwaluwen", "zwaluwen-brasem", "github.com/zwaluw"]).map(lambda place: {"profile": place}),
    st.sampled_from(["withdraw", "decide", "delete"]),
)


def act(application: Application, deed: dict[str, str] | str) -> None:
    """One of the things that happen to an application."""
    if isinstance(deed, dict):
        corrections.correct(application, deed)
    elif deed == "withdraw":
        decisions.withdraw(application)
    elif deed == "decide" and application.stage_id != INTERVIEW:
        letter = Words("Come and see us", "Many lifts wait for you.")
        decisions.decide(application, db.session.get_one(Stage, INTERVIEW), "", "Many lifts", a_person(), letter)
    elif deed == "delete":
        erasure.forget(application, DeletionReason.ASKED)
    db.session.commit()
    db.session.expire_all()


@given(st.lists(ACTS, max_size=2 * KEPT_OF_EACH))
@example(["withdraw", "decide"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_all_that_somebody_was_called_is_masked_while_hidden_and_gone_afterwards(
    app: Flask, deeds: list[dict[str, str] | str]
) -> None:
    application = somebody()
    ever = {name: {getattr(application, name)} for name in RECOGNISED_BY}
    for deed in deeds:
        if application.forgotten_at:
            break
        act(application, deed)
        for name in RECOGNISED_BY:
            ever[name] |= {getattr(application, name)} - {""}
        if not blind_review.hidden(application):
            assert application.known_as is None
            continue
        for name, values in ever.items():
            for value in values:
                read = blind_review.shown(application, f"So: {value}, and that is all.")
                assert read == "So: ▮▮▮, and that is all.", (name, value)


def test_what_was_corrected_is_in_the_copy_encrypted_in_the_database_and_deleted_with_the_person(
    app: Flask,
) -> None:
    application = somebody(motivation="")
    for facts in (OTHER, {"name": "Teunis Obbema-Quist"}):
        corrections.correct(application, facts)
        db.session.commit()
    kept = export.everything(application)
    assert kept["applications"][0]["known_as"]["name"] == "Wilhelmina Quist\nTeunis Obbema"
    with app.test_request_context():
        [section] = [part for part in export_page.sections(kept) if part.heading == "Your application"]
        [fact] = [fact for fact in section.rows[0] if fact.name.startswith("What you corrected")]
    assert isinstance(fact.value, list) and fact.value[0].value == "Wilhelmina Quist\nTeunis Obbema"
    raw = raw_table(Application.__table__)  # type: ignore[arg-type]
    assert b"Quist" not in bytes(db.session.scalar(select(raw.c.known_as)))
    number, files = application.id, erasure.forget(application, DeletionReason.ASKED)
    db.session.commit()
    erasure.sweep_up(Forgotten.APPLICATION, number, files)
    dumped = str([db.session.execute(select(table)).all() for table in Base.metadata.sorted_tables])
    assert [word for word in ("Wilhelmina", "Quist", "Obbema") if word in dumped] == []
    assert application.known_as is None


def test_of_somebody_who_corrects_without_end_the_first_and_the_last_are_kept(app: Flask) -> None:
    application = somebody()
    for number in range(50):
        application.phone = f"06{number:08}"
    kept = application.former["phone"]
    assert len(kept) == 2 * KEPT_OF_EACH and kept[0] == ONE["phone"] and kept[-1] == "0600000048"


def test_who_is_decided_about_while_they_correct_keeps_no_former_name_behind(app: Flask) -> None:
    who, _token = signed_in(app)
    for _ in range(3):
        place = apply(Browser(app), vacancy=a_vacancy(blind=True), **ONE).headers["Location"].partition("?")[0]
        number = db.session.scalars(select(Application.id).order_by(Application.id.desc())).first()
        decide = f"/office/applications/{number}/decide?to={INTERVIEW}"
        decided = who.get(f"/office/applications/{number}?to={INTERVIEW}").fields(f"/decide?to={INTERVIEW}")
        sent = ONE | {"name": "Teunis Obbema", "motivation": "I repair lifts."}
        presses = (
            sender(Browser(app), f"{place}/correct", sent),
            sender(who, decide, decided | {"decide-reason": "Many lifts"}),
        )
        assert statuses(at_once(app, *presses)) == [303, 303]
        application = db.session.get_one(Application, number)
        assert application.revealed_at and application.name == "Teunis Obbema"
        assert application.known_as is None
