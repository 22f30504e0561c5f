"""Where what is said ends, and where it goes on behind an inserted "X said"."""

from tasks.extract.statements.clauses import Complement, is_participle
from tasks.extract.statements.lexicon import VERB_CUES, Cue, word_list
from tasks.extract.statements.phrases import (
    COORDINATORS,
    DASHES,
    HAVE,
    MARKS,
    PREPOSITIONS,
    RELATIVES,
    TIMES,
    is_adverb,
)
from tasks.extract.statements.words import Span, Words

_AFTER_INSERTED = word_list("after_inserted")
_BREAKERS = word_list("breaks_content")
_FINITE = frozenset(("past", "past_participle", "third"))


def trim(words: Words, start: int, end: int) -> int:
    """Return ``end`` moved before the marks that close a sentence or clause."""
    while (
        end > start and not words.quote[end - 1] and words.low[end - 1] in MARKS and words.low[end - 1] != ")"
    ):
        end -= 1
    return end


def content_end(words: Words, found: Complement, last: int, cue: Cue, *, relative: bool = False) -> int:
    """Return where content that begins on the right of ``cue`` ends, before ``last``.

    ``relative`` tells that the cue stands in a relative clause, which the next comma may close.
    """
    depth = 0
    j = found.start
    while j < last:
        word = words.low[j]
        if words.quote[j]:
            j += 1
            if _is_behind_quoted_comma(words, j, found.start, last) and (
                relative or _leaves_content(words, j)
            ):
                break
            continue
        if word == "(":
            depth += 1
        elif word == ")":
            if not depth:
                break
            depth -= 1
        elif (
            not depth
            and j > found.start + (found.how == "that")
            and _ends_content(words, j, found.how, cue, relative)
        ):
            break
        j += 1
    return trim(words, found.start, j)


def _is_behind_quoted_comma(words: Words, j: int, start: int, last: int) -> bool:
    """Tell whether a quotation whose last mark is a comma ends before ``j``: American style puts it inside."""
    return start + 1 < j < last and not words.quote[j] and words.low[j - 2] == ","


def _ends_content(words: Words, j: int, how: str, cue: Cue, relative: bool) -> bool:
    word = words.low[j]
    if word == ",":
        if relative or _leaves_content(words, j + 1):
            return True
        is_phrase = how in ("np", "inf", "prep", "np_inf")
        return is_phrase and (is_participle(words, j + 1) or _goes_on_with_subject(words, j, cue))
    if word in ("and", "but"):
        return _shares_subject(words, j + 1, cue) or (how == "np" and words.word(j + 1).endswith("ed"))
    return word in (";", "according", "whereas") or (word == "while" and how != "quote")


def _leaves_content(words: Words, k: int) -> bool:
    """Tell whether what follows a comma is no longer content: ", adding that", ", but the minister"."""
    cue = VERB_CUES.get(words.word(k))
    return (
        (cue is not None and cue.form == "ing") or words.word(k) == "according" or words.word(k) in _BREAKERS
    )


def _goes_on_with_subject(words: Words, comma: int, cue: Cue) -> bool:
    """Tell whether a comma is followed by a new predicate: ", and he blamed", ", and blamed"."""
    if words.word(comma + 1) not in ("and", "which"):
        return False
    k = comma + 2
    while is_adverb(words.word(k)):
        k += 1
    following = VERB_CUES.get(words.word(k))
    return (following is not None and following.form == cue.form) or words.word(k) in ("he", "she", "they")


def _shares_subject(words: Words, k: int, cue: Cue) -> bool:
    """Tell whether "and" joins another verb of the same subject: "and accused him"."""
    while is_adverb(words.word(k)) or words.word(k) in HAVE:
        k += 1
    following = VERB_CUES.get(words.word(k))
    if following is None or following.form == "base":
        return False
    return following.form == cue.form or {following.form, cue.form} <= _FINITE


def resumption(words: Words, k: int, last: int) -> Span | None:
    """Return content that goes on behind an inserted "X said": after a comma, or as a quotation."""
    k = _skip_adjuncts(words, k, last)
    if k < last and (words.low[k] in (",", ":") or words.low[k] in DASHES):
        k += 1
    elif k >= last or not words.quote[k]:
        return None
    if k >= last or (not words.quote[k] and _cannot_resume(words, k)):
        return None
    end = trim(words, k, _before_participle(words, k, last))
    return (k, end) if end > k + 1 else None


def _cannot_resume(words: Words, k: int) -> bool:
    word = words.low[k]
    if word.endswith(("ing", "ed")) or word in RELATIVES or word in _AFTER_INSERTED:
        return True
    return word in COORDINATORS and words.word(k + 1) in VERB_CUES


def _before_participle(words: Words, k: int, last: int) -> int:
    """Return where ", adding that …" begins, or ``last``."""
    for j in range(k, last - 1):
        if words.low[j] == "," and not words.quote[j]:
            cue = VERB_CUES.get(words.low[j + 1])
            if cue is not None and cue.form == "ing" and "quote" in cue.complements:
                return j
    return last


def _skip_adjuncts(words: Words, k: int, last: int) -> int:
    """Skip adverbs, times and the occasion of speaking behind a verb of speech."""
    while k < last and not words.quote[k]:
        word = words.low[k]
        if is_adverb(word) or word in TIMES or (word.isdigit() and words.word(k - 1) in TIMES):
            k += 1
        elif word in PREPOSITIONS or word in ("to", "as", "when", "while"):
            k += 1
            while k < last and words.low[k] not in MARKS and not words.quote[k] and words.low[k] != "that":
                k += 1
        else:
            break
    return k
