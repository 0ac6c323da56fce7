"""Finish later: the form goes to an address by mail, and what is kept is by which link, and a trace of the address.

It is no service that reminds: one letter each time it is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from recruit.attribution.remembered_visits import remember, trace
from recruit.attribution.touches import Touch
from recruit.candidates.correspondence import reply_to
from recruit.models import About, FinishLater, Letter, Vacancy
from recruit.organisation.employer import employer
from recruit.outbox import letters


def mail_form(
    vacancy: Vacancy, email: str, language: str, carried: dict[str, str], touches: Sequence[Touch], source: int | None
) -> Letter:
    """Mail the address of the form, with what it carries, and remember by which links whoever asks had come."""
    digest = trace(email)
    for touch in touches:
        remember(FinishLater(digest=digest, vacancy_id=vacancy.id, link_id=touch.link, came_at=touch.at))
    if source and not touches:
        remember(FinishLater(digest=digest, vacancy_id=vacancy.id, source_id=source))
    question = f"?{urlencode(carried)}" if carried else ""
    return letters.write(
        email,
        "finish_later",
        language,
        about=About(finish_later_digest=digest),
        reply_to=reply_to(vacancy),
        vacancy=vacancy,
        organisation=employer().name,
        address=f"{vacancy.address}/apply{question}",
    )
