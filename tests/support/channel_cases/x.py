"""What X expects and answers."""

from __future__ import annotations

from datetime import datetime

from adapters.errors import Rejected, TooLong, Unauthorised, Unavailable
from adapters.types import Receipt
from tests.support.channel_cases.case import BEARER, LINK, SECRET, UNTIL, Case, Failure
from tests.support.scripted_replies import Door, Reply, fields

ME = Reply(200, {"data": {"id": "7", "username": "AcmeJobs", "name": "Acme"}})
DUPLICATE = Reply(
    403,
    {
        "detail": "You are not allowed to create a Tweet with duplicate content.",
        "type": "about:blank",
        "title": "Forbidden",
        "status": 403,
    },
)
TIMELINE = Reply(
    200,
    {
        "data": [
            {"id": "8", "text": "other", "created_at": "2026-11-21T09:31:00.000Z"},
            {"id": "14", "text": "t.co", "entities": {"urls": [{"expanded_url": LINK}]}},
        ]
    },
)
NOT_THERE = Reply(
    200, {"errors": [{"title": "Not Found Error", "type": "https://api.x.com/2/problems/resource-not-found"}]}
)
NOTHING = Reply(200, {"meta": {"result_count": 0}})


def page(number: int, made: datetime, link: str) -> Reply:
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


PROBLEM = "https://api.twitter.com/2/problems"

CASE = Case(
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
        Failure("duplicate of another's", (DUPLICATE, ME, NOTHING), Rejected),
        Failure("duplicate, unseen", (DUPLICATE, Reply(503)), Unavailable),
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
    found=(ME, TIMELINE),
    absent=(ME, NOTHING),
    page=page,
    closed=(
        (Reply(200, {"data": {"deleted": True}}),),
        (Reply(404, {"title": "Not Found Error"}), NOT_THERE),
        (Reply(404, {"title": "Not Found Error"}), Reply(404, {"title": "Not Found Error"})),
    ),
    verified=((ME,), "@AcmeJobs"),
    says_gone=Reply(404, {"title": "Not Found Error", "status": 404}),
    forbids=Reply(403, {"title": "Forbidden", "status": 403}),
    is_gone=(NOT_THERE,),
    is_up=(Reply(200, {"data": {"id": "14"}}),),
    sign_in_trouble=(
        Reply(401),
        Reply(401, "<html>"),
        Reply(402, {"title": "CreditsDepleted"}),
        Reply(403, {"type": f"{PROBLEM}/user-suspended", "title": "Forbidden"}),
        Reply(403, {"type": f"{PROBLEM}/unsupported-authentication", "title": "Unsupported Authentication"}),
        Reply(403, {"type": f"{PROBLEM}/oauth1-permissions", "title": "Forbidden"}),
    ),
    renews_with={"refresh_token": "old-refresh", "client_id": "us"},
)
