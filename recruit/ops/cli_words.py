"""The commands about the words of vacancies: they read a file and need no database."""

from __future__ import annotations

import json
from pathlib import Path

import click

import adapters
from recruit.vacancies.importing import facts as reading
from recruit.vacancies.importing import openings

_FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))


@click.command()
@_FILE
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(list(adapters.all())),
    help="One kind of channel; may be repeated.",
)
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each post.")
def compose(file: Path, kinds: tuple[str, ...], as_json: bool) -> None:
    """Compose the posts for vacancies in FILE (JSON Lines, plain or gzip)."""
    try:
        for number, opening in openings.read_openings(file):
            for kind in kinds or tuple(adapters.all()):
                found = openings.composed(number, opening, adapters.get(kind))
                click.echo(json.dumps(found, ensure_ascii=False) if as_json else f"{found['text']}\n")
    except ValueError as error:
        raise click.ClickException(str(error)) from None


@click.command()
@_FILE
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each vacancy.")
def facts(file: Path, as_json: bool) -> None:
    """Say what is read of the vacancies in FILE: role, place, pay, hours and more."""
    try:
        for row in openings.read_rows(file, ("id",)):
            said = reading.facts_of_row(row)
            click.echo(json.dumps(said, ensure_ascii=False) if as_json else f"{reading.in_words(said)}\n")
    except ValueError as error:
        raise click.ClickException(str(error)) from None
