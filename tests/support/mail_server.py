"""A mail server of this process's own, and an independent reader of what it took."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import fast_mail_parser
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from recruit.config import Settings, running

WORD = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]"
BEYOND = r"[^\x00-\x7f]"
ATOM = rf"(?:{WORD}|{BEYOND})+"
ADDRESS = rf"{ATOM}(?:\.{ATOM})*@{WORD}+(?:\.{WORD}+)*"
ENCODED = r"=\?utf-8\?[qb]\?[!-~]*\?="
LINES = {
    "From": rf'(?:(?:"(?:[^"\\\r\n]|\\.)*"|{ENCODED}(?:\r\n {ENCODED})*) <{ADDRESS}>|{ADDRESS})',
    "To": ADDRESS,
    "Reply-To": ADDRESS,
    "Message-ID": rf"<{WORD}+@(?:{WORD}+(?:\.{WORD}+)*|\[IPv6:[0-9a-f:]+\])>",
    "Auto-Submitted": "auto-generated",
    "List-Unsubscribe": r"<https?://[!-;=?-~]+>",
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    "Date": r"\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}",
    "MIME-Version": "1.0",
    "Content-Type": r'text/plain; charset="utf-8"',
    "Content-Transfer-Encoding": "7bit|base64|quoted-printable",
}
"""What these lines may look like, strictly (RFC 5322, 2369, 8058, 6532); of others no more than their length."""


@dataclass
class Taken:
    """A letter as the server has it."""

    sender: str
    to: str
    options: Sequence[str]
    raw: bytes

    @property
    def lines(self) -> dict[str, str]:
        """The head, line by line as it stands there; each name stands there once."""
        head = self.raw.partition(b"\r\n\r\n")[0].decode()
        pairs = [line.partition(": ")[::2] for line in re.split(r"\r\n(?![ \t])", head)]
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    @property
    def read(self) -> Any:
        """The letter as a library reads it that is not Python's."""
        return fast_mail_parser.parse_email(self.raw)

    def check(self) -> Taken:
        """Every line is what the rules ask, short enough, and read alike."""
        for name, value in self.lines.items():
            assert all(len(line) <= 998 for line in value.encode().split(b"\r\n")), name
            pattern = LINES.get(name, r"[ -~]*(?:\r\n [ -~]+)*")
            assert re.fullmatch(pattern, value), (name, value)
        assert not self.read.warnings
        assert self.read.headers["To"] == [self.to] == [self.read.to[0].address]
        assert self.read.from_.address == self.sender
        return self


@dataclass
class MailServer:
    """What came in; whether it takes addresses beyond ASCII, and which it never takes."""

    beyond_ascii: bool
    unknown: set[str] = field(default_factory=set)
    taken: list[Taken] = field(default_factory=list)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Who is known here."""
        if address in self.unknown:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep it."""
        content = envelope.content
        assert isinstance(content, bytes) and envelope.mail_from
        self.taken.append(Taken(envelope.mail_from, envelope.rcpt_tos[0], envelope.mail_options, content))
        return "250 taken"

    def last(self) -> Taken:
        """The letter that came last, with every line checked."""
        return self.taken[-1].check()


@contextmanager
def mail_server(beyond_ascii: bool) -> Iterator[MailServer]:
    """A server, and the application uses it."""
    server = MailServer(beyond_ascii)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(server, hostname="127.0.0.1", port=port, enable_SMTPUTF8=beyond_ascii)
    controller.start()
    extension, before = running(), running().settings
    try:
        extension.settings = Settings(**(vars(before) | {"smtp_url": f"smtp://127.0.0.1:{port}"}))
        yield server
    finally:
        extension.settings = before
        controller.stop()
