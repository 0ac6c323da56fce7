"""What is compared of a person, beside what was written: so the database finds every way to write it."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, mapped_column, validates

from recruit.core.same_people import MOST, mailbox, plain_name


def mailbox_of(context: DefaultExecutionContext) -> str:
    """Of a row that is inserted without an object."""
    return mailbox(context.get_current_parameters().get("email") or "")[:MOST]  # type: ignore[no-untyped-call]


def plain_name_of(context: DefaultExecutionContext) -> str:
    """Of a row that is inserted without an object."""
    return plain_name(context.get_current_parameters().get("name") or "")[:MOST]  # type: ignore[no-untyped-call]


class WithMailbox:
    """A row with a mail address."""

    mailbox: Mapped[str] = mapped_column(String(MOST), default=mailbox_of, index=True)
    """The address as `recruit.core.same_people` compares it; mail goes to what was written."""

    @validates("email")
    def compare_address(self, key: str, email: str) -> str:
        """It follows the address."""
        self.mailbox = mailbox(email or "")[:MOST]
        return email


class WithName:
    """A row with somebody's name."""

    plain_name: Mapped[str] = mapped_column(String(MOST), default=plain_name_of, index=True)
    """The name as `recruit.core.same_people` compares it."""

    @validates("name")
    def compare_name(self, key: str, name: str) -> str:
        """It follows the name."""
        self.plain_name = plain_name(name or "")[:MOST]
        return name
