-- Grain: one row per pledge in the newest version of a report.
CREATE VIEW analysis.pledges AS
SELECT
    pledge.pledge_id,
    document.outlet,
    document.title,
    document.published_on,
    pledge.pledger_text                            AS pledger,
    pledge.pledger_entity_id,
    pledge.beneficiary_text                        AS beneficiary,
    pledge.beneficiary_entity_id,
    pledge.stage,
    list_position(
        ['proposal', 'stated_goal', 'pledge', 'commitment', 'allocation', 'delivered'], pledge.stage
    )                                              AS stage_rank,
    pledge.action,
    pledge.text                                    AS words,
    figure.kind                                    AS amount_kind,
    figure.value                                   AS amount,
    figure.value_low                               AS amount_low,
    figure.value_high                              AS amount_high,
    if(figure.kind = 'money', figure.unit, NULL)   AS currency,
    figure.value_eur,
    figure.value_usd,
    figure.counted,
    pledge.frequency,
    if(said.start_on = said.end_on, said.start_on, NULL) AS pledged_on,
    due.text                                       AS due,
    due.end_on                                     AS due_on,
    pledge.condition,
    pledge.parent_pledge_id,
    parent.text                                    AS parent,
    sentence.text                                  AS sentence,
    pledge.figure_id,
    document.source_uri,
    pledge.document_id,
    pledge.sentence_id,
    pledge.char_start,
    pledge.char_end,
    pledge.rule,
    pledge.flags
FROM ledger.pledges AS pledge
JOIN ledger.documents AS document USING (document_id)
JOIN ledger.sentences AS sentence USING (sentence_id)
LEFT JOIN ledger.figures AS figure ON figure.figure_id = pledge.figure_id
LEFT JOIN ledger.dates AS said ON said.date_id = pledge.date_id
LEFT JOIN ledger.dates AS due ON due.date_id = pledge.due_date_id
LEFT JOIN ledger.pledges AS parent ON parent.pledge_id = pledge.parent_pledge_id
WHERE NOT EXISTS (FROM ledger.documents AS newer WHERE newer.supersedes = document.document_id);

COMMENT ON VIEW analysis.pledges IS 'Who is reported to propose, promise, set aside or give what to whom, with the exact words. A sum takes rows without a parent only.';
COMMENT ON COLUMN analysis.pledges.pledge_id IS 'Identifier of the pledge.';
COMMENT ON COLUMN analysis.pledges.outlet IS 'Publishing outlet; NULL when the source does not name it.';
COMMENT ON COLUMN analysis.pledges.title IS 'Headline of the report.';
COMMENT ON COLUMN analysis.pledges.published_on IS 'Day of publication; NULL when unknown.';
COMMENT ON COLUMN analysis.pledges.pledger IS 'The words for who pledges; NULL when nobody is named.';
COMMENT ON COLUMN analysis.pledges.pledger_entity_id IS 'Who that is (ledger.entities); NULL when unknown, or several at once, each of whom is then a part of it.';
COMMENT ON COLUMN analysis.pledges.beneficiary IS 'The words for who is to have it; NULL when nobody is named.';
COMMENT ON COLUMN analysis.pledges.beneficiary_entity_id IS 'Who that is (ledger.entities), or the country they are people of; NULL when unknown.';
COMMENT ON COLUMN analysis.pledges.stage IS 'proposal, stated_goal, pledge, commitment, allocation or delivered.';
COMMENT ON COLUMN analysis.pledges.stage_rank IS 'Place of the stage in that order, from 1.';
COMMENT ON COLUMN analysis.pledges.action IS 'What is to be done, a verb''s base form.';
COMMENT ON COLUMN analysis.pledges.words IS 'The exact words of the pledge.';
COMMENT ON COLUMN analysis.pledges.amount_kind IS 'money, count, measure or percent; NULL when no amount is stated.';
COMMENT ON COLUMN analysis.pledges.amount IS 'The stated number in base units; NULL for a range or when none is stated.';
COMMENT ON COLUMN analysis.pledges.amount_low IS 'Lower bound of the interval that the words allow.';
COMMENT ON COLUMN analysis.pledges.amount_high IS 'Upper bound of the interval that the words allow.';
COMMENT ON COLUMN analysis.pledges.currency IS 'ISO 4217 code of money; NULL when it is none, or its currency is unsettled.';
COMMENT ON COLUMN analysis.pledges.value_eur IS 'Money in euros at the rate of the publication day; NULL as in analysis.figures.';
COMMENT ON COLUMN analysis.pledges.value_usd IS 'Money in US dollars at the rate of the publication day.';
COMMENT ON COLUMN analysis.pledges.counted IS 'What is counted, as written ("doses of the vaccine"); NULL for money.';
COMMENT ON COLUMN analysis.pledges.frequency IS 'What the amount is per (year, month); NULL when it is no rate.';
COMMENT ON COLUMN analysis.pledges.pledged_on IS 'The day on which it was promised or given, where the sentence states one day; else NULL.';
COMMENT ON COLUMN analysis.pledges.due IS 'By when it is to be done or the time it is for, as written.';
COMMENT ON COLUMN analysis.pledges.due_on IS 'The last day of that time; NULL when the text does not settle it.';
COMMENT ON COLUMN analysis.pledges.condition IS 'The words of the condition it depends on; NULL when none is stated.';
COMMENT ON COLUMN analysis.pledges.parent_pledge_id IS 'The whole that this is a part of; NULL for a whole. Parts are in the whole''s amount already.';
COMMENT ON COLUMN analysis.pledges.parent IS 'The words of that whole.';
COMMENT ON COLUMN analysis.pledges.sentence IS 'The sentence that the pledge begins in.';
COMMENT ON COLUMN analysis.pledges.figure_id IS 'The amount (ledger.figures); NULL when none is stated.';
COMMENT ON COLUMN analysis.pledges.source_uri IS 'Where the report came from.';
COMMENT ON COLUMN analysis.pledges.document_id IS 'The report (ledger.documents).';
COMMENT ON COLUMN analysis.pledges.sentence_id IS 'The sentence (ledger.sentences).';
COMMENT ON COLUMN analysis.pledges.char_start IS 'First code point of the pledge in the report''s text, from 0.';
COMMENT ON COLUMN analysis.pledges.char_end IS 'One past its last code point.';
COMMENT ON COLUMN analysis.pledges.rule IS 'Rule that read the pledge.';
COMMENT ON COLUMN analysis.pledges.flags IS 'Warnings of the gate about the row; empty when there are none.';
