"""What must hold of a mention of a time."""

from expectations import timex3
from expectations.rules import (
    CRITICAL,
    WARNING,
    Rule,
    Suite,
    at_most,
    between,
    equal,
    in_set,
    is_null,
    matches,
    not_null,
)
from expectations.spans import in_document, in_sentence, mention_rules

_DAYS_A_YEAR = 365.25
_NEAR_YEARS = 4

SUITE = Suite(
    table="ledger.dates",
    id_column="date_id",
    rules=(
        *mention_rules("dates"),
        Rule(
            "dates.type_known",
            CRITICAL,
            "TIMEX3 has four types, and each has its own shape of value.",
            *in_set("timex_type", "DATE", "TIME", "DURATION", "SET"),
        ),
        Rule(
            "dates.mod_known",
            CRITICAL,
            "A modifier that TIMEX3 does not know cannot be understood by its readers.",
            *in_set(
                "timex_mod",
                *("START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"),
                *("MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"),
            ),
        ),
        Rule(
            "dates.basis_known",
            CRITICAL,
            "Readers weigh a day by what settled it.",
            *in_set("basis", "explicit", "publication", "narrative", "unresolved"),
        ),
        Rule(
            "dates.date_value_shape",
            CRITICAL,
            "The value of a DATE has one of the shapes that TIMEX3 gives it.",
            *matches("timex_value", timex3.DATE),
            where={"timex_type": "DATE"},
        ),
        Rule(
            "dates.time_value_shape",
            CRITICAL,
            "The value of a TIME has a clock time or a part of the day.",
            *matches("timex_value", timex3.TIME),
            where={"timex_type": "TIME"},
        ),
        Rule(
            "dates.duration_value_shape",
            CRITICAL,
            "The value of a DURATION is a period.",
            *matches("timex_value", timex3.DURATION),
            where={"timex_type": "DURATION"},
        ),
        Rule(
            "dates.set_value_shape",
            CRITICAL,
            "The value of a SET is a period or a time with its repeating parts left open.",
            *matches("timex_value", timex3.SET),
            where={"timex_type": "SET"},
        ),
        Rule(
            "dates.day_exists",
            CRITICAL,
            "A value that names a day names one that the calendar has: no 30 February.",
            *not_null("value_day"),
            where={"value_names_day": True},
        ),
        Rule(
            "dates.days_ordered",
            CRITICAL,
            "A time ends on the day it starts, or later.",
            *at_most("start_on", "end_on"),
        ),
        Rule(
            "dates.first_day_agrees",
            CRITICAL,
            "A value that names a day starts on that day.",
            *equal("start_on", "value_day"),
        ),
        Rule(
            "dates.last_day_agrees",
            CRITICAL,
            "A value that names a day ends on that day.",
            *equal("end_on", "value_day"),
        ),
        Rule(
            "dates.weekday_agrees",
            CRITICAL,
            "Where the words name a weekday, the day they were resolved to is one, before 1924 also by the Julian "
            "calendar: else the words contradict themselves, or they were resolved to a wrong week.",
            *equal("stated_weekday", "calendar_weekday"),
        ),
        Rule(
            "dates.unresolved_has_no_days",
            CRITICAL,
            "A day given for words that settle none is a guess, and a guess is worse than NULL.",
            *is_null("start_on"),
            where={"basis": "unresolved"},
        ),
        Rule(
            "dates.relative_has_anchor",
            CRITICAL,
            "A relative date says which day it was counted from.",
            *not_null("anchor_on"),
            where={"is_relative": True},
        ),
        Rule(
            "dates.publication_known",
            CRITICAL,
            "What is counted from the publication day stays open while that day is unknown.",
            *not_null("published_on"),
            where={"basis": "publication"},
        ),
        Rule(
            "dates.anchored_to_publication",
            CRITICAL,
            "What is counted from the publication day is counted from the report's own.",
            *equal("anchor_on", "published_on"),
            where={"basis": "publication"},
        ),
        Rule(
            "dates.within_history",
            WARNING,
            "News seldom tells of days three thousand years before the report or a thousand after it.",
            *between("days_from_publication", -3000 * _DAYS_A_YEAR, 1000 * _DAYS_A_YEAR),
        ),
        Rule(
            "dates.weekday_near_publication",
            CRITICAL,
            "Words that name a weekday and no year mean a day of the years around the report, none farther off.",
            *between(
                "weekday_days_from_publication", -_NEAR_YEARS * _DAYS_A_YEAR, _NEAR_YEARS * _DAYS_A_YEAR
            ),
        ),
        Rule(
            "dates.near_publication",
            WARNING,
            "News names single days up to five centuries back and one ahead; others deserve a look.",
            *between("days_from_publication", -500 * _DAYS_A_YEAR, 100 * _DAYS_A_YEAR),
            where={"value_names_day": True},
        ),
    ),
    references=(in_document("dates"), in_sentence("dates")),
)
