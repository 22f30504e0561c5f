"""What must hold of a pledge."""

from expectations.rules import (
    CRITICAL,
    NOT_NULL,
    WARNING,
    Reference,
    Rule,
    Suite,
    at_most,
    equal,
    in_set,
    matches,
    not_null,
)
from expectations.spans import in_document, in_sentence, mention_rules

_ENTITY = r"(?:country|person|org):\S+"
_WORDS = r"\S(?:[\s\S]*\S)?"


def _party_rules(party: str) -> tuple[Rule, ...]:
    """Return the rules about the words for the pledger or the beneficiary, and about who that is."""
    return (
        Rule(
            f"pledges.{party}_not_blank",
            CRITICAL,
            f"A {party} is words or NULL, never empty text.",
            *matches(f"{party}_text", _WORDS),
        ),
        Rule(
            f"pledges.{party}_has_span",
            CRITICAL,
            f"The words for a {party} are the document's own at its offsets.",
            *equal(f"{party}_text", f"{party}_at_span"),
        ),
        Rule(
            f"pledges.{party}_entity_has_words",
            CRITICAL,
            f"Who the {party} is rests on the words that say so.",
            *not_null(f"{party}_text"),
            where={f"{party}_entity_id": NOT_NULL},
        ),
        Rule(
            f"pledges.{party}_entity_shape",
            CRITICAL,
            f"A {party} is a country, a person or an organisation by its identifier.",
            *matches(f"{party}_entity_id", _ENTITY),
        ),
    )


def _same_document(column: str, table: str, key: str, reason: str) -> Reference:
    name = column.removesuffix("_id")
    return Reference(f"pledges.{name}_present", column, f"ledger.{table}", key, reason, same_document=True)


SUITE = Suite(
    table="ledger.pledges",
    id_column="pledge_id",
    rules=(
        *mention_rules("pledges"),
        Rule(
            "pledges.stage_known",
            CRITICAL,
            "How binding a pledge is decides whether it may be counted.",
            *in_set("stage", *("proposal", "stated_goal", "pledge", "commitment", "allocation", "delivered")),
        ),
        Rule(
            "pledges.action_stated",
            CRITICAL,
            "A pledge is to do something, said by a verb.",
            *matches("action", r"[a-z]+(?: [a-z]+)?"),
        ),
        *_party_rules("pledger"),
        *_party_rules("beneficiary"),
        Rule(
            "pledges.condition_not_blank",
            CRITICAL,
            "A condition is words or NULL, never empty text.",
            *matches("condition", _WORDS),
        ),
        Rule(
            "pledges.condition_has_span",
            CRITICAL,
            "The words of a condition are the document's own at its offsets.",
            *equal("condition", "condition_at_span"),
        ),
        Rule(
            "pledges.frequency_of_figure",
            CRITICAL,
            "What a pledge is per is what its amount is per.",
            *equal("frequency", "figure_per"),
        ),
        Rule(
            "pledges.gives_to_another",
            WARNING,
            "Nobody pledges to themselves: pledger or beneficiary was misread.",
            *in_set("gives_to_itself", False),
        ),
        Rule(
            "pledges.stage_as_parent",
            WARNING,
            "A part is no more binding than its whole where one sentence states both.",
            *at_most("stage_rank", "parent_rank"),
        ),
        Rule(
            "pledges.part_within_whole",
            WARNING,
            "A part greater than its whole was linked or read wrongly.",
            *at_most("value", "parent_value"),
        ),
    ),
    references=(
        in_document("pledges"),
        in_sentence("pledges"),
        _same_document(
            "figure_id", "figures", "figure_id", "A pledge's amount is a figure of the same report."
        ),
        _same_document("date_id", "dates", "date_id", "A pledge's day is a date of the same report."),
        _same_document(
            "due_date_id", "dates", "date_id", "The day a pledge is due is a date of the same report."
        ),
        _same_document(
            "parent_pledge_id", "pledges", "pledge_id", "A part's whole is a pledge of the same report."
        ),
    ),
)
