-- Takes out of their tables the derived rows that stand in the temporary table withheld (table_name, row_id,
-- expectation_id, reason, detail, quarantined_at), with the rows that are parts of them, and keeps each in quarantine
-- under its rule, with the ids of what it rests on. What was withheld of the same stories before is forgotten: they have
-- been told anew. The reports of a story stay placed: they are evidence, and as they come and go it is told again.
DELETE FROM quality.quarantine
WHERE table_name IN ('ledger.stories', 'ledger.claims', 'ledger.date_claims')
    AND (
        (row_json ->> '$.story_id') IN (SELECT story_id FROM new_stories)
        OR (row_json ->> '$.story_id') NOT IN (SELECT story_id FROM ledger.story_documents)
    );

INSERT OR REPLACE INTO quality.quarantine BY NAME
SELECT DISTINCT ON (withheld.table_name, withheld.row_id, withheld.expectation_id)
    withheld.*,
    json_merge_patch(derived.row, json_object('mentions', derived.mentions))::VARCHAR AS row_json,
    getvariable('gate_run_id') AS run_id
FROM withheld
JOIN (
    SELECT
        'ledger.stories' AS table_name,
        story_id AS row_id,
        to_json(story) AS row,
        (
            SELECT list(document_id ORDER BY document_id)
            FROM ledger.story_documents AS part
            WHERE part.story_id = story.story_id
        ) AS mentions
    FROM ledger.stories AS story
    WHERE story_id IN (SELECT row_id FROM withheld)
    UNION ALL
    SELECT
        'ledger.claims',
        claim_id,
        to_json(claim),
        (
            SELECT list(figure_id ORDER BY figure_id)
            FROM ledger.claim_figures AS part
            WHERE part.claim_id = claim.claim_id
        )
    FROM ledger.claims AS claim
    WHERE claim_id IN (SELECT row_id FROM withheld)
    UNION ALL
    SELECT
        'ledger.date_claims',
        date_claim_id,
        to_json(claim),
        (
            SELECT list(date_id ORDER BY date_id)
            FROM ledger.date_claim_mentions AS part
            WHERE part.date_claim_id = claim.date_claim_id
        )
    FROM ledger.date_claims AS claim
    WHERE date_claim_id IN (SELECT row_id FROM withheld)
) AS derived USING (table_name, row_id);

DELETE FROM ledger.claim_figures
WHERE claim_id IN (
    SELECT row_id FROM withheld
    UNION ALL
    SELECT claim_id FROM ledger.claims WHERE story_id IN (SELECT row_id FROM withheld)
);

DELETE FROM ledger.date_claim_mentions
WHERE date_claim_id IN (
    SELECT row_id FROM withheld
    UNION ALL
    SELECT date_claim_id FROM ledger.date_claims WHERE story_id IN (SELECT row_id FROM withheld)
);

DELETE FROM ledger.shared_wording WHERE story_id IN (SELECT row_id FROM withheld);
DELETE FROM ledger.claims WHERE claim_id IN (SELECT row_id FROM withheld) OR story_id IN (SELECT row_id FROM withheld);
DELETE FROM ledger.date_claims WHERE date_claim_id IN (SELECT row_id FROM withheld) OR story_id IN (SELECT row_id FROM withheld);
DELETE FROM ledger.stories WHERE story_id IN (SELECT row_id FROM withheld);
