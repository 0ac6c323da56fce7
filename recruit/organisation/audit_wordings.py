"""Every deed that the audit log keeps, in words. A test compares with what the code notes."""

from __future__ import annotations

import re

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from recruit.models import AuditLine
from recruit.organisation import audit_facts

DEEDS = {
    "vacancy written": _l("%(who)s wrote the vacancy"),
    "vacancy changed": _l("%(who)s changed the vacancy"),
    "vacancy duplicated": _l("%(who)s made this copy"),
    "vacancy opened": _l("%(who)s opened the vacancy"),
    "vacancy reopened": _l("%(who)s opened the vacancy again"),
    "vacancy closed": _l("%(who)s closed the vacancy"),
    "question added": _l("%(who)s added a question to the form"),
    "question changed": _l("%(who)s changed a question on the form"),
    "question removed": _l("%(who)s took a question off the form"),
    "post published": _l("%(who)s published on %(what)s"),
    "post planned": _l("%(who)s planned a post for %(what)s"),
    "post cancelled": _l("%(who)s cancelled the post for %(what)s"),
    "post changed": _l("%(who)s changed the post on %(what)s"),
    "post reported": _l("%(who)s noted that the post is out on %(what)s"),
    "post taken down": _l("%(who)s took the post down on %(what)s"),
    "post not found": _l("%(who)s found no post on %(what)s"),
    "approval asked": _l("%(who)s asked for approval on %(what)s"),
    "approval taken back": _l("%(who)s asked no longer for approval on %(what)s"),
    "post approved": _l("%(who)s approved the words for %(what)s"),
    "post sent back": _l("%(who)s sent the words back on %(what)s"),
    "remark answered": _l("%(who)s answered a remark of the house rules: %(what)s"),
    "house rule added": _l("%(who)s added a house rule: %(what)s"),
    "house rule changed": _l("%(who)s changed a house rule: %(what)s"),
    "house rule removed": _l("%(who)s removed a house rule: %(what)s"),
    "house rules switched": _l("%(who)s changed how strict the house rules are: %(what)s"),
    "channel connected": _l("%(who)s connected a channel: %(what)s"),
    "channel changed": _l("%(who)s changed a channel: %(what)s"),
    "channel switched on": _l("%(who)s switched a channel on"),
    "channel switched off": _l("%(who)s switched a channel off"),
    "countries settled": _l("%(who)s said in which country the vacancies are"),
    "organisation changed": _l("%(who)s changed what the organisation says of itself"),
    "person added": _l("%(who)s added a colleague (%(what)s)"),
    "person changed": _l("%(who)s changed what a colleague may do (%(what)s)"),
    "session ended": _l("%(who)s ended a colleague’s session in one browser"),
    "sessions ended": _l("%(who)s signed a colleague out everywhere"),
    "people invited": _l("%(who)s invited colleagues: %(what)s"),
    "person joined": _l("%(who)s came in by themselves, with an address of our own"),
    "person came by single sign-on": _l("%(who)s let a colleague in with the organisation’s account (%(what)s)"),
    "role followed groups": _l("%(who)s gave a colleague the role of their groups: %(what)s"),
    "groups not told": _l("%(who)s kept the role of a colleague whose groups were not told: %(what)s"),
    "address followed the account": _l("%(who)s gave a colleague the e-mail address that their account has now"),
    "address not taken over": _l(
        "%(who)s left a colleague’s e-mail address as it was: the new one is somebody else’s here"
    ),
    "personal link renewed": _l("%(who)s made a new personal link"),
    "proposal accepted": _l("%(who)s accepted a colleague’s proposal"),
    "proposal declined": _l("%(who)s declined a colleague’s proposal"),
    "sharing conduct changed": _l("%(who)s changed the house rules for sharing: version %(what)s"),
    "sharing conduct agreed": _l("%(who)s agreed to the house rules for sharing: version %(what)s"),
    "screening changed": _l("%(who)s changed how far we go: version %(what)s"),
    "blind look changed": _l("%(who)s switched the blind first look: %(what)s"),
    "rule changed": _l("%(who)s changed a rule: %(what)s"),
    "candidate told": _l("%(who)s told the candidate in another way: %(what)s"),
    "document opened": _l("%(who)s opened the document"),
    "origin rule changed": _l("%(who)s changed a rule about origins: %(what)s"),
    "source added": _l("%(who)s added a source: %(what)s"),
    "source changed": _l("%(who)s changed a source: %(what)s"),
    "source switched off": _l("%(who)s switched a source off: %(what)s"),
    "source switched on": _l("%(who)s switched a source on: %(what)s"),
    "origin corrected": _l("%(who)s corrected the origin"),
    "application moved": _l("%(who)s moved the application"),
    "message written": _l("%(who)s wrote to the candidate"),
    "message seen to": _l("%(who)s saw to a message"),
    "same person": _l("%(who)s noted that this is the same person as application %(what)s"),
    "not the same person": _l("%(who)s noted that this is somebody else than application %(what)s"),
    "stage added": _l("%(who)s added a stage: %(what)s"),
    "stage renamed": _l("%(who)s gave a stage another name: %(what)s"),
    "stage moved": _l("%(who)s changed the order of the stages: %(what)s"),
    "stage switched off": _l("%(who)s switched a stage off"),
    "stage switched on": _l("%(who)s switched a stage on"),
    "application corrected": _l("%(who)s corrected what was sent: %(what)s"),
    "application forgotten": _l("%(who)s deleted the person: %(what)s"),
    "cost added": _l("%(who)s wrote down a cost: %(what)s"),
    "cost changed": _l("%(who)s changed a cost: %(what)s"),
    "cost removed": _l("%(who)s removed a cost: %(what)s"),
    "lead added": _l("%(who)s noted somebody who was found or named"),
    "lead notice mailed": _l("%(who)s mailed the notice"),
    "letter sent again": _l("%(who)s sent a letter again that could not be delivered"),
    "letter left": _l("%(who)s left a letter that could not be delivered"),
    "address corrected": _l("%(who)s corrected the e-mail address"),
    "lead informed": _l("%(who)s told the person"),
    "lead applied": _l("%(who)s applied"),
    "lead is candidate": _l("%(who)s noted that this is the candidate of application %(what)s"),
    "lead is not candidate": _l("%(who)s noted that this is not the candidate of application %(what)s"),
    "lead forgotten": _l("%(who)s deleted the lead: %(what)s"),
    "invitation looked at": _l("%(who)s read an invitation for vacancy %(what)s before sending it"),
    "invitation sent": _l("%(who)s invited somebody"),
    "colleague thanked": _l("%(who)s thanked the colleague whose link it was"),
    "copy taken": _l("%(who)s downloaded everything"),
    "private address asked": _l("%(who)s asked for a new private address"),
    "sharer told": _l("%(who)s lets the colleague see that somebody applied"),
    "sharer not told": _l("%(who)s keeps it from the colleague whose link it was"),
    "sharer rewarded": _l("%(who)s agrees to a reward for the colleague whose link it was"),
    "sharer not rewarded": _l("%(who)s does not agree to a reward for the colleague"),
    "pool given": _l("%(who)s agreed to be kept for other vacancies"),
    "pool renewed": _l("%(who)s agreed to be kept for other vacancies for longer"),
    "pool withdrawn": _l("%(who)s no longer agrees to be kept for other vacancies"),
    "pool declined": _l("%(who)s does not want to be kept for other vacancies"),
    "pool left": _l("%(who)s took the candidate out of the talent pool"),
    "text explained": _l("%(who)s said why a text does not come from a search"),
    "text noted as finding": _l("%(who)s noted as a finding what stood in a text"),
    "deletion held": _l("%(who)s holds the deletion until %(what)s"),
    "hold ended": _l("%(who)s no longer holds the deletion"),
    "reward rule changed": _l("%(who)s changed a rule for rewards: %(what)s"),
    "claim opened": _l("%(who)s opened a claim"),
    "claim moved": _l("%(who)s gave the claim to the colleague of the new origin"),
    "claim eligible": _l("%(who)s noted that the waiting days are over"),
    "claim let through": _l("%(who)s let the claim through"),
    "claim refused": _l("%(who)s refused the claim"),
    "claim reopened": _l("%(who)s took the claim up again"),
    "claim paid": _l("%(who)s noted the claim as paid"),
    "flag found": _l("%(who)s noticed something to look at"),
    "flag found again": _l("%(who)s noticed it again, with new evidence"),
    "flag harmless": _l("%(who)s looked and sees no harm"),
    "flag not harmless": _l("%(who)s looked and sees harm"),
    "ranking joined": _l("%(who)s joined the ranking"),
    "ranking left": _l("%(who)s left the ranking"),
    "sharing rule changed": _l("%(who)s changed a rule for colleagues who share: %(what)s"),
    "deletion asked for": _l("%(who)s deleted at the candidate's request"),
    "finding noted": _l("%(who)s noted a finding: line %(what)s of the log of searches"),
    "finding corrected": _l("%(who)s corrected a finding: line %(what)s of the log of searches"),
    "finding answered": _l("%(who)s answered line %(what)s of the log of searches"),
    "search noted": _l("%(who)s noted a search that found nothing: line %(what)s of the log of searches"),
    "statement signed": _l("%(who)s had the statement about searches signed: line %(what)s of the log of searches"),
}
BY_CANDIDATES = (
    *("application corrected", "copy taken", "private", "sharer", "pool given", "pool renewed", "pool withdrawn"),
    *("pool declined", "lead applied", "finding answered", "statement signed"),
)
"""How the deeds begin that the candidate does, where nobody of the office is named."""
THEIR_OWN = {"asked", "objected"}
"""Reasons of a deletion that somebody does to themselves."""

SUBJECTS = {
    "applications": _l("Application %(number)s"),
    "channels": _l("Channel %(number)s"),
    "claims": _l("Claim %(number)s"),
    "conducts": _l("House rules for sharing, version %(number)s"),
    "costs": _l("Cost %(number)s"),
    "flags": _l("To look at, number %(number)s"),
    "house_rules": _l("House rule %(number)s"),
    "leads": _l("Lead %(number)s"),
    "organisations": _l("Organisation"),
    "origin_policies": _l("Origins"),
    "policies": _l("How far we go"),
    "proposals": _l("Proposal %(number)s"),
    "questions": _l("Question %(number)s"),
    "reward_rules": _l("Rules for rewards"),
    "rulebooks": _l("House rules"),
    "sharing_policies": _l("Colleagues who share"),
    "sources": _l("Source %(number)s"),
    "stages": _l("Stage %(number)s"),
    "users": _l("Colleague %(number)s"),
    "vacancies": _l("Vacancy %(number)s"),
}
"""What a line can be about."""


def line_in_words(line: AuditLine) -> str:
    """A line of the log in the reader's language."""
    return sentence(line.deed, line.by.called if line.by else "", line.note)


def sentence(deed: str, who: str, what: str) -> str:
    """A deed in the reader's language; of nobody who works here when nobody is named."""
    words, who = DEEDS.get(deed), who or doer(deed, what)
    facts = audit_facts.in_words(deed, what)
    told = str(words) % {"who": who, "what": facts} if words else f"{who}: {deed}"
    return told if what else told.rstrip(" :")


def doer(deed: str, what: str) -> str:
    """Who did it, where nobody of the office is named."""
    if deed.endswith(" forgotten") and what in THEIR_OWN:
        return str(_("The candidate")) if deed.startswith("application") else str(_("The person"))
    return str(_("The candidate")) if deed.startswith(BY_CANDIDATES) else "Recruit"


def called(deed: str) -> str:
    """A kind of deed, for a list to choose from: the sentence without who, and with “…” for what stands in it."""
    words = str(DEEDS.get(deed, deed)) % {"who": "", "what": "…"}
    words = re.sub(r"\s*(?::\s*…$|\(…\))", "", words).strip()
    return words[:1].upper() + words[1:]


def subject(line: AuditLine) -> str:
    """What it was done to, in words and with its number."""
    return str(SUBJECTS[line.subject_kind]) % {"number": line.subject_id} if line.subject_kind in SUBJECTS else ""
