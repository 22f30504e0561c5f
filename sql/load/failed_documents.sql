-- Documents of the run that an extractor stumbled over: one row per document, with the reason.
CREATE OR REPLACE TEMP TABLE failed_documents AS
SELECT document_id, min(reason) AS reason
FROM read_parquet($failures)
GROUP BY document_id;
