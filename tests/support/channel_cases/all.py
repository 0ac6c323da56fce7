"""What each kind of channel expects and answers: data for the contract in test_adapters.py."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from adapters.errors import Rejected, TooLong, Unauthorised, Unavailable, Uncertain
from adapters.types import Receipt
from tests.support.channel_cases.case import BEARER, LINK, NEWER, POST, SECRET, UNTIL, Case, Failure
from tests.support.scripted_replies import Door, Reply, fields


def _unescape(commentary: str) -> str:
    """What a reader of LinkedIn sees."""
    signs = re.compile(r"\{hashtag\|\\#\|(?P<tag>[^}]*)\}|\\(?P<sign>.)", re.DOTALL)
    return signs.sub(lambda found: f"#{found['tag']}" if found["tag"] else found["sign"], commentary)


_X_ME = Reply(200, {"data": {"id": "7", "username": "AcmeJobs", "name": "Acme"}})
_X_DUPLICATE = Reply(
    403,
    {
        "detail": "You are not allowed to create a Tweet with duplicate content.",
        "type": "about:blank",
        "title": "Forbidden",
        "status": 403,
    },
)
_X_TIMELINE = Reply(
    200,
    {
        "data": [
            {"id": "8", "text": "other", "created_at": "2026-11-21T09:31:00.000Z"},
            {"id": "14", "text": "t.co", "entities": {"urls": [{"expanded_url": LINK}]}},
        ]
    },
)
_X_NOT_THERE = Reply(
    200, {"errors": [{"title": "Not Found Error", "type": "https://api.x.com/2/problems/resource-not-found"}]}
)
_X_NOTHING = Reply(200, {"meta": {"result_count": 0}})


def _x_page(number: int, made: datetime, link: str) -> Reply:
    posts = [
        {
            "id": f"{number}{at:03}",
            "created_at": made.isoformat(),
            "entities": {"urls": [{"expanded_url": "https://x"}]},
        }
        for at in range(20)
    ]
    if link:
        posts[-1] |= {"id": "14", "entities": {"urls": [{"expanded_url": link}]}}
    return Reply(200, {"data": posts, "meta": {"next_token": f"after-{number}"}})


X = Case(
    settings={"username": "@acmejobs", "access_token": SECRET},
    doors=(
        Door("POST", "https://api.x.com/2/tweets", BEARER | {"Content-Type": "application/json"}, fields("text")),
        Door("DELETE", r"https://api.x.com/2/tweets/\d+", BEARER),
        Door("GET", r"https://api.x.com/2/tweets/\d+", BEARER),
        Door("GET", "https://api.x.com/2/users/me", BEARER),
        Door(
            "GET",
            r"https://api.x.com/2/users/7/tweets",
            BEARER,
            query=fields("max_results tweet.fields"),
            optional_query=fields("pagination_token"),
        ),
        Door(
            "POST",
            "https://api.x.com/2/oauth2/token",
            {"Content-Type": "application/x-www-form-urlencoded"},
            fields("grant_type refresh_token"),
            fields("client_id"),
        ),
    ),
    published=(Reply(201, {"data": {"id": "14", "text": "Senior Python developer https://t.co/x"}}),),
    receipt=Receipt("14", "https://x.com/acmejobs/status/14"),
    words=lambda body: body["text"],
    failures=(
        Failure("token", (Reply(401, {"title": "Unauthorized", "status": 401}),), Unauthorised),
        Failure("credit", (Reply(402, {"title": "CreditsDepleted", "status": 402}),), Unauthorised),
        Failure("permission", (Reply(403, {"detail": "You are not permitted to perform this action."}),), Rejected),
        Failure("duplicate of another's", (_X_DUPLICATE, _X_ME, _X_NOTHING), Rejected),
        Failure("duplicate, unseen", (_X_DUPLICATE, Reply(503)), Unavailable),
        Failure(
            "too long",
            (
                Reply(
                    400, {"errors": [{"message": f"Your Tweet text is too long. {SECRET}"}], "title": "Invalid Request"}
                ),
            ),
            TooLong,
        ),
        Failure(
            "limit",
            (Reply(429, {"title": "Too Many Requests"}, {"x-rate-limit-reset": str(int(UNTIL.timestamp()))}),),
            Unavailable,
            UNTIL,
        ),
    ),
    found=(_X_ME, _X_TIMELINE),
    absent=(_X_ME, _X_NOTHING),
    page=_x_page,
    closed=(
        (Reply(200, {"data": {"deleted": True}}),),
        (Reply(404, {"title": "Not Found Error"}), _X_NOT_THERE),
        (Reply(404, {"title": "Not Found Error"}), Reply(404, {"title": "Not Found Error"})),
    ),
    verified=((_X_ME,), "@AcmeJobs"),
)

_URN = "urn:li:share:7141138937766391808"
_LINKEDIN_NOT_THERE = Reply(404, {"message": "Not found", "status": 404})
_LINKEDIN_DUPLICATE = Reply(
    422,
    {
        "errorDetailType": "com.linkedin.common.error.BadRequest",
        "message": f"commentary: Content is a duplicate of {_URN}",
        "errorDetails": {
            "inputErrors": [{"description": "Duplicate post is detected", "input": {}, "code": "DUPLICATE_POST"}]
        },
        "status": 422,
    },
)


def _linkedin_page(number: int, made: datetime, link: str) -> Reply:
    stamp = int(made.timestamp() * 1000)
    posts = [
        {"id": f"urn:li:share:{number}{at:03}", "createdAt": stamp, "lastModifiedAt": stamp, "content": {}}
        for at in range(50)
    ]
    if link:
        posts[-1] |= {"id": _URN, "content": {"article": {"source": link}}}
    return Reply(200, {"elements": posts})


_LINKEDIN_HEADERS = BEARER | {
    "LinkedIn-Version": "202608",
    "X-Restli-Protocol-Version": "2.0.0",
    "Content-Type": "application/json",
}

LINKEDIN = Case(
    settings={"organization": "5515715", "access_token": SECRET},
    doors=(
        Door(
            "POST",
            "https://api.linkedin.com/rest/posts",
            _LINKEDIN_HEADERS,
            fields(
                "author commentary visibility distribution.feedDistribution distribution.targetEntities "
                "distribution.thirdPartyDistributionChannels content.article.source content.article.title "
                "lifecycleState isReshareDisabledByAuthor"
            ),
            fields("content.article.description"),
        ),
        Door(
            "GET",
            "https://api.linkedin.com/rest/posts",
            _LINKEDIN_HEADERS,
            query=fields("q author count sortBy"),
            optional_query=fields("start"),
        ),
        Door("GET", r"https://api.linkedin.com/rest/posts/urn%3Ali%3Ashare%3A\d+", _LINKEDIN_HEADERS),
        Door("DELETE", r"https://api.linkedin.com/rest/posts/urn%3Ali%3Ashare%3A\d+", _LINKEDIN_HEADERS),
        Door(
            "POST",
            r"https://api.linkedin.com/rest/posts/urn%3Ali%3Ashare%3A\d+",
            _LINKEDIN_HEADERS | {"X-RestLi-Method": "PARTIAL_UPDATE"},
            fields("patch.$set.commentary"),
        ),
    ),
    published=(Reply(201, headers={"x-restli-id": _URN}),),
    receipt=Receipt(_URN, f"https://www.linkedin.com/feed/update/{_URN}"),
    words=lambda body: _unescape(body["commentary"]),
    failures=(
        Failure(
            "token", (Reply(401, {"message": "Empty oauth2_access_token", "serviceErrorCode": 401}),), Unauthorised
        ),
        Failure("role", (Reply(403, {"message": "Not enough permissions", "status": 403}),), Unauthorised),
        Failure("version", (Reply(426, {"status": 426, "code": "NONEXISTENT_VERSION"}),), Unauthorised),
        Failure("duplicate of a deleted one", (_LINKEDIN_DUPLICATE, _LINKEDIN_NOT_THERE), Rejected),
        Failure("other 422", (Reply(422, {"message": f"{SECRET} is no good", "status": 422}),), Rejected),
        Failure("too long", (Reply(400, {"message": "exceeded the maximum allowed (3000 characters)"}),), TooLong),
        Failure("too long, by its code", (Reply(400, {"code": "FIELD_ARRAY_SIZE_TOO_HIGH"}),), TooLong),
        Failure(
            "limit",
            (Reply(429, {"status": 429}, {"Date": "Sat, 21 Nov 2026 09:30:00 GMT"}),),
            Unavailable,
            datetime(2026, 11, 22, tzinfo=UTC),
        ),
        Failure("no id", (Reply(201),), Uncertain),
    ),
    found=(
        Reply(200, {"elements": [{"id": "urn:li:share:1"}, {"id": _URN, "content": {"article": {"source": LINK}}}]}),
    ),
    absent=(Reply(200, {"elements": []}),),
    page=_linkedin_page,
    closed=((Reply(204),), (Reply(204),), (_LINKEDIN_NOT_THERE, _LINKEDIN_NOT_THERE)),
    edited=(Reply(204),),
    new_words=lambda body: _unescape(body["patch"]["$set"]["commentary"]),
    gone=(_LINKEDIN_NOT_THERE, _LINKEDIN_NOT_THERE),
    verified=((Reply(200, {"elements": []}),), "linkedin.com/company/5515715"),
)

_STATUS = {
    "id": "103254962155278888",
    "created_at": "2026-11-21T09:30:00.000Z",
    "url": "https://example.social/@acme/103254962155278888",
    "uri": "https://example.social/users/acme/statuses/103254962155278888",
    "visibility": "public",
}
_ACCOUNT = Reply(200, {"id": "23", "username": "acme", "acct": "acme"})
_NO_TOKEN = Reply(401, {"error": "The access token is invalid"})


def _mastodon_page(number: int, made: datetime, link: str) -> Reply:
    posts = [{"id": f"{number}{at:03}", "created_at": made.isoformat(), "content": ""} for at in range(40)]
    if link:
        posts[-1] = {**_STATUS, "content": f'<a href="{link}">'}
    return Reply(200, posts)


MASTODON = Case(
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
    published=(Reply(200, _STATUS),),
    receipt=Receipt(_STATUS["id"], _STATUS["url"]),
    words=lambda body: body["status"],
    failures=(
        Failure("token", (_NO_TOKEN,), Unauthorised),
        Failure("login", (Reply(403, {"error": "Your login is currently disabled"}),), Unauthorised),
        Failure("token, said with 422", (Reply(422), _NO_TOKEN), Unauthorised),
        Failure("token, said with 400", (Reply(400), Reply(400)), Unauthorised),
        Failure("blank", (Reply(422, {"error": "Validation failed: Text can't be blank"}),), Rejected),
        Failure("too long, said with 400", (Reply(400, {"error": f"too long, {SECRET}"}), _ACCOUNT), TooLong),
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
        _ACCOUNT,
        Reply(200, [{"id": "1", "content": "<p>other</p>"}, {**_STATUS, "content": f'<a href="{LINK}">'}]),
    ),
    absent=(_ACCOUNT, Reply(200, [])),
    page=_mastodon_page,
    closed=((Reply(200, {**_STATUS, "text": "x"}),), (Reply(404, {"error": "Record not found"}), _ACCOUNT, Reply(404))),
    edited=(Reply(200, _STATUS),),
    gone=(Reply(404, {"error": "Record not found"}), _ACCOUNT, Reply(404)),
    verified=((_ACCOUNT, Reply(404), Reply(404), Reply(500)), "@acme@example.social"),
)

_DID = "did:plc:u5cwb2mwiv2bfq53cjufe6yn"
_XRPC = "https://bsky.social/xrpc/com.atproto"
_KEY = r"[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}"
_SESSION = Reply(
    200, {"accessJwt": NEWER, "refreshJwt": "refresh-token-YmFy", "did": _DID, "handle": "acme.bsky.social"}
)
_EXPIRED = Reply(400, {"error": "ExpiredToken", "message": "Token has expired"})
_WRONG = Reply(401, {"error": "AuthenticationRequired", "message": "Invalid identifier or password"})
_URI = f"at://{_DID}/app.bsky.feed.post/3n2ss2n2pk2yc"

BLUESKY = Case(
    settings={"handle": "acme.bsky.social", "app_password": "abcd-efgh-ijkl-mnop"},
    stored={
        "access_jwt": SECRET,
        "refresh_jwt": "refresh-token-b2xk",
        "did": _DID,
        "session_of": "acme.bsky.social https://bsky.social",
    },
    doors=(
        Door(
            "POST",
            f"{_XRPC}.repo.putRecord",
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
        Door("POST", f"{_XRPC}.repo.deleteRecord", BEARER, fields("repo collection rkey")),
        Door("GET", f"{_XRPC}.repo.getRecord", BEARER, query=fields("repo collection rkey")),
        Door("GET", f"{_XRPC}.server.getSession", BEARER),
        Door("GET", f"{_XRPC}.server.describeServer"),
        Door("POST", f"{_XRPC}.server.createSession", fields=fields("identifier password")),
        Door("POST", f"{_XRPC}.server.refreshSession", {"Authorization": "Bearer refresh-token-(b2xk|YmFy)"}),
    ),
    published=(Reply(200, {"uri": _URI, "cid": "bafyrei", "validationStatus": "valid"}),),
    receipt=Receipt(_URI, f"https://bsky.app/profile/{_DID}/post/3n2ss2n2pk2yc"),
    words=lambda body: body["record"]["text"],
    failures=(
        Failure("everything expired", (_EXPIRED, _EXPIRED, _WRONG), Unauthorised),
        Failure("expired twice", (_EXPIRED, _SESSION, _EXPIRED), Unauthorised),
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
    found=(Reply(200, {"uri": _URI, "cid": "bafyrei", "value": {}}),),
    absent=(Reply(400, {"error": "RecordNotFound", "message": "Could not locate record"}),),
    closed=((Reply(200, {"commit": {}}),), (Reply(200, {}),)),
    edited=(
        Reply(200, {"uri": _URI, "cid": "bafyrei", "value": {"createdAt": "2026-11-21T09:30:00.000Z"}}),
        Reply(200, {"uri": _URI, "cid": "bafyold", "validationStatus": "valid"}),
    ),
    gone=(Reply(400, {"error": "RecordNotFound", "message": "Could not locate record"}),),
    verified=((Reply(200, {"handle": "acme.bsky.social", "did": _DID}),), "@acme.bsky.social"),
)

CASES = {"x": X, "linkedin": LINKEDIN, "mastodon": MASTODON, "bluesky": BLUESKY}
"""The channels that are spoken to over the network."""
BY_HAND = {
    "linkedin_group": {"group": "https://www.linkedin.com/groups/12345/"},
    "facebook_group": {"group": "https://www.facebook.com/groups/vacatures.utrecht/?ref=share"},
}
