"""Whatever two people, workers or the clock do to one post at one moment: it is out once, and the rows are true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import combinations_with_replacement
from zlib import crc32

import pytest
from flask import Flask
from sqlalchemy import delete

from adapters.channels.notebook import Notebook
from adapters.types import Post, Receipt
from jobs import dispatch, edit_post, settle_post
from jobs import publish_posts as publish
from jobs import take_down_post as close
from recruit.attribution.links import address
from recruit.config import ROOT
from recruit.core.database import db, now
from recruit.models import HouseRule, Publication, PublicationState, User, VacancyState
from recruit.models.house_rules import RuleKind, Severity
from recruit.publishing import approval, publications, rulebook, takedown
from recruit.publishing.publications import WAITING
from recruit.web.forms.editing import mark_of
from tests.support.browser import Browser
from tests.support.concurrency import at_once
from tests.support.factories import a_channel, a_person, a_vacancy

State = PublicationState
ALL = tuple(State)
LATER = (now() + timedelta(days=400)).strftime("%Y-%m-%dT09:00")


@dataclass(frozen=True)
class Deed:
    """Something that can be done to a post: where, with what, and in which states it means something."""

    states: tuple[PublicationState, ...]
    path: str = "/office/posts/{}/{}"
    sent: dict[str, str] = field(default_factory=dict)
    four_eyes: bool | None = False
    """Whether it means something where a colleague must approve; None when that does not matter."""


MINE = {"text": "Mine {link}", "as_read": "{as_read}"}
PAGES = {
    "posts_save": Deed((State.DRAFT, State.FAILED), sent=MINE, four_eyes=None),
    "posts_reset": Deed((State.DRAFT, State.FAILED, State.SCHEDULED), four_eyes=None),
    "posts_keep": Deed((State.SCHEDULED, State.PUBLISHED)),
    "posts_publish": Deed((State.DRAFT, State.FAILED), sent=MINE),
    "posts_schedule": Deed((State.DRAFT, State.FAILED), sent={"at": LATER}),
    "posts_publish_all": Deed((State.DRAFT,), "/office/vacancies/{}/publish", four_eyes=None),
    "posts_draft": Deed((State.DRAFT,), "/office/vacancies/{}/posts", four_eyes=None),
    "posts_cancel": Deed((State.SCHEDULED, State.APPROVAL), four_eyes=None),
    "planned_move": Deed((State.SCHEDULED,), "/office/posts/{}/move", sent={"at": LATER}),
    "posts_answer": Deed((State.DRAFT,), sent={"reason": "So be it"}),
    "posts_posted": Deed(
        (State.DRAFT, State.FAILED, State.APPROVAL, State.UNSURE), sent={"url": "https://example.org/1", "already": "1"}
    ),
    "posts_not_there": Deed((State.UNSURE,)),
    "posts_gone": Deed((State.CLOSING,)),
    "posts_change": Deed((State.PUBLISHED,), sent={"text": "Other {link}", "as_read": "{as_read}"}),
    "posts_changed": Deed((State.CHANGING,)),
    "posts_unchanged": Deed((State.CHANGING,)),
    "posts_ask": Deed((State.DRAFT, State.FAILED), four_eyes=True),
    "posts_approve": Deed((State.APPROVAL,), sent={"seen": "{seen}"}, four_eyes=True),
    "posts_send_back": Deed((State.APPROVAL,), sent={"why": "Not now"}, four_eyes=True),
    "posts_take_back": Deed((State.PUBLISHED,), four_eyes=True),
    "vacancy_close": Deed(ALL, "/office/vacancies/{}/close", {"reason": "filled", "note": ""}, None),
    "vacancy_open": Deed(ALL, "/office/vacancies/{}/open", four_eyes=None),
}
THIRD = 3
"""Every deed with itself, and a third of all other pairs, always the same ones; all of them with the slow tests."""
READS = {"posts_count"}
"""What only looks, though it is sent."""


WORKERS: dict[str, Callable[..., object]] = {
    "publish_posts.publish": publish.publish,
    "settle_post.settle": settle_post.settle,
    "take_down_post.close": close.close,
    "edit_post.change": edit_post.change,
    "dispatch.sweep": dispatch.sweep,
    "dispatch.tidy": dispatch.tidy,
}
WORK = {
    "publish_posts.publish": (State.SCHEDULED,),
    "settle_post.settle": (State.UNSURE,),
    "take_down_post.close": (State.CLOSING,),
    "edit_post.change": (State.CHANGING,),
    "dispatch.sweep": ALL,
    "dispatch.tidy": ALL,
}


def forbid() -> None:
    """An administrator makes a rule that no post keeps."""
    rulebook.add({"kind": RuleKind.BLOCKED, "words": "Leeds", "severity": Severity.BLOCK, "note": ""}, None)


def named(state: PublicationState, four_eyes: bool) -> list[str]:
    """The deeds that mean something then."""
    pages = [name for name, deed in PAGES.items() if state in deed.states and deed.four_eyes in (four_eyes, None)]
    work = [name for name, states in WORK.items() if state in states]
    return pages + ([] if four_eyes else [*work, "forbid"])


class Network:
    """A channel that takes every post and knows no keys: what is sent twice is up twice."""

    def __init__(self) -> None:
        self.up: dict[str, list[str]] = defaultdict(list)

    def publish(self, adapter: Notebook, post: Post) -> Receipt:
        """One more."""
        self.up[post.link].append(post.text)
        return Receipt("1")

    def find(self, adapter: Notebook, post: Post, since: object) -> Receipt | None:
        """Whether it is there."""
        return Receipt("1") if self.up[post.link] else None

    def edit(self, adapter: Notebook, receipt: Receipt, post: Post) -> Receipt:
        """Other words."""
        self.up[post.link] = [post.text]
        return receipt

    def close(self, adapter: Notebook, receipt: Receipt, farewell: str) -> bool:
        """It stays to be counted."""
        return True


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Network:
    """In the place of the notebook."""
    network = Network()
    for name in ("publish", "find", "edit", "close"):
        act = getattr(network, name)
        monkeypatch.setattr(Notebook, name, lambda *given, act=act: act(*given))
    monkeypatch.setattr(Notebook, "repeatable", False)
    return network


def a_post(state: PublicationState, four_eyes: bool, asked_by: User, network: Network) -> Publication:
    """A post of that state, as the program itself would have brought it there."""
    publication, moment = publications.draft(a_vacancy(), a_channel(four_eyes=four_eyes)), now() - timedelta(seconds=1)
    if state != State.DRAFT:
        publications.freeze(publication)
        publication.revision, publication.key = 1, f"vacancy-{publication.vacancy_id}:rev-1"
    publication.state = state
    if state in (State.SCHEDULED, State.UNSURE, State.CHANGING, State.CLOSING):
        publication.due = moment
    if state in (State.UNSURE, State.CHANGING):
        publication.doubt_since = moment
    if state == State.SENDING:
        publication.sent_at, publication.attempts = moment, 1
    if state in (State.PUBLISHED, State.CHANGING, State.CLOSING, State.UNSURE, State.CLOSED):
        network.up[address(publication.link)].append(publication.text or "")
        publication.receipt_id, publication.published_at = "1", moment
    if state == State.CHANGING or (state == State.PUBLISHED and four_eyes):
        words = f"New words {address(publication.link)}"
        publication.wanted = {"text": words, "title": "New", "summary": "", "made_of": ""}
    if state == State.APPROVAL or (state == State.PUBLISHED and four_eyes):
        publication.asked_by_id = asked_by.id
    if state in (State.CLOSING, State.CLOSED):
        publication.vacancy.state, publication.vacancy.closed_at = VacancyState.CLOSED, moment
    db.session.commit()
    return publication


def untrue(publication: Publication, network: Network, was_up: bool) -> str:
    """What of all that must hold whatever happened does not."""
    db.session.expire_all()
    state, vacancy, up = publication.state, publication.vacancy, network.up[address(publication.link)]
    by_hand = bool(publication.url)
    faults = {
        "it is up twice": len(up) > 1,
        "planned on a closed vacancy": vacancy.state == VacancyState.CLOSED and state in WAITING,
        "planned in a round that is over": publication.round != vacancy.round and state in WAITING,
        "planned without a moment, words or a key": state == State.SCHEDULED
        and not (publication.due and publication.text and publication.key),
        "it is up, and said not to be": state in (State.DRAFT, State.FAILED) and up and not was_up,
        "it is not up, and said to be": state == State.PUBLISHED and not up and not by_hand,
        "other words are up": state == State.PUBLISHED and up and not by_hand and up[-1] != publication.text,
    }
    return ", ".join(what for what, is_so in faults.items() if is_so)


class Office:
    """Two recruiters, a worker and a clock."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.asked_by = a_person()
        self.people = [Browser(app).sign_in("recruiter") for _ in range(2)]
        self.tokens = [who.get("/office/vacancies/new").fields()["csrf_token"] for who in self.people]

    def deed(self, name: str, who: int, publication: Publication) -> Callable[[], object]:
        """Something that one of them does to that post."""
        if name == "forbid":
            return forbid
        if name in WORK:
            job = WORKERS[name]
            number = publication.channel_id if name == "publish_posts.publish" else publication.id
            return job if name.startswith("dispatch.") else partial(job, number)
        page = PAGES[name]
        asked = approval.asked_words(publication) if approval.waits(publication) else publications.written(publication)
        values = {"link": address(publication.link), "seen": rulebook.fingerprint(asked)}
        values["as_read"] = mark_of(publications.words(publication).text)
        sent = {field: text.format(**values) for field, text in page.sent.items()}
        number = publication.vacancy_id if "vacancies" in page.path else publication.id
        path = page.path.format(number, name.partition("_")[2].replace("_", "-"))
        return partial(self.press, who, path, sent | {"csrf_token": self.tokens[who]})

    def press(self, who: int, path: str, sent: dict[str, str]) -> int:
        """Send a form; the status of the answer."""
        return self.people[who].client.post(path, data=sent).status_code


@pytest.mark.parametrize("part", [THIRD, pytest.param(1, marks=pytest.mark.real)], ids=["a third", "all"])
@pytest.mark.parametrize("four_eyes", [False, True], ids=["", "four eyes"])
@pytest.mark.parametrize("state", State)
def test_two_deeds_at_once_leave_one_post_and_true_rows(
    app: Flask, network: Network, state: PublicationState, four_eyes: bool, part: int
) -> None:
    if part == THIRD and db.engine.dialect.name == "postgresql":
        pytest.skip("all pairs are tried there")
    office, troubles = Office(app), []
    for pair in combinations_with_replacement(named(state, four_eyes), 2):
        if pair[0] != pair[1] and crc32(f"{state} {pair}".encode()) % part:
            continue
        publication = a_post(state, four_eyes, office.asked_by, network)
        was_up = bool(network.up[address(publication.link)])
        deeds = [office.deed(name, who, publication) for who, name in enumerate(pair)]
        brought = at_once(app, *deeds)
        faults = [untrue(publication, network, was_up)]
        for work in ("publish_posts.publish", "edit_post.change", "settle_post.settle", "take_down_post.close"):
            office.deed(work, 0, publication)()
            takedown.catch_up()
            faults.append((fault := untrue(publication, network, was_up)) and f"{fault}, after {work}")
        faults += [repr(one) for one in brought if isinstance(one, Exception) or (isinstance(one, int) and one >= 500)]
        troubles += [f"{state}, {' and '.join(pair)}: {fault}" for fault in dict.fromkeys(faults) if fault]
        db.session.execute(delete(HouseRule))
        publication.channel.on = False  # the next pair has a channel of its own
        db.session.commit()
    assert troubles == []


def test_a_double_press_while_the_database_is_busy_and_a_worker_quick_sends_once(app: Flask, network: Network) -> None:
    office, done = Office(app), []

    def pressed(deed: Callable[[], object]) -> Callable[[], None]:
        return lambda: done.append(deed())

    def work(publication: Publication) -> None:
        number = publication.channel_id
        while len(done) < 2:
            publish.publish(number)

    for _ in range(4):
        publication = a_post(State.DRAFT, False, office.asked_by, network)
        presses = [pressed(office.deed("posts_publish", who, publication)) for who in (0, 1)]
        at_once(app, *presses, partial(work, publication))
        publish.publish(publication.channel_id)
        assert untrue(publication, network, False) == "" and sorted(done) == [303, 422]
        done.clear()


def test_every_page_that_does_something_to_a_post_is_tried(app: Flask) -> None:
    endpoints = {str(rule.endpoint).partition(".")[2] for rule in app.url_map.iter_rules() if "POST" in rule.methods}
    mine = ("posts_", "planned_", "vacancy_close", "vacancy_open")
    assert {name for name in endpoints if name.startswith(mine)} == PAGES.keys() | READS


def test_every_job_that_does_something_to_a_post_is_tried() -> None:
    of_posts = {path.stem for path in (ROOT / "jobs").glob("*.py") if "recruit.publishing" in path.read_text()}
    assert {name.partition(".")[0] for name in WORK} == of_posts
