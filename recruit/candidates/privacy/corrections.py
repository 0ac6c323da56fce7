"""What a candidate sent, mended by the candidate."""

from __future__ import annotations

from typing import Any

from recruit.candidates import correspondence, events, former_addresses, private_links
from recruit.models import Application, Deed, Proof, Proven
from recruit.organisation import audit

CORRECTABLE = ("name", "email", "phone", "profile", "video", "motivation", "referred_by", "confirms_sharer")


def correct(application: Application, facts: dict[str, Any], proved: bool = False) -> list[str]:
    """Put new facts in the place of the old ones; the names of what changed. A new address for mail is told to the
    old one too, so that nobody can take an application over unseen, and the private page gets another address: the old
    mailbox holds the former one. `proved`: whoever does it reads what is mailed to the old one."""
    changed = [name for name in CORRECTABLE if name in facts and facts[name] != getattr(application, name)]
    if "email" in changed:
        correspondence.write(application, "address_changed", Proven(Proof.FORMER_ADDRESS), by_office=False)
        former_addresses.remember(application, proved)
    for name in changed:
        setattr(application, name, facts[name])
    if "email" in changed:
        private_links.replace(application)
        correspondence.write(application, "new_address", replaced=True)
    if changed:
        audit.note(None, Deed.APPLICATION_CORRECTED, application, *map(audit.Field, changed))
        events.compared_anew.send(application)
    return changed
