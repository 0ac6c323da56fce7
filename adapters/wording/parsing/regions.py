"""Countries, provinces and the codes by which feeds name them: geography as data."""

from __future__ import annotations

from babel import Locale

from adapters.wording.plain_text import fold

COUNTRIES = frozenset(
    "nl nederland netherlands the netherlands holland de deutschland germany duitsland allemagne be belgie belgium "
    "belgique fr france frankrijk us usa uk gb at ch lu österreich schweiz".replace("the netherlands ", "").split()
) | {"the netherlands", "united states", "united kingdom", "posted"}
REGIONS = frozenset(
    fold(name)
    for name in (
        "Drenthe,Flevoland,Friesland,Fryslân,Gelderland,Groningen,Limburg,Noord-Brabant,Noord-Holland,Overijssel,Utrecht,"
        "Zeeland,Zuid-Holland,North Brabant,North Holland,South Holland,Provincie Utrecht,Provincie Groningen,Gelre,"
        "Baden-Württemberg,Bayern,Bavaria,Berlin,Brandenburg,Bremen,Hamburg,Hessen,Hesse,Mecklenburg-Vorpommern,"
        "Niedersachsen,Lower Saxony,Nordrhein-Westfalen,North Rhine-Westphalia,Rheinland-Pfalz,Rhineland-Palatinate,"
        "Saarland,Sachsen,Saxony,Sachsen-Anhalt,Saxony-Anhalt,Schleswig-Holstein,Thüringen,Thuringia,"
        "Île-de-France,Antwerpen,Vlaams-Brabant,West-Vlaanderen,Oost-Vlaanderen,Vlaanderen,Wallonie"
    ).split(",")
)
BOTH = frozenset(("utrecht", "groningen"))
"""A town and the province around it."""
CITY_STATES = BOTH | {"berlin", "hamburg", "bremen"}
DUTCH_CODES = {
    "dr": "Drenthe", "fl": "Flevoland", "fr": "Friesland", "ge": "Gelderland", "gr": "Groningen", "li": "Limburg",
    "nb": "Noord-Brabant", "nh": "Noord-Holland", "ov": "Overijssel", "ut": "Utrecht", "ze": "Zeeland",
    "zh": "Zuid-Holland",
}  # fmt: skip
FOREIGN = {
    code: str(name)
    for code, name in Locale("en").territories.items()
    if code in "US CA IN AU GB QA ES NZ IE SG".split()
}
ABROAD = frozenset(str(name) for name in Locale("en").territories.values())
ALSO = {
    "Munich": "München",
    "Cologne": "Köln",
    "Nuremberg": "Nürnberg",
    "Hanover": "Hannover",
    "The Hague": "Den Haag",
}
ALSO |= {theirs: ours for ours, theirs in ALSO.items()}
DEPARTMENTS = dict(
    zip(
        "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 2A 2B 21 22 23 24 25 26 27 28 29 30 31 32 33 34 "
        "35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 "
        "70 71 72 73 74 75 76 77 78 79 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 971 972 973 974 976".split(),
        "Ain,Aisne,Allier,Alpes-de-Haute-Provence,Hautes-Alpes,Alpes-Maritimes,Ardèche,Ardennes,Ariège,Aube,Aude,Aveyron,"
        "Bouches-du-Rhône,Calvados,Cantal,Charente,Charente-Maritime,Cher,Corrèze,Corse-du-Sud,Haute-Corse,Côte-d’Or,"
        "Côtes-d’Armor,Creuse,Dordogne,Doubs,Drôme,Eure,Eure-et-Loir,Finistère,Gard,Haute-Garonne,Gers,Gironde,Hérault,"
        "Ille-et-Vilaine,Indre,Indre-et-Loire,Isère,Jura,Landes,Loir-et-Cher,Loire,Haute-Loire,Loire-Atlantique,Loiret,Lot,"
        "Lot-et-Garonne,Lozère,Maine-et-Loire,Manche,Marne,Haute-Marne,Mayenne,Meurthe-et-Moselle,Meuse,Morbihan,Moselle,"
        "Nièvre,Nord,Oise,Orne,Pas-de-Calais,Puy-de-Dôme,Pyrénées-Atlantiques,Hautes-Pyrénées,Pyrénées-Orientales,Bas-Rhin,"
        "Haut-Rhin,Rhône,Haute-Saône,Saône-et-Loire,Sarthe,Savoie,Haute-Savoie,Paris,Seine-Maritime,Seine-et-Marne,"
        "Yvelines,Deux-Sèvres,Somme,Tarn,Tarn-et-Garonne,Var,Vaucluse,Vendée,Vienne,Haute-Vienne,Vosges,Yonne,"
        "Territoire de Belfort,Essonne,Hauts-de-Seine,Seine-Saint-Denis,Val-de-Marne,Val-d’Oise,Guadeloupe,Martinique,"
        "Guyane,La Réunion,Mayotte".split(","),
        strict=True,
    )
)
"""The French departments by number."""
