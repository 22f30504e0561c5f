"""Which way the clause around a date looks: back, as "met on Friday", or ahead, as "is to meet on Friday".

There is no parser here. The nearest verb form that marks a time decides, searched first before the date and then
after it; for a date at the head of its clause ("On Friday, ...") the other way round.
"""

from collections.abc import Sequence
from typing import Literal

from tasks.calendar_words import WEEKDAY_ABBREVIATIONS, WEEKDAY_NAMES
from tasks.extract.dates.scene import Scene

Direction = Literal["past", "future"]

_MODALS = frozenset("will shall would may might could should must can ll".split())
_AHEAD = frozenset(
    """
    expected scheduled slated planned poised tipped likely upcoming forthcoming plans plan intends intend hopes
    aims wants seeks pending preparing prepares prepare looming expects expect awaits
    """.split()
)
_AHEAD_BEFORE_TO_OR_FOR = frozenset("set due ready bound expected scheduled planned about".split())
# The present of what is arranged. Those of the first list are hardly ever nouns; those of the second are verbs
# where the word before or after shows it: "Ruritania votes on", "reports earnings".
_SCHEDULED_PRESENT = frozenset(
    """
    meets opens begins starts faces hosts kicks travels arrives expires takes goes returns convenes concludes
    resumes ends departs reopens begin meet convene resume comes closes flies follows lands sails restarts restart
    reopen awaits await braces brace addresses welcomes celebrates retires leaves premieres airs presents unveils
    publishes releases holds decides lapses matures gathers visits sits turns becomes delivers gather arrive expire
    go fly depart publish unveil
    """.split()
)
_SCHEDULED_OR_NOUN = frozenset(
    "reports votes plays heads marks launches hears speaks tests tours runs holds auctions stages debates".split()
)
# After a plural: "polls close", "talks open"; or with their noun: "take effect".
_SCHEDULED_PLURAL = frozenset(
    "close open start end run take leave vote play face report return decide hold follow launch come hear".split()
)
# "being held on Friday" is to come; "being questioned" goes on.
_STAGED = frozenset("held staged organised organized broadcast launched released opened buried".split())
# A noun that what follows is hoped or feared for: "hopes of a rise in May".
_PROSPECTS = frozenset("chance chances prospect prospects hopes odds bets likelihood".split())
# What "through Friday" or "until Friday" after them says is foretold, though they are past.
_FORETELLING = frozenset("warned forecast predicted projected issued ordered imposed".split())
_CALLED_OFF = frozenset("cancelled canceled scrapped called postponed suspended".split())
# Happenings that news names by the weekday on which they struck: "Tuesday's storm will cost insurers dear".
_PAST_EVENTS = frozenset(
    """
    attack attacks storm crash riot riots blast explosion shooting quake earthquake flood floods fire defeat win
    victory loss raid raids bombing bombings collision derailment outage killing killings murder assault announcement
    sell-off rout coup massacre stabbing tornado avalanche landslide result results verdict arrest arrests ruling
    """.split()
)
_PERSONS = frozenset("him them her us me".split())
_STARTING = frozenset("starting beginning effective".split())
_DAY_NAMES = frozenset(name.lower() for name in (*WEEKDAY_NAMES, *WEEKDAY_ABBREVIATIONS)) | frozenset(
    "yesterday today on last week".split()
)
# Told in the progressive as arranged; others tell what goes on: "police are investigating".
_ARRANGED = frozenset(
    """
    meeting holding hosting travelling traveling visiting heading flying leaving arriving starting beginning
    opening launching playing facing returning voting going coming speaking addressing gathering convening
    staging planning preparing continuing appearing moving closing ending running
    """.split()
)
_PAST_VERBS = frozenset(
    """
    was were had did said told won lost held fell rose began went came took made gave found left saw sent hit
    struck met ran wrote spoke became broke brought built bought chose drew drove flew forgot fought got grew
    heard kept knew laid led lay lent paid put rang read rode sang sank sat sold shot shook showed shut slept
    spent stood stole swam swore taught thought threw understood woke wore withdrew felt dealt drank ate beat
    bit blew caught dug fed fled froze hid hung leapt lit meant overtook overthrew rebuilt sought slid split
    spread stuck swept tore upheld
    """.split()
)
_NOT_PAST = frozenset(
    """
    need needs speed united red bed feed seed indeed hundred exceed proceed succeed bleed breed deed feed greed
    heed reed shed sled weed wed ahead instead naked sacred wicked rugged embed aged unprecedented
    """.split()
)
_BE = frozenset("is are am re be been".split())
_PRESENT_BE = _BE - {"been"}
# After these a participle tells nothing: what stands before them does ("is to be sentenced").
_PASSIVE_BEFORE = frozenset("be been being is are".split())
_WAS = frozenset("was were".split())
_COMMITTING = frozenset(
    """
    agreed vowed promised pledged planned expected scheduled set slated plans hopes vows agrees pledges
    prepared threatened decision bid move effort efforts deal agreement proposal attempt chance opportunity
    deadline promise pledge offer call intention order way time date vote ready want wants hope intends
    """.split()
)
_DEFERRING = frozenset(
    "postponed delayed put moved rescheduled pushed adjourned extended remanded deferred held jailed closed gave "
    "given slipped".split()
)
_HAS_UNTIL = (["has"], ["have"])
_NO_VERBS = frozenset(
    """
    a an the his her its their my our your this that these those all any some each every both no one two
    three four five six seven eight nine ten parliament court power hospital prison jail police congress
    office school state television radio media public death life war peace date due him them it us me you
    lawmakers about around more less than at in on by
    """.split()
)
_CLAUSE_HEADS = frozenset(
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
_CLAUSE_OPENERS = frozenset("though although but while whereas so and as because where".split())
_RELATIVE = frozenset("who which whose where".split())
_PREPOSITIONS = frozenset(
    "on in at by until till from since after before during for through around early late to of".split()
)


def direction(scene: Scene, first: int, after: int) -> Direction | None:
    """Return where the clause around the tokens ``first`` to ``after`` places them, or None where nothing tells."""
    before = scene.sentence_before(first)
    ahead = scene.sentence_after(after)
    small = [word.lower() for word in before]
    preposition = small[0] if small and small[0] in _PREPOSITIONS else ""
    settled = _by_neighbours(preposition, small, ahead)
    if settled:
        return settled
    rest = before[1:] if preposition else before
    clause, beyond = _clause(rest)
    if preposition in _DEADLINES and _is_deadline_ahead(preposition, rest, ahead):
        return "future"
    if preposition in ("until", "till", "to", "for") and not _DEFERRING.isdisjoint(rest[:9]):
        return "future"
    if rest and rest[0].lower() in ("is", "are"):
        return "future"
    if not _BE.isdisjoint(word.lower() for word in clause):
        beyond = ()
    fronted = not rest or rest[0].lower() in _CLAUSE_HEADS
    backwards = None if fronted else _nearest_before(clause)
    found = backwards or _first_after(ahead) or _nearest_before(rest if fronted else beyond)
    if found is None and preposition in _DEADLINES:
        return "future"
    return found


_DEADLINES = frozenset("until till by through".split())
_POSSESSIVE = ("'", "’")


def _by_neighbours(preposition: str, before: Sequence[str], ahead: Sequence[str]) -> Direction | None:
    """Return what the words right beside a date say whatever the verb: "since", "ahead of", "Monday's attack"."""
    is_possessive = ahead[:1] != [] and ahead[0] in _POSSESSIVE
    if is_possessive and not _PAST_EVENTS.isdisjoint(word.lower() for word in ahead[1:4]):
        return "past"
    if preposition == "since":
        return "past"
    if before[:1] and before[0] in _STARTING:
        return "future"
    if before[:3] == ["than", "earlier", "no"] or (preposition == "before" and before[1:2] == ["not"]):
        return "future"
    if preposition == "of" and before[1:2] == ["ahead"]:
        return "future"
    if "run" in before[:6] and before[before.index("run") - 2 : before.index("run")] == ["up", "-"]:
        return "future"
    if preposition == "before" and is_possessive:
        return "future"
    if preposition == "for" and not is_possessive and "originally" in before[:5]:
        return "past"
    return None


def _is_deadline_ahead(preposition: str, rest: Sequence[str], ahead: Sequence[str]) -> bool:
    """Tell whether "until Friday", "by Friday" or "through Friday" lies ahead."""
    if _any_ahead(rest) or rest[:1] in _HAS_UNTIL:
        return True
    if preposition == "by" and any(word.lower() in _MODALS for word in ahead[:12]):
        return True
    return not _FORETELLING.isdisjoint(word.lower() for word in rest[:8])


def _clause(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Cut ``words``, nearest first, where the clause that they end begins: ", though ...", ", but ..."."""
    for index in range(1, len(words)):
        if words[index] == "," and words[index - 1].lower() in _CLAUSE_OPENERS:
            return words[:index], words[index:]
    return words, ()


def _any_ahead(words: Sequence[str]) -> bool:
    """Tell whether anything before "until Friday" looks ahead: "to remain closed", "will stay shut"."""
    for index, word in enumerate(words):
        following = words[index - 1] if index else ""
        if word.lower() in _MODALS or (word.lower() == "to" and following and _is_verb(following)):
            return True
    return False


def _nearest_before(words: Sequence[str]) -> Direction | None:
    """Return what the nearest marking verb form of ``words``, nearest first, says.

    "to" and a word that no word before it asks for may be no infinitive: a past verb farther back then wins.
    """
    if_no_other: Direction | None = None
    for index, word in enumerate(words):
        following = words[index - 1].lower() if index else ""
        previous = words[index + 1].lower() if index + 1 < len(words) else ""
        if word.lower() == "to" and index and _is_verb(words[index - 1]):
            found, is_sure = _infinitive(_governor(words, index + 1))
            if found and not is_sure:
                if_no_other, found = if_no_other or found, None
        else:
            found = _cue(word, following, previous)
        if found:
            return found
    return if_no_other


def _is_verb(word: str) -> bool:
    """Tell whether the word after "to" can be an infinitive: not "to a hut", "to reporters", "to parliament"."""
    return (
        word.islower()
        and word not in _NO_VERBS
        and (word[-1] != "s" or word.endswith("ss") or word == "focus")
    )


def _governor(words: Sequence[str], index: int) -> str:
    """Return the word that asks for an infinitive: "agreed" in "agreed on Monday to meet"."""
    while index < len(words) and words[index].lower() in _DAY_NAMES:
        index += 1
    return words[index].lower() if index < len(words) else ""


def _infinitive(governor: str) -> tuple[Direction | None, bool]:
    """Return what an infinitive after ``governor`` says, and whether the governor makes it sure."""
    if governor in _COMMITTING or governor in _BE or governor in _WAS:
        return "future", True
    if governor in _PAST_VERBS or _is_past_form(governor):
        return "past", True
    if governor in ("according", "due", "up", "able"):
        return None, False
    return "future", False


def _first_after(words: Sequence[str]) -> Direction | None:
    """Return what the first marking verb form of ``words`` says, relative clauses passed over."""
    index = 0
    while index < len(words):
        word = words[index].lower()
        if word in _RELATIVE and index and words[index - 1] == ",":
            index += 1
            while index < len(words) and words[index] != ",":
                index += 1
            continue
        following = words[index + 1].lower() if index + 1 < len(words) else ""
        previous = words[index - 1].lower() if index else ""
        found = _cue(words[index], following, previous)
        if found:
            return found
        index += 1
    return None


def _cue(word: str, following: str, previous: str) -> Direction | None:
    """Return what one word says between its neighbours, all but ``word`` in small letters."""
    small = word.lower()
    if small in _MODALS and following == "have":
        return "past"
    if _looks_ahead(word, following, previous):
        return "future"
    if small == "forecast" or (small in ("after", "despite") and following.endswith("ing")):
        return "past"
    if previous in _PERSONS:
        # A participle about its object: "wants him extradited".
        return None
    if word.islower() and (small in _PAST_VERBS or _is_past_form(small)):
        return None if previous in _PASSIVE_BEFORE or _is_plan(small, following) else "past"
    return None


def _looks_ahead(word: str, following: str, previous: str) -> bool:
    small = word.lower()
    after_be = previous in _BE or previous in _WAS
    if small in _MODALS:
        return small != "may" or word == "may"
    if small in ("due", "forecast"):
        # "due to" is a cause, "forecast" a past form, unless a form of "be" makes it a plan.
        return after_be or (small == "due" and following != "to")
    if small in _AHEAD:
        return not (small == "expected" and previous == "as")
    if small in _BE or small in _WAS:
        return following == "to" or (small in _PRESENT_BE and following in _ARRANGED)
    if small in _SCHEDULED_PLURAL and (_is_plural(previous) or following in ("effect", "place")):
        return True
    if small in _PROSPECTS:
        return following in ("of", "that", "for")
    if previous == "being" and small in _STAGED:
        return True
    if small in _SCHEDULED_OR_NOUN:
        return following[:1].isalpha() and following not in _AFTER_NOUN
    is_future_of_will = small == "won" and following in ("'", "’")
    return (
        is_future_of_will or _is_plan(small, following) or (small in _SCHEDULED_PRESENT and previous != "to")
    )


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss") and len(word) > 3


_AFTER_NOUN = _PREPOSITIONS | frozenset("and or that from said were was have had will said with against".split())


def _is_plan(small: str, following: str) -> bool:
    """Tell "set to", "planned for" from plain past forms."""
    return small in _AHEAD_BEFORE_TO_OR_FOR and following in ("to", "for")


def _is_past_form(word: str) -> bool:
    return word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST
