-- The reports of the named stories. What is asked of their rows finds these by number first, from the one column: DuckDB
-- then reads the other columns only there, and not of the whole table.
CREATE OR REPLACE TEMP TABLE told_documents AS
SELECT
    document.document_id,
    placed.story_id,
    document.source_uri,
    document.outlet,
    document.title,
    document.text,
    document.published_on
FROM ledger.documents AS document
JOIN ledger.story_documents AS placed USING (document_id)
WHERE document.rowid IN (
    SELECT document.rowid
    FROM ledger.documents AS document
    JOIN ledger.story_documents AS placed USING (document_id)
    WHERE placed.story_id IN (SELECT id FROM named_ids)
);
