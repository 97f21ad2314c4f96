"""Words beside which a short form is read one way and not another ("2" before "myself", "wk" after a number)."""

from __future__ import annotations

from bot.understanding.gazetteer.phrases import words

BEFORE_WEEK = frozenset(
    words(
        """
a the one 1st 2nd 3rd 4th last nxt lst past next this per every each couple few half of another first second whole
"""
    )
)
BEFORE_DAY = frozenset(words("last next on since from until till this every not"))
TO_VERB = frozenset(
    words(
        """
prefer managed manage able happy easy safe hard used supposed allowed
want need got have like able back used go going ready due trying try hope hoping 'd how said told advised
asked started decided
"""
    )
)
AFTER_I_WILL = frozenset(
    words(
        """
be have need get do try go let take see call ring tell give never just stay still not lose end probably
"""
    )
)
AFTER_HAVE = frozenset(["have", "has", "had", "i've", "haven't", "hasn't", "we've", "not", "never", "always"])
MONTHS = frozenset(words("jan feb mar apr may jun jul aug sep oct nov dec"))
TENS = frozenset(words("twenty thirty forty fifty sixty seventy eighty ninety"))
FIGURES = words("one two three four five six seven eight nine")
AFTER_TO = frozenset(
    words(
        """
me my myself u you them him her us be do go get keep tell talk see find help say have hav use change work wrk speak
chat give sit stand walk lift make take start stop stay return know no leave ring call cope manage
"""
    )
)
"""Words after which a "2" before them is "to" ("rather keep that 2 myself")."""
AFTER_BEEN = frozenset(
    words("off of aff out outta sick ill signed told waiting seeing having struggling referred working")
)
AFTER_TOO = frozenset(
    words(
        """
much many far long late tired hard heavy busy soon stressful ill sore personal early slow fast young old loud bad
"""
    )
)
AFTER_FOR = frozenset(words("a about ages now me us my the this that now it work wrk him her them you u"))
AFTER_DO = frozenset(words("don't dont dnt didn't didnt do dinnae didnae not really honestly"))
ASKED_OF = frozenset(words("what wot wat wht how when if which wich where who whether why"))
AFTER_SCOTS_NOT = frozenset(
    words(
        """
sure ready able well happy coping following followin certain comfortable allowed feeling feelin good great that
really very too managing workin
"""
    )
)
ABOUT_A_NOTE = frozenset(words("ends end ended ending runs ran finishes finish finnishes expires expired says lasts"))
BEEN = frozenset(words("been bin bn ben im i'm am still gone went stayed time days day weeks"))
AT_WORK = frozenset(words("work wrk wk werk wurk wrok wkr school college"))
AFTER_OFF = frozenset(words("sick sik sic ill since sins sinse with wi wiv for fer fur six sickk"))
AFTER_AM = frozenset(
    words(
        """
off aff of sick still me my mi at a an the no not nae
 on in now back self self-employed signed struggling strugglin waiting
waitin getting gettin working workin number feeling feelin going goin gan looking lookin just actually fine doing doin
"""
    )
)
AFTER_I = frozenset(
    words(
        """
think thnk want wnt need have huv hav had was wis wud would will cannae canny cant dinnae dont don't didnae huvnae
havenae wasnae work wrk live bide started stopped feel hope like hurt went prefer raither couldnae wouldnae
"""
    )
)
SEVERAL = frozenset(words("days weeks months years wks mths mnths yrs hours nights shifts"))
SETS_BACK = frozenset(
    words("set sets setting put puts putting knock knocks hold holds holding take takes bring brings drag")
)
"""What something does to somebody "back" ("every shift sets me back"), where "me back" is no northern "my back"."""
SPELT_SEVERAL = frozenset(words("weaks wekes weeks times tims monts munths dais yers yeers"))
"""What a number stands before, as it is now and then written ("fore weaks")."""
BEFORE_TWO = frozenset(words("for about last past nearly another next every"))
NO_SUBJECT = frozenset(
    words("find finding get getting got need want look looking for have has had with of at in on to as do start is was")
)
"""Words after which "a" stands before a noun ("find a work"), and is no Scots "I"."""
ORDINAL_BEFORE = frozenset(
    words(
        "twenty thirty forty fifty sixty got first second secund third fourth fifth sixth last 1st 2nd 3rd 4th 5th 6th"
    )
)
SPANS = frozenset(
    words(
        """
week weeks wk wks day days month months year years mth mths yrs
"""
    )
)
NUMBER_WORDS = frozenset(
    words(
        """
one two three four five six seven eight nine ten eleven twelve several
"""
    )
)
PARTS = frozenset(
    words(
        """
back knee knees neck shoulder shoulders hip hips leg legs arm arms foot feet hand hands head nerves heart wrist
ankle elbow job boss gaffer work doctor gp stomach chest eyes ears skin joints bones own mam mum dad missus husband
wife nan name postcode surgery note contract shifts manager hours first last left right lower bad full lungs lung
tummy spine knuckles fingers finger thumb toe toes heel heels calf thigh brain kidneys bowels gut ticker ribs jaw
anxiety depression asthma arthritis sciatica diabetes epilepsy migraines fibromyalgia eczema psoriasis copd adhd
brother sister son daughter lad lass bairn partner ma da phone number
"""
    )
)

"""Words before which "me" is "my", unless a verb before it gives or tells."""
GIVES = frozenset(
    words(
        """
gave give given gives gie gied told telt tell sent send let put signed sign made make help helped
call ring rang phone phoned text lend show showed offered ask asked bring brought find found see saw wrote write want
hurt hurts hurting killing kill killin do does done doing allow allowed keep keeps kept pay pays paid support supports
drag dragged dragging take taking push pushed pushing force forced forcing rush rushed wants wanting having welcome
sacked finished laid drive drives suit suits refer referred
"""
    )
)
"""Words after which "me" is no "my", and the northern "us" is "me"."""
BEFORE_SEE = frozenset(
    words("can cant can't cannae cannot to 2 i u you will ill n and didnt dont didn't don't come cum")
)
BEFORE_OF = frozenset(words("hold haud oot aff sick end start rid some lot aw wan yin week back middle kind sort one"))
GOT_BY = frozenset(words("i've ive ah've ahve a've av have hae huv has hiv we've ah"))
TOWARDS = frozenset(words("for with to at on about from get gets got getting"))
"""Other words after which "us" is "me"."""
WITH_OTHERS = frozenset(words("all both two three four five six lot here at in who that as"))
"""Words after "us" that show that there are several."""
SAME_DAY = frozenset(words("noo now morra morn nicht night"))
"""What Scots and Geordies say "the" before: the noo, the morra."""
SINGULAR = frozenset(words("i it he she that this there day work a ah"))
"""Words after which the northern "were" is "was"."""
