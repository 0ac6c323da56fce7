"""Other words for a post that is out. What the row says is out is always what the channel last confirmed."""

from __future__ import annotations

from contextlib import AbstractContextManager, suppress
from dataclasses import replace

from sqlalchemy import func, literal, select, update

import adapters
from adapters.base import Editing, Post, Receipt, Rejected, Unauthorised, Unavailable
from adapters.said import Said
from recruit.channels import adapter_of, switch_off
from recruit.db import db, now, today
from recruit.models import Publication, PublicationState, User, Vacancy
from recruit.organisations import public_name
from recruit.posting import publishing, rulebook, turns
from recruit.posting.publishing import NotNow, composed, words
from recruit.posting.turns import later, pause_after

TRIES = 30
"""About a day of trying to change a post."""
BEGIN = {"state": PublicationState.CHANGING, "attempts": 0, "doubt_since": None, "problem": "", "asked_by_id": None}
"""What a change begins with."""
ASKED = {"approved": "", "approved_by_id": None, "problem": ""}
"""What asking another person for it begins with."""
BY_OURSELVES = (Editing.ALL, Editing.WORDS)


def way(publication: Publication) -> Editing:
    """How this post can be changed; by hand where the channel could, but never told us its name for the post."""
    editing = adapters.get(publication.channel.kind).editing
    return Editing.BY_HAND if editing in BY_OURSELVES and not publication.receipt_id else editing


def is_out_of_date(publication: Publication, fresh: Post | None = None) -> bool:
    """Whether the vacancy gives other words than those that are out, or than those a person last compared with.

    `fresh`: the words it gives now, where they are known already.
    """
    if publication.state != PublicationState.PUBLISHED or publication.text is None:
        return False
    if not publication.vacancy.is_open(today()):
        return False
    fresh = fresh or publishing.fresh(publication)
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
    made_of = publishing.fingerprint(publication, public_name())
    wanted = {"text": text, "title": fresh.title[:300], "summary": fresh.summary[:600], "made_of": made_of}
    if text != fresh.text:
        wanted["composed"] = fresh.text
    if publication.channel.four_eyes and by is None:
        return [Said("On this channel somebody asks, and somebody else approves.")]
    values = ASKED | {"asked_by_id": by.id} if publication.channel.four_eyes and by else BEGIN | {"due": now()}
    # Two clicks change once: the second finds no published row.
    asked = db.session.execute(
        update(Publication)
        .where(Publication.id == publication.id, Publication.state == PublicationState.PUBLISHED)
        .values(wanted=wanted, **values)
        .returning(Publication.id)
    ).scalar()
    db.session.refresh(publication)
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
        return [Said("This channel is switched off. Connect it again first.")]
    if not publication.vacancy.is_open(today()):
        return [Said("This vacancy is not open; its posts are not changed any more.")]
    return []


def leave(publication: Publication) -> None:
    """Let the words that are out stand as a person's own, until the vacancy changes again."""
    if publication.state != PublicationState.PUBLISHED:
        raise NotNow(Said("This post is not out."))
    publication.composed, publication.wanted, publication.problem = composed(publication).text, None, ""
    publication.asked_by_id = None


def held(publication_id: int) -> AbstractContextManager[Publication | None]:
    """Hold a due change for one worker. It is in doubt from this moment on: only an answer takes the doubt away."""
    moment = literal(now(), Publication.doubt_since.type)
    began = {"sent_at": moment, "doubt_since": func.coalesce(Publication.doubt_since, moment)}
    return turns.held(publication_id, PublicationState.CHANGING, attempts=Publication.attempts + 1, **began)


def new_words(publication: Publication) -> Post:
    """The post as it is to become."""
    wanted = publication.wanted or {}
    return replace(words(publication), **{name: wanted[name] for name in ("text", "title", "summary")})


def check(publication: Publication, post: Post) -> None:
    """Raises Rejected where a rule was made since the words were asked for that does not let them out."""
    for remark in rulebook.remarks(publication, post):
        if remark.blocks:
            raise Rejected(remark.said)


def is_still_on(publication: Publication) -> bool:
    """Whether the change still matters; holds the row until the commit, so that no closing comes between."""
    mine = (Publication.id == publication.id) & (Publication.state == PublicationState.CHANGING)
    held = update(Publication).where(mine).values(attempts=Publication.attempts).returning(Publication.id)
    found = db.session.execute(held.execution_options(synchronize_session=False)).scalar()
    db.session.refresh(publication)
    return found is not None


def was_changed(publication: Publication, receipt: Receipt, post: Post) -> None:
    """The channel shows the new words. Where the vacancy closed meanwhile the post is taken down all the same."""
    still_on = is_still_on(publication)
    if not still_on and publication.state != PublicationState.CLOSING:
        return
    wanted = publication.wanted or {}
    publication.text, publication.composed = post.text, wanted.get("composed")
    publication.made_of = wanted.get("made_of", "")
    publication.carried = publishing.carried(publication, post.text, public_name())
    if adapters.get(publication.channel.kind).editing == Editing.ALL:
        publication.title, publication.summary = post.title, post.summary
    publication.url = receipt.url if receipt.url and len(receipt.url) <= 600 else publication.url
    if still_on:
        stands(publication, "")


def stands(publication: Publication, problem: str) -> None:
    """What the row says is out is out. Words that could not be put there are kept for another try."""
    publication.state, publication.due, publication.problem = PublicationState.PUBLISHED, None, problem
    publication.doubt_since, publication.asked_by_id = None, None
    if not problem:
        publication.wanted = None


def is_doubted(publication: Publication) -> bool:
    """Whether an earlier attempt may have changed the post: this one's own doubt began when it was claimed."""
    return publication.doubt_since is not None and publication.doubt_since != publication.sent_at


def was_refused(publication: Publication, said: str) -> None:
    """The channel will not take the new words: the old ones are still out. An earlier attempt may have come through."""
    if is_still_on(publication):
        give_up(publication, said)


def not_known(publication: Publication, said: str) -> None:
    """The channel does not know us: it is switched off until a person connects it again."""
    switch_off(publication.channel, said)
    was_refused(publication, said)


def give_up(publication: Publication, said: str) -> None:
    """Leave it, if it is certain which words are out; otherwise a person looks."""
    if is_doubted(publication):
        publication.due, publication.problem = None, said
    else:
        stands(publication, said)


def comes_later(publication: Publication, error: Unavailable) -> None:
    """Nothing was changed: again later, and after a day no more."""
    if not is_still_on(publication):
        return
    if publication.attempts >= TRIES:
        give_up(publication, error.said)
        return
    publication.due = later(publication.channel, error.until, error.wait, pause_after(publication.attempts))
    publication.problem = error.said
    if not is_doubted(publication):
        publication.doubt_since = None


def nobody_knows(publication: Publication, again: bool = True) -> None:
    """No answer came: the same words again, for twice is as good as once. After a day a person looks."""
    if not is_still_on(publication):
        return
    label = Said(adapters.get(publication.channel.kind).label)
    publication.problem = Said("{label} gave no clear answer. The old or the new words are there.", label=label)
    tired = not again or publication.attempts >= TRIES
    publication.due = None if tired else later(publication.channel, None, None, pause_after(publication.attempts))


def changed_by_hand(publication: Publication, text: str | None = None) -> None:
    """A person put the new words there, or looked and found them there."""
    post, wanted = None, publication.wanted or {}
    if publication.state == PublicationState.CHANGING and publication.due is None:
        post, composed_as, made_of = new_words(publication), wanted.get("composed"), wanted.get("made_of", "")
    elif publication.state == PublicationState.PUBLISHED and way(publication) == Editing.BY_HAND:
        fresh = composed(publication)
        post = replace(fresh, text=fresh.text if text is None else text.replace("\r\n", "\n"))
        composed_as = None if post.text == fresh.text else fresh.text
        made_of = publishing.fingerprint(publication, public_name())
    if post is None:
        raise NotNow(Said("Nobody is asked to change this post."))
    publication.text, publication.composed, publication.made_of = post.text, composed_as, made_of
    publication.title, publication.summary = post.title[:300], post.summary[:600]
    publication.carried = publishing.carried(publication, post.text, public_name())
    stands(publication, "")


def not_changed(publication: Publication) -> None:
    """A person looked, and the old words are there."""
    if publication.state != PublicationState.CHANGING or publication.due is not None:
        raise NotNow(Said("Nobody is in doubt about this post."))
    stands(publication, "")
