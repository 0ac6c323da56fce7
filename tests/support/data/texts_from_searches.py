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
search | In het KvK-register staat een eenmanszaak op je naam, dus je bent niet beschikbaar.
search | Een collega zag toevallig dat hij een bedrijf heeft volgens de Kamer van Koophandel.
search | Het faillissementsregister noemt haar naam.
search | In het BIG-register staat hij met een aantekening.
search | Hij staat niet in het lerarenregister
search | We zagen in het handelsregister dat zij een zaak heeft
search | We checked the company register and he is a director
search | According to the insolvency register she is bankrupt
search | Laut Handelsregister führt er eine Firma
search | Selon le registre du commerce il dirige une société
search | In de rechtspraak-database komt zijn naam voor.
search | Via internet weten we dat je een eigen zaak hebt, en dat gaat niet samen met deze baan.
search | We weten via het internet dat hij een eigen zaak heeft
search | We know from the internet that he runs a shop
search | Aus dem Internet wissen wir, dass er eine Firma hat
search | Op de site van je vereniging staat dat je voorzitter bent; daar gaat veel tijd in zitten.
search | Op haar vorige werkgevers site staat zij nog bij het team.
search | We lazen op de website van zijn club dat hij penningmeester is
search | The website of his club says that he is the treasurer
network | Haar openbare story liet een andere kant zien.
network | His public stories show another side
search | Online is zij heel uitgesproken over zorg.
search | Online lijkt hij een heel ander mens
search | Zij is online heel uitgesproken
search | Online she is very outspoken
search | Online ist er sehr laut
network | Op Marktplaats verkoopt hij gereedschap.
network | Op Funda zagen we dat zij gaat verhuizen.
network | Haar Vinted-pagina is erg actief.
search | ChatGPT gaf aan dat zij eerder ontslagen is.
search | Perplexity noemde haar in een artikel.
network | Voor deze vacature zagen wij op LinkedIn dat zij al werkt
network | Zag je op Facebook met een biertje
network | We vonden je op LinkedIn en daar stond een ander jaartal
network | Je stuurde een link naar je GitHub en daar zagen we weinig
network | Je vertelde dat je weggaat en op LinkedIn staat iets anders
network | Je vertelde dat je volgens je Instagram weggaat
health | Zij was ziek en de teamleider niet
health | Volgens de teamleider was zij ziek
health | Ziekte van de kandidaat vertraagt de afspraak
search | In het BIG-register zagen we een aantekening.
search | Volgens het handelsregister ben je directeur van een bv.
search | Uit het insolventieregister blijkt dat zij failliet is.
search | In het kadaster staat een huis op zijn naam.
search | Wij keken in het Kamer van Koophandel register en zagen zijn bedrijf.
search | De KvK noemt haar als bestuurder.
search | Van internet weten wij dat zij een zaak heeft.
search | Wij weten van het internet dat zij verhuist.
belief | Op de website van haar kerk wordt zij genoemd.
search | Op de site van zijn club staat hij als trainer.
search | De pagina van haar vereniging noemt haar als bestuurslid.
search | Op de clubsite staat hij als trainer.
network | Haar openbare account laat iets anders zien.
network | Op Vinted verkoopt zij kleding van haar werk.
search | Online oogt hij heel anders.
search | Je bent online erg uitgesproken over de zorg.
search | Copilot zegt dat hij ontslagen is.
network | Ik zag je op Facebook.
network | Wij vonden jou op Instagram en dat paste niet.
network | We vonden je website en die was slordig.
network | Je hebt op LinkedIn gezet dat je weggaat.
network | Je plaatst op Instagram berichten over je werkgever.
network | Je LinkedIn zegt dat je al een baan hebt.
network | Je website staat vol fouten.
health | De kandidaat was ziek.
health | Als teamleider was zij lang ziek.
health | Zij was als manager ziek.
family | Onze kandidaat is zwanger.
network | Je vertelde ons niet dat je op LinkedIn een andere functie noemt.
network | Je zei dat je verhuist, maar op LinkedIn staat Utrecht.
network | Je stuurde je cv en wij keken op LinkedIn.
network | Je gaf je LinkedIn en daarop zagen we gaten.
network | De vacature vraagt ervaring en op LinkedIn is die niet te zien.
network | Voor de vacature keken we op LinkedIn.
search | Je vond dat zelf, maar op internet zagen wij iets anders.
search | Zijn naam ingetikt en dan krijg je een nare rechtszaak te zien.
search | Ik typte haar naam in en toen bleek er iets
search | Seinen Namen eingegeben, und da kam einiges
search | When you type in her name the first hit is a newspaper article about a theft.
search | The third of the search results is about him
search | Bij de bovenste zoekresultaten staat een rechtszaak
search | A simple search of his name
search | Een zoekopdracht naar haar naam leverde niets op
search | I dug a bit and it turns out she left her last job after a conflict.
search | We snooped around and he seems fine
search | Snuffelde wat rond op zijn pagina
search | Even rondgeneusd en niets bijzonders
search | even digitaal bekeken
search | Her public posts suggest she is looking for something else.
search | Zijn openbare foto's zijn nogal wild
search | De foto's van zijn vakantie stonden gewoon openbaar
search | Seine Beiträge in sozialen Medien sind uns zu politisch
search | He is tagged in party pictures
search | Sein Name taucht in einem Forum auf, das gefällt mir gar nicht.
search | Hij schrijft in fora dat hij weg wil
search | We saw her on a forum for nurses
search | zelf op het net gezien dat ze ruzie had
search | In de krant van 2019 staat hij als verdachte
search | Her name came up in the news
search | We found an old newspaper article about him.
search | Een krantenartikel over haar was niet mooi
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
