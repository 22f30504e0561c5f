-- id: run.documents_readable
-- table: quality.quarantine
-- severity: blocking
-- reason: The extractors stumbled over more than one text in twenty, and over more than five: then the fault lies with
-- them, and what they made of the others is not to be trusted either.
--
-- A report that no accepted run could read before is tried again with each run, and says nothing about this one: it lies
-- in quarantine under the run that put it there.
SELECT 'documents.readable' AS row_id, format('{} of {} texts that copy no other', unread, unread + independent) AS detail
FROM (
    SELECT count(DISTINCT row_json ->> '$.text_sha256') AS unread
    FROM quality.quarantine
    WHERE run_id = getvariable('gate_run_id') AND expectation_id = 'documents.readable'
)
CROSS JOIN (SELECT count(*) AS independent FROM independent_documents)
WHERE unread > 5 AND unread > 0.05 * (unread + independent)
