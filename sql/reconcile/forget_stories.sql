DELETE FROM ledger.claim_figures
WHERE claim_id IN (SELECT claim_id FROM ledger.claims WHERE story_id IN (SELECT id FROM named_ids));
DELETE FROM ledger.claims WHERE story_id IN (SELECT id FROM named_ids);
DELETE FROM ledger.date_claim_mentions
WHERE date_claim_id IN (SELECT date_claim_id FROM ledger.date_claims WHERE story_id IN (SELECT id FROM named_ids));
DELETE FROM ledger.date_claims WHERE story_id IN (SELECT id FROM named_ids);
DELETE FROM ledger.shared_wording WHERE story_id IN (SELECT id FROM named_ids);
DELETE FROM ledger.stories WHERE story_id IN (SELECT id FROM named_ids);
