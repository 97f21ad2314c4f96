"""Harm to others: a person who may hurt someone, told by that person or by another."""

from __future__ import annotations

from bot.safety.phrases import BOSS, CHILD, ELSE, NOT, SOMEONE

_INTENT = (
    r"(?:want|wanted|wants|going|will|could|might|may|would|think|thinking|thoughts?|feel|feeling|plan|"
    r"planning|planned|need|ready|threatened"
    r"|threatens|threatening|scared|afraid|worried|keep|like to|love to|about to|close to|urges?|picturing|"
    r"picture|imagine|imagining|fantasise|fantasising|dream|dreaming|joke|said|says|half|ill|gonna)"
)
_VIOLENT = (
    r"(?:kill|killing|stab|stabbing|stabb|shoot|shooting|hurt|hurting|harm|harming|murder|murdering|strangle|"
    r"strangling|attack|attacking|batter"
    r"|battering|shank|shanking|poison|poisoning|beat|beating|smash|smashing|burn|burning|run over|smother|"
    r"smothering|slap|hit|hitting|shake"
    r"|punch|punching|drown|drowning|slit|knife|run|merk|merking|hospitalise|cripple|maim|knock|deck|assault|"
    r"assaulting|rape)"
)
_NAMED = rf"(?:(?:my|the|our|a|his|her|their|that|all|some|this)(?: old| ex| own| site| line| whole)? )?{SOMEONE}"

STATED = (
    r"\b(?:stab|shoot|strangle|batter|murder|kill|knife) \w+ (?:from|at|in) (?:work|accounts|hr|the office|"
    r"payroll|my team|the warehouse)\b",
    r"\bshoot(?:ing)? up (?:the|my|this) \w+\b|\bmake (?:him|her|them) dead\b",
    r"\bsomething (?:bad|terrible) will happen to (?:him|her|them)\b",
    r"\bkeep a (?:knife|gun|blade) (?:\w+ ){0,4}for (?:him|her|them)\b",
    rf"\b{_INTENT} (?:to |of |about |that |i |will |might |may |am |going |really |just |actually |could |"
    rf"would |be |it |like |ways |how |up |snap |lose it |go |get |and )*{_VIOLENT} (?:the |really |"
    rf"badly )?{_NAMED}\b(?! (?:feelings|chances|head in the|legs|knees|pay|best|at (?:tennis|golf|chess|"
    r"darts|pool|cards)))",
    r"\b(?:smash|kick|cave|bash)(?:ing)? (?:his|her|their)(?: \w+)? (?:head|face|skull|teeth) in\b",
    r"\bburn (?:the|this) (?:place|office|building|house) down\b",
    rf"\bmake hurt to (?:my )?{SOMEONE}\b|\bdo(?:ing)? something bad to (?:my |the )?{SOMEONE}\b",
    r"\bpoison (?:his|her|their) (?:\w+)\b|\bbeat (?:him|her|them) to death\b",
    r"\b(?:voices?|voice in my head)(?: \w+){0,4} (?:tell|telling|tells|say|saying|says|"
    rf"told)(?: \w+){{0,3}} {_VIOLENT}\b(?! (?:myself|me))",
    r"\b(?:scared|afraid|worried|frightened|dont know|not sure)(?: of| about| \w+)? what i (?:might|will|"
    r"would|could|ll)(?: \w+)? do(?: to|$| if i see| when i see| to \w+)\b",
    r"\b(?:got|have|has) (?:the|a|my) (?:knife|gun|blade|hammer|bat) (?:ready|waiting)\b",
    r"\bget what is coming\b",
    r"\b(?:not|wont|might not|cant)(?: be able to| \w+)? stop myself(?: from)? (?:hurting|killing|hitting|"
    r"attacking|hurt)\b",
    r"\bsomeone (?:will|is going to|could|might) get (?:hurt|killed)\b",
    rf"\b(?:make|making) (?:my |the )?(?:him|her|them|{BOSS}) pay\b(?! (?:me|my|for my|the|us|up|what|back|out|"
    rf"attention|overtime|sick|holiday))",
    r"\bwont walk again\b|\bdo time for what i\b|\bwill swing for (?:him|her)\b",
    r"\b(?:take|taking|bring|bringing|got|carry|carrying|have|put|keep)(?: a| the| my)? (?:knife|blade|gun|"
    r"machete|hammer|bat|weapon)(?: (?!cut|my|myself)\w+){0,3} (?:in|into|to|for) (?:my )?(?:work|bag|"
    r"locker|school|office|car|him)\b(?! (?:as a|for(?! when)|chef|in the kitchen))",
    r"\boutside (?:his|her|their) house with a\b",
    r"\b(?:he|she) (?:\w+ ){0,4}(?:has|got) a (?:knife|gun|machete)\b|\bhas a knife\b",
    r"\b(?:hit|hitting|slap|slapped|smack|smacked|shake|shook|hurt) (?:my|"
    rf"the) {CHILD}\b(?=.*\b(?:last night i did|lose (?:it|my temper)|i cant stop)\b)",
    rf"\bnearly (?:strangled|killed|stabbed)(?: a| my| the)* {SOMEONE}\b",
    r"\bclose to really hurting (?:someone|him|her)\b|\bto the kids when i\b",
    rf"\b{ELSE}(?: \w+){{0,3}} (?:says|said|told|threatened|wants|planning|threatens|keeps saying|"
    rf"going)(?: \w+){{0,4}} (?:stab|shoot|kill|hurt|attack|murder)(?: \w+){{0,2}} {SOMEONE}\b(?! self)",
    r"\bkill someone\b|\bthreatened to kill (?:his|her|a|the|my) (?:teacher|boss|manager|\w+)\b",
    r"\bi (?:will|would|could) kill (?:him|her|them)\b(?! for| off)",
    rf"\brun (?:my |the )?(?:\w+ )?{SOMEONE} over\b(?! last)|\bi mean it\b(?<=kill my ex and i mean it)",
)

EXCEPT = (
    rf"\b{NOT}(?: [^\W_]+){{0,4}} (?:hurt|harm|kill|hit|attack|stab) (?:anyone|anybody|someone|people|others|"
    r"my|a|him|her|them)(?: \w+)?\b",
    r"\b(?:hurt|hurting|hurts|harm) (?:my |his |her |their )?(?:\w+ )?(?:s )?feelings\b",
    r"\bwould(?:nt)? hurt a fly\b|\bhit (?:the )?(?:targets?|nail|wall|gym)\b",
    r"\b(?:will|would|could|going to|is going to|d) kill me\b|\bkilling (?:me|time|it)\b",
    r"\b(?:could|d|would) (?:murder|kill for|strangle) (?:a |the |that )?(?:curry|cup|biscuit|pint|cat|"
    r"printer|tea|coffee|pizza|computer)\b",
    r"\bhow to (?:beat|fight)\b",
    r"\b(?:asked|asking|happens|people say they|what would)\b[^.]*",
)
