"""Secret links: made and checked here and nowhere else.

- A *token* of an address that is put into every letter grows from a seed in a row and a key that the database does not
  hold, of which the row keeps a digest: the database opens no page.
- A *secret* that is handed out once, such as a link to sign in, is chance; only its digest is kept.
- What is *signed* says something itself and is kept nowhere.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256
from secrets import token_hex, token_urlsafe

from flask import current_app
from itsdangerous import URLSafeSerializer, URLSafeTimedSerializer


def keys() -> list[str]:
    """Every key there is, the newest first."""
    return [current_app.config["SECRET_KEY"], *current_app.config["SECRET_KEY_FALLBACKS"]]


def token(words: str, secret: str = "") -> str:
    """192 bits: the token that these words have with this key, or with the newest."""
    key = (secret or current_app.config["SECRET_KEY"]).encode()
    return urlsafe_b64encode(hmac.digest(key, words.encode(), sha256)[:24]).decode()


def tokens(words: str) -> Iterator[str]:
    """The tokens of these words with every key there is, the newest first."""
    for key in keys():
        yield token(words, key)


def known_token(words: str, *digests: str | None) -> str:
    """The token of these words that is kept as one of these digests; empty when the key it was made with is gone."""
    return next((grown for grown in tokens(words) if digest(grown) in digests), "")


def new_seed(size: int = 24) -> str:
    """So many bytes of chance, in letters and digits, from which an address grows."""
    return token_hex(size)


def new_secret(size: int = 32) -> str:
    """So many bytes of chance, to be handed out once."""
    return token_urlsafe(size)


def signer(salt: str) -> URLSafeSerializer:
    """Signs with the newest key, and reads what any key signed."""
    return URLSafeSerializer(keys()[::-1], salt=salt)


def timed_signer(salt: str) -> URLSafeTimedSerializer:
    """The same for what ends."""
    return URLSafeTimedSerializer(keys()[::-1], salt=salt)


def digest(secret: str) -> str:
    """What is kept of a secret: of a cookie, or of an address."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
