"""The command line: everything an administrator does outside the pages."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from functools import partial
from pathlib import Path

import click
from sqlalchemy import select

import adapters
from recruit import config
from recruit.candidates.privacy import erasure
from recruit.config import Misconfigured
from recruit.core import schema
from recruit.core.database import db
from recruit.core.email_addresses import Unmailable, checked
from recruit.core.person_names import name_in
from recruit.models import Channel, Role, User
from recruit.ops import backup as backing_up
from recruit.ops import cli_clicks, cli_screening, cli_words, encryption_keys, lost_secrets, runner
from recruit.ops import restore as restoring
from recruit.ops.cli_context import opened
from recruit.organisation import mailed_links


class Group(click.Group):
    """Commands whose misconfiguration is one sentence, and an exit status that is not zero."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except Misconfigured as error:
            raise click.ClickException(str(error)) from None


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="recruit")
def main() -> None:
    """Write a vacancy once, publish it everywhere, know where every candidate came from."""
    os.umask(0o077)  # the database, mail and posts are for the account that Recruit runs under alone


@main.command()
@click.option("--data", help="Folder for all data; RECRUIT_DATA does the same.")
@click.option("--port", help="Port of the web server; RECRUIT_PORT does the same.")
@click.option("--demo", is_flag=True, help="Fill an empty data folder with a made-up organisation.")
def run(data: str | None, port: str | None, demo: bool) -> None:
    """Start everything in the foreground; Ctrl-C stops it."""
    for name, given in (("DATA", data), ("PORT", port)):
        if given:
            os.environ[config.PREFIX + name] = given
    runner.run(demo)


@main.command()
def web() -> None:
    """The web server alone, for a supervisor such as systemd."""
    settings = config.Settings.from_environment()
    with opened():
        pass
    os.execv(sys.executable, runner.web_command(settings))  # noqa: S606  our own interpreter, no shell


@main.command()
@click.option("--processes", type=click.IntRange(min=1), default=1, show_default=True, help="How many work at once.")
def worker(processes: int) -> None:
    """Workers alone; a stop lets the job in flight finish."""
    from recruit.ops import workers

    with opened(pause=time.sleep):
        workers.work(processes)


@main.command()
def clock() -> None:
    """The clock alone: rings for what is due. It may run twice without harm."""
    from importlib import import_module

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with opened(pause=stop.wait):
        # By name, as the queue does: this room knows no jobs.
        import_module("jobs.clock").run(config.running().settings.number("sweep", 1), stop)


@main.command()
def migrate() -> None:
    """Bring the database to this version of the program."""
    with opened(check=False):
        changed = schema.migrate(click.echo)
        click.echo("The database has been brought up to date." if changed else "The database is up to date.")


@main.command("add-user")
@click.argument("email")
@click.option("--name", default="", help="Name, as colleagues see it.")
@click.option(
    "--role", type=click.Choice([role.value for role in Role]), default=Role.RECRUITER.value, show_default=True
)
def add_user(email: str, name: str, role: str) -> None:
    """Somebody who may sign in."""
    with opened():
        if mailed_links.find_user(email):
            raise click.ClickException(f"{email} is here already; change the role on the page People.")
        try:
            if "@" not in email or not email.endswith("@localhost"):
                checked(email.strip())
        except Unmailable as error:
            raise click.ClickException(f"{email}: {error.args[0]}") from None
        if name and not name_in(name):
            raise click.ClickException(f"{name}: write a name, no address and no account; or leave it out.")
        db.session.add(User(email=email.strip(), name=name, role=Role(role)))
        db.session.commit()
        click.echo(f"Added. `recruit sign-in {email}` prints a link.")


@main.command("sign-in")
@click.argument("email")
def sign_in(email: str) -> None:
    """Print a link that signs this person in, once, within half an hour."""
    with opened():
        user = mailed_links.find_user(email)
        if user is None or not user.may(Role.EMPLOYEE):
            raise click.ClickException(
                f"Nobody with the address {email} may sign in; `recruit add-user {email}` adds them."
            )
        token = mailed_links.mint_sign_in(user)
        db.session.commit()
        click.echo(mailed_links.address(token))


@main.command()
def channels() -> None:
    """What is connected, and what kinds there are."""
    with opened():
        for channel in db.session.scalars(select(Channel).order_by(Channel.name)):
            state = "on" if channel.on else "off"
            click.echo(f"{channel.id}\t{channel.kind}\t{state}\t{channel.name}\t{channel.account}\t{channel.problem}")
    click.echo("Kinds: " + ", ".join(adapters.all()))


@main.command("new-key")
def new_key() -> None:
    """Print a fresh key for RECRUIT_KEYS."""
    click.echo(config.new_key())


@main.command("rotate-key")
@click.option(
    "--forget", is_flag=True, help="Also drop the old keys from the data folder. Old backups then need them by hand."
)
def rotate_key(forget: bool) -> None:
    """Encrypt everything with a new key, or with the first of RECRUIT_KEYS."""
    with opened():
        changed = encryption_keys.rotate(lambda said: click.echo(said, err=True))
        settings = config.running().settings
        if forget and not settings.keys:
            path = config.key_file(settings)
            path.write_text(path.read_text().split()[0] + "\n")
    click.echo(f"{changed} rows are encrypted with the newest key. Restart Recruit to sign with it too.")


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write database and uploads into FILE, while everything runs. The keys are not in it."""
    with opened():
        try:
            backing_up.back_up(file, lambda said: click.echo(said, err=True))
        except OSError as error:
            raise click.ClickException(f"{file} cannot be written ({error.strerror}).") from None
    click.echo(f"Written to {file}. Keep the keys in another place: without them channels must be connected again.")


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--without-secrets", is_flag=True, help="Go on although our keys do not open all secrets in it.")
def restore(file: Path, yes: bool, without_secrets: bool) -> None:
    """Put the backup FILE in the place of what is there now, once it is proven that it can take that place."""
    say = partial(click.echo, err=True)
    with opened(check=False), restoring.proven(file, say) as found:
        if found.lost:
            say(lost_secrets.sentence(found.lost))
            if yes and not without_secrets:
                raise Misconfigured("Nothing was changed. With --without-secrets it is restored all the same.")
            if not without_secrets:
                click.confirm("Go on without them?", abort=True)
        if not yes:
            click.confirm("All that is there now is replaced by the backup. Go on?", abort=True)
        restoring.take_over(found, say)
        if not erasure.list_of_the_deleted().exists():
            click.echo(
                "There is no deleted.jsonl in the data folder: whoever was deleted after this backup was made is back. "
                "If you have that file from the old machine, put it there and restore once more."
            )
    click.echo("Restored.")


main.add_command(cli_words.compose)
main.add_command(cli_words.facts)
main.add_command(cli_clicks.recount)
main.add_command(cli_screening.verify)
main.add_command(cli_clicks.classify)
