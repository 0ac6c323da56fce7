"""What happens to an application and matters to rooms above: they listen, in the same transaction. One that fails makes
the deed fail, so that nothing is half done."""

from __future__ import annotations

from blinker import Signal

applied = Signal("Somebody applied: `application`, with the lead that it belongs to.")
about_to_move = Signal("Before several are moved at once: `applications`. Whatever follows them is taken first.")
moved = Signal("It stands at another stage, with the decision on record: `application`.")
compared_anew = Signal("What others are compared with has changed, or may be told only now: `application`.")
origin_corrected = Signal("It came another way: `application`, and whether that is `another_sharer`'s link.")
being_erased = Signal("All words about the person are going: `application`.")
