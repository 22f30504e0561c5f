"""How to break each rule about reports."""

from tests.gate_mutations.mutation import Mutation, sql


def french(changes: str, *, also: tuple[str, ...] = ()) -> Mutation:
    """Change the report that has no sentences, so that nothing follows it."""
    return sql(f"UPDATE ledger.documents SET {changes} WHERE document_id = '{{french}}'", also=also)


MUTATIONS = {
    "documents.id_shape": sql(
        "UPDATE ledger.documents SET document_id = 'no hex {french}' WHERE document_id = '{french}'",
        "UPDATE ledger.dispositions SET document_id = 'no hex {french}' WHERE document_id = '{french}'",
    ),
    "documents.source_stated": french("source_uri = ' '"),
    "documents.text_not_blank": french("text = ' \u200b ', text_sha256 = sha256(' \u200b ')"),
    "documents.text_matches_sha256": french("text = text || '!'"),
    "documents.withdrawal_has_no_text": french("withdrawn_reason = 'pubstatus: canceled'"),
    "documents.withdrawal_says_why": french(
        "withdrawn_reason = ' ', text = '', text_sha256 = sha256(''), word_count = 0"
    ),
    "documents.content_id_shape": french("content_id = 'no hex {french}'"),
    "documents.raw_sha256_shape": french("raw_sha256 = upper(raw_sha256)"),
    "documents.input_sha256_shape": french("input_sha256 = left(input_sha256, 63)"),
    "documents.published_basis_known": french("published_basis = 'rumour', published_on = '2025-03-11'"),
    "documents.unknown_day_is_null": french("published_on = '2025-03-11'"),
    "documents.known_day_is_stated": french("published_basis = 'metadata'"),
    "documents.published_instant_agrees": french(
        "published_basis = 'text', published_on = '2025-03-11', published_at = '2025-03-13 00:00:00'"
    ),
    "documents.published_not_in_future": french("published_basis = 'text', published_on = '2025-03-15'"),
    "documents.published_not_placeholder": french("published_basis = 'text', published_on = '1970-01-01'"),
    "documents.language_shape": french("language = 'French!'"),
    "documents.language_basis_known": french("language_basis = 'hunch'"),
    "documents.english_is_extracted": french("language = 'en'"),
    "documents.media_type_shape": french("media_type = 'text'"),
    "documents.word_count_positive": french("word_count = 0"),
    "documents.first_version_stands_alone": french(
        "supersedes = '{quake}'", also=("documents.supersedes_present",)
    ),
    "documents.later_version_supersedes": french("version = 2"),
    "documents.version_from_one": french("version = 0"),
    "documents.supersedes_present": french("version = 2, supersedes = '0123456789abcdef'"),
    "documents.rows_once": sql(
        "INSERT INTO ledger.attendance FROM ledger.attendance WHERE document_id = '{quake}'",
        also=tuple(
            f"{table}.document_present"
            for table in (
                *("sentences", "figures", "dates", "mentions"),
                *("statements", "credits", "attendance", "pledges"),
            )
        ),
    ),
    "documents.version_unique": sql(
        "INSERT INTO ledger.documents BY NAME SELECT * REPLACE ('before-{french}' AS document_id, "
        "'an earlier run' AS run_id) FROM ledger.documents WHERE document_id = '{french}'"
    ),
}
