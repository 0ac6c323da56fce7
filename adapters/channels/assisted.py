"""The family of channels where a person does the posting: words to copy, a place to open, an address to paste back."""

from __future__ import annotations

from typing import ClassVar

import regex

from adapters.base import Adapter, Audience, Closing, Editing, Post, Receipt, Rejected, Setting, Unauthorised
from adapters.typed_settings import plain


class Group(Adapter):
    """A group on a network that lets no program post into it."""

    assisted = True
    closing = Closing.BY_HAND
    editing = Editing.BY_HAND
    audience = Audience.CLOSED
    settings = (Setting("group", "Address of the group", "Copy it from your browser when the group is open."),)
    address: ClassVar[str]
    """The address of any group, up to its own name or number."""

    def place(self) -> str:
        """The group's address, made from whichever address or number was filled in."""
        given = plain(self.setting("group"))
        path = regex.escape(self.address.removeprefix("https://www."))
        name = r"(?P<name>[A-Za-z0-9_][A-Za-z0-9_.-]*)"
        found = regex.fullmatch(rf"(?i)(?:https?://)?(?:[\w-]+\.)?{path}{name}(?:[/?#].*)?|{name}", given)
        return f"{self.address}{found['name']}/" if found else ""

    def verify(self) -> str:
        """The group's address, if it is one."""
        if not self.place():
            raise Unauthorised(
                self.says(
                    "{label}: fill in the address of the group, such as {example}.", example=f"{self.address}12345"
                )
            )
        return self.place()

    def publish(self, post: Post) -> Receipt:
        """Never: the network allows people only."""
        raise Rejected(self.says("{label}: a person posts this. Copy the text, open the group, and paste it there."))

    def edit(self, receipt: Receipt, post: Post) -> Receipt:
        """Never either; the person who posted it can."""
        raise Rejected(self.says("{label}: change the post yourself: {address}", address=receipt.url or self.place()))

    def take_down(self, receipt: Receipt, farewell: str) -> None:
        """Never either; the person who posted it can."""
        raise Rejected(
            self.says("{label}: take the post down yourself: {address}", address=receipt.url or self.place())
        )
