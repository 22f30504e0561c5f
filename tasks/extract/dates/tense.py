"""Which way the clause around a date looks: back, as "met on Friday", or ahead, as "is to meet on Friday".

There is no parser here. The nearest verb form that marks a time decides, searched first before the date and then
after it; for a date at the head of its clause ("On Friday, ...") the other way round.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from tasks.extract.dates import tense_words as cues
from tasks.extract.dates.scene import Scene

Direction = Literal["past", "future", "near"]
"""``near``: it was to come then and may be over by now ("was to meet on Monday"): the nearest such day."""


def direction(scene: Scene, first: int, after: int) -> Direction | None:
    """Return where the clause around the tokens ``first`` to ``after`` places them, or None where nothing tells."""
    before = scene.sentence_before(first)
    ahead = scene.sentence_after(after)
    small = [word.lower() for word in before]
    if small[:2] == ["least", "at"]:
        before, small = before[2:], small[2:]
    preposition = small[0] if small and small[0] in cues.PREPOSITIONS else ""
    settled = _by_neighbours(scene.tokens[first].lower(), preposition, small, ahead)
    if settled:
        return settled
    rest = before[1:] if preposition else before
    clause, beyond = _clause(rest)
    if preposition in cues.DEADLINES and _is_deadline_ahead(preposition, rest, ahead):
        return "future"
    if preposition in ("until", "till", "to", "for", "through") and not cues.DEFERRING.isdisjoint(rest[:9]):
        return "future"
    if rest and (
        rest[0].lower() in ("is", "are") or (rest[0] in cues.SHUT and rest[1:2] in (["is"], ["are"]))
    ):
        return "future"
    if preposition == "on" and _is_of_past_event(rest, ahead):
        return "past"
    if not cues.BE.isdisjoint(word.lower() for word in clause):
        beyond = ()
    fronted = not rest or rest[0].lower() in cues.CLAUSE_HEADS
    backwards = None if fronted else _nearest_before(clause)
    found = backwards or _first_after(ahead) or _nearest_before(rest if fronted else beyond)
    if found is None and (preposition in cues.DEADLINES or not cues.CONDITIONS.isdisjoint(small[1:9])):
        return "future"
    return found


def is_told_as_past(scene: Scene, first: int) -> bool:
    """Tell whether the verb of the day at ``first`` stands right before it, in the past: "which began July 1"."""
    words = scene.sentence_before(first, most=12)
    if words[:1] == ["on"]:
        words = words[1:]
    if words[:1] and words[0] in cues.TAKEN_OR_COME:
        words = words[2:] if words[1:2] in (["into"], ["to"]) else words[1:]
    verb, before = [*words[:2], "", ""][:2]
    is_arranged = verb in cues.ARRANGED_BEFORE
    return verb.islower() and is_past_form(verb) and not is_arranged and before not in cues.PASSIVE_BEFORE


def _by_neighbours(
    name: str, preposition: str, before: Sequence[str], ahead: Sequence[str]
) -> Direction | None:
    """Return what the words right beside a date say whatever the verb: "since", "ahead of", "Monday's attack"."""
    is_possessive = ahead[:1] != [] and ahead[0] in cues.POSSESSIVE
    if is_possessive and not cues.PAST_EVENTS.isdisjoint(word.lower() for word in ahead[1:4]):
        return "past"
    if preposition == "since" or before[:2] == ["in", "back"] or _is_of_compared(preposition, before):
        return "past"
    if before[:1] and before[0] in cues.STARTING:
        return "future"
    if before[:3] == ["than", "earlier", "no"] or (preposition == "before" and before[1:2] == ["not"]):
        return "future"
    if ["of", "ahead"] in (before[:2], before[3:5], before[4:6]):
        return "future"
    if "run" in before[:6] and before[before.index("run") - 2 : before.index("run")] == ["up", "-"]:
        return "future"
    if preposition == "before" and is_possessive:
        return "future"
    if preposition == "for" and not is_possessive and name in cues.DAY_NAMES:
        return "past" if "originally" in before[:5] else "future"
    if preposition == "for" and not cues.ARRANGED_FOR.isdisjoint(before[1:4]):
        return None if not {"was", "were", "originally"}.isdisjoint(before[1:6]) else "future"
    has_called_off = any(
        word in cues.CALLED_OFF and not {"has", "have"}.isdisjoint(before[at : at + 3])
        for at, word in enumerate(before[:8])
        if at > 1
    )
    return "future" if has_called_off and name in cues.DAY_NAMES else None


def _is_of_compared(preposition: str, before: Sequence[str]) -> bool:
    """Tell the time of what something is compared with: "up from 2.1 million in January"."""
    if preposition not in ("in", "on"):
        return False
    return any(pair in cues.COMPARED for pair in pairwise(before[2:9]))


def _is_deadline_ahead(preposition: str, rest: Sequence[str], ahead: Sequence[str]) -> bool:
    """Tell whether "until Friday", "by Friday" or "through Friday" lies ahead."""
    if _any_ahead(rest) or rest[:1] in cues.HAS_UNTIL:
        return True
    if preposition == "by" and any(word.lower() in cues.MODALS for word in ahead[:12]):
        return True
    if preposition == "by" and not cues.NEEDING.isdisjoint(word.lower() for word in rest[:8]):
        return True
    return not cues.FORETELLING.isdisjoint(word.lower() for word in rest[:8])


def _is_of_past_event(rest: Sequence[str], ahead: Sequence[str]) -> bool:
    """Tell "a blast on Friday", "after talks on Monday": the day belongs to a noun of what has happened."""
    small = [word.lower() for word in rest[:5]]
    if small[:1] and small[0] in cues.PAST_EVENTS and _nearest_before(rest[1:]) != "future":
        return True
    noun_phrase = next(
        (at for at, word in enumerate(small) if word in ("after", "following", "follow", "follows")), 0
    )
    return 0 < noun_phrase < 4 and not any(word.lower() in cues.MODALS for word in ahead[:12])


def _clause(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Cut ``words``, nearest first, where the clause that they end begins: ", though ...", ", but ..."."""
    for index in range(1, len(words)):
        if words[index] == "," and words[index - 1].lower() in cues.CLAUSE_OPENERS:
            return words[:index], words[index:]
    return words, ()


def _any_ahead(words: Sequence[str]) -> bool:
    """Tell whether anything before "until Friday" looks ahead: "to remain closed", "will stay shut"."""
    for index, word in enumerate(words):
        following = words[index - 1] if index else ""
        if word.lower() in cues.MODALS or (word.lower() == "to" and following and _is_verb(following)):
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
            found = None if _is_joined_plan(words, index) else _cue(word, following, previous)
        if found:
            was_asked = if_no_other is not None and word.lower() in cues.ASKING
            return "near" if found == "past" and was_asked else found
    return if_no_other


def _is_joined_plan(words: Sequence[str], index: int) -> bool:
    """Tell the participle that shares a plan's verb: "will be shown live and repeated on Wednesday"."""
    if words[index][-2:] != "ed" or words[index + 1 : index + 2] not in (["and"], ["or"]):
        return False
    farther = [word.lower() for word in words[index + 2 : index + 16]]
    return any(word == "be" and before in cues.MODALS | {"to"} for word, before in pairwise(farther))


def _is_verb(word: str) -> bool:
    """Tell whether the word after "to" can be an infinitive: not "to a hut", "to reporters", "to parliament"."""
    return (
        word.islower()
        and word not in cues.NO_VERBS
        and (word[-1] != "s" or word.endswith("ss") or word == "focus")
    )


def _governor(words: Sequence[str], index: int) -> str:
    """Return the word that asks for an infinitive: "agreed" in "agreed on Monday to meet"."""
    while index < len(words) and words[index].lower() in cues.DAY_NAMES:
        index += 1
    governor, before = [*words[index : index + 2], "", ""][:2]
    if not governor.islower():
        return ""
    is_passive = (before in cues.PRESENT_BE and governor != "used") or (
        before in cues.WAS and governor in cues.TO_COME
    )
    return before if is_passive else governor


def _infinitive(governor: str) -> tuple[Direction | None, bool]:
    """Return what an infinitive after ``governor`` says, and whether the governor makes it sure."""
    if governor in cues.WAS:
        return "near", True
    if governor in cues.COMMITTING or governor in cues.BE:
        return "future", True
    if is_past_form(governor):
        return "past", True
    if governor in ("according", "due", "up", "able"):
        return None, False
    return "future", False


def _first_after(words: Sequence[str]) -> Direction | None:
    """Return what the first marking verb form of ``words`` says, relative clauses passed over."""
    index = 0
    while index < len(words):
        word = words[index].lower()
        if word in cues.RELATIVE and index and words[index - 1] == ",":
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
    if small in cues.MODALS and following == "have":
        return "past"
    if _looks_ahead(word, following, previous):
        return "near" if _was_to_come(small, following, previous) else "future"
    if small == "having":
        return "past"
    if small == "forecast":
        # "her forecast", "'s forecast" are nouns.
        return None if previous in cues.DETERMINERS or previous in ("s", "new", "latest") else "past"
    if small in ("after", "despite") and following.endswith("ing"):
        return "past"
    if previous in cues.PERSONS:
        # A participle about its object: "wants him extradited".
        return None
    if word.islower() and (is_past_form(small)):
        return None if previous in cues.PASSIVE_BEFORE or _is_plan(small, following) else "past"
    return None


def _looks_ahead(word: str, following: str, previous: str) -> bool:
    small = word.lower()
    after_be = previous in cues.BE or previous in cues.WAS
    if small in cues.MODALS:
        return small != "may" or word == "may"
    if small in ("due", "forecast"):
        # "due to" is a cause, "forecast" a past form, unless a form of "be" makes it a plan.
        return after_be or (small == "due" and following != "to")
    if small in cues.AHEAD:
        return not (small == "expected" and previous == "as") and not (
            small in cues.PLAN_NOUNS and _bars_present(previous)
        )
    if small in cues.BE or small in cues.WAS:
        return following == "to" or (small in cues.PRESENT_BE and following in cues.ARRANGED)
    if small in cues.SCHEDULED_PLURAL and (_is_plural(previous) or following in ("effect", "place")):
        return True
    if small in cues.PROSPECTS:
        return following in ("of", "that", "for")
    if small in cues.GOING:
        return following in cues.AFTER_GOING and not _bars_present(previous)
    if previous == "being" and small in cues.STAGED:
        return True
    if small in cues.VOTING and not _bars_present(previous):
        return True
    if small in cues.SCHEDULED_OR_NOUN:
        return following[:1].isalpha() and following not in cues.AFTER_NOUN
    is_future_of_will = small == "won" and following in ("'", "’")
    return (
        is_future_of_will
        or _is_plan(small, following)
        or (small in cues.SCHEDULED_PRESENT and previous != "to" and not _bars_present(previous))
    )


def _bars_present(previous: str) -> bool:
    """Tell whether no arranged present can stand after the word before: "the plan", "in starts", "did not begin"."""
    return (
        previous in cues.DETERMINERS
        or previous in cues.NOT
        or (previous in cues.PREPOSITIONS and previous != "to")
    )


def _was_to_come(small: str, following: str, previous: str) -> bool:
    """Tell "was to meet", "was expected to pass": told of a time that may be over."""
    return (small in cues.WAS and following == "to") or (small in cues.TO_COME and previous in cues.WAS)


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss") and len(word) > 3


def _is_plan(small: str, following: str) -> bool:
    """Tell "set to", "planned for" from plain past forms."""
    return small in cues.AHEAD_BEFORE_TO_OR_FOR and following in ("to", "for")


def is_past_form(word: str) -> bool:
    """Tell whether ``word``, in small letters, looks like the past of a verb."""
    return word in cues.PAST_VERBS or (word.endswith("ed") and len(word) > 3 and word not in cues.NOT_PAST)
