"""What a colleague shares with: a link of their own for each network, the words, and what the house rules say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

from adapters.base import Opening
from adapters.words.reading.hooks import hooks
from recruit import links, openings
from recruit.db import db, now
from recruit.house_rules.checking import About, check
from recruit.house_rules.rules import Remark
from recruit.models import Proposal, ProposalKind, ProposalState, Share, User, Vacancy
from recruit.organisations import public_name
from recruit.posting import rulebook
from recruit.sharing import networks, words
from recruit.sharing.networks import NETWORKS, Network

UNKNOWN = "x" * links.LENGTH
"""Stands for the token of a link that nobody has needed yet."""


@dataclass(frozen=True)
class Look:
    """Words on one network: how long they are there, and what the house rules say."""

    network: Network
    words: str
    is_own: bool
    left: int
    remarks: list[Remark]

    @property
    def is_blocked(self) -> bool:
        """Whether a rule keeps these words in the house."""
        return any(remark.blocks for remark in self.remarks)


def share_of(user: User, vacancy: Vacancy, network: str) -> Share:
    """This colleague's share on that network, with its link; made when it is first needed. Two at once make one."""
    found = find(user, vacancy, network)
    if found:
        return found
    try:
        with db.session.begin_nested():
            link = links.mint(vacancy, sharer=user)
            link.network = network
            share = Share(user=user, vacancy=vacancy, network=network, link=link)
            db.session.add(share)
            db.session.flush()
            return share
    except IntegrityError:
        first = find(user, vacancy, network)
        if first is None:
            raise
        return first


def find(user: User, vacancy: Vacancy, network: str) -> Share | None:
    """This colleague's share on that network, if there is one."""
    mine = select(Share).filter_by(user_id=user.id, vacancy_id=vacancy.id, network=network)
    return db.session.scalar(mine.options(joinedload(Share.link)))


def all_of(user: User, vacancy: Vacancy) -> dict[str, Share]:
    """This colleague's shares of a vacancy, by network."""
    mine = select(Share).filter_by(user_id=user.id, vacancy_id=vacancy.id).options(joinedload(Share.link))
    return {share.network: share for share in db.session.scalars(mine)}


def opening(vacancy: Vacancy, link: str = "") -> Opening:
    """The vacancy as a share tells it; without a link, with one of the length that it will have."""
    stand_in = links.address_of(UNKNOWN)
    return openings.opening(vacancy, public_name(), link or stand_in)


def ready(vacancy: Vacancy, network: str, works_here: bool = True) -> str:
    """Our words for a network."""
    return words.ready(opening(vacancy), network, works_here)


def look(vacancy: Vacancy, network: Network, text: str, is_own: bool = True) -> Look:
    """These words as that network counts them, and as the house rules read them."""
    address = links.address_of(UNKNOWN)
    about = About(language=vacancy.language, link=address, own_name=public_name())
    left = network.limit - network.used(text, address)
    return Look(network, text, is_own, left, check(text, rulebook.rules(), about))


def look_at(user: User, vacancy: Vacancy, network: str, share: Share | None = None) -> Look:
    """What this colleague would share there now: their own words, else ours."""
    share = share or find(user, vacancy, network)
    own = share.words if share else None
    return look(vacancy, NETWORKS[network], own or ready(vacancy, network), own is not None)


def looks(user: User, vacancy: Vacancy) -> list[Look]:
    """All networks with something to open, the one that this colleague used last before the others."""
    shares, last = all_of(user, vacancy), last_used(user)
    found = [look_at(user, vacancy, name, shares.get(name)) for name, where in NETWORKS.items() if where.composer]
    return sorted(found, key=lambda look: look.network.name != last)


def last_used(user: User) -> str:
    """The network that this colleague opened last, for whatever vacancy."""
    composers = [name for name, network in NETWORKS.items() if network.composer]
    wanted = select(Share.network).where(Share.user_id == user.id, Share.shared_at.is_not(None))
    wanted = wanted.where(Share.network.in_(composers)).order_by(Share.shared_at.desc()).limit(1)
    return db.session.scalar(wanted) or ""


def is_first(user: User) -> bool:
    """Whether this colleague has never shared anything."""
    return not db.session.scalar(select(func.count()).where(Share.user_id == user.id, Share.shared_at.is_not(None)))


def change_words(share: Share, text: str) -> None:
    """Say it in other words; empty words, or ours, are ours again. The link comes by itself."""
    text = text.replace(links.address(share.link), "").strip()
    share.words = text if text and text != ready(share.vacancy, share.network) else None


def opened(share: Share) -> None:
    """The network was opened with these words."""
    share.shared_at = now()


def composer(share: Share) -> str:
    """The address that opens the network with this colleague's words. Raises KeyError where there is none."""
    text = share.words or ready(share.vacancy, share.network)
    host = share.user.mastodon.strip().removeprefix("https://").rstrip("/").rpartition("@")[2]
    return networks.address(NETWORKS[share.network], text, links.address(share.link), host)


def whole_words(share: Share) -> str:
    """Words and link together, to be copied."""
    text = share.words or ready(share.vacancy, share.network)
    return replace(NETWORKS[share.network], between="\n").joined(text, links.address(share.link))


def in_a_sentence(vacancy: Vacancy) -> str:
    """What the work is, for a card: the first sentence that a person would say; empty where there is none."""
    told = hooks(opening(vacancy).summary, (1, 160), vacancy.language == "fr", public_name())
    return max(told, key=lambda hook: hook[1])[0] if told else ""


def borrowed(vacancy: Vacancy, network: str, number: str) -> str:
    """The words of another colleague with that number, as this network takes them; empty when there are none."""
    text = next((other.text for other in proposed(vacancy) if str(other.id) == number), "")
    subject = networks.letter(ready(vacancy, network))[0]
    return f"{subject}\n\n{text}" if text and network == "email" else text


def proposed(vacancy: Vacancy, most: int = 3) -> Sequence[Proposal]:
    """Words of colleagues that the office accepted, which everybody may use; the newest first."""
    wanted = select(Proposal).filter_by(vacancy_id=vacancy.id, kind=ProposalKind.WORDS, state=ProposalState.ACCEPTED)
    wanted = wanted.options(joinedload(Proposal.user)).order_by(Proposal.decided_at.desc(), Proposal.id.desc())
    return db.session.scalars(wanted.limit(most)).all()
