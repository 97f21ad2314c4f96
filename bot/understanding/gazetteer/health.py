"""Conditions and body parts as patients name them, by the fourteen groups.

Only names stand here. What a person feels or does (cannot sleep, cries, is tired, is in pain) names nothing and is
asked about (conversation model, part 1: the group is the patient's own choice of words
never our reading of symptoms).
Left of `=` is the detail kept beside the group.
"""

from __future__ import annotations

from typing import Dict, List, Tuple

from bot.understanding.gazetteer.phrases import Gazetteer, rows

CONDITIONS: Dict[str, str] = {
    "musculoskeletal": """
arthritis = arthritis, arthritic
osteoarthritis = osteoarthritis, osteo arthritis, wear and tear
rheumatoid arthritis = rheumatoid arthritis, rheumatoid, psoriatic arthritis, inflammatory arthritis
ankylosing spondylitis = ankylosing spondylitis, spondylitis, spondylosis, axial spondyloarthritis
sciatica = sciatica, sciatic nerve, trapped nerve, pinched nerve
slipped disc = slipped disc, slipped disk, prolapsed disc, prolapsed disk, herniated disc, herniated disk
slipped disc = crushed disc, burst disc, bulged disc, bulging disc, disc problem
degenerative disc disease = degenerative disc disease, disc degeneration
frozen shoulder = frozen shoulder, rotator cuff
tennis elbow = tennis elbow, golfer's elbow, golfers elbow
carpal tunnel = carpal tunnel, carpal tunnel syndrome
repetitive strain injury = repetitive strain injury, repetitive strain, rsi
plantar fasciitis = plantar fasciitis, plantar fascitis
tendonitis = tendonitis, tendinitis, tendinopathy, bursitis
gout = gout
osteoporosis = osteoporosis, brittle bones
scoliosis = scoliosis
hypermobility = hypermobility, hypermobile, ehlers danlos, ehlers danlos syndrome, eds
whiplash = whiplash
lumbago = lumbago, back trouble, bad back, back problem
joint problem = joint pain, joint problem, muscle pain, muscle problem, muscular pain, msk, musculoskeletal
joint problem = polymyalgia
hand arm vibration syndrome = hand arm vibration, hand arm vibration syndrome, havs, vibration white finger
hand arm vibration syndrome = white finger
hernia disc = spinal stenosis, stenosis of the spine
trigger finger = trigger finger, bunion
tendonitis = de quervain's, de quervains, tenosynovitis, tendon problem, heel spur, achilles tendonitis
joint problem = rheumatism, rheumatics, myalgia, costochondritis, chondromalacia, patellofemoral, dupuytren's
joint problem = dupuytrens, morton's neuroma, mortons neuroma, ganglion, flat feet, torticollis, polyarthritis
slipped disc = prolapse disc, disc trouble, slip disc, slipped vertebra, spondylolisthesis, cervical spondylosis
slipped disc = kyphosis
back problem = cauda equina, coccydynia, spinal problem, spinal condition, curvature of the spine
""",
    "mental_health": """
anxiety = anxiety, anxious, anxiety disorder, health anxiety, social anxiety, gad
depression = depression, clinical depression, depressed, depressive, manic depression
stress = stress, stressed, stressed out, work stress, work related stress, stress related
low mood = low mood
panic attacks = attacks of panic, panic attack, panic disorder, panic attacks
mental health = mental health, mental illness, mental breakdown, poor mental health, mental health problem
mental health = mental ill health, mentally ill
breakdown = nervous breakdown, breakdown, bad nerves, nerves bad, with my nerves
burnout = burnout, burnt out, burned out, burn out
ptsd = ptsd, post traumatic stress, post traumatic stress disorder, complex ptsd, cptsd
ocd = ocd, obsessive compulsive disorder
bipolar = bipolar, bipolar disorder, bi polar
schizophrenia = schizophrenia, schizophrenic, schizoaffective, psychosis, psychotic
personality disorder = personality disorder, bpd, eupd, borderline personality disorder
eating disorder = eating disorder, anorexia, bulimia, binge eating
postnatal depression = postnatal depression, post natal depression, postpartum depression, pnd
agoraphobia = agoraphobia, phobia
insomnia = insomnia
sad = seasonal affective disorder
breakdown = emotional breakdown, nerves are bad, bad with my nerves
depression = clinically depressed, black dog, dysthymia, seasonal depression, low in mood
anxiety = anxiety attack, agoraphobic, generalised anxiety
mental health = adjustment disorder, dissociative disorder, body dysmorphia, bad mental health, poor mental health
""",
    "injury_or_surgery": """
operation = operation, op, surgery, surgical
fracture = fracture, fractured, broken bone
injury = injury, injured, accident, car accident, car crash, crash injury, rta
replacement = hip replaced, knee replaced, shoulder replaced, new hip, new knee
replacement = hip replacement, knee replacement, shoulder replacement, joint replacement
hernia = hernia, hernia repair
hysterectomy operation = caesarean, c section, caesarian
amputation = amputation, amputated, amputee
burn = burns injury, scald
torn ligament = torn ligament, torn acl, acl, cruciate ligament, torn meniscus
torn ligament = meniscus tear, meniscus is torn, cartilage is torn, torn cartilage, torn tendon
torn ligament = torn muscle, achilles rupture, ruptured achilles, torn rotator cuff, ligament damage
sprain = sprain, sprained, dislocated, dislocation
transplant = transplant
operation = mastectomy, lumpectomy, keyhole, bypass op, appendix out, tonsils out, appendicitis, appendectomy
fracture = compound fracture, stress fracture, hairline fracture
injury = work injury, crush injury, hit by a car, knocked off my bike
sprain = pulled muscle, torn hamstring, torn calf
burn = burnt my hand, burned my hand, scalded
""",
    "heart_or_breathing": """
asthma = asthma, asthmatic
copd = copd, emphysema, chronic bronchitis, bronchitis, bronchiectasis
heart attack = heart attack, heart disease, heart condition, heart failure, heart problem, heart trouble
heart attack = cardiac arrest, cardiac, coronary heart disease, heart bypass, stent
angina = angina
atrial fibrillation = atrial fibrillation, afib, a fib, arrhythmia, palpitation, irregular heartbeat, pots
high blood pressure = high blood pressure, blood pressure, hypertension
breathing problem = breathing problem, breathing difficulty, breathing difficulties, lung disease
breathing problem = lung condition, lung problem, breathlessness, respiratory, pulmonary fibrosis
pneumonia = pneumonia, chest infection, pleurisy
pulmonary embolism = pulmonary embolism, blood clot, dvt, deep vein thrombosis
sleep apnoea = sleep apnoea, sleep apnea, apnoea
cystic fibrosis = cystic fibrosis
sarcoidosis = sarcoidosis
heart attack = dicky heart, dodgy heart, heart murmur, cardiomyopathy, pacemaker, leaky valve, heart valve
heart attack = valve disease, triple bypass, hole in my heart, heart op, heart operation, heart surgery
atrial fibrillation = svt, tachycardia, bradycardia, heart flutter, heart rhythm
pulmonary embolism = clot on my lung, clot on the lung, lung clot, clots on my lungs
breathing problem = asbestosis, silicosis, collapsed lung, pneumothorax, tuberculosis, farmer's lung
breathing problem = occupational asthma
""",
    "long_term_fatigue": """
chronic fatigue = chronic fatigue, chronic fatigue syndrome, cfs, post viral fatigue, post viral, fatigue syndrome
me = m e, me cfs, myalgic encephalomyelitis
long covid = long covid, long haul covid, post covid
fibromyalgia = fibromyalgia
glandular fever = glandular fever
me = cfs me, pvfs, post viral fatigue syndrome
long covid = post covid syndrome, covid fatigue
""",
    "neurological": """
multiple sclerosis = multiple sclerosis, ms
epilepsy = epilepsy, epileptic, epileptic fits, seizure
migraine = migraine, cluster headache
parkinson's = parkinsons, parkinson, parkinson's disease, parkinsons disease
stroke = stroke, mini stroke, tia
brain injury = brain injury, head injury, acquired brain injury, concussion, post concussion
brain condition = brain tumour condition, brain haemorrhage, brain bleed, aneurysm
motor neurone disease = motor neurone disease, mnd
neuropathy = neuropathy, nerve damage, nerve pain, nerve condition, trigeminal neuralgia, neuralgia, bell's palsy
cerebral palsy = cerebral palsy
functional neurological disorder = functional neurological disorder, fnd
dementia = dementia, alzheimers, alzheimer's
guillain barre = guillain barre, myasthenia gravis, muscular dystrophy
vertigo = vertigo, narcolepsy, restless legs, tremor condition
spinal cord injury = spinal cord injury
neuropathy = neuropathic, neuropathic pain, peripheral neuropathy, nerve condition, crps
neuropathy = complex regional pain syndrome
brain condition = hydrocephalus, chiari, encephalitis, meningitis, huntington's, huntingtons, spina bifida
tremor = essential tremor, dystonia, ataxia, hemiplegic migraine, hemiplegia
epilepsy = epilepsy fits, absence seizures
""",
    "neurodivergence": """
autism = autism, autistic, asperger's, aspergers, autism spectrum, asd
adhd = adhd, add, attention deficit, a d h d
dyslexia = dyslexia, dyslexic
dyspraxia = dyspraxia, dyspraxic
dyscalculia = dyscalculia
tourette's = tourettes, tourette's
neurodivergent = neurodivergent, neurodiverse, neurodivergence, audhd
learning difficulty = learning difficulty, learning disability, learning difficulties
autism = on the spectrum, autistic spectrum
""",
    "cancer": """
cancer = cancer, tumour, tumor, carcinoma, oncology
breast cancer = breast cancer
bowel cancer = bowel cancer
prostate cancer = prostate cancer
lung cancer = lung cancer
skin cancer = skin cancer, melanoma
leukaemia = leukaemia, leukemia
lymphoma = lymphoma, hodgkins, myeloma
brain tumour = brain tumour, brain tumor
chemotherapy = chemo, chemotherapy, radiotherapy
cancer = big c, leukemia, sarcoma, mesothelioma, cancerous, malignant
ovarian cancer = ovarian cancer, cervical cancer, testicular cancer, throat cancer, kidney cancer, thyroid cancer
""",
    "digestive": """
irritable bowel syndrome = ibs, irritable bowel, irritable bowel syndrome
crohn's = crohns, crohn's, crohn, crohn's disease, crohns disease
colitis = colitis, ulcerative colitis
inflammatory bowel disease = ibd, inflammatory bowel disease
coeliac = coeliac, celiac, coeliac disease
stomach ulcer = stomach ulcer, peptic ulcer, ulcer, stomach problem, tummy trouble, tummy problem, bowel problem
stomach ulcer = gut problem
acid reflux = acid reflux, reflux, gord, hiatus hernia
diverticulitis = diverticulitis, diverticular disease
gallstones = gallstone, gall stone, gallbladder, gall bladder, pancreatitis
stoma = stoma, ileostomy, colostomy
liver disease = liver disease, cirrhosis, hepatitis, fatty liver
haemorrhoids = haemorrhoids, piles
stomach ulcer = gastritis, gastroparesis, stomach trouble, bowel trouble, bowel disease, bowel condition
stomach ulcer = stomach condition
acid reflux = gerd, hiatal hernia
haemorrhoids = anal fissure, fistula, fissure, haemorrhoid
coeliac = celiac disease
""",
    "womens_health_or_pregnancy": """
pregnancy = pregnant, pregnancy, expecting a baby, morning sickness, hyperemesis, pelvic girdle pain, pgp
miscarriage = miscarriage, miscarried, stillbirth, baby loss, ectopic
menopause = menopause, menopausal, perimenopause, perimenopausal, peri menopause, the change, hot flush
endometriosis = endometriosis, adenomyosis
pcos = pcos, polycystic ovaries, polycystic ovary syndrome, polycystic
fibroids = fibroid
heavy periods = period pain, heavy period, painful period, bad periods, my periods, menstrual, pmdd, pms
hysterectomy = hysterectomy, prolapse, womb
postnatal = postnatal, post natal, just had a baby
ivf = ivf, fertility treatment, infertility
pregnancy = spd, symphysis pubis, pelvic girdle, pre eclampsia, preeclampsia, gestational diabetes, up the duff
pregnancy = expecting twins, expecting again, high risk pregnancy
menopause = on the change, going through the change, perimenopause symptoms, surgical menopause
pcos = ovarian cyst, cyst on my ovary, cysts on my ovaries
heavy periods = period cramp, adenomyosis, terrible periods, awful periods
""",
    "sight_or_hearing": """
sight loss = sight loss, visually impaired, visual impairment, partially sighted, blind, losing my sight
sight loss = poor eyesight, eyesight, sight problem, bad eyesight, my sight, my vision, losing my vision
glaucoma = glaucoma
cataracts = cataract
macular degeneration = macular degeneration, macular, retinopathy, detached retina
eye condition = eye condition, eye problem, eye infection, uveitis
hearing loss = hearing loss, hard of hearing, deaf, deafness, hearing impairment, losing my hearing
hearing loss = hearing problem, bad hearing, my hearing, hearing going, hearing is going, hearing has gone
hearing loss = hearing's going, hearing's gone, losing the hearing, loosing my hearing, loosing the hearing
tinnitus = tinnitus
meniere's = menieres, meniere's, menieres disease
sight loss = going blind, registered blind, blind in, vision loss, vision problem, keratoconus, nystagmus
hearing loss = going deaf, deaf in, hearing aid, hard of hearing, gone deaf
""",
    "skin": """
eczema = eczema
skin ulcer = foot ulcer, leg ulcer, skin ulcer, venous ulcer, pressure sore
psoriasis = psoriasis
dermatitis = dermatitis, contact dermatitis
skin condition = skin condition, skin problem, skin infection, skin trouble, rash, cellulitis
rosacea = rosacea, acne, vitiligo, urticaria, hives, shingles, hidradenitis, hidradenitis suppurativa
skin condition = impetigo, lichen planus, lichen sclerosus, alopecia, scabies, eczema flare, pemphigus, skin complaint
""",
    "addiction": """
alcohol = alcohol, alcoholic, alcoholism, my drinking, drink problem, drinking problem, drinking too much
alcohol = alcohol problem, drink too much
drugs = drug problem, drug use, drug addiction, addicted to drugs, on drugs, cocaine, heroin, cannabis, ketamine
drugs = substance misuse, substance abuse, recreational drugs
gambling = gambling, gambler, betting problem
addiction = addiction, addict, addicted, in recovery from addiction
addiction = recovery from drugs, recovery from drink, recovery from alcohol
alcohol = alcohol dependent, alcohol dependency, alcohol addiction, drink dependency, problem with drink
alcohol = problem with drinking
alcohol = problem with alcohol, on the drink, hitting the bottle, problem with the drink, alcoholics anonymous
drugs = problem with drugs, methadone, crack cocaine, opiates, opioid, drug dependency, painkiller addiction
gambling = betting addiction, addicted to gambling, addicted to betting
""",
    "other": """
diabetes = diabetes, diabetic, type 1 diabetes, type 2 diabetes
thyroid = thyroid, underactive thyroid, overactive thyroid, hypothyroidism, hyperthyroidism, hashimotos
thyroid = graves disease
lupus = lupus, autoimmune disease, autoimmune condition, autoimmune
kidney disease = kidney disease, kidney failure, dialysis, kidney stone, kidney problem, kidney infection
hiv = hiv
anaemia = anaemia, anaemic, sickle cell, haemophilia
bladder problem = bladder problem, incontinence, incontinent, prostate problem, enlarged prostate
obesity = obesity, obese
sjogrens = sjogrens, raynauds, raynaud's, addison's, addisons, cushings
lyme disease = lyme disease
diabetes = sugar diabetes, prediabetic, diabetic foot
anaemia = pernicious anaemia, thalassaemia, b12 deficiency, low iron
lupus = vasculitis, lymphoedema, behcet's, scleroderma, mast cell, autoimmune disorder
kidney disease = kidney trouble, polycystic kidneys, kidney transplant
bladder problem = cystitis, interstitial cystitis, overactive bladder, bladder trouble
thyroid = thyroid problem, cushing's, pituitary, adrenal
""",
}

BODY: Dict[str, str] = {
    "musculoskeletal": (
        "lower back, upper back, neck, shoulder, knee, hip, wrist, elbow, ankle, foot, feet, hand, "
        "finger, thumb, toe, heel, leg, arm, joint, muscle, spine, bone, ligament, tendon, hamstring, "
        "calf, thigh, achilles, pelvis, rib, collarbone, disc, disk, vertebrae, coccyx, tailbone, groin, "
        "jaw, shin, forearm, kneecap, hips, lumbar, sacroiliac, cartilage, knuckle, fingertip, buttock, femur, "
        "tibia, fibula, humerus, clavicle, patella, metatarsal, ligaments, sternum, shoulder blade, instep, biceps"
    ),
    "heart_or_breathing": "heart, lung, lungs, airways",
    "digestive": "stomach, tummy, bowel, gut, belly, intestines, oesophagus, colon, liver, pancreas",
    "sight_or_hearing": "eye, eyes, ear, ears, eardrum, retina",
    "skin": "skin",
    "neurological": "brain",
    "womens_health_or_pregnancy": "ovaries, ovary, uterus",
    "other": "kidney, kidneys, bladder, prostate, tonsils, sinuses, teeth, throat",
}


def _conditions() -> List[Tuple[str, str]]:
    return [
        (phrase, f"{group}:{detail}")
        for group, table in CONDITIONS.items()
        for detail, phrases in rows(table)
        for phrase in phrases
    ]


def _parts() -> List[Tuple[str, str]]:
    return [(part.strip(), group) for group, parts in BODY.items() for part in parts.split(",")]


CONDITION_NAMES: Gazetteer[str] = Gazetteer(_conditions())
"""Condition phrases; each means `group:detail`."""

BODY_PARTS: Gazetteer[str] = Gazetteer(_parts())
"""Body parts; each means its group. "Back" is not here: whether it is a body part needs its neighbours."""
