"""What LinkedIn answers, as far as our adapter asks: the manners of the channel server."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tests.support.channel_server.accounts import Call, Channel, Held, Said


class LinkedIn(Channel):
    """`remembers`: a second post with the same words is refused, and the first is named."""

    name = "linkedin"
    author = "urn:li:organization:5515715"
    prefixes = ("/rest/posts",)
    doors = (
        ("POST", "/rest/posts", "create"),
        ("GET", "/rest/posts", "find"),
        ("POST", "/rest/posts/(urn:li:share:.+)", "edit"),
        ("DELETE", "/rest/posts/(urn:li:share:.+)", "delete"),
        ("GET", "/rest/posts/(urn:li:share:.+)", "show"),
    )

    fixed = "https://api.linkedin.com"

    @staticmethod
    def filled_in(address: str, account: str, token: str) -> Mapping[str, str]:
        return {"organization": "5515715", "access_token": token}

    def unknown(self) -> Said:
        return Said(401, {"message": "Empty oauth2_access_token", "serviceErrorCode": 401, "status": 401})

    def answer(self, name: str, call: Call, path: re.Match[str]) -> Said:
        if not call.headers.get("LinkedIn-Version"):
            return Said(400, {"message": "A version must be present.", "code": "VERSION_MISSING", "status": 400})
        return super().answer(name, call, path)

    def create(self, call: Call) -> Said:
        author, words = str(call.body.get("author", "")), str(call.body.get("commentary", ""))
        article = (call.body.get("content") or {}).get("article") or {}
        if not author or not words:
            return Said(400, {"message": "commentary is required", "status": 400})
        if first := self.same(author, words):
            message = f"Content is a duplicate of {first.id}"
            errors = {"inputErrors": [{"code": "DUPLICATE_POST", "description": "Duplicate post is detected"}]}
            return Said(422, {"message": message, "errorDetails": errors, "status": 422})
        urn = f"urn:li:share:{70_000 + len(self.posts)}"
        self.accept(author, words, id=urn, link=str(article.get("source", "")))
        return Said(201, None, {"x-restli-id": urn})

    def find(self, call: Call) -> Said:
        count, start = int(call.query.get("count", "10")), int(call.query.get("start", "0"))
        if count > 100:
            return Said(400, {"message": "count is more than 100", "status": 400})
        posts = self.listed(call.query.get("author", ""), count, start=start)
        return Said(200, {"elements": [_linkedin(post) for post in posts], "paging": {}})

    def show(self, call: Call, urn: str) -> Said:
        held = self.by_id.get(urn)
        return Said(200, _linkedin(held)) if held and held.live else Said(404, {"message": "Not found", "status": 404})

    def edit(self, call: Call, urn: str) -> Said:
        held, words = self.by_id.get(urn), call.body.get("patch", {}).get("$set", {})
        if call.headers.get("X-RestLi-Method") != "PARTIAL_UPDATE" or set(words) != {"commentary"}:
            return Said(400, {"message": "Unknown method or field", "status": 400})
        if not held or not held.live:
            return Said(404, {"message": "Not found", "status": 404})
        held.text, held.edits = words["commentary"], held.edits + 1
        return Said(204)

    def delete(self, call: Call, urn: str) -> Said:
        if urn in self.by_id:
            self.by_id[urn].live = False
        return Said(204)


def _linkedin(held: Held) -> dict[str, Any]:
    made = int(held.at.timestamp() * 1000)
    article = {"article": {"source": held.link}}
    told = {"id": held.id, "author": held.account, "commentary": held.text, "content": article}
    return told | {"createdAt": made, "lastModifiedAt": made}
