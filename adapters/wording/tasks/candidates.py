"""The clauses with which a post can say what the work is, the most telling first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from adapters.wording.lexicon import JOINING
from adapters.wording.parsing.lead_sentence import sentences
from adapters.wording.parsing.phrases import LEANS_BACK, NOT_HERE
from adapters.wording.plain_text import balanced, fold
from adapters.wording.tasks import lines
from adapters.wording.tasks.cutting import shorter
from adapters.wording.tasks.lines import About, Line
from adapters.wording.tasks.phrasing import behind_a_word, said_to_you

_MOST = 12
"""Tasks of one text that are looked at."""
_LONGEST = 260


@dataclass(frozen=True)
class Task:
    """One task: its clause in wordings from long to short, and how telling it is (0 to 40)."""

    wordings: tuple[str, ...]
    score: int
    line: str = ""
    """The point of the list as it stands there; empty where it is none."""


def to_friends(body: str, language: str) -> bool:
    """Whether the text speaks to the reader as to a friend: du, tu, je."""
    if language == "de":
        return len(regex.findall(r"\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein\w*)\b", body[:6000])) >= len(
            regex.findall(r"\b(?:Ihnen|Ihre[nmrs]?|Ihr)\b|(?<!^)(?<![.!?:] )\bSie\b", body[:6000])
        )
    if language == "fr":
        return len(regex.findall(r"\b(?:tu|toi|ton|ta|tes)\b", body[:6000], regex.I)) > len(
            regex.findall(r"\b(?:vous|votre|vos)\b", body[:6000], regex.I)
        )
    return True


@lru_cache(maxsize=64)
def tasks(body: str, language: str) -> tuple[Task, ...]:
    """What the text says that somebody will do."""
    friends = to_friends(body, language)
    found: dict[str, Task] = {}
    for said, is_point, about in _parts(lines.told(body), language):
        if len(found) >= _MOST:
            break
        if (
            not 15 <= len(said) <= 600
            or LEANS_BACK.match(said)
            or (not is_point and not _TO_YOU[language].search(said))
        ):
            continue
        is_listed = is_point and about == About.TASKS
        clause = said_to_you(said, language, friends)
        if not clause and is_listed:
            clause = behind_a_word(said, language, friends)
        if not clause or not is_clean(clause, is_listed):
            continue
        wordings = tuple(
            f"{one}." for one in dict.fromkeys(shorter(clause, language)) if len(one) <= _LONGEST and _says_enough(one)
        )
        if wordings:
            score = _SCORES[about] + 6 * is_listed - min(8, len(found))
            found.setdefault(fold(wordings[-1]), Task(wordings, score, _as_point(said) if is_listed else ""))
    return tuple(sorted(found.values(), key=lambda task: -task.score))


def _says_enough(clause: str) -> bool:
    """Whether a clause tells one thing from another: two words of weight behind its verb, or one long one."""
    telling = words_of_weight(clause)
    return len(telling) >= 2 or any(len(word) >= _COMPOUND for word in telling)


def words_of_weight(clause: str) -> list[str]:
    """The words behind the verb that say something by themselves."""
    words = _WORD.findall(clause.casefold().partition(":")[2] or clause.casefold())[2:]
    return [word for word in words if len(word) > 3 and word not in JOINING and word not in _VAGUE]


_WORD = re.compile(r"[\w-]+")
_GLUED_FROM = 160
"""Characters of a line that may be several."""
_COMPOUND = 12
"""Letters of a word that says two things: "klantcontacten"."""
_VAGUE = frozenset(
    """
    verschillende diverse nieuwe goede juiste eigen overige dagelijkse mogelijkheden kansen zaken dingen resultaten team
    teams collega collega's bent verantwoordelijk werkt zorgt various different other others things opportunities results
    responsible work works ensure members stakeholders closely daily high quality effective efficient success verschiedene
    neue aufgabe aufgaben kollegen verantwortlich équipe équipes différents diverses mission missions responsable avec
    votre notre deine ihre
    """.split()
)


def _as_point(said: str) -> str:
    """A point as it is shown among others."""
    said = said.strip(" .;,:–-")
    return said if said[1:2].isupper() else said[:1].upper() + said[1:]


_SCORES = {About.TASKS: 20, About.UNKNOWN: 14, About.OTHER: 8, About.ASKED: 4}
_TO_YOU = {
    "nl": regex.compile(r"\b(?:je|jij)\b", regex.I),
    "en": regex.compile(r"\byou\b|^the [\p{L} ]+ (?:will|is responsible)", regex.I),
    "de": regex.compile(r"\bdu\b|\bSie\b", regex.I),
    "fr": regex.compile(r"\b(?:vous|tu|votre mission)\b", regex.I),
}


_LABEL = regex.compile(r"^(?P<label>[\p{L}&/ –-]{3,45})\s?[:–] (?=\p{Lu})")
_GLUED = regex.compile(
    r"(?<=[.!?:;,*])(?=\p{Lu}\p{Ll})|(?<=\p{Ll}{3}|\))(?=\p{Lu}\p{Ll}{2,}[\s,])"
    r"|\s[-–*]\s*(?=\p{Lu}\p{Ll})|[*;]\s+(?=\p{Lu})"
)
"""Where lines of a page were put together without a break."""
_BEGINS_WITH_A_VERB = {
    "nl": regex.compile(r"^(?:het )?\p{L}+en (?:en \p{L}+en )?(?:van|aan|met) ", regex.I),
    "en": regex.compile(
        r"^(?!Work|Join|Use|Position|Work|Share|Find|Visit|Contact|Apply|Keep|Experience|Position|Service"
        r"|Project|Program"
        r"|Research|Team|Learn|Grow|Design Con|Set your|Get)\p{Lu}\p{Ll}+,? "
        r"(?!is\b|are\b|was\b|were\b|has\b|have\b|will\b|can\b|must\b|at\b|from\b|us\b|your\b|our\b|you\b|more\b)"
    ),
    "de": regex.compile(r"^(?!)"),
    "fr": regex.compile(
        r"^\p{Lu}\p{Ll}+(?:er|ir|re) (?:et \p{Ll}+(?:er|ir|re) )?(?:l[ea]s?|les|des|du|un|une|à|aux?|l['’]|d['’])\b"
    ),
}
"""What no sentence is, and a task that stands by itself is."""


def _parts(told: tuple[Line, ...], language: str) -> Iterator[tuple[str, bool, About]]:
    """Points of a list of tasks, then points and sentences elsewhere; of a point its first sentence, without label."""
    listed = [line for line in told if line.is_point and line.about == About.TASKS]
    for line in listed:
        yield _LABEL.sub("", line.text.split(". ")[0]), True, line.about
    for line in sorted(told, key=lambda line: line.about == About.ASKED):
        if line.is_point and not listed:
            yield _LABEL.sub("", line.text.split(". ")[0]), True, line.about
        elif not line.is_point or line.about == About.TASKS:
            pieces = _GLUED.sub("\n", line.text) if len(line.text) > _GLUED_FROM else line.text
            for said in sentences(pieces):
                yield said, False, line.about
            if pieces is not line.text and line.about != About.ASKED:
                for piece in pieces.split("\n"):
                    if _BEGINS_WITH_A_VERB[language].match(piece):
                        yield piece.split(". ")[0], True, line.about


_NO_TASK = regex.compile(
    r"\b(?:other duties|as assigned|as required|as needed|andere taken|voorkomende|overige"
    r"|weitere aufgaben|autres tâches|report to|rapporteert aan|rapporteer je|berichtest|berichten an"
    r"|rattaché|bent in het bezit"
    r"|must|should|weekend|days?|dagen|tagen?|jours?|shifts?|diensten|uren?\b|uur|hours?|stunden|heures?"
    r"|full-?time|part-?time|vakantie|salar\w*|gehalt|salaire|loon|bonus|collega'?s? die|beschikt|bezit"
    r"|hebt|heeft|wilt|kunt|houdt van|vindt|durft|spreekt|krijgt|ontvangt|verdient|leert|zoekt|past"
    r"|bent (?!(?:mede)?verantwoordelijk)|wordt|worden|dus|graag|zult|zal|te werk|relationships|komt|opereert|schuwt|ziet|belandt|leert|doorloopt"
    r"|ambities|groei|jezelf|je talent\w*|je kennis|je carrière|meet your|(?:your|je|jouw|deine?|vos"
    r"|votre) (?:own |eigen )?(?:soft )?(?:skills|career|talents?|network|potential|expertise|knowledge"
    r"|vaardigheden|loopbaan|netwerk|fähigkeiten|karriere|compétences|carrière)|"
    r"you (?:have|need|want|love|enjoy|get|receive|earn|learn|join|report|are (?!responsible)|bring"
    r"|possess|know|understand|use|grow|thrive|find|like|feel|become|gain|can|may)"
    r"|du (?:bist|hast|bringst|verfügst|suchst|denkst|kannst|möchtest|willst|findest|liebst|sprichst"
    r"|erhältst|bekommst|profitierst|lernst|wirst|kennst|weißt|brauchst|arbeitest gern\w*|fühlst"
    r"|interessierst|besitzt|wünschst|magst|zeichnest|reist|passt|überzeugst|startest|freust|behältst"
    r"|verlierst|sollst|musst)"
    r"|sie (?:verstehen|beherrschen|kennen|möchten|suchen|erhalten|haben|verfügen|bringen|sind|werden"
    r"|können|wollen|sollten|besitzen|profitieren|arbeiten gern\w*|lieben|finden|denken)"
    r"|(?:vous|tu) (?:faites preuve|connaissez|aimez|savez|parlez|souhaitez|êtes|es|as|avez|possédez"
    r"|disposez|justifiez|maîtrisez|appréciez|maitrisez|rejoignez|bénéficiez|recherchez|disposerez"
    r"|percevez|serez|aurez|pouvez|devez|voulez|venez|recevez|trouverez|bénéficierez|évoluez|évoluerez"
    r"|cherchez|intégrez|intégrerez|rejoindrez|pourrez|correspondez|reconnaissez|travaillerez"
    r"|souhaiteriez|avais|devrez|résidez|détenez|retrouvez|pensez|vous (?:reconnaissez|épanouissez"
    r"|sentez)))\b",
    regex.I,
)


_NOT_LISTED = regex.compile(
    r"sollicit|\bapply\b|bewerb|postul|vacature|vacancy|linkedin|indeed|pensio|verlof|urlaub|congés|equal"
    r"|discrimin|motiv|enthousiast|passion|lorem|https?:|www\.",
    regex.I,
)
_UNCLEAN = regex.compile(
    r"\p{Ll}[.:]\p{Lu}|\d\s?h\b|[@<>{}|*_#\\=~^;!?]|https?:|www\.|\.\.|…|\betc\b|\d{3}|\b\p{Lu}{7,}\b"
    r"|\w [,.](?:\s|$)|\b(?:wij|we|wir|nous|je suis|ich|ik|I|I'm)\b|\b(?:dit|deze|hierbij|hiervoor|hierin"
    r"|daarbij|daarmee|daarvoor|vervolgens|this|these|those|dabei|hierbei|diese[nrsm]?|dies|cette|ces|cet"
    r"|celui|celle)\b"
)


def is_clean(clause: str, is_listed: bool) -> bool:
    """Whether a clause holds nothing that is no task, or that would not look well in a post."""
    return (
        not _UNCLEAN.search(clause)
        and not _NO_TASK.search(clause)
        and not (_NOT_LISTED if is_listed else NOT_HERE).search(clause)
        and balanced(clause) == clause
    )
