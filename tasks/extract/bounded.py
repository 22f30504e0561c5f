"""Patterns that no text can drive into more than linear time."""

import re

# Longer runs of spaces stand in no sentence, longer words in no language that we read.
_MOST = {r"\s": 4, "]": 40, r"\w": 40, ")": 6}

_UNBOUNDED = re.compile(r"(?P<what>\\[sw]|(?<!\\)[\])])(?P<how>[*+])")


def bounded(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern with every ``*`` and ``+`` bounded: spaces by 4, letters by 40, groups by 6.

    A search then does a bounded amount of work at each character of the text.
    """
    return re.compile(_UNBOUNDED.sub(_with_bounds, pattern), flags)


def _with_bounds(found: re.Match[str]) -> str:
    least = 0 if found["how"] == "*" else 1
    return f"{found['what']}{{{least},{_MOST[found['what']]}}}"
