"""What can be done to one row, by whom and with what words: for tests that let any two of them happen at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class About(StrEnum):
    """What kind of row a deed is about."""

    APPLICATION = "application"
    VACANCY = "vacancy"
    CLAIM = "claim"
    PERSON = "person"
    LEAD = "lead"
    FLAG = "flag"
    STAGE = "stage"


@dataclass(frozen=True)
class Deed:
    """Where a form is sent, and what is in it; what a page must be read for first, the page fills in."""

    about: tuple[About, ...]
    path: str
    sent: dict[str, str] = field(default_factory=dict)
    reads: str = ""
    """The page with the form, where that carries what it was read from."""
    errand: str = ""
    """The errand of the clock that it is, instead of a form."""


OF_ONE, OF_ALL = (About.APPLICATION,), (About.APPLICATION, About.VACANCY)
PUBLIC, OFFICE = "/applications/{token}", "/office/applications/{application}"
VACANCY, SETTINGS = "/office/vacancies/{vacancy}", "/office/settings"
SEARCH = {
    "source": "network",
    "address": "https://www.linkedin.com/in/example",
    "seen": "2026-11-02",
    "public": "y",
    "link": "",
}
FOUND = SEARCH | {"what": "Leads a team.", "criterion": "Night shifts", "relevance": "Many nights.", "used": "yes"}
ALEX = {"name": "Alex Nieuw", "phone": "0612345678", "motivation": "Other words", "referred_by": "Bo Kuipers"}
OTHER_WORDS = {"title": "Other", "places-0-name": "York", "places-1-name": "Hull", "places-1-country": "GB"}
PERSON = {"name": "Sam", "email": "{email}", "unit_id": "0"}

DEEDS = {
    "public.correct": Deed(OF_ONE, f"{PUBLIC}/correct", ALEX | {"email": "new@example.org"}),
    "public.delete": Deed((About.APPLICATION, About.CLAIM, About.FLAG), f"{PUBLIC}/delete"),
    "public.finding": Deed(OF_ONE, f"{PUBLIC}/findings/{{line}}", {"deed": "answer", "text": "Not quite so"}),
    "public.write_message": Deed(OF_ONE, f"{PUBLIC}/messages", {"text": "A question"}),
    "public.end_older": Deed(OF_ONE, f"{PUBLIC}/older"),
    "public.pool": Deed(OF_ONE, f"{PUBLIC}/pool", {"yes": "1", "pool": "y"}),
    "public.sharer": Deed((About.APPLICATION, About.CLAIM), f"{PUBLIC}/sharer", {"sees": "nothing", "m": "{mark}"}),
    "public.ask_statement": Deed(OF_ONE, f"{PUBLIC}/statement", {"m": "{mark}"}),
    "public.withdraw": Deed((About.APPLICATION, About.CLAIM), f"{PUBLIC}/withdraw"),
    "public.again": Deed(OF_ONE, "/applications/again", {"email": "{candidate}"}),
    "public.apply": Deed(
        (About.VACANCY,),
        "{form}",
        {"name": "Kim Bos", "email": "{email}", "profile": "https://example.org/kim"},
        reads="{form}",
    ),
    "public.finish_later": Deed((About.VACANCY,), "{later}", {"email": "{email}"}),
    "public.pass_on": Deed((About.VACANCY,), "/vacancies/{vacancy}-ward-nurse/pass-on"),
    "public.lead_delete": Deed((About.LEAD,), "/leads/{lead_token}/delete", {"never": "1"}),
    "office.application_decide": Deed(
        (About.APPLICATION, About.CLAIM, About.STAGE),
        f"{OFFICE}/decide?to={{stage}}",
        {"decide-before": "{before}", "decide-criterion": "", "decide-reason": "So be it"},
    ),
    "office.application_delete": Deed(OF_ONE, f"{OFFICE}/delete"),
    "office.application_finding": Deed(OF_ONE, f"{OFFICE}/findings/new", FOUND),
    "office.application_correct": Deed(OF_ONE, f"{OFFICE}/findings/{{line}}/correct", FOUND),
    "office.application_looked": Deed(OF_ONE, f"{OFFICE}/looked", SEARCH),
    "office.application_hold": Deed(OF_ONE, f"{OFFICE}/hold", {"reason": "A complaint", "until": "{soon}"}),
    "office.application_release": Deed(OF_ONE, f"{OFFICE}/holds/{{hold}}/release"),
    "office.application_message": Deed(
        OF_ONE, f"{OFFICE}/messages", {"message-subject": "About you", "message-text": "A few words"}
    ),
    "office.application_message_seen_to": Deed(OF_ONE, f"{OFFICE}/messages/{{message}}/seen-to"),
    "office.application_origin": Deed(
        (About.APPLICATION, About.CLAIM), f"{OFFICE}/origin", {"link": "0", "reason": "They said so"}
    ),
    "office.application_pool_leave": Deed(OF_ONE, f"{OFFICE}/pool"),
    "office.application_same_person": Deed(
        OF_ONE, f"{OFFICE}/same-person/{{other}}", {"same-{other}-reason": "Same CV"}
    ),
    "office.application_same_person_undo": Deed(OF_ONE, f"{OFFICE}/same-person/{{other}}/undo"),
    "office.application_state": Deed(OF_ONE, f"{OFFICE}/state"),
    "office.application_text_explained": Deed(
        OF_ONE, f"{OFFICE}/texts/{{text}}", {"text-{text}-reason": "So they said"}
    ),
    "office.application_thank": Deed(OF_ONE, f"{OFFICE}/thank", {"thank-text": "Thank you"}),
    "office.application_same_lead": Deed((About.LEAD, About.APPLICATION), f"{OFFICE}/same-lead/{{lead}}"),
    "office.application_same_lead_undo": Deed((About.LEAD, About.APPLICATION), f"{OFFICE}/same-lead/{{lead}}/undo"),
    "office.application_told": Deed(OF_ONE, f"{OFFICE}/told", {"what": "finding 1", "how": "telephone"}),
    "office.applications_looked_at": Deed(
        (About.APPLICATION, About.STAGE),
        "/office/applications/looked-at?vacancy={vacancy}",
        {"application": "{application}"},
    ),
    "office.vacancy_close": Deed(OF_ALL, f"{VACANCY}/close", {"reason": "filled", "note": ""}),
    "office.vacancy_open": Deed(OF_ALL, f"{VACANCY}/open"),
    "office.vacancy_edit": Deed((About.VACANCY,), f"{VACANCY}/edit", OTHER_WORDS, reads=f"{VACANCY}/edit"),
    "office.vacancy_duplicate": Deed((About.VACANCY,), f"{VACANCY}/duplicate"),
    "office.links_new": Deed((About.VACANCY,), f"{VACANCY}/links", {"sharer": "", "label": "A flyer"}),
    "office.vacancy_questions": Deed(
        (About.VACANCY,), f"{VACANCY}/questions", {"words": "From when on?", "kind": "text", "hint": "", "options": ""}
    ),
    "office.vacancy_question": Deed(
        (About.VACANCY,), "/office/questions/{question}", {"words": "When?"}, reads="/office/questions/{question}"
    ),
    "office.vacancy_question_remove": Deed((About.VACANCY,), "/office/questions/{question}/remove"),
    "office.vacancy_question_up": Deed((About.VACANCY,), "/office/questions/{question}/up"),
    "office.vacancy_screening": Deed(
        (About.VACANCY,), f"{VACANCY}/screening", {"criteria": "Calm"}, reads=f"{VACANCY}/screening"
    ),
    "office.vacancy_screening_raise": Deed(
        OF_ALL, f"{VACANCY}/screening/raise", {"level": "3", "reason": "A client asks"}, reads=f"{VACANCY}/screening"
    ),
    "office.vacancy_screening_tell": Deed(OF_ALL, f"{VACANCY}/screening/tell"),
    "share.vacancy": Deed((About.VACANCY,), "/share/vacancies/{vacancy}", {"network": "linkedin", "text": "Mine"}),
    "personal.vacancy": Deed((About.VACANCY,), "/s/{personal}/vacancies/{vacancy}", {"network": "x", "text": "Mine"}),
    "share.invite": Deed(
        (About.VACANCY, About.LEAD),
        "/share/vacancies/{vacancy}/invite",
        {"name": "Kim", "way": "mail", "email": "{invited}", "words": "For you", "language": "en", "send": "1"},
    ),
    "office.lead_new": Deed(
        (About.VACANCY, About.LEAD),
        "/office/leads/new",
        {
            **{"vacancy": "{vacancy}", "kind": "found", "named_by": "", "name": "Kim", "email": "{invited}"},
            **{"address": "https://example.org/kim", "place": "LinkedIn", "why": "Ten years", "language": "en"},
        },
    ),
    "office.lead_address": Deed((About.LEAD,), "/office/leads/{lead}/address"),
    "office.letter_address": Deed(
        OF_ONE, "/office/letters/{letter}/address", {"email": "{email}"}, reads="/office/letters/{letter}/address"
    ),
    "office.letter_again": Deed(OF_ONE, "/office/letters/{letter}/again"),
    "office.letter_leave": Deed(OF_ONE, "/office/letters/{letter}/leave"),
    "office.letters_again": Deed(OF_ONE, "/office/letters/again"),
    "office.lead_delete": Deed((About.LEAD,), "/office/leads/{lead}/delete"),
    "office.lead_notice": Deed((About.LEAD,), "/office/leads/{lead}/notice"),
    "office.lead_told": Deed((About.LEAD,), "/office/leads/{lead}/told", {"how": "A message"}),
    "office.integrity_flag": Deed(
        (About.FLAG, About.CLAIM),
        "/office/integrity/{flag}",
        {"seen": "{seen}", "verdict": "harmless", "reason": "It is fine"},
    ),
    "administration.reward": Deed(
        (About.CLAIM,), f"{SETTINGS}/rewards/{{claim}}", {"verdict": "refuse", "reason": "Not now"}
    ),
    "administration.rewards_pay": Deed((About.CLAIM,), f"{SETTINGS}/rewards/pay", {"claim": "{claim}"}),
    "administration.reward_rules": Deed(
        (About.CLAIM,), f"{SETTINGS}/rewards/rules", {"note": "{email}"}, reads=f"{SETTINGS}/rewards/rules"
    ),
    "administration.person": Deed(
        (About.PERSON,), f"{SETTINGS}/people/{{them}}", {"role": "recruiter"}, reads=f"{SETTINGS}/people/{{them}}"
    ),
    "administration.person_new": Deed(
        (About.PERSON,), f"{SETTINGS}/people/new", PERSON | {"role": "employee", "active": "y"}
    ),
    "administration.people_invite_send": Deed((About.PERSON,), f"{SETTINGS}/people/invite/send", {"text": "{email}"}),
    "office.me": Deed((About.PERSON,), "/office/me", {"email": "{email}"}, reads="/office/me"),
    "share.me": Deed((About.PERSON,), "/share/me", {"name": "Robin"}, reads="/share/me"),
    "share.me_link": Deed((About.PERSON,), "/share/me/link"),
    "personal.stop": Deed((About.PERSON,), "/s/{personal}/stop"),
    "share.ranking_leave": Deed((About.PERSON,), "/share/ranking/leave"),
    "door.sign_out_everywhere": Deed((About.PERSON,), "/sign-out-everywhere"),
    "door.sign_out": Deed((About.PERSON,), "/sign-out"),
    "door.session_end": Deed((About.PERSON,), "/sessions/{session}/end"),
    "administration.person_session_end": Deed((About.PERSON,), f"{SETTINGS}/people/{{them}}/sessions/{{session}}/end"),
    "administration.person_sessions_end": Deed((About.PERSON,), f"{SETTINGS}/people/{{them}}/sessions/end"),
    "door.enter": Deed((About.PERSON,), "/sign-in/{sign_in}"),
    "door.join": Deed((About.PERSON,), "/join/{join}"),
    "administration.stage": Deed(
        (About.STAGE,), f"{SETTINGS}/stages/{{stage}}", {"name": "Talk"}, reads=f"{SETTINGS}/stages/{{stage}}"
    ),
    "administration.stage_switch": Deed((About.STAGE,), f"{SETTINGS}/stages/{{stage}}/switch"),
    "administration.stage_up": Deed((About.STAGE,), f"{SETTINGS}/stages/{{stage}}/up"),
    "administration.stage_down": Deed((About.STAGE,), f"{SETTINGS}/stages/{{stage}}/down"),
    "administration.stages_add": Deed(
        (About.STAGE,), f"{SETTINGS}/stages", {"new-kind": "interview", "new-name": "Second talk"}
    ),
    "delete candidates": Deed(OF_ONE, "", errand="over"),
    "delete files after a hold": Deed(OF_ONE, "", errand="now"),
    "ask whether to be kept": Deed(OF_ONE, "", errand="over"),
    "finish deletions": Deed(OF_ONE, "", errand="now"),
    "tell of searching": Deed(OF_ALL, "", errand="now"),
    "read older texts": Deed(OF_ONE, "", errand="now"),
    "look for misuse": Deed((About.APPLICATION, About.FLAG, About.CLAIM), "", errand="now"),
    "count applications": Deed(OF_ONE, "", errand="now"),
    "forget repetitions": Deed(OF_ONE, "", errand="now"),
    "close expired vacancies": Deed((About.VACANCY,), "", errand="expired"),
    "ripen rewards": Deed((About.CLAIM, About.FLAG), "", errand="now"),
    "delete leads": Deed((About.LEAD,), "", errand="late"),
    "send invitations": Deed((About.LEAD,), "", errand="fresh"),
    "repeat invitations": Deed((About.LEAD,), "", errand="invited"),
    "end idle sessions": Deed((About.PERSON,), "", errand="now"),
    "write monthly mail": Deed((About.PERSON,), "", errand="now"),
    "write weekly mail": Deed((About.PERSON,), "", errand="now"),
}
UNSEARCHED = {"public.ask_statement", "office.application_state"}
"""Deeds that mean something only about somebody of whom nothing was searched."""

ABOUT_SOMETHING_ELSE = {
    **dict.fromkeys(
        (
            "administration.channel",
            "administration.channel_new",
            "administration.channel_on",
            "administration.channel_switch",
            "administration.channel_verify",
        ),
        "a channel account",
    ),
    "administration.settle_countries": "vacancies that do not say in which country they are",
    **dict.fromkeys(
        ("administration.house_rule", "administration.house_rule_new", "administration.house_rule_remove"),
        "a house rule",
    ),
    **dict.fromkeys(("administration.house_rules_switches", "administration.house_rules_try"), "house rules"),
    **dict.fromkeys(
        ("administration.conduct", "administration.openness", "administration.sharing"), "rules of the house"
    ),
    **dict.fromkeys(
        ("administration.origins", "administration.source", "administration.source_new"), "names of origins"
    ),
    "administration.source_switch": "names of origins",
    **dict.fromkeys(("administration.organisation_details", "administration.unit_new"), "the organisation"),
    **dict.fromkeys(("office.cost", "office.cost_new", "office.cost_remove"), "what a channel cost"),
    **dict.fromkeys(("office.proposal", "share.own_proposals"), "a proposal"),
    "door.sign_in": "a letter",
    **dict.fromkeys(
        ("office.vacancy_preview", "share.count", "personal.count", "administration.people_invite"), "only looks"
    ),
    "office.vacancy_new": "a row that is new",
    "share.ranking": "an alias, which nothing rests on",
}
"""Forms that touch none of those rows, and what they are about."""
OF_POSTS = ("office.posts_", "office.planned_")
"""Tried with any two in test_any_two_posts.py."""
WITHOUT_THEM = {
    **dict.fromkeys(("count clicks", "forget visitors", "thin clicks", "compare figures"), "clicks and figures"),
    **dict.fromkeys(("ring for what is due", "take down posts", "remind of sign-ins that end"), "posts and channels"),
    **dict.fromkeys(("throw away drafts", "throw away forms for later"), "what was never sent"),
    **dict.fromkeys(("remove old copies", "clear what restores left", "back up", "tick", "delete again"), "files"),
    "write down heads": "a file",
    "write the day's summary": "a letter for administrators",
    "ring for unread documents": "only rings",
}
"""Errands that write about none of those rows."""
