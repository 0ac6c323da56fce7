"""The contract that every channel keeps. A new channel adds data in tests/support/channel_cases/, and no test."""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import adapters
from adapters.abilities import (
    Assisted,
    prepared,
)
from adapters.base import Adapter
from adapters.errors import ChannelError, Rejected, Unauthorised, Unavailable, Uncertain
from adapters.http import LARGEST, Wire
from adapters.translatable import Said
from adapters.types import Audience, Opening, Post
from adapters.wording.reading import read_opening
from tests.support.channel_cases import CASES, FILES, QUIET
from tests.support.channel_cases.case import LINK, NEWER, POST, SECRET, Failure, Quiet
from tests.support.scripted_replies import LOST, NOT_SENT, Replies, Reply, body_of

pytestmark = pytest.mark.one_database

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
SHORT = read_opening("Senior Python developer", "Acme", "Utrecht", LINK, "nl")
LONG = read_opening(
    "Senior Python developer (m/v/x) voor het team Betaalbare Woningen en Duurzame Wijken 👩‍💻 " * 5,
    "Stichting Woningcorporatie Groot-Utrecht en Omstreken " * 3,
    "'s-Gravenhage",
    LINK,
    "nl",
    summary="Je bouwt <b>met</b> het team aan [software] die huurders helpt. " * 200,
    salary="€ 3.900 – € 5.400 per maand",
    hours="32–40 uur",
    contract="onbepaalde tijd",
    closes=date(2026, 12, 31),
    tags=("data engineer", "C++", "Node.js", "hbo"),
)
KINDS = sorted(adapters.all())


class NoWire(Wire):
    """No call is allowed."""

    def __init__(self) -> None:
        super().__init__("nobody", transport=Replies((), ()))


def settings_of(kind: str, tmp_path: Path) -> Mapping[str, str]:
    case = FILES[kind]
    folder = {case.folder: str(tmp_path)} if isinstance(case, Quiet) and case.folder else {}
    return {**case.settings, **folder}


def quiet(kind: str, tmp_path: Path) -> Adapter:
    """An adapter that may not use the network."""
    return adapters.get(kind)(settings_of(kind, tmp_path), NoWire())


def scripted(kind: str, *script: Reply | Exception, **changed: str) -> tuple[Adapter, Replies, list[dict[str, str]]]:
    """An adapter, the channel that answers it, and what it asked to be stored."""
    case, kept = CASES[kind], []
    replies = Replies(case.doors, script)
    wire = Wire(adapters.get(kind).label, transport=replies)
    adapter = adapters.get(kind)({**case.settings, **case.stored, **changed}, wire, lambda new: kept.append(dict(new)))
    return adapter, replies, kept


def everything_told(error: BaseException) -> str:
    """What a log, a page or a traceback could show of an error, also of those it hides."""
    told, seen = "".join(traceback.format_exception(error)), error
    while seen := seen.__cause__ or seen.__context__:  # type: ignore[assignment]
        told += repr(seen)
    return told


# 1. It is on the list, and its help says how to connect it.


def test_every_channel_has_its_data_here() -> None:
    assert set(FILES) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_help_says_how_to_connect(kind: str) -> None:
    adapter = adapters.get(kind)
    help = inspect.getdoc(adapter) or ""
    assert vars(adapter).get("__doc__"), "the help is its own"
    if any(setting.required for setting in adapter.settings):
        assert "\n1. " in help and "\n2. " in help
    assert adapter.label and adapter.kind == kind
    names = [setting.name for setting in adapter.settings]
    assert len(names) == len(set(names))
    assert all(setting.label and setting.name.isidentifier() for setting in adapter.settings)


# 2. What it writes can be sent.


@pytest.mark.parametrize("opening", [SHORT, LONG], ids=["short", "long"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_it_writes_can_be_sent(kind: str, opening: Opening, tmp_path: Path) -> None:
    adapter = quiet(kind, tmp_path)
    post = adapter.compose(opening)
    assert adapter.problems(post) == []
    assert post.text.count(LINK) == 1 and post.link == LINK
    assert "python developer" in post.text.casefold()
    assert 0 < adapter.length(post.text) <= adapter.limit
    assert adapter.compose(opening) == post


# 3. It objects to what cannot be sent.


@pytest.mark.parametrize("kind", KINDS)
def test_it_objects_to_an_empty_text(kind: str, tmp_path: Path) -> None:
    assert quiet(kind, tmp_path).problems(Post(" \n", LINK))


@pytest.mark.parametrize("kind", KINDS)
def test_it_objects_to_a_text_without_the_tracked_link(kind: str, tmp_path: Path) -> None:
    assert LINK in quiet(kind, tmp_path).problems(Post("Senior Python developer", LINK))[0]


@pytest.mark.parametrize("kind", KINDS)
def test_it_objects_to_one_character_too_many(kind: str, tmp_path: Path) -> None:
    adapter = quiet(kind, tmp_path)
    room = adapter.limit - adapter.length(f"{LINK} ")
    assert adapter.problems(Post(f"{LINK} " + "a" * room, LINK)) == []
    assert adapter.problems(Post(f"{LINK} " + "a" * (room + 1), LINK))[0].startswith("1 character too many.")


# 4. One post leaves once, last, byte for byte the words of the preview.


@pytest.mark.parametrize("kind", CASES)
def test_one_post_leaves_once_and_last(kind: str) -> None:
    case = CASES[kind]
    adapter, replies, kept = scripted(kind, *case.published)
    receipt = adapter.publish(prepared(adapter, POST))
    assert receipt == case.receipt
    assert receipt.id and receipt.url.startswith("https://")
    assert len(replies.seen) == 1 and not replies.script
    assert case.words(body_of(replies.seen[-1])) == POST.text
    assert kept == []


@pytest.mark.parametrize("kind", CASES)
def test_the_composed_words_leave_as_they_were_shown(kind: str) -> None:
    adapter, replies, _ = scripted(kind, *CASES[kind].published)
    composed = adapter.compose(LONG)
    post = Post(**{**vars(composed), "key": POST.key, "at": POST.at})
    adapter.publish(prepared(adapter, post))
    assert CASES[kind].words(body_of(replies.seen[-1])) == composed.text


@pytest.mark.parametrize("kind", KINDS)
def test_preparing_shows_nothing_and_is_always_the_same(kind: str, tmp_path: Path) -> None:
    adapter = quiet(kind, tmp_path)
    assert prepared(adapter, POST) == prepared(adapter, POST)


# 5. Each failure is the right error, starts with the label and holds no secret.


def lost(kind: str) -> list[Failure]:
    """What can happen to a call on any channel."""
    failures = [Failure(make.__name__, (make(),), Unavailable) for make in NOT_SENT]
    failures += [Failure(make.__name__, (make(),), Uncertain) for make in LOST]
    failures += [Failure(str(status), (Reply(status, SECRET),), Uncertain) for status in (500, 502, 503, 504, 302)]
    failures += [
        Failure("nonsense", (Reply(200, "<html>"),), Uncertain),
        Failure("without end", (Reply(200, "x" * (LARGEST + 1)),), Uncertain),
        Failure("unknown refusal", (Reply(418, SECRET),), Rejected),
        Failure("limit without a moment", (Reply(429, SECRET),), Unavailable),
    ]
    return failures


ALL_FAILURES = [(kind, failure) for kind in CASES for failure in (*lost(kind), *CASES[kind].failures)]


@pytest.mark.parametrize(("kind", "failure"), ALL_FAILURES, ids=[f"{kind}: {f.name}" for kind, f in ALL_FAILURES])
def test_a_failure_is_the_right_error_and_tells_no_secret(kind: str, failure: Failure) -> None:
    adapter, replies, _ = scripted(kind, *failure.script)
    with pytest.raises(ChannelError) as caught:
        adapter.publish(prepared(adapter, POST))
    error = caught.value
    assert type(error) is failure.error, error
    assert str(error).startswith(adapter.label)
    assert str(error).endswith((".", SECRET)) or "It said: " in str(error)
    assert isinstance(error.said, Said) and error.said.template.startswith("{label}"), "it has no translation"
    told = everything_told(error) + repr(error.said.values)
    for secret in (SECRET, NEWER, "abcd-efgh-ijkl-mnop", "refresh-token"):
        assert secret not in told
    if failure.until:
        assert isinstance(error, Unavailable) and error.until == failure.until
    assert not replies.script, "it asked for less than the contract says"


@pytest.mark.parametrize("kind", CASES)
def test_it_says_who_we_are_there(kind: str) -> None:
    script, name = CASES[kind].verified
    adapter, replies, _ = scripted(kind, *script)
    assert adapter.verify() == name
    assert not replies.script


@pytest.mark.parametrize("kind", CASES)
def test_it_says_so_when_we_are_nobody_there(kind: str) -> None:
    refusal = Reply(401, {"error": "AuthenticationRequired", "message": SECRET})
    adapter, _, _ = scripted(kind, *[refusal] * 3)
    with pytest.raises(Unauthorised, match=f"^{adapter.label}") as caught:
        adapter.verify()
    assert SECRET not in everything_told(caught.value)


# 6. It does not start without its settings.


@pytest.mark.parametrize("kind", KINDS)
def test_it_does_not_start_without_its_settings(kind: str, tmp_path: Path) -> None:
    adapter = adapters.get(kind)
    for setting in adapter.settings:
        given = {**settings_of(kind, tmp_path), setting.name: ""}
        if setting.required:
            with pytest.raises(Unauthorised, match=f"^{adapter.label}.*{setting.label}"):
                adapter(given, NoWire())
        else:
            adapter(given, NoWire())


# The channels where a person does the posting.


@pytest.mark.parametrize("kind", [kind for kind in KINDS if issubclass(adapters.get(kind), Assisted)])
def test_a_person_is_sent_to_the_group(kind: str) -> None:
    adapter = adapters.get(kind)(QUIET[kind].settings, NoWire())
    assert adapter.audience is Audience.CLOSED
    assert adapter.verify() == adapter.place()
    name = adapter.place().removeprefix(adapter.address).strip("/")  # type: ignore[attr-defined]
    for given in (name, adapter.place(), adapter.place().replace("https://www.", ""), f" {name} "):
        assert adapters.get(kind)({"group": given}, NoWire()).place() == adapter.place()
    for wrong in ("https://example.org/groups/1", "example.org/groups/1", "javascript:alert(1)", "../x", "my group"):
        with pytest.raises(Unauthorised):
            adapters.get(kind)({"group": wrong}, NoWire()).verify()
    with pytest.raises(Rejected, match="a person posts this"):
        adapter.publish(POST)
