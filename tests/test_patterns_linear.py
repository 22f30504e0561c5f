"""No regular expression and no stage takes more than time in proportion to the text, whatever stands in it.

Linear work on a text sixteen times as long takes sixteen times as long, quadratic work 256 times. What lies over
``TOO_STEEP``, between the two, is measured again and again, and the smallest ratio of processor times counts, so that
a busy machine cannot fail a pattern; a pattern that takes seconds for ten thousand characters has failed already.
"""

import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from types import FrameType
from typing import Any

import pytest

from tasks.contracts import InputRecord
from tasks.extract.batch import extract_documents
from tasks.normalize.normalize import normalize_record
from tests.patterns import attacks, product_patterns

LENGTH = 800
LONGER = 16
TOO_STEEP = 64.0
ROUNDS = 4
# Less than this for a text of LENGTH, and it is not worth a second look.
QUICK_SECONDS = 0.0004
# Quadratic work on LONGER times LENGTH takes half a second; what takes this long is worse.
HOPELESS_SECONDS = 15.0

READ_ALOUD = (
    "On Monday, 3 May 2027, the €1.2 billion ($1.3 billion) plan passed by 34 votes to 30. Prices rose 3.2% in the "
    "third quarter, the 40-year-old minister said at 9:30 a.m., two days before Christmas.\n"
)


class TooSlowError(Exception):
    pass


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    def give_up(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def seconds_for(work: Callable[[], object], times: int = 1) -> float:
    taken = []
    for _ in range(times):
        began = time.thread_time()
        work()
        taken.append(time.thread_time() - began)
    return min(taken)


def steepness(pattern: re.Pattern[Any], attack: tuple[str, str, str]) -> float:
    """How many times longer a text LONGER times the length takes: the smallest ratio seen; 0 for quick ones."""
    before, pumped, after = attack

    def search(length: int) -> Callable[[], object]:
        text: Any = before + pumped * (length // len(pumped)) + after
        if isinstance(pattern.pattern, bytes):
            text = text.encode("latin-1", "ignore")
        return lambda: sum(1 for _ in pattern.finditer(text))

    if min(seconds_for(search(LENGTH)), seconds_for(search(LENGTH))) < QUICK_SECONDS:
        return 0
    smallest = float("inf")
    for _ in range(ROUNDS):
        smallest = min(smallest, seconds_for(search(LONGER * LENGTH)) / seconds_for(search(LENGTH), 3))
        if smallest < TOO_STEEP:
            break
    return smallest


def test_no_pattern_takes_more_than_linear_time(capsys: pytest.CaptureFixture[str]) -> None:
    patterns = product_patterns(READ_ALOUD)
    assert len(patterns) > 200
    steep = {}
    count = 0
    for where, pattern in patterns.items():
        for attack in attacks(pattern):
            count += 1
            try:
                with at_most(HOPELESS_SECONDS):
                    ratio = steepness(pattern, attack)
            except TooSlowError:
                ratio = float("inf")
            if ratio >= TOO_STEEP:
                steep[where] = (round(ratio, 1), attack)
                break
    with capsys.disabled():
        print(f" [{len(patterns)} patterns, {count:,} strings]", end="")
    assert steep == {}


@pytest.mark.parametrize(
    ("pattern", "is_steep"),
    [(r"\d+x", True), (r"(?:a|aa)+$", True), (r"\s*\s*\d", True), (r"(?<!\d)\d++x", False), (r"\w+", False)],
)
def test_the_measure_tells_linear_from_steep(pattern: str, is_steep: bool) -> None:
    compiled = re.compile(pattern)
    ratios = []
    for attack in attacks(compiled):
        try:
            with at_most(2):
                ratios.append(steepness(compiled, attack))
        except TooSlowError:
            ratios.append(float("inf"))
    assert (max(ratios) >= TOO_STEEP) == is_steep


# Every kind of run that makes candidates, tokens, sentences, or none of them.
PUMPED = {
    "one letter": "a",
    "one digit": "1",
    "spaces": " ",
    "line ends": "\n",
    "capitals": "A",
    "full stops": ".",
    "commas": ",",
    "commas and digits": "1,",
    "dots and digits": "1.",
    "hyphens": "-",
    "hyphenated": "a-",
    "opening brackets": "(",
    "closing brackets": ")",
    "quotation marks": '"',
    "open quotations": "“",
    "apostrophes": "'",
    "currency signs": "$",
    "percent signs": "%",
    "slashes": "1/",
    "colons": "1:",
    "combining accents": "\u0301",
    "combining accents out of order": "\u0315\u0300",
    "joined emoji": "👩\u200d",
    "right-to-left marks": "\u202e\u200f",
    "hangul parts": "\u1100\u1161\u11a8",
    "words": "word ",
    "capitalised words": "Word ",
    "numbers": "12 ",
    "number words": "one ",
    "scale words": "million ",
    "and": "two and ",
    "money": "$5 ",
    "money without spaces": "$5",
    "percentages": "5% ",
    "months": "May ",
    "days": "3 May ",
    "weekdays": "Monday ",
    "years": "2027 ",
    "relative days": "last ",
    "amounts of time": "two days ",
    "ranges": "5 to ",
    "ranges of days": "3-5 ",
    "parentheses": "(5) ",
    "equivalents": "€5 ($6) ",
    "clock times": "9:30 ",
    "of": "of the ",
    "initials": "U.S. ",
    "quoted": "“yes,” he said. ",
    "sentences": "It rose. ",
    "sentences with figures": "It rose 5% to 12 million on Monday. ",
    "lines": "It rose\n",
    "addresses": "https://a.b/",
    "mentions": "@a ",
    "countries": "France, ",
    "titles": "President ",
    "saying": "said ",
}
CHARACTERS = 25_000
TOO_STEEP_DOCUMENT = 8.0
"""For four times the characters: linear work takes four times as long, quadratic work sixteen times."""


@pytest.mark.slow
@pytest.mark.parametrize("kind", PUMPED)
def test_no_document_takes_more_than_linear_time(kind: str) -> None:
    check_document_time(PUMPED[kind], CHARACTERS)


@pytest.mark.slow
def test_a_document_of_everything_takes_linear_time() -> None:
    check_document_time("".join(piece * (240 // len(piece)) for piece in PUMPED.values()), 4 * CHARACTERS)


def check_document_time(piece: str, characters: int) -> None:
    def read(length: int) -> Callable[[], object]:
        text = piece * (length // len(piece))
        return lambda: read_document(text)

    read(1_000)()
    smallest = float("inf")
    with at_most(150):
        for _ in range(ROUNDS):
            smallest = min(smallest, seconds_for(read(4 * characters)) / seconds_for(read(characters)))
            if smallest < TOO_STEEP_DOCUMENT:
                break
    assert smallest < TOO_STEEP_DOCUMENT


def read_document(text: str) -> object:
    record = InputRecord(0, "a.txt", "text/plain", "0" * 64, language="en")
    document = normalize_record(record, text.encode())
    if found := getattr(document, "text", None):
        return extract_documents([("d", found, date(2027, 5, 3))])
    return document
