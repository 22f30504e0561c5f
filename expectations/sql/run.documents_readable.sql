-- id: run.documents_readable
-- table: quality.quarantine
-- severity: blocking
-- reason: The extractors stumbled over more than one report in twenty, three or more: then the fault lies with them,
-- and what they made of the others is not to be trusted either.
--
-- A report that no accepted run could read before is tried again with each run, and says nothing about this one.
WITH inputs AS (
    SELECT
        disposition,
        input_sha256,
        disposition = 'quarantined' AND starts_with(reason, 'documents.readable') AS is_unread
    FROM new_dispositions
),
unread_before AS (
    SELECT input_sha256
    FROM ledger.dispositions
    JOIN quality.runs USING (run_id)
    WHERE disposition = 'quarantined'
        AND verdict IN ('published', 'unpublished')
        AND run_id <> getvariable('gate_run_id')
)
SELECT 'documents.readable' AS row_id, format('{} of {} reports', unread, reports) AS detail
FROM (
    SELECT
        count(*) FILTER (is_unread)                                                    AS unread,
        count(*) FILTER (is_unread OR disposition IN ('loaded', 'new_version'))        AS reports
    FROM inputs
    WHERE NOT is_unread OR input_sha256 NOT IN (FROM unread_before)
)
WHERE unread >= 3 AND unread > 0.05 * reports
