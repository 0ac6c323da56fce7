"""Colleagues whom an administrator brings in by a list: read it, say what is wrong in it, make them, write to them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from sqlalchemy import select

from adapters.translatable import Said
from recruit.config import running
from recruit.core.database import db
from recruit.core.email_addresses import Disguised, NoAddress, Unmailable, checked
from recruit.core.person_names import name_in
from recruit.core.same_people import INVISIBLE, mailbox
from recruit.models import Deed, Role, Unit, User
from recruit.organisation import audit, personal_links
from recruit.organisation.employer import employer
from recruit.outbox import letters

MOST = 20_000
"""Lines in one go."""
LONGEST = 6
"""Lines that one row of a table may have, because somebody broke the lines in a cell."""
SIGN = re.compile(r'"?sep=([^\w"])[\s;,]*"?', re.IGNORECASE)
COLUMNS = {
    "email": "email",
    "e-mail": "email",
    "mail": "email",
    "e-mailadres": "email",
    "emailadres": "email",
    "name": "name",
    "naam": "name",
    "unit": "unit",
    "afdeling": "unit",
    "onderdeel": "unit",
    "language": "language",
    "taal": "language",
}
"""What the columns of a table may be called."""
LANGUAGES = {"nl": "nl", "nederlands": "nl", "dutch": "nl", "en": "en", "engels": "en", "english": "en"}


@dataclass(frozen=True)
class Line:
    """One line of the list, as it was written."""

    number: int
    email: str
    name: str = ""
    unit: str = ""
    language: str = ""


Fate = tuple[int, str, list[str]]
"""What becomes of a line: its number, who stands there, and sentences."""


@dataclass
class Reading:
    """What a list says: whom to bring in, who is here already, and a sentence for each line that is wrong."""

    new: list[User] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    """On which line each of them stands."""
    known: int = 0
    here: list[tuple[int, str]] = field(default_factory=list)
    """Where they stand, and their addresses."""
    wrong: list[tuple[int, str]] = field(default_factory=list)
    """These lines are left out."""
    noted: list[tuple[int, str]] = field(default_factory=list)
    """These are brought in, but without a part that nobody understood."""

    def told(self) -> list[Fate]:
        """What becomes of each line, in their order."""
        remarks: dict[int, list[str]] = {}
        for number, said in self.noted:
            remarks.setdefault(number, []).append(said)
        new = [
            (number, user.email, [Said("Gets a mail."), *remarks.get(number, [])])
            for number, user in zip(self.at, self.new, strict=True)
        ]
        here: list[Fate] = [
            (number, email, [Said("Is here already and hears nothing.")]) for number, email in self.here
        ]
        wrong: list[Fate] = [(number, "", [Said("Is left out."), said]) for number, said in self.wrong]
        return sorted([*new, *here, *wrong], key=lambda line: line[0])


def decode(content: bytes) -> str:
    """The words of a file, as spreadsheets write them."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def lines(text: str) -> Iterator[Line]:
    """The lines of a list: a table with a header, or addresses."""
    rows = text.replace("\0", "").lstrip("\ufeff").splitlines()
    first = next((number for number, row in enumerate(rows) if row.strip()), 0)
    said = SIGN.fullmatch(rows[first]) if rows else None  # as Excel says what parts the cells
    first += bool(said)
    header = rows[first] if first < len(rows) else ""
    sign = said[1] if said else max(";,\t", key=header.count)
    columns = [COLUMNS.get(INVISIBLE.sub("", cell).strip(' "').lower(), "") for cell in header.split(sign)]
    if "email" in columns:
        yield from table(rows, first, columns, sign)
    else:
        yield from addresses(rows[bool(said) :], 1 + bool(said))


def table(rows: Sequence[str], first: int, columns: Sequence[str], sign: str) -> Iterator[Line]:
    """The lines under the header."""
    at = first + 1
    while at < len(rows):
        cells, lines = record(rows[at : at + LONGEST], sign)
        if any(cell.strip() for cell in cells):
            named = {column: " ".join(cell.split()) for column, cell in zip(columns, cells, strict=False) if column}
            yield Line(at + 1, **({"email": ""} | named))
        at += lines


def record(rows: Sequence[str], sign: str) -> tuple[list[str], int]:
    """The cells of the first row, and how many lines it has: a cell that a quotation mark opens may go on in the next.
    One that closes nowhere nearby opens nothing."""
    reader = csv.reader((f"{row}\n" for row in rows), delimiter=sign, strict=True)
    with suppress(csv.Error):
        return next(reader), reader.line_num
    if rows[0].count('"') % 2 == 0:
        with suppress(csv.Error):  # a cell too long for a table is one that nobody is called by
            return next(csv.reader(rows[:1], delimiter=sign)), 1
    return [cell.strip(' "') for cell in rows[0].split(sign)], 1


def addresses(rows: Sequence[str], first: int) -> Iterator[Line]:
    """Addresses, with names before them in the way of mail programs."""
    for number, row in enumerate(rows, first):
        for part in filter(None, map(str.strip, parts_of(row))):
            name, _, email = part.rpartition("<") if part.endswith(">") else ("", "", part)
            email = email.removesuffix(">")
            yield Line(number, email.strip(), " ".join(name.strip(" \"'\t").split()))


def parts_of(row: str) -> list[str]:
    """One line cut at semicolons, and at the commas that another address follows: “Jansen, Anna <anna@…>” is one."""
    parts, end, after, several = [], len(row), "", row.count("@") > 1
    for mark in reversed(list(re.finditer(r"[;,<>@]", row))):
        if mark[0] == ";" or (mark[0] == "," and after == "@" and several):
            parts.append(row[mark.end() : end])
            end = mark.start()
        after = after if mark[0] in ";," else mark[0]
    return [*reversed([*parts, row[:end]])]


def check_list(text: str) -> Reading:
    """Check every line against who is here already."""
    found = Reading()
    here = set(db.session.scalars(select(User.mailbox)))
    units = {unit.name.casefold(): unit for unit in db.session.scalars(select(Unit))}
    listed: set[str] = set()
    for line in lines(text):
        written = INVISIBLE.sub("", line.email)  # what a copied cell brings along
        try:
            email = checked(written)
        except (NoAddress, Disguised):
            found.wrong.append((line.number, Said("“{email}” is no e-mail address.", email=written[:80])))
            continue
        except Unmailable as error:
            found.wrong.append((line.number, Said("“{email}”: {why}", email=written[:80], why=error.args[0])))
            continue
        if mailbox(email) in here:
            found.known += 1
            found.here.append((line.number, email))
        elif mailbox(email) in listed:
            found.wrong.append((line.number, Said("{email} stands in the list twice.", email=email)))
        else:
            listed.add(mailbox(email))
            found.new.append(made_of(line, email, units, found))
            found.at.append(line.number)
    return found


def made_of(line: Line, email: str, units: dict[str, Unit], found: Reading) -> User:
    """The employee that a line is about, not saved yet."""
    unit, language = units.get(line.unit.casefold()), LANGUAGES.get(line.language.casefold(), "")
    if line.unit and not unit:
        said = Said("There is no unit “{unit}”; {email} comes in without one.", unit=line.unit[:80], email=email)
        found.noted.append((line.number, said))
    if line.language and not language:
        said = Said("“{language}” is no language of these pages: write nl or en.", language=line.language[:80])
        found.noted.append((line.number, said))
    name = name_in(re.sub(r"[\x00-\x1f\x7f]", "", line.name))[:120]
    return User(email=email, name=name, role=Role.EMPLOYEE, unit_id=unit.id if unit else None, language=language)


def welcome(people: Sequence[User], by: User) -> None:
    """Make them, and write to each; the clock sends the letters. Raises IntegrityError when one of them came in by
    another way a moment earlier."""
    if not people:
        return
    # All words before the first row: from there on nobody else can write to SQLite.
    organisation = employer().name
    people = sorted(people, key=lambda user: user.email.lower())  # two lists at once wait for each other in one order
    said = [words_to(user, organisation) for user in people]
    db.session.add_all(people)
    audit.note(by, Deed.PEOPLE_INVITED, people[0], len(people))
    for number, (user, (subject, text)) in enumerate(zip(people, said, strict=True)):
        letters.put(user.email, subject, text, place=number)


def words_to(user: User, organisation: str) -> tuple[str, str]:
    """What a new colleague reads first, with the personal link."""
    site, address = running().settings, personal_links.address(user)
    sign_in = f"{site.url.rstrip('/')}/sign-in"
    facts = {"user": user, "name_of_us": organisation, "address": address, "sign_in": sign_in}
    return letters.words("welcome", user.language or site.language, **facts)
