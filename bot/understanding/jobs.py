"""The job's title, its tasks and its sector, in the patient's words; ordinary words are never stored as a job."""

from __future__ import annotations

import re
from typing import Dict, List, Optional, Tuple

from bot.understanding.context import somebody_elses
from bot.understanding.gazetteer.occupations import HEADS, NARROWING, NOT_A_JOB, PLACES, SECTORS, TITLES, WHOLE
from bot.understanding.gazetteer.phrases import Gazetteer, rows, words
from bot.understanding.reading import FactRead
from bot.understanding.text import Message

Span = Tuple[int, int, str]

_WHOLE: Gazetteer[str] = Gazetteer([(phrase, phrase) for phrase in WHOLE])
_WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*|\d+")
_CLAIM = re.compile(
    r"\b(?:(?:i'm|i am|im|i've been|am|was|been|i was|used to be|work(?:ed|ing|s)? as|working as|"
    r"job (?:is|was)(?: as)?|employed as|trained as|do work as|job as|by trade(?: i'm)?|occupation:?|"
    r"as)(?: (?:as|a|an|the|currently|also|now|just|only|full time|part time|self employed|agency|"
    r"qualified|retired|newly|junior|senior))+|(?:work(?:ed|ing|s)? as|job is|employed as|trained as|"
    r"job as)|"
    r"(?:i'm|i am) (?=[a-z]+ (?:by trade|for a living)))\s+(?P<title>[a-z][a-z' /-]{2,50})"
)
_PLACE = re.compile(
    r"\b(?:work(?:ed|ing|s)?|job(?: is)?|employed|shifts|based|position|role|i'm|"
    r"i am)(?: (?:full time|part time|nights|days|mainly|mostly|currently|over|down))* (?:at|in|for|"
    r"on) (?:a |an |the |my |our |local |big |small |busy |large |"
    r"tesco )*(?P<place>[a-z][a-z' &-]{1,40})"
)
_VERBS: Tuple[Tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b(?:i|i've|job:?|work is|also|and|mainly|mostly|^|to) ?(?:{verbs})\b"), title)
    for title, phrases in rows(
        """
order picker = pick orders, pick and pack, picking orders, do picking, order picking, picking and packing
packer = pack boxes, pack parcels, packing boxes, pack food
bus driver = drive a bus, drive buses, drive the bus, bus driving
lorry driver = drive a lorry, drive lorries, drive a truck, drive trucks, drive hgvs, drive a wagon, drive hgv, hgv driving, lorry driving, drive artics
van driver = drive a van, drive vans, van driving
taxi driver = drive a taxi, drive a cab, drive taxis, taxi driving, drive for uber
delivery driver = deliver parcels, do deliveries, deliver food, delivering parcels, deliver for
forklift driver = drive a forklift, drive forklifts, drive a fork lift, drive forklift
train driver = drive trains, drive a train
driver = drive for a living, drive for work, do driving
cleaner = clean offices, clean houses, do cleaning, clean schools, clean at, clean hotels, clean hotel rooms, clean for a living, cleaning offices
teacher = teach in, teach at, teach maths, teach english, teach kids, teach children, teach reception, teach year, teach primary, teach science, teach full time
carer = do home care, do care work, care for the elderly, care for old people, look after old people, look after the elderly, look after residents, care for residents, look after old folk, look after people with
shelf stacker = stack shelves, stacking shelves, fill shelves, do shelf stacking
kitchen fitter = fit kitchens, fitting kitchens
bathroom fitter = fit bathrooms
bricklayer = lay bricks, do bricklaying, laying bricks
hairdresser = cut hair, do hair, hairdressing
nail technician = do nails
cook = cook in, cook at, cook meals, cook school dinners
nursery worker = look after kids in a nursery, work with under fives
labourer = do labouring, labour on, labouring
plasterer = do plastering
roofer = do roofing, fix roofs
gardener = do gardening, do gardens, cut grass
security guard = do security, work doors, work on the doors
receptionist = work on reception, do reception, am on reception
office worker = work on a computer, work at a desk, sit at a desk, sit at a computer
call handler = take calls, answer phones, answer calls, work on the phones
cashier = work on tills, work the tills, work on the tills, do tills, on the tills
machine operator = run machines, operate machines, operate a machine, work on machines, operate machinery
mechanic = fix cars, repair cars, mend cars
postal worker = deliver post, deliver letters, deliver the post, deliver mail
refuse collector = empty bins, collect bins, work on the bins, on the bins
administrator = do admin, do paperwork, do the admin
accountant = do accounts, do the books, do book keeping
nurse = nurse on, nurse in, nurse at
chef = work as chef
"""
    )
    for verbs in ["|".join(phrases)]
)
_TASK = re.compile(
    r"\b(?:lift(?:ing)?|carry(?:ing)?|stand(?:ing)?|sit(?:ting)?|walk(?:ing)?|bend(?:ing)?|"
    r"kneel(?:ing)?|driv(?:e|ing)|pick(?:ing)?|pack(?:ing)?|clean(?:ing)?|climb(?:ing)?|push(?:ing)?|"
    r"pull(?:ing)?|typing|type|computer|desk|phones?|nights?|shifts?|on my feet|heavy|boxes|"
    r"stack(?:ing)?|cook(?:ing)?|serv(?:e|ing)|teach(?:ing)?|look(?:ing)? after|deliver(?:y|ies|ing)?|"
    r"load(?:ing)?|unload(?:ing)?|mov(?:e|ing)|operat(?:e|ing)|fix(?:ing)?|meetings?|emails?|"
    r"paperwork|spreadsheets?|customers?|patients|residents|tills?|screens?|ladders?|dig(?:ging)?|"
    r"paint(?:ing)?|manual|labouring|bathing|hoist(?:ing)?|orders|hours a day|all day|"
    r"most of the day)\b"
)
_TITLE_WORDS = TITLES | HEADS | NARROWING
_STOPS = frozenset(
    words(
        """
and but with who in at for on off so because since which where when that doing lifting i i'm from to the by my
it has have been
"""
    )
)
_NO_JOB_ANSWER = re.compile(
    r"^(?:i )?(?:none|nothing|n/?a|not working|unemployed|no job|don't work|do not work|"
    r"haven't worked|never worked|retired|student)\b"
)


def read(said: Message, asked: bool, sector_asked: bool = False) -> Dict[str, FactRead]:
    """Job title, tasks and sector named in the message; `asked` says that the job was what was asked."""
    facts: Dict[str, FactRead] = {}
    title = _claimed(said) or _named(said, asked) or _doing(said) or _placed(said, asked)
    if title is None and asked:
        title = _short_answer(said)
    if title:
        at, to, name = title
        facts["job_title"] = FactRead(name, said.words(at, to))
    sector = _sector(said, bool(title) or sector_asked, sector_asked)
    if sector:
        facts["sector"] = sector
    if asked:
        tasks = _tasks(said, title)
        if tasks:
            facts["job_tasks"] = tasks
    elif title:
        clause = said.clause_at(title[0])
        after = said.plain[title[1] : clause.to]
        task = _TASK.search(after)
        if task:
            words = said.words(title[1] + task.start(), clause.to)
            facts["job_tasks"] = FactRead(words, words)
    return facts


def find(plain: str) -> List[Span]:
    """Every job title in plain text that stands on its own feet, as (start, end, title)."""
    found: List[Span] = [
        (hit.at, hit.to, plain[hit.at : hit.to]) for hit in _WHOLE.find(plain) if hit.meaning not in ("ta", "kp")
    ]
    tokens = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(plain)]
    for index, (word, at, to) in enumerate(tokens):
        bare = _singular(word)
        if any(a < to and at < b for a, b, _ in found):
            continue
        narrow = index
        while (
            narrow
            and index - narrow < 3
            and tokens[narrow - 1][0] in NARROWING
            and plain[tokens[narrow - 1][2] : tokens[narrow][1]] in (" ", "-")
        ):
            narrow -= 1
        if bare in TITLES or (bare in HEADS and narrow < index):
            found.append((tokens[narrow][1], to, plain[tokens[narrow][1] : to]))
    return sorted(found)


def _singular(word: str) -> str:
    if word in _TITLE_WORDS:
        return word
    return word[:-1] if word.endswith("s") and word[:-1] in _TITLE_WORDS else word


def _claimed(said: Message) -> Optional[Span]:
    """ "I'm a bus driver", "I work as a carer": any words that end in a title, or a title's words alone."""
    for match in _CLAIM.finditer(said.plain):
        at = match.start("title")
        if somebody_elses(said, at):
            continue
        words: List[Tuple[str, int, int]] = []
        for token in _WORD.finditer(match["title"]):
            if token.group() in _STOPS or (
                words and match["title"][words[-1][2] : token.start()] not in (" ", "-", "/")
            ):
                break
            words.append((token.group(), token.start(), token.end()))
        for last in range(min(len(words), 5), 0, -1):
            bare = _singular(words[last - 1][0])
            if (
                (bare in TITLES or (bare in HEADS and last > 1))
                and words[0][0] not in NOT_A_JOB
                and not {"hard", "bad", "good", "fast"} & {word for word, _, _ in words[: last - 1]}
            ):
                if bare in {
                    "guard",
                    "man",
                    "woman",
                    "lady",
                    "hand",
                    "support",
                    "staff",
                    "member",
                    "head",
                    "partner",
                    "help",
                    "mate",
                    "patient",
                } and not any(word in NARROWING for word, _, _ in words[: last - 1]):
                    continue
                end = at + words[last - 1][2]
                return (at, end, said.plain[at:end])
        if (
            words
            and _SHAPE.match(words[min(len(words), 4) - 1][0])
            and words[0][0] not in _ORDINARY
            and re.match(r"^(?:was |used |i was |been )?(?:work|job|employed|trained|occupation)", match.group())
            and words[0][0] not in NOT_A_JOB
        ):
            end = at + words[min(len(words), 4) - 1][2]
            return (at, end, said.plain[at:end])
    return None


_OTHERS = re.compile(
    r"\b(?:my|the|a|an|our|his|her|see(?:ing)?|saw|told|your|with|from|to|by|speak to|talk to|"
    r"work(?:s)? with|for|another|to see|want to be|become|becoming|some|any|this|that|me|of|called|"
    r"called the|new|every|no|not) (?:\w+ )?$"
)
_CARERS = frozenset(
    words(
        """
doctor nurse physiotherapist therapist counsellor psychologist psychiatrist surgeon manager supervisor director
midwife pharmacist optician dentist adviser advisor solicitor cook groom guard planner model graphic coordinator
pa executive trainer tester actor miner driver operator baker fitter judge interpreter translator officer pilot
vet author editor solicitor producer
"""
    )
)


def _named(said: Message, asked: bool) -> Optional[Span]:
    """A title with nothing before it that makes it somebody else ("my doctor", "my manager")."""
    for at, to, name in find(said.plain):
        before = said.plain[max(0, at - 24) : at]
        last = _singular(name.split()[-1])
        if somebody_elses(said, at) or (
            _OTHERS.search(before) and not re.search(r"\b(?:am|i'm|as|is|was|been) (?:a |an |the )?$", before)
        ):
            continue
        if asked or at == 0 or last not in _CARERS or len(name.split()) > 1:
            if (
                not asked
                and len(name.split()) == 1
                and not re.match(
                    r"^[\s,.;-]*$|.*(?:,|\.|\band\b|-|\boff\b|\b(?:self employed|agency|qualified|full time|part time|"
                    r"zero hours?|trainee|trained|former|ex|freelance)\b|\bby trade\b|:|\bjob\b|\bwork(?:ing)?\b) ?$",
                    said.plain[:at].strip() + " ",
                )
            ):
                continue
            if re.match(
                r" (?:said|told|says|thinks|gave|signed|wants|called|is|has|wrote|won't|needed|appointment|"
                r"referred|reckons|please)\b",
                said.plain[to:],
            ):
                continue
            return (at, to, name)
    return None


def _doing(said: Message) -> Optional[Span]:
    """ "I pick orders", "I drive a bus"."""
    for pattern, title in _VERBS:
        match = pattern.search(said.plain)
        if (
            match
            and not somebody_elses(said, match.start())
            and not re.search(
                r"\b(?:can't|cannot|don't|struggle to|hard to|used to be able to) $", said.plain[: match.end()][-40:]
            )
        ):
            return (match.start(), match.end(), title)
    return None


_PLACES: Gazetteer[str] = Gazetteer(list(PLACES.items()))


def _placed(said: Message, asked: bool) -> Optional[Span]:
    """ "I work in a warehouse": the plain title that says no more than that."""
    for match in _PLACE.finditer(said.plain):
        if (
            somebody_elses(said, match.start())
            or re.search(
                r"\b(?:want|like|love|hope|looking|able|hard|need|apply) (?:to )?$", said.plain[: match.start()]
            )
            or (match.group().startswith(("i'm ", "i am ")) and not asked)
        ):
            continue
        for hit in _PLACES.find(match["place"]):
            if hit.at <= 16:
                return (match.start(), match.start("place") + hit.to, hit.meaning)
    if asked:
        hits = _PLACES.find(said.plain)
        if hits and len(said.plain.split()) <= 12:
            return (hits[0].at, hits[0].to, hits[0].meaning)
    return None


def _short_answer(said: Message) -> Optional[Span]:
    """A short answer to the job question whose words look like a title, though the gazetteer lacks it."""
    first = said.clauses[0] if said.clauses else None
    if first is None or _NO_JOB_ANSWER.match(first.text.strip()):
        return None
    words = re.sub(
        r"^(?:(?:a|an|the|i'm|i am|am|was|i was|just|im|it's|its|my job is|job|well|um|erm|oh|currently|"
        r"mainly|mostly|i work as|work as|as|so|self employed) )+",
        "",
        first.text.strip(),
    )
    shape = len(words.split()) <= 4 and _SHAPE.search(words)
    if not shape or any(word in NOT_A_JOB or word in _ORDINARY for word in words.split()):
        return None
    at = said.plain.index(words, first.at) if words in said.plain[first.at :] else first.at
    return (at, at + len(words), words)


_SHAPE = re.compile(
    r"^(?:[a-z]+[ -])*[a-z]{3,}(?:er|or|ist|ian|ant|ent|man|woman|person|ess|ics|eer|ster|smith|"
    r"wright|hand|ive|ing|tor|lady)s?$"
)
_ORDINARY = frozenset(
    words(
        """
never ever over better worse other another rather whether together however remember matter after before under
number answer weather summer winter october november december september nothing something anything everything
working struggling feeling having being getting going doing different important patient moment present recent
pleasant ok not no yes sorry bored tired everything morning evening cancer stressor pain painful water letter
later bother human person hundred for nor doctor silent absent appointment parent accident bad really ill sick
going mother father brother sister
"""
    )
)


def _tasks(said: Message, title: Optional[Span]) -> Optional[FactRead]:
    """What the patient does, from the answer to the job question: all of it but a bare title."""
    text = said.original.strip()
    if not text or _NO_JOB_ANSWER.match(said.plain.strip()):
        return None
    if title and title[2] != said.plain[title[0] : title[1]] and _TASK.search(said.plain):
        return FactRead(text, text)
    if (
        title
        and title[1] - title[0]
        >= len(re.sub(r"^(?:(?:i'm|i am|im|i|work|as|am|a|an|the|my|job|is|just) )+", "", said.plain.strip(" .!"))) - 3
    ):
        return None
    if title:
        rest = said.words(title[1], len(said.plain)).strip(" ,.;:-–")
        rest = re.sub(r"^(?:and|so|but|which means|i do|doing|where i|,)\s+", "", rest, flags=re.I)
        if _TASK.search(rest.lower()):
            return FactRead(rest, rest)
        return FactRead(text, text) if _TASK.search(said.plain) else None
    return FactRead(text, text) if _TASK.search(said.plain) else None


_SECTOR: Gazetteer[str] = Gazetteer(list(SECTORS.items()))


def _sector(said: Message, working: bool, asked: bool) -> Optional[FactRead]:
    for hit in _SECTOR.find(said.plain):
        before = said.plain[max(0, hit.at - 30) : hit.at]
        if asked or re.search(
            r"\b(?:work(?:ed|ing|s)?|job|employed|nurse|driver|assistant|role|teacher|porter|"
            r"admin)\b(?: \w+)? (?:in|at|for|with)(?: (?:a|an|the|my|our|local|busy))*(?: \w+)? $",
            before,
        ):
            return FactRead(hit.meaning, said.words(hit.at, hit.to))
    return None
