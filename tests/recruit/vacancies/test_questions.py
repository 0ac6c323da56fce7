"""A vacancy's own questions: written by the recruiter, answered on the form, never about what may not be asked."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.core.database import db
from recruit.models import Answer, Question, QuestionKind, Vacancy
from recruit.vacancies import lifecycle, questions
from tests.support.apply_form import ALEX, cv, form_of, how_many, the_application, uploads
from tests.support.browser import Browser, Page
from tests.support.factories import a_question, a_vacancy, an_application, saved

pytestmark = pytest.mark.one_database

TEXT = {"words": "When can you start?", "kind": QuestionKind.TEXT, "hint": "", "options": "", "required": False}
CHOICE = TEXT | {"words": "Which shift do you like?", "kind": QuestionKind.CHOICE, "options": "Early\nLate\nNight"}
YES_NO = TEXT | {"words": "Do you have a driving licence?", "kind": QuestionKind.YES_NO, "required": True}
FILE = TEXT | {"words": "Your diploma", "kind": QuestionKind.FILE, "required": True}


def asking(*asked: dict[str, object]) -> Vacancy:
    """A vacancy with questions of its own."""
    vacancy = a_vacancy()
    for facts in asked:
        questions.add(vacancy, facts, None)
    db.session.commit()
    return vacancy


def name(words: str) -> str:
    """What the field of that question is called."""
    number = db.session.scalars(select(Question.id).where(Question.words == words, Question.on)).one()
    return f"q{number}"


def send(visitor: Browser, vacancy: Vacancy, expect: int = 303, **but: object) -> Page:
    """Fill in the form and send it."""
    fields = visitor.get(form_of(vacancy)).fields("/apply") | ALEX
    return visitor.post(form_of(vacancy), {k: v for k, v in (fields | but).items() if v is not None}, expect=expect)


def given() -> dict[str, str]:
    """What was asked and answered."""
    return {row.asked: row.text or row.document_name for row in db.session.scalars(select(Answer))}


def test_each_kind_of_question_is_answered_on_the_form(visitor: Browser, app: Flask) -> None:
    vacancy = asking(TEXT, CHOICE, YES_NO, FILE)
    answers = {name(TEXT["words"]): "In May", name(CHOICE["words"]): "Late", name(YES_NO["words"]): "no"}
    place = send(visitor, vacancy, **answers, **{name(FILE["words"]): cv(name="diploma.pdf")})
    assert given() == {
        "When can you start?": "In May",
        "Which shift do you like?": "Late",
        "Do you have a driving licence?": "No",
        "Your diploma": "diploma.pdf",
    }
    assert len(uploads(app)) == 1
    page = visitor.follow(place)
    assert "In May" in page.text and "diploma.pdf" in page.text


def test_what_must_be_answered_is_asked_again_and_nothing_is_lost(visitor: Browser, app: Flask) -> None:
    vacancy = asking(TEXT, YES_NO, FILE)
    first = send(visitor, vacancy, expect=422, **{name(TEXT["words"]): "In May"})
    said = [item.get_text() for item in first.tree.select(".errors li")]
    assert said == ["Do you have a driving licence?: Answer this question.", "Your diploma: Choose a file."]
    fields = first.fields("/apply") | {name(FILE["words"]): cv(name="diploma.pdf"), "name": ""}
    second = visitor.post(form_of(vacancy), fields, expect=422)
    assert "We have kept your file diploma.pdf" in second.text
    third = second.fields("/apply") | {"name": "Alex Vos", name(YES_NO["words"]): "yes"}
    visitor.post(form_of(vacancy), third, expect=303)
    assert given()["Your diploma"] == "diploma.pdf"
    assert given()["When can you start?"] == "In May"
    assert len(uploads(app)) == 1


def test_a_bad_file_is_refused_with_what_to_do(visitor: Browser) -> None:
    vacancy = asking(FILE)
    page = send(visitor, vacancy, expect=422, **{name(FILE["words"]): cv(b"not a pdf", "diploma.pdf")})
    assert "not really a PDF" in page.text
    assert how_many() == 0


def test_a_kept_file_of_another_form_is_nobodys(visitor: Browser) -> None:
    vacancy = asking(FILE)
    field = name(FILE["words"])
    page = send(visitor, vacancy, expect=422, name="", **{field: cv(name="diploma.pdf")})
    stolen = page.fields("/apply")[f"{field}-draft"]
    page = send(visitor, vacancy, expect=422, **{f"{field}-draft": stolen})
    assert "Choose a file." in page.text


def test_an_answer_that_was_not_offered_is_not_taken(visitor: Browser) -> None:
    vacancy = asking(CHOICE)
    send(visitor, vacancy, expect=422, **{name(CHOICE["words"]): "Never"})


def test_a_question_that_may_not_be_asked_is_refused_with_the_reason(recruiter: Browser) -> None:
    vacancy = a_vacancy()
    path = f"/office/vacancies/{vacancy.id}/questions"
    for words in (
        "What is your current salary?",
        "Hoe oud ben je?",
        "Êtes-vous enceinte ?",
        "Wie viele Kinder haben Sie?",
    ):
        page = recruiter.submit(path, {"words": words}, expect=422)
        assert page.tree.select(".errors li"), words
        assert page.fields("/questions")["words"] == words
    choice = {"words": "Which are you?", "kind": "choice", "options": "I am married\nI am pregnant"}
    recruiter.submit(path, choice, expect=422)
    assert how_many(Question) == 0


def test_questions_are_added_changed_ordered_and_taken_off(recruiter: Browser) -> None:
    vacancy = a_vacancy()
    path = f"/office/vacancies/{vacancy.id}/questions"
    for facts in (TEXT, CHOICE):
        recruiter.submit(path, {key: str(facts[key]) for key in ("words", "kind", "options")}, action="/questions")
    first, second = questions.questions_of(vacancy)
    recruiter.submit(path, {}, action=f"/{second.id}/up")
    assert [question.words for question in questions.questions_of(vacancy)] == [CHOICE["words"], TEXT["words"]]
    recruiter.submit(f"/office/questions/{first.id}", {"words": "When could you start?", "required": "y"})
    assert (first.words, first.required) == ("When could you start?", True)
    recruiter.submit(path, {}, action=f"/{first.id}/remove")
    assert [question.words for question in questions.questions_of(vacancy)] == [CHOICE["words"]]


def test_what_was_answered_keeps_the_words_it_was_asked_in(visitor: Browser, recruiter: Browser) -> None:
    vacancy = asking(TEXT)
    send(visitor, vacancy, **{name(TEXT["words"]): "In May"})
    [question] = questions.questions_of(vacancy)
    recruiter.submit(f"/office/questions/{question.id}", {"words": "Which month?"})
    assert [row.words for row in questions.questions_of(vacancy)] == ["Which month?"]
    assert given() == {"When can you start?": "In May"}
    [newer] = questions.questions_of(vacancy)
    assert newer.id != question.id
    questions.remove(question, None)
    db.session.commit()
    assert given() == {"When can you start?": "In May"}


def test_ten_questions_are_enough(recruiter: Browser) -> None:
    vacancy = asking(*[TEXT | {"words": f"Question {n}?"} for n in range(10)])
    page = recruiter.get(f"/office/vacancies/{vacancy.id}/questions")
    assert not page.tree.select("#words")
    fields = page.fields("/remove") | {"words": "One more?", "kind": "text"}
    assert (
        "Ten questions are enough"
        in recruiter.post(f"/office/vacancies/{vacancy.id}/questions", fields, expect=422).text
    )


@pytest.mark.parametrize("options", ["", "One", "Same\nSame", "\n".join(map(str, range(30)))])
def test_a_choice_offers_two_to_twenty_different_things(recruiter: Browser, options: str) -> None:
    vacancy = a_vacancy()
    fields = {"words": "Which?", "kind": "choice", "options": options}
    recruiter.submit(f"/office/vacancies/{vacancy.id}/questions", fields, expect=422)


def test_a_duplicate_asks_the_same(app: Flask) -> None:
    vacancy = asking(TEXT, CHOICE)
    copy = lifecycle.duplicate(vacancy, None)
    db.session.commit()
    assert [row.words for row in questions.questions_of(copy)] == [TEXT["words"], CHOICE["words"]]
    assert the_same(vacancy, copy)


def the_same(one: Vacancy, other: Vacancy) -> bool:
    """Whether both ask in the same way."""
    return [(q.kind, q.options) for q in questions.questions_of(one)] == [
        (q.kind, q.options) for q in questions.questions_of(other)
    ]


def test_a_film_is_kept_with_the_application(visitor: Browser) -> None:
    send(visitor, a_vacancy(), video="vimeo.com/12345")
    assert the_application().video == "https://vimeo.com/12345"


@pytest.mark.parametrize("deed", ["/up", "/remove"])
def test_a_question_taken_off_in_another_window_is_not_found(recruiter: Browser, deed: str) -> None:
    question = a_question()
    fields = recruiter.get(f"/office/questions/{question.id}").fields()
    question.on = False
    db.session.commit()
    recruiter.post(f"/office/questions/{question.id}{deed}", fields, expect=404)


def test_whoever_edits_a_question_second_sees_the_words_that_took_its_place(
    visitor: Browser, recruiter: Browser, administrator: Browser
) -> None:
    question = a_question(words="When can you start?")
    answered_by_somebody(question)
    address = f"/office/questions/{question.id}"
    mine, yours = recruiter.get(address).fields(), administrator.get(address).fields()
    recruiter.post(address, mine | {"words": "When could you begin?"}, expect=303)
    both = administrator.post(address, yours | {"words": "From what day are you free?"}, expect=409).one(".both")
    assert "When could you begin?" in both.get_text() and "From what day are you free?" in both.get_text()
    kept = {str(field["name"]): str(field["value"]) for field in both.select("input")}
    administrator.post(address, kept, expect=303)
    assert [row.words for row in questions.questions_of(question.vacancy)] == ["From what day are you free?"]


def test_what_was_typed_about_a_question_that_a_colleague_took_off_can_be_added_anew(
    recruiter: Browser, administrator: Browser
) -> None:
    question = a_question(words="When can you start?")
    address = f"/office/questions/{question.id}"
    fields = recruiter.get(address).fields()
    questions.remove(question, None)
    db.session.commit()
    page = recruiter.post(address, fields | {"words": "From what day are you free?"}, expect=409)
    assert "took this question off" in page.text and page.fields()["words"] == "From what day are you free?"


def answered_by_somebody(question: Question) -> None:
    """Its words are kept from now on."""
    application = an_application(vacancy=question.vacancy)
    saved(Answer(application_id=application.id, question_id=question.id, asked=question.words, text="Soon"))
