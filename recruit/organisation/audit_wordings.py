"""Every deed that the audit log keeps, in words. A test compares with what the code notes."""

from __future__ import annotations

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup, escape

from recruit.models import AuditLine, Deed, DeletionReason, Subject
from recruit.models.audit import joined
from recruit.organisation import audit_facts

DEEDS: dict[Deed | str, Any] = {
    Deed.VACANCY_WRITTEN: _l("%(who)s wrote the vacancy"),
    Deed.VACANCY_CHANGED: _l("%(who)s changed the vacancy"),
    Deed.VACANCY_DUPLICATED: _l("%(who)s made this copy"),
    Deed.VACANCY_OPENED: _l("%(who)s opened the vacancy"),
    Deed.VACANCY_REOPENED: _l("%(who)s opened the vacancy again"),
    Deed.VACANCY_CLOSED: _l("%(who)s closed the vacancy"),
    Deed.QUESTION_ADDED: _l("%(who)s added a question to the form"),
    Deed.QUESTION_CHANGED: _l("%(who)s changed a question on the form"),
    Deed.QUESTION_REMOVED: _l("%(who)s took a question off the form"),
    Deed.POST_PUBLISHED: _l("%(who)s published on %(what)s"),
    Deed.POST_PLANNED: _l("%(who)s planned a post for %(what)s"),
    Deed.POST_CANCELLED: _l("%(who)s cancelled the post for %(what)s"),
    Deed.POST_CHANGED: _l("%(who)s changed the post on %(what)s"),
    Deed.POST_REPORTED: _l("%(who)s noted that the post is out on %(what)s"),
    Deed.POST_TAKEN_DOWN: _l("%(who)s took the post down on %(what)s"),
    Deed.POST_NOT_FOUND: _l("%(who)s found no post on %(what)s"),
    Deed.APPROVAL_ASKED: _l("%(who)s asked for approval on %(what)s"),
    Deed.APPROVAL_TAKEN_BACK: _l("%(who)s asked no longer for approval on %(what)s"),
    Deed.POST_APPROVED: _l("%(who)s approved the words for %(what)s"),
    Deed.POST_SENT_BACK: _l("%(who)s sent the words back on %(what)s"),
    Deed.REMARK_ANSWERED: _l("%(who)s answered a remark of the house rules: %(what)s"),
    Deed.HOUSE_RULE_ADDED: _l("%(who)s added a house rule: %(what)s"),
    Deed.HOUSE_RULE_CHANGED: _l("%(who)s changed a house rule: %(what)s"),
    Deed.HOUSE_RULE_REMOVED: _l("%(who)s removed a house rule: %(what)s"),
    Deed.HOUSE_RULES_SWITCHED: _l("%(who)s changed how strict the house rules are: %(what)s"),
    Deed.CHANNEL_CONNECTED: _l("%(who)s connected a channel: %(what)s"),
    Deed.CHANNEL_CHANGED: _l("%(who)s changed a channel: %(what)s"),
    Deed.CHANNEL_SWITCHED_ON: _l("%(who)s switched a channel on"),
    Deed.CHANNEL_SWITCHED_OFF: _l("%(who)s switched a channel off"),
    Deed.COUNTRIES_SETTLED: _l("%(who)s said in which country the vacancies are"),
    Deed.ORGANISATION_CHANGED: _l("%(who)s changed what the organisation says of itself"),
    Deed.PERSON_ADDED: _l("%(who)s added a colleague (%(what)s)"),
    Deed.PERSON_CHANGED: _l("%(who)s changed what a colleague may do (%(what)s)"),
    Deed.SESSION_ENDED: _l("%(who)s ended a colleague’s session in one browser"),
    Deed.SESSIONS_ENDED: _l("%(who)s signed a colleague out everywhere"),
    Deed.PEOPLE_INVITED: _l("%(who)s invited colleagues: %(what)s"),
    Deed.PERSON_JOINED: _l("%(who)s came in by themselves, with an address of our own"),
    Deed.PERSON_CAME_BY_SINGLE_SIGN_ON: _l("%(who)s let a colleague in with the organisation’s account (%(what)s)"),
    Deed.ROLE_FOLLOWED_GROUPS: _l("%(who)s gave a colleague the role of their groups: %(what)s"),
    Deed.GROUPS_NOT_TOLD: _l("%(who)s kept the role of a colleague whose groups were not told: %(what)s"),
    Deed.ADDRESS_FOLLOWED_THE_ACCOUNT: _l("%(who)s gave a colleague the e-mail address that their account has now"),
    Deed.ADDRESS_NOT_TAKEN_OVER: _l(
        "%(who)s left a colleague’s e-mail address as it was: the new one is somebody else’s here"
    ),
    Deed.PERSONAL_LINK_RENEWED: _l("%(who)s made a new personal link"),
    Deed.PROPOSAL_ACCEPTED: _l("%(who)s accepted a colleague’s proposal"),
    Deed.PROPOSAL_DECLINED: _l("%(who)s declined a colleague’s proposal"),
    Deed.SHARING_CONDUCT_CHANGED: _l("%(who)s changed the house rules for sharing: version %(what)s"),
    Deed.SHARING_CONDUCT_AGREED: _l("%(who)s agreed to the house rules for sharing: version %(what)s"),
    Deed.SCREENING_CHANGED: _l("%(who)s changed how far we go: version %(what)s"),
    Deed.BLIND_LOOK_CHANGED: _l("%(who)s switched the blind first look: %(what)s"),
    Deed.RULE_CHANGED: _l("%(who)s changed a rule: %(what)s"),
    Deed.CANDIDATE_TOLD: _l("%(who)s told the candidate in another way: %(what)s"),
    Deed.DOCUMENT_OPENED: _l("%(who)s opened the document"),
    Deed.ORIGIN_RULE_CHANGED: _l("%(who)s changed a rule about origins: %(what)s"),
    Deed.SOURCE_ADDED: _l("%(who)s added a source: %(what)s"),
    Deed.SOURCE_CHANGED: _l("%(who)s changed a source: %(what)s"),
    Deed.SOURCE_SWITCHED_OFF: _l("%(who)s switched a source off: %(what)s"),
    Deed.SOURCE_SWITCHED_ON: _l("%(who)s switched a source on: %(what)s"),
    Deed.ORIGIN_CORRECTED: _l("%(who)s corrected the origin"),
    Deed.APPLICATION_MOVED: _l("%(who)s moved the application"),
    Deed.MESSAGE_WRITTEN: _l("%(who)s wrote to the candidate"),
    Deed.MESSAGE_SEEN_TO: _l("%(who)s saw to a message"),
    Deed.SAME_PERSON: _l("%(who)s noted that this is the same person as application %(what)s"),
    Deed.NOT_THE_SAME_PERSON: _l("%(who)s noted that this is somebody else than application %(what)s"),
    Deed.STAGE_ADDED: _l("%(who)s added a stage: %(what)s"),
    Deed.STAGE_RENAMED: _l("%(who)s gave a stage another name: %(what)s"),
    Deed.STAGE_MOVED: _l("%(who)s changed the order of the stages: %(what)s"),
    Deed.STAGE_SWITCHED_OFF: _l("%(who)s switched a stage off"),
    Deed.STAGE_SWITCHED_ON: _l("%(who)s switched a stage on"),
    Deed.APPLICATION_CORRECTED: _l("%(who)s corrected what was sent: %(what)s"),
    Deed.APPLICATION_FORGOTTEN: _l("%(who)s deleted the person: %(what)s"),
    Deed.COST_ADDED: _l("%(who)s wrote down a cost: %(what)s"),
    Deed.COST_CHANGED: _l("%(who)s changed a cost: %(what)s"),
    Deed.COST_REMOVED: _l("%(who)s removed a cost: %(what)s"),
    Deed.LEAD_ADDED: _l("%(who)s noted somebody who was found or named"),
    Deed.LEAD_NOTICE_MAILED: _l("%(who)s mailed the notice"),
    Deed.LETTER_SENT_AGAIN: _l("%(who)s sent a letter again that could not be delivered"),
    Deed.LETTER_LEFT: _l("%(who)s left a letter that could not be delivered"),
    Deed.ADDRESS_CORRECTED: _l("%(who)s corrected the e-mail address"),
    Deed.LEAD_INFORMED: _l("%(who)s told the person"),
    Deed.LEAD_APPLIED: _l("%(who)s applied"),
    Deed.LEAD_IS_CANDIDATE: _l("%(who)s noted that this is the candidate of application %(what)s"),
    Deed.LEAD_IS_NOT_CANDIDATE: _l("%(who)s noted that this is not the candidate of application %(what)s"),
    Deed.LEAD_FORGOTTEN: _l("%(who)s deleted the lead: %(what)s"),
    Deed.INVITATION_LOOKED_AT: _l("%(who)s read an invitation for vacancy %(what)s before sending it"),
    Deed.INVITATION_SENT: _l("%(who)s invited somebody"),
    Deed.COLLEAGUE_THANKED: _l("%(who)s thanked the colleague whose link it was"),
    Deed.COPY_TAKEN: _l("%(who)s downloaded everything"),
    Deed.PRIVATE_ADDRESS_ASKED: _l("%(who)s asked for a new private address"),
    Deed.SHARER_TOLD: _l("%(who)s lets the colleague see that somebody applied"),
    Deed.SHARER_NOT_TOLD: _l("%(who)s keeps it from the colleague whose link it was"),
    Deed.SHARER_REWARDED: _l("%(who)s agrees to a reward for the colleague whose link it was"),
    Deed.SHARER_NOT_REWARDED: _l("%(who)s does not agree to a reward for the colleague"),
    Deed.POOL_GIVEN: _l("%(who)s agreed to be kept for other vacancies"),
    Deed.POOL_RENEWED: _l("%(who)s agreed to be kept for other vacancies for longer"),
    Deed.POOL_WITHDRAWN: _l("%(who)s no longer agrees to be kept for other vacancies"),
    Deed.POOL_DECLINED: _l("%(who)s does not want to be kept for other vacancies"),
    Deed.POOL_LEFT: _l("%(who)s took the candidate out of the talent pool"),
    Deed.TEXT_EXPLAINED: _l("%(who)s said why a text does not come from a search"),
    Deed.TEXT_NOTED_AS_FINDING: _l("%(who)s noted as a finding what stood in a text"),
    Deed.DELETION_HELD: _l("%(who)s holds the deletion until %(what)s"),
    Deed.HOLD_ENDED: _l("%(who)s no longer holds the deletion"),
    Deed.REWARD_RULE_CHANGED: _l("%(who)s changed a rule for rewards: %(what)s"),
    Deed.CLAIM_OPENED: _l("%(who)s opened a claim"),
    Deed.CLAIM_MOVED: _l("%(who)s gave the claim to the colleague of the new origin"),
    Deed.CLAIM_ELIGIBLE: _l("%(who)s noted that the waiting days are over"),
    Deed.CLAIM_LET_THROUGH: _l("%(who)s let the claim through"),
    Deed.CLAIM_REFUSED: _l("%(who)s refused the claim"),
    Deed.CLAIM_REOPENED: _l("%(who)s took the claim up again"),
    Deed.CLAIM_PAID: _l("%(who)s noted the claim as paid"),
    Deed.FLAG_FOUND: _l("%(who)s noticed something to look at"),
    Deed.FLAG_FOUND_AGAIN: _l("%(who)s noticed it again, with new evidence"),
    Deed.FLAG_HARMLESS: _l("%(who)s looked and sees no harm"),
    Deed.FLAG_NOT_HARMLESS: _l("%(who)s looked and sees harm"),
    Deed.RANKING_JOINED: _l("%(who)s joined the ranking"),
    Deed.RANKING_LEFT: _l("%(who)s left the ranking"),
    Deed.SHARING_RULE_CHANGED: _l("%(who)s changed a rule for colleagues who share: %(what)s"),
    Deed.DELETION_ASKED_FOR: _l("%(who)s deleted at the candidate's request"),
    Deed.FINDING_NOTED: _l("%(who)s noted a finding: line %(what)s of the log of searches"),
    Deed.FINDING_CORRECTED: _l("%(who)s corrected a finding: line %(what)s of the log of searches"),
    Deed.FINDING_ANSWERED: _l("%(who)s answered line %(what)s of the log of searches"),
    Deed.SEARCH_NOTED: _l("%(who)s noted a search that found nothing: line %(what)s of the log of searches"),
    Deed.STATEMENT_SIGNED: _l("%(who)s had the statement about searches signed: line %(what)s of the log of searches"),
}
BY_CANDIDATES = frozenset(
    {
        *(Deed.APPLICATION_CORRECTED, Deed.COPY_TAKEN, Deed.PRIVATE_ADDRESS_ASKED),
        *(Deed.SHARER_TOLD, Deed.SHARER_NOT_TOLD, Deed.SHARER_REWARDED, Deed.SHARER_NOT_REWARDED),
        *(Deed.POOL_GIVEN, Deed.POOL_RENEWED, Deed.POOL_WITHDRAWN, Deed.POOL_DECLINED),
        *(Deed.LEAD_APPLIED, Deed.FINDING_ANSWERED, Deed.STATEMENT_SIGNED),
    }
)
"""Deeds that the candidate does, where nobody of the office is named."""
DELETED: dict[Deed | str, Any] = {
    Deed.APPLICATION_FORGOTTEN: _l("The candidate"),
    Deed.LEAD_FORGOTTEN: _l("The person"),
}
"""Deeds that somebody may do to themselves, and who that is."""
THEIR_OWN = frozenset({DeletionReason.ASKED, DeletionReason.OBJECTED})
"""Reasons of a deletion that somebody does to themselves."""

SUBJECTS: dict[Subject | str, Any] = {
    Subject.APPLICATIONS: _l("Application %(number)s"),
    Subject.CHANNELS: _l("Channel %(number)s"),
    Subject.CLAIMS: _l("Claim %(number)s"),
    Subject.CONDUCTS: _l("House rules for sharing, version %(number)s"),
    Subject.COSTS: _l("Cost %(number)s"),
    Subject.FLAGS: _l("To look at, number %(number)s"),
    Subject.HOUSE_RULES: _l("House rule %(number)s"),
    Subject.LEADS: _l("Lead %(number)s"),
    Subject.ORGANISATIONS: _l("Organisation"),
    Subject.ORIGIN_POLICIES: _l("Origins"),
    Subject.POLICIES: _l("How far we go"),
    Subject.PROPOSALS: _l("Proposal %(number)s"),
    Subject.QUESTIONS: _l("Question %(number)s"),
    Subject.REWARD_RULES: _l("Rules for rewards"),
    Subject.RULEBOOKS: _l("House rules"),
    Subject.SHARING_POLICIES: _l("Colleagues who share"),
    Subject.SOURCES: _l("Source %(number)s"),
    Subject.STAGES: _l("Stage %(number)s"),
    Subject.USERS: _l("Colleague %(number)s"),
    Subject.VACANCIES: _l("Vacancy %(number)s"),
}
"""What a line can be about."""


def line_in_words(line: AuditLine, other: str | None = None) -> str:
    """A line of the log in the reader's language; `other` is a link to its second row, where there is one."""
    number = "" if line.other_number is None else str(line.other_number)
    return sentence(line.deed, line.by.called if line.by else "", line.note, other or number)


def sentence(deed: Deed | str, who: str, note: str, other: str = "") -> str:
    """A deed in the reader's language; of nobody who works here when nobody is named. `other` is the number of the
    second row, or a link to it: then the sentence is HTML."""
    words, who = DEEDS.get(deed), who or doer(deed, note)
    facts = joined(deed, audit_facts.in_words(deed, note), other)
    said = str(words) if words else f"%(who)s: {deed.replace('%', '%%')}"
    told = (escape(said) if isinstance(other, Markup) else said) % {"who": who, "what": facts}
    return told if facts else told.rstrip(" :")


def doer(deed: Deed | str, note: str) -> str:
    """Who did it, where nobody of the office is named."""
    if deed in DELETED and note in THEIR_OWN:
        return str(DELETED[deed])
    return str(_("The candidate")) if deed in BY_CANDIDATES else "Recruit"


def called(deed: Deed | str) -> str:
    """A kind of deed, for a list to choose from: the sentence without who, and with “…” for what stands in it."""
    words = str(DEEDS.get(deed, deed.replace("%", "%%"))) % {"who": "", "what": "…"}
    words = re.sub(r"\s*(?::\s*…$|\(…\))", "", words).strip()
    return words[:1].upper() + words[1:]


def subject(line: AuditLine) -> str:
    """What it was done to, in words and with its number."""
    words = SUBJECTS.get(line.subject_kind)
    return str(words) % {"number": line.subject_id} if words else f"{line.subject_kind} {line.subject_id}"
