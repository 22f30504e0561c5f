"""What must hold of a sentence."""

from expectations.rules import CRITICAL, Rule, Suite, between, in_set, unique_together
from expectations.spans import in_document, keeps_words, span_rules

SUITE = Suite(
    table="ledger.sentences",
    id_column="sentence_id",
    rules=(
        *span_rules("sentences"),
        keeps_words("sentences"),
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
    references=(in_document("sentences"),),
)
