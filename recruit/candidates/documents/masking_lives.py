"""Words that tell age, family, nationality or belief, in four languages: a blind first look masks them.

Only what is certain is found. What somebody did, a ward for mothers and children or ten years on a night shift, stays.
"""

from __future__ import annotations

import re

from recruit.candidates.documents.masking_names import widened
from recruit.core.folding import fold

_AGE = r"(?:1[4-9]|[2-8]\d)"
_FEW = (
    r"(?:\d|een|twee|drie|vier|vijf|zes|an?|one|two|three|four|five|six|eine[mnrs]?|ein|zwei|zweier|drei|dreier|funf"
    r"|sechs|une?|deux|trois|quatre|cinq|six)"
)
_CHILDREN = (
    r"(?:kind(?:eren|er|ern)?|kids|zoon|zoons|zonen|dochters?|child(?:ren)?|sons?|daughters?|boys|girls|sohn(?:e|en)?"
    r"|tochter[ns]?|enfants?|fils|filles?|jongens|meisjes|madchen|jungs)"
)
_SMALL = (
    r"(?:(?:jonge|kleine|schoolgaande|volwassen|opgroeiende|young|small|grown|little|adult|teenage|kleinen?|jungen?"
    r"|erwachsenen?|petits?|jeunes?|grands?|lieve|wonderful|wunderbaren?) )?"
)
_END = r"(?=\s*(?:[.,;:!?)|\n]|\Z)|\s+(?:en|and|und|et|maar|but|aber|mais)\b)"
_NATIONALITIES = (
    r"(?:nederland(?:er|s|se)|dutch(?:man|woman)?|niederland(?:er|erin|isch)|neerlandaise?|hollandaise?|belg(?:e|ian|isch"
    r"|ische|ier|ierin)?|duits(?:er|e)?|german|deutscher?|allemande?|frans(?:e|man)?|french|franzos(?:e|in|isch)"
    r"|francaise?|turks?e?|turkish|turke|turkin|turkisch|turque|marokkaans?e?|moroccan|marokkaner(?:in)?|marocaine?"
    r"|surina(?:ams?e?|mer|mese)|antilliaans?e?|pools?e?|polish|polnisch|polin|polonaise?|syr(?:ier|isch|ische|ian"
    r"|ien|ienne|erin)|oekrai(?:ner|ens|ense)|ukrain(?:ian|er|erin|isch|ien|ienne)|roemeens?e?|romanian|rumanisch"
    r"|roumaine?|bulgaars?e?|bulgarian|bulgarisch|bulgare|somali(?:er|sch|sche|an)?|eritre(?:er|es|ese|an)"
    r"|iraans?e?|iranian|iranisch|iranien(?:ne)?|iraaks?e?|iraker|iraqi|irakisch|afghaans?e?|afghan(?:isch|e)?"
    r"|chine(?:es|se|sisch)|chinois(?:e)?|indiaas?e?|indian|indisch|indonesisch|indonesian|ghanees|ghanaian"
    r"|nigeriaans?e?|nigerian|spaans?e?|spanish|spanisch|espagnole?|portugees|portuguese|portugiesisch|portugaise?"
    r"|italiaans?e?|italian|italienisch|italien(?:ne)?|grieks?e?|greek|griechisch|grecque?|brits?e?|british|britisch"
    r"|britannique|american|amerikaans?e?|amerikanisch|americaine?|algerian|algerien(?:ne)?|tunisien(?:ne)?|russian"
    r"|russisch|russische|russe)"
)
_I_AM = r"(?:ik ben|i am|i'm|ich bin|je suis|als|as)"

_LINES = (
    # age
    rf"{_AGE}[\s\-]*(?:jarigen?|jahrige[mnrs]?|jaar (?:oud|jong)|jahre (?:alt|jung)|years?[\s\-]old|y/?o)",
    rf"(?:ik ben|i am|i'm|ich bin|ben|word|turning|werde)(?: (?:nu|al|pas|inmiddels|now|currently|jetzt|nun))? {_AGE}"
    rf"(?: (?:jaar|jahre|years))?{_END}",
    rf"j'ai {_AGE} ans(?! d(?:e |'))|agee? de {_AGE} ans|aged [2-8]\d|(?<=, ){_AGE} (?:jaar|jahre|ans){_END}",
    rf"(?m:^[^\w\n]*){_AGE} (?:jaar|jahre|years|ans)(?m:(?=[^\w\n]*$))",
    rf"(?:mijn )?(?:leeftijd|age|alter)[ \t]{{0,4}}[:=][ \t]{{0,4}}{_AGE}(?: (?:jaar|jahren?|years|ans))?",
    r"(?:in|begin|eind|midden) (?:my|de|mijn|meinen) (?:early |mid |late )?(?:twenties|thirties|forties|fifties|sixties"
    r"|dertig|veertig|vijftig|zestig|zwanzigern|dreissigern|vierzigern|funfzigern|sechzigern)",
    r"(?:twintiger|dertiger|veertiger|vijftiger|zestiger|trentenaire|quadragenaire|quinquagenaire|sexagenaire)",
    r"(?:geboortejaar|bouwjaar|jahrgang|baujahr|year of birth|birth year|annee de naissance|geboren|born"
    r"|geb\.?|nee? en)"
    r"(?: in| anno)?[ \t]{0,4}[:=\-]?[ \t]{0,4}(?:19|20)\d\d",
    # family
    rf"(?:(?:trotse|proud|stolze[rn]?|fiere?|heureuse|alleenstaande?|single) )?(?:moeder|vader|mama|papa|oma|opa|mother"
    rf"|father|mum|mom|dad|parent|mutter|vater|mere|pere|grandmother|grandfather|grossmutter|grossvater) "
    rf"(?:van|of|to|von"
    rf"|de|d')? ?{_FEW}\b(?: {_SMALL}{_CHILDREN})?",
    r"alleenstaande? (?:moeder|vader|ouder)|single (?:mother|father|mum|mom|dad|parent)|alleinerziehend\w*"
    r"|mere celibataire|pere celibataire",
    rf"(?:heb(?:ben)?|heeft|have|has|habe|haben|j'ai|avons) {_FEW} {_SMALL}{_CHILDREN}{_END}",
    rf"(?:aantal )?(?:kinderen|children|kinder|enfants)(?: a charge)?[ \t]{{0,4}}[:=][ \t]{{0,4}}"
    rf"(?:{_FEW}|geen|none|keine|aucun)\b",
    r"(?:burgerlijke (?:staat|stand)|huwelijkse staat|marital status|civil status|familienstand|situation (?:de famille"
    r"|familiale)|etat civil|gezinssituatie)[ \t]{0,4}[:=\-]?[ \t]{0,4}[^\n,;|.]{1,40}",
    r"(?:gelukkig |happily |glucklich |heureux |heureuse )?(?:getrouwd|gehuwd|ongehuwd|samenwonend|verloofd|married"
    r"|unmarried|verheiratet|unverheiratet|verwitwet|mariee?|celibataire|pacsee?)",
    r"(?:weduwe|weduwnaar|widow(?:ed|er)?|veuf|veuve|divorced|divorcee?)",
    rf"(?:ben|bin|am|i'm|suis) (?:net |pas |recently |frisch )?(?:gescheiden|geschieden|ledig|single|vrijgezel"
    rf"|alleenstaand){_END}",
    r"(?:zwanger|in verwachting|pregnant|schwanger|enceinte)(?=\s*(?:[.,;:!?)\n]|\Z)|\s+(?:van|with|of|mit|de)\b)",
    # nationality
    r"(?:nationaliteit|nationality|staatsangehorigkeit|nationalitat|nationalite|geboorteland|country of birth"
    r"|geburtsland|pays de naissance|land van herkomst|country of origin|herkunftsland|pays d'origine)[ \t]{0,4}[:=\-]"
    r"[ \t]{0,4}[^\n;|]{1,60}",
    rf"{_NATIONALITIES} (?:nationaliteit|nationality|citizen(?:ship)?|national|staatsburger\w*|staatsangehorige?\w*"
    rf"|paspoort|passport|origine|afkomst|roots|herkunft|descent)",
    rf"(?:de )?nationalite {_NATIONALITIES}|d'origine {_NATIONALITIES}|van {_NATIONALITIES} (?:afkomst|komaf)",
    rf"{_I_AM} (?:een |an? |eine? |une? )?{_NATIONALITIES}{_END}",
    # belief
    r"(?:kerk(?:en|elijke?|dienst(?:en)?|koor|raad|genootschap)?|church(?:es)?|kirchen?(?:chor|gemeinde|rat)?|eglises?"
    r"|moskee(?:en)?|mosques?|moscheen?|mosquees?|synagog(?:e|en|ues?)|parochie|parish|pfarrei|paroisse)",
    r"(?:moslim(?:s|a)?|muslim(?:e|s|a|in)?|musulmane?s?|islam(?:itisch|ic|isch|ique)?e?n?|christen(?:en|dom|tum)?"
    r"|christelijke?|christlich\w*|chretien(?:ne)?s?|joods?e?|jewish|judaism|judisch\w*|juif|juive|hindoes?|hindus?"
    r"|hindouisme|hindoeisme|boeddhis\w+|buddhis\w+|bouddhis\w+|katholieke?n?|catholics?|katholisch\w*|catholiques?"
    r"|protestants?e?|gereformeerde?n?|hervormde?|reformatorische?|jehova\w*|mormon\w*|atheis\w+|sikhs?)",
    rf"{_I_AM} an? christian|christian (?:faith|church|values|community|upbringing|belief)",
    r"(?:ramadan|koran|quran|coran|bijbel\w*|bible|bibel\w*|imam|dominee|hoofddoek|headscarf|kopftuch|hijab|keppel"
    r"|yarmulke)",
    r"(?:religie|geloof(?:sovertuiging)?|religion|konfession|confession|godsdienst|faith)[ \t]{0,4}[:=]"
    r"[ \t]{0,4}[^\n,;|.]{1,40}",
)
_PATTERN = re.compile(rf"(?<!\w)(?:{'|'.join(_LINES)})(?!\w)", re.IGNORECASE)


def stretches(text: str) -> list[tuple[int, int]]:
    """From where to where such words stand in the text."""
    folded = fold(text)
    found = (match.span() for match in _PATTERN.finditer(folded.text))
    return [widened(text, folded.places[start], folded.places[end - 1] + 1) for start, end in found]
