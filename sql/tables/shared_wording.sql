-- Grain: one row per pair of reports of one story that share runs of words, the earlier first.
-- Key: document_id, other_document_id
CREATE TABLE ledger.shared_wording (
    story_id          VARCHAR NOT NULL,
    document_id       VARCHAR NOT NULL,
    other_document_id VARCHAR NOT NULL,
    shared_runs       INTEGER NOT NULL,
    share             DOUBLE  NOT NULL,
    same_origin       BOOLEAN NOT NULL
);

COMMENT ON TABLE ledger.shared_wording IS 'How much wording two reports of a story share: the ground on which copies are told from independent reports. In a story of more than 40 reports, each with the ten earlier that it shares most with, with the first that it copies, and with what else ties copies together.';
COMMENT ON COLUMN ledger.shared_wording.story_id IS 'The story (ledger.stories).';
COMMENT ON COLUMN ledger.shared_wording.document_id IS 'The report that was published earlier (ledger.documents).';
COMMENT ON COLUMN ledger.shared_wording.other_document_id IS 'The later report.';
COMMENT ON COLUMN ledger.shared_wording.shared_runs IS 'Runs of five words that stand in both.';
COMMENT ON COLUMN ledger.shared_wording.share IS 'Their share of the shorter report''s runs, 0 to 1.';
COMMENT ON COLUMN ledger.shared_wording.same_origin IS 'Whether that is so much that they count as one origin.';
