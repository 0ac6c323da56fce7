"""A board of vacancies, as a trial of how little a channel is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from adapters import wording
from adapters.abilities import Answering, Findable
from adapters.errors import Uncertain
from adapters.http import Answer, get_all, site
from adapters.types import Post, Reaction, ReactionKind, Receipt, Setting


class Board(Findable, Answering):
    """Posts appear on a board of vacancies.

    1. Ask whoever looks after the board for a token.
    2. Fill in the server and the token here.
    """

    kind, label, limit, layout = "board", "Board", 1000, wording.LINKEDIN
    settings = (Setting("server", "Server"), Setting("token", "Token", secret=True))
    form = frozenset({"error"})

    def verify(self) -> str:
        """The name of the board."""
        answer = self._call("GET", "/me")
        if not answer.ok or not answer.get("name"):
            raise self.refusal(answer)
        return answer.get("name")

    def publish(self, post: Post) -> Receipt:
        """One post."""
        answer = self._call("POST", "/posts", creates=True, json={"text": post.text, "answers": post.answers})
        if not answer.ok:
            raise self.refusal(answer)
        if not answer.get("id"):
            raise Uncertain(self.says("{label} took the post but did not say where it is."))
        return Receipt(answer.get("id"), f"{site(self.setting('server'))}/posts/{answer.get('id')}")

    def answer(self, reaction: Reaction, post: Post) -> Receipt:
        """A post that answers."""
        return self.publish(post)

    def find(self, post: Post, since: datetime) -> Receipt | None:
        """Among the posts of the board."""
        for row in self._list("/posts"):
            if row["text"].endswith(post.link):
                return Receipt(row["id"], f"{site(self.setting('server'))}/posts/{row['id']}")
        return None

    def reactions(self, receipt: Receipt, cursor: str) -> tuple[list[Reaction], str]:
        """All of them each time."""
        rows = self._list(f"/posts/{receipt.id}/reactions")
        at = datetime.fromisoformat
        return [Reaction(r["id"], ReactionKind.REPLY, r["by"], r["text"], at(r["at"])) for r in rows], str(len(rows))

    def _list(self, path: str) -> list[Any]:
        answer = self._call("GET", path)
        if not answer.ok or not isinstance(answer.json(), dict) or "items" not in answer.json():
            raise self.could_not_look(answer)
        return get_all(answer.json(), "items")

    def _call(self, method: str, path: str, **said: Any) -> Answer:
        headers = {"Authorization": f"Bearer {self.setting('token')}"}
        address = site(self.setting("server")) + path
        return self.ask(lambda: self.wire.call(method, address, headers=headers, **said))
