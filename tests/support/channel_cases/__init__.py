"""What each kind of channel expects and answers, a file a kind, with the name of the kind: data for the contract in
tests/adapters/test_contract.py. There is no list to keep."""

from __future__ import annotations

import importlib
import pkgutil

import adapters
from adapters.base import Adapter
from tests.support.channel_cases.case import Case, Quiet

FILES = {
    module.name: importlib.import_module(f"{__name__}.{module.name}").CASE
    for module in pkgutil.iter_modules(__path__)
    if module.name != "case"
}
CASES: dict[str, Case] = {kind: case for kind, case in FILES.items() if isinstance(case, Case)}
"""The channels that are spoken to over the network."""
QUIET: dict[str, Quiet] = {kind: case for kind, case in FILES.items() if isinstance(case, Quiet)}
"""The others."""
FILLED_IN: dict[str, dict[str, str]] = {kind: dict(case.settings) for kind, case in FILES.items()}
"""What is filled in when each kind of channel is connected."""


def able(ability: type[Adapter]) -> list[str]:
    """The kinds over the network that have an ability."""
    return [kind for kind in CASES if issubclass(adapters.get(kind), ability)]
