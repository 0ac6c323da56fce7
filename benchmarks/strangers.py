"""How long it takes to read what strangers write, when they write it to keep us busy."""

from __future__ import annotations

import gc
import time

from benchmarks.figures import Figure
from tests.support.readers_of_input import READERS, Reader, hostile

SIZE = 20_000
"""Characters, where a reader takes as many; half of that is the floor."""
NOTICED = 0.02
"""Seconds below which a ratio says more of the machine than of the reader."""


def measure() -> list[Figure]:
    """texts that are written to keep readers busy: the worst of each, and the same with half the text"""
    found = [figure for reader in READERS if (figure := worst(reader))]
    return sorted(found, key=lambda figure: -figure.value / figure.floor)[:12]


def worst(reader: Reader) -> Figure | None:
    """The text that takes this reader longest, beside half of it; None where nothing takes long enough to be told."""
    size = min(2 * reader.most if reader.caps else reader.most, SIZE)
    for _, text in hostile(200):
        reader.read(text)
    took = {piece: seconds(reader, text) for piece, text in hostile(size)}
    piece = max(took, key=lambda one: took[one])
    if took[piece] < NOTICED:
        return None
    whole, half = min(again(reader, piece, size, "789")), min(again(reader, piece, size // 2, "456"))
    if whole < NOTICED:
        return None
    return Figure(f"{reader.name}: {size} signs of {piece!r}", "python -m benchmarks", whole, "s", half, "half of it")


def again(reader: Reader, piece: str, size: int, first: str) -> list[float]:
    """The same three times, each with another first sign: much of what was read is remembered."""
    [text] = [text for it, text in hostile(size) if it == piece][:1]
    return [seconds(reader, f"{sign}{text}") for sign in first]


def seconds(reader: Reader, text: str) -> float:
    """How long one reading takes."""
    gc.disable()
    began = time.perf_counter()
    reader.read(text)
    took = time.perf_counter() - began
    gc.enable()
    return took
