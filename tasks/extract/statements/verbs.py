"""Statements that a verb introduces; each function reads one construction and names it in ``rule``."""

from tasks.extract.statements.clauses import (
    Complement,
    complement,
    content_end,
    group_start,
    resumption,
    trim,
)
from tasks.extract.statements.lexicon import VERB_CUES, Cue, word_list
from tasks.extract.statements.phrases import (
    BE,
    COORDINATORS,
    DETERMINERS,
    MARKS,
    MODALS,
    NEGATIONS,
    OPENERS,
    PERSONAL_PRONOUNS,
    PLURAL_NOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
    is_verb,
    phrase_after,
    phrase_before,
    subject_before,
)
from tasks.extract.statements.scene import Found, Sentence
from tasks.extract.statements.words import Span, Words

_BEFORE_PARTICIPLE = word_list("before_participle") | {",", ""}
_EXPECTED = word_list("expected")
_PLURAL_SUBJECTS = word_list("plural_subject")
_REPORTED = frozenset(("say", "judge", "write", "urge"))


def read_verb(s: Sentence, i: int, cue: Cue) -> Found | None:
    """Return the statement that the verb at word ``i`` introduces, if it is a verb there and introduces one."""
    words = s.words
    p = i - 1
    while p >= s.first and is_adverb(words.low[p]):
        p -= 1
    before = words.low[p] if p >= s.first else ""
    if _is_no_verb(s, i, before, cue):
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
    if cue.form in ("ing", "base") or _is_no_verb(s, i, words.word(i - 1), cue):
        return None
    g = group_start(words, s.first, i)
    inverted = _read_inverted(s, i, g, cue)
    if inverted is not None:
        return inverted
    subject = subject_before(words, s.first, g)
    if subject is None or words.word(subject[0] - 1) != "," or words.word(subject[1] - 1) in RELATIVES:
        return None
    found = complement(words, i, s.last, cue)
    return _read_final(s, i, g, cue, subject, found) if found is None else None


def _is_no_verb(s: Sentence, i: int, before: str, cue: Cue) -> bool:
    """Tell whether a form that may be a verb is a noun, an adjective, a preposition or part of a name or compound."""
    words = s.words
    if words.is_title(i) and i > s.first and not s.is_headline:
        return True
    if (words.joined(i + 1) and words.low[i + 1] == "-") or (words.joined(i) and words.low[i - 1] == "-"):
        return True
    next_before = words.low[i - 1] if i > s.first else ""
    if next_before in DETERMINERS or next_before in POSSESSIVES:
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
    if cue.lemma == "ask" and words.word(i + 1) == "not":
        return True  # "who asked not to be named"
    if cue.form in ("third", "base") and i + 1 < s.last and is_verb(words, i + 1):
        return True
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
    return not before.endswith("s") or before.endswith(("ss", "'s"))


def _read_finite(s: Sentence, i: int, g: int, cue: Cue) -> Found | None:
    """Read `X said that …`, `X has criticized Y`, `…, X said`."""
    words = s.words
    inverted = _read_inverted(s, i, g, cue)
    if inverted is not None:
        return inverted
    before = words.low[g - 1] if g > s.first else ""
    if before == "" or before in DETERMINERS:
        return None
    coordinated = before in COORDINATORS or before == "then" or (before == "," and _is_first_comma(s, g - 1))
    subject = None if coordinated else subject_before(words, s.first, g)
    subject = subject or s.shared_subject(g)
    if subject is None:
        return None
    if words.word(subject[0] - 1) == "as" and (i + 1 >= s.last or words.low[i + 1] in (",", ".")):
        return _read_as(s, i, g, cue, subject)
    found = complement(words, i, s.last, cue)
    final = _read_final(s, i, g, cue, subject, found)
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


def _is_left_mark(words: Words, k: int) -> bool:
    return k >= 0 and ((words.low[k] in (",", "?", "!") and not words.quote[k]) or words.closes_quote(k))


def _quote_before(words: Words, mark: int) -> bool:
    return words.closes_quote(mark) or (words.low[mark] == "," and words.closes_quote(mark - 1))


def _holds_verb(words: Words, span: Span) -> bool:
    return any(is_verb(words, k) for k in range(*span))


def _read_inverted(s: Sentence, i: int, g: int, cue: Cue) -> Found | None:
    """Read `"…," said X`; `…, says X`."""
    words, mark = s.words, i - 1
    if g != i or "quote" not in cue.complements or cue.form in ("ing", "base") or i + 1 >= s.last:
        return None
    if not _is_left_mark(words, mark) or not s.goes_on_behind(mark) or not _may_be_speaker(words, i + 1):
        return None
    content = s.left_content(mark)
    if content is None:
        return None
    if not _quote_before(words, mark) and (
        "bare" not in cue.complements or not _is_inverted_clause(s, i, content)
    ):
        return None
    end = phrase_after(words, i + 1, s.last)
    if end <= i + 1:
        return None
    rest = resumption(words, end, s.last)
    return Found(cue.kind, "verb.inverted", [content, *([rest] if rest else [])], (i + 1, end), (i, i + 1))


def _may_be_speaker(words: Words, k: int) -> bool:
    word = words.low[k]
    if words.quote[k] or word in MARKS or word == "to":
        return False
    return (
        words.is_title(k) or word in DETERMINERS or (word not in PREPOSITIONS and word not in SUBORDINATORS)
    )


def _is_inverted_clause(s: Sentence, i: int, content: Span) -> bool:
    """Tell whether an unquoted clause before the verb is what was said, and not the verb's own subject."""
    words = s.words
    if not _holds_verb(words, content) or words.low[i + 1] in PERSONAL_PRONOUNS or words.low[i + 1] == "that":
        return False
    # "X, who leads the party, said unemployment fell": a verb follows what would be the speaker.
    end = phrase_after(words, i + 1, s.last, apposition=False)
    if end < s.last and is_verb(words, end):
        return False
    comma = next((k for k in range(i - 2, s.first - 1, -1) if words.low[k] == ","), None)
    return comma is None or _holds_verb(words, (s.first, comma))


_STRONG = frozenset("that bare quote colon np inf wh np_inf".split())
_BEHIND_FINAL = PREPOSITIONS | MARKS
_SUBORDINATE = PREPOSITIONS | SUBORDINATORS


def _read_final(
    s: Sentence, i: int, g: int, cue: Cue, subject: Span, found: Complement | None
) -> Found | None:
    """Read `…, X said.` and `…, X said, …`."""
    words, mark = s.words, subject[0] - 1
    if (
        not {"quote", "bare"} & cue.complements
        or not _is_left_mark(words, mark)
        or not s.goes_on_behind(mark)
    ):
        return None
    content = s.left_content(mark)
    if content is None:
        return None
    k = i + 1
    while k < s.last and not words.quote[k] and (is_adverb(words.low[k]) or words.low[k] in TIMES):
        k += 1
    if _quote_before(words, mark):
        if found is not None and (words.word(k) == "that" or _is_title_in_quotes(found, content)):
            return None
    elif not _is_final_behind_clause(s, k, cue, content, found):
        return None
    rest = resumption(words, i + 1, s.last)
    return Found(cue.kind, "verb.final", [content, *([rest] if rest else [])], subject, (g, i + 1))


def _is_title_in_quotes(found: Complement, content: Span) -> bool:
    """Tell whether short words in quotation marks before the subject are a name: `In "Dune," X says …`."""
    return content[1] - content[0] <= 3 and found.how in ("quote", "that", "bare")


def _is_final_behind_clause(s: Sentence, k: int, cue: Cue, content: Span, found: Complement | None) -> bool:
    """Tell whether an unquoted clause before the subject is what was said; ``k`` is the word behind the verb."""
    words = s.words
    following = words.low[k] if k < s.last else "."
    if found is not None and found.how in _STRONG and following != ",":
        return False
    if not _holds_verb(words, content):
        return False
    if (
        words.low[content[0]] in _SUBORDINATE
        and words.low[content[0]] != "if"
        and following not in (".", ",")
    ):
        return False
    return following in _BEHIND_FINAL or "obj" in cue.complements


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
    if before == "to" or (not detached and cue.kind not in _REPORTED) or s.in_content(i):
        return None
    found = complement(words, i, s.last, cue)
    if found is None:
        return None
    subject = s.shared_subject(i) if detached else subject_before(words, s.first, i)
    if subject is None:
        return None
    statement = _found(s, i, i, cue, "participle", subject, found)
    if statement is not None:
        # Where the main clause or its verb follows, the content ends at the comma before it.
        start, end = statement.content[0]
        commas = [k for k in range(start, end) if words.low[k] == "," and not words.quote[k]]
        comma = next((k for k in commas if subject[0] > i or is_verb(words, k + 1)), end)
        if comma > start:
            statement.content[0] = (start, comma)
    return statement


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
    ):
        return None
    end = phrase_after(words, i + 2, s.last)
    if end <= i + 2:
        return None
    if words.word(g - 1) == "as" and g - 2 > s.first:
        mark = g - 2 if words.low[g - 2] == "," or words.closes_quote(g - 2) else g - 1
        content = s.left_content(mark)
        return None if content is None else Found(cue.kind, "verb.as_by", [content], (i + 2, end), (g, i + 2))
    stop = g - 1 if words.word(g - 1) == "," else g
    start = phrase_before(words, s.first, stop)
    if start >= stop:
        return None
    return Found(cue.kind, "verb.reduced_by", [(start, stop)], (i + 2, end), (i, i + 2))
