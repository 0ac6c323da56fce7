"""A Facebook group. Programs lost their access to groups in 2024."""

from __future__ import annotations

from adapters import wording
from adapters.channels.assisted import Group


class FacebookGroup(Group):
    """A group on Facebook. Facebook lets no program post into groups, so you do it, with the words ready to copy.

    1. Open the group on Facebook and copy its address from your browser. Fill it in here.
    2. Read the rules of the group: some want vacancies on one day of the week only.
    3. When a vacancy is due you get the text, a button to copy it, and a link to the group.
    4. Paste the address of your post back here, so that you are reminded to take it down when the vacancy is filled.
    """

    kind = "facebook_group"
    label = "Facebook group"
    limit = 63_206
    layout = wording.GROUP
    address = "https://www.facebook.com/groups/"
