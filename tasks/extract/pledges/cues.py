"""Reads the construction around a cue: which words it governs, whose they are, and how binding it is."""

from collections.abc import Callable
from dataclasses import dataclass

from tasks.extract.pledges.lexicon import CUES, DEEDS, STAGES, PledgeCue, act_at, word_list
from tasks.extract.pledges.moods import MIGHT, WILL, lower_of, mood_of, verb_group_start
from tasks.extract.pledges.objects import Scene
from tasks.extract.statements.phrases import (
    COORDINATORS,
    DETERMINERS,
    NEGATIONS,
    PREPOSITIONS,
    is_adverb,
    is_verb,
    main_subject,
    phrase_after,
    subject_before,
)
from tasks.extract.statements.words import Span, Words

_ANNOUNCING = word_list("announcing")
_REFUSAL = word_list("refusal")
# These words end what a refusal reaches: "refused talks, and pledged €5m".
_ENDS_REFUSAL = frozenset(", and but ; :".split())
_NONE = frozenset("no none neither nobody few".split())
_FOR_THE_PUBLIC = frozenset({"approve", "commit", "authorise", "authorize"})
_REACH_OF_SOURCE = 16
_REACH_OF_PLAN = 6
_REACH_OF_PARTICLE = 8
_LONGEST_SUBJECT = 18


@dataclass(slots=True)
class Governed:
    """What a cue says, before its object is known. Spans are of words, half-open."""

    stage: str
    action: str
    rule: str
    cue: Span
    start: int
    """The first word that the cue governs."""
    needs_aid: bool
    subject: Span | None = None
    """Who pledges; the object of a passive is not it, but ``passive``."""
    passive: Span | None = None
    receiver: Span | None = None
    """Who has it, where the cue's own subject does: "Nepal received €5m from China"."""
    is_aside: bool = False
    """Whether the clause before says what it is about: "the budget will grow, targeting €5m"."""

    @property
    def is_public_matter(self) -> bool:
        """Whether a public body's money is pledged by it, whatever it is for."""
        return self.rule == "will" or self.rule.endswith((".inf", ".plan")) or self.action in _FOR_THE_PUBLIC


def read_cue(scene: Scene, sentence: Span, i: int) -> Governed | None:
    """Return what the word at ``i`` governs, or None where it opens no pledge."""
    for cue in CUES[scene.words.low[i]]:
        found = _READERS[cue.word_class](scene, sentence, i, cue)
        if found is not None and not _is_refused(scene.words, sentence[0], found):
            return found
    return None


def _is_refused(words: Words, first: int, found: Governed) -> bool:
    for k in range(found.cue[0] - 1, first - 1, -1):
        if words.low[k] in _ENDS_REFUSAL:
            break
        if words.low[k] in _REFUSAL:
            return True
    if not NEGATIONS.isdisjoint(words.low[found.cue[0] : found.start]):
        return True
    named = found.passive or found.subject
    return named is not None and words.low[named[0]] in _NONE


def _subject(words: Words, sentence: Span, g: int) -> Span | None:
    """Return the subject of a verb group; that of the sentence where the verb has none of its own."""
    first, last = sentence
    before = words.low[g - 1] if g > first else ""
    found = None
    if before and before not in COORDINATORS and before not in PREPOSITIONS:
        found = subject_before(words, first, g)
    if found is None or (before == "," and "," not in words.low[first : g - 1]):
        found = main_subject(words, first, last)
    if found is None or found[0] >= g:
        return None
    start, end = found
    while end - start > 1 and is_adverb(words.low[end - 1]):
        end -= 1
    return start, min(end, g)


def _read_verb(scene: Scene, sentence: Span, i: int, cue: PledgeCue) -> Governed | None:
    g = verb_group_start(scene.words, sentence[0], i)
    mood = mood_of(scene, sentence[0], g, i, cue)
    if mood is None:
        return None
    stage, g, passive = mood
    return (_passive if passive else _active)(scene, sentence, g, i, cue, stage)


def _passive(scene: Scene, sentence: Span, g: int, i: int, cue: PledgeCue, stage: str) -> Governed | None:
    """Read "€5m was set aside by Norway": the subject is what is given."""
    words = scene.words
    found = _subject(words, sentence, g)
    if found is None or words.word(g - 1) == "to":
        return None
    if not MIGHT.isdisjoint(words.low[g:i]) and not scene.figures_in(found):
        return None
    # Amounts stand before their nouns: the phrase may reach further left than its last noun.
    figures = scene.figures_in((max(sentence[0], found[1] - _LONGEST_SUBJECT), found[1]))
    start = min([found[0], *(scene.word_at(figure.char_start) for figure in figures[-1:])])
    given = (max(start, sentence[0]), g)
    if "any" in words.low[given[0] : given[1]] and stage == "pledge":
        stage = "proposal"
    by = i + 1 + bool(cue.particle)
    subject = None
    if words.word(by) == "by" and not words.word(by + 1).endswith("ing"):
        end = phrase_after(words, by + 1, sentence[1], apposition=False)
        end = next((k for k in range(by + 2, end) if words.low[k] in ("for", "to", "on")), end)
        subject = (by + 1, end) if end > by + 1 else None
    return Governed(
        stage, cue.lemma, f"{cue.word_class}.passive", (g, i + 1), i + 1, cue.needs_aid, subject, given
    )


def _active(scene: Scene, sentence: Span, g: int, i: int, cue: PledgeCue, stage: str) -> Governed | None:
    words, last = scene.words, sentence[1]
    subject = _subject(words, sentence, g)
    stage, subject = _of_plan(words, stage, subject)
    k = i + 1
    if cue.particle:
        near = words.low[k : k + _REACH_OF_PARTICLE]
        if cue.particle not in near:
            return None
        # "Handed over 14 tanks": the figure may have taken the particle for "more than".
        k += near[0] == cue.particle and cue.particle != "over"
    while k < last and is_adverb(words.low[k]) and words.low[k] not in ("at", "more", "in"):
        k += 1
    infinitive = _infinitive(words, k, last, cue)
    if infinitive is not None:
        act, at = infinitive
        return Governed(
            stage, act.lemma, f"{cue.word_class}.{'inf' if act.form == 'base' else 'ing'}", (g, i + 1), at + 1,
            act.needs_aid, subject,
        )  # fmt: skip
    if "np" not in cue.complements or words.word(k) in ("to", "that", "by", "of"):
        to_amount = (
            "to" in cue.complements and words.word(k) == "to" and scene.figures_in((k + 1, min(k + 2, last)))
        )
        if not to_amount:
            return None
    planned = _plan_in(words, k, last)
    if planned is not None:
        noun, act, at = planned
        if STAGES.index(stage) < STAGES.index("commitment"):
            stage = lower_of(noun.stage, stage) if cue.lemma != "announce" else noun.stage
        return Governed(stage, act.lemma, "verb.plan", (g, i + 1), at + 1, act.needs_aid, subject)
    if cue.lemma == "agree" and words.word(k) == "with":
        return None
    rule = "will" if stage == "pledge" and cue.word_class == "act" else f"{cue.word_class}.np"
    found = Governed(stage, cue.lemma, rule, (g, i + 1), k, cue.needs_aid, subject)
    found.is_aside = cue.form == "ing" and g == i
    return found


def _of_plan(words: Words, stage: str, subject: Span | None) -> tuple[str, Span | None]:
    """Read "a plan introduced by the commission aims to": what a plan aims at is proposed, by whom it names."""
    if subject is None:
        return stage, None
    agent = words.word(subject[0] - 1) == "by"
    first = max(subject[0] - _REACH_OF_PLAN, 0) if agent else subject[0]
    nouns = {
        cue.stage
        for word in words.low[first : subject[1]]
        for cue in CUES.get(word, ())
        if cue.form == "noun"
    }
    if "proposal" not in nouns:
        return stage, subject
    if agent:
        return lower_of(stage, "proposal"), subject
    by = next((k for k in range(*subject) if words.low[k] == "by"), None)
    owner = next((k for k in range(*subject) if words.low[k] == "'s"), None)
    named = (by + 1, subject[1]) if by is not None else (subject[0], owner) if owner is not None else None
    if named is None or named[0] >= named[1]:
        return lower_of(stage, "proposal"), subject
    return lower_of(stage, "proposal"), named


def _act_at(words: Words, k: int, form: str) -> PledgeCue | None:
    return act_at(words.word(k), form, words.low[k + 1 : k + 1 + _REACH_OF_PARTICLE])


def _infinitive(words: Words, k: int, last: int, cue: PledgeCue) -> tuple[PledgeCue, int] | None:
    """Return the act of "to send", "sending", "to sending" at ``k`` and where it stands, if the cue takes it."""
    if words.word(k) == "to" and cue.complements & {"inf", "to"}:
        k += 1
        while k < last and is_adverb(words.low[k]):
            k += 1
        act = _act_at(words, k, "base")
        if act is None and "to" in cue.complements:
            act = _act_at(words, k, "ing")
    elif "ing" in cue.complements:
        act = _act_at(words, k, "ing")
    else:
        return None
    if act is None or k >= last:
        return None
    return act, k + (words.word(k + 1) == act.particle)


def _plan_in(words: Words, k: int, last: int) -> tuple[PledgeCue, PledgeCue, int] | None:
    """Return the noun, the act and its place in "a plan to mobilise", where that is the object at ``k``."""
    for j in range(k, min(last - 2, k + _REACH_OF_PLAN)):
        noun = next((cue for cue in CUES.get(words.low[j], ()) if cue.form == "noun"), None)
        if noun is not None and words.low[j + 1] == "to":
            act = _act_at(words, j + 2, "base")
            return (noun, act, j + 2) if act is not None else None
        if words.low[j] in PREPOSITIONS and words.low[j] != "of":
            return None
    return None


def _read_noun(scene: Scene, sentence: Span, i: int, cue: PledgeCue) -> Governed | None:
    """Read "Norway's pledge to send …", "announced a plan to raise …", "mentioned a goal of €100bn"."""
    words, (first, last) = scene.words, sentence
    after = words.word(i + 1)
    needs_aid, at, action = True, i + 2, cue.lemma
    if after == "to":
        act = _act_at(words, i + 2, "base")
        if act is None:
            return None
        needs_aid, at, action = act.needs_aid, i + 3, act.lemma
    elif (
        after not in ("of", "for")
        or cue.stage == "commitment"
        or not scene.figures_in((i + 2, min(i + 5, last)))
    ):
        return None
    else:
        needs_aid = cue.stage in ("proposal", "stated_goal")
    start = i
    while start > max(first, i - 4) and _belongs_to_noun(words, start - 1):
        start -= 1
    subject = _owner(words, sentence, start, i)
    if subject is None:
        return None
    rule = "noun.inf" if after == "to" else "noun.of"
    return Governed(
        cue.stage, action, rule, (start, i + 1), at, needs_aid, subject, is_aside=rule == "noun.of"
    )


def _belongs_to_noun(words: Words, k: int) -> bool:
    word = words.low[k]
    if word in _ANNOUNCING or word in PREPOSITIONS or is_verb(words, k) or word.endswith("ed"):
        return False
    return word in DETERMINERS or (word.isalpha() and not words.is_title(k))


def _owner(words: Words, sentence: Span, start: int, i: int) -> Span | None:
    first = sentence[0]
    for k in range(i - 1, max(first, i - 5), -1):
        if words.low[k] in ("'s", "'") and k > first:
            return subject_before(words, first, k)
        if words.low[k] in _ANNOUNCING:
            return _subject(words, sentence, verb_group_start(words, first, k))
    if start > first and words.low[start - 1] in _ANNOUNCING:
        return _subject(words, sentence, verb_group_start(words, first, start - 1))
    return None


def _read_event(scene: Scene, sentence: Span, i: int, cue: PledgeCue) -> Governed | None:
    """Read "any deployment of troops would happen only after …": the noun says what is to be done."""
    words = scene.words
    g = verb_group_start(words, sentence[0], i)
    if cue.form != "base" or WILL.isdisjoint(words.low[g:i]):
        return None
    if cue.lemma == "go":
        return _read_destination(scene, sentence, g, i)
    # The subject reaches over prepositions to its noun: "any delivery of tanks to the front".
    subject = _subject(words, sentence, g)
    if subject is None:
        return None
    deed = next(
        (deed for k in range(*subject) for deed, nouns in DEEDS.items() if words.low[k] in nouns), None
    )
    if deed is None:
        return None
    stage = "proposal" if "any" in words.low[subject[0] : subject[1]] else "pledge"
    return Governed(stage, deed, "event", (g, i + 1), i + 1, needs_aid=True, passive=subject)


def _read_destination(scene: Scene, sentence: Span, g: int, i: int) -> Governed | None:
    """Read "€5m would go to schools", where g is the word that its verb group begins at."""
    subject = _subject(scene.words, sentence, g)
    if subject is None or scene.words.word(i + 1) not in ("to", "towards", "toward"):
        return None
    if not any(figure.kind == "money" for figure in scene.figures_in(subject)):
        return None
    return Governed("pledge", "give", "event.go", (g, i + 1), i + 1, needs_aid=True, passive=subject)


def _read_receipt(scene: Scene, sentence: Span, i: int, cue: PledgeCue) -> Governed | None:
    """Read "Nepal received €5m from China": the subject has it, and who gives it stands behind "from"."""
    words, last = scene.words, sentence[1]
    g = verb_group_start(words, sentence[0], i)
    mood = mood_of(scene, sentence[0], g, i, cue)
    receiver = _subject(words, sentence, g)
    if mood is None or mood[2] or receiver is None:
        return None
    source = next((k for k in range(i + 1, min(last, i + _REACH_OF_SOURCE)) if words.low[k] == "from"), None)
    if source is None or not scene.figures_in((i + 1, source)):
        return None
    end = phrase_after(words, source + 1, last, apposition=False)
    end = next((k for k in range(source + 2, end) if words.low[k] in PREPOSITIONS), end)
    giver = (source + 1, end)
    if end <= source + 1 or scene.entity(giver) is None:
        return None
    return Governed(
        mood[0], cue.lemma, "receipt", (mood[1], i + 1), i + 1, cue.needs_aid, giver, receiver=receiver
    )


_READERS: dict[str, Callable[[Scene, Span, int, PledgeCue], Governed | None]] = {
    "verb": _read_verb,
    "act": _read_verb,
    "noun": _read_noun,
    "event": _read_event,
    "receipt": _read_receipt,
}
