"""Figures of several reports become claims: same values, rivals, conversions, what is kept apart."""

from collections.abc import Sequence
from datetime import date

import pytest

from tasks.extract.batch import extract_documents
from tasks.reconcile.attributes import DayRow, FigureRow, Mention, read_mention
from tasks.reconcile.claims import make_claim
from tasks.reconcile.linking import link
from tasks.reconcile.origins import Origin

DAY = date(2024, 6, 3)


def mentions_of(*texts: str) -> list[Mention]:
    """Return the figures of reports, one text each, published on following days."""
    found: list[Mention] = []
    for number, text in enumerate(texts):
        name, day = f"{number:016x}", date(2024, 6, 3 + number)
        rows = extract_documents([(name, text, day)])
        sentences = {row["sentence_id"]: row for row in rows.sentences}
        days = [
            DayRow(row["sentence_id"], row["char_start"], row["start_on"], row["end_on"])
            for row in rows.dates
            if row["start_on"] and row["end_on"]
        ]
        figures = {
            row["figure_id"]: FigureRow(
                **{field: row[field] for field in FigureRow.__slots__ if field in row},
                sentence=sentences[row["sentence_id"]]["text"],
                sentence_start=sentences[row["sentence_id"]]["char_start"],
                published_on=day,
            )
            for row in rows.figures
        }
        found += [
            read_mention(
                row,
                [meant for meant in days if meant.sentence_id == row.sentence_id],
                figures.get(row.related_figure_id or ""),
            )
            for row in figures.values()
        ]
    return found


def groups(*texts: str) -> list[list[str]]:
    return [[mention.row.text for mention in group] for group in link(mentions_of(*texts))]


def status(*texts: str) -> str:
    [group] = link(mentions_of(*texts))
    return status_as_one(group)


def status_as_one(group: Sequence[Mention]) -> str:
    """Return the status of a claim whose mentions these are, each told by itself."""
    origins = {mention.row.figure_id: Origin(mention.row.figure_id, "its own") for mention in group}
    return make_claim("story", group, origins, {}, "people killed")[0].status


def test_the_same_count_of_the_same_thing_is_one_claim_however_it_is_worded() -> None:
    assert groups(
        "The blast at the Harlow mill killed 14 people.",
        "Fourteen people died in the blast at the Harlow mill.",
        "The death toll of the Harlow mill blast stands at 14.",
    ) == [["14", "Fourteen", "14"]]


def test_the_dead_and_the_injured_are_two_claims() -> None:
    assert groups(
        "The blast at the Harlow mill killed 14 people and injured 30.",
        "The blast at the Harlow mill injured 30 people and killed 14.",
    ) == [["14", "14"], ["30", "30"]]


def test_rival_tolls_of_one_event_are_one_contested_claim() -> None:
    texts = (
        "A ferry sank off Port Selm on Monday, killing 41 people.",
        "At least 39 people were killed when the ferry sank off Port Selm on Monday.",
        "The ferry that sank off Port Selm killed 44 people.",
    )
    assert groups(*texts) == [["41", "At least 39", "44"]]
    assert status(*texts) == "contested"


def test_an_earlier_disaster_in_the_background_keeps_its_own_toll() -> None:
    assert groups(
        "A ferry sank off Port Selm on Monday, killing 41 people. In May 2011 a fire near Karr killed 230 people.",
        "The ferry that sank off Port Selm killed 43 people. A fire near Karr killed 230 people in May 2011.",
    ) == [["41", "43"], ["230", "230"]]


def test_miles_and_kilometres_of_one_distance_agree() -> None:
    texts = (
        "The epicentre lay 55 kilometres (34 miles) south of Bireno.",
        "The quake struck 34 miles south of Bireno.",
    )
    assert groups(*texts) == [["55 kilometres", "34 miles", "34 miles"]]
    assert status(*texts) == "corroborated"


def test_distances_from_two_places_are_two_claims() -> None:
    assert groups(
        "The epicentre lay 55 kilometres south of Bireno and 72 kilometres from Reuwet.",
        "The quake struck 72 kilometres from Reuwet, 55 kilometres south of Bireno.",
    ) == [["55 kilometres", "55 kilometres"], ["72 kilometres", "72 kilometres"]]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("It will pay $13.6 million for the bridge.", "It will pay $13,625,777 for the bridge.", "corroborated"),
        ("It will pay $13.6 million for the bridge.", "It will pay $13.5 million for the bridge.", "contested"),
        ("Over 30 ships joined the search.", "As many as 30 ships joined the search.", "corroborated"),
        ("About 200 ships joined the search.", "Some 190 ships joined the search.", "corroborated"),
        ("The firm employs 350 people.", "The firm employs 420 people.", "contested"),
    ],
)  # fmt: skip
def test_values_agree_as_far_as_their_words_allow(one: str, other: str, expected: str) -> None:
    assert status(one, other) == expected


def test_money_of_two_currencies_is_two_claims() -> None:
    assert groups("The plan is worth €800 billion ($866 billion).", "The plan is worth €800 billion.") == [
        ["€800 billion", "€800 billion"],
        ["$866 billion"],
    ]


def test_ages_belong_to_the_person_named() -> None:
    assert groups(
        "Anna Roth, 45, and Paul Marsh, 31, were found guilty.",
        "Paul Marsh, 32, was sentenced with Anna Roth, 45.",
    ) == [["45", "45"], ["31", "32"]]


def test_a_toll_that_was_raised_supersedes_the_older() -> None:
    [group] = link(mentions_of(
        "The quake in Irdan killed 12 people.",
        "The quake in Irdan killed 57 people.",
    ))  # fmt: skip
    origins = {mention.row.figure_id: Origin(mention.row.figure_id, "its own") for mention in group}
    claim, figures = make_claim("story", group, origins, {}, "people killed")
    assert [(figure.value_low, figure.superseded) for figure in figures] == [(12, True), (57, False)]
    assert (claim.value_low, claim.value_high) == (12, 57)


def test_what_a_toll_was_raised_from_is_superseded_in_its_own_report() -> None:
    [group] = link(mentions_of("The toll of the quake in Irdan has risen to 57, up from 41 on Friday."))
    origins = {mention.row.figure_id: Origin(mention.row.figure_id, "its own") for mention in group}
    _, figures = make_claim("story", group, origins, {}, "people killed")
    assert {figure.value_low: figure.superseded for figure in figures} == {57: False, 41: True}


def test_one_report_alone_is_a_single_source() -> None:
    assert status("The quake in Irdan killed 12 people.") == "single_source"


def test_conversions_of_one_amount_at_two_rates_are_rivals() -> None:
    assert groups(
        "Brussels proposed a fund of €800 billion ($843 billion) for the port of Selm.",
        "The fund of €800 billion ($866 billion) for the port of Selm was proposed in Brussels.",
    ) == [["€800 billion", "€800 billion"], ["$843 billion", "$866 billion"]]


def test_one_rare_noun_with_two_values_is_one_contested_claim() -> None:
    texts = (
        "Some 600 firefighters and 14 aircraft fight the blaze above Serrat.",
        "In the hills above Serrat 660 firefighters are still at work; 14 aircraft dropped water.",
    )
    assert groups(*texts) == [["Some 600", "660"], ["14", "14"]]


def test_who_people_are_says_less_than_what_happened_to_them() -> None:
    assert groups(
        "The flood forced 3,000 residents of Karr to flee; the town has 41,000 residents.",
        "About 3,200 people fled the flood in Karr, a town of 41,000 inhabitants.",
    ) == [["3,000", "About 3,200"], ["41,000", "41,000"]]


def test_a_place_is_not_what_is_counted() -> None:
    [mention, *_] = mentions_of(
        "The number of people killed when the ship sank off Marsa rose to 31 on Tuesday."
    )
    assert mention.head != "marsa"


def test_vague_numbers_of_two_disasters_are_two_claims() -> None:
    assert groups(
        "The quake in Irdan killed more than a dozen people.",
        "A quake in Irdan in 1998 killed tens of thousands of people.",
    ) == [["more than a dozen"], ["tens of thousands"]]


def test_what_is_left_of_a_sum_is_not_its_rival() -> None:
    assert groups(
        "Brussels planned a port fund of €800 billion; the remaining €650 billion is for ports in national budgets.",
        "A port fund of €800 billion was planned in Brussels.",
    ) == [["€800 billion", "€800 billion"], ["€650 billion"]]


def test_what_comes_on_top_is_told_apart_and_who_else_was_hurt_is_not() -> None:
    assert groups(
        "The wave of 1998 killed 9,000 people in Karr and thousands more on the coast of Varn.",
        "In 1998 the wave left 8,500 people dead in Karr.",
    ) == [["9,000", "8,500"], ["thousands"]]
    assert groups(
        "The blast at Selm killed 10 people and injured dozens more.",
        "At Selm 80 people were injured in the blast that killed 10.",
    ) == [["10", "10"], ["dozens", "80"]]


def test_arrests_and_those_arrested_are_people() -> None:
    assert groups(
        "Police in Selm arrested 35 people after the derby riot.",
        "48 supporters were arrested after the derby riot in Selm.",
        "After the derby riot in Selm the number of arrests rose to 48.",
    ) == [["35", "48", "48"]]


FILLER = "The weather on the coast had been fair all week, and fishermen spoke of calm water. " * 12


def test_figures_that_two_reports_lead_with_are_rivals_where_later_ones_are_not() -> None:
    early, late = "Thieves took $2.6 million from the store.", "A ring sold for $1.9 million in Orla."
    end = "The mayor is 61 years old. Roads take $40 million."
    assert groups(f"{early} {FILLER} {end}", f"The store lost $1.9 million. {FILLER} {end}") == [
        ["$2.6 million", "$1.9 million"],
        ["61 years old", "61 years old"],
        ["$40 million", "$40 million"],
    ]
    assert groups(f"{early} {FILLER} {end}", f"{FILLER} {late} {end}") == [
        ["$2.6 million"],
        ["61 years old", "61 years old"],
        ["$40 million", "$40 million"],
        ["$1.9 million"],
    ]


def test_ages_of_two_people_of_one_report_stay_apart() -> None:
    assert groups(
        "Police hold Omar Teague, 28, and Dale Rusk, 41.",
        "Trooper Brett Sandoval, 26, had stopped the truck of Omar Teague, 28.",
        "The 41-year-old driver Dale Rusk said nothing.",
    ) == [["28", "28"], ["41", "41-year-old"], ["26"]]


def test_who_fights_for_life_is_not_dead() -> None:
    [fighting] = mentions_of("Nine skiers are fighting for their lives.")
    [lost] = mentions_of("The slide cost the lives of nine skiers.")
    assert (fighting.action, lost.action) == (None, "die")
