"""What is filled in for a group on Facebook."""

from __future__ import annotations

from tests.support.channel_cases.case import Quiet

CASE = Quiet({"group": "https://www.facebook.com/groups/vacatures.utrecht/?ref=share"})
