"""Recruit's own command, with the fixed addresses of X and LinkedIn led to the channel server of the tests.

`python -m benchmarks.led_astray ADDRESS HURRIED WORDS…`; in a hurry what takes minutes takes seconds.
"""

from __future__ import annotations

import sys
from datetime import timedelta

from recruit import channels, cli
from recruit.posting import claiming, sending, settling, turns
from tests.channel_line import wire_to

LOOKS = (1, 3, 6)


def hurry() -> None:
    """Look for lost posts after seconds, and believe soon that a worker is dead."""
    sending.LOOKS = settling.LOOKS = LOOKS  # type: ignore[assignment]
    turns.SLOW = timedelta(seconds=3)
    claiming.STUCK = sending.STUCK = turns.STUCK = timedelta(seconds=5)


def main(address: str, hurried: str, *words: str) -> None:
    """Speak to that address alone."""
    channels.Wire = wire_to(address)  # type: ignore[misc]
    if hurried == "1":
        hurry()
    cli.main(args=list(words), prog_name="recruit")


if __name__ == "__main__":
    main(*sys.argv[1:])
