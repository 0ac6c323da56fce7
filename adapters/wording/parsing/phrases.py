"""How sentences about work, about employers and about applying begin and sound: language data for hooks."""

from __future__ import annotations

import regex

ABOUT_THE_WORK = regex.compile(
    r"^(?:als (?!je|jij|u\b|een van)|in (?:deze|jouw) (?:functie|rol|stage)|jij?e? bent (?:verantwoordelijk|bezig"
    r"|betrokken)"
    r"|jij?e? (?!bent|ben|hebt|heb|beschikt|bezit|kan\b|kunt|vindt|vind\b|houdt van|weet|wilt|wil\b|durft|spreekt"
    r"|krijgt"
    r"|ontvangt|solliciteert|leert|denkt|woont|zoekt|hoeft|mag|moet|voelt|verdient|herkent|past|brengt|bouwt graag"
    r"|gaat graag"
    r"|staat open|rapporteert|toont|haalt|profiteert|groeit|stroomt|doorloopt|start\b|komt|zult|zal|hecht)"
    r"|samen met (?!jou\b)|dagelijks|vanuit"
    r"|as (?:a|an|our|the) |in this (?:role|position)|you(?:'ll|’ll| will) (?!be required|have|need|get|receive"
    r"|find|enjoy|learn|love|earn|benefit|join|report|gain|be paid|be part)"
    r"|you (?:are responsible|work|lead|own|build|design|develop|help|support|create|manage|ensure|play|translate"
    r"|analy[sz]e)\b"
    r"|(?:the|this) (?:role|position|incumbent) (?!is (?:based|located|full|part|open|remote))|working (?:with|in)"
    r"|du (?!bist|hast|bringst|verfügst|suchst|denkst|arbeitest verlässlich|kannst|möchtest|willst|findest|liebst"
    r"|sprichst|erhältst|bekommst|profitierst|lernst|wirst)|in dieser (?:rolle|position)|deine aufgabe|zu deinen"
    r"|sie (?!verstehen|beherrschen|kennen|möchten|suchen|erhalten|haben|verfügen|bringen|sind)"
    r"|ihre aufgabe"
    r"|vous (?!faites preuve|connaissez|aimez|savez|parlez|souhaitez|êtes|avez|possédez|disposez|justifiez"
    r"|maîtrisez|appréciez|maitrisez|rejoignez|bénéficiez|travaillez (?:du|de)|recherchez|disposerez|percevez)"
    r"|en tant que|au sein|rattaché|sous la responsabilité|votre mission|vos missions|dans le cadre"
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
    r"|create|drive|assist|prepare|deliver|implement|analy[sz]e|oversee|plan|monitor|define|translate|advise|keep"
    r"|perform"
    r"|handle|write|review|process|organi[sz]e|supervise|evaluate|establish|execute|contribute|research|train|teach"
    r"|operate|install|repair|sell|answer|responsible for"
    r"|assurer|développer|gérer|participer|réaliser|concevoir|piloter|animer|accompagner|garantir|contribuer"
    r"|analyser|intervenir|mettre en (?:œuvre|oeuvre|place)|élaborer|encadrer|suivre|rédiger|préparer|effectuer"
    r"|veiller"
    r"|maintenir|optimiser|organiser|proposer|installer|administrer|superviser|conseiller|former|identifier|définir"
    r"|évaluer|collaborer|planifier|contrôler|traiter|construire|mener|coordonner"
    r"|(?:ontwikkelen|opstellen|analyseren|beheren|uitvoeren|bewaken|adviseren|ondersteunen|begeleiden|onderhouden"
    r"|ontwerpen|bouwen|coördineren|verzorgen|opzetten|inrichten|signaleren|bijhouden|vertalen) (?:en|van)\b"
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
    r"|required|requirement|acteur majeur|marktleider|market leader|leader (?:mondial|europ|sur)"
    r"|unieke organisatie|kom je te"
    r"|komt? te werken|based in|located|toekomstgericht|succes van|jouw groei|carri[eè]re|career|doorgroei"
    r"|\bzoek(?:en|t)?\b"
    r"|\brecherch(?:ons|e un)|onze klant|our client|unser kunde|wat we bieden|fulltime|combineren wij"
    r"|(?:unterstützen|entwickeln|helfen|begleiten) wir|nous recrut|satisfaction|streven we"
    r"|staan we|we, as|leading player|vooraanstaande|de ambitie|grootste|biedt .{3,70} aan\b|dan ook|namelijk"
    r"|également|tevens"
    r"|\bik\b|\bich\b|\bI\b|\bje suis\b|lorem|following|volgende|folgende|suivant|below|hieronder|job\b|temps",
    regex.I,
)
LEANS_BACK = regex.compile(
    r"^(?:the (?:first|second|other)|de eerste|dann|daarnaast|hierbij|daarbij|ook|verder|zo\b|dit|deze|dat|dan|hij"
    r"|zij|ze|het|daarom|maar|en\b|of\b|also|this|these|it\b|they|he\b|she\b|additionally|cependant|par ailleurs"
    r"|in fact|therefore|tevens|dus\b|then keep|"
    r"furthermore|moreover|and|but|or|so\b|then|dabei|außerdem|auch|dies|diese|es\b|zudem|darüber|und|aber|cela|ce\b"
    r"|cette|ces\b|il\b|elle|ils|elles|et\b|mais|ainsi|de plus|hier\b|here\b|hiermee|daarmee|damit)\b",
    regex.I,
)
