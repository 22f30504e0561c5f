"""The component in a pipeline: alone, on ``doc._`` and in the span group, with and without a day of publication."""

import ast
import time
from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import tasks.extract.dates
from tasks.extract.dates.component import find_dates

PACKAGE = Path(tasks.extract.dates.__file__).parent


@pytest.fixture(scope="module")
def alone() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("dates")
    return nlp


def read(nlp: Language, text: str, published_on: date | None) -> Doc:
    doc = nlp.make_doc(text)
    doc._.published_on = published_on
    return nlp(doc)


def test_it_works_alone_in_a_blank_pipeline(alone: Language) -> None:
    doc = read(alone, "Envoys will meet on Friday, two days after the vote.", date(2025, 3, 11))
    assert [mention.timex_value for mention in doc._.dates] == ["2025-03-14", "P2D"]
    assert [span.text for span in doc.spans["dates"]] == ["Friday", "two days"]


def test_each_span_knows_its_mention(alone: Language) -> None:
    doc = read(alone, "The mid-2024 budget ended last week.", date(2025, 3, 11))
    assert [span._.mention for span in doc.spans["dates"]] == doc._.dates


def test_a_day_never_set_leaves_what_is_relative_unresolved(alone: Language) -> None:
    doc = alone("Envoys met last week, on Friday and on 4 May 2021.")
    assert [(m.timex_value, m.basis, m.anchor_on) for m in doc._.dates] == [
        ("XXXX-WXX", "unresolved", None),
        ("XXXX-WXX-5", "unresolved", None),
        ("2021-05-04", "explicit", None),
    ]


def test_the_anchor_says_what_a_day_was_counted_from() -> None:
    text = "The dam broke on Monday. The next day troops came, and they left on 4 May 2021."
    rows = [(m.basis, m.anchor_on, m.rule) for m in find_dates(text, date(2025, 3, 11))]
    assert rows == [
        ("publication", date(2025, 3, 11), "weekday"),
        ("narrative", date(2025, 3, 10), "relative-unit"),
        ("explicit", None, "month-day-year"),
    ]


def test_later_and_earlier_in_a_week_end_and_begin_at_publication() -> None:
    later, earlier = find_dates(
        "Rain is due later this week; snow fell earlier this week.", date(2025, 3, 12)
    )
    assert (later.start_on, later.end_on) == (date(2025, 3, 12), date(2025, 3, 16))
    assert (earlier.start_on, earlier.end_on) == (date(2025, 3, 10), date(2025, 3, 12))


def test_reading_twice_gives_the_same() -> None:
    text = "On Tuesday, March 4, and again in May, envoys met; they are to return on Sunday at 7 a.m."
    assert find_dates(text, date(2025, 3, 11)) == find_dates(text, date(2025, 3, 11))


def test_no_module_of_the_package_reads_the_clock() -> None:
    for path in PACKAGE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr not in ("today", "now", "utcnow", "time"), f"{path.name}:{node.lineno}"


def test_a_long_text_of_dates_is_read_in_one_pass() -> None:
    text = "It opened at 7 a.m. on Friday and, two days later, on 03/04/2019, closed for the night. " * 2000
    mentions = find_dates(text, date(2025, 3, 11))
    assert len(mentions) == 6000


@pytest.mark.parametrize("words", ["The Next Year ", "Sunday Morning Mass ", "March 3 and 4 ", "1 ", "late "])
def test_the_time_grows_with_the_length_of_one_endless_line(words: str) -> None:
    def seconds(count: int) -> float:
        started = time.perf_counter()
        find_dates(words * count, date(2025, 3, 11))
        return time.perf_counter() - started

    few, many = min(seconds(500) for _ in range(3)), min(seconds(4000) for _ in range(2))
    # Eight times the words; a search of the whole line for each would take sixty-four times as long.
    assert many < 32 * max(few, 0.005)
