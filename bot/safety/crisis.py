"""Suicide and self-harm: how people say it, straight or sideways, and what only sounds like it."""

from __future__ import annotations

from bot.safety.phrases import CHILD, ELSE, FAMILY, MEDICINE, NOT, SELF, STOP, WANT, words

_FAMILIES = rf"(?:{CHILD}|{FAMILY}|wife|husband|family|kids|everyone|friends?)"

_DENIED = (
    r"(?:(?:not|dont|do not|doesnt|didnt|never|isnt|arent|wasnt|wouldnt|havent|hasnt|without|deny|denies)"
    r"(?: (?:going|to|want|wanting|feel|feeling|at|all|really|currently|actually|been|ever|about|thinking|thought|thoughts|think|of|any|a|an|having|have"
    r"|had|planning|plan|plans|be|am|i|no|that|like|so|intend|intending|considering|contemplating|wish|wanted|ve|this|is|in|self|harm|risk|or|and)){0,6}"
    r"|no(?: (?:current|active|longer|any|more|thoughts?|plans?|intention|desire|wish|feelings?|history|risk|ideas?|urges?|of|to|or|about|for|a|suicidal)){0,6})"
)

STATED = (
    # said outright
    rf"\b(?:kill|killing|hang|hanging|hurt on purpose|drown|drowning|shoot|shooting|poison|poisoning|gas) {SELF}\b",
    rf"\bi (?:killed|hung|hanged) {SELF}\b|\btried to (?:kill|hang|drown|gas) (?:me|{SELF})\b",
    rf"\bi (?:will|want|wish|think|am going|need|plan|try|like|would|tried|have to|must)(?: to)? (?:kill|hang) me(?= (?:tonight|today|now|tomorrow|soon|[.,])|$)",
    r"\b(?:try|tried|want|going|think) to (?:kill|hang) me\b(?! (?:if|for))",
    r"\b(?:suicide|suicidal|suicidally|suicides|suiciding|suicided)\b",
    rf"\b(?:end|ending|ended|finish|finishing|take|taking|taken|took|ends) (?:my|his|her|their)(?: own)? (?:life|lives|live)\b(?! (?:back|on|in))",
    rf"\b(?:end|ending|finish|finishing|ended) (?:it all|everything|of my life)\b(?! (?:by|before|at|with|for|and start))",
    r"\b(?:make|making) (?:an |the )?end of my life\b|\bmy life is (?:finish|finished|over)\b|\bfinish myself\b",
    rf"\b(?:want to|going to|will|thinking about|think about|thinking of|thought about|ready to|actually|time to|so i can|to) end(?:ing)? it"
    rf"(?= (?:tonight|now|soon|today|forever|for good|finally|been|bye|because|but|tomorrow|[.,])|$)",
    r"\bending it (?:tonight|soon|today|tomorrow|all)\b|\bend everything\b|\bto finish it\b(?= [.,]|$)(?<=bridge to finish it)",
    r"\b(?:fantasi\w+|imagin\w+|think\w*|obsess\w+) (?:about |of |on )?(?:my own death|my death|dying|being dead|death)\b",
    # wanting to be dead
    rf"\b(?:want|wanted|wants|wanting|wish|wishing|hope|hoping|like|love|ready|need|pray|prefer|rather)(?: just)?(?: to)?(?: \w+)?(?: to)? "
    rf"(?:die|dead|be dead|death|dying|be death)\b(?! (?:of|to|for(?! real| good)|from|laughing|than|down|tired|arm|leg|line|end|weight|set|keen))",
    r"\b(?:wish|wished|wishing) (?:i|that i|she|he) (?:was|were|am|is|had|would|could)(?: \w+)? (?:dead|never born|never been born|not alive|not here)\b",
    r"\bwish (?:i|that i) (?:was|were|had|had been|wasnt|had never|was never|would)(?: been)? (?:never )?(?:born|alive)\b",
    r"\b(?:wouldnt mind|would not mind|be better|better off|better of|rather be|prefer|want|worth more|happier) (?:being |off |of |to be )?dead\b",
    r"\bbetter (?:off )?(?:if i|if i was|if i were|when i|that i|if i am)(?: \w+)? (?:dead|die|died|gone|dying|not here|wasnt here|not around)\b",
    r"\bbetter if i die\b|\bworth more (?:\w+ ){0,5}dead\b|\bdeath (?:sounds|seems|looks|would be) (?:like|good|nice|better)\b|\bprefer death\b",
    r"\bi (?:hope|wish|pray)(?: that)? i die\b|\bhope i (?:just )?die\b|\bjust (?:go |let me )?die(?: then)?(?= (?:haha|lol|[.,])|$)",
    r"\bwhat i want (?:\w+ ){0,3}(?:dying|death|to die)\b|\bdying mostly\b|\bput down like a (?:dog|horse)\b|\btry and die\b|\bfor to die\b",
    r"\b(?:ways?|how i can|how to|time|want|going|ready|reasons?|plan|planning) (?:to )?die\b(?! (?:for|of))|\bi am going to die by\b",
    # not wanting to be alive
    rf"\b(?:dont|not|no longer|no|didnt|never|doesnt|do not|cant be bothered|tired|tired of|stopped)(?: really| even)? "
    rf"(?:want|wanting|wish|like|feel like|have power|have energy|deserve|care)?(?: to)?(?: be)? ?"
    rf"(?:live|living|alive|exist|existing|livin|lives)\b(?! (?:in|with|off|on|at|here|near|there|alone|like that|by|far|close|under|together|further|anywhere|chat|from|wage|room))",
    r"\b(?:dont|not|no longer|doesnt|didnt|never|no)(?: really)? (?:want|wish|wanting)(?: to)? (?:be )?(?:here|hear|around|on this earth|in this world|on this planet)"
    r"\b(?! (?:all|long|at|for|till|until|on|when|too|longer than|filling|forever waiting))",
    r"\b(?:not|stop|to not|no longer|without) exist(?:ing)?\b|\bnot be(?:ing)? (?:around|alive|here)(?: any more| at all)?(?= [.,]|$)|\bwhen i am dead\b",
    r"\bnot be(?:ing)? (?:around|here|alive) (?:any more|no more)\b|\bwant(?:ing)? to be alive no\b|\bi am not want live\b",
    rf"\b(?:sleep|sleeping|asleep|tomorrow|hope|wish|want|rather|could|maybe|might|just|pray|hoping)(?: ,)?(?: [^\W_]+){{0,5}} (?:never|not|dont|no)"
    rf"(?: just)? wake(?: up)?\b(?! (?:at|for|early|before|so|in time|him|her|the))",
    r"\b(?:living|live|alive|life|carry on|carrying on)(?: any ?more)?(?: is| are)? (?:not|isnt|nt|no) worth\b|\blife (?:is not|isnt|is nt|not|aint) worth\b",
    r"\bnot worth (?:living|it any more|being alive|going on)\b|\bisnt worth living\b",
    rf"\b(?:no|any|not|without|is there a?|see the|what is the|whats the|what the|a|see no|there a) (?:more )?(?:reason|point|purpose|use)(?: (?:in|for|to|of|me|my|us))*"
    rf" (?:living|live|life|alive|being here|be here|being alive|going on|existing|exist|carrying on(?! with)|keep living|me being here|me being)\b",
    r"\b(?:nothing|nothin|not a thing|not much|nuthin)(?: \w+){0,2} (?:to )?live for\b|\bno (?:will|wish|desire) to live\b",
    r"\b(?:given|give|giving|gave) up on (?:life|living|everything|myself)\b(?! (?:in|at))",
    r"\b(?:done|finished|through) (?:with|w) (?:life|living|everything|it all|this life|this world)\b|\bso done with life\b",
    r"\b(?:tired|sick|had enough|fed up|bored|weary) (?:of|with) (?:life|living|live|being alive|this life|existing|it all)\b(?! (?:on|at|in|as))",
    r"\bcant (?:do|face|take|cope with|handle|continue|stand) (?:this )?(?:life|living|being alive)\b|\bcant be bothered (?:with )?(?:life|living|live)\b",
    rf"\bcant (?:go on|carry on|keep going|continue)(?: living| like this| any more| much longer| no more| anymore| this life)*{STOP}",
    r"\bcant (?:go on|carry on) living\b|\bi prefer death\b|\bhate (?:being alive|living|my life and)\b",
    r"\bwant (?:it|this|everything|it all|all of it|the pain|all the pain|life)(?: all| just)? (?:to|2) (?:end|stop|be over|go away)(?: forever| for good| now)?"
    r"(?! (?:hurting|so|bullying|before|and work|then))(?<!the pain to stop)(?<!the pain to end)(?<!the pain to go away)(?= [.,]|$| for)",
    r"\bpain to (?:end|stop) for (?:good|ever)\b|\bme included\b",
    # a burden, not missed, saying goodbye
    r"\b(?:better|happier|easier|fine|best|nicer|good)(?: \w+){0,3} (?:without me|if i (?:was|were|am|wasnt|werent|disappeared|died|had gone|left)"
    r"(?: gone| dead| not here| not around| here| around| not alive| alive)?)\b(?! (?:working|part time|fit|on benefits|in work|at|this week|on|today))",
    r"\b(?:world|everyone|family|kids|they|people|them)(?: would| is| are| be| will| all)* better(?: off| of)?(?: place)? with ?out me\b",
    r"\bburden (?:to|on|for|of) (?:my |the |every|all |them|him|her|people|others)(?!team|work|boss|manager|colleagues|nhs|shift|staff|crew)",
    r"\b(?:no one|nobody|anyone|who) (?:would|will|wud|even)(?: even| really)? (?:miss|notice|care|cry|mourn)(?: me| if i)?\b",
    r"\b(?:disappear|vanish|be gone|leaving|leave|gone|check(?:ing)? out|go)(?: from \w+)? (?:for good|forever|for ever|completely)\b(?! from (?:the|this) (?:job|company))",
    r"\b(?:suicide|goodbye|farewell|final) (?:letters?|notes?)\b|\b(?:written|wrote|writing|write)(?: a| the| my| some)* (?:notes?|letters?) (?:to|for) (?:my |the )?"
    rf"{_FAMILIES}\b|\bwrote the note\b|\balready wrote (?:the|my) note\b",
    r"\bmy affairs in order\b|\b(?:probably |be )(?:the |my )?last message\b|\bmy own funeral\b|\bplan\w* my funeral\b",
    rf"\b(?:tell|say sorry to|look after) my {_FAMILIES} (?:that )?(?:i (?:love|am)|when i am|after i|for me when|sorry)",
    r"\bsay sorry to my\b|\bgoodbye (?:everyone|world|forever|all|cruel)\b|\bgoodbye(?: ,| \w+){0,6} (?:trying|tried)\b|\b(?:saying|said|texted|say) goodbye (?:and|now)\b",
    r"\bgiven away (?:all )?my (?!shift|hours|desk)|\bready to go (?:now )?and be with\b|\bbe with (?:my )?\w+(?: \w+)? in heaven\b|\bgo to (?:god|heaven)\b",
    r"\b(?:god|lord|allah|jesus) (?:please )?take me\b|\btake me (?:god|lord)\b|\bmeet my maker\b|\bend so do i\b|\bends on [^.]* and so do i\b",
    rf"\b(?:wont|not|dont think i will|dont think ill|doubt i will|wouldnt|probably wont|dont think i would) (?:still )?(?:be|live)"
    rf" (?:here|around|alive|that long|long enough|to see)(?= (?:[.,]|tomorrow|next|by|much|for|any|soon|when|then|long|to|christmas|if|the)|$)",
    r"\b(?:if i am|if i will be|if im) still (?:here|alive|around|breathing)\b|\bif i (?:live|make it|last) that long\b|\bdont think i will live\b",
    r"\b(?:want|wanted|wish|need)(?: for)?(?: my)? life(?: to)? (?:end|be over|stop|finish|to end|over)\b|\bwant out of (?:life|it all|this life|this world)\b|\bend the life\b|\bjoke and i want out\b",
    r"\b(?:urges?|thoughts?|feelings?|temptation|ideas?)(?: \w+)? (?:to|of|about) (?:cut|cutting|harm\w*|hurt\w* my|self|die|dying|ending|jump\w*|death|killing my|ending it)\b",
    r"\b(?:drowned|hanged|hung|poisoned|shot|gassed|starved|electrocuted|suffocated|nearly killed) myself\b|\b(?:crash|cut|burn|hurt|drown|starv|step|fall|poison)\w*(?: (?!hours|pay|shift)\w+){0,4} on purpose\b",
    r"\bwaste of (?:space|oxygen|air)\b|\b(?:they|everyone|family|kids|people|world|he|she|mum|wife|husband|children|we|us) (?:would|will|is|are|wud) (?:all )?be (?:so )?(?:much )?better off(?: with ?out (?:me|him|her|with me out))?(?= [.,]|$| if i (?:was|were|am|wasnt|died|left)(?: not| all)? (?:gone|dead|here|around|not)| if i died)",
    r"\b(?:keep|keeping|stay|staying|be) (?:myself )?alive\b(?=.*)(?<!glad to be alive)(?<!lucky to be alive)(?<!happy to be alive)(?<!grateful to be alive)(?<!good to be alive)(?<!great to be alive)",
    r"\b(?:sleep|asleep|rest) (?:forever|for ever|for good|and never)\b|\b(?:lost|losing|no|lose|havent got)(?: \w+)? will to (?:live|go on|carry on|keep)\b|\bnothing left (?:for me|here|in life)\b|\bi have nothing left(?= [.,]|$)",
    r"\bdo(?:ing)? something (?:really )?(?:silly|stupid|drastic|terrible|permanent)\b(?! at work)|\b(?:painless|easiest|quickest|quick|best|least painful|peaceful) ways? to (?:go|die|do it|end)\b|\bresearch\w* (?:painless|ways|methods)\b",
    r"\b(?:look|looking|stare|staring|go|drawn|walk|walking|thought|think|thinking|sit|stand)(?: \w+){0,4} (?:train tracks|railway|tracks|bridge|edge|cliff|river|water)(?: \w+){0,4} (?:think|thinking|jump|jumping|imagine|wonder)\b",
    r"\b(?:they|kids|family|everyone|wife|husband|children|mum|she|he|world)(?: would| will| d| can)? (?:cope|manage|do|be fine|be ok|be better|be happier|survive|get on)(?: \w+)? without me\b(?! at)|\bfine without me\b(?! at)",
    r"\bwont be (?:a |any )?(?:problem|burden|bother|nuisance|worry|trouble)\b|\bnot be a bother much longer\b|\b(?:after|when|once) i am gone\b(?! (?:on|to|for|from|back|home|out))|\bsaid (?:all )?my goodbyes\b",
    rf"\b(?:letters?|notes?) (?:for|to) (?:each of |all )?(?:of )?(?:my |the )(?:{_FAMILIES[3:-1]})\b(?=.*)(?<!school to my)|\bthinking (?:about|of) (?:the |taking )(?:tablets|pills|rope|bridge|knife)\b",
    r"\b(?:but|except|only) (?:dying|death)\b|\bdeath is the (?:only|best)\b|\bonly way (?:out|to stop it|left|to end)\b|\bdead (?:by|before) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|next|tomorrow|new|the)\b|\b(?:be|hopefully) dead (?:soon|tomorrow)\b",
    r"(?:^|[.,] )(?:lol |haha |please |just |someone |god )*kill me(?= (?:lol|haha|please|[.])|$)|\bwill to die\b|\bwont to (?:die|live any|kill)\b|\bno want (?:to )?(?:live|be alive)\b",
    r"\b(?:dont|not) want to wake up(?= (?:tomorrow|any more|again|ever|[.,])|$)|\bwant to dye(?! (?:my|hair|it|the|her|clothes))\b|\b(?:not|dont) want too live\b|\bcant carry on living\b",
    r"\b(?:not|never) (?:getting|going to get) out of this alive\b|\bdont care if i (?:live|die|wake)\b|\bdont mind if i die\b|\bif i died\b|\b(?:should|could|might) just die\b|\bdie in my sleep\b|\brather not (?:be alive|exist|be here any more)\b",
    r"\b(?:cope|carry on|bear|stand|face) (?:with )?(?:being|to be|another day) alive\b|\bcant (?:face|bear|take) another day(?= [.,]|$| of (?:life|living|this life|being))|\bit would be easier (?:if|to be|not)\b(?=.*\b(?:here|dead|gone|die|exist|wake|alive)\b)",
    r"\bbe better off? with ?out (?:me|him|her)\b(?! at)|\bnu mai vreau\b|\bmais viver\b",
    r"\b(?:want to|going to|might|could|will|would|to|thinking of|thinking about|plan to|planning to|planning an|rather|of)(?: just| take| taking| an| try to| maybe)* (?:overdose|overdosing|od)\b(?! on (?:coffee|telly|tv|chocolate|work))",
    r"\b(?:want to|going to|might|could|will|would|think about|thought about|thinking of|thinking about)(?: just)? (?:drink|drinking|swallow|swallowing) (?:some )?(?:bleach|poison|antifreeze|acid|weed ?killer)\b",
    r"\b(?:stop|quit|why i should|why should i|reasons?|hack|bear|stand|face|bothered|strength|strong enough|energy|bother|hate|hating|sick of|scared of|done)(?: \w+){0,3} (?:living|to live|alive|carry on living|keep living)\b(?! (?:in|with|at|on|off|near|alone|here|costs?|room|wage))",
    r"\b(?:no|out of|run out of|without|any|see a|see any|got no|need a|find a)(?: more)? (?:reasons?|strength|energy)(?: left)? to (?:keep going|go on|carry on|be here|stay alive|wake up|get up any more|stay)(?= (?:[.,]|any)|$)",
    r"\b(?:end|ending|finish|finishing|off|top|topping|delete|erase|remove) (?:myself|my shit|my story|my suffering|my misery|my existence|my pain forever)\b(?! up)|\b(?:am |be )?ending it (?:tn|tonight|now|for good|this)\b",
    r"\bi(?: (?!was|looked|nearly|almost|lost|held)[^\W_]+){0,4} (?:die|dying)\b(?! (?:for|to|of|laughing|inside|a little|hard|than|mum|dad|father|mother|man|patients?|people|relative|wife|husband|my hair))",
    r"\b(?:better|rather|easier|nice|good|care less|dont care|bothered|kinda hope|kind of hope|hope)(?: \w+){0,3} (?:to die|i die|dying|die)\b(?! (?:for|of|laughing|than))|\bdie i guess\b|\bif i die i die\b|\bwish (?:\w+ ){0,3}(?:die|dye) in my sleep\b|\bcould just dye\b",
    r"\b(?:i|me|myself|i would|i will)(?: [^\W_]+){0,3} (?:be|being|am|was|were|off) dead(?= (?:[.,]|soon|now|by|anyway|tomorrow|lol|haha|today|already)|$)|\bsoon (?:be )?dead\b|\bdead outside\b",
    r"\b(?:i am|he is|she is|is|am|i|standing|sat|stuck|stood) (?:up )?on (?:a|the|top of a|top of the) (?:bridge|roof|ledge|cliff|edge|railway|tracks|multi storey)(?= (?:right now|now|and (?:wont|going|about|threat\w*|say\w*|i am going|ready)|wont|about to|looking down|threatening)|$)|^on (?:a|the) bridge\b",
    r"\b(?:step|stepping|walk|walking|run|running|jump|jumping|throw\w*) (?:out )?in front of (?:it|a|the|one|traffic|cars?)\b(?! (?:class|customers?|people|crowd|my|an audience|screen|camera))|\binto (?:the )?traffic\b(?! (?:jam|every|on))",
    r"\bmade my peace\b|\bnever open them\b|\bnothing to stay for\b|\bsorted my will\b|\bworry about me much longer\b|\b(?:my )?(?:suffering|existence) to end\b|\bno (?:place|room) for me in this world\b|\bdont belong in this world\b",
    r"\bi (?:harm|punish|starve|cut|burn) myself(?= (?:[.,]|again|because|to|every|when|so|most|with a (?:blade|razor)|last night|at night|and)|$)|\bi hurt myself(?= (?:to|because|when i (?:am|feel|get)|every|again and|with)|$)",
    rf"\b(?:took|swallowed|swallow|taken) (?:\w+ )?{MEDICINE} on purpose\b|\b(?:do|did|done) it on purpose to die\b|\bready to (?:go|leave) this (?:world|life)\b|\b(?:leave|leaving|exit) this (?:world|life|earth)\b",
    # how, and with what
    rf"\b(?:bought|got|buy|find|have|tied|taken|took|tie|tying|with|nothing|using|made)(?: [^\W_]+){{0,4}} (?:a |the )?(?:rope|noose)\b(?! (?:access|work|course|of|burn|ladder|bridge))",
    rf"\b(?:string|chuck|throw|throwing|yeet|launch|fling|lob|chucking|threw) {SELF} (?:up|off|under|in front|from|out|into|onto)\b",
    rf"\b(?:{WANT}|to|about|of|just|keep|nearly|almost|ill|picked|said|say|says|well)(?: \w+){{0,2}} jump(?:ing|ed)? (?:off|of|from|in front|infront|under|out)\b"
    rf"(?! (?:the lorry|the van|the wagon|the tail|my van|bed))",
    rf"\b(?:going to|want to|gonna|will) jump{STOP}|\bvoices? say jump\b|\bnearly jumped\b(?! out)|\b10 would jump\b",
    r"\b(?:stood|standing|stand|sat|sitting|been) (?:on|at|by) (?:the|a) (?:bridge|edge|roof|ledge|platform edge|cliff|tracks|railway)\b(?! of (?:a|my|the) (?!bridge|building|roof|platform|cliff|road|world))|\bpicked my bridge\b",
    r"\b(?:driv\w+|crash\w*|steer\w*|swerv\w*|walk\w*|step\w*)(?: the| my| \w+){0,3} (?:into|off|in front of|under|out in front) (?:a |the |an )?"
    r"(?:wall|tree|bridge|river|lorry|cliff|oncoming|traffic|train|bus|road|sea|lake)\b(?! (?:last|and broke|financially|on ice|to work|in \w+ and))",
    r"\bnot turn(?:ing)? the wheel\b|\blet(?:ting)? go of the wheel\b|\bif the bus hit me\b|\b(?:step|walk) out hoping\b",
    rf"\b(?:saving|saved|stash\w*|hoard\w*|stockpil\w*|collecting|collected|keep looking at|staring at|counting)(?: [^\W_]+){{0,4}} {MEDICINE}\b",
    rf"\bhow many (?:of )?(?:my |the )?{MEDICINE} (?:\w+ )*(?:it takes|to|would|do i|does it)\b|\blooking up (?:ways|how|methods)\b",
    rf"\b(?:{WANT}|says|said|to)(?: \w+){{0,3}} (?:neck|take|swallow|down|drink|taking|swallowing|drinking|nec) (?:all |every |the whole |the lot |loads|a load|bleach|poison|her|his|whole)"
    rf"(?:of )?(?:my |the |his |her |them |those )*(?:{MEDICINE}|bleach|poison|$)",
    rf"\btook (?:\w+ ){{0,4}}{MEDICINE} (?:\w+ ){{0,5}}to (?:end it|die|try and die|end my life|kill)\b|\bto end it(?= [.,]|$)",
    # self-harm
    r"\bself ?harm(?:ing|ed|s)?\b|\bself ?injur\w+|\bself destruct\w*|\bsh again\b|\brelapsed on sh\b",
    rf"\b(?:want|wanted|wants|going|like|thinking|urges?|thoughts?|keep|keeps|plan|need|might|started|about|of|try|tried|trying|have been|been|will|could|stop)(?: to| of| about| \w+)?"
    rf" (?:hurt|hurting|harm|harming|harmed|cut|cutting|burn|burning|burned|punish|punishing|starve|starving) {SELF}\b"
    r"(?! (?:at|lifting|moving|falling|on|again if|again lifting|doing|when i lift|by|shaving|if i|in|with a|off|carrying|picking|trying|while))",
    rf"\b(?:hurts|harms|cuts|burns|hurting|harming|cutting) {SELF}\b(?! (?:at|lifting|shaving|moving))|\bmake myself hurt\b",
    r"\b(?:cut|cutting|cuts|slit|slitting|slash\w*|scratch\w*|burn|burning|carv\w*)(?: up)? (?:my|his|her|their)(?: own)? (?:arms?|wrists?|thighs?|legs?|skin|stomach|body|hand)"
    r" (?:when|to feel|for feel|because|every|again|at night|on purpose|most|so)\b",
    r"\b(?:cut|cutting|slit|slitting|slash\w*|knife|blade|razor)(?: \w+){0,2} (?:my|his|her|their) wrists?\b|\bcuts all over my\b|\b(?:been|am) cutting (?:again|my ?self|more|lots)\b",
    r"\bkeep (?:cutting|burning) my\b|\bcutting (?:on )?(?:my )?(?:hand|arm)s? for\b|\bdo the cutting\b|\bbeen cutting again\b|\bburn(?:ed|t|ing)? myself(?: \w+){0,4} on purpose\b",
    rf"\bhurt(?:s|ing)? {SELF} (?:on purpose|with a (?:razor|knife|blade)|again and again)\b|\bmyself hurt with\b|\bi want(?: to)? hurt myself\b",
    rf"\b(?:risk|danger|harm) to {SELF}\b|\bat risk of (?:suicide|harming {SELF})\b|\bharm to {SELF}\b|\bafter i harmed myself\b",
    # not safe alone
    rf"\bcant keep {SELF} safe\b|\b(?:dont|not|cant) trust {SELF}\b|\b(?:dont|not|do not) feel safe (?:from|with|by|on) {SELF[:-1]}|my own)\b"
    r"|\bnot safe (?:from|with) myself\b|\bscared of what i (?:might|will|could|would) do to myself\b",
    rf"\bdo(?:ing)? (?:something|anything|sth)(?: (?:stupid|silly|bad))? to {SELF}\b|\bdo something (?:stupid|silly)\b",
    # no way on
    r"\b(?:cant|dont|do not|cannot|see no|no|only|not)(?: see)?(?: a| any| the| other| another)? way out\b(?! of (?:the|my|that|our) (?:contract|warehouse|job|work|building|lease|car|office|tenancy|shop))",
    r"\b(?:dont|cant|do not|see no|no)(?: see)?(?: a| any| my)? future (?:for me|for myself|any more|ahead|at all)\b|\bdont see a future(?= [.,]|$)",
    # slang
    r"(?:^|(?<=going to )|(?<=might )|(?<=want to )|(?<=just )|(?<=will )|(?<=should )|(?<=could )|(?<=[.,] ))kms(?= (?:lol|to be honest|for real|so|haha|now|tonight|ngl|not|honestly|if|[.,])|$)",
    r"\b(?:kys|kill) myself\b|\bunalive\b(?! is)|\bctb\b(?! is| ltd)|\b(?:sui|suicidal) thoughts\b",
    rf"\b(?:{WANT}|to|me|from) (?:off|top|do|neck) {SELF}(?: in)?\b(?! up| some| proud| a | good)|\btopping {SELF}\b(?! up)|\bdo {SELF} in(?= [.,]|$| lol| tonight| mate)",
    r"\b(?:dark place|at risk) (?:and )?(?:want|going) to (?:die|end)\b|\boption (?:\w+ ){0,2}(?:want to be|wants to be) dead\b",
    rf"\b{ELSE}(?: \w+){{0,4}} (?:had enough of life|stopped his dialysis|isnt going to be here)\b|\btaken (?:himself|herself) off with a\b",
)
"""Each is an alarm wherever it stands, unless an exception covers it or it is plainly over."""

EXCEPT = (
    r"\b(?:talks?|session|leaflet|poster|webinar|lecture|workshop|e ?learning|module|article|podcast|programme|documentary|essay|conference|study|paper|play|song) (?:on|about) (?:\w+ )?(?:suicide|self harm)\b",
    r"\b(?:every|so many|lots of|plenty of|good|many) reasons? to live\b|\bdying (?:for|to|of|inside|breed|art|trade|wish)\b|\bdie (?:a little|inside|cast|hard|for|of|than|laughing)\b|\bdead (?:tired|leg|arm|on my feet|set|keen|sure|lucky|against|busy)\b",
    r"\bsuicide (?:prevention|awareness|watch|squad|bridge|sprints?|mission|shifts?|bereave\w+|helpline|hotline|data|research|training|support group|rates?|statistics|lead)\b",
    r"\b(?:career|professional|political|commercial|financial|social) suicide\b|\b(?:is|be|was|would be|like|pure|its) suicide(?: at| to| working| doing| going| with|$| [.,])",
    r"\b(?:bereaved by|lost \w+(?: \w+){0,3} to|loss to|died (?:by|of|from)|attended an?|scene (?:at|of) an?|found an?|book about|film about|research on|policy on|studying|about the) (?:suicide|self harm)\b",
    r"\b(?:work|works|worked|working|volunteer\w*|support|supports|supporting|look after|help|helping|counsell?or|counsell?ing|teach|train|run|nurse|care|research\w*|investigat\w*|policy|trained)"
    r"(?: (?!myself|feel|and|but)[^\W_]+){0,5} (?:who |that )?(?:feel |are |feels )?(?:suicidal|suicide|self ?harm\w*)\b",
    r"\bself ?harm (?:support|training|policy|scars|ward|team|group)\b|\bsupport(?:ing)? families\b[^.]*\bsuicide\b|\bteam covers suicide\b",
    r"\b(?:asked|ask|asks|asking|form|happens|tell anyone|questions?|said no|put no)(?: [^\W_]+){0,7} (?:suicide|suicidal|self ?harm|hurt myself|hurt themselves|harm myself|harm themselves)\b",
    rf"\b{_DENIED} (?:suicidal|suicide|self ?harm\w*|(?:kill|hurt|harm|cut|killing|hurting|harming|cutting|ending my life) (?:myself|my self)|harming myself|(?:a )?(?:risk|danger) to myself|want to die|end my life|take my (?:own )?life)"
    r"(?:(?: or| and) (?:self ?harm\w*|suicide|thoughts?[^.]*|harm\w* myself))?\b(?!(?: [.,])? (?:but|though|yet|except|any more but|sometimes|unless|today|tonight|without)\b"
    r"(?=[^.]*\b(?:think|thinking|thought|thoughts|wish|sometimes|wonder|rather|idea|want|dead|here|alive|might|could|maybe|close|plan)\b))",
    r"\b(?:scared|worried|afraid|frightened|fear)(?: of| about| i will| i might| \w+){0,3} (?:hurt|hurting) myself\b(?= (?:again|if|lifting|at|when))",
    r"\b(?:dad|mum|father|mother|brother|sister|uncle|aunt|cousin|mate|friend|colleague|husband|wife|partner|son|daughter|customer|prisoner|patient|someone|neighbour|man|woman|boss)"
    r"(?: \w+){0,2} (?:took (?:his|her|their) own life|killed (?:himself|herself|themselves)|committed suicide|hanged (?:himself|herself))",
    r"\b(?:someone|man|woman|person|he|she|lad|girl) jumped in front of my train\b|\bevery reason to live\b|\ba lot to live for\b",
    r"\b(?:want|trying|try|tried) to (?:live|be alive)\b(?= (?:in|with|near|on))|\brather die than\b|\bnot live in\b|\bnever say die\b|\bdie hard\b",
    r"\b(?:my|his|her|the) (?:phone|battery|car|laptop|dog|cat|plants?|trade|tablet) (?:is |has |nearly )?(?:dying|died|dead)\b|\b(?:save|spend|time of|worst \w+ of) my life\b",
    r"\bdo myself (?:a )?(?:disservice|mischief|proud|a favour)\b|\bdid myself in with\b|\bdrive past\b|\b(?:nothing|no) (?:like|of) that\b",
    r"\b(?:dont|not|never) (?:want to )?(?:wake up|be here|live) (?:at|all|long|in|off|with|on|for)\b|\bcant live on\b|\bcan t live on\b",
    r"\bsuicide is my\b|\bhave never wanted to\b[^.]*|\bi would never\b[^.]*|\bnever thought about suicide\b|\bnot going to kill myself\b|\bno harm\b",
)
