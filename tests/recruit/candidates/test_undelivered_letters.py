"""The office sees which letter could not be delivered, to whom and why, and mends it."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

import jobs.send_letter
from recruit.candidates import correspondence, decisions, leads, messages, private_links, undelivered_letters
from recruit.candidates.decision_letters import Words
from recruit.candidates.privacy import daily_summary
from recruit.candidates.screening import findings
from recruit.core.database import db
from recruit.models import (
    About,
    Application,
    AuditLine,
    Deed,
    Letter,
    Organisation,
    Proof,
    Proven,
    Role,
    SignInLink,
    Stage,
    User,
)
from recruit.models.stages import INTERVIEW
from recruit.organisation import invitations, mailed_links, personal_links
from recruit.outbox import letters as mail
from recruit.referrals import invitations as inviting
from recruit.referrals import thanks
from tests.support.browser import Browser, Page
from tests.support.concurrency import at_once
from tests.support.factories import a_colleague, a_lead, a_link, a_person, a_policy, a_unit, a_vacancy, an_application
from tests.support.mail_server import mail_server
from tests.support.screening import a_finding, a_search, somebody

LIST = "/office/letters"


def give_up(*letters: Letter | None) -> list[int]:
    """No mail server takes these."""
    found = [letter for letter in letters if letter]
    for letter in found:
        letter.due, letter.problem = None, "The mail server does not take this address."
    db.session.commit()
    return [letter.id for letter in found]


def written_to(application: Application, by: User | None = None) -> Letter:
    """A letter to a candidate, in words of somebody's own."""
    words, stage = Words("About your application", "Come. [your page]\n"), db.session.get_one(Stage, INTERVIEW)
    if application.stage_id == stage.id:
        messages.write(application, words, by or a_person())
    else:
        decisions.decide(application, stage, "", "Fits the team", by or a_person(), words)
    db.session.flush()
    return db.session.scalars(
        select(Letter).where(Letter.application_id == application.id).order_by(Letter.id.desc())
    ).first() or pytest.fail("no letter")


def press(browser: Browser, path: str, expect: int = 303, **sent: str) -> str:
    """Press a button of the list; what the next page says."""
    token = browser.get("/office/me").fields()["csrf_token"]
    page = browser.post(path, sent | {"csrf_token": token}, expect=expect)
    return browser.follow(page).text if expect == 303 else page.text


def ways_to_correct(page: Page) -> list[str]:
    """Where the links lead that say so."""
    links = page.tree.select("main li a")
    return [str(link["href"]) for link in links if link.get_text().startswith("Correct the address")]


def work() -> None:
    """What a worker does with all that waits."""
    for number in db.session.scalars(select(Letter.id).where(Letter.due.is_not(None))).all():
        jobs.send_letter.send(number)
    db.session.expire_all()


def test_a_letter_to_a_candidate_is_listed_with_its_reason_and_arrives_at_a_corrected_address(
    recruiter: Browser, app: Flask
) -> None:
    with mail_server(beyond_ascii=False) as server:
        application = an_application(vacancy=a_vacancy(), name="Alex Vos", email="alex@exmaple.example", language="en")
        server.unknown.add(application.email)
        letter = written_to(application)
        db.session.commit()
        work()
        assert letter.due is None and application.answered_at is None
        first = recruiter.get("/office/")
        assert first.one(f'a[href="{LIST}"]').text == "1 letter could not be delivered"
        page = recruiter.get(LIST)
        for words in ("About your application", "Alex Vos", "alex@exmaple.example", "does not take this address"):
            assert words in page.text
        thread = recruiter.get(f"/office/applications/{application.id}").text
        assert "could not be delivered" in thread and "on its way" not in thread
        path = f"{LIST}/{letter.id}/address"
        assert recruiter.submit(path, {"email": "alex@"}, expect=422).one("#email")["value"] == "alex@"
        said = recruiter.follow(recruiter.submit(path, {"email": "alex@example.example"})).text
        assert "1 letter is on its way to alex@example.example" in said and "Every letter has left" in said
        work()
        assert server.last().to == "alex@example.example"
        token = private_links.token_of(application)
        assert f"/applications/{token}" in server.last().read.text_plain[0].replace("=\r\n", "")
        assert application.answered_at and application.email == "alex@example.example"
        deeds = set(db.session.scalars(select(AuditLine.deed).where(AuditLine.subject_id == application.id)))
        assert {Deed.ADDRESS_CORRECTED, Deed.LETTER_SENT_AGAIN} <= deeds
        assert "was not delivered" not in recruiter.get(f"/office/applications/{application.id}").text


def test_a_letter_sent_again_goes_where_the_candidate_reads_by_now(recruiter: Browser, app: Flask) -> None:
    application = an_application(vacancy=a_vacancy(), email="old@example.org")
    private_links.token_of(application)
    [number] = give_up(written_to(application))
    application.email = "new@example.org"
    token = private_links.replace(application)
    db.session.commit()
    assert "The letter is on its way again." in press(recruiter, f"{LIST}/{number}/again")
    letter = db.session.get_one(Letter, number)
    assert letter.due and letter.attempts == 0 and not letter.problem
    assert letter.content["to"] == "new@example.org" and f"/applications/{token}" in letter.content["text"]


def test_a_letter_sent_again_proves_the_mailbox_that_it_goes_to(
    recruiter: Browser, visitor: Browser, app: Flask
) -> None:
    application = an_application(vacancy=a_vacancy(), email="old@example.org")
    [number] = give_up(written_to(application))
    application.email = "new@example.org"
    db.session.commit()
    press(recruiter, f"{LIST}/{number}/again")
    own = private_links.mailed(application)
    assert own in db.session.get_one(Letter, number).content["text"]
    visitor.get(own.removeprefix("http://careers.example"))
    db.session.refresh(application)
    assert application.mailbox_proved_at


def test_what_did_not_arrive_goes_to_the_address_that_the_candidate_corrects(visitor: Browser, app: Flask) -> None:
    application = an_application(vacancy=a_vacancy(), email="old@example.org")
    own = private_links.address(application).removeprefix("http://careers.example")
    [number] = give_up(written_to(application))
    visitor.submit(f"{own}/correct", {"email": "new@example.org"})
    letter = db.session.get_one(Letter, number)
    token = private_links.token_of(application)
    assert letter.due and letter.content["to"] == "new@example.org" and token in letter.content["text"]


def test_a_letter_is_left_unless_a_decision_waits_for_it(recruiter: Browser, app: Flask) -> None:
    application = somebody()
    _line, told = findings.note(application, a_search(), a_finding(), None)
    one, other = give_up(written_to(application), told)
    page = recruiter.get(LIST)
    assert len(page.tree.select('form[action$="/leave"]')) == 1
    assert page.tree.select(f'a[href="/office/applications/{application.id}#screening"]')
    shown = recruiter.get(f"/office/applications/{application.id}").text
    assert "Not shown yet: the letter did not arrive." in shown and "the letter is on its way" not in shown
    assert "Nobody gets it" in press(recruiter, f"{LIST}/{one}/leave")
    assert "tell the candidate in another way" in press(recruiter, f"{LIST}/{other}/leave")
    assert db.session.scalars(select(Letter.id)).all() == [other]
    assert "was not delivered" in recruiter.get(f"/office/applications/{application.id}").text


def test_a_lead_whose_notice_did_not_arrive_is_told_at_another_address(recruiter: Browser, app: Flask) -> None:
    lead = a_lead(vacancy=a_vacancy(), email="kim@exmaple.example")
    give_up(leads.send_notice(lead, a_person()))
    page = recruiter.get(f"/office/leads/{lead.id}")
    assert "The notice could not be delivered. The mail server does not take this address." in page.text
    [number] = db.session.scalars(select(Letter.id)).all()
    recruiter.submit(f"{LIST}/{number}/address", {"email": "kim@example.example"})
    assert db.session.get_one(Letter, number).content["to"] == lead.email == "kim@example.example"
    give_up(db.session.get_one(Letter, number))
    press(recruiter, f"/office/leads/{lead.id}/notice")
    assert len(db.session.scalars(select(Letter)).all()) == 1


def test_letters_to_colleagues_follow_their_address_and_open_what_is_theirs_by_then(
    administrator: Browser, recruiter: Browser, app: Flask
) -> None:
    anna = User(email="anna@exmaple.example", name="Anna", role=Role.EMPLOYEE)
    invitations.welcome([anna], administrator.person)
    token = mailed_links.mint_sign_in(anna)
    link = f"http://careers.example/sign-in/{token}"
    signing = mail.write(anna.email, "sign_in", "en", user=anna, address=link)
    welcome = db.session.scalars(select(Letter).where(Letter.id != signing.id)).one()
    give_up(welcome, signing)
    page = administrator.get(LIST)
    assert page.text.count("Anna , anna@exmaple.example") == 2 and token not in page.html
    assert len(page.tree.select('form[action$="/again"]')) == 2  # of the welcome, and of all
    assert "asks for another on the sign-in page" in page.text
    assert "Anna" not in recruiter.get(LIST).text
    correct = ways_to_correct(page)[0]
    assert correct == f"/office/settings/people/{anna.id}#email"
    administrator.submit(correct.partition("#")[0], {"email": "anna@example.example"})
    [left] = db.session.scalars(select(Letter)).all()
    assert left.id == welcome.id and left.due and left.content["to"] == "anna@example.example"
    assert personal_links.address(anna) in left.content["text"]
    assert not db.session.scalars(select(SignInLink)).all()


def test_what_a_contact_did_not_get_the_next_contact_gets(administrator: Browser, app: Flask) -> None:
    db.session.add(Organisation(id=1, name="Acme", privacy_email="privacy@exmaple.example"))
    vacancy, other = a_vacancy(contact_email="hr@exmaple.example"), a_vacancy(contact_email="hr@exmaple.example")
    nobodys = a_vacancy(contact_email="")
    one, two, three = (
        correspondence.tell_office(an_application(vacancy=own), "new_application") for own in (vacancy, other, nobodys)
    )
    give_up(one, two, three)
    page = administrator.get(LIST)
    assert ways_to_correct(page) == [
        "/office/settings/organisation#privacy_email",
        f"/office/vacancies/{other.id}/edit#contact_email",
        f"/office/vacancies/{vacancy.id}/edit#contact_email",
    ]
    administrator.submit(f"/office/vacancies/{vacancy.id}/edit", {"contact_email": "hr@example.example"})
    administrator.submit("/office/settings/organisation", {"privacy_email": "privacy@example.example"})
    assert one and two and three
    assert one.due and one.content["to"] == "hr@example.example"
    assert two.due is None and two.content["to"] == "hr@exmaple.example"
    assert three.due and three.content["to"] == "privacy@example.example"


def test_all_are_sent_again_with_one_press(administrator: Browser, app: Flask) -> None:
    give_up(*(written_to(an_application()) for _ in range(3)))
    assert "3 letters are on their way again." in press(administrator, f"{LIST}/again")
    assert undelivered_letters.how_many(administrator.person) == 0


def test_nobody_sees_a_letter_whose_reader_is_not_theirs_to_know(
    administrator: Browser, recruiter: Browser, app: Flask
) -> None:
    mine, theirs = a_unit(name="Mine"), a_unit(name="Theirs")
    own, foreign = a_vacancy(unit=mine, title="Ours"), a_vacancy(unit=theirs, title="Not ours")
    invited, _text = inviting.invite(own, inviting.Invitation("Veerle", "v@noorman.example", "Come", "en"), a_person())
    blind = a_vacancy(title="Blind", blind=True)
    hidden = an_application(vacancy=blind, name="Wilhelmina Quist", email="mina@example.net", blind=True)
    rewarded = a_colleague(name="Sharing Colleague")
    hidden.origin, hidden.tell_sharer = a_link(blind, sharer=rewarded), True
    letters = (
        written_to(an_application(vacancy=own, name="Own Candidate")),
        written_to(an_application(vacancy=foreign, name="Foreign Candidate")),
        mail.put("v@noorman.example", "An invitation", "Come\n", About(lead_id=invited.id), Proven(Proof.NOTICE)),
        mail.put("later@example.org", "The form", "Here\n", About(finish_later_digest="abcdef")),
        mail.put("mina@example.net", "About Wilhelmina Quist", "Come\n", About(hidden.id), Proven(Proof.MESSAGE)),
        thanks.thank(hidden, rewarded, "Thank you", a_person(name="Thankful")),
    )
    numbers = give_up(*letters)
    recruiter.person.unit = mine
    a_policy(by_unit=True)
    db.session.commit()
    seen, all_seen = recruiter.get(LIST).text, administrator.get(LIST).text
    assert "Own Candidate" in seen and "Foreign Candidate" not in seen and "Foreign Candidate" in all_seen
    for text in (seen, all_seen):
        for word in ("noorman", "later@example.org", "Wilhelmina", "Quist", "mina@", "Sharing Colleague"):
            assert word not in text, word
        assert f"Candidate {hidden.id}" in text
    for number in (numbers[1], numbers[2], numbers[3], numbers[5]):
        for deed in ("again", "leave", "address"):
            press(recruiter, f"{LIST}/{number}/{deed}", expect=404, email="a@example.org")
        recruiter.get(f"{LIST}/{number}/address", expect=404)
    press(administrator, f"{LIST}/{numbers[4]}/address", expect=404, email="a@example.org")
    administrator.get(f"{LIST}/{numbers[4]}/address", expect=404)
    assert hidden.email == "mina@example.net"
    assert daily_summary.summary_at().letters_failed == 3


@pytest.mark.parametrize("pair", [("again", "again"), ("again", "leave"), ("leave", "leave"), ("address", "again")])
def test_of_two_who_mend_one_letter_at_once_one_does(app: Flask, pair: tuple[str, str]) -> None:
    people = [Browser(app).sign_in(Role.RECRUITER) for _ in range(2)]
    tokens = [who.get("/office/me").fields()["csrf_token"] for who in people]
    application = an_application(vacancy=a_vacancy(), email="old@example.org")
    [number] = give_up(written_to(application))

    read = [who.get(f"{LIST}/{number}/address").fields() for who in people]

    def do(place: int) -> None:
        sent = read[place] | {"csrf_token": tokens[place], "email": "new@example.org"}
        people[place].post(f"{LIST}/{number}/{pair[place]}", sent, expect=303)

    assert at_once(app, lambda: do(0), lambda: do(1)) == [None, None]
    db.session.expire_all()
    deeds = db.session.scalars(select(AuditLine.deed).where(AuditLine.subject_id == application.id)).all()
    assert sum(deed in (Deed.LETTER_SENT_AGAIN, Deed.LETTER_LEFT) for deed in deeds) == 1
    letter = db.session.get(Letter, number)
    assert letter is None or letter.due


@pytest.mark.parametrize("written", ["{me}", "{ME}+kim", "privacy@house.example", "Jobs@house.example"])
def test_an_address_of_our_own_is_refused_for_a_candidate_who_did_not_give_it(recruiter: Browser, written: str) -> None:
    local, _, host = recruiter.person.email.partition("@")
    typed = written.replace("{me}", recruiter.person.email).replace("{ME}+kim", f"{local.upper()}+kim@{host}")
    db.session.add(Organisation(id=1, name="Acme", privacy_email="privacy@house.example"))
    a_vacancy(contact_email="jobs@house.example")
    application = an_application(vacancy=a_vacancy(), email="kim@example.example")
    [number] = give_up(written_to(application))
    page = recruiter.submit(f"{LIST}/{number}/address", {"email": typed}, expect=422)
    assert "an address of our own" in page.text and application.email == "kim@example.example"
    application.email = typed  # with which this candidate applied
    [number] = give_up(written_to(application))
    recruiter.submit(f"{LIST}/{number}/address", {"email": typed.lower()})


def test_the_former_address_hears_that_the_office_put_in_another_and_nobody_else_does(recruiter: Browser) -> None:
    application = an_application(vacancy=a_vacancy(), email="kim@example.example", language="en")
    [number] = give_up(written_to(application))
    recruiter.submit(f"{LIST}/{number}/address", {"email": "kim@other.example"})
    heard = [letter for letter in db.session.scalars(select(Letter)) if letter.content["to"] == "kim@example.example"]
    assert ["somebody here filled in another" in letter.content["text"] for letter in heard] == [True]
    jobs.send_letter.keep(heard[0], None, "The mail server does not take this address.")
    db.session.commit()
    assert {letter.content["to"] for letter in db.session.scalars(select(Letter))} == {"kim@other.example"}
