DELETE FROM ledger.story_documents WHERE document_id IN (SELECT document_id FROM gone_documents);
DELETE FROM ledger.document_terms WHERE document_id IN (SELECT document_id FROM gone_documents);
DELETE FROM ledger.document_weekdays WHERE document_id IN (SELECT document_id FROM gone_documents);
DELETE FROM ledger.document_links
WHERE document_id IN (SELECT document_id FROM gone_documents)
    OR other_document_id IN (SELECT document_id FROM gone_documents);
