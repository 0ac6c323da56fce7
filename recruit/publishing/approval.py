"""Four eyes: one person asks, and another one approves exactly these words."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, or_

import adapters
from adapters.abilities import Assisted
from adapters.translatable import Said
from adapters.types import Post
from recruit.core import reasons
from recruit.core.database import now, today
from recruit.models import Publication, PublicationState, Role, User
from recruit.publishing import edits, rulebook
from recruit.publishing.publications import (
    CAN_BE_REPORTED,
    OFF,
    TWO,
    as_channels_write,
    begin,
    current,
    hold,
    objections,
    thawed,
    written,
)
from recruit.publishing.transitions import Step, become

GONE = Said("This post does not wait for approval any more.")
WAITS: ColumnElement[bool] = (
    or_(
        Publication.state == PublicationState.APPROVAL,
        (Publication.state == PublicationState.PUBLISHED) & Publication.wanted.is_not(None),
    )
    & Publication.asked_by_id.is_not(None)
    & (Publication.approved == "")
)
"""Words that wait for somebody else: of a post, or other ones for a post that is out."""


def ask(publication: Publication, by: User, due: datetime | None = None) -> list[str]:
    """Ask another person to approve the words as they are now, to go out at that moment or at once; the sentences say
    why that cannot be."""
    return begin(publication, Step.ASK, due or now(), due=due, asked_by_id=by.id)


def waits(publication: Publication) -> bool:
    """Whether somebody asked, and nobody has decided."""
    other_words = publication.state == PublicationState.PUBLISHED and publication.wanted is not None
    words = publication.state == PublicationState.APPROVAL or other_words
    return words and publication.asked_by_id is not None and not publication.approved


def asked_words(publication: Publication) -> Post:
    """The words that are to be approved."""
    is_out = publication.state == PublicationState.PUBLISHED
    return edits.new_words(publication) if is_out else written(publication)


def approve(publication: Publication, by: User, seen: str) -> list[str]:
    """Let exactly the words that this person saw go out; the sentences say why not. Ring after the commit."""
    problems = strangers(publication, by) or hindrances(publication)
    if problems:
        return problems
    words = rulebook.fingerprint(asked_words(publication))
    if words != seen:
        return [Said("The words have changed since you read them. Read them once more.")]
    if publication.state == PublicationState.PUBLISHED:
        return taken(become(publication, Step.CHANGE, due=now(), **edits.BEGIN))
    agreed = {"approved": words, "approved_by_id": by.id}
    if issubclass(adapters.get(publication.channel.kind), Assisted):
        return taken(become(publication, Step.APPROVE_BY_HAND, due=None, **agreed))
    due = max(publication.due or now(), now())
    return taken(become(publication, Step.APPROVE, due=due, at=as_channels_write(due), **agreed))


def strangers(publication: Publication, by: User) -> list[str]:
    """Hold the row until the commit, so that nothing changes between reading and deciding; or why it is not theirs."""
    hold(publication)
    if not waits(publication):
        return [GONE]
    if publication.asked_by_id == by.id or not by.may(Role.RECRUITER):
        return [Said("Somebody else decides: you asked for this yourself.")]
    return []


def taken(became: bool) -> list[str]:
    """Nothing where the step was taken, or why not."""
    return [] if became else [GONE]


def hindrances(publication: Publication) -> list[str]:
    """Why what was asked for cannot go out now whatever anybody decides, as sentences."""
    if not publication.channel.on:
        return [OFF]
    if not publication.vacancy.is_open(today()):
        return [Said("Open the vacancy first: the link in the post would lead nowhere.")]
    return [remark.said for remark in rulebook.remarks(publication, asked_words(publication)) if remark.blocks]


def send_back(publication: Publication, by: User, reason: str) -> list[str]:
    """Not like this: a draft again, or the old words stay, with the reason; the sentences say why not. Raises
    TooLittle."""
    reasons.check(reason)
    problems = strangers(publication, by)
    if problems:
        return problems
    said = Said("{who} sent it back: {reason}", who=by.called, reason=reason)
    if publication.state == PublicationState.PUBLISHED:
        return taken(become(publication, Step.DECLINE, asked_by_id=None, problem=said))
    return taken(become(publication, Step.SEND_BACK, due=None, problem=said, **thawed(publication)))


def take_back(publication: Publication) -> None:
    """Ask no more for other words of a post that is out."""
    hold(publication)
    if waits(publication):
        become(publication, Step.DECLINE, asked_by_id=None, wanted=None)


def before_posting(publication: Publication) -> list[str]:
    """Why a person should not post these words; nothing where they are out or may be."""
    if publication.state not in CAN_BE_REPORTED:
        return []
    if publication.channel.four_eyes and not publication.approved:
        return [TWO]
    return objections(publication, current(publication))


def stopped(publication: Publication, post: Post) -> str:
    """Why words that are due do not leave: they are not those that were approved. Empty when they may."""
    if publication.approved and publication.approved != rulebook.fingerprint(post):
        return Said("These are not the words that were approved. Ask for approval again.")
    return ""
