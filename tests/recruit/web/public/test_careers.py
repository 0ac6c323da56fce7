"""The public door: what visitors read, in their language, without a cookie, whatever they type."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from flask import Flask

from recruit.attribution import touches
from recruit.core import colours
from recruit.core.database import db, now, today
from recruit.models import Organisation, Vacancy
from recruit.web.limits import limiter
from recruit.web.public.closed import clean
from tests.support.browser import Browser, Page, check
from tests.support.factories import a_link, a_unit, a_vacancy, an_application, places_of, saved

pytestmark = pytest.mark.one_database


def page_of(vacancy: Vacancy) -> str:
    return f"/vacancies/{vacancy.id}-{vacancy.slug}"


def titles(page: Page) -> list[str]:
    return [item.get_text() for item in page.tree.select(".list h2, .list h3")]


def test_open_vacancies_stand_on_the_first_page_newest_first(visitor: Browser) -> None:
    for days, title in ((3, "Old"), (1, "New"), (2, "Middle")):
        a_vacancy(title=title, opened_at=now() - timedelta(days=days))
    a_vacancy(title="Draft", state="draft")
    a_vacancy(title="Closed", state="closed")
    a_vacancy(title="Past", closes=today() - timedelta(days=1))
    a_vacancy(title="Last day", closes=today(), opened_at=now() - timedelta(days=9))
    assert titles(visitor.get("/")) == ["New", "Middle", "Old", "Last day"]


def test_an_empty_site_says_what_will_be_here(visitor: Browser) -> None:
    assert "New vacancies appear here" in visitor.get("/").text


def test_search_finds_every_word_wherever_it_stands(visitor: Browser) -> None:
    a_vacancy(title="Nurse", places="Hull", body="by night")
    a_vacancy(title="Porter", places="Hull", summary="", body="by day", unit=a_unit(name="Nightingale"))
    assert titles(visitor.get("/?q=hull+NIGHT")) == ["Porter", "Nurse"]
    assert titles(visitor.get("/?q=nurse+hull")) == ["Nurse"]
    assert "No vacancy fits this search" in visitor.get("/?q=nothing").text
    assert "No vacancy fits this search" in visitor.get("/?q=%25").text
    assert "No vacancy fits this search" in visitor.get("/?q=_").text


def test_what_no_database_can_look_for_is_not_asked_of_it() -> None:
    assert clean(" a\0b\ud800\x1b ") == "a b"
    assert len(clean("x" * 5000)) == 120


def test_filters_stand_in_the_address_and_in_the_form(visitor: Browser) -> None:
    unit = a_unit(name="Home care")
    a_vacancy(title="Here", places="Utrecht; Zeist", unit=unit)
    a_vacancy(title="There", places="Zeist-Noord", unit=a_unit())
    assert titles(visitor.get("/?place=Zeist")) == ["Here"]
    page = visitor.get(f"/?unit={unit.id}")
    assert titles(page) == ["Here"]
    assert page.one("#unit option[selected]").text == "Home care"
    assert [option.text for option in page.tree.select("#place option")] == [
        "Everywhere",
        "Utrecht",
        "Zeist",
        "Zeist-Noord",
    ]


def test_long_lists_are_turned_like_pages_and_keep_their_filters(visitor: Browser) -> None:
    for number in range(45):
        a_vacancy(title=f"Nurse {number}")
    page = visitor.get("/?q=nurse&page=2&lang=en")
    assert len(titles(page)) == 20
    assert "Page 2 of 3" in page.text
    assert page.one("a[rel=next]")["href"] == "/?page=3&q=nurse&lang=en"


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 30, "9" * 5000, "%00", "1.5", "²", "", "99"])
def test_a_page_number_that_is_none_shows_a_page(visitor: Browser, number: str) -> None:
    a_vacancy(title="Nurse")
    assert titles(visitor.get(f"/?page={number}")) == ["Nurse"]


@pytest.mark.parametrize(
    "value", ["%00", "%ff%fe", "%ed%a0%80", "x" * 3000, "9" * 30, "'", "\\", "%25%25", "%F0%9F%92%A9", "{{7*7}}"]
)
def test_no_search_is_an_error(visitor: Browser, value: str) -> None:
    a_vacancy()
    for name in ("q", "place", "unit", "page", "lang", "o"):
        visitor.get(f"/?{name}={value}")


@pytest.mark.parametrize("number", ["0", "99", "2147483648", "9" * 30, "9" * 5000, "-1", "1.5", "x", "²"])
def test_a_vacancy_that_is_not_there_is_not_found(visitor: Browser, number: str) -> None:
    a_vacancy()
    for path in (f"/vacancies/{number}", f"/vacancies/{number}-x", f"/vacancies/{number}-x/apply"):
        visitor.get(path, expect=404)


def test_a_vacancy_tells_all_its_facts(visitor: Browser) -> None:
    unit = a_unit(name="Ward 3")
    vacancy = a_vacancy(
        unit=unit, pay_scale="Band 5", video="https://youtu.be/x", contact_phone="+44 1", closes=today()
    )
    page = visitor.get(page_of(vacancy))
    for words in (
        "Leeds",
        "24–36 hours a week",
        "€3,200–€4,100 a month (Band 5)",
        "permanent",
        "Ward 3",
        "twelve beds",
        "Sam Jansen",
    ):
        assert words in page.text
    assert page.one('a[href="https://youtu.be/x"]')
    assert page.one('a[href="tel:+441"]')
    assert page.one(".prose strong").text == "care"
    assert "No software ranks or rejects you" in page.text


def test_an_address_with_other_words_leads_to_the_right_one_and_keeps_the_origin(visitor: Browser) -> None:
    vacancy = a_vacancy()
    mark = touches.mark_of(a_link(vacancy))
    for path in (f"/vacancies/{vacancy.id}", f"/vacancies/{vacancy.id}-old-title"):
        answer = visitor.get(f"{path}?o={mark}&lang=nl", expect=301)
        assert answer.headers["Location"] == f"{page_of(vacancy)}?lang=nl&o={mark}"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Ward nurse (m/f/x)", "ward-nurse"),
        ("Verpleegkundige (m/v/x) – Één", "verpleegkundige-een"),
        ("Straßenbauer", "strassenbauer"),
        ("Œuvre sociale", "oeuvre-sociale"),
        ("Søren søger en sygeplejerske", "soren-soger-en-sygeplejerske"),
        ("Инженер (м/ж)", "inzhener-m-zh"),
        ("ﬁnance – 2²", "finance-22"),
        ("e\u0301cole", "ecole"),
        ("医師", "yishi"),
        ("🎉", "vacancy"),
        ("C++ / C#", "c-c"),
        ("x" * 200, "x" * 60),
    ],
)
def test_titles_become_plain_addresses(title: str, slug: str) -> None:
    assert Vacancy(title=title).slug == slug


def test_a_draft_is_not_there(visitor: Browser) -> None:
    vacancy = a_vacancy(state="draft")
    visitor.get(page_of(vacancy), expect=404)
    visitor.get(page_of(vacancy) + "/apply", expect=404)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"state": "closed", "close_reason": "filled"}, "This vacancy is filled."),
        ({"state": "closed", "close_reason": "cancelled"}, "This vacancy was withdrawn."),
        ({"state": "closed", "close_reason": "other"}, "This vacancy is closed."),
        ({"closes": -1}, "This vacancy is closed now."),
    ],
)
def test_a_closed_vacancy_says_so_and_shows_what_is_like_it(
    visitor: Browser, facts: dict[str, object], words: str
) -> None:
    if "closes" in facts:
        facts = {"closes": today() - timedelta(days=1)}
    vacancy = a_vacancy(title="Gone", places="Hull", tags="care", **facts)
    a_vacancy(title="Same place", places="Leeds; Hull", tags="")
    a_vacancy(title="Same tag", places="York", tags="#Care, x")
    a_vacancy(title="Neither", places="Hullabaloo", tags="careful")
    page = visitor.get(page_of(vacancy), expect=410)
    assert words in page.text
    assert titles(page) == ["Same tag", "Same place"]


def test_at_most_five_are_shown_as_similar(visitor: Browser) -> None:
    for _ in range(7):
        a_vacancy()
    assert len(titles(visitor.get(page_of(a_vacancy(state="closed")), expect=410))) == 5


def test_the_origin_reaches_the_apply_button_and_never_the_canonical_address(visitor: Browser) -> None:
    link = a_link()
    mark = touches.mark_of(link)
    page = visitor.get(f"{page_of(link.vacancy)}?o={mark}")
    assert {button["href"] for button in page.tree.select("a.button")} == {f"{page_of(link.vacancy)}/apply?o={mark}"}
    assert page.one("link[rel=canonical]")["href"] == f"http://careers.example{page_of(link.vacancy)}"
    assert (
        visitor.get(f"{page_of(link.vacancy)}?o={mark[:-1]}").one(".offer a.button")["href"]
        == f"{page_of(link.vacancy)}/apply"
    )


def test_a_link_card_knows_title_words_and_address(visitor: Browser) -> None:
    vacancy = a_vacancy(title='Nurse "A" & <B>')
    page = visitor.get(page_of(vacancy))
    cards = {tag.get("property") or tag.get("name"): tag["content"] for tag in page.tree.select("meta[content]")}
    assert cards["og:title"] == 'Nurse "A" & <B>'
    assert cards["og:description"] == vacancy.summary
    assert cards["og:url"] == f"http://careers.example{page_of(vacancy)}"
    assert (cards["og:type"], cards["og:locale"], cards["twitter:card"]) == ("website", "en_GB", "summary")


def test_another_language_keeps_what_the_address_carries(visitor: Browser) -> None:
    vacancy = a_vacancy()
    page = visitor.get(f"{page_of(vacancy)}?o=a%26b&lang=en")
    assert page.one(".foot a[hreflang]")["href"] == "?o=a%26b&lang=nl"


def test_a_language_that_was_asked_for_stays_chosen_without_a_cookie(visitor: Browser) -> None:
    vacancy = a_vacancy()
    page = visitor.get("/?lang=nl")
    assert page.one(".list a")["href"] == f"{page_of(vacancy)}?lang=nl"
    assert page.one('link[rel="icon"]')["href"] == "/icon.svg"


def test_pages_say_that_they_differ_by_language_and_set_no_cookie(visitor: Browser, recruiter: Browser) -> None:
    link = a_link()
    for browser in (visitor, recruiter):
        for path in (
            "/",
            page_of(link.vacancy),
            page_of(link.vacancy) + "/apply",
            "/privacy",
            "/nothing",
            f"/r/{link.token}",
        ):
            answer = browser.client.get(path)
            assert "Set-Cookie" not in answer.headers, path
            assert "Cookie" not in answer.headers.get("Vary", ""), path
            if answer.mimetype == "text/html" and answer.status_code != 302:
                assert "Accept-Language" in answer.headers["Vary"], path


def test_a_visitors_page_loads_nothing_from_elsewhere_and_no_script(visitor: Browser) -> None:
    vacancy = a_vacancy(video="https://www.youtube.com/watch?v=1", body="![x](https://evil.example/a.png) <img src=x>")
    for path in ("/", page_of(vacancy), page_of(vacancy) + "/apply", "/privacy"):
        page = visitor.get(path)
        assert not page.tree.select("script:not([type='application/ld+json']), iframe, img, video, object, embed")
        loads = [tag["href"] for tag in page.tree.select("link[href]:not([rel=canonical])")]
        assert all(re.match(r"/[^/]", address) for address in loads)
        assert "script-src" not in page.headers["Content-Security-Policy"]


def test_markdown_is_shown_and_html_in_it_is_only_words(visitor: Browser) -> None:
    body = "# One\n### Three\n<script>alert(1)</script>\n\n[a](javascript:alert(1)) [b](https://b.example)\n\n## Two"
    page = visitor.get(page_of(a_vacancy(body=body)))
    prose = page.one(".prose")
    assert [tag.name for tag in prose.select("h2, h3, h4")] == ["h2", "h3", "h3"]
    assert "<script>alert(1)</script>" in prose.get_text()
    assert [a.get("href") for a in prose.select("a")] == ["https://b.example"]


def test_naughty_strings_in_a_vacancy_are_shown_as_they_are(visitor: Browser, naughty: list[str]) -> None:
    readable = [words for words in naughty if not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", words) and words.strip()]
    vacancy = a_vacancy()
    for words in readable:
        words = words.strip()
        for name in (
            "title",
            "summary",
            "body",
            "tags",
            "contact_name",
            "contact_email",
            "contact_phone",
            "pay_scale",
        ):
            setattr(vacancy, name, words[: 40 if name == "contact_phone" else 120])
        vacancy.places = places_of(words[:120])
        db.session.commit()
        page = Page(visitor.client.get(page_of(vacancy), headers={"Accept-Language": "en"}))
        assert page.status == 200, words
        check(page)
        assert page.one("h1").get_text() == words[:120]
        assert json.loads(page.one("script").get_text())["title"] == words[:120]
        assert words[:120] in page.one(".offer").get_text()
        assert not page.tree.select("script:not([type]), iframe, img, svg")
        assert Page(visitor.client.get("/")).one(".list h2").get_text() == words[:120]
    assert len(readable) > 0.8 * len(naughty)


def test_the_privacy_page_says_how_long_why_and_where_to_complain(visitor: Browser) -> None:
    saved(Organisation(name="Acme", privacy_email="privacy@acme.example"))
    page = visitor.get("/privacy")
    for words in (
        "28 days",
        "Autoriteit Persoonsgegevens",
        "no automatic rejection",
        "privacy@acme.example",
        "No cookies",
    ):
        assert words in page.text


@pytest.mark.parametrize(
    "accent", ["#0b57a4", "#ffff00", "#ffffff", "#000000", "#0f766e", "#ff00ff", "red;}body{display:none", ""]
)
def test_every_accent_can_be_read_in_both_schemes(visitor: Browser, accent: str) -> None:
    saved(Organisation(name="Acme", accent=accent[:7]))
    answer = visitor.client.get("/brand.css")
    assert answer.mimetype == "text/css"
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    found = re.fullmatch(r":root\{--accent:(#[0-9a-f]{6});--accent-dark:(#[0-9a-f]{6})\}\n", answer.text)
    assert found
    assert colours.contrast(colours.parse_colour(found[1]), colours.parse_colour("#ffffff")) >= 4.5
    assert colours.contrast(colours.parse_colour(found[2]), colours.parse_colour("#12161d")) >= 4.5


def test_a_readable_accent_stays_as_it_is() -> None:
    assert colours.on_light("#0b57a4") == "#0b57a4"


@pytest.mark.parametrize(("name", "letter"), [("acme", "A"), ("<b>", "B"), ("  “Zorg”", "Z"), ("…", "•"), ("ßa", "S")])
def test_the_icon_is_the_first_letter(visitor: Browser, name: str, letter: str) -> None:
    saved(Organisation(name=name))
    answer = visitor.client.get("/icon.svg")
    assert answer.mimetype == "image/svg+xml"
    assert f">{letter}</text>" in answer.text


def test_whoever_guesses_private_addresses_is_slowed_down(app: Flask, visitor: Browser) -> None:
    limiter.enabled = True
    try:
        codes = [visitor.client.get(f"/applications/guess{number}").status_code for number in range(32)]
    finally:
        limiter.enabled = False
    assert codes[:30] == [404] * 30
    assert codes[-1] == 429


def test_an_application_can_be_seen_after_the_vacancy_closed(visitor: Browser) -> None:
    from recruit.core.tokens import digest

    an_application(vacancy=a_vacancy(state="closed"), digest=digest("known"))
    assert "We have your application" in visitor.get("/applications/known").text
