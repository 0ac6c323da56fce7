"""Wherever people are compared a disguise is seen through: one table of disguises, every place that compares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import insert, select, text
from wtforms import Form

from recruit.candidates import duplicates, lead_matches, leads
from recruit.candidates.documents import fingerprints
from recruit.candidates.duplicates import Sign as Same
from recruit.candidates.privacy import corrections
from recruit.core import migration, tokens
from recruit.core.database import db, now
from recruit.core.email_addresses import Disguised, checked
from recruit.core.same_people import Alike, is_disguised
from recruit.models import Application, Lead, Letter, Role, SharingPolicy, Uninvited, User
from recruit.organisation import invitations, mailed_links, self_registration
from recruit.referrals import invitation_review
from recruit.referrals import invitations as inviting
from recruit.referrals.integrity import application_checks
from recruit.referrals.rewards import claims, warning_signs
from recruit.referrals.rewards.warning_signs import Sign
from recruit.web.forms.whom import Colleague
from tests.support import disguises, earlier_releases
from tests.support.apply_form import apply, ask_again, how_many
from tests.support.browser import Browser
from tests.support.factories import a_colleague, a_lead, a_person, a_vacancy, an_application, referred, rewarded, saved

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("steps_taken_once")]


def pairs() -> Iterator[tuple[str, str]]:
    """Of each mailbox two ways to write it that a form would take, as far apart as there are."""
    for line in disguises.ADDRESSES:
        plain = [one for one in line if one.isprintable() and " " not in one and one[-1] != "."]
        yield plain[0], plain[-1]
        yield plain[-1], plain[1]


def names() -> Iterator[tuple[str, str]]:
    """Names that are the same."""
    return ((one, other) for one, other, found in disguises.NAMES if found is Alike.SAME)


def signs_of(application: Application) -> list[Sign]:
    """What makes a claim doubtful."""
    assert application.origin and application.origin.sharer
    return warning_signs.signs_of(application, application.origin.sharer, rewarded(known_days=100))


def test_signs_of_rewards_see_through_a_disguised_address(app: Flask) -> None:
    for one, other in pairs():
        sharer, vacancy = a_person(email=one, role=Role.EMPLOYEE), a_vacancy(contact_email=other)
        application = referred(sharer, vacancy=vacancy, email=other)
        assert Sign.SELF in signs_of(application), (one, other)
        evidence = application_checks.like_referrer(application)
        assert evidence and evidence["same"] == ["mailbox"]
        assert not claims.may_claim(sharer, application), (one, other)
        of_a_colleague = referred(vacancy=vacancy, email=other)
        assert Sign.COLLEAGUE in signs_of(of_a_colleague), (one, other)
        sharer.email = f"gone{sharer.id}@example.net"
        forget([application, of_a_colleague])


def test_signs_of_rewards_know_a_candidate_or_a_lead_in_disguise(app: Flask) -> None:
    vacancy, sharer = a_vacancy(), a_colleague()
    for one, other in pairs():
        corrected = an_application(vacancy=vacancy, email=one)
        corrections.correct(corrected, {"email": "else@example.net"})
        known = (corrected, an_application(vacancy=vacancy, email=one), a_lead(vacancy=vacancy, email=one))
        for row in known:
            for each in known:
                each.created_at = now() - timedelta(days=1 if each is row else 200)
            application = referred(sharer, vacancy=vacancy, email=other)
            assert Sign.KNOWN in signs_of(application), (one, other, row)
            forget([application])
        forget(known)


def forget(rows: Iterable[Any]) -> None:
    """They were never here."""
    for row in rows:
        db.session.delete(row)
    db.session.commit()


def test_names_are_compared_in_every_disguise(app: Flask) -> None:
    for one, other in names():
        sharer = a_colleague(name=one)
        application = referred(sharer, name=other, email="x@example.net")
        assert Sign.SELF in signs_of(application), (one, other)
        evidence = application_checks.like_referrer(application)
        assert evidence and evidence["same"] == ["name"], (one, other)
        field = whom(other)
        assert field.person is sharer, (one, other)
        sharer.active = False
        db.session.commit()


def whom(typed: str) -> Colleague:
    """The field in which a colleague is named, filled in."""

    class Naming(Form):
        colleague = Colleague()

    form = Naming(data={"colleague": typed})
    form.colleague.find(form, form.colleague)
    found: Colleague = form.colleague
    return found


def test_applications_of_one_person_are_suggested_in_every_disguise(app: Flask) -> None:
    vacancy = a_vacancy()
    tables: list[tuple[str, Same, Any]] = [
        ("email", Same.EMAIL, pairs()),
        ("phone", Same.PHONE, [(line[0], other) for line in disguises.PHONES for other in line[1:-2]]),
        ("profile", Same.PROFILE, [(line[0], other) for line in disguises.PROFILES for other in line[1:]]),
        ("name", Same.NAME, [(one, other) for one, other in names() if len(one.split()) > 2]),
    ]
    for column, sign, table in tables:
        for one, other in table:
            first = an_application(vacancy=vacancy, **{"name": "Somebody Else"} | {column: one})
            second = an_application(vacancy=vacancy, **{"name": "Another Person"} | {column: other})
            assert sign in duplicates.signs(first, second), (one, other)
            found = [suggested.application for suggested in duplicates.suggestions(first)]
            assert second in found or column in ("phone", "profile"), (one, other)
            forget([first, second])


def test_only_perhaps_the_same_name_is_named_beside_something_surer(app: Flask) -> None:
    one = an_application(name="Anna de Vries", email="anna@example.net")
    assert duplicates.signs(one, an_application(name="A. de Vries")) == ()
    same = an_application(name="A. de Vries", email="anna+x@example.net")
    assert duplicates.signs(one, same) == (Same.EMAIL, Same.NAME)


def test_leads_know_who_is_noted_or_has_applied_in_disguise(app: Flask) -> None:
    vacancy = a_vacancy()
    for one, other in pairs():
        lead = a_lead(vacancy=vacancy, email=one, address="")
        assert leads.like(vacancy, {"email": other, "address": ""}) == [lead]
        application = an_application(vacancy=vacancy, email=other)
        assert leads.is_known_to_have_applied(vacancy, {"email": one, "address": ""})
        leads.join(application)
        assert lead.application is application, (one, other)
        forget([lead, application])
    for line in disguises.PROFILES:
        for other in line[1:]:
            lead = a_lead(vacancy=vacancy, email="", address=line[0])
            assert leads.like(vacancy, {"email": "", "address": other}) == [lead], other
            application = an_application(vacancy=vacancy, profile=other)
            assert leads.is_known_to_have_applied(vacancy, {"email": "", "address": line[0]}), other
            leads.join(application)
            assert lead.application is None, "anybody may type a profile"
            assert [one.lead for one in lead_matches.suggestions(application)] == [lead], other
            forget([lead, application])


def test_an_account_is_found_by_what_reaches_its_mailbox_and_none_is_made_beside_it(app: Flask) -> None:
    saved(SharingPolicy(domains="example.org gmail.com"))
    for one, other in pairs():
        user = a_person(email=one)
        assert mailed_links.find_user(other) is user, (one, other)
        assert whom(other).person is user
        read = invitations.check_list(other)
        if is_disguised(other):  # nobody types such an address, and nobody is added by one
            assert (read.known, read.new, len(read.wrong)) == (0, [], 1), (one, other)
        else:
            assert (read.known, read.new, read.wrong) == (1, [], []), (one, other)
        token = self_registration.signer().dumps("sam+new@example.org")
        assert self_registration.address_in(token) == (
            "" if mailed_links.find_user("sam@example.org") else "sam+new@example.org"
        )
        user.active, user.email = False, f"gone{user.id}@example.net"
        db.session.commit()
    same, twin = a_person(email="sam+a@example.org"), a_person(email="sam+b@example.org")
    assert mailed_links.find_user("sam@example.org") is None, "it could be either"
    assert mailed_links.find_user("SAM+A@example.org") is same and mailed_links.find_user("sam+b@example.org") is twin
    read = invitations.check_list("kim@example.org\nkim+1@example.org")
    assert len(read.new) == len(read.wrong) == 1


def test_single_sign_on_needs_the_very_address(app: Flask) -> None:
    user = a_person(email="sam@example.org")
    assert mailed_links.find_exactly("Sam@Example.org") is user
    assert mailed_links.find_exactly("sam+x@example.org") is None


def test_the_way_to_an_application_is_mailed_whatever_way_of_writing_was_typed(visitor: Browser) -> None:
    application = an_application(email="s.am+jobs@gmail.com")
    ask_again(visitor, "SAM@googlemail.com")
    [letter] = db.session.scalars(select(Letter))
    assert letter.content["to"] == application.email, "to the address that the candidate gave"


def test_the_same_file_of_one_person_is_no_sign(app: Flask) -> None:
    one = an_application(name="Anna de Vries", document_digest="x")
    an_application(name="Vries, Anna de", document_digest="x")
    an_application(email="alex@gmail.com", document_digest="x", name="Other Name")
    assert len(fingerprints.others(one)) == 1


def test_what_is_compared_follows_what_is_written(app: Flask) -> None:
    application, lead, user = an_application(email="S.am+x@GMail.com", name="Vries, Anna de"), a_lead(), a_person()
    assert (application.mailbox, application.plain_name) == ("sam@gmail.com", "anna de vries")
    for row in (application, lead, user):
        row.email = "Kim+y@Example.org"
    db.session.commit()
    found = [db.session.scalars(select(table.mailbox)).all() for table in (Application, Lead, User)]
    assert found[0] == found[1] == ["kim@example.org"] and "kim@example.org" in found[2]


def test_whoever_was_here_before_is_compared_too_and_no_old_invitation_is_mailed_again(empty: Flask) -> None:
    migration.upgrade(db.engine, "0007")
    earlier_releases.fill()
    with db.engine.begin() as line:
        line.execute(text("UPDATE users SET name = 'Vries, Anna de', email = 'S.am+x@GMail.com' WHERE id = 1"))
        for table in ("applications", "leads"):
            line.execute(
                text(f"UPDATE {table} SET forgotten_at = NULL, name = 'Vries, Anna de', email = 'S.am+x@GMail.com'")
            )
        line.execute(text("UPDATE leads SET kind = 'invited'"))
    migration.upgrade(db.engine)
    for row in (db.session.get_one(table, 1) for table in (User, Application, Lead)):
        assert row.mailbox == "sam@gmail.com"
        assert isinstance(row, Lead) or row.plain_name == "anna de vries"
    assert db.session.get_one(Lead, 1).weighed_at and invitation_review.weigh() == 0


def test_a_trace_of_the_first_version_is_still_known(app: Flask) -> None:
    for then, typed in (("kim-jobs@yahoo.com", "Kim-Jobs+x@Yahoo.com"), ("kim@strasse.example", "kim@straße.example")):
        saved(Uninvited(digest=tokens.token(f"{inviting.PURPOSE} {then}")))
        assert inviting.does_not_want(typed), typed


def test_rows_that_are_written_many_at_a_time_are_compared_too(app: Flask) -> None:
    rows = [{"email": f"K.im{n}+x@gmail.com", "name": f"Bos, Kim {n}", "role": Role.EMPLOYEE} for n in (1, 2)]
    db.session.execute(insert(User), rows)
    db.session.commit()
    found = db.session.execute(select(User.mailbox, User.plain_name).order_by(User.id)).all()
    assert found == [("kim1@gmail.com", "1 bos kim"), ("kim2@gmail.com", "2 bos kim")]


DISGUISES = (
    *("\u212aees@example.org", "\u212bsa@example.org", "\u2126@example.org", "kees@\u212aees.example"),
    *(
        "ｋees@example.org",
        "𝐤ees@example.org",
        "𝓀ees@example.org",
        "kees＠example.org",
        "kees@ｅxample.org",
        "ⓚees@example.org",
    ),
    *(
        "kees\u200b@example.org",
        "k\u00adees@example.org",
        "\u202ekees@example.org",
        "ﬁa@example.org",
        "kees@example。org",
        "kееs@example.org",
        "kees@exаmple.org",
        "keεs@example.org",
    ),
)
PLAIN = (
    "kees@example.org",
    "zoë@example.org",
    "zoe\u0308@example.org",
    "ångström@example.org",
    "a\u030angstro\u0308m@example.org",
    "ω@example.org",
    "кеес@пример.example",
    "\u0958\u093e@example.org",
    "김@example.org",
    "\u1100\u1175\u11b7@example.org",
)
"""Letters and their accents may be one sign or two."""


def test_a_sign_that_stands_for_another_is_a_disguise_and_an_accent_is_none() -> None:
    assert not [ascii(one) for one in DISGUISES if not is_disguised(one)]
    assert not [ascii(one) for one in PLAIN if is_disguised(one)]


def test_whoever_types_an_address_in_disguise_reads_what_to_do(app: Flask, visitor: Browser) -> None:
    for one in DISGUISES:
        with pytest.raises(Disguised):
            checked(one)
    page = apply(visitor, expect=422, email="ｚoe@example.org")
    assert "Write the address in ordinary letters" in page.text and how_many() == 0
    visitor.submit("/applications/again", {"email": "\u212aees@example.org"}, expect=422)
    assert invitations.check_list("\u212aees@example.org").new == []
