-- Grain: one row per figure that rests on a credited source.
CREATE VIEW ledger.figure_credits AS
WITH reached AS (
    SELECT figure.figure_id, 1 AS reach, abs(figure.char_start - credit.char_start) AS distance, credit.credit_id
    FROM ledger.credits AS credit
    JOIN ledger.figures AS figure USING (sentence_id)
    WHERE credit.scope = 'sentence'
    UNION ALL
    -- A slug at the end of a paragraph: all of its line up to there.
    SELECT figure.figure_id, 2, credit.char_start - figure.char_start, credit.credit_id
    FROM ledger.credits AS credit
    JOIN ledger.documents AS document USING (document_id)
    JOIN ledger.figures AS figure USING (document_id)
    WHERE credit.scope = 'paragraph'
        AND figure.char_start < credit.char_start
        AND NOT contains(
            substring(document.text, figure.char_start + 1, credit.char_start - figure.char_start), chr(10)
        )
    UNION ALL
    -- The first that the whole report is credited to; one source among others carries no single figure.
    SELECT figure.figure_id, 3, credit.char_start, credit.credit_id
    FROM ledger.credits AS credit
    JOIN ledger.figures AS figure USING (document_id)
    WHERE credit.scope = 'report' AND NOT credit.partial
),

nearest AS (
    SELECT figure_id, arg_min(credit_id, (reach, distance, credit_id)) AS credit_id
    FROM reached
    GROUP BY figure_id
)

SELECT nearest.figure_id, credit_id, credit.source_name, credit.source_entity_id, credit.scope
FROM nearest
JOIN ledger.credits AS credit USING (credit_id);

COMMENT ON VIEW ledger.figure_credits IS 'Which source a figure rests on: that of its sentence, else of its paragraph, else of the whole report.';
COMMENT ON COLUMN ledger.figure_credits.figure_id IS 'The figure (ledger.figures).';
COMMENT ON COLUMN ledger.figure_credits.credit_id IS 'The credit (ledger.credits).';
COMMENT ON COLUMN ledger.figure_credits.source_name IS 'The source as named.';
COMMENT ON COLUMN ledger.figure_credits.source_entity_id IS 'Who that is (ledger.entities); NULL where the source is told by its kind only.';
COMMENT ON COLUMN ledger.figure_credits.scope IS 'sentence, paragraph or report.';
