"""The pages of reports: what they show, where they lead, what they keep to themselves, and the files made of them."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import pytest
from flask import Flask
from openpyxl import load_workbook

from recruit.core.database import db, now, today
from recruit.models import Application, ClickKind, HourOfWeek, Publication, Reach, Source, TrackedLink, Why
from recruit.organisation import policies
from recruit.publishing import publications
from recruit.reports import cache, charts
from tests.support import plain_recount
from tests.support.browser import Browser, Page
from tests.support.factories import a_channel, a_colleague, a_link, a_vacancy, an_application, clicked, saved

REPORTS = ("", "/time", "/costs", "/words", "/hours", "/unknown")


def counted() -> None:
    """Figures are made of what is there."""
    plain_recount.rebuild()
    db.session.commit()


def table(page: Page) -> dict[str, list[str]]:
    """The numbers of each row by its name, without what is compared."""
    for note in page.tree.select("td small"):
        note.decompose()
    rows = page.tree.select(".report tbody tr")
    return {
        row.th.get_text(" ", strip=True): [cell.get_text(strip=True) for cell in row.select(".number")]
        for row in rows
        if row.th
    }


@pytest.fixture
def post(app: Flask) -> Publication:
    """A post that three people followed and a robot, by which two applied and one was hired."""
    vacancy = a_vacancy(title="Porter")
    publication = saved(Publication(vacancy=vacancy, channel=a_channel(name="Town square"), published_at=now()))
    link = a_link(vacancy, publication=publication)
    clicked(link, times=3)
    clicked(link, ClickKind.ROBOT)
    an_application(vacancy=vacancy, origin=link)
    an_application(vacancy=vacancy, origin=link, reached=Reach.HIRED, hired_at=now() + timedelta(days=4))
    counted()
    return publication


@pytest.mark.parametrize("report", REPORTS)
def test_an_empty_office_and_a_year_without_anything_are_no_error(recruiter: Browser, report: str) -> None:
    for asked in ("", "?range=last-year&against=year", "?since=2001-01-01&until=2001-12-31&unit=7&channel=9&vacancy=3"):
        page = recruiter.get(f"/office/reports{report}{asked}")
        assert page.tree.select(".empty h2, .report"), asked


@pytest.mark.parametrize("by", ["channel", "vacancy", "post", "colleague", "unit", "month", "week", "nonsense"])
def test_every_way_to_look_at_it_opens(recruiter: Browser, post: Publication, by: str) -> None:
    for asked in (
        "",
        "&against=before&sort=-hires",
        "&show=others",
        "&sort=name",
        "&range=own&since=x&until=y&page=99",
    ):
        recruiter.get(f"/office/reports?by={by}{asked}")


def test_a_row_goes_from_posts_to_hires(recruiter: Browser, post: Publication) -> None:
    assert table(recruiter.get("/office/reports")) == {"Town square": ["1", "3", "1", "2", "1", "1", "1", "1", "66.7"]}


def test_change_is_said_in_words_and_numbers(recruiter: Browser, post: Publication) -> None:
    clicked(post.link, at=now() - timedelta(days=40), times=5)
    page = recruiter.get("/office/reports?against=before")
    assert "2 less than 5" in page.text and "2 more than 0" in page.text
    assert "compared with" in page.one("caption").get_text()


def test_columns_sort_and_pages_have_fifty_rows(recruiter: Browser, app: Flask) -> None:
    vacancy = a_vacancy()
    for number in range(53):
        link = a_link(vacancy, label=f"Flyer {number:02}")
        clicked(link, times=number + 1)
    page = recruiter.get("/office/reports?by=channel&sort=people")
    assert next(iter(table(page))) == "Flyer 00" and len(table(page)) == 50
    assert page.one("[aria-sort]")["aria-sort"] == "ascending"
    assert list(table(recruiter.get("/office/reports?sort=-people&page=2"))) == ["Flyer 02", "Flyer 01", "Flyer 00"]
    assert next(iter(table(recruiter.get("/office/reports?sort=-name")))) == "Flyer 52"
    assert page.one(".turn a[rel=next]")["href"] == "/office/reports?page=2&sort=people"
    for number in (2, 99):
        last = table(recruiter.get(f"/office/reports?by=post&sort=people&page={number}"))
        assert [row[1] for row in last.values()] == ["51", "52", "53"], "past the end the last page"


def test_each_row_leads_to_its_posts_and_each_post_to_its_clicks(recruiter: Browser, post: Publication) -> None:
    page = recruiter.get("/office/reports")
    posts = recruiter.get(str(page.one(".report tbody th a")["href"]))
    assert list(table(posts)) == ["Town square: Porter"]
    clicks = recruiter.get(str(posts.one(".report tbody th a")["href"]))
    assert len(clicks.tree.select("tbody tr")) == 4
    robots = recruiter.get(f"/office/reports/clicks/{post.link.id}?kind=robot")
    assert len(robots.tree.select("tbody tr")) == 1 and "a robot" in robots.text
    assert Why.NOTHING and "nothing speaks against a person" in clicks.text


def test_clicks_are_paged_by_time_and_none_is_lost(recruiter: Browser, app: Flask) -> None:
    link, same = a_link(), now()
    clicked(link, at=same, times=70)
    clicked(link, at=same - timedelta(hours=1), times=40)
    address, seen = f"/office/reports/clicks/{link.id}", 0
    while address:
        page = recruiter.get(address)
        seen += len(page.tree.select("tbody tr"))
        following = page.tree.select(".turn a[rel=next]")
        address = str(following[0]["href"]) if following else ""
    assert seen == 110
    recruiter.get(f"/office/reports/clicks/{link.id}?before=x.y&kind=z")
    recruiter.get(f"/office/reports/clicks/{link.id}?before={'9' * 25}.1")


def test_applications_lead_to_the_very_applications(recruiter: Browser, post: Publication) -> None:
    an_application(vacancy=post.vacancy, name="Somebody Else")
    an_application(vacancy=post.vacancy, origin=post.link, created_at=now() - timedelta(days=99), name="Long Ago")
    counted()
    page = recruiter.get("/office/reports")
    rows = {row.th.get_text(strip=True): row for row in page.tree.select(".report tbody tr") if row.th}
    there = recruiter.get(str(rows["Town square"].select("td a")[-1]["href"]))
    assert [row.get_text() for row in there.tree.select("tbody th")] == ["Alex Vos", "Alex Vos"]
    there = recruiter.get(str(rows["Direct or unknown"].select("td a")[-1]["href"]))
    assert [row.get_text() for row in there.tree.select("tbody th")] == ["Somebody Else"]


@pytest.mark.parametrize(
    ("origin", "found"),
    [
        ("link-{link}", 1),
        ("channel-{channel}", 1),
        ("source-{source}", 1),
        ("colleague-{colleague}", 2),
        ("colleagues", 1),
        ("passed-on", 1),
        ("label-Flyer", 1),
        ("label", 1),
        ("unknown", 1),
        ("nonsense", 0),
        ("link-x", 0),
    ],
)
def test_applications_are_found_by_where_they_came_from(
    recruiter: Browser, app: Flask, origin: str, found: int
) -> None:
    vacancy, colleague = a_vacancy(), a_colleague()
    post = saved(Publication(vacancy=vacancy, channel=a_channel()))
    links = [a_link(vacancy, publication=post), a_link(vacancy, label="Flyer"), a_link(vacancy, sharer=colleague)]
    links += [a_link(vacancy, sharer=colleague, parent=links[-1], steps=1)]
    source = saved(Source(name="A site", hosts=""))
    for link in links:
        an_application(vacancy=vacancy, origin=link)
    an_application(vacancy=vacancy, source=source)
    an_application(vacancy=vacancy)
    numbers = {"link": links[0].id, "channel": post.channel_id, "source": source.id, "colleague": colleague.id}
    page = recruiter.get(f"/office/applications?origin={origin.format(**numbers)}")
    assert len(page.tree.select("tbody th")) == found


def test_days_and_units_limit_the_list_of_applications(recruiter: Browser, app: Flask) -> None:
    late = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)  # the second of March by the office's clock
    an_application(created_at=late, name="Night Owl")
    for asked, there in (
        ("since=2026-03-02&until=2026-03-02", 1),
        ("until=2026-03-01", 0),
        ("unit=8", 0),
        ("since=x", 1),
    ):
        page = recruiter.get(f"/office/applications?{asked}")
        assert len(page.tree.select("tbody th")) == there, asked
    recruiter.get("/office/applications?until=9999-12-31")


def test_a_blind_first_look_hides_where_from_until_the_last_decision(recruiter: Browser, app: Flask) -> None:
    vacancy = a_vacancy(blind=True)
    link, other = a_link(vacancy, label="Fair in Leeds"), a_link(vacancy, label="Market")
    clicked(link)
    hidden: Application = an_application(vacancy=vacancy, origin=link)
    an_application(vacancy=vacancy, origin=other, revealed_at=now(), reached=Reach.LOOKED_AT)
    counted()
    for by in ("channel", "post"):
        rows = table(recruiter.get(f"/office/reports?by={by}"))
        assert {name: row[3] for name, row in rows.items() if row[3] != "0"} == {"Not shown yet: blind first look": "2"}
    limited = recruiter.get("/office/reports?by=vacancy&label=Fair%20in%20Leeds")
    assert table(limited)["Ward nurse (m/f/x)"][3] == "0"
    clicks = recruiter.get(f"/office/reports/clicks/{link.id}")
    assert not re.search(r"\d\d:\d\d", clicks.one("tbody").get_text()), "the hour could tell who it was"
    listed = recruiter.get("/office/applications?origin=label-Fair%20in%20Leeds")
    assert not listed.tree.select("tbody th")
    hidden.revealed_at = now()
    db.session.commit()
    assert table(recruiter.get("/office/reports"))["Fair in Leeds"][3] == "1"
    assert re.search(r"\d\d:\d\d", recruiter.get(f"/office/reports/clicks/{link.id}").one("tbody").get_text())


def test_an_invitation_shows_nowhere_before_somebody_applied(recruiter: Browser, app: Flask) -> None:
    vacancy = a_vacancy()
    link = a_link(vacancy, sharer=a_colleague(), network="invitation")
    clicked(link, times=4)
    clicked(link, ClickKind.PREVIEW)
    counted()
    for by in ("channel", "vacancy", "colleague", "unit"):
        page = recruiter.get(f"/office/reports?by={by}")
        assert table(page) == {} and "0 previews" in page.text, by
    assert table(recruiter.get("/office/reports?by=month"))[f"{now():%B %Y}"][1] == "0"
    recruiter.get(f"/office/reports/clicks/{link.id}", expect=404)
    an_application(vacancy=vacancy, origin=link)
    counted()
    assert table(recruiter.get("/office/reports?by=colleague"))["Bo Kuipers"][1] == "4"
    recruiter.get(f"/office/reports/clicks/{link.id}")


def test_where_works_councils_want_it_no_report_names_a_colleague(recruiter: Browser, app: Flask) -> None:
    vacancy, colleague = a_vacancy(), a_colleague()
    link = a_link(vacancy, sharer=colleague)
    clicked(link, times=2)
    application = an_application(vacancy=vacancy, origin=link)
    counted()
    assert table(recruiter.get("/office/reports?by=colleague"))["Bo Kuipers"][1] == "2"
    policies.change(policies.sharing(), {"figures_per_person": False}, None)
    db.session.commit()
    for asked in ("by=channel", "by=post", "by=colleague", f"by=post&colleague={colleague.id}"):
        page = recruiter.get(f"/office/reports?{asked}")
        assert "Kuipers" not in page.html, asked
        assert table(page) == {"Links of colleagues, together": ["0", "2", "0", "1", "0", "0", "0", "0", "50.0"]}, asked
    recruiter.get(f"/office/reports/clicks/{link.id}", expect=404)
    for origin in (f"colleague-{colleague.id}", f"link-{link.id}"):
        assert not recruiter.get(f"/office/applications?origin={origin}").tree.select("tbody th"), application.id


def test_the_same_question_to_two_reports_has_two_answers(app: Flask, recruiter: Browser, post: Publication) -> None:
    app.config["REPORT_SECONDS"] = 60
    before = len(cache.answers)
    for report in REPORTS:
        recruiter.get(f"/office/reports{report}")
    first = table(recruiter.get("/office/reports"))
    clicked(post.link)
    assert table(recruiter.get("/office/reports")) == first, "a minute old at most"
    assert before < len(cache.answers) <= cache.MOST
    app.config["REPORT_SECONDS"] = 0
    assert table(recruiter.get("/office/reports")) != first


def test_a_workbook_holds_numbers_as_numbers_and_days_as_days(recruiter: Browser, post: Publication) -> None:
    post.channel.name = "=1+1"
    db.session.commit()
    answer = recruiter.client.get("/office/reports?as=xlsx&against=before")
    sheet = load_workbook(io.BytesIO(answer.data)).active
    assert sheet
    head, row = list(sheet.iter_rows(values_only=True))[:2]
    assert head[:3] == ("Origin", "Posts", "Posts, before") and row[:4] == ("=1+1", 1, 0, 3)
    assert sheet["A2"].data_type == "s", "words are never computed"
    assert row[-2] == 66.67 and row[-1] is None
    months = recruiter.client.get("/office/reports?as=xlsx&by=month")
    first = load_workbook(io.BytesIO(months.data)).active["A2"]
    assert first.is_date and first.value.date().day == 1
    assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("report", REPORTS)
def test_every_report_is_a_file_too(recruiter: Browser, post: Publication, report: str) -> None:
    answer = recruiter.client.get(f"/office/reports{report}?as=csv")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1 and rows[0][0]
    book = load_workbook(io.BytesIO(recruiter.client.get(f"/office/reports{report}?as=xlsx").data)).active
    assert book and [cell or "" for cell in next(book.iter_rows(values_only=True))] == rows[0]


def test_a_file_holds_all_pages(recruiter: Browser, app: Flask) -> None:
    vacancy = a_vacancy()
    for number in range(60):
        clicked(a_link(vacancy, label=f"Flyer {number}"))
    answer = recruiter.client.get("/office/reports?as=csv&page=2")
    assert len(answer.data.decode().splitlines()) == 61


def test_pictures_are_drawn_here_and_their_numbers_stand_in_words(recruiter: Browser, post: Publication) -> None:
    page = recruiter.get("/office/reports")
    assert page.one(".spark title").get_text() == "Clicks in the last 12 months: 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3"
    assert page.tree.select(".bar svg") and not page.tree.select("[style]")
    for drawn in (charts.sparkline([0, 5, 2], "<&>"), charts.sparkline([0, 0], ""), charts.bar(1, 3)):
        ElementTree.fromstring(str(drawn))
    assert charts.sparkline([3], "") == "" and 'width="0"' in charts.bar(0, 0)


def test_the_best_hour_is_said_in_words_and_only_where_there_are_enough_clicks(recruiter: Browser, app: Flask) -> None:
    busy, quiet, first = a_channel(name="Busy"), a_channel(name="Quiet"), today().replace(day=1)
    rows = [(busy.id, 1, 14, 60), (busy.id, 2, 3, 10), (quiet.id, 0, 0, 9), (0, 5, 5, 500)]
    for channel, weekday, hour, people in rows:
        saved(HourOfWeek(month=first, channel_id=channel, weekday=weekday, hour=hour, people=people))
    page = recruiter.get("/office/reports/hours")
    assert "Busy : most clicks on Tuesday between 14:00 and 15:00" in page.text
    assert "Quiet : too few clicks to name an hour" in page.text
    assert "All channels: 79 clicks of people" in page.text, "colleagues' links are in no channel"
    assert page.one("td.shade-5").get_text() == "60" and len(page.tree.select(".hours tbody tr")) == 24
    assert "Quiet: 9 clicks" in recruiter.get(f"/office/reports/hours?channel={quiet.id}").text


def test_time_runs_from_the_post_to_the_first_application_and_on_to_the_hire(recruiter: Browser, app: Flask) -> None:
    began = now() - timedelta(days=9)
    vacancy = a_vacancy(opened_at=began)
    post, silent = (
        saved(Publication(vacancy=vacancy, channel=a_channel(name=name), published_at=began)) for name in ("A", "B")
    )
    link, _ = a_link(vacancy, publication=post), a_link(vacancy, publication=silent)
    arrived = began + timedelta(days=3)
    facts = {"reached": Reach.HIRED, "hired_at": arrived + timedelta(days=5)}
    an_application(vacancy=vacancy, origin=link, created_at=arrived, **facts)
    an_application(vacancy=vacancy, origin=link, created_at=arrived + timedelta(days=1))
    counted()
    rows = table(recruiter.get("/office/reports/time"))
    assert rows == {"A": ["1", "1", "3.0", "1", "5.0"], "B": ["1", "0", "–", "0", "–"]}
    assert table(recruiter.get("/office/reports/time?by=vacancy")) == {
        "Ward nurse (m/f/x)": ["1", "1", "3.0", "1", "5.0"]
    }
    vacancy.round = 2
    db.session.commit()
    assert table(recruiter.get("/office/reports/time?by=vacancy"))["Ward nurse (m/f/x)"][:3] == ["1", "0", "–"]


def test_what_words_did_is_shown_with_how_many_posts_it_rests_on(recruiter: Browser, app: Flask) -> None:
    for number in range(12):
        vacancy = a_vacancy()
        post = saved(Publication(vacancy=vacancy, channel=a_channel(), published_at=now()))
        post.carried = ["role", "pay"] if number else ["role"]
        clicked(a_link(vacancy, publication=post), times=4 if number else 1)
    page = recruiter.get("/office/reports/words")
    rows = table(page)
    assert rows["With pay"] == ["11", "4.0", "0.0"] and rows["Without pay"] == ["1", "1.0", "0.0"]
    assert "fewer than 10 posts" in page.text


def test_what_a_post_says_is_noted_when_its_words_are_final(publication: Publication) -> None:
    assert publication.carried is None
    assert publications.schedule(publication) == []
    assert publication.carried and "role" in publication.carried and "pay" in publication.carried
    publications.cancel(publication)
    publications.change(publication, f"Ward nurse (m/f/x) {publications.composed(publication).link}")
    assert publications.schedule(publication) == []
    assert publication.carried and "pay" not in publication.carried


def test_employees_find_no_report(app: Flask) -> None:
    browser = Browser(app).sign_in("recruiter")
    browser.person.role = "employee"
    db.session.commit()
    for report in REPORTS:
        browser.get(f"/office/reports{report}", expect=404)


def test_pages_lead_to_their_report(administrator: Browser, post: Publication) -> None:
    colleague = a_colleague()
    for address in (
        f"/office/vacancies/{post.vacancy_id}",
        f"/office/settings/channels/{post.channel_id}",
        f"/office/settings/people/{colleague.id}",
    ):
        [link] = administrator.get(address).tree.select('main a[href^="/office/reports"]')
        administrator.get(str(link["href"]))
    assert administrator.get("/office/").tree.select('nav a[href="/office/reports"]')


def test_a_report_is_in_dutch_for_whoever_reads_dutch(recruiter: Browser, post: Publication) -> None:
    recruiter.person.language = "nl"
    db.session.commit()
    page = recruiter.get("/office/reports?by=month", headers={"Accept-Language": "nl"})
    assert page.one("h1").get_text() == "Van bericht tot aanstelling"
    assert date.today().year and "66,7" in page.text


def test_the_link_of_an_unknown_number_is_not_found(recruiter: Browser) -> None:
    recruiter.get("/office/reports/clicks/77", expect=404)
    assert db.session.get(TrackedLink, 77) is None
