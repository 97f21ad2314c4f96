"""Abuse and fear: someone who is hurt, controlled or frightened by another, at home or at work, and a child at risk."""

from __future__ import annotations

from bot.safety.phrases import BOSS, CHILD, FAMILY, PARTNER

_WHO = (
    rf"(?:he|she|they|{PARTNER[3:-1]}|{FAMILY[3:-1]}|{BOSS[3:-1]}|mother|carers?|family|stepdad|gang|friend|"
    rf"mate|granddad|ex s|uncles?|friends husband|some one)"
)
_HOME = rf"(?:he|she|they|{PARTNER[3:-1]}|{FAMILY[3:-1]})"
_HURTS = (
    r"(?:hits?|hitting|hit|beats?|beating|beaten|batter(?:s|ed|ing)?|punch(?:es|ed|ing)?|slap(?:s|ped|ping)?|"
    r"kick(?:s|ed|ing)?|strangl(?:es|ed|ing|e)?|chok(?:es|ed|ing|e)"
    r"|rap(?:es|ed|ing|e)|abus(?:es|ed|ing|e)|hurts?|hurting|assault(?:s|ed|ing)?|attack(?:s|ed|ing)?|"
    r"grop(?:es|ed|ing)|stab(?:s|bed|bing)?|burn(?:s|ed|t|ing)?|leather(?:s|ed|ing)"
    r"|throttl\w+|whips?|smack(?:s|ed|ing)?|drag(?:s|ged|ging)?|spit(?:s|ting)?|spat|headbutt\w*|stalk(?:s|ed|"
    r"ing)?|threaten(?:s|ed|ing)?|terroris\w+|imprison\w*|starv\w+"
    r"|knock(?:s|ed)|go(?:es)? for|went for|throws?|threw|shov(?:es|ed|ing)|pimp\w*|molest\w*)"
)
_WHOM = (
    rf"(?:(?:to )?me|us|her|him|them|my mum|my mother|my sister|my brother|my daughter|my son|my kids|"
    rf"my children|the kids|(?:my |the |our |his |her )?(?:little |lil )?{CHILD}|my nan|mum|my cousin)"
)

STATED = (
    # watched, held back, looked for
    r"\bcant (?:say (?:much|anything|it|a lot)|type|write|chat|be long|stay on|say more|talk|speak)\b[^.]*\b(?:he|"
    r"she|they|my "
    rf"{PARTNER}) (?:is|are|might|will|could|can)(?: \w+){{0,4}} (?:room|listening|watching|home|back|angry|hear|"
    rf"see|door|"
    r"upstairs|downstairs)\b",
    rf"\b(?:not|isnt|never|arent) allowed(?: to)?(?: \w+){{0,6}} without (?:him|her|them|my {PARTNER}|his|asking)\b",
    rf"\b(?:he|she|they|{PARTNER[3:-1]}|family|gang|trafficker\w*)(?: is| are| has been| keeps| keep| was| still| "
    rf"been)* (?:try\w* to "
    r"find|trying to trace|tried to find|looking for|hunting|tracking|out looking for)(?: down| out)? (?:me|us|"
    r"where i)\b",
    rf"\b{_HOME}s?(?: \w+){{0,4}} (?:tracker|tracking app|spyware|spy app|camera|cameras|listening device) (?:on|"
    rf"in) (?:me|my|the "
    r"(?:bedroom|bathroom|house|kitchen|flat))\b(?! (?:van|lorry|cab|work))",
    # another who cannot stand up for themselves
    r"\b(?:takes?|took|taking|steals?|stole|stealing|spends?|keeps?|kept)(?: all)?(?: of)?(?: my| her| his| our| "
    r"their)? (?:mums?|"
    r"dads?|nans?|grans?|mothers?|fathers?|grandads?|grandmas?|old ladys) (?:pension|money|benefits?|card|"
    r"savings)\b(?! to the)",
    rf"\b(?:staff|carers?|nurses?|workers?|colleagues?|manager|matron)(?: \w+)? {_HURTS} (?:a |the |our |an |one "
    rf"of the )?(?:residents?|"
    r"patients?|old|elderly|service users?|clients?|child\w*|pupils?|babies|baby)\b",
    r"\binterfer\w* with (?:me|her|him|them|(?:my|our|the|his|her) (?:little )?(?:sister|brother|daughter|son|"
    r"kids?|child\w*|girls?|boys?|"
    r"niece|nephew))\b",
    r"\b(?:they|he|she|family|husband|mother in law|grandmother|aunt\w*)(?: \w+){0,2} (?:want\w*|going|plan\w*|"
    r"will|say) (?:to )?(?:cut|"
    r"circumcise) (?:her|my daughter|our daughter|my (?:little )?girl|my sister|me)\b(?! (?:hours|pay|hair|out|off|"
    r"down|some|loose|"
    r"short|wages|a))",
    r"\bin danger from\b",
    r"\b(?:scared|afraid|fear|frightened|terrified) for (?:my|our|her|his) (?:safety|life|lives|kids)\b",
    r"\bfear for my (?:life|safety)\b",
    r"\bforced to work (?:for|without|with no)\b|\bwork(?:ing)? without (?:pay|wages)\b(?= )(?=.*\bforced\b)",
    r"\bfor(?:ce|ces|cing|ced) (?:me|her|him)(?: \w+)? (?:for|into|to(?: have)?) sex\b",
    rf"\b{_HOME}(?: \w+)? (?:wont|doesnt|never|not) (?:let|allow) me (?:near|use|answer|touch|on|have a|"
    r"have my)\b(?=.*\b(?:phone|bank|car|money|friends|door|keys)\b)",
    r"\b(?:comes?|came|coming|gets?|climbs?) in(?:to)? my (?:room|bed|bedroom) at night\b|\bflinch\w* when\b",
    r"\bmarks on (?:him|her|them|his|her|their)\b",
    r"\b(?:give|gives|gave|giving) (?:me|her|us|them|him) (?:a |the |another )?(?:beating|hiding|slap|"
    r"slapping|kicking|black eye|thump|good hiding)\b",
    rf"\b(?:says|said) i am next\b|\bput my windows in\b|\b{PARTNER} did (?:it|this)(?= [.,]|$| to)",
    rf"\b{_HOME} watch(?:es)? everything i do\b",
    r"\bnot give me (?:my |the )?passport\b",
    r"\b(?:boss|manager|supervisor|foreman|owner) (?:hits|beats|slaps|kicks|punches) (?:the|us|people|staff|"
    r"lads|my)\b(?! (?:targets|roof|clock))",
    r"\bbecause of what (?:he|she|they) (?:will|would|might|could)? ?do\b",
    r"\bwhat (?:he|she) will do otherwise\b",
    # hurt by someone
    rf"\b{_HOME} (?:who|that|what) {_HURTS} {_WHOM}\b|\brapped me\b",
    r"\b(?:hitting|beating|battering|slapping|punching|kicking|leathering|belting) (?:on )?(?:my|our) (?:mum|sister|"
    r"brother|nan)\b",
    r"\b(?:gets?|got|getting|had|given|give|gave)(?: me| her| us| him)?(?: a| an| another| many| good)* (?:hiding|"
    r"battering|slap|"
    r"slapping|leathering|pasting|thumping|black eye|belting|clip)s? (?:again|off|from|by)\b",
    rf"\b{CHILD}(?: \w+){{0,4}} (?:getting|gets|got|is|being|been) (?:battered|leathered|beat|belted|walloped|thumped|"
    rf"hit)\b",
    rf"\b{_HOME}(?: \w+)? (?:twists?|squeezes|bends|pinches|wrenches|yanks|grabs) (?:it|my \w+|me|"
    rf"her)\b(?=[^.]*\b(?:when|angry|"
    r"temper|again)\b)",
    r"\b(?:neck|face|eye|throat|ribs?|cheek|lip|bruised?|marks?|purple|scars?)(?: \w+){0,6} (?:from|off|thanks to|"
    r"courtesy of) "
    rf"(?:him|my {PARTNER})\b",
    r"\bwalked into a door\b|\b(?:told|tell|telling|said|lied)(?: \w+){0,4} (?:i|that i) (?:had )?(?:fell|fallen|"
    r"tripped|slipped)"
    r"(?: \w+){0,4} but (?:it was|he|she|really|my)\b",
    rf"\b{PARTNER}s?(?: \w+){{0,4}} right hook\b|\bwith the belt\b",
    # held and used
    r"\b(?:prisoner|hostage) in my own (?:home|house|flat)\b(?![^.]*\b(?:pain|knee|back|illness|fatigue|agoraphobia|"
    r"anxiety)\b)",
    r"\b(?:forc\w+|mak\w+|made|want|wants|sending)(?: to force)? (?:me|her|my sister|my daughter)(?: to)? (?:marry|"
    r"get married|"
    r"be married)\b",
    r"\b(?:mak\w+|forc\w+|made) (?:me|her) (?:to )?(?:sleep|have sex|go) with\b(?! (?:the light|a))",
    r"\b(?:take|took|taken|takes|keep|keeps|kept|hold|hide|hides)(?: away)?(?: my| our| their| the)? (?:passports?|"
    r"documents|"
    r"identity papers)\b(?! (?:for (?:a )?(?:right|check)|to (?:check|copy|scan)))",
    r"\b(?:no|not|never|wont) let(?:s|ting)? (?:me|us|her) (?:go out|out|leave|see my|have friends|use my phone)\b(?! "
    r"(?:early|work))",
    rf"\b{_HOME}(?: \w+){{0,2}} (?:has|keeps|holds|took|takes|controls|got) (?:all )?my (?:bank )?(?:cards?|keys|"
    rf"account|money)\b",
    r"\bchecks (?:the|my|all my|every) receipts?\b|\bgives? me (?:an allowance|pocket money)\b",
    r"\b(?:says?|said|promised|swears?|threaten\w*)(?: \w+){0,3} (?:will |would |to )(?:bury|drown|finish|burn|cut|"
    r"end) me\b(?! (?:up|off))",
    r"\bwhat (?:happens|he does|she does|goes on) to the (?:kids|children|little ones|baby|boys|girls)\b",
    r"\b(?:kids|children|little ones|boys|girls) (?:hide|are (?:scared|frightened|terrified))(?: \w+){0,3} (?:when|"
    r"of) (?:he|she|him|"
    r"her|their (?:dad|mum)|my)\b",
    rf"\b{_WHO}(?: s)?(?: is| has| was| keeps| always| often| sometimes| still| just| been| started| only|"
    r" already| then| sexual\w*| physically| badly| really| said that| once| nearly| also| are| have| he| she| and|"
    r" would| s| tried to| tries to|"
    rf" trying to| likes to| wants to| make| makes| did| got|s)* (?:{_HURTS}|strangle|frighten\w*|"
    rf"kiss)(?: all over| to)? {_WHOM}\b(?! (?:down on|down the price|hard when|for six|up about|out of my|"
    r"a text|hours|pay|shift|with (?:a )?(?:disciplinary|the sack|redundancy)|feelings|off))",
    rf"\b{_WHO}(?: \w+){{0,3}} (?:knocks me about|slaps me round|throws (?:things|stuff|plates)|"
    r"smash\w*(?: \w+)? (?:things|stuff|my|the|up)|pulls my hair|broke my|put me in hospital|pushed me down|"
    r"threw me|dragged me|spits at me|knocked me out)\b",
    rf"\b{_HURTS} by (?:my |the |a |her |his |their )?(?:own )?(?:step |ex )?{_WHO}\b(?! (?:last|\d))",
    r"\bchok(?:ed|es|ing) (?:me|her|him) out\b|\bslit my (?:throat|face)\b",
    r"\b(?:hands?|hand) (?:round|around|on) my (?:neck|throat)\b|\bblack eye (?:off|from|by)\b",
    r"\b(?:made|making) violence\b|\bis making violence to me\b",
    r"\bviolent (?:to|towards|with) (?:me|us|her)\b",
    r"\b(?:is|gets|being|has been|very|so|was) (?:physically |sexually |emotionally |mentally )?(?:violent|"
    r"abusive)\b",
    r"\babusive (?:relationship|partner|husband|wife|boyfriend|girlfriend|marriage|home)\b",
    rf"\b{PARTNER} is abus\w+\b",
    r"\b(?:am|being|been|get|getting|is|are|was) (?:physically |sexually |emotionally |financially |"
    r"mentally )?(?:abused|beaten|raped|trafficked|groomed|exploited|strangled|stalked|molested)\b",
    r"\bdomestic (?:abuse|violence)\b",
    r"\babuse at home\b|\babusing (?:me|us|her|him|my|the)\b",
    r"\bbruises\b(?! (?:easily|from the|from (?:work|falling|my)))|\bend up with bruises\b",
    r"\bstalk(?:ing|s|ed|er) (?:me|us|and|outside)\b|\bis stalking\b|\bmy stalker\b",
    r"\b(?:threw|throws|thrown|chucks|chucked|smashed)(?: \w+){0,4} (?:at|over) (?:me|us|her|my (?:head|"
    r"face|kids|mum))\b",
    rf"\b{_HOME} (?:is|are|keep|keeps) (?:beating|hitting|violent|dangerous)\b|\bhe is dangerous\b",
    r"\b(?:man|bloke|lad|guy|he|colleague|someone)(?: \w+){0,3} (?:punched|kicked|attacked|assaulted|"
    r"headbutted|grabbed) me\b(?=.*\b(?:again|scared|yesterday|today|last night|this week|on \w+day)\b)",
    r"\bsmash(?:es)? things up\b",
    # sexual
    r"\b(?:raped|rapes|raping|rapist)\b|\brape me\b",
    r"\bsexual(?:ly)? (?:assault\w*|abus\w*|harass\w*|violence|things|favours)\b",
    r"\bforced (?:himself|herself|themselves) on (?:me|her)\b|\bsleep with (?:me|him|her) or\b",
    r"\b(?:make|makes|made|making|force|forces|forced|forcing|to)(?: me| her| us)? (?:to )?(?:do|have|"
    r"having)? ?(?:sex|sexual)\b(?=.*)",
    r"\bmade to sleep with\b|\bmakes? me do things i dont\b",
    rf"\b{_WHO}(?: \w+){{0,3}} (?:touch\w*|grab\w*|grop\w*|kiss\w*|fondl\w*|feels|rubs)(?: \w+)? (?:me|her|"
    r"him|my (?:body|breasts?|bum|legs?|bottom|daughter|son|chest|boobs)|us)\b(?! (?:by|about|"
    r"with a question))",
    r"\btouch\w* (?:my|our) (?:daughter|son|child|kids?|little (?:girl|boy))\b|\bman in my job touch\b",
    # held and controlled
    rf"\b{_HOME}(?: \w+){{0,3}} (?:wont|doesnt|dont|not|never|refuses to|will not|didnt)(?: \w+)? (?:let|"
    r"allow|allows|lets|allowing)(?: me| her| us)?(?: to| ever)* (?:out|leave|go|see|speak|talk|"
    r"have (?:any |my )?(?:money|friends|phone|bank)|work|get a job|use|spend|eat|contact)\b",
    r"\b(?:wont|doesnt|not|never|dont) (?:let|allow)(?:s)? (?:me|her|us) (?:out|leave the house|"
    r"out the house|out of the house|see anyone|speak to anyone|have (?:any )?money|see my (?:family|"
    r"friends|mum))\b",
    r"\b(?:not allowed|isnt allowed|not permitted)(?: to)? (?:out|leave the house|go out|see (?:my|anyone|"
    r"friends)|have (?:any |my )?money|speak to|talk to|have friends|to have money|"
    r"go outside)(?! because of)",
    r"\b(?:controls?|controlling|takes?|took|keeps?|kept|taken|keeping|hides?|hold|holds|"
    r"holding)(?: \w+)?(?: all)? (?:my|our|her|his|their) (?:money|wages|wage|passport|passports|bank card|"
    r"benefits|id|papers|phone off|pay|salary)\b",
    r"\b(?:take|takes|took) my passport\b",
    r"\b(?:locks?|locked|keep|keeps|keeping|kept)(?: me| us| her| him| them| my \w+| the fire door so we|"
    r" the door)? (?:in|up|inside|locked|prisoner|locked up|locked in)\b(?=.*\b(?:house|room|wages|work\w*|"
    r"flat|cant|leave|pay|mornings?|home|in|up)\b)(?! (?:hands|touch|stock|late|my spirits|the good|with))",
    r"\block(?:s|ed|ing)? (?:me|us|her|him) (?:in|out|up)\b|\blike (?:a )?slaves?\b",
    r"\b(?:working|work|works) for no (?:pay|money|wages)\b|\bcant leave (?:him|her|because he|or he)\b",
    r"\bmodern slavery\b",
    r"\b(?:forced|being forced|forcing (?:me|her|him)|made) (?:to|into) (?:marry|marriage|a marriage|"
    r"getting married)\b",
    r"\bforced marriage\b|\bhonou?r (?:based )?(?:violence|killing)\b|\bfgm\b",
    r"\bask (?:him|her|my husband|my partner) before i\b|\bask permission from (?:him|my)\b",
    r"\bwalk(?:ing)? on eggshells\b(?=.*\b(?:his|him|her|he|she|home|partner|husband|temper)\b)",
    r"\bkeeps me on a lead\b",
    rf"\b{_HOME}(?: \w+){{0,3}} (?:checks|tracks|goes through|reads|monitors|takes|went through|tracking|"
    r"listens to)(?: \w+)? my (?:phone|texts|messages|calls|emails|location)\b(?!.*\b(?:blind|for me|deaf|"
    r"help\w*)\b)",
    rf"\b(?:{PARTNER}|he|she) (?:decides|dictates|controls|chooses)(?: \w+)? (?:who|what|where|when|how|"
    r"everything|if i)\b",
    r"\bnot (?:give|giving) (?:me |us |back )*(?:my|our) passports?\b",
    r"\block(?:s|ed|ing)? (?:her|his|the|their|my|our) (?:kids?|children|child|son|daughter|wife|mum)\b",
    r"\b(?:controlled|owned|watched|trapped|kept|imprisoned|coerced|blackmailed|forced) by (?:my |the |him|"
    rf"her)(?:{PARTNER}|{FAMILY}|gang|boss)?\b",
    r"\bdo (?:what|as|everything) (?:he|she|they) (?:says?|tells?|wants?)(?: me)?(?: or| otherwise| else|$)",
    r"\bor i get hurt\b",
    r"\b(?:lock|locks|locked) the doors?(?: \w+){0,4} (?:go|leave|out|cant)\b",
    r"\bhe (?:lock|locks|locked) the door\b",
    # threats and fear
    r"\b(?:threaten\w*|says?|said|keeps|keep|promised|swears?|told me)(?: \w+){0,6} (?:kill|hurt|stab|shoot|"
    r"slit|burn|find|harm|murder|attack|beat|get)(?: my)? (?:me|us|my (?:family|kids|throat|mum|children|"
    r"face|parents))\b(?! (?:if i (?:am|was) late|for being|for this|another|a|an|back|to work|into work|"
    r"help|in touch|sorted))",
    rf"\b(?:he|she|they|{PARTNER[3:-1]}|step dad|uncle|brother) (?:will|is going to|going to|might|could|"
    r"is gonna) (?:hurt|kill|beat|batter|find|punish|hit|stab) (?:me|us|the kids|my)(?= (?:[.,]|"
    r"if i (?:leave|tell|go\b(?! back)|speak|talk|call|say|run|report|try|left|told|ever)|if (?:he|"
    r"she) (?:finds|knows|sees)(?! me lifting)|one day|when|tonight|again)|$)",
    r"\bif (?:he|she|they) (?:finds?|found|knows?|sees?|catch\w*|hears?)(?: out| me| this)?\b(?=.*\b(?:hurt|"
    r"kill|hit|beat|scared|danger|safe|trouble)\w*\b)",
    r"\bwill hurt me if\b|\bhurt me if\b",
    r"\b(?:scared|frightened|afraid|terrified|fear\w*|petrified|scard)(?: of| for| from| about)? (?:my |"
    rf"the )?(?:him|her(?! (?:finding|losing))|{PARTNER}|{FAMILY})\b(?! (?:finding|losing|getting|dying|"
    r"worrying|illness|having|being))",
    rf"\b(?:scared|frightened|afraid|terrified) (?:of )?(?:what|that) (?:he|she|they|my {PARTNER})\b",
    r"\b(?:dont|not|never|no longer|do not)(?: \w+)? (?:feel )?(?:safe|want to be)(?: \w+)? (?:at home|"
    r"going home|in my (?:own )?home|in the house|with him|with her|around him|"
    r"there with)\b(?! because i (?:fall|might fall|fell))",
    r"\b(?:not safe|isnt safe|unsafe) (?:at|in|to go|going) (?:home|my home|the house|"
    r"my own home)\b(?! because i (?:fall|might))",
    r"\bnot safe to (?:leave|talk|speak|text|call|ring)\b(?=.*\b(?:he|she|husband|partner|phone)\b)",
    r"\bhide(?:s)? (?:in|from)(?: \w+){0,4} (?:when|him|her|bathroom)\b",
    rf"\b(?:ex|he|she|{PARTNER})(?: \w+){{0,4}} (?:with a knife|with a weapon|with a hammer|follows me|"
    r"following me|waits? (?:outside|for me)|turns? up at)\b",
    r"\bnever see (?:the|my) (?:kids|children) again\b",
    r"\bhe (?:checks|tracks) my phone\b|\bgoes through my phone\b",
    r"\b(?:only|just) when (?:he|she) (?:is|has been|s)? ?(?:drunk|drinks|drinking|out)\b(?=.*\b(?:hit|let|"
    r"speak|hurt|hits)\b)",
    r"\b(?:slapping|hitting|beating|punching) from my\b|\bslaps her\b",
    r"\b(?:scared|frightened|afraid|terrified|dread\w*|dont want) (?:to|of|about) (?:go|going|be|being|"
    r"go back|walk)(?: back)? (?:home|at home)\b",
    r"\bcant (?:talk|speak|say more|text)(?=.*\b(?:he|she|they) (?:is|are)\b.*\b(?:room|listening|dangerous|"
    r"next|watching|home)\b)",
    # a child at risk
    rf"\b{CHILD}(?: \w+){{0,6}} (?:bruises|being (?:hit|beaten|hurt|abused|starved|neglected|left|touched|"
    r"groomed)|left alone|is (?:hit|beaten|starved|hurt)|gets (?:hit|beaten))\b",
    rf"\b{CHILD}(?: told me| says| said| and)?(?: \w+){{0,3}} (?:touches|touched|hits|hit|beats|beat|hurts|"
    r"hurt|smacks|abuses) (?:her|him|them)\b(?! (?:own )?(?:head|hand|knee|arm|leg|foot|thumb|face|ankle|back|wrist|"
    r"fingers?|neck|shoulder|hip|toe|nose|ribs?|elbow|tooth|teeth|eye|ear|feet|self|chin))",
    rf"\bwhat (?:my |her |his |the )?(?:ex|{PARTNER}|{FAMILY}|he|she)(?: \w+)? (?:does|do|did) (?:to|"
    rf"with) (?:our|my|the) {CHILD}\b",
    r"\bshakes? (?:the|my|her|his) baby\b|\bchild (?:abuse|at risk|neglect)\b",
    r"\bchild\w* (?:is|are|being|getting) (?:hit|beaten|hurt|abused|starved|hungry all)\b",
    rf"\bhit(?:s|ting)? the child\w*\b|\btouching (?:my|our|a|the) {CHILD}\b|\b(?:being|is|are) beaten\b",
    r"\bbeing starved\b|\bleft alone all night\b|\btouches me at night\b",
    r"\b(?:secret|rude|dirty|bad|horrible) things? (?:to|with) (?:her|him|my|them)\b",
)

EXCEPT = (
    r"\b(?:crohns?|crones|chrons|ibs|illness|pain|condition|stomach|bladder|bowels?|colitis|back|"
    r"asthma) keeps? me (?:in|up)\b",
    r"\b(?:it|that|back|knees?|hips?|neck|shoulders?|joints?|jaw|fingers?|hands?|ankles?) (?:just |always |often )*"
    r"(?:locks|locked|locking)(?: \w+)? up\b",
    r"\bbeats? (?:me|us) (?:to (?:the|it|that|a)|at|by|on points)\b",
    r"\b(?:hits|hit) (?:me|us) (?:hard|for six)\b|\btouched (?:a nerve|on|base)\b|\bstalks the\b",
    r"\b(?:work|works|worked|working|volunteer\w*|deal|cases|support worker|social worker|officer|lead|"
    r"charity|refuge|teach|training|course|investigat\w*|counsellor|carer for children|foster|probation|"
    r"protection|safeguarding)\b[^.,]*\b(?:abus\w*|domestic|violence|offenders|child protection|rape crisis|"
    r"safeguarding)\b[^.,]*",
    r"\bwork\w*(?: \w+)? like (?:a )?slaves?\b",
    r"\b(?:domestic (?:abuse|violence)) (?:policy|leave|course|awareness|poster|leaflet|support|charity|worker|"
    r"service|refuge|training|helpline|team|"
    r"officer|advocate|advisor|adviser)\b",
    r"\b(?:drug|alcohol|substance|verbal) abuse\b|\babuse (?:from|claims)\b|\bshout abuse\b",
    r"\babuse from (?:customers|passengers|inmates|patients|the public)\b",
    r"\b(?:not|no|never|isnt|wasnt|nobody|no one|dont)(?: \w+){0,3} (?:violent|abuse|abused|abusive|hits me|"
    r"hurts me|hurting me|been hit|hit me|abusing)\b",
    r"\bno abuse\b",
    r"\bi (?:will|might|may|could|am going to|would)(?: \w+)? do (?:a |some |something )?(?:bad|terrible|"
    r"horrible)(?: things?)? to\b",
    r"\b(?:monitors?|checks?|reads?|listens to) (?:all )?my (?:emails|calls|work phone|messages) (?:at|for|from) "
    r"work\b",
    r"\breads?(?: \w+)? my (?:\w+ )?(?:out|to me|aloud|for me)\b|\breads? my (?:\w+ )?[^.]{0,20}(?:cant see|blind|"
    r"dyslexi\w*|glasses)\b",
    r"\bkeeps? my (?:wages|pay) (?:back )?(?:a|one|two|the first) (?:week|month|day)s?\b",
    r"\bmanager monitors\b|\b(?:wont|dont|doesnt) let (?:me|us) (?:go home|finish|off|get away|leave) (?:early|on "
    r"time|before)\b",
    r"\b(?:threatened|threaten|threatens|threatening)(?: \w+)? (?:to (?:sack|fire|dock|stop|discipline|"
    r"report|cut|reduce|dismiss)|with (?:a |the )?(?:disciplinary|sack|redundancy|dismissal|warning|court|"
    r"legal))\b[^.]*",
    r"\b(?:wont|not|doesnt|never|not allowed to|let me)(?: \w+){0,3} (?:lift|drive|carry|work from home|"
    r"have breaks|do light|go back|do any|do the shopping|leave early|leave at|go part time|take(?! my passport)|"
    r"change|"
    r"swap|see the rota|have time|use the (?:lift|chair|toilet)|work)\b[^.]*",
    r"\b(?:horse|dog|car|forklift|van|pallet|bus|lorry|pupil|patient|resident|customer|dementia|"
    r"child at work|special needs)\b(?!(?: \w+)* (?:who|that) )(?: \w+){0,5} (?:hit|kicked|punched|bit|attacked|"
    r"knocked|slapped)\b[^.]*",
    r"\battacked by a (?:dog|cow|horse|swan|cat)\b|\bstabbed me in the back\b|\bstabbed in the back\b",
    r"\bhit me (?:hard|all at once|that|for six)\b",
    r"\b(?:boss|manager|supervisor|they|it|covid|menopause|stress|grief|"
    r"news)(?: \w+){0,2} (?:threw me under|knocked me for|hit me|pushed me too|beat me to)\b(?! (?:and|in|"
    r"with|at work and))(?=.*\b(?:bus|six|hard|once|that|like)\b)",
    r"\bkeeps? my p45\b|\bkept my tips\b|\bkeep my (?:wages|pay) (?:up|the same)\b",
    r"\btakes? (?:all )?my (?:wages|pay) (?:to|for)\b|\bscared of my manager finding\b|\bhes? lovely\b",
    r"\bnot safe to (?:drive|lift|work)\b|\bbecause of (?:my )?(?:agoraphobia|pain|anxiety)\b",
    r"\bkick me at school\b|\bi get harassed by\b|\bsexual health\b|\bsame sex\b|\bchild ?care\b",
    r"\bmy (?:boss|manager) (?:is )?(?:horrible|shouts)\b|\b(?:no|any|asked about) domestic\b|\brape ?seed\b",
)
