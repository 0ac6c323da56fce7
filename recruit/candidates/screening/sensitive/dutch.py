"""Dutch words for what is delicate, in the shorthand of `words`."""

from __future__ import annotations

from recruit.candidates.screening.sensitive.topics import Topic

SHORT = {
    "your": "(?:je|jouw|uw|jullie)",
    "yours": "(?:jouw|uw|(?:over|is|met|van|door|vanwege|wegens|om|stuur|upload|voeg|lever|deel|omschrijf|beschrijf"
    "|hoe is) je)",
    "you": "je|jij|u|jullie|ge",
    "are": "ben|bent|was|waren",
    "have": "heb|hebt|heeft|had|hadden",
    "now": "huidige?|laatste?|vorige?|laatst ?verdiende|laatst ?genoten|vroegere?|oude?|actuele?|tegenwoordige?"
    "|recentste",
    "kinds": "bruto|netto|vaste?|basis|totale?|maand|jaar|week|uur|kale|of|en|laatste|vorige",
    "pay": "(?:bruto|netto|basis|maand|jaar|uur|week|start|eind)*(?:salaris|loon|inkomen|inkomsten|beloning"
    "|bezoldiging"
    "|wedde|verdiensten|salarisschaal|loonschaal|arbeidsvoorwaarden|arbeidsvoorwaardenpakket"
    "|salarispakket|bonus)",
    "job": "werkgever|baas|baan|werk|functie|dienstverband|betrekking|opdrachtgever",
    "ill": "ziek|gezond|gehandicapt|invalide|arbeidsongeschikt|afgekeurd|verslaafd|overspannen|depressief"
    "|gevaccineerd"
    "|ingeent|hiv positief|geopereerd|opgenomen|zwaarlijvig|herstellende",
    "illness": "beperking(?:en)?|handicaps?|ziektes?|ziekten|aandoening(?:en)?|burn ?outs?|kwaal|kwalen"
    "|allergie(?:en)?"
    "|depressies?|adhd|autisme|dyslexie|epilepsie|diabetes|suikerziekte|kanker|hiv|(?:rug|gezondheids|lichamelijke )"
    "(?:klachten|problemen)|psychische (?:klachten|problemen)|arbeidsbeperking|indicatie banenafspraak",
    "some": "een|geen|last van|ooit|wel eens|weleens|momenteel|nu|of|lichamelijke|geestelijke|psychische|fysieke"
    "|mentale|chronische|functionele|ernstige|erfelijke|ook|enige|bepaalde|al|eerder|misschien|verborgen",
    "relative": "man|vrouw|partner|echtgeno\\w+|vriend|vriendin|gezin|kinderen|kind|kids|ouders",
    "child": "kinderen|een kind|een gezin|een baby|kids",
    "church": "kerk|moskee|synagoge|tempel|kerkgenootschap|kerkgemeente|gemeente van god",
    "believer": "gelovig|religieus|christelijk|christen|moslim|moslima|islamitisch|joods|katholiek|protestants?"
    "|hindoe"
    "|boeddhist|atheist|gedoopt|kerkelijk|gereformeerd|jehova\\w*",
    "union": "vakbond|fnv|cnv|vakvereniging|vakcentrale|unie",
    "orientation": "homo|homoseksueel|lesbisch|hetero|heteroseksueel|biseksueel|gay|queer|transgender|transseksueel"
    "|transvrouw|transman|non binair|lhbt\\w*|aseksueel",
    "staff": "(?:team ?leid(?:er|ster)|leidinggevende|manager|voorzitter|directeur|directrice|(?:hr )?adviseur"
    "|recruiter|collega|planner"
    "|afdelingshoofd|contactpersoon|receptioniste?|secretaris|opdrachtgever|commissielid|gesprekspartner)",
    "lately": "(?:(?:toen|helaas|zelf|net|nog|ook|even|lang|een|paar|dagen|week|weken|deze|vorige|tijdelijk|nu|al"
    "|met) "
    ")",
    "tried": "veroordeeld|gearresteerd|aangehouden|opgepakt|gedetineerd|vastgezeten|verdacht",
}

FINE_TO_ASK = (
    r"salaris ?(?:indicatie|wensen|wens|eis|eisen|verwachting(?:en)?|voorstel|vraag)",
    r"(?:gewenste?|verwachte?|beoogde?) (?:(?:<kinds>) )*<pay>",
    r"(?:zou|wil|wilt|hoop|hoopt|denk|denkt)<you>?…verdienen",
    r"verdien <you> (?:graag|liefst|het liefst)",
    r"(?:minimaal|minstens|ten minste|tenminste|al|ouder dan|boven de) (?:15|16|18|21|achttien)(?: jaar)?(?: oud)?",
    r"(?:15|16|18|21|achttien)(?: jaar)? (?:of|en) ouder|(?:15|16|18|21) ?(?:\+|plus)",
    r"(?<!zelf\s)(?<!eigen\s)(?:ervaring|kennis|affiniteit|opleiding|diploma|bevoegdheid) (?:met|in|als|op|bij|van"
    r"|over|aan)"
    r" (?:(?! (?:en|of) (?:hoe|wat|<are>|<have>|hoeveel|waar|wanneer|welke?)\b)[^.?!;,:\n])*",
    r"(?:eu|eer|europese) nationaliteit of…(?:werk|verblijfs)vergunning",
)

ASKED = {
    Topic.PAY_HISTORY: (
        r"<now> (?:(?:<kinds>) )*(?:<pay>|uurtarief|tarief)",
        r"verdien(?:t|de)? <you>",
        r"<you> (?:nu|momenteel|thans|op dit moment) verdien(?:t|de)?",
        r"<have> <you>…verdiend",
        r"(?:wat|hoeveel)…(?:krijg|kreeg|ontvang|ontving)(?:t|en)? <you>…(?:betaald|salaris|loon)",
        r"<pay>…(?:<now>) (?:<job>)",
        r"wat (?:is|was) (?:(?:momenteel|nu|thans) )?<your> (?:(?:<kinds>) )*<pay>",
        r"(?:hoe hoog|hoeveel) (?:is|was|bedraagt|bedroeg) <your> (?:(?:<kinds>) )*<pay>",
        r"<yours> (?:\w+ )?(?:loonstrook\w*|salarisstrook\w*|salarisspecificatie\w*|jaaropgaven?|loonbrief\w*)",
        r"(?:laatste|recente) (?:loonstrook\w*|salarisstrook\w*|salarisspecificatie\w*|jaaropgaven?|loonbrief\w*)",
        r"(?:salaris|loon)(?:geschiedenis|historie|verleden|verloop)",
        r"(?:salaris|loon)schaal (?:zit|zat|val|valt|viel|sta|staat|stond) <you>",
        r"(?:hoeveel|wat) betaalt?(?:de)? <your>…(?:werkgever|baas)",
    ),
    Topic.AGE: (
        r"hoe oud <are> <you>|hoeveel jaar <are> <you>",
        r"hoe oud <you> (?:bent|ben)",
        r"geboorte ?(?:datum|jaar|dag)",
        r"(?:wanneer|jaar|dag|maand)…<are> <you>…geboren",
        r"verjaardag|<are> <you> jarig",
        r"(?:<your>|eigen) leeftijds?(?: ?(?:categorie|groep|klasse))?",
        r"^leeftijd(?:s(?:categorie|groep|klasse))?$",
        r"welke leeftijd <have> <you>$",
        r"(?:tot|in|binnen) welke leeftijds(?:categorie|groep|klasse) (?:behoor|behoort|val|valt|zit) <you>",
        r"<are> <you> (?:al |nog )?(?:jonger|ouder) dan \d+",
        r"<are> <you> tussen(?: de)? \d+ en(?: de)? \d+",
        r"(?:ga|gaat) <you>…met pensioen|<your> pensioen",
    ),
    Topic.HEALTH: (
        r"<are> <you>…(?:<ill>)",
        r"<yours> (?:\w+ )?(?:gezondheid|gezondheidstoestand|ziekteverzuim|ziekteverleden|ziektegeschiedenis"
        r"|medicijnen"
        r"|medicatie|handicap|beperking|ziekte|aandoening|verzuim)",
        r"^(?:gezondheid|gezondheidstoestand|ziekteverleden|medische gegevens|handicap|lengte en gewicht"
        r"|bloedgroep)$",
        r"medisch verleden|medische (?:geschiedenis|klachten|achtergrond|voorgeschiedenis)",
        r"gezondheids(?:klachten|problemen|verklaring)|ziektedagen|ziekmelding(?:en)?",
        r"<have> <you> (?:(?:<some>) )*(?:<illness>)(?!-)",
        r"last van <your> (?:rug|knieen|hart|gewrichten|nek)",
        r"(?:lijd|lijdt|leed) <you> aan",
        r"(?:gebruik|gebruikt|slik|slikt|neem|neemt) <you> (?:\w+ ){0,2}(?:medicijnen|medicatie|pillen|drugs)",
        r"(?:hoe vaak|hoeveel dagen|hoe lang)…(?:ziek|verzuimd|ziekgemeld)",
        r"(?:zelf|eigen) ervaring met…(?:<illness>)",
        r"(?:heeft|belemmert|hindert) <your> gezondheid",
    ),
    Topic.FAMILY: (
        r"<are> <you>…(?:zwanger|getrouwd|gehuwd|ongehuwd|samenwonend|alleenstaand|gescheiden|vrijgezel|single"
        r"|verloofd"
        r"|weduwe|weduwnaar|in verwachting)",
        r"(?:word|wordt|raak|raakt) <you>…zwanger|zwanger (?:worden|te worden|bent)|<your> zwangerschap",
        r"kinderwens|gezins(?:situatie|samenstelling|uitbreiding|planning)|burgerlijke staat|huwelijkse staat",
        r"thuissituatie|relatiestatus|meisjesnaam",
        r"(?:wil|wilt|wens|wenst) <you> (?:(?:later|nog|ooit|graag|zelf|binnenkort|in de toekomst|meer) )*(?:<child>)"
        r"(?: krijgen| hebben| stichten)?$",
        r"(?:plannen|van plan)…(?:<child>) (?:te )?(?:krijgen|nemen|stichten|beginnen)",
        r"<have> <you> (?:(?:zelf|al|nog|kleine|jonge|thuiswonende|schoolgaande|een|vaste|eigen) )*"
        r"(?:kinderen|kind|kids|gezin|partner|vriend|vriendin|man|vrouw|relatie|kleinkinderen)(?: thuis| en hoe…)?$",
        r"hoeveel kinderen <have> <you>(?: thuis| zelf)?$",
        r"(?:doet|werkt|heet|vindt|zorgt) <your> (?:<relative>)",
        r"(?:voor|van|op|over) <your> (?:eigen )?(?:kinderen|kind|gezin|partner|man|vrouw)$",
        r"(?:woon|woont) <you>…(?:samen|alleen)$",
        r"(?:ga|gaat|neem|neemt|wil|wilt) <you>…(?:zwangerschaps|ouderschaps|bevallings)verlof",
        r"(?:<have>|regel|regelt) <you>…kinderopvang|kinderopvang geregeld",
        r"(?:zorgt|past) er (?:voor|op) (?:<your>|de) kinderen",
        r"^(?:kinderen|aantal kinderen|partner|naam partner|gezin)$",
    ),
    Topic.BELIEF: (
        r"(?:<yours>|welke?|een) (?:religie|geloof|godsdienst|geloofsovertuiging|levensovertuiging"
        r"|levensbeschouwing)",
        r"^(?:religie|geloof|godsdienst|geloofsovertuiging|levensovertuiging|levensbeschouwing|kerkelijke gezindte)$",
        r"(?:religieuze|godsdienstige|kerkelijke) (?:overtuiging|achtergrond|gezindte|voorkeur)|geloofsovertuiging",
        r"<are> <you>…(?:<believer>)(?! (?:identiteit|school|onderwijs))",
        r"(?:welke|<your>) (?:<church>)",
        r"(?:bezoek|bezoekt|ga|gaat|kom|komt|hoor|hoort) <you>…(?:<church>)",
        r"lid van een (?:<church>)",
        r"(?:draag|draagt) <you>…(?:hoofddoek|keppel|kruisje)",
        r"(?:bid|bidt|vast) <you>|(?:vier|viert|doe|doet) <you>…(?:ramadan|sabbat)",
    ),
    Topic.ETHNICITY: (
        r"(?:<your>|etnische|welke|buitenlandse) (?:\w+ )?(?:afkomst|etniciteit|huidskleur|herkomst|achtergrond is"
        r"|ras)$",
        r"^(?:afkomst|etniciteit|huidskleur|herkomst|ras|nationaliteit|geboorteland|geboorteplaats|moedertaal)$",
        r"etnische (?:afkomst|achtergrond|groep)|etniciteit|huidskleur|migratieachtergrond|<your> roots",
        r"(?:<your>|welke) (?:\w+ )?(?:nationaliteit|nationaliteiten)",
        r"geboorteland|geboorteplaats|land van herkomst",
        r"(?:van|welke)…afkomst <are> <you>|<are> <you>…van…afkomst",
        r"waar (?:kom|komt) <you>…vandaan|waar <are> <you>…(?:geboren|opgegroeid)",
        r"waar (?:komen|kwamen|zijn) <your> (?:voor)?ouders|<your> (?:voor)?ouders…(?:geboren|vandaan)",
        r"(?:<your>|een andere) moedertaal|native speaker",
        r"tot welk ras|<are> <you> (?:in|hier|buiten)…geboren",
        r"<are> <you>…allochtoon",
    ),
    Topic.POLITICS: (
        r"(?:op )?(?:wie|welke partij|wat|welke politieke partij)…(?:stem|stemt|stemde) <you>(?! (?:\w+ )*af\b)",
        r"(?:heb|hebt|heeft) <you>…gestemd|(?:stem|stemt) <you> (?:links|rechts)",
        r"politieke (?:voorkeur|overtuiging|gezindheid|kleur|opvattingen|mening|ideeen)",
        r"<are> <you>…(?:politiek actief|partijlid|links of rechts)",
        r"(?:lid|aanhanger) van (?:een|welke|de) (?:politieke )?partij|partijlidmaatschap|welke (?:politieke "
        r")?partij",
        r"^politiek$",
    ),
    Topic.UNION: (
        r"(?:lid van|aangesloten bij|actief (?:bij|in|voor)|lid bij) (?:(?:een|de|welke|het) )*(?:<union>)",
        r"vakbondslid\w*|welke vakbond|vakbondslidmaatschap",
        r"(?:heb|hebt|heeft) <you>…gestaakt",
        r"^vakbond$",
    ),
    Topic.ORIENTATION: (
        r"seksuele (?:geaardheid|voorkeur|orientatie|gerichtheid|identiteit)|geaardheid|seksualiteit"
        r"|genderidentiteit",
        r"<are> <you>…(?:<orientation>)",
        r"(?:<your>|welk) (?:geslacht|gender)",
        r"^(?:geslacht|gender|sekse)$",
        r"<are> <you> (?:een )?(?:man of (?:een )?vrouw|vrouw of (?:een )?man)",
        r"(?:val|valt) <you> op (?:mannen|vrouwen)",
    ),
    Topic.CONVICTIONS: (
        r"strafblad|strafrechtelijk verleden|justitieel verleden|justitiele (?:documentatie|antecedenten)",
        r"(?:<are>|<have>) <you>…(?:<tried>)",
        r"(?:<are>|<have>) <you>…(?:in de (?:gevangenis|cel|bak)…(?:gezeten|beland)|gevangen gezeten)",
        r"in aanraking…(?:politie|justitie)|met (?:de )?(?:politie|justitie)…in aanraking",
        r"(?:<your>|eerdere) veroordeling(?:en)?",
    ),
}
"""What asks for a topic."""

FINE_TO_NOTE = (
    r"(?<!volgens\s)(?:de|onze|een|mijn) (?:\w+ )?<staff> "
    r"(?:van (?:de |het |onze |ons )?\w+ )?(?:(?!(?:die|dat|of|en)\b)\w+ )?(?:(?:is|was|werd|wordt|viel|zat|ging) )?"
    r"<lately>{0,4}?(?:ziek|ziekgemeld|zwanger|overspannen|geopereerd|opgenomen"
    r"|(?:zwangerschaps|ouderschaps|ziekte)?verlof)",
    r"(?:ziekte|ziekmelding|afwezigheid|zwangerschap|zwangerschapsverlof|verlof) (?:van|bij|in|onder|op) "
    r"(?:(?:de|het|ons|onze|een|mijn) )?(?:\w+ )?(?:<staff>s?|team|afdeling|commissie|organisatie|collega's"
    r"|collegas)",
    r"(?:functie|baan|rol|positie) (?:bij|binnen) (?:(?:de|het|een) )?\w+",
    r"(?<!zelf\s)(?<!eigen\s)(?:ervaring|kennis|affiniteit|opleiding|diploma|specialisatie|onderzoek) "
    r"(?:met|in|als|op|bij|van|over|aan|naar) (?:(?! (?:en|maar|terwijl) )[^.?!;,:\n])*",
    r"(?:werk|werkt|werkte|werkzaam|gewerkt|actief geweest|werken|vrijwilliger|stage|stageliep|lesgegeven|les"
    r"|begeleidde|begeleidt"
    r"|begeleiding|verpleegkundige|verzorgende|coach|adviseur|jurist|docent|leraar|onderhandelt|onderhandelde"
    r"|overlegde"
    r"|publiceerde|schreef|vertaler|projectleider)"
    r" (?:jarenlang |eerder |nu |vooral )?(?:met|in|als|op|bij|van|aan|voor|over|binnen|door|gaf|geeft)"
    r" (?:(?! (?:en|maar|terwijl|toen) )[^.?!;,:\n])*",
    r"(?:mensen|clienten|patienten|bewoners|kinderen|leerlingen|jongeren|ouderen|gezinnen|deelnemers|doelgroep) "
    r"(?:met|van|in|tussen) (?:(?! (?:en|maar|terwijl) )[^.?!;,:\n])*",
    r"(?:zwangerschaps|ouderschaps)?verlofvervang\w+|vervang\w+…(?:zwangerschaps|ouderschaps)?verlof|gezond verstand",
    r"(?:christelijke|katholieke|protestants?e?|islamitische|joodse|gereformeerde|openbare) (?:\w+ )?"
    r"(?:\w*school|hogeschool|universiteit|academie|ziekenhuis|omroep|lyceum|college|pabo)",
    r"(?:wil|wilt|wilde|hoopt|zou)…verdienen|salaris ?(?:indicatie|wens|eis|verwachting)|gewenste? salaris",
    r"geen strafblad|lid van de ondernemingsraad",
    r"(?:\w*termijn|besluit|beslissing|verwijdering|procedure|klacht) (?:is |wordt |was )?aangehouden",
    r"in de race|(?:vakbond(?:en)?|fnv|cnv) onderhandel\w+|onderhandel\w+ met (?:de )?(?:vakbond(?:en)?|fnv|cnv)",
    r"(?:<now>) (?:<pay>) hoef(?:t)? (?:je|jij|u) (?:ons )?niet",
    r"(?:je |uw |de )?leeftijd speelt (?:hier(?:bij|in)? |daarbij )?geen rol",
)

MENTIONED = {
    Topic.PAY_HISTORY: (
        r"verdien(?:t|de) (?:nu|momenteel|thans|daar|bij|ongeveer|rond|circa|ca|meer|minder|netto|bruto|zo'n"
        r"|€? ?\d[\d.]*k?)",
        r"(?:<now>) (?:(?:<kinds>) )*<pay>",
        r"<pay> (?:is|was|bij)…(?:nu|€? ?\d[\d.]*|<now>)",
        r"loonstrook\w*|salarisstrook\w*",
    ),
    Topic.AGE: (
        r"(?:is|was|wordt|werd) (?:\w+ )?\d\d(?: jaar(?! (?:ervaring|in dienst|werkzaam|actief))(?: oud)?)?$",
        r"\d\d (?:jaar )?oud|\d\d ?jarige",
        r"(?:haar|zijn|hun|hoge|de|op) leeftijd|leeftijd:?",
        r"geboren in (?:19|20)\d\d|geboortedatum|geboortejaar",
        r"is (?:te|vrij|erg|al|wat|nog|best|heel) (?:oud|jong)|te (?:oud|jong)",
        r"(?:twintiger|dertiger|veertiger|vijftiger|zestiger|bejaard\w*|met pensioen|pensioenleeftijd"
        r"|pensioengerechtigd)",
        r"(?:begin|eind|midden|achter in de|in de) (?:dertig|veertig|vijftig|zestig)",
    ),
    Topic.HEALTH: (
        r"ziek|ziekte|ziekteverzuim|ziekgemeld|ziektewet|chronisch\w*|burn ?out|overspannen|depressie\w*|depressief",
        r"kanker|rolstoel|handicap|gehandicapt|(?:lichamelijke |verstandelijke |visuele |auditieve )?beperking",
        r"adhd|autis\w+|dyslexie|epilepsie|diabetes|suikerziekte|hiv|long ?covid|reuma|migraine|allergie\w*",
        r"arbeidsongeschikt\w*|afgekeurd|wao|wia|wajong\w*|medicijnen|medicatie|verslaafd|verslaving|alcoholist\w*",
        r"alcoholprobleem|alcoholproblemen|drankprobleem|drugsgebruik|psychische (?:klachten|problemen)|rugklachten",
        r"in therapie|bij een psycholoog|(?:psychiater|ggz) geweest|opgenomen|geopereerd|operatie gehad|hernia"
        r"|slechtziend"
        r"|slechthorend|doof|blind|hartaanval|hartklachten|gezondheidsproblemen|gezondheidsklachten|haar gezondheid"
        r"|zijn gezondheid",
    ),
    Topic.FAMILY: (
        r"zwanger|zwangere (?:vrouw|dame|kandidaat|sollicitant)|hoogzwanger|zwangerschap\w*|in (?:blijde "
        r")?verwachting"
        r"|aanstaande (?:moeder|vader|ouders?)"
        r"|(?:wordt|worden) (?:\w+ ){0,2}(?:moeder|vader|ouders)|uitgerekend in \w+|krijgt (?:\w+ )?(?:kindje"
        r"|kleintje)"
        r"|kinderwens|met (?:zwangerschaps|ouderschaps)?verlof",
        r"(?:heeft|met|krijgt) (?:\w+ ){0,2}(?:kinderen|kids|dochters|zonen|baby|dochter|zoon|zoontje|dochtertje"
        r"|tweeling)$",
        r"(?:haar|zijn|hun|zieke) (?:kinderen|kind|dochter|zoon|zoontje|dochtertje|gezin|partner|echtgeno\w+|vriendin"
        r"|vriend)",
        r"haar man|zijn vrouw|(?:moeder|vader|mama|papa) van|alleenstaande? (?:moeder|vader|ouder)",
        r"getrouwd|gehuwd|verloofd|samenwonend|woont samen|(?:is|net|pas|onlangs) gescheiden|weduwe|weduwnaar"
        r"|vrijgezel|alleenstaand|scheiding",
    ),
    Topic.BELIEF: (
        r"kerk|kerkelijk\w*|kerkdienst\w*|moskee|synagoge|moslims?|moslima|islamitisch|christen|christelijke?|joods"
        r"|gelovige?",
        r"(?:haar|zijn|hun|het|streng) geloof|religieu\w+|religie|godsdienst\w*|hoofddoek|ramadan|bijbel\w*|koran"
        r"|jehova\w*"
        r"|katholiek|protestants|gereformeerd|hindoe|boeddhis\w+|atheist\w*|dominee|keppel\w*|dopen|gedoopt",
    ),
    Topic.ETHNICITY: (
        r"\w*afkomst|etni\w+|huidskleur|migratieachtergrond|allochtoon|roots|nationaliteit|geboorteland|moedertaal",
        r"(?:is|een|als) (?:\w+ )?(?:marokkaan|marokkaanse|turk|turkse|surinamer|surinaamse|antilliaan|antilliaanse"
        r"|pool"
        r"|poolse|syrier|syrische|somalier|somalische|oekrainer|oekraiense|roemeen|roemeense|bulgaar|bulgaarse"
        r"|chinees"
        r"|iraanse?|afghaan|afghaanse|ghanees|duitser|belg)$",
        r"vluchteling|asielzoeker|statushouder|buitenlander|(?:zwarte|donkere|getinte|blanke) (?:man|vrouw|huid"
        r"|jongen)",
        r"(?:een|met|buitenlands|zwaar|sterk) accent|geboren in (?!(?:19|20)\d\d)\w+|donker getint|zigeuner\w*",
    ),
    Topic.POLITICS: (
        r"stem(?:t|de) (?:op )?(?:de )?(?:links|rechts|vvd|pvda|groenlinks|d66|cda|sp|pvv|fvd|bbb|volt|denk|sgp|nsc"
        r"|\w+partij)",
        r"(?:lid|raadslid|wethouder|kandidaat|flyert|flyerde|campagne|actief|folderde) (?:van|voor|bij) (?:de |het )?"
        r"(?:vvd|pvda|groenlinks|d66|cda|sp|pvv|fvd|forum voor democratie|bbb|volt|denk|sgp|nsc|christenunie"
        r"|\w*partij)",
        r"politiek\w* (?:actief|mening|links|rechts|uitspraken|berichten|voorkeur|overtuiging|standpunten|opvattingen"
        r"|tweets)",
        r"(?:extreem|radicaal) ?(?:links|rechts)\w*|(?:pvv|vvd|sp|pvda|d66|cda)'er|partijlid|demonstreer\w+"
        r"|demonstratie"
        r"|\w*activist\w*|klimaatactie\w*",
    ),
    Topic.UNION: (r"vakbond\w*|fnv|cnv|vakvereniging|staking|staakte|gestaakt|kaderlid",),
    Topic.ORIENTATION: (
        r"homo|homofiel|homoseksue\w+|lesbisch\w*|biseksue\w+|queer|transgender\w*|transseksue\w+|transvrouw|transman"
        r"|non binair|lhbt\w*|geaardheid|seksuele\w*|gay pride|heteroseksueel|genderidentiteit|in transitie|zijn "
        r"man$",
    ),
    Topic.CONVICTIONS: (
        r"strafblad|veroordeeld|veroordeling|gevangenis|gedetineerd|vastgezeten|gearresteerd|opgepakt|celstraf"
        r"|taakstraf"
        r"|voorwaardelijke straf|reclassering|aangehouden|justitieel|ex gedetineerde|strafzaak|aangeklaagd",
    ),
}
"""What a note mentions it with."""
