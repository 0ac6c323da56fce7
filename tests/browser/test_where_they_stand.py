"""The candidate knows: from applying to the letter, the finding, the answer, the decision, the copy and the end."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from jobs.erase_expired import forget
from recruit.candidates import private_links
from recruit.core.database import Base, db, now
from recruit.core.tokens import digest
from recruit.models import Application, Consent, Level, ScreeningLine
from recruit.web.pages import in_zone
from tests.browser.house import House, follow, looks_well
from tests.browser.keyboard import go_to
from tests.support.running import until
from tests.support.screening import a_screened_vacancy, found, somebody

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.real
TELEPHONE = 390
PROFILE = "https://example.org/wilhelmina"
TYPED = {
    "Name": "Wilhelmina Quaedvlieg",
    "E-mail address": "wilhelmina.quaedvlieg@example.org",
    "Link to your profile": PROFILE,
}
"""All that she types."""
FOUND = "Runs a workshop on wound care every spring."
ANSWERED = "I stopped giving that workshop in 2024."
REASON = "Somebody else has led a ward for longer."
TRACES = ("Quaedvlieg", "wilhelmina", FOUND, ANSWERED, REASON)
"""What would tell that she was here."""


def letter(house: House, application: Application, subject: str) -> EmailMessage:
    """The letter with that subject, as a file in the mail folder."""
    folder, mine = house.run.folder / "mail", f"*-application-{application.id}.eml"
    read: list[EmailMessage] = []

    def arrived() -> bool:
        files = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in folder.glob(mine)]
        read[:] = [one for one in files if one["Subject"].startswith(subject)]
        return bool(read)

    assert until(arrived), f"no letter “{subject}” for application {application.id}"
    return read[0]


def address_in(said: EmailMessage) -> str:
    """The private address that stands in a letter."""
    written = re.search(r"http://\S+/applications/[\w-]+", said.get_content())
    assert written, said.get_content()
    return written[0]


def applies(page: Page, house: House, typed: dict[str, str]) -> Application:
    """Two pages, a few fields and a tick: nothing else is asked, and nobody has to become a member."""
    from playwright.sync_api import expect

    vacancy = a_screened_vacancy(Level.GIVEN_LINKS)
    page.goto(f"{house.run.url}/vacancies/{vacancy.id}")
    follow(page.get_by_role("link", name="Apply").first)
    for label, words in typed.items():
        page.get_by_label(label).fill(words)
    page.wait_for_timeout(2_500)  # the form takes whoever is faster for a program
    follow(page.get_by_role("button", name="Send application"))
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your application")
    assert page.locator("input[type=password]").count() == 0
    assert page.context.cookies() == []
    return db.session.scalars(select(Application).filter_by(vacancy_id=vacancy.id)).one()


def test_three_fields_and_a_tick_are_enough_to_apply(house: House, window: Callable[..., Page]) -> None:
    typed = {"Name": "Bo Li", "E-mail address": "bo@example.org", "Link to your profile": "example.org/bo"}
    assert (len(typed), sum(map(len, typed.values()))) == (3, 33)
    application = applies(window(TELEPHONE, java_script_enabled=False), house, typed)
    assert application.profile == "https://example.org/bo"
    assert (application.phone, application.document, application.motivation) == ("", "", "")


def test_a_candidate_knows_all_the_way_and_in_the_end_we_know_nothing(
    house: House, window: Callable[..., Page]
) -> None:
    candidate, recruiter = window(TELEPHONE, java_script_enabled=False), window()
    application = applies(candidate, house, TYPED)
    number = application.id
    house.sign_in(recruiter, "recruiter")

    notes_a_finding(recruiter, house, number)
    private = address_in(letter(house, application, "We looked something up about you"))
    until(lambda: db.session.rollback() or len(lines(number)) == 2)  # the letter has left, and that is on record

    candidate.goto(private)
    for words in (FOUND, "It counts for the decision.", "At a link that you gave"):
        assert words in candidate.locator("#screening").inner_text()
    looks_well(recruiter)

    waits_until = in_zone(lines(number)[-1].at + timedelta(days=7))
    rejects(recruiter, house, number, refused=f"until {waits_until:%-d %b %Y %H:%M}")
    answers(candidate)
    rejects(recruiter, house, number)

    said = letter(house, application, "About your application").get_content()
    assert REASON in said
    assert address_in(letter(house, application, "About your application")) == private
    candidate.goto(private)
    page = candidate.locator("main").inner_text()
    for words in ("Your application\n", "Rejected", f"Night shifts: {REASON}", "Thank you for applying", ANSWERED):
        assert words in page
    assert private not in page

    takes_a_copy(candidate, number)

    application = db.session.get_one(Application, number, populate_existing=True)
    assert application.ended_at is not None
    application.ended_at -= timedelta(days=29)
    db.session.commit()
    forget()
    answer = candidate.goto(private)
    assert answer is not None
    assert answer.status == 404
    until(lambda: not traces(house.run.folder))  # SQLite empties its journal when the last reader has left
    assert traces(house.run.folder) == []
    assert not [words for words in TRACES if words.lower() in house.run.said.lower()]


def notes_a_finding(page: Page, house: House, number: int) -> None:
    """First further than the vacancy goes, which is refused; then at the candidate's own link."""
    from playwright.sync_api import expect

    page.goto(f"{house.run.url}/office/applications/{number}")
    follow(page.get_by_role("link", name="Note a finding"))
    page.get_by_label("A professional network").check()
    page.get_by_label("Address of the page").fill("https://www.linkedin.com/in/example")
    page.get_by_label("What you found").fill(FOUND)
    page.get_by_label("For which criterion").select_option("Night shifts")
    page.get_by_label("Why it matters for the work").fill("New colleagues learn it here.")
    page.get_by_label("It counts for the decision").check()
    button = page.get_by_role("button", name="Note and tell the candidate")
    follow(button)
    expect(page.get_by_role("alert")).to_contain_text("This vacancy goes no further than level 1.")
    looks_well(page)
    assert lines(number) == []

    page.get_by_label("A link that the candidate gave").check()
    page.get_by_label("Which link").select_option(PROFILE)
    follow(button)
    expect(page.get_by_role("status")).to_contain_text("The candidate gets a letter and can answer.")
    expect(page.get_by_role("region", name="What was looked up")).to_contain_text(FOUND)


def lines(number: int) -> list[ScreeningLine]:
    """The screening log of one application."""
    return list(db.session.scalars(select(ScreeningLine).filter_by(application_id=number).order_by("number")))


def answers(page: Page) -> None:
    """Say something to what was found."""
    from playwright.sync_api import expect

    page.locator("summary").first.click()
    page.get_by_label("Your words").fill(ANSWERED)
    follow(page.get_by_role("button", name="Send the answer"))
    expect(page.locator("#screening")).to_contain_text(ANSWERED)


def rejects(page: Page, house: House, number: int, refused: str = "") -> None:
    """Reject with the letter that is proposed; while the candidate may answer the page says until when that waits."""
    from playwright.sync_api import expect

    page.goto(f"{house.run.url}/office/applications/{number}")
    page.get_by_label("Move to").select_option("Rejected")
    if refused:
        expect(page.locator("#wait")).to_contain_text(f"A final decision waits {refused}.")
        expect(page.get_by_label("What decided")).to_have_count(0)
        return
    page.get_by_label("What decided").select_option("Night shifts")
    page.get_by_label("Reason").fill(REASON)
    follow(page.get_by_role("button", name="Move to “Rejected”"))
    expect(page.get_by_role("status")).to_contain_text("The letter is on its way.")


def takes_a_copy(page: Page, number: int) -> None:
    """Everything that the database has of her is in the ZIP, in words and for programs."""
    with page.expect_download() as download:
        page.get_by_role("link", name="Download everything").click()
    with ZipFile(download.value.path()) as box:
        readable, kept = box.read("read-me.html").decode(), json.loads(box.read("everything.json"))
    for words in (*TYPED.values(), FOUND, ANSWERED, REASON):
        assert words in readable
    for name in ("screening_lines", "decisions", "messages"):
        table = Base.metadata.tables[name]
        rows = db.session.execute(select(table).filter_by(application_id=number).order_by(table.c.id)).mappings()
        inside = {row["id"]: row for row in kept["tables"][name]}
        told = [column for column in ("content", "hash", "reason", "criterion", "text") if column in table.c]
        assert {row["id"]: [row[c] for c in told] for row in rows} == {
            key: [row[c] for c in told] for key, row in inside.items()
        }


def traces(folder: Path) -> list[tuple[str, str]]:
    """Where in the data folder she still is."""
    found = []
    for path in folder.rglob("*"):
        held = path.read_bytes().lower() if path.is_file() else b""
        found += [(path.name, words) for words in TRACES if words.lower().encode() in held]
    return found


def test_a_dutch_candidate_answers_and_chooses_with_the_keyboard_alone(
    house: House, window: Callable[..., Page]
) -> None:
    from playwright.sync_api import expect

    vacancy = a_screened_vacancy(Level.PROFESSIONAL_NETWORKS)
    vacancy.title, vacancy.language = "Pflegefachkraft (m/w/d)", "de"
    token = private_links.token_from("a form of her own")
    own = {"seed": "a form of her own", "digest": digest(token)}
    application = somebody(vacancy, name="Ilse Roth", language="de", **own)
    found(application, what="Leitet ein Nachtteam.")
    said = letter(house, application, "Wir haben etwas über Sie nachgesehen: Pflegefachkraft")
    assert "Eine Entscheidung wartet 7 Tage auf Ihre Antwort." in " ".join(said.get_content().split())

    page = window(TELEPHONE, "nl-NL")
    page.goto(address_in(said))
    expect(page.get_by_role("heading", level=1)).to_have_text("We hebben je sollicitatie")
    go_to(page, "Hierop antwoorden")
    page.keyboard.press("Enter")
    go_to(page, "Je woorden")
    page.keyboard.type("Dat klopt, al drie jaar.")
    go_to(page, "Stuur het antwoord")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#screening")).to_contain_text("Dat klopt, al drie jaar.")

    go_to(page, "Ja, jullie mogen")
    page.keyboard.press("Space")
    go_to(page, "Opslaan")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#pool")).to_contain_text("vragen we het opnieuw")
    looks_well(page)
    [consent] = db.session.scalars(select(Consent).filter_by(application_id=application.id))
    assert consent.until is not None
    assert consent.until > now() + timedelta(days=360)
    assert page.context.cookies() == []
