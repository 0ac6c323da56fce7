"""The product's own line, led to the channel server: fixed addresses included."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from typing import Any

import pytest

from adapters import http, http_transport
from adapters.http import Answer, Wire
from tests.support.channel_server.protocols import ALL


def wire_to(address: str) -> type[Wire]:
    """A Wire that finds channels with a fixed address at this one, and is otherwise the one of the product.

    The addresses of the other channels are settings.
    """
    host = address.partition("://")[2]

    class Rerouted(Wire):
        def __init__(self, label: str, allowed: Collection[str] = (), **named: Any) -> None:
            super().__init__(label, {*allowed, host}, **named)

        def call(self, method: str, url: str, **said: Any) -> Answer:
            for fixed in filter(None, (kind.fixed for kind in ALL.values())):
                if url.startswith(f"{fixed}/"):
                    url = address + url.removeprefix(fixed)
            return super().call(method, url, **said)

    return Rerouted


def speak_through(line: type[Wire], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the whole office use this line."""
    for name, module in list(sys.modules.items()):
        if name.startswith("recruit.") and getattr(module, "Wire", None) is Wire:
            monkeypatch.setattr(module, "Wire", line)


def filled_in(address: str, account: str = "acme") -> dict[str, Mapping[str, str]]:
    """What is filled in to connect each kind of channel to the server at this address."""
    return {name: kind.filled_in(address, account, f"{account}.0-{'x' * 16}") for name, kind in ALL.items()}


def hurry(monkeypatch: pytest.MonkeyPatch, pause: float = 0.3, total: float = 0.6) -> None:
    """Wait for answers no longer than this many seconds, between two parts of one and in all."""

    class Hasty(http_transport.Transport):
        def __init__(self, allowed: Collection[str]) -> None:
            super().__init__(allowed, total=total)

    monkeypatch.setattr(http, "TIMEOUT", (2, pause))
    monkeypatch.setattr(http, "Transport", Hasty)
