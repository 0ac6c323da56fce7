"""The sentences of the notice. Docs name where each line of the law is said; a test looks whether it stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from recruit.candidates.privacy.notice_facts import Facts
from recruit.models import Level

AUTHORITY = "Autoriteit Persoonsgegevens, https://autoriteitpersoonsgegevens.nl"
WEEK = 7


@dataclass(frozen=True)
class Part:
    """A heading, and the sentences below it."""

    key: str
    heading: str
    says: tuple[str, ...]


def short(holds: Facts) -> list[str]:
    """The first layer, beside the button."""
    return [
        _("%(organisation)s uses this to judge your application and to answer you.", organisation=holds.name),
        also_used_for(holds),
        who_reads(holds),
        until(holds),
        _("People decide. No software ranks or rejects you."),
        _(
            "Questions or a complaint: %(contact)s. Or the authority: %(authority)s.",
            contact=" · ".join(contacts(holds)),
            authority=AUTHORITY,
        ),
    ]


def also_used_for(holds: Facts) -> str:
    """All purposes besides the vacancy, in one sentence."""
    thanks: str = (
        _("to thank or reward colleagues who share vacancies")
        if holds.rewards
        else _("to thank colleagues who share vacancies")
    )
    return str(
        _("We also use it to look for signs of misuse, %(thanks)s, and for figures without names.", thanks=thanks)
    )


def who_reads(holds: Facts) -> str:
    """Whom the rules let read an application: see `recruit.candidates.unit_access`."""
    said: str = _(
        "Every recruiter and every administrator of %(organisation)s can read it, also those who do not handle this vacancy.",
        organisation=holds.name,
    )
    if holds.by_unit:
        said = _(
            "The recruiters of the part of the organisation that the vacancy belongs to can read it, the recruiter whom it names as its contact, and all administrators. If it belongs to no part, every recruiter can."
        )
    return said


def until(holds: Facts) -> str:
    """The main clocks, in one sentence."""
    said: str = ngettext(
        "It is deleted %(num)s day after your procedure ends; without a decision, at the latest %(end)s after the vacancy is closed. You can withdraw at any time, or delete it yourself, unless we must keep it for a claim; then your private page says so.",
        "It is deleted %(num)s days after your procedure ends; without a decision, at the latest %(end)s after the vacancy is closed. You can withdraw at any time, or delete it yourself, unless we must keep it for a claim; then your private page says so.",
        holds.keep_days,
        end=span(holds.undecided_days),
    )
    return said


def span(days: int) -> str:
    """A number of days, in weeks where they are whole."""
    said: str = ngettext("%(num)s day", "%(num)s days", days)
    if days % WEEK == 0:
        said = ngettext("%(num)s week", "%(num)s weeks", days // WEEK)
    return said


def contacts(holds: Facts) -> list[str]:
    """Where questions and complaints go; there is always something."""
    found = [holds.email] if holds.email else []
    if holds.post:
        found.append(_("by post: %(address)s", address=", ".join(filter(None, map(str.strip, holds.post.split("\n"))))))
    if holds.officer:
        found.append(_("data protection officer: %(officer)s", officer=holds.officer))
    return found or [holds.other or _("reply to any mail from us, or write on your private page")]


def parts(holds: Facts) -> Iterator[Part]:
    """The whole, in the order in which people ask."""
    yield Part("who", _("Who we are"), tuple(who_we_are(holds)))
    yield Part("what", _("What we have of you, and where it comes from"), tuple(what_we_have(holds)))
    yield Part("why", _("What we use it for, and why we may"), tuple(why(holds)))
    yield Part("readers", _("Who reads it"), tuple(readers(holds)))
    yield Part("long", _("How long we keep it"), tuple(how_long(holds)))
    yield Part("rights", _("What you can do"), tuple(rights(holds)))
    yield Part("complain", _("If you do not agree with us"), tuple(complaining(holds)))
    yield Part("needed", _("What you have to give, and what not"), tuple(needed()))
    yield Part("decides", _("Who decides"), (_("People. There is no score, no ranking and no automatic rejection."),))
    looks = _("Whether we look you up online") if holds.level == Level.NOTHING else _("When we look you up online")
    yield Part("looking", looks, tuple(looking(holds)))
    yield Part("visit", _("When you only look around"), tuple(visiting()))
    yield Part("later", _("When you finish later"), tuple(finishing_later()))
    yield Part("colleague", _("When a colleague sent you the vacancy"), tuple(sent_by_colleague(holds)))
    yield Part("lead", _("When you did not apply, and we know you"), tuple(not_applied(holds)))
    yield Part("changes", _("When this changes"), tuple(changes()))


def who_we_are(holds: Facts) -> Iterator[str]:
    yield _("%(organisation)s is responsible for your data.", organisation=holds.name)
    yield _("You reach us like this: %(contact)s.", contact=" · ".join(contacts(holds)))


def what_we_have(holds: Facts) -> Iterator[str]:
    yield _(
        "From you: what you fill in and send, the files with it, and what you write to us later. A program reads the words of your CV, so that people can read it as text."
    )
    yield _("From your browser: which link or which site brought you, and how long the form was open.")
    yield _(
        "From us: what we note and decide about your application, letters, and who opened it or read your CV on which day."
    )
    if holds.level == Level.NOTHING:
        yield _(
            "From others: what a colleague told us who named or invited you. With each thing stands where it comes from."
        )
    else:
        yield _(
            "From others: what we find online, as far as the vacancy says; and what a colleague told us who named or invited you. With each thing stands where it comes from."
        )


def why(holds: Facts) -> Iterator[str]:
    yield _(
        "To judge your application for this vacancy and to answer you. You ask us to by applying: these are steps before a contract (GDPR article 6.1 b)."
    )
    yield _("For the rest we have a legitimate interest (GDPR article 6.1 f), and you can object to it:")
    if holds.level != Level.NOTHING:
        yield _("– To know whether you fit, we look you up online, as far as the vacancy says and no further.")
    yield _(
        "– We check for signs of misuse, to have honest applications: an address like that of the colleague who shared, a temporary address, the same CV under several names, an application within seconds. It stands on your private page, but for what would tell of another candidate; a person looks at what is noticed and decides, and you can answer."
    )
    yield _("– To thank colleagues who share vacancies, we show them what became of it, as far as you allow.")
    if holds.rewards:
        yield _(
            "– A reward for such a colleague is considered only if you choose that, for it tells the colleague more. For it we keep a code made from your e-mail address, from which nobody reads the address."
        )
    yield _(
        "– To know what works, we count: how many people came by which link, how far they came, how long an answer took. These figures name nobody and stay."
    )
    yield _("– To show that we keep our promises, we write down who did what with your data, and that it was deleted.")
    yield _(
        "We ask your consent (GDPR article 6.1 a) for one thing only, and never on the form: to keep your application for other vacancies. You take it back on your private page at any time; what happened before stays lawful."
    )
    yield _("We sell nothing, and we advertise with nothing of yours.")


def readers(holds: Facts) -> Iterator[str]:
    yield who_reads(holds)
    yield _(
        "Who opens your application and who reads your CV is written down, once a day for each person. You find it in your copy."
    )
    yield _(
        "A colleague whose link you followed never reads your application. What that colleague hears stands below, and you can switch it off."
    )
    if holds.level in (None, Level.AGENCY):
        yield _("An agency reads it only where the vacancy names that agency.")
    if holds.processors:
        yield _("These companies handle data for us, as we tell them: %(companies)s", companies=holds.processors)
    else:
        yield _(
            "Companies that keep our server or carry our mail may handle your data, only as we tell them. Ask us which these are, and whether your data leaves the European Union and how it is protected there."
        )


def how_long(holds: Facts) -> Iterator[str]:
    yield until(holds)
    yield _(
        "Your procedure ends when we tell you our decision, or when you withdraw. When you withdraw your CV goes at once, "
        "unless we must keep it."
    )
    yield ngettext(
        "Longer only if you agree to that, at most %(num)s day at a time.",
        "Longer only if you agree to that, at most %(num)s days at a time.",
        holds.pool_days,
    )
    yield _(
        "Or if we must keep it for a written reason, such as a complaint, until a day that is at most a year away. Reason and day stand on your private page."
    )
    yield from what_stays(holds)


def what_stays(holds: Facts) -> Iterator[str]:
    """After a deletion: the notice says it before, and the page on which somebody deleted everything says it too."""
    yield _(
        "What stays after that names nobody: the figures, what was done on which day, and that something was deleted."
    )
    if holds.backups:
        yield ngettext(
            "It stays in backups until they are thrown away: we keep the last %(num)s night. When a backup is put back, what was deleted is deleted again.",
            "It stays in backups until they are thrown away: we keep those of the last %(num)s nights. When a backup is put back, what was deleted is deleted again.",
            holds.backups,
        )
    else:
        yield _("It may stay in backups for some weeks. When a backup is put back, what was deleted is deleted again.")
    yield _(
        "Mail that we sent you stays in your mailbox. What you mailed to one of us, or mail that could not be delivered, may stay in our mailboxes for a while."
    )


def rights(holds: Facts) -> Iterator[str]:
    yield _(
        "On your private page, whose address is in the mail you got when you applied, you do these yourself, at once: see everything, get a copy to keep or to take elsewhere, correct what you sent, withdraw, and have everything deleted."
    )
    yield _(
        "You can object to what we do for a legitimate interest, and ask us to leave your data untouched while something is sorted out. Write to us: %(contact)s.",
        contact=" · ".join(contacts(holds)),
    )
    yield _(
        "We answer within a month, and it costs nothing. If we do not do what you ask, we say why. Only if we doubt who you are do we ask you to show it; the private address is enough."
    )


def complaining(holds: Facts) -> Iterator[str]:
    yield _("Tell us first, if you like: %(contact)s.", contact=" · ".join(contacts(holds)))
    yield _(
        "You can always complain to the data protection authority: %(authority)s, or that of the country where you live or work. You can also go to court.",
        authority=AUTHORITY,
    )


def needed() -> Iterator[str]:
    yield _(
        "No law says that you must give us anything. Without your name, your e-mail address, and a CV or a link to your profile we cannot judge your application or answer you. The same goes for questions that are not marked optional."
    )
    yield _(
        "All else is up to you, and leaving it out is not held against you. Please leave out what no vacancy needs: your citizen service number, health, belief."
    )


def looking(holds: Facts) -> Iterator[str]:
    if holds.level is None:
        yield _(
            "Each vacancy says before you apply how far we go: not at all, the links you give, professional networks, the public web, or an agency with a name."
        )
    else:
        yield holds.looks
    yield _("We never go further without telling every candidate first.")
    if holds.level != Level.NOTHING:
        yield _(
            "What we note stands on your private page with where it was, when, and what it matters for (GDPR article 6.1 f). You can answer it, correct it, or say that it is not you, and a decision waits for that, whether it counts or not."
        )
    yield _(
        "Where no search is on record, we give you a signed statement of that. It says what it does not speak of, and names each text about you that looked like a search, with what we say of it."
    )


def visiting() -> Iterator[str]:
    yield _("No cookies, and nothing is stored in your browser. We count that a link was followed, and when.")
    yield _(
        "To count one visitor once, we make a code from a part of your network address and the name of your browser, with a key that is destroyed within 48 hours; the code goes with it. Where your browser asks not to be tracked we make none."
    )
    yield _(
        "So that we know at your application which link it was, the address of our pages carries a code. It is the same for everybody who follows that link in that hour."
    )
    yield _(
        "So that nobody knocks without end, we count attempts with a form by network address, for an hour at most. Where you ask for a mail, to finish later or to find your private page, we also count by a code made from the e-mail address."
    )


def finishing_later() -> Iterator[str]:
    yield _(
        "If you have the form sent to you we mail it once, and keep nothing that you typed. For 30 days we remember which link or site brought you, with a code made from your e-mail address, from which nobody reads the address."
    )


def sent_by_colleague(holds: Facts) -> Iterator[str]:
    yield _(
        "Through a colleague’s link: that colleague sees in which month somebody applied and in a word how far it came, never who. You can switch that off."
    )
    yield _(
        "By an invitation: the colleague filled in your name, and perhaps your e-mail address and some words. Only that colleague sees it until you apply; then the colleague sees that you did and in a word how far it came, and you can switch that off. It is deleted thirty days after it was sent, or at once when you say no."
    )
    yield _(
        "If you want no more invitations we keep only a code made from your address, so that nobody invites you again."
    )
    if holds.rewards:
        yield _("A reward is considered only if you choose that. It tells the colleague more of what became of it.")


def not_applied(holds: Facts) -> Iterator[str]:
    yield _(
        "If we found you on a network, or a colleague named you, we note your name, the page or the e-mail address, where we have it from and why we think of you. We want to ask you whether you would like to apply: that is our legitimate interest (GDPR article 6.1 f)."
    )
    yield _(
        "You hear so within thirty days: what we noted, where from, and how to have it deleted at once. If we do not tell you by then it is deleted."
    )
    yield ngettext(
        "If you do nothing it is deleted %(num)s day after we told you, and at once when the vacancy is closed.",
        "If you do nothing it is deleted %(num)s days after we told you, and at once when the vacancy is closed.",
        holds.keep_days,
    )
    yield _("The same people can read it as read applications, and you have the same rights.")


def changes() -> Iterator[str]:
    yield _("We keep each version. The one that stood on your form you read again on your private page.")
    yield _("If we want to use your data for something that does not stand here, we tell you before we do.")
