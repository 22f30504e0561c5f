-- id: run.documents_readable
-- table: quality.quarantine
-- severity: blocking
-- reason: The extractors stumbled over more than one report in twenty, three or more: then the fault lies with them,
-- and what they made of the others is not to be trusted either.
SELECT
    'documents.readable' AS row_id,
    format('{} of {} reports', unread, reports) AS detail
FROM (
    SELECT count(*) AS unread
    FROM new_dispositions
    WHERE disposition = 'quarantined' AND starts_with(reason, 'documents.readable: ')
)
CROSS JOIN (
    SELECT count(*) AS reports
    FROM new_dispositions
    WHERE disposition IN ('loaded', 'new_version', 'quarantined')
)
WHERE unread >= 3 AND unread > 0.05 * reports
