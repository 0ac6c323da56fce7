"""The sentence that says what the work is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from adapters.plain import balanced, fold, from_html, from_markdown, without_doubles
from adapters.wordings import JOINING

_END = regex.compile(
    r"(?<=[.!?])(?<!\b(?:bijv|etc|ca|bzw|inkl|evt|nr|incl|excl|max|min|resp|vgl|z\.B|d\.h|o\.a|m\.b\.t|i\.e|e\.g|a\.m|p\.m"
    r"|dr|drs|mr|ir|ing|prof|St|inc|ltd|co|vs|approx|\p{Lu}|u\.a|o\.ä)\.)\s+(?=[\p{Lu}'‘’\"“„«\d])"
)
_ABOUT_THE_WORK = regex.compile(
    r"^(?:als (?!je|jij|u\b)|in (?:deze|jouw) (?:functie|rol|stage)|je (?:bent verantwoordelijk|werkt|gaat|zorgt|ontwikkelt|bouwt|begeleidt"
    r"|adviseert|maakt|beheert|vertaalt|ondersteunt|analyseert|helpt|geeft|komt|houdt|ontwerpt|leidt|stuurt|voert)|jij (?!bent|hebt|heb|beschikt|kan|kunt|vindt|houdt|weet|wilt|wil|durft)|samen met (?!jou\b)|dagelijks|vanuit"
    r"|as (?:a|an|our|the) |in this (?:role|position)|you(?:'ll| will| are responsible| work| lead| own| build|’ll)|(?:the|this) (?:role|position|incumbent)|working (?:with|in)"
    r"|du (?!bist|hast|bringst|verfügst|suchst|denkst|arbeitest verlässlich|kannst|möchtest|willst|findest|liebst|sprichst)|in dieser (?:rolle|position)|deine aufgabe|zu deinen|sie (?!haben|verfügen|bringen|sind)|ihre aufgabe"
    r"|vous (?!faites preuve|connaissez|aimez|savez|parlez|souhaitez|êtes|avez|possédez|disposez|justifiez|maîtrisez)|en tant que|au sein|rattaché|sous la responsabilité|votre mission|vos missions|dans le cadre|intégré)",
    regex.I,
)
_VERBS = regex.compile(
    r"\b(?:verantwoordelijk|ontwikkel[tn]?|ontwikkelen|begeleid|begeleidt|begeleiden|werkt|werken|bouwt|bouwen|adviseert|adviseren"
    r"|beheert|beheren|analyseert|analyseren|zorgt|zorgen|helpt|ondersteunt|ondersteunen|responsible|develop(?:s|ing)?|leads?|leading"
    r"|manag(?:e|es|ing)|build(?:s|ing)?|designs|designing|supports?|supporting|maintain(?:s|ing)?|deliver(?:s|ing)?|ensur(?:e|es|ing)"
    r"|entwickel(?:n|st|t)|verantworte(?:n|st|t)|betreu(?:en|st|t)|unterstütz(?:en|st|t)|gestalte(?:n|st|t)|planen|planst|optimier(?:en|st|t)"
    r"|assure[rz]?|assurez|participe[rz]?|développe[rz]?|gérer|gérez|accompagne[rz]?|intervenez|réalise[rz]?|serez|chargée?|contribue[rz]?)\b"
)
_DOING = regex.compile(
    r"^(?:develop|design|manage|lead|build|provide|maintain|support|coordinate|ensure|conduct|collaborate|work|create|drive|assist|prepare"
    r"|deliver|implement|analy[sz]e|oversee|plan|monitor|define|translate|advise"
    r"|assurer|développer|gérer|participer|réaliser|concevoir|piloter|animer|accompagner|garantir|contribuer|analyser|intervenir"
    r"|het (?:ontwikkelen|begeleiden|opstellen|uitvoeren|beheren|adviseren|analyseren|bouwen|ontwerpen|verzorgen|onderhouden))\b",
    regex.I,
)
_ABOUT_US = regex.compile(
    r"^(?:wij\b|we\b|ons\b|onze\b|our\b|over\b|about\b|wir\b|unser\w*\b|über\b|nous\b|notre\b|nos\b"
    r"|founded|sa mission|opgericht|sinds|since|seit|depuis|fondée?|at \p{Lu}|bij \p{Lu}|bei \p{Lu}|chez \p{Lu}|\p{Lu}\w+ (?:is|are|ist|est) (?:een|a|an|the|de|ein|eine|une?|le|la)\b"
    r"|het bedrijf|the company|das unternehmen|l.entreprise|do you|are you|ben (?:je|jij)|bist du|this is a|dit is een)",
    regex.I,
)
_NOT_HERE = regex.compile(
    r"@|;|\b(?:zijn we|zetten we|bieden we|we,|we are|wij zijn|sind wir|nous sommes|purpose)\b|https?:|www\.|\.(?:com|nl|de|fr|org)\b|\d{5,}|€|\$|£|\b(?:euros?|usd|k€)\b|{|}|[<>|*_#\\=~^]|\.\.\.|…|-{2,}|example|cookie|acquisitie|solliciteer|sollicit|apply|application|appli|bewerb"
    r"|candidat|postul|\bcv\b|resume|salar|salaris|gehalt|vergütung|salaire|rémunér|vacature|vacancy|job title|jobtitel|linkedin|indeed|equal|disabilit|gender|religion"
    r"|discrimin|divers|vakantiedagen|compensatiedagen|vrije dagen|verlof|urlaub|congés|deadline|stage-?vergoeding|N\.N\.|click|klik|hier\b$|pensioen|pension|bonus|mutuelle|ervaring|erfahrung|expérience"
    r"|experience|diploma|degree|diplôme|abschluss|jaar\b|years|qualif|motiv|enthousiast|dynami|gezellig|passion|\bik\b|\bich\b|\bI\b|\bje suis\b|lorem|following|volgende|folgende|suivant|below|hieronder|job\b|temps",
    regex.I,
)
_LEANS_BACK = regex.compile(
    r"^(?:the (?:first|second|other)|de eerste|dann|daarnaast|hierbij|daarbij|ook|verder|zo\b|dit|deze|dat|dan|hij|zij|ze|het|daarom|maar|en\b|of\b|also|this|these|it\b|they|he\b|she\b|additionally|"
    r"furthermore|moreover|and|but|or|so\b|then|dabei|außerdem|auch|dies|diese|es\b|zudem|darüber|und|aber|cela|ce\b|cette|ces\b|il\b|elle|ils|elles|et\b|mais|ainsi|de plus|hier\b|here\b|hiermee|daarmee|damit)\b",
    regex.I,
)


_BEGINS = regex.compile(r"['‘\"“„«]?\p{Lu}")
_ENDS = regex.compile(r"\p{L}[)\"'”’»]?[.!?]$")
_UNTIDY = regex.compile(r"\b\p{Lu}{6,}\b|[\p{So}\p{Cn}\p{Co}]|\w [,.;](?:\s|$)")
_ADDRESS = regex.compile(r"@|https?:|www\.|[{}<>|*_#\\=~^]")
_WRITTEN_TO_BE_SHOWN = 400
_FRENCH_SPACE = regex.compile(r"\s[:!?](?:\s|$)")
_FAR_ENOUGH = 4_000
"""Characters of a description to read: what comes later is about terms and the employer."""
_GOOD_ENOUGH = 14
_LAST_WORD = regex.compile(r"[\p{L}\p{N}]+(?=[^\p{L}\p{N}]*$)")


@dataclass(frozen=True)
class Sentence:
    """A whole sentence, and how well it says what the work is (0 to 40)."""

    text: str
    score: int
    at: int


def sentences(text: str) -> list[str]:
    """The whole sentences of a plain text: what stands on a line without a full stop is a heading, and left out."""
    found = []
    for line in text.split("\n"):
        for part in _END.split(line.strip()):
            if _BEGINS.match(part) and _ENDS.search(part):
                found.append(part)
    return found


@lru_cache(maxsize=256)
def telling(summary: str, french: bool = False) -> tuple[Sentence, ...]:
    """The sentences of a summary that say what the work is, best first.

    A sentence counts when it is whole, between 24 and 260 characters, stands on its own (no "This", "Daarnaast"), and holds
    no address, amount, capitals or talk of applying, demands and benefits. It counts for more when it speaks to the reader
    about work ("In deze functie", "You will", "Vous"), never when it is about the employer or is a question, and earlier is better than later. A summary of a few lines was written to be shown, so there almost any clean sentence counts.
    """
    text = from_markdown(from_html(summary[:_FAR_ENOUGH]))
    short = len(text) <= _WRITTEN_TO_BE_SHOWN
    found = []
    for at, said in enumerate(sentences(text)[:30]):
        if not (short or (24 <= len(said) <= 260 and said.count(" ") >= 3)):
            continue
        score = (18 if short else 10) - min(8, at // 3)
        score += 20 * bool(_ABOUT_THE_WORK.match(said)) + 8 * bool(_DOING.match(said)) + 6 * bool(_VERBS.search(said))
        score -= 6 * said.endswith("!")
        if not short and (score < _GOOD_ENOUGH or _LEANS_BACK.match(said) or _NOT_HERE.search(said)):
            continue
        if _shows_well(said, french):
            found.append(Sentence(french_spaces(said) if french else said, score, at))
    return tuple(sorted(found, key=lambda sentence: (-sentence.score, sentence.at)))


def _shows_well(said: str, french: bool) -> bool:
    """Whether a sentence is clean, asks nothing and is not about the employer."""
    return (
        "?" not in said
        and not _ABOUT_US.match(said)
        and not _ADDRESS.search(said)
        and not _UNTIDY.search(said)
        and (french or not _FRENCH_SPACE.search(said))
        and _LAST_WORD.search(said)[0].casefold() not in JOINING
        and balanced(said) == said
        and without_doubles(said) == said
    )


def french_spaces(text: str) -> str:
    """The unbreakable space that French wants before high punctuation."""
    text = regex.sub(r"\s+([:;!?»])", "\u00a0\\1", " ".join(text.split()))
    return regex.sub(r"«\s+", "«\u00a0", text)


def hooks(summary: str, most: tuple[int, int], french: bool = False, employer: str = "") -> list[tuple[str, int]]:
    """What could be said of the work in at most so many sentences and characters, with its score, best first."""
    count, size = most
    employer = fold(employer)
    told = [s for s in telling(summary, french) if not employer or not fold(s.text).startswith(employer)]
    fitting = [sentence for sentence in told if len(sentence.text) <= size]
    single = [(sentence.text, sentence.score) for sentence in fitting[:8]]
    if count < 2 or len(fitting) < 2:
        return single
    taken = [fitting[0]]
    for sentence in fitting[1:]:
        if len(taken) < count and len(" ".join(s.text for s in [*taken, sentence])) <= size and sentence.score >= 18:
            taken.append(sentence)
    taken.sort(key=lambda sentence: sentence.at)
    joined = " ".join(sentence.text for sentence in taken)
    return [(joined, sum(sentence.score for sentence in taken)), *single] if len(taken) > 1 else single
