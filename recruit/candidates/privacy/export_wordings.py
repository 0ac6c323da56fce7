"""What the copy tells of each table, and what its columns are called there, in words that candidates read.

A column that is named nowhere here is in no copy: a test fails, and whoever adds one says which it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from flask_babel import lazy_gettext as _l

from recruit.models import ConsentDeed, FlagKind, LeadKind, LineKind, Opened, Reach, Role, Writer

OURS = "how the program works, nothing about the person"
WAY_IN = "opens the private page, or could: a copy may lie about"
OTHERS = "of a colleague or of another candidate: theirs to know"


@dataclass(frozen=True)
class Told:
    """A table as the copy tells it."""

    heading: Any
    columns: dict[str, Any]
    """What is in the copy, each with what the page for people calls it; None is in `everything.json` alone."""
    left_out: dict[str, str]
    """What is not in the copy, and why; `*` for all others of a table that is about more than the person."""


COMMON: dict[str, Any] = {
    "address": _l("Address of the page"),
    "agency": _l("Agency"),
    "answer_by": _l("You hear from us by"),
    "answer_days": _l("Days until you hear from us"),
    "answered_at": _l("First answer by a person"),
    "asked": _l("Question"),
    "at": _l("When"),
    "by_id": _l("By"),
    "confirms_sharer": _l("You say that this colleague sent you the vacancy"),
    "content": _l("What it says"),
    "created_at": _l("Made on"),
    "criteria": _l("What we look for"),
    "criterion": _l("Criterion"),
    "cut": _l("Whether there is more than is kept"),
    "day": _l("Day"),
    "decided_at": _l("First moved to another stage"),
    "deed": _l("What was done"),
    "document_digest": _l("Code made from your CV"),
    "document_kind": _l("Kind of file"),
    "document_name": _l("Name of the file"),
    "email": _l("E-mail address"),
    "ended_at": _l("The procedure ended"),
    "withdrew_at": _l("You withdrew"),
    "ended_by_id": _l("Ended by"),
    "found_at": _l("Noticed on"),
    "from_id": _l("From"),
    "harmless": _l("A person sees nothing wrong"),
    "hired_at": _l("Hired on"),
    "inform_by": _l("To be told by"),
    "informed_at": _l("Told on"),
    "informed_how": _l("Told how"),
    "kind": _l("What it is"),
    "known_as": _l("What you corrected, while the people who decide do not see your name"),
    "label": _l("What we call it"),
    "language": _l("Language"),
    "level": _l("How far we look"),
    "looked_into_at": _l("Last checked for signs of misuse"),
    "motivation": _l("Why this work"),
    "name": _l("Name"),
    "named_by_id": _l("Named by"),
    "opened_at": _l("Noted on"),
    "person": _l("Code made from your e-mail address"),
    "phone": _l("Telephone number"),
    "pool_asked": _l("Letters about other vacancies"),
    "pool_until": _l("You let us keep it for other vacancies until"),
    "problem": _l("Why there are no words"),
    "profile": _l("Profile"),
    "reached": _l("How far it came"),
    "mailbox_proved_at": _l("Since when we know that your e-mail address is yours"),
    "read_at": _l("Read on"),
    "reason": _l("Reason"),
    "referred_by": _l("Referred by"),
    "reminded_at": _l("Reminded on"),
    "searched": _l("How often we looked you up"),
    "searcher": _l("Who looks"),
    "revealed_at": _l("Since when the people who decide see your name"),
    "reward_sharer": _l("The colleague whose link it was may get a reward"),
    "seconds_open": _l("How many seconds the form was open"),
    "sent_at": _l("Sent on"),
    "settled_at": _l("Looked at on"),
    "settled_by_id": _l("Looked at by"),
    "sharer_id": _l("Whose link it was"),
    "source": _l("Where from"),
    "sources": _l("Where we look"),
    "stage_id": _l("Where it stands"),
    "steps": _l("How often it was passed on"),
    "subject": _l("Subject"),
    "blind": _l("The first look was without your name"),
    "tell_sharer": _l("The colleague whose link it was hears that somebody applied"),
    "text": _l("Words"),
    "title": _l("Vacancy"),
    "to": _l("To"),
    "to_id": _l("To"),
    "to_tell": _l("How many things that we found we had to tell you"),
    "told": _l("How many of them we told you"),
    "told_late": _l("How often we told you later than promised"),
    "undone_at": _l("Taken back on"),
    "undone_by_id": _l("Taken back by"),
    "until": _l("Until"),
    "user_id": _l("Who"),
    "version": _l("Version of the words"),
    "video": _l("Film"),
    "wait_days": _l("Days that a decision waits for your answer"),
    "what": _l("What"),
    "why": _l("Why we thought of you"),
    "words": _l("Words that we read in your CV"),
    "writer": _l("Written by"),
    "came_at": _l("Hour in which you followed the link"),
}
"""By the name of the column, where a table has no words of its own."""


def table_wording(
    heading: Any, shown: str, programs: str = "", left_out: dict[str, str] | None = None, **own: Any
) -> Told:
    """A table: names of columns that people read, of those for programs alone, and whole reasons for the rest."""
    read = {name: own.get(name) or COMMON[name] for name in shown.split()}
    rest = {name: reason for reason, names in (left_out or {}).items() for name in names.split()}
    return Told(heading, dict.fromkeys(programs.split()) | read, rest)


TABLES: dict[str, Told] = {
    "applications": table_wording(
        _l("Your application"),
        "stage_id name email phone motivation profile known_as video referred_by document_name language created_at"
        " answer_by answered_at decided_at reached hired_at ended_at withdrew_at blind revealed_at tell_sharer"
        " reward_sharer confirms_sharer pool_until pool_asked"
        " searched to_tell told told_late seconds_open looked_into_at document_digest mailbox_proved_at",
        "id mailbox plain_name vacancy_id screening_id notice_id origin_id first_id last_id source_id document_kind"
        " came_by_address chain_head chain_length chain_signature generation forgotten_at",
        {WAY_IN: "seed digest next_digest repetition", OURS: "document"},
        created_at=_l("Sent on"),
        document_name=_l("CV"),
    ),
    "answers": table_wording(
        _l("Your answers to questions"), "asked text document_name", "id application_id question_id document_kind",
        {OURS: "document"}, text=_l("Your answer"),
    ),
    "document_texts": table_wording(
        _l("What a program read in your CV"), "words cut problem read_at", "id application_id",
        {OURS: "document tries due"},
    ),
    "messages": table_wording(
        _l("Messages"), "writer subject text by_id at sent_at read_at", "id application_id",
        read_at=_l("Seen to on"),
    ),
    "letters": table_wording(_l("Mail on its way to you"), "created_at to subject text", "id", {OURS: "*"}),
    "decisions": table_wording(
        _l("Decisions"), "from_id to_id criterion reason by_id at", "id application_id message_id",
        to_id=_l("To stage"), from_id=_l("From stage"),
    ),
    "screening_lines": table_wording(
        _l("The log of what was looked up"), "number kind content by_id at",
        "id application_id about previous hash", number=_l("Line"),
    ),
    "screenings": table_wording(
        _l("How far we look for this vacancy"),
        "number level criteria sources searcher agency answer_days wait_days reason by_id at", "id vacancy_id",
        number=_l("Version"), reason=_l("Why we go further"),
    ),
    "readings": table_wording(_l("Who opened your application"), "day user_id what", "application_id"),
    "audit_lines": table_wording(
        _l("What was done"), "at deed", "id by_id note other_kind other_number", {OURS: "subject_kind subject_id"}
    ),
    "possible_findings": table_wording(
        _l("Texts about you that we looked at twice"), "column noticed at reason answered_by_id answered_at",
        "id application_id lead_id row line", column=_l("Where it stands"), noticed=_l("What stands in it"),
        reason=_l("Why it does not come from a search"), answered_by_id=_l("Answered by"),
        answered_at=_l("Answered on"),
    ),
    "earlier_searches": table_wording(
        _l("That we had looked you up before, or had a text that looked like it"), "at text", "id application_id",
        {OURS: "digest"}, at=_l("What we had then was deleted on"),
        text=_l("It was a text that looked like it, and had the number"),
    ),
    "holds": table_wording(
        _l("Why it is kept longer"), "reason until by_id at ended_at ended_by_id", "id application_id",
        ended_at=_l("Ended on"),
    ),
    "consents": table_wording(_l("What you said about other vacancies"), "deed at until version", "id application_id"),
    "flags": table_wording(
        _l("What we looked at again"), "kind found_at settled_at settled_by_id harmless reason",
        "id application_id evidence", {OTHERS: "link_id"},
    ),
    "same_people": table_wording(
        _l("Applications that are yours too, as we think"), "reason by_id at undone_by_id undone_at",
        "id", {OTHERS: "one_id other_id"},
    ),
    "origin_corrections": table_wording(
        _l("Corrections of how you came here"), "reason by_id at", "id application_id old_id new_id"
    ),
    "tracked_links": table_wording(
        _l("The links that brought you"), "label sharer_id steps created_at", "id vacancy_id publication_id network",
        {OTHERS: "token parent_id"},
    ),
    "sources": table_wording(_l("The site that brought you"), "name", "id", {OURS: "*"}),
    "finish_later": table_wording(
        _l("Forms that you had mailed to you"), "came_at at", "id vacancy_id link_id source_id", {WAY_IN: "digest"},
        at=_l("Mailed on"),
    ),
    "former_addresses": table_wording(
        _l("Mail addresses that you corrected"), "digest until proved", "id application_id",
        digest=_l("Code made from the old address"), until=_l("Corrected on"),
        proved=_l("You had opened our letter to it"),
    ),
    "leads": table_wording(
        _l("What we noted before you applied"),
        "kind name address email source why language by_id named_by_id created_at inform_by informed_at informed_how"
        " reminded_at", "id mailbox vacancy_id link_id application_id weighed_at forgotten_at", {WAY_IN: "seed digest"},
        created_at=_l("Noted on"), by_id=_l("Noted by"),
    ),
    "thanks": table_wording(
        _l("Thanks to the colleague whose link it was"), "text user_id by_id at", "id application_id",
        user_id=_l("Colleague"),
    ),
    "claims": table_wording(
        _l("A colleague may get a reward because you applied"), "opened_at person", "id application_id",
        {OTHERS: "hired_id user_id state signs settled points points_before points_at bonus currency hired_at"
         " due decided_at decided_by_id reason paid_at"},
    ),
    "notices": table_wording(
        _l("What stood on the form about your data"), "version said", "id language at", {OURS: "digest"},
        version=_l("Version of the notice on the form"), said=_l("What it said"),
    ),
    "vacancies": table_wording(_l("The vacancy"), "title", "id", {OURS: "*"}),
}  # fmt: skip
"""In the order of the page."""

VALUES: dict[type[Enum], dict[str, Any]] = {
    Reach: {
        "received": _l("received"),
        "looked at": _l("looked at"),
        "interview": _l("interview"),
        "offer": _l("offer"),
        "hired": _l("hired"),
    },
    Writer: {"office": _l("us"), "candidate": _l("you")},
    ConsentDeed: {
        "given": _l("You agreed"),
        "renewed": _l("You agreed again"),
        "withdrawn": _l("You took it back"),
        "declined": _l("You said no"),
    },
    LeadKind: {
        "found": _l("Found on a network or a site"),
        "named": _l("Named by a colleague"),
        "invited": _l("Invited by a colleague"),
    },
    Opened: {"application": _l("opened your application"), "document": _l("read your CV or another file")},
    LineKind: {
        "finding": _l("Something was found"),
        "looked": _l("We looked and found nothing of use."),
        "correction": _l("A correction of an earlier line"),
        "shown": _l("You were told"),
        "answer": _l("What you said to it"),
        "nothing": _l("A statement that no search is on record"),
    },
    FlagKind: {
        "like referrer": _l("Your name or address resembles that of the colleague whose link you followed."),
        "disposable mail": _l("Your e-mail address is at a service for temporary addresses."),
        "same document": _l("We look at your application once more; you need not do anything."),
        "too soon": _l("Your application came within seconds of opening the vacancy."),
        "filled fast": _l("The form was sent within seconds of being opened."),
        "burst": _l("Many clicks at once on a link."),
        "many clicks": _l("Many clicks and few applications through a link."),
        "staff clicks": _l("Clicks by colleagues on a link."),
    },
    Role: {"employee": _l("employee"), "recruiter": _l("recruiter"), "administrator": _l("administrator")},
}
"""What columns hold that is chosen from a list."""

LANGUAGES = {"nl": _l("Dutch"), "en": _l("English"), "de": _l("German"), "fr": _l("French")}

FACTS: dict[str, Any] = {
    "what": _l("What we found"),
    "source": _l("Where"),
    "address": COMMON["address"],
    "public": _l("Everybody can see that page"),
    "seen": _l("Seen on"),
    "criterion": COMMON["criterion"],
    "relevance": _l("Why it matters"),
    "used": _l("It counts for the decision"),
    "reason": _l("This is delicate. Why we noted it"),
    "purpose": _l("What for"),
    "ground": _l("Legal ground"),
    "by": _l("How"),
    "deed": _l("What you said"),
    "text": _l("Words"),
}
"""What a line of the log of searches says."""
FOR_PROGRAMS = frozenset({"level", "version", "delicate", "signature"})
"""What else it says, that stands in `everything.json` alone."""
CODES: dict[str, Any] = {
    "fitness for this vacancy": _l("Whether you fit this vacancy"),
    "legitimate interest": _l("Legitimate interest (GDPR article 6.1 f)"),
    "link": _l("A link that you gave"),
    "network": _l("A professional network"),
    "web": _l("The public web"),
    "agency": _l("The agency"),
    "letter": _l("by mail"),
    "telephone": _l("by telephone"),
    "in person": _l("in person"),
    "post": _l("by post"),
    "other mail": _l("by other mail"),
    "answer": _l("Answer"),
    "not me": _l("“This is not me”"),
    "correct": _l("Should be"),
}
"""What those facts hold that is chosen from a list."""
CODED = frozenset({"source", "purpose", "ground", "by", "deed"})
