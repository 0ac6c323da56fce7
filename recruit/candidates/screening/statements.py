"""The statement that no search is on record: dated, signed, and to be checked by anybody with the public key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select

from adapters.translatable import Said
from recruit.candidates import unit_access
from recruit.candidates.screening import hash_chain, log, one_person, possible_findings, text_wordings
from recruit.candidates.screening.one_person import OnePerson
from recruit.core.database import db, lock, now
from recruit.models import Application, Deed, Lead, LeadKind, LineKind, PossibleFinding, ScreeningLine, Subject, User
from recruit.models.visibility import Reader, may_see
from recruit.organisation import audit
from recruit.organisation.employer import employer

RULE = "-" * 40
"""Stands between what is signed and the signature."""
LONGEST = 400_000
"""Characters of a statement: few facts, and the reasons of texts that looked like a search."""
NOT_SPOKEN_OF = r"\n\n[^\n:]+:(?:\n- [^\n]+)+"
FORMS = [
    re.compile(
        rf"(?P<text>(?!\s)[^\n]+\n[^\n]+{limits}\n\n"
        r"[^\n:]+:(?: [^\n]*)?\n[^\n:]+: [^\n]* \(\d+\)\n[^\n:]+: \d+, \d{4}-\d\d-\d\d\n"
        r"[^\n:]+: \d{4}-\d\d-\d\d \d\d:\d\d UTC\n[^\n:]+: \d+: [0-9a-f]{64}"
        r"(?:\n\n[^\n:]+: \d+(?:\n\d+\. [^\n]+)+)?)\n"
        rf"{RULE}\nEd25519 (?P<signature>[0-9a-f]{{128}})\n?"
    )
    for limits in (NOT_SPOKEN_OF, "")
]
"""A statement as a file: a heading, what is stated, nothing, of what it does not speak, nothing, five facts, perhaps
what looked like a search, a rule, the signature, and not a sign more. Those of before named no limits line by line."""


NOT_NOW = Said(
    "This cannot be stated now. It can once the candidate opened the page by the link in our letter, and if about the "
    "same person nothing is on record anywhere that stands in the way. The candidate may ask for the statement too."
)
"""For the office: what is so elsewhere is for those who may read it there."""
OF_ALL_UNITS = Said(
    "A statement speaks of all that we have about this person, also of what you may not read. So only the candidate "
    "can ask for it, at the private address, and it is not shown here."
)
"""For who reads one unit alone, whatever stands there or elsewhere: two answers would tell what happened in between."""


class Searched(Exception):
    """Something was searched, so that nobody can say that nothing is on record. The words are for the recruiter."""


class Elsewhere(Searched):
    """It was searched where the same person stands too, or may, of which this application says nothing. Whoever states
    it for the office is not told whether that is so."""


class Unanswered(Searched):
    """Something was written that looks like a search, and nobody has said yet whether it is one."""


def last(application: Application) -> ScreeningLine | None:
    """The statement that was given out last, if there was one."""
    given = [line for line in log.lines_of(application) if line.kind == LineKind.NOTHING]
    return given[-1] if given else None


def stands(application: Application) -> bool:
    """Whether the statement that was given out last still says all: no search was noted after it, and of no text that
    looks like one anything is still to be said, or was said after it."""
    given, person = last(application), one_person.person_of(application)
    if given is None or given.number != application.chain_length:
        return False
    if person.is_searched or one_person.found_alike(application):
        return False
    if any(one.at > given.at for one in person.deleted_texts):
        return False
    return all(one.answered_at and one.answered_at <= given.at for one in possible_findings.of_person(person))


def issue(application: Application, by: User | None = None) -> ScreeningLine:
    """Give out the statement, on record. It rests on the log, and on all texts about the candidate, which are read once
    more. So it does of whatever else is about the same person. Raises Searched, or Unanswered, after which what stands
    open is to be committed."""
    if by and unit_access.is_limited(by):
        raise Searched(OF_ALL_UNITS)
    lock(*one_person.person_of(application).rows)  # nobody notes a search while this is signed
    person = one_person.person_of(application)
    if by and not may_see(Reader.OFFICE, application):
        raise Searched(Said("The first look is blind: decide first. Then it can be stated."))
    if found_before(application) or any(line.kind in hash_chain.SEARCHES for line in log.lines_of(application)):
        raise Searched(Said("Something was searched, so this cannot be stated."))
    still_open = possible_findings.read_again(person)
    if possible_findings.still_open(application):
        raise Unanswered(
            Said(
                "There are texts about this candidate that may come from a search. Say of each what it is; then it can "
                "be stated."
            )
        )
    searched = person.is_searched or one_person.found_alike(application)
    if searched or (by and (still_open or application.mailbox_proved_at is None)):
        raise Elsewhere(NOT_NOW)
    if still_open:
        raise Unanswered(NOT_NOW)
    with force_locale(application.language if application.language in ("nl", "en") else "en"):
        text = words(application, person)
    signed = {"text": text, "signature": hash_chain.sign(hash_chain.Purpose.STATEMENT, text)}
    line = log.write(application, LineKind.NOTHING, signed, by)
    audit.note(by, Deed.STATEMENT_SIGNED, application, other=audit.Other(Subject.SCREENING_LINES, line.number))
    return line


def found_before(application: Application) -> Lead | None:
    """Who was found on the web before they applied was looked up, whatever the log says."""
    found = (Lead.application_id == application.id, Lead.kind == LeadKind.FOUND)
    return db.session.scalar(select(Lead).where(*found).limit(1))


def words(application: Application, person: OnePerson) -> str:
    """What is stated, one fact a line. It names no person: the number says which application it is."""
    vacancy = application.vacancy
    facts = (
        (_("Organisation"), employer().name),
        (_("Vacancy"), f"{' '.join(vacancy.title.split())} ({vacancy.id})"),
        (_("Application"), f"{application.id}, {application.created_at:%Y-%m-%d}"),
        (_("Stated on"), f"{now():%Y-%m-%d %H:%M} UTC"),
        (_("Log at that moment"), f"{application.chain_length}: {application.chain_head or hash_chain.START}"),
    )
    denied = possible_findings.denied(application)
    elsewhere = [one for one in possible_findings.of_person(person) if one not in denied]
    gone = len(person.deleted_texts)
    lines = (f"{name}: {value}" for name, value in facts)
    said = stated(bool(denied or elsewhere or gone))
    return tidy("\n".join((*said, "", *limits(), "", *lines, *named(denied, elsewhere, gone))))


def stated(denied: bool) -> tuple[str, str]:
    """The heading and what is stated, which is what is on record and no more: nobody knows what was looked up and not
    noted, and of what was deleted nothing is left to know it by."""
    if denied:
        return _("Statement: no search is on record, but texts looked like one"), _(
            "At this moment no search is on record here about this application, or about whatever we have at the "
            "e-mail address of the person who applied. Whoever looks somebody up must note it in the log of searches, "
            "and nothing is noted there. But some texts about the person looked like a search. They stand below, with "
            "the answer of whoever wrote them. We do not know more than that answer."
        ) + " " + reach()
    return _("Statement: no search is on record"), _(
        "At this moment no search is on record here about this application, or about whatever we have at the e-mail "
        "address of the person who applied. Whoever looks somebody up must note it in the log of searches, and nothing "
        "is noted there. Of what we wrote about the person, and still have, no text looked like a search."
    ) + " " + reach()


def reach() -> str:
    """What was looked at for the statement."""
    said = _(
        "We looked at this application, at whatever else we have now from or about the same e-mail address, also one "
        "that the person had here before and from which they opened our letter, and at what a colleague said is about "
        "the same person."
    )
    return str(said)


def limits() -> Iterable[str]:
    """What was not looked at, or cannot be."""
    yield _("This statement does not speak of") + ":"
    for one in (
        _("what was deleted before, also when the person wanted that: then we keep nothing that tells who it was."),
        _("another e-mail address of the person, also one from before of which we do not know that it was theirs."),
        _(
            "somebody with the same name or the same profile address, but without that e-mail address. Only if we "
            "found somebody for this vacancy of whom two of these are the same, the name, the profile address and the "
            "link that we sent, we do not give this statement."
        ),
        _("an application of which we do not know yet who it is, because the first look is blind."),
        _("what somebody looked up and did not note or write down here."),
    ):
        yield f"- {one}"


def named(denied: Sequence[PossibleFinding], elsewhere: Sequence[PossibleFinding], gone: int) -> Iterable[str]:
    """The texts that looked like a search, one a line: which, from when, what was noticed in it, and the answer. Of
    what stands with another application only that it is there: it is read at that one's own address."""
    if known := len(denied) + len(elsewhere) + gone:
        yield ""
        yield f"{_('Texts that looked like a search')}: {known}"
    for number, one in enumerate(denied, 1):
        said = _(
            "%(text)s, %(day)s, in which was noticed: %(noticed)s. Asked whether this comes from a search, we "
            "answered no, because: %(reason)s",
            text=text_wordings.CALLED[one.column],
            day=f"{one.at:%Y-%m-%d}",
            noticed=text_wordings.listed(one.noticed),
            reason=" ".join(text_wordings.answer(one).split()),
        )
        yield f"{number}. {said}"
    there = _("A text that does not belong to this application. What we answered stands where it belongs.")
    since = _("A text that was deleted since, with what we answered.")
    for number, said in enumerate([*[there] * len(elsewhere), *[since] * gone], len(denied) + 1):
        yield f"{number}. {said}"


def tidy(text: str) -> str:
    """A text as it is signed: one kind of line end, nothing at the ends of lines."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def file(line: ScreeningLine) -> str:
    """The statement as a file to keep: what is signed, a rule, and the signature."""
    kept = json.loads(line.content)
    return f"{kept['text']}\n{RULE}\nEd25519 {kept['signature']}\n"


def holds(file: str, keys: Iterable[str]) -> bool:
    """Whether one of these keys signed the statement in the file, word for word."""
    forms = (form.fullmatch(file) for form in FORMS) if len(file) <= LONGEST else ()
    found = next(filter(None, forms), None)
    if found is None:
        return False
    signed = (hash_chain.Purpose.STATEMENT, found["text"], found["signature"])
    return any(hash_chain.is_signed(*signed, key) for key in keys)
