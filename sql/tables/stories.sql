-- Grain: one row per event that reports are of.
-- Key: story_id
CREATE TABLE ledger.stories (
    story_id VARCHAR NOT NULL,
    headline VARCHAR NOT NULL,
    first_on DATE,
    last_on  DATE
);

COMMENT ON TABLE ledger.stories IS 'Events: reports that are of one thing, found by the rare words and names they share within days of each other.';
COMMENT ON COLUMN ledger.stories.story_id IS 'Identifier, made from the address of the report that was published first.';
COMMENT ON COLUMN ledger.stories.headline IS 'Title of the report that is most like the others; its first words where it has none.';
COMMENT ON COLUMN ledger.stories.first_on IS 'Day of publication of the first report; NULL when no report has one.';
COMMENT ON COLUMN ledger.stories.last_on IS 'Day of publication of the last report; NULL when no report has one.';
