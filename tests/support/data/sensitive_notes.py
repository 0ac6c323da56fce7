"""Notes as somebody might write them about a person, made up: which topics each mentions, or that it is about work."""

from __future__ import annotations

MENTIONING = """
pay_history | Verdient nu ongeveer 3.400 bruto
pay_history | Zijn huidige salaris is hoger dan wat wij bieden
pay_history | Earns about €60,000 at the moment
pay_history | Her previous salary was 45k
pay_history | Verdiente zuletzt 52.000 Euro
pay_history | Gagne actuellement 2 400 euros
age | Is 58 jaar oud
age | Is al 61
age | Een vijftiger die nog lang niet uitgewerkt is
age | Geboren in 1969
age | Misschien te jong voor deze functie
age | She is 27 years old
age | In his late fifties
age | Will soon retire
age | Ist 45 Jahre alt
age | A 52 ans
health | Heeft een burn-out gehad
health | Zit in een rolstoel
health | Schrijft op haar blog over haar depressie
health | Was vorig jaar lang ziek
health | Heeft ADHD
health | Uses a wheelchair
health | Posts about her cancer treatment
health | Is on medication
health | Recovering from burnout
health | War länger krankgeschrieben
health | Ist schwerbehindert
health | A fait une dépression
health | En fauteuil roulant
family | Is zwanger
family | Heeft drie kinderen
family | Net gescheiden
family | Foto's van haar man en hun kinderen
family | Alleenstaande moeder
family | Is pregnant with her second
family | A mother-to-be
family | Expectant mother
family | Soon to be a father
family | Aanstaande moeder
family | Ze wordt binnenkort moeder
family | Is hoogzwanger
family | Krijgt een kindje
family | Werdende Mutter
family | Erwartet ein Kind
family | Future maman
family | Attend un enfant
family | Mother of two
family | Recently married
family | Her husband works abroad
family | Ist verheiratet
family | Hat zwei Kinder
family | Enceinte de six mois
family | A trois enfants
belief | Gaat elke zondag naar de kerk
belief | Draagt een hoofddoek
belief | Is moslim
belief | Posts about her church
belief | A devout Christian
belief | Active in a mosque
belief | Ist sehr religiös
belief | Va à la messe tous les dimanches
ethnicity | Van Turkse afkomst
ethnicity | Spreekt met een accent
ethnicity | Heeft een migratieachtergrond
ethnicity | Of Moroccan descent
ethnicity | Has a strong Polish accent
ethnicity | Came here as a refugee
ethnicity | Hat einen Migrationshintergrund
ethnicity | D'origine algérienne
politics | Stemt op de SP
politics | Lid van de VVD
politics | Deelt berichten van klimaatactivisten
politics | Tweets about voting: votes for Labour
politics | Shares far-right posts
politics | Mitglied der Grünen
politics | Militant du Parti vert
union | Lid van de FNV
union | Organiseerde een staking
union | Union representative at her last company
union | Ist in der Gewerkschaft
union | Déléguée syndicale CGT
orientation | Is homo
orientation | Gay
orientation | Is openlijk lesbisch
orientation | Came out as transgender
orientation | Lebt offen schwul
orientation | Homosexuelle
convictions | Heeft een strafblad
convictions | Is in 2015 veroordeeld voor diefstal
convictions | Heeft vastgezeten
convictions | Was arrested in 2019
convictions | Has a criminal record
convictions | Wurde verurteilt
convictions | A fait de la prison
family belief | Haar kinderen gaan naar de kerk
health union | Had een burn-out en zit bij de vakbond
"""
"""One line each: the topics, and the note."""

HARMLESS = """
Werkte vijf jaar in een ziekenhuis
Verpleegkundige in de gezondheidszorg
Gaf les aan kinderen van 8 tot 12
Lid van de ondernemingsraad
Heeft 10 jaar ervaring als projectleider
Begeleidde mensen met een beperking
Ervaring met cliënten met dementie
Werkt met vluchtelingen bij een gemeente
Onderhandelde met de vakbonden over een cao
Leraar op een christelijke basisschool
Jurist met ervaring in het strafrecht
Werkte als begeleider in een gevangenis
Vervangt een zwangerschapsverlof bij haar huidige werkgever
Wil ongeveer 3.500 verdienen
Verdient een kans op een gesprek
Heeft kinderen begeleid in de opvang
Volgens de referentie een collega met gezond verstand
Schreef een artikel over politieke besluitvorming
Spreekt vloeiend Turks en Pools
Onderhoudt een bibliotheek met 230 sterren
Is fysiotherapeut
Haar scriptie gaat over duurzame logistiek
Sinds 2019 teamleider bij een drukkerij
Heeft een VOG
Werkte samen met haar partnerorganisatie
Worked in a hospital
Taught children aged 4 to 12
Nurse in health care for eight years
Cared for people with dementia
Has 34 years of experience
Earned her degree in Utrecht
Led a team of 12 developers
Worked with refugees in Greece
Negotiated with trade unions
Member of the works council
Wrote a library for health checks
Studied political science in Leiden
Taught at a Catholic school
Clean criminal record
Salary expectation of 4,000
I'll ask her about the project
Maintains an open source project with 40 contributors
Business partner at an accounting firm
Worked in a prison as a teacher
Speaks at conferences about testing
Research on cancer cells at a university
Christian Meijer, her manager, recommends her
Arbeitete im Krankenhaus
Unterrichtete Kinder in Mathematik
Hat zehn Jahre Erfahrung mit Java
Betreut Menschen mit Behinderung
Gehaltsvorstellung 55.000
Mitglied im Betriebsrat
Infirmière dans un hôpital
A travaillé auprès de personnes âgées
A enseigné à des enfants
A 12 ans d'expérience
Prétentions salariales : 3 000 euros
Travaille dans les politiques publiques
"""
"""One note a line."""
