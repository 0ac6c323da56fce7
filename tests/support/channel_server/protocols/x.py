"""What X answers, as far as our adapter asks: the manners of the channel server."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tests.support.channel_server.accounts import LINK, Call, Channel, Said, iso


class X(Channel):
    """`remembers`: a second post with the same words is refused."""

    name = "x"
    prefixes = ("/2/",)
    doors = (
        ("POST", "/2/tweets", "create"),
        ("GET", r"/2/users/(\d+)/tweets", "find"),
        ("DELETE", r"/2/tweets/(\d+)", "delete"),
        ("GET", r"/2/tweets/(\d+)", "show"),
        ("GET", "/2/users/me", "verify"),
        ("POST", "/2/oauth2/token", "session"),
    )
    open_doors = ("session",)

    fixed = "https://api.x.com"

    @staticmethod
    def filled_in(address: str, account: str, token: str) -> Mapping[str, str]:
        return {
            "username": account,
            "access_token": token,
            "refresh_token": f"{account}.r0-{'x' * 16}",
            "client_id": "recruit",
        }

    def unknown(self) -> Said:
        return Said(401, {"title": "Unauthorized", "type": "about:blank", "status": 401, "detail": "Unauthorized"})

    def create(self, call: Call) -> Said:
        text = str(call.body.get("text", ""))
        if not text or set(call.body) - {"text"}:
            return Said(
                400, {"title": "Invalid Request", "detail": "One or more parameters to your request was invalid."}
            )
        if self.same(call.account, text):
            detail = "You are not allowed to create a Tweet with duplicate content."
            return Said(403, {"title": "Forbidden", "status": 403, "detail": detail})
        held = self.accept(call.account, text)
        return Said(201, {"data": {"id": held.id, "text": LINK.sub("https://t.co/x", text)}})

    def find(self, call: Call, id: str) -> Said:
        most, token = int(call.query.get("max_results", "10")), call.query.get("pagination_token", "after-0")
        if not 5 <= most <= 100 or not re.fullmatch(r"after-\d+", token):
            return Said(400, {"title": "Invalid Request", "detail": "One or more parameters was invalid."})
        posts = self.listed(call.account, most + 1, before=int(token.removeprefix("after-")))
        meta = {"next_token": f"after-{posts[most - 1].id}"} if len(posts) > most else {}
        shown = [
            {"id": post.id, "created_at": iso(post.at), "entities": {"urls": [{"expanded_url": post.link}]}}
            for post in posts[:most]
        ]
        return Said(200, {"data": shown, "meta": meta} if shown else {"meta": {"result_count": 0}})

    def delete(self, call: Call, id: str) -> Said:
        held = self.by_id.get(id)
        if not held or not held.live:
            return Said(404, {"title": "Not Found Error"})
        held.live = False
        return Said(200, {"data": {"deleted": True}})

    def show(self, call: Call, id: str) -> Said:
        """X says with 200 that a post is not there."""
        held = self.by_id.get(id)
        if held and held.live:
            return Said(200, {"data": {"id": id, "text": LINK.sub("https://t.co/x", held.text)}})
        return Said(200, {"errors": [{"type": "https://api.x.com/2/problems/resource-not-found"}]})

    def verify(self, call: Call) -> Said:
        return Said(200, {"data": {"id": "7", "username": call.account, "name": call.account}})

    def session(self, call: Call) -> Said:
        """A refresh token counts once."""
        given = str(call.body.get("refresh_token", ""))
        if call.body.get("grant_type") != "refresh_token" or not given or given in self.revoked:
            return Said(
                400, {"error": "invalid_request", "error_description": "Value passed for the token was invalid."}
            )
        self.revoked.add(given)
        account = given.partition(".")[0]
        tokens = {"access_token": self.fresh(account), "refresh_token": self.fresh(account, "r")}
        return Said(200, {"token_type": "bearer", "expires_in": 7200} | tokens)
