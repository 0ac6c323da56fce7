"""The fields of work that hashtags name, and the words in a title that speak of them: language data.

The first field that fits comes first in a post, so the more telling ones stand higher.
"""

from __future__ import annotations

from collections.abc import Mapping

FIELDS: tuple[tuple[str, Mapping[str, str]], ...] = (
    (
        r"leerkracht|\b(?:docent|leraar|onderwijs|teacher|lehrer|school|enseignant|formateur|professeur|pedagog"
        r"|intern begeleid|stamgroep|groepsleid)|(?:onder|midden|boven)bouw|klassenleraar",
        {"nl": "onderwijs", "en": "education", "de": "Bildung", "fr": "éducation"},
    ),
    (
        r"verpleeg|psycholo|psychiat|zorg\b|zorg|arts\b|\bnurse|nursing|pflege|medizin|infirmier|soignant"
        r"|médic|clinical|clinique|therap|\brn\b|health",
        {"nl": "zorg", "en": "healthcare", "de": "Pflege", "fr": "santé"},
    ),
    (
        r"data|analytics|analist|analyst|business intelligence|\bbi\b|machine learning|\bai\b|\bki\b|\bia\b"
        r"|statisti",
        {"nl": "data", "en": "data", "de": "Daten", "fr": "data"},
    ),
    (
        r"developer|software|devops|entwickl|engineer|programm|backend|frontend|full.?stack|cloud"
        r"|\bsyst[eè]mes?\b|r[ée]seau|informati[eckq]|\bict\b|\bit\b|beheerder|cyber|\bweb\b|webdev|webshop"
        r"|python|java|sap\b|architect|linux|technical support",
        {"nl": "ICT", "en": "tech", "de": "IT", "fr": "informatique"},
    ),
    (
        r"sales|verkoop|vertrieb|account.?manager|commerci|vente|business develop|key account|customer success",
        {"nl": "sales", "en": "sales", "de": "Vertrieb", "fr": "commerce"},
    ),
    (
        r"marketing|content|social media|communicati|seo|campagne",
        {"nl": "marketing", "en": "marketing", "de": "Marketing", "fr": "marketing"},
    ),
    (
        r"financ|accountan|accounting|controller|audit|bank|\btax\b|steuer(?!ung)|comptab|boekhoud|risk|actuari"
        r"|compliance|buchhalt",
        {"nl": "finance", "en": "finance", "de": "Finanzen", "fr": "finance"},
    ),
    (
        r"chauffeur|logisti|magazijn|truck|warehouse|lager|inkoper|aankoper|supply|transport|livreur|cariste"
        r"|quai|purchas",
        {"nl": "logistiek", "en": "logistics", "de": "Logistik", "fr": "logistique"},
    ),
    (
        r"(?<!onder|midden|boven|land)bouw|monteur|schilder|metsel|timmer|werkvoorbereid|construct|elektr|install|technicus|mechan|lasser"
        r"|anlagen|bau\b|photovolta|[ée]lectri|maintenance|technicien|productie|operator|machine",
        {"nl": "techniek", "en": "engineering", "de": "Technik", "fr": "technique"},
    ),
    (
        r"horeca|restaurant|kok\b|keuken|hotel|\bhost(?:ess)?\b|food"
        r"|chef de (?:partie|rang)|sous.?chef|\bcook\b|barista|serveur|cuisin|ontbijt|koch\b|gastro",
        {"nl": "horeca", "en": "hospitality", "de": "Gastronomie", "fr": "restauration"},
    ),
    (
        r"schoonmaak|afval|reinig|clean|entretien|propret|nettoyage|ripeur|d[ée]chet|environ",
        {"nl": "schoonmaak", "en": "environment", "de": "Umwelt", "fr": "environnement"},
    ),
    (
        r"\bhr\b|recruit|personeel|talent|personal(?:abt|ref|man|wes)|ressources humaines",
        {"nl": "HR", "en": "HR", "de": "HR", "fr": "RH"},
    ),
    (
        r"jurist|legal|lawyer|\brecht|juridi|paralegal",
        {"nl": "juridisch", "en": "legal", "de": "Recht", "fr": "juridique"},
    ),
    (
        r"onderzoek|phd|promov|research|wissenschaft|recherche|scientist|chemist|laborato",
        {"nl": "onderzoek", "en": "research", "de": "Forschung", "fr": "recherche"},
    ),
    (
        r"administrati[ef]|administratiev|secret|assistent|assistant|office|reception|bediende|b[uü]ro"
        r"|sachbearbeit|kaufm",
        {"nl": "administratie", "en": "office", "de": "Büro", "fr": "administration"},
    ),
    (
        r"manager|directeur|leiter|hoofd|chef|head of|directors?\b|\blead\b",
        {"nl": "management", "en": "management", "de": "Management", "fr": "management"},
    ),
    (
        r"\bstages?\b|stagiair|\bintern(?:ship)?s?\b|praktik|werkstud|trainee|afstudeer|working student|alternan",
        {"nl": "stage", "en": "internship", "de": "Praktikum", "fr": "stage"},
    ),
)
