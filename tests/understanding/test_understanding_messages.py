"""Harder answers, and messages that tell several facts at once: what must be read, and what must not.

A row is: the fact asked for (or nothing), the message, what it holds. `name=value` must be read; `name~2026-10` is a
date that begins so; `!name` must not be read; an empty last column means that the asked fact stays empty.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.referral.questions import asking_for
from bot.understanding import read
from bot.understanding.facts import UNKNOWN

ON = date(2026, 11, 23)

ROWS = """
fit_note | My doctor signed me off for a month | fit_note=not_fit
fit_note | been given a med3 | fit_note=not_fit
fit_note | the hospital gave me one | fit_note=not_fit
fit_note | gp wont give me 1 | fit_note=none
fit_note | yes, not fit for work | fit_note=not_fit
fit_note | havent bothered with one | fit_note=none
fit_note | its a phased return one | fit_note=may_be_fit
fit_note | just the form you fill in yourself | fit_note=self_certified
fit_note | aye got wan aff the doctor | fit_note=not_fit
fit_note | I have paper from doctor, not fit | fit_note=not_fit
fit_note | I have one |
fit_note | says fit for work if they adjust things | fit_note=may_be_fit
fit_note_ends | my sick note is valid until 11 December | fit_note_ends=2026-12-11
fit_note | Yes it runs til the 11th of december | fit_note_ends=2026-12-11
age | I turned 31 last week | age=31
age | thirty one | age=31
age | 31yrs | age=31
age | just gone 31 | age=31
age | I'll be 32 in May | age=31
age | I am 31 year old | age=31
age | a'm thirty wan | age=31
age | nearly 60 | age=59
age | late fifties |
age | about 40 | age=40
age | born in 1980 |
age | 1st June 1980 | age=46
age | 14 March |
full_name | Please put down Helen Cartwright | full_name=Helen Cartwright
full_name | it's helen cartwright | full_name=Helen Cartwright
full_name | Helen Cartwright, mobile 07700 900111 | full_name=Helen Cartwright;phone=+447700900111
full_name | My full name is Helen Mary Cartwright | full_name=Helen Mary Cartwright
full_name | helen cartwright m8 | full_name=Helen Cartwright
full_name | I am called Oluwaseun Adeyemi | full_name=Oluwaseun Adeyemi
full_name | me name's Kevin Doyle like | full_name=Kevin Doyle
full_name | Full name is Xu Ming | full_name=Xu Ming
full_name | Its Priya Nair here | full_name=Priya Nair
full_name | what do you need my name for |
full_name | I'd rather not give it | full_name=rather_not_say
full_name | Hello I am Anna Kowalska | full_name=Anna Kowalska
full_name | Mrs Joan Butterworth | full_name=Joan Butterworth
gp_practice | Park Road Surgery | gp_practice=Park Road Surgery
gp_practice | I'm registered with Park Road Surgery | gp_practice=Park Road Surgery
gp_practice | My doctor's is Park Road Surgery | gp_practice=Park Road Surgery
gp_practice | I go to Park Road Medical Centre | gp_practice=Park Road Medical Centre
gp_practice | Im with Wellfield helth centre | gp_practice=Wellfield helth centre
job_lost_on | I finished there in March | job_lost_on~2026-03
job_lost_on | Been out of a job since March | job_lost_on~2026-03
job_lost_on | it ended in march this yr | job_lost_on~2026-03
job_lost_on | march | job_lost_on~2026-03
job_lost_on | I have no work since March | job_lost_on~2026-03
job_lost_on | got laid off in marrch | job_lost_on~2026-03
job_lost_on | nae job since march | job_lost_on~2026-03
job_lost_on | they let me go about 8 months ago | job_lost_on~2026-03
employer_size | Not many, maybe fifteen | employer_size=15
employer_size | about a dozen | employer_size=1-49
employer_size | couple of hundred | employer_size=50-250
employer_size | It's just me and the owner | employer_size=2
employer_size | hundreds of us | employer_size=251+
employer_size | over 300 | employer_size=251+
employer_size | there are 80 at our site | employer_size=80
employer_size | twenty odd | employer_size=20
employer_size | roughly 200 ppl | employer_size=200
employer_size | it's a big company, I don't know exactly | employer_size=251+
employer_size | we are six people | employer_size=6
employer_size | its a big hospitle | employer_size=251+
employer_size | only two other lassies and me | employer_size=3
goal | I just want to hang on to my job | goal=stay
goal | get back to my old job | goal=return
goal | retrain as something less heavy | goal=change_job
goal | something lighter than this | goal=change_job
goal | I need to find employment | goal=find_work
goal | get fixed up first, then see | goal=treat_health
goal | not be in pain | goal=treat_health
goal | to carry on in my job without making it worse | goal=stay
goal | I wish to go again to my work | goal=return
goal | want oot o this job | goal=change_job
goal | keep workin | goal=stay
goal | no idea yet tbh | goal=unsure
goal | I want different work, less heavy | goal=change_job
absence_started | I finished up on 30 October | absence_started=2026-10-30
absence_started | 30.10.26 | absence_started=2026-10-30
absence_started | the friday before last | absence_started=2026-11-13
absence_started | since about mid october | absence_started~2026-10
absence_started | beginning of october | absence_started~2026-10
absence_started | start of the month | absence_started~2026-11
absence_started | since end of september | absence_started~2026-09
absence_started | 7 weeks now | absence_started=2026-10-05
absence_started | nearly 2 months | absence_started~2026-09
absence_started | ten days | absence_started=2026-11-13
absence_started | a couple of weeks | absence_started=2026-11-09
absence_started | since halloween | absence_started=2026-10-31
absence_started | sinse the 20th | absence_started=2026-11-20
absence_started | from the twentieth of october | absence_started=2026-10-20
absence_started | I stop work 20 october | absence_started=2026-10-20
absence_started | 2 munths | absence_started=2026-09-23
absence_started | aboot three weeks syne | absence_started=2026-11-02
absence_started | day after bonfire night | absence_started=2026-11-06
operation_on | knee op is the 8th of december | operation_on=2026-12-08
operation_on | had my hernia done on 2 November | operation_on=2026-11-02
| I'm having my gallbladder out on the 8th of December | operation_on=2026-12-08
| going in for a hip replacement on 8 dec | operation_on=2026-12-08
| had surgery on my shoulder 2 weeks ago and still off | operation_on=2026-11-09;attendance=off_sick
work_difficulties | I can't lift the boxes | work_difficulties=physical_tasks
work_difficulties | being on me feet all day | work_difficulties=physical_tasks
work_difficulties | nites | work_difficulties=hours
work_difficulties | I dont get on with my supervisor | work_difficulties=manager_or_colleagues
work_difficulties | never enough staff so I'm rushed off my feet | work_difficulties=workload_or_stress
work_difficulties | they won't let me take breaks | work_difficulties=workplace_rules
work_difficulties | starting at 5am | work_difficulties=hours
employment | I work for an agency | employment=agency_or_zero_hours
employment | employed | employment=employed
employment | I'm on a permanent contract | employment=employed
employment | not working, lost my job | employment=unemployed
employment | I've not had a job for years | employment=unemployed
employment | subcontracting on sites | employment=self_employed
employment | I work for meself | employment=self_employed
employment | out of work | employment=unemployed
employment | I am without job | employment=unemployed
employment | nae work | employment=unemployed
| off work 5 wks, slipped disc, im a roofer | absence_started=2026-10-19;conditions=musculoskeletal;job_title=roofer
| Plumber, self employed, knackered knees | job_title=plumber;employment=self_employed;conditions=musculoskeletal
| im 24 n work in a call centre, anxiety is killin me | age=24;conditions=mental_health
| Lost my job in September because of my epilepsy | employment=unemployed;job_lost_on~2026-09;conditions=neurological
| My name is Ruth Ellison and my number is 07700 900222 | full_name=Ruth Ellison;phone=+447700900222
| My sick note ends 4 December and I want to go back | fit_note_ends=2026-12-04;goal=return
| small firm, 9 of us, I do the books | employer_size=9
| I'm on a phased return after breast cancer | attendance=phased_return;conditions=cancer
| still at work but my back is killing me | attendance=at_work;conditions=musculoskeletal
| ah'm aff ma work wi ma nerves since august | attendance=off_sick;absence_started~2026-08
| my mum has cancer and I'm off to look after her | !conditions
| my husband is off sick too | !attendance
| I'm not off sick, I'm working | attendance=at_work
| my back's fine now, it's my hip | conditions=musculoskeletal
| M20 4BT, and I'm 61 | postcode=M20 4BT;age=61
| can I get a fit note from you | !fit_note
| I need a new sick note | !fit_note
| do I have to have a fit note | !fit_note
| will you give me a sick note | !fit_note
| how do I extend my fit note | !fit_note
| want a sick note pls | !fit_note
| need u to sign me off | !fit_note
| could you sign me off for another week | !fit_note
| writing sick notes, do you do that | !fit_note
| can the doctor there write me a note | !fit_note
| fit note pls | !fit_note
| I want fit note for my boss | !fit_note
age | I'm 19 but I'll be 20 in December | age=19
| do you see people under 18 | !age
| I've had this for 30 years | !age
| I work 40 hours a week | !age
| I'm on 25 mg of sertraline | !age
| my son is 15 | !age
| I'm 5 foot 10 | !age
| is it for over 50s | !age
| my mum is 70, can she use this | !age
| will I be seen in 18 weeks | !age
| my boss is 45 | !age
| for my brother, he's 33 | !age
| I'm asking for my daughter who is 17 | !age
| I'm 17 | age=17
| 17 yr old | age=17
| I am aged 63 | age=63
| 63 y/o male | age=63
gp_practice | why do you need that | !gp_practice
gp_practice | Dr Patel's in Headingley | gp_practice=Dr Patel's in Headingley
gp_practice | what time do you open | !gp_practice
gp_practice | I'd rather not say | gp_practice=rather_not_say
gp_practice | can I speak to someone | !gp_practice
gp_practice | is this confidential | !gp_practice
gp_practice | go back | !gp_practice
gp_practice | Is the surgery told about this? | !gp_practice
gp_practice | will it cost anything | !gp_practice
operation_on | no date yet | !operation_on
operation_on | I don't know when | operation_on=unknown
operation_on | some time in January | operation_on~2027-01
operation_on | 3rd week of jan | operation_on~2027-01
operation_on | its on the nineth of december | operation_on=2026-12-09
operation_on | wed 9 dec | operation_on=2026-12-09
operation_on | they gave me date 9 December | operation_on=2026-12-09
operation_on | 9th o December at the Royal | operation_on=2026-12-09
job_lost_on | October, when the shop shut | job_lost_on~2026-10
job_lost_on | shop closed in octobr | job_lost_on~2026-10
job_lost_on | when they shut in october | job_lost_on~2026-10
job_lost_on | about two years ago | job_lost_on~2024-11
job_lost_on | since 2024 | job_lost_on~2024
job_lost_on | in 2023 | job_lost_on~2023
job_lost_on | two yrs back in the spring | job_lost_on~2024
job_lost_on | 2 munths ago | job_lost_on=2026-09-23
job_lost_on | my contract stopped on 30 September | job_lost_on=2026-09-30
job_lost_on | 30 sept contract up | job_lost_on=2026-09-30
job_lost_on | I am without job from 30 September | job_lost_on=2026-09-30
work_difficulties | standing and the early starts | work_difficulties=physical_tasks,hours
work_difficulties | Lifting patients and long shifts | work_difficulties=physical_tasks,hours
work_difficulties | my colegues and the travel | work_difficulties=travel,manager_or_colleagues
work_difficulties | the walk frae the bus | work_difficulties=travel
work_difficulties | preasure | work_difficulties=workload_or_stress
work_difficulties | bending doon | work_difficulties=physical_tasks
work_difficulties | rota changes every week | work_difficulties=hours
employer_size | Just the two of us | employer_size=2
employer_size | under ten | employer_size=1-49
employer_size | abt 70 | employer_size=70
employer_size | about seventy people I think | employer_size=70
employer_size | I think we are around 90 | employer_size=90
employer_size | hunners o folk | employer_size=251+
employer_size | aroun sixty | employer_size=60
contact_mode | telephone suits | contact_mode=phone
contact_mode | I'd want to do it on zoom | contact_mode=video
contact_mode | somewhere I can go and see them | contact_mode=in_person
contact_mode | on teh phone | contact_mode=phone
contact_mode | just ring us | contact_mode=phone
contact_mode | ower the phone | contact_mode=phone
contact_mode | by telefon | contact_mode=phone
contact_mode | not the phone, I'm deaf, so face to face | contact_mode=in_person
contact_mode | any |
postcode | My postcode is NE6 2QA | postcode=NE6 2QA
postcode | ne62qa | postcode=NE6 2QA
postcode | NE6 | postcode=NE6
postcode | ne6 2qa innit | postcode=NE6 2QA
postcode | post code NE6 | postcode=NE6
postcode | NE6-2QA | postcode=NE6 2QA
postcode | it's NE6, I forget the rest | postcode=NE6
| I'm in NE6 | postcode=NE6
| live in NE6 2QA and im 40 | postcode=NE6 2QA;age=40
postcode | Sheffield | !postcode
postcode | nE6 2Qa is were I live | postcode=NE6 2QA
absence_started | I've been off since the clocks went back | absence_started=2026-10-25
absence_started | since the start of November | absence_started~2026-11
absence_started | it was a Thursday, the 5th | absence_started=2026-11-05
absence_started | thursday the 5th | absence_started=2026-11-05
absence_started | 5th nov i fink | absence_started=2026-11-05
absence_started | aff since the fifth | absence_started=2026-11-05
absence_started | 18 days | absence_started=2026-11-05
absence_started | two and a half weeks | absence_started~2026-11
absence_started | from 5 of November until now | absence_started=2026-11-05
absence_started | Last shift was 5 November | absence_started=2026-11-05
absence_started | on and off since summer | absence_started~2026
absence_started | more than 3 months | absence_started~2026-08
absence_started | all of november | absence_started~2026-11
absence_started | half a year | absence_started~2026-05
absence_started | I fell on 5 November and not worked since | absence_started=2026-11-05
 | no not worked for 5 weeks | absence_started=2026-10-19
 | I have worked there for 5 weeks | !absence_started
absence_started | thre weaks | absence_started=2026-11-02
absence_started | a fortnite last saturday | absence_started=2026-11-07
| my knee and my shoulder are bad | conditions=musculoskeletal
conditions | depressd and anxius | conditions=mental_health
conditions | heart attak in june | conditions=heart_or_breathing
conditions | bad chest, copd | conditions=heart_or_breathing
conditions | ma hips are buggered | conditions=musculoskeletal
conditions | I have problem with the lungs | conditions=heart_or_breathing
conditions | high blood pressure | conditions=heart_or_breathing
conditions | bipoler | conditions=mental_health
conditions | sore heid, migraines | conditions=neurological
conditions | carpal tunnel | conditions=musculoskeletal
conditions | parkinsons | conditions=neurological
conditions | ulcerative colitis | conditions=digestive
conditions | tinnitus | conditions=sight_or_hearing
conditions | dyslexia | conditions=neurodivergence
conditions | pregnant and being sick | conditions=womens_health_or_pregnancy
conditions | psoriasis flare | conditions=skin
conditions | gambling | conditions=addiction
conditions | snapped my achilles | conditions=injury_or_surgery
conditions | broke my wrist | conditions=injury_or_surgery
conditions | diabetes type 2 | conditions=other
conditions | long covid and asthma | conditions=long_term_fatigue,heart_or_breathing
conditions | can't sleep and crying all the time | !conditions
conditions | tired all the time | !conditions
"""


def table() -> list[tuple[str, str, str]]:
    """The rows as (asked, message, expected)."""
    found = []
    for line in ROWS.strip().splitlines():
        asked, text, expected = (part.strip() for part in f" {line} ".split("|", 2))
        found.append((asked, text, expected))
    return found


def same(meant: str, found: Any) -> bool:
    """Whether a value read is the one written in the table."""
    if isinstance(found, bool):
        return found is (meant == "true")
    if isinstance(found, list):
        return set(found) == set(meant.split(","))
    return bool(str(found).lower() == meant.lower())


@pytest.mark.parametrize(("asked", "text", "expected"), table())
def test_a_message_is_read_as_a_person_would(asked: str, text: str, expected: str) -> None:
    reading = read(text, asked=asking_for(asked) if asked else None, on=ON)
    values = {**{name: each for option in reading.chosen for name, each in option.facts.items()}, **reading.values()}
    if not expected:
        assert values.get(asked, UNKNOWN) == UNKNOWN, values
    for part in filter(None, expected.split(";")):
        if part.startswith("!"):
            assert part[1:] not in values, values
        elif "~" in part:
            name, begins = part.split("~")
            assert str(values.get(name)).startswith(begins), values
        else:
            name, meant = part.split("=", 1)
            assert same(meant, values.get(name)), values


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("please don't send it to anyone", "deny"),
        ("please do not tell my boss", "deny"),
        ("please do", "affirm"),
        ("please", "affirm"),
        ("yes please", "affirm"),
        ("no objection from me", "affirm"),
        ("no problem from my side", "affirm"),
        ("you have my consent", "affirm"),
        ("they have got one", "affirm"),
        ("there isn't any", "deny"),
        ("not as such", "deny"),
        ("I wish to go back to my work", None),
        ("please stop texting me", None),
        ("agreed a plan with my boss", None),
        ("it is one month today", None),
    ],
)
def test_a_yes_or_no_is_never_turned_round(text: str, act: str | None) -> None:
    said = read(text, asked=None, on=ON).act
    assert (said if said in ("affirm", "deny") else None) == act
