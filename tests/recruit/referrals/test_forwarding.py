"""Whoever got a vacancy passes it on: the first hand keeps the credit, and nobody is told who the others were."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from recruit.attribution import links, origin_names, touches
from recruit.core.database import db
from recruit.models import Application, TrackedLink, User, Vacancy
from recruit.referrals import forwarding, share_kit
from recruit.web.limits import limiter
from tests.support.apply_form import apply, mailed, the_application
from tests.support.browser import Browser
from tests.support.factories import a_link, a_person, a_vacancy, an_application

pytestmark = pytest.mark.one_database


@pytest.fixture
def vacancy(app: Flask) -> Vacancy:
    """What is passed on."""
    return a_vacancy(title="Ward nurse (m/f/x)")


@pytest.fixture
def first_hand(vacancy: Vacancy) -> TrackedLink:
    """A colleague's link."""
    share = share_kit.share_of(a_person(role="employee", name="Noor Bakker"), vacancy, "linkedin")
    db.session.commit()
    return share.link


def address_of(vacancy: Vacancy) -> str:
    return f"/vacancies/{vacancy.id}-ward-nurse"


def passed_on(visitor: Browser, vacancy: Vacancy, link: TrackedLink | None) -> TrackedLink:
    """Somebody follows a link, opens the page and makes one of their own."""
    page = (
        visitor.follow(visitor.get(f"/r/{link.token}", expect=302))
        if link
        else visitor.get(f"/vacancies/{vacancy.id}-ward-nurse")
    )
    [way] = page.tree.select("a[href*='/pass-on']")
    asked = visitor.get(str(way["href"]))
    action = str(asked.form("/pass-on")["action"])
    made = visitor.follow(visitor.post(action, asked.fields("/pass-on"), expect=303))
    token = made.one("strong.address").get_text().rpartition("/")[2]
    return db.session.scalars(select(TrackedLink).filter_by(token=token)).one()


def test_it_hangs_on_the_link_that_somebody_came_by(
    visitor: Browser, vacancy: Vacancy, first_hand: TrackedLink
) -> None:
    made = passed_on(visitor, vacancy, first_hand)
    assert (made.parent_id, made.steps, made.sharer_id) == (first_hand.id, 1, first_hand.sharer_id)
    again = passed_on(visitor, vacancy, made)
    assert (again.parent_id, again.steps, again.sharer_id) == (made.id, 2, first_hand.sharer_id)


def test_it_works_without_any_link_before_it(visitor: Browser, vacancy: Vacancy) -> None:
    page = visitor.get(f"/vacancies/{vacancy.id}-ward-nurse")
    assert page.tree.select("a[href*='/pass-on']")
    made = passed_on(visitor, vacancy, None)
    assert (made.parent_id, made.steps, made.sharer_id) == (None, 1, None)
    assert origin_names.name_of(made) == "Passed on (1 step)"


@pytest.mark.parametrize("mark", ["v1.x.y.z", "forged", ""])
def test_a_mark_that_we_did_not_make_is_no_origin(visitor: Browser, vacancy: Vacancy, mark: str) -> None:
    visitor.post(f"/vacancies/{vacancy.id}-ward-nurse/pass-on", {"o": mark}, expect=303)
    [made] = db.session.scalars(select(TrackedLink))
    assert made.parent_id is None


def test_the_page_has_words_addresses_and_a_code(visitor: Browser, vacancy: Vacancy, first_hand: TrackedLink) -> None:
    made = passed_on(visitor, vacancy, first_hand)
    page = visitor.get(f"/vacancies/{vacancy.id}-ward-nurse/pass-on?link={made.token}")
    hosts = [urlsplit(str(a["href"])).netloc for a in page.tree.select("main a.button")]
    assert hosts == ["wa.me", "www.linkedin.com", "x.com", "", "t.me"]
    whatsapp = parse_qs(urlsplit(str(page.tree.select("main a.button")[0]["href"])).query)["text"][0]
    assert whatsapp.startswith("I came across this vacancy: Ward nurse (m/f/x)")
    assert whatsapp.endswith(links.address(made))
    code = visitor.get(str(page.one("main img")["src"])).answer
    assert code.mimetype == "image/svg+xml"
    assert "Set-Cookie" not in page.headers and not page.tree.select("script")


def test_a_link_that_was_not_passed_on_shows_no_page_as_if(
    visitor: Browser, vacancy: Vacancy, first_hand: TrackedLink
) -> None:
    for token in (first_hand.token, "zzzzzzz", a_link(a_vacancy()).token):
        page = visitor.get(f"/vacancies/{vacancy.id}-ward-nurse/pass-on?link={token}")
        assert not page.tree.select("strong.address")


def test_looking_at_the_page_makes_nothing(visitor: Browser, vacancy: Vacancy) -> None:
    visitor.get(f"/vacancies/{vacancy.id}-ward-nurse/pass-on")
    assert db.session.scalar(select(func.count()).select_from(TrackedLink)) == 0


def test_who_makes_many_is_asked_to_wait(visitor: Browser, vacancy: Vacancy) -> None:
    limiter.enabled = True
    limiter.reset()
    address = f"/vacancies/{vacancy.id}-ward-nurse/pass-on"
    for _ in range(20):
        visitor.post(address, {}, expect=303)
    visitor.post(address, {}, expect=429)
    limiter.reset()


def test_a_closed_vacancy_is_not_passed_on(visitor: Browser) -> None:
    shut = a_vacancy(state="closed")
    visitor.get(f"/vacancies/{shut.id}-ward-nurse/pass-on", expect=410)
    visitor.post(f"/vacancies/{shut.id}-ward-nurse/pass-on", {}, expect=410)
    visitor.get("/vacancies/999999-x/pass-on", expect=404)


def test_a_candidate_passes_it_on_and_nothing_is_told_of_the_candidate(
    visitor: Browser, vacancy: Vacancy, first_hand: TrackedLink
) -> None:
    mark = touches.mark_of(first_hand)
    own = apply(visitor, vacancy=vacancy, o=mark, sees="nothing").headers["Location"]
    pass_on, plain = "a[href*='/pass-on']", f"/vacancies/{vacancy.id}-ward-nurse/pass-on"
    way = str(visitor.get(mailed(the_application())).one(pass_on)["href"])
    assert way == f"{plain}?o={mark}", "what everybody has who came by that link"
    assert own.rpartition("/")[2] not in way
    assert visitor.get(own).one(pass_on)["href"] == plain, "without our letter the same for everybody"


def test_the_office_reads_the_path_on_the_application(
    recruiter: Browser, vacancy: Vacancy, first_hand: TrackedLink
) -> None:
    second = forwarding.pass_on(vacancy, forwarding.pass_on(vacancy, first_hand))
    application = an_application(vacancy=vacancy, origin=second)
    said = "Passed on (2 steps) from Shared by Noor Bakker on LinkedIn"
    assert said in recruiter.get(f"/office/applications/{application.id}").text
    assert said in recruiter.get("/office/applications").text


def test_a_blind_first_look_hides_the_path(recruiter: Browser, vacancy: Vacancy, first_hand: TrackedLink) -> None:
    application = an_application(vacancy=vacancy, origin=forwarding.pass_on(vacancy, first_hand))
    application.blind = True
    db.session.commit()
    for address in (f"/office/applications/{application.id}", "/office/applications", "/office/"):
        page = recruiter.get(address).text
        assert "Passed on (" not in page and "Noor" not in page, address


def test_the_candidate_reads_that_somebody_passed_it_on_and_the_name_of_no_colleague(
    visitor: Browser, vacancy: Vacancy, first_hand: TrackedLink
) -> None:
    made = forwarding.pass_on(vacancy, first_hand)
    db.session.commit()
    apply(visitor, vacancy=vacancy, o=touches.mark_of(made), sees="nothing")
    own = mailed(the_application())
    assert "Through a link that somebody passed on" in visitor.get(own).text
    assert db.session.scalars(select(Application)).one().origin_id == made.id
    # The form named no colleague, so neither does the page.
    pages = (visitor.get(own).text, visitor.post("/sharer?".join(own.split("?")), {}, expect=422).text)
    for page in pages:
        assert "What may the colleague who shared this vacancy see?" in page
        assert "Noor" not in page


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hands=st.lists(st.integers(0, 30), min_size=1, max_size=25))
def test_however_long_the_chain_it_has_five_steps_and_one_first_hand(
    vacancy: Vacancy, first_hand: TrackedLink, hands: list[int]
) -> None:
    chain = [first_hand]
    for hand in hands:
        parent = chain[hand % len(chain)]
        made = forwarding.pass_on(vacancy, parent)
        assert made.steps == min(parent.steps + 1, forwarding.FARTHEST)
        chain.append(made)
    db.session.flush()
    for made in chain:
        assert made.steps <= forwarding.FARTHEST
        assert links.first_of_chain(made) is first_hand
        assert made.sharer_id == first_hand.sharer_id
    db.session.rollback()


def test_a_chain_that_began_with_a_colleague_is_theirs_to_the_end(vacancy: Vacancy, first_hand: TrackedLink) -> None:
    link, person = first_hand, db.session.get(User, first_hand.sharer_id)
    for _ in range(9):
        link = forwarding.pass_on(vacancy, link)
    db.session.commit()
    assert link.sharer is person and link.steps == 5
    assert origin_names.name_of(link) == "Passed on (5 steps) from Shared by Noor Bakker on LinkedIn"
