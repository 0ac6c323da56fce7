"""A colleague on a telephone: from the letter of the month to what came of it, and a word of thanks."""

from __future__ import annotations

import re
from collections.abc import Callable
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from recruit.core.database import db, now
from recruit.models import Application, Letter, User
from recruit.referrals import monthly_mail
from tests.browser.house import House, follow, looks_well
from tests.browser.test_sharing import WITH_AND_WITHOUT, leads_to
from tests.support.factories import a_person, a_vacancy
from tests.support.running import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.real
TELEPHONE = "Mozilla/5.0 (Linux; Android 15; Telephone) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
"""How a person's browser calls itself; one without a screen is taken for a robot, and not counted."""
WORDS = "Without you we would never have met. Thank you!"


def from_the_letter_of_the_month(colleague: User, title: str) -> str:
    """The address that stands below the vacancy in this month's letter."""
    monthly_mail.write(now().replace(day=15, hour=12))
    letters = [letter.content for letter in db.session.scalars(select(Letter))]
    [text] = [said["text"] for said in letters if said["to"] == colleague.email]
    written = re.search(rf"- {re.escape(title)}\n +(\S+)", text)
    assert written, text
    return written[1]


def mailed_link(house: House, colleague: User) -> str:
    """The address in the letter that signs this colleague in."""
    found: list[str] = []

    def arrived() -> bool:
        for path in (house.run.folder / "mail").glob("*.eml"):
            said = message_from_bytes(path.read_bytes(), policy=policy.default)
            if said["To"] == colleague.email:
                found.extend(re.findall(r"http://\S+/sign-in/\S+", said.get_content()))
        return bool(found)

    assert until(arrived), "no letter to sign in with"
    return found[0]


def apply(page: Page, address: str, name: str) -> None:
    """Follow a colleague's link and apply, saying who sent it."""
    page.goto(address)
    follow(page.get_by_role("link", name="Apply").first)
    page.get_by_label("Name").fill(name)
    page.get_by_label("E-mail address").fill("robin.kuiper@example.org")
    page.get_by_label("Link to your profile").fill("https://example.org/robin")
    page.get_by_role("radiogroup", name="Did Noor Bakker send you this vacancy?").get_by_label("Yes").check()
    seen = page.get_by_role("radiogroup", name="What may Noor Bakker see?")
    seen.get_by_label("That somebody applied").check()
    page.wait_for_timeout(2_500)  # the form takes whoever is faster for a program
    follow(page.get_by_role("button", name="Send application"))


@WITH_AND_WITHOUT
def test_from_the_letter_of_the_month_to_a_word_of_thanks(
    house: House, window: Callable[..., Page], script: bool
) -> None:
    from playwright.sync_api import expect

    title, name = f"Gardener, round {1 + script} (m/f/x)", f"Robin Kuiper {1 + script}"
    vacancy, colleague = a_vacancy(title=title), a_person(role="employee", name="Noor Bakker", language="en")
    telephone = window(390, java_script_enabled=script)
    telephone.goto(from_the_letter_of_the_month(colleague, title))  # the first tap
    tap = telephone.get_by_role("link", name="Share on WhatsApp")  # the second
    [text] = leads_to(telephone, "wa.me", tap.click)["text"]

    visitor = window(390, java_script_enabled=script, user_agent=TELEPHONE)
    apply(visitor, text.split()[-1], name)
    expect(visitor.get_by_role("heading", level=1)).to_have_text("We have your application")
    assert visitor.context.cookies() == []

    telephone.goto(f"{house.run.url}/sign-in")
    telephone.get_by_label("E-mail address").fill(colleague.email)
    follow(telephone.get_by_role("button", name="Mail me a link"))
    telephone.goto(mailed_link(house, colleague))
    follow(telephone.locator("main form button"))
    follow(telephone.get_by_role("link", name="What it did"))
    expect(telephone.get_by_role("main")).to_contain_text(": received")
    expect(telephone.get_by_role("main")).to_contain_text("WhatsApp: 1 click, 1 application")

    application = db.session.scalars(select(Application).filter_by(vacancy_id=vacancy.id)).one()
    recruiter = window(java_script_enabled=script)
    house.sign_in(recruiter, "recruiter")
    recruiter.goto(f"{house.run.url}/office/applications/{application.id}")
    recruiter.get_by_text("Thank Noor Bakker").click()
    recruiter.locator("form[action*='/thank']").get_by_label("Your words").fill(WORDS)
    follow(recruiter.get_by_role("button", name="Send thanks"))
    looks_well(recruiter) if script else None

    telephone.reload()
    expect(telephone.get_by_role("main")).to_contain_text(WORDS)
    expect(telephone.get_by_role("main")).not_to_contain_text(name)
    looks_well(telephone) if script else None
