"""Which clauses are fit to stand in a post: about work, telling, and clean. Mostly language data."""

from __future__ import annotations

import re

import regex

from adapters.wording.lexicon import JOINING
from adapters.wording.parsing.phrases import NOT_HERE
from adapters.wording.plain_text import balanced


def says_enough(clause: str) -> bool:
    """Whether a clause tells one thing from another: two words of weight behind its verb, or one long one."""
    telling = words_of_weight(clause)
    return len(telling) >= 2 or any(len(word) >= _COMPOUND for word in telling)


def words_of_weight(clause: str) -> list[str]:
    """The words behind the verb that say something by themselves."""
    words = _WORD.findall(clause.casefold().partition(":")[2] or clause.casefold())[2:]
    return [word for word in words if len(word) > 3 and word not in JOINING and word not in _VAGUE]


_WORD = re.compile(r"[\w-]+")
_COMPOUND = 12
"""Letters of a word that says two things: "klantcontacten"."""
_VAGUE = frozenset(
    """
    verschillende diverse nieuwe goede juiste eigen overige dagelijkse mogelijkheden kansen zaken dingen
    resultaten team teams collega collega's bent verantwoordelijk werkt zorgt various different other others
    things opportunities results responsible work works ensure members stakeholders closely daily high quality
    effective efficient success verschiedene neue aufgabe aufgaben kollegen verantwortlich équipe équipes
    différents diverses mission missions responsable avec votre notre deine ihre
    """.split()
)


_NO_TASK = regex.compile(
    r"\b(?:other duties|as assigned|as required|as needed|andere taken|voorkomende|overige"
    r"|weitere aufgaben|autres tâches|report to|rapporteert aan|rapporteer je|berichtest|berichten an"
    r"|rattaché|bent in het bezit"
    r"|must|should|weekend|days?|dagen|tagen?|jours?|shifts?|diensten|uren?\b|uur|hours?|stunden|heures?"
    r"|full-?time|part-?time|vakantie|salar\w*|gehalt|salaire|loon|bonus|collega'?s? die|beschikt|bezit"
    r"|hebt|heeft|wilt|kunt|houdt van|vindt|durft|spreekt|krijgt|ontvangt|verdient|leert|zoekt|past"
    r"|bent (?!(?:mede)?verantwoordelijk)|wordt|worden|dus|graag|zult|zal|te werk"
    r"|relationships|komt|opereert|schuwt|ziet|belandt|leert|doorloopt"
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
