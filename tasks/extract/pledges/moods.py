"""What a verb's form lets it promise: "sent", "will send", "could send", "is set to send", "plans to send"."""

from collections.abc import Callable

from tasks.extract.pledges.lexicon import STAGES, PledgeCue, word_list
from tasks.extract.pledges.objects import Scene
from tasks.extract.statements.phrases import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    is_adverb,
)
from tasks.extract.statements.words import Words

_DOUBTFUL, _PREPARED = (word_list(name) for name in ("doubtful", "prepared"))
WILL = frozenset("will would shall 'll".split())
MIGHT = frozenset("could may might".split())
_GROUP = AUXILIARIES - {"to", "'s"}
_EACH = frozenset(("each", "both", "all", "jointly"))
# "Norway and Sweden each pledged" has a verb.
_NOT_DISTRIBUTIVE = DETERMINERS - {"each", "both", "all"}
_PLURAL = frozenset("they we i you who".split())


Mood = tuple[str, int, bool]
"""The stage that a verb's form allows, where its group begins, and whether it is a passive."""


def verb_group_start(words: Words, first: int, i: int) -> int:
    """Return where the verb group of the verb at ``i`` begins: "has since pledged"."""
    g = i
    while g > first and (
        words.low[g - 1] in _GROUP
        or is_adverb(words.low[g - 1])
        or (words.low[g - 1] in _EACH and words.word(g - 2) in _GROUP)
    ):
        g -= 1
    while g < i and words.low[g] not in AUXILIARIES:
        g += 1
    return g


def lower_of(stage: str, most: str) -> str:
    """Return the less binding of two stages."""
    return min(stage, most, key=STAGES.index)


def _modal_stage(words: Words, g: int, i: int, cue: PledgeCue) -> str | None:
    """Return the stage of "will send", "could approve"; None where a modal says only what should be."""
    group = set(words.low[g:i])
    if group & WILL:
        if (
            cue.word_class in ("act", "receipt")
            or cue.stage in ("allocation", "pledge")
            or cue.lemma == "commit"
        ):
            return "pledge"
        return lower_of(cue.stage, "stated_goal")
    return "proposal" if group & MIGHT else None


def _governed_stage(words: Words, first: int, to: int) -> str | None:
    """Return the stage of "is set to send", "are expected to approve", "is to provide", given where "to" stands."""
    before, k = words.word(to - 1), to - 1
    if before in BE and k > first:
        return "stated_goal"
    while k > first and is_adverb(words.low[k - 1]):
        k -= 1
    if k <= first or words.low[k - 1] not in BE:
        return None
    if before in _DOUBTFUL:
        return "proposal"
    return "stated_goal" if before in _PREPARED else None


def mood_of(scene: Scene, first: int, g: int, i: int, cue: PledgeCue) -> Mood | None:
    """Return what the form of the verb at word ``i`` allows; None where it is no verb, or says only what should be.

    ``first`` is the sentence's first word, ``g`` the first of the verb group.
    """
    return _MOODS.get(cue.form, _past_mood)(scene, first, g, i, cue)


def _base_mood(scene: Scene, first: int, g: int, i: int, cue: PledgeCue) -> Mood | None:
    words = scene.words
    if words.word(i - 1) == "to":
        stage = _governed_stage(words, first, i - 1)
        be = next((k for k in range(i - 1, first, -1) if words.low[k] in BE), first)
        return (stage, be, False) if stage is not None else None
    if not AUXILIARIES.isdisjoint(words.low[g:i]):
        stage = _modal_stage(words, g, i, cue)
        return (stage, g, False) if stage is not None else None
    return (cue.stage, g, False) if _is_plural_finite(words, i, cue) else None


def _third_mood(scene: Scene, first: int, g: int, i: int, cue: PledgeCue) -> Mood | None:
    return (cue.stage, g, False) if _is_singular_finite(scene.words, first, i, cue) else None


def _ing_mood(scene: Scene, first: int, g: int, i: int, cue: PledgeCue) -> Mood | None:
    stage = _ing_stage(scene.words, first, i, set(scene.words.low[g:i]), cue)
    return (stage, g, False) if stage is not None else None


def _past_mood(scene: Scene, first: int, g: int, i: int, cue: PledgeCue) -> Mood | None:
    words = scene.words
    group, stage = set(words.low[g:i]), cue.stage or None
    if words.word(i - 1)[:1].isdigit() and cue.form != "base":
        return None  # "the 60 promised jets"
    if words.word(i - 1) in _NOT_DISTRIBUTIVE or words.word(i - 1) in POSSESSIVES:
        return None
    passive = bool(group & BE) and not (cue.lemma == "commit" and words.word(i + 1) == "to")
    if passive and group & (WILL | MIGHT):
        stage = _modal_stage(words, g, i, cue)
    elif not passive and (words.word(i + 1) == "by" or _is_reduced(scene, first, g, i, cue)):
        passive, g = True, i
    return (stage, g, passive) if stage is not None else None


def _is_plural_finite(words: Words, i: int, cue: PledgeCue) -> bool:
    before = words.word(i - 1)
    if cue.word_class == "act" or words.word(i + 1) in PREPOSITIONS - {"to"}:
        return False
    return before in _PLURAL or (
        before.endswith("s") and not before.endswith(("ss", "'s")) and before != "'s"
    )


def _is_singular_finite(words: Words, first: int, i: int, cue: PledgeCue) -> bool:
    """Tell "Japan pledges €5m" from "pledges of €5m"; a habit ("provides") is no pledge, a headline's act is."""
    before, after = words.word(i - 1), words.word(i + 1)
    if i == first or before in DETERMINERS or before in POSSESSIVES or before in PREPOSITIONS:
        return False
    if cue.word_class == "act" and (not cue.stage or cue.lemma in ("provide", "supply", "contribute", "pay")):
        return False
    return after not in PREPOSITIONS - {"to", "over", "about", "around"} and before not in AUXILIARIES


def _ing_stage(words: Words, first: int, i: int, group: set[str], cue: PledgeCue) -> str | None:
    if group & BE:
        return lower_of(cue.stage, "pledge") if cue.stage else None
    loose = (
        words.word(i - 1) in (",", "and", "while", "by", "in") or i == first or words.low[i] == "targeting"
    )
    return cue.stage if loose and cue.word_class == "verb" else None


def _is_reduced(scene: Scene, first: int, g: int, i: int, cue: PledgeCue) -> bool:
    """Tell "the €5m earmarked for schools" from "Norway earmarked €5m"."""
    words = scene.words
    if g < i or cue.form not in ("participle", "past_participle") or words.word(i + 1) not in ("for", "to"):
        return False
    return bool(scene.figures_in((max(first, i - 5), i))) and not scene.figures_in(
        (i + 1, min(i + 4, words.size))
    )


_MOODS: dict[str, Callable[[Scene, int, int, int, PledgeCue], Mood | None]] = {
    "base": _base_mood,
    "third": _third_mood,
    "ing": _ing_mood,
}
