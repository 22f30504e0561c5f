-- Grain: one row per mention of a quantity.
-- Key: figure_id
CREATE TABLE ledger.figures (
    figure_id         VARCHAR NOT NULL,
    document_id       VARCHAR NOT NULL,
    sentence_id       VARCHAR NOT NULL,
    char_start        INTEGER NOT NULL,
    char_end          INTEGER NOT NULL,
    text              VARCHAR NOT NULL,
    kind              VARCHAR NOT NULL,
    value             DOUBLE,
    value_low         DOUBLE,
    value_high        DOUBLE,
    modifier          VARCHAR NOT NULL,
    direction         VARCHAR,
    unit              VARCHAR,
    value_eur         DOUBLE,
    value_usd         DOUBLE,
    rate_on           DATE,
    rate_reason       VARCHAR,
    counted           VARCHAR,
    counted_head      VARCHAR,
    action            VARCHAR,
    property          VARCHAR,
    property_start    INTEGER,
    property_end      INTEGER,
    about             VARCHAR,
    about_start       INTEGER,
    about_end         INTEGER,
    about_entity_id   VARCHAR,
    scope             VARCHAR,
    scope_start       INTEGER,
    scope_end         INTEGER,
    modality          VARCHAR DEFAULT 'actual',
    modality_cue      VARCHAR,
    modality_start    INTEGER,
    modality_end      INTEGER,
    as_of             DATE,
    hedge             VARCHAR,
    hedge_start       INTEGER,
    hedge_end         INTEGER,
    per               VARCHAR,
    period_start      DATE,
    period_end        DATE,
    role              VARCHAR NOT NULL,
    related_figure_id VARCHAR,
    rule              VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL,
    flags             VARCHAR[] NOT NULL DEFAULT []
);

COMMENT ON TABLE ledger.figures IS 'Mentions of quantities, each with its exact words and what they state.';
COMMENT ON COLUMN ledger.figures.figure_id IS 'document_id/figure/start-end.';
COMMENT ON COLUMN ledger.figures.document_id IS 'The document (ledger.documents).';
COMMENT ON COLUMN ledger.figures.sentence_id IS 'The sentence (ledger.sentences).';
COMMENT ON COLUMN ledger.figures.char_start IS 'First code point of the mention in the document''s text, from 0.';
COMMENT ON COLUMN ledger.figures.char_end IS 'One past its last code point.';
COMMENT ON COLUMN ledger.figures.text IS 'The exact words: the document''s text from char_start to char_end.';
COMMENT ON COLUMN ledger.figures.kind IS 'money, count, percent, ratio, ordinal, duration, age or measure.';
COMMENT ON COLUMN ledger.figures.value IS 'The stated number in base units of unit (800 billion is 8e11); NULL for a range or a vague quantity.';
COMMENT ON COLUMN ledger.figures.value_low IS 'Lower bound of the interval that the words allow; NULL when they leave it open.';
COMMENT ON COLUMN ledger.figures.value_high IS 'Upper bound of the interval that the words allow; NULL when they leave it open.';
COMMENT ON COLUMN ledger.figures.modifier IS 'exact, approximately, more_than, at_least, less_than, at_most or between.';
COMMENT ON COLUMN ledger.figures.direction IS 'up or down for a stated change; NULL when no change is stated.';
COMMENT ON COLUMN ledger.figures.unit IS 'ISO 4217 code for money, percent or percentage_point, UCUM code for measures, durations and ages; NULL for counts and for money of an unsettled currency.';
COMMENT ON COLUMN ledger.figures.value_eur IS 'Money: value in euros, at the rate of rate_on; NULL where rate_reason says why, but for amounts stated in euros.';
COMMENT ON COLUMN ledger.figures.value_usd IS 'Money: value in US dollars, at the rate of rate_on; NULL where rate_reason says why, but for amounts stated in US dollars.';
COMMENT ON COLUMN ledger.figures.rate_on IS 'The day whose European Central Bank reference rate was used: the day of publication, or the last business day within the week before it.';
COMMENT ON COLUMN ledger.figures.rate_reason IS 'Why money was not converted: currency unsettled, no single value, publication day unknown, currency not quoted by the ECB, no rate on the day or in the week before. NULL when it was.';
COMMENT ON COLUMN ledger.figures.counted IS 'The noun phrase that is counted or measured, as written; NULL when none is stated.';
COMMENT ON COLUMN ledger.figures.counted_head IS 'Its singular head noun, lower case.';
COMMENT ON COLUMN ledger.figures.action IS 'What is done to or by what is counted, as the verb, adjective or noun beside the figure says, words for one happening sharing a name (killed, dead, deaths: die); NULL where none of seeds/action_words.csv governs it.';
COMMENT ON COLUMN ledger.figures.property IS 'What is measured, as a lower-case noun in the singular ("net profit", "death toll"); the noun of the verb that says it (costs: cost), or what the unit alone says (km/h: speed); NULL when no word says it.';
COMMENT ON COLUMN ledger.figures.property_start IS 'First code point of the words that name the property, in the figure''s sentence or the one before; of a verb its own, of a unit the figure''s.';
COMMENT ON COLUMN ledger.figures.property_end IS 'One past their last code point.';
COMMENT ON COLUMN ledger.figures.about IS 'Whose the value is: the words for its subject, owner or holder, as written, without articles; NULL when the sentence and the one before do not settle it.';
COMMENT ON COLUMN ledger.figures.about_start IS 'First code point of those words.';
COMMENT ON COLUMN ledger.figures.about_end IS 'One past their last code point.';
COMMENT ON COLUMN ledger.figures.about_entity_id IS 'Who or what that is (ledger.entities); NULL when the words are no mention of a known entity.';
COMMENT ON COLUMN ledger.figures.scope IS 'Words that say for which part, or in which way counted, the value holds: killed, confirmed, first-half, excluding the attackers, in Germany; NULL when none do.';
COMMENT ON COLUMN ledger.figures.scope_start IS 'First code point of those words.';
COMMENT ON COLUMN ledger.figures.scope_end IS 'One past their last code point.';
COMMENT ON COLUMN ledger.figures.modality IS 'actual, estimated, forecast, planned, possible, limit, threshold, typical or denied. NULL only in rows of before the column.';
COMMENT ON COLUMN ledger.figures.modality_cue IS 'The words that say so; NULL when actual.';
COMMENT ON COLUMN ledger.figures.modality_start IS 'First code point of those words.';
COMMENT ON COLUMN ledger.figures.modality_end IS 'One past their last code point.';
COMMENT ON COLUMN ledger.figures.as_of IS 'The day for which the value holds: that of its clause, else of publication for what is so now; NULL for periods, the undated past, headlines and what the words do not settle.';
COMMENT ON COLUMN ledger.figures.hedge IS 'A word of doubt about the value (reportedly, said to be, unconfirmed); NULL when there is none.';
COMMENT ON COLUMN ledger.figures.hedge_start IS 'Its first code point.';
COMMENT ON COLUMN ledger.figures.hedge_end IS 'One past its last code point.';
COMMENT ON COLUMN ledger.figures.per IS 'Rate: what the quantity is per (year, month, person, ...); NULL when it is no rate.';
COMMENT ON COLUMN ledger.figures.period_start IS 'First day of the period the quantity is stated for; NULL when none is stated.';
COMMENT ON COLUMN ledger.figures.period_end IS 'Last day of that period, inclusive.';
COMMENT ON COLUMN ledger.figures.role IS 'stated, total, part, prior_value, target or equivalent.';
COMMENT ON COLUMN ledger.figures.related_figure_id IS 'The figure that role refers to: the amount an equivalent converts, the total a part belongs to, the value a prior value precedes.';
COMMENT ON COLUMN ledger.figures.rule IS 'Identifier of the rule that read the mention.';
COMMENT ON COLUMN ledger.figures.extractor_version IS 'Version of the extractor that read the mention.';
COMMENT ON COLUMN ledger.figures.flags IS 'Warning rules of the gate that the row broke (quality.validations.expectation_id), in name order; empty when none.';
