"""How far we go stands where candidates read: on the page, on the form, in the feeds, in posts; in their language."""

from __future__ import annotations

import json

import pytest
from flask import Flask
from sqlalchemy import select

import adapters
from adapters.wording.coverage import carrying
from adapters.wording.facts import read_facts
from recruit.candidates.screening import levels, wordings
from recruit.core.database import db
from recruit.models import AuditLine, Deed, Level, Organisation, Policy, Proof, Screening, Vacancy
from recruit.organisation import policies
from recruit.publishing import publications
from recruit.publishing.channels import adapter_of
from recruit.vacancies import feeds
from tests.support.browser import Browser
from tests.support.channel_cases import FILLED_IN
from tests.support.factories import a_channel
from tests.support.report_queries import asked
from tests.support.screening import a_screened_vacancy, go_to, letters, somebody

pytestmark = pytest.mark.one_database

LANGUAGES = ("nl", "en", "de", "fr")
LONGEST = 60
"""A post has little room: so long may the short sentence be."""


def a_version(level: int, **but: object) -> Screening:
    facts: dict[str, object] = {
        "sources": "LinkedIn, GitHub",
        "searcher": "the team lead",
        "agency": "Zoekwerk",
        "criteria": "Patience\nNight shifts",
        "answer_days": 14,
    }
    return Screening(level=level, **facts | but)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_level_has_a_short_and_a_long_sentence_in_four_languages(language: str) -> None:
    for level in Level:
        short, long = wordings.short(a_version(level), language), wordings.long(a_version(level), language)
        assert short.endswith(".") and len(short) <= LONGEST
        assert long.endswith(".") and len(long) > len(short)
    assert len({wordings.short(a_version(level), language) for level in Level}) == len(Level)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", Level)
def test_a_fact_is_told_at_the_levels_where_it_means_something(language: str, level: Level) -> None:
    said = " ".join(wordings.whole(a_version(level), language))
    assert ("Zoekwerk" in said) is (level == Level.AGENCY)
    assert ("GitHub." in said) is (level > Level.GIVEN_LINKS)
    assert ("team lead" in said) is (level > Level.NOTHING)
    assert ("Patience; Night shifts" in said) is (level > Level.NOTHING)
    assert (wordings.RIGHT[language] in said) is (level > Level.NOTHING)
    assert "14" in said


@pytest.mark.parametrize("level", Level)
def test_the_vacancy_page_says_it_before_the_button_to_apply(visitor: Browser, level: Level) -> None:
    vacancy = a_screened_vacancy(level)
    page = visitor.get(f"/vacancies/{vacancy.id}-ward-nurse")
    block = page.one(".how-far")
    said = " ".join(block.get_text(" ").split())
    assert wordings.LONG["en"][level] in said and "within 14 days" in said
    last = page.tree.select('main a.button[href*="/apply"]')[-1]
    assert page.html.index('class="how-far"') < page.html.rindex(str(last["href"]))
    assert ("the team lead" in said) is (level > Level.NOTHING)


def test_the_form_says_it_in_short(visitor: Browser) -> None:
    vacancy = a_screened_vacancy(Level.PUBLIC_WEB)
    said = visitor.get(f"/vacancies/{vacancy.id}-ward-nurse/apply").text
    assert wordings.LONG["en"][Level.PUBLIC_WEB] in said and wordings.RIGHT["en"] in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_job_posting_says_it_in_the_vacancys_language(app: Flask, language: str) -> None:
    vacancy = a_screened_vacancy(Level.AGENCY, agency="Zoek & <b>werk</b>")
    vacancy.language = language
    found = feeds.job_posting(vacancy, Organisation(name="Acme", website=""))["description"]
    assert wordings.LONG[language][Level.AGENCY] in found
    assert "Zoek &amp; &lt;b&gt;werk&lt;/b&gt;" in found
    assert json.loads(feeds.as_script({"description": found}))["description"] == found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", Level)
def test_every_post_with_room_for_it_carries_it_in_the_vacancys_language(
    app: Flask, language: str, level: Level
) -> None:
    for kind, given in FILLED_IN.items():
        a_channel(kind=kind, name=kind, settings=given)
    vacancy = a_screened_vacancy(level)
    vacancy.language = language
    for publication in publications.drafts(vacancy):
        opening = publications.opening_of(publication)
        assert opening.openness == wordings.SHORT[language][level]
        if adapters.get(publication.channel.kind).layout.has("openness"):
            text = adapter_of(publication.channel).compose(opening).text
            assert "openness" in carrying(read_facts(opening), text).carries, text


def test_a_post_that_is_planned_follows_when_we_go_another_way(app: Flask) -> None:
    a_channel()
    vacancy = a_screened_vacancy(Level.GIVEN_LINKS)
    [publication] = publications.drafts(vacancy)
    assert publications.schedule(publication) == []
    go_to(vacancy, Level.NOTHING)
    assert "We do not look you up." in publications.words(publication).text


def test_many_posts_ask_the_database_once_how_far_we_go(app: Flask) -> None:
    for kind, given in FILLED_IN.items():
        a_channel(kind=kind, name=kind, settings=given)
    drafts = publications.drafts(a_screened_vacancy())
    db.session.commit()
    db.session.expire_all()
    with asked() as statements:
        for publication in drafts:
            publications.opening_of(publication)
    assert len([sql for sql in statements if "FROM screenings" in sql]) == 1


RULES = {
    "level": "2",
    "criteria": "Patience",
    "sources": "LinkedIn",
    "searcher": "the recruiter",
    "agency": "",
    "answer_days": "10",
    "wait_days": "5",
    "keep_days": "21",
    "pool_days": "180",
    "blind": "y",
    "figures_public": "y",
}


def test_an_administrator_sets_the_rules_and_each_change_is_on_record(administrator: Browser) -> None:
    administrator.submit("/office/settings/openness", RULES)
    rules = policies.policy()
    assert (rules.level, rules.answer_days, rules.keep_days, rules.pool_days) == (2, 10, 21, 180)
    assert rules.blind and rules.figures_public
    notes = {line.note for line in db.session.query(AuditLine).filter_by(deed=Deed.RULE_CHANGED)}
    assert {"level: 1 → 2", "keep_days: 28 → 21", "blind: False → True"} <= notes
    assert len(notes) == 10
    administrator.submit("/office/settings/openness", RULES | {"keep_days": "14"})
    assert "days until deletion: 21 → 14" in administrator.get("/office/settings/openness").text
    assert db.session.query(Policy).count() == 1


@pytest.mark.parametrize(
    "but",
    [
        {"keep_days": "29"},
        {"keep_days": "0"},
        {"pool_days": "29"},
        {"pool_days": "366"},
        {"answer_days": "61"},
        {"wait_days": "31"},
        {"wait_days": "2.5"},
        {"answer_days": ""},
        {"level": "5"},
        {"level": "4", "agency": " "},
    ],
)
def test_rules_beyond_what_the_code_allows_are_refused(administrator: Browser, but: dict[str, str]) -> None:
    page = administrator.submit("/office/settings/openness", RULES | but, expect=422)
    assert page.tree.select(".errors li")
    assert db.session.query(Policy).count() == 0


def test_a_new_vacancy_begins_with_the_rules(administrator: Browser) -> None:
    administrator.submit("/office/settings/openness", RULES)
    administrator.submit("/office/vacancies/new", {"title": "Porter"})
    vacancy = db.session.scalars(select(Vacancy).where(Vacancy.title == "Porter")).one()
    [version] = vacancy.screenings
    assert (version.level, version.sources, version.answer_days) == (2, "LinkedIn", 10)
    assert vacancy.blind


FORM = {
    "level": "3",
    "criteria": "Night shifts",
    "sources": "LinkedIn, GitHub",
    "searcher": "the team lead",
    "agency": "",
    "answer_days": "14",
    "wait_days": "7",
}


def test_going_further_asks_first_with_the_letter_as_it_will_be_read(recruiter: Browser) -> None:
    vacancy = a_screened_vacancy()
    somebody(vacancy)
    somebody(vacancy)
    address = f"/office/vacancies/{vacancy.id}/screening"
    page = recruiter.submit(address, FORM, expect=422)
    assert "every candidate reads it" in page.one(".errors").get_text()
    page = recruiter.submit(address, FORM | {"reason": "A new client asks for it"}, expect=200)
    assert "2 candidates get this letter" in page.text
    preview = page.one(".post-words").get_text()
    assert "A new client asks for it" in preview and "public about you on the web" in preview
    assert len(vacancy.screenings) == 1 and letters() == []
    done = recruiter.post(f"{address}/raise", page.fields("/raise"), expect=303)
    assert "Every candidate in procedure gets a letter" in recruiter.follow(done).text
    assert [version.level for version in vacancy.screenings] == [2, 3]
    sent = [letter.content["text"] for letter in letters(Proof.LEVEL)]
    assert len(sent) == 2 and preview.partition("…,")[2].partition("(")[0].strip() in sent[0]


def test_the_second_page_cannot_be_used_without_a_reason(recruiter: Browser) -> None:
    vacancy = a_screened_vacancy()
    somebody(vacancy)
    fields = recruiter.get(f"/office/vacancies/{vacancy.id}/screening").fields()
    protected = {name: fields[name] for name in ("csrf_token", "as_read")}
    address = f"/office/vacancies/{vacancy.id}/screening/raise"
    recruiter.post(address, FORM | protected | {"reason": " "}, expect=422)
    assert len(vacancy.screenings) == 1


def test_going_back_is_free_and_the_old_version_stays_readable(recruiter: Browser) -> None:
    vacancy = a_screened_vacancy()
    somebody(vacancy)
    address = f"/office/vacancies/{vacancy.id}/screening"
    recruiter.submit(address, FORM | {"level": "0", "blind": "y"})
    assert letters() == []
    assert vacancy.blind and levels.current(vacancy).level == 0
    rows = [row.get_text(" ").split()[0] for row in recruiter.get(address).tree.select("tbody tr")]
    assert rows == ["2", "1"]
    said = recruiter.get(f"/office/vacancies/{vacancy.id}").tree.get_text()
    assert "changed how far we go: version 2, level 2 → 0" in said


def test_who_got_no_letter_is_named_and_can_be_written_to(recruiter: Browser) -> None:
    vacancy = a_screened_vacancy()
    application = somebody(vacancy, name="Kim Bakker")
    application.screening = None
    db.session.commit()
    address = f"/office/vacancies/{vacancy.id}/screening"
    page = recruiter.get(address)
    assert "Kim Bakker" in page.one(".changes").get_text()
    recruiter.post(f"{address}/tell", page.fields("/tell"), expect=303)
    assert len(letters(Proof.LEVEL)) == 1
