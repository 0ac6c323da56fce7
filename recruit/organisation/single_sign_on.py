"""Single sign-on: what the organisation's OpenID Connect provider says of somebody.

The protocol is Authlib's: discovery, authorisation code with PKCE, state, nonce, and the checks of the ID token.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urljoin

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.base_client.errors import MismatchingStateError, OAuthError
from authlib.integrations.flask_client import FlaskOAuth2App, OAuth
from authlib.integrations.requests_client import OAuth2Session
from flask import Flask, current_app, redirect, url_for
from joserfc.errors import JoseError
from requests import RequestException
from requests.exceptions import InvalidURL
from werkzeug.wrappers import Response

from recruit.config import running
from recruit.core import logs, urls
from recruit.organisation import identity_claims
from recruit.organisation.identity_claims import Claims
from recruit.organisation.sign_on_problems import NotIn, Trouble

log = logging.getLogger(__name__)

WELL_KNOWN = "/.well-known/openid-configuration"
SECONDS = 10
"""That the provider may take for an answer."""
SIGNED = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures that only the provider can make."""
LEEWAY = 60
"""Seconds that its clock and ours may differ."""
NAME = "organisation"
Browser = MutableMapping[str, Any]
"""What a browser keeps of us, signed: Flask's session."""
ATTEMPTS = 3
"""That one browser may have open; older ones are forgotten, or its cookie would grow until browsers drop it."""
SILENT = ("login_required", "interaction_required", "consent_required", "account_selection_required")
"""What the provider says when it must ask somebody something (OpenID Connect Core 1.0, section 3.1.2.6)."""


class Careful(OAuth2Session):  # type: ignore[misc]
    """Speaks to the provider; where that sends it on, no secret goes in the clear."""

    def get_redirect_target(self, resp: Any) -> str | None:
        """Where an answer leads. Raises RequestException for an address that may not be reached."""
        target: str | None = super().get_redirect_target(resp)
        if target and not running().settings.may_be_reached(urljoin(resp.url, target)):
            raise InvalidURL
        return target


class Application(FlaskOAuth2App):  # type: ignore[misc]
    """What we are there."""

    client_cls = Careful


def init_app(app: Flask) -> None:
    """Get to know the provider; it is asked nothing before somebody signs in."""
    settings = app.extensions["recruit"].settings
    app.extensions["single_sign_on"] = settings.oidc_issuer and OAuth(app).register(
        NAME,
        client_cls=Application,
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
    if told.get("userinfo_endpoint") is not None:
        places.append(told["userinfo_endpoint"])
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
    if error in SILENT:
        return Trouble.NOT_SILENTLY
    if error == "access_denied":
        return Trouble.CANCELLED
    return Trouble.AWAY if error in ("server_error", "temporarily_unavailable") else Trouble.CODE


def begin(browser: Browser, wanted: str = "", silently: bool = False) -> Response:
    """Send the browser to the provider, which leads back to where somebody was headed; silently it says at once whom it
    knows, and asks nobody anything. Raises NotIn."""
    with sentences():
        client, back = provider(), urls.absolute("/sso/callback")
        asked = client.create_authorization_url(back, **({"prompt": "none"} if silently else {}))
        there = asked.pop("url")
        forget_older_attempts(browser)
        client.save_authorize_data(redirect_uri=back, wanted=wanted, silently=silently, **asked)
    return redirect(there)


def forget_older_attempts(browser: Browser) -> None:
    """Make room for one more."""
    begun = [name for name in browser if name.startswith(f"_state_{NAME}_")]
    for name in sorted(begun, key=lambda name: browser[name].get("exp", 0))[: 1 - ATTEMPTS]:
        del browser[name]


@dataclass(frozen=True)
class Attempt:
    """What was asked of the provider when a browser was sent there."""

    wanted: str = ""
    """Where somebody was headed."""
    silently: bool = False

    is_ours: bool = True
    """Whether it began in this browser."""


def attempt(browser: Browser, state: str) -> Attempt:
    """The attempt from which a browser comes back."""
    kept = current_app.extensions["single_sign_on"].framework.get_state_data(browser, state)
    return Attempt(kept["wanted"], kept["silently"]) if kept else Attempt(is_ours=False)


def finish(browser: Browser, state: str) -> Claims:
    """What the provider says of whoever comes back: checked claims. Raises NotIn. Nothing is left of the attempt."""
    try:
        return checked_claims(browser, state)
    finally:
        current_app.extensions["single_sign_on"].framework.clear_state_data(browser, state)


def checked_claims(browser: Browser, state: str) -> Claims:
    """The claims, once everything was looked at. Raises NotIn."""
    with sentences():
        if not attempt(browser, state).is_ours:  # whoever leads somebody here can make up an error too
            raise MismatchingStateError
        client = provider()
        expected = {
            "iss": {"essential": True, "value": client.server_metadata["issuer"]},
            "aud": {"essential": True, "value": client.client_id},
        }
        token = client.authorize_access_token(claims_options=expected, leeway=LEEWAY)
        if not token.get("userinfo"):
            raise NotIn(Trouble.TOKEN)
        found = more_of(client, token)
    return found


def more_of(client: FlaskOAuth2App, token: Claims) -> Claims:
    """The claims of the token, with those that this provider tells only when it is asked."""
    found = identity_claims.without_empty(token["userinfo"])
    if identity_claims.are_enough(found) or not client.server_metadata.get("userinfo_endpoint"):
        return found
    try:
        told = identity_claims.without_empty(client.userinfo(token=token))
    except (RequestException, AuthlibBaseError, ValueError):
        if "email" not in found:
            raise
        return found  # what it did not say is not known
    if told.get("sub") != found["sub"]:
        raise NotIn(Trouble.TOKEN)
    return identity_claims.joined(found, told)


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
    back = {"client_id": client.client_id, "post_logout_redirect_uri": urls.absolute(url_for("public.careers"))}
    return f"{place}{'&' if '?' in place else '?'}{urlencode(back)}"
