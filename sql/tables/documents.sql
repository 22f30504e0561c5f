-- Grain: one row per version of a report.
-- Key: document_id
CREATE TABLE ledger.documents (
    document_id        VARCHAR   NOT NULL PRIMARY KEY,
    source_uri         VARCHAR   NOT NULL,
    outlet             VARCHAR,
    title              VARCHAR,
    byline             VARCHAR,
    published_at       TIMESTAMP,
    published_on       DATE,
    published_basis    VARCHAR   NOT NULL,
    language           VARCHAR   NOT NULL,
    language_basis     VARCHAR   NOT NULL,
    text               VARCHAR   NOT NULL,
    text_sha256        VARCHAR   NOT NULL,
    raw_sha256         VARCHAR   NOT NULL,
    input_sha256       VARCHAR   NOT NULL,
    media_type         VARCHAR   NOT NULL,
    word_count         INTEGER   NOT NULL,
    version            INTEGER   NOT NULL,
    supersedes         VARCHAR,
    content_id         VARCHAR   NOT NULL,
    withdrawn_reason   VARCHAR,
    extractor_version  VARCHAR,
    ingested_at        TIMESTAMP NOT NULL,
    run_id             VARCHAR   NOT NULL
);

COMMENT ON TABLE ledger.documents IS 'Reports as received, one row per version: the stored text that every offset in the ledger points into.';
COMMENT ON COLUMN ledger.documents.document_id IS 'Identifier: the first 16 hexadecimal digits of the SHA-256 of source_uri, text and stated metadata, the same on every machine; of content_id and version for a text that came back after another.';
COMMENT ON COLUMN ledger.documents.source_uri IS 'Where the report came from: the record''s own url, else its id, else the file''s path relative to the source given. Keys in it are masked, *** with a digest where they tell reports apart.';
COMMENT ON COLUMN ledger.documents.outlet IS 'Publishing outlet as the source or the manifest names it; NULL when neither does.';
COMMENT ON COLUMN ledger.documents.title IS 'Headline as the source or the manifest gives it.';
COMMENT ON COLUMN ledger.documents.byline IS 'Author line as the source gives it.';
COMMENT ON COLUMN ledger.documents.published_at IS 'Instant of publication in UTC; NULL when the source states a day only, or nothing.';
COMMENT ON COLUMN ledger.documents.published_on IS 'Day of publication as the outlet states it (its own clock); NULL when unknown, and then no relative date in the report is resolved.';
COMMENT ON COLUMN ledger.documents.published_basis IS 'How published_on is known: metadata, manifest, given (on the command line), dateline, text, or unknown.';
COMMENT ON COLUMN ledger.documents.language IS 'BCP 47 language of the text; only en is extracted; und when it cannot be told.';
COMMENT ON COLUMN ledger.documents.language_basis IS 'How language is known: declared by the source, detected from the text, or assumed (too short to tell).';
COMMENT ON COLUMN ledger.documents.text IS 'The report''s text in Unicode NFC with LF line ends; offsets are code points into it, half-open. Empty for a withdrawal.';
COMMENT ON COLUMN ledger.documents.text_sha256 IS 'SHA-256 of text in UTF-8.';
COMMENT ON COLUMN ledger.documents.raw_sha256 IS 'SHA-256 of the raw bytes of the record, kept under data/raw.';
COMMENT ON COLUMN ledger.documents.input_sha256 IS 'SHA-256 over everything the row was made from (source_uri, raw bytes, manifest and command-line metadata, normalizer version): an input seen again is recognised by it.';
COMMENT ON COLUMN ledger.documents.media_type IS 'Shape of the raw bytes, as an IANA media type.';
COMMENT ON COLUMN ledger.documents.word_count IS 'Number of whitespace-separated words in text.';
COMMENT ON COLUMN ledger.documents.version IS '1 for the first text seen under source_uri, 2 for the next, and so on.';
COMMENT ON COLUMN ledger.documents.supersedes IS 'document_id of the version before this one; NULL for the first.';
COMMENT ON COLUMN ledger.documents.content_id IS 'What the version says: document_id of the first version of the source with the same text and stated metadata.';
COMMENT ON COLUMN ledger.documents.withdrawn_reason IS 'Why the source took the report back, in its words: such a version has no text, and takes the report out of the views. NULL for a report that stands.';
COMMENT ON COLUMN ledger.documents.extractor_version IS 'Version of the extractors that read the text; NULL when it was not extracted (not English, or withdrawn).';
COMMENT ON COLUMN ledger.documents.ingested_at IS 'When the row was loaded, UTC.';
COMMENT ON COLUMN ledger.documents.run_id IS 'Run that loaded the row (quality.runs).';
