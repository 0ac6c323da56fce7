"""The channels of the channel server, a file a kind."""

from __future__ import annotations

import importlib
import pkgutil

from tests.support.channel_server.accounts import Channel

for module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{module.name}")
ALL: dict[str, type[Channel]] = {kind.name: kind for kind in Channel.__subclasses__()}
"""By the name of the kind."""
