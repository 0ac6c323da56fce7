"""What LinkedIn expects and answers."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from adapters.errors import Rejected, TooLong, Unauthorised, Unavailable, Uncertain
from adapters.types import Receipt
from tests.support.channel_cases.case import BEARER, LINK, SECRET, Case, Failure
from tests.support.scripted_replies import Door, Reply, fields


def unescape(commentary: str) -> str:
    """What a reader of LinkedIn sees."""
    signs = re.compile(r"\{hashtag\|\\#\|(?P<tag>[^}]*)\}|\\(?P<sign>.)", re.DOTALL)
    return signs.sub(lambda found: f"#{found['tag']}" if found["tag"] else found["sign"], commentary)


URN = "urn:li:share:7141138937766391808"
NOT_THERE = Reply(404, {"message": "Not found", "status": 404})
DUPLICATE = Reply(
    422,
    {
        "errorDetailType": "com.linkedin.common.error.BadRequest",
        "message": f"commentary: Content is a duplicate of {URN}",
        "errorDetails": {
            "inputErrors": [{"description": "Duplicate post is detected", "input": {}, "code": "DUPLICATE_POST"}]
        },
        "status": 422,
    },
)


def page(number: int, made: datetime, link: str) -> Reply:
    stamp = int(made.timestamp() * 1000)
    posts = [
        {"id": f"urn:li:share:{number}{at:03}", "createdAt": stamp, "lastModifiedAt": stamp, "content": {}}
        for at in range(50)
    ]
    if link:
        posts[-1] |= {"id": URN, "content": {"article": {"source": link}}}
    return Reply(200, {"elements": posts})


HEADERS = BEARER | {
    "LinkedIn-Version": "202608",
    "X-Restli-Protocol-Version": "2.0.0",
    "Content-Type": "application/json",
}
CASE = Case(
    settings={"organization": "5515715", "access_token": SECRET},
    doors=(
        Door(
            "POST",
            "https://api.linkedin.com/rest/posts",
            HEADERS,
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
            HEADERS,
            query=fields("q author count sortBy"),
            optional_query=fields("start"),
        ),
        Door("GET", r"https://api.linkedin.com/rest/posts/urn%3Ali%3Ashare%3A\d+", HEADERS),
        Door("DELETE", r"https://api.linkedin.com/rest/posts/urn%3Ali%3Ashare%3A\d+", HEADERS),
        Door(
            "POST",
            r"https://api.linkedin.com/rest/posts/urn%3Ali%3Ashare%3A\d+",
            HEADERS | {"X-RestLi-Method": "PARTIAL_UPDATE"},
            fields("patch.$set.commentary"),
        ),
    ),
    published=(Reply(201, headers={"x-restli-id": URN}),),
    receipt=Receipt(URN, f"https://www.linkedin.com/feed/update/{URN}"),
    words=lambda body: unescape(body["commentary"]),
    failures=(
        Failure(
            "token", (Reply(401, {"message": "Empty oauth2_access_token", "serviceErrorCode": 401}),), Unauthorised
        ),
        Failure("role", (Reply(403, {"message": "Not enough permissions", "status": 403}),), Unauthorised),
        Failure("version", (Reply(426, {"status": 426, "code": "NONEXISTENT_VERSION"}),), Unauthorised),
        Failure("duplicate of a deleted one", (DUPLICATE, NOT_THERE), Rejected),
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
        Reply(200, {"elements": [{"id": "urn:li:share:1"}, {"id": URN, "content": {"article": {"source": LINK}}}]}),
    ),
    absent=(Reply(200, {"elements": []}),),
    page=page,
    closed=((Reply(204),), (Reply(204),), (NOT_THERE, NOT_THERE)),
    edited=(Reply(204),),
    new_words=lambda body: unescape(body["patch"]["$set"]["commentary"]),
    gone=(NOT_THERE, NOT_THERE),
    verified=((Reply(200, {"elements": []}),), "linkedin.com/company/5515715"),
    says_gone=NOT_THERE,
    forbids=Reply(403, {"message": "Not enough permissions", "status": 403}),
    is_gone=(NOT_THERE,),
    is_up=(Reply(200, {"id": URN}),),
    sign_in_trouble=(
        Reply(401, {"serviceErrorCode": 65601}),
        Reply(403, {"message": "Not enough permissions", "status": 403}),
        Reply(403, {"message": "Not enough permissions", "serviceErrorCode": 100}),
        Reply(426, {"code": "NONEXISTENT_VERSION"}),
        Reply(400, {"message": "Organization permissions must be used when using organization as author"}),
    ),
    sends_card=True,
)
