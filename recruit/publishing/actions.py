"""What a person may do with a publication now: the one table from which the page of posts takes its buttons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from adapters.types import Editing
from recruit.models import Publication, PublicationState, VacancyState
from recruit.publishing.edits import BY_OURSELVES
from recruit.publishing.transitions import Step

UNSENT = Step.PLAN.sources
PLANNED = PublicationState.SCHEDULED


@dataclass(frozen=True)
class Situation:
    """What decides, beside the state of a publication, what may be done with it."""

    publication: Publication
    has_words: bool
    by_hand: bool
    """Whether a person does the posting on its channel."""
    is_blocked: bool
    """Whether a house rule stops the words."""
    waits: bool
    """Whether somebody else is to approve words of it."""
    is_mine: bool
    """Whether whoever looks is the one who asked for approval."""
    out_of_date: bool
    way: Editing
    """How the words can be changed now that they are out."""

    @property
    def four_eyes(self) -> bool:
        """Whether two people decide about words on its channel."""
        return self.publication.channel.four_eyes

    @property
    def withheld(self) -> bool:
        """Whether the words are not offered for copying."""
        return self.four_eyes or self.is_blocked

    @property
    def writable(self) -> bool:
        """Whether there are words, and a channel that takes them."""
        return self.has_words and self.publication.channel.on

    @property
    def is_late(self) -> bool:
        """Whether the words that are out can be replaced by those that the vacancy gives now."""
        return self.out_of_date and self.way in BY_OURSELVES and self.publication.channel.on and not self.waits

    @property
    def rewordable(self) -> bool:
        """Whether the words that are out can be replaced by any others."""
        is_open = self.publication.vacancy.state == VacancyState.OPEN
        return is_open and self.way in BY_OURSELVES and self.publication.channel.on

    @property
    def by_hand_late(self) -> bool:
        """Whether only a person can put there what the vacancy gives now."""
        is_open = self.publication.vacancy.state == VacancyState.OPEN
        return is_open and self.way == Editing.BY_HAND and self.out_of_date

    @property
    def is_asked(self) -> bool:
        """Whether a person was asked to look, because no worker will by itself."""
        return self.publication.due is None


class Action(Enum):
    """Everything that is offered: in which states, and what must hold besides."""

    SAVE = UNSENT, lambda now: now.writable
    RESET = UNSENT, lambda now: now.writable and now.publication.is_edited
    ASK = UNSENT, lambda now: now.writable and now.four_eyes
    PUBLISH = UNSENT, lambda now: now.writable and not now.four_eyes and not now.by_hand
    PLAN = UNSENT, lambda now: now.writable and not now.four_eyes and not now.by_hand
    POST = UNSENT, lambda now: now.writable and now.by_hand and not now.withheld
    REPORT = UNSENT, lambda now: now.writable and now.by_hand and now.withheld
    RENEW = (*UNSENT, PLANNED), lambda now: now.out_of_date
    KEEP = (*UNSENT, PLANNED), lambda now: now.out_of_date

    CANCEL = (PLANNED,), lambda now: True
    APPROVE = Step.APPROVE.sources + Step.PROPOSE.sources, lambda now: now.waits and not now.is_mine
    SEND_BACK = Step.SEND_BACK.sources + Step.DECLINE.sources, lambda now: now.waits and not now.is_mine
    WITHDRAW = Step.SEND_BACK.sources, lambda now: now.is_mine or not now.waits
    WITHDRAW_CHANGE = Step.DECLINE.sources, lambda now: now.waits and now.is_mine
    POST_APPROVED = Step.APPROVE_BY_HAND.sources, lambda now: not now.waits and not now.is_blocked
    REPORT_APPROVED = Step.APPROVE_BY_HAND.sources, lambda now: not now.waits and now.is_blocked

    FOUND = Step.MISS.sources, lambda now: True
    MISS = Step.MISS.sources, lambda now: True
    GONE = Step.CLOSE_BY_HAND.sources, lambda now: now.is_asked

    TAKE_NEW = Step.CHANGE.sources, lambda now: now.is_late and now.publication.is_edited
    ASK_TO_CHANGE = Step.PROPOSE.sources, lambda now: now.is_late and not now.publication.is_edited and now.four_eyes
    CHANGE = Step.CHANGE.sources, lambda now: now.is_late and not now.publication.is_edited and not now.four_eyes
    LEAVE = Step.LEAVE.sources, lambda now: now.out_of_date
    ASK_TO_REWORD = Step.PROPOSE.sources, lambda now: now.rewordable and now.four_eyes
    REWORD = Step.CHANGE.sources, lambda now: now.rewordable and not now.four_eyes
    REWORD_BY_HAND = Step.REWORD_BY_HAND.sources, lambda now: now.by_hand_late and not now.withheld
    REPORT_REWORDED = Step.REWORD_BY_HAND.sources, lambda now: now.by_hand_late and now.withheld
    CHANGED = Step.CHANGED_BY_HAND.sources, lambda now: now.is_asked
    UNCHANGED = Step.CHANGED_BY_HAND.sources, lambda now: now.is_asked

    def __init__(self, states: tuple[PublicationState, ...], holds: Callable[[Situation], bool]) -> None:
        self.states, self.holds = states, holds


def offered(now: Situation) -> list[Action]:
    """What may be done, in the order of the table."""
    return [action for action in Action if now.publication.state in action.states and action.holds(now)]
