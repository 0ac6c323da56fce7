"""What becomes of thousands of posts while everything that can be killed is killed."""

from __future__ import annotations

import random
import re
import signal
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import requests
from sqlalchemy import func, select

from benchmarks.figures import Figure
from benchmarks.office import KINDS, WORKERS, Office, office
from recruit.core.database import db
from recruit.core.queue import ring
from recruit.models import Publication, PublicationState, TrackedLink
from recruit.organisation import mailed_links
from recruit.publishing import due_posts
from tests.support.factories import a_person, a_vacancy
from tests.support.running import until

KILLS = 50
BY_HAND = 20
"""So many of the vacancies are published by somebody on the page, who presses twice, and tries again when the page does
not come; half of them are closed and opened again in the middle."""
PRESSES = 2
AT_REST = (PublicationState.PUBLISHED, PublicationState.FAILED, PublicationState.UNSURE, PublicationState.DRAFT)
COMING_DOWN = (PublicationState.CLOSING, PublicationState.CLOSED)
"""Posts of the vacancies that were closed: a channel's limits make that take long, and it is not what is measured."""
PAGE = 250
"""Posts that are planned at once."""


def measure() -> list[Figure]:
    """publish, press twice, close and reopen while all is killed 50 times: 10,000 on PostgreSQL, 2,000 on SQLite"""
    return [stormed("postgresql", 10_000), stormed("sqlite", 2_000)]


def stormed(database: str, posts: int) -> Figure:
    """How many of so many posts were out exactly once."""
    with office(database, hurried=True) as at_work:
        names = ["queue", "web", "clock", *(f"worker{number}" for number in range(WORKERS))]
        for name in names:
            at_work.start(name)
        until(lambda: answers(at_work), 60)
        recruiter = threading.Thread(target=publish_by_hand, args=(at_work, signed_in(at_work), vacancies(BY_HAND)))
        killer = threading.Thread(target=storm, args=(at_work, names, posts / 100 / KILLS))
        began = time.monotonic()
        for thread in (recruiter, killer):
            thread.start()
        plan(at_work, posts - BY_HAND * len(KINDS))
        for thread in (recruiter, killer):
            thread.join()
        until(lambda: at_rest(at_work), 600, pause=0.5)
        took = time.monotonic() - began
        told = verdict(at_work)
    said = ", ".join(f"{what} {count:,}" for what, count in told.items())
    what = f"{posts:,} posts, {KILLS} kills, {database}: {said}; {took:.0f} s in all"
    return Figure(what, "the whole office", told["published once"], "posts", posts, "wanted")


def vacancies(many: int) -> list[int]:
    """So many without a post yet."""
    return [a_vacancy(title=f"Cook {number}").id for number in range(many)]


def plan(at_work: Office, posts: int) -> None:
    """Plan so many, a page at a time, and ring as the page does."""
    for begin in range(0, posts, PAGE):
        at_work.plan(min(PAGE, posts - begin))
        for number in due_posts.overdue().channels:
            ring("jobs.publish_posts.publish", number)
        db.session.remove()


def storm(at_work: Office, names: list[str], pause: float) -> None:
    """Kill one process after another at random, and start again what is dead, as a supervisor would."""
    dice, kills = random.Random(20_261_121), 0
    while kills < KILLS:
        time.sleep(dice.uniform(0.5, 1.5) * pause)
        process = at_work.processes[dice.choice(names)]
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
        at_work.revive()


def at_rest(at_work: Office) -> bool:
    """Whether nothing waits any more for anybody but a person."""
    at_work.revive()
    db.session.rollback()
    waiting = Publication.state.not_in(AT_REST + COMING_DOWN) | Publication.due.is_not(None)
    waiting &= Publication.state.not_in(COMING_DOWN)
    return db.session.scalar(select(Publication.id).where(waiting).limit(1)) is None


def verdict(at_work: Office) -> dict[str, int]:
    """What the channels show, beside what our rows say."""
    shown = Counter(post["link"].rpartition("/")[2] for post in at_work.ask("/_live"))
    rows = db.session.execute(select(Publication.state, TrackedLink.token).join(Publication.link)).all()
    out = [token for state, token in rows if state == PublicationState.PUBLISHED]
    over = select(func.count()).select_from(Publication).where(Publication.is_over)
    planned = Publication.state.in_((PublicationState.SCHEDULED, PublicationState.APPROVAL))
    return {
        "published once": sum(shown[token] == 1 for token in out),
        "doubled": sum(shown[token] > 1 for _, token in rows),
        "lost": sum(not shown[token] for token in out),
        "unsure": sum(state == PublicationState.UNSURE for state, _ in rows),
        "planned in vain": db.session.scalar(over.where(planned)) or 0,
        "left up": db.session.scalar(over.where(Publication.state == PublicationState.PUBLISHED)) or 0,
    }


def answers(at_work: Office) -> bool:
    """Whether the web server does."""
    try:
        return requests.get(f"{at_work.settings.url}/robots.txt", timeout=2).ok
    except requests.RequestException:
        return False


def signed_in(at_work: Office) -> requests.Session:
    """A recruiter's browser."""
    token = mailed_links.mint_sign_in(a_person())
    db.session.commit()
    browser = requests.Session()
    address = f"{at_work.settings.url}/sign-in/{token}"
    answer = browser.post(address, data={"csrf_token": hidden(browser.get(address).text)}, timeout=10)
    assert "/office" in answer.url, answer.url
    return browser


def hidden(page: str) -> str:
    """What a form on the page carries to show that it is ours."""
    found = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page)
    return found[1] if found else ""


def publish_by_hand(at_work: Office, browser: requests.Session, wanted: list[int]) -> None:
    """Publish each vacancy on all channels with an impatient hand, until the page says that it is done. Every other one
    is closed in the middle, opened again, and published again."""
    for place, number in enumerate(wanted):
        address = f"{at_work.settings.url}/office/vacancies/{number}"
        insist(browser, f"{address}/publish", {})
        if place % 2:
            insist(browser, f"{address}/close", {"reason": "cancelled", "note": ""})
            insist(browser, f"{address}/open", {})
            insist(browser, f"{address}/publish", {})


def insist(browser: requests.Session, address: str, sent: dict[str, str]) -> None:
    """Press a button twice at once, and again until an answer comes that is none of ours being away."""
    while True:
        try:
            token = hidden(browser.get(f"{address.rpartition('/')[0]}/posts", timeout=10).text)
            with ThreadPoolExecutor(PRESSES) as hands:
                pressed = [hands.submit(press, browser, address, sent | {"csrf_token": token}) for _ in range(PRESSES)]
                answers = [one.result() for one in pressed]
            if token and min(answers) < 500:
                return
        except requests.RequestException:
            time.sleep(0.3)


def press(browser: requests.Session, address: str, sent: dict[str, str]) -> int:
    """One press; the status of its answer, and 599 when none comes."""
    try:
        return requests.post(address, data=sent, cookies=browser.cookies, timeout=10, allow_redirects=False).status_code
    except requests.RequestException:
        return 599
