"""Numbers as they stand in dates and durations: "3", "1,500", "thirty-first", "two and a half"."""

import re

_SMALL = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
""".split()

WORD_VALUES: dict[str, int] = (
    {word: value for value, word in enumerate(_SMALL)}
    | {word: 20 + 10 * index for index, word in enumerate(_TENS)}
    | {word: index for index, word in enumerate(_ORDINALS, 1)}
    | {"thirtieth": 30, "a": 1, "an": 1, "hundred": 100, "thousand": 1000, "dozen": 12}
)

_PART = re.compile(r"\d+(?:[.,]\d+)*|[a-z]+")


def number(words: str) -> float:
    """Return what ``words``, in small letters, count.

    Raises ValueError when there is no number in them.
    """
    total: float = 0
    any_found = False
    for part in _PART.findall(words.replace("and a half", "half")):
        if part[0].isdigit():
            total += float(part.replace(",", ""))
        elif part == "half":
            total += 0.5
        elif part in ("hundred", "thousand"):
            total *= WORD_VALUES[part]
        elif part in WORD_VALUES:
            total += WORD_VALUES[part]
        else:
            continue
        any_found = True
    if not any_found:
        raise ValueError(f"no number in {words!r}")
    return total


def amount(value: float) -> str:
    """Return ``value`` as TIMEX3 writes it: 3, 2.5."""
    return f"{value:g}"
