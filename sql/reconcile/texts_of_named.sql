SELECT document_id, source_uri, published_on, title, text
FROM ledger.documents
WHERE rowid IN (SELECT rowid FROM ledger.documents WHERE document_id IN (SELECT id FROM named_ids))
ORDER BY document_id;
