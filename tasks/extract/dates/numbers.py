"""Numbers as they stand in dates and durations: "3", "1,500", "thirty-first", "two and a half"."""

import re

from tasks.extract.seedtables import read_table

_VALUES: dict[str, int] = {
    row["word"]: int(row["value"])
    for row in read_table("number_words")
    if row["class"] in ("unit", "teen", "ten", "ordinal")
} | {"a": 1, "an": 1}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_PART = re.compile(r"\d+(?:[.,]\d+)*|[a-z]+")
_AND_A_HALF = re.compile(r"and\Wa\Whalf")


def number(words: str) -> float:
    """Return what ``words``, in small letters, count.

    Raises ValueError when there is no number in them.
    """
    total: float = 0
    any_found = False
    for part in _PART.findall(_AND_A_HALF.sub("half", words)):
        if part[0].isdigit():
            total += float(part.replace(",", ""))
        elif part == "half":
            total += 0.5
        elif part in _SCALES:
            total *= _SCALES[part]
        elif part in _VALUES:
            total += _VALUES[part]
        else:
            continue
        any_found = True
    if not any_found:
        raise ValueError(f"no number in {words!r}")
    return total


def is_number(word: str) -> bool:
    """Tell whether ``word``, in small letters, is a number in digits or letters."""
    return word.isdecimal() or word in _VALUES


def amount(value: float) -> str:
    """Return ``value`` as TIMEX3 writes it: 3, 2.5."""
    return str(int(value)) if value == int(value) else f"{value:g}"
