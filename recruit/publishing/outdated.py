"""A person's own words and the vacancy they were about: when it changes, take the new words or keep one's own.

Composed words that have not left follow the vacancy by themselves; of posts that are out see `edits`.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from sqlalchemy import select

from adapters.errors import Unauthorised
from adapters.translatable import Said
from adapters.types import Post
from recruit.core.database import db
from recruit.models import Publication, PublicationState, Vacancy
from recruit.publishing.publications import NotNow, composed, fingerprint, hold, objections
from recruit.publishing.transitions import Step, become


def is_waiting(publication: Publication) -> bool:
    """Whether it is planned, nothing of it can be out yet, and nobody approved just these words."""
    is_planned = publication.state == PublicationState.SCHEDULED and publication.doubt_since is None
    return is_planned and not publication.approved


def is_out_of_date(publication: Publication, fresh: Post | None = None) -> bool:
    """Whether the vacancy changed after a person changed the words, which have not left yet.

    `fresh`: the words it gives now, where they are known already.
    """
    if not publication.is_edited or not (publication.can_change or is_waiting(publication)):
        return False
    return publication.composed != (fresh or composed(publication)).text


def has_moved_on(publication: Publication) -> bool:
    """Whether the vacancy gives other words than those that are to be approved, or were, and have not left."""
    if publication.state != PublicationState.APPROVAL and not publication.holds_approved:
        return False
    made_of = publication.composed if publication.is_edited else publication.text
    return made_of != composed(publication).text


def out_of_date(publications: Iterable[Publication]) -> list[Publication]:
    """Those whose own words are out of date, of channels that can be spoken to."""
    found = []
    for publication in publications:
        with suppress(Unauthorised):  # a channel of which a setting is gone
            if is_out_of_date(publication):
                found.append(publication)
    return found


def of_vacancy(vacancy: Vacancy) -> list[Publication]:
    """The posts of a vacancy that wait with words of before it changed."""
    wanted = select(Publication).filter_by(vacancy_id=vacancy.id, round=vacancy.round)
    edited = wanted.where(Publication.composed.is_not(None)).order_by(Publication.id)
    return out_of_date(db.session.scalars(edited))


def reset(publication: Publication) -> None:
    """Take the composed words again. A planned post keeps its time."""
    hold(publication)
    if publication.can_change:
        publication.text = publication.composed = None
    elif not (is_waiting(publication) and rewrite(publication)):
        raise NotNow(Said("These words are on their way or out; they can no longer be changed here."))


def rewrite(publication: Publication) -> bool:
    """Give a planned post the composed words, unless a worker has it; one that just read it sees the new revision.

    Raises `NotNow` where the channel or a house rule has something against these words.
    """
    post = composed(publication)
    if problems := objections(publication, post):
        raise NotNow(problems[0])
    words = {"text": post.text, "title": post.title[:300], "summary": post.summary[:600], "composed": None}
    made_of, revision = fingerprint(publication), publication.revision + 1
    return become(publication, Step.REWRITE, **words, made_of=made_of, revision=revision, checked="")


def keep(publication: Publication) -> None:
    """Let a person's own words stand, until the vacancy changes again."""
    hold(publication)
    if is_out_of_date(publication):
        publication.composed = composed(publication).text
