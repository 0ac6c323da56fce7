"""What a candidate's form did, said on the page that comes after it.

There is no session to keep a sentence in: the address carries which sentence it is, and no words.
"""

from __future__ import annotations

from flask import request
from flask_babel import lazy_gettext as _l

SENTENCES = {
    "ended": ("stands", _l("Done: the older address no longer works.")),
    "answered": ("screening", _l("Your answer is saved. It stands beside what we found, and the office reads it.")),
    "not_me": ("screening", _l("Saved: you say that this is not you, so it does not count. The office reads it.")),
    "sent": ("messages", _l("Your message is sent.")),
    "corrected": ("corrected", _l("Saved. This is what we have from you now.")),
    "unchanged": ("corrected", _l("You changed nothing, so everything is as it was.")),
    "moved": (
        "corrected",
        _l(
            "Saved. From now on we write to the new e-mail address. This page has a new address too, which we mailed "
            "there; the old one no longer works."
        ),
    ),
    "chosen": ("origin", _l("Saved.")),
    "kept": ("pool", _l("Saved: we may keep your application for other vacancies.")),
    "not_kept": ("pool", _l("Saved: we do not keep your application for other vacancies, and do not ask again.")),
}
"""What can have been done, with the part of the page that it changed."""


def place(done: str) -> str | None:
    """The part of the page where this is said."""
    return SENTENCES[done][0] if done in SENTENCES else None


def just_done(where: str) -> str:
    """What was done in that part of the page a moment ago; empty for nothing."""
    there, said = SENTENCES.get(request.args.get("done", ""), ("", ""))
    return str(said) if there == where else ""
