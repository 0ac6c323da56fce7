"""A folder of one's own: each post is a file of text in it, for whoever prints or reads them out."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from pathlib import Path

from adapters import wording
from adapters.abilities import Findable
from adapters.errors import Rejected, Unauthorised, Unavailable
from adapters.http import NO_SIGN, has_no_signs
from adapters.types import Audience, Post, Receipt, Setting


class OutTray(Findable):
    """Posts are put as files of text into a folder on the machine that Recruit runs on. Nothing leaves the house."""

    kind = "outtray"
    label = "Out tray"
    limit = 3000
    layout = wording.NOTEBOOK
    settings = (Setting("folder", "Folder", "The full path; empty for Recruit's own data folder.", required=False),)
    repeatable = True
    shows_card = False
    audience = Audience.INTERNAL

    def verify(self) -> str:
        """The folder, if it is there."""
        if not self.setting("folder") or not Path(self.setting("folder")).is_dir():
            raise Unauthorised(self.says("{label}: there is no such folder. Make it, or fill in another."))
        return self.setting("folder")

    def publish(self, post: Post) -> Receipt:
        """Write the file, once: a file of that name is the post."""
        if has_no_signs(post.text):
            raise Rejected(self.says(NO_SIGN))
        self.verify()
        try:
            if not self._file(post).exists():
                self._file(post).with_suffix(".new").write_text(post.text, "utf-8")
                self._file(post).with_suffix(".new").rename(self._file(post))
        except OSError:
            raise Unavailable(self.says("{label}: the file cannot be written.")) from None
        return Receipt(post.key)

    def find(self, post: Post, since: datetime) -> Receipt | None:
        """The file that has the post's key."""
        self.verify()
        return Receipt(post.key) if self._file(post).exists() else None

    def _file(self, post: Post) -> Path:
        return Path(self.setting("folder")) / f"{sha256(post.key.encode()).hexdigest()[:20]}.txt"
