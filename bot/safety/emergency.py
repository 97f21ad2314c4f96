"""Life at risk from the body, now: what people write, and what only sounds like it.

Covers chest pain, stroke, cauda equina, breathing, severe bleeding, overdose and poisoning, anaphylaxis, a seizure now,
and collapse. It judges no symptom: every match gives the same fixed text.
"""

from __future__ import annotations

from bot.safety.phrases import ELSE, MEDICINE

_BELOW = (
    r"(?:between (?:my |the |both |his |her )?legs|groin|privates|private parts?|nether \w+|nether regions|bits|arse|"
    r"genitals?|genital area|bum|"
    r"saddle|buttocks|bottom|down below|down there"
    r"|back passage|when i wipe|crotch|vagina|penis|balls|backside|undercarriage)"
)
_OTHER = (
    rf"(?:{ELSE}|wife|husband|son|daughter|baby|child|kid|nan|grandad|gran|girl|boy|lad|man|woman|workmate|"
    rf"mate|friend|colleague|customer|dad|mum)"
)
_TOOK = (
    r"(?:took|take|taken|taking|swallowed|swallow|swallowing|necked|neck|had|downed|drank|drunk|drink|ate|eaten|done"
    r"|popped|eat|eating|scoffed|chewed)"
)

STATED = (
    r"\b(?:speech|talking|voice|words)(?: \w+){0,2} (?:gone|going|turned|become) (?:funny|wrong|weird|"
    r"strange|slurry|slow)\b(?=.*\b(?:arm|leg|face|side|mouth)\b)",
    r"\b(?:cant|wont|unable to) stop (?:the|my|his|her) blood\b",
    r"\bchest (?:have|has|had|got|with|is)(?: \w+){0,3} pains?\b",
    r"\bthroat (?:is |feels |has gone |gone )?(?:really |so |very )?tight\b",
    r"\b(?:consciousness|conscious)\b(?! (?:about|of|that|decision|effort|uncoupling|bias|breathing))",
    r"\b(?:been|got|getting|just) (?:stabbed|shot)\b(?! (?:in the back|in (?:19|20)))",
    r"\bblood coming (?:out of|from) (?:my|his|her) (?:ear|mouth|nose|head)\b",
    rf"\b{_TOOK}(?: \w+){{0,4}} (?:weeks|months|days)(?: worth)? of(?: my| the)? {MEDICINE}\b",
    rf"\b{_TOOK}(?: \w+){{0,4}} {MEDICINE}(?: \w+)? in one go\b",
    r"\b(?:having|having some|having a|having some sort of|having some kind of) (?:\w+ )?(?:fit|"
    r"seizure)\b(?! (?:of|about|over|at|because|note))",
    r"\b(?:just had|had just had|had) a heart attack (?:just now|just|now|today|this|a minute|minutes)\b",
    r"\b(?:took|taken|had) an od\b",
    # chest and heart
    r"\bchest (?:\w+ )?(?:pains?|ache|pressure)\b",
    r"\b(?:pains?|pressure|tightness|weight|crushing|squeezing|heaviness|ache|agony)(?: \w+){0,4} (?:in|on|"
    r"across|of) (?:my |the |his |her |their )?(?:chest|heart)\b",
    r"\bchest (?:is|feels|has gone|gone|hurts|hurting|so|really|been|arm and|and arm)(?: \w+){0,3} (?:tight|"
    r"crush\w*|heavy|pain\w*|hurt\w*|killing|bad|squeez\w*|burning|agony)\b",
    r"\bchest (?:\w+ ){0,5}(?:squeez\w*|crush\w*|hurt\w*|explod\w*|stabb\w*|agony)\b",
    r"\bcrush\w*(?: \w+){0,3} (?:in )?(?:my |his |her |the )?chest\b|\belephant(?: \w+){0,4} chest\b",
    r"\bholding (?:his|her|my|their) chest\b|\bclutching\b(?: \w+){0,2} chest\b|\bchest hurts\b",
    r"\b(?:having|has|have|is having|got) (?:a |an )?(?:heart attack|cardiac arrest)\b",
    r"\bheart attack(?: \w+){0,2} (?:now|think|i think)\b|\bthink(?: \w+){0,4} heart attack\b",
    r"\bheart (?:has )?stopped\b",
    r"\barm(?: ,| and)? (?:n )?chest (?:is )?killing\b|\bchest is very pain\b",
    r"\bleft arm(?: \w+){0,4} (?:numb|dead|weak|pain)\b(?=.*\bchest\b)",
    r"\bchest\b.*\barm (?:is |has )?(?:gone )?numb\b",
    r"\b(?:tight|heavy|sore|painful|bad|tightness)(?: \w+)? chest\b(?=[^.]*\b(?:sweat\w*|clammy|sick|arm|jaw|dizzy|"
    r"faint|grey|"
    r"breathe)\b)",
    r"\bchest\b(?=[^.]*\b(?:sweating|clammy|(?:down|into|up|along) (?:to )?(?:my |the |left |right )*(?:arm|jaw))\b)",
    r"\bchest\b(?: \w+){0,8} (?:sat|sitting|sits|standing|stood|kicked|vice|clamped?)\b",
    r"\b(?:sat|sitting|sits|standing|stood) on (?:my |the )?chest\b|\b(?:pain|hurt) of (?:my )?heart now\b",
    r"\b(?:in|on) (?:my|the|his|her) chest (?:is|are|have|has|there is|i have|i feel|feel|it is)(?: \w+){0,3} "
    r"(?:pressure|"
    r"pains?|weight|stone|squeez\w*|tight\w*|fire)\b",
    r"\bheart(?: \w+){0,3} (?:pain\w*|hurt\w*|squeez\w*)\b(?=[^.]*\b(?:arm|breathe|sweat\w*|jaw|sick|dizzy|left|"
    r"chest)\b)",
    # breathing
    r"\b(?:breathless|(?:short|out) of breathe)\b[^.]*\b(?:finish|get out|say) (?:a|my|one|two|three|words?|half a) ?"
    r"(?:sentences?|words?)?\b|\b(?:today|now|tonight|suddenly|this morning)\b[^.,]{0,20}\bso (?:breathless|short "
    r"of breathe)\b",
    r"\b(?:legs?|calf)\b[^.]*\b(?:swollen|swelled|swelling|hot)\b[^.]*\b(?:breathe|breathing|chest)\b|"
    r"\b(?:sharp|stabbing|bad|awful) pain when i (?:breathe|breathe in|take a breathe)\b",
    r"\b(?:air|breathe|oxygen)(?: is| will| does)? (?:not|wont|isnt|doesnt) (?:com\w+|go\w*|get\w*)\b|\bcant get "
    r"(?:\w+ )?air\b",
    r"\btrouble breathing\b(?! (?:at night|through|when i (?:run|walk|exercise)|in (?:the )?(?:cold|dust)))",
    r"\bcant (?:\w+ )?finish a sentence\b|\bfew words before i have to stop\b",
    r"\b(?:cant|can not|can not to|cant hardly|can hardly|can barely|hardly|barely|unable to|not able to|"
    r"couldnt|cant seem to)(?: \w+)? breathe(?: properly| at all| now)?\b",
    r"\bcant (?:catch|get)(?: my| his| her| enough| any| a)* (?:breathe|air)\b",
    r"\b(?:struggling|struggle|fighting|gasping|battling|finding it hard|hard|difficult)(?: to| for|"
    r" so)? (?:breathe|breathing|air)\b",
    r"\b(?:not|isnt|stopped|no longer|hasnt been|wasnt|aint|is not|no)(?: \w+)? breathing\b",
    r"\bbreathing is (?:not|very|really|so)(?: \w+){0,2}\b|\bbreathing (?:is )?(?:getting )?worse now\b",
    r"\bsuffocating\b",
    r"\b(?:lips|face|he|she|fingers|baby|lip)(?: \w+){0,3} (?:gone |going |turned |turning |are |"
    r"is )(?:blue|grey)\b",
    r"\b(?:i am|is|he|she|baby|child|am) choking\b(?! (?:dust|back))",
    r"\basthma attack\b(?! (?:last|when|as|at|in))",
    r"\binhaler (?:is not|isnt|not|wont|doesnt|has stopped)(?: \w+)? (?:work\w*|help\w*)\b",
    r"\bcant breathing\b",
    r"\brash(?: \w+){0,3} (?:wont|doesnt|not|does not) (?:fade|go|disappear)\w*\b",
    r"\b(?:baby|son|daughter|child)(?: \w+){0,6} (?:floppy|limp|lifeless)\b",
    r"\bshort of breathe(?: that| now| and)? i cant\b|\belectrocuted\b(?! (?:last|in|years))",
    r"\bheart (?:is )?(?:racing|pounding|all over the place) and (?:cant|chest|faint|dizzy)\b",
    # stroke
    r"\b(?:face|mouth|cheek|lip|smile)(?: \w+){0,5} (?:drop|dropped|dropping|droop|drooped|drooping|droops|"
    r"droopy|fallen|sagging|sagged|lopsided|go down|not moving|gone down|slipped|wonky)\b",
    r"\b(?:face|mouth) (?:drop|droop)\w*\b",
    r"\b(?:face|mouth)(?: \w+){0,3} (?:down|dropped|drooped|numb) (?:on )?one side\b",
    r"\b(?:arm|leg)(?: \w+){0,2} (?:gone )?floppy\b|\b(?:slurred|slurring|slurs)\b",
    r"\b(?:words|speech)(?: \w+){0,3} (?:coming out|come out|come|comes)(?: \w+)? (?:wrong|right|funny|"
    r"slurred|jumbled|properly)\b",
    r"\b(?:cant|can not|couldnt|unable to) (?:speak|talk|see)(?: \w+)? (?:properly|right|suddenly|clearly|"
    r"at all)\b",
    r"\bsuddenly cant (?:see|speak|talk|move|walk)\b|\bcant (?:see|speak|talk|move)(?: \w+){0,4} suddenly\b",
    r"\b(?:having|is having|has had|just had|think|having now|"
    r"be having) (?:\w+ ){0,4}(?:a )?(?:mini )?stroke\b(?! (?:of luck|last|two|in|ward|patient|survivor|"
    r"years|when))",
    r"\bhalf of my face\b",
    r"\b(?:one side of (?:my|his|her)|(?:left|right) side of (?:my|his|her)|half (?:of )?my) (?:face|body)\b",
    r"\b(?:left|right|my|his|her) arm(?: \w+){0,3} (?:weak|wont lift|wont move|limp|numb)(?=.*\b(?:speak|"
    r"speech|talk|stroke|face|word)\w*)",
    r"\b(?:cant|wont) lift (?:her|his|my) arms?\b(?=.*\b(?:stroke|speech|slur\w*|face)\b)|\barm wont lift\b",
    r"\b(?:vision|sight|eyesight)(?: has| just| suddenly)? (?:went|gone|disappeared)\b(?! (?:years|in|with))",
    r"\bcant move (?:one side|my (?:right|left) (?:arm|side|leg|hand)|(?:his|her) (?:arm|side|"
    r"face))\b(?! (?:since|because of))",
    r"\b(?:mouth|face|smile)(?: \w+){0,4} (?:to|on|at|down) (?:the )?(?:one|left|right) side\b",
    r"\b(?:having|having a|is having|think|have a|got a) (?:a )?stoke\b",
    r"\b(?:arms?|legs?|hands?|side)\b[^.]*\b(?:dead|weak|numb|floppy|limp|heavy)\b[^.]*\bcant (?:get|find|say|"
    r"make)(?: \w+)? words\b",
    r"\b(?:face|mouth|cheek|eye|lip)(?: has| is| just| all| have)* (?:fell|fallen|fall|gone|went|going|sunk)(?: "
    r"\w+)? (?:down|"
    r"to one|on one|on (?:the )?(?:left|right))\b",
    # cauda equina
    rf"\b(?:lost|no|not|without|cant|loss of)(?: \w+){{0,3}} (?:sensation|feeling|feel)(?: \w+){{0,5}} {_BELOW}",
    r"\b(?:cant|can not|not)(?: \w+)? (?:hold|control|keep)(?: \w+)? (?:pee|poo|stools?|motions)\b(?! (?:as|like i "
    r"used|for long))",
    r"\b(?:cant|dont|didnt|not)(?: \w+){0,3} (?:tell|feel|know)(?: when)? i (?:need|have|want) (?:to (?:go|pee)|the "
    r"(?:toilet|loo))",
    r"\b(?:numb\w*|no feeling|cant feel|not feel|lost feeling|lost all feeling|no sensation|tingl\w*|"
    rf"pins and needles|no feel|cant feel anything|feel nothing)(?: \w+){{0,5}} {_BELOW}",
    rf"\b{_BELOW}(?: \w+){{0,4}} (?:numb|numbness|tingl\w*|no feeling|gone dead|cant feel)",
    r"\b(?:cant|dont|not|no longer|no)(?: \w+)? feel(?:ing)?(?: in)?(?: my| both| his| her| either|"
    r" of)* (?:legs|lower half|feet and legs)\b",
    r"\bcant move (?:my|both|his|her)(?: \w+)? legs\b",
    r"\bboth (?:of )?(?:my |his |her )?legs(?: \w+){0,5} (?:numb|weak|jelly|dead|tingl\w*|no feeling)\b",
    r"\blegs(?: \w+){0,5} (?:both (?:sides|legs)|like jelly|no feeling)\b|\b(?:leg|legs) both no feeling\b",
    r"\bboth legs\b(?=.*\b(?:pee|bladder|wipe|toilet)\b)",
    r"\b(?:lost|lose|losing|no|loss of|without)(?: \w+)? control (?:of |over )?(?:my |his |her |"
    r"the )?(?:bladder|bowels|pee|toilet)\b",
    r"\b(?:cant|not|no|dont)(?: \w+)? (?:control|hold)(?: my| the| of)* (?:bladder|bowels|pee|wee|poo|"
    r"toilet)\b",
    r"\btoilet not control\b",
    r"\b(?:wet|pissed|soiled|peed|pooed|shat|messed|weed|pee|pissing|wetting) myself\b",
    r"\bcant feel when i (?:need|go|pee)\b",
    r"\b(?:dont|didnt|without) know\w* (?:i )?(?:am |was )?(?:peeing|needed the toilet|wet)\b",
    r"\b(?:cant|can not|cannot|not able to|been able to|unable to|havent been able to)(?: \w+)? (?:pee|"
    r"make pee|pass (?:water|urine)|go for a pee)\b(?! (?:in public|at work|when|with people|in front))",
    # bleeding
    r"\bbleeding(?: \w+){0,4} (?:heavily|badly|loads|a lot|out|to death|wont stop|everywhere|non stop|"
    r"like a|lots|so much|really bad)\b",
    r"\b(?:wont|cant|doesnt|not|never|wouldnt)(?: \w+){0,2} stop(?:ping)?(?: the| my)? bleeding\b",
    r"\bbleed(?:ing)? (?:\w+ ){0,8}wont stop\b|\bbleeding (?:heavily|badly|alot)\b|\bbleeding out\b",
    r"\bbleeding like\b",
    r"\b(?:los\w+|lost|too|so|lots of|a lot of|loads of)(?: \w+)? (?:much )?blood\b(?! (?:pressure|tests?|"
    r"sugar|work))",
    r"\bblood(?: \w+){0,3} (?:everywhere|pouring|pumping|gushing|spurting|coming|wont|not stop\w*)\b",
    r"\b(?:pumping|spurting|gushing|pouring|soaked|soaked through)(?: \w+){0,3} (?:with )?blood\b",
    r"\bblood(?: \w+){0,2} soak\w*\b|\bbleeding bad\b",
    r"\b(?:cough\w*(?: up)?|vomit\w*|throw\w* up|thrown up|spit\w*|sick|puk\w*|"
    r"bring\w* up)(?: \w+){0,2} blood\b",
    r"\bpooing blood\b",
    r"\bbleeding(?: [.,])?(?: \w+){0,3} (?:cant|wont|will not|not)(?: \w+){0,2} stop\b",
    r"\bbleeding (?:really |so |very )?(?:bad|badly|heavy|fast|quick)\b",
    r"\bcoffee grounds\b(?=[^.]*\b(?:sick|vomit\w*|brought)\b)|\b(?:sick|vomit\w*)\b[^.]*\bcoffee grounds\b|"
    r"\bvomit\w*(?: \w+)? blood\b",
    r"\b(?:can see|see) the bone\b|\bblood\b[^.]*\bsoaked\b",
    # head
    r"\bworst headache (?:of my life|ever|i have ever)\b",
    r"\b(?:bang\w*|hit|knock\w*|bump\w*) (?:my|his|her) head\b(?=[^.]*\b(?:being sick|vomit\w*|confused|blood "
    r"thinners|drowsy)\b)",
    # overdose, poison
    rf"\b(?:took|taken|necked|swallowed|had|have taken) (?:a |an )?(?:whole |entire |massive |huge )?(?:lot|load|"
    rf"bunch|handful|heap|"
    rf"stack|ton|pile|strip|packet|box) of (?:my |the |these )?{MEDICINE}\b(?! (?:for|over the years|in my time|every|"
    rf"a day|daily))",
    rf"\b(?:took|taken|necked|swallowed|taking) all (?:of )?(?:my |the |his |her )?{MEDICINE}\b(?! (?:for|as|at|with))",
    r"\boverdos\w+\b|\b(?:od|ods|odd|oding)(?: on (?:my |the |some )?(?!details)\w+)\b",
    r"\b(?:going to|gonna|want to|has|have|just) od\b",
    r"\bafter (?:the|all the|those) (?:tablets|pills) i (?:took|had|swallowed)\b|\bover dos\w+\b",
    r"\boverdoe\w*\b",
    rf"\b{_TOOK}(?: \w+){{0,4}} (?:too many|too much|far too many|all|all of|whole|entire|load of|loads of|"
    r"lots of|handful of|the lot|box of|packet of|box|packet|bottle of|pack of|many)(?: of)?(?: my| the|"
    rf" his| her| our| packet of| packet| box of| box| strip of| your)* {MEDICINE}\b(?! (?:for my|a day|each|"
    r"every|daily|and it makes|makes|for arthritis))",
    rf"\b(?<!to )(?:{_TOOK})(?<!take) (?:about |like |over |nearly |around |at least )?(?:1\d|[2-9]\d|1\d\d|"
    r"200|twenty|thirty|forty|fifty|sixty|a hundred|hundred|fifteen|ten|twelve)(?: of)?(?: my| the|"
    rf" \w+)? {MEDICINE}\b(?! (?:a day|daily|every|each|per))",
    rf"\b{_TOOK}(?: some| the| a| \w+)? (?:bleach|antifreeze|poison|weed ?killer|disinfectant|rat poison|"
    r"white spirit|turps|acid|caustic)\b",
    r"\btook the whole (?:packet|box|bottle|lot)\b",
    rf"\b{_OTHER}(?: \w+){{0,3}} (?:swallowed|taken|drunk|eaten)(?: some of| all)? (?:my |his |her |"
    rf"the )?(?:{MEDICINE}|bleach|battery|batteries|magnet)\b",
    rf"\bdrink (?:\w+ )?{MEDICINE} (?:\w+ )?(?:together|all|now)\b|\bdrink all my {MEDICINE}\b",
    rf"\b(?:all|whole) (?:of )?my {MEDICINE} at once\b",
    rf"\b(?:took|taken|had|swallowed|taking|injected)(?: \w+){{0,2}} (?:more|extra)(?: of)?(?: \w+){{0,2}} "
    rf"{MEDICINE}(?: \w+)? "
    rf"than(?: i| is| was| were| the| it| they| prescribed| normal| allowed)",
    rf"\b(?:took|taken|had|injected|given)(?: myself)? (?:a )?(?:double|twice|triple|three times)(?: my| the| of| "
    rf"dose)* "
    rf"(?:{MEDICINE}|dose)\b(?! (?:of )?vitamin)",
    # allergy
    r"\b(?:throat|neck|airway|windpipe)(?: \w+){0,4} (?:clos\w+|tighten\w*|swell\w*|swollen|shutting|"
    r"blocked up)\b",
    r"\b(?:tongue|lips?|face|throat|mouth)(?: \w+){0,4} (?:swell\w*|swollen|blown up|"
    r"ballooning)\b(?! (?:with hay|from hay|after the dentist))",
    r"\b(?:anaphyla\w+|anaphala\w+|anafala\w+)\b",
    r"\b(?:having|is having|had just|has|bad|severe)(?: \w+){0,2} allergic reaction\b",
    r"\bneed (?:my |an |his |her )?(?:epipen|epi pen)\b|\bcant swallow\b",
    # seizure, collapse
    r"\b(?:seizures?|convulsions?|had a fit)(?: \w+){0,4} (?:this morning|just now|today|tonight|minutes? ago|hour "
    r"ago)\b",
    r"\b(?:another|had)(?: \w+){0,2} (?:fit|seizure) (?:just now|now|this morning|today)\b|\bfit \d+ min\w* ago\b",
    r"\b(?:having|is having|has just had|just had|keeps having|started having|just started)(?: a| an|"
    r" another)+ (?:seizure|fit|epileptic fit|convulsion)\b",
    r"\bseizure(?: \w+){0,2} (?:now|right now|wont stop)\b|\bconvulsing\b",
    rf"\b(?:{_OTHER})(?: is| has| has just| are| just| keeps| started| have| was| who)* (?:started |"
    r"just started |been )*fitting\b",
    r"\b(?:is|started|wont stop|keeps) fitting(?: right)?(?: now| and)",
    r"\bshak(?:ing|es?)(?: \w+){0,4} (?:floor|body)\b|\beyes(?: \w+){0,2} rolled\b",
    r"\bon the floor (?:shaking|fitting|having|and not|not)\b",
    rf"\b(?:{_OTHER})(?: \w+){{0,4}} (?:collapsed|unconscious|passed out|blacked out|unresponsive|fainted|"
    r"keeled over|fall down|fell down|had a fall)\b(?= (?:[.,]|and|at|on|now|not|in)|$)",
    r"\b(?:not|wont|isnt|cant|doesnt|no|hasnt)(?: \w+){0,2} (?:respond\w*|wake|wake up|waking|waking up|"
    r"conscious|come round|coming round|come too)\b(?<!to wake up)(?<!want to wake)",
    r"\bunconscious\b|\bunresponsive\b",
    r"\b(?:i am|going to|about to|think i will|gonna|feel like i am going to) (?:passing out|pass out|"
    r"collapse|black out|blacking out|faint)\b",
    r"\bgone (?:grey|gray) and clammy\b|\bbit my tongue and shaking\b|\bcall(?:ing)? (?:me )?an ambulance\b",
    r"\bneed an ambulance\b",
)

EXCEPT = (
    r"\boverdose (?:risk|training|awareness|prevention|kit|warning|scare)\b",
    r"\btake all my tablets (?:on|at|as|with|every|in the)\b|\bface was (?:sunburnt|red|burnt)\b",
    r"\b(?:want to|going to|might|could|would|will|thinking of|thinking about|plan to|planning to|"
    r"planning an|tempted to|gonna|tried to)(?: just| take| taking| an| try to| \w+)? (?:overdose|"
    r"overdosing|od|neck|take|swallow|drink|down)\b[^.,]*",
    r"\bnever wake\b|\bnot (?:having|had) (?:a|an) (?:heart attack|stroke|fit|seizure|asthma attack)\b(?! (?:but|yet))",
    r"\b(?:people|patients?|those|anyone|clients|members|residents)(?: \w+){0,2} (?:with|having|have|has) (?:\w+ "
    r")?(?:chest "
    r"pains?|heart attacks?|strokes?|seizures?|asthma attacks?|overdos\w+)\b",
    r"\b(?:want|wants|close to|nearly|almost|idea to|thought of|tempted by)(?: just)? (?:take|taking|took|"
    r"swallow\w*|neck\w*|drink\w*)"
    r"\b[^.,]*",
    r"\bhealth anxiety\b[^.]*|\b(?:worry|think|thinking|convinced|sure|scared|feel like) [^.]*\bbut i know (?:it|i|"
    r"that)\b",
    r"\bwet myself(?: a bit| a little| slightly)* (?:when|if|every time) i (?:cough|sneeze|laugh|run|jump|lift)\b",
    r"\bchoking on (?:the |all the |this )?(?:dust|paperwork|emails|words)\b",
    r"\bcant breathe (?:with|for|under) (?:all )?(?:the |this |these |those |my )?(?:\w+ )?(?:meetings|emails|"
    r"paperwork|work|"
    r"calls|deadlines|forms|targets|people|customers)\b",
    r"\b(?:want|hope|wish|rather|sleep|sleeping|asleep)(?: \w+){0,5} (?:never|not|dont|no) wake(?: up)?\b",
    r"\btook (?:\w+ ){0,6}(?:to end it|to die|try and die)\b|\bfor to die\b",
    r"\bchest pain (?:clinic|nurse|appointment|unit|pathway|service)\b",
    r"\b(?:teach|course|training|taught|learn\w*|first aid)\b[^.]*",
    r"\b(?:no|not|dont have|havent|without|never|dont get|never had|no more)(?: any| \w+)? (?:chest pains?|"
    r"seizures?|overdose\w*)(?: or [^.]*)?\b",
    r"\bwhen i (?:am|get|have|feel|had|was)(?: a| an)? (?:anxious|panic\w*|stressed|worried|nervous|"
    r"upset)[^.]*",
    r"[^.]*\bpanic attacks?\b[^.]*|[^.]*\bwhen (?:they|it) happens?\b[^.]*|[^.]*\bwhen i am anxious\b[^.]*",
    r"\b(?:cant|can not) breathe (?:through my nose|for meetings|at night|easy|in masks?)\b",
    r"\bnose is blocked[^.]*|\bsleep apn\w+[^.]*|\bbreathe?s? down my neck\b",
    r"\bstruggling to breathe with all (?:this|the) \w+\b",
    r"\broom to breathe\b|\bbreathing (?:exercises|space|a sigh|is fine|problems|difficulties|machine)\b",
    r"\bbreathing gets bad in\b|\bno [^.]*breathing problems\b",
    r"[^.]*\b(?:bells palsy|bell s palsy|from my ms|makes my legs|polio|diagnosed|migraines?|"
    r"since my brain injury|from my stroke|after the dentist|wheelchair|since birth|cauda equina surgery|"
    r"carpal|from diabetes)\b[^.]*",
    r"\b(?:i )?(?:bleed|bleeding) heavily each month\b[^.]*|\bheavy periods?\b[^.]*",
    r"\b(?:nose ?bleeds?|piles|gums)\b[^.]*",
    r"\bbleeding (?:me|us|heck|hell|obvious|hate|love|thing|job|on and off|idiot)\b|\bgive blood\b",
    r"\btake blood\b",
    r"\boverdos\w+ on (?:coffee|chocolate|telly|tv|work|sugar|meetings|emails|caffeine)\b",
    r"\b(?:disc|disk|ceiling|company|business|firm|market|economy|lung|roof|shelf|wall|scaffold\w*|chair|"
    r"bed)(?: \w+){0,2} collapsed\b",
    r"\bi (?:am |was )?(?:a |an )?(?:paramedic|first aider|call handler|nurse|ambulance \w+)\b[^.]*",
    r"\b(?:work|worked|works) (?:in|on|at|with|for) (?:the |a )?(?:stroke|resus|heart|chest|a e|a and e|"
    r"cardiac)\b[^.]*",
    r"\bdont want to wake\b[^.]*|\b(?:not|never|no) wake up\b(?= (?:tomorrow|never|one (?:morning|day)))|\bwet "
    r"myself laughing\b",
    r"\bstruggling to breathe (?:at|with) (?:work|the)\b",
    r"\b(?:passed out of|cough\w* up phlegm|blood in my sock|take loads of|i take \d+)\b[^.]*",
    r"\bfit (?:note|for)\b|\bhaving a fit (?:of|about|because|over|at)\b",
)
