"""Signs in applications: each on both sides of its threshold, found once, and again only with new evidence."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from recruit.candidates import origin_correction
from recruit.candidates.documents import files, fingerprints
from recruit.candidates.privacy import corrections
from recruit.core import disposable_mail
from recruit.core.database import db, now
from recruit.models import Application, AuditLine, ClickKind, Deed, Flag, FlagKind
from recruit.referrals.integrity import application_checks, scan
from tests.support.apply_form import apply, cv, the_application
from tests.support.browser import Browser
from tests.support.factories import a_colleague, a_link, a_person, a_vacancy, referred
from tests.support.integrity import clicked, kinds, look, settle, somebody

EARLIER = timedelta(minutes=5)


@pytest.mark.parametrize(
    ("candidate", "found"),
    [
        ({"email": "Bo.Kuipers+werk@delinde.example"}, ["mailbox"]),
        ({"email": "alex@gmail.com", "name": "BO  Kuipers"}, ["name"]),
        ({"email": "alex@delinde.example"}, ["host"]),
        ({"email": "bo.kuipers@delinde.example", "name": "Bo Kuipers"}, ["mailbox", "name"]),
        ({"email": "alex@gmail.com", "name": "Bo Kuiper"}, []),
    ],
)
def test_a_candidate_who_resembles_the_colleague_is_looked_at(
    app: Flask, candidate: dict[str, str], found: list[str]
) -> None:
    colleague = a_colleague(email="bo.kuipers@delinde.example")
    application = referred(colleague, **{"created_at": now() - EARLIER} | candidate)
    look()
    flag = db.session.scalar(select(Flag))
    assert (flag.evidence["same"] if flag else []) == found
    assert flag is None or flag.evidence == {"same": found, "link": application.origin_id, "colleague": colleague.id}


def test_an_address_at_the_same_public_mail_service_says_nothing(app: Flask) -> None:
    application = referred(a_colleague(email="bo@gmail.com"), email="alex@gmail.com", created_at=now() - EARLIER)
    look()
    assert kinds(application) == set()


def test_without_a_colleague_there_is_nobody_to_resemble(app: Flask) -> None:
    application = somebody(origin=a_link(label="Flyer"), email="alex@delinde.example")
    look()
    assert kinds(application) == set()


@pytest.mark.parametrize(
    ("address", "service"),
    [
        ("alex@mailinator.com", "mailinator.com"),
        ("alex@MAILINATOR.com", "mailinator.com"),
        ("alex@post.mailinator.com", "mailinator.com"),
        ("alex@notmailinator.com.example", ""),
        ("alex@xmailinator.example", ""),
        ("alex@gmail.com", ""),
        ("mailinator.com@example.org", ""),
        ("alex@com", ""),
        ("", ""),
    ],
)
def test_temporary_addresses_are_known_by_a_public_list_with_their_subdomains(address: str, service: str) -> None:
    assert disposable_mail.service_of(address) == service


@given(labels=st.lists(st.from_regex(r"[a-z0-9]{1,12}", fullmatch=True), max_size=4))
def test_every_subdomain_of_a_service_counts_and_nothing_that_only_ends_like_it(labels: list[str]) -> None:
    host = ".".join([*labels, "mailinator.com"])
    assert disposable_mail.service_of(f"alex@{host}") == "mailinator.com" or host in disposable_mail.disposable()
    assert disposable_mail.service_of(f"alex@{host}.example") == ""


def test_the_list_is_read_only_when_it_is_asked_for() -> None:
    source = Path(disposable_mail.__file__).read_text()
    assert "\nfrom disposable_email_domains" not in source and "\nimport disposable" not in source


def test_a_temporary_address_is_looked_at_with_the_name_of_the_service(app: Flask) -> None:
    application, other = somebody(email="alex@post.mailinator.com"), somebody()
    look()
    assert kinds(application) == {FlagKind.DISPOSABLE_MAIL} and kinds(other) == set()
    assert db.session.scalars(select(Flag.evidence)).one() == {"service": "mailinator.com"}


def with_cv(content: bytes, **but: str) -> Application:
    """Somebody who sent this CV."""
    name = files.keep(content)
    digest = fingerprints.trace(name)
    return somebody(document=name, document_kind="pdf", document_digest=digest, **but)


def test_the_same_cv_under_another_name_and_mailbox_is_looked_at_in_both_applications(app: Flask) -> None:
    one = with_cv(b"%PDF one", name="Alex Vos", email="alex@gmail.com")
    other = with_cv(b"%PDF one", name="Kim de Boer", email="kim@gmail.com")
    third = with_cv(b"%PDF two", name="Bo Maas", email="bo@gmail.com")
    look()
    assert (kinds(one), kinds(other), kinds(third)) == ({FlagKind.SAME_DOCUMENT}, {FlagKind.SAME_DOCUMENT}, set())
    told = {flag.application_id: flag.evidence["applications"] for flag in db.session.scalars(select(Flag))}
    assert told == {one.id: [other.id], other.id: [one.id]}


@pytest.mark.parametrize(
    "other", [{"name": "ALEX VOS", "email": "kim@gmail.com"}, {"name": "Kim", "email": "a.lex+1@gmail.com"}]
)
def test_the_same_cv_under_the_same_name_or_from_the_same_mailbox_is_nothing(app: Flask, other: dict[str, str]) -> None:
    with_cv(b"%PDF one", name="Alex Vos", email="alex@gmail.com")
    with_cv(b"%PDF one", **other)
    look()
    assert db.session.scalars(select(Flag)).all() == []


def test_a_cv_leaves_a_trace_with_our_key_when_it_is_put_away(app: Flask, visitor: Browser) -> None:
    apply(visitor, cv=cv())
    kept = the_application()
    assert kept.document_digest and kept.document_digest == fingerprints.trace(kept.document)
    app.config["SECRET_KEY_FALLBACKS"], app.config["SECRET_KEY"] = [app.config["SECRET_KEY"]], "another"
    assert fingerprints.trace(kept.document) != kept.document_digest
    assert kept.document_digest in fingerprints.traces(kept), "older keys are tried too"


def test_a_cv_that_was_sent_before_gets_its_trace_when_it_is_looked_into(app: Flask) -> None:
    application = somebody(document=files.keep(b"%PDF old"), document_kind="pdf")
    gone = somebody(document="d" * 32, document_kind="pdf")
    look()
    assert application.document_digest == fingerprints.trace(application.document) and gone.document_digest == ""


@pytest.mark.parametrize(("seconds", "found"), [(3, True), (20, True), (21, False), (7200, False)])
def test_an_application_within_seconds_of_the_only_click_is_looked_at(app: Flask, seconds: int, found: bool) -> None:
    link, at = a_link(), (now() - EARLIER).replace(microsecond=0)
    application = somebody(vacancy=link.vacancy, origin=link, created_at=at)
    clicked(link, at - timedelta(seconds=seconds))
    look()
    assert (FlagKind.TOO_SOON in kinds(application)) == found
    if found:
        assert db.session.scalars(select(Flag.evidence)).one()["seconds"] == seconds


@pytest.mark.parametrize(
    ("before", "kind", "found"),
    [
        (timedelta(hours=1, minutes=59), ClickKind.PERSON, False),
        (timedelta(hours=1, minutes=59), ClickKind.REPEAT, False),
        (timedelta(hours=2, seconds=1), ClickKind.PERSON, True),
        (timedelta(minutes=1), ClickKind.ROBOT, True),
        (timedelta(minutes=1), ClickKind.STAFF, True),
    ],
)
def test_it_is_only_told_where_the_click_is_surely_the_candidates(
    app: Flask, before: timedelta, kind: ClickKind, found: bool
) -> None:
    link, at = a_link(), (now() - EARLIER).replace(microsecond=0)
    application = somebody(vacancy=link.vacancy, origin=link, created_at=at)
    clicked(link, at - timedelta(seconds=5))
    clicked(link, at - before, kind)
    clicked(link, at + timedelta(seconds=5))  # whoever comes later says nothing
    look()
    assert (FlagKind.TOO_SOON in kinds(application)) == found


@pytest.mark.parametrize(("seconds", "found"), [(None, False), (-3, False), (0, True), (19, True), (20, False)])
def test_a_form_that_was_open_for_seconds_is_looked_at(app: Flask, seconds: int | None, found: bool) -> None:
    application = somebody(seconds_open=seconds)
    look()
    assert (kinds(application) == {FlagKind.FILLED_FAST}) == found


def test_how_long_the_form_was_open_is_kept_with_the_application(visitor: Browser) -> None:
    apply(visitor)
    assert the_application().seconds_open in (0, 1, 2)


def test_an_application_is_looked_into_once_and_not_before_its_click_is_there(app: Flask) -> None:
    fresh, older = somebody(created_at=now(), seconds_open=1), somebody(seconds_open=1)
    look()
    assert fresh.looked_into_at is None and older.looked_into_at
    assert scan.look_into_applications(now()) == 0
    assert scan.look_into_applications(now() + timedelta(minutes=2)) == 1


def test_one_look_takes_no_more_than_nobody_waits_for(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "AT_ONCE", 2)
    monkeypatch.setattr(scan, "MOST", 4)
    for _ in range(5):
        somebody()
    assert (scan.look_into_applications(now()), scan.look_into_applications(now())) == (4, 1)


def test_a_corrected_origin_is_looked_into_again(app: Flask) -> None:
    application = somebody(email="alex@delinde.example")
    look()
    assert kinds(application) == set()
    link = a_link(application.vacancy, sharer=a_colleague())
    origin_correction.correct(application, link, "Told us", a_person())
    db.session.commit()
    look()
    assert kinds(application) == {FlagKind.LIKE_REFERRER}


def test_what_the_candidate_corrects_is_looked_into_again(app: Flask) -> None:
    application = somebody()
    look()
    corrections.correct(application, {"email": "alex@mailinator.com"})
    db.session.commit()
    look()
    assert kinds(application) == {FlagKind.DISPOSABLE_MAIL}


def test_what_somebody_looked_at_comes_again_only_with_new_evidence(app: Flask) -> None:
    application = somebody(email="alex@mailinator.com")
    look()
    flag = db.session.scalars(select(Flag)).one()
    settle(flag)
    scan.again(application)
    look()
    assert flag.settled_at and flag.harmless, "the same evidence is no news"
    corrections.correct(application, {"email": "alex@yopmail.com"})
    db.session.commit()
    look()
    assert (flag.settled_at, flag.harmless, flag.reason) == (None, None, "")
    assert flag.evidence == {"service": "yopmail.com"}
    about = select(AuditLine.deed).where(AuditLine.subject_kind == "flags").order_by(AuditLine.id)
    assert db.session.scalars(about).all() == [Deed.FLAG_FOUND, Deed.FLAG_HARMLESS, Deed.FLAG_FOUND_AGAIN]


def test_one_more_application_with_the_same_cv_is_new_evidence(app: Flask) -> None:
    one = with_cv(b"%PDF one", name="Alex Vos", email="alex@gmail.com")
    with_cv(b"%PDF one", name="Kim de Boer", email="kim@gmail.com")
    look()
    flag = db.session.scalars(select(Flag).where(Flag.application_id == one.id)).one()
    settle(flag)
    third = with_cv(b"%PDF one", name="Bo Maas", email="bo@gmail.com")
    look()
    assert flag.settled_at is None and third.id in flag.evidence["applications"]


def test_evidence_never_holds_a_name_or_an_address(app: Flask) -> None:
    colleague = a_colleague(name="Wilhelmina Quist", email="mina@quist.example")
    facts = {"name": "Wilhelmina Quist", "email": "mina@quist.example", "phone": "0612345678", "seconds_open": 3}
    referred(colleague, created_at=now() - EARLIER, **facts)
    somebody(email="quist@mailinator.com")
    with_cv(b"%PDF one", name="Quist", email="one@gmail.com")
    with_cv(b"%PDF one", name="Quast", email="two@gmail.com")
    look()
    kept = str(db.session.scalars(select(Flag.evidence)).all())
    assert len(kept) > 100
    assert not any(word in kept.casefold() for word in ("quist", "mina@", "@", "0612345678"))


def test_somebody_who_was_forgotten_is_not_looked_into(app: Flask) -> None:
    application = somebody(email="alex@mailinator.com", forgotten_at=now())
    look()
    assert kinds(application) == set() and application.looked_into_at


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(ages=st.lists(st.integers(min_value=-40, max_value=9000), max_size=6))
def test_too_soon_means_one_click_in_two_hours_and_that_one_just_now(app: Flask, ages: list[int]) -> None:
    link, at = a_link(), (now() - EARLIER).replace(microsecond=0)
    application = somebody(vacancy=a_vacancy(), origin=link, created_at=at)
    for age in ages:
        clicked(link, at - timedelta(seconds=age))
    before = [age for age in ages if 0 <= age < 7200]
    expected = before[0] if len(before) == 1 and before[0] <= 20 else None
    told = application_checks.too_soon(application)
    assert (told and told["seconds"]) == expected
