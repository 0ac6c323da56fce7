"""One channel's card on the page where all posts of a vacancy stand side by side."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from flask_login import current_user

import adapters
from adapters.abilities import Assisted, Editable, way_to_close
from adapters.base import Adapter
from adapters.errors import ChannelError, Unauthorised
from adapters.types import Closing, Editing, Post
from adapters.wording.coverage import Carrying, carrying
from adapters.wording.facts import Facts, read_facts
from recruit.attribution import links
from recruit.core.database import now
from recruit.models import Publication, PublicationState
from recruit.publishing import approval, channels, diff, edits, outdated, publications, rulebook
from recruit.publishing.actions import Situation, offered
from recruit.publishing.house_rules.rules import Remark
from recruit.web.forms.editing import mark_of
from recruit.web.office.post_buttons import BUTTONS, Button


@dataclass
class Card:
    """What is shown of one publication."""

    publication: Publication
    kind: type[Adapter]
    post: Post
    length: int
    limit: int = 0
    place: str = ""
    problems: list[str] = field(default_factory=list)
    """Why it cannot go out as it is."""
    remarks: list[Remark] = field(default_factory=list)
    """What the house rules say about the words, and nobody has answered."""
    because: str = ""
    """Why these words go out all the same, as somebody answered."""
    waits: bool = False
    """Whether somebody else is to approve words of it."""
    seen: str = ""
    """Fingerprint of the words that are to be approved, as they are shown."""
    moved_on: bool = False
    """Whether the vacancy has changed since approval was asked."""
    said: list[str] = field(default_factory=list)
    """What went wrong with what was just asked."""
    as_read: str = ""
    """The mark of the words that a person is about to change."""
    theirs: str | None = None
    """What somebody else has written meanwhile."""
    typed_at: str = ""
    out_of_date: bool = False
    fresh: str = ""
    """The words as they would be composed now, when the shown ones are out of date."""
    changes: list[list[diff.Piece]] = field(default_factory=list)
    """What differs between the words that are out and the new ones, line by line."""
    way: Editing = Editing.NEVER
    """How the words can be changed now that they are out."""
    typed: str = ""
    """What stands in the box in which a post that is out is changed."""
    shorter: str = ""
    """Words to offer in place of those that the channel found too long."""
    facts: Facts | None = None
    """What the vacancy says."""

    @property
    def left(self) -> int:
        """How many characters still fit."""
        return self.limit - self.length

    @property
    def is_by_hand(self) -> bool:
        """Whether a person does the posting."""
        return issubclass(self.kind, Assisted)

    @property
    def closing(self) -> Closing:
        """How it is taken down."""
        return way_to_close(self.kind)

    @property
    def editing_remark(self) -> str:
        """What should be known before it is changed."""
        return self.kind.editing_remark if issubclass(self.kind, Editable) else ""

    @property
    def is_blocked(self) -> bool:
        """Whether a house rule stops these words."""
        return any(remark.blocks for remark in self.remarks)

    @cached_property
    def buttons(self) -> dict[str, Button]:
        """What may be done with it now, by name."""
        publication = self.publication
        now = Situation(
            publication,
            has_words=bool(self.post.text or self.post.link),
            by_hand=self.is_by_hand,
            is_blocked=self.is_blocked,
            waits=self.waits,
            is_mine=publication.asked_by_id == current_user.id,
            out_of_date=self.out_of_date,
            way=self.way,
        )
        return {action.name.lower(): BUTTONS[action] for action in offered(now)}

    def offers(self, *names: str) -> bool:
        """Whether one of these may be done now."""
        return not self.buttons.keys().isdisjoint(names)

    @property
    def looks_again(self) -> int:
        """After how many seconds the card should look again by itself; 0 when nothing moves without a person."""
        if self.publication.state == PublicationState.SENDING:
            return 2
        state = PublicationState
        if (
            self.publication.state in (state.SCHEDULED, state.UNSURE, state.CHANGING, state.CLOSING)
            and self.publication.due
        ):
            return 2 if self.publication.due < now() + timedelta(minutes=1) else 60
        return 0

    def told(self, text: str) -> Carrying:
        """Which facts of the vacancy these words carry, and which they leave out."""
        return carrying(self.facts, text) if self.facts else Carrying((), ())

    @property
    def address(self) -> str:
        """The tracked link."""
        return links.address(self.publication.link)

    @property
    def name(self) -> str:
        """Who speaks, as the channel shows it."""
        return self.publication.channel.account or self.publication.channel.name


def card(publication: Publication, text: str | None = None, said: list[str] | None = None, typed_at: str = "") -> Card:
    """The card, with other words than the stored ones when somebody is typing."""
    kind = adapters.get(publication.channel.kind)
    try:
        adapter = channels.adapter_of(publication.channel)
        fresh = publications.fresh(publication) if follows(publication) else None
        post = publications.words(publication, fresh)
    except Unauthorised as error:
        return Card(publication, kind, Post("", ""), 0, problems=[error.said])
    stored = post.text
    if text is not None and publication.can_change:
        post = publications.with_words(post, text)
    shown = Card(publication, kind, post, adapter.length(post.text), adapter.limit, said=said or [], typed_at=typed_at)
    shown.as_read = mark_of(stored)
    shown.problems, shown.facts = adapter.problems(post), read_facts(publications.opening_of(publication))
    if not publications.is_written(publication):
        shown.remarks, shown.because = rulebook.still_open(publication, post), rulebook.reason(publication, post)
    try:
        shown.place = adapter.place()
    except ChannelError:
        shown.place = ""
    if fresh and publication.is_out:
        show_changes(shown, adapter, fresh, text)
    elif fresh and outdated.is_out_of_date(publication, fresh):
        shown.out_of_date, shown.fresh = True, fresh.text
        shown.changes = diff.changes(publication.composed or "", fresh.text)
    show_approval(shown)
    shown.shorter = publications.shorter(publication, shown.typed if publication.is_out else post.text)
    return shown


def follows(publication: Publication) -> bool:
    """Whether it matters what the vacancy says by now: the words have not left, or can still be changed."""
    return publication.is_out or not publications.is_written(publication)


def show_approval(shown: Card) -> None:
    """What somebody else is to approve, and what stands against it."""
    publication = shown.publication
    shown.waits, shown.moved_on = approval.waits(publication), outdated.has_moved_on(publication)
    if not shown.waits and publication.state != PublicationState.APPROVAL:
        return
    words = approval.asked_words(publication)
    shown.seen = rulebook.fingerprint(words)
    shown.remarks = [remark for remark in rulebook.remarks(publication, words) if remark.blocks]
    if publication.is_out:
        shown.changes = diff.changes(shown.post.text, words.text)


def show_changes(shown: Card, adapter: Adapter, fresh: Post, text: str | None) -> None:
    """What has become of words that are out, and what could stand in their place."""
    publication = shown.publication
    shown.way = edits.way(publication)
    shown.out_of_date = edits.is_out_of_date(publication, fresh)
    old = publication.composed if publication.composed is not None else shown.post.text
    if publication.state == PublicationState.CHANGING:
        shown.changes = diff.changes(shown.post.text, edits.new_words(publication).text)
    elif shown.out_of_date:
        shown.fresh, shown.changes = fresh.text, diff.changes(old, fresh.text)
        if not shown.changes:
            shown.changes = diff.changes("\n".join(edits.card_of(publication)), f"{fresh.title}\n{fresh.summary}")
    kept = (publication.wanted or {}).get("text") or (fresh.text if shown.way == Editing.BY_HAND else shown.post.text)
    if text is None and shown.said and shown.out_of_date:
        kept = fresh.text  # these were asked for and cannot go out: here they can be mended
    shown.typed = kept if text is None else text
    typed = publications.with_words(fresh, shown.typed)
    shown.length, shown.problems = adapter.length(typed.text), adapter.problems(typed)
    if publication.state == PublicationState.PUBLISHED and (shown.out_of_date or shown.typed != shown.post.text):
        shown.remarks = rulebook.still_open(publication, typed)
