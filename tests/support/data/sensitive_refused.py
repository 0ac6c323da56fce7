"""Questions as recruiters write them on a form, made up: which private topics each asks about."""

from __future__ import annotations

REFUSED = """
pay_history | Wat verdien je nu?
pay_history | Wat verdiende je bij je vorige werkgever?
pay_history | Wat is je huidige salaris?
pay_history | Wat is uw laatstverdiende bruto maandsalaris?
pay_history | HUIDIG SALARIS
pay_history | Huidige/laatste salaris (bruto per maand)
pay_history | Hoeveel heb je in je laatste baan verdiend?
pay_history | In welke salarisschaal zit je op dit moment?
pay_history | Upload je laatste loonstrook
pay_history | Wat krijg je momenteel per maand betaald?
pay_history | Wat zijn je huidige arbeidsvoorwaarden en wat zou je willen verdienen?
pay_history | What is your current salary?
pay_history | What is your current total compensation?
pay_history | Please state your present or most recent pay
pay_history | How much do you currently earn?
pay_history | How much did your last employer pay you?
pay_history | What were you paid in your previous job?
pay_history | Salary history
pay_history | Please attach your three most recent payslips
pay_history | What is your salary, and what would you like to earn?
pay_history | Was verdienen Sie derzeit?
pay_history | Wie hoch ist Ihr jetziges Gehalt?
pay_history | Aktuelles Bruttojahresgehalt
pay_history | Was haben Sie zuletzt verdient?
pay_history | Bitte laden Sie Ihre letzte Gehaltsabrechnung hoch
pay_history | Combien gagnez-vous par mois ?
pay_history | Quel est votre salaire actuel ?
pay_history | Rémunération annuelle brute actuelle
pay_history | Votre dernier salaire
pay_history | Joignez vos trois derniers bulletins de salaire
age | Hoe oud ben je?
age | Wat is uw leeftijd?
age | Leeftijd
age | Geboortedatum*
age | In welk jaar ben je geboren?
age | Ben je jonger dan 35?
age | Tot welke leeftijdscategorie behoor je?
age | How old are you?
age | Date of birth (dd/mm/yyyy)
age | DOB
age | Age:
age | What year were you born?
age | Are you under 30?
age | When do you plan to retire?
age | Wie alt sind Sie?
age | Geburtsdatum
age | Welcher Jahrgang sind Sie?
age | Quel âge avez-vous ?
age | Date de naissance
age | En quelle année êtes-vous né(e) ?
health | Bent u gezond?
health | Heb je een beperking of chronische ziekte?
health | Hoe vaak was u vorig jaar ziek?
health | Gebruik je medicijnen?
health | Heb je ooit een burn-out gehad?
health | Hoe is je gezondheid?
health | Ben je gevaccineerd tegen griep?
health | Do you have any disabilities?
health | How many sick days did you take last year?
health | Are you in good health?
health | Have you ever suffered from depression?
health | Describe your health
health | Are you taking any medication?
health | Haben Sie eine Schwerbehinderung?
health | Wie oft waren Sie im letzten Jahr krank?
health | Leiden Sie an einer chronischen Krankheit?
health | Gesundheitszustand
health | Êtes-vous en bonne santé ?
health | Avez-vous un handicap ?
health | Combien de jours d'arrêt maladie avez-vous pris ?
family | Ben je zwanger?
family | Heb je een kinderwens?
family | Ben je getrouwd of woon je samen?
family | Heb je kinderen?
family | Hoeveel kinderen heeft u?
family | Burgerlijke staat
family | Wil je later nog kinderen?
family | Wat doet je partner?
family | Wie past er op de kinderen als je werkt?
family | How many children do you have?
family | Are you married?
family | Do you have kids, or plan to?
family | Are you pregnant or planning to get pregnant?
family | Marital status
family | What does your husband do?
family | Sind Sie verheiratet?
family | Familienstand
family | Haben Sie Kinder?
family | Sind Sie schwanger oder planen Sie, Kinder zu bekommen?
family | Êtes-vous marié(e) ?
family | Avez-vous des enfants à charge ?
family | Situation familiale
family | Êtes-vous enceinte ?
belief | Welke kerk bezoek je?
belief | Wat is je religie?
belief | Ben je gelovig?
belief | Draag je een hoofddoek?
belief | Religion
belief | What is your religion?
belief | Are you a practising Muslim?
belief | Do you go to church?
belief | Konfession
belief | Welcher Religion gehören Sie an?
belief | Sind Sie Mitglied einer Kirche?
belief | Quelle est votre religion ?
belief | Êtes-vous pratiquant·e ?
ethnicity | Wat is je afkomst?
ethnicity | Nationaliteit
ethnicity | Waar kom je oorspronkelijk vandaan?
ethnicity | Waar zijn je ouders geboren?
ethnicity | Is Nederlands je moedertaal?
ethnicity | What is your ethnicity?
ethnicity | Where are you originally from?
ethnicity | Place of birth
ethnicity | What is your nationality?
ethnicity | Woher kommen Sie ursprünglich?
ethnicity | Haben Sie einen Migrationshintergrund?
ethnicity | Quelle est votre nationalité ?
ethnicity | D'où venez-vous ?
politics | Op welke partij stem je?
politics | Wat is je politieke voorkeur?
politics | Who did you vote for?
politics | What are your political views?
politics | Welche Partei wählen Sie?
politics | Pour qui avez-vous voté ?
politics | Quelles sont vos opinions politiques ?
union | Ben je lid van een vakbond?
union | Are you a member of a trade union?
union | Have you ever been in a union?
union | Sind Sie Mitglied in einer Gewerkschaft?
union | Êtes-vous syndiqué(e) ?
orientation | Wat is je seksuele geaardheid?
orientation | Ben je homo?
orientation | Geslacht
orientation | Are you gay?
orientation | What is your sexual orientation?
orientation | Sind Sie homosexuell?
orientation | Quelle est votre orientation sexuelle ?
convictions | Heb je een strafblad?
convictions | Ben je ooit veroordeeld?
convictions | Ben je weleens met politie of justitie in aanraking geweest?
convictions | Do you have a criminal record?
convictions | Have you ever been convicted of a crime?
convictions | Sind Sie vorbestraft?
convictions | Avez-vous déjà été condamné(e) ?
convictions | Avez-vous un casier judiciaire ?
age family | Hoe oud ben je en heb je kinderen?
age | How many years of experience do you have, and how old are you?
pay_history | W​at verd­ien je nú?
pay_history | Wat is momenteel uw inkomen?
pay_history | Hoeveel verdient u op dit moment?
pay_history | Wat was je laatste loon?
pay_history | Salaris huidige functie
pay_history | Wat is je huidig bruto jaarsalaris inclusief vakantiegeld?
pay_history | Kun je aangeven wat je nu verdient?
pay_history | Wat is het salaris in je huidige baan?
pay_history | Laatst genoten salaris
pay_history | Current CTC
pay_history | What do you make now?
pay_history | What's your present wage?
pay_history | Tell us about your current pay package
pay_history | What are you earning today?
pay_history | What salary are you on at the moment?
pay_history | How much are you paid now?
pay_history | Wie viel verdienst du aktuell?
pay_history | Ihr aktuelles Gehalt?
pay_history | Höhe des letzten Gehalts
pay_history | Quelle est votre rémunération actuelle ?
pay_history | Combien touchez-vous aujourd'hui ?
pay_history | Salaire actuel (brut annuel)
pay_history | Quel salaire percevez-vous actuellement ?
age | Wat is je geboortejaar?
age | Hoeveel jaar ben je?
age | Wanneer ben je jarig?
age ethnicity | Wat is uw geboorteplaats en geboortedatum?
age | What's your age?
age | Please enter your birthday
age | Ihr Geburtsdatum bitte
age | Votre âge ?
health | Heeft u gezondheidsklachten?
health | Heb je last van je rug?
health | Hoeveel dagen heb je verzuimd?
health | Ben je arbeidsongeschikt geweest?
health | Heb je een arbeidsbeperking?
health | Lijd je aan een ziekte?
health | Do you have a disability or health condition?
health | Is your health good?
health | Have you had any serious illnesses?
health | Have you ever taken long-term sick leave?
health | Do you suffer from any medical conditions?
health | Haben Sie gesundheitliche Einschränkungen?
health | Sind Sie gesund?
health | Souffrez-vous d'une maladie chronique ?
health | Êtes-vous reconnu travailleur handicapé ?
family | Heeft u een partner?
family | Ben je van plan zwanger te worden?
family | Wil je kinderen?
family | Hoe ziet je gezinssituatie eruit?
family | Heb je al kinderen?
family | Ben je single?
family | Hoe heb je de kinderopvang geregeld?
family | Do you have a family?
family | Do you plan on having children?
family | Who will look after your children?
family | Are you single?
family | Do you have a boyfriend?
family | Is your wife working?
family | Haben Sie Kinder unter 6 Jahren?
family | Planen Sie in den nächsten Jahren Kinder?
family | Sind Sie in einer festen Beziehung?
family | Wie ist Ihr Familienstand?
family | Pensez-vous avoir des enfants bientôt ?
family | Vivez-vous en couple ?
family | Êtes-vous en couple ?
family | Votre mari est-il d'accord ?
belief | Ga je naar de kerk?
belief | Ben je moslim?
belief | Bent u christen?
belief | Heb je een geloof?
belief | Vast je tijdens de ramadan?
belief | Which church do you attend?
belief | Are you religious?
belief | Do you believe in God?
belief | What are your religious beliefs?
belief | Gehören Sie einer Konfession an?
belief | Glauben Sie an Gott?
belief | Allez-vous à l'église ?
belief | Êtes-vous croyant(e) ?
ethnicity | Wat is je nationaliteit?
ethnicity | Waar kom je vandaan?
ethnicity | Ben je in Nederland geboren?
ethnicity | Van welke afkomst ben je?
ethnicity | Wat is je huidskleur?
ethnicity | Wat is je etnische achtergrond?
ethnicity | Where were you born?
ethnicity | What race are you?
ethnicity | Where do you come from?
ethnicity | Are you a native speaker of Dutch?
ethnicity | Wo sind Sie geboren?
ethnicity | Ihre Nationalität?
ethnicity | Welche Staatsangehörigkeit haben Sie?
ethnicity | Quelle est votre origine ?
ethnicity | Où êtes-vous né ?
ethnicity | Quelle est votre langue maternelle ?
politics | Stem je links of rechts?
politics | Ben je lid van een politieke partij?
politics | Are you a member of a political party?
politics | Which party do you vote for?
politics | Sind Sie Mitglied einer politischen Partei?
politics | Êtes-vous membre d'un parti politique ?
union | Bij welke vakbond ben je aangesloten?
union | Ben je vakbondslid?
union | Do you belong to a union?
union | Are you a union member?
union | Sind Sie gewerkschaftlich organisiert?
union | Appartenez-vous à un syndicat ?
orientation | Val je op mannen of vrouwen?
orientation | Ben je transgender?
orientation | Wat is je gender?
orientation | Are you straight or gay?
orientation | Gender
orientation | Geschlecht
orientation | Sexe
convictions | Ben je wel eens gearresteerd?
convictions | Heeft u in de gevangenis gezeten?
convictions | Have you ever been arrested?
convictions | Have you been to prison?
convictions | Haben Sie Vorstrafen?
convictions | Votre casier judiciaire est-il vierge ?
"""
"""One line each: the topics, and the question."""
