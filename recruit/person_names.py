"""What people who work here are called: by a name, and never by an account of theirs."""

from __future__ import annotations

import regex

from recruit.same_people import fold

ACCOUNT = regex.compile(r"[@\\]")
"""klaas@acme.example, ACME\\klaas: what providers and mail programs have where nobody gave a name."""
LETTER = regex.compile(r"\p{L}")


def name_in(said: str) -> str:
    """What is said, where it is a name; empty for an account, and for what has no letter that can be seen."""
    seen = fold(said)
    return said if LETTER.search(seen) and not ACCOUNT.search(seen) else ""
