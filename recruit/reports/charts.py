"""Rows to small pictures, drawn on the server. A picture has no words that do not stand beside it or in its title, and
takes its colours from the style sheet."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

LONGEST = 48
"""Of a bar, in pixels."""
WIDTH, HEIGHT, EDGE = 72, 24, 2
"""Of a sparkline, in pixels."""


def bar(value: float, most: float) -> Markup:
    """A bar for a number that stands beside it."""
    width = max(1, round(LONGEST * value / most)) if most > 0 and value > 0 else 0
    return Markup(
        '<svg width="{}" height="10" aria-hidden="true" focusable="false">'
        '<rect width="100%" height="100%" rx="2"/></svg>'
    ).format(width)


def sparkline(values: Sequence[float], title: str) -> Markup:
    """A line through some months; the title holds its numbers."""
    if len(values) < 2:
        return Markup("")
    points = " ".join(f"{x:g},{y:g}" for x, y in zip(*places(values), strict=True))
    last_x, last_y = points.rsplit(" ", 1)[-1].split(",")
    return Markup(
        '<svg class="spark" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img"><title>{title}</title>'
        '<polyline points="{points}"/><circle cx="{x}" cy="{y}" r="2"/></svg>'
    ).format(w=WIDTH, h=HEIGHT, title=title, points=points, x=last_x, y=last_y)


def places(values: Sequence[float]) -> tuple[list[float], list[float]]:
    """Where the points lie: the first at the left, nothing at the foot, the largest at the top."""
    most, step = max(*values, 1), (WIDTH - 2 * EDGE) / (len(values) - 1)
    across = [round(EDGE + number * step, 1) for number in range(len(values))]
    down = [round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * max(0, value) / most, 1) for value in values]
    return across, down
