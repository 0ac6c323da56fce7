"""The channels. A file in `channels/` is a channel; there is no list to keep."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache

from adapters import channels
from adapters.base import Adapter
from adapters.missing import stand_in


@cache
def all() -> dict[str, type[Adapter]]:
    """Every kind of channel, by kind, in the order of their labels."""
    for module in pkgutil.iter_modules(channels.__path__):
        importlib.import_module(f"{channels.__name__}.{module.name}")
    found = {kind.kind: kind for kind in below(Adapter) if "kind" in vars(kind)}
    return dict(sorted(found.items(), key=lambda pair: pair[1].label.casefold()))


def below(adapter: type[Adapter]) -> Iterator[type[Adapter]]:
    """Every adapter that derives from this one and lies in `channels/`, also those made of a table there."""
    for kind in adapter.__subclasses__():
        if kind.__module__.startswith(f"{channels.__name__}."):
            yield kind
        yield from below(kind)


@cache
def get(kind: str) -> type[Adapter]:
    """The adapter of that kind; for one that this version has not, a stand-in that says so."""
    return all().get(kind) or stand_in(kind)
