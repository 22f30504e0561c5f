"""What must hold of a reported statement."""

from expectations.rules import (
    CRITICAL,
    NOT_NULL,
    Rule,
    Suite,
    between,
    equal,
    in_set,
    matches,
    not_null,
)
from expectations.spans import in_document, in_sentence, keeps_words, span_rules

SUITE = Suite(
    table="ledger.statements",
    id_column="statement_id",
    rules=(
        *span_rules("statements"),
        keeps_words("statements"),
        Rule(
            "statements.starts_in_sentence",
            CRITICAL,
            "A statement begins in the sentence it is shown with; quotations may run on for several.",
            *between("offset_in_sentence", 0, None),
        ),
        Rule(
            "statements.parts_span_content",
            CRITICAL,
            "The parts of a statement lie in its span, in order, and reach from its first character to its last.",
            *equal("parts_reach", "span_reach"),
        ),
        Rule(
            "statements.form_known",
            CRITICAL,
            "Readers quote direct words only.",
            *in_set("form", "direct", "mixed", "indirect"),
        ),
        Rule(
            "statements.cue_kind_known",
            CRITICAL,
            "What somebody said, wanted or thought is told apart by the kind of cue.",
            *in_set(
                "cue_kind",
                *("say", "write", "ask", "urge", "show", "rule", "think", "feel", "want", "judge"),
            ),
        ),
        Rule(
            "statements.speaker_not_blank",
            CRITICAL,
            "A speaker is words or NULL, never empty text.",
            *matches("speaker_text", r"\S(?:[\s\S]*\S)?"),
        ),
        Rule(
            "statements.speaker_has_span",
            CRITICAL,
            "The words for a speaker stand in the document, at offsets as long as they are.",
            *equal("speaker_length", "speaker_reach"),
        ),
        Rule(
            "statements.speaker_words_kept",
            CRITICAL,
            "A speaker's offsets come with the words that stand there.",
            *not_null("speaker_text"),
            where={"speaker_start": NOT_NULL},
        ),
        Rule(
            "statements.entity_has_words",
            CRITICAL,
            "Who the speaker is rests on the words that say so.",
            *not_null("speaker_text"),
            where={"speaker_entity_id": NOT_NULL},
        ),
        Rule(
            "statements.entity_id_shape",
            CRITICAL,
            "A speaker is a country, a person or an organisation by its identifier.",
            *matches("speaker_entity_id", r"(?:country|person|org|organisation):\S+"),
        ),
        Rule(
            "statements.cue_not_blank",
            CRITICAL,
            "A cue is words or NULL, never empty text.",
            *matches("cue", r"\S(?:[\s\S]*\S)?"),
        ),
        Rule(
            "statements.cue_has_span",
            CRITICAL,
            "The words of a cue stand in the document, at offsets as long as they are.",
            *equal("cue_length", "cue_reach"),
        ),
        Rule(
            "statements.variant_group_shape",
            CRITICAL,
            "A group of wordings is named after one of the statements in it.",
            *matches("variant_group", r"[^\s/]+/statement/[0-9]+-[0-9]+"),
        ),
    ),
    references=(in_document("statements"), in_sentence("statements")),
)
