"""The house rules as the office keeps them, and what they say about its posts."""

from __future__ import annotations

from hashlib import sha256
from secrets import token_hex
from typing import Any

from flask import current_app
from sqlalchemy import select

import adapters
from adapters.translatable import Said
from adapters.types import Post
from recruit.attribution import links
from recruit.core import reasons
from recruit.core.database import db
from recruit.models import Deed, HouseRule, Publication, PublicationState, Rulebook, User
from recruit.models.house_rules import Severity, Subject
from recruit.organisation import audit
from recruit.organisation.employer import public_name
from recruit.publishing.house_rules.checking import About, check
from recruit.publishing.house_rules.rules import Remark, Rule, Rules
from recruit.publishing.transitions import Step, become


def rulebook() -> Rulebook:
    """What the built-in rules do; until somebody changes it, one with the defaults that is not saved."""
    defaults = {subject.value: Severity.WARN for subject in Subject}
    return db.session.get(Rulebook, 1, populate_existing=True) or Rulebook(id=1, version="", **defaults)


def rules() -> Rules:
    """All rules that hold now; read anew only after one has changed."""
    book = rulebook()
    known: Rules | None = current_app.extensions.get("house_rules")
    if known is None or known.version != book.version:
        switches = {subject: getattr(book, subject) for subject in Subject}
        known = current_app.extensions["house_rules"] = Rules(own(), switches, book.version)
    return known


def own() -> tuple[Rule, ...]:
    """The office's own list."""
    wanted = select(HouseRule).where(HouseRule.severity != Severity.OFF).order_by(HouseRule.id)
    return tuple(as_rule(row) for row in db.session.scalars(wanted))


def as_rule(row: HouseRule) -> Rule:
    """A row of the list, for checking."""
    blocks = row.severity == Severity.BLOCK
    return Rule(row.kind, row.words, row.note, blocks, row.channel_id, f"rule {row.id}")


def remarks(publication: Publication, post: Post, book: Rules | None = None) -> list[Remark]:
    """All that the rules say about the words of a post, and about those on its card."""
    book = book or rules()
    language = post.language or publication.vacancy.language
    shows_card = adapters.get(publication.channel.kind).shows_card
    card = "\n".join(part for part in (post.title, post.summary) if shows_card and part not in post.text)
    return check(post.text, book, About(publication.channel_id, language, post.link, public_name(), card))


def still_open(publication: Publication, post: Post, book: Rules | None = None) -> list[Remark]:
    """What stops these words, and the warnings that nobody has answered for exactly these words."""
    answered = (publication.answered or {}).get(fingerprint(post), [])
    return [r for r in remarks(publication, post, book) if r.blocks or r.key not in answered]


def reason(publication: Publication, post: Post) -> str:
    """Why exactly these words go out in spite of a warning; empty when nobody had to say."""
    return publication.answer if (publication.answered or {}).get(fingerprint(post)) else ""


def fingerprint(post: Post) -> str:
    """Exactly these words."""
    return sha256(repr((post.text, post.title[:300], post.summary[:600])).encode("utf-8", "replace")).hexdigest()[:32]


def objections(publication: Publication, post: Post) -> list[str]:
    """Why these words cannot leave the house yet, as sentences."""
    found = still_open(publication, post)
    if found and not found[0].blocks:
        return [Said("{remark} Or write why it goes out all the same.", remark=remark.said) for remark in found]
    return [remark.said for remark in found if remark.blocks]


def answer(publication: Publication, post: Post, reason: str, by: User | None) -> bool:
    """Keep why these words go out all the same, for exactly these words; whether there was anything to answer.
    Raises TooLittle."""
    reasons.check(reason)
    warnings = [r for r in still_open(publication, post) if not r.blocks]
    if not warnings:
        return False
    words = fingerprint(post)
    before = (publication.answered or {}).get(words, [])
    publication.answered = {words: sorted({*before, *(remark.key for remark in warnings)})}
    publication.answer = reason
    audit.note(by, Deed.REMARK_ANSWERED, publication.vacancy, publication.channel)
    return True


def stopped(publication: Publication, post: Post, book: Rules, made_anew: bool) -> str:
    """Why words that are due do not leave after all; empty when they may. Words that a person answered for stay
    answered, and a warning that was added since they were planned holds nobody up."""
    if not made_anew and publication.checked == book.version:
        return ""
    found = still_open(publication, post, book) if made_anew else remarks(publication, post, book)
    for remark in found:
        if remark.blocks:
            return remark.said
        if made_anew:
            return Said("The words have changed since they were planned. {remark}", remark=remark.said)
    publication.checked = book.version
    return ""


def add(facts: dict[str, Any], by: User | None) -> HouseRule:
    """One more rule."""
    row = HouseRule(**facts)
    db.session.add(row)
    db.session.flush()
    audit.note(by, Deed.HOUSE_RULE_ADDED, row, *recorded_facts(row))
    renew()
    return row


def change(row: HouseRule, facts: dict[str, Any], by: User | None) -> None:
    """Other words, or another weight."""
    for name, value in facts.items():
        setattr(row, name, value)
    audit.note(by, Deed.HOUSE_RULE_CHANGED, row, *recorded_facts(row))
    renew()


def remove(row: HouseRule, by: User | None) -> None:
    """Off the list."""
    audit.note(by, Deed.HOUSE_RULE_REMOVED, row, *recorded_facts(row))
    db.session.delete(row)
    renew()


def switch(facts: dict[str, Any], by: User | None) -> None:
    """Let the built-in rules do nothing, ask, or stop."""
    book = rulebook()
    for subject in Subject:
        setattr(book, subject, Severity(facts[subject]))
    db.session.add(book)
    audit.note(by, Deed.HOUSE_RULES_SWITCHED, book, *(audit.Field(s.value, (getattr(book, s),)) for s in Subject))
    renew()


def recorded_facts(row: HouseRule) -> tuple[audit.Fact, ...]:
    """What is on record of a rule: all but its words."""
    return row.kind, row.severity


def renew() -> None:
    """From here on other rules hold. What is planned and breaks them is stopped at once, where its words are made."""
    book = rulebook()
    book.version = token_hex(8)
    db.session.add(book)
    db.session.flush()
    planned = select(Publication).where(
        Publication.state == PublicationState.SCHEDULED,
        Publication.doubt_since.is_(None),
        Publication.text.is_not(None),
    )
    holding = rules()
    for publication in db.session.scalars(planned.order_by(Publication.id)).all():
        stop_if_wrong(publication, holding)


def stop_if_wrong(publication: Publication, book: Rules) -> None:
    """Take a planned post back that breaks a blocking rule, unless a worker has it already."""
    address = links.address(publication.link)
    post = Post(publication.text or "", address, title=publication.title, summary=publication.summary)
    found = [remark for remark in remarks(publication, post, book) if remark.blocks]
    if found:
        words = {} if publication.is_edited else {"text": None}
        become(publication, Step.STOP, due=None, problem=found[0].said, made_of="", **words)
