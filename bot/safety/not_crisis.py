"""What only sounds like suicide or self-harm: services and jobs, idioms, a plain denial, a death in the family."""

from __future__ import annotations

from bot.safety.phrases import MEDICINE

_DENIED = (
    r"(?:(?:not|dont|do not|doesnt|didnt|never|isnt|arent|wasnt|wouldnt|havent|hasnt|without|deny|denies)"
    r"(?: (?:going|to|want|wanting|feel|feeling|felt|like|at|all|really|currently|actually|been|ever|about|thinking|"
    r"thought|thoughts|think|of|any|a|an|having|have"
    r"|had|planning|plan|plans|be|am|i|no|that|like|so|intend|intending|considering|contemplating|wish|wanted|"
    r"ve|this|is|in|self|harm|risk|or|and)){0,6}"
    r"|no(?: (?:current|active|longer|any|more|thoughts?|plans?|intention|desire|wish|feelings?|history|risk|"
    r"ideas?|urges?|of|to|or|about|for|a|suicidal)){0,6})"
)
"""A plain denial, up to the word denied."""

EXCEPT = (
    r"\b(?:i |we |you )?(?:can|cant|cannot|could|couldnt) die (?:this|that|it|the|my|owt)\b(?! (?:week|way|night|"
    r"year|month|weekend|"
    r"morning|afternoon|minute|moment|same|now|noo|today|day)\b)|"
    r"\bdying (?:mornings|afternoons|nights|days|shifts|the (?:early|"
    r"late))\b",  # "dee" is to do as well, in the North East
    r"\brather not be (?!living|breathing|being|waking|going)\w+ing\b",
    r"\bnot exist (?:this|that|such|any|a)\b",
    r"\b(?:thoughts?|ideas?|urges?|feelings?) (?:of|about) (?:kill\w*|hurt\w*|harm\w*) (?:my (?!self)|him|her|them|"
    r"people|someone|"
    r"the )\w*",
    r"\bcant trust myself (?:around|near|with|alone with) (?:him|her|them|my|the)\b",
    r"\bkill(?:ing|ed)? myself (?:laughing|for (?:that|this|them|the)|to (?:get|make|hit|meet)|carrying|"
    r"lifting|moving|trying|doing|over that)\b",
    r"\b(?:dying|die) (?:here|on my feet|with|by|in (?!my sleep|peace|bed)) ?(?:with|this|the|heat|friday|cold)?\b",
    r"\bwill to live (?:with|over|about|on|after|by|in|at|trying|waiting|filling|listening|reading|halfway|doing|"
    r"every)\b",
    r"\b(?:brain|head|legs?|feet|arms?|back|eyes|phone|battery|high street|town|place)(?: \w+)? dead (?:by|before)\b",
    r"\b(?:call\w*|do|did|doing|run|running|ran)(?: them| it| the| some)? suicides?\b(?! (?:notes?|letters?|plans?|"
    r"thoughts?))|\bsuicides? of (?:my|our|a|his|her|"
    r"the|an)\b",
    r"\bbetter off without me (?:in|on|at|doing|as) (?:that|the|this|my|their|our|a|\w+ing)\b",
    rf"\benough {MEDICINE} (?:for|to (?:last|see|get|do|keep)) (?:the|this|next|a|two|three|four|\d+|me|now|"
    rf"my)\b(?! (?:job|"
    rf"die|lot|to))",
    r"\btook my life savings\b|\blife savings\b",
    r"\bfinish(?:es)? myself off\b|\bcut myself (?:some slack|a slice|off|down|in)\b",
    r"\bsho(?:o)?t(?:ing)? myself in the foot\b|\bdie (?:casting|caster|cutting|cutter|maker|making|setter|sinker)\b|"
    r"\band die maker\b",
    r"\b(?:was|is|be) suicide (?:giving|going|doing|trying|asking|putting|working)\b",
    r"\b(?:with|for|of|nurse|nursing|comfort|to) the dying\b",
    r"\b(?:patients?|people|prisoners?|residents?|clients?|students?|pupils?|inmates?|callers?)(?: \w+){0,3} (?:at "
    r"risk of|risk of|"
    r"with) (?:suicide|self harm)\b",
    r"\bwant it to stop , the \w+\b",
    r"\bwont be (?:here|around)(?: \w+){0,3} , (?:i am|we are|am) (?:in|on|at|off|away|going|flying)\b",
    r"\bsuicide (?:liaison|postvention|loss|audit|register|intervention|policy|strategy)\b",
    r"\b(?:anti|post) suicide\b",
    r"\b(?:talks?|session|leaflet|poster|webinar|lecture|workshop|e ?learning|module|article|podcast|"
    r"programme|documentary|essay|conference|study|paper|play|song) (?:on|about) (?:\w+ )?(?:suicide|"
    r"self harm)\b",
    r"\b(?:every|so many|lots of|plenty of|good|many) reasons? to live\b",
    r"\bdying (?:for|to|of|inside|breed|art|trade|wish)\b",
    r"\bdie (?:a little|inside|cast|hard|for|of|than|laughing)\b",
    r"\bdead (?:tired|leg|arm|on my feet|set|keen|sure|lucky|against|busy)\b",
    r"\bsuicide (?:prevention|awareness|watch|squad|bridge|sprints?|mission|shifts?|bereave\w+|helpline|"
    r"hotline|data|research|training|support group|rates?|statistics|lead)\b",
    r"\b(?:career|professional|political|commercial|financial|social) suicide\b",
    r"\b(?:is|be|was|would be|like|pure|its) suicide(?: at| to| working| doing| going| with|$| [.,])",
    r"\b(?:bereaved by|lost \w+(?: \w+){0,3} to|loss to|died (?:by|of|from)|attended an?|scene (?:at|"
    r"of) an?|found an?|book about|film about|research on|policy on|studying|about the) (?:suicide|"
    r"self harm)\b",
    r"\b(?:work|works|worked|working|volunteer\w*|support|supports|supporting|look after|help|helping|"
    r"counsell?or|counsell?ing|teach|train|run|nurse|care|research\w*|investigat\w*|policy|"
    r"trained)(?: (?!myself|feel|and|but)[^\W_]+){0,5} (?:who |that )?(?:feel |are |feels )?(?:suicidal|"
    r"suicide|self ?harm\w*)\b",
    r"\bself ?harm (?:support|training|policy|scars|ward|team|group)\b",
    r"\bsupport(?:ing)? families\b[^.]*\bsuicide\b|\bteam covers suicide\b",
    r"\b(?:asked|ask|asks|asking|form|happens|tell anyone|questions?|said no|"
    r"put no)(?: [^\W_]+){0,7} (?:suicide|suicidal|self ?harm|hurt myself|hurt themselves|harm myself|"
    r"harm themselves)\b",
    rf"\b{_DENIED} (?:suicidal|suicide|self ?harm\w*|ending my (?:own )?life|(?:kill|hurt|harm|cut|killing|hurting|"
    rf"harming|cutting|"
    r"ending my life) (?:myself|my self)|harming myself|(?:a )?(?:risk|danger) to myself|want to die|"
    r"end my life|take my (?:own )?life)(?:(?: or| and) (?:self ?harm\w*|suicide|thoughts?[^.]*|"
    r"harm\w* myself))?\b(?!(?: [.,])? (?:but|though|yet|except|any more but|sometimes|unless|today|tonight|"
    r"without)\b(?=[^.]*\b(?:think|thinking|thought|thoughts|wish|sometimes|wonder|rather|idea|want|dead|"
    r"here|alive|might|could|maybe|close|plan)\b))",
    r"\b(?:scared|worried|afraid|frightened|fear)(?: of| about| i will| i might| \w+){0,3} (?:hurt|"
    r"hurting) myself\b(?= (?:again|if|lifting|at|when))",
    r"\b(?:dad|mum|father|mother|brother|sister|uncle|aunt|cousin|mate|friend|colleague|husband|wife|"
    r"partner|son|daughter|customer|prisoner|patient|someone|neighbour|man|woman|"
    r"boss)(?: \w+){0,2} (?:took (?:his|her|their) own life|killed (?:himself|herself|themselves)|"
    r"committed suicide|hanged (?:himself|herself))",
    r"\b(?:someone|man|woman|person|he|she|lad|girl) jumped in front of my train\b|\bevery reason to live\b",
    r"\ba lot to live for\b",
    r"\b(?:want|trying|try|tried) to (?:live|be alive)\b(?= (?:in|with|near|on))|\brather die than\b",
    r"\bnot live in\b|\bnever say die\b|\bdie hard\b",
    r"\b(?:my|his|her|the) (?:phone|battery|car|laptop|dog|cat|plants?|trade|tablet) (?:is |has |"
    r"nearly )?(?:dying|died|dead)\b",
    r"\b(?:save|spend|time of|worst \w+ of) my life\b",
    r"\bdo myself (?:a )?(?:disservice|mischief|proud|a favour)\b|\bdid myself in with\b|\bdrive past\b",
    r"\b(?:nothing|no) (?:like|of) that\b",
    r"\b(?:dont|not|never) (?:want to )?(?:wake up|be here|live) (?:at|all|long|in|off|with|on|for)\b",
    r"\bcant live on\b|\bcan t live on\b",
    r"\bsuicide is my\b|\bhave never wanted to\b[^.]*|\bi would never\b[^.]*|\bnever thought about suicide\b",
    r"\bnot going to kill myself\b|\bno harm\b",
)
