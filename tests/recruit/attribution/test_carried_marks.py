"""How somebody came stands in every link between a page and the form, and nowhere where it does not belong."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from recruit.attribution import marks, touches
from recruit.candidates import leads
from recruit.core.database import db, now
from recruit.models import TrackedLink, Vacancy
from recruit.organisation import policies
from recruit.web import outages
from tests.support.apply_form import ALEX, the_application
from tests.support.browser import Browser, Page
from tests.support.factories import a_lead, a_link, a_vacancy

pytestmark = pytest.mark.one_database

IN = {"Accept-Language": "en", "User-Agent": "Mozilla/5.0 Firefox/140.0"}


@pytest.fixture
def link(app: Flask) -> TrackedLink:
    """A flyer for a vacancy."""
    return a_link(a_vacancy(title="Ward nurse"), label="Flyer")


def page_of(vacancy: Vacancy) -> str:
    return f"/vacancies/{vacancy.id}-{vacancy.slug}"


def across() -> None:
    """Links to one vacancy count for another."""
    policies.change(policies.origin_policy(), {"across": True}, None)
    db.session.commit()


def came_by(link: TrackedLink) -> str:
    """The address at which whoever follows the link arrives."""
    return f"{page_of(link.vacancy)}?o={touches.mark_of(link)}"


def carried(address: Any) -> dict[str, str]:
    """What an address carries of how somebody came."""
    given = parse_qs(urlsplit(str(address)).query)
    return {name: given[name][0] for name in ("o", "f", "w") if name in given}


def way_to(page: Page, path: str) -> dict[str, str]:
    """What the links of a page to that path carry, which is the same for all."""
    found = [carried(a["href"]) for a in page.tree.select("a[href]") if urlsplit(str(a["href"])).path == path]
    assert found, f"no link to {path}"
    assert all(other == found[0] for other in found)
    return found[0]


def apply_at(visitor: Browser, address: str) -> TrackedLink | None:
    """Open the form there, send it, and see which link brought the application."""
    visitor.submit(address, ALEX)
    return the_application().origin


def test_every_link_of_the_page_carries_it_on(visitor: Browser, link: TrackedLink) -> None:
    here, mark = page_of(link.vacancy), {"o": touches.mark_of(link)}
    page = visitor.get(came_by(link))
    for path in (f"{here}/apply", f"{here}/pass-on", "/", "/privacy"):
        assert way_to(page, path) == mark
    form = visitor.get(f"{here}/apply?o={mark['o']}")
    for path in (here, "/", "/privacy"):
        assert way_to(form, path) == mark
    assert form.fields("/apply")["o"] == form.fields("/later")["o"] == mark["o"]
    assert way_to(visitor.get(f"/privacy?o={mark['o']}"), "/") == mark


def test_another_language_carries_it_on(visitor: Browser, link: TrackedLink) -> None:
    [other] = visitor.get(came_by(link)).tree.select(".foot a[hreflang]")
    page = visitor.get(page_of(link.vacancy) + str(other["href"]))
    assert page.one("html")["lang"] == "nl"
    assert way_to(page, f"{page_of(link.vacancy)}/apply") == {"o": touches.mark_of(link)}


def test_an_older_title_in_the_address_carries_it_on(visitor: Browser, link: TrackedLink) -> None:
    answer = visitor.get(f"/vacancies/{link.vacancy_id}?o={touches.mark_of(link)}", expect=301)
    assert carried(answer.headers["Location"]) == {"o": touches.mark_of(link)}


def test_two_errors_on_the_form_lose_nothing(visitor: Browser, link: TrackedLink) -> None:
    address = f"{page_of(link.vacancy)}/apply"
    page = visitor.submit(f"{address}?o={touches.mark_of(link)}", {"name": ""}, expect=422, action="/apply")
    page = visitor.post(address, page.fields("/apply") | {"name": "Alex", "email": "wrong"}, expect=422)
    assert way_to(page, page_of(link.vacancy)) == {"o": touches.mark_of(link)}
    visitor.post(address, page.fields("/apply") | ALEX, expect=303)
    assert the_application().origin == link


@pytest.mark.parametrize("broken", ["the form", "sending it"])
def test_an_outage_loses_nothing(
    app: Flask, visitor: Browser, link: TrackedLink, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    app.testing = False
    address = f"{page_of(link.vacancy)}/apply?o={touches.mark_of(link)}"
    fields, place = visitor.get(address).fields("/apply") | ALEX, f"{page_of(link.vacancy)}/apply"

    def away(*given: Any, **facts: Any) -> None:
        raise OperationalError("SELECT", {}, Exception("away"))

    with monkeypatch.context() as patch:
        if broken == "the form":
            patch.setattr("recruit.web.public.applications.questions.questions_of", away)
            again = str(visitor.get(address, expect=503).one("a.button")["href"])
            assert carried(again) == {"o": touches.mark_of(link)}
            return
        patch.setattr("recruit.web.public.applications.applying.apply", away)
        page = visitor.post(place, fields, expect=503)
    form = page.one("form")
    assert outages.WAIT and form["action"] == place
    visitor.post(place, {str(f["name"]): str(f["value"]) for f in form.select("input")}, expect=303)
    assert the_application().origin == link


def test_passing_it_on_and_coming_back_loses_nothing(visitor: Browser, link: TrackedLink) -> None:
    mark = {"o": touches.mark_of(link)}
    page = visitor.get(f"{page_of(link.vacancy)}/pass-on?o={mark['o']}")
    assert way_to(page, page_of(link.vacancy)) == mark
    made = visitor.post(f"{page_of(link.vacancy)}/pass-on", page.fields("/pass-on"), expect=303)
    assert way_to(visitor.follow(made), page_of(link.vacancy)) == mark
    assert db.session.query(TrackedLink).order_by(TrackedLink.id.desc()).first().parent_id == link.id  # type: ignore[union-attr]


def test_the_list_its_filters_and_its_pages_lead_back_to_that_vacancy_with_it(
    visitor: Browser, link: TrackedLink
) -> None:
    for number in range(25):
        a_vacancy(title=f"Other {number}", places=f"Place {number % 2}")
    mark = touches.mark_of(link)
    page = visitor.get(f"/?o={mark}&page=2&lang=nl")
    assert way_to(page, page_of(link.vacancy)) == {"o": mark}
    assert carried(page.one("a[rel=prev]")["href"]) == {"o": mark}
    search = {str(f["name"]): str(f.get("value")) for f in page.tree.select("form[role=search] input[type=hidden]")}
    assert search == {"lang": "nl", "o": mark}
    assert urlsplit(str(page.one("form[role=search]")["action"])).query == ""
    other = str(page.tree.select(".list h2 a")[0]["href"])
    assert carried(other) == {}, "the link to one vacancy says nothing of another"


def test_a_closed_vacancy_leads_to_similar_ones_without_it(visitor: Browser, link: TrackedLink) -> None:
    alike = a_vacancy(title="Night nurse")
    link.vacancy.state = "closed"  # type: ignore[assignment]
    db.session.commit()
    for path in (f"/r/{link.token}", came_by(link), came_by(link).replace("?", "/apply?")):
        page = visitor.get(path, expect=410)
        assert way_to(page, page_of(alike)) == {}
        assert way_to(page, "/") == {"o": touches.mark_of(link)}


def test_where_the_organisation_chose_so_it_is_carried_to_other_vacancies(visitor: Browser, link: TrackedLink) -> None:
    across()
    alike = a_vacancy(title="Night nurse")
    mark = {"o": touches.mark_of(link)}
    assert way_to(visitor.get(f"/?o={mark['o']}"), page_of(alike)) == mark
    link.vacancy.state = "closed"  # type: ignore[assignment]
    db.session.commit()
    for path in (f"/r/{link.token}", came_by(link)):
        assert way_to(visitor.get(path, expect=410), page_of(alike)) == mark
    assert apply_at(visitor, f"{page_of(alike)}/apply?o={mark['o']}") == link


def test_the_mark_of_another_vacancy_is_direct(visitor: Browser, link: TrackedLink) -> None:
    assert apply_at(visitor, f"{page_of(a_vacancy())}/apply?o={touches.mark_of(link)}") is None


@pytest.mark.parametrize("text", ["v1.x.y.z", "<b>", "%00", "é", "x" * 5000, "v1.{token}.7d1a2.AAAAAAAAAAAA"])
def test_whatever_stands_there_is_never_an_error_and_never_repeated(
    visitor: Browser, link: TrackedLink, text: str
) -> None:
    text = text.format(token=link.token)
    for name in ("o", "f", "w"):
        for path in ("/", page_of(link.vacancy), f"{page_of(link.vacancy)}/apply", f"{page_of(link.vacancy)}/later"):
            page = visitor.get(f"{path}?{name}={text}")
            links = [a for a in page.tree.select("main a[href], nav a[href]") if carried(a["href"])]
            assert links == []
    assert apply_at(visitor, f"{page_of(link.vacancy)}/apply?o={text}&f={text}&w={text}") is None


def test_no_machine_reads_it(visitor: Browser, link: TrackedLink) -> None:
    page = visitor.get(came_by(link))
    mark = touches.mark_of(link)
    for said in ("link[rel=canonical]", "meta[property='og:url']", "script[type='application/ld+json']"):
        assert "?" not in str(page.one(said).get("href") or page.one(said).get("content") or "")
        assert mark not in str(page.one(said))
    assert mark not in visitor.client.get(f"/sitemap.xml?o={mark}").text
    assert "X-Robots-Tag" not in page.headers, "the canonical address says it; the page itself is to be found"


def test_no_shared_cache_hands_it_to_somebody_else(visitor: Browser, link: TrackedLink) -> None:
    bare, marked = visitor.get(page_of(link.vacancy)), visitor.get(came_by(link))
    assert marked.headers["Cache-Control"] == "private"
    assert "Cache-Control" not in bare.headers
    assert "Referer" in bare.headers["Vary"]
    came = visitor.get(page_of(link.vacancy), headers=IN | {"Referer": "https://www.linkedin.com/"})
    assert came.headers["Cache-Control"] == "private"


def test_from_a_page_of_ours_to_another_link_both_are_known(visitor: Browser, link: TrackedLink) -> None:
    other = a_link(link.vacancy, label="Newsletter")
    referer = {"Referer": f"http://localhost{came_by(link)}"}
    place = visitor.get(f"/r/{other.token}", expect=302, headers=IN | referer).headers["Location"]
    both = {"o": touches.mark_of(other), "f": touches.mark_of(link)}
    assert carried(place) == both
    assert place.count("&f=") == 1
    page = visitor.get(place)
    assert way_to(page, f"{page_of(link.vacancy)}/apply") == both
    third = a_link(link.vacancy, label="Poster")
    place = visitor.get(f"/r/{third.token}", expect=302, headers=IN | {"Referer": f"http://localhost{place}"})
    assert carried(place.headers["Location"]) == {"o": touches.mark_of(third), "f": touches.mark_of(link)}
    apply_at(visitor, f"{page_of(link.vacancy)}/apply?o={both['o']}&f={both['f']}")
    came = the_application()
    assert (came.first, came.last, came.origin) == (link, other, other)


def test_a_tracked_link_in_the_text_of_a_vacancy_lets_the_browser_tell_us(visitor: Browser) -> None:
    vacancy = a_vacancy(body="See [the other one](http://careers.example/r/abcdefg).")
    assert visitor.get(page_of(vacancy)).one(".prose a")["rel"] == ["noopener"]
    assert visitor.get(page_of(vacancy)).headers["Referrer-Policy"] == "same-origin"


def test_without_a_link_the_source_is_carried_and_kept(visitor: Browser, link: TrackedLink) -> None:
    here = page_of(link.vacancy)
    page = visitor.get(here, headers=IN | {"Referer": "https://www.linkedin.com/"})
    [number] = way_to(page, f"{here}/apply").values()
    assert way_to(page, f"{here}/apply") == {"w": number}
    [other] = page.tree.select(".foot a[hreflang]")
    assert carried(other["href"]) == {"w": number}
    within = visitor.get("/", headers=IN | {"Referer": f"http://localhost{here}?w={number}"})
    assert way_to(within, here) == {}
    apply_at(visitor, f"{here}/apply?w={number}")
    came = the_application()
    assert (came.origin, came.source.name if came.source else "") == (None, "LinkedIn")


def test_a_campaign_in_the_address_reaches_the_form(visitor: Browser, link: TrackedLink) -> None:
    page = visitor.get(f"/vacancies/{link.vacancy_id}?utm_source=indeed", expect=301)
    apply_at(visitor, page.headers["Location"].replace("?", "/apply?"))
    assert (the_application().source or link).name == "Indeed"  # type: ignore[union-attr]


def test_a_source_never_takes_the_place_of_a_link(visitor: Browser, link: TrackedLink) -> None:
    page = visitor.get(came_by(link) + "&utm_source=indeed", headers=IN | {"Referer": "https://www.linkedin.com/"})
    assert way_to(page, f"{page_of(link.vacancy)}/apply") == {"o": touches.mark_of(link)}
    assert apply_at(visitor, f"{page_of(link.vacancy)}/apply?o={touches.mark_of(link)}&w=1") == link
    assert the_application().source is None


def test_nothing_of_it_stands_at_private_addresses_or_in_letters(visitor: Browser, link: TrackedLink) -> None:
    place = visitor.submit(f"{page_of(link.vacancy)}/apply?o={touches.mark_of(link)}", ALEX).headers["Location"]
    assert carried(place) == {}
    page = visitor.get(place)
    assert carried(page.one("a[href*='/withdraw']")["href"]) == {}


def test_the_notice_to_a_lead_leads_to_the_vacancy_with_its_link(visitor: Browser) -> None:
    lead = a_lead()
    page = visitor.get(f"/leads/{leads.token_of(lead)}")
    assert lead.link
    assert way_to(page, page_of(lead.vacancy)) == {"o": touches.mark_of(lead.link)}


def test_a_mark_is_made_without_the_web_framework() -> None:
    assert marks.arrival("k7mq2xw", now(), "key").keys() == {"o"}
