"""What people who work here are called: by a name, and never by an account of theirs."""

from __future__ import annotations

import regex

from recruit.core.same_people import fold

ACCOUNT = regex.compile(r"[@\\/]|\(at\)|\[at\]|^mailto:|^\S*\p{L}\p{Nd}\S*$|^\S*\p{Nd}\S*\p{L}\S*$")
"""klaas@acme.example, klaas(at)acme.example, mailto:klaas, ACME\\klaas, acme/klaas, kvaak01: what providers and mail
programs have where nobody gave a name. A number of its own, as in “Jan de Vries 2e”, is part of a name."""
LETTER = regex.compile(r"\p{L}")


def name_in(said: str) -> str:
    """What is said, where it is a name; empty for an account, and for what has no letter that can be seen."""
    seen = fold(said)
    return said if LETTER.search(seen) and not ACCOUNT.search(seen) else ""
