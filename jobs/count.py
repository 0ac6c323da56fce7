"""Take over what the web processes wrote down, and bring the figures up to date."""

from __future__ import annotations

from jobs import job
from recruit.clicks import ingesting
from recruit.figures import applications


@job
def count() -> int:
    """Look once; the number of clicks that were new."""
    clicks = ingesting.take_over()
    applications.catch_up()
    return clicks
