"""House rules for sharing: every change is a new version, and whoever shares has agreed to the newest, by one tap."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.core.database import db
from recruit.models import Agreement, AuditLine, Conduct, Deed, Share, User, Vacancy
from recruit.organisation import personal_links
from recruit.referrals import code_of_conduct, share_kit
from tests.recruit.candidates.test_concurrency import AT_ONCE, together
from tests.support.browser import Browser
from tests.support.factories import a_person, a_vacancy

pytestmark = pytest.mark.one_database

PAGE = "/office/settings/conduct"


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
    return a_vacancy()


def the_rules(text: str = "Share what is **true**.") -> Conduct:
    """A version in force."""
    version = code_of_conduct.write(text, a_person())
    db.session.commit()
    assert version
    return version


def kit_of(colleague: User, vacancy: Vacancy) -> str:
    return f"/s/{personal_links.token_of(colleague)}/vacancies/{vacancy.id}"


def agreements() -> list[tuple[int, int]]:
    return [(row.user_id, row.conduct_id) for row in db.session.scalars(select(Agreement))]


def test_an_administrator_writes_them_and_each_change_is_a_version(administrator: Browser) -> None:
    administrator.submit(PAGE, {"text": "Be honest."})
    administrator.submit(PAGE, {"text": "Be honest."})
    administrator.submit(PAGE, {"text": "Be honest and kind."})
    assert db.session.scalars(select(Conduct.text)).all() == ["Be honest.", "Be honest and kind."]
    lines = db.session.scalars(select(AuditLine).filter_by(deed=Deed.SHARING_CONDUCT_CHANGED)).all()
    assert [line.other_number for line in lines] == [1, 2]
    page = administrator.get(PAGE)
    assert "Version 2" in page.text and page.one("textarea").get_text().strip() == "Be honest and kind."
    assert "House rules for sharing" in administrator.get("/office/settings/").text


def test_without_rules_nothing_is_asked(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    page = visitor.get(kit_of(colleague, vacancy))
    assert page.one("#linkedin a.button").get_text() == "Share on LinkedIn"
    visitor.get(f"{kit_of(colleague, vacancy)}/linkedin", expect=302)
    the_rules()
    the_rules_are_gone = code_of_conduct.write("", a_person())
    db.session.commit()
    assert the_rules_are_gone and code_of_conduct.asked_of(colleague) is None


@pytest.mark.parametrize("is_personal", [True, False])
def test_the_tap_that_shares_agrees(
    visitor: Browser, recruiter: Browser, colleague: User, vacancy: Vacancy, is_personal: bool
) -> None:
    version = the_rules()
    browser, person = (visitor, colleague) if is_personal else (recruiter, recruiter.person)
    address = kit_of(colleague, vacancy) if is_personal else f"/share/vacancies/{vacancy.id}"
    page = browser.get(address)
    assert page.one("#conduct").get_text() == "What we agree on when we share"
    assert page.one(".prose strong").get_text() == "true"
    tap = page.one("#linkedin a.button")
    assert tap.get_text() == "I keep to this: share on LinkedIn"
    assert "linkedin.com" in browser.get(str(tap["href"]), expect=302).headers["Location"]
    assert agreements() == [(person.id, version.id)]
    after = browser.get(address)
    assert not after.tree.select("#conduct")
    assert after.one("#linkedin a.button").get_text() == "Share on LinkedIn"


def test_without_agreeing_no_network_opens_and_no_code_is_made(
    visitor: Browser, colleague: User, vacancy: Vacancy
) -> None:
    the_rules()
    address = kit_of(colleague, vacancy)
    page = visitor.get(f"{address}/linkedin")
    assert page.tree.select("#conduct")
    for path in ("card", "code.png", "code.svg"):
        assert (
            visitor.get(f"{address}/{path}", expect=303).headers["Location"].endswith(f"/vacancies/{vacancy.id}#code")
        )
    assert not page.tree.select("#words-copy")
    assert db.session.scalars(select(Share)).all() == [] and agreements() == []


def test_other_rules_are_agreed_to_anew(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    the_rules()
    old = str(visitor.get(kit_of(colleague, vacancy)).one("#x a.button")["href"])
    visitor.get(old, expect=302)
    newer = the_rules("Share what is true and kind.")
    assert visitor.get(old).tree.select("#conduct")  # the old address agrees to nothing that came later
    assert (colleague.id, newer.id) not in agreements()
    visitor.get(str(visitor.get(kit_of(colleague, vacancy)).one("#x a.button")["href"]), expect=302)
    assert (colleague.id, newer.id) in agreements()


@pytest.mark.parametrize("mark", ["1", "1.", "1.aaaaaaaaaaaaaaaa", "x.y.z", "é", "999999999999999999999.x", "\0"])
def test_a_mark_that_we_did_not_make_agrees_to_nothing(
    visitor: Browser, colleague: User, vacancy: Vacancy, mark: str
) -> None:
    the_rules()
    page = visitor.get(f"{kit_of(colleague, vacancy)}/x", query_string={"keeps": mark})
    assert page.tree.select("#conduct") and agreements() == []


def test_nobody_agrees_for_somebody_else(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    version = the_rules()
    other = a_person(role="employee")
    mark = code_of_conduct.mark(other, version)
    assert visitor.get(f"{kit_of(colleague, vacancy)}/x", query_string={"keeps": mark}).tree.select("#conduct")
    assert agreements() == []


def test_what_only_looks_ahead_agrees_to_nothing(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    the_rules()
    tap = str(visitor.get(kit_of(colleague, vacancy)).one("#x a.button")["href"])
    visitor.get(tap, headers={"User-Agent": "Mozilla/5.0 Firefox/140.0", "Sec-Purpose": "prefetch"})
    assert agreements() == []


def test_two_taps_at_once_are_one_agreement(app: Flask, colleague: User) -> None:
    version = the_rules()
    who, mark = colleague.id, code_of_conduct.mark(colleague, version)

    def tap() -> bool:
        person = db.session.get(User, who)
        return person is not None and code_of_conduct.hear(person, mark)

    brought = together(app, *[tap] * AT_ONCE)
    assert set(brought) <= {True, False}, brought
    assert agreements() == [(who, version.id)]


def test_administrators_see_who_agreed_to_which_version(
    administrator: Browser, visitor: Browser, colleague: User, vacancy: Vacancy
) -> None:
    the_rules()
    visitor.get(str(visitor.get(kit_of(colleague, vacancy)).one("#x a.button")["href"]), expect=302)
    page = administrator.get(PAGE)
    assert page.one("tbody th").get_text() == "Noor Bakker"
    assert "1 colleague agreed" in page.text
    [line] = db.session.scalars(select(AuditLine).filter_by(deed=Deed.SHARING_CONDUCT_AGREED))
    assert line.by_id == colleague.id
    the_rules("Other rules.")
    assert "0 colleagues agreed" in administrator.get(PAGE).text


def test_once_agreed_the_link_to_copy_is_there(visitor: Browser, colleague: User, vacancy: Vacancy) -> None:
    the_rules()
    tap = visitor.get(kit_of(colleague, vacancy)).one("#copy a.button")
    assert tap.get_text() == "I keep to this: show my link"
    back = visitor.get(str(tap["href"]), expect=302)
    assert back.headers["Location"].endswith("#copy")
    assert visitor.get(kit_of(colleague, vacancy)).tree.select("#words-copy")
    assert share_kit.find(colleague, vacancy, "copy")


def test_of_thousands_who_agreed_the_latest_are_shown_and_all_are_counted(
    administrator: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code_of_conduct, "SHOWN", 2)
    version = the_rules()
    for number in range(3):
        db.session.add(Agreement(user_id=a_person(name=f"Colleague {number}").id, conduct_id=version.id))
    db.session.commit()
    page = administrator.get(PAGE)
    assert len(page.tree.select("tbody tr")) == 2
    assert "3 colleagues · the latest 2 are shown" in page.text
