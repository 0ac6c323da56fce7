"""What people read where they give us something is true, whole, and kept as it stood there."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import BytesIO
from itertools import product
from zipfile import ZipFile

import pytest
from flask import Flask
from flask_babel import Babel, force_locale
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from recruit.candidates import leads, private_links
from recruit.candidates.privacy import notice, notice_wordings
from recruit.candidates.privacy.notice_facts import Facts, facts
from recruit.candidates.screening.wordings import LONG
from recruit.config import Settings
from recruit.core.database import db, now
from recruit.models import Deletion, DeletionReason, Forgotten, LeadKind, Level, Notice, Organisation
from recruit.organisation.employer import PRIVACY, employer
from tests.support import ROOT
from tests.support.apply_form import ALEX, apply, form_of, the_application
from tests.support.browser import Browser, Page
from tests.support.concurrency import at_once
from tests.support.factories import a_lead, a_person, a_policy, a_vacancy, rewarded, saved
from tests.support.screening import a_screened_vacancy

pytestmark = pytest.mark.one_database

REVIEW = ROOT / "docs" / "administrators" / "privacy-notice.md"
HERE = {"privacy_email": "privacy@delinde.example", "privacy_post": "De Linde\nPostbus 1\n1000 AA Amsterdam"}


def an_organisation(**but: str) -> Organisation:
    """Who we are, with all that the notice asks for."""
    more = {"privacy_officer": "Iris Bos, fg@delinde.example", "processors": "Hosting BV, Amsterdam"}
    return saved(Organisation(**{"name": "De Linde", "website": "", "about": ""} | HERE | more | but))


def fixed(text: str) -> str:
    """With its spaces folded."""
    return " ".join(text.split())


def asks_about(page: Page) -> str:
    """What stands about data on the form, all layers."""
    return fixed(page.one("section[aria-labelledby=about]").get_text(" "))


def test_no_box_is_ticked_to_send_an_application_and_the_old_one_is_ignored(visitor: Browser) -> None:
    page = visitor.get(form_of(a_vacancy()))
    assert page.tree.select("form[action*=apply] input[type=checkbox]") == []
    apply(visitor)
    for given_before in ("", "y"):
        apply(visitor, notice=given_before, email=f"a{given_before}@example.org")


def test_the_form_says_all_that_is_done_with_it_in_two_layers(visitor: Browser) -> None:
    an_organisation()
    rewarded()
    page = visitor.get(form_of(a_vacancy()))
    section = page.one("section[aria-labelledby=about]")
    first = fixed(" ".join(line.get_text() for line in section.select(":scope > ul li")))
    for words in ("misuse", "reward", "figures", "Every recruiter", "28 days", "16 weeks", "privacy@delinde.example"):
        assert words in first, words
    assert "unless we must keep it for a claim; then your private page says so" in first
    assert len(first) < 1000, "the first layer is short"
    whole = fixed(section.select("details")[0].get_text(" "))
    for words in (
        "legitimate interest (GDPR article 6.1 f)",
        "steps before a contract (GDPR article 6.1 b)",
        "Postbus 1",
    ):
        assert words in whole, words
    for untrue in ("for nothing else", "Only the people who handle", "you may use what I send", "I have read"):
        assert untrue not in page.text, untrue
    consents = re.findall(r"consent.{0,40}", whole)
    assert len(consents) == 1 and "one thing only" in consents[0], "for the talent pool alone"


def test_what_is_said_follows_the_settings(app: Flask, settings: Settings) -> None:
    own = an_organisation()
    with app.test_request_context(), force_locale("en"):

        def whole() -> str:
            return json.dumps(notice.written(facts()), ensure_ascii=False)

        before = whole()
        for row, name, value, words in (
            (a_policy(), "keep_days", 14, "14 days after your procedure"),
            (a_policy(), "pool_days", 100, "at most 100 days at a time"),
            (a_policy(), "by_unit", True, "the part of the organisation that the vacancy belongs to"),
            (rewarded(on=False), "on", True, "A reward for such a colleague"),
            (own, "processors", "Mail BV, Oslo", "Mail BV, Oslo"),
            (own, "privacy_officer", "Noor, 1 2 3", "data protection officer: Noor, 1 2 3"),
        ):
            assert words not in before, words
            setattr(row, name, value)
            db.session.commit()
            assert words in whole(), words


@given(st.tuples(*[st.text("abc@. \n", max_size=12)] * 4), st.integers(1, 28), st.booleans())
def test_there_is_always_somebody_to_write_to(said: tuple[str, ...], days: int, yes: bool) -> None:
    holds = Facts("De Linde", *said, "", days, 365, 84 + days, yes, yes, days % 3)
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        assert all(notice_wordings.contacts(holds))
        lines = [line for part in notice_wordings.parts(holds) for line in (part.heading, *part.says)]
        assert all(line.strip() for line in [*lines, *notice_wordings.short(holds)])


def test_without_any_setting_the_form_falls_back_to_who_reads_mail_about_the_vacancy(
    visitor: Browser, administrator: Browser
) -> None:
    page = visitor.get(form_of(a_vacancy(contact_email="sam@example.org")))
    assert "sam@example.org" in asks_about(page)
    assert "reply to any mail from us" in visitor.get("/privacy").text
    missing = administrator.get("/office/settings/privacy")
    for name in ("Name of the organisation", "E-mail address for privacy questions", "Postal address"):
        assert name in missing.one("#notice-lacks").get_text(), name
    an_organisation()
    assert administrator.get("/office/settings/privacy").tree.select("#notice-lacks") == []
    assert "sam@example.org" not in asks_about(visitor.get(form_of(a_vacancy())))


def test_each_version_is_kept_and_the_one_that_stood_there_goes_with_the_application(visitor: Browser) -> None:
    an_organisation()
    vacancy = a_vacancy()
    page = visitor.get(form_of(vacancy))
    fields = page.fields("/apply")
    visitor.get(form_of(vacancy))
    assert db.session.scalar(select(func.count()).select_from(Notice)) == 1, "the same is one version"
    a_policy(keep_days=7)
    changed = visitor.get("/privacy").text
    assert "7 days after your procedure" in changed
    there = visitor.post(form_of(vacancy), fields | ALEX, expect=303).headers["Location"]
    read = the_application().notice
    assert read and read.version in asks_about(page)
    place = there.removeprefix("http://localhost").partition("#")[0]
    own = visitor.get(place)
    [link] = [a for a in own.tree.select("a") if str(a["href"]).split("?")[0].endswith("/notice")]
    kept = visitor.get(str(link["href"]))
    assert "28 days after your procedure" in kept.text and read.version in kept.text
    for part in read.said["parts"]:
        assert part["heading"] in asks_about(page) and part["heading"] in kept.text
    with ZipFile(BytesIO(visitor.client.get(f"{place}/copy").get_data())) as box:
        for name in ("read-me.html", "everything.json"):
            assert "28 days after your procedure" in box.read(name).decode(), name


def test_whoever_mends_an_error_has_read_what_stood_there_the_second_time(visitor: Browser) -> None:
    an_organisation()
    vacancy = a_vacancy()
    wrong = apply(visitor, expect=422, vacancy=vacancy, email="")
    a_policy(keep_days=7)
    again = visitor.post(form_of(vacancy), wrong.fields("/apply") | {"name": ""}, expect=422)
    visitor.post(form_of(vacancy), again.fields("/apply") | ALEX, expect=303)
    read = the_application().notice
    assert read and any("7 days" in line for line in read.said["short"])


def test_a_form_that_was_shown_while_nothing_could_be_kept_is_kept_when_it_is_sent(visitor: Browser) -> None:
    vacancy = a_vacancy()
    elsewhere = visitor.post(form_of(vacancy), ALEX, expect=403, headers={"Sec-Fetch-Site": "cross-site"})
    assert db.session.scalars(select(Notice)).all() == [], "what another site sends changes nothing"
    visitor.post(form_of(vacancy), elsewhere.fields("/apply"), expect=303)
    read = the_application().notice
    assert read and read.version in asks_about(elsewhere)


def test_a_form_in_dutch_keeps_the_dutch_words(visitor: Browser) -> None:
    visitor.submit(f"{form_of(a_vacancy(language='nl'))}?lang=nl", ALEX, expect=303)
    read = the_application().notice
    assert read and read.language == "nl" and "je sollicitatie te beoordelen" in json.dumps(read.said)


def test_two_who_read_a_new_version_at_once_make_one(app: Flask) -> None:
    def read() -> None:
        with app.test_request_context(), force_locale("en"):
            notice.shown()

    at_once(app, read, read)
    assert db.session.scalar(select(func.count()).select_from(Notice)) == 1


def test_a_version_from_before_texts_were_kept_is_named_and_leads_nowhere(visitor: Browser) -> None:
    place = apply(visitor).headers["Location"].removeprefix("http://localhost")
    application = the_application()
    application.notice = saved(Notice(digest="2026-11-29 f", version="2026-11-29 f", said={}, at=now()))
    db.session.commit()
    page = visitor.get(place)
    assert "2026-11-29 f" in page.text
    assert not [a for a in page.tree.select("a") if str(a["href"]).endswith("/notice")]
    visitor.get(f"{place}/notice", expect=404)
    application.notice = None
    db.session.commit()
    visitor.get(place)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_sentence_that_the_review_names_stands_on_the_privacy_page(visitor: Browser, language: str) -> None:
    an_organisation()
    rewarded()
    page = fixed(visitor.get(f"/privacy?lang={language}").text)
    rows = re.findall(r"^\| (1[234]\.[^|]+?) \| (.+?) \| (.+?) \| (.+?) \|$", REVIEW.read_text(), re.MULTILINE)
    assert len(rows) > 30
    named = {row[0].split()[0] for row in rows}
    wanted = {f"13.1.{letter}" for letter in "abcdef"} | {f"13.2.{letter}" for letter in "abcdef"}
    wanted |= {f"14.1.{letter}" for letter in "abcdef"} | {f"14.2.{letter}" for letter in "abcdefg"}
    wanted |= {f"12.{number}" for number in range(1, 9)} | {
        "13.3",
        "13.4",
        "14.3.a",
        "14.3.b",
        "14.3.c",
        "14.4",
        "14.5",
    }
    assert named == wanted
    for line, _asks, english, dutch in rows:
        said = re.findall(r"“([^”]+)”", dutch if language == "nl" else english)
        assert said or english.startswith("–"), line
        for words in said:
            assert words in page, (line, words)


@pytest.mark.parametrize("kind", [LeadKind.FOUND, LeadKind.INVITED])
def test_whoever_did_not_apply_reads_all_of_it_on_their_own_page(visitor: Browser, kind: LeadKind) -> None:
    an_organisation()
    lead = a_lead(kind=kind, named_by_id=a_person(name="Noor Bakker").id)
    page = visitor.get(leads.address(lead).removeprefix("http://careers.example"))
    for words in ("privacy@delinde.example", "Postbus 1", "Every recruiter", "autoriteitpersoonsgegevens.nl"):
        assert words in page.text, words


def test_what_is_said_of_a_field_that_is_empty_is_true_whatever_else_is_filled_in(
    visitor: Browser, administrator: Browser
) -> None:
    an_organisation()
    own, vacancy = employer(), a_vacancy(contact_email="sam@example.org")
    filled = {name: getattr(own, name) for name in PRIVACY}
    for kept in product((True, False), repeat=len(PRIVACY)):
        for name, yes in zip(PRIVACY, kept, strict=True):
            setattr(own, name, filled[name] if yes else "")
        db.session.commit()
        lacks = administrator.get("/office/settings/privacy").tree.select("#notice-lacks")
        said, read = lacks[0].get_text() if lacks else "", asks_about(visitor.get(form_of(vacancy)))
        assert ("who answers questions about the vacancy" in said) == ("sam@example.org" in read)
        assert ("which companies these are" in said) == (not own.processors)
        told = said.split("how else they reach you: ")[1:]
        for words in (own.privacy_email, own.privacy_officer):
            assert all(words in one and words in read for one in told), kept


def test_every_reason_for_a_deletion_has_words(administrator: Browser) -> None:
    for number, reason in enumerate(DeletionReason):
        db.session.add(Deletion(what=Forgotten.LEAD, number=number + 1, reason=reason))
    db.session.commit()
    page = administrator.get("/office/settings/privacy")
    assert all(row.select("td")[1].get_text().strip() for row in page.tree.select("table")[-1].select("tbody tr"))


def test_the_record_names_every_setting_that_the_notice_takes(app: Flask) -> None:
    an_organisation()
    assert notice.missing() == []
    for name in PRIVACY:
        own = employer()
        before = getattr(own, name)
        setattr(own, name, "")
        assert (notice.missing() == [name]) == (name != "privacy_officer")
        setattr(own, name, before)


def test_the_notice_on_the_form_and_the_vacancy_say_the_same_of_looking_up_at_every_level(visitor: Browser) -> None:
    for level in Level:
        vacancy = a_screened_vacancy(level)
        form = visitor.get(form_of(vacancy))
        part = fixed(form.one("#about-looking").get_text(" "))
        said = asks_about(form)
        sentence = LONG["en"][level]
        assert sentence in said and sentence in visitor.follow(visitor.get(f"/vacancies/{vacancy.id}", 301)).text, level
        others = [LONG["en"][other] for other in Level if other != level]
        assert [one for one in others if one in said] == [], "nothing of another level"
        looked = [
            line for line in ("you fit, we look you up online", "what we find online", "a decision waits for that")
        ]
        assert [line for line in looked if line in said] == ([] if level == Level.NOTHING else looked), level
        assert ("Whether we look" in part, "agency reads it" in said) == (level == 0, level == Level.AGENCY)
    lead = visitor.get(leads.address(a_lead(vacancy=a_screened_vacancy(0))).removeprefix("http://localhost"))
    assert "We look nothing up about you" not in lead.text, "who was found was found"
    for line in ("we look you up online", "Each vacancy says before you apply how far we go"):
        assert line in visitor.get("/privacy").text


def test_the_page_after_a_deletion_says_what_the_notice_says_of_what_stays(app: Flask, visitor: Browser) -> None:
    apply(visitor)
    page = private_links.address(the_application()).removeprefix("http://localhost")
    db.session.commit()
    for backups in (14, 0):
        holds = replace(facts(), backups=backups)
        stays = [fixed(line) for line in notice_wordings.what_stays(holds)]
        assert all(line in " ".join(" ".join(part.says) for part in notice_wordings.parts(holds)) for line in stays)
        assert any("backups" in line for line in stays) and any("mailbox" in line for line in stays)
    stays = [*notice_wordings.what_stays(facts())]
    assert [line for line in stays if line not in visitor.get(f"{page}/delete").text] == []
    gone = visitor.follow(visitor.submit(f"{page}/delete", {}, 303))
    assert [line for line in stays if line not in gone.text] == []
    known = visitor.get("/privacy").text
    assert [line for line in stays if line not in known] == []


def test_the_notice_says_that_asking_for_a_mail_is_counted_by_the_address_too(visitor: Browser) -> None:
    assert "we also count by a code made from the e-mail address" in fixed(visitor.get("/privacy").text)
