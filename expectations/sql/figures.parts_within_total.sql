-- id: figures.parts_within_total
-- table: ledger.figures
-- severity: warning
-- reason: Parts that add up to more than their total overlap, or belong to another total, or one number is wrong.
--
-- Only parts of the total's own kind, unit and rate are added, each at the least its words and its rounding allow, and
-- compared with the most that the total's allow; counts that were written to the last digit are not rounded. A total
-- without an upper bound ("over 40 people") holds any sum. The row flagged is the total.
WITH sums AS (
    SELECT
        total.figure_id,
        any_value(total.text)                                   AS total_text,
        any_value(total.value_high + CASE
            WHEN total.kind = 'count' AND written_place(total.value_high) <= 1 THEN 0
            ELSE written_place(total.value_high) / 2
        END)                                                    AS most,
        sum(coalesce(part.value_low, 0) - CASE
            WHEN part.value_low IS NULL OR part.kind = 'count' AND written_place(part.value_low) <= 1 THEN 0
            ELSE written_place(part.value_low) / 2
        END)                                                    AS least_sum,
        string_agg(part.text, ' + ' ORDER BY part.char_start)   AS part_texts
    FROM new_documents
    JOIN ledger.figures AS part USING (document_id)
    JOIN ledger.figures AS total ON total.figure_id = part.related_figure_id
    WHERE part.role = 'part'
        AND part.kind = total.kind
        AND part.unit IS NOT DISTINCT FROM total.unit
        AND part.per IS NOT DISTINCT FROM total.per
    GROUP BY total.figure_id
)
SELECT figure_id AS row_id, format('{} in all, of which {}', total_text, part_texts) AS detail
FROM sums
WHERE least_sum > most
