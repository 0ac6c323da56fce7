"""What an answer of a channel means: for our sign-in, for what was asked, and for whoever reads of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from adapters.errors import ChannelError, NotThere, Rejected, TooLong, Unauthorised, Unavailable, Uncertain
from adapters.http import Answer
from adapters.lengths import TOO_LONG, calls_it_too_long
from adapters.translatable import Said
from adapters.typed_settings import bare, visible
from adapters.types import Receipt, Setting

GONE = (404, 410)
"""What a server answers about what is not there; also, alas, about what it does not know how to do."""
MOVED = (301, 308)
"""What says that a server is elsewhere for good; any other way elsewhere passes."""
PASSING = (408, 425)
"""Refusals of a call that came at a bad moment, and not of what was asked."""


class Hearing:
    """Whoever listens to one kind of channel, and knows what it is called and what was filled in for it."""

    label: ClassVar[str]
    settings: ClassVar[tuple[Setting, ...]] = ()
    form: ClassVar[frozenset[str]] = frozenset()
    """Names of which one stands in every refusal that the channel itself words, and in no page of what is before it."""
    given: dict[str, str]
    """What was filled in, as it was typed, and what the channel gave us since."""

    def setting(self, name: str) -> str:
        """What was filled in, as it was meant, or the default."""
        declared = next((s for s in self.settings if s.name == name), None)
        given = visible(self.given.get(name) or (declared.default if declared else ""))
        return bare(given) if declared and declared.secret else given

    def says(self, template: str, **values: object) -> Said:
        """A sentence with this channel's label in it, to be said in the reader's language."""
        return Said(template, label=Said(self.label), **values)

    def ask(self, call: Callable[[], Answer]) -> Answer:
        """What the channel answers to us, for every call that needs our sign-in: the one place where trouble with it is
        seen. Where it has run out it is renewed and the call made a second time. Raises `Unauthorised`."""
        answer = call()
        if answer.status < 500 and self.has_run_out(answer) and self.renews():
            answer = call()
        # A server that is in trouble itself says nothing about us, whatever it says.
        if answer.status < 500 and (trouble := self.sign_in_trouble(answer)):
            raise trouble
        return answer

    def has_run_out(self, answer: Answer) -> bool:
        """Whether our token, or session, may count no more."""
        return answer.status == 401

    def renews(self) -> bool:
        """Renew what has run out, for channels that let us; whether it was done."""
        return False

    def sign_in_trouble(self, answer: Answer) -> Unauthorised | None:
        """What a person must mend about our sign-in before any call can be answered; None when it is not that."""
        if self.has_run_out(answer):
            return self.unknown(self.words_of(answer))
        return None

    def words_of(self, answer: Answer) -> str:
        """The channel's own words for what it refused."""
        return answer.get("error")

    def unknown(self, said: str = "") -> Unauthorised:
        """The error when the channel does not know us."""
        words = self.quote(said) or Said("Connect the channel again.")
        return Unauthorised(self.says("{label} no longer accepts our sign-in. {words}", words=words))

    def exchange(self, call: Callable[[], Answer], ends: Callable[[Answer], bool], *names: str) -> Answer:
        """What a channel gives in exchange for an older token or a password, with a value under each of these `names`.

        Only what the channel itself says in its own form, by which `ends` goes, means that a person must connect it
        again; all else passes. Raises `Unavailable` and `Unauthorised`, for the post has certainly not left.
        """
        try:
            answer = call()
        except Uncertain:
            answer = None
        if answer is None:
            raise Unavailable(
                self.says(
                    "{label} gave no answer when our sign-in was renewed; nobody knows whether it is. We try again."
                )
            )
        if answer.ok and all(answer.get(name) for name in names):
            return answer
        if answer.status == 429:
            raise self.refusal(answer)
        if ends(answer):
            raise self.sign_in_trouble(answer) or self.unknown(self.words_of(answer))
        raise Unavailable(
            self.says(
                "{label} did not renew our sign-in ({status}). We try again. {words}",
                status=answer.status,
                words=self.quote(self.words_of(answer)),
            )
        )

    def refusal(self, answer: Answer) -> ChannelError:
        """What an answer means that is not what was asked for."""
        return self.error(answer, self.words_of(answer))

    def error(self, answer: Answer, said: str = "") -> ChannelError:
        """What a refusal means where the channel has no rule of its own. `said`: the channel's words, if it had any."""
        words = self.quote(said)
        if answer.status == 401:
            return self.unknown(said)
        if answer.status == 429:
            until, wait = answer.limit()
            return Unavailable(self.says("{label} wants us to wait. {words}", words=words), until, wait)
        if answer.creates and 400 <= answer.status < 500 and self.is_too_long(answer, said):
            return TooLong(Said(TOO_LONG, label=Said(self.label), words=words))
        is_refusal = answer.creates or (self.is_own(answer) and not self.says_gone(answer))
        if is_refusal and 400 <= answer.status < 500 and answer.status not in PASSING:
            words = words or Said("It answered {status}.", status=answer.status)
            return Rejected(self.says("{label} refused. {words}", words=words))
        if answer.status in MOVED and not answer.creates and any(one.name == "server" for one in self.settings):
            return Unauthorised(self.says("{label}: the server has moved. Fill in its new address."))
        if answer.creates:
            return Uncertain(
                self.says(
                    "{label} gave no clear answer ({status}). The post may be live. {words}",
                    status=answer.status,
                    words=words,
                )
            )
        if answer.changes:
            return Uncertain(
                self.says(
                    "{label} gave no clear answer ({status}). Nobody knows whether it did what was asked.",
                    status=answer.status,
                )
            )
        return Unavailable(self.says("{label} is out of order ({status}). {words}", status=answer.status, words=words))

    def is_too_long(self, answer: Answer, said: str) -> bool:
        """Whether a refusal is about the length of the words."""
        return answer.status == 413 or calls_it_too_long(said)

    def is_own(self, answer: Answer) -> bool:
        """Whether the channel itself refused, in its own form, and not something that stands before it."""
        said = answer.json()
        return isinstance(said, dict) and not self.form.isdisjoint(said)

    def says_gone(self, answer: Answer) -> bool:
        """Whether the channel itself says that a post is not there: the one place where that is decided."""
        return answer.status in GONE and self.is_own(answer)

    def is_there(self, look: Answer, *id: str | int) -> bool:
        """Whether a post is there, by the answer to a look at it; `id`: where a yes holds the post's name.

        Only the channel's own no is a no, and only a yes with a name is a yes. Anything else is no answer:
        `Unauthorised` where the channel does not let us look, and otherwise `Unavailable`.
        """
        if self.says_gone(look):
            return False
        if look.ok and look.get(*id):
            return True
        if look.status == 401 or (look.status == 403 and self.is_own(look)):
            raise Unauthorised(self.says("{label} does not let us look whether the post is there. Connect it again."))
        raise self.could_not_look(look)

    def is_gone(self, receipt: Receipt) -> NotThere:
        """The error when the post to be changed or taken down is not there any more."""
        return NotThere(self.says("{label}: the post is no longer there. {address}", address=receipt.url))

    def could_not_look(self, look: Answer) -> ChannelError:
        """The error when an answer tells nothing about what is there."""
        if look.status in (429, *MOVED):
            return self.error(look)
        return Unavailable(self.says("{label} did not say whether the post is there ({status}).", status=look.status))

    def quote(self, said: str) -> str:
        """The channel's words for a recruiter: one line, not too long, and without our secrets."""
        declared = {setting.name: setting.secret for setting in self.settings}
        for name, value in self.given.items():
            # What the channel gave us afterwards is not declared, and is a token when it is long.
            if value and declared.get(name, len(value) > 15):
                for secret in filter(None, (value, self.setting(name))):
                    said = said.replace(secret, "***")
        said = " ".join("".join(sign if sign.isprintable() else " " for sign in said).split())
        return Said("It said: {said}", said=said[:300]) if said else ""
