-- Grain: one row per mention of a claim.
CREATE VIEW analysis.claim_mentions AS
SELECT
    claim.label,
    claim.status,
    figure.text,
    document.outlet,
    coalesce(document.outlet, parse_filename(document.source_uri)) AS source,
    document.published_on,
    sentence.text AS sentence,
    mention.agrees,
    mention.superseded,
    mention.origin_reason,
    first.outlet AS origin_outlet,
    mention.value_low,
    mention.value_high,
    claim.unit,
    mention.period,
    mention.rate,
    document.title,
    document.source_uri,
    mention.claim_id,
    mention.figure_id,
    mention.origin_id,
    claim.story_id,
    figure.document_id
FROM ledger.claim_figures AS mention
JOIN ledger.claims AS claim USING (claim_id)
JOIN ledger.figures AS figure USING (figure_id)
JOIN ledger.documents AS document USING (document_id)
JOIN ledger.sentences AS sentence USING (sentence_id)
JOIN ledger.figures AS first_figure ON first_figure.figure_id = mention.origin_id
JOIN ledger.documents AS first ON first.document_id = first_figure.document_id;

COMMENT ON VIEW analysis.claim_mentions IS 'Each mention of each claim: its words, who says so, whether it agrees, and what it goes back to.';
COMMENT ON COLUMN analysis.claim_mentions.label IS 'What the claim measures.';
COMMENT ON COLUMN analysis.claim_mentions.status IS 'Status of the claim.';
COMMENT ON COLUMN analysis.claim_mentions.text IS 'The exact words.';
COMMENT ON COLUMN analysis.claim_mentions.outlet IS 'Publishing outlet; NULL when the source does not name it.';
COMMENT ON COLUMN analysis.claim_mentions.source IS 'Who says so, to be shown: the outlet, or the name of the file or page where none is known.';
COMMENT ON COLUMN analysis.claim_mentions.published_on IS 'Day of publication; NULL when unknown.';
COMMENT ON COLUMN analysis.claim_mentions.sentence IS 'The sentence they stand in.';
COMMENT ON COLUMN analysis.claim_mentions.agrees IS 'Whether the mention allows the value that most reports allow.';
COMMENT ON COLUMN analysis.claim_mentions.superseded IS 'Whether a later report raised the toll.';
COMMENT ON COLUMN analysis.claim_mentions.origin_reason IS 'Why it has its origin, in words.';
COMMENT ON COLUMN analysis.claim_mentions.origin_outlet IS 'Outlet of the first mention of that origin.';
COMMENT ON COLUMN analysis.claim_mentions.value_low IS 'Least value that the words allow, in the claim''s unit; NULL when open.';
COMMENT ON COLUMN analysis.claim_mentions.value_high IS 'Greatest such value; NULL when open.';
COMMENT ON COLUMN analysis.claim_mentions.unit IS 'The claim''s unit; NULL for counts.';
COMMENT ON COLUMN analysis.claim_mentions.period IS 'The days that the quantity is stated for, as an ISO 8601 interval; NULL when none are.';
COMMENT ON COLUMN analysis.claim_mentions.rate IS 'What it is per, with the deadline if one is stated (year by 2030); NULL when it is no rate.';
COMMENT ON COLUMN analysis.claim_mentions.title IS 'Headline of the report.';
COMMENT ON COLUMN analysis.claim_mentions.source_uri IS 'Where the report came from.';
COMMENT ON COLUMN analysis.claim_mentions.claim_id IS 'The claim (ledger.claims).';
COMMENT ON COLUMN analysis.claim_mentions.figure_id IS 'The mention (ledger.figures); `wireledger explain` takes it.';
COMMENT ON COLUMN analysis.claim_mentions.origin_id IS 'First mention of the same origin (a figure_id).';
COMMENT ON COLUMN analysis.claim_mentions.story_id IS 'The story (ledger.stories).';
COMMENT ON COLUMN analysis.claim_mentions.document_id IS 'The report (ledger.documents).';
