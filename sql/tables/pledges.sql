-- Grain: one row per amount, or thing without an amount, that is proposed, promised, set aside or given; and one for
-- each of several who pledge together, without the amount.
-- Key: pledge_id
CREATE TABLE ledger.pledges (
    pledge_id             VARCHAR   NOT NULL,
    document_id           VARCHAR   NOT NULL,
    sentence_id           VARCHAR   NOT NULL,
    char_start            INTEGER   NOT NULL,
    char_end              INTEGER   NOT NULL,
    text                  VARCHAR   NOT NULL,
    pledger_entity_id     VARCHAR,
    pledger_text          VARCHAR,
    pledger_start         INTEGER,
    pledger_end           INTEGER,
    beneficiary_entity_id VARCHAR,
    beneficiary_text      VARCHAR,
    beneficiary_start     INTEGER,
    beneficiary_end       INTEGER,
    stage                 VARCHAR   NOT NULL,
    action                VARCHAR   NOT NULL,
    figure_id             VARCHAR,
    date_id               VARCHAR,
    due_date_id           VARCHAR,
    parent_pledge_id      VARCHAR,
    frequency             VARCHAR,
    condition             VARCHAR,
    condition_start       INTEGER,
    condition_end         INTEGER,
    rule                  VARCHAR   NOT NULL,
    extractor_version     VARCHAR   NOT NULL,
    flags                 VARCHAR[] NOT NULL DEFAULT []
);

COMMENT ON TABLE ledger.pledges IS 'Money, arms, people and goods that somebody is reported to propose, aim at, pledge, commit, allocate or have delivered, with the exact words.';
COMMENT ON COLUMN ledger.pledges.pledge_id IS 'document_id/pledge/start-end.';
COMMENT ON COLUMN ledger.pledges.document_id IS 'The document (ledger.documents).';
COMMENT ON COLUMN ledger.pledges.sentence_id IS 'The sentence that the pledge begins in (ledger.sentences).';
COMMENT ON COLUMN ledger.pledges.char_start IS 'First code point of the pledge in the document''s text, from 0.';
COMMENT ON COLUMN ledger.pledges.char_end IS 'One past its last code point.';
COMMENT ON COLUMN ledger.pledges.text IS 'The document''s text from char_start to char_end: the cue with what it governs; of a part or a further amount, its own words.';
COMMENT ON COLUMN ledger.pledges.pledger_entity_id IS 'Who pledges (ledger.entities); NULL when the report does not settle it, names nobody known, or names several at once, each of whom is then a part of it.';
COMMENT ON COLUMN ledger.pledges.pledger_text IS 'The words for the pledger: the subject of the cue, or the speaker it goes back to; NULL when none stand there.';
COMMENT ON COLUMN ledger.pledges.pledger_start IS 'First code point of the pledger in the document''s text.';
COMMENT ON COLUMN ledger.pledges.pledger_end IS 'One past its last code point.';
COMMENT ON COLUMN ledger.pledges.beneficiary_entity_id IS 'Who is to have it (ledger.entities), or the country they are people of; NULL when unknown.';
COMMENT ON COLUMN ledger.pledges.beneficiary_text IS 'The words for who is to have it; NULL when none stand there.';
COMMENT ON COLUMN ledger.pledges.beneficiary_start IS 'First code point of the beneficiary in the document''s text.';
COMMENT ON COLUMN ledger.pledges.beneficiary_end IS 'One past its last code point.';
COMMENT ON COLUMN ledger.pledges.stage IS 'proposal < stated_goal < pledge < commitment < allocation < delivered, as the verb and its modality say.';
COMMENT ON COLUMN ledger.pledges.action IS 'What is to be done, a verb''s base form (send, raise); the cue''s own where no other verb says it (pledge).';
COMMENT ON COLUMN ledger.pledges.figure_id IS 'The amount (ledger.figures); NULL when none is stated. Amounts of a part are in the whole''s already.';
COMMENT ON COLUMN ledger.pledges.date_id IS 'When it was promised or given, where the sentence says so (ledger.dates).';
COMMENT ON COLUMN ledger.pledges.due_date_id IS 'By when it is to be done, or the time it is for (ledger.dates).';
COMMENT ON COLUMN ledger.pledges.parent_pledge_id IS 'The whole that this is a part of (ledger.pledges), never to be summed with it: a larger amount, or what several pledge together; NULL for a whole.';
COMMENT ON COLUMN ledger.pledges.frequency IS 'What the amount is per (year, month), from its figure; NULL when it is no rate.';
COMMENT ON COLUMN ledger.pledges.condition IS 'The words of the condition it depends on ("once a truce holds"); NULL when none is stated.';
COMMENT ON COLUMN ledger.pledges.condition_start IS 'First code point of the condition in the document''s text.';
COMMENT ON COLUMN ledger.pledges.condition_end IS 'One past its last code point.';
COMMENT ON COLUMN ledger.pledges.rule IS 'Identifier of the rule that read the pledge.';
COMMENT ON COLUMN ledger.pledges.extractor_version IS 'Version of the extractor that read the pledge.';
COMMENT ON COLUMN ledger.pledges.flags IS 'Warning rules of the gate that the row broke (quality.validations.expectation_id), in name order; empty when none.';
