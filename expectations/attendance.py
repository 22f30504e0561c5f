"""What must hold of who takes part in what."""

from expectations.rules import CRITICAL, NOT_NULL, Rule, Suite, equal, in_set, matches, not_null
from expectations.spans import in_document, in_sentence, mention_rules

SUITE = Suite(
    table="ledger.attendance",
    id_column="attendance_id",
    rules=(
        *mention_rules("attendance"),
        Rule(
            "attendance.mode_known",
            CRITICAL,
            "Who came, who joined from afar, who stayed away and who was asked are told apart.",
            *in_set("mode", "attends", "remote", "absent", "invited"),
        ),
        Rule(
            "attendance.entity_id_shape",
            CRITICAL,
            "A participant is a country, a person or an organisation by its identifier.",
            *matches("entity_id", r"(?:country|person|org):\S+"),
        ),
        Rule(
            "attendance.event_not_blank",
            CRITICAL,
            "An event is words or NULL, never empty text.",
            *matches("event_text", r"\S(?:[\s\S]*\S)?"),
        ),
        Rule(
            "attendance.event_has_span",
            CRITICAL,
            "The words for an event stand in the document, at offsets as long as they are.",
            *equal("event_length", "event_reach"),
        ),
        Rule(
            "attendance.event_words_kept",
            CRITICAL,
            "An event's offsets come with the words that stand there.",
            *not_null("event_text"),
            where={"event_start": NOT_NULL},
        ),
        Rule(
            "attendance.something_known",
            CRITICAL,
            "A group without a name at an event without words tells nobody anything.",
            *not_null("something_known"),
        ),
    ),
    references=(in_document("attendance"), in_sentence("attendance")),
)
