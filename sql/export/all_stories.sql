SELECT story_id FROM ledger.stories ORDER BY story_id;
