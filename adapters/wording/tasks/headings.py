"""What headings in vacancies say of the lines below them: language data."""

from __future__ import annotations

import re

TASKS = re.compile(
    r"^(?:\W|\d)*(?:(?:dit|dat|zo) (?:ga|doe|is|zijn|wordt|ziet)[\w ]{0,40}|wat (?:ga|doe|je|jij|houdt|u)\b.{0,60}"
    r"|(?:jouw|je|uw|de|mijn)?\s?(?:belangrijkste |concrete |dagelijkse )?(?:taken|werkzaamheden"
    r"|werkzaamheid|takenpakket"
    r"|rol|functie|opdracht|verantwoordelijkheden|bijdrage|werkdag|missie|uitdaging|baan|aandeel)\b.{0,40}"
    r"|(?:functie|taak|werk|job|rol)?-?(?:omschrijving|inhoud|beschrijving)(?:en)?\b.{0,20}"
    r"|over de (?:functie|rol|baan|vacature|job)"
    r"|de job|takenpakket.{0,20}|hoe (?:jij bijdraagt|ziet jouw|ziet je).{0,60}|als .{3,50} (?:ga|ben"
    r"|zorg|werk) je.{0,60}"
    r"|(?:jij en jouw|in deze|in jouw) (?:functie|rol).{0,40}|hier ga je .{0,50}|aan de slag.{0,30}|jobomschrijving"
    r"|(?:the|your|about the|main|key|core|primary|principal|specific|general|essential|job"
    r"|a typical)?[\w ,/&’'-]{0,22}"
    r"(?:responsibilit\w*|duties|tasks|role|functions?|job|activities|accountabilities|assignment|day)\b.{0,40}"
    r"|what (?:you(?:'ll|’ll| will)?|will you|would you|your|the)\b(?! (?:bring|need|have|get|offer"
    r"|ll need|ll bring|will need"
    r"|will bring|’ll need|’ll bring|'ll need|'ll bring|’ll get|'ll get|’ll love)).{0,50}|how you.{0,40}"
    r"|you will:?|in this (?:role|position).{0,40}"
    r"|job (?:description|summary|purpose|overview|profile)|position (?:summary|overview|description)"
    r"|scope of work|responsible for"
    r"|the (?:opportunity|position|work)|day[- ]to[- ]day.{0,30}|purpose of the (?:job|role|position)"
    r"|(?:deine|ihre|die|eure|unsere)?\s?(?:neuen? |künftigen? |wichtigsten )?(?:aufgaben?"
    r"|tätigkeit(?:en)?|mission|rolle|verantwortung|herausforderung(?:en)?"
    r"|aufgabengebiete?|aufgabenbereiche?|job|stelle|position|einsatzgebiet|aufgabenbeschreibung"
    r"|tätigkeitsfeld)\b.{0,40}|stellenbeschreibung"
    r"|was (?:du|dich|sie|ihre|dir|erwartet|machst|wirst|deine)\b(?! (?:mitbring|brauch|bekomm|biet"
    r"|auszeichn|mit\b)).{0,50}|das (?:machst|erwartet|sind deine|tust|wirst|bewegst|bewirkst) .{0,40}"
    r"|(?:du|sie) wirst.{0,20}|dein (?:job|tätigkeitsfeld|aufgabenbereich|arbeitsalltag|impact).{0,30}"
    r"|so sieht dein.{0,40}|darum geht.{0,20}"
    r"|(?:vos|tes|les|votre|ta|la|le|ton|nos|principales|description d[ue]|descriptif d[ue]"
    r"|détails? d[ue]s?|au quotidien)?\s?(?:principales? |différentes )?"
    r"(?:missions?|activités?|tâches?|responsabilités|attributions|fonctions?|rôle|poste|quotidien"
    r"|journée|travail|défis?|challenge)\b.{0,50}"
    r"|ce que vous (?:ferez|allez faire|accomplirez|réaliserez).{0,40}"
    r"|ce que nous allons accomplir.{0,30}|à ce titre.{0,40}|dans ce cadre.{0,60}|vous serez (?:amené"
    r"|chargé).{0,40}|concrètement.{0,20}"
    r")\W*$",
    re.I,
)
"""Below it stands what somebody will do."""
ASKED = re.compile(
    r"\b(?:requirements?|functie-?eisen|eisen|vereisten|qualifications?|skills|anforderung\w*"
    r"|qualifikation\w*|voraussetzung\w*"
    r"|compétences|prérequis|profil\b|profile|profiel|arbeidsvoorwaarden|voorwaarden|salaris|solliciteren"
    r"|sollicit\w*|apply|benefits|offer|bieden|bring\w*|mitbringst"
    r"|mitbringen|bewerbung|avantages|rémunération|salaire|candidat\w*|vragen|verwachten|bekommst"
    r"|krijg\w*|need|contact|kontakt|knowledge|experience|ervaring|opleiding)\b",
    re.I,
)
"""Below it stands what is asked or offered, whatever else the heading says."""
LEADS_IN = re.compile(
    r"(?:\b(?:missions?|tâches|chargée?s?|attributions|responsab\w+|amené\w*|will|responsible|include"
    r"|includes|including|duties|you|taken|taak|werkzaamheden"
    r"|verantwoordelijk|bestaat uit|ga je|doe je|houd je|aufgaben|wirst du|du|übernimmst|gehören|umfasst"
    r"|umfassen|consisteront|consiste|devrez|aurez|seront|intervenez|assurez)\b[^:]{0,60}):$",
    re.I,
)
"""A sentence behind which the list of tasks begins."""
OTHER = re.compile(
    r"\b(?:(?:wij|we) (?:bieden|vragen|zoeken|verwachten)|bieden|aanbod|vragen|verwachten|eisen|vereisten"
    r"|requirements?|functie-?eisen"
    r"|profiel|profil|profile?|arbeidsvoorwaarden|voorwaarden|salaris|wie (?:ben|zijn|je bent|jij bent)"
    r"|wat (?:neem|breng|heb|vraag|bied|krijg|bieden|vragen|verwachten|zoeken|jij meebrengt|je meebrengt"
    r"|jij meeneemt|je meeneemt|wij|we)\b"
    r"|over (?:ons|de organisatie|het bedrijf|je werkgever|[A-Z]\w+)|waar (?:ga|kom|werk) je|competenties"
    r"|opleiding|ervaring|solliciteren|solliciteer|sollicitatie|interesse|contact|meer (?:informatie"
    r"|weten)|nieuwsgierig|bijzonderheden|team|afdeling|collega|bedrijf|organisatie|werkgever|locatie"
    r"|jij (?:hebt|bent|brengt|krijgt|beschikt)|je (?:hebt|bent|brengt|krijgt|beschikt)|pluspunten"
    r"|kenmerken|dit (?:bied|krijg|vrag|breng|neem|heb|ben|verwacht)\w*"
    r"|qualifications?|skills|experience|education|about (?:us|you|the (?:company|team|organi[sz]ation))"
    r"|who (?:you|we) are|we offer|offer|benefits|perks|compensation|salary|how to apply|application"
    r"|apply|eligibility|knowledge|abilities|equal|preferred|bring|you have|you(?:'ll|’ll| will)? need"
    r"|need|ideal|looking for|your background|nice to have|why (?:join|us|work)|company|our (?:team"
    r"|culture|story|values)|learn more|additional information|deadline|location|report(?:s|ing) to"
    r"|start date|duration|remuneration|good to have|must[- ]haves?|working conditions|physical|culture"
    r"|the team"
    r"|voraussetzung\w*|anforderung\w*|qualifikation\w*|kenntnisse|bringst|bringen sie|mitbringst"
    r"|mitbringen|wir bieten|bieten|benefits|vorteile|über uns|wer wir|unternehmen|kontakt|bewerbung"
    r"|bewirb|gehalt|vergütung|auszeichnet|das bist du|das hast du|warum|dein team|ausbildung|bekommst"
    r"|erwarten wir|brauchst|freuen"
    r"|compétences|qualités|formation|expérience|avantages|rémunération|salaire|entreprise|société"
    r"|nous (?:offrons|recherchons|sommes|proposons)|qui sommes|candidat\w*|postuler|conditions|horaires"
    r"|informations|prérequis|pré-requis|savoir|diplôme|contrat|pourquoi|notre|on vous offre|process"
    r"|recrutement|environnement|equipe|équipe|à propos|type d.emploi|exigences|connaissances"
    r"|habilitations?)\b",
    re.I,
)
"""Below it stands what is asked, offered, or told of the employer."""
