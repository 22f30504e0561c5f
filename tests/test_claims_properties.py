"""Whatever numbers reports give, a claim is what its mentions make it, and no rule of the gate takes issue with it."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from expectations.catalogue import sql_rules
from expectations.rules import WITHHOLD
from tasks.database import connect, create_tables
from tasks.reconcile.attributes import FigureRow, Mention, read_mention
from tasks.reconcile.claims import CONTESTED, SINGLE_SOURCE, make_claim
from tasks.reconcile.frames import columns_of
from tasks.reconcile.frames import insert as insert_columns
from tasks.reconcile.intervals import Interval, scale_of, stated_interval
from tasks.reconcile.origins import Origin
from tasks.validate.quarantine import run_sql_rule
from tests.fuzz.laws import FACTOR

UNITS = ["m", "[ft_i]", "km", "[mi_i]"]

# What can be written: nothing, a grain of dust, a budget in a weak currency, a loss.
NUMBERS = st.one_of(
    st.just(0.0),
    st.integers(-(10**6), 10**6).map(float),
    st.floats(1e-9, 1e-6),
    st.floats(1e12, 1e18),
    st.floats(-1e12, -1e-9),
)


def written(value: float) -> str:
    return f"{abs(value):,.12f}".rstrip("0").rstrip(".")


@dataclass(frozen=True)
class Stated:
    """A length as a report may state it: a number, a range, or one that is open on a side."""

    words: str
    unit: str
    value: float | None
    low: float | None
    high: float | None

    @property
    def interval(self) -> Interval:
        factor = scale_of("measure", self.unit).factor
        return stated_interval(self.value, self.low, self.high, self.unit, self.words, factor)

    def mention(self, report: int, place: int) -> Mention:
        name, sentence = f"{report:016x}", f"It is {self.words} long."
        start = 100 * place + len("It is ")
        row = FigureRow(
            figure_id=f"{name}/figure/{start}",
            document_id=name,
            char_start=start,
            char_end=start + len(self.words),
            text=self.words,
            kind="measure",
            unit=self.unit,
            value=self.value,
            value_low=self.low,
            value_high=self.high,
            counted=None,
            counted_head=None,
            action=None,
            per=None,
            period_start=None,
            period_end=None,
            role="stated",
            related_figure_id=None,
            sentence_id=f"{name}/sentence/{place}",
            sentence=sentence,
            sentence_start=100 * place,
            published_on=None,
        )
        return read_mention(row, ())


@st.composite
def lengths(draw: st.DrawFn) -> Stated:
    value, other = sorted((draw(NUMBERS), draw(NUMBERS)))
    unit = draw(st.sampled_from(UNITS))
    form = draw(st.sampled_from(["exact", "range", "least", "most"]))
    if form == "range":
        return Stated(f"{written(value)} to {written(other)}", unit, None, value, other)
    low, high = None if form == "most" else value, None if form == "least" else value
    return Stated(written(value), unit, value, low, high)


intervals = lengths().map(lambda stated: stated.interval)


@given(intervals)
def test_an_interval_has_its_ends_in_order_and_agrees_with_itself(one: Interval) -> None:
    assert one.low <= one.high
    assert one.rounding >= 0
    assert one.agrees(one)


@given(intervals, intervals)
def test_agreement_has_no_direction(one: Interval, other: Interval) -> None:
    assert one.agrees(other) == other.agrees(one)


@given(NUMBERS, st.sampled_from(UNITS), st.booleans())
def test_a_loss_is_as_exact_as_the_gain_of_its_size(value: float, unit: str, rounded: bool) -> None:
    gain, loss = (
        stated_interval(each, each, each, unit, written(value), 1.0, is_rounded=rounded)
        for each in (abs(value), -abs(value))
    )
    assert (loss.low, loss.high, loss.rounding) == (-gain.high, -gain.low, gain.rounding)


@given(NUMBERS, st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_a_number_agrees_with_its_conversion(value: float, unit: str, other: str) -> None:
    one, factor = scale_of("measure", unit).factor, scale_of("measure", other).factor
    converted = value * one / factor
    stated = stated_interval(value, value, value, unit, written(value), one)
    assert stated.agrees(stated_interval(converted, converted, converted, other, written(converted), factor))


@given(intervals, NUMBERS)
def test_an_open_end_is_no_reason_to_agree(one: Interval, bound: float) -> None:
    factor = scale_of("measure", "m").factor
    above = stated_interval(bound, bound, None, "m", written(bound), factor)
    apart = one.high < above.low - one.rounding - above.rounding - 1e-9 * max(abs(one.high), abs(above.low))
    assert not (apart and above.agrees(one))
    assert above.agrees(one) or one.high < above.low


@pytest.fixture(scope="module")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    with connect(None) as connection:
        create_tables(connection)
        connection.execute("CREATE TEMP TABLE new_stories AS SELECT 'story' AS story_id")
        yield connection


@settings(
    max_examples=60 * FACTOR, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(st.tuples(lengths(), st.integers(0, 4), st.integers(0, 3)), min_size=1, max_size=8))
def test_no_claim_that_can_be_told_is_withheld(
    empty: duckdb.DuckDBPyConnection, told: list[tuple[Stated, int, int]]
) -> None:
    in_order = sorted(told, key=lambda each: each[1])
    mentions = [stated.mention(report, place) for place, (stated, report, _) in enumerate(in_order)]
    first_of: dict[str, str] = {}
    # A report goes back to one source, which others may share.
    origin_of = {f"{report:016x}": f"origin {min(report, source)}" for _, report, source in told}
    origins = {
        mention.row.figure_id: Origin(
            first_of.setdefault(origin_of[mention.row.document_id], mention.row.figure_id), "told"
        )
        for mention in mentions
    }
    outlets = {mention.row.document_id: None for mention in mentions}
    claim, members = make_claim("story", mentions, origins, outlets, "length of it")
    assert (claim.status == SINGLE_SOURCE) == (claim.n_documents == 1)
    everywhere = max(mention.interval.low for mention in mentions) <= min(
        mention.interval.high for mention in mentions
    )
    assert not (everywhere and claim.status == CONTESTED)
    for member in members:
        if claim.value_low is not None:
            assert member.value_low is not None
            assert member.value_low >= claim.value_low
        if claim.value_high is not None:
            assert member.value_high is not None
            assert member.value_high <= claim.value_high
    empty.begin()
    try:
        insert_columns(empty, "ledger.claims", [columns_of(claim)])
        insert_columns(empty, "ledger.claim_figures", [columns_of(member) for member in members])
        empty.execute(
            "INSERT INTO ledger.story_documents SELECT DISTINCT left(figure_id, 16), 'story' FROM ledger.claim_figures"
        )
        broken = {
            rule.id
            for rule in sql_rules()
            if rule.severity is WITHHOLD and run_sql_rule(empty, rule, 1).row_ids
        }
        # The figures themselves are made up.
        assert broken <= {"claims.mentions_present"}
    finally:
        empty.rollback()
