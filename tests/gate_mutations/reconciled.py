"""How to break each rule about stories and claims; each needs a run of its own, as the stories of copies are one."""

from tests.gate_mutations.mutation import sql

_FIRST = {
    table: f"{key} = (SELECT min({key}) FROM ledger.{table})"
    for table, key in {"claims": "claim_id", "date_claims": "date_claim_id", "stories": "story_id"}.items()
}


def _another(table: str, replaced: str) -> str:
    """Insert the first row of a table once more, with other values for some columns."""
    changed = f"* REPLACE ({replaced})" if replaced else "*"
    return f"INSERT INTO ledger.{table} BY NAME SELECT {changed} FROM ledger.{table} ORDER BY ALL LIMIT 1"


MUTATIONS = {
    "claims.mentions_present": sql(_another("claim_figures", "'lost' AS figure_id")),
    "claims.label_stated": sql(f"UPDATE ledger.claims SET label = ' ' WHERE {_FIRST['claims']}"),
    "claims.bounds_ordered": sql(
        f"UPDATE ledger.claims SET value_low = 2, value_high = 1 WHERE {_FIRST['claims']}"
    ),
    "claims.rivals_exclude": sql(
        f"UPDATE ledger.claims SET status = 'contested', n_documents = 2 WHERE {_FIRST['claims']}"
    ),
    "claims.sources_suffice": sql(f"UPDATE ledger.claims SET n_outlets = 7 WHERE {_FIRST['claims']}"),
    "claims.told_once": sql(_another("claims", "")),
    "date_claims.mentions_present": sql(_another("date_claims", "'nobody told it' AS date_claim_id")),
    "date_claims.days_ordered": sql(
        f"UPDATE ledger.date_claims SET start_on = end_on + 1 WHERE {_FIRST['date_claims']}"
    ),
    "date_claims.sources_suffice": sql(
        f"UPDATE ledger.date_claims SET n_origins = 0 WHERE {_FIRST['date_claims']}"
    ),
    "date_claims.told_once": sql(_another("date_claims", "")),
    "stories.headline_stated": sql(f"UPDATE ledger.stories SET headline = '' WHERE {_FIRST['stories']}"),
    "stories.told_once": sql(_another("stories", "")),
    "figures.claimed": sql(
        f"DELETE FROM ledger.claim_figures WHERE {_FIRST['claims']}",
        f"DELETE FROM ledger.claims WHERE {_FIRST['claims']}",
    ),
    # Its claims rest on a report that is in no story.
    "documents.placed": sql(
        "DELETE FROM ledger.story_documents WHERE document_id = '{quake}'",
        also=("claims.mentions_present", "date_claims.mentions_present"),
    ),
}
