"""Everything about one application on one page, and the way through a list of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from recruit.candidates import search
from recruit.candidates.search import Asked
from recruit.config import Settings
from recruit.core.database import db, now
from recruit.models import Answer, Application, Question, QuestionKind, SharingPolicy
from recruit.models.stages import INTERVIEW, LOOKED_AT
from recruit.web.pages import in_zone
from tests.support.browser import Browser
from tests.support.factories import a_link, a_person, a_vacancy, an_application

pytestmark = pytest.mark.one_database


def some(count: int, **but: object) -> list[Application]:
    """So many for one vacancy, the first one first; two of them came in the same moment."""
    vacancy, at = a_vacancy(), now() - timedelta(days=count)
    moments = [at, at, *(at + timedelta(hours=number) for number in range(count - 2))]
    rows = [
        an_application(vacancy=vacancy, name=f"Number {n}", created_at=moment, **but)
        for n, moment in enumerate(moments)
    ]
    return rows


def test_next_and_previous_follow_the_list_to_both_ends(recruiter: Browser) -> None:
    rows = some(4)
    an_application(name="Of another vacancy")
    query = f"?vacancy={rows[0].vacancy_id}"
    page = recruiter.get(f"/office/applications{query}")
    order = [row.get_text() for row in page.tree.select("tbody th")]
    page = recruiter.get(str(page.tree.select("tbody th a")[0]["href"]))
    seen, places = [], []
    while True:
        seen.append(page.one("h1").get_text())
        places.append(page.one(".place span").get_text())
        if not (following := page.tree.select("a[rel=next]")):
            break
        page = recruiter.get(str(following[0]["href"]))
    assert seen == order
    assert places == ["1 of 4", "2 of 4", "3 of 4", "4 of 4"]
    back = []
    while previous := page.tree.select("a[rel=prev]"):
        page = recruiter.get(str(previous[0]["href"]))
        back.append(page.one("h1").get_text())
    assert [*reversed(back), seen[-1]] == seen


def test_the_filters_travel_along(recruiter: Browser) -> None:
    first, second, third = some(3)
    second.stage_id = INTERVIEW
    db.session.commit()
    query = f"vacancy={first.vacancy_id}&stage=1&q=number"
    page = recruiter.get(f"/office/applications/{third.id}?q=number&vacancy={first.vacancy_id}&stage=1")
    assert (
        page.one("a[rel=next]")["href"]
        == f"/office/applications/{first.id}?q=number&vacancy={first.vacancy_id}&stage=1"
    )
    assert "1 of 2" in page.text
    assert "vacancy=" in str(page.one(".place a:first-child")["href"])
    assert search.place(second, Asked.of({"stage": "1"})) is None, query


def test_one_that_left_the_list_leads_back_to_it(recruiter: Browser) -> None:
    application = an_application(stage_id=LOOKED_AT)
    page = recruiter.get(f"/office/applications/{application.id}?stage=1")
    assert page.one(".place").get_text(" ", strip=True) == "To the list"


def test_a_decision_leads_to_the_next_of_the_list_and_after_the_last_to_the_list(recruiter: Browser) -> None:
    first, second, third = some(3, answer_by=now() + timedelta(days=2))
    for query in ("due=undecided", "stage=1"):
        for one in (first, second, third):
            one.stage_id, one.decided_at, one.answered_at = 1, None, None
        db.session.commit()
        shown = []
        here = f"/office/applications/{second.id}?{query}"
        while "/applications/" in here:
            page = recruiter.get(f"{here}&to={INTERVIEW}")
            shown.append(page.one("h1").get_text())
            fields = page.fields_of(page.one("#decide form[method=post]")) | {"decide-reason": "Reads well and clearly"}
            answer = recruiter.post(str(page.one("#decide form[method=post]")["action"]), fields, expect=303)
            here = answer.headers["Location"]
            said = recruiter.get(here).one("main [role=status]").get_text()
            assert said.startswith(f"{shown[-1]}: Moved to") and ("next of your list" in said) == (
                "/applications/" in here
            )
        passed_over = [] if query == "due=undecided" else ["Number 2"]
        assert shown == ["Number 1", "Number 0", *passed_over], "down the list, then who was passed over and waits"
        assert here == f"/office/applications?{query}"
    page = recruiter.get(f"/office/applications/{first.id}?to={LOOKED_AT}")
    fields = page.fields_of(page.one("#decide form[method=post]")) | {"decide-reason": "Reads well and clearly"}
    answer = recruiter.post(str(page.one("#decide form[method=post]")["action"]), fields, expect=303)
    assert answer.headers["Location"] == f"/office/applications/{first.id}", "nobody leaves the list of all"


def test_the_list_filters_by_colleagues_and_by_one_of_them(recruiter: Browser) -> None:
    noor, bo = a_person(name="Noor Bakker"), a_person(name="Bo Kuipers")
    vacancy = a_vacancy()
    an_application(vacancy=vacancy, name="Through Noor", origin=a_link(vacancy, sharer=noor))
    an_application(vacancy=vacancy, name="Through Bo", origin=a_link(vacancy, sharer=bo))
    an_application(vacancy=vacancy, name="By a flyer", origin=a_link(vacancy, label="Flyer"))
    unseen = a_person(name="Zwaluwcolleague")
    an_application(vacancy=a_vacancy(blind=True), blind=True, origin=a_link(vacancy, sharer=unseen))

    def names(value: str) -> set[str]:
        page = recruiter.get(f"/office/applications?channel={value}")
        assert page.one("#channel option[selected]")["value"] == value
        return {row.get_text() for row in page.tree.select("tbody th")}

    assert names("colleagues") == {"Through Noor", "Through Bo"}
    assert names(f"colleague-{bo.id}") == {"Through Bo"}
    assert names("label") == {"By a flyer"}
    offered = recruiter.get("/office/applications").one("#channel")
    assert "Noor Bakker" in offered.get_text() and "Zwaluwcolleague" not in offered.get_text()
    db.session.add(SharingPolicy(id=1, figures_per_person=False))
    db.session.commit()
    page = recruiter.get(f"/office/applications?channel=colleague-{bo.id}")
    assert "Bo Kuipers" not in page.one("#channel").get_text() and "Nothing found" in page.text


def test_the_list_filters_by_stage_and_shows_when_an_answer_is_due(recruiter: Browser) -> None:
    an_application(name="Here", stage_id=INTERVIEW, answer_by=now() + timedelta(days=2))
    an_application(name="There")
    page = recruiter.get(f"/office/applications?stage={INTERVIEW}")
    assert [row.get_text() for row in page.tree.select("tbody th")] == ["Here"]
    due = page.tree.select('tbody td[data-label="Answer due"]')[0].get_text()
    assert due == in_zone(now() + timedelta(days=2)).strftime("%-d %B %Y")


def answered(settings: Settings) -> tuple[Application, Answer]:
    """An application with an answer in words and one in a file."""
    vacancy = a_vacancy()
    words = Question(words="Which machines?", kind=QuestionKind.TEXT)
    file = Question(words="Your certificate", kind=QuestionKind.FILE)
    vacancy.questions += [words, file]
    name = "c" * 32
    (settings.folder / "uploads" / name).write_bytes(b"%PDF-1.4 certificate")
    application = an_application(vacancy=vacancy, video="https://video.example/alex")
    answer = Answer(question=file, asked=file.words, document=name, document_name="vca.pdf", document_kind="pdf")
    application.answers += [Answer(question=words, asked=words.words, text="Lathes <b>and</b> mills"), answer]
    db.session.commit()
    return application, answer


def test_answers_to_the_vacancys_questions_stand_on_the_page(recruiter: Browser, settings: Settings) -> None:
    application, _ = answered(settings)
    page = recruiter.get(f"/office/applications/{application.id}")
    assert "Which machines?" in page.text
    assert "Lathes <b>and</b> mills" in page.text
    assert page.one('a[href="https://video.example/alex"]')


def test_a_file_that_answers_a_question_is_only_ever_a_download_of_its_own_application(
    app: Flask, recruiter: Browser, settings: Settings
) -> None:
    application, answer = answered(settings)
    address = f"/office/applications/{application.id}/answers/{answer.id}/document"
    assert recruiter.get(f"/office/applications/{application.id}").one(f'a[href="{address}"]')
    with app.app_context():
        got = recruiter.client.get(address)
    assert got.data == b"%PDF-1.4 certificate"
    assert got.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in got.headers["Content-Security-Policy"]
    got.close()
    recruiter.get(f"/office/applications/{an_application().id}/answers/{answer.id}/document", expect=404)
    recruiter.get(f"/office/applications/{application.id}/answers/99/document", expect=404)


def test_what_happened_is_one_story(recruiter: Browser) -> None:
    application = an_application()
    address = f"/office/applications/{application.id}"
    recruiter.submit(f"{address}?to=3", {"decide-reason": "You fit."}, action="/decide?to=3")
    recruiter.submit(address, {"message-text": "Bring your certificate."}, action="/messages")
    story = [item.get_text(" ", strip=True) for item in recruiter.get(address).tree.select(".story li")]
    assert len(story) == 3
    assert "wrote: About your application" in story[0]
    assert "moved it from “Received” to “Interview”, with a letter You fit." in story[1]
    assert story[-1].startswith("The application came in")


def test_quick_keys_have_a_list_and_a_switch_and_their_script_is_a_file(recruiter: Browser) -> None:
    first, second, _third = some(3)
    page = recruiter.get(f"/office/applications/{second.id}?vacancy={first.vacancy_id}")
    assert {tag["data-key"] for tag in page.tree.select("[data-key]")} == {"j", "k", "d", "m"}
    assert page.one("#keys-on[type=checkbox][checked]")
    assert page.one("#keys").has_attr("hidden"), "without script there are no keys and no list of them"
    assert page.one('script[src^="/static/keys.js"]')
