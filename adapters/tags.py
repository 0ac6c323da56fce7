"""Hashtags for a vacancy: its own, its field of work, and the one under which people look for work."""

from __future__ import annotations

from functools import lru_cache

import regex

from adapters.plain import fold
from adapters.text import hashtag
from adapters.wordings import wordings

_FIELDS: tuple[tuple[str, dict[str, str]], ...] = (
    (r"\b(?:leerkracht|docent|leraar|onderwijs|teacher|lehrer|school|enseignant|formateur|professeur|pedagog)", {"nl": "onderwijs", "en": "education", "de": "Bildung", "fr": "éducation"}),
    (r"verpleeg|psycholo|psychiat|zorg\b|zorg|arts\b|\bnurse|nursing|pflege|medizin|infirmier|soignant|médic|clinical|clinique|therap|\brn\b|health", {"nl": "zorg", "en": "healthcare", "de": "Pflege", "fr": "santé"}),
    (r"data|analytics|analist|analyst|business intelligence|\bbi\b|machine learning|\bai\b|\bki\b|\bia\b|statisti", {"nl": "data", "en": "data", "de": "Daten", "fr": "data"}),
    (r"developer|software|devops|entwickl|engineer|programm|backend|frontend|full.?stack|cloud|\bsyst[eè]mes?\b|r[ée]seau|informati[eckq]|\bict\b|\bit\b|beheerder|cyber|\bweb\b|webdev|webshop|python|java|sap\b|architect|linux|technical support", {"nl": "ICT", "en": "tech", "de": "IT", "fr": "informatique"}),
    (r"sales|verkoop|vertrieb|account.?manager|commerci|vente|business develop|key account|customer success", {"nl": "sales", "en": "sales", "de": "Vertrieb", "fr": "commerce"}),
    (r"marketing|content|social media|communicati|seo|campagne", {"nl": "marketing", "en": "marketing", "de": "Marketing", "fr": "marketing"}),
    (r"financ|accountan|accounting|controller|audit|bank|tax|steuer|comptab|boekhoud|risk|actuari|compliance|buchhalt", {"nl": "finance", "en": "finance", "de": "Finanzen", "fr": "finance"}),
    (r"chauffeur|logisti|magazijn|truck|warehouse|lager|inkoper|aankoper|supply|transport|livreur|cariste|quai|purchas", {"nl": "logistiek", "en": "logistics", "de": "Logistik", "fr": "logistique"}),
    (r"bouw|monteur|schilder|metsel|timmer|werkvoorbereid|construct|elektr|install|technicus|mechan|lasser|anlagen|bau\b|photovolta|[ée]lectri|maintenance|technicien|productie|operator|machine", {"nl": "techniek", "en": "engineering", "de": "Technik", "fr": "technique"}),
    (r"horeca|restaurant|kok\b|keuken|hotel|host|food|barista|serveur|cuisin|ontbijt|koch\b|gastro", {"nl": "horeca", "en": "hospitality", "de": "Gastronomie", "fr": "restauration"}),
    (r"schoonmaak|afval|reinig|clean|entretien|propret|nettoyage|ripeur|d[ée]chet|environ", {"nl": "schoonmaak", "en": "environment", "de": "Umwelt", "fr": "environnement"}),
    (r"\bhr\b|recruit|personeel|talent|personal(?:abt|ref|man|wes)|ressources humaines", {"nl": "HR", "en": "HR", "de": "HR", "fr": "RH"}),
    (r"jurist|legal|lawyer|recht|juridi|paralegal", {"nl": "juridisch", "en": "legal", "de": "Recht", "fr": "juridique"}),
    (r"onderzoek|phd|promov|research|wissenschaft|recherche|scientist|chemist|laborato", {"nl": "onderzoek", "en": "research", "de": "Forschung", "fr": "recherche"}),
    (r"administrati[ef]|administratiev|secret|assistent|assistant|office|reception|bediende|b[uü]ro|sachbearbeit|kaufm", {"nl": "administratie", "en": "office", "de": "Büro", "fr": "administration"}),
    (r"manager|directeur|leiter|hoofd|chef|head of|director|lead", {"nl": "management", "en": "management", "de": "Management", "fr": "management"}),
    (r"stage|intern|praktik|werkstudent|trainee|afstudeer|working student", {"nl": "stage", "en": "internship", "de": "Praktikum", "fr": "stage"}),
)  # fmt: skip
_FIELD = [(regex.compile(pattern, regex.I), names) for pattern, names in _FIELDS]


@lru_cache(maxsize=4096)
def fields(title: str, language: str) -> tuple[str, ...]:
    """The fields of work that a title speaks of, in the words of that language."""
    return tuple(names.get(language, names["en"]) for pattern, names in _FIELD if pattern.search(title))


def hashtags(own: tuple[str, ...], title: str, language: str, most: int, said: str) -> list[str]:
    """At most so many hashtags, none of them a word that the post already says."""
    if not most:
        return []
    usual, more = wordings(language).tags
    known_fields = fields(title, language)
    wanted = [*own, usual, *known_fields, more] if own else [*known_fields[: most - 1], usual, more]
    found: dict[str, str] = {}
    known = f" {fold(said)} "
    for words in wanted:
        tag = hashtag(words)
        if tag and f" {fold(words)} " not in known:
            found.setdefault(fold(tag), tag)
    return list(found.values())[:most]
