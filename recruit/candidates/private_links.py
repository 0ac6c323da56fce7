"""A candidate's private address: who has it sees and changes everything that is kept of that person.

Its token is made of random letters in the row and a key that the database does not hold. So it can be put into every
letter although only a digest of it is kept, and the database alone opens no page. Nothing that anybody sends leads to
an address or changes what it becomes.
"""

from __future__ import annotations

from collections.abc import Iterator
from hmac import compare_digest

from sqlalchemy import or_, select, update

from recruit.core import tokens, urls
from recruit.core.database import db, now
from recruit.core.tokens import digest
from recruit.core.urls import TAIL
from recruit.models import Application


def grown_from(seed: str, generation: int = 1) -> str:
    """What a token is made of, besides the key."""
    return f"private address {seed} {generation}"


def token_from(seed: str, generation: int = 1) -> str:
    """The token that this seed has with the newest key."""
    return tokens.token(grown_from(seed, generation))


def new_seed() -> str:
    """160 bits of chance, from which the address of one application grows."""
    return tokens.new_seed(20)


def token_of(application: Application) -> str:
    """The token to put into a letter. If the key it was made with is gone a newer address takes its place."""
    grown = grown_from(application.seed, application.generation)
    return tokens.known_token(grown, application.digest, application.next_digest) or renew(application)


def renew(application: Application) -> str:
    """A new token. The old address ends when somebody presses a button at the new one: who asks for another takes
    nothing away, and what only opens it, as a mail scanner does, ends nothing."""
    application.generation += 1
    token = token_from(application.seed, application.generation)
    application.next_digest = digest(token)
    return token


def replace(application: Application) -> str:
    """A new token in the place of every older one, at once: for whoever has another mailbox now, since what lies in the
    former one may open nothing any more."""
    token = renew(application)
    settle(application)
    return token


def by_token(token: str) -> Application | None:
    """The application at a private address."""
    if not token.isascii():
        return None
    known = digest(token)
    return db.session.scalar(
        select(Application).where(or_(Application.digest == known, Application.next_digest == known))
    )


def is_newer(application: Application, token: str) -> bool:
    """Whether it was opened by the newer of two addresses, so that a press there ends the old one."""
    return application.next_digest == digest(token)


def is_current(application: Application, token: str) -> bool:
    """Whether it was opened by the address that was known to work so far."""
    return application.digest == digest(token)


def settle(application: Application) -> None:
    """The newer address is in the candidate's hands: the old one leads nowhere any more."""
    if application.next_digest:
        application.digest, application.next_digest = application.next_digest, None


def address(application: Application) -> str:
    """Where a candidate sees how the application stands."""
    return whole(token_of(application))


def mailed(application: Application) -> str:
    """The same as it stands in letters, with what proves that somebody reads them. No page hands that out."""
    token = token_of(application)
    return f"{whole(token)}?m={next(marks(application, token))}"


def marks(application: Application, token: str) -> Iterator[str]:
    """What only a letter to this mailbox has beside the token, with every key there is, the newest first."""
    return (mark[:22] for mark in tokens.tokens(f"mailbox {token} {application.mailbox}"))


def is_marked(application: Application, token: str, mark: str) -> bool:
    """Whether only a letter to that mailbox has this mark."""
    return any(compare_digest(mark.rstrip(TAIL).encode(), real.encode()) for real in marks(application, token))


def prove(application: Application, token: str, mark: str) -> bool:
    """Whether whoever opens the page has a letter from that mailbox; that somebody had one is noted."""
    if not is_marked(application, token, mark):
        return False
    if application.mailbox_proved_at is None:
        same = (Application.id == application.id, Application.email == application.email)
        still = update(Application).where(*same, Application.forgotten_at.is_(None))
        db.session.execute(still.values(mailbox_proved_at=now()))
    return True


def whole(token: str) -> str:
    """A token as an address."""
    return urls.absolute(f"/applications/{token}")
