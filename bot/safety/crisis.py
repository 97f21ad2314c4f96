"""Suicide and self-harm: how people say it, straight or sideways, and what only sounds like it."""

from __future__ import annotations

from bot.safety.phrases import CHILD, ELSE, FAMILY, MEDICINE, SELF, STOP, WANT

_FAMILIES = rf"(?:{CHILD}|{FAMILY}|wife|husband|family|kids|everyone|friends?)"

STATED = (
    r"\b(?:cant|dont think i can|not|cant keep|cannot) (?:go on|carry on|keep on|keep|continue) (?:living|"
    r"existing|being alive)\b",
    r"\bi am (?:just |only )?saying goodbye\b(?! to (?:my team|the team|work|colleagues|everyone at work))",
    r"\b(?:been|am|keep|keeps|started|start|is|has been|still|back to) (?:cut|cutting|slashing|burning|"
    r"scratching|carving)(?: up)? (?:my|his|her|their) (?:own )?(?:legs?|arms?|thighs?|wrists?|skin|"
    r"stomach)\b(?! (?:on|at|off))",
    r"\b(?:has|have|is|been|keeps|daughter|son|she|he) (?:been |is )?cutting(?= [.,]|$| again| at night|"
    r" every)",
    r"\b(?:strangle|strangling|electrocute|suffocate|stab|have killed|kill|shot|"
    rf"starve) {SELF}\b(?! in the foot)",
    r"\b(?:dont|not|no) want (?:a|another|any|to see a|to see another) (?:tomorrow|day|morning|"
    r"week)\b(?! (?:at|in|off|like|on))",
    r"\bsee (?:myself|me) (?:getting|making it|living|lasting|being here|alive) ?(?:to|past|until|till|by|"
    r"at)\b",
    r"\b(?:relief|relieved|happy|glad) (?:not to|if i|to not|to be|when i)(?: \w+)? ?(?:exist|die|died|gone|"
    r"went|dead|wasnt here)\b",
    r"\bhow i (?:would|will|could) (?:do it|kill(?! (?:him|her|them|my (?!self)|the))|end it|go about it)\b",
    r"\b(?:thinking|think|thought) about (?:is )?(?:the end|my end)\b",
    rf"\benough {MEDICINE} (?:to|for)\b(?! (?:last|the week|get me))",
    r"\bkick the bucket\b(?= [.,]|$| lol| soon)|\bgo (?:and )?jump(?= [.,]|$| off)",
    r"\b(?:sign me up for|ready for|longing for|crave|craving|welcome) death\b|\bmy own death\b",
    r"\bwant to died\b|\bnever woke up\b",
    r"\b(?:life|i) (?:no have|have no|has no|not have|am of no) (?:value|worth|meaning)\b",
    r"\bi do not deserve (?:to live|life)\b",
    r"(?<!fell )(?<!fallen )(?<!jumped )(?<!slipped )(?<!pushed )(?<!driving )\boff (?:a|the) (?:bridge|"
    r"cliff|multi storey|balcony)\b(?! financially)",
    r"\b(?:tried|try|trying|attempt\w*) to (?:take|end) (?:my|his|her|their) (?:own )?life\b",
    # said outright
    r"\b(?:kill|killing|hang|hanging|hurt on purpose|drown|drowning|shoot|shooting|poison|poisoning|"
    rf"gas) {SELF}\b",
    rf"\bi (?:killed|hung|hanged) {SELF}\b|\btried to (?:kill|hang|drown|gas) (?:me|{SELF})\b",
    r"\bi (?:will|want|wish|think|am going|need|plan|try|like|would|tried|have to|must)(?: to)? (?:kill|"
    r"hang) me(?= (?:tonight|today|now|tomorrow|soon|[.,])|$)",
    r"\b(?:try|tried|want|going|think) to (?:kill|hang) me\b(?! (?:if|for))",
    r"\b(?:suicide|suicidal|suicidally|suicides|suiciding|suicided)\b",
    r"\b(?:end|ending|ended|finish|finishing|take|taking|taken|took|ends) (?:my|his|her|"
    r"their)(?: own)? (?:life|lives|live)\b(?! (?:back|on|in))",
    r"\b(?:end|ending|finish|finishing|ended) (?:it all|everything|of my life)\b(?! (?:by|before|at|with|"
    r"for|and start))",
    r"\b(?:make|making) (?:an |the )?end of my life\b|\bmy life is (?:finish|finished|over)\b",
    r"\bfinish myself\b",
    r"\b(?:want to|going to|will|thinking about|think about|thinking of|thought about|ready to|actually|"
    r"time to|so i can|to) end(?:ing)? it(?= (?:tonight|now|soon|today|forever|for good|finally|been|bye|"
    r"because|but|tomorrow|[.,])|$)",
    r"\bending it (?:tonight|soon|today|tomorrow|all)\b|\bend everything\b",
    r"\bto finish it\b(?= [.,]|$)(?<=bridge to finish it)",
    r"\b(?:fantasi\w+|imagin\w+|think\w*|obsess\w+) (?:about |of |on )?(?:my own death|my death|dying|"
    r"being dead|death)\b",
    # wanting to be dead
    r"\b(?:want|wanted|wants|wanting|wish|wishing|hope|hoping|like|love|ready|need|pray|prefer|"
    r"rather)(?: just)?(?: to)?(?: \w+)?(?: to)? (?:die|dead|be dead|death|dying|be death)\b(?! (?:of|to|"
    r"for(?! real| good)|from|laughing|than|down|tired|arm|leg|line|end|weight|set|keen))",
    r"\b(?:wish|wished|wishing) (?:i|that i|she|he) (?:was|were|am|is|had|would|could)(?: \w+)? (?:dead|"
    r"never born|never been born|not alive|not here)\b",
    r"\bwish (?:i|that i) (?:was|were|had|had been|wasnt|had never|was never|"
    r"would)(?: been)? (?:never )?(?:born|alive)\b",
    r"\b(?:wouldnt mind|would not mind|be better|better off|better of|rather be|prefer|want|worth more|"
    r"happier) (?:being |off |of |to be )?dead\b",
    r"\bbetter (?:off )?(?:if i|if i was|if i were|when i|that i|if i am)(?: \w+)? (?:dead|die|died|gone|"
    r"dying|not here|wasnt here|not around)\b",
    r"\bbetter if i die\b|\bworth more (?:\w+ ){0,5}dead\b",
    r"\bdeath (?:sounds|seems|looks|would be) (?:like|good|nice|better)\b|\bprefer death\b",
    r"\bi (?:hope|wish|pray)(?: that)? i die\b|\bhope i (?:just )?die\b",
    r"\bjust (?:go |let me )?die(?: then)?(?= (?:haha|lol|[.,])|$)",
    r"\bwhat i want (?:\w+ ){0,3}(?:dying|death|to die)\b|\bdying mostly\b|\bput down like a (?:dog|horse)\b",
    r"\btry and die\b|\bfor to die\b",
    r"\b(?:ways?|how i can|how to|time|want|going|ready|reasons?|plan|planning) (?:to )?die\b(?! (?:for|of))",
    r"\bi am going to die by\b",
    # not wanting to be alive
    r"\b(?:dont|not|no longer|no|didnt|never|doesnt|do not|cant be bothered|tired|tired of|"
    r"stopped)(?: really| even)? (?:want|wanting|wish|like|feel like|have power|have energy|deserve|"
    r"care)?(?: to)?(?: be)? ?(?:live|living|alive|exist|existing|livin|lives)\b(?! (?:in|with|off|on|at|"
    r"here|near|there|alone|like that|by|far|close|under|together|further|anywhere|chat|from|wage|room))",
    r"\b(?:dont|not|no longer|doesnt|didnt|never|no)(?: really)? (?:want|wish|"
    r"wanting)(?: to)? (?:be )?(?:here|hear|around|on this earth|in this world|on this planet)\b(?! (?:all|"
    r"long|at|for|till|until|on|when|too|longer than|filling|forever waiting))",
    r"\b(?:not|stop|to not|no longer|without) exist(?:ing)?\b",
    r"\bnot be(?:ing)? (?:around|alive|here)(?: any more| at all)?(?= [.,]|$)|\bwhen i am dead\b",
    r"\bnot be(?:ing)? (?:around|here|alive) (?:any more|no more)\b|\bwant(?:ing)? to be alive no\b",
    r"\bi am not want live\b",
    r"\b(?:sleep|sleeping|asleep|tomorrow|hope|wish|want|rather|could|maybe|might|just|pray|"
    r"hoping)(?: ,)?(?: [^\W_]+){0,5} (?:never|not|dont|no)(?: just)? wake(?: up)?\b(?! (?:at|for|early|"
    r"before|so|in time|him|her|the))",
    r"\b(?:living|live|alive|life|carry on|carrying on)(?: any ?more)?(?: is| are)? (?:not|isnt|nt|"
    r"no) worth\b",
    r"\blife (?:is not|isnt|is nt|not|aint) worth\b",
    r"\bnot worth (?:living|it any more|being alive|going on)\b|\bisnt worth living\b",
    r"\b(?:no|any|not|without|is there a?|see the|what is the|whats the|what the|a|see no|"
    r"there a) (?:more )?(?:reason|point|purpose|use)(?: (?:in|for|to|of|me|my|us))* (?:living|live|life|"
    r"alive|being here|be here|being alive|going on|existing|exist|carrying on(?! with)|keep living|"
    r"me being here|me being)\b",
    r"\b(?:nothing|nothin|not a thing|not much|nuthin)(?: \w+){0,2} (?:to )?live for\b",
    r"\bno (?:will|wish|desire) to live\b",
    r"\b(?:given|give|giving|gave) up on (?:life|living|everything|myself)\b(?! (?:in|at))",
    r"\b(?:done|finished|through) (?:with|w) (?:life|living|everything|it all|this life|this world)\b",
    r"\bso done with life\b",
    r"\b(?:tired|sick|had enough|fed up|bored|weary) (?:of|with) (?:life|living|live|being alive|this life|"
    r"existing|it all)\b(?! (?:on|at|in|as))",
    r"\bcant (?:do|face|take|cope with|handle|continue|stand) (?:this )?(?:life|living|being alive)\b",
    r"\bcant be bothered (?:with )?(?:life|living|live)\b",
    r"\bcant (?:go on|carry on|keep going|continue)(?: living| like this| any more| much longer| no more|"
    rf" anymore| this life)*{STOP}",
    r"\bcant (?:go on|carry on) living\b|\bi prefer death\b|\bhate (?:being alive|living|my life and)\b",
    r"\bwant (?:it|this|everything|it all|all of it|the pain|all the pain|life)(?: all| just)? (?:to|"
    r"2) (?:end|stop|be over|go away)(?: forever| for good| now)?(?! (?:hurting|so|bullying|before|and work|"
    r"then))(?<!the pain to stop)(?<!the pain to end)(?<!the pain to go away)(?= [.,]|$| for)",
    r"\bpain to (?:end|stop) for (?:good|ever)\b|\bme included\b",
    # a burden, not missed, saying goodbye
    r"\b(?:better|happier|easier|fine|best|nicer|good)(?: \w+){0,3} (?:without me|if i (?:was|were|am|wasnt|"
    r"werent|disappeared|died|had gone|left)(?: gone| dead| not here| not around| here| around| not alive|"
    r" alive)?)\b(?! (?:working|part time|fit|on benefits|in work|at|this week|on|today))",
    r"\b(?:world|everyone|family|kids|they|people|them)(?: would| is| are| be| will| all)* better(?: off|"
    r" of)?(?: place)? with ?out me\b",
    r"\bburden (?:to|on|for|of) (?:my |the |every|all |them|him|her|people|others)(?!team|work|boss|manager|"
    r"colleagues|nhs|shift|staff|crew)",
    r"\b(?:no one|nobody|anyone|who) (?:would|will|wud|even)(?: even| really)? (?:miss|notice|care|cry|"
    r"mourn)(?: me| if i)?\b",
    r"\b(?:disappear|vanish|be gone|leaving|leave|gone|check(?:ing)? out|go)(?: from \w+)? (?:for good|"
    r"forever|for ever|completely)\b(?! from (?:the|this) (?:job|company))",
    r"\b(?:suicide|goodbye|farewell|final) (?:letters?|notes?)\b",
    r"\b(?:written|wrote|writing|write)(?: a| the| my| some)* (?:notes?|letters?) (?:to|for) (?:my |"
    rf"the )?{_FAMILIES}\b",
    r"\bwrote the note\b|\balready wrote (?:the|my) note\b",
    r"\bmy affairs in order\b|\b(?:probably |be )(?:the |my )?last message\b|\bmy own funeral\b",
    r"\bplan\w* my funeral\b",
    rf"\b(?:tell|say sorry to|look after) my {_FAMILIES} (?:that )?(?:i (?:love|am)|when i am|after i|"
    r"for me when|sorry)",
    r"\bsay sorry to my\b|\bgoodbye (?:everyone|world|forever|all|cruel)\b",
    r"\bgoodbye(?: ,| \w+){0,6} (?:trying|tried)\b|\b(?:saying|said|texted|say) goodbye (?:and|now)\b",
    r"\bgiven away (?:all )?my (?!shift|hours|desk)|\bready to go (?:now )?and be with\b",
    r"\bbe with (?:my )?\w+(?: \w+)? in heaven\b|\bgo to (?:god|heaven)\b",
    r"\b(?:god|lord|allah|jesus) (?:please )?take me\b|\btake me (?:god|lord)\b|\bmeet my maker\b",
    r"\bend so do i\b|\bends on [^.]* and so do i\b",
    r"\b(?:wont|not|dont think i will|dont think ill|doubt i will|wouldnt|probably wont|"
    r"dont think i would) (?:still )?(?:be|live) (?:here|around|alive|that long|long enough|"
    r"to see)(?= (?:[.,]|tomorrow|next|by|much|for|any|soon|when|then|long|to|christmas|if|the)|$)",
    r"\b(?:if i am|if i will be|if im) still (?:here|alive|around|breathing)\b",
    r"\bif i (?:live|make it|last) that long\b|\bdont think i will live\b",
    r"\b(?:want|wanted|wish|need)(?: for)?(?: my)? life(?: to)? (?:end|be over|stop|finish|to end|over)\b",
    r"\bwant out of (?:life|it all|this life|this world)\b|\bend the life\b|\bjoke and i want out\b",
    r"\b(?:urges?|thoughts?|feelings?|temptation|ideas?)(?: \w+)? (?:to|of|about) (?:cut|cutting|harm\w*|"
    r"hurt\w* my|self|die|dying|ending|jump\w*|death|killing my|ending it)\b",
    r"\b(?:drowned|hanged|hung|poisoned|shot|gassed|starved|electrocuted|suffocated|nearly killed) myself\b",
    r"\b(?:crash|cut|burn|hurt|drown|starv|step|fall|poison)\w*(?: (?!hours|pay|shift)\w+){0,4} on purpose\b",
    r"\bwaste of (?:space|oxygen|air)\b",
    r"\b(?:they|everyone|family|kids|people|world|he|she|mum|wife|husband|children|we|us) (?:would|will|is|"
    r"are|wud) (?:all )?be (?:so )?(?:much )?better off(?: with ?out (?:me|him|her|with me out))?(?= [.,]|$|"
    r" if i (?:was|were|am|wasnt|died|left)(?: not| all)? (?:gone|dead|here|around|not)| if i died)",
    r"\b(?:keep|keeping|stay|staying|"
    r"be) (?:myself )?alive\b(?=.*)(?<!glad to be alive)(?<!lucky to be alive)(?<!happy to be"
    r" alive)(?<!grateful to be alive)(?<!good to be alive)(?<!great to be alive)",
    r"\b(?:sleep|asleep|rest) (?:forever|for ever|for good|and never)\b",
    r"\b(?:lost|losing|no|lose|havent got)(?: \w+)? will to (?:live|go on|carry on|keep)\b",
    r"\bnothing left (?:for me|here|in life)\b|\bi have nothing left(?= [.,]|$)",
    r"\bdo(?:ing)? something (?:really )?(?:silly|stupid|drastic|terrible|permanent)\b(?! at work)",
    r"\b(?:painless|easiest|quickest|quick|best|least painful|peaceful) ways? to (?:go|die|do it|end)\b",
    r"\bresearch\w* (?:painless|ways|methods)\b",
    r"\b(?:look|looking|stare|staring|go|drawn|walk|walking|thought|think|thinking|sit|"
    r"stand)(?: \w+){0,4} (?:train tracks|railway|tracks|bridge|edge|cliff|river|"
    r"water)(?: \w+){0,4} (?:think|thinking|jump|jumping|imagine|wonder)\b",
    r"\b(?:they|kids|family|everyone|wife|husband|children|mum|she|he|world)(?: would| will| d|"
    r" can)? (?:cope|manage|do|be fine|be ok|be better|be happier|survive|"
    r"get on)(?: \w+)? without me\b(?! at)",
    r"\bfine without me\b(?! at)",
    r"\bwont be (?:a |any )?(?:problem|burden|bother|nuisance|worry|trouble)\b",
    r"\bnot be a bother much longer\b|\b(?:after|when|once) i am gone\b(?! (?:on|to|for|from|back|home|out))",
    r"\bsaid (?:all )?my goodbyes\b",
    r"\b(?:letters?|notes?) (?:for|to) (?:each of |all )?(?:of )?(?:my |"
    rf"the )(?:{_FAMILIES[3:-1]})\b(?=.*)(?<!school to my)",
    r"\bthinking (?:about|of) (?:the |taking )(?:tablets|pills|rope|bridge|knife)\b",
    r"\b(?:but|except|only) (?:dying|death)\b|\bdeath is the (?:only|best)\b",
    r"\bonly way (?:out|to stop it|left|to end)\b",
    r"\bdead (?:by|before) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|next|"
    r"tomorrow|new|the)\b",
    r"\b(?:be|hopefully) dead (?:soon|tomorrow)\b",
    r"(?:^|[.,] )(?:lol |haha |please |just |someone |god )*kill me(?= (?:lol|haha|please|[.])|$)",
    r"\bwill to die\b|\bwont to (?:die|live any|kill)\b|\bno want (?:to )?(?:live|be alive)\b",
    r"\b(?:dont|not) want to wake up(?= (?:tomorrow|any more|again|ever|[.,])|$)",
    r"\bwant to dye(?! (?:my|hair|it|the|her|clothes))\b|\b(?:not|dont) want too live\b",
    r"\bcant carry on living\b",
    r"\b(?:not|never) (?:getting|going to get) out of this alive\b|\bdont care if i (?:live|die|wake)\b",
    r"\bdont mind if i die\b|\bif i died\b|\b(?:should|could|might) just die\b|\bdie in my sleep\b",
    r"\brather not (?:be alive|exist|be here any more)\b",
    r"\b(?:cope|carry on|bear|stand|face) (?:with )?(?:being|to be|another day) alive\b",
    r"\bcant (?:face|bear|take) another day(?= [.,]|$| of (?:life|living|this life|being))",
    r"\bit would be easier (?:if|to be|not)\b(?=.*\b(?:here|dead|gone|die|exist|wake|alive)\b)",
    r"\bbe better off? with ?out (?:me|him|her)\b(?! at)|\bnu mai vreau\b|\bmais viver\b",
    r"\b(?:want to|going to|might|could|will|would|to|thinking of|thinking about|plan to|planning to|"
    r"planning an|rather|of)(?: just| take| taking| an| try to| maybe)* (?:overdose|overdosing|"
    r"od)\b(?! on (?:coffee|telly|tv|chocolate|work))",
    r"\b(?:want to|going to|might|could|will|would|think about|thought about|thinking of|"
    r"thinking about)(?: just)? (?:drink|drinking|swallow|swallowing) (?:some )?(?:bleach|poison|antifreeze|"
    r"acid|weed ?killer)\b",
    r"\b(?:stop|quit|why i should|why should i|reasons?|hack|bear|stand|face|bothered|strength|"
    r"strong enough|energy|bother|hate|hating|sick of|scared of|done)(?: \w+){0,3} (?:living|to live|alive|"
    r"carry on living|keep living)\b(?! (?:in|with|at|on|off|near|alone|here|costs?|room|wage))",
    r"\b(?:no|out of|run out of|without|any|see a|see any|got no|need a|find a)(?: more)? (?:reasons?|"
    r"strength|energy)(?: left)? to (?:keep going|go on|carry on|be here|stay alive|wake up|get up any more|"
    r"stay)(?= (?:[.,]|any)|$)",
    r"\b(?:end|ending|finish|finishing|off|top|topping|delete|erase|remove) (?:myself|my shit|my story|"
    r"my suffering|my misery|my existence|my pain forever)\b(?! up)",
    r"\b(?:am |be )?ending it (?:tn|tonight|now|for good|this)\b",
    r"\bi(?: (?!was|looked|nearly|almost|lost|held)[^\W_]+){0,4} (?:die|dying)\b(?! (?:for|to|of|laughing|"
    r"inside|a little|hard|than|mum|dad|father|mother|man|patients?|people|relative|wife|husband|my hair))",
    r"\b(?:better|rather|easier|nice|good|care less|dont care|bothered|kinda hope|kind of hope|"
    r"hope)(?: \w+){0,3} (?:to die|i die|dying|die)\b(?! (?:for|of|laughing|than))",
    r"\bdie i guess\b|\bif i die i die\b|\bwish (?:\w+ ){0,3}(?:die|dye) in my sleep\b|\bcould just dye\b",
    r"\b(?:i|me|myself|i would|i will)(?: [^\W_]+){0,3} (?:be|being|am|was|were|off) dead(?= (?:[.,]|soon|"
    r"now|by|anyway|tomorrow|lol|haha|today|already)|$)",
    r"\bsoon (?:be )?dead\b|\bdead outside\b",
    r"\b(?:i am|he is|she is|is|am|i|standing|sat|stuck|stood) (?:up )?on (?:a|the|top of a|"
    r"top of the) (?:bridge|roof|ledge|cliff|edge|railway|tracks|multi storey)(?= (?:right now|now|"
    r"and (?:wont|going|about|threat\w*|say\w*|i am going|ready)|wont|about to|looking down|threatening)|$)",
    r"^on (?:a|the) bridge\b",
    r"\b(?:step|stepping|walk|walking|run|running|jump|jumping|throw\w*) (?:out )?in front of (?:it|a|the|"
    r"one|traffic|cars?)\b(?! (?:class|customers?|people|crowd|my|an audience|screen|camera))",
    r"\binto (?:the )?traffic\b(?! (?:jam|every|on))",
    r"\bmade my peace\b|\bnever open them\b|\bnothing to stay for\b|\bsorted my will\b",
    r"\bworry about me much longer\b|\b(?:my )?(?:suffering|existence) to end\b",
    r"\bno (?:place|room) for me in this world\b|\bdont belong in this world\b",
    r"\bi (?:harm|punish|starve|cut|burn) myself(?= (?:[.,]|again|because|to|every|when|so|most|"
    r"with a (?:blade|razor)|last night|at night|and)|$)",
    r"\bi hurt myself(?= (?:to|because|when i (?:am|feel|get)|every|again and|with)|$)",
    rf"\b(?:took|swallowed|swallow|taken) (?:\w+ )?{MEDICINE} on purpose\b",
    r"\b(?:do|did|done) it on purpose to die\b|\bready to (?:go|leave) this (?:world|life)\b",
    r"\b(?:leave|leaving|exit) this (?:world|life|earth)\b",
    # how, and with what
    r"\b(?:bought|got|buy|find|have|tied|taken|took|tie|tying|with|nothing|using|"
    r"made)(?: [^\W_]+){0,4} (?:a |the )?(?:rope|noose)\b(?! (?:access|work|course|of|burn|ladder|bridge))",
    rf"\b(?:string|chuck|throw|throwing|yeet|launch|fling|lob|chucking|threw) {SELF} (?:up|off|under|"
    r"in front|from|out|into|onto)\b",
    rf"\b(?:{WANT}|to|about|of|just|keep|nearly|almost|ill|picked|said|say|says|"
    r"well)(?: \w+){0,2} jump(?:ing|ed)? (?:off|of|from|in front|infront|under|out)\b(?! (?:the lorry|"
    r"the van|the wagon|the tail|my van|bed))",
    rf"\b(?:going to|want to|gonna|will) jump{STOP}|\bvoices? say jump\b|\bnearly jumped\b(?! out)",
    r"\b10 would jump\b",
    r"\b(?:stood|standing|stand|sat|sitting|been) (?:on|at|by) (?:the|a) (?:bridge|edge|roof|ledge|"
    r"platform edge|cliff|tracks|railway)\b(?! of (?:a|my|the) (?!bridge|building|roof|platform|cliff|road|"
    r"world))",
    r"\bpicked my bridge\b",
    r"\b(?:driv\w+|crash\w*|steer\w*|swerv\w*|walk\w*|step\w*)(?: the| my| \w+){0,3} (?:into|off|"
    r"in front of|under|out in front) (?:a |the |an )?(?:wall|tree|bridge|river|lorry|cliff|oncoming|"
    r"traffic|train|bus|road|sea|lake)\b(?! (?:last|and broke|financially|on ice|to work|in \w+ and))",
    r"\bnot turn(?:ing)? the wheel\b|\blet(?:ting)? go of the wheel\b|\bif the bus hit me\b",
    r"\b(?:step|walk) out hoping\b",
    r"\b(?:saving|saved|stash\w*|hoard\w*|stockpil\w*|collecting|collected|keep looking at|staring at|"
    rf"counting)(?: [^\W_]+){{0,4}} {MEDICINE}\b",
    rf"\bhow many (?:of )?(?:my |the )?{MEDICINE} (?:\w+ )*(?:it takes|to|would|do i|does it)\b",
    r"\blooking up (?:ways|how|methods)\b",
    rf"\b(?:{WANT}|says|said|to)(?: \w+){{0,3}} (?:neck|take|swallow|down|drink|taking|swallowing|drinking|"
    r"nec) (?:all |every |the whole |the lot |loads|a load|bleach|poison|her|his|whole)(?:of )?(?:my |the |"
    rf"his |her |them |those )*(?:{MEDICINE}|bleach|poison|$)",
    rf"\btook (?:\w+ ){{0,4}}{MEDICINE} (?:\w+ ){{0,5}}to (?:end it|die|try and die|end my life|kill)\b",
    r"\bto end it(?= [.,]|$)",
    # no way on
    r"\b(?:cant|dont|do not|cannot|see no|no|only|not)(?: see)?(?: a| any| the| other|"
    r" another)? way out\b(?! of (?:the|my|that|our) (?:contract|warehouse|job|work|building|lease|car|"
    r"office|tenancy|shop))",
    r"\b(?:dont|cant|do not|see no|no)(?: see)?(?: a| any| my)? future (?:for me|for myself|any more|ahead|"
    r"at all)\b",
    r"\bdont see a future(?= [.,]|$)",
    # slang
    r"(?:^|(?<=going to )|(?<=might )|(?<=want to )|(?<=just )|(?<=will )|(?<=should )|(?<=could )|"
    r"(?<=[.,] ))kms(?= (?:lol|to be honest|for real|so|haha|now|tonight|ngl|not|honestly|if|[.,])|$)",
    r"\b(?:kys|kill) myself\b|\bunalive\b(?! is)|\bctb\b(?! is (?:a|the|my|our|where)\b| ltd)|\b(?:sui|suicidal) "
    r"thoughts\b",
    rf"\b(?:{WANT}|to|me|from) (?:off|top|do|neck) {SELF}(?: in)?\b(?! up| some| proud| a | good)",
    rf"\btopping {SELF}\b(?! up)|\bdo {SELF} in(?= [.,]|$| lol| tonight| mate)",
    r"\b(?:dark place|at risk) (?:and )?(?:want|going) to (?:die|end)\b",
    r"\boption (?:\w+ ){0,2}(?:want to be|wants to be) dead\b",
    rf"\b{ELSE}(?: \w+){{0,4}} (?:had enough of life|stopped his dialysis|isnt going to be here)\b",
    r"\btaken (?:himself|herself) off with a\b",
)
"""Each is an alarm wherever it stands, unless an exception covers it or it is plainly over."""
