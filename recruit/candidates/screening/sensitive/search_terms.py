"""What the words for looking somebody up are made of: names of networks, verbs, and what stands between them."""

from __future__ import annotations

SHORT = {
    "your": "(?:your|je|jouw|uw|ihr|votre)",
    "network": r"(?:linked-?in|linkdin|lnkd|github|gitlab|bitbucket|xing|viadeo|orcid|stack ?overflow|researchgate"
    r"|behance|dribbble|kaggle|face-?book|instagram|insta|snapchat|tik-?tok|twitter|youtube|reddit|pinterest|tumblr"
    r"|mastodon|bluesky|strava|onlyfans|tinder|grindr|bumble|twitch|vimeo|hyves|glassdoor|quora|flickr|substack"
    r"|bereal"
    r"|nextdoor|stack ?exchange|soundcloud|patreon|goodreads|letterboxd|deviantart|wattpad|marktplaats|funda"
    r"|vinted|ebay)",
    "talk": r"(?:whats-?app|telegram|discord|messenger|slack|skype|signal)",
    "web": r"(?:online|en ligne|(?:the |het |le |im |das )?(?:internet|web)|the net|im netz|google|bing"
    r"|(?:the |de )?socials|social ?media|sociale (?:media|netwerken)|soziale[nr]? (?:medien|netzwerke?n?)"
    r"|(?:les )?reseaux sociaux|la toile)",
    "on": "(?:op|on|via|through|in|im|auf|uber|sur|par|dans|at|from|uit|aus)",
    "theirs": r"(?:his|her|hers|their|zijn|haar|hun|diens|sein(?:e[mnrs]?)?|ihr(?:e[mnrs]?)?|son|sa|ses|leurs?|your"
    r"|jouw|je|uw|votre|vos|prive|private?n?)",
    "third": r"(?:his|her|hers|their|zijn|haar|hun|diens|sein(?:e[mnrs]?)?|ihr(?:e[mnrs]?)?|son|sa|ses|leurs?)",
    "person": r"(?:him|her|them|he|she|hem|haar|hen|hij|zij|ze|ihn|ihm|sie|er|lui|elle|il|kandida\w+|candidat\w*"
    r"|sollicitant\w*|applicant|bewerber\w*)",
    "forum": r"(?:<on>|dans) (?:(?:een|het|de|the|an?|einem?r?|dem|un|le|verschillende|several) )?(?:\w+ )?"
    r"(?:fora|forums?|foren|message boards?|nieuwsgroepen)",
    "papers_of_the_day": r"(?:krant(?:en)?|newspapers?|zeitung(?:en)?|dagblad\w*|journal"
    r"|nieuws|news|nachrichten|presse?|pers)",
    "posts": r"(?:posts?|berichten|beitrage?n?|publications|foto\w*|photos?|pictures?|bilder|videos?|reacties"
    r"|comments?|kommentare|commentaires)",
    "ours": r"(?:our|ours|onze|ons|unser(?:e[mnrs]?)?|notre|nos|us|uns|nous)",
    "few": r"(?:(?!(?:en|and|und|et|maar|but|aber|mais|then|toen|dan|where|waar|wo|daar|across|tegen)\b)[\w'/]+ )",
    "plain": r"(?:(?!(?:en|and|und|et|maar|but|aber|mais|terwijl|hoewel|although|volgens|according|laut|selon|finds?"
    r"|found|vond(?:en)?|gevonden|vinden|zag|zagen|saw|keek|keken|gekeken|zochten|checkten|looked|searched"
    r"|checked)\b)"
    r"[\w'/]+ )",
    "told": r"(?! ?(?:dat|that|dass|que|staat|staan|stond|says?|said|zegt|toont|toonde|shows?|showed|blijkt|bleek"
    r"|wijkt"
    r"|differs?|klopt|noemt|zoektocht|search|check|recherche|onderzoek)\b)",
    "tells": r"(?! ?(?:(?:staat|stond|steht|says?) )?(?:dat|that|dass|que|blijkt|bleek|shows?|toont|zegt|klopt|wijkt)"
    r"\b)",
    "unseen": r"(?![^.?!;\n]{0,60}\b(?:zag|zagen|vond|vonden|lazen|keken|bekeken|gezien|gevonden|gelezen|gekeken"
    r"|saw|seen"
    r"|found|read|looked|gesehen|gefunden|vue?|trouve)\b)",
    "in_between": r"[^.?!;,:\n]{0,40}?",
    "name": r"(?:(?!(?:with|met|in|op|on|over|about|uber|of|van|via|and|en|mit|auf|avec|sur|bij|at|naar|to|als|as"
    r"|an?|the"
    r"|een|de|het|eine?n?|une?|hebt|had|bent|was|(?:ver|ge)?bouw\w*|maak\w*|ontw\w+|schreef|schrijft|beheer\w*)\b)"
    r"[\w']+ )",
    "site": r"(?:\w{2,15}sites?|web sites?|sites?|pagina|page|seite)",
    "register": r"(?:(?:kvk|big|ubo|skj|handels|faillissements|insolventie|leraren|notaris|curatele|bedrijven|vereins"
    r"|unternehmens|insolvenz|company|trade|commercial|business|insolvency|bankruptcy|land) ?registers?"
    r"|kvk|kamer van koophandel|chamber of commerce|companies house|kadaster|rechtspraak (?:database|databank|site)"
    r"|registre du commerce)",
    "work": r"(?:functie|baan|rol|werk|dienst|vak|job|role|position|work|stelle|poste)",
    "records": r"(?:staat|staan|stond|stonden|komt|kwam|noemt|noemde|vermeldt|blijkt|bleek|toont|zagen|zag|gezien"
    r"|vonden"
    r"|vond|gevonden|gecheckt|checkten|gekeken|keken|nagekeken|bekeken|geraadpleegd|lazen|gelezen|says?|shows?|showed"
    r"|lists?|listed|names|mentions|checked|saw|seen|found|steht|stand|nennt|gefunden|gesehen|figure|mentionne"
    r"|trouve)",
    "engine": r"(?:zoekmachine|suchmaschine|search engine|moteur de recherche)s?",
    "assistant": r"(?:chat ?gpt|perplexity|copilot)",
    "papers": r"(?:cv|resume|brief|letter|motivatie\w*|lebenslauf|anschreiben|formulier|form|mail|lettre)",
    "giver": r"(?:je|jij|u|you|zij|ze|hij|she|he|they|vous|elle|il)",
    "gave": r"(?:vertel(?:t|de)|zei|zegt|noem(?:t|de)|stuur(?:t|de)|gaf|geeft|mail(?:t|de)|appte|voegde|told|said"
    r"|mentioned"
    r"|sent|gave|added|mailed|named)",
    "aside": r"(?:(?!(?:op|on|via|auf|sur|and|en|und|et|dat|that|dass|que|maar|but|niet|not|nooit|never)\b)"
    r"[\w']+ )",
    "notice": r"(?:\w*vacature\w*|vacanc(?:y|ies)|(?:job )?(?:ad|advert|advertisement|opening|posting)s?|advertentie"
    r"|oproep|(?:stellen)?(?:anzeige|angebot)|annonce|offre(?: d'emploi)?)",
    "applied": r"(?:appl(?:y|ied|ying|ication)|sollicit\w+|gesolliciteerd|reageerde|gereageerd|respond\w*|reacted"
    r"|bewarb|beworben|bewerbung|candidature|postule\w*|came|come|kwam|binnengekomen|gekomen|komt|kam|gekommen"
    r"|kommt|venue?"
    r"|vient)",
    "look": r"(?:found|finds?|saw|see|sees|seen|read|reads|noticed|spotted|came across|come across|looked|looks?"
    r"|looking|searched|search|searching|checked|check|shows?|showed|says?|posted|wrote|writes|shared|shares|gevonden"
    r"|vond|vonden|vinden|gezien|zag|zagen|ziet|gelezen|las|lazen|leest|gekeken|keek|keken|gezocht|zocht|zochten"
    r"|zoeken"
    r"|opgezocht|nagezocht|gecheckt|checkte|tegengekomen|tegen ?kwam|staat|staan|stond|stonden|blijkt|bleek|schreef"
    r"|schrijft|geschreven|deelde|deelt|gedeeld|plaatste|geplaatst|speurwerk|gefunden|fand|fanden|gesehen|sah|sahen"
    r"|gelesen|liest|gesucht|suchte|suchten|recherchiert|geschaut|steht|schrieb|schreibt|gepostet|postet|geteilt"
    r"|trouve\w*|vue?s?|voit|lue?s?|lit|cherche\w*|regarde\w*|decouvert\w*|consulte\w*|constate\w*|publie\w*|ecrit"
    r"|apercu\w*|partage\w*)",
    "place": r"(?:tijdlijn|tweets?|blogs?|weblog|vlogs?|web ?(?:site|seite)s?|home ?page|podcast|socials|social "
    r"?media"
    r"|sociale media|profi(?:el|l)(?:foto\w*|bild)|profile (?:pictures?|photos?)|photo de profil)",
}
