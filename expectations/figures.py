"""What must hold of a mention of a quantity."""

import csv
import sys
from functools import cache
from pathlib import Path

from expectations.rules import (
    CRITICAL,
    NOT_NULL,
    WARNING,
    Reference,
    Rule,
    Suite,
    at_most,
    between,
    in_set,
    is_null,
    matches,
    not_null,
)
from expectations.spans import in_document, in_sentence, mention_rules

_CURRENCIES = Path(__file__).resolve().parent.parent / "seeds" / "iso4217.csv"

_LARGEST_DOUBLE = sys.float_info.max


@cache
def iso4217_codes() -> tuple[str, ...]:
    """Return all ISO 4217 codes, current and historic: a report may speak of marks and lire."""
    with _CURRENCIES.open(encoding="utf-8", newline="") as lines:
        return tuple(row["code"] for row in csv.DictReader(lines))


SUITE = Suite(
    table="ledger.figures",
    id_column="figure_id",
    rules=(
        *mention_rules("figures"),
        # ---- vocabularies
        Rule(
            "figures.kind_known",
            CRITICAL,
            "What a number means depends on the kind of quantity it is.",
            *in_set("kind", "age", "count", "duration", "measure", "money", "ordinal", "percent", "ratio"),
        ),
        Rule(
            "figures.modifier_known",
            CRITICAL,
            "The interval is read by the modifier.",
            *in_set(
                "modifier",
                *("exact", "between", "approximately", "at_least", "at_most", "less_than", "more_than"),
            ),
        ),
        Rule(
            "figures.direction_known",
            CRITICAL,
            "A change goes up or down.",
            *in_set("direction", "up", "down"),
        ),
        Rule(
            "figures.role_known",
            CRITICAL,
            "A figure's role says whether it adds to another figure or repeats it.",
            *in_set("role", "stated", "total", "part", "prior_value", "target", "equivalent"),
        ),
        Rule(
            "figures.equivalent_has_original",
            CRITICAL,
            "An amount given again in another unit counts twice unless it names the amount it converts.",
            *not_null("related_figure_id"),
            where={"role": "equivalent"},
        ),
        # ---- units
        Rule(
            "figures.currency_is_iso4217",
            CRITICAL,
            "Money is added and compared by its ISO 4217 code; a currency the text leaves open is NULL.",
            *in_set("unit", *iso4217_codes()),
            where={"kind": "money"},
        ),
        Rule(
            "figures.percent_unit_known",
            CRITICAL,
            "A rise by 2 percent and one by 2 percentage points are different things.",
            *in_set("unit", "percent", "percentage_point"),
            where={"kind": "percent"},
        ),
        Rule(
            "figures.percent_unit_stated",
            CRITICAL,
            "A percentage without its unit could be either.",
            *not_null("unit"),
            where={"kind": "percent"},
        ),
        Rule(
            "figures.count_has_no_unit",
            CRITICAL,
            "What is counted stands in counted; a unit would make it a measure.",
            *is_null("unit"),
            where={"kind": ("count", "ordinal")},
        ),
        Rule(
            "figures.measure_has_unit",
            CRITICAL,
            "A length, a weight, an age or a span of time says nothing without its unit.",
            *not_null("unit"),
            where={"kind": ("measure", "age", "duration")},
        ),
        Rule(
            "figures.time_unit_is_ucum",
            CRITICAL,
            "Spans of time and ages are compared by their UCUM unit.",
            *in_set("unit", "a", "mo", "wk", "d", "h", "min", "s", "ms", "us", "ns"),
            where={"kind": ("age", "duration")},
        ),
        # ---- the interval
        Rule(
            "figures.numbers_finite",
            CRITICAL,
            "A number too long for a machine is not infinite, and no sum survives it.",
            *between("largest_number", 0, _LARGEST_DOUBLE),
        ),
        Rule(
            "figures.bounds_ordered",
            CRITICAL,
            "An interval's lower bound does not exceed its upper bound.",
            *at_most("value_low", "value_high"),
        ),
        Rule(
            "figures.value_above_low",
            CRITICAL,
            "The stated number lies in the interval that its own words allow.",
            *at_most("value_low", "value"),
        ),
        Rule(
            "figures.value_below_high",
            CRITICAL,
            "The stated number lies in the interval that its own words allow.",
            *at_most("value", "value_high"),
        ),
        Rule(
            "figures.lower_bound_stated",
            CRITICAL,
            "Words such as over or at least state a lower bound.",
            *not_null("value_low"),
            where={"value": NOT_NULL, "modifier": ("more_than", "at_least", "between")},
        ),
        Rule(
            "figures.upper_bound_stated",
            CRITICAL,
            "Words such as under or at most state an upper bound.",
            *not_null("value_high"),
            where={"value": NOT_NULL, "modifier": ("less_than", "at_most", "between")},
        ),
        Rule(
            "figures.below_zero_stated",
            CRITICAL,
            "A number below zero has a sign or a word for it among its own words; else a hyphen was misread.",
            *in_set("below_zero_stated", True),
        ),
        # ---- what a quantity of its kind can be: the news has said odder things, and they were true
        Rule(
            "figures.ordinal_from_first",
            WARNING,
            "Little comes before the first: a zeroth law, a platform 0.",
            *between("value", 1, None),
            where={"kind": "ordinal"},
        ),
        Rule(
            "figures.ordinal_whole",
            WARNING,
            "Little has a place between the first and the second: percentiles have.",
            *in_set("fraction", 0.0),
            where={"kind": "ordinal"},
        ),
        Rule(
            "figures.age_plausible",
            WARNING,
            "Few things are said to be younger than their beginning or older than the universe, 13.8 billion years.",
            *between("value", 0, 1.4e10),
            where={"kind": "age"},
        ),
        Rule(
            "figures.person_age_plausible",
            WARNING,
            "No one is known to have lived to 130 years; people in legends, claims and glaciers are older.",
            *between("value", None, 130),
            where={"is_persons_age": True},
        ),
        Rule(
            "figures.percent_plausible",
            WARNING,
            "Such a percentage is rare enough to deserve a look; inflation has been steeper.",
            *between("value", -1000, 100_000),
            where={"kind": "percent"},
        ),
        Rule(
            "figures.fall_within_whole",
            WARNING,
            "Few things can fall by more than all there was; profits and prices can.",
            *between("value", None, 100),
            where={"kind": "percent", "unit": "percent", "direction": "down"},
        ),
        Rule(
            "figures.money_plausible",
            WARNING,
            "Economies stay below 1e18 in the smallest currencies; fines, errors and old inflation do not.",
            *between("value", -1e18, 1e18),
            where={"kind": "money"},
        ),
        Rule(
            "figures.hard_money_plausible",
            WARNING,
            "All the world's wealth is below 1e15 in these currencies.",
            *between("value", -1e15, 1e15),
            where={"kind": "money", "unit": ("USD", "EUR", "GBP", "CHF")},
        ),
        # ---- the rest
        Rule(
            "figures.period_ordered",
            CRITICAL,
            "A period ends on the day it starts, or later.",
            *at_most("period_start", "period_end"),
        ),
        Rule(
            "figures.counted_head_is_word",
            WARNING,
            "Figures about the same thing are grouped by one lower-case noun.",
            *matches("counted_head", r"[^\W\d_A-Z][^\sA-Z]*"),
        ),
        Rule(
            "figures.action_is_word",
            WARNING,
            "Figures about the same happening are grouped by one lower-case verb.",
            *matches("action", r"[a-z]+"),
        ),
        # ---- what a figure is of
        Rule(
            "figures.property_is_noun",
            WARNING,
            "Figures of one property are grouped by one lower-case noun, its words one blank apart.",
            *matches("property", r"[^\W_A-Z][^\sA-Z]*(?: [^\sA-Z]+)*"),
        ),
        Rule(
            "figures.property_has_span",
            CRITICAL,
            "A property rests on the words that name it.",
            *between("property_reach", 1, None),
        ),
        Rule(
            "figures.owner_entity_has_words",
            CRITICAL,
            "Whose a value is rests on the words that say so.",
            *not_null("about"),
            where={"about_entity_id": NOT_NULL},
        ),
        Rule(
            "figures.owner_entity_shape",
            CRITICAL,
            "An owner is a country, a person or an organisation by its identifier.",
            *matches("about_entity_id", r"(?:country|person|org|organisation):\S+"),
        ),
        Rule(
            "figures.modality_known",
            CRITICAL,
            "A forecast is no fact: what a value is meant as decides what it may be compared with.",
            *in_set(
                "modality",
                *(
                    "actual",
                    "estimated",
                    "forecast",
                    "planned",
                    "possible",
                    "limit",
                    "threshold",
                    "typical",
                    "denied",
                ),
            ),
        ),
        Rule(
            "figures.modality_has_cue",
            CRITICAL,
            "That a value is not meant as actual rests on the words that say so.",
            *not_null("modality_cue"),
            where={
                "modality": (
                    *(
                        "estimated",
                        "forecast",
                        "planned",
                        "possible",
                        "limit",
                        "threshold",
                        "typical",
                        "denied",
                    ),
                )
            },
        ),
        Rule(
            "figures.head_has_phrase",
            WARNING,
            "A head noun is the head of the words that are counted.",
            *not_null("counted"),
            where={"counted_head": NOT_NULL},
        ),
    ),
    references=(
        in_document("figures"),
        in_sentence("figures"),
        Reference(
            "figures.related_present",
            "related_figure_id",
            "ledger.figures",
            "figure_id",
            "A figure that refers to another refers to one that is there, in the same report, and not to itself.",
            same_document=True,
        ),
    ),
)
