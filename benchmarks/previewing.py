"""How long a recruiter who types waits for the preview."""

from __future__ import annotations

import re
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import requests

from benchmarks.composing import SENTENCES
from benchmarks.figures import Figure
from recruit import create_app
from recruit.config import Settings
from recruit.core.database import db
from recruit.organisation import mailed_links
from recruit.publishing import publications
from tests.support.channel_cases import FILLED_IN
from tests.support.factories import a_channel, a_person, a_vacancy
from tests.support.running import Run, a_free_port

KEYS = 200
LONG = 12_000
"""Characters of a description that leaves nothing unsaid."""


def measure() -> list[Figure]:
    """ask for a preview, key after key"""
    with tempfile.TemporaryDirectory() as temporary:
        port = a_free_port()
        settings = Settings(data=str(Path(temporary) / "data"), log="quiet", url=f"http://127.0.0.1:{port}")
        run = Run(settings.folder, port, log="quiet")
        try:
            run.wait_for("Recruit runs at")
            with create_app(settings).app_context():
                number, text, sign_in = a_draft()
                db.session.remove()
                db.engine.dispose()
            with requests.Session() as browser:
                token = enter(browser, f"{run.url}/sign-in/{sign_in}")
                address = f"{run.url}/office/posts/{number}/count"
                preview = median(lambda at: preview_of(browser, address, token, f"{text}\n{'x' * at}"))
                floor = median(lambda at: browser.get(f"{run.url}/robots.txt").raise_for_status())
        finally:
            run.stop()
    what = f"a preview while somebody types, median of {KEYS}"
    return [Figure(what, "POST /office/posts/NUMBER/count", preview, "ms", floor, "/robots.txt")]


def a_draft() -> tuple[int, str, str]:
    """A draft of a long vacancy: its number, its words, and a link that signs a recruiter in."""
    a_channel(kind="linkedin", name="LinkedIn", settings=FILLED_IN["linkedin"])
    body = "\n\n".join(SENTENCES * (LONG // len("".join(SENTENCES))))
    [draft] = publications.drafts(a_vacancy(summary="", body=body, language="nl"))
    sign_in = mailed_links.mint_sign_in(a_person())
    text = publications.words(draft).text
    db.session.commit()
    return draft.id, text, sign_in


def enter(browser: requests.Session, address: str) -> str:
    """Sign in; the token that every form of this session carries."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', browser.get(address).text)
    assert found
    browser.post(address, data={"csrf_token": found[1]}).raise_for_status()
    page = re.search(
        r'name="csrf_token"[^>]*value="([^"]+)"', browser.get(address.partition("/sign-in")[0] + "/office/me").text
    )
    assert page
    return page[1]


def preview_of(browser: requests.Session, address: str, token: str, text: str) -> None:
    """One answer to one key."""
    answer = browser.post(address, data={"csrf_token": token, "text": text})
    assert answer.ok and "post-words" in answer.text


def median(ask: Callable[[int], object]) -> float:
    """Milliseconds of the answer in the middle, after a few that are not counted."""
    took = []
    for at in range(KEYS + 10):
        began = time.perf_counter()
        ask(at)
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took[10:])
