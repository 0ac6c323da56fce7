"""How people write that they looked somebody up, in four languages and in the shorthand of `words`."""

from __future__ import annotations

from recruit.candidates.screening.sensitive.search_terms import SHORT as SHORT

NETWORKS = (
    r"<network>(?:s|'s|pagina|page|profiel|profil|profile|account|post|foto|bericht)?",
    r"<talk> ?(?:foto\w*|photos?|pictures?|status\w*|stor(?:y|ies)|profi\w+|bild\w*|groep\w*|groups?|gruppe\w*"
    r"|groupes?|account\w*)",
    r"<on> (?:fb|ig|linked in|face book|insta gram)",
    r"(?:fb|ig) ?(?:pagina|page|profiel|profile|account|posts?|stor(?:y|ies)|foto\w*|seite)",
    r"linked in ?(?:pagina|page|profiel|profil|profile|account|post|foto|bericht)",
    r"(?:линкед[иі]н|феисбук|фейсбук|инстаграмм?|вконтакте|твиттер)\w{0,3}",
)
"""Names of networks. Those with which people only talk count for what they show."""
TO_THEM = (
    r"(?:bedankt|dank\w*|thanks?|thank you|leuk|fijn|mooi|great|merci|danke)<in_between>"
    r"(?:deelde|deelt|gedeeld|delen|shar(?:ed?|ing)|teil(?:st|en)|geteilt|partage\w*) <plain>{0,4}?<on> "
    r"(?:<theirs> )?<network><told>",
    r"(?:deelde|deelt|gedeeld|shared?|plaatste|posted) (?:de|die|deze|onze|the|this|our) "
    r"(?:vacature|vacancy|link|job|post) (?:in|op|on|via|with) (?:<theirs> )?(?:<network>|<talk> ?gro(?:ep"
    r"|up))<told>",
    r"(?:thank you|thanks|bedankt|dank\w*|merci|danke)(?: je| u)?(?: wel)? (?:for|voor|pour|fur) <aside>{0,5}?"
    r"(?:<theirs> )?<name>{0,2}?(?:<network>|<place>)<told><unseen>",
    r"(?:thank you|thanks|bedankt|dank\w*|merci|danke)(?: je| u)?(?: wel)? (?:for|voor|pour|fur) "
    r"(?:your|je|jouw|uw|ihre|votre) (?:message|bericht\w*|reactie|reply|question|vraag|nachricht) "
    r"<on> <network><told>",
    r"(?:kwam|came|come|gekomen|binnen\w*|solliciteerde|applied)…(?:niet|not) (?:via|through|by|from|over) "
    r"<network><told>",
    r"(?:klik(?:ken)?|clicks?)<in_between>(?:van|from|of|door|by) <network><told>",
    r"(?:kun|kunt|kan|wil|wilt|zou) (?:je|jij|u) (?:ons )?(?:nog )?(?:(?:je|jouw|uw) )?"
    r"(?:<network>|<place>)<in_between>"
    r"(?:mee|op|toe|in|door)?(?:sturen|delen|mailen|voegen)",
    r"(?:could|can|would|will) you (?:please |also )?(?:send|share|add|attach|upload|mail)<in_between>"
    r"(?:<network>|<place>)<told>",
    r"(?:<giver> <gave>|(?:je|jij|u|you) (?:schreef|wrote|talked|spoke)) <aside>{0,6}?(?:<theirs> )?<name>{0,2}?"
    r"(?:<network>|<place>)<told><unseen>",
    r"(?:<giver> <gave>|(?:je|jij|u|you) (?:schreef|wrote)) <aside>{0,5}?(?:dat|that|que) <giver> <plain>{0,6}?"
    r"(?:<network>|<place>|<web>|<register>)<tells>",
    r"(?:<notice>|<papers>) (?:staat|stond|blijkt|laat zien|says|shows|steht) (?:dat|that|dass) <plain>{0,8}?"
    r"(?:<network>|<place>|<web>|<register>)<tells>",
    r"(?:je|jouw|uw|your) (?:<network>|<place>)<in_between>(?:bekeken|gezien|gelezen|looked at|seen|read),? "
    r"(?:zoals (?:je|u) vroeg|as you asked)",
    r"social ?media ?(?:manag\w+|market\w+|advis\w+|specialist\w*|strateg\w+|medewerker)",
)
"""Of a place that they told of or named themselves, shared something at, or are asked for; and origins."""
OF_THEM = (
    r"<theirs> <name>{0,2}?(?:<network>\w*|linked in|<place>)",
    r"(?:his|her|their|haar|zijn|hun) (?:openbare?|publieke|public) (?:profi(?:el|le)|pagina|page|account|stor(?:y"
    r"|ies))",
    r"(?:his|her|their|haar|zijn|hun) (?:web ?)?(?:pagina|page|site) (?:even )?(?:bekeken|bezocht)"
    r"|(?:pagina|site) van (?:haar|hem) (?:even )?(?:bekeken|bezocht)"
    r"|(?:looked at|visited) (?:his|her|their) (?:web ?)?(?:page|site)",
)
"""Somebody's own place on the web, whatever else stands there."""
LOOKED_FOR = (
    r"(?:ge|na|op)?googel(?:d|de|den|en|t|n)?|(?:ge|na)?googled?|gegoogelt|googling|googl(?:en|ez|ant)",
    r"(?:op|on|via|through|auf|uber|sur|par) (?:google|bing|duckduckgo)",
    r"online (?:search|check|profile?|profiel|presence|footprint|posts?|research|speurwerk|onderzoek|zoektocht|profil"
    r"|recherche|suche)\w*|onlineprofil\w*|internet ?(?:search\w*|onderzoek|recherche|check\w*|zoektocht)"
    r"|web ?search\w*|social ?media ?(?:check|screening|search|profil|account|onderzoek)\w*",
    r"(?:looked|looking|look) (?:him|her|them|you|this person|the candidate|the applicant) up"
    r"|(?:looked|looking) up (?:his|her|their|your|him|them|the candidate|the applicant|online)"
    r"|searched (?:for )?(?:him|her|them|his|their|your name|the candidate|the applicant)"
    r"|(?:hem|haar|hen|je|u|jou|kandidaat|sollicitant|naam)…(?:opgezocht|nagetrokken|nagezocht|opgesnord)"
    r"|(?:opgezocht|nagetrokken)…(?:hem|haar|hen|kandidaat|sollicitant|naam)"
    r"|(?:ihn|sie|ihnen|bewerber\w*|kandidat\w*|namen)…(?:nachgeschlagen|recherchiert)"
    r"|recherches? sur (?:lui|elle|vous|le candidat|la candidate|son nom)",
    r"(?:we|wij|ik) (?:heb|hebben) (?!(?:de|het|een|deze|dit|die|dat|onze|alle|ook|nog|je|jouw|uw|in|er)\b)"
    r"(?:[\w']+ ){1,3}?"
    r"(?:even )?(?:opgezocht|nagezocht|nagetrokken)",
    r"(?:looked|looking) (?!(?:it|this|that|the|a|an|some|words?|forward|into|at|for|over|things?|straight|right)\b)"
    r"[\w']+ up(?! (?:to|close|until|in|on)\b)",
    r"(?:op|naar) (?:<theirs> )?naam gezocht|gezocht (?:op|naar) (?:<theirs> )?naam",
    r"<engine>(?! ?\w*(?:optim|market|adv))\w*"
    r"|gebingd|bingde|background (?:check|search|screening)s?|digital footprint\w*|digitale voetafdruk"
    r"|(?:openbare|publieke) bronnen|public sources",
    r"(?:re)?tweet(?:s|ed|te|ten|et|ete)?|getweet|getwitter\w*",
    r"<third> (?:naam|name|namen|nom)…(?:in(?:ge)?(?:tikt?|typt?|toetst?)|in te (?:tikken|typen)|eingetippt|eingegeben"
    r"|tape)"
    r"|(?:typ(?:e|es|ed|ing|te?)|ti(?:k|kt|kte)|toetste?|gib(?:t|st)?|gab|tippt?e?) (?:[\w']+ ){0,2}?(?:in )?<third> "
    r"(?:naam|name|namen|nom)(?: in| ein)?",
    r"(?:search|zoek(?:tocht|opdracht|actie)|suche|recherche)(?:es)? (?:of|on|for|naar|op|met|nach|mit|sur|de) <third> "
    r"(?:naam|name|namen|nom)",
    r"(?:i|we) (?:[\w']+ ){0,2}?(?:dug|snooped|sniffed|stalked)|(?:dug|digging|snooped|snooping|sniffed|poked) (?:a "
    r"(?:bit|little) )?(?:around|into <third> (?:past|history|background|life))"
    r"|(?:rond|na)?(?:ge)?snuffeld\w*|rond(?:ge)?(?:snuffel|neusd?|neus)\w*|(?:uit|rond)?gespeurd|gestalkt|stalkte"
    r"|(?:herum)?geschnuffelt|nachgeforscht|herumgestobert",
    r"(?:even|kort|mal|kurz|al|hem|haar|ihn|sie) (?:digitaal|digital) (?:bekeken|gecheckt|nagekeken|onderzocht"
    r"|gescreend|gepruft|angeschaut)"
    r"|(?:digitally|quietly) (?:checked|screened|looked at) <person>",
)
"""That somebody looked."""
SEARCHES = (
    *LOOKED_FOR,
    r"<look>\b…\b<web>|<web>\b…\b<look>",
    r"(?:<on>|van|door) (?:dem )?<web> (?:(?:weten|weet|wisten|wissen) (?:we|wij|ik|wir|ich)|(?:we|i|nous) (?:know"
    r"|knew|savons))"
    r"|(?:we|wij|ik|i|wir|nous) (?:weten|weet|wisten|know|knew|wissen|savons) <few>{0,3}?(?:<on>|van|door) <web>",
    r"<records>\b…\b<register>|<register>\b…\b<records>|(?:volgens|according to|laut|selon) (?:[\w']+ )?<register>",
    r"<site> (?:van|of|von) <theirs> <name>{1,3}(?:<records>|lees|las)(?! (?:hoe|waar|wat|wanneer|welke?|how|where"
    r"|what)\b)"
    r"|(?:we|wij|ik|i) (?:<records>|las|read)\b…\b<site> (?:van|of|von) <theirs> \w+",
    r"<on> (?:his|her|their|haar|zijn|hun|je|jouw|uw|your) <name>{0,3}?<site> <records>"
    r"|<on> (?:de|the|der) <site> (?:<records> (?:zij|ze|hij|sie|er)|(?:she|he) is)",
    r"online (?:is|lijkt|oogt|noemt|toont|ist|wirkt) (?:zij|ze|hij|sie|er)|online (?:ben|lijk|oogt) (?:je|jij|u)"
    r"|online (?:she|he|they) (?:is|are|seems?|calls?)"
    r"|(?:zij|ze|hij|je|jij|she|he|you) (?:is|bent|are|lijkt|seems?) online (?:heel|erg|nogal|zeer|vrij|very|quite"
    r"|rather)",
    r"(?:first|top|eerste|bovenste|erste[rn]?) (?:hits?|treffers?|search results?|zoekresulta\w+|suchergebnis\w*)"
    r"|(?:search results?|zoekresulta\w+|suchergebnis\w*)…<person>",
    r"<third> (?:naam|name|nom)…(?:taucht|duikt|dook|opduik\w*|verschijnt|verscheen|erscheint|pop(?:s|ped) up"
    r"|(?:comes?|came|turn(?:s|ed)|show(?:s|ed)) up (?:in|on) (?:(?:an?|the|old|several) ){0,2}(?:<papers_of_the_day>"
    r"|forum|web))",
    r"<third> (?:(?:[\w']+ )?(?:public|openbare|publieke|offentliche[nr]?) <posts>)|<third> <posts> <on> <web>",
    r"<posts>…(?:gewoon |just |freely |einfach |frei )(?:openbaar|publi(?:c|ek)|offentlich|online|visible|te zien)",
    r"<person> (?:(?:is|are|was|were|wordt|staat|wird|ist) )?(?:[\w']+ )?(?:tagged|getagd|getagged|verlinkt) "
    r"(?:in|on|op|auf)",
    r"(?:<look>|schreef|schrijft|taucht)\b…\b(?:op het net|<forum>)|(?:op het net|<forum>)\b…\b(?:<look>|schreef)",
    r"<on> (?:(?:de|the|der|een|an?|einer) )?(?:old |oude |alten )?<papers_of_the_day>…"
    r"(?:staat|stond|steht|stand|is|was|says?) <person>",
    r"<papers_of_the_day> ?(?:articles?|artikel\w*|berichte?n?|clippings?|reports?|stor(?:y|ies)|stuk)…(?:about|over"
    r"|uber|sur|of|von) <person>",
    r"<assistant> (?:zei|zegt|gaf|noemt|noemde|vertelde|vond|says?|said|told|named|mentioned|found)",
)
"""The same, or that something is known from the web, a register, or the site of something of theirs."""
FINE_TO_SAY = (
    r"<applied> <few>{0,5}?<on> (?:<ours> )?<few>{0,2}?(?:<network>|<web>)",
    r"(?:<on> )?(?:<network>|<web>) <few>{0,2}?<applied>",
    r"<notice> <plain>{0,6}?(?:<on> [\w']+ (?:en|and|und|et) <on> )?(?:<network>|<web>)<tells>",
    r"(?<!ik\s)(?<!we\s)(?<!wij\s)(?:je|jij|u) (?:zoekt|zocht|vindt|vond|zag|ziet|las|leest) <plain>{0,5}?<on> "
    r"(?:<network>|<web>)",
    r"(?<!ik\s)(?:zoek|vind|lees|kijk|keek) (?:je|jij) (?:<plain>{0,5}?<on> )?(?:<network>|<web>)",
    r"(?:<on>|voor|for|bij|als|as|fur|pour) (?:(?:deze|de|dit|het|this|the|een|a|diese[rm]?|ce) )?(?:<work>"
    r"|recruiter|sourcer) "
    r"(?:(?:van|als|of|as) [\w']+ )?(?:[\w']+ )?(?:je|jij|u|you|sie|vous) <plain>{0,5}?(?:<network>|<web>)<tells>",
    r"(?<!ik\s)(?<!i\s)(?:zocht|zoekt|benadert|benaderde|vond|sourced|sourcing|recruited) "
    r"<plain>{0,4}?(?:kandidaten|mensen"
    r"|klanten|personeel|candidates|people|customers|staff|bewerber) <plain>{0,3}?(?:<network>|<web>)<told>",
    r"(?:bij|at|bei|chez) (?:<network>|google|bing) <few>{0,2}?(?:gewerkt|werkte|worked|working|gearbeitet|travaille)",
    r"(?<!saw\s)(?<!found\s)you (?:search|source|find|look|read|use|saw|found) <plain>{0,5}?<on> (?:<network>|<web>)",
    r"(?:presentati(?:e|on)|scriptie|thesis|onderzoek|artikel|article|lezing|talk|vortrag|paper|les|vraag|question"
    r"|opdracht|assignment) (?:(?:gaat|ging|is|was) )?(?:over|about|uber) (?:(?!(?:<theirs>|<on>|hem|him|jou|you"
    r"|u)\b)[\w']+ ){0,3}?"
    r"(?:<network>|<web>|<engine>)",
    r"(?:(?:zodra|als|wanneer|indien|mits|tenzij|of|if|once|when|unless|whether) <giver>|(?:iemand|mensen"
    r"|kandidaten) die"
    r"|wie|(?:someone|people|candidates) who) <plain>{0,5}?<register>(?: (?:staat|staan|stond))?",
    r"<on> (?:<network>|<web>) <few>{0,4}?<notice>",
    r"<ours> <few>{0,2}?(?:(?:is|are|zijn|staat|staan|sind|ist) (?:ook |also |auch )?<on> )?"
    r"(?:<network>\w*|<place>|<web>)<told>",
    r"(?:volgt?|follow\w*|folg\w*|suivez) <few>{0,2}?<ours> <few>{0,2}?(?:<network>|<web>)",
    r"(?:experienced?|ervaring|ervaren|kennis|knowledge|erfahrung\w*|kenntnisse?|experience|connaissances?|vertrouwd"
    r"|familiar|skills?|vaardigheden|work\w*|werk(?:t|te|en|ten)?|gewerkt|arbeitet\w*|travaille\w*|certificaat"
    r"|certificate|managed?s?|beheer\w*|zoeken iemand|looking for)"
    r" (?:with|met|van|in|of|mit|avec|de|en(?! op\b)|on|op|for|voor)? ?<plain>{0,4}?(?:<network>|<web>|<engine>)"
    r"(?:(?:,| and| en| und| et| or| of|/) ?(?:<network>|<web>))*<told>",
    r"<network> ?(?:actions?|ads?|advertenties?|advertising|adverts?|campa(?:gne|ign)s?|marketing|analytics|api"
    r"|copilot"
    r"|enterprise|learning|vacatures?|vacancy|kampagnen?|runners?|pipelines?|pages|ci)",
    r"social ?media ?(?:manag\w+|market\w+|advis\w+|specialist\w*|strateg\w+|beleid|campagnes?|medewerker|experience"
    r"|ervaring|kanalen|channels?)",
    r"online (?:interview|gesprek|kennismaking|meeting|afspraak|sollicitati\w+|cursus\w*|courses?|training\w*"
    r"|market\w+"
    r"|les(?:sen|geeft|geven|gaf|gegeven)?|teach\w*|verko\w+|sales"
    r"|winkel|shop|formulier|form|test|assessment|vergadering|onderwijs|banking|bankieren|gesprach)",
    r"(?:interview|gesprek|meeting|afspraak|kennismaking|talk|call|gesprach|entretien|cursus|course|training|test"
    r"|elkaar"
    r"|each other)…(?:<on> )?(?:online|en ligne)",
    r"google (?:maps|ads|adwords|analytics|cloud|workspace|meet|drive|docs|sheets|calendar|agenda|forms|translate"
    r"|play"
    r"|chrome|data)",
)
"""The work, our own places, what somebody looks for themselves, and where they read of the vacancy."""
SEEN_THERE = (
    r"(?:found|find|saw|seen|read|know|noticed|spotted|came across|looked|looking|checked|gevonden|vond|vonden"
    r"|gezien|zag"
    r"|zagen|gelezen|las|lazen|gekeken|keek|keken|bekeken|nagekeken|gecheckt|tegengekomen|weten|weet|staat|stond"
    r"|gefunden"
    r"|fanden|gesehen|sahen|gelesen|trouve\w*|vue?s?|stands|stood|says)\b…"
    r"\b(?:<network>|<web>|<register>|<theirs> <name>{0,2}?(?:<place>|<site>|profi(?:el|l|le))"
    r"|<site> (?:van|of|von) <theirs> \w+)",
    r"<third> (?:openbare |public )?(?:profi(?:el|l|le)|pagina|page|site|account|seite) "
    r"(?:zegt|zei|toont|vermeldt|says?|said|shows?|showed|sagt|zeigt|dit|montre)",
    r"(?:\A\s?|(?:komt|kwam|comes|came|kommt|blijkt) )(?:van|uit|from|aus) <theirs> (?:<network>|<site>|profi(?:el"
    r"|l|le))",
    r"<on> (?:(?:<theirs> )?(?:<network>|<web>)|(?:[\w']+ )?<register>|<theirs> <name>{0,2}?<site>) <few>{0,4}?"
    r"(?:found|saw|seen|read|gevonden|gezien|zagen|zag|gelezen|staat|stond|gefunden|gesehen|steht|trouve\w*|vu|stands"
    r"|stood|says)",
    r"(?:uit|van|via|door|from|of|by|through|aus|durch|d'une?|par) (?:(?:een|de|onze|mijn|an?|the|our|my|einer?"
    r"|une) )?"
    r"(?:online )?(?:zoek(?:opdracht|actie|tocht|resultaat)|search|suche|recherche)(?! (?:naar|for|nach)\b)",
)
"""In an answer that something comes from no search: that it was seen there all the same."""
BROKEN_OFF = (
    "facebook",
    "github",
    "googel",
    "google",
    "instagram",
    "linkedin",
    "snapchat",
    "tiktok",
    "twitter",
    "youtube",
)
"""Names that are seen when a line ends in the middle of them. Where “linked” ends a line, “in” may begin a sentence."""
