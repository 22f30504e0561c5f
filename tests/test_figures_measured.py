"""What a figure measures or counts: the subject, object or noun that its clause names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extract.figures.component import read_figures

SUBJECTS = [
    ("Takings at the fair, which a charity runs, dropped 8%.", "taking"),
    ("Rents in the old harbour have gone up 9%.", "rent"),
    ("The mayor, who was ill, said that fares rose 4%.", "fare"),
    ("Guests who took the ferry fell by 12%.", "guest"),
    ("The number of walkers crossing the moor fell to 40,000.", "walker"),
    ("Economists expect growth to slow to 1.8%.", "growth"),
    ("Output is forecast to shrink by 2 to 2.5%.", "output"),
    ("Their debt stands at 80% of gross domestic product.", "debt"),
    ("Unemployment, at 11.5%, stayed high.", "unemployment"),
    ("In the spring quarter to June profit was €14m.", "profit"),
    ("The hall has a market value of €12m.", "value"),
    ("The film took in $41m in its first weekend.", "film"),
    ("They sold the mill for €3m.", "mill"),
    ("Robbers left with rings valued at €5m.", "ring"),
    ("They took 2 tonnes of wheat worth €1m.", "wheat"),
    ("Tickets range from €25 to €110.", "ticket"),
    ("The council found €2m for new benches.", "bench"),
    ("The funds returned 6%.", "fund"),
    ("Sales rose to an annual pace of 480,000.", "sale"),
]


@pytest.mark.parametrize(("text", "head"), SUBJECTS)
def test_the_clause_names_what_a_figure_measures(text: str, head: str) -> None:
    assert read_figures(text, [])[-1].counted_head == head


OTHERS = [
    ("Twice as many nurses as porters came.", "nurse"),
    ("A magnitude 6.3 tremor", "tremor"),
    ("The tower, at 82 metres, is closed.", "tower"),
    ("A wall 3 metres high fell.", "wall"),
    ("His 14-year-old son Ben", "son"),
    ("A 20 month term", "term"),
    ("Only 2 in 10 cars survives.", "car"),
    ("78 co-owners", "owner"),
    ("He flew 60 sorties.", "sortie"),
    ("He lives within 5 miles of the sea.", None),
    ("The senator earned 914.", None),
]


@pytest.mark.parametrize(("text", "head"), OTHERS)
def test_a_figure_names_the_noun_beside_it(text: str, head: str | None) -> None:
    assert read_figures(text, [])[-1].counted_head == head


ELLIPSES = [
    ("The mill had 4%, up from 3.2.", "percent", "percent"),
    ("She won 49.5 percent and her rival 44.9.", "percent", "percent"),
    ("They pay 25 euros, rising to 50 in June.", "money", "EUR"),
    ("The lake shrank to 6.1 hectares from 9.", "measure", "har"),
    ("It passed by 51.4 to 48.6 percent.", "percent", "percent"),
]


@pytest.mark.parametrize(("text", "kind", "unit"), ELLIPSES)
def test_a_bare_number_has_the_unit_of_the_one_before(text: str, kind: str, unit: str) -> None:
    found = {(figure.kind, figure.unit) for figure in read_figures(text, [])}
    assert found == {(kind, unit)}


def test_parts_of_a_group_count_their_own_noun_and_name_the_group() -> None:
    group, part = read_figures("It took 93 lives, 34 of them children.", [])
    assert (part.counted, part.role, part.related) == ("children", "part", group)


def test_a_share_of_whom_is_of_those_counted_before() -> None:
    pupils, share = read_figures("It has 640 pupils, a quarter of whom walk.", [])
    assert (share.value, share.counted) == (0.25, pupils.counted)


@pytest.mark.parametrize("text", ["Nine drowned.", "Eight were saved.", "Four died; the rest swam."])
def test_a_number_that_is_the_subject_counts_nothing_named(text: str) -> None:
    (figure,) = read_figures(text, [])
    assert (figure.kind, figure.counted) == ("count", None)


COMPOUNDS = [
    ("It took 2 hours 15 minutes.", "duration", 2.25, "h", "2 hours 15 minutes"),
    ("It took two hours and 30 minutes.", "duration", 2.5, "h", "two hours and 30 minutes"),
    ("It is 5 ft 3 in. tall.", "measure", 5.25, "[ft_i]", "5 ft 3 in"),
    ("It weighs 6 pounds 4 ounces.", "measure", 6.25, "[lb_av]", "6 pounds 4 ounces"),
    ("He weighs 16 stone 7lb.", "measure", 16.5, "[stone_av]", "16 stone 7lb"),
    ("A 6ft 3in goalkeeper", "measure", 6.25, "[ft_i]", "6ft 3in"),
    ("A goalkeeper of 6-foot-3", "measure", 6.25, "[ft_i]", "6-foot-3"),
    ("He got nine years and six months.", "duration", 9.5, "a", "nine years and six months"),
    ("She is three years and six months old.", "age", 3.5, "a", "three years and six months old"),
    ("A foot and a half of sleet fell.", "measure", 1.5, "[ft_i]", "A foot and a half"),
    ("The inquest took about a year and a half.", "duration", 1.5, "a", "about a year and a half"),
]


@pytest.mark.parametrize(("text", "kind", "value", "unit", "words"), COMPOUNDS)
def test_an_amount_in_two_units_is_one_figure(
    text: str, kind: str, value: float, unit: str, words: str
) -> None:
    (figure,) = read_figures(text, [])
    assert (figure.kind, figure.value, figure.unit) == (kind, value, unit)
    assert text[figure.char_start : figure.char_end] == words


POINTS = [
    ("Turnout was 68%, four points more than before.", 4, "percentage_point"),
    ("Support rose by five points to 43%.", 5, "percentage_point"),
    ("The index gained 85 points, or 0.6%.", 85, None),
    ("She scored 20 points and hit 45% of her shots.", 20, None),
]


@pytest.mark.parametrize(("text", "value", "unit"), POINTS)
def test_points_beside_percents_are_percentage_points(text: str, value: float, unit: str | None) -> None:
    (figure,) = [found for found in read_figures(text, []) if found.value == value]
    assert figure.unit == unit


CHANGES = [
    ("Lists grew by 80,000 to 4.7 million.", [(80_000, "change.by"), (4.7e6, "change.to")]),
    ("Life fell by 1.1 years to 77.3 years.", [(1.1, "change.by"), (77.3, "change.to")]),
    ("Tariffs go up to 125% from 104%.", [(125, "change.to"), (104, "percent.sign")]),
    ("Claims fell to a seasonally adjusted 321,000.", [(321_000, "change.to")]),
    ("Prices climbed above $5.", [(5, "change.to")]),
]


@pytest.mark.parametrize(("text", "stated"), CHANGES)
def test_a_change_and_the_level_after_it_are_two_figures(text: str, stated: list[tuple[float, str]]) -> None:
    figures = read_figures(text, [])
    assert [figure.value for figure in figures] == [value for value, _ in stated]
    assert all(figure.rule.endswith(sense) for figure, (_, sense) in zip(figures, stated, strict=True))


@pytest.mark.parametrize(
    "text",
    ["They called up 16,000 men.", "They cut fares on 15 lines.", "Founded in 1901, it has 12 rooms."],
)
def test_a_number_beside_a_change_need_not_have_changed(text: str) -> None:
    assert read_figures(text, [])[-1].direction is None


AGES = [
    ("Girls aged 12 to 13", 12, 13),
    ("people aged between 50 and 75", 50, 75),
    ("between the ages of 4 and 16", 4, 16),
]


@pytest.mark.parametrize(("text", "low", "high"), AGES)
def test_a_range_of_ages_is_one_age(text: str, low: float, high: float) -> None:
    (figure,) = read_figures(text, [])
    assert (figure.kind, figure.value_low, figure.value_high) == ("age", low, high)


@pytest.mark.parametrize(
    "text",
    [
        "At 35, he is old.",
        "She was about 57.",
        "The minimum age is 18.",
        "They looked for a girl of 15.",
        "She is 21 now.",
        "He turned 58 in a cell.",
        "Ana Falk, who turned 25 last week, sang.",
        "A singer who was 15 when she began",
        "Elder jailed over wedding to girl, 15",
    ],
)
def test_an_age_may_stand_alone(text: str) -> None:
    (figure,) = read_figures(text, [])
    assert (figure.kind, figure.unit) == ("age", "a")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They voted by 361 to 14.", [361, 14]),
        ("The house voted 66-33 for it.", [66, 33]),
        ("They lost 66-33 at home.", []),
        ("She is 5'7\" tall.", []),
        ("The Lost 52 Project sank.", []),
    ],
)
def test_votes_are_counts_and_scores_are_none(text: str, values: list[float]) -> None:
    assert [figure.value for figure in read_figures(text, [])] == values


FRACTIONS = [
    ("Imports jumped by a fifth.", 0.2),
    ("It is a tenth the size of ours.", 0.1),
    ("There is a one-in-five chance.", 0.2),
    ("The margin is plus or minus 3%.", 3),
]


@pytest.mark.parametrize(("text", "value"), FRACTIONS)
def test_a_fraction_or_margin_has_its_value(text: str, value: float) -> None:
    (figure,) = read_figures(text, [])
    assert figure.value == pytest.approx(value)


MODIFIERS = [
    ("at or above 110 metres", "at_least"),
    ("at or below 2%", "at_most"),
    ("It is worth more than its three rivals.", "exact"),
    ("It fell short of the 10% forecast.", "exact"),
    ("It took them in under two hours.", "less_than"),
]


@pytest.mark.parametrize(("text", "modifier"), MODIFIERS)
def test_a_modifier_belongs_to_its_own_number(text: str, modifier: str) -> None:
    (figure,) = read_figures(text, [])
    assert figure.modifier == modifier


@given(st.integers(min_value=1, max_value=23), st.integers(min_value=1, max_value=59))
def test_hours_and_minutes_add_up(hours: int, minutes: int) -> None:
    (figure,) = read_figures(f"It took {hours} hours and {minutes} minutes.", [])
    assert figure.value == pytest.approx(hours + minutes / 60)


ASIDES = ["", ", which the town owns,", ", once the pride of the coast,", ", excluding the ferries,"]


@given(
    st.integers(min_value=1, max_value=99), st.sampled_from(ASIDES), st.sampled_from(["rose", "have fallen"])
)
def test_an_aside_changes_neither_value_nor_subject(amount: int, aside: str, verb: str) -> None:
    (figure,) = read_figures(f"Takings{aside} {verb} {amount}%.", [])
    assert (figure.value, figure.counted) == (amount, "Takings")
