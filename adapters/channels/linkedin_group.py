"""A LinkedIn group. There is no interface for posting into one."""

from __future__ import annotations

from adapters import wording
from adapters.channels.assisted import Group


class LinkedInGroup(Group):
    """A group on LinkedIn. LinkedIn lets no program post into groups, so you do it, with the words ready to copy.

    1. Open the group on LinkedIn and copy its address from your browser. Fill it in here.
    2. When a vacancy is due you get the text, a button to copy it, and a link to the group.
    3. Paste the address of your post back here, so that you are reminded to take it down when the vacancy is filled.
    """

    kind = "linkedin_group"
    label = "LinkedIn group"
    limit = 3000
    layout = wording.GROUP
    address = "https://www.linkedin.com/groups/"
