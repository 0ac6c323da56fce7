"""Every column in which text lies: which can hold words about somebody, each with a secret word of its own, and which
never do and why."""

from __future__ import annotations

from sqlalchemy import JSON, Enum, LargeBinary, String

from recruit.core.columns import OpenEnum
from recruit.core.database import Base, Sealed, Sentence

ABOUT = (
    *("applications.name", "applications.email", "applications.phone", "applications.motivation"),
    *("applications.profile", "applications.video", "applications.referred_by", "applications.document_name"),
    *("answers.text", "answers.document_name", "document_texts.words"),
    *("claims.reason", "decisions.criterion", "decisions.reason", "flags.evidence", "flags.reason", "holds.reason"),
    *("leads.name", "leads.address", "leads.email", "leads.source", "leads.why", "leads.informed_how"),
    *("letters.content", "messages.subject", "messages.text", "origin_corrections.reason", "possible_findings.reason"),
    *("same_people.reason", "applications.known_as"),
    *("screening_lines.content", "thanks.text", "vacancies.close_note"),
)
"""Somebody writes these about a person, or the person does."""
MADE_OF = {
    "applications.mailbox": "applications.email",
    "applications.plain_name": "applications.name",
    "leads.mailbox": "leads.email",
}
"""These hold the words of another column, to be compared: whoever finds none of those finds none of these."""

OURS = "a name, a code or a number of the program's own"
TRACE = "a digest or a number of chance: nobody is read from it"
PUBLIC = "the organisation's words for everybody: they stand on the site or on a channel"
COLLEAGUE = "a colleague's own, not a candidate's"
RULES = "a rule of the organisation's, for every vacancy"
FACTS = "facts alone: free text is refused, see `recruit.organisation.audit.Fact`"
INVOICES = (
    "about an invoice for a channel; about a person it is refused, see `recruit.web.forms.about_people.AboutNobody`"
)
FLYERS = "the office's name for a flyer, about a person it is refused; of a lead only a place on the list of sources"
ALL_OF_THEM = "every candidate of the vacancy reads it before applying, or in a letter to all"
ANSWERED = (
    "an address in a sealed box, until a worker or the clock answers it, which takes seconds: then the row is gone"
)

REASONS: dict[str, dict[str, str]] = {
    OURS: {
        "letters": "message_id problem",
        "pending_heads": "what",
        "possible_findings": "column noticed",
        "texts_to_read": "name",
        "audit_lines": "deed subject_kind other_kind",
        "channels": "kind problem",
        "errands": "name problem",
        "journals": "name",
        "tallies": "name",
        "ticks": "name holder",
        "rulebooks": "version",
        "monthly_mails": "month",
        "weekly_mails": "week",
        "shares": "network",
        "publications": "made_of checked approved carried key at handle problem receipt_id url",
        "tracked_links": "network",
        "applications": "language document_kind",
        "answers": "document_kind",
        "claims": "signs currency",
        "consents": "version",
        "document_texts": "problem",
        "leads": "language",
    },
    ANSWERED: {"lost_addresses": "asked"},
    TRACE: {
        "drafts": "document form person",
        "letters": "finish_later_digest",
        "earlier_searches": "digest",
        "former_addresses": "digest",
        "signing_keys": "public secret",
        "pending_heads": "entry",
        "uninvited": "digest",
        "sign_in_links": "digest",
        "user_sessions": "digest",
        "users": "share_seed share_digest",
        "tracked_links": "token",
        "applications": "document document_digest seed repetition digest next_digest chain_head chain_signature",
        "finish_later": "digest",
        "answers": "document",
        "claims": "person",
        "deletions": "chain_head",
        "document_texts": "document",
        "leads": "seed digest",
        "screening_lines": "previous hash",
    },
    RULES: {
        "channels": "name settings account",
        "policies": "criteria sources searcher agency",
        "reward_rules": "currency note",
        "sharing_policies": "domains",
        "conducts": "text",
        "sources": "name hosts campaigns",
        "stages": "name",
        "units": "name",
        "house_rules": "words note",
    },
    PUBLIC: {
        "organisations": "name website about accent street postcode city country privacy_email privacy_post"
        " privacy_officer processors",
        "notices": "digest version language said",
        "vacancies": "title country pay_currency pay_scale language summary body tags video contact_name"
        " contact_email contact_phone",
        "vacancy_places": "name country other_name other_language",
        "questions": "words hint options",
        "answers": "asked",
        "publications": "text composed wanted title summary answer answered",
    },
    COLLEAGUE: {
        "users": "email mailbox name plain_name language subject mastodon alias",
        "user_sessions": "browser system",
        "proposals": "text answer",
        "shares": "words",
    },
    FACTS: {"audit_lines": "note"},
    ALL_OF_THEM: {"screenings": "criteria sources searcher agency reason"},
    INVOICES: {"costs": "currency note"},
    FLYERS: {"tracked_links": "label"},
}
"""Columns that hold no words about a person, under the reason why."""
NEVER = {
    f"{table}.{name}": reason
    for reason, tables in REASONS.items()
    for table, names in tables.items()
    for name in names.split()
}


def of_text() -> set[str]:
    """Every column that can hold words, as `table.column`."""
    found = set()
    for table in Base.metadata.tables.values():
        for column in table.columns:
            kind = column.type
            plain = kind.impl if isinstance(kind, Sealed | Sentence | OpenEnum) else kind
            if isinstance(plain, String | JSON | LargeBinary) and not isinstance(kind, Enum):
                found.add(f"{table.name}.{column.name}")
    return found


def word(column: str, more: str = "") -> str:
    """The secret word of a column: in small letters, for it stands in mail addresses too."""
    return f"zwaluw{ABOUT.index(column):02}{more}q"
