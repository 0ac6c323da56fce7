"""What is filled in for an out tray."""

from __future__ import annotations

from tests.support.channel_cases.case import Quiet

CASE = Quiet({}, folder="folder", tested_against="the file system")
