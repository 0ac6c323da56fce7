"""A real Recruit, and Chromium in front of it. Where one of them cannot be had, the reason is said."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask

from recruit import create_app
from recruit.config import Settings
from recruit.core.database import db
from tests.browser.house import House
from tests.support.running import Run, a_free_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of this machine."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install playwright")
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.skip("Chromium is not installed: apt-get install --no-install-recommends chromium")
    sync_api.expect.set_options(timeout=15_000)  # on a busy machine; what is there at once is seen at once
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens windows of people who know nothing of each other; none may have said an error when the test ends."""
    contexts, errors = [], []

    def opened(width: int = 1280, language: str = "en-GB", **but: Any) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 900}, locale=language, **but)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        # A page that is answered with 404 or 422 is an error to the browser; to us it is a page.
        page.on(
            "console",
            lambda said: (
                errors.append(f"{page.url}: {said.text}")
                if said.type == "error" and said.location.get("url") != page.url
                else None
            ),
        )
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []


def running(folder: Path, *words: str) -> Iterator[House]:
    """A house with its doors open, until the tests are done."""
    port = a_free_port()
    settings = Settings(
        data=str(folder / "data"), url=f"http://127.0.0.1:{port}", language="en", allowed_hosts="127.0.0.1,localhost"
    )
    run = Run(settings.folder, port, *words, language="en", allowed_hosts=settings.allowed_hosts)
    try:
        run.wait_for("Recruit runs at", 120)
        yield House(run, create_app(settings))
    finally:
        status = run.stop()
    assert status == 0
    assert "Traceback" not in run.said


@pytest.fixture
def first_day(tmp_path: Path, chromium: Browser) -> Iterator[House]:
    """A Recruit that nobody has been in."""
    yield from running(tmp_path)


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[House]:
    """A Recruit for several tests."""
    yield from running(tmp_path_factory.mktemp("house"))


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[House]:
    """A Recruit with the made-up organisation, where every screen has something to show."""
    yield from running(tmp_path_factory.mktemp("demonstration"), "--demo")


def inside(app: Flask) -> Iterator[None]:
    """This test sees the same database as the servers."""
    with app.app_context():
        yield
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def house(started: House) -> Iterator[House]:
    """A Recruit at work."""
    for _ in inside(started.app):
        yield started


@pytest.fixture
def demo(demonstration: House) -> Iterator[House]:
    """The made-up organisation at work."""
    for _ in inside(demonstration.app):
        yield demonstration
