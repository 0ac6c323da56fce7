"""The table of channels in docs/administrators/channels.md, made of what the adapters and their data say."""

from __future__ import annotations

from pathlib import Path

import adapters
from adapters.abilities import (
    Answering,
    Assisted,
    Closable,
    Editable,
    Findable,
    Listening,
    Reacting,
    Renewing,
)
from adapters.base import Adapter
from tests.support.channel_cases import FILES

PLACE = Path(__file__).parents[2] / "docs" / "administrators" / "channels.md"
HEAD = "| kind | what you need | who posts | what it can do besides | tested against |\n|---|---|---|---|---|\n"
CAN = {
    Findable: "look for a post",
    Editable: "change it",
    Closable: "take it down",
    Reacting: "read what people answer",
    Answering: "answer them",
    Listening: "listen for mentions",
    Renewing: "renew its token",
}


def table() -> str:
    """The whole table."""
    return HEAD + "".join(f"| {' | '.join(row(kind))} |\n" for kind in adapters.all().values())


def row(kind: type[Adapter]) -> tuple[str, ...]:
    """What is told of one kind."""
    needs = ", ".join(setting.label for setting in kind.settings if setting.required) or "nothing"
    needs += f"; again every {kind.token_days} days" if kind.token_days else ""
    can = ", ".join(words for ability, words in CAN.items() if issubclass(kind, ability)) or "–"
    who = "a person, with the words ready" if issubclass(kind, Assisted) else "Recruit"
    return kind.label, needs, who, can, FILES[kind.kind].tested_against


def written(page: str) -> str:
    """The page with the table as it is now."""
    before, _, rest = page.partition("| kind |")
    after = rest.partition("\n\n")[2]
    return f"{before}{table()}\n{after}"


if __name__ == "__main__":
    PLACE.write_text(written(PLACE.read_text()))
