"""Common words of the messages that patients write: what an ordinary word that is misspelt may be mended into.

COMMON are the words of four letters and more that patients use most. ALSO_WORDS are other words of English within a
slip of one of them, which are therefore never mended into it; names are among them on purpose.
"""

from __future__ import annotations

from typing import FrozenSet

from bot.understanding.gazetteer.phrases import words

COMMON: FrozenSet[str] = frozenset(
    words(
        """
able about absolutely abused access accident actual actually address adjustments advice adviser affect afford afraid
after afternoon again against agency ages agree agreed ahead alive allowed almost alone alright also ambulance angry
another answer answered answering answers anxiety anybody anymore anyone anything anywhere appeal appear apply
appointment arabic army around arthritis asked asking assaulted assessment assistant asthma attack attacks august
autism available away babe baby back bakery bank barking batter beat because been before begin beginning behalf
being believe believes bending benefit benefits best better between bike bill birthday blah bleeding blood blue body
boiler book booked booking born boss both bother bothered boxes boyfriend brain break breast breath breathe
breathing bright bring british broke broken brother building burn burnt business call called calling came cancel
cancer card care carry carrying case catch centre certain certainly chain chance change changed changes charge chat
cheap check checked cheers chef chest child children choose christmas chronic claim clean cleaner cleaning clear
climbing clue coach cold college come comes comfortable coming company computer confidential confidentiality connect
consent contact contract cooking cope coping copy correct cost could council count course crap credit crying cutting
danger data date daughter dave days dead deaf dear december decide definitely deleted delivery dentist depressed
depression details diagnosed diagnosis died different difficult dinner disability disabled doctor doctors documents
does doing domestic done door dose doubt down drink drive driver driving drugs duck dumb during duties dying each
earlier earliest early easier easter easy eight either eligible else email emergency employed employee employer
employers employment ended ending ends english enough entitled evening evenings ever every everyone everything
exactly example except exist explain eyes face factory fall family fast father fatigue feel feeling feet fell fifth
fifty fill filling film find fine finish finished finishing fire firm first five flat folk force forces forget
forgot form four fourth free friday friend friends from frozen fuck full futures gambling garage gave gets getting
give given gives giving goes going gone good goodbye government grand great grounds guess half hand hands hang
happens happy hard hardest hate have having head health hear heart heavy hello help helped helpful helping helps
here high hillside hits hold home honest honestly hope hoping hospital hotel hour hours house housing human hurt
hurting hurts husband idea idiot ignore info information injury instead instructions interested interpreter into
january jobs july june just keep keeping keeps kept kids kill killing kind kitchen knee kneeling knees knife know
knowing known knows ladder lads lady lane language languages last later leave leaving left legal legs less letter
letters letting life lift lifting light lighter lights like line list little live living load loading loads local
locks long longer look looking lose lost lottery love lovely machine made mainly make makes making manage manager
managing many march match mate matter maybe mean means meant medical medication medicine meet meeting member mental
mention mentioned mess message messages middle might mind mine minute minutes miss missed mistake mobile moment
monday money month months mood moor more morning mornings most mostly mother move much must myself name national
near nearest nearly necessary neck need needed needs nerves never news next nice night nights nine nobody noise none
normal normally note notes nothing notice november numb number nurse occupational october offer office often once
only open operation operator opposite option order other others ours oven over owner packing page paid pain pains
panic paper paperwork parcel park parking part partner pass passport password patient patients pause people perfect
periods person personal phased phone phones physical pick pizza place plan play please point polish porter possible
possibly post poster practice prefer pregnant prescription press pressed previous price print privacy private
probably problem problems promise proof properly purpose question questions quick quite radio rang rather reaching
read reading reads ready real really reason receive received recommend record recorded records recovering reduced
refer reference referred refuse relevant remember remind renew repeat replacement reset rest restart results retired
return right rights ring ringing road robot romanian round rubbish rugby runs sack sacked safe said same sanctioned
saturday save saved saying says scan scared school score scrap screen second secret seeing seen sees self sell send
sent september service serving sessions seven several share shift shifts shit shop shorter shot should shoulder show
shut sick sickness side sign signed since sister site sitting size skip sleep sleeping small smith social sofa
solicitor some somebody someone somethin something somewhere song soon sorry sort sorted sound sounds speak speaking
speaks spell stacking staff stairs stand standing start started station stay step stiff still stomach stop stopped
store stored storing storred street stress stroke struggle struggling stupid such sudden suicidal suit suits summer
sunday supermarket supervisor support suppose sure surgery swap table tablets take taken takes taking talk talking
targets taxi teacher teaching team tell telling test testing text texts than thank thanks that their them then there
these they thick thing things think thinking third this those though thought thoughts thousands threatening three
throat through thursday ticket tickets tide till time times tired today toilet told tomorrow tonight took touch town
train transfer translate travel tribunal trolley trouble trust trying tuesday turn turned twenty twice type typing
under understand unemployed union universal until urdu used useless using usually version very video violent visa
visit voices wait waiting wake walk walking want wanted wants warehouse washing waste weak weather wednesday week
weekend weeks well welsh went were what wheelchair when where whereabouts which whichever while whole wife will wish
with withdraw without woman wonder wondering words work worked worker workers working works workshop world worried
worry worse worst would wrist wrists write writing written wrong yeah year years yesterday your zero
"""
    )
)

ALSO_WORDS: FrozenSet[str] = frozenset(
    words(
        """
across action attend bake banged bathing batters beeping belter bled blocks boots bosses boxing brill bugger bullied
charger cheese chef chefs chin chore clam cleared clever clouts comma complaint cool corrects crashing cured dads
delete deliveroo diagnose discuss dole dress dribbling dropping essay expired failed faint fella fortnights freeze
fumes glasses goodbyes grade granny handed hanging harder hills hitting hone hoose jabs join jokes joking killed
ladders leathers leeds listen lloyd loan lorry married marry maths meaning medicals meds mend metres mince missus
murder nigh nooses numba opticians pane paras passed pinches playing plot poss postcodes prat primark pulled pulls
rant rater recall reckons referrer refugee relay remain remission rent reserves retrain rewind rung rushed sainsbury
scots sectioned selling sending served server settle settled severe shaking sharing shin shook shuts single slaps
slips smash smashed smashes smear snapped snide sober sofas solid sooner source space spelt spoke staffed stating
stayed steve stood stooping strong swapped swear sweat tele telly telt texting thankfully thread throw tills titles
topping trial trolleys twat typo tyres villa wallet wheel wheres wifi wrecking
abel absolute accessed aces addressed addresses adjustment affected affects afforded aged agrees aground ahmad alain
aldo alice alike allotted almighty along alter alto ambushed ames amused annually antibody apes appealed appeals
appeared appears apple arabia ares assaults assessments axes axle baba babu bach backing bain baking ball band bane
bang banking bare bark barn base bass bath batted battered battery baxter beak beam bean bear beats beau beck beef
beer bees began beginnings begins begun beit believed believer believers bell bellevue belt benedict benin bent bern
bert beta beth bets bien bikes bile bills binding bing bite bitter bjorn black blank bleak blending blessing
blocking blues blur boarding boat bodo boiled boilers bois bonding bonn bony booker books boom boomed booming boon
boot booth bordered bore borg boring borne bose bowler bows boxed boxer boxers boyd boys braking bran branding brat
breach breached bread breadth breaks breathed breaths breeding brest brig brighter brightly brighton brings brink
brody brooding brook buck bull bunk buren burr burt bury bust cade cage cain cake cale caller calm calmed calming
camel cameo camp canceled cane cape cara cards carl carly carp carr cars cart cary casa cases casey cass cast caste
cause cave cease certainty chad chan chancel chant chao char chart chase chatting cheeks cheer chefs chen cher chet
chew chilling chin chooses chose chuckled claiming claims clair clan clap clare clears clicking clinging club clube
clues cmll coast coat code codes coding cody coke cola cole coli colt coma comb comet comets comfortably como comte
cone cones connacht connected connects content contents convent copa cops copying core cores corrected correctly
cory costa costs cote couldn counting counts county coupling cove cozy crab crawling crop cure curry curtain
curtains dade dale dame dams dana dane dangers dans dante dare daring dated dates davey davy dawn daze deal dean
decade decided decides deed deer defeated defected depleted deputies derive deserted detail diagnostic dick dies
diet differed difference differently differing ding dive dock doesn dogs dome domes dona dong donor doom doors doses
dots doubts dove downs dread dried drone drove drown drying ducks duct dump dune dusk dyed earl ease east elise elle
elsa elsie emery emil encoding endings enduring entities esther ether even examples excerpt excerpts exists exit
exits explained explains explorers eyed faced faces fact fade fail fake falling falls fame fare farther faso fate
fathers faust faye feast feat feather feathers feed fees felt fest fiat fibre fide fife file filing fills filly
filming films finds fined fines finn finnish fins fired fires firms firth fist fivb fixtures flag flap flats flaw
flee float foam fold folks fond ford fore forge forged forms fort forum foul fours fred freed frey fried friendly
frog fully fund funk future gabe gage gale game gate gaze gems gene giles gland gods gold gong gore gran grande
grant grind guest guests hadn hale hall halo halt hana hank hans happen happened hara hardness hardy hare hari harm
harp hart harvest haste hated hates hats haunting haute haven havre haze heads heal heap heat heir held hell helm
herb herd hero herr hers highs hind hints hire hiss hive holds hole holm holt holy homer homes homme homo hong hood
hoped hopes hopping hose hove howe huang hugh hume hung hunt hunting hunts hurling hurrying huts ideal ideas idiots
ignored ignores indo instructional intercepted interest interests intro jane jude judy jung junk juno jury keel keen
kemp kent kidd kiel killings kills kinda kinds king kiss kits knew knob knocking knot knots knox labs lace lacks
lacy lake lame lana lance lands lanes lang laos laps lars lash lass lasts laughter laws layne lays lazy leads
leaking leaping lease leasing least leaves lego lens lent lest lester lids lifts lighted liked likes liking lime
lina lined linen lines ling lining link lisa lists liszt lively loaf loan loans lobe lock locke locus loft logs lone
lonely looks loop loose lord lords lore loses lots loud loved loves lowe luke lust mace mach macy mage maine male
males mana mandy mane mani manly mann manny mans marc marche mare marking mary mass mast master mata mated mateo
mates math mating mats matt matteo mattered matters maze mead meade meal meals mediation medications medicines
meditation meek meets megan mein melt melting mentions mere mesa mesh messed messy mets mice mighty mike mild mile
milne mina minds ming minh mint missy mist mistaken mistakes mitch moan moans moat mode moist mold mole monkey mont
moon moore mora mori morse mort moss moth motioned moved moves movie musa muse mute mutter nacional named names nape
nate nationale nationally nationals nave neal neat necessarily necessity needy ness nest nets newt niche nick nico
niece nike nile nina nino node nodes noises noisy norma norman normandy norte nose noses noted noticed notices notre
novice oder offers opens opposing optional options otter ounce overs owen pace pack pact pads pages paige pair
palace pale papers para parc paso passports past patents paused pauses pawn paws payments pays peace peck perfectly
physically picks pink pins piper piss placed places plaid plain plate plays pmid poet pointe points pont pork port
pose posted posters posts pray precious prefect premise premises presided presses presumed previously priced prices
prick pride prime prince prints privateer prize prof promised promises puck purposely purposes questioned quiet quit
quote radios rana rand ranging rani rank rann ratio reacting reactive readings realm rear receiver receivers
receives recommended recommends recorder redding reds referenced references refers regal regarded regarding reid
reigning relating relaxing relevance relieved remained reminded reminder reminds renal renaming rene renee rent
repeal repeats reported rescuing residing restarted rests result resulted retorted rewarded reworked ringo rings
rink roads roam roar robots romania root rounds rubs ruby ruins rune runes russ rust sacks safer sage sail sake sale
sami sand sane sang sank sans sant sava saving saxe scans scar scare scares scarred scope scored scorer scoring
scrape screened screens seal sean seas seat seconds secrets sect seed seeds seek seeking seeks seem seeming seems
seize sells sends servicing session sets severely sewing sexes shack shade shake shale shame shan shane shape shared
shares shark sharp sharpe shave shaved shaw shay sheen shen shia shifters ship shire shocking shoe shoot shooter
shooters shops short shortest shots shouldn shout shown shows sided sigh signs silk sing sink sinn sire sits situ
situation sized slack slap slave slick slid slide slip slit slits slot slow smack smart smyth snack snap sneak
sneaking sniff snort snorted snow soap soared sock soda sofia soft sole somme songs sons sony span spare spared
speakers spear spears spelling spells spend spit spoon spot spreading stab stacy stadion stair stallion stan stands
star staring stark starr stars starts stat stationed staying stays steak stealing steaming stem steps sterling stew
sticking stil stirling stirred stirring stockings stops stormed strand strap stray striking stroking stuart suck
suddenly suite sung supposed surf surge sven swam swamp swan swat sway swaying swearing sweating swell tables tablet
tack tale tales talks tall taluk tame tank tape tapes target targeted task tasting tate tavi taxa taxes taxis teen
tells tempting tent tents term tess tests texas thai thee theirs theme theo thin thirds thom thong thousand thus
tian tick tides tidy tied ties tile tilt ting tire toad todd toilets token toll tome torch towns tran transfers
translit treating trey trusting tuned turf turin turk turner turns twisting tyne typed types understands understood
universally universe unusually user vary vera verb vida vila violence violently violet visas visits vista vita viva
voice voiced wade wage waits wakes walks wall walsh walt wand wander wandering wang wards ware wash watching watt
watts wave weathered weed weep welch wells wept weren west whale wheat whore whose wide width wien wild wills willy
wine wipe wire wise wishing witch withdrawal withdrawn withdrew wits woke wondered wonders wong woods word wore
worlds worm worms worn wren writ wrote yours
"""
    )
)
