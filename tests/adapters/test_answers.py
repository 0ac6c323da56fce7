"""What each channel may answer to each question, and the one thing that may follow: a table for every adapter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

import adapters
from adapters.abilities import Closable, Editable, Findable, Listening, Reacting, Renewing, prepared
from adapters.base import Adapter
from adapters.errors import ChannelError, NotThere, Rejected, TooLong, Unauthorised, Unavailable, Uncertain
from adapters.types import Receipt
from tests.adapters.test_abilities import CHANGED, EDITING
from tests.adapters.test_contract import LONG_AGO, scripted
from tests.support.channel_cases import CASES, able
from tests.support.channel_cases.case import LINK, POST
from tests.support.scripted_replies import LOST, NOT_SENT, Reply

NOT_THERE = {404, 410}
STATUSES = (
    301,
    302,
    303,
    307,
    308,
    400,
    401,
    402,
    403,
    404,
    405,
    408,
    409,
    410,
    418,
    422,
    425,
    429,
    500,
    502,
    503,
    504,
)
NO_ANSWERS: list[tuple[str, Reply | Exception]] = [
    *((str(status), Reply(status, {})) for status in STATUSES),
    *((f"{status} in HTML", Reply(status, "<html>")) for status in STATUSES),
    ("empty", Reply(200)),
    ("HTML", Reply(200, "<html>")),
    ("a list", Reply(200, ["nothing"])),
    ("null", Reply(200, {"data": None, "elements": None})),
    ("an error", Reply(200, {"error": "InternalServerError", "message": "Something else"})),
    ("not well", Reply(200, {"ok": False})),
    ("half of it", Reply(200, '{"commit": {"ci')),
    ("only errors", Reply(200, {"errors": [{"title": "Something else", "type": "about:blank"}]})),
    *((make.__name__, make()) for make in (*NOT_SENT, *LOST)),
]
"""Everything that is neither yes nor no to somebody who is known: also 404 where it is not the channel that says so."""
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


def is_one_place(kind: str) -> bool:
    """Whether it is the same server for everybody."""
    return all(setting.name != "server" for setting in adapters.get(kind).settings)


def status_of(answer: Reply | Exception) -> int:
    return answer.status if isinstance(answer, Reply) else 0


def each(kinds: Iterable[str]) -> pytest.MarkDecorator:
    """Every answer that is none, for each of these kinds."""
    table = [pytest.param(kind, *answer, id=f"{kind}: {answer[0]}") for kind in kinds for answer in NO_ANSWERS]
    return pytest.mark.parametrize(("kind", "name", "answer"), table)


@each(able(Findable))
def test_no_answer_to_whether_it_is_there_is_no_answer(kind: str, name: str, answer: Reply | Exception) -> None:
    *before, _ = CASES[kind].found
    came = ask(kind, lambda adapter: adapter.find(POST, LONG_AGO), *before, *[answer] * ENDLESS)
    assert came in (Unauthorised, Unavailable, Rejected), f"{kind} took {name} for an answer: {came}"


@each(able(Closable))
def test_a_post_is_called_closed_only_when_the_channel_says_so(kind: str, name: str, answer: Reply | Exception) -> None:
    came = ask(kind, lambda adapter: adapter.close(CASES[kind].receipt, "Vervuld."), *[answer] * ENDLESS)
    assert came in (Unauthorised, Unavailable, Rejected), f"{kind} took {name} for gone"
    if status_of(answer) == 401:
        assert came is Unauthorised


@each(able(Closable))
def test_after_a_deletion_that_was_not_understood_only_a_look_tells(
    kind: str, name: str, answer: Reply | Exception
) -> None:
    if CASES[kind].has_relatives and status_of(answer) in NOT_THERE:
        return  # to somebody who is known its relatives say it in many forms
    known = CASES[kind].knows_us
    for unclear in (CASES[kind].says_gone, Reply(404, "<html>"), Reply(410), Reply(500)):
        script = [unclear, *known, *[answer] * ENDLESS]
        came = ask(kind, lambda adapter: adapter.close(CASES[kind].receipt, "Vervuld."), *script)
        assert came in (Unauthorised, Unavailable, Rejected), f"{kind} took {name} for gone"
        if "HTML" in name and status_of(answer) != 401:
            assert came in (Unavailable, Unauthorised if status_of(answer) in (301, 308, 402) else Unavailable)


@pytest.mark.parametrize("kind", able(Closable))
def test_only_the_channels_own_no_is_a_no(kind: str) -> None:
    case = CASES[kind]
    known, gone = case.knows_us, case.says_gone
    looks = [Reply(404, "<html>"), Reply(410, {}), Reply(404, {"message": "no Route matched"}), Reply(500, gone.body)]
    for unclear in (gone, *looks):
        came = ask(kind, lambda adapter: adapter.close(CASES[kind].receipt, "Vervuld."), unclear, *known, gone)
        assert came is False or case.deletes_again, unclear
    assert ask(kind, lambda adapter: adapter.is_up(CASES[kind].receipt), *known, gone) is False
    for look in looks[-1:] if case.has_relatives else looks:
        came = ask(kind, lambda adapter, look=look: adapter.is_up(CASES[kind].receipt), *known, look)  # type: ignore[misc]
        assert came is Unavailable, look
    if kind in EDITING:
        assert ask(kind, lambda adapter: adapter.is_up(case.receipt), *known, case.forbids, *known) is Unauthorised


@pytest.mark.parametrize("kind", CASES)
def test_an_answer_that_passes_hands_no_closing_to_a_person_and_switches_no_channel_off(kind: str) -> None:
    of_one_place = ("verify", "edit") if is_one_place(kind) else ()
    for status in (302, 303, 307, 400, 403, 404, 405, 408, 410, 422, 425):
        for name, do in operations(kind, "close", "find", "look", *of_one_place).items():
            came = ask(kind, do, *[Reply(status, "<html>")] * ENDLESS)
            expected = (Unavailable, Rejected, Uncertain) if name == "edit" else (Unavailable,)
            assert came in expected, (name, status)
    for status in (301, 308):
        for name, do in operations(kind, "close", "find").items():
            came = ask(kind, do, *[Reply(status, "<html>")] * ENDLESS)
            assert came is (Unavailable if is_one_place(kind) else Unauthorised), (name, status)


@each(CASES)
def test_a_post_is_called_published_only_when_the_channel_names_it(
    kind: str, name: str, answer: Reply | Exception
) -> None:
    came = ask(kind, lambda adapter: adapter.publish(prepared(adapter, POST)), *[answer] * ENDLESS)
    assert came in (Unauthorised, Unavailable, Rejected, Uncertain), f"{kind} took {name} for published"
    if status_of(answer) >= 500 or status_of(answer) == 200 or name in [make.__name__ for make in LOST]:
        assert came is Uncertain, f"{kind}: after {name} it may be live"


@each(EDITING)
def test_words_are_called_changed_only_when_the_channel_says_so(
    kind: str, name: str, answer: Reply | Exception
) -> None:
    *before, _ = CASES[kind].edited
    came = ask(kind, lambda adapter: adapter.edit(CASES[kind].receipt, CHANGED), *before, *[answer] * ENDLESS)
    assert came in (Unauthorised, Unavailable, Rejected, NotThere, Uncertain), f"{kind} took {name} for changed"
    assert came is not NotThere or status_of(answer) in NOT_THERE


# Trouble with our sign-in is the same trouble for every call.

OPERATIONS: dict[str, tuple[type[Adapter], Callable[[Any, str], Any]]] = {
    "verify": (Adapter, lambda adapter, kind: adapter.verify()),
    "publish": (Adapter, lambda adapter, kind: adapter.publish(prepared(adapter, POST))),
    "find": (Findable, lambda adapter, kind: adapter.find(POST, LONG_AGO)),
    "edit": (Editable, lambda adapter, kind: adapter.edit(CASES[kind].receipt, CHANGED)),
    "close": (Closable, lambda adapter, kind: adapter.close(CASES[kind].receipt, "Vervuld.")),
    "look": (Closable, lambda adapter, kind: adapter.is_up(CASES[kind].receipt)),
    "reactions": (Reacting, lambda adapter, kind: adapter.reactions(CASES[kind].receipt, "")),
    "mentions": (Listening, lambda adapter, kind: adapter.mentions("Acme", "")),
}
"""What is asked of a channel, and what it must be able to do for that."""


def operations(kind: str, *names: str) -> dict[str, Callable[[Adapter], Any]]:
    """Those of these names, or all, that can be asked of a kind."""
    can = {name: do for name, (ability, do) in OPERATIONS.items() if issubclass(adapters.get(kind), ability)}
    return {name: partial(do, kind=kind) for name, do in can.items() if name in (names or can)}


@pytest.mark.parametrize("kind", CASES)
def test_trouble_with_our_sign_in_is_seen_in_every_call(kind: str) -> None:
    for answer in CASES[kind].sign_in_trouble:
        for name, do in operations(kind).items():
            came = ask(kind, do, *[answer] * ENDLESS)
            assert came is Unauthorised, f"{kind}: {name} took {answer} for {came}"


@pytest.mark.parametrize("kind", CASES)
def test_a_server_in_trouble_says_nothing_about_our_sign_in(kind: str) -> None:
    for trouble in CASES[kind].sign_in_trouble:
        for name, do in operations(kind).items():
            answers = [replace(trouble, status=503)] * ENDLESS
            came = ask(kind, do, *answers)
            assert came in (Unavailable, Uncertain), f"{kind}: {name} took {answers[0]} for {came}"


@pytest.mark.parametrize("kind", CASES)
def test_a_post_that_was_refused_for_itself_says_nothing_about_our_sign_in(kind: str) -> None:
    known = CASES[kind].knows_us
    for said in ({"error": "Text is silly"}, {"error": "InvalidRequest", "message": "silly"}, {"message": "silly"}):
        came = ask(kind, lambda adapter: adapter.publish(prepared(adapter, POST)), Reply(400, said), *known)
        assert came is Rejected


# Where a token is renewed only the channel's own word that it counts no more is believed.

PASSING: list[Reply | Exception] = [
    *(Reply(status, "<html>") for status in (200, 403, 404, 408, 429, 500, 502, 503, 504)),
    *(Reply(status) for status in (200, 204, 404, 408, 429, 500, 503)),
    Reply(200, {}),
    Reply(200, {"access_token": None, "accessJwt": None}),
    *(make() for make in (*NOT_SENT, *LOST)),
]


@pytest.mark.parametrize("kind", able(Renewing))
def test_a_fault_that_passes_where_tokens_are_renewed_ends_no_sign_in(kind: str) -> None:
    for fault in PASSING:
        adapter, _, kept = scripted(kind, Reply(401), fault, **CASES[kind].renews_with or {})
        with pytest.raises(Unavailable) as caught:
            adapter.publish(prepared(adapter, POST))
        assert kept == [] and "Nothing was changed" not in str(caught.value), fault
        if fault in PASSING[-len(LOST) :]:
            assert "nobody knows" in str(caught.value), "the token may have been renewed"


@pytest.mark.parametrize("error", ["invalid_grant", "invalid_request"])
def test_what_x_itself_calls_over_is_over(error: str) -> None:
    for status in (400, 401):
        renewal = Reply(status, {"error": error, "error_description": "Value passed for the token was invalid."})
        assert ask_renewing(renewal) is Unauthorised
    assert ask_renewing(Reply(401, {"error": "unauthorized_client"})) is Unavailable
    assert ask_renewing(Reply(503, {"error": error})) is Unavailable


def ask_renewing(renewal: Reply) -> object:
    adapter, _, _ = scripted("x", Reply(401), renewal, **CASES["x"].renews_with or {})
    try:
        return adapter.publish(POST)
    except ChannelError as error:
        return type(error)


# A closing of which the answer was lost looks, and then says.

UNCLEAR: list[Reply | Exception] = [*(Reply(status, {}) for status in (500, 502, 503, 504)), *(make() for make in LOST)]


@pytest.mark.parametrize("kind", able(Closable))
def test_a_closing_without_a_clear_answer_looks_and_then_says(kind: str) -> None:
    for unclear in UNCLEAR:
        adapter, replies, _ = scripted(kind, unclear, *CASES[kind].is_gone)
        adapter.close(CASES[kind].receipt, "Vervuld.")
        assert not replies.script
        for look, said in (
            (CASES[kind].is_up, "still there"),
            ((unclear,), "Nobody knows"),
            ((NOT_SENT[0](),), "Nobody"),
        ):
            adapter, replies, _ = scripted(kind, unclear, *look)
            with pytest.raises(Unavailable, match=said) as caught:
                adapter.close(CASES[kind].receipt, "Vervuld.")
            assert "Nothing was changed" not in str(caught.value) and not replies.script


@pytest.mark.parametrize("kind", able(Closable))
def test_a_closing_that_did_not_leave_claims_nothing_about_those_before(kind: str) -> None:
    for make in NOT_SENT:
        adapter, replies, _ = scripted(kind, make())
        with pytest.raises(Unavailable) as caught:
            adapter.close(CASES[kind].receipt, "Vervuld.")
        assert "Nothing was changed" not in str(caught.value) and len(replies.seen) == 1


# A change may give the post another id.


def test_a_post_with_a_new_id_at_the_same_address_is_the_same_post() -> None:
    case = CASES["mastodon"]
    for same in ({"url": case.receipt.url}, {"url": "https://example.social/7", "uri": case.receipt.url}):
        adapter, _, _ = scripted("mastodon", Reply(200, {"id": "7"} | same))
        assert adapter.edit(case.receipt, CHANGED).id == "7"
    adapter, _, _ = scripted("mastodon", Reply(200, {"id": "7", "url": "https://example.social/7"}))
    with pytest.raises(Uncertain):
        adapter.edit(case.receipt, CHANGED)
    adapter, _, _ = scripted("mastodon", Reply(200, {"id": "7", "url": ""}))
    with pytest.raises(Uncertain):
        adapter.edit(Receipt(case.receipt.id), CHANGED)


# What is no text never leaves.


@pytest.mark.parametrize("kind", CASES)
def test_nul_and_half_a_pair_never_leave(kind: str) -> None:
    for number, sign in enumerate("\0\ud83d\udc69"):  # a runner cannot be told these signs
        for spoilt in ("text", "title", "summary"):
            adapter, replies, _ = scripted(kind)
            post = replace(POST, **{spoilt: f"{getattr(POST, spoilt)} {sign}"})
            is_said = any("a sign that cannot be sent" in problem for problem in adapter.problems(post))
            assert is_said, (spoilt, number)
            if spoilt == "text" or CASES[kind].sends_card:
                came = ask(kind, lambda adapter, post=post: adapter.publish(prepared(adapter, post)))  # type: ignore[misc]
                assert came is Rejected, (spoilt, number)
        given = {name: f"{value}{sign}" for name, value in CASES[kind].settings.items()}
        adapter, replies, _ = scripted(kind, **given)
        with pytest.raises(ChannelError):
            adapter.publish(prepared(adapter, POST))
        assert replies.seen == [], number


@pytest.mark.parametrize("kind", CASES)
def test_half_a_pair_is_refused_wherever_it_stands(kind: str) -> None:
    half = "\ud83d"
    for text in (f"{half} {POST.text}", f"{LINK}{half} #Zorg", f"#Zorg{half} {LINK}", f"https://{half}.example {LINK}"):
        post = replace(POST, text=text)
        assert ask(kind, lambda adapter, post=post: adapter.publish(prepared(adapter, post))) is Rejected  # type: ignore[misc]
        before = CASES[kind].edited[:-1]
        if kind in EDITING:
            assert ask(kind, lambda adapter, post=post: adapter.edit(CASES[kind].receipt, post), *before) is Rejected  # type: ignore[misc]


@pytest.mark.parametrize("kind", CASES)
def test_where_no_words_are_sent_none_are_too_long(kind: str) -> None:
    said = {"error": "too long", "message": "too long", "detail": "too long", "title": "Too Large", "status": 413}
    for do in operations(kind, "verify", "find", "close", "look", "reactions", "mentions").values():
        for answer in (Reply(413, said), Reply(413, "<html>")):
            assert ask(kind, do, *[answer] * ENDLESS) is not TooLong
