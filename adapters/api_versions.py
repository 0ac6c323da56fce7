"""Versions of interfaces that are switched off by their date: the ones we speak, and their last day."""

from __future__ import annotations

from datetime import date

LINKEDIN = "202608"


def linkedin_ends(version: str) -> date:
    """LinkedIn switches a version off in the middle of the same month a year later (202508 on 17 August 2026)."""
    return date(int(version[:4]) + 1, int(version[4:6]), 15)


ENDS = {f"LinkedIn {LINKEDIN}": linkedin_ends(LINKEDIN)}
"""A test fails sixty days before any of these, so that a newer version is tried in time."""
