-- The links of the named reports, seen from each: the report at the other end, where it stands in the order of
-- publication, and its story. The named are of the days from $first_day to $last_day, or of none.
WITH near AS MATERIALIZED (
    SELECT document_id, other_document_id, similarity
    FROM ledger.document_links
    WHERE last_on BETWEEN $first_day::DATE AND $last_day::DATE + $window_days
    UNION ALL
    SELECT document_id, other_document_id, similarity
    FROM ledger.document_links
    WHERE last_on IS NULL
),
ends AS (
    SELECT document_id AS mine, other_document_id AS theirs, similarity
    FROM near
    WHERE document_id IN (SELECT id FROM named_ids)
    UNION ALL
    SELECT other_document_id, document_id, similarity
    FROM near
    WHERE other_document_id IN (SELECT id FROM named_ids)
)
SELECT ends.mine, ends.theirs, document.published_on, document.source_uri, ends.similarity, placed.story_id
FROM ends
JOIN ledger.documents AS document ON document.document_id = ends.theirs
LEFT JOIN ledger.story_documents AS placed ON placed.document_id = ends.theirs
ORDER BY ends.mine, ends.theirs;
