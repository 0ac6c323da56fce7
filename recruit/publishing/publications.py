"""From a vacancy to a due publication: draft, change, schedule, cancel; and what a person saw with their own eyes."""

from __future__ import annotations

import json
from dataclasses import is_dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

import adapters
from adapters.abilities import Assisted
from adapters.base import shorter as less
from adapters.lengths import is_about_length
from adapters.translatable import Said
from adapters.types import Opening, Post
from adapters.wording.coverage import carrying
from adapters.wording.facts import read_facts
from recruit.attribution import links
from recruit.candidates.screening import levels
from recruit.candidates.screening import wordings as words_of
from recruit.config import running
from recruit.core.database import db, lock, now, today
from recruit.models import Channel, Policy, Publication, PublicationState, Vacancy, VacancyState
from recruit.organisation.employer import public_name
from recruit.organisation.policies import policy
from recruit.publishing import openings, rulebook
from recruit.publishing.channels import adapter_of
from recruit.publishing.transitions import Step, become

WAITING = (PublicationState.SCHEDULED, PublicationState.APPROVAL)
"""What has not left and can be taken back."""
CAN_BE_REPORTED = (PublicationState.DRAFT, PublicationState.APPROVAL, PublicationState.FAILED)
"""What has not left, so that a person may have posted it."""
OFF = Said("This channel is switched off. Connect it again first.")
ON_ITS_WAY = Said("This post is on its way or out already.")
TWO = Said("On this channel somebody else approves the words first: ask for approval.")
AT_ONCE = 500
"""Vacancies that get a draft while somebody waits for a page."""


class NotNow(Exception):
    """The publication is not in a state for this. The words are for the recruiter."""


def of_round(vacancy: Vacancy) -> list[Publication]:
    """The publications of this round, those that leave by themselves first."""
    mine = select(Publication).filter_by(vacancy_id=vacancy.id, round=vacancy.round)
    found = db.session.scalars(mine.options(joinedload(Publication.channel)))
    return sorted(
        found, key=lambda p: (issubclass(adapters.get(p.channel.kind), Assisted), p.channel.name.casefold(), p.id)
    )


def without_draft(vacancy: Vacancy) -> list[Channel]:
    """Channels that are on and have no publication of this round."""
    mine = select(Publication.channel_id).filter_by(vacancy_id=vacancy.id, round=vacancy.round)
    return list(db.session.scalars(select(Channel).where(Channel.on, Channel.id.not_in(mine)).order_by(Channel.id)))


def drafts(vacancy: Vacancy) -> list[Publication]:
    """The publications of this round, one for each channel that is on or was used; missing ones are drafted."""
    for channel in without_draft(vacancy):
        draft(vacancy, channel)
    return of_round(vacancy)


def draft_for(channel: Channel) -> None:
    """A channel is on from now on: every vacancy that is not closed gets its post there, the newest first. Where they
    are very many the rest get theirs by a button on the page of their posts."""
    alive = select(Vacancy).where(Vacancy.state != VacancyState.CLOSED)
    has_one = select(Publication.id).where(
        Publication.channel_id == channel.id,
        Publication.vacancy_id == Vacancy.id,
        Publication.round == Vacancy.round,
    )
    wanted = alive.where(~has_one.exists()).order_by(Vacancy.id.desc()).limit(AT_ONCE)
    for vacancy in db.session.scalars(wanted).all() if channel.on else ():
        draft(vacancy, channel)


def draft(vacancy: Vacancy, channel: Channel) -> Publication:
    """A new publication with its own link. Two people looking at once make one."""
    try:
        with db.session.begin_nested():
            publication = Publication(vacancy=vacancy, channel=channel, round=vacancy.round)
            db.session.add(publication)
            db.session.flush()
            links.mint(vacancy, publication=publication)
            return publication
    except IntegrityError:
        mine = select(Publication).filter_by(vacancy_id=vacancy.id, channel_id=channel.id, round=vacancy.round)
        return db.session.scalars(mine).one()


def opening_of(publication: Publication) -> Opening:
    """What its channel may know of the vacancy."""
    return seen_by(publication, voice())


class Voice(NamedTuple):
    """What all posts of a moment are made of besides their vacancy."""

    employer: str
    rules: Policy
    """How far we go in searching where a vacancy says nothing."""


def voice() -> Voice:
    """Ours, as it is now."""
    return Voice(public_name(), policy())


def seen_by(publication: Publication, ours: Voice) -> Opening:
    """What its channel may know of the vacancy."""
    vacancy = publication.vacancy
    openness = words_of.short(levels.current(vacancy, ours.rules), vacancy.language)
    return openings.opening(vacancy, ours.employer, links.address(publication.link), openness)


def composed(publication: Publication) -> Post:
    """The words as they would be written now, from the vacancy."""
    return adapter_of(publication.channel).compose(opening_of(publication))


def fresh(publication: Publication) -> Post:
    """The words as they would be composed now; where the row holds just those they are not made again."""
    return written(publication) if not publication.is_edited and is_current(publication) else composed(publication)


def is_current(publication: Publication) -> bool:
    """Whether the words in the row are made of what the vacancy says now."""
    made_of = publication.made_of if publication.text is not None else ""
    return made_of != "" and made_of == fingerprint(publication)


def words(publication: Publication, fresh: Post | None = None) -> Post:
    """The post that is out, or that would go out: what is previewed is what is sent."""
    return written(publication) if is_written(publication) else current(publication, fresh)


def current(publication: Publication, fresh: Post | None = None) -> Post:
    """The words as they would go out now: a person's own, or those made from the vacancy, `fresh` if they just were."""
    if publication.holds_approved or (fresh is None and is_current(publication)):
        return written(publication)
    post = fresh or composed(publication)
    if publication.text is not None and publication.is_edited:
        post = replace(post, text=publication.text)
    return replace(post, key=publication.key, at=publication.at, handle=publication.handle)


def is_written(publication: Publication) -> bool:
    """Whether the row holds what was sent or may have been, so that no change of the vacancy changes it any more."""
    follows = (PublicationState.DRAFT, PublicationState.FAILED, PublicationState.SCHEDULED)
    frozen = publication.doubt_since is not None or publication.holds_approved
    return publication.state not in follows or frozen


def written(publication: Publication) -> Post:
    """The post as it stands in the row."""
    return Post(
        publication.text or "",
        links.address(publication.link),
        title=publication.title,
        summary=publication.summary,
        language=publication.vacancy.language,
        key=publication.key,
        at=publication.at,
        handle=publication.handle,
    )


def with_words(post: Post, text: str) -> Post:
    """The post with other words, as while somebody is typing."""
    return replace(post, text=text)


def hold(publication: Publication) -> None:
    """Nobody else does anything with this post until we commit, nor opens or closes its vacancy; whoever comes second
    waits, and then sees what it has become."""
    lock(publication.vacancy, publication)


def change(publication: Publication, text: str) -> None:
    """Keep a person's words. The composed words again are no change."""
    hold(publication)
    if not publication.can_change:
        raise NotNow(Said("These words are on their way or out; they can no longer be changed here."))
    written = composed(publication).text
    text = text.replace("\r\n", "\n")
    if is_about_length(publication.problem) and text != words(publication).text:
        publication.problem = ""  # it was about other words
    publication.text, publication.composed = (None, None) if text == written else (text, written)


def schedule(publication: Publication, due: datetime | None = None) -> list[str]:
    """Make it due; the sentences say why it cannot be, and then nothing changed. Ring after the commit."""
    if publication.channel.four_eyes:
        return [TWO]
    return begin(publication, Step.PLAN, due or now())


def begin(publication: Publication, step: Step, moment: datetime, **values: object) -> list[str]:
    """Freeze the words, give the post a moment and a key as if it had never been tried, and take that step; or why that
    cannot be."""
    hold(publication)
    problems = obstacles(publication) or after_closing(publication, moment)
    if problems:
        return problems
    post = current(publication)
    problems = objections(publication, post)
    if problems:
        return problems
    thaw_approval(publication)
    freeze(publication, post)
    publication.checked = rulebook.rules().version
    publication.revision += 1
    publication.key = f"publication-{publication.id}:rev-{publication.revision}"  # another round is another post
    publication.at = as_channels_write(moment)
    publication.handle, publication.problem, publication.attempts = "", "", 0
    publication.doubt_since, publication.looks, publication.resent = None, 0, False
    return [] if become(publication, step, **{"due": moment, **values}) else [ON_ITS_WAY]


def shorter(publication: Publication, text: str) -> str:
    """Words to offer where the channel found these too long; empty when it did not, or there are none."""
    if not is_about_length(publication.problem):
        return ""
    post = less(adapter_of(publication.channel), opening_of(publication), text)
    return post.text if post else ""


def objections(publication: Publication, post: Post) -> list[str]:
    """What the channel and the house rules have against these words, as sentences."""
    return adapter_of(publication.channel).problems(post) + rulebook.objections(publication, post)


def out_of_order(channel: Channel) -> str:
    """Why nothing can be expected to go out there, as far as the channel has told; empty when it can."""
    return channel.problem if channel.on else OFF


def obstacles(publication: Publication) -> list[str]:
    """Why it cannot be published whatever its words are, as sentences."""
    if not publication.can_change:
        return [ON_ITS_WAY]
    if not publication.channel.on:
        return [OFF]
    if not publication.vacancy.is_open(today()):
        return [Said("Open the vacancy first: the link in the post would lead nowhere.")]
    if publication.is_over:
        return [Said("The vacancy was closed and opened again since: publish the newer post.")]
    return []


def after_closing(publication: Publication, moment: datetime) -> list[str]:
    """Why it cannot go out at that moment: its link would lead to a vacancy that has closed by then."""
    vacancy = publication.vacancy
    ends = vacancy.last_day_ends(running().settings.zone)
    if ends is None or moment < ends:
        return []
    return [Said("The vacancy closes on {day}, before this moment. Choose an earlier one.", day=f"{vacancy.closes}")]


def cancel(publication: Publication) -> bool:
    """Take it back, unless a worker has it already. What may be live does not become a draft: somebody must look."""
    if become(publication, Step.CANCEL_DOUBTED, due=None):
        return True
    return become(publication, Step.CANCEL, due=None, **thawed(publication))


def coming() -> Select[Publication]:
    """Every planned post, the soonest first."""
    wanted = select(Publication).where(Publication.state == PublicationState.SCHEDULED)
    loaded = wanted.options(
        joinedload(Publication.vacancy).selectinload(Vacancy.screenings), joinedload(Publication.channel)
    )
    return loaded.order_by(Publication.due, Publication.id)


def postpone(publication: Publication, due: datetime) -> bool:
    """To another moment, unless a worker has it already or it may be live."""
    return become(publication, Step.MOVE, due=due, at=as_channels_write(due))


def as_channels_write(due: datetime) -> str:
    """When it was told to go out, as channels write moments: adapters read no clock."""
    return due.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def call_off(vacancy: Vacancy) -> None:
    """Take back what is planned: the vacancy is closing. Whoever calls holds the vacancy, so that nothing is planned
    meanwhile."""
    planned = select(Publication).where(Publication.vacancy_id == vacancy.id, Publication.state.in_(WAITING))
    for publication in db.session.scalars(planned.order_by(Publication.id)).all():
        cancel(publication)


def posted_by_hand(publication: Publication, url: str) -> None:
    """A person posted it, or looked and found it there."""
    hold(publication)
    if publication.state not in Step.REPORT.sources:
        raise NotNow(ON_ITS_WAY)
    freeze(publication)
    if not publication.approved:
        thaw_approval(publication)
    became = become(publication, Step.REPORT, due=None, problem="", url=url, published_at=now(), doubt_since=None)
    if not became:
        raise NotNow(ON_ITS_WAY)


def not_there(publication: Publication) -> None:
    """A person looked and it is not there: back to where it can be published again."""
    hold(publication)
    if not become(publication, Step.MISS, due=None, problem="", doubt_since=None, **thawed(publication)):
        raise NotNow(Said("Nobody is in doubt about this post."))


def thawed(publication: Publication) -> dict[str, Any]:
    """What a row holds whose words follow the vacancy again, unless a person changed them: nobody asks for approval,
    and nobody has approved."""
    words = {} if publication.is_edited else {"text": None}
    return {"made_of": "", "approved": "", "asked_by_id": None, "approved_by_id": None, **words}


def thaw_approval(publication: Publication) -> None:
    """Nobody asks, and nobody has approved."""
    publication.approved, publication.asked_by_id, publication.approved_by_id = "", None, None


def freeze(publication: Publication, post: Post | None = None, ours: Voice | None = None) -> bool:
    """Write the words into the row, those of `post` where they were just made: from here on they are what was sent.
    What may be live keeps the words it had. Whether other words stand there now."""
    ours = ours or voice()
    made_of = fingerprint(publication, ours)
    if publication.doubt_since or publication.holds_approved or publication.made_of == made_of:
        return False
    post = post or current(publication)
    publication.text, publication.title, publication.summary = post.text, post.title[:300], post.summary[:600]
    publication.made_of, publication.carried = made_of, carried(publication, post.text, ours)
    return True


def carried(publication: Publication, text: str, ours: Voice | None = None) -> list[str]:
    """Which facts of the vacancy these words say, for the report on what words did."""
    return list(carrying(read_facts(seen_by(publication, ours or voice())), text).carries)


def fingerprint(publication: Publication, ours: Voice | None = None) -> str:
    """What the words are made of: while this stays the same they need not be made anew, which takes a while."""
    opening = seen_by(publication, ours or voice())
    adapter = adapter_of(publication.channel)
    made_of = [_fields(opening), adapter.kind, adapter.limit]
    return sha256(json.dumps(made_of, default=_in_one_order).encode()).hexdigest()[:32]


def _fields(opening: Opening) -> dict[str, Any]:
    """The same as `asdict`, which copies each value first: this is asked for each post that goes out."""
    return {name: vars(value) if is_dataclass(value) else value for name, value in vars(opening).items()}


def _in_one_order(value: object) -> str | list[str]:
    """A set is written in another order by each process."""
    return sorted(value) if isinstance(value, frozenset) else str(value)
