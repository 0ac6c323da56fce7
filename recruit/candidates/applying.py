"""Apply for a vacancy, and what is written when somebody does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update

from recruit.attribution.resolution import STRAIGHT, Came
from recruit.candidates import correspondence, events, leads, private_links
from recruit.candidates.documents import fingerprints
from recruit.candidates.screening import levels, notifications
from recruit.config import running
from recruit.core import tokens
from recruit.core.database import db, lock, now, today
from recruit.core.tokens import digest
from recruit.models import Answer, Application, Letter, Notice, Question, Vacancy
from recruit.models.sharing import Sees

LATE = timedelta(hours=1)
"""How long after its vacancy closed a form is taken that somebody had before them already."""
REPEATED = timedelta(minutes=15)
"""How long the same, sent again, is the same press."""


@dataclass(frozen=True)
class Facts:
    """What a candidate filled in."""

    name: str
    email: str
    phone: str = ""
    motivation: str = ""
    profile: str = ""
    video: str = ""
    language: str = "en"
    referred_by: str = ""
    confirms_sharer: bool | None = None
    sees: Sees = Sees.NOTHING
    """What the colleague may know whose link it was: nothing unless the candidate chose so."""


@dataclass(frozen=True)
class Document:
    """A CV that was put away: its name in the uploads folder, its kind, and the name it came with."""

    name: str
    kind: str
    called: str


class Closed(Exception):
    """The vacancy is closed, and was so before the form was handed out or for more than an hour: nothing was stored."""


def takes(vacancy: Vacancy, handed_out: datetime | None) -> bool:
    """Whether a form that was first handed out then is taken now: who was writing when the vacancy closed is not too
    late."""
    if vacancy.is_open(today()):
        return True
    ended = ended_at(vacancy)
    return handed_out is not None and ended is not None and handed_out <= ended and now() - ended < LATE


def ended_at(vacancy: Vacancy) -> datetime | None:
    """Since when nobody gets its form any more: it was closed by hand, or its last day is over."""
    return min(filter(None, (vacancy.closed_at, vacancy.last_day_ends(running().settings.zone))), default=None)


def apply(
    vacancy: Vacancy,
    facts: Facts,
    proof: str = "",
    document: Document | None = None,
    came: Came = STRAIGHT,
    answers: Iterable[tuple[Question, str, Document | None]] = (),
    first_at: datetime | None = None,
    read_at: datetime | None = None,
    seconds_open: int | None = None,
    notice: Notice | None = None,
) -> tuple[Application, str]:
    """Store an application; the token of its private address comes with it. Raises Closed, and IntegrityError when the
    very same was sent twice at once: then roll back, and `is_repetition`. `first_at` is when somebody got the
    form, `read_at` when they got it as it was sent: what it said of searching is what the candidate knows.
    `seconds_open` is how long that took, and `notice` what stood there."""
    read = [answer(*given) for given in answers]  # the words in which it was asked may change at this very moment
    lock(vacancy)
    if not takes(vacancy, first_at):
        raise Closed
    seed, version = private_links.new_seed(), levels.known_at(vacancy, read_at or now())
    token = private_links.token_from(seed)
    if proof:
        forget_repetitions(proof=proof)
    application = Application(
        vacancy=vacancy,
        blind=vacancy.blind,
        name=facts.name,
        email=facts.email,
        phone=facts.phone,
        motivation=facts.motivation,
        profile=facts.profile,
        video=facts.video,
        language=facts.language,
        referred_by=facts.referred_by,
        confirms_sharer=facts.confirms_sharer,
        tell_sharer=facts.sees.told,
        reward_sharer=facts.sees is Sees.REWARD,
        document=document.name if document else "",
        document_kind=document.kind if document else "",
        document_name=document.called if document else "",
        document_digest=fingerprints.trace(document.name) if document else "",
        notice=notice,
        digest=digest(token),
        seed=seed,
        repetition=proof or None,
        origin=came.origin,
        first=came.first,
        last=came.last,
        source=came.source,
        came_by_address=came.by_address,
        screening=version,
        seconds_open=seconds_open,
        answer_by=levels.answer_by(version or levels.current(vacancy), now()),
    )
    application.answers = read
    db.session.add(application)
    db.session.flush()
    leads.applied(application)
    events.applied.send(application)
    return application, token


def answer(question: Question, text: str, file: Document | None) -> Answer:
    """What was answered to one of the vacancy's own questions, with the words in which it was asked."""
    given = {"document": file.name, "document_kind": file.kind, "document_name": file.called} if file else {}
    return Answer(question=question, asked=question.words, text=text, **given)


def proof_of(sent: str) -> str:
    """What is kept for a while of all that a form sent: the same has the same, and nothing can be read from it."""
    return tokens.token(f"sent {sent}")


def is_repetition(proof: str) -> bool:
    """Whether the very same was sent a moment ago. It says nothing of whose it was, and leads nowhere."""
    known = Application.repetition == proof
    return (
        db.session.scalar(select(Application.id).where(known, Application.created_at >= now() - REPEATED)) is not None
    )


def forget_repetitions(moment: datetime | None = None, proof: str = "") -> None:
    """Whoever sends the same much later means it. With a proof, only that one is emptied."""
    whose = Application.repetition == proof if proof else Application.repetition.is_not(None)
    old = whose & (Application.created_at < (moment or now()) - REPEATED)
    db.session.execute(update(Application).where(old).values(repetition=None))


def letters(application: Application) -> list[Letter]:
    """What to post: to the candidate where to look, and to the office that somebody applied, without saying who."""
    vacancy = application.vacancy
    written = [correspondence.write(application, "received", days=days_until(application.answer_by))]
    version = levels.current(vacancy)
    if version.level and levels.is_untold(application, version.level):
        written.append(notifications.of_level(application, version))  # it changed while the form was being filled in
    told = correspondence.tell_office(application, "new_application")
    return [*written, told] if told else written


def days_until(moment: datetime | None) -> int:
    """Whole days from now."""
    return round(((moment or now()) - now()) / timedelta(days=1))
