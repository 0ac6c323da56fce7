"""What happens to somebody who works here and matters to rooms above: they listen, in the same transaction."""

from __future__ import annotations

from blinker import Signal

moved_mailbox = Signal("A colleague has another mail address: `user`, the `former` one, and `by` whom.")
