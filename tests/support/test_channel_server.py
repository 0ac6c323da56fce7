"""The channel server keeps its promises, so that what stands on it proves something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
import requests

import adapters
from adapters import http
from adapters.abilities import Renewing, prepared
from adapters.base import Adapter
from adapters.errors import ChannelError, Rejected, Unauthorised, Unavailable, Uncertain
from adapters.types import Post
from tests.support.channel_cases.case import POST
from tests.support.channel_server.protocols import ALL
from tests.support.channel_server.server import LIMITS, ChannelServer, Fault, Kind
from tests.support.channel_server.wire import filled_in, hurry, wire_to

KINDS = tuple(ALL)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
FORGETFUL = [kind for kind in KINDS if not adapters.get(kind).repeatable]
"""Channels that know a post by no key of ours, so that it is looked for in a timeline."""
RENEWING = [kind for kind in KINDS if issubclass(adapters.get(kind), Renewing)]

Speak = Callable[[str], Adapter]


@pytest.fixture
def server(hasty: None) -> Iterator[ChannelServer]:
    """Every channel, on loopback."""
    with ChannelServer() as started:
        yield started


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """The product's own line, with less patience."""
    hurry(monkeypatch)


@pytest.fixture
def speak(server: ChannelServer) -> Speak:
    """The product's adapter of a kind, signed in."""

    def to(kind: str) -> Adapter:
        given = adapters.get(kind)
        return given(filled_in(server.url)[kind], wire_to(server.url)(given.label))

    return to


def outcome(adapter: Adapter, post: Post) -> type[ChannelError] | None:
    """How publishing ended."""
    try:
        assert adapter.publish(prepared(adapter, post)).id
    except ChannelError as error:
        return type(error)
    return None


def warmed(adapter: Adapter) -> Adapter:
    """Signed in before the fault comes."""
    adapter.verify()
    return adapter


@pytest.mark.parametrize("kind", KINDS)
def test_a_post_is_put_up_found_and_taken_down(server: ChannelServer, speak: Speak, kind: str) -> None:
    adapter = speak(kind)
    assert "acme" in adapter.verify() or "5515715" in adapter.verify()
    assert adapter.find(POST, LONG_AGO) is None
    receipt = adapter.publish(prepared(adapter, POST))
    [held] = server.live(kind)
    assert (held.link, held.live) == (POST.link, True)
    assert adapter.find(POST, LONG_AGO) == receipt
    adapter.close(receipt, "Filled")
    adapter.close(receipt, "Filled")
    assert server.live() == []
    assert adapter.find(POST, LONG_AGO) is None


@pytest.mark.parametrize("kind", FORGETFUL)
def test_a_post_is_found_under_three_hundred_newer_ones(server: ChannelServer, speak: Speak, kind: str) -> None:
    adapter, channel = speak(kind), server.channels[kind]
    account = channel.author
    channel.accept(account, "https://jobs.example/r/older")
    began = datetime.now(UTC)
    receipt = adapter.publish(POST)
    for number in range(300):
        channel.accept(account, f"https://jobs.example/r/{number}")
    assert adapter.find(POST, began) == receipt
    turned = server.calls[kind, "find"]
    assert adapter.find(replace(POST, link="https://jobs.example/r/nowhere"), began) is None
    assert server.calls[kind, "find"] == 2 * turned <= 18


@pytest.mark.parametrize("kind", FORGETFUL)
def test_what_is_sent_twice_is_up_twice(server: ChannelServer, speak: Speak, kind: str) -> None:
    adapter = speak(kind)
    adapter.publish(POST)
    adapter.publish(POST)
    assert server.doubles() == {f"{kind} {POST.link}": 2}


def test_a_record_put_twice_at_its_key_is_up_once(server: ChannelServer, speak: Speak) -> None:
    adapter = speak("bluesky")
    assert adapter.publish(POST) == adapter.publish(POST)
    assert (len(server.live()), server.doubles()) == (1, {})


@pytest.mark.parametrize("kind", FORGETFUL)
def test_a_channel_that_remembers_takes_the_same_post_once(hasty: None, kind: str) -> None:
    given = adapters.get(kind)
    with ChannelServer(remembers=True) as server:
        adapter = given(filled_in(server.url)[kind], wire_to(server.url)(given.label))
        assert adapter.publish(POST) == adapter.publish(POST)
        assert len(server.live(kind)) == 1


CERTAINLY_NOT = {
    Fault(Kind.LIMIT): Unavailable,
    Fault(Kind.REJECT): Rejected,
}
LOST = (Kind.DROP, Kind.HANG, Kind.ERROR, Kind.GARBLED, Kind.NOT_OK, Kind.REDIRECT)
NOBODY_KNOWS = [
    *(Fault(kind, applies) for kind in LOST for applies in (False, True)),
    *(Fault(Kind.ERROR, True, value=str(status)) for status in (502, 503, 504)),
    Fault(Kind.REFUSE),
    Fault(Kind.CUT, True),
    Fault(Kind.DRIP, True),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fault", CERTAINLY_NOT)
def test_after_a_clear_no_nothing_is_up(server: ChannelServer, speak: Speak, kind: str, fault: Fault) -> None:
    adapter = warmed(speak(kind))
    server.will(replace(fault, on="create"))
    assert outcome(adapter, POST) is CERTAINLY_NOT[fault]
    assert server.live() == []
    assert outcome(adapter, POST) is None


@pytest.mark.parametrize("fault", NOBODY_KNOWS, ids=lambda f: f"{f.kind} {f.value}{' applied' if f.applies else ''}")
@pytest.mark.parametrize("kind", KINDS)
def test_after_a_lost_answer_only_the_server_knows(
    server: ChannelServer, speak: Speak, kind: str, fault: Fault
) -> None:
    adapter = warmed(speak(kind))
    server.will(fault if fault.kind == Kind.REFUSE else replace(fault, on="create"))
    # A line that is cut while it is being opened may be known to have carried nothing.
    may_end = (Uncertain, Unavailable) if fault.kind == Kind.REFUSE else (Uncertain,)
    assert outcome(adapter, POST) in may_end
    assert server.happened and len(server.live(kind)) == fault.applies
    assert (adapter.find(POST, LONG_AGO) is not None) == fault.applies


@pytest.mark.parametrize("kind", KINDS)
def test_a_port_where_nobody_listens_refuses_and_comes_back(server: ChannelServer, speak: Speak, kind: str) -> None:
    adapter = warmed(speak(kind))
    with server.refusing():
        assert outcome(adapter, POST) is Unavailable
    assert outcome(adapter, POST) is None
    assert len(server.live()) == 1


@pytest.mark.parametrize("header", LIMITS)
def test_a_limit_says_when_to_come_back_in_every_way(server: ChannelServer, header: str) -> None:
    server.will(Fault(Kind.LIMIT, value=header, seconds=90))
    given = requests.get(f"{server.url}/2/users/me", timeout=5)
    answer = http.Answer(given.status_code, given.headers, given.content)
    until, wait = answer.limit("x-rate-limit-reset", "RateLimit-Reset", "X-RateLimit-Reset")
    assert given.status_code == 429
    if not header:
        assert (until, wait) == (None, None)
    elif header == "Retry-After":
        assert wait == 90
    else:
        assert until and timedelta(seconds=80) < until - datetime.now(UTC) < timedelta(seconds=91)


@pytest.mark.parametrize("kind", RENEWING)
def test_an_expired_token_is_renewed_and_the_post_goes_out_once(server: ChannelServer, speak: Speak, kind: str) -> None:
    adapter = warmed(speak(kind))
    server.will(Fault(Kind.EXPIRED, on="create"))
    assert outcome(adapter, POST) is None
    assert len(server.live()) == 1


@pytest.mark.parametrize("kind", sorted({*KINDS} - {*RENEWING}))
def test_a_token_that_cannot_be_renewed_stays_expired(server: ChannelServer, speak: Speak, kind: str) -> None:
    adapter = speak(kind)
    server.will(Fault(Kind.EXPIRED, on="create"))
    assert outcome(adapter, POST) is Unauthorised
    assert outcome(adapter, POST) is Unauthorised
    assert server.live() == []


def test_a_refresh_token_counts_once(server: ChannelServer, speak: Speak) -> None:
    first, second = speak("x"), speak("x")
    server.expire(first.setting("access_token"))
    assert first.verify()
    with pytest.raises(Unauthorised):
        second.verify()


def test_faults_happen_once_in_order_to_the_calls_they_fit(server: ChannelServer, speak: Speak) -> None:
    x, mastodon = speak("x"), speak("mastodon")
    server.will(Fault(Kind.REJECT, channel="mastodon"), Fault(Kind.LIMIT, on="create"), Fault(Kind.DROP, on="create"))
    assert [outcome(x, POST), outcome(x, POST), outcome(x, POST)] == [Unavailable, Uncertain, None]
    assert outcome(mastodon, POST) is not None
    server.will(Fault(Kind.DROP))
    server.behave()
    assert outcome(mastodon, POST) is None


def test_a_timeline_lags_and_a_record_does_not() -> None:
    moment = [datetime(2026, 11, 21, tzinfo=UTC)]
    with ChannelServer(clock=lambda: moment[0], lag=timedelta(seconds=60)) as server:
        for kind in KINDS:
            given = adapters.get(kind)
            adapter = given(filled_in(server.url)[kind], wire_to(server.url)(given.label))
            receipt = adapter.publish(POST)
            assert adapter.find(POST, LONG_AGO) == (None if kind in FORGETFUL else receipt)
            moment[0] += timedelta(seconds=60)
            assert adapter.find(POST, LONG_AGO) == receipt


def test_a_benchmark_commands_it_over_the_line(server: ChannelServer, speak: Speak) -> None:
    fault = {"kind": "error", "applies": True, "on": "create", "value": "503"}
    assert requests.post(f"{server.url}/_faults", json={"faults": [fault]}, timeout=5).ok
    assert outcome(speak("x"), POST) is Uncertain
    [up] = requests.get(f"{server.url}/_live", {"channel": "x"}, timeout=5).json()
    assert up["link"] == POST.link
    speak("x").publish(POST)
    assert requests.get(f"{server.url}/_doubles", timeout=5).json() == {f"x {POST.link}": 2}
    requests.post(f"{server.url}/_faults", json={"chances": {"drop": 1.0}, "seed": 3}, timeout=5)
    assert outcome(speak("mastodon"), POST) is Uncertain
    requests.post(f"{server.url}/_reset", timeout=5)
    assert server.live() == []
    assert outcome(speak("mastodon"), POST) is None


def test_many_at_once_are_all_remembered(server: ChannelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    token = {"Authorization": f"Bearer {filled_in(server.url)['x']['access_token']}"}

    def post(writer: int) -> None:
        for number in range(25):
            words = {"text": f"https://jobs.example/r/{writer}-{number}"}
            assert requests.post(f"{server.url}/2/tweets", json=words, headers=token, timeout=20).status_code == 201

    writers = [Thread(target=post, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len({held.link for held in server.live("x")}) == 200
    assert len({held.id for held in server.live("x")}) == 200
