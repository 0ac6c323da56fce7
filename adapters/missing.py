"""What stands for a kind of channel that this version does not have: a row may outlive its adapter."""

from __future__ import annotations

from typing import NoReturn

from adapters import wording
from adapters.abilities import Assisted
from adapters.errors import Unauthorised
from adapters.types import Audience, Post, Receipt


class Missing(Assisted):
    """This version of Recruit does not have this kind of channel. What is out here a person sees to."""

    limit = 3000
    layout = wording.NOTEBOOK
    audience = Audience.CLOSED
    shows_card = False

    def place(self) -> str:
        """Nobody knows."""
        return ""

    def verify(self) -> str:
        """Never."""
        self._is_missing()

    def publish(self, post: Post) -> Receipt:
        """Never."""
        self._is_missing()

    def _is_missing(self) -> NoReturn:
        raise Unauthorised(self.says("{label}: this version of Recruit does not have this kind of channel."))


def stand_in(kind: str) -> type[Missing]:
    """For that kind, by the name that its rows have."""
    return type("MissingKind", (Missing,), {"kind": kind, "label": kind, "__doc__": Missing.__doc__})
