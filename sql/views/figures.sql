-- Grain: one row per mention of a quantity in the newest version of a report.
CREATE VIEW analysis.figures AS
SELECT
    figure.figure_id,
    document.outlet,
    document.title,
    document.published_on,
    figure.kind,
    figure.text,
    figure.value,
    figure.value_low,
    figure.value_high,
    figure.modifier,
    figure.direction,
    figure.unit,
    figure.value_eur,
    figure.value_usd,
    figure.rate_on,
    figure.rate_reason,
    figure.counted,
    figure.counted_head,
    figure.action,
    figure.property,
    figure.about,
    figure.about_entity_id,
    figure.scope,
    figure.modality,
    figure.modality_cue,
    figure.as_of,
    figure.hedge,
    figure.per,
    figure.period_start,
    figure.period_end,
    figure.role,
    related.text AS related_text,
    figure.related_figure_id,
    regexp_replace(spoken.speaker_text, ',?\s+(who|which|that)$', '') AS speaker,
    spoken.speaker_entity_id,
    spoken.statement_id,
    credit.source_name AS credit,
    credit.scope AS credit_scope,
    credit.credit_id,
    sentence.text AS sentence,
    document.source_uri,
    figure.document_id,
    figure.sentence_id,
    figure.char_start,
    figure.char_end,
    figure.rule,
    figure.flags
FROM ledger.figures AS figure
JOIN ledger.documents AS document USING (document_id)
JOIN ledger.sentences AS sentence USING (sentence_id)
LEFT JOIN ledger.figures AS related ON related.figure_id = figure.related_figure_id
LEFT JOIN ledger.figure_speakers AS spoken ON spoken.figure_id = figure.figure_id
LEFT JOIN ledger.figure_credits AS credit ON credit.figure_id = figure.figure_id
WHERE NOT EXISTS (FROM ledger.documents AS newer WHERE newer.supersedes = document.document_id);

COMMENT ON VIEW analysis.figures IS 'Every quantity that the reports state, with its exact words, the sentence, the outlet and the day.';
COMMENT ON COLUMN analysis.figures.figure_id IS 'Identifier of the mention; `wireledger explain` takes it.';
COMMENT ON COLUMN analysis.figures.outlet IS 'Publishing outlet; NULL when the source does not name it.';
COMMENT ON COLUMN analysis.figures.title IS 'Headline of the report.';
COMMENT ON COLUMN analysis.figures.published_on IS 'Day of publication; NULL when unknown.';
COMMENT ON COLUMN analysis.figures.kind IS 'money, count, percent, ratio, ordinal, duration, age or measure.';
COMMENT ON COLUMN analysis.figures.text IS 'The exact words.';
COMMENT ON COLUMN analysis.figures.value IS 'The stated number in base units (800 billion is 8e11); NULL for a range or a vague quantity.';
COMMENT ON COLUMN analysis.figures.value_low IS 'Lower bound of what the words allow; NULL when open.';
COMMENT ON COLUMN analysis.figures.value_high IS 'Upper bound of what the words allow; NULL when open.';
COMMENT ON COLUMN analysis.figures.modifier IS 'exact, approximately, more_than, at_least, less_than, at_most or between.';
COMMENT ON COLUMN analysis.figures.direction IS 'up or down for a stated change.';
COMMENT ON COLUMN analysis.figures.unit IS 'ISO 4217 code, percent, percentage_point or UCUM code; NULL for counts.';
COMMENT ON COLUMN analysis.figures.value_eur IS 'Money in euros, at the European Central Bank''s rate of rate_on; NULL where rate_reason says why.';
COMMENT ON COLUMN analysis.figures.value_usd IS 'Money in US dollars, at the same day''s rate.';
COMMENT ON COLUMN analysis.figures.rate_on IS 'The day whose rate was used: the day of publication, or the last business day before it.';
COMMENT ON COLUMN analysis.figures.rate_reason IS 'Why money was not converted; NULL when it was.';
COMMENT ON COLUMN analysis.figures.counted IS 'What is counted, as written.';
COMMENT ON COLUMN analysis.figures.counted_head IS 'Its singular head noun.';
COMMENT ON COLUMN analysis.figures.action IS 'What is done to or by what is counted (die, injure, invest, rise); NULL where no known verb or noun governs the figure.';
COMMENT ON COLUMN analysis.figures.property IS 'What is measured, as a noun in the singular (net profit, death toll); NULL where no word says it.';
COMMENT ON COLUMN analysis.figures.about IS 'Whose the value is, as the report words it; NULL where it does not settle it.';
COMMENT ON COLUMN analysis.figures.about_entity_id IS 'Who or what that is (ledger.entities); NULL when nobody known.';
COMMENT ON COLUMN analysis.figures.scope IS 'For which part, or in which way counted, the value holds (killed, confirmed, first-half); NULL where no words say so.';
COMMENT ON COLUMN analysis.figures.modality IS 'actual, estimated, forecast, planned, possible, limit, threshold, typical or denied.';
COMMENT ON COLUMN analysis.figures.modality_cue IS 'The words that say so; NULL when actual.';
COMMENT ON COLUMN analysis.figures.as_of IS 'The day for which the value holds; NULL where the words do not settle it.';
COMMENT ON COLUMN analysis.figures.hedge IS 'A word of doubt about the value (reportedly); NULL when there is none.';
COMMENT ON COLUMN analysis.figures.per IS 'Rate: what the quantity is per.';
COMMENT ON COLUMN analysis.figures.period_start IS 'First day of the period the quantity is stated for.';
COMMENT ON COLUMN analysis.figures.period_end IS 'Last day of that period, inclusive.';
COMMENT ON COLUMN analysis.figures.role IS 'stated, total, part, prior_value, target or equivalent.';
COMMENT ON COLUMN analysis.figures.related_text IS 'Words of the figure that role refers to.';
COMMENT ON COLUMN analysis.figures.related_figure_id IS 'Identifier of that figure.';
COMMENT ON COLUMN analysis.figures.speaker IS 'Who stated the figure, as the report words it ("he", "the ministry"); NULL where the report itself does.';
COMMENT ON COLUMN analysis.figures.speaker_entity_id IS 'Who that is (ledger.entities); NULL when the report does not settle it, or names nobody known.';
COMMENT ON COLUMN analysis.figures.statement_id IS 'The statement that the figure stands in (analysis.statements).';
COMMENT ON COLUMN analysis.figures.credit IS 'The agency or outlet that the report credits for the figure, as named: in its sentence, else at the end of its paragraph, else for the whole report; NULL where it credits none.';
COMMENT ON COLUMN analysis.figures.credit_scope IS 'How near that credit is: sentence, paragraph or report.';
COMMENT ON COLUMN analysis.figures.credit_id IS 'The credit (analysis.credits).';
COMMENT ON COLUMN analysis.figures.flags IS 'Warnings of the gate about the row, such as figures.conversion_at_rate; empty when there are none.';
COMMENT ON COLUMN analysis.figures.sentence IS 'The sentence the mention stands in.';
COMMENT ON COLUMN analysis.figures.source_uri IS 'Where the report came from.';
COMMENT ON COLUMN analysis.figures.document_id IS 'The report (ledger.documents).';
COMMENT ON COLUMN analysis.figures.sentence_id IS 'The sentence (ledger.sentences).';
COMMENT ON COLUMN analysis.figures.char_start IS 'First code point of the mention in the report''s text, from 0.';
COMMENT ON COLUMN analysis.figures.char_end IS 'One past its last code point.';
COMMENT ON COLUMN analysis.figures.rule IS 'Identifier of the rule that read the mention.';
