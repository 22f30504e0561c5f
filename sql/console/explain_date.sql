-- One date, with its report and its sentence.
SELECT mention.*, document.outlet, document.title, document.published_on, document.published_basis,
    document.source_uri, document.version, sentence.char_start AS sentence_start,
    sentence.text AS sentence
FROM ledger.dates AS mention
JOIN ledger.documents AS document USING (document_id)
JOIN ledger.sentences AS sentence USING (sentence_id)
WHERE mention.date_id = $id;
