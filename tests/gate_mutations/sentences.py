"""How to break each rule about sentences."""

from tests.gate_mutations.mutation import moved, sql

# The first sentence of the bank's second report holds no mention.
_SENTENCE = "document_id = '{second}' AND ordinal = 0"

MUTATIONS = {
    "sentences.starts_in_text": moved("sentences", _SENTENCE, "-1", "char_end"),
    "sentences.offsets_ordered": moved("sentences", _SENTENCE, "char_end", "char_end"),
    "sentences.ends_in_text": sql(
        "INSERT INTO ledger.sentences SELECT document_id || '/sentence/' || length(text) || '-100000', "
        "document_id, 99, length(text), 100000, '' FROM ledger.documents WHERE document_id = '{second}'"
    ),
    "sentences.id_names_span": sql(
        f"UPDATE ledger.sentences SET sentence_id = document_id || '/x' WHERE {_SENTENCE}"
    ),
    "sentences.span_equals_text": sql(f"UPDATE ledger.sentences SET text = 'Others.' WHERE {_SENTENCE}"),
    "sentences.trimmed": moved("sentences", _SENTENCE, "char_start", "char_end + 1"),
    "sentences.ordinal_from_zero": sql(f"UPDATE ledger.sentences SET ordinal = -1 WHERE {_SENTENCE}"),
    "sentences.ordinal_unique": sql(f"UPDATE ledger.sentences SET ordinal = 1 WHERE {_SENTENCE}"),
    "sentences.in_text_order": moved("sentences", _SENTENCE, "char_start", "char_end + 4"),
    "sentences.document_present": sql(
        "INSERT INTO ledger.sentences BY NAME SELECT * REPLACE ('lost-{second}' AS document_id, "
        f"'lost-{{second}}/sentence' AS sentence_id) FROM ledger.sentences WHERE {_SENTENCE}"
    ),
}
