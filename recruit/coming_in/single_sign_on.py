"""Single sign-on: what the organisation's OpenID Connect provider says of somebody.

The protocol is Authlib's: discovery, authorisation code with PKCE, state, nonce, and the checks of the ID token.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Any
from urllib.parse import urlencode

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.base_client.errors import MismatchingStateError, OAuthError
from authlib.integrations.flask_client import FlaskOAuth2App, OAuth
from flask import Flask, current_app, url_for
from joserfc.errors import JoseError
from requests import RequestException
from werkzeug.wrappers import Response

from recruit import logs
from recruit.config import running

log = logging.getLogger(__name__)

WELL_KNOWN = "/.well-known/openid-configuration"
SECONDS = 10
"""That the provider may take for an answer."""
SIGNED = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures that only the provider can make."""
LEEWAY = 60
"""Seconds that its clock and ours may differ."""


class Trouble(Enum):
    """Why somebody did not come in, and the status of the page that says so."""

    AWAY = 503
    CANCELLED = "cancelled"
    BEGAN_ELSEWHERE = "began elsewhere"
    CODE = "code"
    TOKEN = "token"  # noqa: S105  a word, no secret
    NO_EMAIL = "no e-mail"
    UNVERIFIED = "unverified"
    SOMEBODY_ELSE = "somebody else"
    KEPT_OUT = "kept out"

    @property
    def status(self) -> int:
        """Of the page."""
        return 503 if self is Trouble.AWAY else 400


class NotIn(Exception):
    """Somebody did not come in."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.name)
        self.trouble = trouble


def init_app(app: Flask) -> None:
    """Get to know the provider; it is asked nothing before somebody signs in."""
    settings = app.extensions["recruit"].settings
    app.extensions["single_sign_on"] = settings.oidc_issuer and OAuth(app).register(
        "organisation",
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret,
        server_metadata_url=settings.oidc_issuer.rstrip("/") + WELL_KNOWN,
        client_kwargs={
            "scope": "openid email profile",
            "code_challenge_method": "S256",
            "default_timeout": SECONDS,
        },
    )


def is_on() -> bool:
    """Whether the organisation has single sign-on."""
    return bool(current_app.extensions["single_sign_on"])


def provider() -> FlaskOAuth2App:
    """The provider, with what it says of itself. Raises NotIn when it is away or is another than it should be."""
    client: FlaskOAuth2App = current_app.extensions["single_sign_on"]
    settings, told = running().settings, client.load_server_metadata()
    places = [told.get(f"{name}_endpoint") for name in ("authorization", "token")] + [told.get("jwks_uri")]
    fine = all(isinstance(place, str) and settings.may_be_reached(place) for place in places)
    if not fine or str(told.get("issuer")).rstrip("/") != settings.oidc_issuer.rstrip("/"):
        forget(client)
        raise NotIn(Trouble.AWAY)
    offered = told.get("id_token_signing_alg_values_supported") or ["RS256"]
    told["id_token_signing_alg_values_supported"] = [name for name in offered if name in SIGNED]
    return client


def forget(client: FlaskOAuth2App) -> None:
    """Ask the provider anew who it is and which keys it has, the next time."""
    for name in ("_loaded_at", "jwks"):
        client.server_metadata.pop(name, None)


@contextmanager
def sentences() -> Iterator[None]:
    """Whatever goes wrong becomes one of our troubles; the log gets its name and nothing of what was sent."""
    try:
        yield
    except NotIn as error:
        why = error.trouble
    except MismatchingStateError:
        why = Trouble.BEGAN_ELSEWHERE
    except OAuthError as error:
        why = trouble_of(error.error or "")
    except (RequestException, RuntimeError):
        why = Trouble.AWAY
    except (AuthlibBaseError, JoseError, ValueError, KeyError, TypeError, AttributeError):
        why = Trouble.TOKEN
    else:
        return
    forget(current_app.extensions["single_sign_on"])
    logs.say(log, logging.WARNING, "somebody did not come in by single sign-on", why=why.name.lower())
    raise NotIn(why) from None


def trouble_of(error: str) -> Trouble:
    """What an error means that the provider named."""
    if error in ("access_denied", "login_required", "consent_required", "interaction_required"):
        return Trouble.CANCELLED
    return Trouble.AWAY if error in ("server_error", "temporarily_unavailable") else Trouble.CODE


def begin() -> Response:
    """Send the browser to the provider. Raises NotIn."""
    with sentences():
        answer: Response = provider().authorize_redirect(address("/sso/callback"))
    return answer


def finish() -> dict[str, Any]:
    """What the provider says of whoever comes back: checked claims. Raises NotIn."""
    with sentences():
        client = provider()
        expected = {
            "iss": {"essential": True, "value": client.server_metadata["issuer"]},
            "aud": {"essential": True, "value": client.client_id},
        }
        token = client.authorize_access_token(claims_options=expected, leeway=LEEWAY)
        if not token.get("userinfo"):
            raise NotIn(Trouble.TOKEN)
        claims = more_of(client, token)
    return claims


def more_of(client: FlaskOAuth2App, token: dict[str, Any]) -> dict[str, Any]:
    """The claims of the token, with those that this provider tells only when it is asked."""
    claims = dict(token["userinfo"])
    if "email" not in claims and client.server_metadata.get("userinfo_endpoint"):
        told = client.userinfo(token=token)
        if told.get("sub") != claims["sub"]:
            raise NotIn(Trouble.TOKEN)
        claims = {**told, **claims}
    return claims


def address(path: str) -> str:
    """A page of ours as the provider knows it."""
    return running().settings.url.rstrip("/") + path


def farewell() -> str:
    """Where the session at the provider ends; empty when it does not offer that, or is away."""
    try:
        with sentences():
            client = provider()
            place = client.server_metadata.get("end_session_endpoint", "")
    except NotIn:
        return ""
    if not place or not running().settings.may_be_reached(place):
        return ""
    back = {"client_id": client.client_id, "post_logout_redirect_uri": address(url_for("public.careers"))}
    return f"{place}{'&' if '?' in place else '?'}{urlencode(back)}"
