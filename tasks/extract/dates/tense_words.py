"""The words by which a clause shows which way it looks, as data for ``tense``."""

from tasks.calendar_words import WEEKDAY_ABBREVIATIONS, WEEKDAY_NAMES

MODALS = frozenset("will shall would may might could should must can ll".split())
AHEAD = frozenset(
    """
    expected scheduled slated planned poised tipped likely upcoming forthcoming plans plan intends intend hopes
    aims wants want seeks seek pending preparing prepares prepare looming expects expect awaits
    """.split()
)
AHEAD_BEFORE_TO_OR_FOR = frozenset("set due ready bound expected scheduled planned about".split())
# The present of what is arranged. Those of the first list are hardly ever nouns; those of the second are verbs
# where the word before or after shows it: "Ruritania votes on", "reports earnings".
SCHEDULED_PRESENT = frozenset(
    """
    meets opens begins starts faces hosts kicks travels arrives expires takes goes greets chooses elects lifts
    returns convenes concludes resumes ends departs reopens begin meet convene resume closes flies lands sails
    restarts restart reopen awaits await braces brace addresses welcomes celebrates retires premieres airs
    presents unveils
    publishes releases holds decides lapses matures gathers sits turns becomes delivers gather arrive expire
    buries go fly depart publish unveil stays remains lasts
    """.split()
)
SCHEDULED_OR_NOUN = frozenset(
    "reports votes plays heads marks launches hears speaks tests tours runs auctions stages debates visits".split()
)
VOTING = frozenset("votes speaks hears".split())
# After a plural: "polls close", "talks open"; or with their noun: "take effect".
SCHEDULED_PLURAL = frozenset(
    "close open start end run take vote play face report return decide hold launch hear choose elect".split()
)
# "being held on Friday" is to come; "being questioned" goes on.
STAGED = frozenset("held staged organised organized broadcast launched released opened buried".split())
# A noun that what follows is hoped or feared for: "hopes of a rise in May".
PROSPECTS = frozenset("chance chances prospect prospects hopes odds bets likelihood".split())
# What "through Friday" or "until Friday" after them says is foretold, though they are past.
FORETELLING = frozenset("warned forecast predicted projected issued ordered imposed".split())
NEEDING = frozenset("need needs needed require requires required demanded sought wanted".split())
# "had been promised for Nov. 14"
ARRANGED_FOR = frozenset(
    "promised planned scheduled set slated fixed called booked billed arranged tipped".split()
)
CALLED_OFF = frozenset("cancelled canceled scrapped called postponed suspended".split())
# Happenings that news names by the weekday on which they struck: "Tuesday's storm will cost insurers dear".
PAST_EVENTS = frozenset(
    """
    attack attacks storm crash riot riots blast explosion shooting quake earthquake flood floods fire defeat win
    victory loss raid raids bombing bombings collision derailment outage killing killings murder assault
    rout coup massacre stabbing tornado avalanche landslide
    """.split()
)
# Of an arranged time only with a direction or a time after them: "comes into force", not "comes after talks".
GOING = frozenset("comes come follows follow leaves leave".split())
AFTER_GOING = frozenset("into on in up this next for office from".split()) | {""}
# What is compared with what was, the nearer word first.
COMPARED = frozenset([("from", "up"), ("from", "down"), ("with", "compared"), ("to", "compared")])
# What a verb takes or comes into: "took effect", "came into force".
TAKEN_OR_COME = frozenset("effect force office place power".split())
SHUT = frozenset("closed open held".split())
PLAN_NOUNS = frozenset("plan plans hopes aims want wants".split())
DETERMINERS = frozenset(
    """
    a an the his her its their my our your this that these those any some no each every all both 's new
    several many few other two three four five first second third last next between with against
    """.split()
)
NOT = frozenset("not t did didn never".split())
PERSONS = frozenset("him them her us me".split())
STARTING = frozenset("starting beginning effective".split())
DAY_NAMES = frozenset(name.lower() for name in (*WEEKDAY_NAMES, *WEEKDAY_ABBREVIATIONS)) | frozenset(
    "yesterday today on last week".split()
)
# Told in the progressive as arranged; others tell what goes on: "police are investigating".
ARRANGED = frozenset(
    """
    meeting holding hosting travelling traveling visiting heading flying leaving arriving starting beginning
    opening launching playing facing returning voting going coming speaking addressing gathering convening
    staging planning preparing continuing appearing moving closing ending running
    """.split()
)
PAST_VERBS = frozenset(
    """
    was were had did didn said told won lost held fell rose began went came took made gave found left saw sent hit
    struck met ran wrote spoke became broke brought built bought chose drew drove flew forgot fought got grew
    heard kept knew laid led lay lent paid put rang read rode sang sank sat sold shot shook showed shut slept
    spent stood stole swam swore taught thought threw understood woke wore withdrew felt dealt drank ate beat
    bit blew caught dug fed fled froze hid hung leapt lit meant overtook overthrew rebuilt sought slid split
    spread stuck swept tore upheld
    """.split()
)
NOT_PAST = frozenset(
    """
    need needs speed united red bed feed seed indeed hundred exceed proceed succeed bleed breed deed feed greed
    heed reed shed sled weed wed ahead instead naked sacred wicked rugged embed aged unprecedented
    """.split()
)
BE = frozenset("is are am re be been".split())
PRESENT_BE = BE - {"been"}
# After these a participle tells nothing: what stands before them does ("is to be sentenced").
PASSIVE_BEFORE = frozenset("be been being is are".split())
WAS = frozenset("was were".split())
COMMITTING = frozenset(
    """
    agreed vowed promised pledged planned expected scheduled set slated plans hopes vows agrees pledges
    prepared threatened decision bid move effort efforts deal agreement proposal attempt chance opportunity
    deadline promise pledge offer call intention order way time date vote ready want wants hope intends
    """.split()
)
DEFERRING = frozenset(
    "postponed delayed put moved rescheduled pushed adjourned extended remanded deferred held jailed closed gave "
    "given slipped".split()
)
# "asked them to come on Monday": to come when it was asked.
ASKING = frozenset("asked ordered directed urged invited instructed requested required summoned told".split())
TO_COME = frozenset("expected forecast set scheduled due likely".split())
# Past forms that right before a day leave it to come: "the vote planned June 9".
ARRANGED_BEFORE = ARRANGED_FOR | TO_COME | CALLED_OFF
HAS_UNTIL = (["has"], ["have"])
NO_VERBS = frozenset(
    """
    a an the his her its their my our your this that these those all any some each every both no one two
    three four five six seven eight nine ten parliament court power hospital prison jail police congress
    office school state television radio media public death life war peace date due him them it us me you
    lawmakers about around more less than at in on by
    """.split()
)
CLAUSE_HEADS = frozenset(
    [
        ",",
        "and",
        "but",
        ";",
        ":",
        "while",
        "as",
        "—",
        "–",
        '"',
        "“",
        "”",
        "or",
        "that",
        "(",
        "which",
        "when",
        "where",
    ]
)
CLAUSE_OPENERS = frozenset("though although but while whereas so and as because where".split())
# "if she takes office in January"
CONDITIONS = frozenset("if unless once".split())
RELATIVE = frozenset("who which whose where".split())
PREPOSITIONS = frozenset(
    "on in at by until till from since after before during for through around early late to of".split()
)

DEADLINES = frozenset("until till by through".split())
POSSESSIVE = ("'", "’")
# Beside a word that can be a noun these show that it is one: "reports on", "votes were".
AFTER_NOUN = PREPOSITIONS | frozenset(
    "and or that from said were was have had will said with against".split()
)
