"""A web address is professional, private or public, whatever it looks like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.candidates.screening.sensitive import Network, Reach, network

PROFESSIONAL = """
https://www.linkedin.com/in/someone-1234 | LinkedIn
nl.linkedin.com/in/someone | LinkedIn
HTTPS://WWW.LINKEDIN.COM/in/Someone | LinkedIn
https://www.linkedin.nl/in/someone | LinkedIn
https://lnkd.in/abc | LinkedIn
https://github.com:443/someone?tab=repositories | GitHub
https://gist.github.com/someone | GitHub
https://gitlab.com/groups/someone | GitLab
https://www.xing.com/profile/Some_One | Xing
https://orcid.org/0000-0002-1825-0097 | ORCID
https://stackoverflow.com/users/1/x | Stack Overflow
https://math.stackexchange.com/users/1/x | Stack Exchange
https://www.researchgate.net/profile/Someone | ResearchGate
https://www.behance.net/someone | Behance
https://dribbble.com/someone | Dribbble
https://www.kaggle.com/someone | Kaggle
https://scholar.google.com/citations?user=x | Google Scholar
https://scholar.google.co.uk/citations?user=x | Google Scholar
https://linkedin.com./in/someone | LinkedIn
ｌｉｎｋｅｄｉｎ.com/in/someone | LinkedIn
https://evil.example@linkedin.com/in/someone | LinkedIn
//github.com/someone | GitHub
"""
PRIVATE = """
https://www.facebook.com/someone | Facebook
https://m.facebook.com/someone | Facebook
https://nl-nl.facebook.com/someone | Facebook
fb.com/someone | Facebook
https://www.instagram.com/someone/ | Instagram
https://www.snapchat.com/add/someone | Snapchat
https://www.tiktok.com/@someone | TikTok
https://wa.me/31600000000 | WhatsApp
https://chat.whatsapp.com/abc | WhatsApp
https://vk.com/id1 | VK
https://bere.al/someone | BeReal
https://www.strava.com/athletes/1 | Strava
https://tinder.com/@someone | Tinder
https://www.parship.nl/ | Parship
https://www.lexa.nl/profiel | Lexa
https://t.me/someone | Telegram
https://someteam.slack.com/archives | Slack
https://discord.gg/abc | Discord
https://www.linkedin.com/groups/1234567/ | LinkedIn
https://www.xing.com/groups/someone | Xing
https://groups.google.com/g/club | google.com
https://forum.example.org/groups/our-street | example.org
https://someone@FACEBOOK.com:443/x | Facebook
https://www.facebook.com\\@github.com/ | Facebook
"""
PUBLIC = """
https://www.someone.example/cv | someone.example
https://blog.someone.co.uk/ | someone.co.uk
https://someone.github.io/ | someone.github.io
https://x.com/someone | x.com
https://mastodon.social/@someone | mastodon.social
https://www.linkedin.com.evil.example/in/someone | evil.example
https://linkedin.com@evil.example/in/someone | evil.example
https://evil.example\\@linkedin.com/ | evil.example
https://notlinkedin.com/in/someone | notlinkedin.com
https://linkedin.blogspot.com/ | linkedin.blogspot.com
https://scholar.google.evil.example/ | evil.example
https://lіnkedin.com/in/someone | xn--lnkedin-rog.com
https://xn--lnkedin-rog.com/in/someone | xn--lnkedin-rog.com
https://news.example.org/sports-groups | example.org
https://www.vk.nl/artikel | vk.nl
https://evil.example/?https://linkedin.com/in/someone | evil.example
https://evil.example#@linkedin.com/ | evil.example
"""
NO_PLACE = """
localhost mailto:a@example.org javascript:alert(1) ftp://example.org/x https:// http://[::1]/ https://127.0.0.1/x
https://a..b.org https://example.org:99999/
"""


def told(reach: Reach, lines: str) -> list[tuple[str, str, Reach]]:
    """Address, name and reach of each line."""
    pairs = (line.rsplit(" | ", 1) for line in lines.strip().splitlines())
    return [(address, name, reach) for address, name in pairs]


CASES = told(Reach.PROFESSIONAL, PROFESSIONAL) + told(Reach.PRIVATE, PRIVATE) + told(Reach.PUBLIC, PUBLIC)


@pytest.mark.parametrize(("address", "name", "reach"), CASES)
def test_an_address_is_known_by_where_it_really_leads(address: str, name: str, reach: Reach) -> None:
    found = network(address)
    assert found and (found.name, found.reach) == (name, reach)


def test_a_place_tells_the_domain_it_is_registered_under() -> None:
    assert network("https://nl.linkedin.com/in/x") == Network("LinkedIn", "linkedin.com", Reach.PROFESSIONAL)


@pytest.mark.parametrize("address", ["", " ", "com", *NO_PLACE.split()])
def test_what_is_no_web_address_is_no_place(address: str) -> None:
    assert network(address) is None


@given(st.text(max_size=80))
def test_no_text_makes_it_stumble(text: str) -> None:
    for address in (text, f"https://{text}", f"https://{text}.linkedin.com/{text}"):
        network(address)
