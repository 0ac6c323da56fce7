"""The question what a colleague may see of an application that came through their link."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from recruit.attribution.origin_names import INVITATION
from recruit.models import TrackedLink
from recruit.models.sharing import Sees
from recruit.organisation import policies
from recruit.referrals.rewards import rules
from recruit.web.forms.base import choices
from recruit.web.forms.choosing import Choice


class ShownRadio(Choice):
    """Nothing, that somebody applied, or a reward too: consent is the candidate's own act, so none of them is chosen
    beforehand."""

    def __init__(self, label: Any = None, **kwargs: Any) -> None:
        every = choices(*((one.value, one.value) for one in Sees))
        super().__init__(label, choices=every, says="", **kwargs)

    def ask(self, link: TrackedLink | None, name: str, rewarded: bool, later: bool = False) -> None:
        """In words about that colleague; of a reward only where there are any. `later`: it can be changed elsewhere."""
        name = name or _("the colleague who shared this vacancy")
        self.label.text = _("What may %(name)s see?", name=name)
        self.says = _("Choose what %(name)s may see. Nothing at all is fine too.", name=name)
        invited = link is not None and link.network == INVITATION
        offered = [
            (Sees.NOTHING, _("Nothing at all")),
            (
                Sees.APPLIED,
                _("That you applied, and in a word how far it came")
                if invited
                else _("That somebody applied, and in a word how far it came; never who"),
            ),
        ]
        if rewarded or self.data == Sees.REWARD:
            offered.append((Sees.REWARD, _("The same, and you agree that a reward is considered")))
            more = _(
                "A reward tells %(name)s more of what became of it, so it is considered only if you agree.", name=name
            )
            self.hint = f"{rules.to_candidate(policies.reward_rules(), name)} {more}"
        if later:
            self.hint = " ".join(filter(None, (self.hint, _("You can change this on your own page."))))
        self.choices = choices(*((one.value, said) for one, said in offered))
