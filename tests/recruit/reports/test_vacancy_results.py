"""What colleagues' links brought: by name where the organisation wants it, and together where it does not."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recruit.core.database import db
from recruit.models import ClickKind, TrackedLink, User, Vacancy
from recruit.organisation import policies
from recruit.reports import vacancy_results
from tests.support.browser import Browser
from tests.support.factories import a_colleague, a_link, a_vacancy, an_application, clicked


def a_share(vacancy: Vacancy, sharer: User | None, clicks: int = 0, **but: object) -> TrackedLink:
    """A colleague's link on a network, followed so often by people and once by a robot."""
    link = a_link(vacancy, sharer=sharer)
    for name, value in ({"network": "linkedin"} | but).items():
        setattr(link, name, value)
    clicked(link, times=clicks)
    clicked(link, ClickKind.ROBOT)
    return link


def lines(browser: Browser, vacancy: Vacancy) -> dict[str, list[str]]:
    """The table on the vacancy's page: its numbers by what stands before them."""
    rows = browser.get(f"/office/vacancies/{vacancy.id}").tree.select("tbody tr")
    return {row.th.get_text(): [cell.get_text().strip() for cell in row.select(".number")] for row in rows if row.th}


def test_a_colleague_has_one_line_for_all_networks(recruiter: Browser) -> None:
    vacancy, colleague = a_vacancy(), a_colleague()
    a_share(vacancy, colleague, 2)
    an_application(vacancy=vacancy, origin=a_share(vacancy, colleague, 1, network="x"))
    assert lines(recruiter, vacancy) == {"Links of Bo Kuipers": ["1", "2", "3"]}


def test_the_busiest_ten_are_named_and_the_rest_stand_together(recruiter: Browser) -> None:
    vacancy = a_vacancy()
    for number in range(13):
        a_share(vacancy, a_colleague(name=f"Colleague {number:02}"), number)
    found = lines(recruiter, vacancy)
    assert len(found) == 11 and "Links of Colleague 12" in found
    assert found["3 colleagues more"] == ["0", "3", "3"]


def test_where_works_councils_want_it_the_office_sees_no_figure_of_one_colleague(recruiter: Browser) -> None:
    vacancy, colleague = a_vacancy(), a_colleague()
    link = a_share(vacancy, colleague, 2)
    a_link(vacancy, sharer=colleague)
    a_share(vacancy, a_colleague(name="Kim de Boer"), 1)
    application = an_application(vacancy=vacancy, origin=link)
    policies.change(policies.sharing(), {"figures_per_person": False}, None)
    db.session.commit()
    assert lines(recruiter, vacancy) == {"2 colleagues": ["1", "2", "3"]}
    for path in (f"/office/vacancies/{vacancy.id}", f"/office/applications/{application.id}", "/office/applications"):
        page = recruiter.get(path)
        assert "Kuipers" not in page.html and "Kim de Boer" not in page.html, path
    assert "Shared by a colleague" in page.text


def test_what_readers_passed_on_without_a_colleague_stands_by_itself(recruiter: Browser) -> None:
    vacancy = a_vacancy()
    a_share(vacancy, None, 4, network="", steps=1)
    assert lines(recruiter, vacancy) == {"Passed on by readers": ["0", "1", "4"]}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(clicks=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 12), st.booleans()), max_size=12))
def test_however_links_are_put_together_nothing_is_lost_or_counted_twice(
    recruiter: Browser, clicks: list[tuple[int, int, bool]]
) -> None:
    vacancy = a_vacancy()
    people = [a_colleague(name=f"Colleague {number}") for number in range(4)]
    for whose, count, on_network in clicks:
        a_share(vacancy, people[whose], count, network="x" if on_network else "")
    together = [row.people for row in vacancy_results.by_links(vacancy, vacancy_results.has_a_line())]
    together += [line.people for line in vacancy_results.by_colleagues(vacancy)]
    assert sum(together) == sum(count for _, count, _ in clicks)


def test_an_origin_is_corrected_to_a_colleague_by_name(recruiter: Browser) -> None:
    application, colleague = an_application(), a_colleague(name="Kim de Boer")
    here = f"/office/applications/{application.id}"
    wrong = recruiter.submit(here, {"colleague": "Nobody", "reason": "Zei het"}, expect=422, action="/origin")
    assert "Nobody here is called that" in wrong.text
    recruiter.submit(here, {"colleague": "kim DE boer", "reason": "Zei het"}, action="/origin")
    assert application.origin and application.origin.sharer_id == colleague.id
    a_colleague(name="Kim de Boer")
    both = recruiter.submit(here, {"colleague": "Kim de Boer", "reason": "He said so"}, expect=422, action="/origin")
    assert "Several colleagues are called that" in both.text
