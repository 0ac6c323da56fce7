"""What people who work here write during a blind first look comes back as they wrote it, whoever it is about."""

from __future__ import annotations

import re
from itertools import zip_longest

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from recruit.candidates import correspondence, decisions, messages
from recruit.candidates.decision_letters import Words
from recruit.candidates.privacy import export
from recruit.core.database import db
from recruit.models import Answer, Application, Letter, Message, PossibleFinding, QuestionKind, Stage
from recruit.models.stages import INTERVIEW, LOOKED_AT
from tests.support.browser import Browser
from tests.support.factories import a_question, a_vacancy, an_application

pytestmark = pytest.mark.one_database

PEOPLE = (
    {
        "name": "Teunis Obbema",
        "email": "teun@obbema.example",
        "phone": "0612345678",
        "profile": "https://x.com/tobbema",
    },
    {"name": "Aisha Islam", "email": "islam@bureau.example", "phone": "0687654321", "profile": "https://x.com/aishai"},
)
POOL = (
    *(
        "jansen",
        "quist",
        "pieters",
        "obbema",
        "Obbema",
        "de vries",
        "Islam",
        "islam",
        "Aisha",
        "Church",
        "Gay",
        "tobbema",
    ),
    *(
        "aishai",
        "0612345678",
        "teun@obbema.example",
        "https://x.com/tobbema",
        "[name]",
        "T.O.",
        "I looked",
        "up",
        "a m e b b o",
    ),
)
OFTEN = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
WORDS = st.lists(st.sampled_from(POOL), min_size=1, max_size=7).map(" ".join)


@pytest.fixture
def both() -> list[Application]:
    """Two who are hidden, each the only one at a vacancy of the same name."""
    return [an_application(vacancy=a_vacancy(blind=True), **who) for who in PEOPLE]


@pytest.fixture
def hidden(both: list[Application]) -> Application:
    return both[0]


CHANCE = re.compile(
    r'name="csrf_token" value="[^"]*"|"X-CSRFToken": "[^"]*"|as_read" value="[^"]*"|<a rel="(?:prev|next)".*?</a>'
)


def sent(browser: Browser, path: str, action: str, typed: dict[str, str]) -> tuple[int, str]:
    """How a form is answered, without chance and numbers, which are another for each."""
    fields = browser.get(path).fields(action)
    with browser.app.app_context():
        answer = browser.client.post(f"{path.partition('?')[0]}{action}", data=fields | typed)
    db.session.expire_all()
    return answer.status_code, alike(answer.get_data(as_text=True))


def alike(html: str) -> str:
    return re.sub(r"\d+", "#", CHANCE.sub("", html))


@OFTEN
@given(words=WORDS)
@example(words="jansen quist pieters obbema de vries smit")
@example(words="I looked obbema up")
@example(words="I looked Obbema up")
@example(words="Islam Gay Church")
def test_two_hidden_people_get_the_same_page_whatever_a_message_guesses(
    recruiter: Browser, both: list[Application], words: str
) -> None:
    db.session.execute(delete(Message))
    db.session.execute(delete(PossibleFinding))
    db.session.commit()
    seen = []
    for hidden in both:
        here = f"/office/applications/{hidden.id}"
        typed = {"message-subject": words, "message-text": words}
        why = {f"{name}-because": "They said so" for name in typed}
        answers = [sent(recruiter, here, "/messages", given) for given in (typed, typed | why)]
        page = recruiter.get(here)
        assert " ".join(words.split()) in page.one(".thread").get_text()
        seen.append([str(answers[0][0]), str(answers[1][0]), *answers[0][1].splitlines(), *page.html.splitlines()])
    other = [pair for pair in zip_longest(*([alike(line) for line in lines] for lines in seen)) if pair[0] != pair[1]]
    assert other == []


def test_a_letter_is_kept_with_a_mark_for_the_name_until_the_look_is_over(
    recruiter: Browser, hidden: Application
) -> None:
    stage, by = db.session.get_one(Stage, LOOKED_AT), recruiter.person
    decisions.decide(hidden, stage, "", "", by, Words("For [name]", "Dear [name],\n[your page]"))
    db.session.commit()
    [message] = messages.thread_of(hidden)
    assert (message.subject, message.text) == ("For [name]", "Dear [name],\n[your page]")
    read = messages.as_read(message)
    assert read.subject == "For Teunis Obbema" and read.text.startswith("Dear Teunis Obbema,")
    [kept] = export.everything(message.application)["messages"]
    assert kept["subject"] == "For Teunis Obbema" and kept["text"].startswith("Dear Teunis Obbema,")
    [letter] = db.session.scalars(select(Letter).where(Letter.sent_message_id == message.id))
    assert letter.content["subject"] == "For Teunis Obbema"
    letter.due = None
    db.session.commit()
    listed = recruiter.get("/office/letters").text
    assert "For [name]" in listed and "Obbema" not in listed
    decisions.decide(
        hidden, db.session.get_one(Stage, INTERVIEW), "", "Ten years", by, Words("Come", "Dear [name], come")
    )
    db.session.commit()
    assert [row.text for row in messages.thread_of(hidden)] == [
        "Dear Teunis Obbema,\n[your page]",
        "Dear Teunis Obbema, come",
    ]
    assert "For Teunis Obbema" in recruiter.get("/office/letters").text


def test_a_letter_of_the_program_is_listed_without_what_it_is_called(recruiter: Browser, hidden: Application) -> None:
    """A title may guess, and stands in its subject."""
    hidden.vacancy.title = "Mechanic quist obbema"
    correspondence.write(hidden, "received").due = None
    db.session.commit()
    [item] = recruiter.get("/office/letters").tree.select("main .list strong")
    assert item.get_text() == "Letter"


@pytest.mark.parametrize("words", ["I looked obbema up", "I looked tobbema up", "She is of Islam", "Mr Islam called"])
def test_a_reason_is_asked_about_alike_whether_a_guess_in_it_is_right(
    recruiter: Browser, both: list[Application], words: str
) -> None:
    typed = {"decide-reason": words}
    seen = []
    for hidden in both:
        status, page = sent(
            recruiter, f"/office/applications/{hidden.id}?to={INTERVIEW}", f"/decide?to={INTERVIEW}", typed
        )
        seen.append((status, re.findall(r'class="error".*', page)))
    assert seen[0] == seen[1]


def test_what_a_candidate_chose_is_read_as_the_office_wrote_it(recruiter: Browser, both: list[Application]) -> None:
    option, seen = "jansen quist obbema islam de vries", []
    for hidden in both:
        question = a_question(hidden.vacancy, kind=QuestionKind.CHOICE, options=f"{option}\nNone of these")
        hidden.answers.append(Answer(question=question, asked=question.words, text=option))
        own = a_question(hidden.vacancy, words="Why?")
        hidden.answers.append(Answer(question=own, asked=own.words, text=f"Ask {hidden.name}"))
        db.session.commit()
        page = recruiter.get(f"/office/applications/{hidden.id}")
        assert option in page.text and hidden.name not in page.text
        seen.append(alike(page.html))
    assert seen[0] == seen[1]
