"""What somebody sits at, in the words that people have for it, from what a browser says of itself."""

from __future__ import annotations

BROWSERS = (
    *(("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Vivaldi", "Vivaldi")),
    *(("FxiOS", "Firefox"), ("Firefox", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")),
)
SYSTEMS = (
    *(("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows")),
    *(("Mac OS X", "Mac"), ("OpenHarmony", "HarmonyOS"), ("Linux", "Linux")),
)
"""What stands in a browser's name for itself, and what it is called. The first that is found: many name others too."""


def called(agent: str) -> tuple[str, str]:
    """Browser and system; empty for what we do not know."""
    browser = next((name for sign, name in BROWSERS if sign in agent), "")
    return browser, next((name for sign, name in SYSTEMS if sign in agent), "")
