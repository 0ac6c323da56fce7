"""Robots are told from people by what they say and send, and hardly anybody is taken for one who is none."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recruit.attribution.clicks.classification import always_tells, as_environ, kind_of
from recruit.attribution.clicks.user_agents import judged
from recruit.models import ClickKind, Why
from tests.support import ROOT
from tests.support.shared_data import lines, shared

PEOPLE = (ROOT / "tests" / "support" / "data" / "agents_of_people.txt").read_text().splitlines()
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"
)
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.5 Mobile/15E148 Safari/604.1"
)
NAVIGATES = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "cross-site"}

DECLARED = """
Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)
Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.1; +https://openai.com/gptbot)
Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/124.0.0.0 Safari/537.36
Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0 Linkwatch jobs@example.org
curl/8.5.0
python-requests/2.32.3
Go-http-client/2.0
Java/17.0.2
Wget/1.21.4
${jndi:ldap://example.org/a}
Mozilla/5.0 <script>alert(1)</script>
""".strip().splitlines()
PREVIEWS = """
facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)
Mozilla/5.0 (Macintosh) AppleWebKit/601.2.4 (KHTML, like Gecko) facebookexternalhit/1.1 Facebot Twitterbot/1.0
Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)
Twitterbot/1.0
LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)
WhatsApp/2.23.20.0 A
TelegramBot (like TwitterBot)
Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)
Mastodon/4.4.0 (http.rb/5.2; +https://mastodon.example/)
Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)
Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com
""".strip().splitlines()
NO_BROWSER = ["Mozilla/5.0", "Mozilla/5.0 (compatible; Vole/1.0)", "Chrome", "x", "Ädelost 3", "Vole 1.0 (linux)"]


def kind(agent: str = FIREFOX, method: str = "GET", secure: bool = True, **headers: str) -> tuple[ClickKind, Why]:
    """What a request with these headers is; `Sec_Purpose` stands for `Sec-Purpose`."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return kind_of(as_environ(method, {"User-Agent": agent, **sent}, secure))


@pytest.mark.parametrize("agent", PEOPLE)
def test_browsers_telephones_consoles_and_apps_are_people(agent: str) -> None:
    assert judged(agent) is Why.NOTHING


@pytest.mark.parametrize(
    ("agent", "why"),
    [
        *((agent, Why.DECLARED) for agent in DECLARED),
        *((agent, Why.LINK_PREVIEW) for agent in PREVIEWS),
        *((agent, Why.NO_BROWSER) for agent in NO_BROWSER),
        ("", Why.NO_AGENT),
        (" \t", Why.NO_AGENT),
    ],
)
def test_robots_and_previews_are_known_by_what_they_say(agent: str, why: Why) -> None:
    assert judged(agent) is why


def test_of_real_robots_97_in_100_are_found_and_of_people_at_most_2_in_1000_are_lost() -> None:
    robots = [row["ua"] or "" for row in lines("data/user-agents/bots.jsonl")]
    people = [row["ua"] for row in lines("data/user-agents/humans.jsonl")]
    found = sum(judged(agent) is not Why.NOTHING for agent in robots)
    lost = sum(judged(agent) is not Why.NOTHING for agent in people)
    assert found / len(robots) >= 0.97, found
    assert lost / len(people) <= 0.002, lost


def test_who_declares_itself_in_a_real_log_is_found() -> None:
    with gzip.open(shared("data/clicks/access.jsonl.gz"), "rt") as file:
        agents = {json.loads(line).get("ua") or "" for line in file}
    said = [agent for agent in agents if "bot" in agent.lower() or "spider" in agent.lower()]
    assert said
    assert [agent for agent in said if judged(agent) is Why.NOTHING] == []


@pytest.mark.parametrize("agent", [FIREFOX, CHROME, SAFARI, *PEOPLE[:10]])
def test_who_follows_a_link_is_a_person(agent: str) -> None:
    assert kind(agent, **NAVIGATES) == (ClickKind.PERSON, Why.NOTHING)


def test_a_head_is_never_a_person() -> None:
    assert kind(method="HEAD", **NAVIGATES) == (ClickKind.PREVIEW, Why.HEAD)
    assert kind(method="head", **NAVIGATES) == (ClickKind.PREVIEW, Why.HEAD)


@pytest.mark.parametrize("name", ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"])
@pytest.mark.parametrize("purpose", ["prefetch", "Prefetch;anonymous-client-ip", "prefetch;prerender", "preview"])
def test_what_looks_ahead_is_never_a_person(name: str, purpose: str) -> None:
    assert kind(**{name: purpose}, **NAVIGATES) == (ClickKind.PREVIEW, Why.PREFETCH)


def test_a_purpose_that_is_no_looking_ahead_speaks_against_nobody() -> None:
    assert kind(Purpose="leisure", **NAVIGATES) == (ClickKind.PERSON, Why.NOTHING)


def test_who_says_nothing_or_shows_previews_is_a_preview_and_a_program_is_a_robot() -> None:
    assert kind("") == (ClickKind.PREVIEW, Why.NO_AGENT)
    assert kind_of({"REQUEST_METHOD": "GET", "wsgi.url_scheme": "http"}) == (ClickKind.PREVIEW, Why.NO_AGENT)
    assert kind("Twitterbot/1.0") == (ClickKind.PREVIEW, Why.LINK_PREVIEW)
    assert kind("curl/8.5.0") == (ClickKind.ROBOT, Why.DECLARED)
    assert kind("Mozilla/5.0") == (ClickKind.ROBOT, Why.NO_BROWSER)


@pytest.mark.parametrize("agent", [FIREFOX, CHROME, f"{CHROME} Edg/126.0.0.0", SAFARI])
def test_a_browser_that_always_tells_how_it_fetches_and_does_not_is_a_robot(agent: str) -> None:
    assert kind(agent) == (ClickKind.ROBOT, Why.NO_SEC_FETCH)
    assert kind(agent, Sec_Fetch_Site="none") == (ClickKind.PERSON, Why.NOTHING)


def test_nobody_tells_how_it_fetches_where_the_address_is_plain_http() -> None:
    assert kind(secure=False) == (ClickKind.PERSON, Why.NOTHING)


@pytest.mark.parametrize(
    "agent",
    [
        FIREFOX.replace("140.0", "89.0"),
        CHROME.replace("126", "79"),
        SAFARI.replace("Version/17.5", "Version/16.3"),
        SAFARI.replace("Version/17.5 ", ""),
        f"{SAFARI} [LinkedInApp]/9.29",
        CHROME.replace("Windows NT 10.0; Win64; x64", "Linux; Android 14; Pixel 8; wv"),
        CHROME.replace("Windows NT 10.0; Win64; x64", "Linux; Android 12; HarmonyOS; NOH-AN00"),
        CHROME.replace("Windows NT 10.0; Win64; x64", "Phone; OpenHarmony 5.0"),
    ],
)
def test_old_browsers_and_apps_need_not_tell_how_they_fetch(agent: str) -> None:
    assert not always_tells(agent)
    assert kind(agent) == (ClickKind.PERSON, Why.NOTHING)


def test_a_page_that_fetches_by_itself_is_no_person_and_a_frame_may_be_one() -> None:
    assert kind(**NAVIGATES | {"Sec-Fetch-Mode": "no-cors"}) == (ClickKind.PREVIEW, Why.BACKGROUND)
    assert kind(**NAVIGATES | {"Sec-Fetch-Dest": "iframe"}) == (ClickKind.PERSON, Why.NOTHING)


@settings(max_examples=300)
@given(
    agent=st.text(max_size=300) | st.sampled_from([*PEOPLE, *DECLARED, *PREVIEWS]),
    headers=st.dictionaries(
        st.sampled_from(["Sec-Purpose", "X-Moz", "Sec-Fetch-Mode", "Sec-Fetch-Site", "Accept", "Host"]) | st.text(),
        st.text(max_size=40) | st.sampled_from(["prefetch", "navigate", "cors", "none"]),
        max_size=5,
    ),
    method=st.sampled_from(["GET", "HEAD", "POST"]) | st.text(max_size=8),
    secure=st.booleans(),
)
def test_every_request_is_of_some_kind(agent: str, headers: dict[str, str], method: str, secure: bool) -> None:
    found, why = kind_of(as_environ(method, {"User-Agent": agent, **headers}, secure))
    assert found in (ClickKind.PERSON, ClickKind.ROBOT, ClickKind.PREVIEW)
    assert (found is ClickKind.PERSON) == (why is Why.NOTHING)


@settings(max_examples=100)
@given(
    headers=st.dictionaries(st.sampled_from(["Sec-Purpose", "X-Moz", "Sec-Fetch-Mode"]), st.text(max_size=20)),
    agent=st.sampled_from([FIREFOX, CHROME, "curl/8.5.0"]),
)
def test_capitals_in_the_names_of_headers_make_no_difference(headers: dict[str, str], agent: str) -> None:
    sent = {"User-Agent": agent, **headers}
    small, large = ({change(name): value for name, value in sent.items()} for change in (str.lower, str.upper))
    assert kind_of(as_environ("GET", small, True)) == kind_of(as_environ("GET", large, True))


@pytest.mark.parametrize("sign", ["a", "a-", "(", ")", "; ", "@", "1.", " at ", "browser ", "select ", "Mosaic/", "é"])
@pytest.mark.parametrize("before", ["", "Mozilla/5.0 (Linux; Android 14; X) AppleWebKit "])
def test_long_nonsense_is_judged_at_once(before: str, sign: str) -> None:
    began = time.process_time()
    judged(before + sign * 5000)
    assert time.process_time() - began < 1


def test_an_agent_is_judged_once() -> None:
    judged(FIREFOX)
    before = judged.cache_info()
    judged(FIREFOX)
    assert judged.cache_info().hits == before.hits + 1


def test_the_lists_are_read_when_somebody_comes_and_not_before() -> None:
    code = "import recruit.attribution.clicks.classification, sys; sys.exit('crawleruseragents' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
