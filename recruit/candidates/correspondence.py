"""Letters to candidates: in their language, with their private address, and gone when they are."""

from __future__ import annotations

from typing import Any

from recruit.candidates import private_links, unit_access
from recruit.config import running
from recruit.core import urls
from recruit.models import About, Application, Letter, Proven, Vacancy
from recruit.organisation import mailed_links
from recruit.organisation.employer import employer
from recruit.outbox import letters


def write(application: Application, template: str, proves: Proven | None = None, **facts: Any) -> Letter:
    """A letter from `mail/<template>/` to the candidate. `proves` says what is true once it has left."""
    return letters.write(
        application.email,
        template,
        application.language,
        about=About(application.id),
        proves=proves,
        reply_to=reply_to(application.vacancy),
        name=application.name,
        vacancy=application.vacancy,
        organisation=employer().name,
        address=private_links.mailed(application),
        **facts,
    )


def send(application: Application, subject: str, text: str, proves: Proven | None = None) -> Letter:
    """A letter in the words that somebody wrote."""
    return letters.put(
        application.email,
        subject,
        text,
        about=About(application.id),
        proves=proves,
        reply_to=reply_to(application.vacancy),
    )


def reply_to(vacancy: Vacancy) -> str:
    """Who reads what a candidate mails back: the contact of the vacancy, or its author, who may know them."""
    author = vacancy.author if vacancy.author and unit_access.may_read(vacancy.author, vacancy) else None
    return vacancy.contact_email or (author.email if author else "") or employer().privacy_email


def who_may_open(vacancy: Vacancy) -> str:
    """Who hears that something happened: the same, but for a colleague who may not open what the letter leads to."""
    account = mailed_links.find_user(vacancy.contact_email) if vacancy.contact_email else None
    if account is None or unit_access.may_read(account, vacancy):
        return reply_to(vacancy)
    author = vacancy.author if vacancy.author and unit_access.may_read(vacancy.author, vacancy) else None
    return author.email if author else employer().privacy_email


def tell_office(application: Application, template: str, anchor: str = "") -> Letter | None:
    """Tell whoever reads mail about the vacancy that something happened, without saying with whom; None for nobody."""
    vacancy = application.vacancy
    reader = who_may_open(vacancy)
    if not reader:
        return None
    language = (vacancy.author.language if vacancy.author else "") or running().settings.language
    address = urls.absolute(f"/office/applications/{application.id}{anchor}")
    return letters.write(
        reader,
        template,
        language,
        about=About(application.id),
        to_colleague=True,
        vacancy=vacancy,
        organisation=employer().name,
        address=address,
    )
