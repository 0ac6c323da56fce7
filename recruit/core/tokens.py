"""Secret addresses grow from a seed in a row and a key that the database does not hold: the database opens no page."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256

from flask import current_app


def token(words: str, secret: str = "") -> str:
    """192 bits: the token that these words have with this key, or with the newest."""
    key = (secret or current_app.config["SECRET_KEY"]).encode()
    return urlsafe_b64encode(hmac.digest(key, words.encode(), sha256)[:24]).decode()


def tokens(words: str) -> Iterator[str]:
    """The tokens of these words with every key there is, the newest first."""
    for secret in (current_app.config["SECRET_KEY"], *current_app.config["SECRET_KEY_FALLBACKS"]):
        yield token(words, secret)


def digest(secret: str) -> str:
    """What is kept of a secret: of a cookie, or of an address."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
