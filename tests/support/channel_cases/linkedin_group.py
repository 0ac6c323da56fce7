"""What is filled in for a group on LinkedIn."""

from __future__ import annotations

from tests.support.channel_cases.case import Quiet

CASE = Quiet({"group": "https://www.linkedin.com/groups/12345/"})
