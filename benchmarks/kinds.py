"""What it costs a click to say whether a person made it."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

from benchmarks.figures import Figure
from recruit.attribution.clicks.classification import FETCHES, PURPOSES, always_tells, as_environ, kind_of
from recruit.attribution.clicks.user_agents import judged

TIMES, AT_ONCE = 300, 1000
AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{}.0.0.0 Safari/537.36"
HEADERS = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "cross-site"}
NAMES = ("REQUEST_METHOD", "HTTP_USER_AGENT", "wsgi.url_scheme", *PURPOSES, *FETCHES)


def measure() -> list[Figure]:
    """tell robots from people"""
    known = as_environ("GET", HEADERS | {"User-Agent": AGENT.format(126)}, True)
    kind_of(known)
    floor = microseconds(lambda: [known.get(name) for name in NAMES], AT_ONCE)
    cached = microseconds(lambda: kind_of(known), AT_ONCE)
    judged.cache_clear()
    always_tells.cache_clear()
    agents = iter(range(TIMES))
    fresh = microseconds(lambda: kind_of(known | {"HTTP_USER_AGENT": AGENT.format(next(agents))}), 1)
    what = "say what a click comes from, median"
    return [
        Figure(f"{what}, an agent seen before", "kind_of(environ)", cached, "µs", floor, "reading the same headers"),
        Figure(f"{what}, a new agent", "kind_of(environ)", fresh, "µs", floor, "reading the same headers"),
    ]


def microseconds(act: Callable[[], object], at_once: int) -> float:
    """What doing it once takes, at the median."""
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        for _ in range(at_once):
            act()
        taken.append((time.perf_counter() - began) / at_once)
    return median(taken) * 1e6
