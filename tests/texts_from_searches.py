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
"""
"""One line each: what of it is noticed, and the words."""

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
"""
"""About which nobody is asked anything."""
