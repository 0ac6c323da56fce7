"""French words for what is delicate, without accents, in the shorthand of `words`."""

from __future__ import annotations

from recruit.candidates.screening.sensitive.topics import Topic

SHORT = {
    "staff": "(?:responsable|cheff?e?|president(?:e)?|directeur|directrice|collegue|recruteu(?:r|se)|manager)",
    "your": "(?:votre|vos|ton|ta|tes)",
    "you": "vous|tu",
    "are": "etes|es|etiez|etais",
    "have": "avez|as|aviez|avais",
    "now": "actuels?|actuelles?|precedents?|precedentes?|passe|passee|anterieure?s?|courante?|d'avant",
    "before": "derniers?|dernieres?|precedente?s?|ancien(?:ne)?s?|actuelle?s?",
    "kinds": "brute?|nette?|annuel(?:le)?|mensuel(?:le)?|horaire|de base|fixe|variable|et|ou",
    "pay": "salaires?|remunerations?|paie|paye|traitement|revenus?|appointements|package|tjm|bulletins? de (?:salaire"
    "|paie)"
    "|fiches? de paie|coefficient",
    "ill": "malade|en bonne sante|handicape|en situation de handicap|invalide|vaccine|bien portant|depressif"
    "|depressive|reconnu"
    " travailleur handicape|souffrant|suivi par un (?:psychiatre|psychologue)",
    "illness": "handicaps?|maladies?|problemes? de (?:sante|dos)|burn ?out|arrets? (?:de travail|maladie)|allergies?"
    "|depression"
    "|antecedents medicaux|cancer|diabete|epilepsie|invalidite|troubles? \\w+",
    "some": "une?|des|deja|eu|ete|fait|en|connu|chroniques?|jamais|actuellement|ou|et|d'un|d'une|grave|quelconque"
    "|eventuels?",
    "church": "eglise|mosquee|synagogue|messe|temple|paroisse",
    "believer": "croyant|pratiquant|religieux|religieuse|catholique|musulman|juif|juive|protestant|chretien|athee"
    "|baptise"
    "|bouddhiste",
    "orientation": "homosexuel|homosexuelle|gay|lesbienne|heterosexuel|heterosexuelle|hetero|bisexuel|bisexuelle|bi"
    "|trans"
    "|transgenre|queer|non binaire|homo",
}

FINE_TO_ASK = (
    r"(?:pretentions?|attentes?|souhaits?|exigences?|fourchette) (?:salariales?|de salaire|en matiere de (?:salaire"
    r"|remuneration)"
    r"|de remuneration)(?: actuelles?)?",
    r"(?:salaire|remuneration) (?:(?:<kinds>) )*(?:souhaite|attendu|desire|espere|vise|ideale?|minimum)e?",
    r"(?:souhait|aimeri|voul|voudri|esper|pens|desir)(?:ez|eriez|ais|es|iez|er)[^.?!;\n]{0,20}(?:gagner|toucher"
    r"|percevoir)",
    r"(?:au moins|plus de|minimum|deja) (?:15|16|18|21|dix huit) ans|(?:15|16|18|21) ans (?:ou plus|revolus|et plus)"
    r"|majeur",
    r"(?<!propre\s)(?<!personnelle\s)(?:experience|connaissances?|formation|diplome|interet|travaille|competences?) "
    r"(?:avec|en|dans|comme|aupres|de|du|des|sur|chez|pour|professionnelle) "
    r"(?:(?! (?:et|ou) (?:quel|quelle|comment|combien|<are>|<have>|quand|ou)\b)[^.?!;,:\n])*",
    r"(?:extrait|copie|bulletin)…casier judiciaire",
)

ASKED = {
    Topic.PAY_HISTORY: (
        r"gagn(?:ez|es|iez|ais) (?:<you>)|(?:<you>) gagn(?:ez|es|iez|ais)|combien avez vous gagne",
        r"(?:touch|percev|recev)(?:ez|iez|es) (?:<you>)$|(?:<you>) (?:touchez|percevez|perceviez)(?: par (?:mois"
        r"|an))?",
        r"combien (?:touch|percev)\w+ (?:<you>)",
        r"(?:<pay>) (?:(?:<kinds>) )*(?:<now>)|quel(?:le)? (?:<pay>) (?:percev|touch|gagn|av)\w+ (?:<you>)",
        r"(?:<before>) (?:(?:<before>|<kinds>) )*(?:<pay>)",
        r"quel(?:le)? (?:est|etait) (?:<your>) (?:(?:<kinds>) )*(?:<pay>)|(?:indiquez|precisez"
        r"|communiquez)…(?:<your>) (?:<pay>)",
        r"historique (?:salarial|de (?:salaires?|remunerations?)|des (?:salaires|remunerations))",
        r"(?:<pay>) (?:chez|dans|a)…(?:actuel|precedent|dernier)(?:le)? (?:employeur|poste|emploi|entreprise)",
        r"(?:<your>|derniere?s?) (?:\w+ )?(?:bulletins? de (?:salaire|paie)|fiches? de paie|avis d'imposition)",
        r"combien (?:<are>) (?:<you>) paye|combien (?:vous|te) paye?(?:ie)?",
    ),
    Topic.AGE: (
        r"quel age (?:<have>) (?:<you>)|quel est (?:<your>) age|(?:<your>) age",
        r"date de naissance|annee de naissance|jour de naissance|(?:quand|quelle annee) (?:<are>) (?:<you>) nee?",
        r"^(?:age|tranche d'age|ne le|nee le)$",
        r"(?:<your>) tranche d'age|(?:a|dans) quelle tranche d'age (?:appartenez|etes|vous situez)…vous"
        r"|(?:<your>) anniversaire",
        r"(?:<have>) (?:<you>) (?:plus|moins) de \d+ ans|(?:<have>) (?:<you>) entre \d+ et \d+ ans",
        r"(?:partir|partez|prendre|prenez)…(?:a la|votre) retraite",
    ),
    Topic.HEALTH: (
        r"(?:<are>) (?:<you>)…(?:<ill>)",
        r"(?:<have>) (?:<you>) (?:(?:<some>) )*(?:<illness>)",
        r"(?:<your>) (?:etat de sante|sante|handicap|maladie)|etat de sante|antecedents medicaux|rqth",
        r"^(?:sante|handicap|groupe sanguin|poids et taille|travailleur handicape)$",
        r"(?:souffrez|souffres) (?:<you>) d|(?:prenez|prends) (?:<you>)…(?:medicament\w*|traitement)",
        r"combien de (?:jours|fois)…(?:malade|arret maladie|absent pour)|jours d'arret maladie",
    ),
    Topic.FAMILY: (
        r"(?:<are>) (?:<you>)…(?:marie|enceinte|celibataire|divorce|fiance|pacse|en couple|separe|veuf|veuve"
        r"|en menage)",
        r"(?:<have>) (?:<you>) (?:(?:des|deja|une?|de jeunes|d'autres) )*(?:enfants?|conjoint|mari|femme|compagnon"
        r"|compagne|famille)"
        r"(?: a charge| en bas age)?$",
        r"combien d'enfants (?:<have>) (?:<you>)(?: a charge)?$",
        r"situation (?:familiale|matrimoniale|de famille|maritale)|nom de jeune fille|(?:desir|projet) d'enfants?"
        r"|grossesse",
        r"^(?:etat civil|enfants|nombre d'enfants|conjoint)$|(?:<your>) etat civil",
        r"(?:comptez|voulez|souhaitez|envisagez|pensez|prevoyez) (?:<you>) (?:(?:bientot|un jour|plus tard|encore"
        r"|prochainement) )*(?:avoir|fonder|des|d'autres)…(?:enfants?|famille|bebe)(?: bientot| un jour)?$",
        r"(?:<your>) (?:mari|femme|conjoint\w*|epoux|epouse|compagne|compagnon|enfants)$|(?:<your>) (?:mari|conjoint"
        r"|epoux|compagnon) (?:est|a|accepte|travaille)|(?:vivez|vis) (?:<you>) en couple|que fait (?:<your>) (?:mari"
        r"|femme|conjoint\w*)",
        r"(?:conge|conges) (?:maternite|parental|de maternite) (?:prevu|envisage)\w*|(?:faites"
        r"|qui)…garder (?:<your>) enfants",
    ),
    Topic.BELIEF: (
        r"(?:<your>|quelle|une) (?:religion|confession|foi|croyance)s?",
        r"^(?:religion|confession)$|(?:convictions?|croyances?|appartenance|pratiques?) religieuses?",
        r"(?:<are>) (?:<you>)…(?:<believer>)",
        r"(?:allez|vas|frequentez|frequentes) (?:<you>)…(?:<church>)|quelle (?:<church>)",
        r"(?:portez|portes) (?:<you>)…(?:voile|foulard|kippa|croix)|(?:faites|respectez) (?:<you>)…(?:ramadan|sabbat"
        r"|shabbat)",
    ),
    Topic.ETHNICITY: (
        r"(?:<your>) (?:\w+ )?(?:origine|nationalite|couleur de peau|ethnie|race)s?|quelle (?:est…)?(?:nationalite"
        r"|origine)",
        r"^(?:nationalite|origine|lieu de naissance|pays de naissance|langue maternelle|ethnie)$",
        r"origines? (?:ethniques?|raciale)|couleur de (?:votre |ta |la )?peau|lieu de naissance|pays de naissance"
        r"|pays d'origine$",
        r"d'ou (?:venez|viens) (?:<you>)|de quel pays (?:venez|viens|<are>) (?:<you>)|de quelle origine",
        r"(?:<your>) (?:grands )?parents…(?:nes?|viennent|originaires?)|ou (?:<are>) (?:<you>) nee?",
        r"langue maternelle|issue? de l'immigration",
    ),
    Topic.POLITICS: (
        r"(?:pour qui|pour quel parti|que)…vot(?:ez|es|e)(?: <you>)?$|(?:votez|votes) (?:<you>)|avez vous vote",
        r"(?:opinions?|convictions?|preferences?|orientations?|tendances?|appartenance|idees|sensibilite) "
        r"politiques?",
        r"(?:quel|un|d'un) parti(?: politique)?$|bord politique|politiquement (?:engage|actif|active)",
    ),
    Topic.UNION: (
        r"(?:<are>) (?:<you>)…syndiquee?|(?:membre|adherent|adherez|appartenez|faites|affilie)…syndicat",
        r"(?:appartenance|activites?|engagement|mandat|carte) syndicale?s?|quel syndicat"
        r"|(?:<have>) (?:<you>)…fait greve|^syndicat$",
    ),
    Topic.ORIENTATION: (
        r"orientation sexuelle|preferences? sexuelles?|identite de genre|(?:<your>) sexualite",
        r"(?:<are>) (?:<you>)…(?:<orientation>)$|(?:<are>) (?:<you>) (?:un homme ou une femme|une femme ou un homme)",
        r"(?:<your>) (?:sexe|genre)$|^(?:sexe|genre)$",
    ),
    Topic.CONVICTIONS: (
        r"casier(?: judiciaire)?|(?:<your>|antecedents|une) condamnations?|antecedents judiciaires",
        r"(?:<have>|<are>) (?:<you>)…(?:condamne|incarcere|arrete par|emprisonne|mis en examen|poursuivi en justice"
        r"|fait de la prison)",
        r"garde a vue",
    ),
}
"""What asks for a topic."""

FINE_TO_NOTE = (
    r"(?:le|la|notre|mon|ma|une?) <staff> (?:(?!(?:qui|que|et)\b)\w+ )?(?:est|etait|a ete) "
    r"(?:(?:aussi|encore|en|malheureusement) ){0,2}?(?:malade|enceinte|conge (?:maladie|maternite|paternite"
    r"|parental))",
    r"(?:maladie|absence|conge maternite) (?:de|du|dans) (?:(?:la|le|notre|mon|ma|l') ?)?(?:<staff>|equipe|service)",
    r"(?<!propre\s)(?:experience|connaissances?|formation|recherche|diplome|these) (?:avec|en|dans|comme|aupres|de|du"
    r"|des|sur) "
    r"(?:(?! (?:et|mais) )[^.?!;,:\n])*",
    r"(?:travaille|travaillait|enseigne|enseignait|infirmier|infirmiere|benevole|avocat|avocate|professeur|accompagne"
    r"|stage|educateur"
    r"|educatrice|a negocie|s'occupe) (?:avec|en|dans|comme|aupres|a|au|aux|chez|de|des|les|pour) (?:(?! (?:et"
    r"|mais) )[^.?!;,:\n])*",
    r"(?:personnes|patients|enfants|eleves|clients|residents|jeunes|adultes) (?:en|atteints?|avec|ages?|de|malades"
    r"|handicapee?s?) ?"
    r"(?:(?! (?:et|mais) )[^.?!;,:\n])*",
    r"pretentions? salariales?|salaire souhaite|(?:ecole|lycee|universite|hopital) (?:catholique|chretienne?"
    r"|protestante?|juive)",
    r"casier (?:judiciaire )?vierge|remplacement…conge (?:maternite|parental|de maternite)|politiques? publiques?"
    r"|representant du personnel",
)

MENTIONED = {
    Topic.PAY_HISTORY: (
        r"(?:gagne|gagnait|touche|touchait|percoit) (?:actuellement |environ |pres de |plus de )*\d+",
        r"(?:<pay>) (?:(?:<kinds>) )*(?:<now>)|(?:dernier|ancien|precedent) salaire",
    ),
    Topic.AGE: (
        r"(?:a|age de|agee? de|aura|avait|ses) \d\d ans(?! (?:d'|de |chez|dans))|nee? en (?:19|20)\d\d|trop (?:vieux"
        r"|vieille|jeune|age)",
        r"date de naissance|(?:la|proche de la|bientot a la) retraite|(?:son|d'un certain) age|quinquagenaire"
        r"|sexagenaire",
    ),
    Topic.HEALTH: (
        r"malade|maladie|burn ?out|depression|depressi(?:f|ve)|fauteuil roulant|handicape?|arret (?:maladie"
        r"|de travail)|en arret"
        r"|diabetique|epileptique|sous traitement|medicaments|alcoolique|alcoolisme|probleme d'alcool|toxicomane"
        r"|etat de sante|sa sante"
        r"|problemes? de sante|hospitalise|opere|rqth|invalidite|sourde?|aveugle|autiste|seropositi(?:f|ve)",
    ),
    Topic.FAMILY: (
        r"enceinte|grossesse|futurs? (?:maman|papa|mere|pere|parents)|future (?:maman|mere)"
        r"|attend (?:un|son) (?:enfant|bebe)"
        r"|conge (?:maternite|parental|de maternite)|(?:est|etait|recemment|bientot) (?:marie"
        r"|divorce|fiance|pacse|veuf|veuve)e?"
        r"|celibataire|mere (?:de|celibataire)|pere (?:de|celibataire)|situation familiale|maman|papa",
        r"(?:a|avec|ses|leurs) (?:(?:deux|trois|quatre|une?|des|\d|jeunes) )*(?:enfants?|filles?|fils|bebe|jumeaux)$"
        r"|(?:son|sa) (?:mari|femme|conjoint\w*|epouse|epoux|compagnon|compagne)",
    ),
    Topic.BELIEF: (
        r"eglise|mosquee|musulmane?|islam|catholique|juive|juif|chretienne?|croyante?|pratiquante?|religieu(?:x|se)"
        r"|religion|voilee?"
        r"|foulard islamique|ramadan|la messe|sa foi|temoin de jehovah|paroisse",
    ),
    Topic.ETHNICITY: (
        r"d'origine (?!ou\b)\w+|origines|couleur de peau|nationalite|immigree?|refugiee?|langue maternelle|(?:un|son"
        r"|fort|leger) accent(?! sur)"
        r"|nee? (?:au|aux) \w+|nee? en (?!(?:19|20)\d\d)\w+|issue? de l'immigration|homme noir|femme noire",
    ),
    Topic.POLITICS: (
        r"vote (?:pour )?(?:le |la |les |a )?(?:gauche|droite|rn|lfi|ps|rassemblement|macron|verts)|(?:opinions?"
        r"|idees"
        r"|convictions?"
        r"|publications) politiques?|extreme (?:gauche|droite)|militante? (?:du|de|des|au)|manifest(?:e|ation|ant)\w*"
        r"|membre (?:du|d'un) parti",
    ),
    Topic.UNION: (
        r"syndicat\w*|syndique\w*|syndicalistes?|cgt|cfdt|(?:deleguee?|militante?) syndicale?|greve|greviste",
    ),
    Topic.ORIENTATION: (
        r"homosexuel\w*|lesbienne|bisexuel\w*|transgenre|non binaire|orientation sexuelle|identite de genre|gai",
    ),
    Topic.CONVICTIONS: (
        r"casier(?: judiciaire)?|condamnee?|condamnation|prison|incarceree?|garde a vue|mise? en examen|sursis"
        r"|detenue?",
    ),
}
"""What a note mentions it with."""
