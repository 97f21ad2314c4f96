"""Each fact, asked for on its own and answered in six styles: plain, terse, text-speak, misspelt, regional, learner.

Each line is a value and an answer that means it. The answers were written for this table, apart from the reading rules.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.referral.questions import asking_for
from bot.understanding import read
from bot.understanding.facts import CATALOGUE, Kind

ON = date(2026, 11, 23)

ANSWERS = """
[employment]
employed = I work for the council
employed = full time job, permanent
employed = got a job at the co op
employed = ive got a job in tesco
employed = Im emploied by the hospital
employed = ah've a job wi the council
self_employed = I run my own little business
self_employed = self emp
self_employed = am me own boss
agency_or_zero_hours = Zero hours contract at a care home
agency_or_zero_hours = agency wrk
agency_or_zero_hours = I am working by agency
unemployed = I was made redundant in the summer
unemployed = no job atm
unemployed = a've nae job the noo
unemployed = I not have work now
student = I'm at college full time
retired = I've been retired two years
[attendance]
off_sick = I've been signed off by my doctor
off_sick = off sick
off_sick = not in wrk atm, bn off wiv my back
off_sick = Im of sick just now
off_sick = on the panel, been off for weeks
off_sick = I am sick at home from my job
at_work = I'm still going in every day
at_work = still working
at_work = stil in wrk but strugglin
at_work = I am working now, not sick leave
phased_return = I'm back on reduced hours for now
phased_return = phased return
recently_returned = I went back last week
not_in_work = I don't have a job right now
absence_planned = I'll be off from next month for my hip op
[employer_size]
8 = There are eight of us
30 = about 30
12 = theres 12 of us all in
4 = just four of us, me, the boss and two lads
1-49 = it's only a wee family firm
1-49 = small shop
1-49 = under fifty I'd say
50-250 = between 50 and 200 people
251+ = It's the NHS so thousands
251+ = massive company
251+ = a big supermarket chain
600 = we are 600 workers
[goal]
stay = I want to keep my job
stay = stay in work
stay = dont wanna lose my job
stay = I wont to stay in my jobb
return = I'd like to get back to work
return = back to work asap
return = go bk 2 wrk
return = ah want tae get back tae ma work
return = I want return to my job
change_job = I think I need a different job
change_job = new career
find_work = Help me find a job please
find_work = need work
find_work = I look for job
treat_health = I just need to get well first
unsure = not sure really
[fit_note]
not_fit = Yes, the doctor signed me off as not fit for work
not_fit = gp gave me a sick note
not_fit = yh got a sicknote
not_fit = aye, the doctor's gien me a line
may_be_fit = It says I may be fit with lighter duties
may_be_fit = amended duties
self_certified = I filled in the form myself for the first week
self_certified = self cert
none = No I haven't got one
none = nope
none = no fitt note
none = I have not a note from doctor
[absence_started]
2026-11-02 = It was the 2nd of November
2026-11-02 = 2 nov
2026-11-02 = 3 weeks ago
2026-11-02 = 3 wks ago 2day
2026-11-09 = a fortnight ago
2026-11-16 = since last Monday
2026-11-16 = a week ago today
2026-11-16 = sinse monday last week
2026-10-23 = been off a month
2026-09-23 = two month now
2026-10-05 = Monday 5th October, I remember it well
2026-10-05 = 5/10/26
2026-10-05 = my last day was 5 October
2026-10-05 = from the 5th o' October
2026-11-18 = last Wednesday
2026-11-22 = yesterday
2026-10-12 = it is 6 weeks already
[absence_expected_on]
2026-12-07 = From the 7th of December
2026-12-07 = 7 dec
2026-12-07 = 2 weeks today
2026-12-07 = in two weeks time
2026-12-07 = frm 7th dec
2026-12-07 = the sevnth of Decembr
2026-12-07 = fae the 7th o December
2026-12-07 = it will be 7 December
2027-01-04 = I go off on 4 January
2026-11-30 = next Monday
[job_lost_on]
2026-08-14 = I was let go on the 14th of August
2026-08-14 = 14 aug
2026-08-14 = 14/08/2026
2026-08-14 = lost it on 14th aug
2026-08-14 = my last day was 14 Agust
2026-08-14 = finished up on the 14th o August
2026-08-14 = they fired me 14 August
2026-05-23 = six months ago
2025-11-23 = a year ago
2026-11-09 = two weeks back
[fit_note_ends]
2026-12-04 = It runs out on the 4th of December
2026-12-04 = 4 dec
2026-12-04 = til 4th dec
2026-12-04 = untill the 4 Decmber
2026-12-04 = ma line's up on the 4th o December
2026-12-04 = it finish 4 December
2026-12-04 = a week on Friday
2026-11-27 = this Friday
2026-12-07 = another two weeks
2026-11-20 = it ran out last Friday
[operation_on]
2026-12-15 = My operation is on 15 December
2026-12-15 = 15 dec
2026-12-15 = op is 15th dec
2026-12-15 = the 15th of Desember
2026-12-15 = booked in for the 15th o December
2026-12-15 = they will operate me 15 December
2026-12-07 = in a fortnight
2027-01-11 = 11 January
2026-11-09 = I had it two weeks ago
2026-11-03 = it was on the 3rd of November
[absence_spells_12m]
2 = Twice, counting this time
3 = 3
3 = three times
4 = 4 times i think
1 = just this once
1 = this is the first time
2 = a couple of times
5 = fiv times
0 = never before
3 = it is third time
[age]
45 = I'm 45
45 = 45
45 = im 45 yrs old
45 = fourty five
45 = a'm 45, love
45 = I have 45 years
45 = 14 March 1981
45 = born 14/03/81
45 = 45 in march just gone
45 = forty-five
38 = dob 2 Feb 1988
[conditions]
musculoskeletal = My knees are worn out
musculoskeletal = bad back
musculoskeletal = athritis in my hands
mental_health = depression
mental_health = my anxity is bad
mental_health = me nerves are shot, anxiety like
injury_or_surgery = broken ankle from a fall
heart_or_breathing = I have asthma
heart_or_breathing = copd
long_term_fatigue = M.E., had it for years
long_term_fatigue = long covid
neurological = I have epilepsy
neurological = migranes every week
neurodivergence = ADHD and I can't focus
cancer = breast cancer, on chemo
digestive = crohns disease
digestive = IBS
womens_health_or_pregnancy = menopause
womens_health_or_pregnancy = I've endometriosis
sight_or_hearing = losing my hearing
sight_or_hearing = glaucoma
skin = exzema all over
addiction = I drink too much, alcohol problem
[already_helped_by]
physiotherapy = I'm seeing a physio
physiotherapy = physio
talking_therapies = on the waitin list 4 talking therapies
talking_therapies = having counciling
hospital = I'm under the hospital
hospital = consultant at the general
union = me union rep's helping
union = unison
jobcentre = work coach at jobcentre
occupational_health = occupational health at work
secondary_mental_health = I have a CPN
none = no one
none = nobody atm
[referrer]
gp = My GP told me about you
gp = doctor
gp = gp sent me
employer = my manager suggested it
employer = work told me 2 do it
self = I found it online
self = myself
self = nobody, just me
other = a friend said to try
other = jobcentre
[contact_mode]
phone = On the phone please
phone = phone
phone = fone pls
phone = gie us a call
phone = I prefer telephone
video = A video call would be best
video = video
video = zoom if poss
in_person = I'd rather come in
in_person = face to face
in_person = f2f
in_person = in persen please
[body_or_mind]
body = It's my body
body = body
body = physical
mind = mostly in my head
mind = mind
mind = mental
both = a bit of both
both = both
both = body n mind
both = both of them
[struggling_at_work]
true = Yes, it's a real struggle
true = strugglin
true = i cant cope
true = it's dead hard
true = finding it hard
true = yes I am struggle
false = No, I'm managing
false = I'm OK
false = im fine at wrk
false = not really, it's alright
[has_occupational_health]
true = Yes we do
true = yes
true = yh we hav 1
true = there's an occupational health nurse
true = aye they've got one
false = No, nothing like that
false = no
false = dont think so
false = we haven't one
false = my company do not have
[willing_to_return]
true = Yes, I want to go back
true = yes
true = defo
true = aye I'd love tae
true = of course I want
false = No, not yet
false = no
false = nt yet
false = not to that job
false = never going back
[dispute_in_progress]
true = Yes, I've put in a grievance
true = grievance
true = goin 2 tribunal
true = there is a disciplinary
true = aye, a tribunal
false = No, nothing like that
false = no
false = nah nothin
false = not at all
false = I have no dispute
[veteran]
true = Yes, I was in the army
true = army, 6 years
true = served in the raf
true = yeh ex navy
true = aye, I wis a sodger, army
false = No, never
false = no
false = nah not me
false = I never served
false = I was not soldier, no
[work_affects_health]
true = Yes, it makes it worse
true = definitely
true = yh it does
true = it's the job that's causing it
true = ye
false = No, not really
false = nope
false = it doesn't
false = no, work helps if anything
false = I do not think so
[advised_not_to_work]
true = Yes, my doctor told me not to work
true = yes
true = gp said 2 stay off
true = she said to rest
true = aye
false = No one has said that
false = no
false = nah
false = not been told that
false = no, nobody told
[employer_helping]
true = Yes, they've been great
true = yes
true = yh theyve bn gd
true = my boss is very supportive
true = aye, they're brilliant
false = No, they don't care
false = no
false = not at all
false = useless they are, no
false = they are not helping
[has_return_plan]
true = Yes, we agreed a plan
true = yes
true = start back on 7 dec
true = phased return agreed
true = aye
false = No plan yet
false = no
false = nt yet
false = nothing agreed
false = there is no plan
[condition_affects_work]
true = Yes, I can't lift anything
true = yes
true = yh a lot
true = it makes it hard to stand
true = aye it does
false = No, it doesn't affect it
false = no
false = nah not really
false = not at all
false = it does not affect it
[job_title]
teaching assistant = I'm a teaching assistant
bus driver = bus driver
care assistant = wrk as a care asistant
electrician = electrition
joiner = am a joiner
cleaner = I am cleaner in school
warehouse operative = warehouse operative, nights
chef = I'm a chef in a pub
nurse = staff nurse on a ward
shop assistant = shop assistant in boots
postie = am a postie like
scaffolder = scaffolder
receptionist = I do reception, I'm a receptionist
welder = I was a welder
software developer = software developer
hgv driver = HGV driver
[postcode]
LS9 7TF = LS9 7TF
LS9 7TF = ls97tf
LS9 7TF = its ls9 7tf
LS9 7TF = I live at LS9 7TF
LS9 7TF = LS9 7 TF
LS9 = just ls9
LS9 = LS9, dunno the rest
LS9 7TF = my post code it is LS9 7TF
B4 7DA = b4 7da
EH11 2AB = EH11 2AB, pal
[phone]
+447700900456 = 07700 900456
+447700900456 = 07700900456
+447700900456 = my number is 07700-900-456
+447700900456 = +44 7700 900456
+447700900456 = its 07700 900 456 ta
+447700900456 = 0044 7700 900456
+447700900456 = 447700900456
+447700900456 = You can ring me on 07700 900456
+447700900456 = o7700 9oo456
+441514960123 = 0151 496 0123
[full_name]
Shabnam Akhtar = Shabnam Akhtar
Shabnam Akhtar = shabnam akhtar
Shabnam Akhtar = My name is Shabnam Akhtar
Shabnam Akhtar = im Shabnam Akhtar
Shabnam Akhtar = it's Shabnam Akhtar, pet
Shabnam Akhtar = Name: Shabnam Akhtar
Grace Hope = Grace Hope
Siobhan O'Brien = Siobhan O'Brien
Mark Baker = mark baker
Jean-Luc Martin = Jean-Luc Martin
Li Wei = Li Wei
Shabnam Akhtar = they call me Shabnam Akhtar
[language]
Polish = Polish please
Polish = polish
Urdu = I speak Urdu
Arabic = need arabic
Romanian = Romanian is better for me
Punjabi = punjabi pls
English = english is fine
Welsh = in Welsh if you can
British Sign Language = BSL
Ukrainian = my language is Ukrainian
[email]
jo.smith@example.com = jo.smith@example.com
jo.smith@example.com = My email is jo.smith@example.com
jo.smith@example.com = JO.SMITH@EXAMPLE.COM
jo.smith@example.com = jo dot smith at example dot com
jo.smith@example.com = its jo.smith@example.com thx
[work_difficulties]
physical_tasks = All the lifting
physical_tasks = heavy lifting
physical_tasks = standin up all day
hours = the long hours
hours = 12 hr shifts
travel = getting there on the bus
travel = the commute
manager_or_colleagues = my boss
manager_or_colleagues = I'm being bullied by my manager
workload_or_stress = too much work
workload_or_stress = its the stress n pressure
workplace_rules = the sickness policy
cannot_do_this_job = I cannot do this job any more
"""


def rows() -> list[tuple[str, str, str]]:
    """Each fact, the value meant and the answer."""
    found, fact = [], ""
    for line in ANSWERS.strip().splitlines():
        if line.startswith("["):
            fact = line.strip("[]")
        else:
            value, text = line.split(" = ", 1)
            found.append((fact, value, text))
    return found


def holds(fact: str, value: str, found: Any) -> bool:
    """Whether what was read is the value meant."""
    kind = CATALOGUE[fact].kind
    if kind is Kind.YES_NO:
        return found is (value == "true")
    if kind is Kind.CHOICES:
        return found == ([] if value == "none" else [value])
    if kind in (Kind.NUMBER, Kind.SIZE) and value.isdigit():
        return bool(found == int(value))
    if fact == "job_title":
        return isinstance(found, str) and (value in found or found in value)
    return bool(found == value)


@pytest.mark.parametrize(("fact", "value", "text"), rows())
def test_an_answer_fills_the_fact_that_was_asked_for(fact: str, value: str, text: str) -> None:
    reading = read(text, asked=asking_for(fact), on=ON)
    values = {**{name: each for option in reading.chosen for name, each in option.facts.items()}, **reading.values()}
    assert holds(fact, value, values.get(fact)), values
