"""The topics that are a candidate's own affair, and what to ask or do instead."""

from __future__ import annotations

from enum import StrEnum

from adapters.translatable import Said


class Topic(StrEnum):
    """What an employer leaves alone: the Pay Transparency Directive (EU) 2023/970 art. 5(2) for pay history, GDPR
    art. 9 and 10 and the Dutch equal treatment acts for the rest."""

    PAY_HISTORY = "pay_history"
    AGE = "age"
    HEALTH = "health"
    FAMILY = "family"
    BELIEF = "belief"
    ETHNICITY = "ethnicity"
    POLITICS = "politics"
    UNION = "union"
    ORIENTATION = "orientation"
    CONVICTIONS = "convictions"


_WHY = {
    Topic.PAY_HISTORY: Said(
        "What somebody earns or earned may not be asked or looked up: say what the work pays, or ask what they would "
        "like to earn."
    ),
    Topic.AGE: Said(
        "Age may not play a part: where the law sets a lowest age for the work, ask only whether somebody has "
        "reached "
        "it."
    ),
    Topic.HEALTH: Said(
        "Health and illness are private until a medical examiner may ask: say what the work demands, and ask what "
        "somebody needs to do it well."
    ),
    Topic.FAMILY: Said(
        "Family, pregnancy and the wish for children may not play a part: ask whether somebody can work the hours of "
        "the vacancy."
    ),
    Topic.BELIEF: Said(
        "Belief may not play a part: say on which days and how the work is done, and ask whether that is possible."
    ),
    Topic.ETHNICITY: Said(
        "Origin, nationality and skin colour may not play a part: ask whether somebody may work here, or how well "
        "they "
        "speak a language that the work needs."
    ),
    Topic.POLITICS: Said(
        "Political opinions are private and may not play a part: ask about the work and the knowledge that it needs."
    ),
    Topic.UNION: Said(
        "Being a member of a trade union is a right and may not play a part: ask about experience with negotiating "
        "where the work needs it."
    ),
    Topic.ORIENTATION: Said(
        "Orientation, sex and gender identity may not play a part: ask at the most how somebody would like to be "
        "addressed."
    ),
    Topic.CONVICTIONS: Said(
        "Convictions may not be asked or looked up: where the work calls for it, ask for a certificate of conduct."
    ),
}


def explain(topic: Topic) -> Said:
    """Why this topic is left alone, and what to ask or do instead; `say` says it in the reader's language."""
    return _WHY[topic]
