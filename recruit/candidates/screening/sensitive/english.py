"""English words for what is delicate, in the shorthand of `words`."""

from __future__ import annotations

from recruit.candidates.screening.sensitive.topics import Topic

SHORT = {
    "staff": "(?:team ?lead(?:er)?|manager|chair(?:man|woman|person)?|director|recruiter|colleague|supervisor"
    "|receptionist|planner|contact person|secretary)",
    "your": "your",
    "you": "you|u",
    "now": "current|present|last|latest|previous|prior|past|former|most recent|existing",
    "kinds": "annual|monthly|hourly|yearly|weekly|daily|gross|net|base|basic|total|fixed|variable|or|and|and/or|last"
    "|previous|drawn|cash|job's|employer's",
    "pay": "salary|salaries|pay|wages?|compensation|comp|remuneration|earnings|income|package|ctc|pay ?check|bonus"
    "|day rate|hourly rate|benefits package|salary scale|pay grade",
    "want": "expectations?|requirements?|indication|aspirations?|wish|wishes|expected|desired|request",
    "job": "job|employer|role|position|work|company",
    "ill": "healthy|ill|sick|disabled|handicapped|in good health|addicted|on medication|vaccinated|hiv positive"
    "|depressed"
    "|physically fit|registered disabled|hospitali[sz]ed",
    "illness": "illness(?:es)?|disabilit(?:y|ies)|diseases?|handicaps?|impairments?|allerg(?:y|ies)|burn ?outs?"
    "|depression"
    "|health (?:issues?|problems?|conditions?|concerns?)|medical (?:conditions?|issues?|problems?|history)|adhd"
    "|autism"
    "|dyslexia|epilepsy|diabetes|cancer|hiv|mental health (?:issues?|problems?|conditions?)|injur(?:y|ies)|sick "
    "leave",
    "some": "a|an|any|or|and|ever|had|have|taken|suffered|suffer|from|chronic|serious|physical|mental|long term"
    "|hidden"
    "|known"
    "|pre existing|underlying|registered|been|diagnosed|with|been treated for|learning",
    "child": "children|kids|a child|a family|a baby|babies",
    "church": "church(?! school)|mosque|synagogue|temple|congregation|parish",
    "believer": "religious|christian|muslim|jewish|catholic|protestant|hindu|buddhist|atheist|believer|sikh|mormon",
    "union": r"(?:trade |labou?r |workers'? |teachers'? |nurses'? )?unions?(?! (?:of|law|jack|station))",
    "orientation": "gay|lesbian|homosexual|heterosexual|bisexual|straight|queer|trans|transgender|non binary|lgbt\\w*"
    "|asexual",
}

FINE_TO_ASK = (
    r"(?:(?:current|your|minimum|desired|expected|target|annual|gross|net|monthly) )*(?:<pay>) (?:<want>)",
    r"(?:desired|expected|expect|target|preferred|ideal|hoped for) (?:(?:<kinds>|minimum) )*(?:<pay>)(?: range)?",
    r"(?:would|hope|want|like|expect|aim|wish)(?: you)?…(?:earn|make|be paid|get paid)",
    r"(?:at least|over|older than|above|minimum(?: of)?|reached(?: the age of)?) (?:15|16|18|21|eighteen)"
    r"(?: years)?(?: of age| old)?",
    r"(?:15|16|18|21|eighteen)(?: years)?(?: old| of age)? (?:or|and) (?:older|over|above)|(?:15|16|18|21) ?\+",
    r"(?<!own\s)(?<!personal\s)(?:experience|experienced|knowledge|training|qualification|qualified|interest|worked"
    r"|work|working|degree|trained) "
    r"(?:with|in|as|of|on|for|at|about|teaching|caring|supporting|using|managing|handling|working|treating|nursing"
    r"|to) "
    r"(?:(?! (?:and|or) (?:how|what|are|do|have|did|when|where|which|who|if)\b)[^.?!;,:\n])*",
    r"(?:mental |public |occupational )?health ?care|(?:mental|public|occupational) health (?:act|nurs\w+|work\w*"
    r"|services?"
    r"|sector|first aid)|health (?:and|&) safety|health insurance",
    r"criminal (?:record|records|background) (?:checks?|certificates?|disclosure)|criminal law|criminal justice",
)

ASKED = {
    Topic.PAY_HISTORY: (
        r"(?:<now>) (?:(?:<kinds>) )*(?:<pay>)",
        r"(?:how much|what) (?:do|did|are|were|have) (?:<you>) (?:\w+ ){0,2}(?:earn(?:ing|ed)?|paid|take home|on)$",
        r"(?:how much|what) (?:do|did|are|were) (?:<you>) (?:currently |presently |now )?(?:earn(?:ing)?(?! (?:your"
        r"|the|a|an|that|this)\b)|paid|being paid)",
        r"how much (?:do|did|are|were) (?:<you>) (?:\w+ ){0,2}(?:make|making)(?! use)|what do (?:<you>) make (?:now"
        r"|currently)?$",
        r"what (?:salary|pay|wage) (?:are|were|do|did) (?:<you>) (?:\w+ )?(?:on|earn\w*|get\w*|receiv\w*|have)",
        r"(?:what is|what's|whats|what was|state|tell us|disclose|provide|indicate|enter|specify|share|give)(?: us)? "
        r"your (?:(?:<kinds>) )*(?:<pay>)",
        r"(?:salary|pay|earnings|wage|compensation|income) history",
        r"(?:your|last|recent|latest)…(?:pay ?slips?|pay ?stubs?|salary slips?|tax returns?|p60)",
        r"(?:<pay>) (?:at|in|from|with|on)…(?:<now>) (?:<job>)",
        r"how much (?:does|did) your…(?:employer|company|boss) pay",
    ),
    Topic.AGE: (
        r"how old (?:are|r|were) (?:<you>)|what age (?:are|were) (?:<you>)|how old (?:<you>) are",
        r"(?:date|year|day) of birth|birth ?(?:date|day|year)|dob|d o b|d\.o\.b\.?",
        r"(?:when|what year|which year|in what year|in which year) (?:were|was) (?:<you>) born",
        r"your (?:current )?age",
        r"^age(?: ?(?:group|range|bracket))?$",
        r"age (?:group|range|bracket)…(?:are you|do you|you belong|applies to you)",
        r"are (?:<you>) (?:under|over|younger than|older than|below|above) \d+|are (?:<you>) between \d+ and \d+",
        r"(?:do|will|are) (?:<you>)…(?:retire|retiring)|your retirement",
    ),
    Topic.HEALTH: (
        r"are (?:<you>) (?:(?!able|willing)\w+ ){0,3}?(?:<ill>)",
        r"(?:have|were) (?:<you>) (?:ever |recently )?been (?:\w+ )?(?:<ill>)",
        r"(?:how is|describe|rate|about|state of|is|does|would|will) your (?:\w+ )?(?:health|disability)",
        r"your (?:\w+ )?(?:health|health condition|medical (?:condition|history|records?)|disabilit(?:y|ies)"
        r"|sick leave)$",
        r"^(?:health|state of health|disabilit(?:y|ies)|medical (?:history|conditions?)|blood (?:type|group)"
        r"|height and weight)$",
        r"(?:do|have|did) (?:<you>) (?:(?:<some>) )*(?:<illness>)",
        r"how (?:often|many times|many days|much time)…(?:sick|ill|absent due)|sick days|days of sick leave",
        r"(?:do|are) (?:<you>) (?:\w+ )?(?:take|taking|use|using|on) (?:any )?(?:medication|medicines?|drugs)",
        r"suffer(?:ed)? from|(?:seen|seeing|see) a (?:psychiatrist|therapist|psychologist)",
        r"(?:own|personal) experience (?:with|of)…(?:<illness>)",
    ),
    Topic.FAMILY: (
        r"are (?:<you>) (?:(?!able|willing)\w+ ){0,3}?(?:married|pregnant|divorced|widowed|in a relationship"
        r"|a (?:single )?"
        r"(?:mother|father|parent|mum|mom|dad)|single(?! (?:point|page|handed\w*))|engaged(?! (?:in|with|by|as|on))"
        r"|expecting(?: a (?:baby|child))?$)",
        r"(?:do (?:<you>) have|have (?:<you>) got|have (?:<you>)) (?:(?:any|young|small|your|own|a|of|little) )*"
        r"(?:children|child|kids|family|partner|husband|wife|boyfriend|girlfriend|spouse|dependants?|dependents?)"
        r"(?: at home| and how…)?$",
        r"how many (?:children|kids|dependants|dependents) (?:do (?:<you>) have|have (?:<you>)(?: got)?)(?: at "
        r"home)?$",
        r"(?:plan|plans|planning|want|intend|intending|hope|like|thinking)…(?:to have|on having|having|of having"
        r"|to start"
        r"|on starting|starting|for) (?:any |more )?(?:<child>)$",
        r"(?:get|become|be|getting) pregnant|your pregnancy|pregnancy plans",
        r"marital status|(?:family|home) situation|family planning|maiden name|relationship status|civil status",
        r"your (?:husband|wife|spouse|boyfriend|girlfriend|children|kids|fiancee?)(?!')"
        r"|your partner(?! (?:organi\w+|compan\w+|agenc\w+|network|school\w*))",
        r"child ?care arrangements|your child ?care|(?:going|go) on (?:maternity|parental) leave",
        r"^(?:children|number of children|spouse|partner's name|dependants)$",
    ),
    Topic.BELIEF: (
        r"(?:your|what|which) (?:religion|faith|church|religious \w+|denomination|mosque)$",
        r"^(?:religion|faith|denomination)$",
        r"religious (?:beliefs?|affiliation|background|convictions?|holidays?|views?|practices?)",
        r"(?:what|which|your) (?:religion|denomination)",
        r"are (?:<you>)…(?:<believer>)(?! (?:school|university))",
        r"(?:go to|attend|visit|belong to|member of) (?:(?:a|any|the|which|your) )*(?:<church>)",
        r"(?:which|what) (?:<church>) do (?:<you>)",
        r"do (?:<you>)…(?:pray|believe in god|wear a (?:headscarf|hijab)|observe (?:ramadan|the sabbath))",
    ),
    Topic.ETHNICITY: (
        r"ethnicity|ethnic (?:origin|background|group)|racial (?:origin|background)|skin colou?r|colou?r of your "
        r"skin",
        r"(?:your|what) (?:\w+ )?(?:nationality|nationalities|race|citizenship)",
        r"^(?:race|nationality|place of birth|country of (?:birth|origin)|origin|native language|mother tongue)$",
        r"where (?:are|were) (?:<you>) (?:really |originally |actually )?from|where do (?:<you>)…come from"
        r"|where were (?:<you>)…(?:born|raised)|where did (?:<you>) grow up",
        r"where (?:are|were|do) your (?:grand)?parents",
        r"(?:place|country) of birth|your (?:country of )?origins?|country of origin$|your (?:cultural"
        r"|migration) background",
        r"(?:your|a|an) (?:\w+ )?native (?:\w+ )?(?:language|tongue|speaker)|mother tongue|your first language",
        r"are (?:<you>)…(?:an immigrant|a refugee|a foreigner)",
    ),
    Topic.POLITICS: (
        r"(?:who|whom|which party|what party) (?:do|did|will|would) (?:<you>)…(?:vote|support)",
        r"(?:do|did|have) (?:<you>) (?:vote|voted)",
        r"political (?:views?|opinions?|beliefs?|affiliations?|preferences?|leanings?|convictions?|persuasion"
        r"|activities)",
        r"(?:member of|support|belong to|which|what|your|join) (?:(?:a|any|the) )*political (?:party|parties)",
        r"politically (?:active|left|right)|^politics$",
    ),
    Topic.UNION: (
        r"(?:member of|belong to|in|join|joined|part of|affiliated with|active in|which|what) (?:(?:a|any|the"
        r"|your) )*<union>",
        r"union (?:member\w*|affiliation|card|activities|activity)",
        r"(?:gone|go|been|taken part in a) (?:on )?strike",
    ),
    Topic.ORIENTATION: (
        r"sexual (?:orientation|preference|identity)|sexuality|gender identity|gender assigned",
        r"are (?:<you>) (?:a |an )?(?:\w+ )?(?:<orientation>)(?: person| man| woman)?(?: or…)?$",
        r"(?:what is|what's|your|state your|select your) (?:gender|sex)$",
        r"^(?:gender|sex)$",
        r"are (?:<you>) (?:a )?(?:man or (?:a )?woman|male or female|female or male)",
    ),
    Topic.CONVICTIONS: (
        r"criminal (?:records?|convictions?|history|past|background|offen[cs]es?|charges)|police record",
        r"(?:have|were|been|are) (?:<you>)…(?:convicted|arrested|charged with|jailed|imprisoned|in (?:prison|jail))$",
        r"(?:ever|been) (?:been )?(?:convicted|arrested|imprisoned|jailed)|(?:been|spent time) (?:to|in) (?:prison"
        r"|jail)$",
        r"(?:any|previous|prior|unspent|spent|past) convictions?|felon(?:y|ies)|misdemeano\w+",
    ),
}
"""What asks for a topic."""

FINE_TO_NOTE = (
    r"(?:the|our|my|a) (?:\w+ )?<staff> (?:(?!(?:who|that|and)\b)\w+ )?(?:is|was|has been|fell|went) "
    r"(?:(?:on|unfortunately|still|also|then|away) ){0,2}?(?:ill|sick|pregnant"
    r"|(?:maternity|paternity|parental|sick) leave)",
    r"(?:illness|sickness|sick leave|(?:maternity|paternity|parental) leave) (?:of|in|on|among) "
    r"(?:(?:the|our|my|a) )?(?:\w+ )?(?:<staff>s?|team|department|committee|board)",
    r"(?<!own\s)(?<!personal\s)(?:experience|experienced|knowledge|training|degree|trained|specialis\w+|research"
    r"|studied|study|course) "
    r"(?:with|in|as|of|on|for|at|about|into) (?:(?! (?:and|but|while|since) )[^.?!;,:\n])*",
    r"(?:work|works|worked|working|volunteer|volunteers|volunteered|intern|interned|taught|teaches|teaching|nurse"
    r"|coach|coached"
    r"|lawyer|doctor|researcher|consultant|negotiated|negotiates|wrote|published|led|ran|developer|built|cared|cares"
    r"|supported|supports)"
    r" (?:(?:as|in|at|for|with|on|to|about|of|a|an|the|software|and) )+(?! ?through)"
    r"(?:(?! (?:and|but|while|since) )[^.?!;,:\n])*",
    r"(?:taught|teaches|teaching|coached|nursed|supported|supports) (?:(?! (?:and|but|while|since) )[^.?!;,:\n])*",
    r"(?:people|clients|patients|residents|children|kids|pupils|students|adults|families) "
    r"(?:with|in|aged|from|between|who) (?:(?! (?:and|but|while) )[^.?!;,:\n])*",
    r"health ?care|health (?:and|&) safety|(?:maternity|parental) (?:leave )?cover|cancer research|health ?tech",
    r"(?:christian|catholic|protestant|islamic|jewish|church|methodist) (?:\w+ )?(?:schools?|university|college"
    r"|hospital|academy)",
    r"(?:(?:current|desired|expected|target) )*(?:<pay>) (?:<want>)|(?:wants|hopes|would like|expects)…(?:earn|make)",
    r"(?:need not|do not (?:have|need) to|don't (?:have|need) to) (?:tell|mention|say|give)(?: us)? "
    r"(?:your )?(?:<now>) (?:<pay>)",
    r"(?:your |the )?age (?:plays no part|plays no role|does not matter)|in the race",
    r"(?:no|without a|clean) criminal record|european union|student union|credit union|works council",
)

MENTIONED = {
    Topic.PAY_HISTORY: (
        r"(?:earns?|earned|earning|makes|made|paid) (?:(?:about|around|roughly|nearly|over|some|currently"
        r"|more than) )*(?:(?:€|\$|£)? ?\d[\d.,]*k?|eur)",
        r"(?:<now>) (?:(?:<kinds>) )*(?:<pay>)|salary (?:history|was|is|of)|pay ?slips?",
    ),
    Topic.AGE: (
        r"(?:is|was|turned|turns|aged|age|nearly|almost|about) \d\d(?: years old| years of age)?(?! years)$",
        r"\d\d (?:years old|yrs old|year old|yo|y/o)",
        r"(?:her|his|their) age|(?:too|rather|very|quite|pretty) (?:old|young)",
        r"born in (?:19|20)\d\d|date of birth|birthday|(?:her|his|their|late|early|mid) (?:twenties|thirties|forties"
        r"|fifties"
        r"|sixties)|(?:close|near) to retire\w+|retire[sd]?|pensioner|middle aged|elderly",
    ),
    Topic.HEALTH: (
        r"(?<!['’])ill|sick|illness|disease|sick leave|burn ?out|burned out|depress(?:ion|ed)|anxiety|cancer"
        r"|wheelchair|chronic\w*",
        r"disabled|disability|handicap\w*|adhd|autis(?:m|tic)|dyslexi[ac]|epilep\w+|diabet\w+|hiv|long covid"
        r"|migraines?",
        r"on medication|medication|addict(?:ed|ion)|alcoholi\w+|drinking problem|rehab|mental health|bipolar|in "
        r"therapy"
        r"|therapist|surgery|hospitali[sz]ed|blind|deaf|heart attack|injur(?:y|ed)|(?:her|his|their) health"
        r"|health (?:issues?|problems?)|overweight|obese|allerg\w+|vaccinated|miscarriage",
    ),
    Topic.FAMILY: (
        r"pregnan\w+|expecting(?: a (?:baby|child))|expectant (?:mother|father|parents?)|due date"
        r"|(?:mother|father|mum|mom|dad|parent)s? to be"
        r"|(?:new|soon to be a|about to be a) (?:mother|father|mum|mom|dad)"
        r"|(?:maternity|paternity|parental) leave|married|divorc\w+|widow\w*"
        r"|engaged to|single (?:mother|father|mum|mom|dad|parent)|wedding|newlywed",
        r"(?:has|have|with) (?:\w+ ){0,3}(?:children|kids|sons?|daughters?|baby|babies|twins)$",
        r"(?:her|his|their) (?:\w+ )?(?:husband|wife|spouse|boyfriend|girlfriend|children|kids|sons?|daughters?"
        r"|fiancee?|baby|partner)",
        r"(?:mother|father|mum|mom|dad|parent) (?:of|to)|(?:wants|plans|hopes) to have (?:kids|children|a baby)"
        r"|family photos?",
    ),
    Topic.BELIEF: (
        r"church\w*|mosque|synagogue|muslim|islam|jewish|catholic|religio\w+|hijab|headscarf|atheis\w+|evangelical"
        r"|buddhis\w+|hindu"
        r"|jehovah\w*|bible|quran|koran|ramadan|mormon|pastor|priest|prays?|(?:her|his|their) faith",
        r"(?:a|an|devout|practi[sc]ing|active|committed|born again|proud|strict) christian|christian faith",
    ),
    Topic.ETHNICITY: (
        r"ethnic\w*|race|racial|skin colou?r|dark skinned|(?:black|white|brown|asian|coloured) (?:man|woman|guy|girl"
        r"|person|candidate)",
        r"(?:of|from a|has a|with a|has) (?:\w+ )?(?:descent|origins?|heritage|migration background|roots|ancestry)",
        r"nationality|immigrant|refugee|asylum seeker|foreigner|(?:foreign|heavy|strong|thick|polish|african"
        r"|indian) accent"
        r"|native speaker|mother tongue|born in (?!(?:19|20)\d\d)[a-z]+|looks (?:foreign|asian|african|arab|turkish)"
        r"|(?:is|was) (?:moroccan|turkish|polish|syrian|nigerian|indian|chinese|ukrainian|romanian|somali|surinamese"
        r"|african)$",
    ),
    Topic.POLITICS: (
        r"vote[sd]? (?:for|left|right|labour|tory|republican|democrat|conservative|green)|political (?:views?"
        r"|opinions?|posts?"
        r"|tweets?|beliefs?|activist|party|rants?)|politically|(?:far|hard|extreme) ?(?:left|right)|(?:left"
        r"|right) ?wing\w*",
        r"activist|activism|protest(?:s|ed|er|ing)?|demonstrations?|(?:member|supporter|campaign\w*) (?:of"
        r"|for) (?:the )?"
        r"(?:labour|conservative|green|republican|democratic|socialist|communist|liberal)\w*(?: party)?|party member",
    ),
    Topic.UNION: (
        r"(?:trade|labou?r) unions?|union (?:member\w*|rep\w*|activist|organi[sz]er|official|activities)"
        r"|unioni[sz]\w+"
        r"|shop steward|on strike|(?:led|joined|organi[sz]ed) (?:a|the) strike",
    ),
    Topic.ORIENTATION: (
        r"gay|lesbian|homosexual\w*|bisexual|queer|transgender|trans (?:man|woman|person)|non ?binary|lgbt\w*|same "
        r"sex"
        r"|sexual (?:orientation|preference)|sexuality|coming out|came out as|gender identity|transitioned|his "
        r"husband"
        r"|her wife|pride parade",
    ),
    Topic.CONVICTIONS: (
        r"criminal (?:record|conviction|past|history|charges)|convict(?:ed|ion|ions)|arrest(?:ed|s)?|prison|jail\w*"
        r"|felon\w*"
        r"|on probation|parole|served (?:a sentence|time)|charged with|police record|court case"
        r"|community service order",
    ),
}
"""What a note mentions it with."""
