"""Whether a form that may be a verb of speech is one where it stands."""

from tasks.extract.statements.lexicon import Cue, word_list
from tasks.extract.statements.phrases import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    PERSONAL_PRONOUNS,
    PLURAL_NOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    QUANTIFIERS,
    SUBJECT_PRONOUNS,
    is_adverb,
    is_verb,
    phrase_before,
)
from tasks.extract.statements.scene import Sentence

_ALWAYS_VERBS = frozenset("say think believe know insist argue agree complain expect accuse deny".split())
_PLURAL_SUBJECTS = word_list("plural_subject")


def is_no_verb(s: Sentence, i: int, before: str, cue: Cue) -> bool:
    """Tell whether a form that may be a verb is a noun, an adjective, a preposition or part of a name or compound."""
    words = s.words
    if words.is_title(i) and i > s.first and not s.is_headline:
        return True
    if (words.joined(i + 1) and words.low[i + 1] == "-") or (words.joined(i) and words.low[i - 1] == "-"):
        return True
    if cue.lemma == "ask" and words.word(i + 1) == "not":
        return True  # "who asked not to be named"
    next_before = words.low[i - 1] if i > s.first else ""
    some_say = cue.form == "base" and next_before in QUANTIFIERS
    if (next_before in DETERMINERS or next_before in POSSESSIVES) and not some_say:
        return True
    if next_before == "as":
        return cue.form != "ing" and words.word(i + 1) != "by"
    if cue.form in ("past_participle", "participle"):
        return (
            next_before in PREPOSITIONS
            and next_before not in ("after", "before")
            and words.word(i + 1) != "by"
        )
    if words.word(i + 1) in ("away", "up") and cue.kind != "want":
        return True  # "showed up", "backed away"
    if cue.form in ("third", "base") and i + 1 < s.last and is_verb(words, i + 1):
        # "victims say help came": the word behind is a noun where another verb follows it.
        return words.low[i + 1] in AUXILIARIES or i + 2 >= s.last or not is_verb(words, i + 2)
    if cue.form == "third":
        named = words.word(i + 1) in ("of", "from", "by") and "of" not in cue.complements
        return (
            named or next_before in PREPOSITIONS or (words.low[i] in PLURAL_NOUNS and _is_plural_noun(s, i))
        )
    return cue.form == "base" and _is_no_base(s, i, before, next_before, cue)


def _is_plural_noun(s: Sentence, i: int) -> bool:
    """Tell whether a form such as "talks" or "fears" is a noun: no singular subject stands before it."""
    words = s.words
    before = words.low[i - 1] if i > s.first else ""
    if before in SUBJECT_PRONOUNS or before in (",", ")") or is_adverb(before):
        return False
    if (
        before in BE
        or before in MODALS
        or before.endswith(("ed", "ing", "ous", "ful", "less", "ual", "ional", "new"))
    ):
        return True
    start = phrase_before(words, s.first, i)
    if words.low[start][0].isdigit() or words.low[start] in ("all", "many", "most", "some", "several", "few"):
        return True
    return words.low[start] not in DETERMINERS and not any(words.is_title(k) for k in range(start, i))


def _is_no_base(s: Sentence, i: int, before: str, next_before: str, cue: Cue) -> bool:
    if next_before in PREPOSITIONS and next_before != "to":
        return True
    if cue.lemma == "like":
        return before not in MODALS and before not in NEGATIONS and next_before not in PERSONAL_PRONOUNS
    if before == "" or i == s.first:
        return True
    if (
        before in MODALS
        or before in _PLURAL_SUBJECTS
        or before in (",", ")", "and", "or", "but", "let", "help")
    ):
        return False
    if cue.lemma in _ALWAYS_VERBS and not before.endswith("s") and before not in DETERMINERS:
        # "officials in Kharkiv say": what the preposition hangs on is plural.
        start = phrase_before(s.words, s.first, i)
        behind = next((k for k in range(start + 1, i) if s.words.low[k] in PREPOSITIONS), None)
        if behind is not None:
            before = s.words.low[behind - 1]
    return not before.endswith("s") or before.endswith(("ss", "'s"))
