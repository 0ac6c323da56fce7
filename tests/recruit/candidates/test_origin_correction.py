"""The office reads applications with their origin, and corrects an origin with a reason."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.config import Settings
from recruit.core.database import db
from recruit.models import AuditLine, Deed, OriginCorrection
from recruit.publishing import publications
from tests.support.browser import Browser
from tests.support.factories import a_channel, a_link, a_vacancy, an_application


def test_the_list_shows_where_each_came_from(recruiter: Browser) -> None:
    a_channel(name="Our notebook")
    vacancy = a_vacancy()
    [publication] = publications.drafts(vacancy)
    an_application(vacancy=vacancy, name="Through a post", origin=publication.link)
    an_application(vacancy=vacancy, name="Through Robin", origin=a_link(vacancy, sharer=recruiter.person))
    an_application(vacancy=vacancy, name="By herself")
    rows = [
        [cell.get_text().strip() for cell in row.select("th, td")][:3]
        for row in recruiter.get("/office/applications").tree.select("tbody tr")
    ]
    assert rows == [
        ["By herself", vacancy.title, "Direct or unknown"],
        ["Through Robin", vacancy.title, "Shared by Robin de Wit"],
        ["Through a post", vacancy.title, "Our notebook"],
    ]


def test_the_list_searches_and_filters(recruiter: Browser) -> None:
    channel = a_channel()
    vacancy = a_vacancy()
    [publication] = publications.drafts(vacancy)
    an_application(vacancy=vacancy, name="Ada", origin=publication.link)
    an_application(name="Bob", email="bob@example.org")
    for query, found in (
        ("q=ada", ["Ada"]),
        ("q=bob%40example", ["Bob"]),
        (f"vacancy={vacancy.id}", ["Ada"]),
        (f"channel={channel.id}", ["Ada"]),
        ("channel=none", ["Bob"]),
        ("q=%25", []),
        ("vacancy=x&channel=99999999999&page=-1", ["Bob", "Ada"]),
    ):
        page = recruiter.get(f"/office/applications?{query}")
        assert [row.get_text() for row in page.tree.select("tbody th")] == found, query


def test_an_origin_is_corrected_with_a_reason_and_the_old_one_stays_on_record(recruiter: Browser) -> None:
    vacancy = a_vacancy()
    flyer, fair = a_link(vacancy, label="Flyer"), a_link(vacancy, label="Fair")
    application = an_application(vacancy=vacancy, origin=flyer)
    recruiter.submit(
        f"/office/applications/{application.id}",
        {"link": str(fair.id), "reason": "Told us on the telephone"},
        action="/origin",
    )
    assert application.origin == fair
    correction = db.session.scalars(select(OriginCorrection)).one()
    assert (correction.old, correction.new, correction.by) == (flyer, fair, recruiter.person)
    page = recruiter.get(f"/office/applications/{application.id}")
    assert "Flyer → Fair" in page.text
    assert "Told us on the telephone" in page.text
    assert db.session.scalars(select(AuditLine.deed)).all() == [Deed.ORIGIN_CORRECTED]


@pytest.mark.parametrize(("link", "reason", "said"), [("0", "", "Write how you know"), ("same", "Said so", "already")])
def test_a_correction_without_a_reason_or_a_change_is_refused(
    recruiter: Browser, link: str, reason: str, said: str
) -> None:
    vacancy = a_vacancy()
    flyer = a_link(vacancy, label="Flyer")
    application = an_application(vacancy=vacancy, origin=flyer)
    typed = {"link": str(flyer.id) if link == "same" else link, "reason": reason}
    page = recruiter.submit(f"/office/applications/{application.id}", typed, action="/origin", expect=422)
    assert said in page.text
    assert application.origin == flyer


def test_a_link_of_another_vacancy_is_no_origin(recruiter: Browser) -> None:
    application = an_application()
    other = a_link(a_vacancy(), label="Other")
    recruiter.submit(
        f"/office/applications/{application.id}",
        {"link": str(other.id), "reason": "Said so"},
        action="/origin",
        expect=422,
    )
    assert application.origin is None


def test_a_cv_is_only_ever_a_download(app: Flask, recruiter: Browser, settings: Settings) -> None:
    name = "a" * 32
    (settings.folder / "uploads" / name).write_bytes(b"%PDF-1.4 <script>")
    application = an_application(document=name, document_name='cv "of" <me>.pdf', document_kind="pdf")
    with app.app_context():
        answer = recruiter.client.get(f"/office/applications/{application.id}/document")
    assert answer.status_code == 200
    assert answer.data == b"%PDF-1.4 <script>"
    answer.close()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.mimetype == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_no_cv_or_a_lost_one_is_not_found(recruiter: Browser) -> None:
    recruiter.get(f"/office/applications/{an_application().id}/document", expect=404)
    recruiter.get(f"/office/applications/{an_application(document='b' * 32).id}/document", expect=404)
