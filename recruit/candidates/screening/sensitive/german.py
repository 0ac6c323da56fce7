"""German words for what is delicate, without accents, in the shorthand of `words`."""

from __future__ import annotations

from recruit.candidates.screening.sensitive.topics import Topic

SHORT = {
    "staff": "(?:team ?leit(?:er|erin|ung)|leiter(?:in)?|vorsitzenden?|kolleg(?:en?|in)|chef(?:in)?|recruiter(?:in)?"
    "|vorgesetzten?)",
    "your": "(?:ihre?[nmrs]?|deine?[nmrs]?|eure?[nmrs]?)",
    "you": "sie|du|ihr",
    "are": "sind|bist|seid|waren|warst",
    "have": "haben|hast|habt|hatten|hattest",
    "now": r"(?:aktuell|derzeitig|jetzig|gegenwartig|momentan|bisherig|letzt|vorig|fruher|vorherig|heutig)(?:e|er|es"
    r"|en|em)?"
    "|zuletzt (?:bezogen|gezahlt)(?:e|er|es|en)?|zuletzt",
    "kinds": r"brutto|netto|fixes?|monatliches?|jahrliches?|oder|und|bzw|letztes?|letzte[nr]?",
    "pay": "(?:brutto|netto|jahres|monats|stunden|grund|fest|fix|ziel|gesamt|brutto ?jahres)*(?:gehalt|gehalts"
    "|gehalter"
    "|lohn|verdienst|einkommen|vergutung|bezuge|entgelt|stundensatz|gehaltsstufe|entgeltgruppe)",
    "job": "arbeitgeber(?:in|s)?|stelle|job|position|firma|chef",
    "ill": "gesund|krank|chronisch krank|behindert|schwerbehindert|arbeitsunfahig|krankgeschrieben|geimpft|suchtig"
    "|depressiv"
    "|korperlich fit|belastbar gesund",
    "illness": "behinderung(?:en)?|schwerbehinderung|krankheit(?:en)?|erkrankung(?:en)?|vorerkrankung(?:en)?"
    "|allergien?"
    "|burn ?outs?|depression(?:en)?|beschwerden|leiden|krebs|diabetes|epilepsie|hiv|gesundheitliche[nr]?"
    " (?:einschrankung(?:en)?|probleme|beschwerden)|schwerbehindertenausweis|grad der behinderung",
    "some": "eine?n?|keine|schon|bereits|jemals|mal|chronischen?|korperlichen?|psychischen?|geistigen?|und|oder"
    "|derzeit"
    "|aktuell|schwere|bekannte|ansteckenden?|unter|an|einer",
    "relative": r"mann|frau|ehemann\w*|ehefrau|ehepartner\w*|partner\w*|lebenspartner\w*|kinder\w*|familie|eltern",
    "church": "kirche|moschee|synagoge|gemeinde|kirchengemeinde|glaubensgemeinschaft|religionsgemeinschaft",
    "believer": "glaubig|religios|christ|christlich|muslim|muslimisch|katholisch|evangelisch|judisch|konfessionslos"
    "|getauft|atheist|buddhist|kirchenmitglied",
    "orientation": "schwul|lesbisch|homosexuell|heterosexuell|bisexuell|queer|transgender|transsexuell|trans|hetero"
    "|gay"
    "|nicht binar|asexuell",
}

FINE_TO_ASK = (
    r"(?:<now> )?(?:brutto|jahres|brutto ?jahres)?(?:gehalts?|lohn|verdienst|vergutungs?"
    r"|entgelt) ?(?:vorstellung(?:en)?|wunsch"
    r"|wunsche|erwartung(?:en)?|rahmen|forderung|angabe zum wunsch)",
    r"wunschgehalt|zielgehalt|(?:gewunschte[sr]?|erwartete[sr]?|angestrebte[sr]?) (?:<pay>)",
    r"(?:mochten|mochtest|wollen|willst|wurden|wurdest)…verdienen",
    r"(?:mindestens|uber|alter als|schon|bereits) (?:15|16|18|21|achtzehn)(?: jahre)?(?: alt)?|volljahrig"
    r"|mindestalter",
    r"(?<!eigene\s)(?<!selbst\s)(?:erfahrung(?:en)?|kenntnisse|kenntnis|ausbildung|interesse|qualifikation"
    r"|gearbeitet) "
    r"(?:mit|in|im|als|bei|von|uber|an|auf|der|des|zum|zur|fur) "
    r"(?:(?! (?:und|oder) (?:wie|was|<are>|<have>|wann|wo|welche[rsnm]?)\b)[^.?!;,:\n])*",
    r"fuhrungszeugnis\w*",
)

ASKED = {
    Topic.PAY_HISTORY: (
        r"(?:<now>) (?:(?:<kinds>) )*(?:<pay>)",
        r"verdien(?:en|st|t|ten|test) (?:<you>)|(?:was|wieviel|wie viel)…haben (?:<you>)…verdient",
        r"(?:wie hoch|was) (?:ist|war|betragt|betrug) <your> (?:(?:<now>|<kinds>) )*(?:<pay>)",
        r"(?:nennen|geben|teilen) (?:<you>)…<your> (?:(?:<kinds>) )*(?:<pay>)",
        r"(?:wie viel|wieviel|was) (?:bekommen|bekommst|erhalten|erhaltst|beziehen) (?:<you>)…(?:gehalt|lohn"
        r"|bezahlt)",
        r"(?:<pay>) (?:bei|in|im)…(?:<now>) (?:<job>)",
        r"(?:<your>|letzten?|letzte) (?:\w+ )?(?:gehaltsnachweise?|lohnabrechnung(?:en)?|gehaltsabrechnung(?:en)?"
        r"|gehaltszettel|lohnzettel)",
        r"(?:gehalts|lohn)(?:historie|verlauf|entwicklung)|zuletzt verdient",
    ),
    Topic.AGE: (
        r"wie alt (?:<are>) (?:<you>)|wie alt (?:<you>) (?:<are>)|wie alt$",
        r"geburts ?(?:datum|jahr|tag)|wann (?:<are>|wurden|wurdest) (?:<you>)…geboren",
        r"(?:ihr|dein|ihrem|welches) alter(?! ego)",
        r"^(?:alter|altersgruppe|jahrgang)$",
        r"(?:welcher|welchem|welchen) jahrgang|(?:zu|in) welcher altersgruppe gehoren (?:<you>)|<your> altersgruppe",
        r"(?:<are>) (?:<you>) (?:alter|junger|unter|uber) (?:als )?\d+|(?:<are>) (?:<you>) zwischen \d+ und \d+",
        r"(?:gehen|gehst) (?:<you>)…(?:in rente|in pension)",
    ),
    Topic.HEALTH: (
        r"(?:<are>) (?:<you>)…(?:<ill>)",
        r"(?:<have>) (?:<you>) (?:(?:<some>) )*(?:<illness>)",
        r"(?:leiden|leidest|litten) (?:<you>) (?:an|unter)",
        r"gesundheitszustand|krankheitstage|fehltage|krankengeschichte|vorerkrankung(?:en)?|krankmeldungen",
        r"(?:wie geht es|<your>|uber) <your>? ?gesundheit$|<your> (?:gesundheit|behinderung|erkrankung|krankheit)",
        r"^(?:gesundheit|behinderung|schwerbehinderung|vorerkrankungen|blutgruppe|grosse und gewicht)$",
        r"wie oft…krank|wie viele tage…krank|(?:nehmen|nimmst) (?:<you>)…(?:medikamente|drogen)",
        r"(?:eigene|selbst) erfahrung(?:en)? mit…(?:<illness>)",
    ),
    Topic.FAMILY: (
        r"(?:<are>) (?:<you>)…(?:verheiratet|schwanger|ledig|geschieden|verlobt|alleinstehend|alleinerziehend|liiert"
        r"|verwitwet"
        r"|in einer(?: \w+)? beziehung|vergeben)",
        r"(?:<have>) (?:<you>) (?:(?:schon|bereits|eigene|kleine|eine?n?|noch|einen festen) )*(?:kinder|kind|familie"
        r"|partner"
        r"|freund|freundin)(?: zu hause| unter \d+(?: jahren)?)?$",
        r"wie viele kinder (?:<have>) (?:<you>)$",
        r"familienstand|kinderwunsch|familienplanung|schwangerschaft|madchenname|geburtsname|familiensituation",
        r"(?:planen|planst|nehmen|gehen)(?: <you>)?…(?:elternzeit|nachwuchs|eine familie|mutterschutz)$",
        r"(?:wollen|willst|mochten|mochtest|wunschen|planen) (?:<you>)…kinder(?: haben| bekommen| kriegen"
        r"| zu bekommen)?$",
        r"(?:was macht|arbeitet|wo arbeitet|wer betreut) <your> (?:<relative>)|<your> (?:ehemann\w*|ehefrau"
        r"|ehepartner\w*|kinder)$",
        r"^(?:kinder|anzahl(?: der)? kinder|ehepartner)$",
    ),
    Topic.BELIEF: (
        r"(?:<your>|welche[rsmn]?|eine) (?:religion|konfession|glaube|glauben|kirche|religionsgemeinschaft"
        r"|glaubensrichtung)$",
        r"(?:gehoren|gehorst) (?:<you>)…(?:konfession|religion)|(?:glauben|glaubst) (?:<you>) an gott",
        r"(?:welche[rsmn]?) (?:religion|konfession|kirche|glaubensgemeinschaft|religionsgemeinschaft)",
        r"^(?:religion|konfession|glaube)$|religionszugehorigkeit|konfessionszugehorigkeit|glaubensbekenntnis",
        r"(?:<are>) (?:<you>)…(?:<believer>)",
        r"(?:gehen|gehst|besuchen|besuchst|gehoren|gehorst) (?:<you>)…(?:<church>)",
        r"mitglied (?:in )?(?:einer|der|welcher|ihrer) (?:<church>)",
        r"(?:tragen|tragst) (?:<you>)…(?:kopftuch|kippa)|(?:beten|betest|fasten) (?:<you>)",
    ),
    Topic.ETHNICITY: (
        r"<your> (?:\w+ )?(?:herkunft|nationalitat|staatsangehorigkeit|hautfarbe|abstammung|muttersprache|rasse"
        r"|wurzeln)",
        r"welche (?:\w+ )?(?:nationalitat|staatsangehorigkeit|herkunft|muttersprache|hautfarbe)",
        r"^(?:herkunft|nationalitat|staatsangehorigkeit|staatsburgerschaft|hautfarbe|geburtsort|geburtsland"
        r"|muttersprache)$",
        r"ethnische\w* \w+|migrationshintergrund|geburtsort|geburtsland|herkunftsland|hautfarbe",
        r"woher (?:kommen|kommst|stammen|stammst) (?:<you>)(?: eigentlich| ursprunglich| wirklich)?$",
        r"(?:kommen|stammen) <your> eltern|<your> eltern…(?:geboren|her)$|wo (?:<are>|wurden"
        r"|wurdest) (?:<you>)…(?:geboren|aufgewachsen)",
        r"(?:deutsch|franzosisch|niederlandisch) (?:als )?<your>? ?muttersprache|muttersprachler",
    ),
    Topic.POLITICS: (
        r"(?:welche[rn]?) partei|(?:wen|was|wie) (?:wahlen|wahlst|haben (?:<you>)…gewahlt)(?: <you>)?$",
        r"politisch\w* (?:einstellung|uberzeugung|ansicht(?:en)?|meinung|gesinnung|orientierung|haltung)",
        r"parteimitglied\w*|parteizugehorigkeit|mitglied (?:in |einer )+(?:politischen )?partei",
        r"(?:<are>) (?:<you>)…politisch (?:aktiv|engagiert)",
    ),
    Topic.UNION: (
        r"(?:mitglied|organisiert|aktiv|engagiert)…gewerkschaft|gewerkschaftsmitglied\w*|gewerkschaftszugehorigkeit",
        r"gewerkschaftlich (?:organisiert|aktiv|engagiert)|welcher gewerkschaft|(?:gehoren"
        r"|gehorst) (?:<you>)…gewerkschaft",
        r"^gewerkschaft$|(?:<have>) (?:<you>)…gestreikt",
    ),
    Topic.ORIENTATION: (
        r"sexuelle\w* (?:orientierung|identitat|neigung|ausrichtung)|geschlechtsidentitat|sexualitat",
        r"(?:<are>) (?:<you>)…(?:<orientation>)",
        r"(?:ihr|dein|welches|welchen) geschlecht|^geschlecht$|(?:<are>) (?:<you>) (?:ein )?(?:mann oder|weiblich "
        r"oder"
        r"|mannlich oder)",
    ),
    Topic.CONVICTIONS: (
        r"vorbestraft|vorstrafen?|(?:<are>|wurden|wurdest|<have>) (?:<you>)…(?:verurteilt|verhaftet|festgenommen"
        r"|inhaftiert)",
        r"ermittlungsverfahren|strafverfahren|im gefangnis gesessen|haftstrafe|<your> verurteilungen"
        r"|strafregister(?!auszug)",
    ),
}
"""What asks for a topic."""

FINE_TO_NOTE = (
    r"(?<!laut\s)(?:der|die|unsere?|meine?|eine?) (?:\w+ )?<staff> (?:(?!(?:der|die|dass|und)\b)\w+ )?"
    r"(?:ist|war|wurde) "
    r"(?:(?:leider|noch|auch|selbst|gerade|langer|in|im) ){0,2}?(?:krank|krankgeschrieben|erkrankt|schwanger"
    r"|elternzeit"
    r"|mutterschutz)",
    r"(?:krankheit|erkrankung|elternzeit) (?:der|des|unserer?|unseres|im|in) (?:\w+ )?(?:<staff>s?|teams?|abteilung)",
    r"(?<!eigene\s)(?:erfahrung(?:en)?|kenntnisse|ausbildung|studium|forschung) (?:mit|in|im|als|bei|von|uber|an|zu"
    r"|der|zum|zur) "
    r"(?:(?! (?:und|aber) )[^.?!;,:\n])*",
    r"(?:arbeitet|arbeitete|gearbeitet|tatig|betreut|betreute|unterrichtet|unterrichtete|pflegt|pflegte|berat|leitet"
    r"|leitete"
    r"|krankenschwester|krankenpfleger|pflegekraft|anwalt|lehrer|lehrerin|verhandelte) "
    r"(?:mit|in|im|als|bei|fur|an|am|die|den|das|eine|einen) (?:(?! (?:und|aber) )[^.?!;,:\n])*",
    r"(?:menschen|patienten|klienten|bewohner|kinder|schuler|jugendliche|betreuung) (?:mit|von|in|der) (?:(?! (?:und"
    r"|aber) )[^.?!;,:\n])*",
    r"(?:<now> )?(?:gehalts|lohn)(?:vorstellung(?:en)?|wunsch)|(?:mochte|will|wurde)…verdienen|elternzeitvertretung",
    r"(?:christliche|katholische|evangelische|judische|kirchliche)[nrs]? (?:\w+ )?(?:schule|hochschule|akademie"
    r"|universitat|krankenhaus)",
    r"nicht vorbestraft|betriebsrat|krankenversicherung|krankenhaus",
)

MENTIONED = {
    Topic.PAY_HISTORY: (
        r"verdien(?:t|te) (?:derzeit|aktuell|momentan|dort|zuletzt|etwa|rund|ca|brutto|netto|\d[\d.]*)"
        r"|zuletzt verdient",
        r"(?:<now>) (?:(?:<kinds>) )*(?:<pay>)",
    ),
    Topic.AGE: (
        r"\d\d jahre alt|\d\d jahrige?r?|ist (?:schon |erst |bereits )?\d\d$|geboren (?:19|20)\d\d"
        r"|jahrgang (?:19)?\d\d",
        r"(?:ist|wirkt|noch|schon|sehr|ziemlich) zu (?:alt|jung)|(?:ist|sehr|ziemlich|schon) (?:alt|jung)$"
        r"|geburtsdatum"
        r"|in rente|rentner\w*|kurz vor der rente|mitte (?:dreissig|vierzig|funfzig|sechzig)|(?:ihr|sein|hohes) "
        r"alter",
    ),
    Topic.HEALTH: (
        r"krank|krankheit\w*|krankgeschrieben|erkrankt|erkrankung|burn ?out|depression\w*|depressiv|krebs|rollstuhl"
        r"|behindert"
        r"|behinderung|schwerbehindert\w*|chronisch\w*|epilepsie|diabetes|autismus|medikamente|suchtig|alkoholiker\w*"
        r"|alkoholproblem\w*|in therapie|psychische\w* (?:probleme|erkrankung)|arbeitsunfahig|gehorlos|fehlzeiten"
        r"|operiert",
    ),
    Topic.FAMILY: (
        r"schwanger|schwangere (?:frau|bewerberin|kandidatin)|schwangerschaft"
        r"|(?:werdende[rn]?|angehende[rn]?) (?:mutter|vater|eltern)"
        r"|erwartet (?:ein (?:kind|baby)|nachwuchs)|wird (?:mutter|vater)"
        r"|verheiratet|verlobt|geschieden|scheidung|verwitwet|alleinerziehend\w*|ledig"
        r"|elternzeit"
        r"|kinderwunsch|mutterschutz|mutter von|vater von|familienstand",
        r"(?:hat|mit|bekommt) (?:\w+ ){0,2}(?:kinder|kindern|tochter|sohn|baby|zwillinge)$",
        r"(?:ihr|sein) (?:ehemann|mann|partner|freund|sohn)|(?:ihre|seine) (?:kinder|ehefrau|frau|tochter|partnerin"
        r"|freundin|familie)",
    ),
    Topic.BELIEF: (
        r"kirche|kirchlich\w*|moschee|synagoge|muslim\w*|islamisch\w*|christlich\w*|judisch\w*|glaubig|religios\w*"
        r"|religion"
        r"|kopftuch|ramadan|bibel\w*|koran|katholisch|evangelisch|zeuge jehovas|zeugin jehovas|konfession",
    ),
    Topic.ETHNICITY: (
        r"herkunft|abstammung|migrationshintergrund|hautfarbe|nationalitat|staatsangehorigkeit|muttersprache"
        r"|auslander\w*"
        r"|fluchtling\w*|(?:\w+ )?wurzeln|geboren in (?!19|20)\w+|(?:mit|starker|starkem|auslandischem) akzent"
        r"|dunkelhautig",
        r"(?:ist|gebürtige[rn]?|geburtige[rn]?) (?:turke|turkin|pole|polin|syrer|syrerin|russe|russin|araber"
        r"|afrikaner"
        r"|marokkaner)\w*",
    ),
    Topic.POLITICS: (
        r"(?:wahlt|wahlte) (?:die )?(?:afd|cdu|csu|spd|fdp|grunen?|linke)|(?:mitglied|kandidat\w*|aktiv"
        r"|engagiert)…(?:afd|cdu|csu|spd|fdp"
        r"|grunen|linken|\w*partei)|politisch\w* (?:aktiv|meinung|einstellung|ansichten|beitrage)|rechtsextrem\w*"
        r"|linksextrem\w*"
        r"|parteimitglied|demonstr\w+",
    ),
    Topic.UNION: (r"gewerkschaft\w*|ver\.?di|ig metall|streik\w*|gestreikt",),
    Topic.ORIENTATION: (
        r"schwul\w*|lesbisch\w*|homosexuell\w*|bisexuell|transgender|transsexuell|nicht binar|sexuelle \w+"
        r"|geschlechtsidentitat"
        r"|sein (?:ehe)?mann$|ihre (?:ehe)?frau$",
    ),
    Topic.CONVICTIONS: (
        r"vorbestraft|vorstrafen?|verurteilt|verurteilung|gefangnis|verhaftet|haft|haftstrafe|inhaftiert|bewahrung"
        r"|strafverfahren"
        r"|ermittlungsverfahren|festgenommen",
    ),
}
"""What a note mentions it with."""
