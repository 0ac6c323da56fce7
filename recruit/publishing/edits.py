"""Other words for a post that is out. What the row says is out is always what the channel last confirmed."""

from __future__ import annotations

from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import func, literal, select

import adapters
from adapters.abilities import Findable, way_to_edit
from adapters.base import Adapter
from adapters.errors import ChannelError, Rejected, Unauthorised, Unavailable
from adapters.translatable import Said
from adapters.types import Editing, Post, Receipt
from recruit.core.database import db, lock, now, today
from recruit.models import Publication, PublicationState, User, Vacancy
from recruit.publishing import channel_locks, publications, rulebook
from recruit.publishing.channel_locks import later, pause_after
from recruit.publishing.channels import adapter_of, switch_off
from recruit.publishing.outcomes import storable
from recruit.publishing.publications import NotNow, composed, hold, words
from recruit.publishing.transitions import Move, Step, become, move

TRIES = 30
"""About a day of trying to change a post."""
BEFORE = timedelta(days=1)
"""How long before a post was told to go out it is looked for: a channel's clock may be another."""
BEGIN = {"attempts": 0, "doubt_since": None, "problem": "", "asked_by_id": None}
"""What a change begins with."""
ASKED = {"approved": "", "approved_by_id": None, "problem": ""}
"""What asking another person for it begins with."""
BY_OURSELVES = (Editing.ALL, Editing.WORDS)


def way(publication: Publication) -> Editing:
    """How this post can be changed; by hand where the channel could, but never told us its name for the post."""
    editing = way_to_edit(adapters.get(publication.channel.kind))
    return Editing.BY_HAND if editing in BY_OURSELVES and not publication.receipt_id else editing


def is_out_of_date(publication: Publication, fresh: Post | None = None) -> bool:
    """Whether the vacancy gives other words than those that are out, or than those a person last compared with.

    `fresh`: the words it gives now, where they are known already.
    """
    if publication.state != PublicationState.PUBLISHED or publication.text is None:
        return False
    if publication.is_over or not publication.vacancy.is_open(today()):
        return False
    fresh = fresh or publications.fresh(publication)
    if publication.is_edited:
        return publication.composed != fresh.text
    card = adapters.get(publication.channel.kind).shows_card and way(publication) == Editing.ALL
    return publication.text != fresh.text or (card and card_of(publication) != (fresh.title[:300], fresh.summary[:600]))


def out_of_date(vacancy: Vacancy) -> list[Publication]:
    """The posts of a vacancy that are out of date, of channels that can be spoken to."""
    wanted = select(Publication).filter_by(vacancy_id=vacancy.id, state=PublicationState.PUBLISHED)
    found = []
    for publication in db.session.scalars(wanted.order_by(Publication.id)):
        with suppress(Unauthorised):  # a channel of which a setting is gone
            if is_out_of_date(publication):
                found.append(publication)
    return found


def card_of(publication: Publication) -> tuple[str, str]:
    """Title and summary of the card that is out."""
    return publication.title, publication.summary


def request(publication: Publication, text: str | None = None, by: User | None = None) -> list[str]:
    """Ask for other words, the composed ones or a person's; the sentences say why not. Ring after the commit. Where two
    people decide it is not changed before another one than `by` has approved it."""
    hold(publication)
    problems = obstacles(publication)
    if problems:
        return problems
    fresh = composed(publication)
    text = fresh.text if text is None else text.replace("\r\n", "\n")
    post = replace(fresh, text=text)
    problems = adapter_of(publication.channel).problems(post) + rulebook.objections(publication, post)
    if problems:
        return problems
    if text == publication.text and not is_out_of_date(publication, fresh):
        return [Said("These are the words that are out.")]
    made_of = publications.fingerprint(publication)
    wanted = {"text": text, "title": fresh.title[:300], "summary": fresh.summary[:600], "made_of": made_of}
    if text != fresh.text:
        wanted["composed"] = fresh.text
    if publication.channel.four_eyes and by is None:
        return [Said("On this channel somebody asks, and somebody else approves.")]
    if publication.channel.four_eyes and by:
        asked = become(publication, Step.PROPOSE, wanted=wanted, **ASKED, asked_by_id=by.id)
    else:
        asked = become(publication, Step.CHANGE, wanted=wanted, **BEGIN, due=now())
    return [] if asked else [Said("This post is being changed already, or is no longer out.")]


def obstacles(publication: Publication) -> list[str]:
    """Why this post cannot be changed at all, as sentences."""
    if publication.state == PublicationState.CHANGING:
        return [Said("This post is being changed already.")]
    if publication.state != PublicationState.PUBLISHED:
        return [Said("This post is not out.")]
    if way(publication) not in BY_OURSELVES:
        return [Said("This post cannot be changed from here.")]
    if not publication.channel.on:
        return [publications.OFF]
    if publication.is_over or not publication.vacancy.is_open(today()):
        return [Said("This vacancy is not open; its posts are not changed any more.")]
    return []


def leave(publication: Publication) -> None:
    """Let the words that are out stand as a person's own, until the vacancy changes again."""
    hold(publication)
    values = {"composed": composed(publication).text, "wanted": None, "problem": "", "asked_by_id": None}
    if not become(publication, Step.LEAVE, **values):
        raise NotNow(Said("This post is not out."))


def held(publication_id: int) -> AbstractContextManager[Publication | None]:
    """Hold a due change for one worker. It is in doubt from this moment on: only an answer takes the doubt away."""
    moment = literal(now(), Publication.doubt_since.type)
    began = {"sent_at": moment, "doubt_since": func.coalesce(Publication.doubt_since, moment)}
    return channel_locks.held(publication_id, PublicationState.CHANGING, attempts=Publication.attempts + 1, **began)


def new_words(publication: Publication) -> Post:
    """The post as it is to become."""
    wanted = publication.wanted or {}
    return replace(words(publication), text=wanted["text"], title=wanted["title"], summary=wanted["summary"])


def check(publication: Publication, post: Post) -> None:
    """Raises Rejected where a rule was made since the words were asked for that does not let them out."""
    for remark in rulebook.remarks(publication, post):
        if remark.blocks:
            raise Rejected(remark.said)


def was_changed(publication: Publication, receipt: Receipt) -> Move:
    """The channel shows the new words, under the name that it gives the post now. Where the vacancy closed meanwhile it
    is taken down all the same."""
    lock(publication)  # so that no closing comes between
    said = there(publication, new_words(publication))
    if receipt.url and len(receipt.url) <= 600:
        said["url"] = receipt.url
    if receipt.id:
        said["receipt_id"] = storable(receipt.id, 300)
    if way_to_edit(adapters.get(publication.channel.kind)) != Editing.ALL:
        del said["title"], said["summary"]
    if publication.state == PublicationState.CLOSING:
        return move(publication, Step.CLOSE_LATER, **said, doubt_since=None)
    return move(publication, Step.CHANGED, **said, **settled(""))


def there(publication: Publication, post: Post) -> dict[str, object]:
    """What a row holds when these words, that were wanted, are out."""
    wanted = publication.wanted or {}
    return {
        "text": post.text,
        "title": post.title[:300],
        "summary": post.summary[:600],
        "carried": publications.carried(publication, post.text),
        "composed": wanted.get("composed"),
        "made_of": wanted.get("made_of", ""),
    }


def settled(problem: str) -> dict[str, object]:
    """What a row holds when it is certain which words are out. Those that could not be put there are kept for another
    try."""
    certain: dict[str, object] = {"due": None, "problem": problem, "doubt_since": None, "asked_by_id": None}
    return certain if problem else {**certain, "wanted": None}


def is_doubted(publication: Publication) -> bool:
    """Whether an earlier attempt may have changed the post: this one's own doubt began when it was claimed."""
    return publication.doubt_since is not None and publication.doubt_since != publication.sent_at


def elsewhere(publication: Publication, adapter: Adapter) -> Receipt | None:
    """Where the post is that is not there by the name we have, and of whose last change no answer came: a channel may
    give it another name with a change, and our link in the timeline tells. None when it is nowhere."""
    told = datetime.fromisoformat(publication.at) if publication.at else publication.published_at or now()
    found = adapter.find(words(publication), told - BEFORE) if isinstance(adapter, Findable) else None
    return found if found and found.id != publication.receipt_id else None


def was_refused(publication: Publication, said: str) -> Move:
    """The channel will not take the new words: the old ones are out, or a person looks where that is not certain."""
    if is_doubted(publication):
        return move(publication, Step.CHANGE_LATER, due=None, problem=said)
    return move(publication, Step.CHANGED, **settled(said))


def not_known(publication: Publication, said: str) -> Move:
    """The channel does not know us: it is switched off until a person connects it again."""
    switch_off(publication.channel, said)
    return was_refused(publication, said)


def comes_later(publication: Publication, error: Unavailable) -> Move:
    """Nothing was changed this time: again later, and after a day no more."""
    if publication.attempts >= TRIES:
        return was_refused(publication, error.said)
    due = later(publication.channel, error.until, error.wait, pause_after(publication.attempts))
    if is_doubted(publication):
        return move(publication, Step.CHANGE_LATER, due=due, problem=nobody_knows(publication))
    return move(publication, Step.CHANGE_LATER, due=due, problem=error.said, doubt_since=None)


def gave_no_answer(publication: Publication, error: ChannelError) -> Move:
    """The same words again, for twice is as good as once. After a day a person looks."""
    if publication.attempts >= TRIES:
        return broke(publication)
    due = later(publication.channel, None, None, pause_after(publication.attempts))
    return move(publication, Step.CHANGE_LATER, due=due, problem=nobody_knows(publication))


def broke(publication: Publication) -> Move:
    """A mistake of ours, or nobody answers for a day: a person looks."""
    return move(publication, Step.CHANGE_LATER, due=None, problem=nobody_knows(publication))


def nobody_knows(publication: Publication) -> str:
    """What a person reads who may have to look."""
    label = Said(adapters.get(publication.channel.kind).label)
    return Said("{label} gave no clear answer. The old or the new words are there.", label=label)


def changed_by_hand(publication: Publication, text: str | None = None) -> None:
    """A person put the new words there, or looked and found them there."""
    hold(publication)
    became = False
    if publication.state == PublicationState.CHANGING:
        said = there(publication, new_words(publication))
        became = become(publication, Step.CHANGED_BY_HAND, **said, **settled(""))
    elif publication.state == PublicationState.PUBLISHED and way(publication) == Editing.BY_HAND:
        fresh = composed(publication)
        post = replace(fresh, text=fresh.text if text is None else text.replace("\r\n", "\n"))
        made_of = publications.fingerprint(publication)
        own = {"composed": None if post.text == fresh.text else fresh.text, "made_of": made_of}
        became = become(publication, Step.REWORD_BY_HAND, **there(publication, post) | own, **settled(""))
    if not became:
        raise NotNow(Said("Nobody is asked to change this post."))


def not_changed(publication: Publication) -> None:
    """A person looked, and the old words are there."""
    hold(publication)
    if not become(publication, Step.CHANGED_BY_HAND, **settled("")):
        raise NotNow(Said("Nobody is in doubt about this post."))
