"""How fast one worker gets posts out."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from redis import Redis
from sqlalchemy import func, select

import adapters
from adapters.base import Post
from adapters.wire import Wire
from benchmarks.figures import Figure
from recruit import create_app, publishing, runner, upkeep
from recruit.config import Settings
from recruit.db import db
from recruit.models import Publication, PublicationState
from recruit.queue import ring
from tests.factories import a_channel, a_vacancy
from tests.running import environment, until

POSTS = 300


def measure() -> list[Figure]:
    """publish 300 posts to the notebook through one worker"""
    with tempfile.TemporaryDirectory() as temporary:
        settings = Settings(data=str(Path(temporary) / "data"))
        app = create_app(settings)
        queue = subprocess.Popen(runner.queue_command(settings), stdout=subprocess.DEVNULL)
        worker = None
        try:
            until(settings.socket.exists)
            with app.app_context():
                upkeep.migrate()
                posts = scheduled()
                command = [sys.executable, "-m", "recruit", "worker"]
                worker = subprocess.Popen(command, env=environment(data=settings.data, log="quiet"))
                until(lambda: Redis.from_url(settings.redis).scard("rq:workers"))
                took = timed(posts)
                db.session.remove()
                db.engine.dispose()
        finally:
            for process in (worker, queue):
                if process:
                    process.terminate()
                    process.wait(30)
        floor = written(Path(temporary), posts)
    what = f"{POSTS} posts published"
    return [Figure(what, "recruit worker", POSTS / took, "posts/s", POSTS / floor, "the adapter in a loop")]


def scheduled() -> list[Post]:
    """Posts that are due, and their words."""
    a_channel()
    posts = []
    for number in range(POSTS):
        [publication] = publishing.drafts(a_vacancy(title=f"Nurse {number}"))
        publishing.schedule(publication)
        posts.append(publishing.words(publication))
    db.session.commit()
    return posts


def timed(posts: list[Post]) -> float:
    """Seconds from the first bell until the last post is out."""
    began = time.monotonic()
    for number in db.session.scalars(select(Publication.id)).all():
        ring("jobs.publish.publish", number)
    left = select(func.count(Publication.id)).where(Publication.state != PublicationState.PUBLISHED)

    def are_out() -> bool:
        db.session.rollback()
        return not db.session.scalar(left)

    until(are_out, 60)
    return time.monotonic() - began


def written(folder: Path, posts: list[Post]) -> float:
    """Seconds that the same posts take when the adapter is called in a loop."""
    notebook = adapters.get("notebook")({"folder": str(folder)}, Wire("Notebook"), lambda changed: None)
    began = time.monotonic()
    for number, post in enumerate(posts):
        notebook.publish(replace(post, key=f"floor-{number}"))
    return time.monotonic() - began
