"""How sentences about work, about employers and about applying begin and sound: language data for hooks."""

from __future__ import annotations

import regex

ABOUT_THE_WORK = regex.compile(
    r"^(?:als (?!je|jij|u\b|een van)|in (?:deze|jouw) (?:functie|rol|stage)|je (?:bent verantwoordelijk|werkt|gaat"
    r"|zorgt"
    r"|ontwikkelt|bouwt|begeleidt"
    r"|adviseert|maakt|beheert|vertaalt|ondersteunt|analyseert|helpt|geeft|komt|houdt|ontwerpt|leidt|stuurt|voert)"
    r"|jij (?!bent|hebt|heb|beschikt|kan|kunt|vindt|houdt|weet|wilt|wil|durft)|samen met (?!jou\b)|dagelijks|vanuit"
    r"|as (?:a|an|our|the) |in this (?:role|position)|you(?:'ll| will| are responsible| work| lead| own| build|’ll)"
    r"|(?:the|this) (?:role|position|incumbent)|working (?:with|in)"
    r"|du (?!bist|hast|bringst|verfügst|suchst|denkst|arbeitest verlässlich|kannst|möchtest|willst|findest|liebst"
    r"|sprichst)|in dieser (?:rolle|position)|deine aufgabe|zu deinen|sie (?!haben|verfügen|bringen|sind)"
    r"|ihre aufgabe"
    r"|vous (?!faites preuve|connaissez|aimez|savez|parlez|souhaitez|êtes|avez|possédez|disposez|justifiez"
    r"|maîtrisez)|en tant que|au sein|rattaché|sous la responsabilité|votre mission|vos missions|dans le cadre"
    r"|intégré)",
    regex.I,
)
VERBS = regex.compile(
    r"\b(?:verantwoordelijk|ontwikkel[tn]?|ontwikkelen|begeleid|begeleidt|begeleiden|werkt|bouwt|bouwen"
    r"|adviseert|adviseren"
    r"|beheert|beheren|analyseert|analyseren|zorgt|zorgen|helpt|ondersteunt|ondersteunen|responsible|develop(?:s"
    r"|ing)?|leads?|leading"
    r"|manag(?:e|es|ing)|build(?:s|ing)?|designs|designing|supports?|supporting|maintain(?:s|ing)?|deliver(?:s|ing)?"
    r"|ensur(?:e|es|ing)"
    r"|entwickel(?:n|st|t)|verantworte(?:n|st|t)|betreu(?:en|st|t)|unterstütz(?:en|st|t)|gestalte(?:n|st|t)|planen"
    r"|planst|optimier(?:en|st|t)"
    r"|assure[rz]?|assurez|participe[rz]?|développe[rz]?|gérer|gérez|accompagne[rz]?|intervenez|réalise[rz]?|serez"
    r"|chargée?|contribue[rz]?)\b"
)
DOING = regex.compile(
    r"^(?:develop|design|manage|lead|build|provide|maintain|support|coordinate|ensure|conduct|collaborate|work"
    r"|create|drive|assist|prepare"
    r"|deliver|implement|analy[sz]e|oversee|plan|monitor|define|translate|advise"
    r"|assurer|développer|gérer|participer|réaliser|concevoir|piloter|animer|accompagner|garantir|contribuer"
    r"|analyser|intervenir"
    r"|het (?:ontwikkelen|begeleiden|opstellen|uitvoeren|beheren|adviseren|analyseren|bouwen|ontwerpen|verzorgen"
    r"|onderhouden))\b",
    regex.I,
)
ABOUT_US = regex.compile(
    r"^(?:wij\b|we\b|ons\b|onze\b|our\b|over\b|about\b|wir\b|unser\w*\b|über\b|nous\b|notre\b|nos\b"
    r"|founded|sa mission|opgericht|sinds|since|seit|depuis|fondée?|at \p{Lu}|bij \p{Lu}|bei \p{Lu}|chez \p{Lu}"
    r"|\p{Lu}\w+ (?:is|are|ist|est) (?:een|a|an|the|de|ein|eine|une?|le|la)\b"
    r"|het bedrijf|the company|das unternehmen|l.entreprise|do you|are you|ben (?:je|jij)|bist du|this is a"
    r"|dit is een)",
    regex.I,
)
NOT_HERE = regex.compile(
    r"@|;|\b(?:zijn we|zetten we|bieden we|we,|we are|wij zijn|sind wir|nous sommes|purpose|join us|let.s|diegene)\b"
    r"|https?:|www\."
    r"|\.(?:com|nl|de|fr|org)\b|\d{5,}|€|\$|£|\b(?:euros?|usd|k€)\b|{|}|[<>|*_#\\=~^]|\.\.\.|…|-{2,}|example|cookie"
    r"|acquisitie|solliciteer|sollicit|apply|application|appli|bewerb"
    r"|candidat|postul|\bcv\b|resume|salar|salaris|gehalt|vergütung|salaire|rémunér|vacature|vacancy|job title"
    r"|jobtitel|linkedin|indeed|equal|disabilit|gender|religion"
    r"|discrimin|divers|vakantiedagen|compensatiedagen|vrije dagen|verlof|urlaub|congés|deadline|stage-?vergoeding"
    r"|N\.N\.|click|klik|hier\b$|pensioen|pension|bonus|mutuelle|ervaring|erfahrung|expérience"
    r"|experience|diploma|degree|diplôme|abschluss|jaar\b|years|qualif|motiv|enthousiast|dynami|gezellig|passion"
    r"|\bik\b|\bich\b|\bI\b|\bje suis\b|lorem|following|volgende|folgende|suivant|below|hieronder|job\b|temps",
    regex.I,
)
LEANS_BACK = regex.compile(
    r"^(?:the (?:first|second|other)|de eerste|dann|daarnaast|hierbij|daarbij|ook|verder|zo\b|dit|deze|dat|dan|hij"
    r"|zij|ze|het|daarom|maar|en\b|of\b|also|this|these|it\b|they|he\b|she\b|additionally|"
    r"furthermore|moreover|and|but|or|so\b|then|dabei|außerdem|auch|dies|diese|es\b|zudem|darüber|und|aber|cela|ce\b"
    r"|cette|ces\b|il\b|elle|ils|elles|et\b|mais|ainsi|de plus|hier\b|here\b|hiermee|daarmee|damit)\b",
    regex.I,
)
