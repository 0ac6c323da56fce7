"""What people fill in by mistake when they connect a channel: taken as meant, or told in a sentence of its own."""

from __future__ import annotations

import base64
import json
from dataclasses import replace

import pytest

from adapters.abilities import prepared
from adapters.base import Adapter
from adapters.channels.bluesky import Bluesky
from adapters.errors import Unauthorised, Unavailable
from adapters.http import Wire
from tests.adapters.test_contract import scripted
from tests.support.channel_cases import CASES
from tests.support.channel_cases.bluesky import CASE as BLUESKY
from tests.support.channel_cases.case import NEWER, POST, SECRET
from tests.support.channel_cases.linkedin import CASE as LINKEDIN
from tests.support.channel_cases.mastodon import CASE as MASTODON
from tests.support.channel_cases.x import CASE as X
from tests.support.scripted_replies import LOST, Replies, Reply, body_of, no_such_name

DELETED_NOTHING, NO_LIMITS = Reply(404, {"error": "Record not found"}), Reply(404)
HTML = Reply(200, "<!doctype html><title>Welcome</title>")


@pytest.mark.parametrize(
    ("kind", "name", "typed"),
    [
        *(
            ("x", "username", typed)
            for typed in ("acmejobs", " @acmejobs ", "https://x.com/acmejobs", "x.com/acmejobs/")
        ),
        ("x", "username", "https://twitter.com/acmejobs?lang=nl"),
        ("x", "username", "https://x.com/acmejobs/status/1"),
        ("x", "username", "mobile.twitter.com/@acmejobs/"),
        ("x", "username", "＠acmejobs"),
        ("mastodon", "server", "@acme@example.social"),
        ("mastodon", "server", "acme@example.social"),
        ("mastodon", "server", "https://example.social/@acme"),
        ("mastodon", "server", "example.social#about"),
        ("mastodon", "visibility", " Public "),
        ("linkedin", "organization", "https://www.linkedin.com/company/5515715#about"),
        ("linkedin", "organization", "LinkedIn.com/Company/5515715"),
        ("linkedin", "organization", "company/5515715"),
        ("linkedin", "organization", "５５１５７１５"),
        ("linkedin", "version", "２０２６０８"),
        ("linkedin", "organization", "https://www.linkedin.com/company/5515715/admin/dashboard/"),
        ("linkedin", "organization", "linkedin.com/company/5515715?viewAsMember=true"),
        ("linkedin", "organization", "urn:li:organization:5515715 "),
        ("linkedin", "version", "v2026-08"),
        ("bluesky", "handle", "https://bsky.app/profile/acme.bsky.social"),
        ("bluesky", "handle", "@acme.bsky.social"),
        ("bluesky", "handle", "acme"),
        ("bluesky", "handle", "https://acme.bsky.social"),
        ("bluesky", "handle", "at://acme.bsky.social/app.bsky.feed.post/3k"),
        *(
            (kind, name, f"\u2068{sign}{CASES[kind].settings[name]}\u202c\u2069")
            for kind in CASES
            for name in CASES[kind].settings
            for sign in ("\u200b", "\u202a", "\ufeff")
        ),
        ("bluesky", "server", "bsky.app"),
        ("bluesky", "server", "@acme.bsky.social"),
        *((kind, "access_token", f" Bearer {SECRET}\n") for kind in ("x", "linkedin", "mastodon")),
        *((kind, "access_token", f'"{SECRET}"') for kind in ("x", "linkedin", "mastodon")),
        *((kind, "access_token", f"“{SECRET}”") for kind in ("x", "linkedin", "mastodon")),
    ],
)
def test_what_is_meant_is_taken_as_it_was_meant(kind: str, name: str, typed: str) -> None:
    case = CASES[kind]
    adapter, replies, _ = scripted(kind, *case.verified[0], **{name: typed})
    assert adapter.verify() == case.verified[1] and not replies.script
    adapter, _, _ = scripted(kind, *case.published, **{name: typed})
    assert adapter.publish(prepared(adapter, POST)) == case.receipt
    assert type(adapter).place is Adapter.place or adapter.place().startswith("https://")
    assert "@@" not in adapter.place()


def told(kind: str, *script: Reply | Exception, **typed: str) -> str:
    """What is said when it is connected."""
    adapter, replies, _ = scripted(kind, *script, **typed)
    with pytest.raises(Unauthorised, match=f"^{adapter.label}: ") as caught:
        adapter.verify()
    assert not replies.script
    return str(caught.value)


def test_what_cannot_be_meant_is_told_in_a_sentence_of_its_own() -> None:
    for page in (
        "acme-bv",
        "https://www.linkedin.com/company/acme-bv/",
        "https://www.linkedin.com/in/anna",
        "Acme BV",
        "٥٥١٥",
        "-1",
    ):
        assert "number of the page, not its name" in told("linkedin", organization=page)
    assert "a year and a month" in told("linkedin", version="latest")
    assert "a year and a month" in told("linkedin", version="20٢٦08")
    for password in ("correct horse", "Hunter2Hunter2!", "abcd-efgh-ijkl"):
        assert "no app password" in told("bluesky", session_of="", app_password=password)
    assert "fill in who sees the posts" in told("mastodon", visibility="everybody")
    assert "belongs to @AcmeJobs" in told("x", *X.verified[0], username="anna@example.org")


def test_a_server_of_another_kind_is_told_apart_from_one_that_is_out_of_order() -> None:
    for answer in (HTML, Reply(404, "<html>"), Reply(404, {}), Reply(405), Reply(200, {"name": "my blog"})):
        assert "example.social does not answer as a Mastodon server" in told("mastodon", answer)
    wall = Reply(403, "<html><title>Just a moment</title>")
    assert "example.social lets no program in" in told("mastodon", wall, wall)
    for kind in ("mastodon", "bluesky"):
        changed = {"session_of": ""} if kind == "bluesky" else {}
        for passing in (Reply(503, "<html>"), LOST[0]()):
            adapter, _, _ = scripted(kind, passing, Reply(503), **changed)
            with pytest.raises(Unavailable):
                adapter.verify()
    adapter, _, _ = scripted("mastodon", no_such_name())
    with pytest.raises(Unavailable):
        adapter.verify()


def test_bluesky_elsewhere_is_asked_what_it_is_when_it_cannot_be_signed_in_to() -> None:
    for answer in (HTML, Reply(404, "<html>"), Reply(405)):
        assert "bsky.social does not answer as a server of Bluesky" in told("bluesky", answer, answer, session_of="")
    known = Reply(200, {"did": "did:web:bsky.social", "availableUserDomains": []})
    adapter, replies, _ = scripted("bluesky", Reply(404, "<html>"), known, session_of="")
    with pytest.raises(Unavailable, match="We try again"):
        adapter.verify()
    assert not replies.script


def test_a_token_that_may_only_read_is_told_when_it_is_connected() -> None:
    outside = Reply(403, {"error": "This action is outside the authorized scopes"})
    assert "write:statuses" in told("mastodon", MASTODON.found[0], outside)
    assert "write:statuses" in told("mastodon", MASTODON.found[0], Reply(403, {"error": "insufficient permission"}))
    me = X.verified[0][0]
    assert "may read and not post" in told("x", Reply(200, me.body, {"x-access-level": "read"}))  # type: ignore[union-attr]
    renewed = {"access_token": NEWER, "refresh_token": "next", "scope": "tweet.read users.read offline.access"}
    given = {"refresh_token": "old-refresh", "client_id": "us"}
    assert "may read and not post" in told("x", Reply(200, renewed), **given)
    adapter, replies, kept = scripted("x", Reply(200, renewed | {"scope": "tweet.read tweet.write"}), me, **given)
    assert adapter.verify() == "@AcmeJobs" and kept == [{"access_token": NEWER, "refresh_token": "next"}]
    assert body_of(replies.seen[0])["grant_type"] == "refresh_token"


def test_nothing_is_deleted_to_find_out_and_no_answer_to_it_is_no_obstacle() -> None:
    for answer in (DELETED_NOTHING, Reply(405), Reply(500), Reply(429), Reply(200, {}), *(make() for make in LOST)):
        adapter, replies, _ = scripted("mastodon", MASTODON.found[0], answer, NO_LIMITS, NO_LIMITS)
        assert adapter.verify() == MASTODON.verified[1]
        assert str(replies.seen[1].url).endswith("/api/v1/statuses/0"), "no post has this number"


def test_an_account_that_cannot_be_used_is_told_apart_from_a_token_that_counts_no_more() -> None:
    for said in ("Your login is currently disabled", "Your login is currently pending approval"):
        assert f"cannot be used at this moment. It said: {said}" in told("mastodon", Reply(403, {"error": said}))
    app = Reply(422, {"error": "This method requires an authenticated user"})
    assert "belongs to an app" in told("mastodon", app)
    for gone in (
        Reply(200, {"handle": "acme.bsky.social", "active": False, "status": "deactivated"}),
        Reply(401, {"error": "AccountDeactivated", "message": "Account is deactivated"}),
        Reply(401, {"error": "AccountTakedown", "message": "Account has been taken down"}),
    ):
        assert "deactivated or was taken down" in told("bluesky", gone)
    suspended = {"type": "https://api.x.com/2/problems/user-suspended", "title": "Forbidden"}
    assert "suspended" in told("x", Reply(403, suspended))
    assert "suspended" in told("x", Reply(200, {"errors": [suspended]}))
    unsupported = {"type": "https://api.twitter.com/2/problems/unsupported-authentication"}
    assert "belongs to an app" in told("x", Reply(403, unsupported))
    assert "credit is used up" in told("x", Reply(402, {"title": "CreditsDepleted"}))
    assert "w_organization_social" in told(
        "linkedin", Reply(400, {"message": "Organization permissions must be used when using organization as author"})
    )


def test_the_password_of_the_account_itself_is_recognised() -> None:
    doors = [replace(door, headers={}) for door in BLUESKY.doors]
    who = Reply(200, {"handle": "acme.bsky.social", "active": True})
    for scope, is_main in (("com.atproto.access", True), ("com.atproto.appPass", False)):
        made = base64.urlsafe_b64encode(json.dumps({"scope": scope}).encode()).decode().rstrip("=")
        session = {"accessJwt": f"e30.{made}.c2ln", "refreshJwt": "refresh", "did": "did:plc:7"}
        # Elsewhere an app password may look otherwise, so there the session says what it may do.
        given = {"handle": "acme.example", "app_password": "correct horse", "server": "pds.example"}
        replies = Replies([replace(d, address=d.address.replace("bsky.social", "pds.example")) for d in doors], ())
        replies.script = [Reply(200, session), who]
        adapter = Bluesky(given, Wire("Bluesky", transport=replies))
        if is_main:
            with pytest.raises(Unauthorised, match="no app password"):
                adapter.verify()
        else:
            assert adapter.verify() == "@acme.bsky.social"
        assert not replies.script
    second_factor = Reply(401, {"error": "AuthFactorTokenRequired", "message": "A sign in code has been sent"})
    assert "no app password" in told("bluesky", second_factor, session_of="")


def test_a_page_of_linkedin_is_read_before_it_is_called_connected() -> None:
    adapter, _, _ = scripted("linkedin", HTML)
    with pytest.raises(Unavailable):
        adapter.verify()
    adapter, _, _ = scripted("linkedin", *LINKEDIN.verified[0])
    assert adapter.verify() == "linkedin.com/company/5515715"


@pytest.mark.parametrize("kind", CASES)
def test_an_entry_of_nothing_but_what_nobody_sees_is_empty_and_a_secret_is_hidden_as_it_was_meant(kind: str) -> None:
    name = next(iter(CASES[kind].settings))
    with pytest.raises(Unauthorised, match="fill in"):
        scripted(kind, **{name: "\u200b\u2069"})
    if kind != "bluesky":
        adapter, _, _ = scripted(kind, access_token=f"Bearer \u200b{SECRET}")
        assert SECRET not in str(adapter.quote(f"The token {SECRET} is bad"))
