"""Any text: extraction raises nothing, each span is its words, and a second reading gives the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.contracts import Disposition, InputRecord
from tasks.normalize.normalize import normalize_record
from tests.fuzz.laws import FACTOR, check_document, check_reason, check_text

PIECES = (
    "On Monday|two|million|$5|€|%|per cent|3,000|1.234,5|½|between|and|to|–|-|of the|people|May|2027|last|year|"
    "years ago|9:30 a.m.|(|)|[|]|“|”|\"|'|’s|.|,|;|:|\n|\n\n|\t|  |said|Mr.|U.S.|the 40-year-old|third|half|"
    "degrees|km/h|°C|Christmas|Q3|FY2026|1/2|11/03/2027|2027-05-03T08:00Z|+|−|×|10^6|1e9|0|00|000|"
    "\u0301|\u200d|\u202e|\u2066|\ufeff|\x1b[31m|\x07|\x85|\u2028|👩\u200d🚀|٣٤|一百|１２|ⅻ|²|\U0001d7d8|İ|ß|ﬁ|\U000e0041"
).split("|")
RUNS = st.tuples(
    st.sampled_from([*PIECES, "1", "9", "0.", "1,", "("]), st.sampled_from([40, 400, 5_000])
).map(lambda run: (run[0] * run[1])[:10_000])
TEXTS = st.one_of(
    st.text(max_size=200),
    st.text(st.characters(min_codepoint=0x300, max_codepoint=0x36F), max_size=250),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.sampled_from(PIECES) | st.text(max_size=5) | RUNS, max_size=8).map(" ".join),
)


@settings(max_examples=150 * FACTOR, deadline=None)
@given(TEXTS)
def test_no_text_breaks_normalizing_or_extracting(text: str) -> None:
    record = InputRecord(0, "a.txt", "text/plain", "0" * 64, language="en")
    outcome = normalize_record(record, text.encode("utf-8", "surrogatepass"))
    if isinstance(outcome, Disposition):
        check_reason(outcome.reason or "")
        return
    check_document(outcome)
    check_text(outcome.text)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 10_000 + " people came.",
        "It cost $" + "9" * 10_000 + " million in " + "2" * 10_000 + ".",
        "1" * 5_000 + "/2 of them, and 1/" + "2" * 5_000,
        "1," * 5_000 + "000 people",
        "On 3/" + "4" * 5_000 + "/2027 and in the year " + "2027" * 2_000,
        "1" * 5_000 + "th of May; Q" + "3" * 5_000 + "; " + "9" * 5_000 + ":30 a.m.",
        "9" * 5_000 + " years ago, in " + "9" * 400 + " days, " + "8" * 5_000 + "%",
        "1." * 5_000,
        "one " * 3_000 + "million " * 3_000,
        "(" * 5_000 + "5%" + ")" * 5_000,
        "“" * 3_000 + "It rose 5%" + "”" * 3_000,
        "٣" * 5_000 + " people, １２ million",
        "a\u0301" * 3_000 + "\u0301" * 200,
    ],
    ids=lambda text: text[:12],
)
def test_numbers_and_nesting_without_end_are_read(text: str) -> None:
    check_text(text)
