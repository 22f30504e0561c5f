"""What a rule and a suite are. Plain data: only the validate stage imports Great Expectations itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """What follows when a rule is broken.

    A critical rule may not read the clock: the same input must give the same rows on any day.
    """

    CRITICAL = "critical"
    """The row is quarantined; the rest is published."""
    BLOCKING = "blocking"
    """Nothing of the run is published."""
    WARNING = "warning"
    """The row is published, listed in ``quality.validations``, and flagged where its table has ``flags``."""


CRITICAL, BLOCKING, WARNING = Severity.CRITICAL, Severity.BLOCKING, Severity.WARNING


NOT_NULL = object()
"""In ``Rule.where``: any value at all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One expectation about the rows of a table."""

    id: str
    """``<table>.<what holds>``."""
    severity: Severity
    reason: str
    """Why the rule exists, in a sentence."""
    expectation: str
    """Name of a Great Expectations class."""
    arguments: Mapping[str, object] = field(default_factory=dict)
    where: Mapping[str, object] = field(default_factory=dict)
    """Rows it is about: columns with the value they must have, a tuple of such values, or ``NOT_NULL``."""


@dataclass(frozen=True, slots=True)
class Suite:
    """The rules of one table. The frame they see is the SELECT in ``frames/<stem>.sql``."""

    table: str
    """Schema-qualified."""
    id_column: str
    rules: tuple[Rule, ...]

    @property
    def stem(self) -> str:
        """The table's name without its schema."""
        return self.table.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class SqlRule:
    """A rule that looks beyond its row: a SELECT of the rows that break it."""

    id: str
    table: str
    severity: Severity
    reason: str
    query: str
    """Returns ``row_id``, and optionally ``detail``: the evidence, in words."""


# ---- The expectations in use, by what they say. Rows with a NULL in a column concerned are not judged.


def in_set(column: str, *values: object) -> tuple[str, dict[str, object]]:
    """Expect one of the values."""
    return "ExpectColumnValuesToBeInSet", {"column": column, "value_set": list(values)}


def not_in_set(column: str, *values: object) -> tuple[str, dict[str, object]]:
    """Expect none of the values."""
    return "ExpectColumnValuesToNotBeInSet", {"column": column, "value_set": list(values)}


def between(column: str, low: float | None, high: float | None) -> tuple[str, dict[str, object]]:
    """Expect a number between two bounds, both included; None leaves a side open."""
    return "ExpectColumnValuesToBeBetween", {"column": column, "min_value": low, "max_value": high}


def matches(column: str, regex: str) -> tuple[str, dict[str, object]]:
    """Expect a regular expression to match all of the value."""
    return "ExpectColumnValuesToMatchRegex", {"column": column, "regex": rf"\A(?:{regex})\Z"}


def is_null(column: str) -> tuple[str, dict[str, object]]:
    """Expect NULL."""
    return "ExpectColumnValuesToBeNull", {"column": column}


def not_null(column: str) -> tuple[str, dict[str, object]]:
    """Expect anything but NULL."""
    return "ExpectColumnValuesToNotBeNull", {"column": column}


def equal(first: str, second: str) -> tuple[str, dict[str, object]]:
    """Expect two columns to hold the same."""
    return "ExpectColumnPairValuesToBeEqual", _pair(first, second)


def at_most(smaller: str, greater: str) -> tuple[str, dict[str, object]]:
    """Expect one column not to exceed another."""
    return "ExpectColumnPairValuesAToBeGreaterThanB", _pair(greater, smaller) | {"or_equal": True}


def less_than(smaller: str, greater: str) -> tuple[str, dict[str, object]]:
    """Expect one column to stay below another."""
    return "ExpectColumnPairValuesAToBeGreaterThanB", _pair(greater, smaller) | {"or_equal": False}


def unique_together(*columns: str) -> tuple[str, dict[str, object]]:
    """Expect no two rows of the run to share the values of these columns."""
    return "ExpectCompoundColumnsToBeUnique", {"column_list": list(columns)}


def _pair(first: str, second: str) -> dict[str, object]:
    return {"column_A": first, "column_B": second, "ignore_row_if": "either_value_is_missing"}


def span_rules(table: str) -> tuple[Rule, ...]:
    """Return the rules for every row that rests on a span: ``sentences``, ``figures``, ``dates``."""
    kind = table.removesuffix("s")
    return (
        Rule(
            f"{table}.starts_in_text",
            CRITICAL,
            "A span begins at the first character of its document or later.",
            *between("char_start", 0, None),
        ),
        Rule(
            f"{table}.offsets_ordered",
            CRITICAL,
            "A span holds at least one character, so that its row has words to show.",
            *less_than("char_start", "char_end"),
        ),
        Rule(
            f"{table}.ends_in_text",
            CRITICAL,
            "A span ends where its document's text does, or before.",
            *at_most("char_end", "text_length"),
        ),
        Rule(
            f"{table}.id_names_span",
            CRITICAL,
            f"A {kind}'s identifier is made of its document and span, so that the same words have the same "
            "identifier on every machine.",
            *equal(f"{kind}_id", "id_of_span"),
        ),
    )


def mention_rules(table: str) -> tuple[Rule, ...]:
    """Return those and the rules for a row that keeps its words: ``figures``, ``dates``."""
    return (
        *span_rules(table),
        Rule(
            f"{table}.span_equals_text",
            CRITICAL,
            "The words kept in the row are the document's own between its offsets: evidence or nothing.",
            *equal("text", "words_at_span"),
        ),
        Rule(
            f"{table}.starts_in_sentence",
            CRITICAL,
            "A mention begins in the sentence it is shown with.",
            *between("offset_in_sentence", 0, None),
        ),
        Rule(
            f"{table}.ends_in_sentence",
            WARNING,
            "A mention that runs past its sentence hints at a sentence cut in the wrong place.",
            *between("sentence_left_over", 0, None),
        ),
    )
