"""Whoever types somebody's mail address, or has a link from them, reads nothing of what we know of that person."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.attribution import links
from recruit.candidates import blind_review, duplicates, leads
from recruit.candidates.screening import statements
from recruit.core.database import db
from recruit.models import Application, Deed, FlagKind, Lead, LeadKind, Vacancy
from recruit.referrals.integrity import flags
from tests.support.apply_form import ALEX, apply, mailed, plain, the_application
from tests.support.browser import Browser
from tests.support.factories import a_colleague, a_lead, a_link, a_vacancy, an_application
from tests.support.screening import a_screened_vacancy, somebody

pytestmark = pytest.mark.one_database

VICTIM = "quirina@example.org"
SECRETS = ("quirina", "Zandstra", "children", "Kuipers", "had found you ourselves", "colleague shared")


def copy_at(browser: Browser, page: str) -> dict[str, Any]:
    """The tables in the copy that is offered on a page, with what its readable part says under `read`."""
    link = str(browser.get(page).one("a[href*='/copy']")["href"])
    packed = zipfile.ZipFile(io.BytesIO(browser.client.get(link).data))
    db.session.rollback()
    tables: dict[str, Any] = json.loads(packed.read("everything.json"))["tables"]
    return tables | {"read": packed.read("read-me.html").decode()}


def told(browser: Browser, page: str) -> str:
    """All that page and copy tell, without what was typed there."""
    copied = json.dumps(copy_at(browser, page), ensure_ascii=False)
    words = browser.get(page).text + re.sub(r"<[^>]+>", " ", copied)
    for typed in (VICTIM, VICTIM.capitalize()):
        words = words.replace(typed, "…")
    return words


def asks_for_later(app: Flask, vacancy: Vacancy, way: str) -> None:
    """The one whose address it is came that way, and had the form mailed."""
    form_at = next(
        str(link["href"]) for link in Browser(app).get(way).tree.select("a[href*='/apply']") if link.get("href")
    )
    page = Browser(app).get(form_at)
    action = next(
        str(form["action"]) for form in page.tree.select("form") if str(form.get("action")).endswith("/later")
    )
    Browser(app).post(action, page.fields(action) | {"email": VICTIM}, 200)


def way_of(app: Flask, lead: Lead) -> str:
    """Where the link in a notice leads."""
    token = leads.token_of(lead)
    db.session.commit()
    links_there = Browser(app).get(f"/leads/{token}").tree.select("main a[href*='/vacancies']")
    return str(links_there[0]["href"])


@pytest.mark.parametrize("whose", ["lead", "colleague"])
def test_typing_an_address_hands_over_neither_a_lead_nor_the_way_that_somebody_came(app: Flask, whose: str) -> None:
    vacancy, lead = a_screened_vacancy(), None
    if whose == "lead":
        lead = a_lead(vacancy=vacancy, email=VICTIM)
        way = way_of(app, lead)
    else:
        link = a_link(vacancy, sharer=a_colleague(name="Bo Kuipers"))
        way = Browser(app).get(f"/r/{link.token}", 302).headers["Location"].removeprefix("http://localhost")
    asks_for_later(app, vacancy, way)
    stranger = Browser(app)
    apply(stranger, vacancy=vacancy, email=VICTIM, name="Q")
    application = the_application()
    assert application.came_by_address and application.origin, "it counts for the figures all the same"
    assert not lead or lead.application_id is None
    Browser(app).client.head(mailed(application))
    assert the_application().mailbox_proved_at is None, "what only looks ahead proves nothing"
    for _ in range(2):
        said = told(stranger, plain(application))
        assert not [secret for secret in SECRETS if secret in said]
        assert "by the link in our letter" in said
        Browser(app).get(mailed(application))  # whoever reads the mail there opened it: that makes no difference
    own = told(Browser(app), mailed(application))
    assert ("had found you ourselves" if lead else "colleague shared") in own
    db.session.expire_all()
    assert not lead or lead.application_id == application.id


def test_a_notice_that_was_passed_on_gives_nothing_of_the_lead_to_a_friend(app: Flask, recruiter: Browser) -> None:
    vacancy = a_screened_vacancy()
    lead = a_lead(vacancy=vacancy, email=VICTIM)
    friend = Browser(app)
    at = next(str(link["href"]) for link in friend.get(way_of(app, lead)).tree.select("a[href*='/apply']"))
    friend.submit(at, ALEX)
    application = the_application()
    assert lead.application_id is None
    for page in (plain(application), mailed(application)):
        said = told(friend, page)
        assert not [secret for secret in SECRETS if secret in said], page
    office = recruiter.get(f"/office/applications/{application.id}")
    assert "came by the link in its notice" in office.text
    recruiter.submit(f"/office/applications/{application.id}", {}, action=f"/same-lead/{lead.id}")
    assert lead.application_id == application.id, "a colleague who knows better says so"
    recruiter.submit(f"/office/applications/{application.id}", {}, action=f"/same-lead/{lead.id}/undo")
    db.session.expire_all()
    assert lead.application_id is None


def test_who_follows_a_leads_link_is_that_lead_by_the_mailbox_and_by_name_or_profile_where_none_is_known(
    app: Flask,
) -> None:
    vacancy, unproved = a_vacancy(), {"mailbox_proved_at": None}
    called_so, same_profile = {"name": "Zandstra, Quirina", "profile": ""}, {"profile": "linkedin.com/in/quirina/"}
    for known, facts, joined in (
        (VICTIM, {"name": "Q", "email": VICTIM, "profile": ""}, True),
        (VICTIM, {"name": "Q", "email": VICTIM, "profile": ""} | unproved, False),
        (VICTIM, {"name": "Quirina Zandstra", "email": VICTIM, "came_by_address": True} | unproved, False),
        (VICTIM, called_so | {"email": "other@example.org"}, False),
        (VICTIM, same_profile | {"name": "Q", "email": "other@example.org"}, False),
        ("", called_so | {"email": "other@example.org"}, True),
        ("", same_profile | {"name": "Q", "email": "other@example.org"}, True),
        ("", called_so | {"email": "other@example.org", "came_by_address": True}, False),
        ("", {"name": "Bo", "email": "other@example.org", "profile": ""}, False),
    ):
        lead = a_lead(vacancy=vacancy, email=known)
        leads.applied(an_application(vacancy=vacancy, origin=lead.link, **facts))
        assert bool(lead.application_id) is joined, facts


def test_a_lead_that_joins_when_a_blind_look_ends_shows_by_the_mailed_link_alone(app: Flask) -> None:
    vacancy = a_vacancy(blind=True)
    lead = a_lead(vacancy=vacancy, email=VICTIM)
    stranger = Browser(app)
    apply(stranger, vacancy=vacancy, email=VICTIM, name="Q")
    application = the_application()
    Browser(app).get(mailed(application))
    blind_review.reveal(application)
    leads.join(application)
    db.session.commit()
    assert lead.application_id == application.id
    assert not [secret for secret in SECRETS if secret in told(stranger, plain(application))]
    assert "had found you ourselves" in told(Browser(app), mailed(application))


def test_a_statement_is_given_again_to_whoever_comes_by_the_letter_alone(app: Flask) -> None:
    application = somebody(email=VICTIM, mailbox_proved_at=None)
    own, stranger = Browser(app), Browser(app)
    page = own.get(mailed(application))
    given = own.post(str(page.form("/statement")["action"]), page.fields("/statement"), 303)
    assert "no text looked like a search" in own.client.get(given.headers["Location"]).get_data(as_text=True)
    assert statements.last(the_application())
    assert "by the link" in stranger.get(f"{plain(application)}/statement", 409).text
    kept, theirs = copy_at(own, mailed(application)), copy_at(stranger, plain(application))
    assert [line["kind"] for line in kept["screening_lines"]] == ["nothing"] and "screening_lines" not in theirs
    assert kept["applications"][0]["mailbox_proved_at"] and not theirs["applications"][0]["mailbox_proved_at"]


def test_without_the_letter_all_pages_say_the_same_of_what_came_before(app: Flask) -> None:
    said = set()
    vacancy = a_screened_vacancy()
    for number in range(3):
        application = somebody(vacancy, email=VICTIM, name="Q", mailbox_proved_at=None)
        if number:
            lead = a_lead(vacancy=vacancy, email=VICTIM, kind=LeadKind.FOUND)
            lead.application = application if number == 2 else None
        said.add(Browser(app).get(plain(application)).one("#screening").get_text(" ", strip=True))
    assert len({re.sub(r"/applications/\S+", "", words) for words in said}) == 1


def test_links_are_counted_for_whoever_followed_them(app: Flask) -> None:
    vacancy = a_vacancy()
    link = a_link(vacancy)
    way = Browser(app).get(links.address(link).removeprefix("http://careers.example"), 302).headers["Location"]
    visitor = Browser(app)
    at = next(
        str(one["href"]) for one in visitor.get(way.removeprefix("http://localhost")).tree.select("a[href*='/apply']")
    )
    visitor.submit(at, ALEX)
    application = db.session.scalars(select(Application)).one()
    assert application.origin is link and not application.came_by_address
    assert "Through" in visitor.get(mailed(application)).text


def test_who_brought_somebody_shows_and_changes_by_the_mailed_link_alone(app: Flask) -> None:
    vacancy = a_vacancy()
    colleague = a_colleague(name="Bo Kuipers")
    link = a_link(vacancy, sharer=colleague)
    way = Browser(app).get(f"/r/{link.token}", 302).headers["Location"].removeprefix("http://localhost")
    asks_for_later(app, vacancy, way)
    stranger, own = Browser(app), Browser(app)
    apply(stranger, vacancy=vacancy, email=VICTIM, name="Q")
    application = the_application()
    flags.note(FlagKind.LIKE_REFERRER, {"same": ["name"]}, application.id)
    flags.note(FlagKind.SAME_DOCUMENT, {"applications": [99]}, application.id)
    db.session.commit()
    page = plain(application)
    said = stranger.get(page).text + stranger.get(f"{page}/correct").text
    said += stranger.post(f"{page}/correct", {"name": "", "confirms_sharer": "yes"}, 422).text
    for sees in ("nonsense", "applied"):
        said += stranger.post(f"{page}/sharer", {"sees": sees}, 404).text
    kept = stranger.get(f"{page}/correct").fields() | {"confirms_sharer": "yes"}
    stranger.post(f"{page}/correct", kept, 303)
    db.session.expire_all()
    assert application.confirms_sharer is None and not application.tell_sharer
    assert "Kuipers" not in said and "colleague" not in said.replace("colleagues", "") and "your CV needs" not in said
    letter = mailed(application)
    assert "resembles that of the colleague" in own.get(letter).text
    correct = own.get(str(own.get(letter).one("a[href*='/correct']")["href"]))
    assert "Did Bo Kuipers send you this vacancy?" in correct.text
    own.post(str(correct.form()["action"]), correct.fields() | {"confirms_sharer": "yes"}, 303)
    own.submit(letter, {"sees": "applied"}, action="/sharer")
    db.session.expire_all()
    assert application.confirms_sharer and application.tell_sharer


@pytest.mark.parametrize("one_mailbox", [False, True])
def test_a_copy_tells_of_a_tie_by_the_mailed_link_alone_and_nothing_of_the_other(app: Flask, one_mailbox: bool) -> None:
    application = somebody(email=VICTIM)
    other = somebody(email=VICTIM if one_mailbox else "other@example.org", name="Wim Other")
    duplicates.say(application, other, "Calls herself Wim Other elsewhere", a_colleague(name="Bo Kuipers"))
    db.session.commit()
    own, stranger = copy_at(Browser(app), mailed(application)), copy_at(Browser(app), plain(application))
    assert "same_people" not in stranger and Deed.SAME_PERSON not in json.dumps(stranger)
    [tie] = own["same_people"]
    assert tie["by"]["name"] == "Bo Kuipers" and not {"one_id", "other_id"} & {*tie}
    assert ("Wim Other" in json.dumps(own)) is one_mailbox
    assert Deed.SAME_PERSON not in json.dumps(own.get("audit_lines", []))
