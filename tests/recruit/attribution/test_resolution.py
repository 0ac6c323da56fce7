"""Of several links that somebody followed the one counts that the organisation chose; the others stay on record."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from recruit.attribution import resolution
from recruit.attribution.touches import Touch, mark_of, read_touch
from recruit.candidates import finish_later, leads, origin_correction
from recruit.core.database import db, now
from recruit.models import Claim, Counts, FinishLater, Source, TrackedLink, Vacancy
from recruit.organisation import policies
from recruit.referrals import forwarding
from recruit.referrals.rewards import claims
from recruit.referrals.rewards.warning_signs import Sign
from tests.support.apply_form import ALEX, form_of, mailed, the_application, the_latest_application
from tests.support.browser import Browser
from tests.support.factories import a_colleague, a_lead, a_link, a_person, a_vacancy, an_application, referred, rewarded

EMAIL = "kim@example.org"


@pytest.fixture
def vacancy(app: Flask) -> Vacancy:
    """What somebody applies for."""
    return a_vacancy()


def touch(link: TrackedLink, days_ago: float = 0) -> Touch:
    """Somebody followed the link then."""
    return Touch(link.id, link.vacancy_id, now() - timedelta(days=days_ago), "")


def asked(vacancy: Vacancy, link: TrackedLink | None = None, days_ago: float = 0, source: int | None = None) -> None:
    """Somebody had the form sent then."""
    finish_later.mail_form(vacancy, EMAIL, "en", {}, [touch(link, days_ago)] if link else [], source)
    db.session.commit()


def chosen(**but: object) -> None:
    """What the organisation chose."""
    policies.change(policies.origin_policy(), but, None)
    db.session.commit()


def source_of(number: int) -> str:
    return db.session.get_one(Source, number).name


def test_the_last_link_counts_unless_the_first_was_chosen(vacancy: Vacancy) -> None:
    first, last = a_link(vacancy), a_link(vacancy)
    came = resolution.came(vacancy, [touch(first, 3), touch(last)])
    assert (came.first, came.last, came.origin) == (first, last, last)
    chosen(counts=Counts.FIRST)
    came = resolution.came(vacancy, [touch(first, 3), touch(last)])
    assert (came.first, came.last, came.origin) == (first, last, first)


def test_one_link_is_first_and_last(vacancy: Vacancy) -> None:
    link = a_link(vacancy)
    assert resolution.came(vacancy, [touch(link)]) == resolution.Came(link, link, link)


def test_a_visit_without_a_link_never_takes_the_place_of_one_that_had_it(vacancy: Vacancy) -> None:
    link = a_link(vacancy)
    asked(vacancy, link)
    assert resolution.came(vacancy, [], 1, "K.I.M@example.org").origin is None, "somebody else"
    assert resolution.came(vacancy, [], 1, "KIM+jobs@example.org") == resolution.Came(link, link, link, by_address=True)


def test_a_later_link_comes_after_the_one_with_which_the_form_was_asked_for(vacancy: Vacancy) -> None:
    first, last = a_link(vacancy), a_link(vacancy)
    asked(vacancy, first)
    came = resolution.came(vacancy, [touch(last)], email=EMAIL)
    assert (came.first, came.last, came.origin) == (first, last, last)


def test_of_one_hour_the_link_that_comes_with_the_form_is_the_last(vacancy: Vacancy) -> None:
    first, last = a_link(vacancy), a_link(vacancy)
    hour = now()
    finish_later.mail_form(vacancy, EMAIL, "en", {}, [Touch(first.id, vacancy.id, hour, "")], None)
    came = resolution.came(vacancy, [Touch(last.id, vacancy.id, hour, "")], email=EMAIL)
    assert (came.first, came.last) == (first, last)


def test_the_source_of_an_earlier_visit_counts_where_nothing_better_is_known(vacancy: Vacancy) -> None:
    asked(vacancy, source=2)
    assert resolution.came(vacancy, [], None, EMAIL).source == db.session.get(Source, 2)
    assert resolution.came(vacancy, [], 3, EMAIL).source == db.session.get(Source, 3)
    assert resolution.came(vacancy, [touch(a_link(vacancy))], 3, EMAIL).source is None


def test_a_link_to_another_vacancy_counts_only_where_that_was_chosen(vacancy: Vacancy) -> None:
    other = a_link()
    asked(other.vacancy, other)
    assert resolution.came(vacancy, [touch(other)], email=EMAIL) == resolution.STRAIGHT
    chosen(across=True)
    assert resolution.came(vacancy, [touch(other)]).origin == other
    assert resolution.came(vacancy, [], email=EMAIL).origin == other


Visit = tuple[int, int]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    sent=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 25)), max_size=3, unique_by=lambda visit: visit[0]),
    marked=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 25)), max_size=2),
    counts=st.sampled_from(Counts),
)
def test_whatever_was_followed_first_and_last_are_the_ends_of_it(
    app: Flask, sent: list[Visit], marked: list[Visit], counts: Counts
) -> None:
    if "links" not in app.extensions:
        vacancy = a_vacancy()
        app.extensions["links"] = [a_link(vacancy) for _ in range(3)]
    known = app.extensions["links"]
    db.session.execute(delete(FinishLater))
    chosen(counts=counts)
    for which, days in sent:
        asked(known[which].vacancy, known[which], days)
    touches = [touch(known[which], days) for which, days in marked]
    came = resolution.came(known[0].vacancy, touches, email=EMAIL)
    visits = [*sent, *marked]
    if not visits:
        assert came == resolution.STRAIGHT
        return
    days_of = {days for _, days in visits}
    assert (known.index(came.first), max(days_of)) in visits
    assert (known.index(came.last), min(days_of)) in visits
    assert came.origin is (came.first if counts == Counts.FIRST else came.last)


def test_a_mark_says_when_its_link_was_followed(vacancy: Vacancy) -> None:
    found = read_touch(mark_of(a_link(vacancy)))
    assert found
    assert now() - timedelta(hours=1) <= found.at <= now()


def test_the_form_asks_about_the_colleague_whose_link_counts_and_keeps_no_answer_about_another(
    visitor: Browser, vacancy: Vacancy
) -> None:
    noor, bo = a_person(name="Noor Bakker"), a_person(name="Bo Kuipers")
    first, last = a_link(vacancy, sharer=noor), a_link(vacancy, sharer=bo)
    chosen(counts=Counts.FIRST)
    asked(vacancy, first, 2)
    address = f"{form_of(vacancy)}?o={mark_of(last)}"
    assert "Did Bo Kuipers send you this vacancy?" in visitor.get(address).text
    visitor.submit(address, ALEX | {"email": EMAIL, "confirms_sharer": "yes", "sees": "applied"})
    application = the_application()
    assert (application.origin, application.confirms_sharer) == (first, None)


def test_nobody_is_asked_whether_a_colleague_sent_a_vacancy_who_sent_another(
    visitor: Browser, vacancy: Vacancy
) -> None:
    chosen(across=True)
    page = visitor.get(f"{form_of(vacancy)}?o={mark_of(a_link(sharer=a_person(name='Noor Bakker')))}")
    assert "Noor" not in page.text
    assert "Were you referred" in page.text


def test_a_reward_for_another_vacancy_waits_for_a_person(vacancy: Vacancy) -> None:
    rewarded()
    colleague = a_colleague()
    other = a_link(sharer=colleague)
    application = an_application(vacancy=vacancy, origin=other, reward_sharer=True)
    claim = claims.consider(application)
    assert claim
    assert (claim.signs, claim.settled) == ([Sign.OTHER_VACANCY], False)
    own = claims.consider(referred(colleague, email="somebody.else@elsewhere.example"))
    assert own and Sign.OTHER_VACANCY not in own.signs
    passed_on = forwarding.pass_on(vacancy, other)
    handed_on = an_application(vacancy=vacancy, origin=passed_on, email="third@third.example", reward_sharer=True)
    claims.consider(handed_on)
    db.session.commit()
    signs = db.session.scalars(select(Claim.signs).where(Claim.application_id == handed_on.id)).one()
    assert Sign.OTHER_VACANCY in signs


def test_a_correction_changes_the_origin_and_neither_first_nor_last(vacancy: Vacancy) -> None:
    first, last, third = (a_link(vacancy) for _ in range(3))
    application = an_application(vacancy=vacancy, first=first, last=last, origin=last)
    origin_correction.correct(application, third, "Told us", a_person())
    assert (application.first, application.last, application.origin) == (first, last, third)


def test_what_was_noted_of_a_lead_belongs_to_the_application_also_when_another_link_counts(vacancy: Vacancy) -> None:
    lead = a_lead(vacancy=vacancy)
    application = an_application(vacancy=vacancy, email=lead.email, first=lead.link, last=a_link(vacancy), origin=None)
    leads.applied(application)
    assert lead.application is application


def test_a_lead_for_one_vacancy_is_none_for_another(vacancy: Vacancy) -> None:
    lead = a_lead()
    leads.applied(an_application(vacancy=vacancy, origin=lead.link))
    assert lead.application is None


def test_the_office_reads_both_links_when_they_differ_and_what_the_origin_is_called(
    recruiter: Browser, vacancy: Vacancy
) -> None:
    first, last = a_link(vacancy, label="Flyer"), a_link(vacancy, label="Newsletter")
    application = an_application(vacancy=vacancy, first=first, last=last, origin=last)
    said = recruiter.get(f"/office/applications/{application.id}").one("section[aria-labelledby=origin-title]").text
    assert "First came by" in said and "Flyer" in said
    application.first = last
    db.session.commit()
    said = recruiter.get(f"/office/applications/{application.id}").one("section[aria-labelledby=origin-title]").text
    assert "First came by" not in said and "Newsletter" in said


def test_pages_say_when_the_link_was_to_another_vacancy_or_there_was_none(
    recruiter: Browser, visitor: Browser, vacancy: Vacancy
) -> None:
    other = a_link(a_vacancy(title="Night porter"), label="Flyer")
    across = an_application(vacancy=vacancy, origin=other)
    without = an_application(vacancy=vacancy, source=db.session.get(Source, 1))
    nothing = an_application(vacancy=vacancy)
    said = {
        across: "Flyer, by the link to “Night porter”",
        without: f"{source_of(1)}, without a link of ours",
        nothing: "Direct or unknown",
    }
    for address in ("/office/applications", "/office/"):
        page = recruiter.get(address).text
        assert all(words in page for words in said.values()), address
    for application, words in said.items():
        assert words in recruiter.get(f"/office/applications/{application.id}").text
    for wanted, which in {"sources": without, "none": nothing}.items():
        rows = recruiter.get(f"/office/applications?channel={wanted}").tree.select("tbody th a")
        assert [str(row["href"]).partition("?")[0] for row in rows] == [f"/office/applications/{which.id}"]


def test_a_vacancy_counts_apart_who_came_without_a_link_to_it(recruiter: Browser, vacancy: Vacancy) -> None:
    an_application(vacancy=vacancy, origin=a_link())
    for _ in range(2):
        an_application(vacancy=vacancy, source=db.session.get(Source, 1))
    an_application(vacancy=vacancy)
    table = recruiter.get(f"/office/vacancies/{vacancy.id}").tree.select("table tbody tr")
    rows = {row.select("th")[0].get_text(): row.select("td.number")[0].get_text() for row in table}
    said = {f"{source_of(1)}, without a link of ours": "2", "Links to other vacancies": "1", "Direct or unknown": "1"}
    assert rows == said


def test_the_candidate_reads_it_too(visitor: Browser, vacancy: Vacancy) -> None:
    chosen(across=True)
    other = a_link(a_vacancy(title="Night porter"), label="Flyer")
    visitor.submit(f"{form_of(vacancy)}?o={mark_of(other)}", ALEX)
    page = visitor.get(mailed(the_application()))
    assert "Through our link “Flyer”, for another vacancy: Night porter" in page.text
    visitor.submit(f"{form_of(vacancy)}?w=1", ALEX | {"email": "other@example.org"})
    page = visitor.get(mailed(the_latest_application()))
    assert f"From {source_of(1)}, as your browser or the address said" in page.text
