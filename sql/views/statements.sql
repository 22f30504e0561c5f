-- Grain: one row per reported statement in the newest version of a report.
CREATE VIEW analysis.statements AS
SELECT
    statement.statement_id,
    document.outlet,
    document.title,
    document.published_on,
    -- A relative clause's "Roe, who" is Roe.
    regexp_replace(statement.speaker_text, ',?\s+(who|which|that)$', '') AS speaker,
    statement.speaker_entity_id,
    statement.cue,
    statement.cue_kind,
    array_to_string(statement.parts, ' … ')                          AS words,
    statement.form,
    sentence.text                                                    AS sentence,
    statement.variant_group,
    document.source_uri,
    statement.document_id,
    statement.sentence_id,
    statement.char_start,
    statement.char_end,
    statement.rule,
    statement.flags
FROM ledger.statements AS statement
JOIN ledger.documents AS document USING (document_id)
JOIN ledger.sentences AS sentence USING (sentence_id)
WHERE NOT EXISTS (FROM ledger.documents AS newer WHERE newer.supersedes = document.document_id);

COMMENT ON VIEW analysis.statements IS 'Who is reported to have said, thought or wanted what, with the exact words, the sentence, the outlet and the day.';
COMMENT ON COLUMN analysis.statements.statement_id IS 'Identifier of the statement.';
COMMENT ON COLUMN analysis.statements.outlet IS 'Publishing outlet; NULL when the source does not name it.';
COMMENT ON COLUMN analysis.statements.title IS 'Headline of the report.';
COMMENT ON COLUMN analysis.statements.published_on IS 'Day of publication; NULL when unknown.';
COMMENT ON COLUMN analysis.statements.speaker IS 'The speaker, as the report words it here ("he", "the minister"); NULL when nobody is named.';
COMMENT ON COLUMN analysis.statements.speaker_entity_id IS 'Who that is (ledger.entities); NULL when the report does not settle it, or names nobody known.';
COMMENT ON COLUMN analysis.statements.cue IS 'The words that attribute the statement to the speaker.';
COMMENT ON COLUMN analysis.statements.cue_kind IS 'say, write, ask, urge, show, rule, think, feel, want or judge.';
COMMENT ON COLUMN analysis.statements.words IS 'The exact words of the statement; an ellipsis stands where the attribution splits it.';
COMMENT ON COLUMN analysis.statements.form IS 'direct, mixed or indirect.';
COMMENT ON COLUMN analysis.statements.sentence IS 'The sentence that the statement begins in.';
COMMENT ON COLUMN analysis.statements.variant_group IS 'The same statement in other wordings has the same group.';
COMMENT ON COLUMN analysis.statements.source_uri IS 'Where the report came from.';
COMMENT ON COLUMN analysis.statements.document_id IS 'The report (ledger.documents).';
COMMENT ON COLUMN analysis.statements.sentence_id IS 'The sentence (ledger.sentences).';
COMMENT ON COLUMN analysis.statements.char_start IS 'First code point of the statement in the report''s text, from 0.';
COMMENT ON COLUMN analysis.statements.char_end IS 'One past its last code point.';
COMMENT ON COLUMN analysis.statements.rule IS 'Identifier of the rule that read the statement.';
COMMENT ON COLUMN analysis.statements.flags IS 'Warnings of the gate about the row; empty when there are none.';
