"""Sentences that recruiters write to candidates and about them every day, made up: nobody asks about them."""

from __future__ import annotations

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
Je hebt nog geen ervaring met nachtdiensten en die heb je hier vanaf de eerste maand nodig.
We zochten iemand met een afgeronde opleiding tot verpleegkundige; die rond jij pas volgend jaar af.
Je gesprek met Fatima was prettig, maar de reistijd van anderhalf uur vonden we samen te lang.
We hebben gekozen voor een kandidaat die al eerder met ons roosterprogramma werkte.
Je zei in het gesprek dat je liever overdag werkt, en deze functie is voor de helft 's nachts.
Bedankt voor je openhartige verhaal over je vorige werkgever; wij nemen dat niet mee in de beslissing.
Je diploma uit Duitsland moet eerst door het ministerie erkend worden voordat je als verpleegkundige mag werken.
De proefles liep goed, alleen vroeg je te weinig terug aan de leerlingen.
In de testopdracht ontbraken de foutafhandeling en de tests die we gevraagd hadden.
Kun je volgende week dinsdag om tien uur komen kennismaken op de locatie aan de Marktstraat?
Neem je rijbewijs en je diploma mee, dan maken wij ter plekke een kopie.
We sluiten de vacature omdat het budget voor dit jaar op is; dat ligt niet aan jou.
Jouw salariswens ligt boven de schaal die in de vacature staat, en daar kunnen we niet van afwijken.
Je hebt wel ervaring met Java, maar nog niet met het bouwen van websites zoals in de vacature staat.
Zij kwam binnen via de open dag in maart en niet via onze advertentie op Indeed.
Een klant van ons had haar getipt; dat heeft ze zelf op het formulier geschreven.
De oorsprong klopte niet: hij klikte eerst op onze Facebook-advertentie en solliciteerde later rechtstreeks.
Je motivatie was helder en goed geschreven, maar vijf anderen hadden meer jaren op een kinderafdeling.
Je beheerde eerder de socialmediakanalen van een bakkerij, en hier zoeken we iemand voor de boekhouding.
Voor deze functie marketing vragen we ervaring met adverteren op Instagram en TikTok; die staat niet in je cv.
We vinden het jammer dat je je terugtrekt en wensen je veel geluk bij je nieuwe baan.
Je referentie, mevrouw Bos, die je zelf opgaf, was lovend over je geduld met bewoners.
Wegens het lopende bezwaar van de ondernemingsraad schuift de procedure twee weken op.
Uit je cv blijkt dat je drie jaar in de thuiszorg werkte, en dat is precies wat we zoeken.
De planning laat niet toe dat je pas in augustus begint; we hebben per direct iemand nodig.
Je Frans is nog niet op het niveau dat onze klanten in Wallonië verwachten.
Stuur je portfolio gerust als pdf mee; een link naar je eigen site mag ook.
We hebben je bericht gelezen en bellen je morgen tussen negen en elf.
De functie vraagt fysiek zwaar tilwerk; overleg met ons welke aanpassing je nodig hebt.
Je vraag over kinderopvang: we hebben een regeling met de crèche hiernaast.
De teamleider was ziek, daarom duurde ons antwoord langer dan beloofd.
Zoek je nog een parkeerplaats? Kijk op de website van de gemeente Leeuwarden.
Onze vacature stond per ongeluk dubbel op LinkedIn, vandaar de twee bevestigingen.
Dezelfde persoon: zij belde zelf om te zeggen dat ze twee keer solliciteerde.
Je hebt een hbo-diploma en wij vragen een mbo-opleiding met praktijkervaring in de keuken.
Dubbele bonus niet toegekend, want de collega werkte toen al zelf aan de selectie mee.
Wacht met wissen: de kandidaat heeft een klacht ingediend bij het College voor de Rechten van de Mens.
De klikken kwamen uit ons eigen kantoor, van de receptie die de link testte.
Je antwoord op vraag 3 ging over gastvrijheid en niet over voedselveiligheid, waar de vraag om ging.
Je onderzoek naar wondzorg sprak ons aan; we zouden het graag van je toegestuurd krijgen.
Met je ervaring in recherche en opsporing ben je voor deze kantoorfunctie te zwaar opgeleid.
We vonden je presentatie over zoekmachines sterk, maar zoeken nu iemand voor de nachtploeg.
Na het tweede gesprek is het team unaniem: we bieden je de baan graag aan.
Je kunt de routebeschrijving vinden op https://www.google.com/maps of ons bellen.
De videocall werkte niet goed; zullen we het nog eens via Teams proberen?
Je hebt ons op Facebook een bericht gestuurd; antwoorden doen we liever per mail.
Je kunt je rooster zelf invullen via onze app, dat staat ook in de vacature.
Zij werd voorgedragen door haar oud-stagebegeleider, die hier werkt.
De vacature op onze website was verouderd, excuus daarvoor.
De website van de vacature werkte niet toen je solliciteerde.
Je hebt een website gebouwd als opdracht; die was netjes maar traag.
Voor deze baan als recruiter zoek je dagelijks kandidaten op LinkedIn, en die ervaring mis je nog.
Je cv noemt drie jaar ervaring met zoekmachineoptimalisatie en dat is hier precies nodig.
We misten in je cv ervaring met Google Analytics.
Je vertelde in het gesprek dat je een podcast maakt.
Je stuurde zelf een link naar je GitHub, dank daarvoor.
Wij hebben je CV en je brief gelezen en met het team besproken.
Ziekte van de voorzitter van de commissie vertraagt de afspraak.
Ziektekostenverzekering en pensioen zitten in het aanbod.
Kinderopvang regel je zelf, maar we betalen mee.
Je werkte op een kinderafdeling en wij zoeken iemand voor ouderenzorg.
Je opleiding theologie past goed bij geestelijke verzorging.
Deze functie vraagt kennis van de joodse spijswetten; die kreeg je nog niet.
Nationale feestdagen werken we om de beurt.
De Nederlandse taal beheers je goed, de Engelse nog niet.
Voor dit werk is een geldige werkvergunning nodig; stuur een kopie mee.
Je bent al drie jaar lid van ons oproepteam.
De politieke context van de gemeente vraagt om iemand met bestuurservaring.
We kozen iemand uit de eigen organisatie.
Je functie bij de vakbond noemde je zelf als leerzame ervaring.
Zullen we elkaar spreken op onze locatie in Facebook-straat 12?
Je presentatie op het congres waar wij elkaar ontmoetten was goed.
Ze kwam via een vriendin die de vacature op WhatsApp doorstuurde.
Hij zegt dat hij ons bericht op Instagram zag.
Dit is dezelfde persoon: zelfde telefoonnummer en zij bevestigde het aan de telefoon.
Houd dit aan tot de rechter op 3 maart uitspraak doet.
De melding 'te snel ingevuld' klopt niet: zij had alles al klaargezet.
Je hebt twee websites gebouwd en een podcast gemaakt als opdracht.
Je bouwde een portfolio-website voor een bakkerij.
You built a website as your assignment; it was tidy but slow.
You told us in the interview that you make a podcast.
You sent us a link to your GitHub, thank you for that.
Je gaf zelf het adres van je LinkedIn-profiel.
Je voegde een link naar je portfolio-site toe, dank je wel.
Je vertelde dat je een YouTube-kanaal over koken hebt.
Je zei in het gesprek dat je op Instagram taarten verkoopt.
De vacature stond per ongeluk twee keer op Indeed en op Facebook.
Our vacancy was by mistake on LinkedIn twice.
Unsere Anzeige stand versehentlich doppelt auf LinkedIn.
Als recruiter zoek je hier elke dag kandidaten op LinkedIn.
In this job you search for candidates on LinkedIn every day.
Je zag op Instagram een oud bericht van ons.
Onze recruiter is ziek, daarom bellen we een dag later.
Wegens ziekte van de teamleider verzetten we het gesprek.
Door ziekte in het team konden we je niet eerder bellen.
Our team leader was ill, so our answer took longer.
The team lead is on maternity leave until May.
Onze collega Fatima is met zwangerschapsverlof, ik neem het over.
Die Teamleiterin war krank, darum dauerte es länger.
La responsable était malade, d'où notre retard.
Je scriptie over sociale media was sterk.
Your talk about search engines was good.
Voor deze functie is inschrijving in het BIG-register verplicht.
Zodra je in het BIG-register staat kun je beginnen.
We zochten iemand die al in het BIG-register staat.
Sta je in het BIG-register?
Stuur je een uittreksel van de Kamer van Koophandel mee?
Je werkte bij de Kamer van Koophandel.
Je werkte vijf jaar bij Funda.
Heeft ervaring met Marktplaats en kennis van het handelsregister
Op de site van de gemeente staat hoe je een vergunning aanvraagt.
Op onze site staat dat je ook deeltijd kunt werken.
Op de site van je gemeente staat hoe je een VOG aanvraagt.
Op de website van het ministerie staat dat je je diploma eerst moet laten waarderen.
Laat ons weten of je online of op kantoor wilt spreken.
Online zijn we bereikbaar van negen tot vijf.
De proefles was online en zij was heel duidelijk.
Je bent al drie jaar websites aan het bouwen, zoals op je cv staat.
Je schreef je brief met ChatGPT en zei dat erbij; dat vinden we prima.
Je liet zien dat je een eigen website hebt gebouwd en dat was indrukwekkend.
Je hebt een blog over breien en dat vertelde je met plezier.
We vonden het leuk dat je een podcast maakt, zoals je vertelde.
Jij noemde je YouTube-kanaal en daar hadden we het even over.
Zij vertelde in het gesprek dat zij een eigen webshop heeft.
Hij stuurde ons de link naar zijn portfolio.
Dank voor je link naar GitHub.
Bedankt voor het sturen van je GitHub-link.
Onze afdeling is op LinkedIn te vinden.
De vacature die op LinkedIn staat is verlopen.
De advertentie op Facebook bleef te lang staan.
In deze functie plaats je berichten op Instagram en beantwoord je vragen.
Voor dit werk zoek je online naar leveranciers.
Je gaat bij ons websites bouwen in WordPress.
Bij ons beheer je de website en de nieuwsbrief.
In de baan van sourcer benader je dagelijks mensen via LinkedIn.
In this job you approach people through LinkedIn.
De manager van de afdeling is deze week ziek.
Door ziekte van een collega kon het gesprek niet doorgaan.
De planner is met vakantie en de teamleider met verlof.
Onze hr-adviseur is ziek geworden.
Je neemt het werk over van een collega die met zwangerschapsverlof gaat.
Je vervangt iemand tijdens haar ouderschapsverlof.
De opdracht ging over zoekmachines en die maakte je netjes.
Je vraag over ons social media beleid beantwoorden we graag.
Je cv laat zien dat je websites bouwde voor kleine bedrijven.
Voor deze functie moet je BIG-geregistreerd zijn.
Je BIG-nummer ontbreekt nog op het formulier.
Wij controleren je BIG-registratie pas na een aanbod.
Bij een aanbod kijken we in het BIG-register; dat staat in de vacature.
In je brief staat dat je bij de Kamer van Koophandel werkte.
Je schreef dat je een eenmanszaak hebt; dat mag naast deze baan.
We vragen een uittreksel uit het handelsregister.
Op de website van de opleiding staat wanneer je kunt beginnen.
De site van je school was onbereikbaar toen we je diploma wilden opvragen.
Je kunt online een afspraak maken of ons bellen.
Is hij online of komt hij naar kantoor?
Het gesprek was online en hij is online net zo prettig als aan tafel.
Online is een afspraak zo gemaakt.
Je ervaring bij Vinted past goed.
Je hebt bij Funda gewerkt aan de zoekfunctie.
We weten nog niet of het gesprek online of hier is.
Je weet veel van het internet en netwerken.
We zoeken iemand die sterk is op internet en in de winkel.
You have built websites, but not yet for hospitals, as the vacancy says.
Our recruiter fell ill, sorry for the delay.
Your question about our Instagram channel was a good one.
The ad was on LinkedIn for too long, sorry.
You found our vacancy on Google, you said.
Je hebt ervaring met Copilot en ChatGPT, en dat zoeken we.
We lazen je brief en zagen dat je vaak verhuisde voor je werk.
Je verzorgde de sociale media van een sportclub.
Je zocht informatie op internet tijdens de opdracht, en dat mocht.
Tijdens de opdracht keek je vaak op internet.
Je schrijft in je brief dat je in het register staat ingeschreven.
Volgens de vacature is een inschrijving in het lerarenregister nodig.
Uit het kasregister bleek dat de opdracht klopte.
De voorzitter van de sollicitatiecommissie is ziek; we stellen het gesprek uit.
Mijn collega was zwanger en ik heb haar werk overgenomen.
Je werkte als recruiter en zocht kandidaten op LinkedIn.
Hij zocht als recruiter kandidaten op LinkedIn en dat doen we hier ook.
Hij heeft vijf jaar bij Google gewerkt als beheerder.
She has worked with search engines and knows Elasticsearch well.
Zij heeft ervaring met een zoekmachine bouwen.
Her name came up in our team meeting.
She dug into the data and found the fault herself.
Hij deed eerst een snuffelstage bij ons.
Ik heb het net gezien: je vroeg om een ander tijdstip.
Zij zag onze vacature in de krant.
Hij schrijft artikelen voor een krant.
The first result of the test was good.
De vacature stond gewoon openbaar op onze site.
Wil je je naam invullen op het formulier?
Please type your name in the form.
"""
"""About which nobody is asked anything."""
