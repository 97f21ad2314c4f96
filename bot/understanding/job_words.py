"""The words in which people tell their job: claims, places, tasks, and what is no job."""

from __future__ import annotations

import re
from typing import Tuple

from bot.understanding.gazetteer.phrases import rows, words

CLAIM = re.compile(
    r"\b(?:(?:i'm|i am|im|i've been|am|was|been|i was|used to be|work(?:ed|ing|s)? (?:as|like)|working as|"
    r"job(?: is|'s| was)(?: as)?|employed as|trained as|do work as|job as|by trade(?: i'm)?|occupation:?|"
    r"(?<!soon )as)(?: (?:as|a|an|the|currently|also|now|just|only|full time|part time|self employed|agency|"
    r"qualified|retired|newly|junior|senior|band \d[ab]?|(?:grade|level) \d))+|(?:work(?:ed|ing|s)? (?:as|like)|"
    r"job is|job's|employed as|trained as|"
    r"job as)|"
    r"(?:packed in|gave up|stopped|finished|quit|jacked in|left|paked in) (?:(?:work|my job|the job) )?(?:being|of|"
    r"as)(?: an?)?|"
    r"and being an?|they call (?:me|us)(?: an?)?|when (?:you're|you are|your|you) an?|"
    r"(?:i'm|i am) (?=[a-z]+ (?:by trade|for a living)))\s+(?P<title>[a-z][a-z' /-]{2,50})"
)
PLACE = re.compile(
    r"\b(?:work(?:ed|ing|s)?|work is|job(?: is)?|employed|shifts|based|position|role|i'm|"
    r"i am)(?: (?:full time|part time|nights|days|mainly|mostly|currently|over|down))* (?:at|in|for|"
    r"on) (?:a |an |the |my |our |local |big |small |busy |large |"
    r"tesco )*(?P<place>[a-z][a-z' &-]{1,40})"
)
VERBS: Tuple[Tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b(?:i|i'm|i am|am|i've|job:?|work is|also|and|mainly|mostly|^|to) ?(?:{verbs})\b"), title)
    for title, phrases in rows(
        r"""
order picker = pick orders, pick and pack, picking orders, do picking, order picking, picking and packing
packer = pack boxes, pack parcels, packing boxes, pack food
school bus driver = drive a school bus, drive the school bus, drive school buses, drive the school run
bus driver = drive the (?:number )?\d+ bus, drive the buses, drive school buses, driver of bus, driver of the bus
bus driver = driver of buses, drive a bus, drive buses, drive the bus, bus driving
window fitter = fit windows
lorry driver = drive a \w+ lorry, drive a lorry, drive lorries, drive a truck, drive trucks
hgv driver = drive hgvs, drive a hgv, drive an hgv
hgv driver = drive hgv, hgv driving
lorry driver = drive a wagon
lorry driver = lorry driving, drive artics
van driver = drive a van, drive vans, van driving, on the vans
taxi driver = drive my own taxi, drive my own cab, drive a minicab
taxi driver = drive a taxi, drive a cab, drive taxis, taxi driving, drive for uber
delivery driver = deliver parcels, do deliveries, deliver food, delivering parcels, deliver for
forklift driver = drive a forklift, drive forklifts, drive a fork lift, drive forklift
train driver = drive trains, drive a train
driver = drive for a living, drive for \w+, do driving
cleaner = clean offices, clean houses, do cleaning, clean schools, clean at, clean hotels, clean hotel rooms
cleaner = clean in, clean the, clean for a living, cleaning offices
teaching assistant = help a teacher, help the teacher, work helping teacher
teaching assistant = work helping teachers, helping in a classroom
lorry driver = driver of lorry, driver of lorries, driver of truck, driver of a lorry
van driver = driver of van, driver of a van
teacher = teach in, teach at, teach maths, teach english, teach kids, teach children, teach reception
teacher = teach year, teach primary, teach science, teach full time
carer = do home care, do care work, care for the elderly, care for old people, look after old people
carer = look after the elderly, look after residents, care for residents, look after old folk
carer = look after people with, care old people, caring for old people, caring old people, caring for the elderly
shelf stacker = stack shelves, stacking shelves, fill shelves, do shelf stacking
kitchen fitter = fit kitchens, fitting kitchens
bathroom fitter = fit bathrooms
bricklayer = lay bricks, do bricklaying, laying bricks
hairdresser = cut hair, do hair, hairdressing
nail technician = do nails, do people's nails
gas engineer = fit boilers, fix boilers, service boilers, repair boilers, install boilers
cook = cook in, cook at, cook meals, cook school dinners
nursery worker = look after kids in a nursery, work with under fives
labourer = do labouring, labour on, labouring
plasterer = do plastering
roofer = do roofing, fix roofs
gardener = do gardening, do gardens, cut grass
security guard = do security, work doors, work on the doors
receptionist = work on reception, do reception, on reception, am on reception
office worker = work on a computer, work at a desk, sit at a desk, sit at a computer
call handler = take calls, answer phones, answer calls, work on the phones
checkout assistant = on the checkout, on checkouts, on the checkouts, work on checkouts
shop worker = on the shop floor
factory worker = on the line, on the production line
cashier = work on tills, work the tills, work on the tills, do tills, on the tills
machine operator = run machines, operate machines, operate a machine, work on machines, operate machinery
mechanic = fix cars, repair cars, mend cars
postal worker = deliver post, deliver letters, deliver the post, deliver mail
refuse collector = do the bins, empty bins, collect bins, work on the bins, on the bins
administrator = do admin, do paperwork, do the admin
accountant = do accounts, do the books, do book keeping
nurse = nurse on, nurse in, nurse at
cleaner = do the cleaning, do cleaning, make cleaning, make the cleaning
window cleaner = clean windows, do windows, window cleaning round
chef = work as chef
"""
    )
    for verbs in ["|".join(re.sub(r" (?!the |a |an |in$|at$)", " (?:the )?", phrase) for phrase in phrases)]
)
TASK = re.compile(
    r"\b(?:lift(?:ing)?|carry(?:ing)?|stand(?:ing)?|sit(?:ting)?|walk(?:ing)?|bend(?:ing)?|"
    r"kneel(?:ing)?|driv(?:e|ing)|pick(?:ing)?|pack(?:ing)?|clean(?:ing)?|climb(?:ing)?|push(?:ing)?|"
    r"pull(?:ing)?|typing|type|computer|desk|phones?|nights?|shifts?|on my feet|heavy|boxes|"
    r"stack(?:ing)?|cook(?:ing)?|serv(?:e|ing)|teach(?:ing)?|look(?:ing)? after|deliver(?:y|ies|ing)?|"
    r"load(?:ing)?|unload(?:ing)?|mov(?:e|ing)|operat(?:e|ing)|fix(?:ing)?|meetings?|emails?|"
    r"paperwork|spreadsheets?|customers?|patients|residents|tills?|screens?|ladders?|dig(?:ging)?|"
    r"paint(?:ing)?|manual|labouring|bathing|hoist(?:ing)?|orders|hours a day|all day|"
    r"most of the day)\b"
)
STOPS = frozenset(
    words(
        """
and but with who in at for on off so because since which where when that doing lifting i i'm from to the by my
it has have been
"""
    )
)
NO_JOB_ANSWER = re.compile(
    r"^(?:i )?(?:none|nothing|n/?a|not working|unemployed|no job|don't work|do not work|"
    r"haven't worked|never worked|retired|student)\b"
)
OTHERS = re.compile(
    r"\b(?:my|the|a|an|our|his|her|see(?:ing)?|saw|told|your|with|from|to|by|speak to|talk to|"
    r"work(?:s)? with|for|another|to see|want to be|become|becoming|some|any|this|that|me|of|called|"
    r"called the|new|every|no|not) (?:\w+ )?$"
)
CARERS = frozenset(
    words(
        """
doctor nurse physiotherapist therapist counsellor psychologist psychiatrist surgeon manager supervisor director
midwife pharmacist optician dentist adviser advisor solicitor cook groom guard planner model graphic coordinator
pa executive trainer tester actor miner driver operator baker fitter judge interpreter translator officer pilot
vet author editor solicitor producer
"""
    )
)
SHAPE = re.compile(
    r"^(?:[a-z]+[ -])*[a-z]{3,}(?:er|or|ist|ian|ant|ent|man|woman|person|ess|ics|eer|ster|smith|"
    r"wright|hand|ive|ing|tor|lady)s?$"
)
ORDINARY = frozenset(
    words(
        """
never ever over better worse other another rather whether together however remember matter after before under
number answer weather summer winter october november december september nothing something anything everything
working struggling feeling having being getting going doing different important patient moment present recent
pleasant ok not no yes sorry bored tired everything morning evening cancer stressor pain painful water letter
later bother human person hundred for nor doctor silent absent appointment parent accident bad really ill sick
going mother father brother sister replacement treatment statement engineers regiment
"""
    )
)
