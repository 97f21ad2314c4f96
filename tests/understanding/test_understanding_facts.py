"""Facts read from whole messages, in plain, terse, text-speak, misspelt, regional and second-language English."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Dict, Optional

import pytest

from bot.understanding import read
from bot.understanding.facts import CATALOGUE
from bot.understanding.reading import Asked

ON = date(2026, 11, 22)

# asked | message | facts that must be read so (absent facts are written as name=-)
ROWS = """
- | off 3 weeks with my back, I work in a warehouse | absence_started=2026-11-01; conditions=musculoskeletal
- | off 3 weeks with my back, I work in a warehouse | employment=employed; attendance=off_sick
- | off 3 weeks with my back, I work in a warehouse | job_title=warehouse worker
- | hv bin off wk 3wks wiv bk pain | absence_started=2026-11-01; conditions=musculoskeletal; attendance=off_sick
- | I pick orders in a warehouse, nights, lifting all day | job_title=order picker; employment=employed
- | me back's gone, been on the sick from work 6 wk, am a brickie | conditions=musculoskeletal
- | me back's gone, been on the sick from work 6 wk, am a brickie | absence_started=2026-10-11; job_title=brickie
- | i am working as cleaner in hospital, i have problem with my shoulder 2 month | conditions=musculoskeletal
- | i am working as cleaner in hospital, i have problem with my shoulder 2 month | job_title=cleaner
- | i am working as cleaner in hospital, i have problem with my shoulder 2 month | attendance=at_work
- | i am working as cleaner in hospital, i have problem with my shoulder 2 month | condition_since=2 month
- | i am working as cleaner in hospital, i have problem with my shoulder 2 month | absence_started=-
- | I've had MS for 10 years and have been off since the beginning of October | conditions=neurological
- | I've had MS for 10 years and have been off since the beginning of October | absence_started=2026-10-01
- | I've had MS for 10 years and have been off since the beginning of October | condition_since=for 10 years
- | Im a HCA on nights, been off with stress since easter | conditions=mental_health; absence_started=2026-04-05
- | Im a HCA on nights, been off with stress since easter | job_title=hca; attendance=off_sick
- | off sick from my job since my op on 4 March | absence_started=2026-03-04; operation_on=2026-03-04
- | off sick from my job since my op on 4 March | conditions=injury_or_surgery
- | lost my job in June | employment=unemployed; attendance=not_in_work; job_lost_on=2026-06-01
- | I was made redundant 2 years ago | employment=unemployed; job_lost_on=2024-11-22
- | I've been out of work for 2 years | employment=unemployed; job_lost_on=2024-11-22; absence_started=-
- | got the sack last month, depressed since | employment=unemployed; conditions=mental_health; job_lost_on=2026-10-01
- | self employed plumber, can't kneel | employment=self_employed; job_title=plumber
- | freelance designer with rsi | employment=self_employed; job_title=designer; conditions=musculoskeletal
- | i work for the council as a bin man | job_title=bin man; employer_size=251+; employment=employed
- | I'm a nurse in a big NHS hospital | job_title=nurse; employer_size=251+; sector=health
- | going in for an op on 4 march | operation_on=2027-03-04; attendance=absence_planned
- | having a knee replacement in january | operation_on=2027-01-01; attendance=absence_planned
- | having a knee replacement in january | conditions=musculoskeletal,injury_or_surgery
- | waiting for a hip replacement, still working | attendance=at_work; conditions=musculoskeletal,injury_or_surgery
- | just gone back to work after 8 weeks off with a broken ankle | attendance=recently_returned
- | just gone back to work after 8 weeks off with a broken ankle | conditions=injury_or_surgery; absence_started=-
- | back at work on reduced hours | attendance=phased_return
- | on a phased return after burnout | attendance=phased_return; conditions=mental_health
- | im on zero hrs, hands r bad | employment=agency_or_zero_hours; conditions=musculoskeletal
- | work thru an agency | employment=agency_or_zero_hours
- | I'm retired | employment=retired
- | I'm a student with dyslexia | employment=student; conditions=neurodivergence
- | doctor signed me off until 3rd January | fit_note=not_fit; fit_note_ends=2027-01-03; attendance=off_sick
- | signed off till the 12th | fit_note=not_fit; fit_note_ends=2026-12-12; absence_started=-
- | my fit note runs out on the 12th | fit_note_ends=2026-12-12
- | been off since 1 november and my note ends 14 december | absence_started=2026-11-01; fit_note_ends=2026-12-14
- | signed off for 4 weeks with anxiety | fit_note=not_fit; conditions=mental_health; attendance=off_sick
- | signed off for 4 weeks with anxiety | absence_started=-
- | I'm 45 | age=45
- | I'm 52 years old and off with my knee | age=52; conditions=musculoskeletal; attendance=off_sick
- | I'm 45 weeks pregnant | age=-; conditions=womens_health_or_pregnancy
- | my wife has cancer and i look after her | conditions=-
- | my mum's cancer | conditions=-
- | my daughter has asthma so im up all night | conditions=-
- | had a bad shoulder last year | conditions=-
- | I was off last year with my shoulder but this time its anxiety | conditions=mental_health; absence_started=-
- | can't sleep, can't stop crying | conditions=-
- | i'm tired all the time | conditions=-
- | i want to get back to work | goal=return; conditions=-
- | I'm a mess | job_title=-
- | i'm a mum of two | job_title=-
- | i work as hard as i can | job_title=-
- | my manager is a nightmare | job_title=-
- | my doctor told me to rest | job_title=-; advised_not_to_work=true
- | my name is Priya Patel | full_name=Priya Patel
- | 07700 900123 | phone=+447700900123
- | call me on +44 7700 900 123 | phone=+447700900123
- | jo.bloggs@gmail.com | email=jo.bloggs@gmail.com
- | I live at M14 5TP | postcode=M14 5TP
- | there's just six of us at work | employer_size=6
- | i work for a small firm | employer_size=1-49
- | served 12 years in the army | veteran=true
- | theres a tribunal going on | dispute_in_progress=true
- | im waiting for physio | already_helped_by=physiotherapy
- | I've been off 3 times this year | absence_spells_12m=3
- | i'm back at work but struggling | attendance=recently_returned; struggling_at_work=true
- | at work but struggling with my hips | attendance=at_work; conditions=musculoskeletal
- | not my back any more | conditions=-
- | long covid, off since jan | conditions=long_term_fatigue; absence_started=2026-01-01
- | pregnant and on my feet all day | conditions=womens_health_or_pregnancy
- | IBS n stress, off 2 mths | conditions=mental_health,digestive; absence_started=2026-09-22
- | who won the football 3 weeks ago | absence_started=-
- | can you order me a pizza | employment=-
- | my dog is off his food | attendance=-
- | what's the weather like in Leeds | job_title=-
absence_started | 3 weeks | absence_started=2026-11-01
absence_started | about 3 wks | absence_started=2026-11-01
absence_started | since a week last Tuesday | absence_started=2026-11-10
absence_started | on and off since summer | absence_started=2026-06-01
absence_started | since my op on 4 March | absence_started=2026-03-04
absence_started | ive been off since the 4th | absence_started=2026-11-04
absence_started | 4/3 | absence_started=2026-03-04
absence_started | 04/03/2026 | absence_started=2026-03-04
absence_started | a fortnight | absence_started=2026-11-08
absence_started | fortnight ago | absence_started=2026-11-08
absence_started | Monday | absence_started=2026-11-16
absence_started | last monday | absence_started=2026-11-16
absence_started | yesterday | absence_started=2026-11-21
absence_started | a month or so | absence_started=2026-10-22
absence_started | six weeks now | absence_started=2026-10-11
absence_started | couple of months | absence_started=2026-09-22
absence_started | since end of sept | absence_started=2026-09-30
absence_started | not sure, about 3 weeks | absence_started=2026-11-01
absence_started | dunno | absence_started=unknown
absence_started | rather not say | absence_started=rather_not_say
absence_started | since before christmas | absence_started=2025-12-25
absence_started | my last day at work was 30 october | absence_started=2026-10-30
fit_note_ends | 12 dec | fit_note_ends=2026-12-12
fit_note_ends | another 2 weeks | fit_note_ends=2026-12-06
fit_note_ends | it ran out last week | fit_note_ends=2026-11-09
fit_note_ends | the 4th | fit_note_ends=2026-12-04
fit_note_ends | 14 March | fit_note_ends=2027-03-14
fit_note_ends | from 4 nov to 2 dec | fit_note_ends=2026-12-02
fit_note_ends | new year's day | fit_note_ends=2027-01-01
fit_note | no i havent got one | fit_note=none
fit_note | self cert | fit_note=self_certified
fit_note | yes it says not fit for work | fit_note=not_fit
fit_note | may be fit for some work | fit_note=may_be_fit
job_lost_on | about 6 months ago | job_lost_on=2026-05-22
job_lost_on | finished work in june | job_lost_on=2026-06-01
job_lost_on | 2024 | job_lost_on=2024-01-01
job_lost_on | last march | job_lost_on=2026-03-01
operation_on | 3rd of december | operation_on=2026-12-03
operation_on | next tuesday | operation_on=2026-11-24
operation_on | had it on 2 nov | operation_on=2026-11-02
age | 45 | age=45
age | sixty two | age=62
age | im 17 | age=17
age | born 3rd april 1980 | age=46
age | 03/04/1980 | age=46
age | 23 11 1980 | age=45
age | I'll be 60 next year | age=59
age | rather not say | age=rather_not_say
employer_size | just six of us | employer_size=6
employer_size | small firm | employer_size=1-49
employer_size | NHS trust | employer_size=251+
employer_size | there's about 200 people | employer_size=200
employer_size | less than 50 | employer_size=1-49
employer_size | over 250 | employer_size=251+
employer_size | thousands | employer_size=251+
employer_size | 30 | employer_size=30
employer_size | no idea | employer_size=unknown
employer_size | massive company | employer_size=251+
employer_size | family run garage | employer_size=1-49
condition_words | can't sleep, can't stop crying | condition_words=can't sleep, can't stop crying; conditions=-
condition_words | back | conditions=musculoskeletal; condition_words=back
condition_words | me nerves and me knees | conditions=musculoskeletal
condition_words | artheritus in hips | conditions=musculoskeletal; condition_words=artheritus in hips
condition_words | anxety n depresion | conditions=mental_health
condition_words | eczema on my hands | conditions=skin
condition_words | I have diabetis and my foot is bad | conditions=musculoskeletal,other
conditions | nothing | conditions=-
conditions | heart and lungs | conditions=heart_or_breathing
job_title | teacher | job_title=teacher
job_title | bus driver, sitting all day | job_title=bus driver
job_title | I drive a bus | job_title=bus driver
job_title | care worker nights lifting people | job_title=care worker
job_title | i work in tesco on the tills | job_title=supermarket worker
job_title | forklift driver, nights, lots of lifting | job_title=forklift driver
job_title | office job, sat at a desk all day | job_title=office worker
job_title | Nothing | job_title=-
job_title | I was a welder | job_title=welder
job_title | scafolder | job_title=scaffolder
job_title | not sure | job_title=unknown
job_tasks | lifting boxes and driving a van | job_tasks=lifting boxes and driving a van
goal | stay in my job | goal=stay
goal | keep my job | goal=stay
goal | get back to work | goal=return
goal | go back | goal=-
goal | new career | goal=change_job
goal | i need a job | goal=find_work
goal | feel better first | goal=treat_health
goal | not sure | goal=unsure
goal | help finding work | goal=find_work
contact_mode | phone please | contact_mode=phone
contact_mode | ring me | contact_mode=phone
contact_mode | f2f | contact_mode=in_person
contact_mode | zoom | contact_mode=video
contact_mode | not video, phone | contact_mode=phone
contact_mode | don't mind | contact_mode=-
language | polish | language=Polish
language | I speak Urdu | language=Urdu
language | bsl | language=British Sign Language
access_needs | large print please | access_needs=large print please
access_needs | no | access_needs=none
access_needs | I need an interpreter, Polish | language=Polish
postcode | m14 5tp | postcode=M14 5TP
postcode | M14 | postcode=M14
postcode | ls61an | postcode=LS6 1AN
postcode | SWIA 1AA | postcode=SW1A 1AA
postcode | M14 STP | postcode=M14
gp_practice | hillside surgery | gp_practice=hillside surgery; conditions=-
gp_practice | I'm with Hillside Surgery | gp_practice=Hillside Surgery
area | Leeds | area=Leeds
full_name | John Smith | full_name=John Smith
full_name | mary-jane o'connor | full_name=Mary-Jane O'Connor
full_name | It's Mohammed Ali Khan | full_name=Mohammed Ali Khan
full_name | im off work | full_name=-
full_name | yes | full_name=-
full_name | not sure | full_name=unknown
full_name | sarah o'neill 07700 900123 | full_name=Sarah O'Neill; phone=+447700900123
full_name | Taylor Baker | full_name=Taylor Baker
phone | 0161 496 0000 | phone=+441614960000
phone | o7700 9oo123 | phone=+447700900123
veteran | nope not really | veteran=false
veteran | i was in the raf | veteran=true
veteran | no never | veteran=false
veteran | aye | veteran=true
has_occupational_health | don't know | has_occupational_health=unknown
has_occupational_health | they have an occy health team | has_occupational_health=true
has_occupational_health | yes but not my employer | has_occupational_health=true
dispute_in_progress | rather not say | dispute_in_progress=rather_not_say
dispute_in_progress | nothing like that | dispute_in_progress=false
dispute_in_progress | grievance in | dispute_in_progress=true
absence_spells_12m | twice | absence_spells_12m=2
absence_spells_12m | 3 | absence_spells_12m=3
absence_spells_12m | just this once | absence_spells_12m=1
absence_spells_12m | none | absence_spells_12m=0
work_difficulties | lifting and the hours | work_difficulties=physical_tasks,hours
work_difficulties | my manager and the shifts | work_difficulties=hours,manager_or_colleagues
work_difficulties | too much work and stress | work_difficulties=workload_or_stress; conditions=-
work_difficulties | the commute | work_difficulties=travel
work_difficulties | i cant do this job any more | work_difficulties=cannot_do_this_job
already_helped_by | cbt and physio | already_helped_by=talking_therapies,physiotherapy
already_helped_by | no one | already_helped_by=
already_helped_by | i'm under the crisis team and see a work coach | already_helped_by=secondary_mental_health,jobcentre
already_helped_by | union rep | already_helped_by=union
willing_to_return | not yet | willing_to_return=false
willing_to_return | i dont want to go back | willing_to_return=false
willing_to_return | cant wait to get back | willing_to_return=true
struggling_at_work | it's a struggle | struggling_at_work=true
struggling_at_work | im ok | struggling_at_work=false
struggling_at_work | finding it hard | struggling_at_work=true
employment | agency | employment=agency_or_zero_hours
employment | no job | employment=unemployed
employment | got my own business | employment=self_employed
employment | I have a job and I am off work | employment=employed; attendance=off_sick
attendance | off sick | attendance=off_sick
attendance | still going in | attendance=at_work
attendance | gone back part time hours | attendance=phased_return
attendance | i go in for my op in january | attendance=absence_planned
work_affects_health | it makes it worse | work_affects_health=true
work_affects_health | not work | work_affects_health=false
employer_helping | they've been great | employer_helping=true
employer_helping | boss couldn't care less | employer_helping=false
has_return_plan | due back on the 7th | has_return_plan=true
has_return_plan | no plan | has_return_plan=false
time_preferences | mornings not weds | time_preferences=mornings not weds
referrer | my gp told me about you | referrer=gp
""".strip().splitlines()


def asked_for(name: str) -> Optional[Asked]:
    """The question as it is put when a fact is asked on its own."""
    if name == "-":
        return None
    family = {
        "condition_words": ("condition_words", "conditions"),
        "job_title": ("job_title", "job_tasks"),
        "full_name": ("full_name", "phone", "safe_contact"),
        "access_needs": ("access_needs", "language"),
    }.get(name, (name,))
    return Asked(name, family, takes_text="condition_words" if name == "condition_words" else None)


def expected(name: str, value: str) -> Any:
    """The value of a row's cell as a fact holds it."""
    if value in ("unknown", "rather_not_say"):
        return value
    kind = CATALOGUE[name].kind.value
    if kind == "choices":
        return [one for one in value.split(",") if one]
    if kind in ("yes_no", "number") or (kind == "size" and value.isdigit()):
        return json.loads(value)
    return value


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[:60])
def test_the_facts_of_a_message(row: str) -> None:
    asked, text, wanted = (cell.strip() for cell in row.split(" | "))
    values: Dict[str, Any] = read(text, asked=asked_for(asked), on=ON).values()
    for pair in wanted.split("; "):
        name, value = pair.split("=", 1)
        if value == "-":
            assert values.get(name) in (None, "unknown"), f"{name} was read as {values[name]!r}"
        else:
            assert values.get(name) == expected(name, value), f"{name} in {values!r}"


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("actually it's my knee too", ["mental_health", "musculoskeletal"]),
        ("my back as well", ["mental_health", "musculoskeletal"]),
        ("also diabetes", ["mental_health", "other"]),
        ("and my shoulder", ["mental_health", "musculoskeletal"]),
        ("and depression", ["mental_health"]),
        ("actually it's my knee", ["musculoskeletal"]),
        ("my knee is too sore", ["musculoskeletal"]),
        ("it's my knee, not anxiety", ["musculoskeletal"]),
    ],
)
def test_a_condition_told_besides_joins_those_told_before(text: str, conditions: list[str]) -> None:
    known: dict[str, Any] = {"conditions": ["mental_health"], "condition_words": "anxiety"}
    found = read(text, asked=None, intent="inform", confidence=0.9, on=date(2026, 11, 23), known=known)
    assert found.facts["conditions"].value == conditions
