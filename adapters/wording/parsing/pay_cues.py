"""The words around an amount that say whether it is pay, for how long, and gross or net: vocabulary, no decisions."""

from __future__ import annotations

import re

from adapters.vacancy_facts import Period, Qualifier

PAY = re.compile(
    r"""
      (?:\b|(?<=[a-z]))salaris(?!administra|verwerk|strook|stroken|software|verhog)\w* | \bsalarissen\b
    | \b(?:bruto|netto|basis|start|aanvangs)?-?(?:maand|uur|jaar|dag|week)?(?:loon|lonen|inkomen)\b
    | \bstartloon\b
    | \bwedde\b | \bbezoldiging | \b(?:maand)?verloning\b | \bverdien(?:t|en|ste|sten)?\b(?!\s+model)
    | \binschaling | \bingeschaald
    | \b(?:stage|maand|bruto|stagiaires?)-?vergoeding | \b(?:uur|dag)tarief
    | \bsalar(?:y|ies)\b | \bwages?\b
    | \bpay(?:rate)?\b(?=\s*[:(=–-]|\s+(?:ranges?|rates?|scale|band|grade|is)\b)
    | \b(?:base|hourly|weekly|monthly|starting|annual)\s+(?:pay|rate|compensation)\b | \bcompensation\b
    | \bremuneration
    | \bstipend | \bearn(?:ings?)?\b
    | \b(?:internship|monthly|intern)\s+(?:allowance|compensation|fee|remuneration|reimbursement)
    | (?:\b|(?<=[a-zäöü]))geh(?:a|ä)lt\w{0,10}\b
    | (?:\b|(?<=[a-zäöü]))lohn(?!steuer|abrechn|buch|fortz|nebenk)\w* | \bverdienst
    | (?<![a-zäöü])(?:monats|jahres|ausbildungs|praktikums|brutto)?vergütung\b
    | (?<![a-zäöü])(?:jahres|monats)?entgelt\b
    | \bstundensatz | \bbesoldung | \bbezahlung | \bentlohnung
    | \bsalaires?\b | \brémunération | \bremuneration | \brémunéré | \btraitement\b | \bgratification
    | \bindemnité de stage
    | \b(?:salaris|functie|loon|maand)?schaal\s?\w{1,3}\b | \bfwg\b | \bscale\s[A-Z\d]\w{0,2}\b
    | \b(?:bruto|gross|brut|brutto)[\s/-]*(?:maand|monthly|month|annual|mensuel|annuel)\w*
    """,
    re.I | re.X,
)
NOT_PAY = re.compile(
    r"""
      bonus | (?<!stage)(?<!maand)(?<!bruto)vergoeding(?:en)?\b(?!\s*:) | vergoed(?!ing) | toeslag
    | \bpremi(?:e|es|um|ums)\b | uitkering
    | reiskosten | travel | commut | transport | budget | vakantie(?!dag) | holiday | allowance(?!\s*:)
    | \bikb\b
    | omzet | turnover | revenue | umsatz | chiffre\s+d.affaires | winst | profit | gewinn\b
    | \bprime | zulage | zuschuss | zuschläge | zuschlag | prämie | spesen | pauschale | ticket | \bfrais\b
    | mutuelle | indemnité(?!\s+de\s+stage)
    | \bremb | reimburs(?!ement\s+of\s+€) | refund | mobilit | ch[eè]que | scheck | voucher | gutschein | gift
    | cadeau | geschenk | korting | discount | rabat
    | spaar | sparen | opbouw | saving | accumulat | opleiding | training | scholing | studie | study
    | ontwikkel | development
    | weiterbildung | fortbildung | formation | referral | refer\b | empfehl | aanbreng | internet | thuiswerk
    | remote\s+work
    | home\s?office | from\s+home | fiets | bike | bicycle | fahrrad | jobrad | lease | \bauto\b | wagen
    | pensioen | pension | \brente\b
    | maaltijd | meal | repas | lunch | verzeker | insurance | assurance | versicherung | invest | funding
    | fonds\b | \bfunds?\b
    | \bprij[sz] | \bprice | \bprix\b | \bpreis(?!g) | kosten | \bcosts?\b | \bfees?\b | \bboete | penalt
    | lening | \bloans? | deposit | borg
    | schade | damage | waarde\b | \bworth | \bvalue | kapitaal | capital | vermogen | \bassets? | subsid
    | \bgrants?\b | donat | \bdon\b
    | relocat | verhui | sign-?(?:ing|on)\b | fooi | \btips\b | \bsport | fitness | \bgym\b | vitali
    | well-?being | telefo | phone | laptop
    | eindejaars | (?:13|dertien)d?e\s+maand | 13th | equity | \boption | \bshares | aandelen | provisi
    | commissi | kommission
    | \bote\b | \bon\s+target | \bextra\b | bijdrage | contribut | \b401 | overwerk | overuren | overtime
    | consignatie | storing | wacht(?:dienst|week)
    | sachbezug | deutschland | \bvwl\b | vermögensw | besch(?:ä|a)ftig
    | (?:klant(?:en)?|customers?|clients?|kunden)\s+(?:betal|pay|zahl|paient) | opbrengst
    | besteden | spend | aftrek | belasting(?!dienst)
    | \btax | abonnement | subscription | km\b | kilom | per\s+gewerkte | par\s+jour\s+travaill
    | je\s+arbeitstag | additional | zus(?:ä|a)tzlich
    | total\s+(?:package|compensation) | totale?\s?pakket | zakgeld | pocket\s+money | award
    | scholarship\s+fund | beurs\b | prijzengeld
    """,
    re.I | re.X,
)
CONTAINED = re.compile(
    r"\(?\b(?:incl|excl|inkl|exkl|zzgl|including|excluding|inclusief|exclusief|inclusive|exclusive|plus)"
    r"\w*\.?:?\s+(?:of\s+)?"
    r"(?:een\s+|a\s+|the\s+|de\s+)?(?:\d+(?:[.,]\d+)?\s?%\s+)?\w+(?:\s?(?:allowance|uitkering|pay|bonus|maand"
    r"|month))?"
    r"|\d+(?:[.,]\d+)?\s?%\s+\w+(?:\s+allowance)?"
    r"|\b(?:afhankelijk\s+van|op\s+basis\s+van|depend\w+\s+on|based\s+on|abhängig\s+von|je\s+nach|selon)"
    r"\s+(?:[\w'’]+[\s/,]+){0,5}?"
    r"(?:ervaring|experience|opleiding|education|erfahrung|expérience|qualifi\w+|leeftijd|age)\b",
    re.I,
)
"""What comes with the pay, and is said between its name and its amount."""
TERMS = re.compile(
    r"\b(?:bruto|gross|brut|brutto|full-?time|fulltime|voltijd|vollzeit)\b|ervaring|experience|erfahrung|\bschaal\b"
    r"|expérience",
    re.I,
)
"""What is said beside pay and seldom beside other money."""
LEARNING = re.compile(
    r"stage|stagiair|intern\b|interns\b|internship|praktik|ausbildung|stipend|alternan|student|afstude|bbl", re.I
)
"""Where pay may be a few hundred a month."""

HOURS = r"\d{1,2}(?:[.,]\d{1,2})?\s?[-–]?\s?(?:uur|uren|urige?|u|hours?|hrs?|h|std|stunden|wochenstunden|heures)\b\.?"
WEEK = re.compile(
    r"\b(?:uur|uren|hours|stunden|heures)\s?(?:per|a|/|pro|par)\s?(?:week|woche|semaine)\b"
    rf"|(?:(?:\d{{1,2}}\s?(?:-|–|tot|to|of|bis|à)\s?)?{HOURS}[\s-]*"
    r"(?:\(?(?:per|a|/|p\.?/?|in de|in the|pro|par|die|each)?\s?"
    r"(?:week\b|w\b|wk\b|woche\b|semaine\b|werkweek|work\s?week|working week|workweek))?)",
    re.I,
)
"""A number of hours, with its week, so that the week is not taken for the period of pay."""
BASIS = re.compile(
    r"(?:\bbij\b|\bo\.?\s?b\.?\s?v\b\.?|\bop\s+basis\s+van|\bgebaseerd\s+op|\buitgaande\s+van"
    r"|\bbased\s+on|\bon\s+(?:the\s+)?(?:a\s+)?basis\s+of|\bfor\b"
    r"|\bvoor\b|\bbei\b|\bauf\s+basis\s+(?:von|einer)|\bsur\s+(?:la\s+)?base\s+de|\bpour\b|\bof\b|\bvan\b|\("
    r"|\bis\b|\bon\b)"
    r"\s*(?:(?:een|a|an|the|de|einer|volledige|volle|full|fulltime|full-time|voltijds?|normal|normale|standaard"
    r"|dienstverband|aanstelling|werkweek"
    r"|employment|basis|contract|van|of|von|week|met|with|is)\s*[,(=:]?\s*){0,6}"
    r"\(?(?P<hours>\d{2}(?:[.,]\d{1,2})?)\s?[-–]?\s?(?:uur|uren|urige?|u|hours?|hrs?|h|std|stunden|wochenstunden"
    r"|heures)\b\.?",
    re.I,
)

_PER = r"(?:\b(?:per|a|an|pro|par|each|every|elke|je|die|im|het|op|l.)\s|/\s?|\bp\.?\s?/\s?|\bp\.\s?)"
_PERIODS = {
    Period.HOUR: r"uur|hour|hr|std|stunde|heure|u|h",
    Period.DAY: r"dag|day|tag|jour",
    Period.WEEK: r"week|woche|semaine|sem|w",
    Period.MONTH: r"maand|mnd|month|monat|mois|m",
    Period.YEAR: r"jaar|year|yr|jahr|an|annum|année|annee|j|a",
}
_COMPOUNDS = {
    Period.HOUR: r"\bp/?u\b|hourly|stündlich|stundenlohn|stundensatz|horaire|uurloon|uurtarief|uursalaris|de l.heure",
    Period.DAY: r"\bdaily|journalier|dagtarief|dagloon",
    Period.WEEK: r"\bweekly|wöchentlich|weekloon",
    Period.MONTH: r"\bpm\b|monthly|monatlich|mensuel|maand(?:elijks|salaris|loon|vergoeding|inkomen|basis)"
    r"|monats(?:gehalt|lohn|brutto|vergütung)",
    Period.YEAR: r"\bpa\b|yearly|annual|annuel|jährlich|jaar(?:lijks|salaris|loon|inkomen|basis)"
    r"|jahres(?:brutto|ziel)?(?:gehalt|entgelt|vergütung|lohn|verdienst|brutto)",
}
PERIOD = re.compile(
    "|".join(rf"(?P<{name}>{_PER}(?:{_PERIODS[name]})\b|{_COMPOUNDS[name]})" for name in _PERIODS), re.I
)
GROSS = re.compile(r"(?P<gross>bruto|\bgross\b|\bbruts?\b|brutto)|(?P<net>\bnetto|\bnet\b|\bnets?\b)", re.I)
FROM = re.compile(
    r"\b(?:vanaf|minimaal|minstens|minimum(?: (?:maand)?salaris| salary)?|min|from|starting(?: at| from)?"
    r"|starts? at|at least|mindestens"
    r"|ab|à partir de|a partir de|dès|startend)"
    r"\W{0,3}(?:de |van |at |of |zu )?$",
    re.I,
)
UP_TO = re.compile(
    r"\bmax\w*\.?\s?(?:een )?(?:bruto )?(?:maand)?(?:salaris|salary|gehalt)(?: van| of| von)?\W{0,3}$"
    r"|(?<!gro)up to\W{0,3}(?:de |van |of )?$"
    r"|\b(?:tot(?: wel| aan| maximaal| max)?|max\w*|till|bis(?: zu)?"
    r"|jusqu.(?:à|a)|ten hoogste|maximum of)\W{0,3}(?:de |van |of )?$",
    re.I,
)
MORE_THAN_PAY = re.compile(
    r"[,;(+]|\b\d|\b(?-i:Een|De|Het|Je|Jij|Wij|We|The|You|Ein|Eine|Der|Die|Das|Une?|Les?|La|Des)\s"
    r"|\b(?:en|and|und|et|plus|incl|excl|inkl|zzgl|inclu\w+|exclu\w+|bij|o\.?b\.?v|based|op basis)\b",
    re.I,
)
"""Where what is said about an amount ends."""
FOUR_WEEKS = re.compile(r"per (?:periode|(?:4|vier) weken)|(?:every|per) (?:4|four) weeks|4-weken", re.I)
"""In a description mostly the pay of one of several groups; in a field the period that is meant."""
SCALE_BESIDE = re.compile(r"^\s*\(?(?:fwg|(?:salary )?scale|(?:salaris)?schaal)\s\w{1,4}\)?", re.I)


def period(text: str) -> Period | None:
    """The first period that the text names; None where it names none."""
    said = PERIOD.search(text)
    return Period(str(said.lastgroup)) if said else None


def qualifiers(*texts: str) -> frozenset[Qualifier]:
    """Gross or net, as the first of the texts that says it does."""
    said = next(filter(None, map(GROSS.search, texts)), None)
    return frozenset((Qualifier(str(said.lastgroup)),)) if said else frozenset()
