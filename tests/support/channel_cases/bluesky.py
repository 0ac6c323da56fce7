"""What Bluesky expects and answers."""

from __future__ import annotations

from adapters.errors import Rejected, TooLong, Unauthorised, Unavailable
from adapters.types import Receipt
from tests.support.channel_cases.case import BEARER, NEWER, SECRET, UNTIL, Case, Failure
from tests.support.scripted_replies import Door, Reply, fields

DID = "did:plc:u5cwb2mwiv2bfq53cjufe6yn"
XRPC = "https://bsky.social/xrpc/com.atproto"
KEY = r"[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}"
SESSION = Reply(200, {"accessJwt": NEWER, "refreshJwt": "refresh-token-YmFy", "did": DID, "handle": "acme.bsky.social"})
EXPIRED = Reply(400, {"error": "ExpiredToken", "message": "Token has expired"})
WRONG = Reply(401, {"error": "AuthenticationRequired", "message": "Invalid identifier or password"})
URI = f"at://{DID}/app.bsky.feed.post/3n2ss2n2pk2yc"
CASE = Case(
    settings={"handle": "acme.bsky.social", "app_password": "abcd-efgh-ijkl-mnop"},
    stored={
        "access_jwt": SECRET,
        "refresh_jwt": "refresh-token-b2xk",
        "did": DID,
        "session_of": "acme.bsky.social https://bsky.social",
    },
    doors=(
        Door(
            "POST",
            f"{XRPC}.repo.putRecord",
            BEARER | {"Content-Type": "application/json"},
            fields(
                "repo collection rkey record.$type record.text record.createdAt record.embed.$type "
                "record.embed.external.uri record.embed.external.title record.embed.external.description"
            ),
            fields(
                "record.langs[] record.facets[].index.byteStart record.facets[].index.byteEnd "
                "record.facets[].features[].$type record.facets[].features[].uri record.facets[].features[].tag "
                "swapRecord"
            ),
        ),
        Door("POST", f"{XRPC}.repo.deleteRecord", BEARER, fields("repo collection rkey")),
        Door("GET", f"{XRPC}.repo.getRecord", BEARER, query=fields("repo collection rkey")),
        Door("GET", f"{XRPC}.server.getSession", BEARER),
        Door("GET", f"{XRPC}.server.describeServer"),
        Door("POST", f"{XRPC}.server.createSession", fields=fields("identifier password")),
        Door("POST", f"{XRPC}.server.refreshSession", {"Authorization": "Bearer refresh-token-(b2xk|YmFy)"}),
    ),
    published=(Reply(200, {"uri": URI, "cid": "bafyrei", "validationStatus": "valid"}),),
    receipt=Receipt(URI, f"https://bsky.app/profile/{DID}/post/3n2ss2n2pk2yc"),
    words=lambda body: body["record"]["text"],
    failures=(
        Failure("everything expired", (EXPIRED, EXPIRED, WRONG), Unauthorised),
        Failure("expired twice", (EXPIRED, SESSION, EXPIRED), Unauthorised),
        Failure("lost while renewing", (Reply(401), Reply(502)), Unavailable),
        Failure(
            "too long",
            (Reply(400, {"error": "InvalidRequest", "message": "text must not be longer than 300 graphemes"}),),
            TooLong,
        ),
        Failure("bad facet", (Reply(400, {"error": "InvalidRequest", "message": f"Invalid, {SECRET}"}),), Rejected),
        Failure(
            "limit",
            (Reply(429, {"error": "RateLimitExceeded"}, {"RateLimit-Reset": str(int(UNTIL.timestamp()))}),),
            Unavailable,
            UNTIL,
        ),
    ),
    found=(Reply(200, {"uri": URI, "cid": "bafyrei", "value": {}}),),
    absent=(Reply(400, {"error": "RecordNotFound", "message": "Could not locate record"}),),
    closed=((Reply(200, {"commit": {}}),), (Reply(200, {}),)),
    edited=(
        Reply(200, {"uri": URI, "cid": "bafyrei", "value": {"createdAt": "2026-11-21T09:30:00.000Z"}}),
        Reply(200, {"uri": URI, "cid": "bafyold", "validationStatus": "valid"}),
    ),
    gone=(Reply(400, {"error": "RecordNotFound", "message": "Could not locate record"}),),
    verified=((Reply(200, {"handle": "acme.bsky.social", "did": DID}),), "@acme.bsky.social"),
    says_gone=Reply(400, {"error": "RecordNotFound", "message": "Could not locate record"}),
    forbids=Reply(403, {"error": "Forbidden", "message": "Not for you"}),
    is_gone=(Reply(400, {"error": "RecordNotFound", "message": "Could not locate record"}),),
    is_up=(Reply(200, {"uri": URI, "cid": "bafyrei", "value": {}}),),
    sign_in_trouble=(
        Reply(401),
        Reply(400, {"error": "ExpiredToken"}),
        Reply(401, {"error": "AccountTakedown"}),
        Reply(401, {"error": "AccountDeactivated", "message": "Account is deactivated"}),
        Reply(401, {"error": "AuthFactorTokenRequired"}),
    ),
    renews_with={},
    deletes_again=True,
    sends_card=True,
    tested_against="a real server (the official PDS)",
)
