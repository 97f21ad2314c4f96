"""Text-speak, dialect and common misspellings, each with the plain words it stands for."""

from __future__ import annotations

from typing import Dict, FrozenSet

from bot.understanding.gazetteer.phrases import words

_SHORT = """
jannie=janitor, janny=janitor
siknote=sick note, siknotes=sick notes, phizio=physio, fizzio=physio, saked=sacked, brocken=broken
frakchered=fractured, slipt=slipped, exsima=eczema, fateeg=fatigue, fateague=fatigue, chanje=change, senter=centre
nane=none, enuf=enough, enuff=enough, houres=hours, mannaging=managing, busness=business, evry1=everyone
twa=two, afore=before, sicks=six, lite=light, preg=pregnant, nees=knees, plees=please, plese=please, hangon=hang on
bearly=barely, hunner=hundred, knowen=known, knwn=known, hols=holidays, sertify=certify, sertified=certified
afta=after, aftr=after, arfter=after, aftar=after, noat=note, noate=note, wna=want to, wana=want to, brock=broke
sumtime=some time, sumtimes=sometimes, terning=turning, turnin=turning
wich=which, hert=hurt, agen=again, thanx=thanks, wats=what's, gimme=give me, gona=going to, strest=stressed
takin=taking
wate=wait, sayin=saying, moro=tomorrow, donno=don't know, noppe=no, sined=signed, cofing=coughing, theyd=they'd
jobb=job
kepe=keep, tryin=trying, seein=seeing, blud=blood, tite=tight, clame=claim, cnat=can't, emplyed=employed, meny=many
personel=personal, skam=scam, minits=minutes, ruffly=roughly, ansers=answers, anser=answer, pik=pick
explane=explain, krohns=crohn's, crones=crohn's, exma=eczema, ecsma=eczema, emplyd=employed, buss=bus
manger=manager, nek=neck, center=centre, rdy=ready, kne=knee, ment=meant, surve=serve, sik=sick, wnat=want, yuo=you
yse=yes, cnt=can't, evry=every, evrey=every, agoe=ago, fower=four, wrang=wrong, fae=from, dae=do, daein=doing
hale=whole, baith=both, gonnae=going to, wisnae=wasn't, hadnae=hadn't, huvnae=haven't, hasnae=hasn't
wrkd=worked, workd=worked, fisio=physio, chrons=crohn's, chron's=crohn's, bkd=booked, ne1=anyone, nobdy=nobody
ur=your, dat=that, tabs=tablets, kip=sleep, bawlin=crying, greetin=crying, afrade=afraid, feart=afraid, scairt=scared
hv=have, hav=have, hve=have, av=have, avent=haven't, avnt=haven't, hvnt=haven't, havnt=haven't, havent=haven't
bn=been, ben=been, wiv=with, wiv=with, wid=with, wth=with, w/=with, wv=with, wen=when, wot=what, wht=what
u=you, ur=your, yr=your, r=are, n=and, nd=and, an=and, coz=because, cuz=because, cos=because, bcos=because
becoz=because, bc=because, becos=because, tho=though, thru=through, thro=through, b4=before, l8=late, l8r=later
m8=mate, gr8=great, 2day=today, 2moro=tomorrow, tmrw=tomorrow, tmoz=tomorrow, tomoz=tomorrow, 2mrw=tomorrow
tomorow=tomorrow, tommorow=tomorrow, tommorrow=tomorrow, yday=yesterday, yesturday=yesterday, yest=yesterday
im=i'm, ive=i've, iv=i've, id=i'd, ill=i'll, dont=don't, doesnt=doesn't, didnt=didn't, cant=can't, wont=won't
couldnt=couldn't, wouldnt=wouldn't, shouldnt=shouldn't, isnt=isn't, wasnt=wasn't, arent=aren't, werent=weren't
hasnt=hasn't, hadnt=hadn't, thats=that's, theres=there's, whats=what's, hes=he's, shes=she's, its=it's, lets=let's
youre=you're, theyre=they're, weve=we've, dnt=don't, dnt=don't, dun=don't, dint=didn't, dinnae=don't, didnae=didn't
cannae=can't, canny=can't, cudnt=couldn't, wudnt=wouldn't, wasnae=wasn't, isnae=isn't, havenae=haven't
cudn't=couldn't
cud=could, wud=would, shud=should, shd=should, cld=could, wld=would, pls=please, plz=please, thx=thanks, thnx=thanks
ta=thanks, tnx=thanks, abt=about, abot=about, bout=about, approx=about, aprox=about, apprx=about, roughly=about
smth=something, sumthing=something, summat=something, sumat=something, owt=anything, nowt=nothing, nuthin=nothing
nuffin=nothing, nuttin=nothing, nothin=nothing, alot=a lot, abit=a bit, aswell=as well, incase=in case
rly=really, rlly=really, realy=really, rele=really, v=very, vry=very, gd=good, bk=back, bak=back, bck=back, baq=back
wrk=work, werk=work, wk=week, wks=weeks, wkly=weekly, wrking=working, workin=working, wrkin=working, wkin=working
wurk=work, mth=month, mths=months, mnth=month, mnths=months, mos=months, munth=month, munths=months, yrs=years
hrs=hours, hr=hour, mins=minutes, dys=days, wkend=weekend, wknd=weekend, jst=just, jus=just, jsut=just, frm=from
fr=for, fer=for, fo=for, sinc=since, sins=since, snc=since, sinse=since, scince=since, strted=started
msg=message, txt=text, tel=phone, ph=phone, fone=phone, mob=mobile, moby=mobile, no1=no one, noone=no one
some1=someone
sum1=someone, any1=anyone, every1=everyone, appt=appointment, apt=appointment, ppl=people, peeps=people
doc=doctor, docs=doctors, docter=doctor, dr=doctor, hosp=hospital, ospital=hospital, hospitl=hospital
gettin=getting, goin=going, gunna=going to, gonna=going to, gna=going to, wanna=want to, wana=want to, gotta=got to
tryna=trying to, havin=having, doin=doing, liftin=lifting, walkin=walking, standin=standing, sittin=sitting
drivin=driving, cleanin=cleaning, strugglin=struggling, stugling=struggling, strugling=struggling, feelin=feeling
bein=being, lookin=looking, waitin=waiting, sleepin=sleeping, pickin=picking, packin=packing, cookin=cooking
anythin=anything, everythin=everything, dunno=don't know, dno=don't know, duno=don't know, dk=don't know
idk=i don't know, iono=i don't know, idc=i don't care, idm=i don't mind, tbh=to be honest, tbf=to be fair
imo=in my opinion, atm=at the moment, rn=right now, asap=as soon as possible, fyi=for your information, btw=by the way
nvm=never mind, np=no problem, ofc=of course, obvs=obviously, defo=definitely, deffo=definitely, def=definitely
defs=definitely, prob=probably, probs=probably, probly=probably, prolly=probably, mebbe=maybe, mibbe=maybe
mabye=maybe
mayb=maybe, maby=maybe, ye=yeah, yh=yeah, yea=yeah, yeh=yeah, yup=yes, yep=yes, yus=yes, yess=yes, yas=yes
ya=yeah, aye=yes, ay=yes
nah=no, nope=no, naw=no, nae=no, nay=no, noo=no, noh=no, nop=no, nahh=no, knw=know, kno=know, ken=know, thnk=think
fink=think, thort=thought, anxity=anxiety, anxiaty=anxiety, anxeity=anxiety, anx=anxiety, dep=depression
depresion=depression, deppression=depression, mh=mental health, mentl=mental, helth=health, heath=health, elth=health
artheritis=arthritis, arthuritis=arthritis, arthritus=arthritis, authritis=arthritis, artritis=arthritis
sholder=shoulder
shoulda=shoulder, sholda=shoulder, nee=knee, knea=knee, kness=knees, ankel=ankle, anckle=ankle, rist=wrist, elbo=elbow
stomache=stomach, tummie=tummy, asma=asthma, athsma=asthma, astma=asthma, dyabetes=diabetes, diabetis=diabetes
migrane=migraine, migranes=migraines, migrain=migraine, fibro=fibromyalgia, fybro=fibromyalgia, siatica=sciatica
syatica=sciatica, sciatic=sciatica, menapause=menopause, menopuase=menopause, endo=endometriosis, ecsema=eczema
exema=eczema, exzema=eczema, excema=eczema, siriosis=psoriasis, soriasis=psoriasis, alchohol=alcohol, alcahol=alcohol
warehose=warehouse, wharehouse=warehouse, wearhouse=warehouse, whse=warehouse, wherehouse=warehouse, offise=office
nite=night, nites=nights, nyt=night, nyts=nights, shft=shift, shfts=shifts, scool=school, skool=school
collage=college
hv2=have to, hafta=have to, needa=need to, wi=with, tae=to, frae=from, wee=small, mi=my, meself=myself
oot=out, aboot=about, hame=home, masel=myself, ma=my, mesen=myself, ower=over, gi=give, wor=our, sommat=something
tret=treated, felled=fell, breaked=broke, broked=broke, hurted=hurt, comed=came, catched=caught, falled=fell
self-emp=self employed, selfemployed=self employed, self-employed=self employed, s/e=self employed
fit-note=fit note, sicknote=sick note, fitnote=fit note, sick-note=sick note, snote=sick note, sicnote=sick note
f2f=face to face, face-to-face=face to face, inperson=in person, in-person=in person, parttime=part time
part-time=part time
fulltime=full time, full-time=full time, zero-hours=zero hours, zero-hour=zero hours, 0hrs=zero hours
ft=full time, pt=part time
occ=occupational, occy=occupational, physio's=physio, fysio=physio, fizio=physio, phisio=physio
ot=occupational therapist
physiotherepy=physiotherapy, councelling=counselling, counciling=counselling, councilling=counselling
counseling=counselling
councillor=counsellor, councelor=counsellor, operashun=operation, opperation=operation, opration=operation
surgary=surgery
jan=january, mar=march, feb=february, febuary=february, feburary=february, apr=april, jun=june, jul=july, aug=august
sep=september, sept=september, oct=october, nov=november, dec=december, janurary=january, januray=january
augst=august, setember=september, septembr=september, novembr=november, decembr=december, decemeber=december
mon=monday, wed=wednesday
tue=tuesday, tues=tuesday, tuse=tuesday, weds=wednesday, wensday=wednesday, wendsday=wednesday
wednsday=wednesday, wenesday=wednesday, thu=thursday, thur=thursday, thurs=thursday, thrs=thursday, thirsday=thursday
fri=friday, satday=saturday, saterday=saturday, tusday=tuesday, teusday=tuesday, munday=monday, xmas=christmas
chrimbo=christmas
crimbo=christmas, chrismas=christmas, crismas=christmas, fortnite=fortnight, fortnit=fortnight, forthnight=fortnight
fourty=forty, fivety=fifty, ninty=ninety, eigth=eight, fiv=five, thre=three, tree=three, sevn=seven
tweleve=twelve, twelf=twelve
mutch=much, upp=up, definately=definitely, definatly=definitely, soshal=social, peice=piece, reely=really
litel=little, manely=mainly, mostley=mostly, evryday=every day, telled=told, abuv=above, cielings=ceilings
no1s=nobody's, noones=nobody's, hereing=hearing, loosing=losing
mined=mind, boddy=body
'ip=hip, 'ips=hips, 'ead=head, 'eart=heart, 'ospital=hospital, 'ome=home, 'ere=here, 'ad=had, 'ave=have, 'ear=hear
'ours=hours, 'alf=half, 'urt=hurt, 'urts=hurts, 'urting=hurting, 'ard=hard, 'elp=help, 'appened=happened, 'as=has
filld=filled, mis=miss, councel=council, thousends=thousands, wel=well, busses=buses, call'd=call would
aranged=arranged, arrangd=arranged, nothings=nothing's, nothins=nothing's
carnt=can't, tuff=tough, tim=time, wunce=once, bookt=booked, incl=including
eeses=eases, eesed=eased
onto=on to
hunderds=hundreds
pak=pack, bos=boss, azma=asthma, carple=carpal, carpul=carpal, pluersy=pleurisy, plurisy=pleurisy
fybromialga=fibromyalgia, fibromialga=fibromyalgia, fibromyalga=fibromyalgia
aff=off, awf=off, fur=for, whit=what, wid=would, wis=was, wur=were, huv=have, huvnae=haven't, hinnae=haven't
divvent=don't, dinna=don't, divn't=don't, wouldnae=wouldn't, shouldnae=shouldn't, isny=isn't, wasny=wasn't
didny=didn't, couldnae=couldn't, cannot=can't, willnae=won't, winnae=won't, a've=i've, ah've=i've, a'm=i'm, ah'm=i'm
a'd=i'd, ah'd=i'd, a'll=i'll, ah'll=i'll, ah=i, gan=go, gannin=going, deein=doing, dee=do, haud=hold, raither=rather
afore=before, yer=your, yous=you, youse=you, nowt=nothing, o'=of, wi'=with, noe=no, nineth=ninth, hunderd=hundred
hunners=hundreds, telefon=phone, telefone=phone, preasure=pressure, bipoler=bipolar, hospitle=hospital
hospitel=hospital, hosptal=hospital, fitt=fit, stil=still, gie=give, gied=gave, gien=given, gies=give me
sevnth=seventh
fiv=five, singed=signed, forth=fourth
tek=take, mek=make, mekin=making, tekin=taking, wheer=where, whaur=where, heid=head, weel=well, weans=children
bairns=children, auld=old, doon=down, roond=around, toon=town, mair=more, sair=sore, richt=right, nicht=night
afternoons=afternoons, f2face=face to face, face2face=face to face
eves=evenings, mornin=morning, evenin=evening, nothin'=nothing, wun=one
ppwork=paperwork, wth=with, wud=would, cos=because, thru=through, b=be, dat=that, dis=this, dem=them
vid=video, vids=video, vidcall=video call, emp=employed, asst=assistant, mgr=manager, mgmt=management, mtg=meeting
mtgs=meetings, ans=answer, opt=option, nt=not, rgds=regards, bday=birthday, bkd=booked, bkg=booking, diff=different
fisio=physio, fizzio=physio, phisiotherapy=physiotherapy, theropy=therapy, theropies=therapies, jul=july, juen=june
jully=july, plummer=plumber, shure=sure, rong=wrong, rite=right, no-one=no one, reed=read, reel=real, freind=friend
menshoned=mentioned, menchoned=mentioned, wether=whether, coff=cough, enuff=enough, becuase=because, agred=agreed
agread=agreed, chanjes=changes, speek=speak, speeks=speaks, onestly=honestly, sute=suit, sutes=suits, hurst=hurts
joab=job, wirk=work, wark=work, wurkin=working, wirkin=working, werkin=working, wrkd=worked, widnae=wouldn't
widny=wouldn't, wouldny=wouldn't, cannie=can't, canna=can't, canne=can't, couldny=couldn't, couldna=couldn't
disnae=doesn't, disny=doesn't, doesnae=doesn't, dosent=doesn't, dosnt=doesn't, hasny=hasn't, havny=haven't
hivnae=haven't, hivny=haven't, huvny=haven't, hudnae=hadn't, wisny=wasn't, wiznae=wasn't, wernt=weren't, ain't=isn't
aint=isn't, donae=don't, dinny=don't, divvn't=don't, oan=on, frae=from, efter=after, efternoon=afternoon
naebody=nobody, naebdy=nobody, naebdi=nobody, neebody=nobody, nobdy=nobody, naewan=no one, neeone=no one, nane=none
naething=nothing, nuhin=nothing, nuffink=nothing, nuffin=nothing, somehin=something, sumfin=something
sumfing=something, somefink=something, suthin=something, anyhin=anything, anyfink=anything, onything=anything
everyfink=everything, hink=think, thinkin=thinking, hing=thing, fing=thing, fings=things, yin=one, twa=two
hunner=hundred, hundered=hundred, hundread=hundred, thoosand=thousand, faither=father, mither=mother, maw=mum
brither=brother, bruvver=brother, bruther=brother, muvver=mother, favver=father, hoose=house, oor=our, mysel=myself
masell=myself, myslef=myself, mysen=myself, missen=myself, mesell=myself, mesel=myself, yersel=yourself
gaun=going, gonny=going to, gonnie=going to, wantin=wanting, wantae=want to, wint=want, jist=just, hud=had, wance=once
stoap=stop, stoapped=stopped, startit=started, stertit=started, telt=told, knackert=knackered, roon=round
shooder=shoulder, shooders=shoulders, shoother=shoulder, airm=arm, airms=arms, haun=hand, hauns=hands, knaa=know
knaw=know, mebbies=maybe, reet=right, reyt=right, neet=night, neets=nights, propa=proper, hyem=home, yem=home
babby=baby, ozzy=hospital, allus=always, nobbut=only, gaffa=gaffer, morra=tomorrow, 2moz=tomorrow, tomo=tomorrow
tmro=tomorrow, tmoro=tomorrow, 2mora=tomorrow, 2nite=tonight, tonite=tonight, 2night=tonight, nxt=next, lst=last
nvr=never, evr=ever, sumtimes=sometimes, anuva=another, anuvver=another, anotha=another, anuther=another, wnt=want
hlp=help, gt=got, cus=because, cuz=because, cz=because, bcz=because, bcus=because, b/c=because, il=i'll, itll=it'll
theyve=they've, youve=you've, alrite=alright, alrght=alright, awright=alright, oright=alright, arite=alright
sry=sorry, soz=sorry, srry=sorry, cum=come, cumin=coming, cumming=coming, comin=coming, nup=no
pcode=postcode, postcoad=postcode, phn=phone, hsptl=hospital, drs=doctor's, bro=brother, sis=sister
hubby=husband, hubbie=husband, hubs=husband
wfh=working from home, coupla=couple of, gizza=give me a, giz=give me, lemme=let me, dyou=do you, d'you=do you
d'ye=do you, kinda=kind of, outta=out of, outa=out of, oota=out of, in2=into, unto=until
untill=until, untl=until, til=until, 'til=until, 1day=one day, tewsday=tuesday, tuseday=tuesday, wensdy=wednesday
wedesday=wednesday, thersday=thursday, fryday=friday, freinds=friends, wuz=was, woz=was, waz=was, bein'=being
cary=carry, sumthin=something, sumthn=something, somethin=something, smthn=something
smthin=something, nemore=any more, anymore=any more, presher=pressure, th=the, teh=the, hte=the, payed=paid, naem=name
nme=name, becos=because, wrse=worse, wors=worse
worser=worse
momment=moment, sumone=someone, sumbody=somebody, sombody=somebody, smone=someone, evrybody=everybody
skitsophrenia=schizophrenia, skitzophrenia=schizophrenia, dislexic=dyslexic, dislexia=dyslexia, dispraxia=dyspraxia
ashma=asthma, dipression=depression, newmonia=pneumonia, vurtigo=vertigo, jurnalist=journalist
paracetomol=paracetamol, physo=physio, fysical=physical, kneck=neck, sciatca=sciatica
"""

SHORT: Dict[str, str] = {
    left.strip(): right.strip()
    for pair in _SHORT.replace("\n", ",").split(",")
    if "=" in pair
    for left, right in [pair.split("=", 1)]
}
"""Token → plain words. A few tokens need their neighbours to be read; `bot.understanding.spelling` does that."""

RISKY: FrozenSet[str] = frozenset(
    words(
        """
tree id ill ben ken heath collage nee canny dun ma wi an wor
"""
    )
)
"""Tokens of the table that are also ordinary words or names: changed only where their neighbours allow it."""

UNITS: FrozenSet[str] = frozenset(
    words(
        """
w wk wks week weeks d day days m mth mths mnth mnths mo mos month months y yr yrs year years hr hrs hour hours h
yo am pm st nd rd th min mins x k ish
"""
    )
)
"""Letters that may follow a figure without a space."""
