"""Words that mean something special in titles and posts, in any language."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.vacancy_facts import Contract


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


UNUSED_TITLE_WORDS = _words(
    "vacature vacatures vacancy job jobs stellenangebot stelle emploi offre topbaan bijbaan fulltime parttime "
    "full-time part-time voltijds deeltijds vollzeit teilzeit festanstellung unbefristet befristet homeoffice "
    "home-office remote hybrid hybride hybrides telewerk télétravail cdi cdd interim intérim urgent nl de be fr "
    "uk eu netherlands nederland germany deutschland belgium belgië france europe urgent dringend gesucht gezocht "
    "wanted nieuw new neu thuiswerken 100% 80% 80-100% per direct sofort ab full part time home office temps plein "
    "partiel vast tijdelijk m/w/d m/v/x h/f or of oder ou und en and möglich mogelijk possible only "
    "apply now solliciteer nu jetzt bewerben"
)
"""A part of a title that holds only these says nothing about the role."""

LEVELS = _words(
    "junior medior senior lead principal staff head jr sr trainee stagiair stagiaire werkstudent confirmé confirme"
)
"""How far somebody is in a profession, as titles say it."""

ACRONYMS = _words(
    "BTP QHSE RSSI RPA SQL API HTML PHP JAVA ERP CRM SAAS CNC DBA BIM CVC GTB CDD CDI ARC RSAI NOC HVAC PLC SCADA "
    "VMWARE "
    "AWS MBO HBO WTB GGZ VVT GZ HSE BHV UX UI IT ICT HR AI BI ML NLP LLM QA QC MSAT SEO SEA CEO CFO CTO COO ESG KYC "
    "CDD AML GMP SAP ABAP DSI SIRH PTA PKA SHK SPS OSINT INSERM NICU PACU RN ICU DEPT LNG TQM MES EMS BMS CAD CAM SAV "
    "VRD BE II III IV USA ZZP WMO UVV EU UK US NYC PC CE PR FEC WAN LAN GIS SIG REST FTTH AMO MOE MOA SSI CIP"
)
"""Kept in capitals when a title in capitals becomes a sentence. Everything of up to three letters is kept as well."""

NAMES = {
    name.casefold(): name
    for name in (
        "Linux Unix Windows Microsoft Google Oracle Java JavaScript TypeScript Python Azure Angular React Kubernetes "
        "SharePoint Salesforce DevOps PostgreSQL MySQL Symfony Excel Adobe Cisco VMware OpenStack Dynamics Power"
    ).split()
}
"""Names of products, which keep their capitals when a title in capitals becomes a sentence."""

TOWNS_THAT_ARE_WORDS = _words(
    "best echt heel well horst rijen dieren made een haren duiven zetten weert leek winkel putten bergen sluis hulst "
    "grave elst velden wel son nes axel goor ommen reading bath sale hook deal battle rugby mobile orange nice tours "
    "lens gap sens die angers essen halle singen siegen hagen worms hof burg lage"
)
"""Folded. One of these names a place only where a place would stand: "in Best", "De Linde, Best"."""

REMOTE_ALSO = (
    "homeoffice",
    "home office",
    "work from home",
    "volledig thuiswerken",
    "100% thuiswerken",
    "fully remote",
)
"""Other wordings for work that can be done from anywhere."""

CONTRACTS_ALSO: Mapping[Contract, tuple[str, ...]] = {
    Contract.PERMANENT: (
        "vaste aanstelling",
        "vast dienstverband",
        "voor onbepaalde tijd",
        "unbefristeter",
        "unbefristeten",
    ),
    Contract.FIXED: ("tijdelijke aanstelling", "voor bepaalde tijd", "fixed-term", "temporary contract", "befristeter"),
    Contract.FIXED_TO_PERMANENT: (
        "uitzicht op vast",
        "uitzicht op een vast contract",
        "uitzicht op een vaste aanstelling",
    ),
    Contract.TEMPORARY: ("uitzendbasis", "uitzendcontract"),
    Contract.APPRENTICE: ("leerbaan",),
    Contract.FREELANCE: ("freelance", "zzp", "zzp'er", "freelancer"),
    Contract.INTERNSHIP: ("stageplaats", "stageplek"),
    Contract.VOLUNTEER: ("vrijwilliger", "volunteer", "voluntary"),
}
"""Other wordings for a kind of contract, beside those of `Wordings.contracts`."""
