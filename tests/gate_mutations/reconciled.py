"""How to break each rule about stories and claims; each concerns the run as a whole and needs one of its own."""

from tests.gate_mutations.mutation import sql

_FIRST_CLAIM = "claim_id = (SELECT min(claim_id) FROM ledger.claims)"

MUTATIONS = {
    "claims.mentioned": sql(
        "INSERT INTO ledger.claims BY NAME SELECT * REPLACE ('nobody said it' AS claim_id) FROM ledger.claims LIMIT 1"
    ),
    "claims.label_stated": sql(f"UPDATE ledger.claims SET label = ' ' WHERE {_FIRST_CLAIM}"),
    "claims.counts_recomputed": sql(f"UPDATE ledger.claims SET n_outlets = 7 WHERE {_FIRST_CLAIM}"),
    "claims.status_recomputed": sql(f"UPDATE ledger.claims SET status = 'contested' WHERE {_FIRST_CLAIM}"),
    "claim_figures.figure_present": sql(
        f"INSERT INTO ledger.claim_figures BY NAME SELECT * REPLACE ('lost' AS figure_id) FROM ledger.claim_figures "
        f"WHERE {_FIRST_CLAIM}"
    ),
    "claim_figures.figure_claimed": sql(
        f"DELETE FROM ledger.claim_figures WHERE {_FIRST_CLAIM}", f"DELETE FROM ledger.claims WHERE {_FIRST_CLAIM}"
    ),
    "story_documents.report_placed": sql(
        "DELETE FROM ledger.story_documents WHERE document_id = '{quake}'",
    ),
    "stories.rows_once": sql("INSERT INTO ledger.stories FROM ledger.stories LIMIT 1"),
    "stories.headline_stated": sql("UPDATE ledger.stories SET headline = ''"),
    "date_claims.days_recomputed": sql("UPDATE ledger.date_claims SET end_on = end_on + 1"),
    "date_claim_mentions.date_present": sql(
        "INSERT INTO ledger.date_claim_mentions BY NAME SELECT * REPLACE ('lost' AS date_id) "
        "FROM ledger.date_claim_mentions LIMIT 1"
    ),
}  # fmt: skip
