"""A small OpenID Connect provider on this machine, as strict as the real ones, that can be told to misbehave."""

from __future__ import annotations

import json
import threading
import time
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_urlsafe
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

SECRET = "shared-with-recruit-alone"
KEY = RSAKey.generate_key(2048, {"kid": "one"})
ANOTHER_KEY = RSAKey.generate_key(2048, {"kid": "one"})

Claims = dict[str, Any]


class Provider:
    """Who works there, and what it says of itself."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.person: Claims = {
            "sub": "248289",
            "email": "anna@example.org",
            "email_verified": True,
            "name": "Anna Bos",
            "groups": ["hr"],
        }
        self.key = KEY
        self.told: Claims = {}
        self.twist: Callable[[Claims], Claims] = lambda claims: claims
        self.is_away = False
        self.in_userinfo_alone: tuple[str, ...] = ()
        self.leads_on: dict[str, str] = {}
        """Where it sends on whoever asks at a path."""
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []

    def metadata(self) -> Claims:
        """Discovery."""
        told = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/auth",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/me",
            "jwks_uri": f"{self.issuer}/keys",
            "end_session_endpoint": f"{self.issuer}/end",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
        }
        return told | self.told

    def agree(self, address: str) -> str:
        """The person signs in there: the path and query with which the browser comes back."""
        asked = dict(parse_qsl(urlsplit(address).query))
        assert address.startswith(f"{self.issuer}/auth?")
        assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
        assert (asked["client_id"], asked["scope"]) == ("recruit", "openid email profile")
        code = token_urlsafe(12)
        self.codes[code] = asked
        back = urlsplit(asked["redirect_uri"])
        return f"{back.path}?code={code}&state={asked['state']}"

    def exchange(self, sent: dict[str, str], secret: str) -> tuple[int, Claims]:
        """A code for a token: once, with the verifier that belongs to its challenge."""
        asked = self.codes.pop(sent.get("code", ""), None)
        if secret != f"recruit:{SECRET}":
            return 401, {"error": "invalid_client"}
        hashed = urlsafe_b64encode(sha256(sent.get("code_verifier", "").encode()).digest()).decode().rstrip("=")
        if asked is None or hashed != asked["code_challenge"] or sent["redirect_uri"] != asked["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        moment = int(time.time())
        claims = {"iss": self.issuer, "aud": "recruit", "iat": moment, "exp": moment + 300, "nonce": asked["nonce"]}
        person = {name: value for name, value in self.person.items() if name not in self.in_userinfo_alone}
        token = jwt.encode({"alg": "RS256", "kid": "one"}, self.twist(claims | person), self.key)
        return 200, {"access_token": "at", "token_type": "Bearer", "expires_in": 300, "id_token": token}

    def answer(self, path: str, body: str, authorization: str) -> tuple[int, Claims]:
        """What is said at an address."""
        self.asked.append(path)
        if self.is_away:
            return 503, {}
        if path in self.leads_on:
            return 307, {"location": self.leads_on[path]}
        if path == "/token":
            secret = b64decode(authorization.removeprefix("Basic ")).decode()
            return self.exchange({name: values[0] for name, values in parse_qs(body).items()}, secret)
        pages = {
            "/.well-known/openid-configuration": self.metadata(),
            "/keys": {"keys": [KEY.as_dict(private=False)]},
            "/me": self.person,
        }
        return (200, pages[path]) if path in pages else (404, {})


@contextmanager
def a_provider() -> Iterator[Provider]:
    """A provider that listens."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            status, said = provider.answer(self.path, body, self.headers.get("Authorization", ""))
            answer = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            if status == 307:
                self.send_header("Location", said["location"])
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_POST = do_GET

        def log_message(self, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        provider = Provider(f"http://127.0.0.1:{server.server_port}")
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield provider
        server.shutdown()
