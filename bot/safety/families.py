"""Families of words that say the same for safety: a partner by any name, a body part, a medicine, a way of hurting.

What is learnt about "my husband hits me" is learnt about "me bloke batters us" too. Words stand as `normalise` gives
them. A word belongs to one family.
"""

from __future__ import annotations

_FAMILIES = """
partner:
    husband husbands wife wifes partner partners boyfriend boyfriends girlfriend girlfriends ex exs
    fiance fiancee spouse hubby missus mrs bf gf fella feller bloke boyf hubbie lover
kin:
    dad dads mum mums mam mams mom father fathers mother mothers stepdad stepmum stepfather stepmother
    brother brothers sister sisters uncle uncles aunt auntie cousin cousins grandad grandpa granddad gran
    nan nana grandma grandmother grandfather parents family inlaws da maw ma bruv sis nephew niece
    relatives
child:
    child children childs kid kids baby babies toddler daughter daughters son sons boy girl boys girls
    bairn bairns wean weans babby bab teenager teen teens grandson granddaughter grandchildren pupil lad
    lass little
boss:
    boss bosses manager managers supervisor supervisors employer foreman gaffer chief director owner
    gangmaster colleague colleagues coworker coworkers workmate workmates chef landlord carer carers
    neighbour neighbours
person:
    someone somebody anyone anybody people person man men woman women guy guys customer customers
    stranger
him:
    him her them he she they
self:
    myself himself herself themselves yourself themself
day:
    monday tuesday wednesday thursday friday saturday sunday today tonight tomorrow yesterday weekend
    morning evening afternoon week month christmas
number:
    one two three four five six seven eight nine ten twelve fifteen twenty thirty forty fifty hundred
    couple few
medicine:
    tablets tablet pills pill paracetamol ibuprofen codeine cocodamol codamol aspirin morphine tramadol
    insulin antidepressants sertraline citalopram diazepam valium pregabalin gabapentin amitriptyline
    painkillers propranolol zopiclone meds medication medicine medicines fluoxetine mirtazapine naproxen
    warfarin oramorph
poison:
    bleach antifreeze poison acid cleaner weedkiller chemical chemicals petrol descaler
took:
    took taken take taking swallowed swallow swallowing necked neck drank drunk downed ate eaten injected
    overdosed popped
blade:
    knife knives blade blades razor razors machete axe hammer scissors scalpel
gun:
    gun guns shotgun rifle pistol bullet bullets
strike:
    hit hits hitting beat beats beating beaten punch punches punched punching kick kicks kicked kicking
    slap slaps slapped slapping batter batters battered battering smack smacks smacked thump thumps
    thumped belt belts belted headbutted clout clouts clouted leather leathers leathered wallop wallops
    bray brays brayed lamp lamps lamped deck decks decked bash bashes bashed pummel pummels shove shoves
    shoved push pushes pushed throttle throttles throttled whack whacks whacked assault assaults
    assaulted attack attacks attacked attacking bite bites
slay:
    kill kills killed killing murder murders murdered stab stabs stabbed stabbing shoot shoots shooting
    strangle strangles strangled strangling knife choke choked smother suffocate drown poison behead
    butcher slaughter shank shanked chib chibbed malky gut slit hang hanged hanging
cut:
    cut cuts cutting slash slashed slashing slit slitting carve carving scratch scratching
burn:
    burn burns burned burnt burning torch fire scald
harm:
    harm harms harmed harming hurt hurts hurting injure injured injuring damage
abuse:
    abuse abused abuses abusing abusive violent violence rape raped rapes molest molested groomed
    exploited
touch:
    touch touches touched touching grope gropes groped groping kiss kisses kissed rub rubs rubbed fondle
control:
    control controls controlled controlling locks locked lock tracks monitors checks follows stalks
    stalking stalked
threat:
    threaten threatens threatened threatening threats swears swore
afraid:
    scared afraid frightened terrified petrified feart fear fears scary dread
die:
    die dies died dying dead death deid perish
live:
    live lives living alive life exist existing exists existence lived
end:
    end ends ended ending finish finishing finished over stop stopping stopped
want:
    want wanted wanting wants wish wished wishing wishes hope hoping hopes pray praying long
will:
    will would could might may shall going gonna plan plans planning planned
think:
    think thinking thought thoughts imagine imagining picture picturing fantasise fantasising urge urges
never:
    not dont never no cant wont cannot didnt doesnt wouldnt couldnt isnt havent hasnt without
jump:
    jump jumped jumping throw threw chuck chucked fling flung step stepped stepping
height:
    bridge cliff roof balcony ledge edge motorway train trains tracks track railway platform lorry
    traffic river
rope:
    rope noose belt ligature beam banister
goodbye:
    goodbye goodbyes bye farewell
letter:
    note notes letter letters will funeral
chest:
    chest heart breastbone ribcage
breath:
    breath breathe breathes breathing breathless gasping wheezing air lungs inhaler
pain:
    pain pains ache aches aching painful sore agony crushing tight tightness pressure squeezing heaviness
limb:
    arm arms leg legs hand hands foot feet side jaw shoulder
face:
    face mouth smile lip lips tongue throat eye eyes speech words
droop:
    droop drooping drooped dropped droopy lopsided slipped slurred slurring slur crooked wonky swelling
    swollen
numb:
    numb numbness feeling sensation tingling tingly weak weakness paralysed floppy
groin:
    groin bum bottom backside genitals privates saddle anus buttocks undercarriage perineum arse
toilet:
    wee pee urine urinate bladder bowel bowels toilet poo incontinent wet
blood:
    blood bleed bleeds bleeding bled haemorrhage
vomit:
    vomit vomiting vomited sick puke puked puking spewing coughing cough coughed boking
collapse:
    collapse collapsed unconscious unresponsive fainted faint passed blackout seizure seizures fit
    fitting convulsing stroke
ambulance:
    ambulance emergency hospital paramedics
document:
    passport passports documents papers
money:
    money wages wage salary pay benefits bank card cash
"""


def _read(families: str) -> dict[str, str]:
    """The family of each word. Where two families claim a word, the first one named keeps it."""
    found: dict[str, str] = {}
    name = ""
    for line in families.split("\n"):
        if line.endswith(":"):
            name = line[:-1]
        for word in line.split() if line.startswith(" ") else ():
            found.setdefault(word, name)
    return found


FAMILY_OF = _read(_FAMILIES)
"""The family of a word, by its name."""
