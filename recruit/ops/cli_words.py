"""The commands about the words of vacancies: they read a file and need no database."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

import adapters
from recruit.vacancies.importing import facts as reading
from recruit.vacancies.importing import openings

_FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))


class _Day(click.ParamType[date]):
    """A day as ISO 8601 writes it."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that was typed, or the sentence that says how to type one."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is no day. Write it as in 2026-11-29.", param, ctx)


_TODAY = click.option(
    "--today",
    type=_Day(),
    default=date.today,
    show_default="the day it is here",
    help="A closing date before this day is not said.",
)


@click.command()
@_FILE
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(list(adapters.all())),
    help="One kind of channel; may be repeated.",
)
@_TODAY
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each post.")
def compose(file: Path, kinds: tuple[str, ...], today: date, as_json: bool) -> None:
    """Compose the posts for vacancies in FILE (JSON Lines, plain or gzip)."""
    try:
        for number, opening in openings.read_openings(file, today):
            for kind in kinds or tuple(adapters.all()):
                found = openings.composed(number, opening, adapters.get(kind))
                click.echo(json.dumps(found, ensure_ascii=False) if as_json else f"{found['text']}\n")
    except ValueError as error:
        raise click.ClickException(str(error)) from None


@click.command()
@_FILE
@_TODAY
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each vacancy.")
def facts(file: Path, today: date, as_json: bool) -> None:
    """Say what is read of the vacancies in FILE: role, place, pay, hours and more."""
    try:
        for row in openings.read_rows(file, ("id",)):
            if as_json:
                click.echo(json.dumps(reading.facts_of_row(row, today), ensure_ascii=False))
            else:
                click.echo(f"{reading.in_words(row, today)}\n")
    except ValueError as error:
        raise click.ClickException(str(error)) from None
