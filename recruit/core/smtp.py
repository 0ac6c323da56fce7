"""The mail server: it takes a letter, or says why not, and says which addresses it can write to."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

from adapters.translatable import Said
from recruit.config import running
from recruit.core.database import now

TIMEOUT = 30
SOONER = 5
"""The same in seconds while somebody waits for a page."""
BEYOND_ASCII = "smtputf8"
"""What a server says that takes addresses such as björn@example.org: RFC 6531."""


class Refused(Exception):
    """The mail server will never take this letter."""


class NotNow(OSError):
    """The mail server takes the letter later, perhaps."""


@contextmanager
def session(server: SplitResult, timeout: float = TIMEOUT) -> Iterator[smtplib.SMTP]:
    """A conversation: `smtps` is TLS from the start, `smtp` becomes TLS when the server offers it."""
    host, port = server.hostname or "localhost", server.port
    context = ssl.create_default_context()
    smtp = (
        smtplib.SMTP_SSL(host, port or 465, timeout=timeout, context=context)
        if server.scheme == "smtps"
        else smtplib.SMTP(host, port or 587, timeout=timeout)
    )
    try:
        smtp.ehlo_or_helo_if_needed()
        if server.scheme != "smtps" and smtp.has_extn("starttls"):
            smtp.starttls(context=context)
            smtp.ehlo_or_helo_if_needed()
        if server.username:
            smtp.login(unquote(server.username), unquote(server.password or ""))
        yield smtp
    finally:
        smtp.close()  # without a word: once the letter is taken, no farewell that fails may send it again


def send(server: SplitResult, sender: str, to: str, letter: bytes) -> None:
    """Hand a letter over. Raises Refused when it never will be taken, OSError or SMTPException when later."""
    with session(server) as smtp:
        options: list[str] = []
        if not to.isascii():
            if not smtp.has_extn(BEYOND_ASCII):
                raise Refused(Said("The mail server writes to no address with signs beyond a to z before the @."))
            options = ["SMTPUTF8", "BODY=8BITMIME"]
        try:
            smtp.sendmail(sender, [to], letter, options)
        except smtplib.SMTPRecipientsRefused as error:
            if next(iter(error.recipients.values()))[0] >= 500:
                raise Refused(Said("The mail server does not take this address.")) from None
            raise NotNow(Said("The mail server did not take this address for the time being.")) from None
        except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
            if error.smtp_code >= 500:
                raise Refused(Said("The mail server refused the letter with {code}.", code=error.smtp_code)) from None
            raise


def in_words(error: Exception) -> Said:
    """Why a letter did not leave this time. The class alone: what a mail server answers may hold the address."""
    if isinstance(error, NotNow):
        said: Said = error.args[0]
        return said
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return Said("The mail server does not take our name and password.")
    if isinstance(error, ssl.SSLError):
        return Said("The mail server could not prove who it is ({error}).", error=type(error).__name__)
    return Said("The mail server could not be used ({error}).", error=type(error).__name__)


def writes_beyond_ascii() -> bool:
    """Whether a letter can go to an address with signs beyond a to z before the @; not while the server is silent."""
    url = running().settings.smtp_url
    try:  # nobody knows what the server will take that an organisation without one chooses one day
        return bool(url) and said_to(url, now().replace(minute=0, second=0, microsecond=0))
    except (OSError, smtplib.SMTPException):
        return False


@lru_cache(maxsize=8)
def said_to(url: str, hour: datetime) -> bool:
    """What the server said in that hour. Raises OSError or SMTPException."""
    with session(urlsplit(url), SOONER) as smtp:
        return smtp.has_extn(BEYOND_ASCII)
