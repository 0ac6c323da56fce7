"""What kind of place a web address is: professional, private or public. Nothing is fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from ipaddress import ip_address
from unicodedata import normalize
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList


class Reach(StrEnum):
    """Whom a place on the web is for."""

    PROFESSIONAL = "professional"
    PRIVATE = "private"
    PUBLIC = "public"


@dataclass(frozen=True)
class Network:
    """A place on the web: what it is called, the domain it is registered under, and whom it is for."""

    name: str
    domain: str
    reach: Reach


_PROFESSIONAL = {
    "LinkedIn": "linkedin.* lnkd.in",
    "GitHub": "github.com",
    "GitLab": "gitlab.com",
    "Bitbucket": "bitbucket.org",
    "Codeberg": "codeberg.org",
    "SourceForge": "sourceforge.net",
    "Xing": "xing.com xing.de",
    "Viadeo": "viadeo.com viadeo.fr",
    "ORCID": "orcid.org",
    "Stack Overflow": "stackoverflow.com",
    "Stack Exchange": "stackexchange.com serverfault.com superuser.com askubuntu.com",
    "ResearchGate": "researchgate.net",
    "Academia.edu": "academia.edu",
    "Semantic Scholar": "semanticscholar.org",
    "Web of Science": "webofscience.com publons.com",
    "Scopus": "scopus.com",
    "dblp": "dblp.org",
    "arXiv": "arxiv.org",
    "Behance": "behance.net",
    "Dribbble": "dribbble.com",
    "ArtStation": "artstation.com",
    "CodePen": "codepen.io",
    "Kaggle": "kaggle.com",
    "Hugging Face": "huggingface.co",
    "LeetCode": "leetcode.com",
    "HackerRank": "hackerrank.com",
    "npm": "npmjs.com",
    "PyPI": "pypi.org",
    "Wellfound": "wellfound.com angel.co",
}
_PRIVATE = {
    "Facebook": "facebook.* fb.com fb.me fb.watch messenger.com m.me",
    "Instagram": "instagram.* instagr.am ig.me",
    "WhatsApp": "whatsapp.* wa.me",
    "Snapchat": "snapchat.*",
    "TikTok": "tiktok.*",
    "Telegram": "telegram.org telegram.me t.me telegram.dog",
    "Signal": "signal.me signal.group",
    "Discord": "discord.com discord.gg discordapp.com",
    "Slack": "slack.com",
    "WeChat": "wechat.com weixin.qq.com qq.com",
    "VK": "vk.com vk.ru vkontakte.ru",
    "Odnoklassniki": "ok.ru",
    "BeReal": "bereal.com bere.al",
    "Nextdoor": "nextdoor.*",
    "Strava": "strava.*",
    "Garmin Connect": "connect.garmin.com",
    "Google Photos": "photos.google.com photos.app.goo.gl",
    "OnlyFans": "onlyfans.com",
    "Tinder": "tinder.* gotinder.com",
    "Bumble": "bumble.com",
    "Hinge": "hinge.co",
    "Happn": "happn.com",
    "Grindr": "grindr.com",
    "Scruff": "scruff.com",
    "Romeo": "romeo.com planetromeo.com",
    "HER": "weareher.com",
    "Feeld": "feeld.co",
    "OkCupid": "okcupid.com",
    "Plenty of Fish": "pof.com plentyoffish.com",
    "Match": "match.com",
    "Meetic": "meetic.*",
    "Badoo": "badoo.*",
    "Parship": "parship.*",
    "ElitePartner": "elitepartner.*",
    "eHarmony": "eharmony.*",
    "Lovoo": "lovoo.*",
    "Adopte": "adopte.app adopteunmec.com",
    "Lexa": "lexa.nl",
    "Relatieplanet": "relatieplanet.nl",
    "Paiq": "paiq.nl",
    "Second Love": "secondlove.nl secondlove.be",
}
_COUNTRIES = ("com", "nl", "be", "de", "at", "ch", "fr", "lu", "eu", "co.uk", "uk", "ie", "es", "it", "pl", "pt", "cn")
"""What a `*` stands for: elsewhere somebody else may own the name."""
_GROUPS = {"groups", "group", "groepen", "gruppen", "gruppe", "groupes", "groupe"}
_OPEN_GROUPS = {"GitLab", "GitHub", "Codeberg"}
"""Where a group is an organisation with a public page."""


def network(address: str) -> Network | None:
    """What place an address leads to; None for what is no web address."""
    parts = _parts(address)
    if parts is None:
        return None
    host, path = parts
    domain = _suffixes().privatesuffix(host)
    if domain is None:
        return None
    name, reach = _known(host) or (domain, Reach.PUBLIC)
    if _is_group(host, path) and name not in _OPEN_GROUPS:
        reach = Reach.PRIVATE
    return Network(name, domain, reach)


def network_called(words: str) -> str | None:
    """The professional network whose name or address these words are, and nothing besides; None for other words."""
    place = network(words)
    by_address = place.name if place and place.name in _PROFESSIONAL else None
    return by_address or _called().get(_letters(words))


@cache
def _called() -> dict[str, str]:
    """The professional networks by the letters of their names."""
    return {_letters(name): name for name in _PROFESSIONAL}


def _letters(words: str) -> str:
    return "".join(sign for sign in normalize("NFKC", words).casefold() if sign.isalnum())


_OTHER_SCHEME = re.compile(r"[a-zA-Z][\w+-]*:(?!\d|//)")
"""Such as mailto: and javascript:, and no host with its port."""


def _parts(address: str) -> tuple[str, str] | None:
    """Host and path as a browser reads them: the last @ ends the sign-in, a backslash is a slash."""
    written = "".join(sign for sign in address.strip() if sign.isprintable()).replace("\\", "/")
    if _OTHER_SCHEME.match(written):
        return None
    if "://" not in written.split("?")[0].split("#")[0]:
        written = f"https://{written.lstrip('/')}"
    try:
        split = urlsplit(written)
        host = normalize("NFKC", split.hostname or "").replace("。", ".").rstrip(".").lower()
        ascii_host = host.encode("idna").decode("ascii")
        _ = split.port
    except ValueError:
        return None
    if split.scheme.lower() not in ("http", "https") or "." not in ascii_host or " " in ascii_host:
        return None
    return None if is_number(ascii_host) else (ascii_host, split.path)


def is_host(name: str) -> bool:
    """Whether a name ends as names of hosts do, and there is something before that ending."""
    try:
        host = name.rstrip(".").lower().encode("idna").decode("ascii")
    except ValueError:
        return False
    return _suffixes(only_known=True).privatesuffix(host) is not None


def is_number(host: str) -> bool:
    """Whether it is the number of a host."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _known(host: str) -> tuple[str, Reach] | None:
    """The network that this host or one above it belongs to."""
    labels = host.split(".")
    if labels[:2] == ["scholar", "google"] and _suffixes(only_icann=True).privatesuffix(host) == ".".join(labels[1:]):
        return "Google Scholar", Reach.PROFESSIONAL
    return next((found for at in range(len(labels)) if (found := _table().get(".".join(labels[at:])))), None)


def _is_group(host: str, path: str) -> bool:
    """Whether only members see what is there."""
    first = path.lower().strip("/").split("/")
    return bool(_GROUPS & set(first[:2]) and len(first) > 1) or host.startswith("groups.")


@cache
def _table() -> dict[str, tuple[str, Reach]]:
    return {
        domain.replace("*", country): (name, reach)
        for reach, names in ((Reach.PROFESSIONAL, _PROFESSIONAL), (Reach.PRIVATE, _PRIVATE))
        for name, domains in names.items()
        for domain in domains.split()
        for country in (_COUNTRIES if "*" in domain else ("",))
    }


@cache
def _suffixes(only_icann: bool = False, only_known: bool = False) -> PublicSuffixList:
    return PublicSuffixList(only_icann=only_icann, accept_unknown=not only_known)
