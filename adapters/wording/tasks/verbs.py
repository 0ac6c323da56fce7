"""What people do at work: verbs in four languages with the form in which the reader is spoken to. Language data.

A verb that is not here is never turned into another form.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache


def _pairs(text: str) -> dict[str, str]:
    return dict(one.split(":") for one in text.split())


DUTCH: Mapping[str, str] = _pairs(
    "aannemen:neemt_aan aanleggen:legt_aan aanmaken:maakt_aan aanpakken:pakt_aan aanpassen:past_aan "
    "aansluiten:sluit_aan "
    "aansturen:stuurt_aan aanvragen:vraagt_aan aanvullen:vult_aan adviseren:adviseert "
    "afhandelen:handelt_af afleveren:levert_af "
    "afnemen:neemt_af afstemmen:stemt_af afwerken:werkt_af analyseren:analyseert archiveren:archiveert "
    "assembleren:assembleert "
    "assisteren:assisteert auditen:audit automatiseren:automatiseert beantwoorden:beantwoordt "
    "bedenken:bedenkt bedienen:bedient "
    "begeleiden:begeleidt beheersen:beheerst beheren:beheert behandelen:behandelt behartigen:behartigt "
    "bekijken:bekijkt "
    "benaderen:benadert beoordelen:beoordeelt bepalen:bepaalt berekenen:berekent beschrijven:beschrijft "
    "besturen:bestuurt "
    "bestellen:bestelt bevorderen:bevordert bewaken:bewaakt bewerken:bewerkt bezorgen:bezorgt "
    "bestrijden:bestrijdt bieden:biedt "
    "bijhouden:houdt_bij bijdragen:draagt_bij bijstaan:staat_bij bijsturen:stuurt_bij "
    "binnenhalen:haalt_binnen boeken:boekt "
    "borgen:borgt bouwen:bouwt brengen:brengt budgetteren:budgetteert coachen:coacht "
    "combineren:combineert communiceren:communiceert "
    "configureren:configureert controleren:controleert coördineren:coördineert creëren:creëert "
    "definiëren:definieert demonteren:demonteert "
    "detecteren:detecteert digitaliseren:digitaliseert doceren:doceert documenteren:documenteert "
    "doorgronden:doorgrondt doorontwikkelen:ontwikkelt_door doorvoeren:voert_door "
    "draaien:draait evalueren:evalueert factureren:factureert faciliteren:faciliteert "
    "formuleren:formuleert geven:geeft "
    "handhaven:handhaaft helpen:helpt herstellen:herstelt identificeren:identificeert "
    "implementeren:implementeert indelen:deelt_in "
    "initiëren:initieert inkopen:koopt_in innoveren:innoveert inplannen:plant_in inregelen:regelt_in "
    "inrichten:richt_in inspecteren:inspecteert inspireren:inspireert "
    "installeren:installeert instrueren:instrueert integreren:integreert interpreteren:interpreteert "
    "interviewen:interviewt "
    "inventariseren:inventariseert inwerken:werkt_in klaarmaken:maakt_klaar klaarzetten:zet_klaar "
    "koken:kookt koppelen:koppelt laden:laadt "
    "lassen:last leggen:legt leiden:leidt leveren:levert lossen:lost maken:maakt managen:managet "
    "meten:meet meedenken:denkt_mee "
    "meewerken:werkt_mee migreren:migreert modelleren:modelleert monitoren:monitort monteren:monteert "
    "motiveren:motiveert "
    "observeren:observeert onderbouwen:onderbouwt onderhandelen:onderhandelt onderhouden:onderhoudt "
    "ondersteunen:ondersteunt "
    "onderzoeken:onderzoekt ontdekken:ontdekt ontvangen:ontvangt ontwerpen:ontwerpt "
    "ontwikkelen:ontwikkelt opbouwen:bouwt_op opdoen:doet_op "
    "openen:opent opleiden:leidt_op opleveren:levert_op oplossen:lost_op opnemen:neemt_op "
    "oppakken:pakt_op opruimen:ruimt_op "
    "opstarten:start_op opstellen:stelt_op opvangen:vangt_op opvolgen:volgt_op opzetten:zet_op "
    "organiseren:organiseert optimaliseren:optimaliseert "
    "overleggen:overlegt plaatsen:plaatst plannen:plant positioneren:positioneert "
    "presenteren:presenteert prioriteren:prioriteert produceren:produceert "
    "programmeren:programmeert promoten:promoot publiceren:publiceert rapporteren:rapporteert "
    "realiseren:realiseert regelen:regelt "
    "registreren:registreert regisseren:regisseert renoveren:renoveert repareren:repareert ruimen:ruimt "
    "samenstellen:stelt_samen "
    "samenwerken:werkt_samen schilderen:schildert schoonmaken:maakt_schoon schrijven:schrijft "
    "selecteren:selecteert serveren:serveert signaleren:signaleert "
    "sorteren:sorteert sparren:spart specificeren:specificeert stimuleren:stimuleert "
    "structureren:structureert sturen:stuurt "
    "testen:test toepassen:past_toe toetsen:toetst toezien:ziet_toe trainen:traint uitbouwen:bouwt_uit "
    "uitbreiden:breidt_uit uitdragen:draagt_uit "
    "uitvoeren:voert_uit uitwerken:werkt_uit uitzoeken:zoekt_uit vaststellen:stelt_vast "
    "verankeren:verankert verantwoorden:verantwoordt verbeteren:verbetert "
    "verbinden:verbindt verhelpen:verhelpt verkennen:verkent verkopen:verkoopt verrichten:verricht "
    "versterken:versterkt vertalen:vertaalt "
    "vertegenwoordigen:vertegenwoordigt vervaardigen:vervaardigt vervangen:vervangt vervoeren:vervoert "
    "verwerken:verwerkt verzamelen:verzamelt verzorgen:verzorgt "
    "volgen:volgt voorbereiden:bereidt_voor voeren:voert vormgeven:geeft_vorm verlenen:verleent "
    "waarborgen:waarborgt werken:werkt werven:werft wassen:wast zorgen:zorgt zorgdragen:draagt_zorg"
)
"""Infinitive and what *je* does; behind the line what goes to the end of the clause."""

FRENCH_ER = frozenset(
    "accompagner administrer adapter aider aligner alimenter améliorer analyser animer appliquer "
    "apporter apprécier approvisionner archiver argumenter "
    "arrêter assembler assister assurer auditer augmenter automatiser calculer capitaliser challenger "
    "chiffrer classer coder collaborer "
    "collecter communiquer compléter concrétiser configurer conseiller consolider constituer contribuer "
    "contrôler coordonner corriger créer cultiver cuisiner cultiver "
    "débarrasser déboguer décharger décliner définir dépanner déployer dessiner détecter déterminer "
    "développer diagnostiquer diffuser diriger distribuer documenter "
    "donner dresser échanger éditer éduquer effectuer élaborer emballer encadrer encaisser enregistrer "
    "entraîner étalonner étudier évaluer "
    "examiner exécuter expertiser exploiter expliquer exploiter fabriquer faciliter facturer favoriser "
    "fidéliser finaliser former formaliser formuler gérer guider "
    "harmoniser identifier implémenter impulser industrialiser informer initier innover insérer "
    "inspecter installer installer intégrer interpréter inventorier "
    "lancer lever livrer maîtriser manager manipuler mener mesurer modéliser modifier moderniser monter "
    "montrer motiver négocier "
    "nettoyer noter observer optimiser orchestrer ordonnancer organiser orienter paramétrer participer "
    "partager passer percer "
    "piloter placer planifier porter poser positionner préconiser préparer présenter prévoir proposer "
    "programmer promouvoir prospecter "
    "protéger raccorder rassembler réaliser réceptionner rechercher recruter rédiger régler regrouper "
    "remonter remplacer renforcer renseigner réparer "
    "représenter rencontrer résoudre respecter ranger satisfaire saisir sécuriser sélectionner "
    "sensibiliser simuler soigner solliciter souder soutenir "
    "spécifier stimuler stocker structurer superviser surveiller synthétiser tailler tester tracer "
    "traiter transformer transporter travailler trier "
    "utiliser valider valoriser vendre vérifier veiller ventiler vulgariser".split()
) - frozenset("définir prévoir promouvoir résoudre satisfaire saisir soutenir vendre".split())
"""Regular ones: *vous* and -ez, *tu* and -es."""
FRENCH_IRREGULAR: Mapping[str, tuple[str, str]] = {
    one.split(":")[0]: (one.split(":")[1], one.split(":")[2])
    for one in (
        "accueillir:accueillez:accueilles agir:agissez:agis apprendre:apprenez:apprends "
        "concevoir:concevez:conçois conduire:conduisez:conduis "
        "construire:construisez:construis convaincre:convainquez:convaincs définir:définissez:définis "
        "enrichir:enrichissez:enrichis "
        "entretenir:entretenez:entretiens établir:établissez:établis être:êtes:es faire:faites:fais "
        "fournir:fournissez:fournis "
        "garantir:garantissez:garantis instruire:instruisez:instruis intervenir:intervenez:interviens "
        "investir:investissez:investis "
        "maintenir:maintenez:maintiens mettre:mettez:mets nourrir:nourrissez:nourris "
        "obtenir:obtenez:obtiens offrir:offrez:offres "
        "ouvrir:ouvrez:ouvres prendre:prenez:prends prescrire:prescrivez:prescris "
        "produire:produisez:produis promouvoir:promouvez:promeus "
        "recevoir:recevez:reçois recueillir:recueillez:recueilles réduire:réduisez:réduis "
        "remplir:remplissez:remplis rendre:rendez:rends "
        "répartir:répartissez:répartis répondre:répondez:réponds résoudre:résolvez:résous "
        "réunir:réunissez:réunis saisir:saisissez:saisis "
        "servir:servez:sers soutenir:soutenez:soutiens souscrire:souscrivez:souscris suivre:suivez:suis "
        "tenir:tenez:tiens traduire:traduisez:traduis "
        "transmettre:transmettez:transmets vendre:vendez:vends élargir:élargissez:élargis "
        "approfondir:approfondissez:approfondis écrire:écrivez:écris fluidifier:fluidifiez:fluidifies"
    ).split()
}
"""*Vous* and *tu*."""

ENGLISH = frozenset(
    "achieve act acquire adapt administer advance advise advocate aid align analyse analyze answer apply "
    "appraise architect arrange assemble assess assign assist "
    "attend audit author automate balance bake bill bring budget build calculate calibrate capture care "
    "carry challenge champion check clean close "
    "coach code collaborate collate collect combine communicate compile complete compose conceptualize "
    "conduct configure connect construct consult contact contribute control "
    "convert cook coordinate co-ordinate correct counsel craft create cultivate curate customize debug "
    "define deliver demonstrate deploy design detect determine develop devise "
    "diagnose direct discover dispatch document draft draw drive edit educate elevate embed empower "
    "enable encourage enforce engage engineer enhance ensure escalate establish estimate "
    "evaluate examine execute expand experiment explain explore extend facilitate feed file find fix "
    "follow forecast foster formulate gather "
    "generate grow guide handle help host identify implement improve increase influence inform initiate "
    "innovate inspect inspire install integrate interpret interview "
    "introduce investigate issue iterate keep launch lead learn leverage liaise liase load maintain make "
    "manage manufacture market maximize measure mentor migrate model moderate modify monitor "
    "motivate move negotiate nurture obtain observe offer onboard operate optimise optimize orchestrate "
    "order organise organize oversee own pack participate partner perform "
    "pick pilot pitch plan position prepare present prevent price prioritise prioritize process procure "
    "produce program project promote propose protect provide prototype publish purchase "
    "qualify raise read recommend reconcile record recruit refine register report repair represent "
    "research resolve respond restock review rotate run safeguard scale schedule secure select sell "
    "serve service set shape "
    "share ship solve source specify spearhead staff steer stimulate stock strengthen structure study "
    "supervise supply support teach test track train translate transport treat troubleshoot tune uncover "
    "understand "
    "undertake update upgrade use utilize validate verify visit visualize welcome work write".split()
)
"""As they are said to *you*."""


@cache
def english_forms() -> Mapping[str, str]:
    """The forms in -ing and in -s, with the verb of each."""
    found: dict[str, str] = {}
    for verb in ENGLISH:
        found[_gerund(verb)] = verb
        found[_third(verb)] = verb
    return found


_DOUBLING = frozenset("set run plan program get cut put ship stop budget equip submit refer control pack".split()) - {
    "budget",
    "pack",
}


def _gerund(verb: str) -> str:
    if verb in _DOUBLING:
        return f"{verb}{verb[-1]}ing"
    return f"{verb[:-1]}ing" if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else f"{verb}ing"


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else f"{verb}s"


def dutch(infinitive: str) -> tuple[str, str] | None:
    """What *je* does, and what goes to the end of the clause; None for a verb that is not known."""
    form = DUTCH.get(infinitive)
    if not form:
        return None
    verb, _, end = form.partition("_")
    return verb, end


def french(infinitive: str, to_friends: bool) -> str:
    """What *vous* do, or *tu*; empty for a verb that is not known."""
    if infinitive not in FRENCH_ER and infinitive.startswith("e"):
        infinitive = f"é{infinitive[1:]}"  # as capitals are often written: "Elaborer"
    if infinitive in FRENCH_IRREGULAR:
        return FRENCH_IRREGULAR[infinitive][to_friends]
    if infinitive not in FRENCH_ER:
        return ""
    if not to_friends:
        return f"{infinitive[:-2].removesuffix('')}ez"
    return _tu(infinitive)


def _tu(infinitive: str) -> str:
    """*Tu gères*, *tu achèves*, *tu nettoies*: the stem changes before a silent e."""
    stem = infinitive[:-2]
    if stem.endswith("y"):
        stem = f"{stem[:-1]}i"
    elif len(stem) > 2 and stem[-2] in "eé" and stem[-1] not in "aeiouy":
        stem = f"{stem[:-2]}è{stem[-1]}"
    return f"{stem}es"
