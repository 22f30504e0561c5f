-- Grain: one row per figure that stands in what somebody is reported to have said.
CREATE VIEW ledger.figure_speakers AS
WITH parts AS (
    SELECT
        statement_id,
        document_id,
        speaker_entity_id,
        speaker_text,
        form,
        unnest(part_starts) AS part_start,
        unnest(part_ends)   AS part_end
    FROM ledger.statements
    WHERE speaker_text IS NOT NULL
),

-- A figure is its speaker's: of the narrowest statement around it, where one stands in another.
spoken AS (
    SELECT
        figure.figure_id,
        arg_min(
            {
                'statement_id': statement_id,
                'speaker_entity_id': speaker_entity_id,
                'speaker_text': speaker_text,
                'form': form
            },
            (part_end - part_start, part_start, statement_id)
        ) AS said
    FROM ledger.figures AS figure
    JOIN parts
        ON parts.document_id = figure.document_id
        AND figure.char_start >= part_start
        AND figure.char_end <= part_end
    GROUP BY figure.figure_id
)

SELECT figure_id, said.statement_id, said.speaker_entity_id, said.speaker_text, said.form FROM spoken;

COMMENT ON VIEW ledger.figure_speakers IS 'Who stated a figure, where the report says so.';
COMMENT ON COLUMN ledger.figure_speakers.figure_id IS 'The figure (ledger.figures).';
COMMENT ON COLUMN ledger.figure_speakers.statement_id IS 'The narrowest statement that it stands in (ledger.statements).';
COMMENT ON COLUMN ledger.figure_speakers.speaker_entity_id IS 'Who said it (ledger.entities); NULL when the report does not settle it.';
COMMENT ON COLUMN ledger.figure_speakers.speaker_text IS 'The words for the speaker.';
COMMENT ON COLUMN ledger.figure_speakers.form IS 'How the statement is told: direct, mixed or indirect.';
