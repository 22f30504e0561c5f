-- Compares the reports of new_terms with all that are indexed, of the same days, by the terms they share. Whole numbers
-- add up to the same sum in any order. Reports are numbered here: a pair of numbers is counted faster than one of names.
INSERT INTO ledger.document_links
WITH around AS MATERIALIZED (
    SELECT
        row_number() OVER () AS number,
        document_id,
        published_on,
        weekdays,
        document_id IN (SELECT document_id FROM new_terms) AS is_new
    FROM ledger.documents
    LEFT JOIN ledger.document_weekdays USING (document_id)
    WHERE published_on BETWEEN $first_day::DATE - $window_days AND $last_day::DATE + $window_days
        OR published_on IS NULL
        OR $with_undated
),
mine AS MATERIALIZED (
    SELECT number, published_on, term, days, weight FROM new_terms JOIN around USING (document_id)
),
-- Reports of neighbouring spans are met by looking from three spans.
looking AS (
    SELECT
        number,
        term,
        weight,
        unnest([days - 1, days, days + 1]) AS days,
        published_on - $window_days        AS first_day,
        published_on + $window_days        AS last_day
    FROM mine
    WHERE days IS NOT NULL
),
dated AS (
    SELECT number, is_new, published_on, term, days, weight
    FROM ledger.document_terms
    JOIN around USING (document_id)
    WHERE days BETWEEN $first_span::INTEGER - 1 AND $last_span::INTEGER + 1
),
-- Two new reports meet from one side only.
met AS (
    SELECT looking.number AS one, other.number AS other, looking.weight * other.weight::BIGINT AS product
    FROM dated AS other
    JOIN looking
        ON looking.term = other.term
        AND looking.days = other.days
        AND looking.first_day <= other.published_on
        AND looking.last_day >= other.published_on
    WHERE NOT is_new OR other.number < looking.number
    UNION ALL
    -- Reports without a day meet everyone.
    SELECT mine.number, around.number, mine.weight * other.weight::BIGINT
    FROM ledger.document_terms AS other
    JOIN mine USING (term)
    JOIN around USING (document_id)
    WHERE mine.days IS NOT NULL AND other.days IS NULL AND NOT is_new
    UNION ALL
    SELECT mine.number, around.number, mine.weight * other.weight::BIGINT
    FROM ledger.document_terms AS other
    JOIN mine USING (term)
    JOIN around USING (document_id)
    WHERE mine.days IS NULL AND (NOT is_new OR other.days IS NOT NULL OR around.number < mine.number)
),
compared AS (
    SELECT one, other, sum(product) / 1e8 AS similarity
    FROM met
    GROUP BY ALL
    HAVING similarity >= $worth_a_link
)
-- Two that name weekdays, and none in common, are less alike.
SELECT
    least(one.document_id, other.document_id)    AS document_id,
    greatest(one.document_id, other.document_id) AS other_document_id,
    CASE
        WHEN one.published_on IS NOT NULL AND other.published_on IS NOT NULL
            THEN greatest(one.published_on, other.published_on)
    END AS last_on,
    similarity - CASE WHEN one.weekdays & other.weekdays = 0 THEN $less_for_other_days ELSE 0 END AS likeness
FROM compared
JOIN around AS one ON one.number = compared.one
JOIN around AS other ON other.number = compared.other
WHERE likeness >= $worth_a_link
ORDER BY ALL;
