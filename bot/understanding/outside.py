"""Whether a message is about something outside this service, so that nothing in it is an answer."""

from __future__ import annotations

import re
from typing import List, Optional, Sequence

from bot.understanding import jobs, polarity
from bot.understanding.conditions import marked
from bot.understanding.context import asks
from bot.understanding.gazetteer.phrases import words
from bot.understanding.gazetteer.vocabulary import vocabulary
from bot.understanding.numbers import ORDINALS, WORDS
from bot.understanding.reading import Asked
from bot.understanding.text import Message

OFF_TOPIC = frozenset(["out_of_scope", "chitchat", "insult", "greet", "thanks", "goodbye"])
"""Intents whose messages fill no fact."""

_TO_THE_MACHINE = re.compile(
    r"^(?:please |can you |could you |hey |ok |alexa |siri )*(?:play|remind me|remind|set (?:a|an|the|"
    r"my) (?:reminder|timer|alarm)|"
    r"order|translate|convert|calculate|spell|sing|recommend|show me|tell me (?:a|the|about|who|what|how|which)|"
    r"write (?:me )?(?:a|an)|book (?:me )?(?:a|the) (?:table|taxi|flight|hotel|train|room)|who (?:won|is|was|wrote|"
    r"sang|"
    r"scored|plays|played|invented)|what stand|which \w+ (?:is|are|was|has|means|changed|won|came)|how (?:tall|far|"
    r"high|deep|big)|"
    r"any (?:delays|news|good)|is (?:a|an|the) |are (?:the|there) |did (?:the|you see)|do you (?:like|know who|"
    r"watch)|"
    r"turn (?:on|off|up|down) (?:the|my|that|it)|call (?:me )?a (?:taxi|cab))\b"
)
_OTHER_MATTERS = re.compile(
    r"\b(?:boilers?|bins?|broadband|wi-?fi|router|telly|television|netflix|films?|movies?|series|episodes?|songs?|"
    r"albums?|"
    r"band|concerts?|gigs?|festivals?|tickets?|football|rugby|cricket|tennis|golf|match|matches|league|goals?|derby|"
    r"stadium|teams? won|score[ds]?|recipes?|pizza|curry|takeaway|restaurants?|cakes?|oven|fridge|freezer|"
    r"washing machine|"
    r"dishwasher|washer|hoover|kettle|toaster|lawn|hedge|fence|gate|garden centre|plants?|roses?|puppy|puppies|"
    r"kittens?|"
    r"dogs?|cats?|rabbits?|hamsters?|horses?|vets?|(?<!bank )holidays?|flights?|airport|passports?|hotel|beach|hols|"
    r"weather|"
    r"rain(?:ing)?|"
    r"snow|sunny|forecast|parcels?|deliver(?:y|ies)|refund|receipt|subscription|trial|insurance|mortgage|council tax|"
    r"bank|loan|lottery|bingo|bet|crossword|puzzle|quiz|emoji|games?|xbox|playstation|laptop|printer|password|"
    r"app store|"
    r"phone screen|charger|battery|keys|wallet|purse|umbrella|car park|parking|mot|petrol|tyres?|motorway|"
    r"on the m\d{1,2}|"
    r"traffic|delays?|trains? (?:was|is|were|are)|bus(?:es)? (?:was|is|were|late)|taxis?|election|prime minister|"
    r"president|king|queen|capital of|population|planets?|moon|mars|everest|hamlet|shakespeare|poem|joke|story|plot|"
    r"wedding|birthday|party|(?<!at )present|presents|christmas tree|santa|neighbours?|landlord|"
    r"moved house|darts|bought|music|heating|radiators?|power cut|alexa|siri|free trial|winks|followers|my "
    r"photos?|pounds|quid|"
    r"lost my (?:phone|mobile|glasses|bag|ticket|card|dog|cat|bus pass)|(?:chair|table|trouser|bed|sofa) "
    r"(?:leg|arm|back)s?|"
    r"for (?:(?:my|your|our|the) )?tea\b(?= *(?:$|[.,!?]|tonight|told))|icy|black ice|roadworks|on the a\d{1,4}|"
    r"next door|barking|half price|plumber (?:is|came|coming)|seater|chipped|bottle|novel|book|library|museum|cinema|"
    r"theatre|casualty)\b"
)
_OUR_MATTERS = re.compile(
    r"\b(?:jobs?|work(?:ing|ed|s|place)?|shifts?|boss|manager at work|employer|colleagues?|off sick|sick(?:ness)?|"
    r"signed|"
    r"(?:fit|sick|doctor'?s) note|note|gp|doctor|nurse|surgery|surgeon|physio\w*|hospital|clinic|pain\w*|ach(?:e|es|"
    r"ing)|hurts?|hurting|"
    r"injur\w+|struggling|illness|condition|health|anxi\w+|depress\w+|stress\w*|arthritis|asthma|diabet\w+|cancer|"
    r"surgeries|"
    r"operation|"
    r"i'm an?|i am an?|i'm off|off (?:from|since|with|for)|problems? with|(?:i'm|i am) (?!at\b|in\b|on\b|"
    r"off\b|not\b|the\b)\w+ (?:in|at|for)|"
    r"i work\w*|redundan\w+|unemployed|retired|self employed|(?<!them in )(?<!those in )my (?:back|knees?|hips?|neck|"
    r"shoulders?|"
    r"hands?|arms?|legs?|feet|head|heart|chest|eyes?|ears?|skin|mental))\b"
)


_NONE_OF_OURS = re.compile(
    r"\b(?:school (?:trip|play|fete|disco|uniform|photos?)|parents'? evening|homework|(?:theme|signature) tune|"
    r"stuck in my head|(?:five|5|seven|7)[- ]a[- ]side|[\da-z]+[- ]nil|half ?time (?:score|whistle)|"
    r"offside|the ref(?:eree)?\b|(?:cod|fish|haddock|sausage|pie|burger|chicken|scampi) and chips|"
    r"pickled (?:eggs?|onions?)|"
    r"(?:band|choir|football|netball|hockey|cricket|drum|piano|guitar|dance|target|fire|best|common|usual) practice|"
    r"happy (?:birthday|anniversary|christmas|easter|new year)|double glazing|village hall|(?:wembley|old trafford|"
    r"anfield)|turn (?:left|right)\b|"
    r"wrong (?:window|chat|group|thread|person)\b|midlothian|james bond|(?:teacher|school)\b[\w ',]{0,30}\brecorder|"
    r"escalators?|mattress|"
    r"heads?,? shoulders?,? knees|mushy peas|(?:sale|offer|deal) ends|\d+ ?% off|(?:phone|guitar|pencil|pillow) case|"
    r"student union bar|"
    r"(?:horoscopes?|star signs?|zodiac|capricorn|aquarius|sagittarius|scorpio|taurus|gemini)|on (?:itv|bbc|"
    r"channel \d|sky)|"
    r"(?:hospital|medical|police) dramas?|(?:shop|pub|gym|bank|library|cafe) door|knock knock|\d+ degrees|"
    r"(?:postman pat|fireman sam|bob the builder|doctor who|mr bean)|"
    r"how many \w+ does it take|why did the \w+ cross)\b"
)
"""Matters that stay none of ours though a word of work or health stands beside them (a school trip's note)."""
_ADVERT = re.compile(
    r"\b\d+ ?% off\b|\b(?:sale|offer|deal) ends\b|\bour new (?:\w+ )?(?:range|menu|store|shop)\b|\bfree delivery\b|"
    r"\buse code\b"
)
_BESIDE_IT = re.compile(r"\b(?:near|next to|opposite|behind|above|beside|by|past)\b[\w ]{0,20}$")
"""Before a thing that only says where a place is ("near the fish and chips")."""
_ONLOOKER = re.compile(
    r"^(?:(?:postman|postie|milkman|window cleaner) (?:left|came|brought|dropped)|(?:the|that|"
    r"your) (?:[a-z]+ ){0,2}(?:man|lady|woman|bloke|fella|guy|postie|milkman|vicar|caretaker)\b.*"
    r"\b(?:has|had|is|was|got|went|died|left|moved)\b)"
)
_PLAYER = re.compile(
    r"\b[Tt]he (?!NHS|MSK|GP|OH)[A-Z][a-z]+ (?:physio|manager|coach|captain|goalie|keeper|striker|boss|doctor) "
    r"(?:ran|sprinted|came on|jogged|was sent|got sent|was sacked|subbed|picked|dropped|scored|should have)\b"
)
"""People who are only looked on at ("the window cleaning man has moved", "the England manager picked")."""
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|me|mine|myself|my (?!head\b)|we|us|our)\b")


_OF_PEOPLE = frozenset(("hardest_part", "worries", "work_difficulties", "employer_helping", "safe_contact"))
"""Questions whose answers tell of other people ("the man at work was horrible")."""


def _none_of_ours(said: Message, main: str = "") -> bool:
    """Whether the message is of another matter, or of somebody only looked on at, and says nothing of the writer."""
    text = said.plain.strip()
    if _ADVERT.search(text):
        return True
    if _FIRST_PERSON.search(text) or main in _OF_PEOPLE:
        return False
    none = _NONE_OF_OURS.search(text)
    if none and _BESIDE_IT.search(text[: none.start()]):
        none = None
    return bool(none or _ONLOOKER.search(text) or _PLAYER.search(said.original))


_LOOSE_NAMES = frozenset(("", "operation", "injury", "burn", "replacement", "stress", "breakdown"))
"""Names of conditions that are used of other things too, and body parts (which have none)."""


_OTHER_UNIT = re.compile(
    r" ?(?:more (?:for|to go|needed|and|than)|degrees?|nil\b|- ?nil|quid|pounds|pence|miles?|minutes?|mins?|seconds?|"
    r"percent|%|kilos?|kg|stone|"
    r"lbs?|points?|goals?|runs|wickets|metres|meters|inches|litres|pints?|calories|steps|o'clock|laps|episodes?|"
    r"a side|aside|tickets?|"
    r"(?:large|small|medium|big) (?!(?:teams?|sites?|firms?|shops?|offices?|companies)\b)|of the (?:big|large|main)|"
    r"(?:of|from) (?:the |those |these )?(?:big|large|main|biggest|largest))",
)
_COUNTS_ELSE = re.compile(r"\b(?:number|nil|level|page|channel|route|platform|chapter|season|series) ?$")


def counts_another(plain: str, number: re.Match[str]) -> bool:
    """Whether a number in plain text counts something that nothing here asks for: degrees, miles, goals, portions."""
    return bool(_OTHER_UNIT.match(plain, number.end()) or _COUNTS_ELSE.search(plain[: number.start()]))


def our_matters(said: Message) -> bool:
    """Whether the message speaks of work or health, or names a condition."""
    text = said.plain.strip()
    named = marked(text, asked_health=True)
    return bool(_OUR_MATTERS.search(text)) or any(one.detail not in _LOOSE_NAMES for one in named)


def elsewhere(said: Message) -> bool:
    """Whether the message is about something outside this service: an order to a machine, or another matter.

    So "set a reminder for 14 November" is no first day off. Words of work or health beside it keep it ours, but for an
    order to a machine.
    """
    text = said.plain.strip()
    if our_matters(said):
        return False
    return bool(_TO_THE_MACHINE.search(text) or _OTHER_MATTERS.search(text))


PLACED = frozenset(
    ("full_name", "gp_practice", "area", "job_title", "job_tasks", "time_preferences", "worries", "hardest_part")
)
"""Facts whose answers may name any thing or place at all."""


_ITS_OWN = {
    "age": re.compile(r"\b(?:birthday|party|turn(?:ed|ing)?|years?)\b"),
    "work_difficulties": re.compile(
        r"\b(?:park(?:ing)?|car|traffic|trains?|bus(?:es)?|taxis?|motorway|delays?|laptop|printer|customers?|"
        r"deliver\w*|phones?|"
        r"dogs?|rain|weather|teams?|games?|parcels?|bins?|bank)\b"
    ),
    "employer_size": re.compile(
        r"\b(?:librar(?:y|ies)|museums?|banks?|hotels?|restaurants?|theatres?|parking|"
        r"bins?)\b"
    ),
    "employment": re.compile(
        r"\b(?:deliver\w*|taxis?|hotel|bank|parcels?|restaurants?|library|garden centre|museum|cinema|airport)\b"
    ),
    "contact_mode": re.compile(r"\b(?:phone|video|laptop|online|wi-?fi|library)\b"),
    "job_lost_on": re.compile(r"\b(?:christmas|wedding|party|(?:bank )?holidays?|restaurant|shop)\b"),
    "absence_started": re.compile(r"\b(?:christmas|wedding|birthday|party|(?:bank )?holidays?|weather|snow)\b"),
}
"""Matters of the wide world that belong in the answer to one question ("45 last birthday", "parking is miles away")."""


def outside(said: Message, asked: Optional[Asked], intent: Optional[str]) -> bool:
    """Whether the words, or the words and the intent together, show that the message is about something else."""
    main = asked.facts[0] if asked and asked.facts else ""
    if _none_of_ours(said, main):
        return True
    polar = polarity.answer(said)
    if polar is not None and len(said.plain.split()) <= 4:
        return False
    if asked and asked.facts and asked.facts[0] in PLACED and intent not in OFF_TOPIC and not asks(said):
        return False
    if main == "job_title" and not asks(said) and (jobs.find(said.plain) or jobs.does(said)):
        return False
    own = _ITS_OWN[main] if main in _ITS_OWN and intent not in OFF_TOPIC else None
    if own and own.search(said.plain) and not _OTHER_MATTERS.search(own.sub(" ", said.plain)):
        return False
    return elsewhere(said) and (
        intent is None or intent in OFF_TOPIC or intent in ("inform", "nlu_fallback", "choose") or asks(said)
    )


_SMALL_WORDS = frozenset(
    words(
        """
a an the i i'm i've i'd i'll me my mine we us our you your he she it its it's they them their this that these those
there here to of in on at for from with by as is am are was were be been being do does did doing don't have has had
having has got get getting can can't could couldn't will would won't should may might must not no yes yeah and or
but so if because since then than too very just only really quite about around like please thanks well um er erm oh
okay hi hello all some any much many more most less few other another when who where how which again still now
already also even up down out off over back into go going goes went gone come coming came say said think thought
mean meant want need actually probably maybe sort kind bit lot lots love pal sorry each every both
today yesterday day days week weeks month months year years past half term since able ex time times ago
miss girls lads lasses
morning mornings afternoon afternoons evening evenings night nights him her himself herself whole most own else though
rather sooner together alone
exact exactly precise precisely remember recall forget forgot forgotten certain sure guess roughly date dates tell told
pet duck hen hun mate la lad lass flower petal chuck babe darling dear sweetheart gov guv bab
"""
    )
    + tuple(WORDS)
    + tuple(ORDINALS)
)


def unexplained(said: Message, told: Sequence[str]) -> List[str]:
    """The words of a message that carry meaning, are none of this service's, and stand in nothing read of it."""
    spans = [(said.original.find(stretch), len(stretch)) for stretch in told if stretch != said.original.strip()]
    left: List[str] = []
    for piece in said.pieces:
        if any(start <= piece.start and piece.end <= start + length for start, length in spans if start >= 0):
            continue
        left += [
            word
            for word in re.findall(r"(?<![\da-z])[a-z]+(?:'[a-z]+)?", said.plain[piece.at : piece.to])
            if word not in _SMALL_WORDS and word not in vocabulary()
        ]
    return left
