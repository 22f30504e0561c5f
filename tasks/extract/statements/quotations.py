"""Quotations that no cue in their own sentence introduces, and which quotation marks hold speech at all."""

from tasks.extract.statements.contents import trim
from tasks.extract.statements.lexicon import word_list
from tasks.extract.statements.phrases import DETERMINERS, MARKS, POSSESSIVES, QUOTE_MARKS, is_verb
from tasks.extract.statements.scene import Found, Sentence
from tasks.extract.statements.words import Span, Words

_NAMING = word_list("naming")
_LONGEST_SCARE, _LONGEST_TERM = 1, 5
_SPEAKING = frozenset(("say", "write", "ask", "urge"))


def attach_quotations(words: Words, sentences: list[Sentence]) -> list[Found]:
    """Return all statements: those found, quotations behind them added, and those that quotations alone make.

    A quotation goes on with the statement before it in its paragraph, or when that one's quotation was left open at
    the end of its paragraph. One that opens the next paragraph is a statement of its own by the same speaker; so is
    a sentence that quotes more than a term right behind a statement.
    """
    statements: list[Found] = []
    previous: Found | None = None
    for s in sentences:
        if s.found:
            statements += s.found
            previous = _last_speaking(s.found)
            continue
        if previous is None or not any(words.quote[s.first : s.last]):
            previous = None
            continue
        if any(first <= s.first < last for first, last in previous.content):
            continue
        added = _behind(words, s, previous)
        if added is not None:
            statements.append(added)
        previous = added or (previous if _is_quoted(words, s) else None)
    return statements


def _is_quoted(words: Words, s: Sentence) -> bool:
    return all(words.quote[s.first : s.last])


def _behind(words: Words, s: Sentence, previous: Found) -> Found | None:
    """Add a sentence with quotations to the statement before it, or return the statement that it makes."""
    end = trim(words, s.first, s.last)
    if _is_quoted(words, s):
        if not words.line_ends(s.first) or _is_left_open(words, previous):
            previous.content.append((s.first, end))
            return None
        # The whole quotation, which may hold several sentences.
        content = (s.first, max(end, words.quote_words[words.quote[s.first]][1]))
        quoted = any(words.quote[k] for part in previous.content for k in range(*part))
        return Found(previous.kind, "quote.next", [content], previous.source) if quoted else None
    if previous.kind not in _SPEAKING or previous.source is None or not holds_speech(words, (s.first, end)):
        return None
    return Found(previous.kind, "quote.fragment", [(s.first, end)], previous.source)


def _is_left_open(words: Words, statement: Found) -> bool:
    number = words.quote[statement.content[-1][1] - 1]
    return number > 0 and not words.quotes[number - 1].closed


def _last_speaking(found: list[Found]) -> Found:
    """Return the statement of a sentence that a quotation behind it goes on with."""
    final = [f for f in found if f.rule in ("verb.final", "verb.inverted")]
    return final[-1] if final else found[-1]


def form_of(words: Words, content: list[Span]) -> str:
    """Return ``direct`` where all of the content is quoted, ``mixed`` where some of it is, else ``indirect``."""
    if not any(holds_speech(words, part) for part in content):
        return "indirect"
    whole = all(
        words.quote[first] and words.quote[last - 1] and _is_one(words, first, last)
        for first, last in content
    )
    return "direct" if whole else "mixed"


def _is_one(words: Words, first: int, last: int) -> bool:
    return all(
        words.quote[k] or words.low[k] in MARKS or words.low[k] in QUOTE_MARKS for k in range(first, last)
    )


def holds_speech(words: Words, span: Span) -> bool:
    """Tell whether a span holds quotation marks around somebody's words, not around a term."""
    numbers = dict.fromkeys(number for number in words.quote[span[0] : span[1]] if number)
    return any(not _is_term(words, *words.quote_words[number]) for number in numbers)


def _is_term(words: Words, first: int, last: int) -> bool:
    """Tell a term, a name or a scare quote from speech: `a "coalition of the willing"`, `so-called "lone wolves"`."""
    inner = [k for k in range(first, last) if words.low[k] not in QUOTE_MARKS and words.low[k] not in MARKS]
    if len(inner) <= _LONGEST_SCARE:
        return not (last - first > 2 and words.low[last - 2] in (".", ",", "!", "?"))
    if (
        len(inner) > _LONGEST_TERM
        or words.low[last - 2] in (".", "!", "?")
        or any(is_verb(words, k) for k in inner)
    ):
        return False
    before = words.word(first - 1)
    if before in _NAMING:
        return True
    named = words.is_title(inner[0]) and all(words.is_title(k) for k in inner if len(words.low[k]) > 3)
    return named or before in DETERMINERS or before in POSSESSIVES
