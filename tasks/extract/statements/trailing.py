"""Statements whose verb comes last: `"…," said X`, `…, X said`."""

from tasks.extract.statements.clauses import Complement
from tasks.extract.statements.contents import resumption
from tasks.extract.statements.lexicon import Cue
from tasks.extract.statements.phrases import (
    DETERMINERS,
    MARKS,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
    is_verb,
    phrase_after,
)
from tasks.extract.statements.scene import Found, Sentence
from tasks.extract.statements.words import Span, Words

_STRONG = frozenset("that bare quote colon np inf wh np_inf".split())
_BEHIND_FINAL = PREPOSITIONS | MARKS
_SUBORDINATE = PREPOSITIONS | SUBORDINATORS


def _is_left_mark(words: Words, k: int) -> bool:
    return k >= 0 and ((words.low[k] in (",", "?", "!") and not words.quote[k]) or words.closes_quote(k))


def _quote_before(words: Words, mark: int) -> bool:
    return words.closes_quote(mark) or (words.low[mark] == "," and words.closes_quote(mark - 1))


def _holds_verb(words: Words, span: Span) -> bool:
    return any(is_verb(words, k) for k in range(*span))


def read_inverted(s: Sentence, i: int, g: int, cue: Cue) -> Found | None:
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
    s.cut_contents(content[1])
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


def read_final(
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
    while k < s.last and not words.quote[k] and _is_between(words.low[k]):
        k += 1
    if _quote_before(words, mark):
        if found is not None and (words.word(k) == "that" or _is_title_in_quotes(found, content)):
            return None
    elif not _is_final_behind_clause(s, k, cue, content, found):
        return None
    s.cut_contents(content[1])
    rest = resumption(words, i + 1, s.last)
    return Found(cue.kind, "verb.final", [content, *([rest] if rest else [])], subject, (g, i + 1))


def _is_between(word: str) -> bool:
    """Tell whether a word may stand between the verb and the occasion: "said later in a note"."""
    return (is_adverb(word) and word not in PREPOSITIONS) or word in TIMES


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
