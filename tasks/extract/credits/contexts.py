"""The words around a source's name that credit it with what a sentence says.

A context is a pattern that ends where the name begins, or one that begins where the name ends. The first that fits
decides; adding one is adding a line.
"""

import re
from typing import NamedTuple

from tasks.extract.bounded import bounded
from tasks.extract.credits.sources import one_of

# Words that may stand between "told" and the name: "the French newspaper", "a reporter for".
_LED = (
    r"(?:(?:the|a|an|its|his|her|their|and|from|at|of|for|with|on|state|private|local|news|daily|weekly|business|"
    r"financial|public|official|opposition|semi-official|state-\w+|pro-\w+|reporters?|journalists?|"
    rf"agencies|outlets|[A-Z][\w-]*(?:\.[A-Z]\.?)*(?:['’]s)?|{one_of('outlet_nouns')})\s+){{0,6}}"
)
_TAIL = rf"(?:\s*\([A-Z]{{2,6}}\))?(?:\s+{one_of('outlet_nouns')})?"
_ADVERBS = (
    r"(?:,\s+(?:however|meanwhile|who|which|too),?)?"
    r"(?:\s+(?:also|has|have|had|is|are|was|were|later|first|previously|earlier|separately|then))*"
)


class Context(NamedTuple):
    """Words before or after a source that make it a credit."""

    rule: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


def _before(rule: str, words: str) -> Context:
    return Context(rule, bounded(rf"\b{words}\s+{_LED}\Z"), None)


def _after(rule: str, words: str) -> Context:
    return Context(rule, None, bounded(_TAIL + words))


CONTEXTS = (
    Context("according", bounded(r"\b[Aa]ccording\s+to\s+[^.;:!?\"“”,\n]{0,60}\Z"), None),
    _before("told", r"(?:told|tells|telling)"),
    _before("spoke_to", r"(?:[Ss]poke|[Ss]peaking|[Ss]peaks|[Tt]alking|[Tt]alked)\s+(?:to|with|on)"),
    _before(
        "interview",
        r"(?:[Ii]nterview(?:ed|s)?|comments?|remarks|statement|e-?mail|op-ed|column|essay|letter|article|broadcast)"
        r"\s+(?:\w+\s+){0,2}?(?:with|to|by|for|on|in|from|of)",
    ),
    _before(
        "reported_by",
        r"(?:[Rr]eported|reports|[Rr]eporting|carried|published|broadcast|aired|revealed|run)\s+(?:by|in|on|from)",
    ),
    _before("citing", r"(?:[Cc]iting|cites?|cited(?:\s+by)?|[Qq]uoting|quoted\s+(?:by|in)|via|per|[Aa]s\s+per)"),
    _before(
        "seen_by",
        r"(?:obtained|seen|reviewed|compiled|conducted|contacted|reached|verified|consulted|tallied)\s+by",
    ),
    _before("wrote_in", r"(?:wrote|[Ww]riting|written)\s+(?:in|for|on)"),
    _before("said_on", r"(?:said|appear(?:ed|ing|s)|asked|speaking|(?:made|gave)\s+\w+)\s+(?:live\s+)?on"),
    _before(
        "confirmed_to",
        r"(?:confirmed|disclosed|given|leaked|said|described|explained|passed)\s+(?:to|for)",
    ),
    _after("citing.own", r",\s+(?:citing|quoting|which\s+cited)\b"),
    _after(
        "own_people",
        rf"(?:['’]s)?\s+(?:\w+\s+)?{one_of('own_people')}\s+(?:at|in|on|saw|witnessed|heard|said|reported|reports|"
        r"told|counted|\S+\s+\S+\s+(?:said|reported|confirmed))\b",
    ),
    _after("reports", rf"(?:['’]s(?:\s+[A-Z]\S+){{1,3}})?{_ADVERBS}\s+{one_of('reporting_verbs')}\b(?!-)"),
    _after("own_work", rf"(?:['’]s?)?\s+(?:\w+\s+)?{one_of('whose_work')}\b"),
    Context(
        "reports.inverted",
        bounded(rf"(?:^|[,\"”'’])\s*(?:reports|reported|said|says|writes|wrote|quoted)\s+{_LED}\Z"),
        bounded(r"(?=\s*(?:[.,;\n]|\Z))"),
    ),
)  # fmt: skip

# A name in brackets is credited by the brackets, unless they hold what a name before them is short for.
BRACKETED = Context("bracketed", bounded(r"\(\s*(?:[Ss]ource:?\s+|via\s+|with\s+)?\Z"), bounded(r"\s*\)"))

_REACH = 100


def context_of(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Return the rule that makes the words ``start`` to ``end`` a credit, and the span with the words that do so."""
    for context in (*CONTEXTS, BRACKETED):
        first, last = start, end
        if context.before:
            found = context.before.search(text, max(0, start - _REACH), start)
            if not found:
                continue
            first = found.start() + len(found.group()) - len(found.group().lstrip(" ,\"”'’\n"))
        if context.after:
            found = context.after.match(text, end, min(len(text), end + _REACH))
            if not found:
                continue
            last = max(end, found.end())
        return context.rule, first, last
    return None
