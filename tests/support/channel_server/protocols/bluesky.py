"""What Bluesky answers, as far as our adapter asks: the manners of the channel server."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tests.support.channel_server.accounts import Call, Channel, Held, Said, iso


class Bluesky(Channel):
    """A record is put at the key that the caller chose: putting it twice is as good as once."""

    name = "bluesky"
    edits_at = "create"
    prefixes = ("/xrpc/",)
    doors = tuple(
        (method, f"/xrpc/com\\.atproto\\.{path}", name)
        for method, path, name in (
            ("POST", r"repo\.putRecord", "create"),
            ("GET", r"repo\.getRecord", "find"),
            ("POST", r"repo\.deleteRecord", "delete"),
            ("GET", r"server\.getSession", "verify"),
            ("POST", r"server\.createSession", "session"),
            ("POST", r"server\.refreshSession", "refresh"),
        )
    )
    open_doors = ("session",)

    @staticmethod
    def filled_in(address: str, account: str, token: str) -> Mapping[str, str]:
        return {"handle": f"{account}.example", "app_password": "abcd-efgh-ijkl-mnop", "server": address}

    def unknown(self) -> Said:
        return Said(400, {"error": "ExpiredToken", "message": "Token has expired"})

    def create(self, call: Call) -> Said:
        key, made = str(call.body.get("rkey", "")), call.body.get("record") or {}
        if not re.fullmatch("[2-7a-z]{13}", key) or not made.get("text"):
            return Said(400, {"error": "InvalidRequest", "message": "Invalid record"})
        held = self.by_key.get((call.account, key))
        swap = call.body.get("swapRecord")
        if swap is not None and not (held and held.live and swap == _cid(held)):
            return Said(400, {"error": "InvalidSwap", "message": "Record was at another version"})
        link = made.get("embed", {}).get("external", {}).get("uri", "")
        if held and held.live:
            held.edits += held.text != made["text"]
            held.text = made["text"]
        else:
            uri = f"at://did:plc:{call.account}/app.bsky.feed.post/{key}"
            held = self.accept(call.account, made["text"], key=key, id=uri, link=link)
        return Said(200, {"uri": held.id, "cid": _cid(held), "validationStatus": "valid"})

    def find(self, call: Call) -> Said:
        held = self.by_key.get((call.account, call.query.get("rkey", "")))
        if not held or not held.live:
            return Said(400, {"error": "RecordNotFound", "message": "Could not locate record"})
        return Said(200, {"uri": held.id, "cid": _cid(held), "value": {"text": held.text, "createdAt": iso(held.at)}})

    def delete(self, call: Call) -> Said:
        if held := self.by_key.get((call.account, str(call.body.get("rkey", "")))):
            held.live = False
        return Said(200, {})

    def verify(self, call: Call) -> Said:
        return Said(200, {"handle": call.account, "did": f"did:plc:{call.account}"})

    def session(self, call: Call) -> Said:
        if not call.body.get("password"):
            return Said(401, {"error": "AuthenticationRequired", "message": "Invalid identifier or password"})
        return self._session(str(call.body.get("identifier", "")).partition(".")[0])

    def refresh(self, call: Call) -> Said:
        """A refresh token counts once."""
        self.revoked.add(call.token)
        return self._session(call.account)

    def _session(self, account: str) -> Said:
        tokens = {"accessJwt": self.fresh(account), "refreshJwt": self.fresh(account, "r")}
        return Said(200, tokens | {"did": f"did:plc:{account}", "handle": account})


def _cid(held: Held) -> str:
    return f"bafyrei{held.edits}"
