"""Recruit's own command, with the fixed addresses of X and LinkedIn led to the channel server of the tests.

`python -m benchmarks.led_astray ADDRESS HURRIED WORDS…`; in a hurry what takes minutes takes seconds.
"""

from __future__ import annotations

import sys
from datetime import timedelta

from recruit.ops import cli
from recruit.publishing import channel_locks, channels, due_posts, lost_answers, outcomes
from tests.support.channel_server.wire import wire_to

LOOKS = (1, 3, 6)


def hurry() -> None:
    """Look for lost posts after seconds, and believe soon that a worker is dead."""
    outcomes.LOOKS = lost_answers.LOOKS = LOOKS  # type: ignore[assignment]
    channel_locks.SLOW = timedelta(seconds=3)
    due_posts.STUCK = outcomes.STUCK = channel_locks.STUCK = timedelta(seconds=5)


def main(address: str, hurried: str, *words: str) -> None:
    """Speak to that address alone."""
    channels.Wire = wire_to(address)  # type: ignore[misc]
    if hurried == "1":
        hurry()
    cli.main(args=list(words), prog_name="recruit")


if __name__ == "__main__":
    main(*sys.argv[1:])
