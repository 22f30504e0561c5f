-- One figure, with its report and its sentence.
SELECT figure.*, document.outlet, document.title, document.published_on, document.published_basis,
    document.source_uri, document.version, sentence.char_start AS sentence_start,
    sentence.text AS sentence
FROM ledger.figures AS figure
JOIN ledger.documents AS document USING (document_id)
JOIN ledger.sentences AS sentence USING (sentence_id)
WHERE figure.figure_id = $id;
