"""Statements that something other than a verb introduces: "according to", a noun, an adjective, a colon."""

from tasks.extract.statements.clauses import Complement, complement, group_start
from tasks.extract.statements.contents import content_end, trim
from tasks.extract.statements.lexicon import NOUN_CUES, VERB_CUES, Cue, word_list
from tasks.extract.statements.phrases import (
    AUXILIARIES,
    BE,
    COORDINATORS,
    DETERMINERS,
    MARKS,
    OPENERS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    is_adverb,
    is_apart,
    is_verb,
    main_subject,
    phrase_after,
    phrase_before,
    subject_before,
)
from tasks.extract.statements.scene import Found, Sentence
from tasks.extract.statements.words import Span, Words

_SAY = VERB_CUES["say"]
_LABELS = word_list("headline_label")
_HEADLINE_SOURCES = word_list("headline_source")
_LINKING = BE | frozenset("feel feels felt seem seems seemed remain remains remained sound sounded".split())
_BEFORE_ADJECTIVE = frozenset("so as very deeply most more".split())
_BEFORE_FIRST_ACCORDING = frozenset("but and also still meanwhile ,".split())
_BEHIND_NOUN = frozenset("about for of against to on over".split())
_LONGEST_HEADLINE, _LONGEST_NAME, _SHORTEST_QUOTE = 30, 5, 5


def read_according(s: Sentence, i: int) -> Found | None:
    """Read `According to X, …`; `…, according to X`."""
    words = s.words
    end = phrase_after(words, i + 2, s.last)
    if end <= i + 2:
        return None
    if all(words.low[k] in _BEFORE_FIRST_ACCORDING for k in range(s.first, i)):
        comma = next((k for k in range(i + 2, s.last) if words.low[k] == "," and not words.quote[k]), s.last)
        stop = trim(words, comma + 1, s.last)
        if stop <= comma + 1:
            return None
        return Found("say", "according.first", [(comma + 1, stop)], (i + 2, comma), (i, i + 2))
    mark = i - 1 if words.low[i - 1] == "," or is_apart(words, i - 1) or words.closes_quote(i - 1) else i
    content = s.left_content(mark)
    if content is None:
        return None
    s.cut_contents(content[1])
    contents = [content]
    if words.word(end) == "," and not any(is_verb(words, k) for k in range(*content)):
        # "Roe, according to two aides, will not run"
        rest = trim(words, end + 1, s.last)
        contents += [(end + 1, rest)] if rest > end + 1 else []
    return Found("say", "according.last", contents, (i + 2, end), (i, i + 2))


def read_in_words(s: Sentence, i: int) -> Found | None:
    """Read `In the words of X, …`, given where the noun stands."""
    words = s.words
    if words.low[i - 2 : i + 2] != ["in", "the", words.low[i], "of"] or i - 2 != s.first:
        return None
    comma = next((k for k in range(i + 2, s.last) if words.low[k] == "," and not words.quote[k]), s.last)
    end = trim(words, comma + 1, s.last)
    if comma == i + 2 or end <= comma + 1:
        return None
    return Found("say", "words_of.first", [(comma + 1, end)], (i + 2, comma), (s.first, i + 2))


def read_adjective(s: Sentence, i: int, cue: Cue) -> Found | None:
    """Read `X is hopeful that …`, `X was proud of …`."""
    words = s.words
    g = group_start(words, s.first, i)
    while g > s.first and words.low[g - 1] in _BEFORE_ADJECTIVE:
        g = group_start(words, s.first, g - 1)
    if g > s.first and words.low[g - 1] in _LINKING:
        g = group_start(words, s.first, g - 1)
    if _LINKING.isdisjoint(words.low[g:i]):
        return None
    subject = s.shared_subject(g) if words.word(g - 1) in COORDINATORS else subject_before(words, s.first, g)
    if subject is None or (
        subject[1] == subject[0] + 1 and words.low[subject[0]] in ("it", "there", "this", "that")
    ):
        return None
    found = complement(words, i, s.last, cue)
    if found is None:
        return None
    end = content_end(words, found, s.last, cue, relative=words.low[subject[1] - 1] in RELATIVES)
    if end <= found.start:
        return None
    behind = found.start if found.how == "prep" else i + 1
    return Found(cue.kind, f"adjective.{found.how}", [(found.start, end)], subject, (g, behind))


def read_noun(s: Sentence, i: int) -> Found | None:
    """Read `X's claim that …`, `his call for …`."""
    words = s.words
    cue = NOUN_CUES.get(words.low[i])
    if cue is None or i + 2 >= s.last:
        return None
    following = words.low[i + 1]
    if (
        following != "that" and (following not in _BEHIND_NOUN or "about" not in cue.complements)
    ) or s.in_content(i):
        return None
    owner = _owner(s, i)
    if following == "that" and not is_verb(words, i + 2):
        end = content_end(words, Complement(i + 1, "np"), s.last, _SAY)
        if _is_subject(s, i, owner):
            end = _main_verb(words, i + 2, end)
        return Found("say", "noun.that", [(i + 1, end)], owner, (i, i + 1)) if end > i + 2 else None
    if owner is None or following == "that":
        return None
    end = content_end(words, Complement(i + 2, "np"), s.last, _SAY, relative=True)
    verb = next((k for k in range(i + 2, end) if is_verb(words, k)), end)
    return Found("say", "noun.about", [(i + 2, verb)], owner, (i, i + 2)) if verb > i + 2 else None


def _is_subject(s: Sentence, i: int, owner: Span | None) -> bool:
    """Tell whether the noun at ``i`` opens its sentence, so that the main verb is still to come."""
    first = owner[0] if owner is not None else i
    return all(s.words.low[k] in DETERMINERS or s.words.low[k] in OPENERS for k in range(s.first, first))


def _main_verb(words: Words, start: int, end: int) -> int:
    """Return where the main verb begins behind a clause at ``start``: its second verb group, or ``end``."""
    groups, k = 0, start
    while k < end:
        word = words.low[k]
        if (
            word in SUBORDINATORS
            or word in RELATIVES
            or word in COORDINATORS
            or words.quote[k]
            or word in VERB_CUES
        ):
            # A clause inside the clause, whose verbs are not told apart here.
            if groups and not words.quote[k] and not words.joined(k) and is_verb(words, k):
                return k
            groups -= word in SUBORDINATORS or word in RELATIVES or word in COORDINATORS
        elif is_verb(words, k) and not words.joined(k):
            if groups > 0:
                return k
            groups += 1
            while k + 1 < end and (is_verb(words, k + 1) or is_adverb(words.low[k + 1])):
                k += 1
            if words.word(k) in AUXILIARIES:
                k += 1
        k += 1
    return end


def _owner(s: Sentence, i: int) -> Span | None:
    """Return whose claim it is: "Ford's", "his"."""
    words, start = s.words, i
    while start > max(s.first, i - 3) and not _begins_noun(words, start - 1):
        start -= 1
    if start <= s.first or words.low[start - 1] not in POSSESSIVES:
        return None
    if words.low[start - 1] not in ("'s", "'"):
        return start - 1, start
    begin = phrase_before(words, s.first, start - 1)
    behind = [k + 1 for k in range(begin, start - 2) if words.low[k] in PREPOSITIONS and words.low[k] != "of"]
    owner = max([begin, *behind])
    # An apostrophe behind a mark is nobody's.
    return (owner, start - 1) if owner < start - 1 else None


def _begins_noun(words: Words, k: int) -> bool:
    word = words.low[k]
    if word in POSSESSIVES or word in MARKS or word in DETERMINERS or word in PREPOSITIONS:
        return True
    return is_verb(words, k)


def read_colon(s: Sentence, colon: int) -> Found | None:
    """Read `X took to the radio: "…"`; in headlines `X: the server was open` and `'They must act': X`.

    ``colon`` is the first outside quotations, with words on both sides.
    """
    words = s.words
    end = trim(words, colon + 1, s.last)
    if words.quote[colon + 1]:
        opened, closed = words.quote_words[words.quote[colon + 1]]
        subject = main_subject(words, s.first, colon + 1)
        if subject is None or closed - opened < _SHORTEST_QUOTE:
            return None
        if subject[1] == colon and colon - subject[0] > _LONGEST_NAME + 1:
            return None  # a heading
        return Found("say", "colon.quote", [(colon + 1, end)], subject, (colon, colon + 1))
    stands_alone = words.line_ends(s.first) and words.line_ends(s.last)
    if not stands_alone or s.last - s.first > _LONGEST_HEADLINE:
        return None
    return _read_headline(words, (s.first, colon), (colon + 1, end))


def _read_headline(words: Words, before: Span, after: Span) -> Found | None:
    cue = (before[1], after[0])
    if (_is_name(words, after) or _is_lower_source(words, after)) and any(
        words.quote[k] or is_verb(words, k) for k in range(*before)
    ):
        return Found("say", "colon.last", [before], after, cue)
    if _is_name(words, before) and after[1] - after[0] >= 4 and words.low[before[0]] not in _LABELS:
        return Found("say", "colon.first", [after], before, cue)
    return None


def _is_lower_source(words: Words, span: Span) -> bool:
    """Tell whether a headline names its source by a common noun: "…: health officials"."""
    return (
        span[1] - span[0] <= _LONGEST_NAME - 1
        and words.low[span[1] - 1] in _HEADLINE_SOURCES
        and not any(is_verb(words, k) for k in range(*span))
    )


def _is_name(words: Words, span: Span) -> bool:
    if not 0 < span[1] - span[0] <= _LONGEST_NAME:
        return False
    return all(
        (words.is_title(k) or words.low[k] in ("of", "the", "'s", ".")) and not is_verb(words, k)
        for k in range(*span)
    )
