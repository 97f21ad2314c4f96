"""Ordinary English words that lie within a slip or two of a gazetteer's word, so are never "mended" into it.

Found by trying every common word of English against the vocabulary; proper names are among them on purpose.
"""

from __future__ import annotations

from typing import FrozenSet

from bot.understanding.gazetteer.phrases import words

EVERYDAY: FrozenSet[str] = frozenset(
    words(
        """
abdication abducted abduction abort absences absentee abused abuser abusers academia academic academics
accidental accidently accountancy accountants accounted aches achieves acquire acquires acquitted acres activist
acton actors actresses actually addicting addictive addison addition additions adjective administrations
administrators admins admit admitted advise advised advisers advises advisors advisory advocacy advocated
advocates aerial affecting affection agents agnes agriculture airwaves airway allocate ambience ambulances
amounting amuse anaesthetic analyse analysed analyses analysis analysts ancients anemic angelina angle angles
anima animals animated animation animators antilles application appointments apprentices architects archives
argent armin arrested arterial artistic ascendant assed assemble assembled assemblies assent assert asses
assessed assesses assets assistance assistants assisting associated associates associative astor attach attaches
attacked attacker attackers attendance attendants attending attentions attentive attenuation attracts attrition
audio audition auditions auditors auditory audits augusta auguste augusto augustus authored authors automatic
autumnal avril babes backer bader baked bakers banger banked bankers banks banner banter barbed bargains barge
barges barker barks barnes barns barra barred barrel barrels barren barrie barriers barry bartenders barter
batista batman batting battling bauer bautista bayer beaker beast beating beatings beatty befitting beings
belittle bella belle bello bells belting benefit benefited bering berman bettering biker billy binds bingo
biologists blacks bland bleaching bleep blend blends blinding bling blink blinks bloke blond bloods bloody bloom
blunders boarders boeing bonds boned boner bonus bordering bores boroughs bother bottling bounce bounced
bouncers bounces boutiques bowed bowen bower bowers bowles bowls boxes boyer braid braids brake branched
branches braun brawn breaching breaking breasted breasts breather breed breeds brewed brewers brewery brewster
brian brick bricks bring bristle bristles broker brood brooke brothel brothels brotherly brothers bruins brunch
brunt bucks bugging builders buildings bullies bully bullying bunker burdened buried burner burritos burst
businesses butchered butchers butter buyers bypassed cabins calls calms cancel cancels cancerous cannon caper
capturing cardigan cardinal cardinals cared career careless carers cares caretakers carey carlo carnal carne
carpenters carpentry carriage carriages carriers carter carthage carver cashiers cashmere castings catchers
catching cater catered catherine catheter celia celibacy cello cellulite celts center centered centering centred
centres centro cervical chains chair champlain chance chancery chances chang changer changers channels chanted
chaplains chaplin charge charged chargers charges chariots charters chastity chattering cheat cheating checked
checkered checkers checks cheek cheering chemical chemistry chemists chess chests chick chiefs chien childs
chile chili chill chimneys chock choking choosing choppy choreographed choreography christian christians
chronicle chuck civic clams clans claps clarity clark clash clashes clasp classrooms classy claus claws clays
cleaned cleaners cleanest cleansed cleanser cleansing clearer clearing cleaver clerks clients clinically
clinician clint clocking clogs cloister cloth cloths clustered clusters clutter coalition coalitions coarse
coffees coffey cognition coincidence colds colin collage collagen collected collection collectors collects
colleges colonies colony color coloring colors colton colts combating combines comedians comedies commercially
commercials commodity communicating communication communion communism communist communists commuted commuter
commuters commutes commuting comparing competed competes competing compiled compiler compiles compiling complain
complete completing complexes compliant complied complies complying composer composing comptroller compulsion
compute computed computers concerns concerts concession concessions conch conclusion conclusions conditional
conditioned conditioner conditioners conducted conduction conductors conducts conference confession confessions
confident confines confluence confusion congrats connector conner constant construct constructing constructions
constructive constructor constructs consultancy consultants consulting contacted contacts contracted contraction
contractor contractors contradict contradicts contrary contrast contrasts controlled controllers controls
conveyance conviction convictions cooling coordinate coordinated coordinates coordination coordinators cords
cornea cornered corners cornet coronado coroner cotter couch coulda coulter councillor councilor councils
counseling counsellors counselors count counted counteract countered counters countess counties coupe coupled
couples couriers courses courts covering cranes crank crashed crass crate crave craze creaking creating credited
creditor credits crest criminally criminals critical crown crowns crucible crush crushes crushing cummings
curators curse cushing cushions custer custom customary customers cuter cutler cutters cuttings cycled cycles
dagger damaged damper dance danced dancers dances danger daughters dealers deals deans deceptive decker decorate
decorated decoration decreased defective defends deficient definately defining definite definitively degenerate
deliver delivered delivers demented denial dentistry departmental departments depend depended deport deposition
depots depressing depriving deriving descends designed designers designs desks desolation despatched destruct
detailed detained detected detecting detection detectives detector developed developers develops devolution
diameter diameters dicks dietrich difficult diggers digitally diner dinners directed direction directive
directly directors directory disciple disciplined disciplines disco discus diseased disordered disorderly
dispatched dispatches dispensary dispense dispensed disperse dispersed dissociation distaste distinct distract
distracts distributing distributions distributor districts distrust diver diving docked docket doctoral
documented documents doings donner doping dosing drags draining drank drier drifting drilling drinks dripping
drive driven drivers drives drums drunk dumber dumped dumpster duper durability dustin dying ealing earle earls
earnings earrings easier easing easterly eastern eater eatin economic economics economies economists editors
educating educational educator effecting eighth eighty electing elective electric electrically electricians
electricity electronic electronica electrons emails emergence emergent employers emulation enacting endorsement
engineered engineers enlarge environment environmentally environments equating equation erecting escorted
escorts ester estimate estimated estimates estimation evenings event everyones exacting excepting executing
execution executives exerting expectant expelling exploded explored explorer exporting fabricate fabricated
fabricating facilitates factor factored factors faculties fairness famer farmed farmers farmland fascists
fastball faster fatalities fatigued fatter feats featured features feeding feeds feelings feels felling fester
feverish fewer fiance fiber fictional fielding fields fiend fifteenth fifth fight fighting filed filled fillers
fillet filter financed finances financially financials financier financing finder finders finer fingered
finisher finishers finishes finishing firearm firearms firefight firefighters firemen firmer firmness fishermen
fitted fixed fixes flash flashes flashing flees fleeting fleets flesh flights flinders flood floors flour
flourish flushed flushing fonts foods fools footballer foote footer footy foray forbes force forced foreseen
foresight forested forman former forrester forster forte forth forthright fortnightly forts forwards fostered
fosters founders fractional frame framed frames fraser frazer freelance freelancers freezing freighter frida
fridays friedman fright fronts frost froze fueling fulfillment fuller function functionally functioned functions
fundraisers funerals furnished futility gales gamble gambled gamer gamers garages garbage garde gardeners
gardens gardiner gardner gases gatekeeper gates genera generally generals generate geologic geologists glacier
glaciers gladstone glassy gloom gloss goats goings golds golfer gomes goods governed governmental governments
governors graces grades graduated graduates grain grains granular grapes graphical graphics graphite grass
gratis grave gravel greats greaves greet greeting greta grievances grille grills grins groan groans groomed
grooms groot grounded groundwork groves grown grumbling guards hammering hander handing handle handled handlers
handles handover handy hangs hanks hardline hastings hating haves hazing heading headings heady healing heals
healthy healy heard hearn hears hearst heartache heartbreak heartfelt hearth hearty heath heats heave heaving
heller hells helped helpers hemorrhage herein heroic heroics heroine heroines heron herring hides hikes hinds
hines hires hoarding homemade homepage honestly honesty horde horne horses horst horus hospitable hospitals
hostel hostels hotels housed houses humane humans hunan husbandry husbands hygienic hyman illnesses illustrate
illustrated illustrates illustration illustrators impacted imparted inaction incentive inception incurred
induction industries infarction infecting infectious inflation inflection informatics informational informative
infraction infractions ingestion injection injections injector injure injures injuring inquired inquiries
insertion insider insiders insides insignia inspected inspection inspections inspectors installations installed
installs instance instilled instruct instructed instruction instructors instructs insured insurers intensify
intensity intensively intention intentions interpret interpreted interpreters interprets intestinal intestine
intrusive invention inventions inventive investigate investigated investigates investigation investigators
investments irregularly irritate issuance jeweler jewellery joins journalism journalistic journalists journals
judged judges juniors keepers kennels kenney kernel kindness kinney kitchener kitchens kneel laborer laborers
labourers lager laker laminate laminated landry landscape landscaped landscapes lange langer languages larger
largo larry laser latex latter lawler lawyers layers leaders leading leaner leaning leanings learned learners
lecture lectured lecturers lectures leggings leisurely lender lerner letter lettering lever levers liber
liberian libertarian librarians libraries lighting limiting linemen liner liners linger lister listing listings
liter literary liters littered lived livery lives loaded loathing locale locals locating locking logistic
logistical loner longed longs longterm looming looping loosing looting loser louder lover lovers loving lowers
lowry loyal lumber lunge macaulay machined machinery machines machining macon macron magic magician magistrates
maher maison makers makes manage manages mandated mandating manger mania maniac manson manually marchand
marching marco marcy marked marker marketed marketer markets markings marsh marsha marshall marshals masons
massage massages massaging match matching mater mather matic mayer mayne meanings mechanical mechanics mechanism
medal medial medicaid medically medicare medicinal medieval mediums megatron meier members menacing menial
mentality merch merchandise merchants messaged messages metals meteor meters metre meyer midlife midwifery
midwives migrants migrating milder milner minded mined miners mines ministers ministry minor minster minute
misses misused mixer moaning mobil mobiles mobilize modal models modem modes molds moments momentum mondays
monte monty monument moody moons moors mornin morrison mortally mortgages motel mothers moths motors motorways
moulded mounting mourning mouth mouths movement mulder multiples multiplex multiplied multiplier multiply
museums musica musicians nadal nancy nasal naval nearby neatly nelly nervously nether neuer neuron neuronal
neurons neutrons newer nicht nicks nightclubs norse nothings noticing noting notting numbered numbers nursed
nurses obsessing obsession obsessively occupation occupations officers offices older oncologist ontology
operated operates operatic operational operatives operators opinions orders organise organised organisers
organism organisms organist organize organized organizer organizers organizes outdoors owned owners pacing
packaging packed packers packet paine painfully painted painters paints pairs paler paley panels panes panicking
panics panning pansy pants paper parading paramedics parametric parcels paris parker parks parsing parson parte
parti parting partnered partners party partying passable passions patching patel patent paterson patience
patiently patients patrol patsy pattinson paved pavel pawns payer payrolls pearson pease pecking pediatrician
pension pensioner pensioners peoples perilous periodic persians persona personally personas persons peterson
petro petrov pharmacies pharmacists phase phases phoned phones phony photograph photographed photographers
photographic photographs photography phrased physician physicists piazza picked pickering pickers picket pierson
pikes pilar piled pills pilots pinching pines pinot pipes pitched pitching pivot pizzas plains planar plane
planet planetary planing plank planned planners plano plans planter planters planting plantings plants plastered
plastics platt playground pleas pleased pleases pleasure pleasures plucking plumbers plummer plunging poaching
poignant point pointer pointers poison polaris poles policemen policies polished polite polity poplar popsicle
portal porte ported porters portman ports positive possibly poster postpone potter practical practiced practices
practise practised practitioners predation prediction preferable prefers prentice presence presented presenter
presently presents preset president presse pressured prevent prevents priestly priests primacy primarily primate
primates princess principally principals principle print printed printers prisoner prisons privately privates
proactive probable proceeds processed processes processor produce produced producers produces productions
productive products profess programmed programmers programmes programs progress projected projection projector
projects promoting promotional promotions prone properly proportion prospect prosperity prosthesis prosthetic
prosthetics protect protection protects protests prowess psychiatric psychiatrists psychologists pubic publicly
publisher punched punisher qualifier qualifiers qualifies qualify qualities quantico quantified quantify
quartered quarterly quarters quartet raider railways rally range ranged rangers ranges rapture reads realty
realy reasoned reasons reassigned recalling receding receptions receptive receptor recession reciting reckless
reclining recover recovered recovers recreation recruited recruiters recruits recurring redacted reddy
redemption redesigned reduce reduces referees referral reflex reflexes reformed refuge refused refuses refute
regina register registers registry regulated reigned reilly reina rejection relate relates relation relaxed
relayed released relegated relieving religions religious reliving reloaded relocated remastered remembered
remembers removable repaid repaired repeated repetition replaced replayed representation representatives
required researched researchers researches resection reserved reserving resisted resource restaurants restored
retailer retain retained retaining retarded retention retinal retire retiree retirees retires retiring returns
reuse reversed reverted revision reviving riders rides rigged rights riker ringer riser river roadside roofed
rotation royale royals rumoured rushes ryder sacred safely safes sages sailors sakes saleh salem salesmen salmon
salons saloon salts sanction sanctions sandwiched sandwiches sanger saturdays saves saxon scaffold scala scale
scaled scales scalp scaly scamming scanning scent scents schedule scheduled schedules schooled schools schuster
sciences scientists scold scones score scores searched searches seasonally seasoned seater secondly secretariat
secretaries secretion secretions secretly sectional securely securing sedation sedition seduction seething seine
selection selections semen seniors sensor sergeant servants serviced servings sessions setters setting settings
settler settlers settling sevens sever severity severn seward shaft shafts shall shandong sheep shell shepherds
sheppard shifting shifty shilling shine shines shingle shiny shipped ships shirt shirts shits shitting shock
shocker shone shopkeepers shopped shopping shore shores shorter shorts shouldered shrugged shutter shutters
shutting sickly sides sifting sighed sighs sighting signaled simmer singers singles sinister sinned sinner
sipping sisters sited sitter sittin sixes sixteenth sizes skies skill skillet skimming skipped skipping skips
skirting skits slacker slamming slapped slapping sleek sleeps sleepy sleet slight slimming slipper slippers
slippery slipping smacked smalls smell smoothing smuggled smuggling snapping snarky sneezing sniffing snore
snuck sobriety socal sociable socialist socially societal sociologists softer solder soldiers soles solicited
solicitors someones somethings sonar soothing sores sorted sorts sounders sounding spain spalding spamming
spanking spanning sparing spark sparking sparkly sparks sparring specialise specialised specialises specialists
speciality specialize specially specials specialty spectral speeches speeding spending spent spice spices spies
spike spikes spill spilled spinners spins spiral spire spires spite spitting splitting spock spore spores sport
sporting sporty spots spotting sprang spraying springer springs sprint sprung spying stabbing stack stacked
stacking staffs staged stages stain staining stains stake stale stalker stalking stall stalling stamping
standings starch stare stared stares starling starred starring starter starters starting startled starved
starving state stated statements statesman statesmen stations stave steep steering stemming stepped stepping
steven stewards stewart stick sticker stickers stiff stifling stills stinger stinging stinking stint stints
stocked stocks stockton stoke stoker stokes stole stomachs stomp stomped stoned stoner stoney stony stopper
stoppers stopping stored storey storeys stories stork storm storms story stove stoves stowe strained strait
straits strangle strangled strangling strapped streaked streamed streep streets stresses stressors strike
strikers strikes string stringer stripped stripping strobe strode stroked struck structurally structure
structured structures struggles students stuff stuffing stunning stunt stunts sturgeon stylish stylistic
stylists subspace substances sucked suction suites suleiman summed summers sumner sumter sundae sundays sundry
superior supermarkets supervise supervised supervision supervisors supervisory supple supported supporter
supports surgeons surgically surveyed surveyors survival survives survivor suspected suspends suspense sutter
swapping swarming sweeping sweeps sweet swift swine swinger swingers swinging swirling swore system systemic
tackling tailored tailors takeaways taker taking talker tammy tanked tankers tanks tanner tapped tasking taylor
teachers teaches teachings teams teary technically technicians teething telecom telephoned telephones telephony
temporal temporarily tensions tenth tenths tested testers thank thanking thanos thatcher theater theaters
theatres therapies therapists there thick thine thing thinks thirsty thorough thoughts threaded threat threaten
threats threes threw thrust thump thursdays ticked ticker tickets tickling tiered tiger tiled tiles tiller
tilting timbers timed timer timing timmy timor tingling tinker tirade tires tiring todays toenails tommy toner
touching tough towed towel towers toying trace tracer track tracker trackers tracking traded traders trades
trail trailer trailers trailing trained trainees trainers trains trait trampled transform transistor translate
translated translates translation translators transplanted transported transporter transports trapper trapping
trashing traveled traveler traveling travels traversing treachery treaties tremors trevor tribunals trick
trickery trickier tried triggered triggers tripped troubled trough truce truckers trucks truest trunk truss
trusts trusty tucker tudor tuesdays tutors twain twine twink twirling tying tyler umbrellas uncertainty
undertake undertaken undertakes underwater underwriters unexplored unions unison upholstery upped utilizes
vehicles versions vertebra vertebral vertebrate vertebrates vertices vesicles vestiges veterans veterinarians
vials vibrating vibrator vidal videos vimeo violation violations virtually visitors visuals vital voluntarily
volunteered volunteers wafer wager wailing waist waite waited waiters waitin waitresses waiver waking walden
walked walkers walkin waller walter wanker wanting wardens warehouses warren washed washers washes wasserman
wasted wastes wasting watchman waterhouse watermark waters waterway watery waver weakened weakly wednesdays
weeds weekends weeps welded weller whatsoever wheelchairs whenever wherever while whine whiter whites whitey
whiting wholesaler wholesalers wholesome whomever whyte widow wielding wilder wildfire willingly windows winger
winner winters women wording worked workers workhouse workings workloads workshops world worries worrying worsen
worst worthing woulda wouldn wound wracking write writers writes writhing writing writings yearn yeats youths
"""
    )
)
