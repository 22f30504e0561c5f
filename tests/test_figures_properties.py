"""Whatever the numbers and words, figures keep their values, spans and bounds."""

import spacy
from hypothesis import given
from hypothesis import strategies as st

from tasks.extract.figures.component import read_figures
from tests.test_figures import only

AMOUNTS = st.integers(min_value=1, max_value=10**9)
LEADERS = ["over", "about", "nearly", "at least", "up to", "fewer than", "as many as", "more than", "roughly"]
RENDERINGS = [
    ("€{0:,} was paid.", "money", "EUR"),
    ("US${0:,} was paid.", "money", "USD"),
    ("{0:,} yen was paid.", "money", "JPY"),
    ("It took {0:,} days.", "duration", "d"),
    ("It weighs {0:,} kg.", "measure", "kg"),
    ("They need {0:,} percent of it.", "percent", "percent"),
]
PLAIN_WORDS = st.sampled_from(
    "the river rose again and many boats sank near an old harbour while people slept".split()
)


@given(AMOUNTS, st.sampled_from(LEADERS))
def test_a_modifier_never_changes_the_value(amount: int, leader: str) -> None:
    plain, modified = only(f"They sent {amount:,} boxes."), only(f"They sent {leader} {amount:,} boxes.")
    assert modified.value == plain.value == amount
    assert (modified.value_low or 0) <= amount <= (modified.value_high or amount)


@given(AMOUNTS, st.sampled_from(RENDERINGS))
def test_a_rendered_quantity_parses_back_to_its_value(amount: int, rendering: tuple[str, str, str]) -> None:
    template, kind, unit = rendering
    figure = only(template.format(amount))
    assert (figure.kind, figure.value, figure.unit) == (kind, amount, unit)


@given(st.lists(PLAIN_WORDS, max_size=30))
def test_text_without_numbers_gives_no_rows(parts: list[str]) -> None:
    assert read_figures(" ".join(parts), []) == []


@given(
    st.text(alphabet=st.sampled_from("0123456789 ,.-–$€%()/kmMthe one ten half and from to\n"), max_size=80)
)
def test_any_text_is_read_with_spans_inside_it_and_ordered_bounds(text: str) -> None:
    for figure in read_figures(text, []):
        assert 0 <= figure.char_start < figure.char_end <= len(text)
        if figure.value is not None:
            assert figure.value_low is None or figure.value_low <= figure.value
            assert figure.value_high is None or figure.value <= figure.value_high
        if figure.value_low is not None and figure.value_high is not None:
            assert figure.value_low <= figure.value_high


def test_the_component_works_alone_in_a_blank_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("figures")
    doc = nlp("Since 2019 over 30 ships sailed for €100bn.")
    assert [figure.value for figure in doc._.figures] == [30, 100e9]
    assert [span.text for span in doc.spans["figures"]] == ["over 30", "€100bn"]
    assert doc.spans["figures"][0]._.mention is doc._.figures[0]
