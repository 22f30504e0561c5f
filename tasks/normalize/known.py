"""Which inputs an earlier run has already judged."""

from collections.abc import Sequence

import duckdb

from tasks.contracts import Disposition, InputRecord

# A document of an earlier run is unchanged, also where it was named twice; what was rejected, or was a copy of another
# source's report, is so again for the same reason. What went to quarantine is tried again: an extractor or a rule may
# have been mended since. So is a text that another has superseded: when its source says it again, it is the newest
# version once more, which the load decides.
_JUDGED = """
SELECT
    document.source_uri = seen.source_uri AS is_own,
    seen.input_sha256,
    if(is_own, 'unchanged', seen.disposition),
    if(is_own, NULL, seen.reason),
    seen.document_id
FROM ledger.dispositions AS seen
JOIN quality.runs AS run USING (run_id)
LEFT JOIN ledger.documents AS document USING (document_id)
LEFT JOIN ledger.documents AS newer ON newer.supersedes = document.document_id
WHERE seen.input_sha256 IN (SELECT unnest(?))
    AND seen.disposition NOT IN ('unchanged', 'quarantined')
    AND run.verdict IN ('published', 'unpublished')
    AND (seen.document_id IS NULL OR document.document_id IS NOT NULL)
    AND (NOT is_own OR newer.document_id IS NULL)
QUALIFY row_number() OVER (PARTITION BY seen.input_sha256 ORDER BY run.run_number DESC, seen.input_ordinal) = 1
"""


def known_dispositions(
    connection: duckdb.DuckDBPyConnection, inputs: Sequence[tuple[InputRecord, str]]
) -> dict[int, Disposition]:
    """Return what became of inputs seen before, by ``input_ordinal``; new inputs are absent.

    ``inputs`` are records with their ``input_sha256``; one that stands twice is told twice.
    """
    rows = connection.execute(_JUDGED, [[sha for _, sha in inputs]]).fetchall()
    judged = {sha: (disposition, reason, document_id) for _, sha, disposition, reason, document_id in rows}
    return {
        record.input_ordinal: Disposition(
            record.input_ordinal, record.source_uri, record.raw_sha256, sha, *judged[sha]
        )
        for record, sha in inputs
        if sha in judged
    }
