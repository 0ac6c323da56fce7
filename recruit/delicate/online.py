"""How people write that they looked somebody up, in four languages and in the shorthand of `words`."""

from __future__ import annotations

SHORT = {
    "your": "(?:your|je|jouw|uw|ihr|votre)",
    "network": r"(?:linked-?in|linkdin|lnkd|github|gitlab|bitbucket|xing|viadeo|orcid|stack ?overflow|researchgate"
    r"|behance|dribbble|kaggle|face-?book|instagram|insta|snapchat|tik-?tok|twitter|youtube|reddit|pinterest|tumblr"
    r"|mastodon|bluesky|strava|onlyfans|tinder|grindr|bumble|twitch|vimeo|hyves|glassdoor|quora|flickr|substack|bereal"
    r"|nextdoor|stack ?exchange|soundcloud|patreon|goodreads|letterboxd|deviantart|wattpad)",
    "talk": r"(?:whats-?app|telegram|discord|messenger|slack|skype|signal)",
    "web": r"(?:online|en ligne|(?:the |het |le |im |das )?(?:internet|web)|the net|im netz|google|bing"
    r"|(?:the |de )?socials|social ?media|sociale (?:media|netwerken)|soziale[nr]? (?:medien|netzwerke?n?)"
    r"|(?:les )?reseaux sociaux|la toile)",
    "on": "(?:op|on|via|through|in|im|auf|uber|sur|par|dans|at|from|uit|aus)",
    "theirs": r"(?:his|her|hers|their|zijn|haar|hun|diens|sein(?:e[mnrs]?)?|ihr(?:e[mnrs]?)?|son|sa|ses|leurs?|your"
    r"|jouw|je|uw|votre|vos|prive|private?n?)",
    "ours": r"(?:our|ours|onze|ons|unser(?:e[mnrs]?)?|notre|nos|us|uns|nous)",
    "few": r"(?:(?!(?:en|and|und|et|maar|but|aber|mais|then|toen|dan|where|waar|wo|daar|across|tegen)\b)[\w'/]+ )",
    "plain": r"(?:(?!(?:en|and|und|et|maar|but|aber|mais|volgens|according|laut|selon|finds?|found|vond(?:en)?|gevonden"
    r"|vinden|zag|zagen|saw)\b)[\w'/]+ )",
    "told": r"(?! ?(?:dat|that|dass|que|staat|staan|stond|says?|said|zegt|toont|toonde|shows?|showed|blijkt|bleek|wijkt"
    r"|differs?|klopt|noemt|zoektocht|search|check|recherche|onderzoek)\b)",
    "in_between": r"[^.?!;,:\n]{0,40}?",
    "name": r"(?:(?!(?:with|met|in|op|on|of|van|via|and|en|mit|auf|avec|sur)\b)[\w']+ )",
    "notice": r"(?:\w*vacature\w*|vacanc(?:y|ies)|(?:job )?(?:ad|advert|advertisement|opening|posting)s?|advertentie"
    r"|oproep|(?:stellen)?(?:anzeige|angebot)|annonce|offre(?: d'emploi)?)",
    "applied": r"(?:appl(?:y|ied|ying|ication)|sollicit\w+|gesolliciteerd|reageerde|gereageerd|respond\w*|reacted"
    r"|bewarb|beworben|bewerbung|candidature|postule\w*|came|come|kwam|binnengekomen|gekomen|komt|kam|gekommen|kommt|venue?"
    r"|vient)",
    "look": r"(?:found|finds?|saw|see|sees|seen|read|reads|noticed|spotted|came across|come across|looked|looks?"
    r"|looking|searched|search|searching|checked|check|shows?|showed|says?|posted|wrote|writes|shared|shares|gevonden"
    r"|vond|vonden|vinden|gezien|zag|zagen|ziet|gelezen|las|lazen|leest|gekeken|keek|keken|gezocht|zocht|zochten|zoeken"
    r"|opgezocht|nagezocht|gecheckt|checkte|tegengekomen|tegen ?kwam|staat|staan|stond|stonden|blijkt|bleek|schreef"
    r"|schrijft|geschreven|deelde|deelt|gedeeld|plaatste|geplaatst|speurwerk|gefunden|fand|fanden|gesehen|sah|sahen"
    r"|gelesen|liest|gesucht|suchte|suchten|recherchiert|geschaut|steht|schrieb|schreibt|gepostet|postet|geteilt"
    r"|trouve\w*|vue?s?|voit|lue?s?|lit|cherche\w*|regarde\w*|decouvert\w*|consulte\w*|constate\w*|publie\w*|ecrit"
    r"|apercu\w*|partage\w*)",
    "place": r"(?:tijdlijn|tweets?|blogs?|weblog|vlogs?|web ?(?:site|seite)s?|home ?page|podcast|socials|social ?media"
    r"|sociale media|profi(?:el|l)(?:foto\w*|bild)|profile (?:pictures?|photos?)|photo de profil)",
}

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
    r"(?:vacature|vacancy|link|job|post) (?:in|op|on|via|with) (?:<theirs> )?(?:<network>|<talk> ?gro(?:ep|up))<told>",
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
    r"(?:je|jij|u|you) (?:vertelde|schreef|noemde|zei|told us|mentioned|wrote|talked|spoke)"
    r" (?:(?!(?:op|on|via|and|en|dat|that)\b)[\w']+ ){0,5}?(?:over|about|of) (?:je|jouw|uw|your) <name>{0,2}?"
    r"(?:<network>|<place>)<told>",
    r"(?:je|jouw|uw|your) (?:<network>|<place>)<in_between>(?:bekeken|gezien|gelezen|looked at|seen|read),? "
    r"(?:zoals (?:je|u) vroeg|as you asked)",
    r"social ?media ?(?:manag\w+|market\w+|advis\w+|specialist\w*|strateg\w+|medewerker)",
)
"""Said to somebody of a place that they named themselves, shared something at, or are asked for; and origins."""
OF_THEM = (
    r"<theirs> <name>{0,2}?(?:<network>\w*|linked in|<place>)",
    r"(?:his|her|their|haar|zijn|hun) (?:openbare?|publieke|public) (?:profi(?:el|le)|pagina|page)",
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
    r"(?:zoekmachine|suchmaschine|search engine|moteur de recherche)s?(?! ?\w*(?:optim|market|adv))\w*"
    r"|gebingd|bingde|background (?:check|search|screening)s?|digital footprint\w*|digitale voetafdruk"
    r"|(?:openbare|publieke) bronnen|public sources",
    r"(?:re)?tweet(?:s|ed|te|ten|et|ete)?|getweet|getwitter\w*",
)
"""That somebody looked."""
SEARCHES = (*LOOKED_FOR, r"<look>…<web>|<web>…<look>")
"""The same, or that something is known from there, without the name of a network."""
FINE_TO_SAY = (
    r"<applied> <few>{0,5}?<on> (?:<ours> )?<few>{0,2}?(?:<network>|<web>)",
    r"(?:<on> )?(?:<network>|<web>) <few>{0,2}?<applied>",
    r"<notice> <few>{0,3}?(?:<network>|<web>)",
    r"<on> (?:<network>|<web>) <few>{0,4}?<notice>",
    r"<ours> <few>{0,2}?(?:<network>\w*|<place>|<web>)<told>",
    r"(?:volgt?|follow\w*|folg\w*|suivez) <few>{0,2}?<ours> <few>{0,2}?(?:<network>|<web>)",
    r"(?:experienced?|ervaring|ervaren|kennis|knowledge|erfahrung\w*|kenntnisse?|experience|connaissances?|vertrouwd"
    r"|familiar|skills?|vaardigheden|work\w*|werk(?:t|te|en|ten)?|gewerkt|arbeitet\w*|travaille\w*|certificaat"
    r"|certificate|managed?s?|beheer\w*|zoeken iemand|looking for)"
    r" (?:with|met|van|in|of|mit|avec|de|en|on|op|for|voor)? ?<plain>{0,4}?(?:<network>|<web>)"
    r"(?:(?:,| and| en| und| et| or| of|/) ?(?:<network>|<web>))*<told>",
    r"<network> ?(?:actions?|ads?|advertenties?|advertising|adverts?|campa(?:gne|ign)s?|marketing|analytics|api|copilot"
    r"|enterprise|learning|vacatures?|vacancy|kampagnen?|runners?|pipelines?|pages|ci)",
    r"social ?media ?(?:manag\w+|market\w+|advis\w+|specialist\w*|strateg\w+|beleid|campagnes?|medewerker|experience"
    r"|ervaring|kanalen|channels?)",
    r"online (?:interview|gesprek|kennismaking|meeting|afspraak|sollicitati\w+|cursus\w*|courses?|training\w*|market\w+"
    r"|les(?:sen|geeft|geven|gaf|gegeven)?|teach\w*|verko\w+|sales"
    r"|winkel|shop|formulier|form|test|assessment|vergadering|onderwijs|banking|bankieren|gesprach)",
    r"(?:interview|gesprek|meeting|afspraak|kennismaking|talk|call|gesprach|entretien|cursus|course|training|test|elkaar"
    r"|each other)…(?:<on> )?(?:online|en ligne)",
    r"google (?:maps|ads|adwords|analytics|cloud|workspace|meet|drive|docs|sheets|calendar|agenda|forms|translate|play"
    r"|chrome|data)",
)
"""The work, our own places, and where somebody read of the vacancy."""
SEEN_THERE = (
    r"(?:found|find|saw|seen|read|noticed|spotted|came across|looked|looking|checked|gevonden|vond|vonden|gezien|zag"
    r"|zagen|gelezen|lazen|gekeken|keek|keken|bekeken|gecheckt|tegengekomen|staat|stond|gefunden|fanden|gesehen|sahen"
    r"|gelesen|trouve\w*|vue?s?|stands|stood|says)…(?:<network>|<web>)",
    r"(?:<on> )(?:<theirs> )?(?:<network>|<web>) <few>{0,4}?(?:found|saw|seen|read|gevonden|gezien|zagen|zag|gelezen"
    r"|staat|stond|gefunden|gesehen|steht|trouve\w*|vu|stands|stood|says)",
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
