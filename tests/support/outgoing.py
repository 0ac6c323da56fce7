"""What a worker and the clock do to posts, and what then stands in the notebook."""

from __future__ import annotations

import json

import jobs.dispatch
import jobs.publish_posts
from recruit.config import Settings
from recruit.core.database import db
from recruit.models import Publication
from recruit.publishing import publications


def publish(channel_id: int) -> None:
    """What a worker does; afterwards this test sees what the worker wrote."""
    jobs.publish_posts.publish(channel_id)
    db.session.expire_all()


def sweep() -> int:
    """What the clock does."""
    rung = jobs.dispatch.sweep()
    db.session.expire_all()
    return rung


def lines(settings: Settings) -> list[dict[str, str]]:
    """What stands in the notebook."""
    found = list(settings.folder.glob("*.jsonl"))
    return [json.loads(line) for path in found for line in path.read_text().splitlines()]


def due(publication: Publication) -> None:
    """Make it due now."""
    assert publications.schedule(publication) == []
    db.session.commit()
