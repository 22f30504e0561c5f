-- Compares the named reports with all that are indexed, of the same days, by the terms they share. Whole numbers add up
-- to the same sum in any order.
INSERT INTO ledger.document_links
WITH new_terms AS (
    FROM ledger.document_terms WHERE document_id IN (SELECT id FROM named_ids)
),
-- Reports of neighbouring spans are met by looking from three spans; those without a day meet everyone.
looking AS (
    SELECT document_id, term, weight, unnest([days - 1, days, days + 1]) AS days FROM new_terms WHERE days IS NOT NULL
),
met AS (
    SELECT looking.document_id AS one, other.document_id AS other, looking.weight * other.weight::BIGINT AS product
    FROM looking JOIN ledger.document_terms AS other USING (term, days)
    UNION ALL
    SELECT new_terms.document_id, other.document_id, new_terms.weight * other.weight::BIGINT
    FROM new_terms JOIN ledger.document_terms AS other USING (term)
    WHERE new_terms.days IS NULL
    UNION ALL
    SELECT new_terms.document_id, other.document_id, new_terms.weight * other.weight::BIGINT
    FROM new_terms JOIN ledger.document_terms AS other USING (term)
    WHERE new_terms.days IS NOT NULL AND other.days IS NULL
),
compared AS (
    SELECT least(one, other) AS document_id, greatest(one, other) AS other_document_id, one, sum(product) / 1e8 AS similarity
    FROM met
    WHERE one <> other
    GROUP BY ALL
    HAVING similarity >= $worth_a_link
)
-- Two named reports meet from both sides. Two that name weekdays, and none in common, are less alike.
SELECT DISTINCT ON (document_id, other_document_id)
    document_id,
    other_document_id,
    similarity - CASE WHEN my_days.weekdays & their_days.weekdays = 0 THEN $less_for_other_days ELSE 0 END AS likeness
FROM compared
JOIN ledger.documents AS mine USING (document_id)
JOIN ledger.documents AS theirs ON theirs.document_id = compared.other_document_id
LEFT JOIN ledger.document_weekdays AS my_days ON my_days.document_id = compared.document_id
LEFT JOIN ledger.document_weekdays AS their_days ON their_days.document_id = compared.other_document_id
WHERE likeness >= $worth_a_link
    AND (
        mine.published_on IS NULL OR theirs.published_on IS NULL
        OR abs(mine.published_on - theirs.published_on) <= $window_days
    )
ORDER BY document_id, other_document_id;
