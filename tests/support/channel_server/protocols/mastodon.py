"""What Mastodon answers, as far as our adapter asks: the manners of the channel server."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from tests.support.channel_server.accounts import Call, Channel, Held, Said, iso


class Mastodon(Channel):
    """`remembers`: a second post with the same key answers with the first, as the official server does for an hour."""

    name = "mastodon"
    prefixes = ("/api/",)
    doors = (
        ("POST", "/api/v1/statuses", "create"),
        ("GET", r"/api/v1/accounts/(\w+)/statuses", "find"),
        ("PUT", r"/api/v1/statuses/(\d+)", "edit"),
        ("DELETE", r"/api/v1/statuses/(\d+)", "delete"),
        ("GET", r"/api/v1/statuses/(\d+)", "show"),
        ("GET", "/api/v1/accounts/verify_credentials", "verify"),
        ("GET", "/api/v[12]/instance", "instance"),
    )
    open_doors = ("instance",)

    @staticmethod
    def filled_in(address: str, account: str, token: str) -> Mapping[str, str]:
        return {"server": address, "access_token": token}

    def unknown(self) -> Said:
        return Said(401, {"error": "The access token is invalid"})

    def create(self, call: Call) -> Said:
        key, text = call.headers.get("Idempotency-Key", ""), str(call.body.get("status", ""))
        if not text:
            return Said(422, {"error": "Validation failed: Text can't be blank"})
        first = self.by_key.get((call.account, key)) if self.remembers and key else None
        if first and first.at < self.clock() - timedelta(hours=1):
            first = None
        return Said(200, self._status(first or self.accept(call.account, text, key=key)))

    def find(self, call: Call, id: str) -> Said:
        most, before = min(int(call.query.get("limit", "20")), 40), int(call.query.get("max_id", "0"))
        return Said(200, [self._status(post) for post in self.listed(call.account, most, before=before)])

    def show(self, call: Call, id: str) -> Said:
        return self._of(id, lambda held: None)

    def edit(self, call: Call, id: str) -> Said:
        if not call.body.get("status") or set(call.body) - {"status", "language"}:
            return Said(422, {"error": "Validation failed: Text can't be blank"})
        return self._of(id, lambda held: vars(held).update(text=call.body["status"], edits=held.edits + 1))

    def delete(self, call: Call, id: str) -> Said:
        return self._of(id, lambda held: setattr(held, "live", False))

    def verify(self, call: Call) -> Said:
        return Said(200, {"id": "1", "username": call.account, "acct": call.account})

    def instance(self, call: Call) -> Said:
        limits = {"max_characters": 500, "characters_reserved_per_url": 23}
        return Said(200, {"configuration": {"statuses": limits}})

    def _of(self, id: str, do: Callable[[Held], object]) -> Said:
        held = self.by_id.get(id)
        if not held or not held.live:
            return Said(404, {"error": "Record not found"})
        do(held)
        return Said(200, self._status(held))

    def _status(self, held: Held) -> dict[str, Any]:
        words = f"<p>{html.escape(held.text)}</p>"
        address = f"https://social.example/@{held.account}/{held.id}"
        return {"id": held.id, "created_at": iso(held.at), "url": address, "uri": address, "content": words}
