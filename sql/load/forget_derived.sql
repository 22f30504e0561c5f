-- Forgets all that follows from reports, so that it is told anew from them. For ledgers of versions that left what a
-- killed or refused run had derived: when the same reports came again, it was taken for theirs.
DELETE FROM ledger.claim_figures;
DELETE FROM ledger.claims;
DELETE FROM ledger.date_claim_mentions;
DELETE FROM ledger.date_claims;
DELETE FROM ledger.shared_wording;
DELETE FROM ledger.stories;
DELETE FROM ledger.story_documents;
DELETE FROM ledger.document_links;
DELETE FROM ledger.document_terms;
DELETE FROM ledger.document_weekdays;
UPDATE ledger.statements SET variant_group = statement_id WHERE variant_group <> statement_id;
