-- Grain: one row per pair of reports that could be of one event, the lesser identifier first.
-- Key: document_id, other_document_id
CREATE TABLE ledger.document_links (
    document_id       VARCHAR NOT NULL,
    other_document_id VARCHAR NOT NULL,
    last_on           DATE,
    similarity        DOUBLE  NOT NULL
);

COMMENT ON TABLE ledger.document_links IS 'Reports published within days of each other that share enough terms to be compared.';
COMMENT ON COLUMN ledger.document_links.document_id IS 'One report (ledger.documents).';
COMMENT ON COLUMN ledger.document_links.other_document_id IS 'The other report.';
COMMENT ON COLUMN ledger.document_links.last_on IS 'Day of publication of the later; NULL when one has none. The links of a report are sought among those of its days.';
COMMENT ON COLUMN ledger.document_links.similarity IS 'Cosine of the two reports'' terms, from 0.1 to 1.';
