"""Every text that people who work here write about a candidate, in one table, and what is noticed in it.

`recruit.candidates.screening.possible_findings` reads each before it is kept; forms ask beforehand, see
`recruit.web.forms.about_people`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from recruit.candidates.screening import levels
from recruit.candidates.screening.sensitive import Sign, signs
from recruit.candidates.screening.sensitive.signs import ADDRESS, NETWORK, SEARCH
from recruit.core import urls
from recruit.core.database import db
from recruit.models import (
    Application,
    Claim,
    Decision,
    Flag,
    Hold,
    Lead,
    LeadKind,
    Message,
    OriginCorrection,
    PossibleFinding,
    SamePerson,
    Thanks,
    Vacancy,
    Writer,
)
from recruit.models.visibility import Reader, may_see
from recruit.organisation.employer import employer

Person = Application | Lead
Loader = Callable[[type[Any], int | None], Any]


@dataclass(frozen=True)
class Column:
    """A column of text about people: whose it is, and what in it is no matter."""

    model: type[Any]
    name: str
    people: Callable[[Any, Loader], Iterable[Person | None]]
    fine: Callable[[Any], frozenset[str]] = lambda row: frozenset()
    after: str = ""
    """The column of the same row that the candidate reads just before it: a name may stand half in each."""

    @property
    def called(self) -> str:
        """As it is kept: `table.column`."""
        return f"{self.model.__tablename__}.{self.name}"


WORDS_OF_A_CRITERION, WORDS_OF_A_NAME = 3, 6
"""A longer one may be a sentence, and excuses nothing."""
ONLY_OURS = frozenset({NETWORK, ADDRESS})
"""Of a link or a vacancy as a whole networks are named every day: our posts stand there."""
SAYS_ITSELF = frozenset({NETWORK, ADDRESS, SEARCH})
"""Of somebody who was found the source and the address stand beside it, and the person is told."""


def one(row: Any, load: Loader) -> Iterable[Person | None]:
    """Whoever applied."""
    return (load(Application, row.application_id),)


def of_the_office(row: Message, load: Loader) -> Iterable[Person | None]:
    """Whoever the office wrote to. What candidates write themselves is their own."""
    return one(row, load) if row.writer == Writer.OFFICE else ()


def both(row: SamePerson, load: Loader) -> Iterable[Person | None]:
    """Two who may be one."""
    return load(Application, row.one_id), load(Application, row.other_id)


def lead(row: Lead, load: Loader) -> Iterable[Person | None]:
    """Who was found, named, or invited by a colleague."""
    return (row,)


def noted(row: Lead, load: Loader) -> Iterable[Person | None]:
    """Who was found or named; of whom a colleague invites the words alone are kept."""
    return (row,) if row.kind != LeadKind.INVITED else ()


def of_the_source(row: Lead) -> frozenset[str]:
    """What says where somebody was found is no matter; a colleague's naming is no search."""
    return SAYS_ITSELF if row.kind == LeadKind.FOUND else frozenset()


def nobody(row: Any, load: Loader) -> Iterable[Person | None]:
    """No one person, so that nobody could read an answer: what looks like a search is left out."""
    return (None,)


COLUMNS = {
    column.called: column
    for column in (
        Column(Decision, "criterion", one),
        Column(Decision, "reason", one, after="criterion"),
        Column(Message, "subject", of_the_office),
        Column(Message, "text", of_the_office, after="subject"),
        Column(Flag, "reason", one, lambda flag: frozenset() if flag.application_id else ONLY_OURS),
        Column(Hold, "reason", one),
        Column(Claim, "reason", one),
        Column(OriginCorrection, "reason", one),
        Column(SamePerson, "reason", both),
        Column(Thanks, "text", one),
        Column(Lead, "why", lead, of_the_source),
        Column(Lead, "source", noted, of_the_source),
        Column(Lead, "address", noted, of_the_source),
        Column(Lead, "informed_how", lead, lambda lead: frozenset({NETWORK})),
        Column(Vacancy, "close_note", nobody, lambda vacancy: ONLY_OURS),
    )
}
"""What is asked about. A test says of every other column of text why it is not."""


@cache
def columns_of(model: type[Any]) -> tuple[Column, ...]:
    """Those of one table."""
    return tuple(column for column in COLUMNS.values() if column.model is model)


def noticed_in(column: Column, row: Any, person: Person | None) -> list[Sign]:
    """What is noticed in a row as it stands."""
    return noticed(column, row, getattr(row, column.name), person, (column.after and getattr(row, column.after)) or "")


def noticed(column: Column, row: Any, text: str, person: Person | None, before: str = "") -> list[Sign]:
    """What in this text looks like a search, or is the person's own affair; also what only shows where it is read
    together with what stands before it."""
    joined = [f"{before}{between}{text}" for between in ("", " ")] if before and text else []
    if not text or not any(map(signs, (text, *joined))):
        return []
    fine, belongs = column.fine(row), (known_words(person), own_addresses())
    apart = {*signs(before), *signs(text)}
    together = [sign for both in joined for sign in signs(both, *belongs) if sign not in apart]
    return [sign for sign in dict.fromkeys((*signs(text, *belongs), *together)) if sign.what not in fine]


def known_words(person: Person | None) -> list[str]:
    """What may stand in a text about somebody whatever it says: the name, and the vacancy. Not the name of somebody
    whom a blind first look hides: that nothing is asked about it would tell whose it is."""
    if person is None:
        return [employer().name]
    is_known = isinstance(person, Lead) or may_see(Reader.OFFICE, person)
    # A part of a name is no sign; that it is one elsewhere in the text still counts.
    parts = person.name.split() if is_known and len(person.name.split()) <= WORDS_OF_A_NAME else []
    names = [" ".join(parts), *(part for part in parts if signs(part))]
    vacancy = db.session.get(Vacancy, person.vacancy_id)
    criteria = levels.current(vacancy).criterion_list if vacancy else []
    few = [criterion for criterion in criteria if len(criterion.split()) <= WORDS_OF_A_CRITERION]
    of_vacancy = [vacancy.title, *few] if vacancy else []
    return [employer().name, *names, *of_vacancy]


def own_addresses() -> list[str]:
    """Where we are ourselves."""
    return [address for address in (urls.site(), employer().website) if address]


def people_of(column: Column, row: Any) -> list[Person | None]:
    """Whom a text is about; None where it is about no one person."""

    def load(model: type[Any], number: int | None) -> Any:
        return db.session.get(model, number) if number else None

    return list(column.people(row, load))


def text_of(found: PossibleFinding) -> str:
    """The text, as it stands in its row; empty when that is gone."""
    column = COLUMNS[found.column]
    row = db.session.get(column.model, found.row) if found.row else None
    return (getattr(row, column.name) or "") if row else ""
