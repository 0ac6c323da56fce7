"""One accent colour, readable on white and on the dark page."""

from __future__ import annotations

import re

DEFAULT = "#0b57a4"
DARK_PAGE = "#12161d"
WHITE = "#ffffff"
ENOUGH = 4.5
"""Contrast of words with their ground, WCAG 2.2 AA (1.4.3)."""

Colour = tuple[int, int, int]


def parse_colour(text: str) -> Colour:
    """Red, green and blue; the default for whatever is no colour."""
    digits = text if re.fullmatch(r"#[0-9a-fA-F]{6}", text) else DEFAULT
    return int(digits[1:3], 16), int(digits[3:5], 16), int(digits[5:7], 16)


def written(colour: Colour) -> str:
    """As a style sheet wants it."""
    return "#" + "".join(f"{part:02x}" for part in colour)


def luminance(colour: Colour) -> float:
    """How light a colour is to the eye, as WCAG reckons it."""
    linear = [part / 3294.6 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (the same) to 21 (black on white)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def towards(colour: Colour, goal: Colour, share: float) -> Colour:
    """A mixture of two colours."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, goal, strict=True))
    return red, green, blue


def readable(colour: Colour, ground: Colour, goal: Colour) -> Colour:
    """The nearest mixture with `goal` that can be read on `ground`."""
    steps = (towards(colour, goal, step / 50) for step in range(51))
    return next(step for step in steps if contrast(step, ground) >= ENOUGH)


def on_light(accent: str) -> str:
    """The accent, darkened until white words on it can be read."""
    return written(readable(parse_colour(accent), parse_colour(WHITE), (0, 0, 0)))


def on_dark(accent: str) -> str:
    """The accent, lightened until it can be read on the dark page; a little more, for light on dark glares less."""
    return written(
        readable(towards(parse_colour(accent), parse_colour(WHITE), 0.35), parse_colour(DARK_PAGE), parse_colour(WHITE))
    )
