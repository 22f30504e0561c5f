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
    """Nothing of the run is published: evidence is missing, or too large a share of a whole run is odd."""
    WITHHOLD = "withhold"
    """A story, claim or happening is left out of every view and listed in quarantine; the rest is published."""
    WARNING = "warning"
    """The row is published, listed in ``quality.validations``, and flagged where its table has ``flags``."""


CRITICAL, BLOCKING, WITHHOLD, WARNING = (
    Severity.CRITICAL,
    Severity.BLOCKING,
    Severity.WITHHOLD,
    Severity.WARNING,
)


NOT_NULL = object()
"""In ``Rule.where``: any value at all."""

# Arguments of expectations that name a column.
_COLUMN_KEYS = frozenset({"column", "column_A", "column_B"})


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
class Reference:
    """A column that names a row of another table, which has to be there: a critical rule across tables.

    When the row referred to is refused, the rows that refer to it follow it into quarantine. NULL refers to none.
    """

    id: str
    """``<table>.<what>_present``."""
    column: str
    table: str
    """Schema-qualified; the one referred to."""
    key: str
    """Its column that ``column`` has a value of."""
    reason: str
    same_document: bool = False
    """Whether both rows have to be of one report."""


@dataclass(frozen=True, slots=True)
class Suite:
    """The rules of one table, whose rows have a ``document_id``: those of a run's documents are those it added.

    What they see is the frame of ``frames/<stem>.sql``, or, where there is no such file, the table's own columns
    with the evidence that span rules need (``catalogue.frame_query``).
    """

    table: str
    """Schema-qualified."""
    id_column: str
    rules: tuple[Rule, ...]
    references: tuple[Reference, ...] = ()
    key: str | None = None
    """SQL for a row's identifier, where it is no column of the table; the frame then has it as ``id_column``."""

    @property
    def row_key(self) -> str:
        """SQL for a row's identifier, over the table."""
        return self.key or self.id_column

    @property
    def stem(self) -> str:
        """The table's name without its schema."""
        return self.table.rpartition(".")[2]

    @property
    def columns(self) -> frozenset[str]:
        """Every column of the frame that a rule looks at."""
        named: set[str] = set()
        for rule in self.rules:
            named.update(rule.where)
            named.update(str(rule.arguments[key]) for key in _COLUMN_KEYS & rule.arguments.keys())
            columns = rule.arguments.get("column_list", ())
            named.update(columns if isinstance(columns, list) else ())
        return frozenset(named)


@dataclass(frozen=True, slots=True)
class SqlRule:
    """A rule that looks beyond its row: a SELECT of the rows that break it."""

    id: str
    table: str
    severity: Severity
    reason: str
    query: str
    """Returns ``row_id``, and optionally ``detail``: the evidence, in words.

    A row whose ``row_id`` is NULL breaks nothing; its detail is kept with the check as a remark.
    """


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
