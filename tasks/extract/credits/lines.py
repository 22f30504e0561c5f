"""Credits that hold for more than their sentence: datelines, bylines, and the lines that end a report.

A report that only mentions an agency does not rest on it: here the name's place in the layout decides.
"""

import re
from typing import NamedTuple

from tasks.extract.bounded import bounded

_DATELINE_BEFORE = bounded(
    r"(?:\A|\n)[ \t]*(?:[A-Z][^\n()]{0,70}(?<![.!?”\"’]) )?\((?:[A-Z][\w ]{1,24}[,/;&]\s*)?\Z"
)
_DATELINE_AFTER = bounded(r"[^()\n]{0,24}\)\s*(?:[-—–:]|(?=\n))")
_DATELINE_WITHOUT = bounded(r"(?:\A|\n)[ \t]*\Z"), bounded(r",\s+(?:[A-Z]{3,}\b|[A-Z]\w+\s+[-—–])")
_TRAILING_BEFORE = bounded(r"[.!?”\"’']\s*(?:[—–-]{1,2}\s*|\((?:[A-Z][\w ]{1,24}[,/;&]\s*)*)\Z")
_TRAILING_AFTER = bounded(r"[^()\n.]{0,24}\)?\.?\s*(?:\n|\Z)")
# "AP contributed to this report": the source is one among others.
_PARTIAL_BEFORE = bounded(
    r"\b(?:with|additional|some|includes?|uses?|using)\b[^.\n]{0,30}\b(?:inputs?|reporting|files?|material|information|"
    r"reports?|content|dispatches)\s+(?:from|by|of)\s+(?:the\s+)?\Z|(?:\A|\n|[.!?]\s+)\(?(?:With|with|WITH)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_PARTIAL_AFTER = bounded(
    r"[^.\n]{0,80}\b(?:contributed\b|(?:was|were)\s+used\s+in\s+th(?:is|e)\b|helped\s+(?:with|report))"
)
_REPUBLISHED = bounded(
    r"\b[Tt]his\s+(?:article|story|report|piece)\b[^.\n]{0,40}\b(?:published|appeared|produced|provided|written|reported)"
    r"\s+(?:by|in|on|from)\s+(?:the\s+)?\Z"
)
_COPYRIGHT = bounded(
    r"(?:©|\([cC]\)|\b[Cc]opyright\b)\s*(?:©|\([cC]\))?\s*(?:\d{4})?,?\s*(?:by\s+)?(?:[Tt]he\s+)?\Z"
)
_BYLINE = bounded(
    r"[\s*_(]*(?:BYLINE:|[Bb]y|BY|[Ff]rom|FROM|[Rr]eporting by|[Ss]ources?:|SOURCES?:|[Cc]redit:|[Vv]ia)[ \t]+(?=[A-Z])"
)
# What else may stand in a line of nothing but sources: names of people with a comma or a bar between, a day.
_SIGNED = bounded(
    r"[\s—–\-|,;/&()©*•_]*"
    r"(?:(?:and|[Tt]he|agencies|Agencies|AGENCIES|[Ss]taff|in [A-Z]\w+|[Ww]ith|\d{1,4})[\s—–\-|,;/&()©*•_]*)*"
)
_PERSON_BEFORE = bounded(
    r"[ \t]*(?:[A-Z][\w.'’-]+[ \t]+){1,3}[A-Z][\w.'’-]+[ \t]*(?:,|\||/|[—–-])[ \t]*(?:[Tt]he[ \t]+)?"
)
_LONGEST_LINE = 120
_BYLINE_LINES = 6


class LineCredit(NamedTuple):
    """A credit by place; offsets are code points, half-open."""

    rule: str
    start: int
    end: int
    scope: str
    partial: bool = False


def line_credit(text: str, start: int, end: int) -> LineCredit | None:
    """Return the credit that the source at ``start`` to ``end`` has by its place in the text, if any."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    if start - line_start < _LONGEST_LINE:
        found = _dateline(text, start, end, line_start)
        if found:
            return found
    if _COPYRIGHT.search(text, line_start, start):
        return LineCredit("copyright", start, end, "report")
    if _PARTIAL_AFTER.match(text, end, line_end) or _PARTIAL_BEFORE.search(text, line_start, start):
        return LineCredit("contributed", start, end, "report", partial=True)
    if _REPUBLISHED.search(text, line_start, start):
        return LineCredit("republished", start, end, "report")
    if line_end - line_start <= _LONGEST_LINE and _is_signature(text, start, end, line_start, line_end):
        return LineCredit("byline", start, end, "report")
    if _TRAILING_BEFORE.search(text, line_start, start) and _TRAILING_AFTER.match(text, end):
        last = not text[line_end:].strip()
        return LineCredit("trailing", start, end, "report" if last else "paragraph")
    return None


def _dateline(text: str, start: int, end: int, line_start: int) -> LineCredit | None:
    before, after = _DATELINE_BEFORE, _DATELINE_AFTER
    # The patterns look at the line end before the line.
    opened = max(0, line_start - 1)
    if not (before.search(text, opened, start) and after.match(text, end)):
        before, after = _DATELINE_WITHOUT
        if not (before.search(text, opened, start) and after.match(text, end)):
            return None
    # Further down, a dateline is that of one item of several.
    scope = "report" if _lines_before(text, line_start) < _BYLINE_LINES else "paragraph"
    return LineCredit("dateline", start, end, scope)


def _is_signature(text: str, start: int, end: int, line_start: int, line_end: int) -> bool:
    if not _SIGNED.fullmatch(text, end, line_end):
        return False
    at_head = _lines_before(text, line_start) < _BYLINE_LINES
    at_foot = len([line for line in text[line_end:].split("\n") if line.strip()]) < _BYLINE_LINES // 2
    if not (at_head or at_foot):
        return False
    if _BYLINE.match(text, line_start, start) or _SIGNED.fullmatch(text, line_start, start):
        return True
    return _PERSON_BEFORE.fullmatch(text, line_start, start) is not None


def _lines_before(text: str, line_start: int) -> int:
    return sum(1 for line in text[: min(line_start, 2000)].split("\n") if line.strip())
