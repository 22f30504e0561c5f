-- Grain: one row per report that names a weekday.
-- Key: document_id
CREATE TABLE ledger.document_weekdays (
    document_id VARCHAR NOT NULL,
    weekdays    INTEGER NOT NULL
);

COMMENT ON TABLE ledger.document_weekdays IS 'The weekdays that a report names: two reports within days of each other that name different ones are less likely of one event.';
COMMENT ON COLUMN ledger.document_weekdays.document_id IS 'The report (ledger.documents).';
COMMENT ON COLUMN ledger.document_weekdays.weekdays IS 'A bit for each weekday that stands in the text or title, 1 for Monday, 2 for Tuesday, 4 for Wednesday, up to 64 for Sunday.';
