"""Collect the words of all pages into messages.po, keeping what is translated, and compile it: `make strings`."""

from __future__ import annotations

import inspect
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import adapters
from adapters.missing import Missing
from recruit.config import ROOT

PO = ROOT / "recruit" / "translations" / "nl" / "LC_MESSAGES" / "messages.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {
    **{name: None for name in ("_", "_l", "gettext", "lazy_gettext", "Said", "says", "_says")},
    "ngettext": (1, 2),
}
NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""A date of today would make every run a change."""

Found = tuple[str, "str | tuple[str, ...]"]


def in_files() -> Iterator[Found]:
    """File and message of every string that is marked in Python and in templates."""
    for room, suffix, method in (
        ("adapters", ".py", "python"),
        ("jobs", ".py", "python"),
        ("recruit", ".py", "python"),
        ("templates", ".html", "jinja2"),
        ("templates", ".txt", "jinja2"),
    ):
        for path in sorted((ROOT / room).rglob(f"*{suffix}")):
            for _, message, _, _ in extract_from_file(method, path, KEYWORDS):
                yield path.relative_to(ROOT).as_posix(), message


def of_channels() -> Iterator[Found]:
    """What the page to connect a channel looks up: its label, its help, and the labels and hints of its settings."""
    for kind in (*adapters.all().values(), Missing):
        file = Path(inspect.getfile(kind)).relative_to(ROOT).as_posix()
        settings = [text for setting in kind.settings for text in (setting.label, setting.hint)]
        for message in filter(None, (getattr(kind, "label", ""), inspect.cleandoc(kind.__doc__ or ""), *settings)):
            yield file, message


def collected(known: Catalog) -> Catalog:
    """Every message, with the translation that is known of it."""
    catalog = Catalog(
        "nl",
        project="Recruit",
        version="0",
        msgid_bugs_address="none",
        last_translator="none",
        language_team="none",
        creation_date=NO_DAY,
        revision_date=NO_DAY,
        fuzzy=False,
    )
    catalog.header_comment = "# The Dutch words of Recruit. `make strings` collects and compiles them."
    places: dict[Found, list[str]] = {}
    messages: dict[str, str | tuple[str, ...]] = {}
    for file, message in (*in_files(), *of_channels()):
        number = message if isinstance(message, str) else message[0]
        if not number:
            continue
        if number not in messages or not isinstance(message, str):
            messages[number] = message
        places.setdefault((number, ""), []).append(file)
    for number, message in messages.items():
        old = known.get(number)
        kept = old.string if old and isinstance(old.string, str) == isinstance(message, str) else None
        files = sorted(set(places[number, ""]))
        catalog.add(message, kept, [(file, 0) for file in files], flags=old.flags & {"fuzzy"} if old else ())
    return catalog


def read() -> Catalog:
    """What is translated so far."""
    if not PO.exists():
        return Catalog("nl")
    with PO.open("rb") as file:
        return read_po(file, "nl")


def as_po(catalog: Catalog) -> bytes:
    """The catalogue for people."""
    file = io.BytesIO()
    write_po(file, catalog, width=120, include_lineno=False)
    return file.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """The catalogue for the program."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def main() -> int:
    """Write both files; the exit status says whether something is left to translate."""
    catalog = collected(read())
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(as_po(catalog))
    MO.write_bytes(as_mo(catalog))
    missing = [m for m in catalog if m.id and not (all(m.string) if isinstance(m.string, tuple) else m.string)]
    print(f"{len(catalog)} strings, {len(missing)} to translate.")
    for message in missing:
        print(f"- {message.id!r}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
