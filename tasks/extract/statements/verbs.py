"""Statements that a verb introduces; each function reads one construction and names it in ``rule``."""

from tasks.extract.statements.clauses import Complement, complement, group_start
from tasks.extract.statements.contents import content_end, trim
from tasks.extract.statements.lexicon import VERB_CUES, Cue, word_list
from tasks.extract.statements.phrases import (
    BE,
    COORDINATORS,
    DETERMINERS,
    MARKS,
    OPENERS,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    QUANTIFIERS,
    RELATIVES,
    SUBORDINATORS,
    is_adverb,
    is_apart,
    is_verb,
    phrase_after,
    phrase_before,
    subject_before,
)
from tasks.extract.statements.scene import Found, Sentence
from tasks.extract.statements.trailing import read_final, read_inverted
from tasks.extract.statements.verbforms import is_no_verb
from tasks.extract.statements.words import Span, Words

_BEFORE_PARTICIPLE = word_list("before_participle") | {",", ""}
_EXPECTED = word_list("expected")
_NAMING_VERBS = frozenset(("call", "dub", "name", "title"))
_MEANS = frozenset("phone telephone email e-mail text video letter mail message fax".split())
_QUOTED = frozenset(("quoted", "cited", "reported", "paraphrased"))
_REPORTED = frozenset(("say", "judge", "write", "urge"))


def read_verb(s: Sentence, i: int, cue: Cue) -> Found | None:
    """Return the statement that the verb at word ``i`` introduces, if it is a verb there and introduces one."""
    words = s.words
    p = i - 1
    while p >= s.first and is_adverb(words.low[p]):
        p -= 1
    before = words.low[p] if p >= s.first else ""
    if is_no_verb(s, i, before, cue):
        return None
    g = group_start(words, s.first, i)
    if cue.form == "base" and before == "to":
        return _read_infinitive(s, i, cue)
    if cue.form == "ing" and before not in BE:
        return _read_participle(s, i, before, cue)
    if cue.form in ("participle", "past_participle"):
        if words.low[i - 1] != "being" and not BE.isdisjoint(words.low[g:i]):
            return _read_passive(s, i, g, cue)
        if words.word(i + 1) == "by" or (cue.form == "participle" and g == i):
            return _read_by(s, i, g, cue)
    return _read_finite(s, i, g, cue)


def read_closing(s: Sentence, i: int, cue: Cue) -> Found | None:
    """Return the statement of a whole clause that the verb at ``i`` attributes at its end: `…, said X`, `…, X said`.

    For verbs in what an earlier cue seemed to report.
    """
    words = s.words
    if cue.form in ("ing", "base") or is_no_verb(s, i, words.word(i - 1), cue):
        return None
    g = group_start(words, s.first, i)
    inverted = read_inverted(s, i, g, cue)
    if inverted is not None:
        return inverted
    subject = subject_before(words, s.first, g)
    if subject is None or words.word(subject[0] - 1) != "," or words.word(subject[1] - 1) in RELATIVES:
        return None
    found = complement(words, i, s.last, cue)
    return read_final(s, i, g, cue, subject, found) if found is None else None


def _read_finite(s: Sentence, i: int, g: int, cue: Cue) -> Found | None:
    """Read `X said that …`, `X has criticized Y`, `…, X said`."""
    words = s.words
    inverted = read_inverted(s, i, g, cue)
    if inverted is not None:
        return inverted
    before = words.low[g - 1] if g > s.first else ""
    if before == "" or (before in DETERMINERS and before not in QUANTIFIERS):
        return None
    coordinated = before in COORDINATORS or before == "then" or (before == "," and _is_first_comma(s, g - 1))
    subject = None if coordinated else subject_before(words, s.first, g)
    subject = subject or s.shared_subject(g)
    if subject is None:
        return None
    if words.word(subject[0] - 1) == "as" and (i + 1 >= s.last or words.low[i + 1] in (",", ".")):
        return _read_as(s, i, g, cue, subject)
    if cue.lemma in _NAMING_VERBS and g == i and before == "," and words.quote[min(i + 1, s.last - 1)]:
        return None  # "the festival, called "Light and Water", opens"
    subject = s.described_speaker(g) or subject
    found = complement(words, i, s.last, cue)
    final = read_final(s, i, g, cue, subject, found)
    if final is not None:
        return final
    if found is None or words.word(i + 1) == "as":
        related = _read_object_relative(s, i, g, cue, subject)
        if related is not None or found is None:
            return related
    # A comma closes a relative clause, and one that opens the sentence: "After X warned of delays, Y …".
    opens = words.low[s.first] in SUBORDINATORS and "," not in words.low[s.first : i]
    relative = words.low[subject[1] - 1] in RELATIVES or opens
    return _found(s, i, g, cue, "verb", subject, found, relative=relative)


def _read_as(s: Sentence, i: int, g: int, cue: Cue, subject: Span) -> Found | None:
    """Read `As X says, …` and `…, as X said`."""
    words, mark = s.words, subject[0] - 2
    if "that" not in cue.complements:
        return None
    if mark < s.first:
        end = trim(words, i + 2, s.last)
        content = (i + 2, end) if end > i + 2 else None
    else:
        content = s.left_content(mark if words.low[mark] == "," else mark + 1)
        if content is not None:
            s.cut_contents(content[1])
    return None if content is None else Found(cue.kind, "verb.as", [content], subject, (g, i + 1))


def _is_first_comma(s: Sentence, comma: int) -> bool:
    """Tell whether no comma stands before ``comma``, which then closes no apposition: "X warns rivals, urges calm"."""
    return "," not in s.words.low[s.first : comma]


def _found(
    s: Sentence,
    i: int,
    g: int,
    cue: Cue,
    rule: str,
    subject: Span,
    found: Complement,
    *,
    relative: bool = False,
) -> Found | None:
    """Return a statement whose content follows its verb."""
    end = content_end(s.words, found, s.last, cue, relative=relative)
    if end <= found.start:
        return None
    # A preposition or particle that the verb needs belongs to the cue: "called for", "pointed out".
    behind = found.start if found.how == "prep" and found.start == i + 2 else i + 1
    return Found(cue.kind, f"{rule}.{found.how}", [(found.start, end)], subject, (g, behind))


def _read_object_relative(s: Sentence, i: int, g: int, cue: Cue, subject: Span) -> Found | None:
    """Read `the deal, which X criticized`; `a move he described as reckless`."""
    words, first = s.words, subject[0]
    if "np" not in cue.complements or first - 1 <= s.first:
        return None
    before = words.low[first - 1]
    if before in ("which", "that", "whom", "who"):
        antecedent = None if is_verb(words, first - 2) else subject_before(words, s.first, first)
    elif words.low[first] in PERSONAL_PRONOUNS and not _cannot_precede_relative(words, first - 1):
        start = phrase_before(words, s.first, first)
        antecedent = (start, first) if start < first else None
    else:
        return None
    if antecedent is None:
        return None
    content = [antecedent]
    if words.word(i + 1) == "as":
        content.append((i + 1, content_end(words, Complement(i + 1, "np"), s.last, cue, relative=True)))
    return Found(cue.kind, "verb.object_relative", content, subject, (g, i + 1))


def _cannot_precede_relative(words: Words, k: int) -> bool:
    word = words.low[k]
    if words.quote[k] or word in MARKS or word in OPENERS or is_adverb(word) or is_verb(words, k):
        return True
    return word in PREPOSITIONS or word in SUBORDINATORS or word in COORDINATORS or word in VERB_CUES


def _read_infinitive(s: Sentence, i: int, cue: Cue) -> Found | None:
    """Read `continues to warn …`, `took the floor to criticize …`, where no other cue governs the infinitive."""
    found = complement(s.words, i, s.last, cue)
    if found is None or cue.kind not in _REPORTED or s.in_content(i):
        return None
    governed = found.how in ("np", "np_inf") or (found.how == "bare" and "obj" in cue.complements)
    if governed and s.words.word(i - 2) not in BE:
        return None
    subject = s.shared_subject(i)
    if subject is None or subject[0] > i:
        return None
    return _found(s, i, i, cue, "infinitive", subject, found)


def _read_participle(s: Sentence, i: int, before: str, cue: Cue) -> Found | None:
    """Read `…, saying that …`, `by rejecting …`, `After criticizing Y, X …`."""
    words = s.words
    detached = before in _BEFORE_PARTICIPLE
    if before == "as" and words.word(i - 2) in _QUOTED:
        return _read_quoted_as(s, i, cue)
    if before == "to" or (not detached and cue.kind not in _REPORTED) or s.in_content(i):
        return None
    found = complement(words, i, s.last, cue)
    if found is None:
        return None
    subject = s.shared_subject(i) if detached else subject_before(words, s.first, i)
    if subject is None:
        return None
    if not detached:
        behind = [k + 1 for k in range(*subject) if words.low[k] in PREPOSITIONS and words.low[k] != "of"]
        subject = (max(subject[0], *behind, subject[0]), subject[1])
        if subject[0] >= subject[1]:
            return None
    statement = _found(s, i, i, cue, "participle", subject, found)
    if statement is not None:
        # Where the main clause or its verb follows, the content ends at the comma or dash before it.
        start, end = statement.content[0]
        if start < subject[0] < end:
            end = next((k for k in range(start + 1, subject[0]) if is_apart(words, k)), end)
        commas = [k for k in range(start, end) if words.low[k] == "," and not words.quote[k]]
        comma = next((k for k in commas if subject[0] > i or is_verb(words, k + 1)), end)
        if comma > start:
            statement.content[0] = (start, comma)
    return statement


def _read_quoted_as(s: Sentence, i: int, cue: Cue) -> Found | None:
    """Read `X was quoted as saying …`."""
    g = group_start(s.words, s.first, i - 2)
    subject, found = subject_before(s.words, s.first, g), complement(s.words, i, s.last, cue)
    if subject is None or found is None or BE.isdisjoint(s.words.low[g : i - 2]):
        return None
    return _found(s, i, g, cue, "passive.as", subject, found)


def _read_passive(s: Sentence, i: int, g: int, cue: Cue) -> Found | None:
    """Read `X is expected to …`, `X was criticized by Y`."""
    words = s.words
    subject = s.shared_subject(g) if words.word(g - 1) in COORDINATORS else subject_before(words, s.first, g)
    if subject is None:
        return None
    by = next((k for k in range(i + 1, min(s.last, i + 12)) if words.low[k] in ("by", ",", ".", ";")), s.last)
    if by + 1 < s.last and words.low[by] == "by" and not words.low[by + 1].endswith("ing"):
        end = phrase_after(words, by + 1, s.last, apposition=False)
        if end > by + 1:
            content = [subject, (i + 1, by)] if by > i + 1 else [subject]
            return Found(cue.kind, "passive.by", content, (by + 1, end), (g, i + 1))
    if cue.lemma not in _EXPECTED or words.word(i + 1) not in _BEHIND_PASSIVE:
        return None
    end = content_end(words, Complement(i + 1, "np"), s.last, cue)
    expletive = words.low[subject[0]] == "it" and words.word(i + 1) == "that"
    content = [(i + 1, end)] if expletive else [subject, (i + 1, end)]
    return Found(cue.kind, "passive.bare", content, None, (g, i + 1))


_BEHIND_PASSIVE = frozenset("to a an the as of that about one".split())


def _read_by(s: Sentence, i: int, g: int, cue: Cue) -> Found | None:
    """Read `…, as stated by X`; `the bill opposed by X`."""
    words = s.words
    if (
        words.word(i + 1) != "by"
        or "np" not in cue.complements
        or i + 2 >= s.last
        or words.low[i + 2].endswith("ing")
        or words.low[i + 2] in _MEANS
    ):
        return None
    end = phrase_after(words, i + 2, s.last)
    if end <= i + 2:
        return None
    if words.word(g - 1) == "as" and g - 2 > s.first:
        mark = g - 2 if words.low[g - 2] == "," or words.closes_quote(g - 2) else g - 1
        content = s.left_content(mark)
        if content is None:
            return None
        s.cut_contents(content[1])
        return Found(cue.kind, "verb.as_by", [content], (i + 2, end), (g, i + 2))
    stop = g - 1 if words.word(g - 1) == "," else g
    start = phrase_before(words, s.first, stop)
    if start >= stop:
        return None
    return Found(cue.kind, "verb.reduced_by", [(start, stop)], (i + 2, end), (i, i + 2))
