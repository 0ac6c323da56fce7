"""Every setting, its default, and one line on what it is for.

A setting is read from the environment as `RECRUIT_<NAME>`; docs/administrators/settings.md lists them all, and a test
compares.
"""

from __future__ import annotations

import os
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flask import current_app

PREFIX = "RECRUIT_"
ROOT = Path(__file__).resolve().parent.parent


class Misconfigured(Exception):
    """A setting or the place where data lives is wrong. The words are for the administrator, one sentence."""


ROLES = ("employee", "recruiter", "administrator")
"""What somebody may be, as it is written in a setting."""
NUMBERS = {
    "port": 1,
    "proxies": 0,
    "threads": 1,
    "processes": 1,
    "workers": 1,
    "sweep": 1,
    "upload_limit": 1,
    "backups_kept": 1,
    "oidc_hours": 1,
}
"""Settings that are whole numbers, and the least that each may be."""
CHOICES = {
    "language": ("nl", "en"),
    "log": ("text", "json", "quiet"),
    "oidc_emails": ("stated", "all"),
    "oidc_no_groups": ("unknown", "none"),
}
"""Settings that are one of a few words."""


def setting(default: str, says: str) -> str:
    """A field with its line of documentation."""
    return field(default=default, metadata={"says": says})


@lru_cache(maxsize=64)
def resolved(folder: str, here: str) -> Path:
    """A folder as it is written in a setting, absolute."""
    return (Path(here) / Path(folder).expanduser()).resolve()


@lru_cache(maxsize=64)
def hosts(written: str) -> frozenset[str]:
    """Names that are separated by commas."""
    return frozenset(host.strip().casefold() for host in written.split(",") if host.strip())


@dataclass(frozen=True)
class Settings:
    """What an administrator can set. All are text, as they come from the environment."""

    data: str = setting("var", "Folder for the database, uploads, mail files, keys and the queue")
    url: str = setting(
        "", "Public address of this site, as it stands in tracked links and mail; without it this machine's"
    )
    host: str = setting("127.0.0.1", "Address that the web server listens on")
    port: str = setting("8000", "Port that the web server listens on")
    database_url: str = setting("", "PostgreSQL in place of SQLite: postgresql+psycopg://user@host/name")
    redis_url: str = setting("", "Redis in place of the embedded queue: redis://host:6379/0")
    keys: str = setting(
        "", "Encryption keys, newest first, separated by commas; without it they are kept in the data folder"
    )
    smtp_url: str = setting(
        "", "Mail server: smtp://user:password@host:587 or smtps://…; without it mail becomes files"
    )
    mail_from: str = setting("Recruit <recruit@localhost>", "Sender of every mail")
    timezone: str = setting("Europe/Amsterdam", "The office's time zone, in which times are shown and typed")
    language: str = setting("nl", "Language of pages when the visitor's own is neither Dutch nor English: nl or en")
    allowed_hosts: str = setting(
        "", "Channel hosts that may be private or plain http, separated by commas: 127.0.0.1:3000"
    )
    proxies: str = setting("0", "How many trusted proxies stand before the web server")
    threads: str = setting("4", "Threads in each web process")
    processes: str = setting("2", "Web processes that `recruit run` starts")
    workers: str = setting("2", "Workers that `recruit run` starts: a slow channel keeps one of them waiting")
    sweep: str = setting("5", "Seconds between two looks of the clock for what is due")
    upload_limit: str = setting("10", "Largest CV, in megabytes")
    log: str = setting("text", "Form of the lines on standard error: text, json, or quiet for warnings alone")
    backups: str = setting("", "Folder for a backup every night; without it none is made")
    backups_kept: str = setting("14", "How many backups of nights are kept there")
    metrics_token: str = setting("", "Token that Prometheus sends to read /metrics; without it there is no such page")

    oidc_issuer: str = setting(
        "", "Single sign-on with your organisation's accounts (OpenID Connect): address of the provider"
    )
    oidc_client_id: str = setting("", "Name under which that provider knows Recruit")
    oidc_client_secret: str = setting("", "Secret that Recruit shares with that provider")
    oidc_emails: str = setting(
        "stated", "Which of its addresses count: stated (those it says it verified) or all (also where it says nothing)"
    )
    oidc_groups: str = setting("groups", "Claim in which that provider names somebody's groups")
    oidc_no_groups: str = setting(
        "unknown", "What no such claim means: unknown (the role stays as it is) or none (somebody is in no group)"
    )
    oidc_roles: str = setting(
        "", "What groups may do: hr=recruiter, admins=administrator; who is in none is an employee"
    )
    oidc_hours: str = setting("12", "Hours after which that provider must say again that somebody still works here")

    def __post_init__(self) -> None:
        if not self.url:
            everywhere = self.host in ("0.0.0.0", "::")  # noqa: S104  compared, not bound
            object.__setattr__(self, "url", f"http://{'127.0.0.1' if everywhere else self.host}:{self.port}")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ, **given: str) -> Settings:
        """Settings from `RECRUIT_…` variables; `given` goes before them."""
        found = {
            f.name: environment[PREFIX + f.name.upper()] for f in fields(cls) if PREFIX + f.name.upper() in environment
        }
        return cls(**(found | given))

    @property
    def folder(self) -> Path:
        """The data folder, absolute."""
        return resolved(self.data, os.getcwd())

    @property
    def database(self) -> str:
        """The address of the database for SQLAlchemy."""
        url = self.database_url or f"sqlite:///{self.folder / 'recruit.db'}"
        for plain in ("postgres://", "postgresql://"):
            if url.startswith(plain):
                url = "postgresql+psycopg://" + url.removeprefix(plain)
        return url

    @property
    def redis(self) -> str:
        """The address of the queue."""
        return self.redis_url or f"unix://{self.socket}"

    @property
    def socket(self) -> Path:
        """Where the embedded queue listens. Systems allow about a hundred characters for such a path."""
        beside = self.folder / "valkey.sock"
        if len(str(beside)) < 100:
            return beside
        return Path(gettempdir()) / f"recruit-{sha256(str(self.folder).encode()).hexdigest()[:16]}.sock"

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone."""
        try:
            return ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError):
            raise Misconfigured(
                f"{PREFIX}TIMEZONE is “{self.timezone}”, which is no time zone; write Europe/Amsterdam."
            ) from None

    @property
    def allowed(self) -> frozenset[str]:
        """Hosts, or host:port, that channels may reach although they are private or without TLS."""
        return hosts(self.allowed_hosts)

    def check(self) -> None:
        """Read every setting once, so that a wrong one is found at the start. Raises Misconfigured."""
        for name, least in NUMBERS.items():
            self.number(name, least)
        if not self.url.startswith(("http://", "https://")):
            raise Misconfigured(
                f"{PREFIX}URL is “{self.url}”; write a whole address, such as https://jobs.example.org."
            )
        for name, words in CHOICES.items():
            if (value := getattr(self, name)) not in words:
                listed = f"{', '.join(words[:-1])} or {words[-1]}"
                raise Misconfigured(f"{PREFIX}{name.upper()} is “{value}”; write {listed}.")
        _ = self.zone
        self.check_single_sign_on()

    @property
    def roles_of_groups(self) -> dict[str, str]:
        """The role that each group of the organisation's accounts gives. Raises Misconfigured."""
        found = {}
        for pair in filter(None, map(str.strip, self.oidc_roles.split(","))):
            group, _, role = (part.strip() for part in pair.rpartition("="))
            if not group or role not in ROLES:
                raise Misconfigured(
                    f"{PREFIX}OIDC_ROLES holds “{pair}”; write group=role, with one of {', '.join(ROLES)}."
                )
            found[group] = role
        return found

    def may_be_reached(self, address: str) -> bool:
        """Whether secrets may go to that address: it is https, or plain http that the administrator allowed by name."""
        try:
            place = urlsplit(address)
            host, port = place.hostname or "", place.port or 80
        except ValueError:
            return False
        named = not self.allowed.isdisjoint({host, f"{host}:{port}"})
        return bool(host) and (place.scheme == "https" or (place.scheme == "http" and named))

    def check_single_sign_on(self) -> None:
        """Read what single sign-on needs. Raises Misconfigured."""
        needed = {"OIDC_CLIENT_ID": self.oidc_client_id, "OIDC_CLIENT_SECRET": self.oidc_client_secret}
        for name, value in needed.items():
            if bool(value) != bool(self.oidc_issuer):
                lacks = "OIDC_ISSUER" if value else name
                raise Misconfigured(f"{PREFIX}{lacks} is missing: single sign-on needs issuer, client id and secret.")
        if self.roles_of_groups and not self.oidc_issuer:
            raise Misconfigured(f"{PREFIX}OIDC_ROLES needs {PREFIX}OIDC_ISSUER, where the groups come from.")
        if self.oidc_issuer and not self.may_be_reached(self.oidc_issuer):
            raise Misconfigured(
                f"{PREFIX}OIDC_ISSUER is “{self.oidc_issuer}”; write an address that starts with https://, "
                f"or name its host in {PREFIX}ALLOWED_HOSTS."
            )

    def number(self, name: str, least: int = 0) -> int:
        """A setting that must be a whole number. Raises Misconfigured."""
        value = getattr(self, name)
        if not str(value).isdecimal() or int(value) < least:
            raise Misconfigured(f"{PREFIX}{name.upper()} is “{value}”; write a whole number of at least {least}.")
        return int(value)


def key_file(settings: Settings) -> Path:
    """Where keys are kept when the environment has none."""
    return settings.folder / "keys"


def make_folders(settings: Settings) -> None:
    """Make the data folder, for its owner only. Raises Misconfigured when it cannot be written."""
    try:
        for folder in (settings.folder, settings.folder / "uploads", settings.folder / "mail"):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = settings.folder / f".write-{os.getpid()}-{secrets.token_hex(4)}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Misconfigured(
            f"The data folder {settings.folder} cannot be written ({error.strerror}); choose another with {PREFIX}DATA."
        ) from None


def load_keys(settings: Settings) -> list[bytes]:
    """The encryption keys, newest first; the first start makes one. Raises Misconfigured for a key that is none."""
    written = settings.keys
    if not written:
        path = key_file(settings)
        try:
            with open(path, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as new:
                new.write(new_key() + "\n")
        except FileExistsError:
            pass
        written = ",".join(path.read_text().split())
    keys = [key.strip().encode() for key in written.split(",") if key.strip()]
    for key in keys:
        if len(key) != 44 or not key.endswith(b"="):
            raise Misconfigured(f"{PREFIX}KEYS holds something that is no key; `recruit new-key` prints one.")
    if not keys:
        raise Misconfigured(f"{PREFIX}KEYS is empty; `recruit new-key` prints a key.")
    return keys


def new_key() -> str:
    """A fresh encryption key."""
    return urlsafe_b64encode(secrets.token_bytes(32)).decode()


def signing_secret(key: bytes) -> str:
    """The secret for cookies and signed addresses that belongs to an encryption key."""
    return sha256(b"recruit signing " + key).hexdigest()


@dataclass
class Running:
    """What the running application was given."""

    settings: Settings
    keys: list[bytes]


def running() -> Running:
    """Of the current application."""
    given: Running = current_app.extensions["recruit"]
    return given


def flask_config(settings: Settings, keys: list[bytes]) -> dict[str, object]:
    """Flask's own settings, from ours."""
    limit = settings.number("upload_limit", 1) * 1024 * 1024
    return {
        "SECRET_KEY": signing_secret(keys[0]),
        "SECRET_KEY_FALLBACKS": [signing_secret(key) for key in keys[1:]],
        "SQLALCHEMY_DATABASE_URI": settings.database,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(settings),
        "SESSION_COOKIE_NAME": "recruit",
        "SESSION_COOKIE_SECURE": settings.url.startswith("https:"),
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": 7 * 24 * 3600,
        "UPLOAD_LIMIT": limit,
        # A form with an oversized file must be read to be answered with what was typed; beyond this we hang up.
        "MAX_CONTENT_LENGTH": 4 * limit,
        "MAX_FORM_MEMORY_SIZE": 4 * 1024 * 1024,
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_SSL_STRICT": False,
        "BABEL_DEFAULT_LOCALE": settings.language,
        "BABEL_DEFAULT_TIMEZONE": settings.timezone,
        "BABEL_TRANSLATION_DIRECTORIES": str(Path(__file__).parent / "translations"),
        "RATELIMIT_STORAGE_URI": f"redis+{settings.redis}" if settings.redis.startswith("unix:") else settings.redis,
        "RATELIMIT_STORAGE_OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2},
        "RATELIMIT_IN_MEMORY_FALLBACK_ENABLED": True,
        "RATELIMIT_KEY_PREFIX": "recruit",
    }


def engine_options(settings: Settings) -> dict[str, object]:
    """How to speak to the database. What somebody typed stands in no error; a server that is gone is not waited for."""
    if settings.database.startswith("sqlite"):
        return {"hide_parameters": True}
    # Seconds, but for the last: until a server that answers nothing at all counts as gone.
    patience = {"connect_timeout": 5, "keepalives_idle": 30, "keepalives_interval": 10, "tcp_user_timeout": 30_000}
    return {"hide_parameters": True, "pool_pre_ping": True, "connect_args": patience}
