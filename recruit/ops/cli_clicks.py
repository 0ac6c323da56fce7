"""The commands about clicks: what follows a link, and whether it was counted well."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import IO, Any

import click

from recruit.attribution.clicks import classification, ingestion
from recruit.core import json_lines
from recruit.core.json_lines import BadLine
from recruit.models import ClickKind, Why
from recruit.ops.cli_context import opened
from recruit.reports import recount as recounting

SAID = {
    Why.NOTHING: "Nothing speaks against a person.",
    Why.DECLARED: "The agent says that it is a program.",
    Why.NO_BROWSER: "The agent is not that of a browser.",
    Why.NO_SEC_FETCH: "This browser always says how it fetches, and did not.",
    Why.HEAD: "It asked for the head of the page alone.",
    Why.PREFETCH: "It was fetched ahead, in case somebody follows the link.",
    Why.NO_AGENT: "It does not say what it is.",
    Why.LINK_PREVIEW: "The agent fetches the previews of links.",
    Why.BACKGROUND: "A page fetched it by itself.",
}
RECORDED = frozenset(("host", "accept"))
"""Headers that every browser sends: where one of them was written down, the others would have been too."""


@click.command()
def recount() -> None:
    """Count clicks and applications anew, and mend figures that differ. It may run while everything runs."""
    with opened():
        ingestion.take_over()
        mended = recounting.everything(lambda said: click.echo(said, err=True))
    click.echo(f"Figures mended: {mended}." if mended else "All figures are right.")


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each request.")
def classify(file: IO[bytes], as_json: bool) -> None:
    """Say of each request in FILE (JSON Lines, plain or gzip) whether a person, a robot or a preview made it."""
    found: Counter[tuple[ClickKind, Why]] = Counter()
    try:
        for kind, why in judged(file):
            found[kind, why] += 1
            if as_json:
                click.echo(json.dumps({"kind": kind, "why": SAID[why]}))
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    finally:
        if not as_json:
            for (kind, why), count in sorted(found.items()):
                click.echo(f"{count:>9}  {kind:<8} {SAID[why]}")


def judged(file: IO[bytes]) -> Iterator[tuple[ClickKind, Why]]:
    """What every request of the file is. Raises `BadLine`."""
    for number, row in json_lines.rows(file):
        yield classification.kind_of(environ(row, number))


def environ(row: dict[str, Any], number: int) -> dict[str, str]:
    """The request that the row describes. Raises `BadLine`."""
    headers = {name: str(value) for name, value in part(row, number, "headers", dict).items() if value is not None}
    sent = {name.lower(): value for name, value in headers.items()}
    scheme = sent.get("x-forwarded-proto") or sent.get(":scheme") or sent.get("scheme") or "https"
    # What nobody wrote down was not left out by the browser.
    secure = bool(RECORDED & sent.keys()) and scheme.strip().lower().startswith("https")
    told = classification.as_environ(part(row, number, "method", str) or "GET", headers, secure)
    return told | {"HTTP_USER_AGENT": part(row, number, "ua", str) or sent.get("user-agent", "")}


def part(row: dict[str, Any], number: int, name: str, kind: type) -> Any:
    """One field of the row, empty where it is missing. Raises `BadLine`."""
    value = row.get(name)
    if value is not None and not isinstance(value, kind):
        raise BadLine(f"Line {number}: {name} is not {'an object' if kind is dict else 'text'}.")
    return kind() if value is None else value
