"""What must hold of a credit of a source."""

from expectations.rules import CRITICAL, Rule, Suite, in_set, matches
from expectations.spans import in_document, in_sentence, mention_rules

SUITE = Suite(
    table="ledger.credits",
    id_column="credit_id",
    rules=(
        *mention_rules("credits"),
        Rule(
            "credits.scope_known",
            CRITICAL,
            "How much rests on a source decides which figures share its origin.",
            *in_set("scope", "sentence", "paragraph", "report"),
        ),
        Rule(
            "credits.names_source",
            CRITICAL,
            "The words of a credit name its source.",
            *in_set("names_source", True),
        ),
        Rule(
            "credits.source_not_blank",
            CRITICAL,
            "A source is words, never empty text.",
            *matches("source_name", r"\S(?:[\s\S]*\S)?"),
        ),
        Rule(
            "credits.entity_id_shape",
            CRITICAL,
            "A source is an organisation by its identifier.",
            *matches("source_entity_id", r"org:\S+"),
        ),
        Rule(
            "credits.partial_of_report",
            CRITICAL,
            "Only of a whole report a source can be one among others.",
            *in_set("shared_by_report", True),
        ),
    ),
    references=(in_document("credits"), in_sentence("credits")),
)
