"""Administrators say which link counts, how long clicks are kept, and where people come from without a link."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from recruit.core.database import db
from recruit.models import AuditLine, Counts, Source
from recruit.organisation import audit_wordings
from recruit.organisation.policies import origin_policy
from tests.support.browser import Browser
from tests.support.factories import saved

pytestmark = pytest.mark.one_database

ORIGINS = "/office/settings/origins"
NEW = f"{ORIGINS}/sources/new"


def the_source(name: str) -> Source:
    return db.session.scalars(select(Source).filter_by(name=name)).one()


def on_record() -> list[str]:
    """What the audit log says, the latest last."""
    return [audit_wordings.line_in_words(line) for line in db.session.scalars(select(AuditLine).order_by(AuditLine.id))]


def test_until_somebody_chooses_the_last_link_counts_for_its_own_vacancy(administrator: Browser) -> None:
    rules = origin_policy()
    assert (rules.counts, rules.across, rules.thin_months) == (Counts.LAST, False, 13)
    page = administrator.get(ORIGINS)
    fields = page.fields("/origins")
    assert {name: fields[name] for name in ("counts", "thin_months")} == {"counts": "last", "thin_months": "13"}
    assert "across" not in fields
    assert ORIGINS in [a["href"] for a in administrator.get("/office/settings/").tree.select("main h2 a")]


def test_each_change_is_on_record_with_what_it_was(administrator: Browser) -> None:
    chosen = {"counts": "first", "across": "y", "thin_months": "6"}
    page = administrator.follow(administrator.submit(ORIGINS, chosen, action="/origins"))
    assert "Saved." in page.text
    rules = origin_policy()
    assert (rules.counts, rules.across, rules.thin_months) == (Counts.FIRST, True, 6)
    who = administrator.person.called
    assert on_record() == [
        f"{who} changed a rule about origins: {change}"
        for change in (
            "which link counts: the last → the first",
            "also other vacancies: no → yes",
            "months that single clicks are kept: 13 → 6",
        )
    ]
    administrator.submit(ORIGINS, {}, action="/origins")
    assert len(on_record()) == 3, "nothing changed"
    assert "Origins" in administrator.get("/office/settings/audit").text


@pytest.mark.parametrize("months", ["0", "61", "", "x", "1.5", "-1", "9" * 30, "²"])
def test_clicks_are_kept_from_one_month_to_sixty(administrator: Browser, months: str) -> None:
    page = administrator.submit(ORIGINS, {"thin_months": months}, expect=422, action="/origins")
    assert "Write a number from 1 to 60." in page.text
    assert page.fields("/origins")["thin_months"] == months
    assert origin_policy().thin_months == 13


def test_a_rule_that_does_not_exist_is_not_taken(administrator: Browser) -> None:
    administrator.submit(ORIGINS, {"counts": "middle"}, expect=422, action="/origins")


def test_a_source_is_added_out_of_addresses_as_they_are_pasted(administrator: Browser) -> None:
    hosts = "https://www.Prikbord.example/vacatures?x=1\nprikbord.example\n jobs.zorg.* münchen.example\nandroid-app://nl.prikbord.app/"
    given = {"name": "Prikbord", "hosts": hosts, "campaigns": " Prik  Bord\n\nprik bord"}
    assert "The source is added." in administrator.follow(administrator.submit(NEW, given)).text
    row = the_source("Prikbord")
    assert row.hosts.split() == [
        "prikbord.example",
        "jobs.zorg.*",
        "xn--mnchen-3ya.example",
        "android-app://nl.prikbord.app",
    ]
    assert (row.campaigns, row.on) == ("prik bord", True)
    assert on_record() == [f"{administrator.person.called} added a source: Prikbord"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": ""}, "Write what this place is called."),
        ({"name": "linkedin"}, "There is a source of this name already."),
        ({"hosts": ""}, "Write a host or a campaign"),
        ({"hosts": "no host"}, "is no host"),
        ({"hosts": "*.example.org"}, "is no host"),
        ({"hosts": "android-app://x"}, "is no host"),
        ({"hosts": "https://[::1"}, "is no host"),
        ({"hosts": "example..org"}, "is no host"),
        ({"hosts": "x" * 300 + ".org"}, "is no host"),
        ({"hosts": "www.linkedin.com"}, "“linkedin.com” belongs to LinkedIn already."),
        ({"campaigns": "LinkedIn"}, "“linkedin” belongs to LinkedIn already."),
    ],
)
def test_what_cannot_be_is_said_at_the_field(administrator: Browser, given: dict[str, str], said: str) -> None:
    page = administrator.submit(NEW, {"name": "Prikbord", "hosts": "prikbord.example"} | given, expect=422)
    assert said in page.text
    assert page.tree.select(".wrong .error")
    assert db.session.scalars(select(Source).filter_by(name="Prikbord")).all() == []


def test_a_campaign_alone_is_enough(administrator: Browser) -> None:
    administrator.submit(NEW, {"name": "Newsletter", "campaigns": "newsletter"})
    assert the_source("Newsletter").hosts == ""


def test_a_source_is_changed_and_may_keep_what_it_has(administrator: Browser) -> None:
    row = the_source("LinkedIn")
    administrator.submit(f"{ORIGINS}/sources/{row.id}", {"name": "Linked-In"})
    db.session.refresh(row)
    assert (row.name, "lnkd.in" in row.hosts) == ("Linked-In", True)
    assert on_record() == [f"{administrator.person.called} changed a source: name"]


def test_a_source_is_switched_off_and_on_again_and_stands_last_meanwhile(administrator: Browser) -> None:
    row = saved(Source(name="Aardvark", hosts="aardvark.example"))
    for is_on, word in ((False, "off"), (True, "on")):
        switch = f"/sources/{row.id}/switch"
        page = administrator.get(ORIGINS)
        page = administrator.follow(administrator.post(ORIGINS + switch, page.fields(switch), expect=303))
        db.session.refresh(row)
        assert row.on == is_on
        names = [cell.get_text() for cell in page.tree.select("tbody th")]
        assert names.index("Aardvark") == (0 if is_on else len(names) - 1)
        assert on_record()[-1] == f"{administrator.person.called} switched a source {word}: Aardvark"
