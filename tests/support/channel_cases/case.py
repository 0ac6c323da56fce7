"""What is told of one kind of channel, so that the contract can try it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from adapters.errors import ChannelError
from adapters.types import Post, Reaction, Receipt
from tests.support.scripted_replies import Door, Reply

LINK = "https://jobs.example.org/r/Ab3x_9"
POST = Post(
    text=f"Senior Python developer (32–40 uur), Utrecht ✨\n{LINK} #Vacature",
    link=LINK,
    title="Senior Python developer",
    summary="Utrecht · 32–40 uur",
    language="nl",
    key="vacancy-42:channel-7:rev-1",
    at="2026-11-21T09:30:00+00:00",
)
UNTIL = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
SECRET, NEWER = "secret-token-Zm9vYmFy", "newer-token-cXV1eA"
BEARER = {"Authorization": "Bearer (secret-token-Zm9vYmFy|newer-token-cXV1eA)"}

Script = tuple[Reply | Exception, ...]
NOT_FOUND, FORBIDDEN = Reply(404), Reply(403)


@dataclass(frozen=True)
class Failure:
    """A script that must end in one error; `until` when it names the moment to come back."""

    name: str
    script: Script
    error: type[ChannelError]
    until: datetime | None = None


@dataclass(frozen=True)
class Case:
    """One kind of channel that is spoken to over the network. What belongs to an ability is given where it has it."""

    settings: Mapping[str, str]
    doors: tuple[Door, ...]
    published: Script
    receipt: Receipt
    words: Callable[[Any], str]
    """The text as the channel will show it, from the body of the last call."""
    failures: tuple[Failure, ...] = ()
    found: Script = ()
    absent: Script = ()
    page: Callable[[int, datetime, str], Reply] | None = None
    """A page of its timeline: its number, when its posts were made, and the link in the last of them, our own."""
    closed: tuple[Script, ...] = ()
    edited: Script = ()
    new_words: Callable[[Any], str] | None = None
    """The text as the channel will show it from now on, from the body of the last call of an edit."""
    gone: Script = ()
    """What is answered when the words of a post are to be changed that is not there any more."""
    verified: tuple[Script, str] = ((), "")
    before: Script = ()
    """What is asked before the post itself leaves, such as a session."""
    stored: Mapping[str, str] = field(default_factory=dict)
    """What a channel that has worked before has stored of its own."""
    says_gone: Reply = NOT_FOUND
    """How the channel itself says that a post is not there."""
    forbids: Reply = FORBIDDEN
    """How it says that we may not see it."""
    knows_us: Script = ()
    """What it answers beforehand where it must know us first, so that what it says of a post counts."""
    is_gone: Script = ()
    """What a look at a post is answered that is not there."""
    is_up: Script = ()
    """The same of one that is there."""
    sign_in_trouble: tuple[Reply, ...] = ()
    """Answers that mean, to any call, that a person must connect it again."""
    renews_with: Mapping[str, str] | None = None
    """What must be filled in besides for a token to be renewed; None where none is."""
    has_relatives: bool = False
    """Other servers speak its interface, each in its own way: 404 and 410 count in any form from who knows us, and a
    refusal that could be about the token is followed by a question who we are."""
    deletes_again: bool = False
    """It answers a deletion the same whether the post was there or not."""
    sends_card: bool = False
    """The card leaves with the post."""
    reactions: tuple[Script, tuple[Reaction, ...], str] = ((), (), "")
    """The answers that hold the reactions to the post, those reactions, and the cursor after them."""
    answered: Script = ()
    """What is answered when a reaction is answered."""
    tested_against: str = "the documented contract, scripted"
    """What its adapter was tried on, as administrators read it."""
    mentions: tuple[Script, tuple[Reaction, ...], str] = ((), (), "")
    """The same as `reactions` for a search."""


@dataclass(frozen=True)
class Quiet:
    """A kind of channel to which nothing is said over the network."""

    settings: Mapping[str, str]
    folder: str = ""
    """The setting that names a folder, where it keeps one."""
    tested_against: str = "–"
