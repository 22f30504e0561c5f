"""Where noun phrases begin and end, told from word classes and marks alone."""

from functools import lru_cache

from tasks.extract.figures.vocabulary import COMMON_VERBS as VERBS
from tasks.extract.statements.lexicon import VERB_CUES, word_list
from tasks.extract.statements.words import Span, Words

ADVERBS = word_list("adverb")
AUXILIARIES = word_list("auxiliary")
BE, HAVE, MODALS, NEGATIONS = (word_list(name) for name in ("be", "have", "modal", "negation"))
COORDINATORS, SUBORDINATORS = word_list("coordinator"), word_list("subordinator")
DETERMINERS, POSSESSIVES = word_list("determiner"), word_list("possessive")
OPENERS, PREPOSITIONS, RELATIVES = word_list("opener"), word_list("preposition"), word_list("relative")
SUBJECT_PRONOUNS, TIMES = word_list("pronoun.subject"), word_list("time")
PERSONAL_PRONOUNS = word_list("pronoun.personal")
PLURAL_NOUNS = word_list("plural_noun")
"""Third persons that are plurals of nouns too."""
QUANTIFIERS = word_list("quantifier")
OBJECT_PRONOUNS = word_list("pronoun.object")

DASHES = frozenset("- -- – — ---".split())
MARKS = frozenset(", ; : ( ) [ ] . ? ! … ...".split()) | DASHES
QUOTE_MARKS = frozenset("\" “ ” „ « » '' `` ' ‘ ’".split())
CLAUSE_MARKS = frozenset(",;:")

_LONGEST_SUBJECT = 40
_LONGEST_NAME_IN_QUOTES = 8
_AFTER_VERB_IN_ED = DETERMINERS | PREPOSITIONS | frozenset("that him her them to".split())
_TRIMMED_OPENERS = OPENERS | frozenset("of to in on at for with by".split())
_ENDS_JOINED_SUBJECT = frozenset("by with to in on at from".split())


@lru_cache(maxsize=50_000)
def is_adverb(word: str) -> bool:
    """Tell whether a word may stand between a subject and its verb."""
    return word in ADVERBS or word in NEGATIONS or (word.endswith("ly") and len(word) > 4)


@lru_cache(maxsize=50_000)
def _may_be_verb(word: str) -> bool:
    return (
        word in AUXILIARIES or word in VERBS or word in VERB_CUES or (word.endswith("ed") and len(word) > 4)
    )


def is_verb(words: Words, i: int) -> bool:
    """Tell whether word ``i`` looks like a finite verb or an auxiliary."""
    word = words.low[i]
    if not _may_be_verb(word):
        return False
    before = words.word(i - 1)
    if word in AUXILIARIES:
        # "'s" behind a noun is taken for the possessive.
        if word in ("have", "'s"):
            return before in SUBJECT_PRONOUNS or (word == "have" and before not in MODALS)
        return word not in ("to", "having")
    if words.is_title(i):
        return False
    if word in VERBS:
        return before not in DETERMINERS and before not in POSSESSIVES
    if word.endswith("ed") and len(word) > 4:
        if before in DETERMINERS or words.joined(i):
            return False
        return words.word(i + 1) in _AFTER_VERB_IN_ED or (i + 1 < words.size and words.is_title(i + 1))
    cue = VERB_CUES.get(word)
    if cue is None or cue.form not in ("past", "past_participle", "third"):
        return False
    if word in PLURAL_NOUNS and words.word(i + 1) in VERB_CUES:
        return False
    return before not in DETERMINERS and before not in POSSESSIVES and before not in PREPOSITIONS


def is_apart(words: Words, i: int) -> bool:
    """Tell whether word ``i`` is a dash between words, not a hyphen in one."""
    return words.low[i] in DASHES and (words.low[i] != "-" or not words.joined(i))


def phrase_before(words: Words, first: int, end: int) -> int:
    """Return where the noun phrase that ends before ``end`` begins, at ``first`` at the earliest."""
    start = end
    while start > first and end - start < _LONGEST_SUBJECT:
        following = _one_to_the_left(words, first, start - 1)
        if following is None:
            break
        start = following
    while end - start > 1 and words.low[start] in _TRIMMED_OPENERS:
        start += 1
    return start


def _one_to_the_left(words: Words, first: int, i: int) -> int | None:
    """Return the start of a phrase that takes in word ``i``, or None where the phrase began behind it."""
    word = words.low[i]
    if word == ")":
        return _opening(words, i, first)
    if words.quote[i]:
        opened, closed = words.quote_words[words.quote[i]]
        is_name = closed - opened <= _LONGEST_NAME_IN_QUOTES and opened >= first
        return opened if is_name and words.low[i - 1] not in (".", ",", "?", "!") else None
    if word in MARKS or (word in QUOTE_MARKS and word != "'"):
        within_word = word == "-" and words.joined(i + 1)
        abbreviated = word == "." and words.joined(i) and i - 1 >= first and len(words.low[i - 1]) <= 4
        return i if within_word or abbreviated else None
    if word in SUBORDINATORS or word in RELATIVES:
        return None
    if word in COORDINATORS:
        return i if word in ("and", "or") and _joins_subjects(words, first, i) else None
    if word.endswith("ed") and words.word(i - 1) in BE:
        return None
    return None if is_verb(words, i) else i


def _opening(words: Words, closing: int, first: int) -> int | None:
    return next(
        (i for i in range(closing - 1, max(first, closing - 40) - 1, -1) if words.low[i] == "("), None
    )


def _joins_subjects(words: Words, first: int, i: int) -> bool:
    """Tell whether "and" at ``i`` joins two subjects: nothing but a noun phrase before it in its clause."""
    for k in range(i - 1, max(first, i - 11) - 1, -1):
        word = words.low[k]
        if word in CLAUSE_MARKS or words.quote[k] or word in QUOTE_MARKS:
            return False
        if word in SUBORDINATORS:
            return k < i - 1
        if is_verb(words, k) or word in _ENDS_JOINED_SUBJECT:
            return False
    return i > first


def subject_before(words: Words, first: int, end: int) -> Span | None:
    """Return the subject whose verb group begins at ``end``: a noun phrase with its appositions.

    ``first`` is where the sentence begins. A relative pronoun comes with the noun phrase it refers to.
    """
    if end <= first:
        return None
    before = words.low[end - 1]
    if before in RELATIVES:
        return _with_antecedent(words, first, end)
    if before in PERSONAL_PRONOUNS:
        return end - 1, end
    if before == ",":
        return _around_commas(words, first, end)
    if is_apart(words, end - 1):
        return _around_dashes(words, first, end)
    while end - first > 1 and (words.low[end - 1] in TIMES or words.low[end - 1] == "on"):
        end -= 1
    start = phrase_before(words, first, end)
    return (start, end) if start < end else None


def _with_antecedent(words: Words, first: int, end: int) -> Span:
    """Return the noun phrase before a relative pronoun, with the pronoun ("several officials, all of whom")."""
    last = end - 1
    while last > first and words.low[last - 1] in QUANTIFIERS:
        last -= 1
    stop = last - 1 if last - 1 > first and words.low[last - 1] == "," else last
    start = phrase_before(words, first, stop)
    return (start if start < stop else last), end


_INSERTED_PARTS = 5


def _around_commas(words: Words, first: int, end: int) -> Span | None:
    """Return the subject that appositions or inserted phrases separate from its verb by commas."""
    stop, best = end - 1, None
    for _ in range(_INSERTED_PARTS):
        comma = _comma_before(words, first, stop)
        start = first if comma is None else comma + 1
        begin = phrase_before(words, start, stop)
        inserted = _is_inserted(words.low[start]) if start < stop else True
        inserted = inserted or (comma is not None and _is_reduced(words, start, begin))
        if begin < stop and not inserted:
            best = (begin, end - 1)
            if begin > start and words.low[start] not in OPENERS:
                return best
        elif begin < stop and comma is None and best is None and words.low[start] in SUBORDINATORS:
            best = (begin, end - 1)
        elif best is not None and words.low[start] not in RELATIVES:
            return best
        if comma is None:
            return best
        stop = comma
    return best


def _is_reduced(words: Words, start: int, begin: int) -> bool:
    """Tell an apposition with a participle in it: "a judge not involved in the case", whose last noun is no subject."""
    if begin <= start or words.low[start] not in _ARTICLES:
        return False
    verbs = (words.low[k] for k in range(start, begin) if is_verb(words, k))
    return all(verb.endswith("ed") or verb in NEGATIONS for verb in verbs)


def _is_inserted(opener: str) -> bool:
    """Tell whether a part between commas that begins with ``opener`` is no noun phrase."""
    return (
        opener in PREPOSITIONS
        or opener in RELATIVES
        or opener in SUBORDINATORS
        or opener in TIMES
        or opener.endswith(("ing", "ed"))
        or is_adverb(opener)
    )


def _comma_before(words: Words, first: int, stop: int) -> int | None:
    depth = 0
    for i in range(stop - 1, first - 1, -1):
        word = words.low[i]
        if word == ")":
            depth += 1
        elif word == "(":
            depth = max(depth - 1, 0)
        elif not depth and not words.quote[i] and word in CLAUSE_MARKS:
            return i
    return None


def _around_dashes(words: Words, first: int, end: int) -> Span | None:
    for i in range(end - 2, first, -1):
        if is_apart(words, i):
            start = phrase_before(words, first, i)
            return (start, end - 1) if start < i else None
    return None


def main_subject(words: Words, first: int, last: int) -> Span | None:
    """Return the subject of the clause that begins at ``first``, behind what may precede it."""
    i = after_dateline(words, first, last)
    while i < last and (
        words.low[i] in OPENERS or words.low[i] in QUOTE_MARKS or words.low[i] in (",", *DASHES)
    ):
        i += 1
    if i >= last:
        return None
    opener = words.low[i]
    if (
        opener in PREPOSITIONS
        or opener in SUBORDINATORS
        or (opener.endswith("ing") and opener not in _NOUNS_IN_ING)
        or opener in ("asked", "told")
    ):
        i = _behind_opening(words, i, last)
    for k in range(i + 1, min(last, i + _LONGEST_SUBJECT)):
        word = words.low[k]
        if (
            word in CLAUSE_MARKS
            or word == "("
            or words.quote[k]
            or word in RELATIVES
            or is_apart(words, k)
            or _is_predicate(words, k)
        ):
            while k > i + 1 and is_adverb(words.low[k - 1]):
                k -= 1
            return i, k
    return None


def _behind_opening(words: Words, i: int, last: int) -> int:
    """Return the word behind the comma that ends an opening phrase, or behind the second of two dashes in it."""
    dashes = 0
    for k in range(i, last):
        if words.quote[k]:
            continue
        if words.low[k] == "," and dashes != 1:
            return k + 1
        dashes += is_apart(words, k)
        if dashes == 2:
            return k + 1
    return last + 1


def _is_predicate(words: Words, k: int) -> bool:
    """Tell whether the first verb of a clause stands at ``k``, behind at least one word of its subject."""
    if is_verb(words, k):
        return True
    word, before = words.low[k], words.low[k - 1]
    past = word.endswith("ed") and len(word) > 4 and not words.is_title(k) and not words.joined(k)
    return past and before not in DETERMINERS and before not in PREPOSITIONS and not before.endswith("ly")


def after_dateline(words: Words, first: int, last: int) -> int:
    """Skip "NEW YORK (AP) -" at the head of a report; what stands there is a name, and no second dash closes it."""
    if not words.is_title(first):
        return first
    for k in range(first + 1, min(last, first + 12)):
        if is_apart(words, k):
            second = next(
                (j for j in range(k + 1, min(last, k + _LONGEST_SUBJECT)) if is_apart(words, j)), last
            )
            return first if second + 1 < last and _is_predicate(words, second + 1) else k + 1
        if words.low[k].isalpha() and not words.is_title(k):
            return first
    return first


_ENDS_NAMED_SPEAKER = frozenset("on during after when while as before via because but that : ;".split())
_OCCASION = frozenset("a an his her the their".split())
_NOUNS_IN_ING = frozenset(
    "beijing king wyoming nothing something everything anything morning evening spring boeing ing turing".split()
)
_ARTICLES = frozenset(("a", "an", "the", "one"))
_PARTS_OF_NAMES = frozenset("day this next last night".split())


def phrase_after(words: Words, first: int, last: int, *, apposition: bool = True) -> int:
    """Return where the noun phrase that begins at ``first`` ends, with its appositions and relative clauses."""
    if first >= last:
        return first
    if words.low[first] in OBJECT_PRONOUNS and not (
        words.low[first] == "her" and words.word(first + 1) not in PREPOSITIONS | MARKS
    ):
        return first + 1
    k = first
    relative = False
    while k < last and not _ends_phrase(words, first, k, last):
        word = words.low[k]
        relative = relative or word in ("who", "which", "whose", "whom")
        if word == ",":
            if not apposition or _leaves_phrase(words, k + 1):
                break
        elif not relative and word not in PLURAL_NOUNS and is_verb(words, k):
            break
        k += 1
    while k > first and (
        words.low[k - 1] in ("and", "or") or (words.low[k - 1] in MARKS and words.low[k - 1] not in ")]")
    ):
        k -= 1
    return k


def _ends_phrase(words: Words, first: int, k: int, last: int) -> bool:
    word, following = words.low[k], words.word(k + 1)
    if words.quote[k] != words.quote[first] and words.quote[k]:
        return True
    if word in _ENDS_NAMED_SPEAKER or is_apart(words, k):
        return True
    if word in ("in", "at"):
        return following in _OCCASION or following.isdigit()
    if word in TIMES and k > first:
        return word not in _PARTS_OF_NAMES or following in TIMES
    return word in (".", "?", "!") and words.joined(k) and k + 1 < last and len(words.low[k - 1]) > 4


def _leaves_phrase(words: Words, k: int) -> bool:
    """Tell whether what follows a comma is no apposition."""
    word = words.word(k)
    cue = VERB_CUES.get(word)
    return (
        (cue is not None and cue.form == "ing")
        or word in COORDINATORS
        or word in PREPOSITIONS
        or word in PERSONAL_PRONOUNS
        or (word in SUBORDINATORS and word not in RELATIVES)
        or bool(k < words.size and words.quote[k])
    )
