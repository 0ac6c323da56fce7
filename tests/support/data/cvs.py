"""Made-up letters and CVs: who wrote each, what must go, and what must stay."""

from __future__ import annotations

from typing import NamedTuple


class Paper(NamedTuple):
    """What somebody sent in."""

    name: str
    email: str
    phone: str
    profile: str
    text: str
    gone: str
    kept: str


PAPERS = [
    Paper(
        "Kim-Anna van der Proef",
        "kim@proef.example",
        "0612345678",
        "https://www.linkedin.com/in/kimvanderproef",
        """CURRICULUM VITAE — KIM-ANNA VAN DER PROEF
Verzinlaan 12a, 1234 AB Nergenshuizen
Tel: 06-12 34 56 78 | +31 (0)6 1234 5678 | kim@proef.example
linkedin.com/in/kimvanderproef · GitHub: kvdproef · @kimproef
Geboortedatum: 3 mei 1988
Geboorteplaats: Verweggistan
BSN: 123456782

2018–2021 Monteur bij Voorbeeld BV, team van 1200 mensen
Kim leidde 4 mensen; Van der Proefs project won in 2020 een prijs. Referentie noemt “K.A. van der Proef”.
2015 BA Psychologie, cijfer 8,5. Ervaring met Java 8, ISO 9001 en ASP.NET.
Stage 01-02-2014 - 30-06-2014. De klant stond voorop, ook in januari.""",
        "kim anna proef 1234 verzinlaan nergenshuizen 12_34_56_78 kim@ linkedin.com kvdproef 1988 verweggistan "
        "123456782",
        "2018–2021|Monteur|1200 mensen|won in 2020|2015 BA Psychologie, cijfer 8,5|Java 8, ISO 9001 en ASP.NET"
        "|01-02-2014 - 30-06-2014|De klant stond voorop, ook in januari.",
    ),
    Paper(
        "Robin O'Sample",
        "r.osample@mail.example",
        "+44 20 7946 0958",
        "",
        """Robin O'Sample
10 Pretend Street, London SW1A 9ZZ
Phone: 020 7946 0958, e-mail r.osample@mail.example, https://osample.example/me
Date of birth: 12 April 1979
National Insurance number: QQ 12 34 56 C

Dear team, I am Robin and I built 3 services in Python 3.11. Robin's manager said so. R. O'Sample, 2016-2019.
Won 1st prize in 2017; 95% test coverage; budget of 250000 pounds.""",
        "robin sample pretend_street sw1a 7946 @mail osample 1979 12_34_56",
        "3 services in Python 3.11|2016-2019|Won 1st prize in 2017; 95% test coverage; budget of 250000 pounds.",
    ),
    Paper(
        "Jörg Müßtermann",
        "joerg@beispiel.example",
        "0151 23456789",
        "https://www.xing.com/profile/Joerg_Muesstermann",
        """Jörg Müßtermann
Musterstraße 5
10999 Ausgedacht
Mobil: 0151 / 23456789, Joerg@Beispiel.example
Geburtsdatum: 01.02.1990
Geburtsort: Ausgedacht
xing.com/profile/Joerg_Muesstermann

2012–2014 Ausbildung zum Schlosser, Note 1,7. MÜSSTERMANN JOERG war 2015 Betriebsrat.
Kenntnisse: DIN 4108, Java 17, SAP R/3; 40000 Teile im Jahr.""",
        "jorg joerg musstermann muesstermann musterstraße 10999 23456789 1990 beispiel xing.com",
        "2012–2014 Ausbildung zum Schlosser, Note 1,7.|"
        "war 2015 Betriebsrat|DIN 4108, Java 17, SAP R/3; 40000 Teile im Jahr.",
    ),
    Paper(
        "Éloïse du Modèle",
        "eloise@modele.example",
        "06 12 34 56 78",
        "",
        """Éloïse DU MODÈLE
12 bis, rue de l'Exemple
75999 Nullepart
Tél. 06.12.34.56.78 / +33 6 12 34 56 78 — eloise@modele.example
Née le 4 juin 1985 à Nullepart
N° de sécurité sociale : 2 85 06 75 999 001

2010-2013 : comptable, équipe de 15 personnes. Éloïse a mis en place Sage 100. E. du Modèle
Permis B. Prix du jury 2012. Du lundi au vendredi.""",
        "eloise modele rue_de 75999 12.34 12_34 juin_1985 85_06",
        "2010-2013 : comptable, équipe de 15 personnes.|Sage 100|Permis B. Prix du jury 2012. Du lundi au vendredi.",
    ),
]
