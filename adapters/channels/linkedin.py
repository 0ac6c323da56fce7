"""The page of an organisation on LinkedIn, through its Posts API."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

import regex

from adapters import api_versions, wording
from adapters.abilities import Closable, Editable, Findable
from adapters.counting import linkedin_escape, tags
from adapters.errors import ChannelError, Rejected, Unauthorised, Unavailable, Uncertain
from adapters.http import Answer, at, get, get_all
from adapters.timeline_pages import Page
from adapters.typed_settings import first_part, is_number, plain
from adapters.types import Connect, Editing, Post, Receipt, Setting

API = "https://api.linkedin.com/rest/posts"
TOO_LONG = {"FIELD_ARRAY_SIZE_TOO_HIGH", "FIELD_LENGTH_TOO_LONG"}
COUNT, OVERLAP = 50, 10
"""How many posts of the longest kind fit one answer; and how many of them may be deleted between two pages."""


class LinkedIn(Findable, Editable, Closable):
    """Posts appear on the LinkedIn page of your organisation.

    1. Be an administrator of the page on LinkedIn.
    2. At https://developer.linkedin.com make an app for that page, and ask for the product "Community Management API".
    3. In the app's token generator choose w_organization_social and r_organization_social, and copy the token here.
    4. The number of the page is in its address when you manage it: linkedin.com/company/5515715/admin.

    The token lasts 60 days; then make a new one and connect the channel again.
    """

    kind = "linkedin"
    label = "LinkedIn"
    limit = 3000
    layout = wording.LINKEDIN
    settings = (
        Setting("organization", "Number of the page", "Such as 5515715."),
        Setting("access_token", "Access token", secret=True),
        Setting("version", "Version of the interface", "Year and month. Leave it unless LinkedIn has switched it off.",
                required=False, default=api_versions.LINKEDIN),
    )  # fmt: skip
    editing = Editing.WORDS
    connect = Connect(
        authorise="https://www.linkedin.com/oauth/v2/authorization",
        exchange="https://www.linkedin.com/oauth/v2/accessToken",
        publish=("w_organization_social", "r_organization_social"),
        proves_itself=False,
    )
    form = frozenset({"status", "code", "serviceErrorCode"})
    token_days = 60

    def length(self, text: str) -> int:
        """Characters as they are sent: a bracket or an underscore needs a backslash, which may count as well."""
        return len(commentary(text))

    def place(self) -> str:
        """The page itself."""
        return f"https://www.linkedin.com/company/{self._page}/"

    def verify(self) -> str:
        """The page, once its posts could be read with this token."""
        if not is_number(self._page):
            raise Unauthorised(
                self.says(
                    "{label}: fill in the number of the page, not its name. It is in the address of the page when you "
                    "manage it: linkedin.com/company/5515715/admin."
                )
            )
        if not regex.fullmatch(r"20[0-9]{2}(?:0[1-9]|1[0-2])", self._version):
            raise Unauthorised(
                self.says(
                    "{label}: a version is a year and a month, such as {newest}. Empty the field to use that.",
                    newest=api_versions.LINKEDIN,
                )
            )
        answer = self._call("GET", params=self._posts_of_page("1"))
        if not answer.ok or not isinstance(at(answer.json(), "elements"), list):
            raise self.refusal(answer)
        return f"linkedin.com/company/{self._page}"

    def publish(self, post: Post) -> Receipt:
        """One post with a card; LinkedIn does not read the page behind the link for it."""
        article = {"source": post.link, "title": post.title or post.text.partition("\n")[0]}
        if post.summary:
            article["description"] = post.summary
        answer = self._call(
            "POST",
            creates=True,
            json={
                "author": self._urn,
                "commentary": commentary(post.text),
                "visibility": "PUBLIC",
                "distribution": {
                    "feedDistribution": "MAIN_FEED",
                    "targetEntities": [],
                    "thirdPartyDistributionChannels": [],
                },
                "content": {"article": article},
                "lifecycleState": "PUBLISHED",
                "isReshareDisabledByAuthor": False,
            },
        )
        if answer.status == 422 and "DUPLICATE_POST" in _codes(answer):
            return self._first_one(answer)
        if not answer.ok:
            raise self.refusal(answer)
        if not (urn := answer.headers.get("x-restli-id")):
            raise Uncertain(self.says("{label} took the post but did not say where it is."))
        return _receipt(urn)

    def find(self, post: Post, since: datetime) -> Receipt | None:
        """The post that has our tracked link, among those of the page since then."""
        for found in self.timeline(since, self._posts_from):
            if get(found, "content", "article", "source") == post.link:
                return _receipt(get(found, "id"))
        return None

    def edit(self, receipt: Receipt, post: Post) -> Receipt:
        """Other words; LinkedIn lets nobody change the card under them."""
        patch = {"patch": {"$set": {"commentary": commentary(post.text)}}}
        answer = self._call("POST", receipt.id, {"X-RestLi-Method": "PARTIAL_UPDATE"}, creates=True, json=patch)
        if self.says_gone(answer) and not self.is_up(receipt):
            raise self.is_gone(receipt)
        if answer.ok and answer.status != 204:
            raise Uncertain(self.says("{label} did not say whether the post was changed."))
        if not answer.ok:
            raise self.refusal(answer)
        return receipt

    def take_down(self, receipt: Receipt, farewell: str) -> None:
        """Delete the post; LinkedIn agrees as often as it is asked."""
        answer = self._call("DELETE", receipt.id)
        if answer.status != 204:
            raise self.refusal(answer)

    def is_up(self, receipt: Receipt) -> bool:
        """Whether the post is there."""
        return self.is_there(self._call("GET", receipt.id), "id")

    def _first_one(self, answer: Answer) -> Receipt:
        """The post that LinkedIn holds this one to be a duplicate of: ours, unless it was deleted lately."""
        named = regex.search(r"urn:li:\w+:\d+", answer.get("message"))
        if named:
            try:
                is_up = self.is_up(_receipt(named[0]))
            except ChannelError:  # it is there, or was lately: whether it is ours and up a later look will tell
                raise Uncertain(self.says("{label} holds it for a post that it has. The post may be live.")) from None
            if is_up:
                return _receipt(named[0])
        raise Rejected(
            self.says("{label} had this text before and refuses it for a day or two. Change a word and try again.")
        )

    @property
    def _page(self) -> str:
        """The number of the page, from itself, its URN or its address."""
        typed = plain(self.setting("organization"))
        found = regex.search(r"(?i)(?:^|/)company/(?P<page>[^/?#]*)", typed)
        return (found["page"] if found else first_part(typed.rpartition(":")[2])).strip()

    @property
    def _version(self) -> str:
        return plain(self.setting("version")).lower().lstrip("v").replace("-", "")

    @property
    def _urn(self) -> str:
        return f"urn:li:organization:{self._page}"

    def _posts_from(self, start: str) -> Page:
        """The posts from this place on; a page that is not full is the last."""
        answer = self._call("GET", params=self._posts_of_page(str(COUNT)) | {"start": start or "0"})
        if not answer.ok:
            raise self.refusal(answer)
        posts = at(answer.json(), "elements")
        if not isinstance(posts, list):
            raise self.could_not_look(answer)
        # They stand in the order of their last change, so an old one may be among the new.
        changed = get(posts, -1, "lastModifiedAt")
        oldest = datetime.fromtimestamp(int(changed) / 1000, UTC).isoformat() if is_number(changed) else ""
        following = str(int(start or 0) + COUNT - OVERLAP)
        return Page(posts, oldest, following if len(posts) >= COUNT else None)

    def _posts_of_page(self, count: str) -> dict[str, str]:
        return {"q": "author", "author": self._urn, "count": count, "sortBy": "LAST_MODIFIED"}

    def _call(self, method: str, urn: str = "", more: Mapping[str, str] = MappingProxyType({}), **said: Any) -> Answer:
        headers = {
            "Authorization": f"Bearer {self.setting('access_token')}",
            "LinkedIn-Version": self._version,
            "X-Restli-Protocol-Version": "2.0.0",
            "Content-Type": "application/json",
            **more,
        }
        address = f"{API}/{quote(urn, safe='')}" if urn else API
        return self.ask(lambda: self.wire.call(method, address, headers=headers, **said))

    def sign_in_trouble(self, answer: Answer) -> Unauthorised | None:
        """A token that counts no more or lacks a permission, a role that was lost, a version that was switched off."""
        if answer.status == 403 and self.is_own(answer):
            return Unauthorised(
                self.says("{label}: this account may no longer post for the page. Check its role on the page.")
            )
        if answer.status == 400 and "permissions must be used" in self.words_of(answer):
            return Unauthorised(
                self.says("{label}: this token may not post for a page. Make one with w_organization_social.")
            )
        if answer.status == 426 and self.is_own(answer):
            return Unauthorised(
                self.says(
                    "{label} has switched off version {version} of its interface. Nothing was sent. "
                    "Fill in a newer version and connect the channel again.",
                    version=self._version,
                )
            )
        return super().sign_in_trouble(answer)

    def words_of(self, answer: Answer) -> str:
        """What LinkedIn says of it."""
        return answer.get("message")

    def is_too_long(self, answer: Answer, said: str) -> bool:
        """By its code, for the prose may change."""
        return bool(_codes(answer) & TOO_LONG) or super().is_too_long(answer, said)

    def refusal(self, answer: Answer) -> ChannelError:
        """Limits run per day, so seconds of patience do not help."""
        if answer.status == 429:
            until = answer.next_day()
            return Unavailable(self.says("{label} takes no more today."), until, None if until else 3600.0)
        return super().refusal(answer)


def commentary(text: str) -> str:
    """A text as LinkedIn wants it: hashtags marked as such, every other sign of its own language escaped."""
    said, at = "", 0
    for tag in tags(text):
        if tag.value.isalnum():
            said += linkedin_escape(text[at : tag.start]) + rf"{{hashtag|\#|{tag.value}}}"
            at = tag.end
    return said + linkedin_escape(text[at:])


def _receipt(urn: str) -> Receipt:
    return Receipt(urn, f"https://www.linkedin.com/feed/update/{urn}")


def _codes(answer: Answer) -> set[str]:
    """The codes of an error: what to go by, for the prose may change."""
    errors = get_all(answer.json(), "errorDetails", "inputErrors")
    return {get(error, "code") for error in errors} | {answer.get("code")}
