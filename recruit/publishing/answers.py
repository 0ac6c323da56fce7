"""What a channel answered, and what follows: one table for all that is asked of a channel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from adapters.errors import ChannelError, Rejected, Unauthorised, Unavailable, Uncertain
from recruit.core.database import db
from recruit.models import Publication
from recruit.publishing import edits, lost_answers, outcomes, takedown
from recruit.publishing.transitions import Move, make_all


@dataclass(frozen=True)
class Follows:
    """What follows from each answer to one question."""

    well: Callable[[Publication, Any], Move | None]
    """The channel did it, or said what we asked."""
    refused: Callable[[Publication, str], Move]
    not_known: Callable[[Publication, str], Move]
    later: Callable[[Publication, Unavailable], Move]
    no_answer: Callable[[Publication, Uncertain], Move]
    broke: Callable[[Publication], Move] | None
    """A mistake of ours; without it the clock rings once more."""


SEND = Follows(
    well=outcomes.went_out,
    refused=outcomes.was_refused,
    not_known=outcomes.not_known,
    later=outcomes.comes_later,
    no_answer=outcomes.gave_no_answer,
    broke=outcomes.broke,
)
PREPARE = replace(SEND, well=outcomes.was_prepared)
FIND = Follows(
    well=lost_answers.looked,
    refused=lost_answers.was_not_told,
    not_known=outcomes.not_known,
    later=lost_answers.could_not_look,
    no_answer=lost_answers.could_not_look,
    broke=None,
)
EDIT = Follows(
    well=edits.was_changed,
    refused=edits.was_refused,
    not_known=edits.not_known,
    later=edits.comes_later,
    no_answer=edits.gave_no_answer,
    broke=edits.broke,
)
CLOSE = Follows(
    well=takedown.was_closed,
    refused=takedown.ask,
    not_known=takedown.not_known,
    later=takedown.closes_later,
    no_answer=takedown.closes_later,
    broke=None,
)


@dataclass(frozen=True)
class Heard:
    """What a channel answered about one publication."""

    publication: Publication
    follows: Follows
    answer: Any

    @property
    def is_well(self) -> bool:
        """Whether the channel did what we wanted."""
        return not isinstance(self.answer, ChannelError)

    @property
    def is_heard(self) -> bool:
        """Whether the channel speaks to us at all: it did what we wanted, or will not have this one post."""
        return self.is_well or isinstance(self.answer, Rejected)

    def moves(self) -> list[Move]:
        """The step that follows, if any. It also changes the channel's row: ask again when that was not stored."""
        follows: Move | None
        match self.answer:
            case Rejected() as error:
                follows = self.follows.refused(self.publication, error.said)
            case Unauthorised() as error:
                follows = self.follows.not_known(self.publication, error.said)
            case Unavailable() as error:
                follows = self.follows.later(self.publication, error)
            case Uncertain() as error:
                follows = self.follows.no_answer(self.publication, error)
            case answer:
                follows = self.follows.well(self.publication, answer)
        return [follows] if follows else []


def hear(publication: Publication, follows: Follows, ask: Callable[[], Any]) -> Heard:
    """Ask the channel, and keep its answer or its error. Anything else that is raised is a mistake of ours."""
    try:
        return Heard(publication, follows, ask())
    except ChannelError as error:
        return Heard(publication, follows, error)


def settle(publication: Publication, follows: Follows, ask: Callable[[], Any]) -> None:
    """Ask the channel about one post, and write down what follows. Commits; a mistake of ours is raised again."""
    try:
        heard = hear(publication, follows, ask)
    except Exception:
        db.session.rollback()
        if follows.broke:
            make_all([follows.broke(publication)])
            db.session.commit()
        raise
    make_all(heard.moves())
    db.session.commit()
