"""Questions as recruiters write them on a form, made up: they may be asked, near misses or not."""

from __future__ import annotations

ALLOWED = """
Wat is je salarisindicatie?
Wat wil je verdienen?
Hoeveel zou je minimaal willen verdienen?
Wat is je gewenste bruto maandsalaris?
Past het salaris van € 3.200 bruto bij je wensen?
Heb je ervaring met salarisadministratie?
Heb je ervaring met het verwerken van loonstroken?
What are your salary expectations?
What is your current salary expectation?
How much would you like to earn?
Desired salary
Have you prepared payslips for more than a hundred employees?
What is your current role?
What did you earn your degree in?
What was your greatest success in your last job?
Was sind Ihre Gehaltsvorstellungen?
Was möchten Sie verdienen?
Wunschgehalt
Welche Position haben Sie aktuell?
Quelles sont vos prétentions salariales ?
Combien souhaitez-vous gagner ?
Quel est votre poste actuel ?
Welke leeftijdsgroep kinderen heb je begeleid?
Met kinderen van welke leeftijd heb je gewerkt?
Ben je 18 jaar of ouder?
Ben je minimaal 21 jaar?
Hoe oud is het oudste systeem waaraan je hebt gewerkt?
Hoeveel jaar ervaring heb je?
Are you 18 or older?
Are you at least 18 years of age?
How many years of experience do you have?
Do you have experience working with children aged 4 to 12?
Which age groups have you taught?
Sind Sie mindestens 18 Jahre alt?
Wie viele Jahre Berufserfahrung haben Sie?
Mit Kindern welchen Alters haben Sie gearbeitet?
Avez-vous plus de 18 ans ?
Combien d'années d'expérience avez-vous ?
Avec quelle tranche d'âge avez-vous travaillé ?
Heb je ervaring in de gezondheidszorg?
Welke ervaring heb je met zieke dieren?
Heb je ervaring met het begeleiden van mensen met een beperking?
Heb je ervaring met het terugdringen van ziekteverzuim?
Kun je twintig kilo tillen?
Heb je iets nodig om goed met ons te kunnen praten?
Mag je medicijnen toedienen?
Ben je gezondheidspsycholoog?
Do you have experience in health care?
Have you worked with people with disabilities?
Describe your experience with health and safety rules
Can you lift 20 kg?
Do you need any adjustments for the interview?
Are you a mental health nurse?
Haben Sie Erfahrung in der Krankenpflege?
Haben Sie mit Menschen mit Behinderung gearbeitet?
Bei welcher Krankenkasse haben Sie gearbeitet?
Avez-vous de l'expérience dans la santé ?
Avez-vous travaillé auprès de personnes en situation de handicap ?
Avez-vous besoin d'un aménagement pour l'entretien ?
Hoeveel kinderen had je in je groep?
Wil je kinderen leren lezen?
Heb je kinderen begeleid met een taalachterstand?
Heb je bij de burgerlijke stand gewerkt?
Kun je een zwangerschapsverlof vervangen?
Heb je ervaring als verloskundige met zwangere vrouwen?
Kun je op dinsdag en vrijdag werken?
Do you want to work with children?
Are you a single point of contact in your team?
Are you engaged in any other work that we should know of?
Who was your partner organisation in that project?
How would you handle a parent who disagrees with you?
Can you work on Saturdays?
Warum möchten Sie mit Kindern arbeiten?
Wie viele Kinder haben Sie in Ihrer Gruppe betreut?
Haben Sie in einem Familienunternehmen gearbeitet?
Avez-vous gardé des enfants ?
Pourquoi voulez-vous travailler avec des enfants ?
Waarom geloof je dat deze baan bij je past?
Heb je een bevoegdheid voor godsdienst?
Onderschrijf je de christelijke identiteit van onze school?
Kun je op zondag werken?
Why do you believe this role fits you?
Do you have faith in agile ways of working?
Was glauben Sie, was Sie bei uns erwartet?
Können Sie evangelische Religion unterrichten?
Pourquoi croyez-vous que ce poste vous convient ?
Waar woon je?
Waar heb je over ons gehoord?
Waar ken je ons van?
Heb je een werkvergunning?
Spreek je Nederlands?
Hoe goed spreek je Pools?
Wat is de herkomst van de gegevens waarmee je werkt?
Are you allowed to work in the EU?
Do you have a work permit for the European Union?
Which languages do you speak?
From which country would you work?
Woher kennen Sie uns?
Dürfen Sie in Deutschland arbeiten?
Wie gut sprechen Sie Deutsch?
Avez-vous le droit de travailler en France ?
D'où vient votre intérêt pour ce poste ?
Hoe stem je af met collega's?
Heb je ervaring met politieke besluitvorming?
Volg je het beleid van de gemeente?
Do you have experience with political communication?
Welche Parteien waren an dem Projekt beteiligt?
Quelle est votre expérience des politiques publiques ?
Heb je ervaring met onderhandelen met vakbonden?
Zat je in een ondernemingsraad?
Have you negotiated with trade unions?
Haben Sie Erfahrung mit Gewerkschaften?
Avez-vous négocié avec les syndicats ?
Hoe wil je aangesproken worden?
Ben je homogene teams gewend?
Which pronouns should we use?
Do you prefer straight answers?
Quel genre de travail cherchez-vous ?
Heb je een VOG of kun je die aanvragen?
Heb je in een gevangenis gewerkt?
Can you provide a certificate of conduct?
Are you willing to undergo a criminal record check?
Können Sie ein Führungszeugnis vorlegen?
Pouvez-vous fournir un extrait de casier judiciaire ?
Heb je een rijbewijs?
Ben je bevoegd BIG-geregistreerd?
Wanneer kun je beginnen?
What kind of work do you like?
Why did you leave your last job?
Waarom ga je weg bij je huidige werkgever?
Was war Ihre letzte Stelle?
Quel est votre dernier diplôme ?
Welk salaris verwacht je?
Wat is je uurtarief?
Wat verwacht je te verdienen?
Wat voor salaris heb je in gedachten?
Wat zou een passend salaris voor je zijn?
Is het salaris in de vacature akkoord?
What salary would you accept?
What pay would you expect for this role?
What salary range are you looking for?
Welches Gehalt stellen Sie sich vor?
Welches Gehalt erwarten Sie?
Quel salaire espérez-vous ?
Quelles sont vos attentes en matière de rémunération ?
Hoe oud zijn de kinderen met wie je het liefst werkt?
Hoe lang ben je al verpleegkundige?
Ben je meerderjarig?
Heb je een startkwalificatie?
Are you over 18?
Are you of legal working age?
What is your experience with age-related illness?
Hoe ga je om met zieke patiënten?
Hoe houd je jezelf en je team gezond?
Wat weet je van gezonde voeding?
Hoe ga je om met een cliënt met een burn-out?
Mag je voorbehouden handelingen doen?
Heb je een EHBO-diploma?
Hoe zorg je voor een veilige en gezonde werkplek?
Ben je bekend met de Ziektewet?
Heb je een allergie-protocol geschreven?
How do you deal with sick colleagues?
What do you know about mental health first aid?
Are you trained in first aid?
Do you have a medical degree?
Do you have a health and safety certificate?
Have you cared for children with disabilities?
How do you stay productive under pressure?
Hoe betrek je ouders en kinderen bij je lessen?
Hoe help je kinderen die niet willen lezen?
Wat vind je leuk aan werken met kinderen?
Heb je een netwerk van partners?
Kun je leiding geven aan een gezinshuis?
How do you keep children safe online?
Do you have a partner visa?
How do you manage family businesses' accounts?
What do children like about your lessons?
Can you travel for work?
Are you able to work nights?
Wie gehen Sie mit schwierigen Kindern um?
Welche Partner haben Sie betreut?
Comment aidez-vous les enfants en difficulté ?
Geloof je in een leven lang leren?
Kun je een kerkorgel stemmen?
Kun je rondleiden in een kerk?
Welke feestdagen kun je werken?
Hoe stem je werk en studie op elkaar af?
Can you work in a church building?
What do you believe makes a good teacher?
In welke landen heb je gewerkt?
In welke taal schrijf je het liefst?
Welke talen spreek je?
Kom je uit de regio?
What is the origin of your interest in this field?
Where do you live?
Which country are you in now?
Have you organised a race or event?
In welchem Land wohnen Sie?
Waar kom je op uit met je reistijd?
Welke partijen waren bij je laatste project betrokken?
Welke politieke ontwikkelingen raken dit vak?
Which parties were involved in your last project?
Stem je de planning af met de klant?
Are you familiar with collective agreements?
Ben je bekend met de cao?
Have you worked with unions of Kubernetes clusters?
Heb je ervaring met genderneutrale teksten?
Aanhef
Are you straightforward?
Hoe geslaagd was je laatste project?
Do you have experience in criminal law?
Heb je met gedetineerden gewerkt?
Ben je bereid een VOG aan te vragen?
Have you ever been to the Netherlands?
What convinced you to apply?
Heb je een auto?
Heb je een vaste partner in je duobaan nodig?
Welk diploma heb je?
Hoe heb je ons gevonden?
What is your notice period?
Wat is je opzegtermijn?
Hoeveel uur wil je werken?
Ab wann können Sie anfangen?
Quand pouvez-vous commencer ?
Avez-vous le permis de conduire ?
Wie is je huidige werkgever?
Wat doe je in je huidige baan?
What is your gender equality policy experience?
"""
"""One question a line, near misses among them."""
