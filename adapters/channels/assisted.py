"""Places where a person does the posting: words to copy, a place to open, an address to paste back.

A new place of this kind is a row in `PLACES`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import regex

from adapters import wording
from adapters.abilities import Assisted
from adapters.errors import Rejected, Unauthorised
from adapters.typed_settings import plain
from adapters.types import Audience, Post, Receipt, Setting


class Group(Assisted):
    """A group on a network that lets no program post into it."""

    layout = wording.GROUP
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


@dataclass(frozen=True)
class Place:
    """One such network."""

    kind: str
    label: str
    limit: int
    """The longest post, in characters."""
    address: str
    help: str

    def adapter(self) -> type[Group]:
        """How to speak to it: as a kind of its own."""
        facts = {"kind": self.kind, "label": self.label, "limit": self.limit, "address": self.address}
        return type(self.label.replace(" ", ""), (Group,), {**facts, "__doc__": self.help, "__module__": __name__})


PLACES = (
    Place(
        kind="linkedin_group",
        label="LinkedIn group",
        limit=3000,
        address="https://www.linkedin.com/groups/",
        help="""
    A group on LinkedIn. LinkedIn lets no program post into groups, so you do it, with the words ready to copy.

    1. Open the group on LinkedIn and copy its address from your browser. Fill it in here.
    2. When a vacancy is due you get the text, a button to copy it, and a link to the group.
    3. Paste the address of your post back here, so that you are reminded to take it down when the vacancy is filled.
    """,
    ),
    Place(
        kind="facebook_group",
        label="Facebook group",
        limit=63_206,
        address="https://www.facebook.com/groups/",
        help="""
    A group on Facebook. Facebook lets no program post into groups, so you do it, with the words ready to copy.

    1. Open the group on Facebook and copy its address from your browser. Fill it in here.
    2. Read the rules of the group: some want vacancies on one day of the week only.
    3. When a vacancy is due you get the text, a button to copy it, and a link to the group.
    4. Paste the address of your post back here, so that you are reminded to take it down when the vacancy is filled.
    """,
    ),
)
KINDS = tuple(place.adapter() for place in PLACES)
