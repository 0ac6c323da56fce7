"""What a board expects and answers."""

from __future__ import annotations

from datetime import UTC, datetime

from adapters.errors import Unauthorised
from adapters.types import Reaction, ReactionKind, Receipt
from tests.support.channel_cases.case import BEARER, LINK, SECRET, Case, Failure
from tests.support.scripted_replies import Door, Reply, fields

SAID = Reaction("9", ReactionKind.REPLY, "Kim", "Is it part time?", datetime(2026, 11, 21, 9, 40, tzinfo=UTC))

CASE = Case(
    settings={"server": "board.example", "token": SECRET},
    doors=(
        Door("POST", "https://board.example/posts", BEARER, fields("text answers")),
        Door("GET", "https://board.example/posts", BEARER),
        Door("GET", "https://board.example/posts/7/reactions", BEARER),
        Door("GET", "https://board.example/me", BEARER),
    ),
    published=(Reply(201, {"id": "7"}),),
    receipt=Receipt("7", "https://board.example/posts/7"),
    words=lambda body: body["text"],
    failures=(Failure("token", (Reply(401, {"error": "no"}),), Unauthorised),),
    found=(Reply(200, {"items": [{"id": "7", "text": f"Nurse {LINK}"}]}),),
    absent=(Reply(200, {"items": []}),),
    verified=((Reply(200, {"name": "Our board"}),), "Our board"),
    sign_in_trouble=(Reply(401),),
    reactions=(
        (Reply(200, {"items": [{"id": "9", "by": "Kim", "text": SAID.text, "at": SAID.at.isoformat()}]}),),
        (SAID,),
        "1",
    ),
    answered=(Reply(201, {"id": "8"}),),
)
