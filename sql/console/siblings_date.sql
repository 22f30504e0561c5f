-- Mentions of the same days in other reports.
SELECT coalesce(other.outlet, parse_filename(other.source_uri)) AS source, other.published_on, other.text, other.sentence, other.date_id
FROM analysis.dates AS this
JOIN analysis.dates AS other
    ON other.start_on = this.start_on
    AND other.end_on = this.end_on
    AND other.document_id <> this.document_id
WHERE this.date_id = $id
ORDER BY other.published_on, other.date_id
LIMIT 8;
