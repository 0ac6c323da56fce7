"""The button of everything that may be done with a post: where it leads, and what stands on it."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from recruit.publishing.actions import Action


@dataclass(frozen=True)
class Button:
    """One button of a card."""

    endpoint: str
    words: str
    look: str = ""
    already: bool = False
    """Whether it reports what is out already, which is noted whatever the rules say."""


BUTTONS = {
    Action.SAVE: Button("office.posts_save", _l("Save the words"), "quiet"),
    Action.RESET: Button("office.posts_reset", _l("Back to the composed words"), "plain"),
    Action.ASK: Button("office.posts_ask", _l("Ask for approval")),
    Action.PUBLISH: Button("office.posts_publish", _l("Publish now")),
    Action.PLAN: Button("office.posts_schedule", _l("Plan it"), "quiet"),
    Action.POST: Button("office.posts_posted", _l("I posted it")),
    Action.REPORT: Button("office.posts_posted", _l("It is there"), "quiet", already=True),
    Action.RENEW: Button("office.posts_reset", _l("Take the new words"), "quiet"),
    Action.KEEP: Button("office.posts_keep", _l("Keep mine"), "quiet"),
    Action.CANCEL: Button("office.posts_cancel", _l("Cancel"), "quiet"),
    Action.APPROVE: Button("office.posts_approve", _l("Approve")),
    Action.SEND_BACK: Button("office.posts_send_back", _l("Send it back"), "quiet"),
    Action.WITHDRAW: Button("office.posts_cancel", _l("Take it back"), "quiet"),
    Action.WITHDRAW_CHANGE: Button("office.posts_take_back", _l("Take it back"), "quiet"),
    Action.POST_APPROVED: Button("office.posts_posted", _l("I posted it")),
    Action.REPORT_APPROVED: Button("office.posts_posted", _l("It is there"), "quiet", already=True),
    Action.FOUND: Button("office.posts_posted", _l("It is there")),
    Action.MISS: Button("office.posts_not_there", _l("It is not there"), "quiet"),
    Action.GONE: Button("office.posts_gone", _l("It is gone")),
    Action.TAKE_NEW: Button("office.posts_change", _l("Take the new words"), "quiet"),
    Action.ASK_TO_CHANGE: Button("office.posts_change", _l("Ask for approval")),
    Action.CHANGE: Button("office.posts_change", _l("Change the post")),
    Action.LEAVE: Button("office.posts_keep", _l("Leave it"), "plain"),
    Action.ASK_TO_REWORD: Button("office.posts_change", _l("Ask for approval"), "quiet"),
    Action.REWORD: Button("office.posts_change", _l("Put these words out"), "quiet"),
    Action.REWORD_BY_HAND: Button("office.posts_changed", _l("I changed it")),
    Action.REPORT_REWORDED: Button("office.posts_changed", _l("I changed it"), "quiet", already=True),
    Action.CHANGED: Button("office.posts_changed", _l("The new words are there")),
    Action.UNCHANGED: Button("office.posts_unchanged", _l("The old words are there"), "quiet"),
}
