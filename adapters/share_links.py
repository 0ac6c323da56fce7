"""Where a colleague can share: how each network counts, and the address that opens it with the words ready. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

import regex

from adapters import counting

NO_HOME = "https://share.joinmastodon.org/#text="
"""Asks on which server somebody is, where we do not know."""
_HOST = regex.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9](?::[0-9]{1,5})?", regex.I)


@dataclass(frozen=True)
class Network:
    """One way for a person to pass words on."""

    name: str
    label: str
    limit: int
    length: Callable[[str], int] = len
    presets: bool = True
    """Whether the network takes the words from us; otherwise they are copied first and pasted there."""
    between: str | None = " "
    """Stands between the words and the link; None where the link is no part of what is counted."""
    apart: bool = False
    """Whether the network is told the link apart from the words, and puts it there itself."""
    composer: bool = True
    """Whether there is something to open."""

    def joined(self, words: str, link: str) -> str:
        """What this network will show: the words, and the link once."""
        if self.between is None or not link or link in words:
            return words
        return f"{words}{self.between}{link}" if words else link

    def used(self, words: str, link: str) -> int:
        """How much of the limit these words take, with their link."""
        return self.length(self.joined(words, link))


def _bluesky(text: str) -> int:
    """Graphemes, or tenths of the bytes where those run out first: 300 and 3,000 are the limits."""
    graphemes, size = counting.bluesky(text)
    return max(graphemes, -(-size // 10))


_ALL = (
    Network("whatsapp", "WhatsApp", 65_536),
    Network("linkedin", "LinkedIn", 3_000, presets=False, between=None),
    Network("x", "X", 280, counting.x_weight, apart=True),
    Network("facebook", "Facebook", 63_206, presets=False, between=None),
    Network("bluesky", "Bluesky", 300, _bluesky, between="\n"),
    Network("mastodon", "Mastodon", 500, counting.mastodon, between="\n"),
    Network("threads", "Threads", 500, counting.threads),
    Network("telegram", "Telegram", 4_096, counting.telegram, between="\n", apart=True),
    Network("reddit", "Reddit", 300, between=None),
    Network("email", "E-mail", 20_000, between="\n\n"),
    Network("copy", "Link", 20_000, between="\n", composer=False),
    Network("code", "QR", 300, between=None, composer=False),
)
NETWORKS = {network.name: network for network in _ALL}
"""In the order in which they are offered."""


def address(network: Network, words: str, link: str, host: str = "") -> str:
    """The address that opens the network's own window with words and link in it. Raises KeyError where it has none."""
    return _ADDRESSES[network.name](_whole(network, words, link), link, host)


def _whole(network: Network, words: str, link: str) -> str:
    """The words as they go along, with the link unless the network takes it apart."""
    return words if network.apart else network.joined(words, link)


def _part(value: str) -> str:
    """A value in an address. Half a character, which no address can hold, becomes a question mark."""
    return quote(value.encode("utf-8", "replace"), safe="")


def _email(words: str, link: str, host: str) -> str:
    """The first line is the subject. A mail breaks its lines in two characters."""
    subject, body = letter(words)
    return f"mailto:?subject={_part(subject)}&body={_part(body.replace(chr(10), chr(13) + chr(10)))}"


def letter(words: str) -> tuple[str, str]:
    """Words for a mail as its subject, the first line, and what stands below."""
    subject, _, body = words.replace("\r\n", "\n").replace("\r", "\n").partition("\n")
    return subject, body.lstrip("\n")


def _mastodon(words: str, link: str, host: str) -> str:
    """On the person's own server, or by the page that asks for it."""
    return f"https://{host}/share?text={_part(words)}" if _HOST.fullmatch(host) else f"{NO_HOME}{_part(words)}"


_ADDRESSES: dict[str, Callable[[str, str, str], str]] = {
    "x": lambda words, link, host: f"https://x.com/intent/tweet?text={_part(words)}&url={_part(link)}",
    "linkedin": lambda words, link, host: f"https://www.linkedin.com/sharing/share-offsite/?url={_part(link)}",
    "facebook": lambda words, link, host: f"https://www.facebook.com/sharer/sharer.php?u={_part(link)}",
    "whatsapp": lambda words, link, host: f"https://wa.me/?text={_part(words)}",
    "telegram": lambda words, link, host: f"https://t.me/share/url?url={_part(link)}&text={_part(words)}",
    "bluesky": lambda words, link, host: f"https://bsky.app/intent/compose?text={_part(words)}",
    "mastodon": _mastodon,
    "threads": lambda words, link, host: f"https://www.threads.net/intent/post?text={_part(words)}",
    "reddit": lambda words, link, host: f"https://www.reddit.com/submit?url={_part(link)}&title={_part(words)}",
    "email": _email,
}
