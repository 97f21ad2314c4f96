"""Jobs as people in the UK name them: titles, the words that go before them, workplaces, tasks and sectors.

Chosen by hand, with the shape of the ONS coding index in mind (a head word with the words that narrow it).
"""

from __future__ import annotations

from typing import Dict, FrozenSet, Tuple

from bot.understanding.gazetteer.phrases import rows, words

TITLES: FrozenSet[str] = frozenset(
    words(
        """
accountant actor actress actuary administrator adviser advisor aircraftman anaesthetist analyst animator apprentice
arborist architect archivist assembler auditor author bailiff baker banker banksman barber barista barmaid barman
bartender beautician binman biologist blacksmith bookkeeper bouncer brewer brickie bricklayer bricky builder butcher
butler buyer cabbie cabby cameraman carer caretaker carpenter cashier caterer chaplain chauffeur chef chemist
childminder chippy chiropodist choreographer cleaner clerk comedian conductor conveyancer cook coordinator
copywriter counsellor courier curator dancer dealer decorator dentist designer detective developer dietitian
dinnerlady director dispatcher dispenser docker doctor doorman draughtsman dressmaker driver economist editor
electrician engineer estimator executive fabricator farmer farmhand farrier firefighter fireman fisherman fitter
florist foreman forester framer freelancer fundraiser gamekeeper gardener geologist glazier groom groundskeeper
groundsman groundworker guard hairdresser handyman hca headteacher hgv-driver hod housekeeper hygienist illustrator
inspector installer instructor interpreter investigator janitor jeweller joiner journalist judge labourer laminator
landscaper lawyer lecturer lgv-driver librarian lifeguard lineman locksmith lollipop-lady machinist magistrate maid
manager mason mechanic merchandiser metalworker midwife milkman miner model moulder musician nanny nurse nurseryman
nutritionist operative operator optician optometrist pa packer paediatrician painter paralegal paramedic paver
pharmacist phlebotomist photographer physicist physiotherapist picker pilot planner plasterer plumber podiatrist
policeman policewoman polisher porter postie postman postwoman printer producer programmer prosthetist psychiatrist
psychologist publican radiographer radiologist ranger receptionist recruiter researcher rgn rigger roadie roofer
sailor salesman salesperson saleswoman scaffolder scientist seamstress secretary setter shelfstacker shepherd
shopkeeper shunter signalman singer sociologist soldier solicitor sonographer sparky steelfixer steelworker steward
stewardess stockman stonemason storekeeper storeman stylist supervisor surgeon surveyor tailor teacher technician
telephonist telesales tester therapist tiler trader trainer translator trucker tutor typist undertaker underwriter
upholsterer usher valet valeter vet veterinarian vicar waiter waitress warden waterman webmaster welder
window-cleaner writer zookeeper
"""
    )
)
"""Words that are a job title on their own."""

HEADS: FrozenSet[str] = frozenset(
    words(
        """
advocate agent aide assessor assistant associate attendant auxiliary buyer caseworker chaperone checker cleaner
clerk colleague collector consultant controller crew cutter escort filler fixer governor hand handler head help
helper keeper lady layer lead leader loader maker man marshal mate matron member merchant minder officer operative
orderly organiser owner partner practitioner producer registrar rep representative scheduler sister sorter
specialist stacker staff stocker support washer woman worker girl lad lass
"""
    )
)
"""Words that are a title only with a word before them that narrows them ("care worker")."""

NARROWING: FrozenSet[str] = frozenset(
    words(
        """
account accounting accounts admin administration administrative adult adults agricultural ambulance animal
applications assembly asset assistant audit bakery band-5 band-6 bank bar beauty bed benefits bin biomedical body
book branch breakdown building bus business cab cabin call car care careers carehome caretaking cargo case cash
catering centre chain charity check checkout chief child childcare children's civil class class-1 class-2 classroom
cleaning clerical client clinical cnc coach commercial communications community compliance computer construction
contact contracts control cooking counter court crane credit criminal customer customs cyber data day deck delivery
demolition dental deputy design desk despatch digital dining dinner disability dispatch distribution district
document dog domestic domiciliary door dumper dustbin early education electrical electronics emergency employment
energy enforcement engineering environmental estate estates events exam fabrication facilities factory family farm
fast field finance financial fire fish fishing fleet flight floor food football forestry fork fork-lift forklift
foster freight front fuel funeral games garage garden gas general glass graduate graphic grill ground grounds gym
hair handling head health healthcare heating heavy help hgv highways home homecare horse hospital hotel house
housing hr human hygiene industrial information inside installation insurance intensive investment it junior kennel
key kitchen lab laboratory land laundry lead learner learning legal leisure letting lettings lgv library lift line
litter live-in loading logistics lollipop lorry lunchtime machine mail maintenance management market marketing meat
medical mental merchant metal meter mill minibus mobile mortgage motor motorway museum music newly nhs night nights
nursery nursing occupational office oil online operating operations order outdoor outreach packing paint panel
parcel park parking parts patient pay payroll pensions personal personnel pest petrol pharmacy pipe pizza planning
plant plastic play playgroup police policy pool post postal practice prep press primary principal prison private
probation process procurement product production programme project property pub public purchasing qualified quality
quantity rail railway receiving reception recovery recruitment recycling refuse registered removal removals research
residential resources restaurant retail risk road room royal safety sales salon sandwich scheduling school science
secondary secretarial security sen senior service services shelf shift shipping shop site skilled social software
solar sous special sports staff staffing stage stock store stores street structural student supermarket supply
support surgery swimming switchboard systems tanker tax taxi teaching team tech technical telecoms telephone temp
temporary theatre ticket tiling timber tool tower town traffic train trainee training transport travel tree truck
trust tube tug tyre university utilities van vehicle veterinary video visitor voluntary volunteer waiting ward
warehouse waste water web weld welfare wholesale wildlife window wood workshop yard yoga youth zoo
"""
    )
)
"""Words that narrow a title ("warehouse picker", "bus driver")."""

WHOLE: Tuple[str, ...] = tuple(
    phrase
    for _, phrases in rows(
        """
teaching assistant, dinner lady, lollipop lady, lollipop man, bin man, call handler, care assistant, carer
support worker, social worker
health care assistant, healthcare assistant, staff nurse, ward sister, district nurse, health visitor
mental health nurse, dental nurse
police officer, prison officer, probation officer, parking warden, traffic warden, civil servant, estate agent
letting agent, travel agent
personal trainer, personal assistant, quantity surveyor, shop assistant, shelf stacker, sales assistant
checkout operator, till operator
hgv class 1, hgv class 2, class 1 driver, class 2 driver
forklift driver, forklift truck driver, fork lift driver, hgv driver, lgv driver, lorry driver, bus driver
taxi driver, van driver, train driver
delivery driver, uber driver, tram driver, coach driver, tanker driver, refuse collector, window cleaner
chimney sweep, tree surgeon
order picker, warehouse operative, warehouse worker, factory worker, machine operator, production operative
process operator
kitchen porter, kitchen assistant, sous chef, head chef, bar staff, cabin crew, air hostess, flight attendant
air traffic controller
nursery nurse, nursery worker, early years practitioner, head teacher, deputy head, supply teacher
classroom assistant, school cook
youth worker, care worker, home carer, live in carer, foster carer, security guard, door supervisor
call centre agent, call centre operator
customer service advisor, customer service adviser, customer service assistant, customer services, bank clerk
payroll clerk, data analyst
software developer, web developer, software engineer, project manager, shop manager, store manager, team leader
office manager
hospital porter, ambulance driver, emergency call handler, paramedic, operating department practitioner
occupational therapist
speech therapist, speech and language therapist, beauty therapist, nail technician, dog groomer, dog walker
gas engineer, heating engineer
service engineer, it support, it technician, lab technician, dental hygienist, post office clerk, postal worker
royal mail postman
farm worker, building site worker, scaffolder, plant operator, crane driver, digger driver, road worker
highway maintenance
teaching assistant, ta, hca, kp, psw, hlta, vicar, priest, imam, minister of religion, union rep
company director, managing director
self employed builder, machine setter, cnc operator, cnc machinist, quality inspector, stock controller, picker packer
delivery rider, cycle courier, food delivery, shop worker, retail assistant, retail worker, bank worker
office worker, desk worker
"""
    )
    for phrase in phrases
)
"""Whole titles that are found anywhere, whatever stands around them."""

PLACES: Dict[str, str] = {
    place: title
    for title, places in rows(
        """
warehouse worker = warehouse, depot, distribution centre, fulfilment centre, amazon warehouse
bakery worker = bakery
factory worker = factory, plant, production line, assembly line, foundry, mill
shop worker = shop, store, boutique, charity shop, corner shop, newsagents, chemist shop
supermarket worker = supermarket, tesco, asda, sainsburys, morrisons, aldi, lidl, co-op, waitrose
office worker = office, an office job, desk job
care home worker = care home, nursing home, old people's home, residential home
care worker = care, social care, home care, domiciliary care
hospital worker = hospital, ward, a and e
school worker = school, primary school, secondary school, academy
nursery worker = nursery, day nursery, pre school
college worker = college, university, uni
kitchen worker = kitchen, canteen, restaurant kitchen
restaurant worker = restaurant, cafe, takeaway, chippy, coffee shop
pub worker = pub, bar, nightclub
hotel worker = hotel
call centre worker = call centre, contact centre
bank worker = bank, building society
builder = building site, building sites, building trade, construction site
construction worker = construction
retail worker = retail
hospitality worker = hospitality, catering
farm worker = farm
garage worker = garage, car garage
salon worker = salon, hairdressers, barbers
post office worker = post office
library worker = library
admin worker = admin, administration
it worker = it, software, tech, computing
finance worker = finance, accounts, insurance
sales worker = sales, telesales
security worker = security
cleaning worker = cleaning
housekeeper = housekeeping
deli assistant = the deli counter, deli counter
payroll worker = payroll
customer service worker = customer service, customer services
education worker = education, teaching
logistics worker = logistics, haulage, transport
manufacturing worker = manufacturing, engineering
council worker = the council, council, local government
civil servant = the civil service, civil service, dwp, hmrc
nhs worker = the nhs, nhs
prison worker = prison
gym worker = gym, leisure centre
dental surgery worker = dental surgery, dentists, dental practice
surgery worker = gp surgery, doctors surgery, gp practice
hr worker = hr, human resources
marketing worker = marketing
childcare worker = childcare
recruitment worker = recruitment
"""
    )
    for place in places
}
"""Where somebody works → the plain title that says no more than they did."""

SECTORS: Dict[str, str] = {
    phrase: sector
    for sector, phrases in rows(
        """
health = nhs, the nhs, hospital, healthcare, health care, gp surgery
social care = social care, care home, home care, domiciliary care, nursing home
education = education, school, college, university, nursery, teaching
retail = retail, shop, supermarket
hospitality = hospitality, catering, hotel, pub, restaurant
construction = construction, building trade, building site, building sites
manufacturing = manufacturing, factory
transport and logistics = logistics, haulage, transport, warehouse, distribution
public sector = public sector, civil service, the council, council, local government, police, fire service
charity = charity, voluntary sector, third sector
finance = finance, banking, insurance
it = it, tech, software
farming = farming, agriculture, farm
"""
    )
    for phrase in phrases
}
"""How patients name the line of work → a plain sector name."""

NOT_A_JOB: FrozenSet[str] = frozenset(
    words(
        """
bit bloke boy burden carer's christian client customer dad diabetic drinker failure fan father friend girl grandad
grandfather grandmother granny guy human husband lady little lot man member-of-the-public mess migraine mother mum
muslim nan nobody parent patient person robot single smoker student type veteran victim widow widower wife woman
worrier wreck
"""
    )
)
"""Nouns that follow "I'm a" and are no job."""
