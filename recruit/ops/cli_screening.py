"""The command that checks what candidates were told: the screening logs, and statements that were given out."""

from __future__ import annotations

from pathlib import Path

import click

from recruit.candidates.screening import hash_chain, heads_file, statements, verification
from recruit.ops.cli_context import opened

_A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option("--statement", type=_A_FILE, help="Check this statement instead of the logs.")
@click.option("--key", type=_A_FILE, help="With the public key in this file instead of our own; needs no database.")
@click.option("--head", is_flag=True, help="Print the last line of heads.jsonl, to be kept elsewhere.")
@click.option("--kept", type=_A_FILE, help="Also check that the lines in this file, printed before, still hold.")
def verify(statement: Path | None, key: Path | None, head: bool, kept: Path | None) -> None:
    """Check that no screening log was changed behind our back."""
    if key and not statement:
        raise click.UsageError("--key is for --statement.")
    if statement and (head or kept):
        raise click.UsageError("--head and --kept are for the logs.")
    if statement:
        verify_statement(statement, key)
    elif head:
        print_head()
    else:
        verify_logs(kept)


def print_head() -> None:
    """The number and the hash of the last line of the file that only grows."""
    with opened(), heads_file.opened() as book:
        last = book.last()
    click.echo(f"{last.number} {last.hash}" if last else f"0 {hash_chain.START}")


def verify_statement(statement: Path, key: Path | None) -> None:
    """Say whether the statement is as it was signed; raises what ends the command with status 1."""
    if key:
        keys = [line for line in read_words(key).split("\n") if line and not line.startswith("#")]
    else:
        with opened():
            keys = hash_chain.keys()
    if not statements.holds(read_words(statement), keys):
        raise click.ClickException("This statement was changed, or was not signed with this key.")
    click.echo("This statement is as it was signed.")


def read_words(path: Path) -> str:
    """The words of a file; what is no text says nothing."""
    return path.read_text("utf-8-sig", errors="replace").replace("\r\n", "\n")


def verify_logs(kept: Path | None) -> None:
    """Name every break; raises what ends the command with status 1 when there is one."""
    with opened():
        found = verification.everything()
        lines = read_words(kept).splitlines() if kept else []
        breaks = [*found.breaks, *verification.kept_elsewhere(lines)]
    for moment in found.restores:
        click.echo(f"A backup was restored {f'on {moment}' if moment else 'just now'}; what it brought counts since.")
    if found.waiting:
        click.echo(f"{found.waiting} heads are yet to be written down; the clock does it.")
    for broken in breaks:
        click.echo(f"{broken.where}: {broken.says}")
    if breaks:
        raise click.ClickException(f"{len(breaks)} places are not as they were written.")
    click.echo("Every screening log is as it was written.")
