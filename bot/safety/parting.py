"""Suicide said sideways: taking leave, being no more trouble, the means at hand, and the wish in halting English."""

from __future__ import annotations

from bot.safety.phrases import MEDICINE, SELF

_PLACE = (
    r"(?:river|bridge|railway|railway line|train line|train|trains|tracks|cliff|cliffs|viaduct|canal|multi "
    r"storey|roof)"
)
_MEANS = r"(?:razor|razors|blade|blades|noose|rope|bridge|cliff|overdose|tablets|pills|hosepipe)"

STATED = (
    # taking leave, putting things in order
    r"\b(?:saying|said|say|make|making|made) (?:all )?my goodbyes\b(?! (?:at|to) (?:work|the team|my team))",
    r"\b(?:sort\w*|put|putting|got|getting|settl\w*)(?: out)?(?: all)? my (?:affairs|will|papers)(?: in order)?"
    r"(?= (?:so|before|for when|in order|and|[.,])|$)",
    r"\b(?:after|when|once) i have gone(?= [.,]|$)",
    r"\b(?:wrote|written|writing|left)(?: \w+){0,2} (?:goodbye|farewell|last) (?:letter|note|message)s?\b",
    r"\bby the time (?:you|they|anyone|someone)(?: \w+){0,5} (?:wont matter|be too late|be gone|be dead)\b",
    r"\b(?:if|whether) (?:ill|i will|i would|id) (?:still )?be (?:here|around|alive)\b(?! (?:at|on|for|in|when|next "
    r"year))",
    r"\b(?:died|passed|passed away|lost|gone)\b[^.]*\bwant(?:ed)?(?: is)? to (?:go and |go |just )?be with (?:her|him|"
    r"them"
    r"|mum|dad)\b",
    # being no trouble, being dead
    r"\b(?:less|no|happier|better|cheaper|easier|more (?:use|good|help))(?: (?!than\b)\w+){0,3} dead\b(?! (?:end|line|"
    r"leg|lift|tired|"
    r"arm|wood|weight|stock|space|heading|zone|quiet|easy|nice))",
    r"\b(?:best|only|right|ideal) (?:thing|place|cure|answer|way)(?: \w+){0,6} (?:coffin|grave|morgue|hearse|wooden "
    r"box)\b",
    r"\bsix feet under\b|\bpushing up (?:the )?daisies\b|\bnooses?\b(?! of)",
    r"\b(?:easier|better|simpler|best)(?: \w+){0,4} (?:disappeared|vanished|stopped existing|never existed|wasnt "
    r"alive)\b",
    r"\b(?:disappeared|vanished|gone) for ?ever\b",
    # the means and the place
    r"\b(?:hope|hopes|hoping|wish|wishing|want|praying|waiting for)(?: for)?(?: that)? (?:a|the|some|another) "
    r"(?:lorry|car|"
    r"bus|train|truck|van)(?: \w+){0,2} (?:hits?|hit|run|runs|takes?|kills?|would)\b",
    rf"\b{_PLACE}\b[^.]*\b(?:how easy|so easy|too easy|all be over|be all over|let go)\b",
    rf"\b(?:went|go|gone|going|walk\w*|drove|drive)(?: \w+)? to (?:the |a )?{_PLACE}\b[^.]*\b(?:stood|sat|stand|sit|"
    rf"waited)\b",
    rf"\b(?:cop\w+|comfort|relief|strategy|retirement|exit|escape)\b[^.]{{0,40}}\b(?:a |the |my )?{_MEANS}\b(?= "
    rf"(?:lol|haha|[.,])"
    r"|$)",
    rf"\b{MEDICINE} (?:are |all )?ready\b(?! (?:to (?:collect|pick)|for collection|at))",
    r"\b(?:going to|want to|could|will|might) take (?:them all|all of them|the lot|every (?:one|last)|them all at "
    r"once)\b",
    rf"\b(?:chuck|throw|fling|lob|yeet|launch|hurl)(?:ing)? {SELF} in(?:to)? the (?!deep|work|job|mix|role)\w+",
    rf"\bto punish {SELF}\b|\bdoing {SELF} in(?= [.,]|$| tonight| soon)",
    r"\b(?:shed|garage|loft|attic|drawer)\b[^.]*\b(?:rope|noose)\b|\b(?:always|got) (?:the|a|that) rope\b(?! "
    r"(?:burn|access|course|ladder|bridge|team|work))",
    r"\bi (?:have |just |already |had )*(?:written|wrote|write|left) (?:a|the|my) (?:note|letter)(?= (?:and|so|"
    r"[.,])|$)",
    r"\b(?:giving|given|gave|give)(?: all)? my (?:things|stuff|belongings|possessions|clothes|records|jewellery|"
    r"savings|collection)(?: \w+)? away\b",
    r"\b(?:date|day|time|place|plan|method)(?: \w+)? (?:in my head|in mind|picked|chosen|set|planned)\b[^.]*"
    r"\b(?:do it|be gone|end it)\b",
    r"\bwhat to take and how (?:much|many)\b|\b(?:drugs?|medicine) (?:cupboard|cabinet|trolley)\b[^.]*\bthinking about "
    r"(?:it|that|doing)\b",
    # black humour
    r"\balive (?:unfortunately|sadly|worse luck|regrettably)\b|\b(?:unfortunately|sadly)(?: i)?(?: am)? still (?:alive|"
    r"here|breathing|not dead)\b|\bwoke up (?:again )?(?:unfortunately|sadly|worse luck)\b",
    r"\b(?:slot|place|room|spot|ticket|booking|seat|table|bed)(?: \w+){0,3} (?:in|at|to|for) (?:the |a )?(?:afterlife|"
    r"heaven|other side|next (?:world|life)|great beyond)\b",
    r"\blong (?:walk|drive|run|jump) off (?:a|the) short\b",
    rf"\b(?:offing|offed|topped|unalived|deleting|yeeting) {SELF}\b(?! up)",
    rf"\b(?:want|wants|like|plan|idea|thinking)(?: to)? (?:take|taking) (?:many|all|lots of|plenty of|too many)(?: "
    rf"of)?(?: my| the)? "
    rf"{MEDICINE}\b(?! (?:at night|with|for|on time))",
    # ending it
    r"\bonly one way (?:this|it|things?|all this)(?: \w+){0,2} (?:ends?|stops?|goes|finish\w*)\b",
    r"\b(?:want\w*|need\w*|wish\w*) (?:away|off|out|to leave|to be off)(?: from| of)? (?:this|the|my) (?:life|"
    r"world|earth|"
    r"planet)\b",
    r"\bwish\w*(?: that)? i (?:would|could|can) (?:just )?die\b",
    r"\b(?:(?:going|ready|want|need) (?:to|2)|could|might|should|will|nearly|rather) end it\b(?! (?:by|before|at|with|"
    r"here|there|early"
    r"|on|and start|between|please|chat|now thanks|off))",
    r"\bput(?:ting)? (?:an |the )?end to (?:my life|myself|it all|everything|my misery|the suffering)\b",
    r"\b(?:my|this|the) life(?: \w+){0,3} (?:to finish|finish|to end|end|to stop)(?= [.,]|$| now| soon)",
    # halting English
    r"\blife (?:for me |of me |of mine )?is (?:finish\w*|over|ended|the end|no more)\b(?! (?:there|here|at|in))",
    r"\b(?:tired|sick|bored|exhausted) (?:to|for|from) (?:live|living|be alive|life)\b|\bi cant live(?= (?:[.,]|"
    r"any more|"
    r"no more|more|like this|longer)|$)",
    r"\b(?:pray\w*|ask\w*|beg\w*|want|wish|hope)(?: \w+){0,3} (?:god|allah|lord|jesus|death)(?: \w+){0,2} (?:take|"
    r"takes|"
    r"collect|call) me\b",
    r"\b(?:mind|head|brain|thoughts?|voices?|something in me)(?: \w+)? (?:say|says|saying|tell|tells|telling|told|"
    r"orders?|asks?|wants?)(?: to)? (?:me |i )(?:that )?(?:i )?(?:to |should |must |have to )?(?:die|kill myself|"
    r"jump|cut "
    r"myself|hang myself|do it|end it|finish)\b",
    rf"\b(?:how|ways?) (?:to )?(?:kill|hang|finish|end) (?:me|{SELF})\b",
    rf"\b(?:thought|think|thinking|idea|want|going|plan)(?: \w+){{0,3}} hang(?:ing)? (?:me|{SELF})\b",
    rf"\b(?:make|making|do|doing|give|giving|cause)(?: \w+)? (?:harm|hurt|damage|injury|pain|bad)(?: \w+)? (?:on|to|"
    rf"in|at) "
    rf"(?:{SELF}|my body)\b",
    r"\b(?:no|not|any|without) (?:sense|meaning|reason|value|hope)(?: \w+)? (?:to|in|of|for) (?:live|living|be alive|"
    r"life)\b",
    r"\bi (?:will |want |prefer )(?:to )?(?:not )?wake (?:no|never|not)\b|\bnot (?:want )?to be alive\b",
    r"\b(?:better|prefer|rather)(?: for me)?(?: is)?(?: to)? (?:not|dont|no) (?:exist|be|live|to live)\b(?! (?:in|"
    r"with|at|on|late))",
)
"""Each is a crisis alarm, under the same exceptions as the rest."""
