"""What Mastodon expects and answers."""

from __future__ import annotations

from datetime import datetime

from adapters.errors import Rejected, TooLong, Unauthorised, Unavailable, Uncertain
from adapters.types import Receipt
from tests.support.channel_cases.case import BEARER, LINK, POST, SECRET, UNTIL, Case, Failure
from tests.support.scripted_replies import Door, Reply, fields

STATUS = {
    "id": "103254962155278888",
    "created_at": "2026-11-21T09:30:00.000Z",
    "url": "https://example.social/@acme/103254962155278888",
    "uri": "https://example.social/users/acme/statuses/103254962155278888",
    "visibility": "public",
}
ACCOUNT = Reply(200, {"id": "23", "username": "acme", "acct": "acme"})
NO_TOKEN = Reply(401, {"error": "The access token is invalid"})


def page(number: int, made: datetime, link: str) -> Reply:
    posts = [{"id": f"{number}{at:03}", "created_at": made.isoformat(), "content": ""} for at in range(40)]
    if link:
        posts[-1] = {**STATUS, "content": f'<a href="{link}">'}
    return Reply(200, posts)


CASE = Case(
    settings={"server": "example.social", "access_token": SECRET},
    doors=(
        Door(
            "POST",
            "https://example.social/api/v1/statuses",
            BEARER | {"Idempotency-Key": POST.key, "Content-Type": "application/json"},
            fields("status visibility"),
            fields("language"),
        ),
        Door("GET", "https://example.social/api/v1/accounts/verify_credentials", BEARER),
        Door(
            "GET",
            "https://example.social/api/v1/accounts/23/statuses",
            BEARER,
            query=fields("exclude_replies limit"),
            optional_query=fields("max_id"),
        ),
        Door("GET", r"https://example.social/api/v1/statuses/\d+", BEARER),
        Door("DELETE", r"https://example.social/api/v1/statuses/\d+", BEARER),
        Door("PUT", r"https://example.social/api/v1/statuses/\d+", BEARER, fields("status"), fields("language")),
        Door("GET", "https://example.social/api/v[12]/instance", BEARER),
    ),
    published=(Reply(200, STATUS),),
    receipt=Receipt(STATUS["id"], STATUS["url"]),
    words=lambda body: body["status"],
    failures=(
        Failure("token", (NO_TOKEN,), Unauthorised),
        Failure("login", (Reply(403, {"error": "Your login is currently disabled"}),), Unauthorised),
        Failure("token, said with 422", (Reply(422), NO_TOKEN), Unauthorised),
        Failure("token, said with 400", (Reply(400), Reply(400)), Unauthorised),
        Failure("blank", (Reply(422, {"error": "Validation failed: Text can't be blank"}),), Rejected),
        Failure("too long, said with 400", (Reply(400, {"error": f"too long, {SECRET}"}), ACCOUNT), TooLong),
        Failure(
            "too long, said with 422",
            (Reply(422, {"error": "Validation failed: Text character limit of 500 exceeded"}),),
            TooLong,
        ),
        Failure("limit", (Reply(429, {}, {"X-RateLimit-Reset": "2026-11-21T10:00:00.000000Z"}),), Unavailable, UNTIL),
        Failure(
            "limit of a dialect",
            (Reply(429, {}, {"X-RateLimit-Reset": str(int(UNTIL.timestamp()))}),),
            Unavailable,
            UNTIL,
        ),
        Failure("starting", (Reply(503, {}, {"Retry-After": "5"}),), Uncertain),
        Failure("no id", (Reply(200, {"ok": True}),), Uncertain),
    ),
    found=(
        ACCOUNT,
        Reply(200, [{"id": "1", "content": "<p>other</p>"}, {**STATUS, "content": f'<a href="{LINK}">'}]),
    ),
    absent=(ACCOUNT, Reply(200, [])),
    page=page,
    closed=((Reply(200, {**STATUS, "text": "x"}),), (Reply(404, {"error": "Record not found"}), ACCOUNT, Reply(404))),
    edited=(Reply(200, STATUS),),
    gone=(Reply(404, {"error": "Record not found"}), ACCOUNT, Reply(404)),
    verified=((ACCOUNT, Reply(404), Reply(404), Reply(500)), "@acme@example.social"),
    says_gone=Reply(404, {"error": "Record not found"}),
    forbids=Reply(403, {"error": "This action is not allowed"}),
    knows_us=(ACCOUNT,),
    is_gone=(ACCOUNT, Reply(404)),
    is_up=(ACCOUNT, Reply(200, {"id": STATUS["id"]})),
    sign_in_trouble=(
        Reply(401),
        Reply(400),
        Reply(422),
        Reply(400, {"error": "invalid token"}),
        Reply(403, {"error": "Invalid credentials."}),
        Reply(403, {"error": "Your login is currently disabled"}),
        Reply(403, {"error": "This action is outside the authorized scopes"}),
        Reply(422, {"error": "This method requires an authenticated user"}),
    ),
    has_relatives=True,
    tested_against="real servers (snac2) and a stateful fake (mastodon-mock)",
)
