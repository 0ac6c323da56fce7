"""Two people edit the same: whoever comes second sees both and chooses, and nothing typed is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from bs4 import Tag
from flask import Flask

from recruit.core.database import db
from recruit.models import Vacancy, VacancyState
from recruit.publishing import publications
from tests.recruit.web.test_methods import whole_database
from tests.support import full_organisation
from tests.support.browser import Browser, Page
from tests.support.factories import a_channel, a_cost, a_vacancy, drafted

pytestmark = pytest.mark.one_database

WORDS = ("input[type=text]", "input[type=email]", "input:not([type])", "textarea")
NO_EDIT = {
    "office.lead_new": "the language of somebody new",
    "office.vacancy_new": "the defaults of a vacancy that is not there yet",
    "office.cost_new": "the defaults of a cost that is not there yet",
    "administration.channel_new": "the name that is proposed for a channel",
    "administration.person_new": "the role of somebody new",
    "administration.house_rule_new": "the weight of a rule that is not there yet",
    "office.application": "a letter that is proposed, and a choice for which a reason is asked",
    "office.application_finding": "the day of today",
    "office.application_looked": "the day of today",
    "office.application_correct": "another line on record; a line that was corrected has no page",
    "office.vacancy_close": "a choice",
    "office.planned": "the moment of one post, which is moved or is on its way",
    "office.posts": "the words of a post that nobody may change any more",
    "share.vacancy": "the colleague's own words for a network; nobody else has this page",
    "share.invite": "the language of an invitation",
    "share.own_proposals": "a choice",
    "administration.settings": "nothing",
}
"""Pages on which a form is filled in beforehand and changes no row that somebody else may be editing, and why."""


@pytest.fixture
def pages(app: Flask, administrator: Browser) -> list[tuple[str, str]]:
    """Endpoint and address of every page behind sign-in."""
    found = full_organisation.addresses(app, full_organisation.numbers_of(full_organisation.fill()))
    mine = [(name, path) for name, path in found if name.split(".")[0] in ("office", "administration", "share")]
    return [*mine, ("administration.stage", "/office/settings/stages/2")]


def forms_of(page: Page) -> list[Tag]:
    """Forms that a person fills in; those of one button ask nothing."""
    return [form for form in page.tree.select("main form[method=post]") if form.select(", ".join((*WORDS, "select")))]


def is_filled(form: Tag) -> bool:
    """Whether something stands in it already."""
    typed = any(field.get("value") or field.get_text(strip=True) for field in form.select(", ".join(WORDS)))
    return typed or bool(form.select("option[selected]:not([value='']):not([value='0'])"))


def sent(page: Page, form: Tag) -> dict[str, Any]:
    """What a browser would send for it, unchanged."""
    action = str(form.get("action", ""))
    if not form.get("id"):
        return page.fields(action) if action else page.fields()
    return page.fields(action)


def test_every_form_that_is_filled_in_from_a_row_carries_what_it_was_read_from(
    administrator: Browser, pages: list[tuple[str, str]]
) -> None:
    with_it, without = set(), set()
    for endpoint, address in pages:
        for form in forms_of(administrator.get(address)):
            if form.select("input[name$=as_read]"):
                with_it.add(endpoint)
            elif is_filled(form) and endpoint not in NO_EDIT:
                without.add(endpoint)
    assert without == set()
    assert with_it >= {
        "office.vacancy_edit",
        "office.posts",
        "office.cost",
        "office.me",
        "office.vacancy_question",
        "office.vacancy_screening",
        "administration.conduct",
        "administration.channel",
        "administration.organisation_details",
        "administration.house_rule",
        "administration.house_rules",
        "administration.openness",
        "administration.origins",
        "administration.person",
        "administration.reward_rules",
        "administration.sharing",
        "administration.source",
        "administration.stage",
        "share.me",
        "share.ranking",
    }


def test_every_edit_form_shows_both_to_whoever_comes_second_and_saves_nothing_unasked(
    administrator: Browser, pages: list[tuple[str, str]]
) -> None:
    tried = set()
    for endpoint, address in pages:
        page = administrator.get(address)
        for form in forms_of(page):
            read, words = form.select_one("input[name$=as_read]"), form.select_one(", ".join(WORDS))
            if endpoint in NO_EDIT or not read or not words or words.get("type") == "hidden":
                continue
            fields = {str(f["name"]): str(f.get("value", "")) for f in form.select("input[type=hidden]")}
            fields |= sent(page, form)
            typed = "typed by whoever came second"
            before = whole_database()
            told = administrator.post(
                str(form.get("action") or address),
                fields | {str(words["name"]): typed, str(read["name"]): "older"},
                409,
            )
            assert whole_database() == before, endpoint
            both = told.one(".both")
            assert typed in both.get_text() and "Take theirs" in both.get_text(), endpoint
            again = {str(f["name"]): str(f["value"]) for f in both.select("input")}
            assert again[str(words["name"])] == typed and again[str(read["name"])] == str(read["value"]), endpoint
            tried.add(endpoint)
    assert len(tried) >= 12


def edit(browser: Browser, vacancy: Vacancy) -> dict[str, str]:
    """The form as it is read now."""
    return browser.get(f"/office/vacancies/{vacancy.id}/edit").fields("")


def test_the_later_of_two_saves_undoes_nothing_silently(app: Flask, recruiter: Browser, administrator: Browser) -> None:
    vacancy = a_vacancy()
    address = f"/office/vacancies/{vacancy.id}/edit"
    mine, yours = edit(recruiter, vacancy), edit(administrator, vacancy)
    recruiter.post(address, mine | {"summary": "Twelve beds, one night in four."}, expect=303)
    page = administrator.post(address, yours | {"summary": "Ten beds.", "places-0-name": "York"}, expect=409)
    assert vacancy.summary == "Twelve beds, one night in four." and vacancy.place_list == ["Leeds"]
    words = [tag.get_text() for tag in page.one(".both").select("h3, dd")]
    assert words == ["Summary", "Twelve beds, one night in four.", "Ten beds."], "the place only one of them changed"
    below = {str(field["name"]): field for field in page.tree.select("main form")[1].select("[name]")}
    assert below["summary"].get_text().strip() == "Ten beds."
    kept = {str(field["name"]): str(field["value"]) for field in page.one(".both").select("input")}
    administrator.post(address, kept, expect=303)
    assert (vacancy.summary, vacancy.place_list) == ("Ten beds.", ["York"])


def test_what_only_one_of_two_changed_stands_whoever_saves_last(recruiter: Browser, administrator: Browser) -> None:
    vacancy = a_vacancy()
    address = f"/office/vacancies/{vacancy.id}/edit"
    mine, yours = edit(recruiter, vacancy), edit(administrator, vacancy)
    recruiter.post(address, mine | {"places-0-name": "York", "pay_max": "4500", "remote": "hybrid"}, expect=303)
    administrator.post(address, yours | {"contact_phone": "+44 113 496 0000"}, expect=303)
    db.session.expire_all()
    assert (vacancy.place_list, vacancy.pay_max, vacancy.contact_phone) == (["York"], 4_500_00, "+44 113 496 0000")
    assert vacancy.remote == "hybrid"


def test_keeping_ones_own_words_undoes_nothing_that_only_somebody_else_changed(
    recruiter: Browser, administrator: Browser
) -> None:
    vacancy = a_vacancy()
    address = f"/office/vacancies/{vacancy.id}/edit"
    mine, yours = edit(recruiter, vacancy), edit(administrator, vacancy)
    recruiter.post(address, mine | {"places-0-name": "York", "summary": "Twelve beds."}, expect=303)
    page = administrator.post(address, yours | {"summary": "Ten beds."}, expect=409)
    kept = {str(field["name"]): str(field["value"]) for field in page.one(".both").select("input")}
    administrator.post(address, kept, expect=303)
    db.session.expire_all()
    assert (vacancy.place_list, vacancy.summary) == (["York"], "Ten beds.")


def test_the_same_change_by_two_is_no_dispute(recruiter: Browser, administrator: Browser) -> None:
    vacancy = a_vacancy()
    address = f"/office/vacancies/{vacancy.id}/edit"
    mine, yours = edit(recruiter, vacancy), edit(administrator, vacancy)
    for browser, fields in ((recruiter, mine), (administrator, yours)):
        browser.post(address, fields | {"places-0-name": "York"}, expect=303)
    assert vacancy.place_list == ["York"]


def test_of_two_who_save_at_once_one_is_asked(app: Flask, recruiter: Browser, administrator: Browser) -> None:
    vacancy = a_vacancy()
    address, fields = f"/office/vacancies/{vacancy.id}/edit", [edit(b, vacancy) for b in (recruiter, administrator)]
    number = vacancy.id
    db.session.remove()

    def save(which: int) -> int:
        browser = (recruiter, administrator)[which]
        return browser.client.post(address, data=fields[which] | {"places-0-name": f"Town {which}"}).status_code

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(save, (0, 1))) == [303, 409]
    assert db.session.get_one(Vacancy, number).place_list in (["Town 0"], ["Town 1"])


def test_settings_that_nobody_saved_yet_are_begun_by_one_of_two(app: Flask, administrator: Browser) -> None:
    other, address = Browser(app).sign_in("administrator"), "/office/settings/sharing"
    fields = [browser.get(address).fields("") for browser in (administrator, other)]
    administrator.post(address, fields[0] | {"domains": "example.org"}, expect=303)
    assert "example.org" in other.post(address, fields[1] | {"domains": "example.com"}, expect=409).one(".both").text


@pytest.mark.parametrize("verb", ["save", "publish", "schedule"])
def test_the_words_of_a_post_are_not_overwritten_by_whoever_read_others(
    recruiter: Browser, administrator: Browser, verb: str
) -> None:
    a_channel()
    vacancy = drafted(a_vacancy())
    [post] = publications.of_round(vacancy)
    address, words = f"/office/vacancies/{vacancy.id}/posts", publications.words(post).text
    mine, yours = (b.get(address).fields("") for b in (recruiter, administrator))
    recruiter.post(f"/office/posts/{post.id}/save", mine | {"text": f"First. {words}"}, expect=303)
    told = administrator.post(f"/office/posts/{post.id}/{verb}", yours | {"text": f"Second. {words}"}, expect=409)
    assert post.text == f"First. {words}" and post.state == "draft"
    both = told.one(".both")
    assert "First. " in both.get_text() and "Second. " in both.get_text()
    kept = {str(field["name"]): str(field["value"]) for field in both.select("input")}
    administrator.post(f"/office/posts/{post.id}/save", kept, expect=303)
    assert post.text == f"Second. {words}"


def test_a_row_that_went_while_somebody_edited_it_is_not_there(recruiter: Browser) -> None:
    row = a_cost()
    page = recruiter.get(f"/office/costs/{row.id}")
    fields, number = page.fields(""), row.id
    db.session.delete(row)
    db.session.commit()
    recruiter.post(f"/office/costs/{number}", fields, expect=404)


def test_a_secret_is_neither_shown_nor_asked_about(administrator: Browser) -> None:
    channel = a_channel(kind="mastodon", settings={"server": "social.example", "access_token": "secret-token"})
    address = f"/office/settings/channels/{channel.id}"
    fields = (
        administrator.get(address).fields(f"/channels/{channel.id}") if False else administrator.get(address).fields()
    )
    page = administrator.post(
        address, fields | {"name": "Other", "as_read": "x", "set_access_token": "new-secret"}, 409
    )
    assert "new-secret" not in page.html and "secret-token" not in page.html


def test_a_closed_vacancy_is_edited_like_any_other(recruiter: Browser) -> None:
    vacancy = a_vacancy(state=VacancyState.CLOSED)
    recruiter.submit(f"/office/vacancies/{vacancy.id}/edit", {"places-0-name": "York"})
    assert vacancy.place_list == ["York"]


def test_words_that_were_refused_once_are_no_dispute_with_oneself(recruiter: Browser) -> None:
    a_channel()
    vacancy = drafted(a_vacancy())
    [post] = publications.of_round(vacancy)
    fields = recruiter.get(f"/office/vacancies/{vacancy.id}/posts").fields("")
    young = {"text": f"Join our young team! {publications.words(post).text}"}
    page = recruiter.post(f"/office/posts/{post.id}/publish", fields | young, expect=422)
    sent = page.fields("") | {"reason": "The team asked for it."}
    assert sent["text"] == young["text"]
    recruiter.post(f"/office/posts/{post.id}/publish", sent, expect=303)
    assert post.state == "scheduled" and post.text == young["text"]
