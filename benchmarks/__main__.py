"""`make bench`: one table, and progress on the way; nothing here is a promise, so nothing is asserted."""

from __future__ import annotations

import sys
import time

from benchmarks import (
    applications,
    clicks,
    composing,
    kinds,
    previewing,
    publishing,
    scale,
    sharing,
    slow_clients,
    starting,
    storm,
    strangers,
)
from benchmarks.figures import Figure

MEASURES = (
    composing.measure,
    previewing.measure,
    applications.measure,
    sharing.measure,
    slow_clients.measure,
    starting.measure,
    publishing.measure,
    storm.measure,
    clicks.measure,
    scale.measure,
    kinds.measure,
    strangers.measure,
)


def main() -> None:
    """Measure everything, then show it."""
    figures: list[Figure] = []
    for number, measure in enumerate(MEASURES, 1):
        print(f"[{number}/{len(MEASURES)}] {measure.__doc__}", file=sys.stderr, flush=True)
        began = time.monotonic()
        figures += measure()
        print(f"      {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    rows = [("what", "command", "figure", "floor", "ratio"), *(figure.row for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    for row in rows:
        print("  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)).rstrip())


if __name__ == "__main__":
    main()
