"""Sentences about candidates, made up: what looks as though it came from a search, and what does not."""

from __future__ import annotations

LOOKED_UP = """
network health | On his private Instagram he wrote that he has a burn-out
network health | Op zijn privé-Instagram schreef hij dat hij een burn-out heeft
network health | Auf seinem privaten Instagram schrieb er, dass er einen Burn-out hat
network health | Sur son Instagram privé il écrit qu'il a fait un burn-out
network | Her LinkedIn says that she left in May
network | Op LinkedIn staat dat ze al ergens anders werkt
network | LinkedIn-profiel klopt niet met het cv
network | Linked-In zegt iets anders
network | Wij kwamen haar tegen op Facebook
network | I came across a post of hers on Facebook
network | Zat de hele avond op X te schelden
network | Shouts at people on X.
network | Deelde rare berichten op Twitter
network | Sein Xing-Profil ist alt
network | Seit Jahren nicht mehr auf XING aktiv
network | Ses vidéos TikTok ne sont pas sérieuses
network | Haar insta is nogal druk
network | Op fb staat ze met een biertje
network | De WhatsApp-foto is niet professioneel
network | His GitHub is empty
network | Approached her through LinkedIn
network | zíjn ＬｉｎｋｅｄＩｎ
network | His Insta­gram shows him at a bar
search | We hebben hem gegoogeld
search | Even gegoogled en dat zag er niet goed uit
search | Googled him: nothing good
search | On Google she comes up with another job
search | Wir haben sie gegoogelt
search | J'ai googlé son nom, en googlant un peu
search | Op internet gevonden dat hij failliet is
search | Online zag ik andere data
search | Found online that she was fired
search | There is little to be seen of him on the internet
search | Ik heb de kandidaat opgezocht
search | We looked her up
search | Im Internet gefunden
search | Im Netz steht etwas anderes
search | Trouvé sur internet
search | Vu en ligne qu'elle cherche ailleurs
search | Haar online profiel past niet bij ons
search | Social media-check gaf twijfel
search | Veel tweets over werk
search | Volgens een online search klopt het niet
network | Staat vol op zijn blog
network | Her website is badly written
network | His profile picture is odd
address | Zie https://example.org/people/kim
address | Look at www.example.org
address | linkedin.com/in/kim-de-vries zegt iets anders
address | instagram.com
address | example.org/kim has more
address | Is @kim_de_vries daar
network | Solliciteerde via Indeed, en op LinkedIn zag ik dat ze al een baan heeft
network | Reageerde op de vacature, en op haar LinkedIn staat een ander jaartal
network | Her linked in says so
network | Linked in profile is old
network | Op zijn Insta_foto staat hij
network | _LinkedIn_ zegt iets anders
network | На ЛинкедИн написано, и Фейсбук
search | Ik heb de kandidaten opgezocht, zegt gegoogeld
address | Staat op jandevries.nl
address | Zie jandevries.github.io en jan.wordpress.com
address | Nog iets: jandevries.nl?p=12
address | foo.nl:8080
address | foo.nl#about
address | Look at //jan.nl/x
address | ftp://jan.nl/x
address | hxxps://jan.example/x
address | http://1.2.3.4 and 84.12.33.9:80/x
address | https://localhost/x
address | linkedin[.]com/in/x
address | jandevries (dot) nl
address | [here](jandevries.nl/x)
address | пример.рф
address | münchen.de
address | http://xn--e1afmkfd.xn--p1ai/x
address | Is @Янек daar
address | x.com
network | Ervaring volgens LinkedIn klopt niet
network | werkt volgens LinkedIn al elders
network | Werkervaring op LinkedIn wijkt af
network | work experience on LinkedIn differs
network | Onze LinkedIn toont dat zij al elders werkt
network | uit onze LinkedIn zoektocht blijkt
network | Managed to find on LinkedIn that he left
network | Ervaring op LinkedIn dat ze al weg is
network | Bedankt dat je op LinkedIn deelde dat je weggaat
network | Je schreef op je blog dat je weggaat
network | Leuk dat zij deelde op LinkedIn dat zij weggaat
network | Kun je je cv meesturen, op LinkedIn staat iets anders
network | Could you send your CV, your LinkedIn says otherwise
network | Je vertelde op je Instagram dat je weggaat
network | Je GitHub-link in je cv hebben we bekeken en die was leeg
network | On Quora he answers
network | Op haar Flickr
network | Op Substack schrijft ze
network | Op BeReal, en op Nextdoor
network | His Stack Exchange answers are poor
network | Haar openbare profiel zegt iets anders
network | haar pagina bekeken
network | pagina van haar bekeken
network | We looked at her page
search | we hebben jan opgezocht
search | Ik heb mr de vries even opgezocht
search | looked jan up
search | Even op naam gezocht
search | Even gezocht op haar naam
search | Ik heb even gezocht naar zijn naam
search | zoekmachine gaf niets
search | via een zoekmachine vond ik
search | Search engine results show a conviction
search | gebingd
search | Did a background check
search | digital footprint
search | Uit openbare bronnen blijkt
address | https://calendly.com/jandevries
address | https://zoom.us/../jandevries
address | https://google.nl/maps?q=x&next=jandevries
"""
"""One line each: what of it is noticed, and the words."""

DISGUISED = {
    "network": [
        *"LinkеdIn LіnkedIn Lιnkedin LΙNKEDIN ꓡinkedIn ʟɪɴᴋᴇᴅɪɴ ｌｉｎｋｅｄｉｎ ⓛⓘⓝⓚⓔⓓⓘⓝ".split(),
        *"LİNKEDİN LıNKEDIN 𝐋𝐢𝐧𝐤𝐞𝐝𝐈𝐧".split(),
        *"Link\u200bedIn Link\u3164edIn Link\u2800edIn Link\u115fedIn Link\u034fedIn L\u0336inkedIn".split(" "),
        *"Linked&#73;n Link&shy;edIn Li<b>nk</b>edIn Li<wbr>nkedIn Insta&#8203;gram".split(),
        *("Lin\nkedIn", "Lin-\r\nkedIn", "Face\nbook", "op Linked\nIn zagen wij", "his Linked\nIn"),
    ],
    "search": [
        *("goo\ngelde", "gоogle", "gegoo-\ngeld", "I looked Alex up", "ik heb Alex de Boer even opgezocht"),
        *("We zochten Alex even op", "Wir haben Alex nachgeschlagen", "looking Alex Bo up"),
    ],
    "address": [
        *"foo\u2024nl foo．nl/x foo。nl/x https：//foo.nl/x foo.nl∕x foo.nl⁄x foo.n\u200bl ＠jan_de_vries".split(" "),
        *("https:/\u200b/foo.example/bar", "facebook&#46;com/x", '<a href="https://foo.nl">here</a>', "foo [.] nl"),
    ],
}
"""The same made of signs that only look so, or cannot be seen: by what is noticed of it."""

ORDINARY = """
We hebben iemand gekozen met meer ervaring op een verpleegafdeling
Je profiel sluit minder goed aan bij wat we zoeken
Your profile does not match what the work asks
Ihr Profil passt leider nicht zu der Stelle
Votre profil ne correspond pas tout à fait
Solliciteerde via LinkedIn
Kwam bij ons binnen via onze LinkedIn
She told us that she applied through LinkedIn
Zag de vacature op Facebook, zei ze aan de telefoon
Saw the vacancy on Instagram and called
Heeft de vacature online gezien
Read our post on LinkedIn
Vertelde aan de telefoon wie de vacature stuurde
Beworben über XING
A postulé via LinkedIn
You can follow us on LinkedIn for new vacancies
Volg ons op Instagram als je wilt weten hoe het hier is
Heeft ervaring met GitHub en GitLab
Five years of experience with GitHub Actions
Ruime ervaring met social media
Beheerde Facebook-advertenties voor een webwinkel
Ran Instagram campaigns for a bakery
Werkte vijf jaar bij Google
She worked at Google for two years
Kennis van Google Analytics en Google Ads
Komt op maandag online kennismaken
Het gesprek is online, op maandag om tien uur
We see each other online on Monday
Das Gespräch findet online statt
L'entretien se fait en ligne
Voor het gesprek: https://meet.google.com/abc-defg-hij
Hier is de link: https://teams.microsoft.com/l/meetup-join/19%3ameeting
The way to us: https://maps.app.goo.gl/abcdef
Join at https://us02web.zoom.us/j/123456
Schrijf naar sam@example.org of bel 030 1234567
Werkte bij Bol.com en Booking.com
Programmeert in Node.js en ASP.NET
Kan op X en Y rekenen
Generation X is welcome too
On X-ray duty for three years
Is een goede match met het team
Past bij het team en bij de diensten
Schreef een heldere brief en belde zelf
Was vriendelijk aan de telefoon
Kan pas in mei beginnen en dat is te laat voor ons
Too few night shifts in the last years
We spoke by telephone and she asks more than we pay
Her story about teaching new colleagues was strong
Het verhaal van Kim over de nachtdienst overtuigde
Wir haben jemanden mit mehr Erfahrung gefunden
Nous avons trouvé quelqu'un avec plus d'expérience
You can reach me on WhatsApp at 06 12345678
Stuurde een berichtje via WhatsApp dat ze later komt
De signalen zijn goed en het team is enthousiast
A complaint that is being looked into
De klacht over de procedure wordt nog behandeld
Dezelfde persoon, hetzelfde telefoonnummer
Thank you for sharing the vacancy with your friends
Het was net niet genoeg ervaring
Zij vond het net te ver reizen
Node.js, Vue.js, Next.js and D3.js, e.g. with C#.NET, etc.
Programmeert in Socket.io en VB.NET v2.0, en kent Power.BI
Het gesprek begint om 12.30 uur, o.a. met de teamleider, i.v.m. de dienst d.w.z. a.s. maandag
De Bo.nus en de 1.500,00 euro van 1.9.2026
Dank voor het gesprek.De afdeling is blij.Is maandag goed?Be welcome.To us it matters
Bijv.de baan van dhr.de Vries en J.de Vries, mevr.van Dam, max.in mei
Studeerde in St.Gallen, M.Sc. en Ph.D., Dipl.Ing. en Dr.med.
Werkte bij Coolblue.nl, Wehkamp.nl en Bol.com
Zag de vacature op werkenbijons.nl, solliciteerde via zorgbaan.nl
Worked for Example.com and as an account manager at Linde.com
Stuurde cv.zip, brief.md en main.py mee
Schrijf naar kim.de.vries@example.org
Zie artikel 3.1.2.4 en versie 1.2.3.4, of bel 030.12.34.56
Les candidat.es et les étudiant.e.s, citoyen.ne
Kolleg*innen, Mitarbeiter_innen und Lehrer:innen, collega*s
De vacature is linked
In mei begint het werk, in de rust: en/of 24/7 // 40 km//uur
She looked the word up in a dictionary, and looks forward
Hij heeft de regels opgezocht en het team bezocht
Het team zocht een oplossing op maandag
Dat was a < b > c, R&D en Q&A
Сергей говорит по-русски, Ελένη γράφει ελληνικά
Mvg.Kim, vr.gr. Noor
Bedankt dat je dit deelde op LinkedIn, Youssef!
Thanks for sharing the vacancy on your LinkedIn!
Leuk dat je onze vacature hebt gedeeld op Facebook
Beloning: Youssef deelde de vacature in zijn WhatsApp-groep, de kandidaat bevestigde dat.
De origin was verkeerd: ze kwam via collega Youssef, niet via LinkedIn.
De klik kwam van een robot van LinkedIn.
The click came from a robot of LinkedIn
Kun je je LinkedIn-profiel of cv nog meesturen?
Could you send a link to your portfolio or GitHub, if you like?
Je vertelde in het gesprek over je blog over verpleegkunde.
You told us about your podcast
Je GitHub-link in je cv hebben we bekeken, zoals je vroeg.
Thank you for your message on LinkedIn; we answer it here.
Bedankt voor je bericht op LinkedIn
Je schreef in je motivatie dat je graag online lesgeeft.
Je ervaring als social media manager is ruim, maar we zoeken iemand met SEO-kennis.
Wij zoeken online marketeers met drie jaar ervaring; jij hebt er een.
Op werkenbijdelinde.nl staan meer vacatures.
Kijk eens op werk.nl of nationalevacaturebank.nl voor soortgelijke functies.
Via deze link kun je een moment kiezen: https://calendly.com/recruit/30min
Bewaartermijn aangehouden: klacht loopt bij de klachtencommissie.
Je gaf in het gesprek aan dat je ook bij bol.com in de race bent.
De cao Ziekenhuizen geldt; de vakbond onderhandelt nog over het loon.
Je vorige salaris hoef je niet te noemen.
You need not tell us your previous salary.
Je leeftijd speelt geen rol; minimaal 18 jaar is wettelijk nodig voor nachtdienst.
Your age plays no part
We zochten je telefoonnummer op in je cv.
Kennis van zoekmachine-optimalisatie is een pre
Worked with search engine optimisation for years
We hebben de regels opgezocht en het team gevraagd
The team looked up to her
"""
"""About which nobody is asked anything."""
