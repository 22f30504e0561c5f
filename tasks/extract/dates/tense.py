"""Which way the clause around a date looks: back, as "met on Friday", or ahead, as "is to meet on Friday".

There is no parser here. The nearest verb form that marks a time decides, searched first before the date and then
after it; for a date at the head of its clause ("On Friday, ...") the other way round.
"""

from collections.abc import Sequence
from typing import Literal

from tasks.extract.dates.scene import Scene

Direction = Literal["past", "future"]

_MODALS = frozenset("will shall would may might could should must can ll".split())
_AHEAD = frozenset(
    """
    expected scheduled slated planned poised tipped likely upcoming forthcoming plans plan intends intend hopes
    aims wants seeks pending preparing prepares prepare looming expects expect awaits forecast
    """.split()
)
_AHEAD_BEFORE_TO_OR_FOR = frozenset("set due ready bound expected scheduled planned about".split())
_SCHEDULED_PRESENT = frozenset(
    """
    meets opens begins starts faces hosts kicks travels arrives expires takes goes returns convenes concludes
    resumes ends departs reopens begin meet convene resume
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
# After these a participle tells nothing: what stands before them does ("is to be sentenced").
_PASSIVE_BEFORE = frozenset("be been being is are".split())
_WAS = frozenset("was were".split())
_COMMITTING = frozenset(
    """
    agreed vowed promised pledged planned expected scheduled set slated plans hopes vows agrees pledges
    prepared threatened decision bid move effort efforts deal agreement proposal attempt chance opportunity
    deadline promise pledge offer call intention order way time date vote ready
    """.split()
)
_DEFERRING = frozenset(
    "postponed delayed put moved rescheduled pushed adjourned extended remanded deferred held jailed closed".split()
)
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
    preposition = before[0].lower() if before and before[0].lower() in _PREPOSITIONS else ""
    by_preposition = _by_preposition(preposition, before)
    if by_preposition:
        return by_preposition
    rest = before[1:] if preposition else before
    clause, beyond = _clause(rest)
    if preposition in ("until", "till", "by", "through") and _any_ahead(rest):
        return "future"
    if preposition in ("until", "till", "to", "for") and not _DEFERRING.isdisjoint(rest[:5]):
        return "future"
    fronted = not rest or rest[0].lower() in _CLAUSE_HEADS
    backwards = None if fronted else _nearest_before(clause)
    found = backwards or _first_after(ahead) or _nearest_before(rest if fronted else beyond)
    if found is None and preposition in ("until", "till", "by", "through"):
        return "future"
    return found


def _clause(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Cut ``words``, nearest first, where the clause that they end begins: ", though ...", ", but ..."."""
    for index in range(1, len(words)):
        if words[index] == "," and words[index - 1].lower() in _CLAUSE_OPENERS:
            return words[:index], words[index:]
    return words, ()


def _by_preposition(preposition: str, before: Sequence[str]) -> Direction | None:
    if preposition == "since":
        return "past"
    if preposition == "of" and len(before) > 1 and before[1].lower() == "ahead":
        return "future"
    return None


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
            found, is_sure = _infinitive(previous)
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


def _infinitive(governor: str) -> tuple[Direction | None, bool]:
    """Return what an infinitive after ``governor`` says, and whether the governor makes it sure."""
    if governor in _COMMITTING or governor in _BE or governor in _WAS:
        return "future", True
    if governor in _PAST_VERBS or _is_past_form(governor):
        return "past", True
    if governor in ("according", "due", "up", "want", "able"):
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
    small = word.lower()
    if small == "won" and following in ("'", "’"):
        return "future"
    if small in _MODALS and following == "have":
        return "past"
    if small in _MODALS:
        return None if small == "may" and word != "may" else "future"
    if small in _AHEAD_BEFORE_TO_OR_FOR and following in ("to", "for"):
        # "due to" is a cause unless a form of "be" makes it a plan.
        return "future" if small != "due" or previous in _BE | _WAS else None
    if small in _WAS and following == "to":
        return "future"
    if small in _AHEAD and not (small == "expected" and previous == "as"):
        return "future"
    if small in _BE and (following == "to" or (following.endswith("ing") and small != "been")):
        return "future"
    if word.islower() and (small in _PAST_VERBS or _is_past_form(small)):
        return None if previous in _PASSIVE_BEFORE else "past"
    if small in ("after", "despite") and following.endswith("ing"):
        return "past"
    if small in _SCHEDULED_PRESENT and previous != "to":
        return "future"
    return None


def _is_past_form(word: str) -> bool:
    return word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST
