"""A colleague shares a vacancy: own links, own words, one tap to the network, signed in or by a personal link."""

from __future__ import annotations

import struct
import zlib
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import segno
from flask import Flask
from sqlalchemy import func, select

from adapters.share_links import NETWORKS
from recruit.attribution import links, origin_names
from recruit.core.database import db, now
from recruit.models import Proposal, ProposalKind, ProposalState, Share, TrackedLink, User, Vacancy, VacancyState
from recruit.models.house_rules import Severity
from recruit.organisation import personal_links, policies
from recruit.referrals import qr_codes, share_kit
from tests.recruit.candidates.test_concurrency import AT_ONCE, together
from tests.support.browser import Browser, Page
from tests.support.factories import a_person, a_proposal, a_rule, a_unit, a_vacancy, an_application
from tests.support.report_queries import asked

pytestmark = pytest.mark.one_database

FIREFOX = "Mozilla/5.0 Firefox/140.0"


@pytest.fixture
def colleague(app: Flask) -> User:
    """An employee with a personal link."""
    person = a_person(role="employee", name="Noor Bakker")
    personal_links.renew(person)
    db.session.commit()
    return person


@pytest.fixture
def vacancy(app: Flask) -> Vacancy:
    """What is shared."""
    return a_vacancy(title="Ward nurse (m/f/x)")


def door(colleague: User) -> str:
    """The personal link's own address."""
    return f"/s/{personal_links.token_of(colleague)}"


def opened(page: Page) -> tuple[str, dict[str, list[str]]]:
    """Where a tap led: the host, and what went along."""
    parts = urlsplit(page.headers["Location"])
    return parts.netloc, parse_qs(parts.query)


def shares() -> int:
    """How many shares were really opened."""
    return db.session.scalar(select(func.count()).select_from(Share).where(Share.shared_at.is_not(None))) or 0


def test_one_tap_opens_the_network_with_words_and_a_link_of_ones_own(
    visitor: Browser, colleague: User, vacancy: Vacancy
) -> None:
    page = visitor.get(f"{door(colleague)}/vacancies/{vacancy.id}")
    tap = page.one("#whatsapp a.button")
    assert tap.get_text() == "Share on WhatsApp"
    host, sent = opened(visitor.get(str(tap["href"]), expect=302))
    assert host == "wa.me"
    share = share_kit.find(colleague, vacancy, "whatsapp")
    assert share and share.shared_at
    assert sent["text"][0].endswith(" " + links.address(share.link))
    assert "Ward nurse (m/f/x)" in sent["text"][0]
    assert (share.link.sharer_id, share.link.network) == (colleague.id, "whatsapp")


def test_who_is_signed_in_shares_in_the_same_way(recruiter: Browser, vacancy: Vacancy) -> None:
    page = recruiter.get(f"/share/vacancies/{vacancy.id}")
    host, sent = opened(recruiter.get(str(page.one("#linkedin a.button")["href"]), expect=302))
    share = share_kit.find(recruiter.person, vacancy, "linkedin")
    assert host == "www.linkedin.com" and share
    assert sent == {"url": [links.address(share.link)]}
    assert "LinkedIn takes only the link" in page.one("#linkedin").get_text()


def test_each_network_has_a_link_of_its_own_and_keeps_it(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    for _ in range(2):
        for name in NETWORKS:
            visitor.get(f"{door(colleague)}/vacancies/{vacancy.id}/{name}", expect=302)
    tokens = db.session.scalars(select(TrackedLink.token).filter_by(sharer_id=colleague.id)).all()
    assert len(tokens) == len(set(tokens)) == len(NETWORKS)


def test_looking_at_the_kit_makes_no_link(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    visitor.get(f"{door(colleague)}/vacancies/{vacancy.id}")
    assert share_kit.all_of(colleague, vacancy) == {} and shares() == 0


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("HEAD", {"User-Agent": FIREFOX}),
        ("GET", {"User-Agent": FIREFOX, "Sec-Purpose": "prefetch;prerender"}),
        ("GET", {"User-Agent": FIREFOX, "Purpose": "prefetch"}),
        ("GET", {"User-Agent": ""}),
    ],
)
def test_what_only_looks_ahead_is_no_share(
    app: Flask, colleague: User, vacancy: Vacancy, method: str, headers: dict[str, str]
) -> None:
    address = f"{door(colleague)}/vacancies/{vacancy.id}/whatsapp"
    with app.app_context():
        answer = app.test_client().open(address, method=method, headers=headers)
    assert answer.status_code == (405 if method == "HEAD" else 200)
    assert shares() == 0 and share_kit.all_of(colleague, vacancy) == {}


def test_two_at_once_make_one_share(app: Flask, colleague: User, vacancy: Vacancy) -> None:
    who, which = colleague.id, vacancy.id

    def tap() -> int:
        person, what = db.session.get(User, who), db.session.get(Vacancy, which)
        assert person and what
        return share_kit.share_of(person, what, "x").id

    brought = together(app, *[tap] * AT_ONCE)
    assert len(set(brought)) == 1, brought
    assert db.session.scalar(select(func.count()).select_from(TrackedLink)) == 1


def test_own_words_are_kept_for_one_network_and_go_along(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    address = f"{door(colleague)}/vacancies/{vacancy.id}"
    sent = {"network": "telegram", "words": "Kom bij mij op de afdeling!"}
    page = visitor.post(address, sent, expect=303)
    assert page.headers["Location"].endswith("#telegram")
    assert visitor.get(address).one("#words-telegram").get_text().strip() == "Kom bij mij op de afdeling!"
    assert "Kom bij mij" not in visitor.get(address).one("#words-whatsapp").get_text()
    _, went = opened(visitor.get(f"{address}/telegram", expect=302))
    assert went["text"] == ["Kom bij mij op de afdeling!"]


def test_empty_words_are_ours_again(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    address = f"{door(colleague)}/vacancies/{vacancy.id}"
    visitor.post(address, {"network": "x", "words": "Hoi"}, expect=303)
    visitor.post(address, {"network": "x", "words": " "}, expect=303)
    share = share_kit.find(colleague, vacancy, "x")
    assert share and share.words is None


def test_too_long_is_said_with_the_number_and_kept(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    address = f"{door(colleague)}/vacancies/{vacancy.id}"
    visitor.post(address, {"network": "x", "words": "a" * 261}, expect=303)
    assert "14 characters too many" in visitor.get(address).one("#x").get_text()


def test_what_no_page_can_hold_is_refused_and_stays_in_the_box(
    visitor: Browser, colleague: User, vacancy: Vacancy
) -> None:
    sent = {"network": "x", "words": "Hoi \x07 daar"}
    page = visitor.post(f"{door(colleague)}/vacancies/{vacancy.id}", sent, expect=422)
    assert page.one("#words-x")["aria-invalid"] == "true"
    assert "control character" in page.one("#error-x").get_text()
    assert "daar" in page.one("#words-x").get_text()


def test_the_count_is_the_networks_own_and_holds_the_link(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    address = f"{door(colleague)}/vacancies/{vacancy.id}/count"
    assert visitor.post(address, {"network": "whatsapp", "words": "Hoi"}).text == ""  # room enough for anything
    assert "245 characters left" in visitor.post(address, {"network": "x", "words": "👨‍👩‍👧‍👦"}).text
    assert "character left" in visitor.post(address, {"network": "reddit", "words": "a" * 299}).text
    assert visitor.post(address, {"network": "nowhere", "words": ""}, expect=404)


def test_a_rule_that_stops_texts_lets_no_network_open(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    a_rule("Project Reiger")
    address = f"{door(colleague)}/vacancies/{vacancy.id}"
    visitor.post(address, {"network": "x", "words": "Werk mee aan Project Reiger"}, expect=303)
    page = visitor.get(f"{address}/x", expect=422)
    assert "These words cannot go out like this" in page.one("#x [role=alert]").get_text()
    assert "take it out" in page.one("#x .error").get_text()
    assert shares() == 0
    visitor.get(f"{address}/whatsapp", expect=302)


def test_a_warning_is_shown_and_stops_nobody(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    a_rule("superleuk", severity=Severity.WARN)
    address = f"{door(colleague)}/vacancies/{vacancy.id}"
    visitor.post(address, {"network": "x", "words": "Het is hier superleuk"}, expect=303)
    assert "superleuk" in visitor.get(address).one("#x .warning").get_text()
    visitor.get(f"{address}/x", expect=302)


def test_the_network_used_last_comes_first(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    address = f"{door(colleague)}/vacancies/{vacancy.id}"

    def order() -> list[str]:
        return [str(s["id"]) for s in visitor.get(address).tree.select("section.network")]

    assert order()[:4] == ["whatsapp", "linkedin", "x", "facebook"]
    visitor.get(f"{address}/threads", expect=302)
    assert order()[:4] == ["threads", "whatsapp", "linkedin", "x"]


def test_the_guide_is_for_the_first_time(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    address = f"{door(colleague)}/vacancies/{vacancy.id}"
    assert len(visitor.get(address).tree.select(".steps li")) == 3
    visitor.get(f"{address}/x", expect=302)
    assert visitor.get(address).tree.select(".steps") == []


def test_mastodon_opens_on_the_colleagues_own_server(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    address = f"{door(colleague)}/vacancies/{vacancy.id}/mastodon"
    assert opened(visitor.get(address, expect=302))[0] == "share.joinmastodon.org"
    colleague.mastodon = "@noor@social.example"
    db.session.commit()
    assert opened(visitor.get(address, expect=302))[0] == "social.example"


def test_words_of_a_colleague_that_were_accepted_can_be_used(
    visitor: Browser, colleague: User, vacancy: Vacancy
) -> None:
    other = a_person(name="Sam Smit")
    for text, state in (("Mooi werk, mooi team", ProposalState.ACCEPTED), ("Nee", ProposalState.DECLINED)):
        words = Proposal(user=other, kind=ProposalKind.WORDS, state=state, vacancy=vacancy, text=text)
        db.session.add(words)
    db.session.commit()
    address = f"{door(colleague)}/vacancies/{vacancy.id}"
    page = visitor.get(address)
    assert "Words by Sam Smit" in page.one("#x blockquote").get_text()
    use = str(page.one("#x blockquote button")["value"])
    visitor.post(address, {"network": "x", "words": "iets anders", "use": use}, expect=303)
    share = share_kit.find(colleague, vacancy, "x")
    assert share and share.words == "Mooi werk, mooi team"
    assert share_kit.borrowed(vacancy, "email", use).startswith("Vacancy where I work: Ward nurse (m/f/x)\n\nMooi werk")


def test_accepted_words_that_a_rule_stops_today_are_not_offered(
    visitor: Browser, colleague: User, vacancy: Vacancy
) -> None:
    proposal = a_proposal(vacancy=vacancy, text="Work on Project Heron")
    proposal.state = ProposalState.ACCEPTED
    db.session.commit()
    address = f"{door(colleague)}/vacancies/{vacancy.id}"
    assert visitor.get(address).tree.select("#x blockquote")
    a_rule("Project Heron")
    assert not visitor.get(address).tree.select("#x blockquote")
    visitor.post(address, {"network": "x", "words": "My own", "use": str(proposal.id)}, expect=303)
    share = share_kit.find(colleague, vacancy, "x")
    assert share and share.words == "My own"


def test_a_new_rule_counts_for_words_that_were_checked_before(
    visitor: Browser, colleague: User, vacancy: Vacancy
) -> None:
    address = f"{door(colleague)}/vacancies/{vacancy.id}"
    assert not visitor.get(address).tree.select("#x .error")
    a_rule("Ward nurse")
    assert "take it out" in visitor.get(address).one("#x .error").get_text()


def test_a_page_with_all_networks_asks_the_database_no_more_than_one_with_a_single_network(
    visitor: Browser, colleague: User, vacancy: Vacancy
) -> None:
    address = f"{door(colleague)}/vacancies/{vacancy.id}"
    visitor.get(f"{address}/x", expect=302)
    with asked() as of_one:
        visitor.get(address)
    for name in NETWORKS:
        visitor.get(f"{address}/{name}", expect=302)
    with asked() as of_all:
        visitor.get(address)
    assert len([sql for sql in of_all if "JOIN tracked_links" in sql]) == 1
    assert len(of_all) == len(of_one) <= 15, of_all


@pytest.mark.parametrize(
    "but", [{"state": VacancyState.CLOSED}, {"state": VacancyState.DRAFT}, {"closes": date(2020, 1, 1)}]
)
def test_what_is_not_open_is_not_shared(visitor: Browser, colleague: User, but: dict[str, object]) -> None:
    shut = a_vacancy(**but)
    for path in ("", "/whatsapp", "/card", "/code.png", "/code.svg"):
        visitor.get(f"{door(colleague)}/vacancies/{shut.id}{path}", expect=404)
    assert shares() == 0


def test_a_network_that_nobody_knows_is_no_page(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    visitor.get(f"{door(colleague)}/vacancies/{vacancy.id}/myspace", expect=404)


def test_the_own_unit_stands_first(visitor: Browser, colleague: User) -> None:
    unit = a_unit(name="Care")
    a_vacancy(title="Nurse", unit=unit, opened_at=now() - timedelta(days=9))
    a_vacancy(title="Baker")
    colleague.unit = unit
    db.session.commit()
    page = visitor.get(f"{door(colleague)}/")
    assert [h.get_text() for h in page.tree.select("h2")] == ["Nurse", "Baker"]
    assert str(page.tree.select("h2 a")[0]["href"]).startswith(f"{door(colleague)}/vacancies/")


def test_more_than_ten_can_be_searched_and_none_is_said_kindly(visitor: Browser, colleague: User) -> None:
    assert "Nothing to share right now" in visitor.get(f"{door(colleague)}/").text
    for number in range(11):
        a_vacancy(title=f"Nurse {number}" if number else "Porter")
    page = visitor.get(f"{door(colleague)}/?q=porter")
    assert [h.get_text() for h in page.tree.select("h2")] == ["Porter"]
    assert "Nothing open fits" in visitor.get(f"{door(colleague)}/?q=astronaut").text


def pixels(png: bytes) -> list[list[int]]:
    """The rows of a picture in grey or black and white; 1 is dark."""
    at, data, width = 8, b"", 0
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        chunk = png[at + 8 : at + 8 + size]
        if kind == b"IHDR":
            width, _, depth, colour = struct.unpack(">IIBB", chunk[:10])
            assert (depth, colour) == (1, 0)
        data += chunk if kind == b"IDAT" else b""
        at += size + 12
    raw, stride = zlib.decompress(data), (width + 7) // 8 + 1
    rows = [raw[n + 1 : n + stride] for n in range(0, len(raw), stride)]
    return [[1 - (row[x // 8] >> (7 - x % 8) & 1) for x in range(width)] for row in rows]


def test_the_code_holds_the_link_with_white_around_it(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    address = f"{door(colleague)}/vacancies/{vacancy.id}"
    visitor.get(f"{address}/code.png", expect=303)
    visitor.get(f"{address}/code", expect=302)
    answer = visitor.get(f"{address}/code.png").answer
    share = share_kit.find(colleague, vacancy, "code")
    assert share and answer.mimetype == "image/png"
    matrix = [list(row) for row in segno.make_qr(links.address(share.link), error="m").matrix]
    drawn = [row[::20] for row in pixels(answer.data)[::20]]
    assert drawn == [
        [matrix[y][x] if 0 <= y < len(matrix) and 0 <= x < len(matrix) else 0 for x in range(-4, len(matrix) + 4)]
        for y in range(-4, len(matrix) + 4)
    ]
    assert visitor.get(f"{address}/code.svg").answer.mimetype == "image/svg+xml"


def test_a_code_can_lose_a_part_and_still_be_read() -> None:
    assert qr_codes.code("https://jobs.example.org/r/k7mq2xw").error in ("M", "Q", "H")


def test_the_card_prints_alone_with_the_address_in_letters(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    page = visitor.follow(visitor.get(f"{door(colleague)}/vacancies/{vacancy.id}/code", expect=302))
    share = share_kit.find(colleague, vacancy, "code")
    assert share
    card = page.one(".a6").get_text()
    assert links.address(share.link).removeprefix("http://") in card
    for said in ("Ward nurse (m/f/x)", "Leeds", "twelve beds"):
        assert said in card
    assert page.tree.select("main > .actions") and not page.tree.select(".a6 nav, .a6 .actions")


def test_the_office_reads_who_shared_where(recruiter: Browser, colleague: User, vacancy: Vacancy) -> None:
    said = {"linkedin": "on LinkedIn", "email": "by e-mail", "copy": "as a link", "code": "as a QR code"}
    for network, where in said.items():
        share = share_kit.share_of(colleague, vacancy, network)
        application = an_application(vacancy=vacancy, origin=share.link)
        page = recruiter.get(f"/office/applications/{application.id}")
        assert f"Shared by Noor Bakker {where}" in page.text
    assert origin_names.name_of(links.mint(vacancy, sharer=colleague)) == "Shared by Noor Bakker"
    policies.change(policies.sharing(), {"figures_per_person": False}, None)
    assert origin_names.name_of(share.link) == "Shared by a colleague"


def test_a_personal_page_has_no_session(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    page = visitor.get(f"{door(colleague)}/vacancies/{vacancy.id}")
    assert "Set-Cookie" not in page.headers and "csrf_token" not in page.html


def test_the_kit_with_its_style_and_script_weighs_less_than_60_kb(
    recruiter: Browser, visitor: Browser, colleague: User, vacancy: Vacancy
) -> None:
    for browser, way in ((recruiter, "/share"), (visitor, door(colleague))):
        page = browser.get(f"{way}/vacancies/{vacancy.id}")
        linked = [str(tag["href"]) for tag in page.tree.select("head link[href^='/']")]
        linked += [str(tag["src"]) for tag in page.tree.select("script[src]")]
        weights = {}
        for path in linked:
            with browser.client.get(path) as answer:
                weights[path] = len(answer.data)
        assert len(page.html.encode()) + sum(weights.values()) < 60_000, weights
