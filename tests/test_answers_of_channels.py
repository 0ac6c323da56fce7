"""What each channel may answer to each question, and the one thing that may follow: a table for every adapter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from adapters.base import Adapter, ChannelError, Rejected, Unauthorised, Unavailable, Uncertain
from tests.channels import CASES, POST
from tests.replies import LOST, NOT_SENT, Reply
from tests.test_adapters import CHANGED, EDITING, LONG_AGO, scripted

NOT_THERE = {404, 410}
STATUSES = (301, 302, 400, 401, 402, 403, 404, 405, 409, 410, 418, 422, 429, 500, 502, 503, 504)
NO_ANSWERS: list[tuple[str, Reply | Exception]] = [
    *((str(status), Reply(status, {})) for status in STATUSES),
    *((f"{status} in HTML", Reply(status, "<html>")) for status in STATUSES),
    ("empty", Reply(200)),
    ("HTML", Reply(200, "<html>")),
    ("a list", Reply(200, ["nothing"])),
    ("null", Reply(200, {"data": None, "elements": None})),
    ("only errors", Reply(200, {"errors": [{"title": "Something else", "type": "about:blank"}]})),
    *((make.__name__, make()) for make in (*NOT_SENT, *LOST)),
]
"""Everything that is neither yes nor no to somebody who is known; 404 and 410 are a no, for some questions."""
ENDLESS = 8
"""So often the same is answered; nobody asks that often."""


def ask(kind: str, question: Callable[[Adapter], Any], *script: Reply | Exception) -> object:
    """What comes of it: an answer, or the class of the error."""
    adapter, _, _ = scripted(kind, *script)
    try:
        return question(adapter)
    except ChannelError as error:
        assert str(error).startswith(adapter.label)
        return type(error)


def status_of(answer: Reply | Exception) -> int:
    return answer.status if isinstance(answer, Reply) else 0


TABLE = [(kind, *answer) for kind in CASES for answer in NO_ANSWERS]
NAMES = [f"{kind}: {name}" for kind, name, _ in TABLE]


@pytest.mark.parametrize(("kind", "name", "answer"), TABLE, ids=NAMES)
def test_no_answer_to_whether_it_is_there_is_no_answer(kind: str, name: str, answer: Reply | Exception) -> None:
    *before, _ = CASES[kind].found
    came = ask(kind, lambda adapter: adapter.find(POST, LONG_AGO), *before, *[answer] * ENDLESS)
    assert came in (Unauthorised, Unavailable, Rejected), f"{kind} took {name} for an answer: {came}"


@pytest.mark.parametrize(("kind", "name", "answer"), TABLE, ids=NAMES)
def test_a_post_is_called_closed_only_when_the_channel_says_so(kind: str, name: str, answer: Reply | Exception) -> None:
    came = ask(kind, lambda adapter: adapter.close(CASES[kind].receipt, "Vervuld."), *[answer] * ENDLESS)
    if status_of(answer) in NOT_THERE and kind in ("x", "linkedin"):
        assert came is None  # the look says so too
    elif (kind == "linkedin" and status_of(answer) == 200) or (kind == "bluesky" and status_of(answer) == 200):
        assert came is None  # all they say is that it went well
    else:
        assert came in (Unauthorised, Unavailable, Rejected), f"{kind} took {name} for gone"
    if status_of(answer) == 401:
        assert came is Unauthorised


@pytest.mark.parametrize(("kind", "name", "answer"), TABLE, ids=NAMES)
def test_after_a_deletion_that_was_not_understood_only_a_look_tells(
    kind: str, name: str, answer: Reply | Exception
) -> None:
    if kind == "bluesky" or status_of(answer) in NOT_THERE:
        return
    for status in NOT_THERE:
        known = [Reply(200, {"id": "7"})] if kind == "mastodon" else []
        script = [Reply(status, {}), *known, *[answer] * ENDLESS]
        came = ask(kind, lambda adapter: adapter.close(CASES[kind].receipt, "Vervuld."), *script)
        assert came in (Unauthorised, Unavailable, Rejected), f"{kind} took {name} for gone"
        if status_of(answer) in (401, 403):
            assert came is Unauthorised


@pytest.mark.parametrize(("kind", "name", "answer"), TABLE, ids=NAMES)
def test_a_post_is_called_published_only_when_the_channel_names_it(
    kind: str, name: str, answer: Reply | Exception
) -> None:
    came = ask(kind, lambda adapter: adapter.publish(adapter.prepare(POST)), *[answer] * ENDLESS)
    assert came in (Unauthorised, Unavailable, Rejected, Uncertain), f"{kind} took {name} for published"
    if status_of(answer) >= 500 or status_of(answer) == 200 or name in [make.__name__ for make in LOST]:
        assert came is Uncertain, f"{kind}: after {name} it may be live"


@pytest.mark.parametrize(
    ("kind", "name", "answer"), [row for row in TABLE if row[0] in EDITING], ids=[n for n in NAMES if n[0] != "x"]
)
def test_words_are_called_changed_only_when_the_channel_says_so(
    kind: str, name: str, answer: Reply | Exception
) -> None:
    *before, _ = CASES[kind].edited
    came = ask(kind, lambda adapter: adapter.edit(CASES[kind].receipt, CHANGED), *before, *[answer] * ENDLESS)
    assert came in (Unauthorised, Unavailable, Rejected, Uncertain), f"{kind} took {name} for changed"
