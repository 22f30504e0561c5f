"""What must hold of a sentence."""

from expectations.rules import CRITICAL, Rule, Suite, between, equal, in_set, span_rules, unique_together

SUITE = Suite(
    table="ledger.sentences",
    id_column="sentence_id",
    rules=(
        *span_rules("sentences"),
        Rule(
            "sentences.span_equals_text",
            CRITICAL,
            "The words kept in the row are the document's own between its offsets: views show them as evidence.",
            *equal("text", "words_at_span"),
        ),
        Rule(
            "sentences.trimmed",
            CRITICAL,
            "A sentence begins and ends with a word, not with the space around it.",
            *in_set("is_trimmed", True),
        ),
        Rule(
            "sentences.ordinal_from_zero",
            CRITICAL,
            "Sentences are counted from 0.",
            *between("ordinal", 0, None),
        ),
        Rule(
            "sentences.ordinal_unique",
            CRITICAL,
            "No two sentences of a document have the same place in it.",
            *unique_together("document_id", "ordinal"),
        ),
    ),
)
