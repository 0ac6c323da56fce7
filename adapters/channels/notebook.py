"""A file of one's own: for trying things out, and for handing posts to a program nobody has written an adapter for."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from adapters import wording
from adapters.abilities import Closable, Editable, Findable
from adapters.errors import Rejected, Unauthorised, Unavailable, Uncertain
from adapters.http import NO_SIGN, has_no_signs
from adapters.types import Audience, Closing, Post, Receipt, Setting


class Notebook(Findable, Editable, Closable):
    """Posts are written to a file on the machine that Recruit runs on, one line of JSON each. Nothing leaves the house.

    There is nothing to fill in: the posts appear in a file called posts.jsonl in Recruit's own data folder. For another
    place, ask whoever looks after the machine for a folder in which Recruit may write, and fill it in here.
    """

    kind = "notebook"
    label = "Notebook"
    limit = 3000
    layout = wording.NOTEBOOK
    settings = (Setting("folder", "Folder", "The full path; empty for Recruit's own data folder.", required=False),)
    repeatable = True
    shows_card = False
    closing = Closing.EDIT
    audience = Audience.INTERNAL

    def verify(self) -> str:
        """The file, once the folder could be written to."""
        with self._locked():
            return str(self._file)

    def publish(self, post: Post) -> Receipt:
        """Write the post down, once; the disk has it when this returns."""
        self._check(post)
        with self._locked():
            if self._lines(post.key):
                return Receipt(post.key)
            line = {"key": post.key, "at": post.at, **_words(post)}
            try:
                with self._file.open("a+b") as file:
                    # A line that a power cut left half written stays a line of its own.
                    start = b"\n" if file.tell() and not self._file.read_bytes().endswith(b"\n") else b""
                    file.write(start + json.dumps(line, ensure_ascii=False).encode() + b"\n")
                    file.flush()
                    os.fsync(file.fileno())
            except OSError:
                raise Uncertain(self.says("{label}: the disk did not say whether the post is written.")) from None
        return Receipt(post.key)

    def find(self, post: Post, since: datetime) -> Receipt | None:
        """The line that has the post's key."""
        with self._locked():
            return Receipt(post.key) if self._lines(post.key) else None

    def edit(self, receipt: Receipt, post: Post) -> Receipt:
        """Put other words in the place of those of the line, and say that it was edited."""
        self._check(post)
        with self._locked():
            lines = self._lines(receipt.id)
            if not lines or json.loads(lines[0]).get("closed"):
                raise self.is_gone(receipt)
            self._rewrite(receipt.id, {**_words(post), "edited": True})
        return receipt

    def take_down(self, receipt: Receipt, farewell: str) -> None:
        """Put the farewell in the place of the words."""
        with self._locked():
            self._rewrite(receipt.id, {"text": farewell, "closed": True})

    def is_up(self, receipt: Receipt) -> bool:
        """Whether the line is there with words of ours."""
        with self._locked():
            lines = self._lines(receipt.id)
        return bool(lines) and not json.loads(lines[0]).get("closed")

    def _check(self, post: Post) -> None:
        """What no line of a channel takes, no file does."""
        if has_no_signs(_words(post)):
            raise Rejected(self.says(NO_SIGN))

    def _rewrite(self, key: str, changed: dict[str, Any]) -> None:
        """The line with that key, changed; all others as they are. The old file stands until the new one is whole."""
        wanted = self._lines(key)
        if not wanted:
            return
        changes = json.dumps({**json.loads(wanted[0]), **changed}, ensure_ascii=False)
        new = self._file.with_suffix(".new")
        with new.open("w", encoding="utf-8") as file:
            for line in self._file.read_text("utf-8", "replace").rstrip("\n").split("\n"):
                file.write((changes if line in wanted else line) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, self._file)

    @property
    def _file(self) -> Path:
        return Path(self.setting("folder")).expanduser() / "posts.jsonl"

    def _lines(self, key: str) -> list[str]:
        if not self._file.exists():
            return []
        return [line for line in self._file.read_text("utf-8", "replace").split("\n") if _key(line) == key]

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """The file to ourselves: several workers may write at the same time."""
        try:
            if not self.setting("folder") or not self._file.parent.is_dir():
                raise Unauthorised(self.says("{label}: there is no such folder. Make it, or fill in another."))
            with self._file.with_suffix(".lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                yield
        except OSError:
            raise Unavailable(self.says("{label}: the file cannot be written.")) from None


def _words(post: Post) -> dict[str, Any]:
    return {"text": post.text, "link": post.link, "title": post.title}


def _key(line: str) -> Any:
    try:
        return json.loads(line).get("key")
    except (ValueError, AttributeError):
        return None  # half a line
