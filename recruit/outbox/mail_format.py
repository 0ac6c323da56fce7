"""A letter as a mail: lines that people read, and lines that machines read, which stay whole."""

from __future__ import annotations

import re
from email.charset import QP, Charset
from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, quote
from typing import Any
from urllib.parse import quote as percent_encoded
from urllib.parse import urlsplit

from adapters.translatable import Said
from recruit.config import running
from recruit.core import urls
from recruit.core.email_addresses import host_on_the_wire, on_the_wire, sender
from recruit.core.smtp import Refused
from recruit.models import Letter

FOR_MACHINES = (
    *("from", "to", "reply-to", "message-id", "auto-submitted"),
    *("list-unsubscribe", "list-unsubscribe-post"),
)
"""Lines in which nothing may be broken, and no word be put into other signs."""
BEYOND = re.compile(r"[^\x00-\x7f]")
MOST = 90
"""Signs of the host in a Message-ID, which the row keeps whole."""


class WholeLines(EmailPolicy):
    """As SMTP has it, but what machines read is one line however long it is: Python would break an address in two, and
    put one of more than 78 signs into an encoded word, which no mail program takes for an address."""

    def fold(self, name: str, value: Any) -> str:
        """One line of the head."""
        if name.lower() in FOR_MACHINES:
            return f"{name}: {value}{self.linesep}"
        if name.lower() == "subject":
            return f"{name}: {folded(name, str(value))}{self.linesep}"
        return str(super().fold(name, value))

    def fold_binary(self, name: str, value: Any) -> bytes:
        """The same as it travels."""
        return self.fold(name, value).encode("utf-8")

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """What machines read is written by us, and not read again."""
        if name.lower() not in FOR_MACHINES:
            return super().header_store_parse(name, value)
        if not value.replace("\r\n ", "").isprintable():
            raise ValueError("a line of the head cannot hold this")
        return name, value

    def header_fetch_parse(self, name: str, value: Any) -> Any:
        """As it was stored."""
        return value if name.lower() in FOR_MACHINES else super().header_fetch_parse(name, value)


WIDTH = 75
SIGNS = Charset("utf-8")
SIGNS.header_encoding = QP
POLICY = WholeLines(linesep="\r\n", cte_type="7bit")


def message(letter: Letter) -> EmailMessage:
    """The letter as it goes over the wire: the same bytes at every attempt. Raises Refused when it can be no mail at
    all: trying again would not help."""
    mail = EmailMessage(policy=POLICY)
    mail["From"] = named(*sender(running().settings.mail_from))
    try:
        mail["To"] = address(letter.content["to"])
    except (ValueError, LookupError, MessageError):
        raise Refused(Said("This letter cannot be put into a mail: its address is none.")) from None
    mail["Subject"] = letter.content["subject"]
    if back := reply_to(letter):
        mail["Reply-To"] = back
    if unsubscribe := letter.content.get("unsubscribe"):  # RFC 8058: the mail program has a button for it
        mail["List-Unsubscribe"] = f"<{web_address(unsubscribe)}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail["Date"] = format_datetime(letter.created_at)
    mail["Message-ID"] = letter.message_id
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.content["text"])
    return mail


def written(letter: Letter) -> bytes:
    """The same in bytes. Raises Refused."""
    try:
        return message(letter).as_bytes()
    except (ValueError, LookupError, MessageError) as error:
        raise Refused(Said("This letter cannot be put into a mail ({error}).", error=type(error).__name__)) from None


def address(of: str) -> str:
    """An address as it stands in the head. Raises ValueError or MessageError."""
    found = on_the_wire(of)
    local, _, domain = found.rpartition("@")
    read = Address(addr_spec=f"{BEYOND.sub('x', local)}@{domain}")
    if not (read.username and read.domain and domain.isascii() and found.isprintable()):
        raise ValueError("no address")
    return found


def reply_to(letter: Letter) -> str:
    """Where an answer goes. Without it the letter leaves all the same, so one that cannot stand there is left out; and
    one beyond a to z goes along only where the letter needs a server for such addresses anyway."""
    try:
        found = address(letter.content.get("reply_to", ""))
    except (ValueError, LookupError, MessageError):
        return ""
    return found if found.isascii() or not on_the_wire(letter.content["to"]).isascii() else ""


def named(name: str, of: str) -> str:
    """A name and an address; encoded words are broken between them, and the address stands whole behind them."""
    if not name:
        return of
    if name.isascii():
        return f'"{quote(name)}" <{of}>'
    return f"{folded('From', name)} <{of}>"


def folded(line: str, words: str) -> str:
    """Words for people: in lines of no more than 75 signs, and in signs that every mail server carries (RFC 2047).
    What folds `email.message` loses the spaces between two encoded words."""
    plain = words.isascii() and "=?" not in words and all(len(word) < WIDTH for word in words.split())
    return Header(words, "us-ascii" if plain else SIGNS, WIDTH, line).encode(linesep="\r\n")


def web_address(url: str) -> str:
    """An address in signs that every machine reads (RFC 3986)."""
    parts = urlsplit(url)
    host, _, port = parts.netloc.rpartition("@")[2].partition(":")
    place = parts.netloc if parts.netloc.isascii() else ":".join(filter(None, (host_on_the_wire(host), port)))
    return parts._replace(netloc=place, path=percent_encoded(parts.path, safe="/%:@!$&'()*+,;=~")).geturl()


def message_id(token: str) -> str:
    """What this letter is called all over the world. Of a host that is too long the first names are left out."""
    host = host_on_the_wire(urlsplit(urls.site()).hostname or "localhost")
    while len(host) > MOST and "." in host:
        host = host.partition(".")[2]
    return f"<{token}@{host}>"
