"""What a colleague shares with: a link of their own for each network, the words, and what the house rules say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

from adapters import share_links
from adapters.share_links import NETWORKS
from adapters.wording import work
from adapters.wording.facts import read_facts
from recruit.attribution import links
from recruit.core.database import db, now
from recruit.models import Proposal, Share, User, Vacancy
from recruit.referrals import proposals
from recruit.referrals.share_preview import Look, Telling, telling


def share_of(user: User, vacancy: Vacancy, network: str) -> Share:
    """This colleague's share on that network, with its link; made when it is first needed. Two at once make one."""
    found = find(user, vacancy, network)
    if found:
        return found
    try:
        with db.session.begin_nested():
            link = links.mint(vacancy, sharer=user, network=network)
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


def ready(vacancy: Vacancy, network: str) -> str:
    """Our words for a network."""
    return telling(vacancy).ready(network)


def look_at(told: Telling, network: str, share: Share | None) -> Look:
    """What a colleague would share there now: their own words, else ours."""
    own = share.words if share else None
    return told.look(NETWORKS[network], own or told.ready(network), own is not None)


def looks(user: User, told: Telling, shares: Mapping[str, Share]) -> list[Look]:
    """All networks with something to open, the one that this colleague used last before the others."""
    last = last_used(user)
    found = [look_at(told, name, shares.get(name)) for name, where in NETWORKS.items() if where.composer]
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
    return share_links.address(NETWORKS[share.network], text, links.address(share.link), host)


def whole_words(share: Share, told: Telling) -> str:
    """Words and link together, to be copied."""
    text = share.words or told.ready(share.network)
    return replace(NETWORKS[share.network], between="\n").joined(text, links.address(share.link))


def in_a_sentence(vacancy: Vacancy) -> str:
    """What the work is, for a card: the first sentence that a person would say; empty where there is none."""
    opening = telling(vacancy).opening
    told = work.said(read_facts(opening), 160)
    return max(told, key=lambda one: one.score).text if told else ""


def borrowed(vacancy: Vacancy, network: str, number: str) -> str:
    """The words of another colleague with that number, as this network takes them; empty when there are none."""
    told = telling(vacancy)
    text = next((other.text for other in proposed(vacancy, told) if str(other.id) == number), "")
    subject = share_links.letter(told.ready(network))[0]
    return f"{subject}\n\n{text}" if text and network == "email" else text


def proposed(vacancy: Vacancy, told: Telling, most: int = 3) -> list[Proposal]:
    """The latest words of colleagues that everybody may use: accepted once, and not stopped by any rule today."""
    usable = (other for other in proposals.accepted(vacancy) if not told.is_blocked(other.text))
    return list(islice(usable, most))
