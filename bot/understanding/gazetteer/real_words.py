"""Real words of English within a slip, or a sound, of a word that is read: never mended into it.

Found by trying the common words of English (and names) against the mending itself, so that a washing machine's "spin"
is no spine and "risks" are no wrists.
"""

from __future__ import annotations

from typing import FrozenSet

from bot.understanding.gazetteer.phrases import words

REAL_WORDS: FrozenSet[str] = frozenset(
    words(
        """
abbe abbess abbot abbott abductions abound absently absolutes abstention academie accent accesses accrual accuse
accused accuses acquirer actuality administrated administratively adrenalin advection advices aeneas affords agee
agitator airtight albee ales alford alight allay allee allie aloe amazonas amazons ambiance amen amends amin amply
amway analyser anatomic andaman androids angel angels angered animas anklets anonymously answerer anxiously
apparition apparitions append appended appending appendixes applicators aptly archiving archivists armrest array
arrive arty asbestos asker askew assailed assay assemblers assembles assess assessors aster astro atria attain
attains attentional audi avarice aves aviaries avoidable awry ayes babble babel bade bagger baggy bale banc banff
bani bans barbell barbells bared barnett barr barret barrier barring barrister bask basking bate batten battista
battle battles batty bead beading bearings beautify bedding beekeeper beep beets begat begging bela bellied belling
berber bests bette bice bide bight bikers bilge bind bindings biologic birthdays bites blacksmiths bladed blain
blake blame blames blanch blanking blasters blaze blazes blenders blessed blight block blok blooming blotting bluff
blum bobby bods bogs boles bongs bonne bonnet bonnets bonny boob boobed boobs bookends bookings booms boone boost
boosting boosts booted booths booting bootlegs booty bora bork bosh boswell bothers bots bott bottled bowl
boyfriends breaches bream breathes bred breeder brenner breuer breyer brighten brine brittney brocken broiler
broilers broking brookes brooks broth buddy buffer buffered bugged bulge bulges bullion bummer bundling buns bunt
burbs burg burks burl burnett burney burp burris bursa bursts butlers buttered buzzer cabling cadre cali callas
calving campania camps camry cams canker canon canter cantrell carbonic cardigans caress caret carew carling carol
carpeted carrie carrier carroll carte carteret carters carvers cased casework cask cassel cassie casts cate caterers
cath catt cattery caudal caulking cellar centers cham champ champs changeable chap chaperones chaplaincy chard
charitable charmed charred charted chartering chasse chats cheaters checksum cheery cheesy chem chemise chez
childminders chilled chills chilly chit chooser chopping choreographers christina clack clamp clamping clamps clasps
classes cleans cleansers cleanses cleat clef clipping cloaking clos clotting clough clubbing cluj coaching cocoon
codon codons coed coeds coles coll collapse collapses collared collated colleen collin collins colo colognes
colonels cols combe combing combs comedienne comer comers comings comm commas common commons communicators comp
compacting comparer complacent complainant complained complains compleat composed composting compounds comps
computes conceal concealer conditionals confound consented consents consuelo consular cont contactor contain
continence conveyances convulsions cooke cooled cools coon coop cooper coos coot copes copper copywriters coring
corned cornell corollary corrector cortical cosh costumes cosy coterie cotes cotton cottons coughs coulee counsel
coupler couplers coursing courting couturier coves cowes crabby cracks crag cram cramp crampons crappy craps
crashers crater cray creasing creature cree creep creosote crimping critically cropping crouched crouching croupier
crusher crushers crust crusted cumming cunt cupping cures curt customise dabs dada deaconess dears debarment debates
decaf decedent deceleration decile decode decorators deductive deepens defendant defendants deflated deflected
delegated deletes delighted demolitions demotion dependence depending dept descendent detonator dewar diabolic
diagnosing diagnostics dialectic diced diem dietetic dietetics dietitians difficile diffs digging digitalis dilated
diluted dimmed dimming dine dined diners dink dinky dior dipped dipping disable disables disarmed dispatchers
dispensers dispenses disposes dissociated distributional distributive diuretic diuretics dived doberman dockers
doctorow dodge doers dogging dolls domestics donna donned donnell donnie dons doormat dope dore dosed dost doves
driller drinkers drivel dubbing duce dues duffy duma dummies dummy dunk dunne dyes dysphagia dysplasia dystopia
earring ecologist educations eels effective eights elastomers elbe electrics ellie emotionally emotions empires
employs empowered empowerment empowers endymion enemies engender enlarger ennis enos entitle entitles equations
equine esse essentially essentials estimators etch evens eventing evermore evert ewes excepted exch expediting
expire explores express fabrications fabricators fabulous facet faded fainter fainting faked famed fanning fared
fares farmlands farmyard fart farts fated fats fave faxed feds feeder feeders felts females fennel ferrell ferrer
ferret ferrets fertilize fetishes fiancee fiddler fiddling fiends fifths files fillings fils filth findings finis
finns firs firsts fitters fives flak flake flakes flame flames flan flared flashers flatness flax flay fleer flores
florists fluttered folly fondling font fool foosball footballs foothill fora foramen forceps forecaster forehand
foresees foresters foreword forges forgets forgo forklifts forwarded forwarder founding fourths foxes fraktur frat
freeman frees freq fret frets frictional frighten fucks funding furl furnishes furnishing fused futurism futurist
galle gambier gatekeepers gavel gazes geeks gels generalist generalize generalized gens gents germs gestation getty
gill gilles girdles gite gites givens giver givers goddess goer goers goldstone gooey goof goofs goon goons goose
goran grad grands graphing grasses grates graver greets greyhounds grieving grin grooves guar haig hake halle halls
halve hamming hampered handel handlebar hanna happiest hark harry harshest harte harvests hater hath hatter havel
havering headrest heaped heaping heaps heeled heep helms helpline hemp heres heritable herm herne herself hesse
hibernia hight hillsides hinting hist hoarse hoisting hoke holly holsters homeward homing honing hooking hoop hooper
hoops hooves hopped hopper hops hotter hottest housings howell huffman humorous hundredth hundredths huntingdon
huntington hurl hurry hygienists hype hypertensive hypotension icons idem ides idiom idleness ikea illegible
imbalance imbalances implement implied implode imputation industrials infective inquires insertions insomniac
inspects installers instructing insurable insurances insureds interacted intr ions irony isthmus janeiro janitors
jelly jewellers joiners jointed joist joists jolly joss jots journeyed joys juanita juke jute keeling keener kelp
keynotes kiln kilt kina kindling kine kink kino kipling klee kneading knobs knocker knockers knoll knolls knotting
knowingly krill laminates lamination lander landscapers larder larne lasso lated lather latte lauder leaching leaded
leafy leak leaks leal leander leary leaved leaver lect leeks legally legals leggy lemmings lems lessee lett lettered
liaoning libre lice lichens lifeguards lifers lifter lighten lighters lightest lille lind linn lint linz lire lisp
lissa lite litre litres littlest liven loaders loadings loafer loam locally locksmiths locos lode lodger loge logger
logging lollipops lond looker loom loon loons loony looper loos loosed loosely loosen loot losses lott loungers
lowell lowing lymphoid lynne machinists macro madden maddie maddy madge mads mages makings malignancy mallee manatee
manatees manner manning mansion manx mapper mapping marci mares maroon martial martinez martins masking massaged
masses matrons matte matted mattel matting matts mawson mazes mccann mckee meats mech meditations megs mentored
merchandisers meta metalwork metering metical mews mexicali mich mics mikes miler miller mills mils mime minimums
mink minnie minstrel minstrels minter minx misc miser misled mistook mists mitts mize mobilise modded modestly mods
monet moneys mons montes moog moored moos moose moot morel mores mormons morn morons morphing mortgaged mortgagor
morton mosel mosh mossy mott motto mountings mover muck mulch multiplies munch munchies murmured muscled musee mush
musics musik musk mutt mystique narrowest naturals naturopathic naturopathy nears necked needing nephropathy nerd
nerds nett netted neurologic neurosis newry newsagent nicer nickle nickles nines niue noes nonce nonmember noon
normalcy normality normals noyes nutritionists oaten occasional occasioned occlusion occurred occurs oddly offences
offline oily omen omer oncologists oped opel operatively operetta opiate opposites optometric optometrists oren
orestes organises orly otters outings ovens overeating overrun overt overuse oxen oxidants paar pacer packager pacts
paella paged pager pail pails painkillers pals pamper panned pans pant paralegals pard pare paring parkin parnell
paros parr parrot parry pars parse partiality passer passes passwords pate pats patter patterson pave paves payee
pennants pepper perfected peripherals periphery personable personalise personalize personals phage phonemes pica
picketing pickling pics pict pies pile pillar pillars pillow pinochet pint pinto pipework pisses placer planes
planks plantain plastique plat platte playa plumper podiatric podiatrists poisson pola polices polis polishers
polishes pollard polled pollster polycyclic poof poorer porpoises poser posh posse postmark postural posy potts pout
practicum practises praised pratt precede precise predict preemies premieres premiers premised preps pres prescient
prescriptions prescriptive preside presser presumes previews primera primero princes principe prinz prion prise
privatize probables probative proceed proctors procurements professed program prohibition proofs propel proposer
propped prosper prostatic prostrate provable prover psychics pubs puller pulley pulsars pulsed punchline punished
punishes punishing purcell puzzled quartets questioner quine quirk quits quranic racehorses racking radiographic
radiographs radiography radiologic radiologists radix ranching ranting rants rating rational reals ream reaming
reams reap reaping reapply rearing rears reassures reboot recenter recessed recessive reckoned recorders recoveries
recreations rect reducer reducers reeks rees reese refacing referee refereed referent referrers regard reginald
registrant registrars regt reheat relapsed relaxant relaying relevancy relisted reloading remaking remodels removers
rend renews rennes repaying repealed repeater repent replace replaces rept resell resent resets resorted resourced
resp respirators restarts restated retails retainers retards returnees reverence rewarding rewards rhythmic ridden
ride riding rifts rigging rind ringling rinsing rioting riots ripper rises rising risks rites ritter roan roman
roofers rooter rosen rotten rouge rudder rugs runny runt saber sabin sabina sabine sabre sacco sacking sacs saddles
sager sagged sagging sailed sailing sain saint saith saks salient salim salinger salk salle sally salted salton
salve sammy sanctified sander sanders sanding santee saps sarge sarto sartre sask sassoon sassy sateen satin saucer
saucers saudi sauk sauna saver savvy sawing saws sayer sayings scab scaffolds scammed scamp scanned scant scariest
scat schedulers schick schumpeter scone scoop scoot scop scoping scorn scot scott scouring scowled scraps screener
seals seaport searcher seared seconded secreted secs seeding seedling seep seeps seer senna sens sentry septic serge
serie servers serves servo sett settee sewn sexing shabby shalt shang shard shattering shaun shawn shays sheaf shear
shearing shears sheer sheet sheeting sheets sheik shells shelly shelving shepard shield shiites shim shims shitty
shiv shocked shockers shod shoo shoots shoppe shoring shortage shorted shorten shortens shun shunt sian sics sift
signet silent silesian sills simplex sind sine sinful sinker sion sipped sires sitters sittings sizer sizzle skid
skids skiff skiing skills skim skinny skis skit slabs slackers slain slams slant slash slashes slay slaying sledding
slice slinger sloan sloop slop slope sloping sloth slots slough slows slumber slurping slurs slush slut sluts
smacking smearing smells smite smiths smock smoking smooth smut snacking snare snatch sneaks snell snip snoop
snoring snorting snot snuggled soaking soapy soar socials societe socratic sola solicits solids solos soma sometime
sonnet sonny soot sora sorters sosa sought souls sounder souter south sowing sown spatial spay speck specks speculum
spin spindles spinner spinster spits spline splines spouts sprawled spree sprinted spurt squealed stade stag stagger
stags staid staking stalkers stalled stamp stamps stance standish stang starry stash steaks steed steel steen steer
steered steers stella stemware steno steppe ster steroid stickiness stiffs stilled stilt stocking stoked stoles
stomping stoning stooges stool stoppage storming stow stowed strainer strainers streaking streaks strident striped
striving strobes strove stucco stuffs stupidly subseries sucre sues sugars suicides summit summits summoner
supervises suppl supt surg surrey surv suspender suspenders swab swag swain swamps swaps swash swatch swells swerve
swoon swot taal tabled tabletop tagging tailings taille tain takers takings tala talc taller tally tami taming tammi
tangents tanning taped tapping tare tastings taxing teak teal teas teat technics tees teeter telephonic telephoning
telephoto teller temporally tendance tenn tenon terrain terre terribly tessa testes thad thanh thar thaw theremin
therm theses thickens thicket thinning thongs thorns threatened throated tibial tickers tier tights timers timex
tine tinned tins tipped tipper tipping tobias toed toile toiletry toilette tole tolls tomorrows tons tooling tools
toot topped topper torres tors torts torus trainings tralee transpose trappers travelled trawling treatise trenching
trice tricking tries trifle trifling trinkets tripe tripled triples triplet triplets triplex trolling trophic
trotted truckee trunking trustee tuck turd tweaking tween twigs twill twin twinkling twinks twinning typists
ulceration unanimous understated underwrite underwritten universality universes universite untitled upholstered
uppers upping ushers utilises vale valle valley value values vern vert vesicle vial vibrational vibrators vidar
villas vina violator vireo virulent vitals wack wacker wail waiving wald wale walkover walls wally wanderings wands
wane waned waning wank wanking wart warts wealthier wean weatherman weathers webmasters weekender ween welders welt
wert wham whee whew whey whipple whirling whittle wholly whsle wilt windowed wintering wisc wisp withdraws witt
witter witty wodehouse woodman worded wordy workhorse wort wreak wrestlers wringing wrongs wyatt yeahs yeas yeast
yesterdays zeno zeros
"""
    )
)
