"""How a value is meant, for which part, on which day, and whether it is doubted: one sentence for each kind."""

from datetime import date

import pytest

from tasks.extract.figures.component import read_figures
from tasks.extract.mentions import FigureMention
from tasks.extract.pipeline import build_pipeline

TUESDAY = date(2025, 3, 11)


def only(text: str) -> FigureMention:
    (figure,) = read_figures(text, [])
    return figure


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Norvik has 41 shops.", "actual"),
        ("The wall is estimated to cost $3 million.", "estimated"),
        ("Norvik expects sales of $3 million.", "forecast"),
        ("Norvik will hire 41 cooks.", "planned"),
        ("The storm could cost $3 million.", "possible"),
        ("Clubs may name up to 25 players.", "limit"),
        ("The speed limit is 30 mph.", "limit"),
        ("A candidate needs 270 votes.", "threshold"),
        ("A seat usually costs $40.", "typical"),
        ("The minister did not spend $40.", "denied"),
        ("The May fair drew 41 singers.", "actual"),
        ("The storm had maximum sustained winds of 90 mph.", "actual"),
        ("Due to fog 41 flights were late.", "actual"),
        ("She needed 41 minutes.", "actual"),
        ("The lift can carry 12 guests.", "limit"),
        ("The bank estimates that Varmark has 41 mills.", "estimated"),
        ("The union is asking for $40.", "possible"),
        ("Some 41 goats were not found.", "actual"),
    ],
)
def test_the_words_around_say_how_a_value_is_meant(text: str, modality: str) -> None:
    figure = only(text)
    assert figure.modality == modality
    assert (figure.modality_cue is None) == (modality == "actual")


def test_a_cue_speaks_of_its_own_clause_only() -> None:
    first, second = read_figures("Norvik will hire 41 cooks, but Halden has 12 bakers.", [])
    assert (first.modality, second.modality) == ("planned", "actual")


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The ring reportedly sold for $3 million.", "reportedly"),
        ("The ring is said to be worth $3 million.", "said to be"),
        ("By unconfirmed accounts 41 goats drowned.", "unconfirmed"),
        ("The ministry said 41 goats drowned.", None),
    ],
)
def test_doubt_is_kept_and_plain_attribution_is_none(text: str, hedge: str | None) -> None:
    assert only(text).hedge == hedge


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The blast killed 41.", "killed"),
        ("The lab has 41 suspected cases.", "suspected"),
        ("Norvik's domestic sales rose to $3 million.", "domestic"),
        ("A seat costs $40 in Varmark.", "in Varmark"),
        ("A seat costs $40.", None),
    ],
)
def test_words_that_limit_what_is_counted(text: str, scope: str | None) -> None:
    assert only(text).scope == scope


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Norvik has 41 shops.", TUESDAY),
        ("The toll has risen to 43.", TUESDAY),
        ("On Friday the toll stood at 43.", date(2025, 3, 7)),
        ("Norvik had 41 shops.", None),
        ("A seat usually costs $40.", None),
    ],
)
def test_the_day_that_a_value_holds_for(text: str, day: date | None) -> None:
    pipeline = build_pipeline()
    doc = pipeline.make_doc(text)
    doc._.published_on = TUESDAY
    (figure,) = [each for each in pipeline(doc)._.figures if each.kind != "duration"]
    assert figure.as_of == day
