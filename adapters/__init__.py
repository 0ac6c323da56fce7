"""The channels. A file in `channels/` is a channel; there is no list to keep."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from adapters import channels
from adapters.base import Adapter


@cache
def all() -> dict[str, type[Adapter]]:
    """Every kind of channel, by kind, in the order of their labels."""
    found: dict[str, type[Adapter]] = {}
    for module in pkgutil.iter_modules(channels.__path__):
        for value in vars(importlib.import_module(f"{channels.__name__}.{module.name}")).values():
            if isinstance(value, type) and issubclass(value, Adapter) and "kind" in vars(value):
                found[value.kind] = value
    return dict(sorted(found.items(), key=lambda pair: pair[1].label.casefold()))


def get(kind: str) -> type[Adapter]:
    """The adapter of that kind. Raises `KeyError` for a kind nobody has written."""
    return all()[kind]
