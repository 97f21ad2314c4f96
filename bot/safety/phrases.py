"""The small words that the rules share, as pieces of regular expressions over normalised text."""

from __future__ import annotations


def words(most: int, least: int = 0) -> str:
    """Any `least` to `most` words of the same clause, each followed by a space."""
    return rf"(?:[^\W_]+ ){{{least},{most}}}"


STOP = r"(?= [.,]|$)"
"""The end of a clause."""

NOT = (
    r"(?:not|dont|do not|doesnt|didnt|no|never|isnt|arent|wasnt|havent|hasnt|wont|wouldnt|would not|"
    r"wouldnt ever|without"
    r"|wouldnt|shouldnt|haven t|dont have|deny|denies|nor)"
)
WANT = (
    r"(?:want|wanted|wanting|wish|wishing|hope|hoping|hopes|need|like|love|rather|prefer|pray|ready|going|"
    r"planning|plan|plans"
    r"|thinking|think|thoughts?|intend|intention|decided|tempted|trying|try|tries|will|would|could|might|may|gonna)"
)
PARTNER = (
    r"(?:husband|husbands|wife|partner|partners|boyfriend|boyfriends|girlfriend|girlfriends|ex|ex partner|"
    r"ex husband|ex wife|fiance"
    r"|fiancee|spouse|other half|old man|in laws|mother in law|father in law|bloke|babys father|childs father)"
)
FAMILY = (
    r"(?:dad|mum|father|mother|step dad|step mum|step father|brother|sister|uncle|aunt|auntie|cousin|son|"
    r"grandad|grandfather"
    r"|nan|family|mums boyfriend|mum boyfriend|dads girlfriend|parents|carer|carers|landlord|flatmate|"
    r"housemate|neighbour)"
)
BOSS = (
    r"(?:boss|bosses|manager|managers|site manager|supervisor|employer|foreman|owner|director|team leader|"
    r"team lead|colleague"
    r"|coworker|co worker|workmate|work mate|man|bloke|guy|lad|someone|somebody|person|chef|gangmaster)"
)
CHILD = (
    r"(?:child|children|childs|kid|kids|baby|babies|toddler|daughter|daughters|son|sons|little (?:girl|boy|"
    r"brother|sister|one|lad)"
    r"|(?:step|grand) ?(?:son|daughter|child|kids|children)|grandson|granddaughter|grandchild|grandchildren|"
    r"niece|nephew|bruther"
    r"|brother|sister|girl|boy|teenager|teenage son|teenage daughter|our son|our daughter|little ones|lad|cousin)"
)
ELSE = (
    r"(?:he|she|they|" + PARTNER[3:-1] + "|" + FAMILY[3:-1] + "|" + BOSS[3:-1] + "|mate|friend|daughter|"
    r"girlfriend|neighbour)"
)
SOMEONE = (
    r"(?:him|her|them|someone|somebody|some one|people|others|other people|everyone|everybody|anyone|"
    + BOSS[3:-1] + "|" + PARTNER[3:-1] + "|" + CHILD[3:-1] + "|" + FAMILY[3:-1]
    + r"|teacher|teachers|co ?workers|colleagues|staff|lads?|neighbours?|man|woman|women|men|customers?"
    r"|patients?|landlord)"
)  # fmt: skip
MEDICINE = (
    r"(?:tablets|pills|paracetamol|ibuprofen|co ?codamol|codeine|aspirin|morphine|tramadol|insulin|"
    r"antidepressants|sertraline"
    r"|citalopram|diazepam|valium|pregabalin|gabapentin|amitriptyline|sleeping|painkillers|propranolol|"
    r"co codamol|zopiclone|drugs|heroin)"
)
SELF = r"(?:myself|my self|me self|himself|him self|herself|her self|themselves|themself|hisself)"

PAST = (
    r"\b(?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|many|several|some|"
    r"few|couple of|long)"
    r"(?: odd)? (?:years?|decades?|yrs?) (?:ago|back|earlier)|years ago|yrs ago|decades ago|a year ago|"
    r"long time ago|long behind"
    r"|ages ago|in the past|used to|as a (?:child|kid|teenager|teen|student|boy|girl|young)|when i was (?:\d+|"
    r"[a-z]+teen|a|at|young|little"
    r"|in|ten|twelve|younger|small|pregnant|with|married)|in my (?:teens|twenties|thirties|20s|30s|youth)|"
    r"(?:in|since|of|from|back in)"
    r" (?:19|20)\d\d|(?:in|from|back in) the (?:fifties|sixties|seventies|eighties|nineties|noughties|\d0s)|back "
    r"then|growing up|"
    r"before i was born|(?:two|three|four|several|\d) jobs ago|(?:as|when i was) an? (?:young|youngster|lad|lass|"
    r"apprentice|"
    r"cadet)|when (?:my|the) (?:\w+ ){1,2}(?:was|were) (?:born|small|little|young|a baby|babies|at school)|"
    r"in another life|lifetime ago|childhood|history of|my history|previously|historic\w*|two decades)\b"
)
LATELY = (
    r"\b(?:last (?:year|spring|summer|autumn|winter|month|term)|in (?:the )?(?:spring|summer|autumn|winter|"
    r"january|february|march|april|may|june"
    r"|july|august|september|october|november|december)|months ago|(?:two|three|four|five|six|"
    r"\d) months (?:ago|back)|a few months back)\b"
)
"""Past enough for a thing of the body to be over, but not for a wish to die or for abuse."""

NOW = (
    r"\b(?:(?:and|but|so|even|until|do|am|is|are|worse|happening|same|just|right|it|back) now(?! fine| ok| okay| "
    r"better|"
    r" safe| well| all| good| happy| stable)"
    r"|now (?:i(?! am (?:fine|ok|okay|better|safe|well|all|good|happy|stable|\w+ (?:years|now)|in a))|it|he|she|"
    r"they|we|my|that|am|"
    r"the|every|again|with|want\w*|feel\w*|think\w*)|^now|again|still|today|tonight|this (?:morning|week|evening|"
    r"afternoon)|"
    r"last night|yesterday|at the moment|currently|every (?:day|night|morning|week)|these days|lately|recently|"
    r"just (?:took|taken|had)|keep|keeps|getting worse|come back|coming back|are back|is back|going to|cant stop|"
    r"and since)\b"
)
OVER = (
    r"\b(?:not now|not (?:a|an) (?:issue|problem|worry|concern)(?: for me)? (?:now|any ?more|these days)|"
    r"(?:good|great|happy|nice|new|different|better|stable|safe|lovely) (?:life|place|home|head ?space|job|"
    r"partner) (?:now|these days)|"
    r"no thoughts (?:like that|of (?:it|that)|since)|am fine now|fine now|well now|am ok now|better now|all better|"
    r"long behind|been well|"
    r"am safe now|safe now|long dealt|all sorted|long over|fully recovered|grown out of|in remission|healed up|has "
    r"healed|"
    r"(?:none|nothing|never|not|well|fine|clear|stable|clean) since(?! (?:this|last|yesterday|the|then i|\w+day))|"
    r"got over it|"
    r"worked through it|got help (?:for it|back then|at the time)"
    r"|not any more|dont any ?more|all clear|was checked|they found nothing|checked it|checked and|"
    r"it was muscular|is in prison)\b"
)
