"""A vacancy as people pass it on: the words for each network, how long they are there, what the house rules say."""

from __future__ import annotations

from dataclasses import dataclass

from adapters.share_links import Network
from adapters.types import Opening
from recruit.attribution import links
from recruit.models import Vacancy
from recruit.organisation.employer import public_name
from recruit.publishing import openings, rulebook
from recruit.publishing.house_rules.checking import About, check, checked
from recruit.publishing.house_rules.rules import Remark, Rules
from recruit.referrals import share_texts as words

UNKNOWN = "x" * links.LENGTH
"""Stands for the token of a link that nobody has needed yet."""


@dataclass(frozen=True)
class Look:
    """Words on one network: how long they are there, and what the house rules say."""

    network: Network
    words: str
    is_own: bool
    left: int
    remarks: tuple[Remark, ...]

    @property
    def is_blocked(self) -> bool:
        """Whether a rule keeps these words in the house."""
        return any(remark.blocks for remark in self.remarks)


@dataclass(frozen=True)
class Telling:
    """What is the same on all networks, so that a page with ten of them asks for it once."""

    opening: Opening
    about: About
    rules: Rules

    def ready(self, network: str, works_here: bool = True) -> str:
        """Our words for a network."""
        return words.ready(self.opening, network, works_here)

    def look(self, network: Network, text: str, is_own: bool = True) -> Look:
        """These words as that network counts them, and as the house rules read them."""
        left = network.limit - network.used(text, self.opening.link)
        # Ours are remembered for the next colleague; nobody else will share what one wrote.
        remarks = check(text, self.rules, self.about) if is_own else checked(text, self.rules, self.about)
        return Look(network, text, is_own, left, tuple(remarks))

    def is_blocked(self, text: str) -> bool:
        """Whether a rule keeps these words in the house."""
        return any(remark.blocks for remark in check(text, self.rules, self.about))


def telling(vacancy: Vacancy) -> Telling:
    """How a vacancy is told now, with a link of the length that everybody's own will have."""
    name, link = public_name(), links.address_of(UNKNOWN)
    about = About(language=vacancy.language, link=link, own_name=name)
    return Telling(openings.opening(vacancy, name, link), about, rulebook.rules())
