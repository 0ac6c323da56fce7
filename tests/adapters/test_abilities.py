"""The contract of each ability, for every channel that claims it: see `adapters.abilities`."""

from __future__ import annotations

import inspect
from dataclasses import replace

import pytest

import adapters
from adapters.abilities import (
    Answering,
    Closable,
    Editable,
    Findable,
    Listening,
    Prepares,
    Reacting,
    Renewing,
)
from adapters.base import Adapter
from adapters.errors import ChannelError, Rejected, Unauthorised, Uncertain
from adapters.types import Receipt
from tests.adapters.test_contract import KINDS, LONG_AGO, everything_told, lost, scripted
from tests.support.channel_cases import CASES, able
from tests.support.channel_cases.case import LINK, POST, SECRET, Failure
from tests.support.scripted_replies import LOST, NOT_SENT, Replies, Reply, body_of

pytestmark = pytest.mark.one_database

# A post is found where it is, and nowhere else.


@pytest.mark.parametrize("kind", able(Findable))
def test_it_says_so_when_it_could_not_look(kind: str) -> None:
    for reply in (Reply(500), Reply(200, "<html>"), Reply(403, {}), LOST[0](), NOT_SENT[0]()):
        *before, _ = CASES[kind].found
        adapter, _, _ = scripted(kind, *before, *[reply] * 2)  # Mastodon asks whether the token is the trouble
        with pytest.raises(ChannelError) as caught:
            adapter.find(POST, LONG_AGO)
        assert str(caught.value).startswith(adapter.label)
        assert not isinstance(caught.value, Uncertain)


@pytest.mark.parametrize("kind", able(Findable))
def test_it_finds_what_is_there_and_nothing_else(kind: str) -> None:
    case = CASES[kind]
    adapter, _, _ = scripted(kind, *case.found)
    assert adapter.find(POST, LONG_AGO) == case.receipt
    adapter, _, _ = scripted(kind, *case.absent)
    assert adapter.find(POST, LONG_AGO) is None


# Closing twice is as good as once.


@pytest.mark.parametrize("kind", able(Closable))
def test_closing_twice_is_as_good_as_once(kind: str) -> None:
    case = CASES[kind]
    for script in case.closed:
        adapter, replies, _ = scripted(kind, *script)
        adapter.close(case.receipt, "Vervuld.")
        assert not replies.script


@pytest.mark.parametrize("kind", able(Closable))
def test_a_post_that_could_not_be_closed_is_not_called_closed(kind: str) -> None:
    for reply in (Reply(500), Reply(429), Reply(403, {}), LOST[0]()):
        adapter, _, _ = scripted(kind, *[reply] * 2)  # where the answer is not clear it looks
        with pytest.raises(ChannelError) as caught:
            adapter.close(CASES[kind].receipt, "Vervuld.")
        assert not isinstance(caught.value, Uncertain)


# Where a post that is out can be changed, it is: byte for byte, as often as one likes, and only the channel says so.

EDITING = able(Editable)
CHANGED = replace(POST, text=f"Senior Python developer [36–40 uur] *nieuw* 👩‍💻\n{LINK} #Zorg", title="Other title")


def edit(kind: str, *script: Reply | Exception) -> tuple[Receipt, Replies]:
    """What comes of an edit whose last call is answered so."""
    adapter, replies, _ = scripted(kind, *script)
    return adapter.edit(CASES[kind].receipt, CHANGED), replies


@pytest.mark.parametrize("kind", EDITING)
def test_other_words_arrive_byte_for_byte_and_twice_is_as_good_as_once(kind: str) -> None:
    case, sent = CASES[kind], []
    for _ in range(2):
        receipt, replies = edit(kind, *case.edited)
        assert receipt.id == case.receipt.id and not replies.script
        assert (case.new_words or case.words)(body_of(replies.seen[-1])) == CHANGED.text
        sent.append([(request.url, body_of(request)) for request in replies.seen])
    assert sent[0] == sent[1]


EDIT_FAILURES = [(kind, failure) for kind in EDITING for failure in lost(kind)]


@pytest.mark.parametrize(("kind", "failure"), EDIT_FAILURES, ids=[f"{kind}: {f.name}" for kind, f in EDIT_FAILURES])
def test_a_failed_edit_is_the_right_error_and_tells_no_secret(kind: str, failure: Failure) -> None:
    *before, _ = CASES[kind].edited
    more = CASES[kind].found[:1] if failure.error is Rejected else ()  # Mastodon asks whether the token is the trouble
    adapter, _, _ = scripted(kind, *before, *failure.script, *more)
    with pytest.raises(ChannelError) as caught:
        adapter.edit(CASES[kind].receipt, CHANGED)
    assert type(caught.value) is failure.error, caught.value
    assert str(caught.value).startswith(adapter.label)
    assert SECRET not in everything_told(caught.value) + repr(caught.value.said.values)  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", EDITING)
def test_an_edit_is_believed_only_when_the_channel_says_so(kind: str) -> None:
    *before, _ = CASES[kind].edited
    for reply in (Reply(200), Reply(200, {"ok": True}), Reply(200, {"id": "1", "uri": "at://another"})):
        with pytest.raises(Uncertain, match=f"^{adapters.get(kind).label}"):
            edit(kind, *before, reply)


@pytest.mark.parametrize("kind", EDITING)
def test_a_post_that_is_gone_is_not_brought_back(kind: str) -> None:
    with pytest.raises(Rejected, match="no longer there"):
        edit(kind, *CASES[kind].gone)
    with pytest.raises(Unauthorised):
        edit(kind, *[Reply(401, {"error": "AuthenticationRequired"})] * 3)


# What people answer is read as it stands there, and an answer leaves once.


@pytest.mark.parametrize("kind", able(Reacting))
def test_reactions_fetched_twice_are_the_same_reactions(kind: str) -> None:
    script, expected, cursor = CASES[kind].reactions
    for _ in range(2):
        adapter, replies, _ = scripted(kind, *script)
        assert isinstance(adapter, Reacting)
        found, after = adapter.reactions(CASES[kind].receipt, "")
        assert (tuple(found), after) == (expected, cursor) and not replies.script
    assert all(one.id and one.at.tzinfo for one in expected)


@pytest.mark.parametrize("kind", able(Answering))
def test_an_answer_leaves_once_and_byte_for_byte(kind: str) -> None:
    case = CASES[kind]
    adapter, replies, _ = scripted(kind, *case.answered)
    assert isinstance(adapter, Answering)
    [first, *_] = case.reactions[1]
    receipt = adapter.answer(first, replace(POST, answers=first.id))
    assert receipt.id and not replies.script
    assert case.words(body_of(replies.seen[-1])) == POST.text


@pytest.mark.parametrize("kind", able(Listening))
def test_a_search_gives_what_people_said_of_us(kind: str) -> None:
    script, expected, cursor = CASES[kind].mentions
    adapter, replies, _ = scripted(kind, *script)
    assert isinstance(adapter, Listening)
    assert adapter.mentions("Acme", "") == (list(expected), cursor) and not replies.script


@pytest.mark.parametrize("kind", sorted({*able(Reacting), *able(Listening)}))
def test_it_says_so_when_it_could_not_ask_what_people_answered(kind: str) -> None:
    for reply in (Reply(500), Reply(200, "<html>"), LOST[0](), NOT_SENT[0]()):
        adapter, _, _ = scripted(kind, *[reply] * 3)
        with pytest.raises(ChannelError, match=f"^{adapter.label}"):
            adapter.reactions(CASES[kind].receipt, "") if isinstance(adapter, Reacting) else adapter.mentions("A", "")  # type: ignore[attr-defined]


# What it can do its classes say, and nothing else does.

VERBS: dict[str, type[Adapter]] = {
    name: ability
    for ability in (Prepares, Findable, Editable, Closable, Renewing, Reacting, Answering, Listening)
    for name in vars(ability)["__abstractmethods__"] & vars(ability).keys()
}
"""What each ability asks for."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_the_verbs_of_the_abilities_that_it_claims_and_no_others(kind: str) -> None:
    adapter = adapters.get(kind)
    assert not inspect.isabstract(adapter)
    for name, ability in VERBS.items():
        assert hasattr(adapter, name) == issubclass(adapter, ability), name


@pytest.mark.parametrize("kind", [kind for kind in KINDS if adapters.get(kind).connect])
def test_connecting_asks_at_once_for_all_that_the_kind_can_do(kind: str) -> None:
    adapter = adapters.get(kind)
    connect = adapter.connect
    assert connect
    server = {"server": "https://example.social"} if any(s.name == "server" for s in adapter.settings) else {}
    for address in (connect.authorise, connect.exchange):
        assert address.format(**server).startswith("https://")
    assert connect.publish and {*connect.publish, *connect.read_answers, *connect.answer} <= {*connect.scopes}
    assert bool(connect.read_answers) == issubclass(adapter, Reacting)
    assert bool(connect.answer) == issubclass(adapter, Answering)
